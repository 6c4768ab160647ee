package employersui

import (
	"testing"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/task"
)

// A next step at an employer that must not be contacted is saved only once somebody has said that they know.
func TestANextStepAtABarredEmployerIsConfirmed(t *testing.T) {
	d := open(t, sam, fakeStaff{sam})
	d.p.Finder = finder{}
	d.NewFor("tansley")
	d.typed("Ring them")
	d.form.form.Save()
	if len(d.store.steps) != 0 || d.w.Canvas().Focused() != d.form.barred.Focus() {
		t.Fatal("it was saved unconfirmed, or the tick has no focus")
	}
	if _, ok := onscreen.Find[*kit.Banner](d.w, "Warning: Do not contact Tansley Hotel: asked not to be rung again."); !ok {
		t.Error("nobody is told why")
	}
	d.form.about.Choose(kit.Option{ID: "hallam", Title: "Hallam Bakery"})
	if !d.form.barred.Confirmed() {
		t.Error("the bakery may be contacted")
	}
	d.form.about.Choose(kit.Option{ID: "tansley", Title: "Tansley Hotel"})
	d.form.barred.Tick().Set(true)
	d.form.form.Save()
	if len(d.store.steps) != 1 || d.store.steps[0].Employer != "tansley" {
		t.Errorf("%+v", d.store.steps)
	}
}

// Ctrl+Enter may come before the employer has been read: the save waits for that.
func TestANextStepWaitsForItsEmployerToBeRead(t *testing.T) {
	d := open(t, sam, fakeStaff{sam})
	held := task.NewHeld()
	d.p.Finder, d.p.Run = finder{}, held.Runner()
	d.New("Ring them tomorrow")
	held.Hold()
	d.form.about.Choose(kit.Option{ID: "tansley", Title: "Tansley Hotel"})
	d.form.form.Save()
	held.AnswerAll()
	if len(d.store.steps) != 0 || d.form == nil || d.form.barred.Confirmed() {
		t.Error("it was saved before anybody knew that the employer is barred")
	}
}

// A step that stands there already is changed without being asked again.
func TestAStepThatStandsThereAlreadyIsNotAskedAbout(t *testing.T) {
	n := step("ring", 0)
	n.Employer, n.EmployerName = "tansley", "Tansley Hotel"
	d := open(t, sam, fakeStaff{sam}, n)
	d.p.Finder = finder{}
	d.edit(n)
	if !d.form.barred.Confirmed() {
		t.Error("asked")
	}
}

func TestBulkLeavesOutWhoMustNotBeContacted(t *testing.T) {
	reg := hallam()
	reg.list[1].DoNotContact, reg.list[2].DoNotContact = "asked not to be rung", "moved away"
	before := len(reg.steps.steps)
	o := openOffice(t, sam, reg)
	o.list.Tick("e0", "e1", "e2")
	o.bulk.addSteps()
	if !onscreen.Sees(o.w, "2 of them must not be contacted") {
		t.Error("nobody is told")
	}
	o.typed("Send the newsletter")
	o.save()
	added := o.steps.steps[before:]
	if len(added) != 1 || added[0].Employer != "e0" || o.said != "1 next step added: Send the newsletter" {
		t.Fatalf("%+v, said %q", added, o.said)
	}
	o.bulk.addSteps()
	o.typed("Write a letter")
	box, ok := onscreen.Find[*kit.Checkbox](o.w, "Add it for them too")
	if !ok {
		t.Fatal("there is no way to add it for them")
	}
	box.Set(true)
	o.save()
	if added := o.steps.steps[before:]; len(added) != 4 {
		t.Errorf("%d added", len(added))
	}
}

// Who is barred to a man is left out to a man: nothing is saved then.
func TestBulkStepsForBarredEmployersOnlyNeedTheTick(t *testing.T) {
	reg := hallam()
	reg.list[0].DoNotContact = "moved away"
	before := len(reg.steps.steps)
	o := openOffice(t, sam, reg)
	o.list.Tick("e0")
	o.bulk.addSteps()
	o.typed("Ring")
	o.save()
	if len(o.steps.steps) != before || !o.dialogOpen() {
		t.Error("saved, or closed without a word")
	}
}

package logui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
)

// The issue asks for 8 key actions at most beyond typing the words.
func TestAContactIsLoggedWithEightKeysAtMost(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	d.presses++ // Ctrl+L
	l.Log()
	d.typed("hall")
	d.key(fyne.KeyReturn)
	d.typed("anna")
	d.key(fyne.KeyReturn)
	d.key(fyne.KeyReturn)
	d.key(fyne.KeyReturn)
	d.typed("The bakers stop to pack orders.")
	d.key(fyne.KeyTab)
	d.typed("Bring a carving proposal")
	d.combo(ctrl)
	if d.presses > 8 {
		t.Errorf("%d key actions", d.presses)
	}
	got := d.last()
	if len(got.Contacts) != 1 || len(got.Steps) != 1 {
		t.Fatalf("saved %+v", got)
	}
	c, n := got.Contacts[0], got.Steps[0]
	if c.Employer != "hallam" || !slices.Equal(c.Met, []employers.PersonID{"anna"}) || c.Channel != inPerson || c.On != today || c.LoggedOn != today ||
		c.Specialist != sam.ID || c.Heard != "The bakers stop to pack orders." || c.Purpose != "LEARN" {
		t.Errorf("contact %+v", c)
	}
	if n.What != "Bring a carving proposal" || n.Due != today.AddDays(7) || n.Employer != "hallam" || n.Contact != c.ID || n.Owner != sam.ID {
		t.Errorf("next step %+v", n)
	}
	if d.said != "Logged: Hallam Bakery, in person. Next: Bring a carving proposal, Tue 1 Dec" || d.undo == nil || l.Open() {
		t.Errorf("said %q", d.said)
	}
	if len(d.drafts.kept) != 0 {
		t.Error("a saved form left a draft")
	}
}

func TestACallToANewEmployerAndANewPersonIsOneSave(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	d.presses++ // Ctrl+L
	l.Log()
	d.typed("Zebra Foods")
	d.key(fyne.KeyReturn)
	d.typed("Gil Marsh")
	d.key(fyne.KeyReturn)
	d.key(fyne.KeyReturn)
	d.key(fyne.KeyRight) // by phone
	d.key(fyne.KeyReturn)
	d.key(fyne.KeyTab)
	d.typed("Call in on Monday")
	d.combo(ctrl)
	if d.presses > 8 {
		t.Errorf("%d key actions", d.presses)
	}
	got := d.last()
	if len(got.Employers) != 1 || got.Employers[0].Name != "Zebra Foods" || len(got.People) != 1 || got.People[0].Name != "Gil Marsh" {
		t.Fatalf("saved %+v", got)
	}
	e, p, c := got.Employers[0], got.People[0], got.Contacts[0]
	if c.Employer != e.ID || p.Employer != e.ID || !slices.Equal(c.Met, []employers.PersonID{p.ID}) || c.Channel != "PHONE" || p.CanHire != "" {
		t.Errorf("the parts do not name one another: %+v %+v %+v", e, p, c)
	}
	if e.Stage != employers.StageMeet || len(got.Stages) != 0 || e.Owner != sam.ID {
		t.Errorf("the new employer is %+v", e)
	}
}

func TestAnEmployerIsFoundByAPhoneNumberTypedAnotherWay(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log()
	d.typed("4960123")
	d.key(fyne.KeyReturn)
	if l.form.first() != "hallam" {
		t.Errorf("found %q", l.form.first())
	}
}

func TestTheFormBeginsWithWhatThePersonHasBeforeThem(t *testing.T) {
	d := sit(t, sam)
	d.steps = []employers.NextStep{{ID: "ring", What: "ring Anna", Employer: "hallam", Due: today, Owner: sam.ID, Version: 1}}
	d.p.Current = func() (employers.EmployerID, employers.NextStepID) { return "hallam", "ring" }
	l := New(d.p)
	l.Log()
	f := l.form
	if f.first() != "hallam" || d.w.Canvas().Focused() != f.employer {
		t.Error("the employer of the step is not filled in, or cannot be replaced by typing")
	}
	f.met.many.Add(personOption(d.people[0]))
	f.what.SetText("send the proposal")
	f.form.Save()
	if got := d.last(); !slices.Equal(got.Done, []employers.NextStepID{"ring"}) {
		t.Errorf("done: %v", got.Done)
	}
}

func TestAContactWithAnotherEmployerDoesNotDoTheStep(t *testing.T) {
	d := sit(t, sam)
	d.steps = []employers.NextStep{{ID: "ring", What: "ring Anna", Employer: "hallam", Due: today, Owner: sam.ID, Version: 1}}
	d.p.Current = func() (employers.EmployerID, employers.NextStepID) { return "hallam", "ring" }
	l := New(d.p)
	l.Log()
	d.typed("marr")
	d.key(fyne.KeyReturn)
	if l.form.first() != "marram" || len(l.form.follows.Objects) != 0 {
		t.Fatalf("with %q, %d lines", l.form.first(), len(l.form.follows.Objects))
	}
	l.form.met.many.Add(nobodies[0])
	l.form.what.SetText("try again")
	l.form.form.Save()
	if got := d.last(); len(got.Done) != 0 {
		t.Errorf("done: %v", got.Done)
	}
	d.p.Current = func() (employers.EmployerID, employers.NextStepID) { return "", "ring" }
	l = New(d.p)
	l.Log()
	if l.form.start.step.ID != "" {
		t.Error("a step about no employer is taken for what the contact does")
	}
}

func TestTheFocusIsOnWhomOneMetWhereTheEmployerWasNamed(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	if d.w.Canvas().Focused() != l.form.met.many.Focus() {
		t.Error("the focus is elsewhere")
	}
}

func TestTheTickThatMarksAStepAsDoneCanBeTakenAway(t *testing.T) {
	d := sit(t, sam)
	d.steps = []employers.NextStep{{ID: "ring", What: "ring Anna", Employer: "hallam", Due: today, Owner: sam.ID, Version: 1}}
	l := New(d.p)
	l.LogAt(nil, "ring")
	boxes := l.form.follows.Objects
	box := boxes[len(boxes)-1].(*kit.Checkbox)
	if !box.On() || !strings.Contains(box.AccessibilityLabel(), "Marks “ring Anna” as done") {
		t.Fatalf("the line says %q", box.AccessibilityLabel())
	}
	box.Set(false)
	l.form.met.many.Add(nobodies[0])
	l.form.what.SetText("try again")
	l.form.form.Save()
	if got := d.last(); len(got.Done) != 0 {
		t.Errorf("done: %v", got.Done)
	}
}

func TestTheRelationMovesOnlyAsTheFormSays(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	f := l.form
	if len(f.follows.Objects) != 0 {
		t.Error("something moves before anybody was met")
	}
	f.met.many.Add(personOption(d.people[0]))
	box := f.follows.Objects[0].(*kit.Checkbox)
	if !strings.Contains(box.AccessibilityLabel(), "Moves Hallam Bakery on to Learn") || !box.On() {
		t.Fatalf("the line says %q", box.AccessibilityLabel())
	}
	f.what.SetText("go again")
	f.form.Save()
	if got := d.last(); got.Stages["hallam"] != employers.StageLearn {
		t.Errorf("stages %v", got.Stages)
	}
	l.Log("marram")
	f = l.form
	f.met.many.Add(personOption(d.people[2]))
	f.follows.Objects[0].(*kit.Checkbox).Set(false)
	f.what.SetText("go again")
	f.form.Save()
	if got := d.last(); len(got.Stages) != 0 {
		t.Errorf("moved all the same: %v", got.Stages)
	}
}

func TestWhatIsMissingGetsASentence(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log()
	l.form.form.Save()
	for _, field := range []string{"employer_ref", "met", "what"} {
		if l.form.form.Field(field).Wrong() == "" {
			t.Errorf("%s: nothing is said", field)
		}
	}
	if d.w.Canvas().Focused() != l.form.employer || len(d.saves) != 0 {
		t.Error("the first wrong field has no focus")
	}
}

func TestACallThatNobodyAnsweredIsQuick(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	d.typed("nobo")
	d.key(fyne.KeyDown)
	d.key(fyne.KeyUp)
	d.key(fyne.KeyReturn)
	l.form.how.SetValue("PHONE")
	l.form.what.SetText("try again")
	l.form.form.Save()
	got := d.last()
	if c := got.Contacts[0]; c.Outcome != noAnswer || len(c.Met) != 0 || len(got.Stages) != 0 {
		t.Errorf("contact %+v, stages %v", c, got.Stages)
	}
	l.Log("hallam")
	l.form.outcome.Choose(kit.Option{ID: noAnswer, Title: "No answer"})
	if !l.form.met.noAnswer() {
		t.Error("the outcome No answer still asks whom one met")
	}
	l.form.met.many.Add(personOption(d.people[0]))
	if l.form.met.noAnswer() {
		t.Error("somebody and nobody at once")
	}
}

func TestTheFormSaysWhoWasInTouchLately(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	if got := l.form.employerField.AccessibilityLabel(); got != "Employer. Sam rang them on Tuesday 17 November" {
		t.Errorf("says %q", got)
	}
}

func TestDoNotContactHasToBeConfirmed(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("tansley")
	f := l.form
	if f.caution.Hidden || !strings.Contains(seen(f.caution), "left alone until spring") {
		t.Fatal("no warning")
	}
	f.met.many.Add(nobodies[1])
	f.what.SetText("wait")
	f.form.Save()
	if len(d.saves) != 0 || d.w.Canvas().Focused() != f.caution.Focus() {
		t.Fatal("it was saved unconfirmed, or the box has no focus")
	}
	d.key(fyne.KeySpace)
	f.form.Save()
	if len(d.saves) != 1 {
		t.Error("it cannot be saved")
	}
}

func TestWhetherSomebodyCanHireIsAskedOnceWhereNobodyKnows(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("marram")
	f := l.form
	f.met.many.Add(personOption(d.people[2]))
	f.met.hires["dev"] = employers.Hires // the chip Yes
	f.refresh()
	if got := f.count.Words(); got != "Contact 1 of 6 this week" {
		t.Errorf("counts as %q", got)
	}
	f.what.SetText("go again")
	f.form.Save()
	got := d.last()
	if len(got.People) != 1 || got.People[0].CanHire != employers.Hires || got.People[0].Version != 2 || got.People[0].Employer != "marram" {
		t.Errorf("people %+v", got.People)
	}
	l.Log("marram")
	l.form.met.many.Add(personOption(d.people[0]))
	if len(l.form.met.changedPeople("marram")) != 0 {
		t.Error("nothing new was said")
	}
}

func TestTheFootSaysWhyAContactDoesNotCount(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	f := l.form
	if got := f.count.Words(); got != "0 of 6 this week" {
		t.Errorf("%q", got)
	}
	f.met.many.Add(personOption(d.people[1]))
	if got := f.count.Words(); got != "Nobody who can hire: stays 0 of 6" {
		t.Errorf("%q", got)
	}
	f.met.many.Add(personOption(d.people[0]))
	f.how.SetValue("PHONE")
	if got := f.count.Words(); got != "By phone: stays 0 of 6" {
		t.Errorf("%q", got)
	}
}

func TestAJobFairIsLoggedAgainstSeveralEmployersAtOnce(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	f := l.form
	f.met.many.Add(personOption(d.people[0]))
	f.setChannel("JOBFAIR")
	f.others.Add(offer.Employer("marram", "Marram Foods", ""))
	f.addOther("Zebra Foods")
	f.parties["marram"].met.many.Add(personOption(d.people[2]))
	f.what.SetText("send our leaflet")
	f.form.Save()
	got := d.last()
	if len(got.Contacts) != 3 || len(got.Steps) != 3 || len(got.Employers) != 1 || got.Label != "3 contacts logged" {
		t.Fatalf("saved %d contacts, %d steps, %d employers as %q", len(got.Contacts), len(got.Steps), len(got.Employers), got.Label)
	}
	if c := got.Contacts[1]; c.Employer != "marram" || !slices.Equal(c.Met, []employers.PersonID{"dev"}) || c.ID == got.Contacts[0].ID || c.Channel != "JOBFAIR" {
		t.Errorf("second contact %+v", c)
	}
	if c := got.Contacts[2]; c.Employer != got.Employers[0].ID || len(c.Met) != 0 {
		t.Errorf("third contact %+v", c)
	}
	if n := got.Steps[2]; n.Employer != got.Employers[0].ID || n.Contact != got.Contacts[2].ID {
		t.Errorf("third step %+v", n)
	}
	if d.said != "Logged: Hallam Bakery and 2 others, Job fair or networking event. Next: send our leaflet, Tue 1 Dec" {
		t.Errorf("said %q", d.said)
	}
}

func TestAnOtherChannelHasToBeNamed(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	f := l.form
	f.how.SetValue(otherChannel)
	if f.otherField.Hidden {
		t.Error("nothing asks by what means")
	}
	f.met.many.Add(nobodies[1])
	f.what.SetText("wait")
	f.form.Save()
	if len(d.saves) != 0 || f.otherField.Wrong() == "" {
		t.Error("a channel without a name was saved")
	}
	f.other.Choose(kit.Option{ID: "LETTER", Title: "Letter or leaflet"})
	f.form.Save()
	if d.last().Contacts[0].Channel != "LETTER" {
		t.Error("the channel is not the chosen one")
	}
}

func TestTheProposedDayOfTheNextStepIsAWorkingDay(t *testing.T) {
	d := sit(t, sam)
	d.p.Now = func() time.Time { return now.AddDate(0, 0, -2) } // a Sunday
	l := New(d.p)
	l.Log("hallam")
	if due, _ := l.form.due.Value(); due != today.AddDays(6) {
		t.Errorf("proposes %s", due.Weekday())
	}
}

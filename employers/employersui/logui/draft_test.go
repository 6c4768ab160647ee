package logui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/ui/offer"
)

func TestWhatIsTypedIsKeptAndComesBackWhole(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log()
	f := l.form
	f.addEmployer("Zebra Foods")
	f.met.add("gil marsh")
	f.met.hires[employers.PersonID(f.met.many.Values()[0].ID)] = employers.Hires
	f.others.Add(offer.Employer("marram", "Marram Foods", ""))
	f.parties["marram"].met.many.Add(personOption(d.people[2]))
	f.heard.SetText("They pack orders by hand")
	d.key(fyne.KeyEscape)
	if l.Open() || len(d.drafts.kept) != 1 || d.drafts.kept[0].Title != "Contact, Zebra Foods" || !strings.HasPrefix(d.said, "Draft kept") {
		t.Fatalf("kept %+v, said %q", d.drafts.kept, d.said)
	}
	l.OpenDraft(d.drafts.kept[0])
	if l.form.heard.Text() != "They pack orders by hand" || l.form.employer.Text() != "Zebra Foods" {
		t.Fatal("the draft came back otherwise")
	}
	l.form.what.SetText("go there")
	l.form.form.Save()
	got := d.last()
	if len(got.Employers) != 1 || len(got.Contacts) != 2 || len(got.People) != 1 || got.People[0].CanHire != employers.Hires || len(got.Contacts[1].Met) != 1 {
		t.Errorf("saved %+v", got)
	}
	if len(d.drafts.kept) != 0 {
		t.Error("the draft outlived its contact")
	}
}

func TestADraftOfASavedContactMakesNoSecondOne(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	l.form.met.many.Add(personOption(d.people[0]))
	l.form.what.SetText("go again")
	draft := l.form.asDraft()
	l.form.form.Save()
	l.OpenDraft(draft)
	l.form.form.Save()
	if len(d.contacts) != 1 || d.saves[0].Steps[0].ID != d.saves[1].Steps[0].ID {
		t.Errorf("%d contacts", len(d.contacts))
	}
}

func TestAnUntouchedFormLeavesNothingBehind(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	d.key(fyne.KeyEscape)
	if len(d.drafts.kept) != 0 || d.said != "" || l.Open() {
		t.Errorf("kept %v, said %q", d.drafts.kept, d.said)
	}
}

func TestClosingTheStoreKeepsTheContactThatIsBeingTyped(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	l.form.heard.SetText("much")
	d.drafts.kept = nil
	if err := l.Close(); err != nil || len(d.drafts.kept) != 1 {
		t.Errorf("kept %d, %v", len(d.drafts.kept), err)
	}
}

func TestDiscardingHasAWayBack(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	l.form.heard.SetText("much")
	l.form.Discard()
	if len(d.drafts.kept) != 0 || l.Open() || d.said != "Draft discarded: Contact, Hallam Bakery" {
		t.Fatalf("said %q", d.said)
	}
	d.undo()
	if len(d.drafts.kept) != 1 {
		t.Error("Undo brings nothing back")
	}
}

// Today lists drafts by their titles: one of which only a part of the employer was typed says that part.
func TestADraftOfAHalfTypedEmployerSaysIt(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log()
	d.typed("zeb")
	if title := l.form.asDraft().Title; title != "Contact, zeb" {
		t.Errorf("%q", title)
	}
}

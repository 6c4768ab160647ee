package logui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/onscreen"
)

// changedMeanwhile is a contact that Sam has typed a change to while Ruth changed it.
func changedMeanwhile(t *testing.T) (*desk, *Logger) {
	d := sit(t, sam)
	d.contacts = []employers.Contact{{ID: "c", Employer: "hallam", On: today, Channel: "LETTER", Specialist: sam.ID, Met: []employers.PersonID{"anna"}, Heard: "peaks", LoggedOn: today, Version: 3}}
	l := New(d.p)
	l.Edit("c")
	l.form.heard.SetText("peaks in the morning")
	d.contacts[0].Heard, d.contacts[0].Version, d.contacts[0].ChangedBy = "no peaks", 4, ruth.ID
	l.form.form.Save()
	if len(d.saves) != 0 || !onscreen.Sees(d.w, "Ruth Lind changed what it is about") {
		t.Fatal("the newer contact was overwritten unasked, or nothing asks")
	}
	return d, l
}

func press(t *testing.T, d *desk, words string) {
	t.Helper()
	b, ok := onscreen.Find[*kit.Button](d.w, words)
	if !ok {
		t.Fatalf("no button %q", words)
	}
	b.Press()
}

func TestAChangeOfAContactCanBeSavedOverANewerOne(t *testing.T) {
	d, l := changedMeanwhile(t)
	press(t, d, "Save mine over it")
	if c := d.last().Contacts[0]; c.Heard != "peaks in the morning" || l.Open() {
		t.Errorf("saved %+v", c)
	}
}

func TestANewerContactCanBeLoaded(t *testing.T) {
	d, l := changedMeanwhile(t)
	press(t, d, "Load the newer one")
	if !l.Open() || l.form.heard.Text() != "no peaks" || len(d.drafts.kept) != 0 {
		t.Fatal("the newer one is not shown, or the draft of the older one stays")
	}
	l.form.heard.SetText("peaks after all")
	l.form.form.Save()
	if c := d.last().Contacts[0]; c.Heard != "peaks after all" {
		t.Errorf("saved %+v", c)
	}
}

func TestWhatWasTypedStaysWhereNoneOfBothIsChosen(t *testing.T) {
	d, l := changedMeanwhile(t)
	d.key(fyne.KeyEscape)
	if !l.Open() || l.form.heard.Text() != "peaks in the morning" {
		t.Error("what was typed is gone")
	}
}

func TestAnEventThatWasChangedMeanwhileIsAskedAbout(t *testing.T) {
	d := sit(t, sam)
	d.fair()
	s := eventScreen(d)
	s.Show("fair")
	s.sheet.form.Field("place").Input().SetText("Market hall")
	d.events[0].Version, d.events[0].Title = 2, "Southside job fair"
	s.sheet.form.Save()
	if s.sheet == nil || !onscreen.Sees(d.w, "somebody changed what it is about") {
		t.Fatal("nothing asks")
	}
	press(t, d, "Save mine over it")
	if e := d.events[0]; s.sheet != nil || e.Place != "Market hall" || e.Title != "Northside job fair" {
		t.Errorf("saved %+v, failed %v", e, d.failed)
	}
}

func TestFollowUpsTakeTheEventAsItStandsByNow(t *testing.T) {
	d := sit(t, sam)
	d.fair()
	eventScreen(d)
	d.typed("L")
	d.typed("Ring them")
	d.events[0].Version, d.events[0].Place = 2, "Market hall"
	d.combo(ctrl)
	if e := d.events[0]; len(d.saves) != 1 || e.Place != "Market hall" || len(e.Attendees) != 5 {
		t.Errorf("saved %+v, failed %v", e, d.failed)
	}
}

// A save that is under way when the window is locked has either stored the contact or leaves its draft: never both.
func TestLockingDuringASaveLeavesNoDraftOfWhatWasStored(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	l.form.met.many.Add(personOption(d.people[0]))
	l.form.what.SetText("go again")
	l.form.heard.SetText("much")
	d.slow = make(chan struct{})
	d.held.Hold()
	d.held.HoldResults()
	l.form.form.Save()
	go d.held.Answer(d.held.Waiting() - 1)
	close(d.slow)
	if err := l.Close(); err != nil || len(d.saves) != 1 || len(d.drafts.kept) != 0 {
		t.Errorf("%d saves, %d drafts, %v", len(d.saves), len(d.drafts.kept), err)
	}
	d.held.AnswerAll()
	if len(d.drafts.kept) != 0 || d.said != "" {
		t.Errorf("after the end: %d drafts, said %q", len(d.drafts.kept), d.said)
	}
}

func TestLockingDuringASaveThatFailsKeepsTheDraft(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	l.form.met.many.Add(personOption(d.people[0]))
	l.form.what.SetText("go again")
	d.fail = errors.New("the disk is full")
	d.held.Hold()
	d.held.HoldResults()
	l.form.form.Save()
	go d.held.Answer(d.held.Waiting() - 1)
	if err := l.Close(); err != nil || len(d.saves) != 0 || len(d.drafts.kept) != 1 {
		t.Errorf("%d saves, %d drafts, %v", len(d.saves), len(d.drafts.kept), err)
	}
}

func TestASecondPressOfDeleteDoesNothing(t *testing.T) {
	d := sit(t, sam)
	d.contacts = []employers.Contact{{ID: "c", Employer: "hallam", On: today, Channel: "LETTER", Specialist: sam.ID, LoggedOn: today, Version: 3}}
	l := New(d.p)
	l.Edit("c")
	d.held.Hold()
	l.form.delete()
	l.form.delete()
	if d.held.Waiting() != 1 {
		t.Errorf("%d deletes are under way", d.held.Waiting())
	}
	d.held.AnswerAll()
	if !d.contacts[0].Deleted || l.Open() || d.failed != nil {
		t.Errorf("not deleted: %v", d.failed)
	}
}

func TestWhoMayOnlyReadSeesAContactWhole(t *testing.T) {
	d := sit(t, eve)
	d.contacts = []employers.Contact{{ID: "c", Employer: "hallam", On: today, Channel: "LETTER", Specialist: sam.ID, Met: []employers.PersonID{"anna"}, Heard: "peaks in the morning",
		Purpose: "LEARN", Outcome: "information", Minutes: 45, Note: "ring before ten", LoggedOn: today, Version: 3}}
	l := New(d.p)
	l.Edit("c")
	for _, words := range []string{"Contact with Hallam Bakery", "Anna Brandt", "Letter", "peaks in the morning", "Information", "45", "ring before ten"} {
		if !onscreen.Sees(d.w, words) {
			t.Errorf("%q cannot be read", words)
		}
	}
	if l.Open() || d.failed != nil {
		t.Errorf("a form opens, or it fails: %v", d.failed)
	}
}

func TestAStoreToReadOnlySendsNobodyToALead(t *testing.T) {
	d := sit(t, ruth)
	d.p.ReadOnly = func() bool { return true }
	New(d.p).Log("hallam")
	if d.failed == nil || !strings.Contains(d.failed.Error(), "open to read only") {
		t.Errorf("says %v", d.failed)
	}
}

func TestAnEventIsDeletedOnce(t *testing.T) {
	d := sit(t, sam)
	d.fair()
	s := eventScreen(d)
	d.held.Hold()
	s.delete(d.events[0])
	s.delete(d.events[0])
	if d.held.Waiting() != 1 {
		t.Errorf("%d deletes are under way", d.held.Waiting())
	}
}

func TestADraftOpensThoughItsNextStepIsGone(t *testing.T) {
	d := sit(t, sam)
	d.steps = []employers.NextStep{{ID: "ring", What: "ring Anna", Employer: "hallam", Due: today, Owner: sam.ID, Version: 1}}
	l := New(d.p)
	l.LogAt(nil, "ring")
	l.form.heard.SetText("much")
	d.key(fyne.KeyEscape)
	d.steps = nil
	l.OpenDraft(d.drafts.kept[0])
	if !l.Open() || l.form.heard.Text() != "much" || l.form.employer.Text() != "Hallam Bakery" {
		t.Errorf("what was typed cannot be reached: %v", d.failed)
	}
}

func TestOneReviewIsRecordedForAWeek(t *testing.T) {
	d := sit(t, sam)
	d.reviews = []employers.ContactReview{{ID: "r", Staff: sam.ID, Week: today.Monday().AddDays(-7), Comment: "went well", Version: 1}}
	s := screen(d)
	d.held.Hold()
	s.turnTo(today.AddDays(-7))
	s.review() // before it is known that this week was reviewed
	if s.sheet != nil {
		t.Fatal("a second review of the week is begun")
	}
	d.held.AnswerAll()
	s.review()
	if s.sheet == nil || s.sheet.version != 1 {
		t.Error("the review that is there is not the one to change")
	}
}

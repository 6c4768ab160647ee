package logui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
)

func eventScreen(d *desk) *Events {
	s := NewEvents(d.p)
	d.w.SetContent(kit.On(theme.Background, s.Content()))
	d.reload = s.Reload
	s.Reload()
	d.w.Canvas().Focus(s.FirstFocus())
	return s
}

// fair is a job fair of yesterday with five employers.
func (d *desk) fair() employers.Event {
	e := employers.Event{ID: "fair", Title: "Northside job fair", Kind: "jobfair", On: today.AddDays(-1), Place: "Town hall", Version: 1}
	for i := range 5 {
		id := employers.EmployerID(fmt.Sprintf("e%d", i))
		d.list = append(d.list, employers.Employer{ID: id, Name: fmt.Sprintf("Firm %d", i), Version: 1})
		e.Attendees = append(e.Attendees, id)
	}
	d.events = append(d.events, e)
	return e
}

func TestOneActionFollowsUpAJobFairWithFiveEmployers(t *testing.T) {
	d := sit(t, sam)
	d.fair()
	eventScreen(d)
	d.typed("L")
	d.typed("Send our leaflet")
	d.combo(ctrl)
	got := d.last()
	if len(got.Contacts) != 5 || len(got.Steps) != 5 || len(d.saves) != 1 {
		t.Fatalf("%d contacts, %d steps, %d saves, failed %v", len(got.Contacts), len(got.Steps), len(d.saves), d.failed)
	}
	c, n := got.Contacts[3], got.Steps[3]
	if c.Employer != "e3" || c.Channel != "JOBFAIR" || c.On != today.AddDays(-1) || c.LoggedOn != today || c.Event != "fair" || c.Specialist != sam.ID {
		t.Errorf("contact %+v", c)
	}
	if n.Employer != "e3" || n.Contact != c.ID || n.What != "Send our leaflet" || n.Due != today.AddDays(7) || n.Owner != sam.ID {
		t.Errorf("step %+v", n)
	}
	if d.said != "Logged: 5 contacts at Northside job fair. Next: Send our leaflet, Tue 1 Dec" || d.undo == nil {
		t.Errorf("said %q", d.said)
	}
}

func TestWhoIsLoggedAlreadyIsNotLoggedAgain(t *testing.T) {
	d := sit(t, sam)
	e := d.fair()
	d.contacts = []employers.Contact{{ID: "c", Employer: "e1", Event: "fair", On: e.On, Specialist: sam.ID, Version: 1}}
	s := eventScreen(d)
	d.typed("L")
	many := s.sheet.form.Field("attendees").Input().(*kit.ManySelect)
	if len(many.Values()) != 4 || many.Has("e1") {
		t.Errorf("offers %v", many.Values())
	}
	many.Remove("e2")
	d.typed("Ring")
	d.combo(ctrl)
	if got := d.last(); len(got.Contacts) != 3 || len(d.events[0].Attendees) != 5 {
		t.Errorf("%d contacts, %d attendees", len(got.Contacts), len(d.events[0].Attendees))
	}
}

func TestAnEventIsAddedWithNewEmployers(t *testing.T) {
	d := sit(t, sam)
	s := eventScreen(d)
	s.add.Press()
	d.typed("Open day")
	s.sheet.form.Field("kind").Input().SetText("visit")
	d.w.Canvas().Focus(s.sheet.form.Field("attendees").Input().Focus())
	d.typed("hall")
	d.key(fyne.KeyReturn)
	d.typed("Zebra Foods")
	d.key(fyne.KeyReturn)
	s.sheet.form.Save()
	if len(d.events) != 1 {
		t.Fatalf("failed %v", d.failed)
	}
	e, l := d.events[0], d.last()
	if e.Title != "Open day" || e.Kind != "visit" || e.On != today || len(e.Attendees) != 2 || e.Attendees[0] != "hallam" {
		t.Errorf("%+v", e)
	}
	if len(l.Employers) != 1 || l.Employers[0].Name != "Zebra Foods" || l.Employers[0].ID != e.Attendees[1] {
		t.Errorf("new employers %+v", l.Employers)
	}
	if now, _ := s.list.Current(); now.ID != e.ID {
		t.Error("the new event is not the selected one")
	}
}

func TestAnEventIsChangedFromTheList(t *testing.T) {
	d := sit(t, sam)
	d.fair()
	s := eventScreen(d)
	d.key(fyne.KeyReturn)
	if s.sheet == nil || s.sheet.form.Dirty() {
		t.Fatal("no form, or one that is changed already")
	}
	s.sheet.form.Field("offer_explained").Input().SetText("yes")
	s.sheet.form.Save()
	if e := d.events[0]; !e.OfferExplained || e.Version != 2 || len(e.Attendees) != 5 || e.Place != "Town hall" {
		t.Errorf("%+v", e)
	}
}

func TestADraftOfAnEventAndOfItsFollowUpsComeBackToTheirForms(t *testing.T) {
	d := sit(t, sam)
	d.fair()
	s := eventScreen(d)
	d.typed("L")
	d.typed("Ring them")
	d.key(fyne.KeyEscape)
	s.New()
	d.typed("Open day")
	d.key(fyne.KeyEscape)
	if len(d.drafts.kept) != 2 || d.drafts.kept[0].Title != "Follow-ups, Northside job fair" || d.drafts.kept[1].Title != "Event: Open day" {
		t.Fatalf("kept %+v", d.drafts.kept)
	}
	s.OpenDraft(d.drafts.kept[0])
	if got := s.sheet.form.Field("what").Input().Text(); got != "Ring them" {
		t.Errorf("came back as %q", got)
	}
	s.sheet.Close()
	s.OpenDraft(d.drafts.kept[1])
	if got := s.sheet.form.Field("title").Input().Text(); got != "Open day" {
		t.Errorf("came back as %q", got)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestAnEventToComeIsNotLogged(t *testing.T) {
	d := sit(t, sam)
	e := d.fair()
	d.events[0].On = today.AddDays(3)
	s := eventScreen(d)
	s.followUp(d.events[0], nil, nil)
	if s.sheet != nil || !strings.Contains(d.said, "still to come") {
		t.Errorf("said %q of %s", d.said, e.Title)
	}
	if got := s.header.AccessibilityLabel(); got != "Events. 1 event to come. Next: Northside job fair, Fri 27 Nov." {
		t.Error(got)
	}
}

func TestWhoMayOnlyReadSeesTheListWithoutButtons(t *testing.T) {
	d := sit(t, eve)
	d.fair()
	s := eventScreen(d)
	s.Show("fair")
	if s.sheet != nil || d.failed != nil || !onscreen.Sees(d.w, "Town hall") || !onscreen.Sees(d.w, "Firm 4") {
		t.Error("a form opens, or the event is not to be read")
	}
}

func TestABarredEmployerOfAnEventIsConfirmedBeforeItIsLogged(t *testing.T) {
	d := sit(t, sam)
	e := d.fair()
	d.events[0].Attendees = append(e.Attendees, "tansley")
	s := eventScreen(d)
	d.typed("L")
	d.typed("Send our leaflet")
	d.combo(ctrl)
	if len(d.saves) != 0 || !onscreen.Sees(d.w, "Do not contact Tansley Hotel: asked to be left alone until spring") {
		t.Fatal("an employer that must not be contacted was logged without a word")
	}
	many := s.sheet.form.Field("attendees").Input().(*kit.ManySelect)
	many.Remove("tansley")
	d.held.Hold()
	many.Add(offer.Employer("tansley", "Tansley Hotel", "Sheffield"))
	s.sheet.form.Save() // before it has been read
	d.held.AnswerAll()
	if len(d.saves) != 0 {
		t.Fatal("an employer that is still being read was logged without a word")
	}
	d.key(fyne.KeySpace) // the tick has the focus
	s.sheet.form.Save()
	if got := d.last(); len(got.Contacts) != 6 {
		t.Errorf("%d contacts", len(got.Contacts))
	}
}

func TestWhatAColleagueHasLoggedOfAnEventIsNotLoggedAgain(t *testing.T) {
	d := sit(t, sam)
	e := d.fair()
	d.contacts = []employers.Contact{{ID: "c", Employer: "e1", Event: "fair", On: e.On, Specialist: ruth.ID, Version: 1}}
	s := eventScreen(d)
	d.typed("L")
	if many := s.sheet.form.Field("attendees").Input().(*kit.ManySelect); len(many.Values()) != 4 || many.Has("e1") {
		t.Errorf("offers %v", many.Values())
	}
}

func TestADraftOfFollowUpsThatWereSavedLogsNobodyTwice(t *testing.T) {
	d := sit(t, sam)
	d.fair()
	s := eventScreen(d)
	d.typed("L")
	d.typed("Ring them")
	draft := s.sheet.Draft()
	draft.Form = followForm
	first := s.sheet.idFor("e0", "contact")
	d.combo(ctrl)
	if d.last().Contacts[0].ID != employers.ContactID(first) {
		t.Error("what the draft would make has another id than what was made")
	}
	s.OpenDraft(draft)
	if many := s.sheet.form.Field("attendees").Input().(*kit.ManySelect); len(many.Values()) != 0 {
		t.Errorf("%d are to be logged again", len(many.Values()))
	}
}

func TestAnEventOpensThoughAnEmployerOfItIsGone(t *testing.T) {
	d := sit(t, sam)
	d.fair()
	d.list = slices.DeleteFunc(d.list, func(e employers.Employer) bool { return e.ID == "e2" })
	s := eventScreen(d)
	s.Show("fair")
	if s.sheet == nil || !onscreen.Sees(d.w, "no longer listed") {
		t.Fatalf("it does not open: %v", d.failed)
	}
	s.sheet.form.Field("place").Input().SetText("Market hall")
	s.sheet.form.Save()
	if e := d.events[0]; e.Place != "Market hall" || len(e.Attendees) != 5 {
		t.Errorf("saved %+v, failed %v", e, d.failed)
	}
	d.typed("L")
	if many := s.sheet.form.Field("attendees").Input().(*kit.ManySelect); many.Has("e2") || len(many.Values()) != 4 {
		t.Errorf("offers %v", many.Values())
	}
}

func TestAnEmployerAddedAtAnEventComesBackFromItsDraftAndIsMadeOnce(t *testing.T) {
	d := sit(t, sam)
	d.list = append(d.list, employers.Employer{ID: "moor", Name: "Moor Farm", Town: "New", Version: 1})
	s := eventScreen(d)
	s.New()
	d.typed("Open day")
	d.w.Canvas().Focus(s.sheet.form.Field("attendees").Input().Focus())
	d.typed("Zebra Foods")
	d.key(fyne.KeyReturn)
	s.sheet.form.Field("attendees").Input().(*kit.ManySelect).Add(offer.Employer("moor", "Moor Farm", "new")) // a town of that name
	draft := s.sheet.Draft()
	s.sheet.form.Save()
	if got := d.last(); len(got.Employers) != 1 || got.Employers[0].Name != "Zebra Foods" {
		t.Fatalf("made %+v", got.Employers)
	}
	draft.Form = eventForm
	s.OpenDraft(draft)
	s.sheet.form.Save()
	press(t, d, "Save mine over it") // the event was stored too
	if got := d.last(); len(got.Employers) != 0 {
		t.Errorf("made once more: %+v", got.Employers)
	}
}

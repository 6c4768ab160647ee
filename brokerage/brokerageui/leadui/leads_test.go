package leadui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/theme"
)

func TestABoardShowsWhatEachStageHolds(t *testing.T) {
	d := open(t, sam, lead("packing", "bakery", "SPOTTED", 3), lead("laundry", "care", "EXPLORING", 40))
	if d.count() != 2 || len(d.cards["EXPLORING"]) != 1 {
		t.Fatalf("the board holds %v", d.cards)
	}
	face := d.face(d.cards["EXPLORING"][0])
	if face.Title != "Brightwell Care Home" || face.Lines[0].Text != "Somebody for laundry" || !strings.Contains(face.Lines[2].Text, "40 days unmoved") || face.Lines[2].Icon != "warning" {
		t.Errorf("the card says %+v", face)
	}
	if note := columnNote("", d.cards["EXPLORING"]); note != "1 · 12 h" {
		t.Errorf("beside the stage stands %q", note)
	}
	if o := (overview{all: slices.Concat(d.cards["SPOTTED"], d.cards["EXPLORING"])}); o.state() != "2 leads, about 24 hours a week." {
		t.Error(o.state())
	}
}

func TestALeadMovesByKeysAndEveryMoveCanBeTakenBack(t *testing.T) {
	d := open(t, sam, lead("packing", "bakery", "SPOTTED", 3), lead("laundry", "bakery", "SPOTTED", 1))
	d.carry(fyne.KeyRight)
	if got := d.stored("packing").Stage; got != "CONTACTED" {
		t.Fatalf("it stands in %s", got)
	}
	if len(d.said) != 1 || d.said[0] != "Moved to “Contacted”: Hallam Bakery" {
		t.Errorf("said %v", d.said)
	}
	d.carry(fyne.KeyRight)
	d.carry(fyne.KeyLeft)
	if got := d.stored("packing"); got.Stage != "CONTACTED" || got.Version != 4 {
		t.Errorf("after two more moves %+v", got)
	}
	if now, _ := d.board.Current(); now.ID != "packing" {
		t.Errorf("%s is selected now", now.ID)
	}
	if d.failed != nil {
		t.Error(d.failed)
	}
}

func TestMovesWaitForOneAnother(t *testing.T) {
	d := open(t, sam, lead("packing", "bakery", "SPOTTED", 3))
	d.w.Canvas().Focus(d.board)
	d.work.Hold()
	d.carry(fyne.KeyRight)
	d.carry(fyne.KeyRight)
	if len(d.cards["EXPLORING"]) != 1 {
		t.Fatal("the board waits for the store")
	}
	d.work.AnswerAll()
	if got := d.stored("packing"); got.Stage != "EXPLORING" || got.Version != 3 || d.failed != nil {
		t.Errorf("stored %+v, %v", got, d.failed)
	}
}

func TestMovesThatWaitAreStoredWhenTheScreenCloses(t *testing.T) {
	d := open(t, sam, lead("packing", "bakery", "SPOTTED", 3))
	d.w.Canvas().Focus(d.board)
	d.work.Hold()
	d.carry(fyne.KeyRight)
	d.carry(fyne.KeyRight)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d.work.AnswerAll()
	if got := d.stored("packing"); got.Stage != "EXPLORING" || len(d.said) != 0 {
		t.Errorf("stored %+v, said %v", got, d.said)
	}
}

func TestOnlyTheOwnCaseloadIsOffered(t *testing.T) {
	d := open(t, sam)
	got, err := offer.Participants(d.p.People)(context.Background(), "to")
	if err != nil || len(got) != 1 || got[0].ID != "tom" {
		t.Errorf("offered %v, %v", got, err)
	}
}

func TestAMoveThatFailsShowsTheBoardAsItIs(t *testing.T) {
	d := open(t, sam, lead("packing", "bakery", "SPOTTED", 3))
	d.w.Canvas().Focus(d.board)
	d.store.leads[0].Version = 7 // a colleague was quicker
	d.carry(fyne.KeyRight)
	if d.failed == nil || len(d.cards["SPOTTED"]) != 1 {
		t.Errorf("failed with %v, the board is %v", d.failed, d.cards)
	}
}

func TestWhoOnlyReadsMovesNothing(t *testing.T) {
	d := open(t, eve, lead("packing", "bakery", "SPOTTED", 3))
	d.carry(fyne.KeyRight)
	if d.failed == nil || d.stored("packing").Stage != "SPOTTED" {
		t.Error("a colleague who only reads has moved a lead")
	}
}

func TestLapsedLeadsAreNamedAndCanBeBroughtBack(t *testing.T) {
	old := lead("packing", "bakery", "PROPOSED", 95)
	d := open(t, sam, lead("laundry", "care", "SPOTTED", 1))
	d.store.leads = append(d.store.leads, old)
	d.store.lapses = []brokerage.LeadID{"packing"}
	d.Reload()
	if d.stored("packing").Stage == "LAPSED" {
		t.Fatal("leads are looked through twice a day")
	}
	d.lapsed = today.AddDays(-1)
	d.Reload()
	if d.stored("packing").Stage != "LAPSED" || d.notice.Hidden {
		t.Fatalf("stage %s, notice hidden %v", d.stored("packing").Stage, d.notice.Hidden)
	}
	d.bringBack([]brokerage.LeadCard{{Lead: d.stored("packing"), EmployerName: "Hallam Bakery"}})
	if d.stored("packing").Stage != "PROPOSED" || !d.notice.Hidden {
		t.Errorf("stage %s", d.stored("packing").Stage)
	}
}

func TestALeadBecomesAVacancyOrACarving(t *testing.T) {
	d := open(t, sam, lead("packing", "bakery", "EXPLORING", 3))
	d.Show("packing")
	d.button("Make a vacancy").Tapped(nil)
	d.button("Make a carving").Tapped(nil)
	want := []nav.Route{{Page: "vacancies", ID: "new:lead:packing"}, {Page: "carving", ID: "new:lead:packing"}}
	if !slices.Equal(d.went, want) {
		t.Errorf("went to %v", d.went)
	}
	d.store.leads[0].Vacancy = "v1"
	d.Reload()
	d.button("Open the vacancy").Tapped(nil)
	if last := d.went[len(d.went)-1]; last != (nav.Route{Page: "vacancies", ID: "v1"}) {
		t.Errorf("went to %v", last)
	}
}

func TestANewLeadNeedsAnEmployerAndTheNeedAndKeepsItsNextStep(t *testing.T) {
	d := open(t, sam)
	f := newLeadForm(d.Leads, brokerage.Lead{ID: "n1", Stage: "SPOTTED", SaidOn: today, Owner: sam.ID}, named(d))
	f.show(d.forms.Fresh(leadForm), nil)
	form := d.forms
	if !form.Busy() {
		t.Fatal("no form is open")
	}
	f.need.SetText("Somebody packs orders for an hour each morning")
	f.hours.SetText("ten")
	f.what.SetText("bring a proposal")
	f.due.SetText("in a week")
	f.save(t)
	if len(d.store.leads) != 0 {
		t.Fatal("it was saved without an employer and with hours that are none")
	}
	f.employer.Choose(offer.Employer("bakery", "Hallam Bakery", ""))
	f.hours.SetText("10")
	f.due.SetValue(today.AddDays(7))
	f.save(t)
	if got := d.stored("n1"); got.Hours != 600 || got.Employer != "bakery" || got.Owner != sam.ID {
		t.Errorf("stored %+v", got)
	}
	if len(d.store.steps) != 1 || d.store.steps[0].Lead != "n1" || d.store.steps[0].Employer != "bakery" {
		t.Errorf("next steps %+v", d.store.steps)
	}
	if d.panel.ID != "n1" || len(d.drafts.Kept) != 0 {
		t.Errorf("%q is open, drafts %v", d.panel.ID, d.drafts.Kept)
	}
}

func named(*world) shownNames { return shownNames{staff: fakeStaff{sam, ruth, eve}} }

// save presses the form's main button.
func (f *leadFields) save(t *testing.T) {
	t.Helper()
	f.s.forms.Opened().Form.Save()
}

func TestWhatWasTypedIsKeptAsADraft(t *testing.T) {
	d := open(t, sam)
	d.Show("new:bakery")
	d.Close()
	d2 := open(t, sam)
	f := newLeadForm(d2.Leads, brokerage.Lead{ID: "new", Stage: "SPOTTED", Owner: sam.ID, Employer: "bakery"}, named(d2))
	f.show(d2.forms.Fresh(leadForm), nil)
	f.need.SetText("Packing")
	if err := d2.Close(); err != nil || len(d2.drafts.Kept) != 1 {
		t.Fatal(err, d2.drafts.Kept)
	}
	d3 := open(t, sam)
	d3.OpenDraft(d2.drafts.Kept[0])
	if !d3.forms.Busy() {
		t.Error("the draft does not open")
	}
}

func TestTheFormOfALeadGoesOnWhereItWasLeft(t *testing.T) {
	d := open(t, sam, lead("packing", "bakery", "SPOTTED", 3))
	d.edit("packing")
	d.forms.Opened().Form.Field("need").Input().SetText("Somebody packs on Sundays too")
	sh := d.forms.Opened()
	sh.LeaveAndSay()
	sh.Dialog.Close()
	d.edit("packing")
	if got := d.forms.Opened().Form.Field("need").Input().Text(); got != "Somebody packs on Sundays too" {
		t.Errorf("opened with %q", got)
	}
}

func TestWhyALeadClosesIsAskedAndKeptUntilItIsSaid(t *testing.T) {
	d := open(t, sam, lead("packing", "bakery", "SPOTTED", 3))
	d.askClose(d.stored("packing"), "Hallam Bakery")
	d.forms.Opened().Form.Save()
	if d.forms.Opened() == nil || d.stored("packing").Stage != "SPOTTED" {
		t.Fatal("it closes without a reason")
	}
	d.forms.Opened().Form.Field("closed_reason").Input().SetText("They buy it in")
	sh := d.forms.Opened()
	sh.LeaveAndSay()
	sh.Dialog.Close()
	d.askClose(d.stored("packing"), "Hallam Bakery")
	d.forms.Opened().Form.Save()
	if got := d.stored("packing"); got.Stage != brokerage.LeadDeclined || got.ClosedReason != "They buy it in" {
		t.Errorf("stored %+v, failed %v", got, d.failed)
	}
}

func TestFiltersChooseAndClosedLeadsStandInAList(t *testing.T) {
	closed := lead("filing", "nursery", "DECLINED", 2)
	closed.ClosedReason = "No budget"
	other := lead("laundry", "care", "SPOTTED", 1)
	other.Owner = ruth.ID
	d := open(t, sam, lead("packing", "bakery", "SPOTTED", 40), other, closed)
	for i, want := range []int{2, 1, 1} {
		d.bar.choose(i)
		if d.count() != want {
			t.Errorf("%s shows %d leads", quickWords[i], d.count())
		}
	}
	d.bar.choose(3)
	if got := d.Leads.held.All(); len(got) != 1 || got[0].ID != "filing" {
		t.Errorf("closed leads: %v", got)
	}
	d.panel.Open("filing")
	d.button("Open it again").Tapped(nil)
	if got := d.stored("filing"); got.Stage != "SPOTTED" || got.ClosedReason != "" {
		t.Errorf("open again it is %+v", got)
	}
}

func TestTwoThousandLeadsAndLargeText(t *testing.T) {
	var many []brokerage.Lead
	for i := range 2000 {
		l := lead("l"+strings.Repeat("x", i%7)+string(rune('a'+i%26)), "bakery", []string{"SPOTTED", "CONTACTED", "EXPLORING", "PROPOSED", "AGREED"}[i%5], i%80)
		l.ID = brokerage.LeadID(l.ID) + brokerage.LeadID(rune('0'+i/200)) + brokerage.LeadID(rune(0x4e00+i))
		many = append(many, l)
	}
	d := openIn(t, sam, 900, 700, theme.Look{Mode: theme.Dark, TextScale: 2}, many...)
	if d.count() != 2000 || !d.frame.Narrow() {
		t.Errorf("%d cards, narrow %v", d.count(), d.frame.Narrow())
	}
	d.w.Canvas().Focus(d.board)
	d.openCard(d.cards["SPOTTED"][0])
	if d.w.Canvas().Focused() == fyne.Focusable(d.board) {
		t.Error("an opened lead does not get the keyboard")
	}
	if at, _ := d.Current(); at != employers.EmployerID("bakery") {
		t.Errorf("the employer at hand is %q", at)
	}
}

func TestTodayTellsWhichLeadsLapseSoon(t *testing.T) {
	soon, later, hers := lead("packing", "bakery", "SPOTTED", 80), lead("laundry", "care", "SPOTTED", 40), lead("filing", "nursery", "SPOTTED", 85)
	hers.Owner = ruth.ID
	d := open(t, sam, soon, later, hers)
	days := func(context.Context) (int, error) { return 90, nil }
	rows, err := NewComing(d.store, d.p.Me, days).Coming(context.Background(), today)
	if err != nil || len(rows) != 1 || rows[0].When != today.AddDays(10) || rows[0].Route != (nav.Route{Page: "leads", ID: "packing"}) {
		t.Errorf("%+v, %v", rows, err)
	}
}

func TestTheBoardTakesTheKeyboardOnceItHasBeenRead(t *testing.T) {
	d := open(t, sam, lead("packing", "bakery", "SPOTTED", 3))
	d.loaded = false
	d.work.Hold()
	d.Reload()
	if d.FirstFocus() != nil {
		t.Fatal("something has the keyboard before the board is there")
	}
	d.work.AnswerAll()
	if d.w.Canvas().Focused() != fyne.Focusable(d.board) {
		t.Errorf("the keyboard is on %T", d.w.Canvas().Focused())
	}
}

func TestANarrowWindowScrollsTheBoardAndKeepsTheMainAction(t *testing.T) {
	d := open(t, sam, lead("packing", "bakery", "SPOTTED", 3))
	if wide := d.frame.Left.Content.MinSize().Width - 2*theme.Space(5); wide > 660 {
		t.Errorf("the page needs %v", wide)
	}
}

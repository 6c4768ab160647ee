package matchui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/theme"
)

var usual = fyne.NewSize(1300, 850)

// titles are the rows of the list in their order.
func (o *office) titles() (out []string) {
	for _, r := range o.got.rows {
		out = append(out, r.Title)
	}
	return out
}

func TestJobsAreRankedForAPersonAndNoneIsHidden(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.Show("person:priya")
	if n := len(o.got.rows); n != 5 || o.store.shown != 5 {
		t.Fatalf("%d rows, %d shown: %v", n, o.store.shown, o.titles())
	}
	last := o.got.rows[4]
	if last.Title != "Night pantry" || last.where != notNow || o.rowCell(last).Second == "" || !strings.Contains(o.header.AccessibilityLabel(), "Jobs for Priya Nair. 5 jobs") {
		t.Errorf("%v; %q; %q", o.titles(), o.rowCell(last).Second, o.header.AccessibilityLabel())
	}
	o.free.Set(true)
	if len(o.got.rows) != 4 || !strings.Contains(o.got.state(), "1 left out by the filter") {
		t.Errorf("only without a stop: %v, %s", o.titles(), o.got.state())
	}
}

func TestTheTableSaysWhatIsWantedOfferedAndMeant(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.Show("person:priya")
	o.list.FindKey("priya c")
	said := o.text()
	for _, want := range []string{"Packing assistant", "Priya wants", "The job offers", "What the work asks", "Pay", "Carve", "To arrange or ask", "Fits"} {
		if !strings.Contains(said, want) {
			t.Errorf("the table does not say %q:\n%s", want, said)
		}
	}
	o.press(o.why.box, "Open carving")
	if want := (nav.Route{Page: "carving", ID: "new:c;priya"}); !slices.Contains(o.routes, want) {
		t.Errorf("opened %v", o.routes)
	}
}

func TestWhatIsNotForSomebodyStandsApartAndComesBack(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.Show("person:priya")
	o.list.FindKey("priya a")
	o.press(o.why.box, "Not for Priya")
	o.desk.Opened().Form.Save()
	if o.desk.Opened() == nil {
		t.Fatal("it was decided without a reason")
	}
	o.desk.Opened().Form.Field("reason").Input().SetText("too far from her sister")
	o.desk.Opened().Form.Save()
	if len(o.store.decided) != 1 || o.store.decided[0].What != brokerage.DecidedAgainst || o.store.decided[0].Score == 0 {
		t.Fatalf("%+v", o.store.decided)
	}
	end := o.got.rows[len(o.got.rows)-1]
	if row, _ := o.list.Current(); row.Title != "Linen and laundry" {
		t.Errorf("one reads on at %q of %v", row.Title, o.titles())
	}
	o.list.FindKey("priya a")
	if end.Title != "Kitchen helper" || end.where != against || !strings.Contains(o.text(), "Too far from her sister") {
		t.Errorf("%v\n%s", o.titles(), o.text())
	}
	o.press(o.why.box, "Take back")
	if o.got.count[against] != 0 || o.said != "Taken back: Kitchen helper for Priya Nair" {
		t.Errorf("%v, said %q", o.got.count, o.said)
	}
}

func TestAShortlistBeginsAnApplication(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.Show("person:priya")
	o.list.FindKey("priya b")
	o.press(o.why.box, "Shortlist")
	if len(o.store.applied) != 1 || o.store.applied[0].Vacancy != "b" || o.store.decided[0].What != brokerage.DecidedShortlist {
		t.Fatalf("%+v %+v", o.store.applied, o.store.decided)
	}
	if !strings.Contains(o.text(), "Take off the shortlist") || o.said == "" {
		t.Errorf("said %q\n%s", o.said, o.text())
	}
}

func TestRealMinutesAndNextStepsAreEntered(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.Show("person:priya")
	r := o.got.rows[0]
	o.add(journeyForm, r, "")
	o.desk.Opened().Form.Field("minutes").Input().SetText("25")
	o.desk.Opened().Form.Save()
	if len(o.store.journeys) != 1 || o.store.journeys[0].Minutes != 25 {
		t.Errorf("%+v", o.store.journeys)
	}
	o.settle(r, brokerage.Finding{Settle: brokerage.SettleStep, Action: "Ask what would help"})
	if words := o.desk.Opened().Form.Field("what").Input().Text(); words != "Ask what would help" {
		t.Errorf("the step begins with %q", words)
	}
	o.desk.Opened().Form.Save()
	if len(o.store.Saved) != 1 || o.store.Saved[0].Vacancy == "" || o.store.Saved[0].Participant != "priya" {
		t.Errorf("%+v", o.store.Saved)
	}
}

func TestAnAdjustmentIsProposedInAnAgreementForThePersonAndTheJob(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.Show("person:priya")
	r := o.got.rows[0]
	o.settle(r, brokerage.Finding{Settle: brokerage.SettleAdjust, Codes: []string{"EAR"}})
	if want := (nav.Route{Page: "agreements", ID: "new:priya;" + string(r.Vacancy)}); len(o.routes) == 0 || o.routes[len(o.routes)-1] != want {
		t.Errorf("%v", o.routes)
	}
}

func TestPeopleForAJobAreMarkedWhereTheyMayNotBeNamed(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.Show("vacancy:b")
	if len(o.got.rows) != 2 || !strings.HasPrefix(o.header.AccessibilityLabel(), "People for Linen and laundry") {
		t.Fatal(o.titles(), o.header.AccessibilityLabel())
	}
	for _, r := range o.got.rows {
		if marked := strings.Contains(o.rowCell(r).Second, "not yet named to employers"); marked != (r.Title == "Tom Aldridge") {
			t.Errorf("%s marked %v", r.Title, marked)
		}
	}
}

func TestAnOldRankingNeverOverwritesANewerOne(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.held.Hold()
	o.Show("person:priya")
	o.Show("person:tom")
	o.held.Answer(1)
	o.held.AnswerAll()
	if o.got.name != "Tom Aldridge" {
		t.Errorf("it shows %s", o.got.name)
	}
}

func TestTwoAreComparedAndTheListIsPrinted(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.Show("person:priya")
	o.compareTwo()
	if said := o.top(); !strings.Contains(said, "Packing assistant, Hallam Bakery") || !strings.Contains(said, "Compare two") || !strings.Contains(said, "They differ.") && !strings.Contains(said, "of 100") {
		t.Error(said)
	}
	o.pressTop("Close")
	o.printOut()
	if len(o.asked) != 1 || o.asked[0].First.ID != "priya" || !strings.HasPrefix(o.asked[0].First.Jobs, string(o.got.rows[0].Vacancy)+",") {
		t.Errorf("%+v, failed %v", o.asked, o.failed)
	}
}

package carveui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

var usual = fyne.NewSize(1300, 850)

func TestACarvingBeginsWithTheDutiesOfTheJobAndIsStoredWithItsFirstChange(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.Show("new:kitchen,store;tom")
	if n := len(o.studio.w.cards()[stays]); n != 5 || len(o.store.carvings) != 0 {
		t.Fatalf("%d cards, %d stored", n, len(o.store.carvings))
	}
	o.studio.board.Select(stays, 3)
	o.studio.board.Carry(1)
	c := o.the()
	if c.Tasks[3].Action != brokerage.Move || c.Tasks[3].To != "Mei, dining lead" || c.Status != brokerage.CarvingDraft || o.said != "Moves to: Carry crates" {
		t.Errorf("%+v, said %q", c.Tasks[3], o.said)
	}
	if at, _ := o.studio.board.Current(); at.task.Name != "Carry crates" {
		t.Errorf("chosen is %q", at.task.Name)
	}
	o.studio.board.Carry(1)
	if c = o.the(); c.Tasks[3].Action != brokerage.Adapt || c.Version != 2 || o.failed != nil {
		t.Errorf("%s, version %d, %v", c.Tasks[3].Action, c.Version, o.failed)
	}
}

func TestDutiesComeFromOtherJobsAtTheSameEmployer(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	elsewhere := o.store.openings[1]
	elsewhere.Vacancy.ID, elsewhere.Vacancy.Employer = "mill", "mill"
	o.store.openings = append(o.store.openings, elsewhere)
	base := kit.NewSearchSelect(o.work.Runner(), offer.Vacancies(o.store))
	find := o.p.besides(offer.HeldBy(base, nil))
	if list, err := find(t.Context(), ""); err != nil || len(list) != 0 {
		t.Errorf("before a job is chosen: %v, %v", list, err)
	}
	base.Choose(kit.Option{ID: "kitchen"})
	if list, err := find(t.Context(), ""); err != nil || len(list) != 1 || list[0].ID != "store" {
		t.Errorf("beside the kitchen: %v, %v", list, err)
	}
}

func TestTheSumsAndTheFitFollowTheCards(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.Show("new:kitchen;tom")
	before := onscreen.Words(o.studio.foot)
	for _, name := range []string{"d4", "d5"} {
		o.studio.board.SelectKey(name)
		o.studio.board.Carry(1)
	}
	after := onscreen.Words(o.studio.foot)
	if before == after || !strings.Contains(after, "19 h 40") || !strings.Contains(after, "11 h 40") || !strings.Contains(after, "Tom wants 10 to 12 hours") || !strings.Contains(after, "Please ask who takes over “Evening tray round”.") {
		t.Error(after)
	}
	if o.studio.w.after.Score <= o.studio.w.before.Score {
		t.Errorf("fit %d → %d", o.studio.w.before.Score, o.studio.w.after.Score)
	}
}

func TestASuggestionIsShownFirstAndThenTaken(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.Show("new:kitchen;tom")
	o.press(o.studio.content, "Suggest")
	if said := onscreen.Words(o.top()); !strings.Contains(said, "Carry crates") || !strings.Contains(said, "stay") || len(o.store.carvings) != 0 {
		t.Fatal(said)
	}
	o.press(o.top(), "Use this")
	for _, task := range o.the().Tasks {
		if lifts := len(task.Demands) > 0; lifts != (task.Action == brokerage.Move) {
			t.Errorf("%s: %s", task.Name, task.Action)
		}
	}
}

func TestADutyOfAnotherJobIsAdded(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.Show("new:kitchen,store;tom")
	o.studio.addDuty()
	form := o.desk.Opened().Form
	form.Field("other").Input().(interface{ SetDraft(string) }).SetDraft(`{"ID":"s1","Title":"Restock supplies"}`)
	form.Save()
	c := o.the()
	if last := c.Tasks[len(c.Tasks)-1]; last.Name != "Restock supplies" || last.Action != brokerage.Add || last.Vacancy != "store" || last.Cost.Pence != 2200 {
		t.Errorf("%+v", last)
	}
	o.studio.board.SelectKey("s1")
	o.studio.board.Carry(-5)
	if c = o.the(); c.Tasks[len(c.Tasks)-1].Action != brokerage.Add || !strings.Contains(o.said, "outside the job") {
		t.Errorf("said %q", o.said)
	}
}

// ready is a carving for Tom that may go out.
func ready(t *testing.T) *office {
	t.Helper()
	o := open(t, theme.Look{}, usual)
	o.Show("new:kitchen;tom")
	o.press(o.studio.content, "Suggest")
	o.press(o.top(), "Use this")
	c := o.the()
	for i := range c.Tasks {
		if c.Tasks[i].Action == brokerage.Move && c.Tasks[i].To == "" {
			c.Tasks[i].To = "Jon, late shift"
		}
	}
	o.studio.change(c, "asked")
	return o
}

func TestTheUnnamedProposalIsSavedAndGoesToTheEmployer(t *testing.T) {
	o := ready(t)
	o.studio.askProposal()
	if said := onscreen.Words(o.top()); strings.Contains(said, "cannot go out") {
		t.Fatal(said)
	}
	o.press(o.top(), "Save as PDF")
	o.press(o.top(), "Save the PDF")
	if len(o.store.written) != 1 || !strings.HasSuffix(o.store.written[0], "carving-2026-11-24-v1.pdf") {
		t.Fatalf("%v, failed %v", o.store.written, o.failed)
	}
	if c := o.the(); c.Status != brokerage.CarvingSent || len(o.store.versions) != 1 {
		t.Errorf("%s, %d versions", c.Status, len(o.store.versions))
	}
	o.studio.board.SelectKey("d3")
	o.studio.board.Carry(1)
	if c := o.the(); c.Status != brokerage.CarvingSent {
		t.Fatal("what the employer has was changed without a question")
	}
	o.press(o.top(), "Begin version 2")
	if c := o.the(); c.Status != brokerage.CarvingDraft || c.Number != 2 {
		t.Errorf("%s, version %d", c.Status, c.Number)
	}
}

func TestTheNamedProposalIsRefusedUntilThePermissionIsThereAndAgainAfterItIsWithdrawn(t *testing.T) {
	o := ready(t)
	o.studio.askProposal()
	o.named()
	if said := onscreen.Words(o.top()); !strings.Contains(said, "Open the permissions") {
		t.Fatal(said)
	}
	if b, ok := onscreen.Within(o.top(), func(b *kit.Button) bool { return strings.HasPrefix(b.AccessibilityLabel(), "Save as PDF") }); !ok || b.Disabled() == "" {
		t.Fatal("it can be written without a permission")
	}
	o.press(o.top(), "Open the permissions")
	if want := (nav.Route{Page: "people", ID: "tom/permissions"}); !slices.Contains(o.routes, want) {
		t.Errorf("opened %v", o.routes)
	}

	o.store.permits = []people.Permit{{Participant: "tom", Audience: people.ToEmployer, Permission: people.P2, Disclosure: people.D1, From: today, Until: today.AddDays(90)}}
	o.studio.askProposal()
	o.named()
	o.press(o.top(), "Save as PDF")
	o.store.permits = nil // withdrawn while the file is being chosen
	o.press(o.top(), "Save the PDF")
	if len(o.store.written) > 0 {
		t.Fatal("it went out after the withdrawal")
	}
	o.store.permits = []people.Permit{{Participant: "tom", Audience: people.ToEmployer, Permission: people.P2, Disclosure: people.D1, From: today, Until: today.AddDays(90)}}
	o.press(o.top(), "Save the PDF")
	if len(o.store.written) != 1 || strings.Contains(o.store.written[0], "Tom") {
		t.Error(o.store.written)
	}
}

func TestWhatCannotBePrintedForWantOfAViewerCanStillBeSaved(t *testing.T) {
	o := ready(t)
	o.store.stuck = typed.Sentence("No program on this computer opens a PDF.")
	save := func() *kit.Button {
		b, _ := onscreen.Within(o.top(), func(b *kit.Button) bool { return strings.HasPrefix(b.AccessibilityLabel(), "Save as PDF") })
		return b
	}
	o.studio.askProposal()
	o.press(o.top(), "Print…")
	if o.failed == nil || save().Disabled() != "" {
		t.Fatalf("failed %v, saving is held up: %q", o.failed, save().Disabled())
	}

	o.store.stuck = brokerage.ProposalRefused{} // taken back since
	o.press(o.top(), "Print…")
	if said := onscreen.Words(o.top()); save().Disabled() == "" || !strings.Contains(said, "Open the permissions") {
		t.Errorf("it can go out still: %s", said)
	}
}

func TestADraftCannotBeSavedAsFinal(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.Show("new:kitchen;tom")
	o.studio.board.SelectKey("d5")
	o.studio.board.Carry(1) // to nobody yet
	o.studio.askProposal()
	if said := onscreen.Words(o.top()); !strings.Contains(said, "Please ask who takes over") {
		t.Fatal(said)
	}
	top := o.top()
	o.press(top, "Save as PDF")
	if o.store.written != nil {
		t.Error("a draft was written")
	}
}

func TestALeadBecomesACarvingWithItsFirstChange(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.store.lead = brokerage.Lead{ID: "l", Employer: "bright", Need: "Nobody does the filing", Tasks: "Filing", Version: 1}
	o.Show("new:lead:l")
	o.studio.stored(func() {})
	if c := o.the(); o.store.promoted != 1 || c.Lead != "l" || c.Need != "Nobody does the filing" || len(c.Tasks) != 1 {
		t.Errorf("%d promoted, %+v", o.store.promoted, c)
	}
}

func TestACarvingOfALeadBeginsWithWhatTheLeadKnows(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.store.lead = brokerage.Lead{ID: "l", Employer: "bright", Need: "Nurses fold laundry", Signals: []string{"SKILLMIX"}, Hours: 600, Preferred: "tom", Version: 1}
	o.Show("new:lead:l")
	if c := o.studio.w.carving; c.ID == "" || c.Kind != "REASSIGN" || c.Hours != 600 || c.Participant != "tom" || c.Title == "" {
		t.Errorf("%+v", c)
	}
}

func TestAnotherCarvingTakesThePlaceOfTheOneInTheStudio(t *testing.T) {
	o := ready(t)
	o.store.lead = brokerage.Lead{ID: "l", Employer: "bright", Need: "Nobody does the filing", Version: 1}
	o.work.Hold()
	o.Show("new:lead:l")
	o.Reload() // as the shell does with every page that it goes to
	o.work.AnswerAll()
	if c := o.studio.w.carving; c.Lead != "l" {
		t.Errorf("the studio shows %q", c.Title)
	}
}

func TestWhoMayNotSeePeopleIsNotToldOfWhomALeadThinks(t *testing.T) {
	o := open(t, theme.Look{}, usual)
	o.store.lead = brokerage.Lead{ID: "l", Employer: "bright", Need: "Nobody does the filing", Preferred: "tom", Version: 1}
	o.p.Me = func() people.Staff { return people.Staff{ID: "eve", Role: people.ReadOnly} }
	w, err := o.p.begin(t.Context(), "lead:l")
	if err != nil || w.carving.Participant != "" || w.carving.Lead != "l" {
		t.Errorf("%+v, %v", w.carving, err)
	}
}

func TestACarvingThatWasUndoneLeavesTheList(t *testing.T) {
	o := ready(t)
	clear(o.store.carvings)
	o.Reload()
	if o.inStudio() || o.failed != nil {
		t.Errorf("in studio %v, failed %v", o.inStudio(), o.failed)
	}
}

func TestEveryFormOpensAndSaves(t *testing.T) {
	o := ready(t)
	for _, form := range []string{detailsForm, standingForm} {
		o.studio.add(form, "")
		if o.desk.Opened() == nil {
			t.Fatal(form, " does not open: ", o.failed)
		}
		o.desk.Opened().Form.Save()
		if o.desk.Opened() != nil {
			t.Fatal(form, " does not save: ", onscreen.Words(o.top()))
		}
	}
	o.studio.addStep()
	o.desk.Opened().Form.Field("what").Input().SetText("Ask Grace about the late shift")
	o.desk.Opened().Form.Save()
	if len(o.store.Saved) != 1 || o.store.Saved[0].Employer != "bright" || o.store.Saved[0].Vacancy != "kitchen" {
		t.Errorf("%+v", o.store.Saved)
	}
	if c := o.the(); len(c.Vacancies) != 1 || c.Participant != "tom" || c.Kind != "CARVE" || len(c.Tasks) != 5 {
		t.Errorf("%+v", c)
	}
}

func TestACarvingOpensWithoutAVacancyThatIsDeletedAndForSomebodyOnAColleaguesCaseload(t *testing.T) {
	o := ready(t)
	id := o.the().ID
	o.store.away = true
	o.Show(string(id))
	if said := onscreen.Words(o.studio.header); o.failed != nil || !strings.Contains(said, "somebody whom you do not see") {
		t.Errorf("%v: %s", o.failed, said)
	}
	o.studio.askProposal()
	if said := onscreen.Words(o.top()); o.failed != nil || !strings.Contains(said, "Without") && !strings.Contains(said, "Save as PDF") {
		t.Errorf("%v: %s", o.failed, said)
	}
	o.press(o.top(), "Close")
	o.store.away, o.store.openings = false, o.store.openings[1:]
	o.Show(string(id))
	if o.failed != nil || len(o.studio.w.cards()) == 0 || o.studio.suggest.Disabled() == "" {
		t.Fatalf("%v, %d columns", o.failed, len(o.studio.w.cards()))
	}
	o.studio.add(detailsForm, "")
	o.desk.Opened().Form.Save()
	if c := o.the(); !slices.Equal(c.Vacancies, []brokerage.VacancyID{"kitchen"}) {
		t.Errorf("the job that is carved was lost: %v", c.Vacancies)
	}
}

func TestMovesOfOneCarvingAreStoredWhileAnotherIsOpened(t *testing.T) {
	o := ready(t)
	id := o.the().ID
	version := o.the().Version
	other := o.the()
	other.ID, other.Version = "other", 7
	o.store.carvings["other"] = other
	o.work.Hold()
	o.studio.board.SelectKey("d1")
	o.studio.board.Carry(1)
	o.studio.board.Carry(1)
	o.Show("other")
	for i := 0; o.work.Waiting() > 1 && i < 5; i++ { // the other one is there before the first move is stored
		o.work.Answer(1)
	}
	o.work.AnswerAll()
	if c := o.store.carvings[id]; c.Tasks[0].Action != brokerage.Adapt || c.Version != version+2 || o.failed != nil {
		t.Errorf("%s, version %d after %d, failed %v", c.Tasks[0].Action, c.Version, version, o.failed)
	}
}

func TestTheFormOfACardGoesOnWhereItWasLeft(t *testing.T) {
	for _, about := range []string{"", "a card"} {
		o := ready(t)
		if about != "" {
			about = card{task: o.the().Tasks[0]}.key()
		}
		o.studio.add(dutyForm, about)
		o.desk.Opened().Form.Field("name").Input().SetText("Fold the aprons")
		o.press(o.top(), "Close, keep draft")
		o.studio.add(dutyForm, about)
		if got := o.desk.Opened().Form.Field("name").Input().Text(); got != "Fold the aprons" {
			t.Errorf("%q: opened with %q", about, got)
		}
	}
}

func TestADraftOfTheDetailsIsNotSavedOverANewerCarvingUnasked(t *testing.T) {
	o := ready(t)
	id := o.the().ID
	o.studio.add(detailsForm, "")
	o.desk.Opened().Form.Field("pattern").Input().SetText("Mornings")
	o.desk.Opened().LeaveAndSay()
	o.press(o.top(), "Close, keep draft")
	kept := o.store.Kept[len(o.store.Kept)-1]
	newer := o.store.carvings[id]
	newer.Buddy, newer.Version = "Grace", newer.Version+1
	o.store.carvings[id] = newer
	o.OpenDraft(kept)
	o.desk.Opened().Form.Save()
	if c := o.the(); c.Buddy != "Grace" || c.Pattern == "Mornings" {
		t.Fatalf("saved over it unasked: %+v", c)
	}
	o.press(o.top(), "Save mine over it")
	if c := o.the(); c.Pattern != "Mornings" || len(c.Tasks) != len(newer.Tasks) {
		t.Errorf("not saved: %q, %v", c.Pattern, o.failed)
	}
}

// What is made from the store holds every change of the studio, also one that is being stored.
func TestTheProposalWaitsUntilAllChangesAreStored(t *testing.T) {
	o := ready(t)
	o.work.Hold()
	c := o.the()
	c.Title = "Kitchen porter, mornings"
	o.studio.apply(c, "renamed")
	o.studio.askProposal()
	o.work.AnswerAll()
	if said := onscreen.Words(o.top()); !strings.Contains(said, "Kitchen porter, mornings") || o.the().Title != c.Title {
		t.Error(said)
	}
}

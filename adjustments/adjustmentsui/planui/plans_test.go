package planui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/adjustments"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
)

var usual = fyne.NewSize(1180, 760)

func TestThePageSaysHowFarThePlanHasCome(t *testing.T) {
	o := open(t, begun(), theme.Look{TextScale: 1}, usual)
	o.Show("plan")
	words := textOf(o.Content())
	for _, want := range []string{"Wellness plan of Priya Shah", "2 of 14 sections have something in them", "What the employer sees is still to be chosen", "Still empty: “How I work at my best”", "A walk at lunch clears my head", "2 of 14 written"} {
		if !strings.Contains(words, want) {
			t.Errorf("the page does not say %q:\n%s", want, words)
		}
	}
	o.press(o.page.Content(), goOnWords)
	if !o.talking() || !strings.Contains(textOf(o.Content()), "Section 2 of 14") {
		t.Errorf("the conversation does not go on where it stopped:\n%s", textOf(o.Content()))
	}
}

func TestAPlanIsWrittenInSeveralSittings(t *testing.T) {
	f := begun()
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("plan/" + writePart)
	o.write("In your words", "I like clear lists.")
	o.press(o.talk.content, "Next")
	if got := o.plan(); got.Section("STYLE").Answer != "I like clear lists." || got.ReachedPage != "MGRHELP" {
		t.Errorf("stored: %+v", got)
	}
	o.press(o.talk.content, "Skip this for now")
	if got := o.plan(); !got.Section("MGRHELP").Skipped || got.ReachedPage != "TRIGGERS" {
		t.Errorf("skipped: %+v", got)
	}
	o.write("In your words", "Loud places.")
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	if len(f.drafts) != 1 || o.plan().Section("TRIGGERS").Answer != "" {
		t.Fatalf("what was typed is not kept as a draft: %+v", f.drafts)
	}

	again := open(t, f, theme.Look{TextScale: 1}, usual)
	again.OpenDraft(f.drafts[0])
	if got := again.field(again.Content(), "In your words").Input().Text(); got != "Loud places." {
		t.Errorf("the second sitting begins with %q", got)
	}
	again.Open(nav.Route{Page: pageName, ID: "plan"})
	if got := again.plan(); got.Section("TRIGGERS").Answer != "Loud places." || len(f.drafts) != 0 {
		t.Errorf("leaving does not store: %+v, drafts %v", got.Section("TRIGGERS"), f.drafts)
	}
	if again.talking() {
		t.Error("the conversation is still shown")
	}
}

func TestWordsOfTheProfileAreTakenOverByChoiceOnly(t *testing.T) {
	o := open(t, begun(), theme.Look{TextScale: 1}, usual)
	o.Show("plan/STYLE")
	in := o.field(o.Content(), "In your words").Input()
	if in.Text() != "" {
		t.Errorf("words stand there that nobody chose: %q", in.Text())
	}
	fold, ok := find(o.Content(), func(f *kit.Fold) bool { return strings.Contains(textOf(f), "Words from the profile") })
	if !ok {
		t.Fatal("the profile is not offered")
	}
	fold.Open(true)
	o.press(fold, "Use these words")
	test.Type(o.w.Canvas().Focused(), "!")
	if in.Text() != "Calm, and good with details!" {
		t.Errorf("one writes on in %q", in.Text())
	}
	in.SetText("Calm, and good with details")
	o.press(o.talk.content, "Next")
	if s := o.plan().Section("STYLE"); s.Answer != "Calm, and good with details" || s.From != "strengths" {
		t.Errorf("taken over: %+v", s)
	}
}

func TestActionsBecomeNextStepsWithThePlan(t *testing.T) {
	f := begun()
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("plan/ACTIONS")
	o.write("What (1)", "Talk on Monday")
	o.write("Who", "Grace")
	o.write("By when", "30/11/2026")
	o.write("What (2)", "Put up the rota early")
	o.press(o.talk.content, "Next")
	if got := o.plan().Actions; len(got) != 2 || got[0].Who != "Grace" || got[0].By.IsZero() || len(f.steps) != 0 {
		t.Fatalf("actions %+v, steps %+v", got, f.steps)
	}
	o.Show("plan/" + choosePart)
	o.press(o.talk.content, "Finish the plan")
	if got := o.plan(); got.Status != adjustments.PlanInUse || got.ChosenOn != today || got.ReviewOn.IsZero() {
		t.Errorf("finished: %+v", got)
	}
	if len(f.steps) != 1 || f.steps[0].What != "Grace: Talk on Monday" || f.steps[0].Owner != "sam" || o.plan().Actions[0].Step == "" {
		t.Errorf("the next steps are %+v", f.steps)
	}
	if o.talking() || !strings.Contains(o.said, "next step") {
		t.Errorf("after finishing: talking %v, said %q", o.talking(), o.said)
	}
	o.Show("plan/ACTIONS")
	o.write("By when", "01/12/2026")
	o.press(o.talk.content, "Next")
	if last := f.steps[len(f.steps)-1]; last.ID != f.steps[0].ID || last.Due != today.AddDays(7) {
		t.Errorf("the step does not follow its action: %+v", f.steps)
	}
}

func TestARowWithoutAnActionIsNotStored(t *testing.T) {
	o := open(t, begun(), theme.Look{TextScale: 1}, usual)
	o.Show("plan/ACTIONS")
	o.write("Who", "Grace")
	o.press(o.talk.content, "Next")
	if o.talk.at != o.talk.find("ACTIONS") || o.store.saves != 0 {
		t.Errorf("the page was turned to %d", o.talk.at)
	}
}

func TestWhatTheEmployerSeesIsTicked(t *testing.T) {
	f := begun()
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("plan/" + choosePart)
	well, crisis := o.field(o.Content(), "What keeps me well at work").Input().(*kit.Checkbox), o.field(o.Content(), "If I need urgent help").Input().(*kit.Checkbox)
	if !well.On() || crisis.On() {
		t.Errorf("the ticks begin as %v and %v", well.On(), crisis.On())
	}
	if words := textOf(o.talk.copy.content); !strings.Contains(words, "Left out, as the person chose: If I need urgent help") {
		t.Errorf("the copy beside says:\n%s", words)
	}
	o.press(o.talk.content, "Save the choice")
	if got := o.plan(); got.ChosenOn != today || got.Section("STYLE").Share || !got.Section("WELL").Share || got.Section("CRISIS").Share {
		t.Errorf("chosen: %+v", got)
	}
	o.Show("plan/" + choosePart)
	o.field(o.Content(), "If I need urgent help").Input().SetText("yes")
	o.press(o.talk.content, "Back")
	if got := o.plan(); !got.Section("CRISIS").Share || !got.ChosenOn.IsZero() {
		t.Errorf("a tick that was not saved as a choice counts: %+v", got)
	}
}

func TestWithoutPermissionTheCopySaysWhatIsMissing(t *testing.T) {
	f := begun()
	f.permits = nil
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("plan/" + choosePart)
	if words := textOf(o.talk.copy.content); !strings.Contains(words, "has not agreed to") {
		t.Errorf("the copy beside says:\n%s", words)
	}
	o.press(o.talk.copy.content, "Open the permissions")
	if last := o.routes[len(o.routes)-1]; last != (nav.Route{Page: "people", ID: "priya/permissions"}) {
		t.Errorf("it leads to %+v", last)
	}
}

func TestTheCopySaysWhichSectionNeedsMorePermission(t *testing.T) {
	f := begun()
	f.permits[0].Disclosure = people.D2
	f.plans["plan"] = f.plans["plan"].With(adjustments.Section{Code: "SIGNS", Answer: "I go quiet.", Share: true})
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("plan/" + choosePart)
	if words := textOf(o.talk.copy.content); !strings.Contains(words, "It is needed for “Early warning signs”") {
		t.Errorf("the copy beside says:\n%s", words)
	}
	o.field(o.Content(), "Early warning signs").Input().SetText("")
	if words := textOf(o.talk.copy.content); strings.Contains(words, "needed for") || !strings.Contains(words, "Preview, 1 page") {
		t.Errorf("without that tick the copy beside says:\n%s", words)
	}
}

func TestAPlanChangedMeanwhileIsNotOverwritten(t *testing.T) {
	f := begun()
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("plan/STYLE")
	o.write("In your words", "Mine")
	other := f.plans["plan"].With(adjustments.Section{Code: "WELL", Answer: "Theirs", Share: true})
	other.Version++
	f.plans["plan"] = other
	o.press(o.talk.content, "Next")
	if o.plan().Section("STYLE").Answer != "" {
		t.Error("it was overwritten unasked")
	}
	o.press(o.top(), "Save mine over it")
	if got := o.plan(); got.Section("STYLE").Answer != "Mine" || got.Section("WELL").Answer != "Theirs" {
		t.Errorf("after saving over it: %+v", got.Sections[:2])
	}
}

func TestAChangeAfterASignatureBeginsAVersion(t *testing.T) {
	f := begun()
	p := f.plans["plan"]
	p.Status, p.ChosenOn = adjustments.PlanInUse, today
	f.plans["plan"] = p
	f.signatures = []adjustments.Signature{{Paper: refOf(p), Party: adjustments.Employee, Name: "Priya Shah", Method: adjustments.Typed, At: now}}
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("plan")
	if words := textOf(o.page.Content()); !strings.Contains(words, "One side has signed") {
		t.Errorf("the page says:\n%s", words)
	}
	o.press(o.page.Content(), signWords)
	if len(o.signs) != 1 || o.signs[0] != refOf(p) {
		t.Errorf("signing: %+v", o.signs)
	}
	o.Show("plan/STYLE")
	o.write("In your words", "New")
	o.press(o.talk.content, "Next")
	if got := o.plan(); got.Number != 2 || got.Status != adjustments.PlanDraft || !got.ChosenOn.IsZero() || !strings.Contains(o.said, "Version 2") {
		t.Errorf("version %d, %s, said %q", got.Number, got.Status, o.said)
	}
	o.Show("plan")
	o.compare(o.page.Shown.page, 0)
	if words := textOf(o.top()); !strings.Contains(words, "How I work at my best") || !strings.Contains(words, "Nothing stands there.") {
		t.Errorf("the versions differ in:\n%s", words)
	}
}

func TestANewPlanLeadsIntoTheConversation(t *testing.T) {
	f := begun()
	f.plans = map[adjustments.PlanID]adjustments.Plan{}
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("new:priya")
	job := o.field(o.top(), "Job that they hold").Input().(*kit.SearchSelect)
	job.Choose(kit.Option{ID: "job", Title: "Kitchen assistant"})
	if got := o.field(o.top(), "What is the job called?").Input().Text(); got != "Kitchen assistant" {
		t.Errorf("the job is called %q", got)
	}
	o.press(o.top(), "Begin the plan")
	if len(f.plans) != 1 || !o.talking() || !strings.Contains(textOf(o.Content()), "Section 1 of 14") {
		t.Errorf("%d plans, talking %v, failed %v", len(f.plans), o.talking(), o.failed)
	}
	for _, p := range f.plans {
		if p.Participant != "priya" || p.Employer != "bright" || p.Job != "job" {
			t.Errorf("begun: %+v", p)
		}
	}
}

func TestAReviewSetsTheNextOne(t *testing.T) {
	f := begun()
	p := f.plans["plan"]
	p.Status, p.ChosenOn, p.ReviewOn = adjustments.PlanInUse, today, today
	f.plans["plan"] = p
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("plan")
	o.press(o.page.Content(), reviewWords)
	o.field(o.top(), "What came of it?").Input().SetText("It helps.")
	o.press(o.top(), "Save the review")
	if len(f.reviews) != 1 || f.reviews[0].Trigger != "PERIODIC" || f.reviews[0].Of != "plan" || o.plan().ReviewOn != adjustments.NextPlanReview(today) {
		t.Errorf("reviews %+v, next %s, failed %v", f.reviews, o.plan().ReviewOn, o.failed)
	}
}

func TestTheLinkedAdjustmentsAreInTheCopy(t *testing.T) {
	o := open(t, begun(), theme.Look{TextScale: 1}, usual)
	o.Show("plan/ADJ")
	o.field(o.Content(), "Agreement whose adjustments the plan lists").Input().(*kit.SearchSelect).Choose(kit.Option{ID: "agr", Title: "Kitchen assistant"})
	if !strings.Contains(textOf(o.Content()), "Start at 10 on Mondays") {
		t.Error("the adjustments are not shown")
	}
	o.press(o.talk.content, "Next")
	if o.plan().Agreement != "agr" {
		t.Errorf("linked: %q", o.plan().Agreement)
	}
}

func TestWhoMayNotSeePlansIsTold(t *testing.T) {
	f := begun()
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	s := New(o.parts(people.Staff{ID: "eve", Role: people.ReadOnly}))
	defer s.Close()
	s.Reload()
	s.Show("plan")
	if words := textOf(s.Content()); !strings.Contains(words, "Not for your role") || strings.Contains(words, "Priya") {
		t.Errorf("it shows:\n%s", words)
	}
	if s.FirstFocus() != nil || s.Keys() != nil {
		t.Error("there is something to reach")
	}
}

func TestAPlanThatIsGoneLeadsBackToTheList(t *testing.T) {
	o := open(t, begun(), theme.Look{TextScale: 1}, usual)
	o.Show("other/" + writePart)
	if o.talking() || o.said != string(noPlan) {
		t.Errorf("talking %v, said %q", o.talking(), o.said)
	}
	o.Show("plan/STYLE")
	delete(o.store.plans, "plan")
	o.write("In your words", "Lost?")
	o.press(o.talk.content, "Next")
	if o.failed == nil || len(o.store.drafts) != 1 {
		t.Errorf("failed %v, drafts %d", o.failed, len(o.store.drafts))
	}
}

// Who has signed can be read whole in the list, in a window of 1280 or 900 beside the menu, and at twice the text size.
func TestTheListSaysInFullWhoHasSigned(t *testing.T) {
	for _, c := range []struct{ wide, scale float32 }{{1072, 1}, {692, 1}, {1072, 2}} {
		for _, party := range []string{adjustments.Employee, adjustments.Manager, adjustments.HR} {
			f := begun()
			p := f.plans["plan"]
			p.Status = adjustments.PlanInUse
			f.plans["plan"] = p
			f.signatures = []adjustments.Signature{{Paper: refOf(p), Party: party, Name: "Priya Shah", Method: adjustments.Typed, At: now}}
			o := open(t, f, theme.Look{TextScale: c.scale}, fyne.NewSize(c.wide, 800))
			for _, cut := range onscreen.Shortened(o.List) {
				if strings.Contains(cut, "version") {
					t.Errorf("%v at %v: %q is cut", c.wide, c.scale, cut)
				}
			}
		}
	}
}

func TestPlansAtEveryWidthAndSizeOfText(t *testing.T) {
	for _, look := range []theme.Look{{TextScale: 1}, {Mode: theme.Dark}, {TextScale: 2}} {
		for _, size := range []fyne.Size{usual, fyne.NewSize(700, 560)} {
			o := open(t, begun(), look, size)
			for _, id := range []string{"plan", "plan/STYLE", "plan/ACTIONS", "plan/ADJ", "plan/REVIEW", "plan/SIGN", "plan/" + choosePart} {
				o.Show(id)
				if o.failed != nil && !errors.Is(o.failed, gone{}) {
					t.Errorf("%+v %v %s: %v", look, size, id, o.failed)
				}
				if m := o.Content().MinSize(); m.Width > size.Width {
					t.Errorf("%+v %v: %s needs %v", look, size, id, m)
				}
			}
		}
	}
}

// Somebody else saves the plan while its review is being written: the newer one is loaded, and the review is still one with an id.
func TestAReviewOverANewerPlanIsKeptUnderAnID(t *testing.T) {
	f := begun()
	plan := f.plans["plan"]
	plan.Status, plan.ChosenOn = adjustments.PlanReview, today
	f.plans["plan"] = plan
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("plan")
	o.press(o.page.Content(), reviewWords)
	plan.Version++
	f.plans["plan"] = plan
	o.press(o.top(), "Save the review")
	o.press(o.top(), "Load the newer one")
	o.press(o.top(), "Save the review")
	if n := len(f.reviews); n == 0 || f.reviews[0].ID == "" {
		t.Errorf("the reviews are %+v", f.reviews)
	}
}

func TestAChoiceThatIsSavedTwiceOffersNothingToTakeBack(t *testing.T) {
	f := begun()
	plan := f.plans["plan"]
	plan.Status = adjustments.PlanInUse
	f.plans["plan"] = plan
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	for _, takesBack := range []bool{true, false} {
		o.Show("plan/" + choosePart)
		o.press(o.talk.content, "Save the choice")
		if o.undo != takesBack {
			t.Errorf("said %q, with a way back: %v", o.said, o.undo)
		}
	}
}

// Who leaves the conversation and comes back at once goes on with what was stored on the way out.
func TestComingBackAtOnceGoesOnWithWhatWasStored(t *testing.T) {
	o := open(t, begun(), theme.Look{TextScale: 1}, usual)
	o.Show("plan/STYLE")
	o.write("In your words", "I like clear lists.")
	o.work.Hold()
	o.Show("plan")
	o.Show("plan/STYLE")
	o.work.AnswerAll()
	if got := o.field(o.Content(), "In your words").Input().Text(); got != "I like clear lists." {
		t.Errorf("it goes on with %q", got)
	}
	o.write("In your words", "I like clear lists and a plan.")
	o.press(o.talk.content, "Next")
	if got := o.plan().Section("STYLE").Answer; got != "I like clear lists and a plan." || o.w.Canvas().Overlays().Top() != nil {
		t.Errorf("stored %q", got)
	}
}

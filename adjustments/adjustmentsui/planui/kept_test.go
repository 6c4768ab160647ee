package planui

import (
	"strings"
	"testing"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/theme"
)

func TestAPlanForAnotherPersonIsNotSavedWithTheJobOfTheFormer(t *testing.T) {
	o := open(t, begun(), theme.Look{TextScale: 1}, usual)
	o.Show("new:priya")
	form := o.Forms.Opened().Form
	form.Field("job").Input().(*kit.SearchSelect).Choose(kit.Option{ID: "job", Title: "Kitchen assistant"})
	form.Field("person").Input().(*kit.SearchSelect).Choose(kit.Option{ID: "lee", Title: "Lee Other"})
	form.Save()
	for _, p := range o.store.plans {
		if p.Participant == "lee" && (p.Job != "" || p.Employer != "" || p.JobTitle != "") {
			t.Errorf("the plan of Lee has the job %q at %q, %q", p.Job, p.Employer, p.JobTitle)
		}
	}
	if len(o.store.plans) != 2 {
		t.Error("no plan is stored: ", o.failed)
	}
}

// Somebody goes on typing while the page is being stored: that is stored too before the page is turned.
func TestWhatIsTypedWhileThePageIsBeingStoredIsStoredToo(t *testing.T) {
	o := open(t, begun(), theme.Look{TextScale: 1}, usual)
	o.Show("plan/" + writePart)
	o.write("In your words", "I like clear")
	o.work.Hold()
	o.press(o.talk.content, "Next")
	o.write("In your words", "I like clear lists.")
	o.work.AnswerAll()
	if got := o.plan(); got.Section("STYLE").Answer != "I like clear lists." || !strings.Contains(textOf(o.Content()), "Section 3 of 14") {
		t.Errorf("stored: %q\n%s", got.Section("STYLE").Answer, textOf(o.Content()))
	}
}

// The same where the conversation is left meanwhile.
func TestWhatIsTypedWhileThePageIsBeingStoredIsKeptWhereOneLeaves(t *testing.T) {
	o := open(t, begun(), theme.Look{TextScale: 1}, usual)
	o.Show("plan/" + writePart)
	o.write("In your words", "I like clear")
	o.work.Hold()
	o.press(o.talk.content, "Next")
	o.write("In your words", "I like clear lists.")
	o.Show("plan")
	o.work.AnswerAll()
	o.Show("plan/" + writePart)
	if got := o.plan().Section("STYLE").Answer; got != "I like clear lists." {
		o.Show("plan/STYLE")
		if typed := o.field(o.Content(), "In your words").Input().Text(); typed != "I like clear lists." {
			t.Errorf("stored %q, the page says %q", got, typed)
		}
	}
}

// And where the store is locked meanwhile.
func TestWhatIsTypedWhileThePageIsBeingStoredIsKeptAtTheLock(t *testing.T) {
	f := begun()
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("plan/" + writePart)
	o.write("In your words", "I like clear")
	o.work.HoldResults()
	o.press(o.talk.content, "Next")
	o.write("In your words", "I like clear lists.")
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	again := open(t, f, theme.Look{TextScale: 1}, usual)
	again.Show("plan/STYLE")
	if got := again.field(again.Content(), "In your words").Input().Text(); got != "I like clear lists." || again.talk.d.page.Plan.Version != again.plan().Version {
		t.Errorf("it goes on with %q, over version %d of %d", got, again.talk.d.page.Plan.Version, again.plan().Version)
	}
}

// Whoever has gone elsewhere while the choice was being stored stays there.
func TestAChoiceThatIsStoredLateLeadsNowhere(t *testing.T) {
	o := open(t, begun(), theme.Look{TextScale: 1}, usual)
	o.Show("plan/" + choosePart)
	o.work.Hold()
	o.press(o.talk.content, "Finish the plan")
	o.Show("")
	o.work.AnswerAll()
	if len(o.routes) != 0 || o.plan().Status != adjustments.PlanInUse {
		t.Errorf("it leads to %v, the plan is %q", o.routes, o.plan().Status)
	}
}

func TestARefusalOnThePageLeadsToThePermissions(t *testing.T) {
	f := begun()
	f.permits = nil
	p := f.plans["plan"].Chosen([]string{"WELL"}, nil, today)
	f.plans["plan"] = p
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("plan")
	o.press(o.page.Content(), "Open the permissions")
	if want := (nav.Route{Page: "people", ID: "priya/permissions"}); len(o.routes) != 1 || o.routes[0] != want {
		t.Errorf("it leads to %v", o.routes)
	}
}

// The conversation is still being read when somebody goes back to the page: it does not open any more.
func TestAConversationThatIsReadLateDoesNotOpen(t *testing.T) {
	o := open(t, begun(), theme.Look{TextScale: 1}, usual)
	o.work.Hold()
	o.Show("plan/" + writePart)
	o.Show("plan")
	o.work.AnswerAll()
	if o.talking() {
		t.Error(textOf(o.Content()))
	}
}

// Two of many steps stand in full; the others are not passed over.
func TestThePageTellsOfAllNextSteps(t *testing.T) {
	f := begun()
	for _, what := range []string{"One", "Two", "Three", "Four", "Five", "Six"} {
		f.steps = append(f.steps, employers.NextStep{ID: employers.NextStepID(what), What: what, Due: today})
	}
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("plan")
	if words := textOf(o.page.Content()); !strings.Contains(words, "Then today: Three") || !strings.Contains(words, "and 2 more") {
		t.Error(words)
	}
}

// What the page says of a signature is all that is on record of how it came about.
func TestThePageSaysHowEachHasSigned(t *testing.T) {
	f := begun()
	p := f.plans["plan"]
	f.signatures = []adjustments.Signature{{ID: "s1", Paper: refOf(p), Party: adjustments.Employee, Name: "Priya Shah", Method: adjustments.Drawn, At: now, ReadAloudBy: "Sam Okoro", Room: "Grace Bell"}}
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("plan")
	for _, want := range []string{"Read aloud by Sam Okoro.", "In the room: Grace Bell."} {
		if words := textOf(o.page.Content()); !strings.Contains(words, want) {
			t.Errorf("the page does not say %q:\n%s", want, words)
		}
	}
}

func TestThePapersOfASealedEarlierVersionCanBeHad(t *testing.T) {
	f := begun()
	now := f.plans["plan"]
	was := now
	was.Number, now.Number = 1, 2
	f.plans["plan"], f.versions = now, []adjustments.PlanVersion{{Number: 1, Plan: was}, {Number: 1, Plan: was}}
	f.sealed = []adjustments.Sealed{{Paper: adjustments.PaperRef{Kind: adjustments.PlanPaper, ID: "plan", Number: 1}}}
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("plan")
	o.press(o.Content(), "Papers of version 1")
	if len(o.asked) != 1 || o.asked[0].First.Number != 1 {
		t.Errorf("asked for %+v", o.asked)
	}
	if n := strings.Count(textOf(o.Content()), "Papers of version 1"); n != 1 {
		t.Errorf("offered %d times", n)
	}
}

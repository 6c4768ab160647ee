package agreementui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
)

func TestAMatchIsProposedWithTheJobTheEmployerAndWhatItWouldArrange(t *testing.T) {
	o := sit(t, bakery(), theme.Look{}, usual)
	o.Show("new:sam;v1")
	form := o.Forms.Opened().Form
	if got := form.Field("participant_ref").Input().Text(); got != "Sam Example" {
		t.Errorf("person %q", got)
	}
	if n := len(form.Field("items").Input().(*kit.ManySelect).Values()); n != 2 {
		t.Errorf("%d adjustments are proposed", n)
	}
	form.Save()
	a := o.one()
	if a.JobTitle != "Bakery assistant" || a.Employer != "hallam" || a.Site != "mill" || a.Vacancy != "v1" || a.Status != adjustments.AgreementDraft || a.ReviewOn != today.AddDays(7*6).OnWorkingDay() || len(a.Items) != 2 {
		t.Errorf("%+v", a)
	}
	for _, it := range a.Items {
		if it.Code == "" || it.Words == "" || it.ID == "" || !it.OnPaper() || len(it.Barriers) == 0 {
			t.Errorf("%+v", it)
		}
	}
	if want := (nav.Route{Page: "agreements", ID: string(a.ID)}); len(o.routes) != 1 || o.routes[0] != want {
		t.Errorf("goes to %v", o.routes)
	}
}

func TestANewAgreementWithoutAMatchAsksForPersonAndEmployer(t *testing.T) {
	o := sit(t, bakery(), theme.Look{}, usual)
	o.Show("new")
	o.Forms.Opened().Form.Save()
	if len(o.store.pages) != 0 || !strings.Contains(o.top(), "Please choose the person.") {
		t.Error(o.top())
	}
}

func TestTheFormOfANewAgreementGoesOnWhereItWasLeft(t *testing.T) {
	o := sit(t, bakery(), theme.Look{}, usual)
	o.Show("new:sam;v1")
	id := o.Forms.Opened().Of.ID
	o.fill("manager", "Anna Price")
	o.pressTop("Close, keep draft")
	if len(o.store.Kept) != 1 {
		t.Fatal("no draft is kept")
	}
	o.OpenDraft(o.store.Kept[0])
	sh := o.Forms.Opened()
	if sh == nil {
		t.Fatal(o.failed)
	}
	if got := sh.Form.Field("manager").Input().Text(); got != "Anna Price" || sh.Of.ID != id {
		t.Errorf("manager %q, id %q", got, sh.Of.ID)
	}
	sh.Form.Save()
	if a := o.one(); a.Manager != "Anna Price" || len(a.Items) != 2 || string(a.ID) != id || a.Employer != "hallam" {
		t.Errorf("%+v", a)
	}
}

func TestTheMainActionFollowsTheState(t *testing.T) {
	for _, c := range []struct {
		name, button, sentence string
		set                    func(d *adjustments.AgreementPage)
	}{
		{"nothing in it", "Add adjustments", "Version 1 is a draft.", func(d *adjustments.AgreementPage) {
			d.Agreement.Status, d.Agreement.Items, d.Agreement.Declined = adjustments.AgreementDraft, nil, nil
		}},
		{"a draft without a manager", "Finish", "Please give the name of the line manager", func(d *adjustments.AgreementPage) {
			d.Agreement.Status, d.Agreement.Manager = adjustments.AgreementDraft, ""
		}},
		{"a draft that is ready", "Mark as agreed by both sides", "Version 1 is a draft.", func(d *adjustments.AgreementPage) { d.Agreement.Status = adjustments.AgreementDraft }},
		{"agreed", "Sign now", "Version 1 wants signatures: Sam Example and Anna Price.", func(*adjustments.AgreementPage) {}},
		{"one has signed", "Sign now", "Anna Price has still to sign.", func(d *adjustments.AgreementPage) { sign(d, adjustments.Employee) }},
		{"signed", "Papers", "Version 1 is signed.", func(d *adjustments.AgreementPage) { sign(d, adjustments.Employee, adjustments.Manager) }},
		{"the review is due", "Record a review", "The review is due", func(d *adjustments.AgreementPage) {
			sign(d, adjustments.Employee, adjustments.Manager)
			d.Agreement.ReviewOn = today
		}},
		{"ended", "Papers", "This agreement has ended.", func(d *adjustments.AgreementPage) { d.Agreement.Status = adjustments.AgreementEnded }},
	} {
		f := bakery()
		c.set(f.agreed("a1", adjustments.AgreementAgreed))
		o := sit(t, f, theme.Look{}, usual)
		o.Show("a1")
		if got := o.page.main.AccessibilityLabel(); got != c.button || !strings.Contains(o.reads(), c.sentence) {
			t.Errorf("%s: %q\n%s", c.name, got, o.reads())
		}
	}
}

func TestADraftIsAgreedThenSigned(t *testing.T) {
	f := bakery()
	d := f.agreed("a1", adjustments.AgreementDraft)
	d.Agreement.Items[0].Status = adjustments.ItemAsked
	o := sit(t, f, theme.Look{}, usual)
	o.Show("a1")
	o.press("Mark as agreed by both sides")
	if a := o.one(); a.Status != adjustments.AgreementAgreed || a.Items[0].Status != adjustments.ItemAgreed || o.failed != nil {
		t.Fatalf("%s, %s, %v", a.Status, a.Items[0].Status, o.failed)
	}
	o.press("Sign now")
	if len(o.signed) != 1 || o.signed[0] != (adjustments.PaperRef{Kind: adjustments.AgreementPaper, ID: "a1", Number: 1}) {
		t.Errorf("%v", o.signed)
	}
}

func TestAnEditOfASignedAgreementSaysFirstThatItMakesAVersionThatWantsSigningAgain(t *testing.T) {
	f := bakery()
	sign(f.agreed("a1", adjustments.AgreementAgreed), adjustments.Employee, adjustments.Manager)
	o := sit(t, f, theme.Look{}, usual)
	o.Show("a1")
	o.press("Edit: Instructions in writing")
	if !strings.Contains(o.top(), "This makes version 2, which needs signing again. Version 1 stays in force until then.") {
		t.Fatal(o.top())
	}
	o.fill("who", "Ben Reyes")
	o.Forms.Opened().Form.Save()
	if a := o.one(); a.Number != 2 || a.Status != adjustments.AgreementDraft || a.Items[0].Who != "Ben Reyes" {
		t.Fatalf("%+v, %v", a, o.failed)
	}
	o.press("Papers of version 1")
	if n := len(o.asked); n != 1 || o.asked[0].First.Number != 1 {
		t.Errorf("the papers of the version in force: %+v", o.asked)
	}
	if said := o.reads(); !strings.Contains(said, "Version 2 is a draft and wants signatures. Version 1 is in force until then.") || !strings.Contains(said, "Earlier versions") {
		t.Error(said)
	}
	o.press("Compare versions")
	if said := o.top(); !strings.Contains(said, "who does it") || !strings.Contains(said, "Ben Reyes") || !strings.Contains(said, "Anna Price") {
		t.Error(said)
	}
}

func TestHowAnAdjustmentGoesOnWantsNoNewSignatures(t *testing.T) {
	f := bakery()
	sign(f.agreed("a1", adjustments.AgreementAgreed), adjustments.Employee, adjustments.Manager)
	o := sit(t, f, theme.Look{}, usual)
	o.Show("a1")
	o.press("More about: Instructions")
	o.choose("In place")
	o.add(progressForm, "a1", "i2")
	if strings.Contains(o.top(), "Warning") {
		t.Error("it warns: ", o.top())
	}
	o.fill("working", "yes")
	o.fill("evidence", "Two weeks without a headache")
	o.fill("atw", "awarded")
	o.Forms.Opened().Form.Save()
	a := o.one()
	if a.Number != 1 || a.Items[0].Status != adjustments.ItemInPlace || a.Items[1].Working != people.Yes || a.Items[1].AtW != "awarded" || o.failed != nil {
		t.Errorf("%+v, %v", a, o.failed)
	}
	if said := o.reads(); !strings.Contains(said, "It works: Two weeks without a headache") || !strings.Contains(said, "Access to Work: awarded") {
		t.Error(said)
	}
}

func TestWhatIsDeclinedStaysOnRecordWithTheReason(t *testing.T) {
	f := bakery()
	f.agreed("a1", adjustments.AgreementDraft)
	o := sit(t, f, theme.Look{}, usual)
	o.Show("a1")
	o.press("More about: Ear defenders")
	o.choose("Declined by the employer")
	o.fill("reason", "The alarm must be heard")
	o.fill("alternative", "A place away from the slicer")
	o.Forms.Opened().Form.Save()
	a := o.one()
	if len(a.Items) != 1 || len(a.Declined) != 2 || a.Declined[1].Asked != "Ear defenders for the slicing room" || a.Declined[1].Item != "i2" {
		t.Fatalf("%+v, %v", a.Declined, o.failed)
	}
	if said := o.reads(); !strings.Contains(said, "Why not: The alarm must be heard") || !strings.Contains(said, "Offered instead: A place away from the slicer") {
		t.Error(said)
	}
}

func TestThePickerTellsWhyAndTakesOnesOwnWords(t *testing.T) {
	f := bakery()
	f.agreed("a1", adjustments.AgreementDraft)
	o := sit(t, f, theme.Look{}, usual)
	o.Show("a1")
	o.press("Add")
	said := o.top()
	if !strings.Contains(said, "Helps with a need that this job asks for") && !strings.Contains(said, "Helps with another need") || !strings.Contains(said, "Access to Work") {
		t.Fatal(said)
	}
	field := o.Forms.Opened().Form.Field("items").Input().(*kit.ManySelect)
	first := o.p.suggestions(facts{needs: f.person.Profile.Needs}, taken(o.one()))[0]
	o.pressTop(first.Label)
	if !field.Has(first.Code) {
		t.Error("ticking a suggestion does not choose it")
	}
	field.Add(kit.Option{ID: ownPrefix + "A stool at the packing table", Title: "A stool at the packing table"})
	o.Forms.Opened().Form.Save()
	a := o.one()
	if len(a.Items) != 4 || a.Items[2].Code != first.Code || a.Items[3].Words != "A stool at the packing table" || a.Items[3].Code != "" {
		t.Errorf("%+v, %v", a.Items, o.failed)
	}
}

func TestAReviewFindsSomethingOfEachAdjustmentAndOffersTheLetterAndTheChange(t *testing.T) {
	f := bakery()
	sign(f.agreed("a1", adjustments.AgreementAgreed), adjustments.Employee, adjustments.Manager)
	f.pages["a1"].Agreement.ReviewOn = today
	o := sit(t, f, theme.Look{}, usual)
	o.Show("a1")
	o.press("Record a review")
	form := o.Forms.Opened().Form
	form.Save()
	if len(f.pages["a1"].Reviews) != 0 || !strings.Contains(o.top(), "Please say whether it works") {
		t.Fatal(o.top())
	}
	o.fill("outcomes.i1.what", "working")
	o.fill("outcomes.i2.what", "change")
	form.Save()
	d := f.pages["a1"]
	if len(d.Reviews) != 1 || d.Reviews[0].Trigger != adjustments.PeriodicReview || d.Agreement.Items[0].Status != adjustments.ItemInPlace || d.Agreement.Status != adjustments.AgreementReview || d.Agreement.Number != 1 {
		t.Fatalf("%+v, %+v, %v", d.Reviews, d.Agreement, o.failed)
	}
	if said := o.top(); !strings.Contains(said, "To be changed: Ear defenders") {
		t.Fatal(said)
	}
	o.pressTop("Letter about it")
	if len(o.asked) != 1 || o.asked[0].First.Sort != "review" || o.asked[0].First.ID != d.Reviews[0].ID {
		t.Errorf("%+v", o.asked)
	}
}

func TestThePageSaysWhetherTheEmployerMayReadItAndLeadsToThePermissions(t *testing.T) {
	f := bakery()
	d := f.agreed("a1", adjustments.AgreementAgreed)
	o := sit(t, f, theme.Look{}, usual)
	o.Show("a1")
	if said := o.reads(); !strings.Contains(said, "Sam allows that Hallam Bakery reads this agreement.") {
		t.Fatal(said)
	}
	d.Permits = nil
	o.Reload()
	if said := o.reads(); !strings.Contains(said, "this person has not agreed to") {
		t.Fatal(said)
	}
	o.press("Open the permissions")
	if want := (nav.Route{Page: "people", ID: "sam/permissions"}); len(o.routes) != 1 || o.routes[0] != want {
		t.Errorf("%v", o.routes)
	}
}

func TestThePapersOfAnAgreementAreAskedForByCopy(t *testing.T) {
	f := bakery()
	f.agreed("a1", adjustments.AgreementAgreed)
	o := sit(t, f, theme.Look{}, usual)
	o.Show("a1")
	o.press("Papers")
	if len(o.asked) != 1 || o.asked[0].First.Copy != adjustments.ForEmployer || len(o.asked[0].Copies) != 3 || !o.asked[0].Annex || o.asked[0].Permits != "sam" {
		t.Errorf("%+v", o.asked)
	}
}

func TestTheLawAndWhoPaysAreOneClickAwayAsInformation(t *testing.T) {
	o := sit(t, bakery(), theme.Look{}, usual)
	o.showLaw()
	for _, words := range []string{"This is information, not legal advice.", "A way of working", "The building or place", "An aid or a helping service", "may not be passed on to the person", "The person applies, not the employer", "checked"} {
		if !strings.Contains(o.top(), words) {
			t.Errorf("does not say %q", words)
		}
	}
}

func TestEveryFormOpensAndIsSavedAsItStands(t *testing.T) {
	for _, form := range [][2]string{{agreementForm, ""}, {agreementForm, partAbout + "impact"}, {agreementForm, partAbout + "annex"}, {itemForm, "i1"}, {progressForm, "i2"}, {declinedForm, "d1"}, {adviceForm, adviceAbout(0)}} {
		f := bakery()
		d := f.agreed("a1", adjustments.AgreementAgreed)
		was := d.Agreement
		o := sit(t, f, theme.Look{}, usual)
		o.Show("a1")
		o.add(form[0], "a1", form[1])
		if form[1] == "" {
			o.Forms.Opened().Discard()
			o.edit("a1")
		}
		if o.Forms.Opened() == nil {
			t.Fatal(form, " does not open: ", o.failed)
		}
		o.Forms.Opened().Form.Save()
		if o.Forms.Opened() != nil {
			t.Fatal(form, " does not save: ", o.top())
		}
		if a := o.one(); !adjustments.SameContent(was, a) || a.Version != 2 || a.Plan != was.Plan || a.Annex != was.Annex {
			t.Errorf("%v changed something: %+v", form, adjustments.Diff(was, a, adjustments.Names{}))
		}
	}
}

func TestAStepOfAnAdjustmentIsKeptWithIt(t *testing.T) {
	f := bakery()
	f.agreed("a1", adjustments.AgreementAgreed)
	o := sit(t, f, theme.Look{}, usual)
	o.Show("a1")
	o.addItemStep("a1", o.one().Items[0])
	o.Forms.Opened().Form.Save()
	d := f.pages["a1"]
	if len(d.Next) != 1 || d.Agreement.Items[0].Step != string(d.Next[0].ID) || d.Next[0].Participant != "sam" || d.Next[0].Employer != "hallam" {
		t.Errorf("%+v, %v", d.Next, o.failed)
	}
}

func TestWhatAllHaveSignedAndWhatIsNotSealedYetIsSealedOnDemand(t *testing.T) {
	f := bakery()
	sign(f.agreed("a1", adjustments.AgreementAgreed), adjustments.Employee, adjustments.Manager)
	o := sit(t, f, theme.Look{}, usual)
	o.p.Seal = func(_ context.Context, ref adjustments.PaperRef) error {
		d := *f.pages["a1"]
		d.Sealed = []adjustments.Sealed{{Paper: ref}}
		f.pages["a1"] = &d
		return nil
	}
	o.page.Clear()
	o.Show("a1")
	o.press("Seal it")
	if said := o.reads(); o.failed != nil || !strings.Contains(said, "Sealed as one PDF") || strings.Contains(said, "Seal it") {
		t.Errorf("%v\n%s", o.failed, said)
	}
}

func TestAnAgreementThatHasEndedStaysAsItWas(t *testing.T) {
	f := bakery()
	f.agreed("a1", adjustments.AgreementEnded)
	o := sit(t, f, theme.Look{}, usual)
	o.Bar.Choose(len(quickFilters) - 1)
	o.Show("a1")
	if said := o.reads(); strings.Contains(said, "Edit") || strings.Contains(said, "Add") {
		t.Error(said)
	}
	o.edit("a1")
	if o.failed != error(hasEnded) || o.Forms.Opened() != nil {
		t.Errorf("%v", o.failed)
	}
}

func TestEverythingIsReachedByKeyboardAndHasAName(t *testing.T) {
	f := bakery()
	sign(f.agreed("a1", adjustments.AgreementAgreed), adjustments.Employee, adjustments.Manager)
	o := sit(t, f, theme.Look{}, usual)
	o.Show("a1")
	names := ""
	for f := range onscreen.Reached(t, o.w) {
		names += onscreen.Name(f) + "\n"
	}
	for _, words := range []string{"New agreement", "The law", "Show", "Find in these agreements", "More about: Agreement for Sam Example", "Papers", "Mark as in place", "Edit: Instructions in writing", "More about: Ear defenders",
		"Edit what was not agreed", "Open the permissions", "Record a review", "Signed elsewhere"} {
		if !strings.Contains(names, words) {
			t.Errorf("Tab does not come to %q:\n%s", words, names)
		}
	}
	o.pick("a1")
	if n := len(onscreen.Reached(t, o.w)); n < firstSuggestions+3 {
		t.Errorf("Tab comes to %d controls of the picker", n)
	}
}

// In a narrow window and at twice the text size nothing of the page is cut off at its right.
func TestThePageFitsItsWidth(t *testing.T) {
	for _, c := range []struct {
		scale float32
		size  fyne.Size
	}{{1, fyne.NewSize(1160, 800)}, {1, fyne.NewSize(880, 700)}, {1, fyne.NewSize(700, 700)}, {2, fyne.NewSize(1160, 800)}, {2, fyne.NewSize(700, 700)}} {
		f := bakery()
		sign(f.agreed("a1", adjustments.AgreementAgreed), adjustments.Employee, adjustments.Manager)
		o := sit(t, f, theme.Look{Mode: theme.Light, TextScale: c.scale}, c.size)
		o.Show("a1")
		if least, has := o.page.Scroll.Content.MinSize().Width, o.page.Scroll.Size().Width; least > has {
			t.Errorf("at %v in a window of %v the page needs %v and has %v", c.scale, c.size.Width, least, has)
		}
	}
}

// Who has signed can be read whole in the list wherever its column shows.
func TestTheListSaysInFullWhoHasSigned(t *testing.T) {
	for _, c := range []struct{ wide, scale float32 }{{1072, 1}, {692, 1}, {1700, 1}, {1072, 2}, {2400, 2}} {
		for _, parties := range [][]string{{adjustments.Employee}, {adjustments.Manager}, {adjustments.HR}, {adjustments.Employee, adjustments.HR}, {adjustments.Employee, adjustments.Manager}} {
			f := bakery()
			sign(f.agreed("a1", adjustments.AgreementAgreed), parties...)
			o := sit(t, f, theme.Look{TextScale: c.scale}, fyne.NewSize(c.wide, 800))
			if cut := onscreen.Shortened(o.List); len(cut) > 0 || o.List.Total() == 0 {
				t.Errorf("%v at %v: %q is cut", c.wide, c.scale, cut)
			}
		}
	}
}

func TestWhoMayNotSeeAgreementsIsToldWho(t *testing.T) {
	f := bakery()
	old := ruth
	ruth.Role = people.ReadOnly
	defer func() { ruth = old }()
	o := sit(t, f, theme.Look{}, usual)
	if o.List != nil || o.FirstFocus() != nil {
		t.Error("a list for somebody who may see none")
	}
}

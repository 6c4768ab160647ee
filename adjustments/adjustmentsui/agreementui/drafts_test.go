package agreementui

import (
	"testing"

	"jobwright/adjustments"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

func TestADraftOfAnAdjustmentIsNotSavedOverANewerAgreementUnasked(t *testing.T) {
	f := bakery()
	f.agreed("a1", adjustments.AgreementDraft)
	o := sit(t, f, theme.Look{}, usual)
	o.Show("a1")
	o.add(itemForm, "a1", "i1")
	o.fill("who", "Ben Reyes")
	newer := *f.pages["a1"]
	newer.Agreement.Version, newer.Agreement.HR = 2, "Dee Malik"
	f.pages["a1"] = &newer
	o.Forms.Opened().Form.Save()
	if a := o.one(); a.Items[0].Who == "Ben Reyes" {
		t.Fatal("saved over it unasked")
	}
	o.pressTop("Save mine over it")
	if a := o.one(); a.Items[0].Who != "Ben Reyes" || a.HR != "Dee Malik" {
		t.Errorf("%+v, %v", a, o.failed)
	}
}

func TestAReviewThatWasLeftIsGoneOnWith(t *testing.T) {
	f := bakery()
	sign(f.agreed("a1", adjustments.AgreementAgreed), adjustments.Employee, adjustments.Manager)
	o := sit(t, f, theme.Look{}, usual)
	o.review("a1")
	o.fill("outcomes.i1.what", "working")
	o.pressTop("Close, keep draft")
	o.review("a1")
	if got := o.Forms.Opened().Form.Field("outcomes.i1.what").Input().Text(); got != "working" {
		t.Errorf("it begins with %q", got)
	}
}

// A finding stays with its adjustment, also where another one was taken away meanwhile.
func TestAReviewThatWasLeftKeepsEachFindingWithItsAdjustment(t *testing.T) {
	f := bakery()
	sign(f.agreed("a1", adjustments.AgreementAgreed), adjustments.Employee, adjustments.Manager)
	o := sit(t, f, theme.Look{}, usual)
	o.review("a1")
	o.fill("outcomes.i2.what", "stop")
	o.pressTop("Close, keep draft")
	f.pages["a1"].Agreement.Items = f.pages["a1"].Agreement.Items[1:]
	o.review("a1")
	if got := o.Forms.Opened().Form.Field("outcomes.i2.what").Input().Text(); got != "stop" {
		t.Errorf("of what is left it says %q", got)
	}
}

func TestTheFormOverANewerAgreementKeepsItsDraftInTheSamePlace(t *testing.T) {
	f := bakery()
	f.agreed("a1", adjustments.AgreementDraft)
	o := sit(t, f, theme.Look{}, usual)
	o.editPart("a1", "impact")
	o.fill("manager", "Dee Malik")
	newer := *f.pages["a1"]
	newer.Agreement.Version = 2
	f.pages["a1"] = &newer
	o.Forms.Opened().Form.Save()
	o.pressTop("Load the newer one")
	o.fill("manager", "Ben Reyes")
	o.pressTop("Close, keep draft")
	o.edit("a1")
	if got := o.Forms.Opened().Form.Field("manager").Input().Text(); got != "Ben Reyes" {
		t.Errorf("it goes on with %q", got)
	}
}

// Somebody takes the adjustment away while its form is open: what is typed is not said to be saved.
func TestWhatIsTypedAboutAnAdjustmentThatWasTakenAwayIsNotLostUnsaid(t *testing.T) {
	f := bakery()
	f.agreed("a1", adjustments.AgreementDraft)
	o := sit(t, f, theme.Look{}, usual)
	o.add(itemForm, "a1", "i1")
	o.fill("who", "Ben Reyes")
	newer := *f.pages["a1"]
	newer.Agreement.Version, newer.Agreement.Items = 2, newer.Agreement.Items[1:]
	f.pages["a1"] = &newer
	o.Forms.Opened().Form.Save()
	o.pressTop("Save mine over it")
	if o.failed != error(noPlace) || o.Forms.Opened() == nil || o.one().Version != 2 {
		t.Errorf("%v, said %q, version %d", o.failed, o.said, o.one().Version)
	}
}

// What belongs to the person or the employer who was chosen before never goes along with another one.
func TestAnotherPersonOrEmployerIsNotSavedWithTheJobOfTheFormer(t *testing.T) {
	for _, c := range []struct {
		name   string
		choose func(*agreementFields)
		site   bool // is still that employer's
	}{
		{"another person", func(f *agreementFields) { f.person.Choose(kit.Option{ID: "lee", Title: "Lee Other"}) }, true},
		{"another employer", func(f *agreementFields) { f.employer.Choose(kit.Option{ID: "mill", Title: "Mill Cafe"}) }, false},
	} {
		f := bakery()
		o := sit(t, f, theme.Look{}, usual)
		w, err := o.p.begun(t.Context(), "sam;v1", "")
		if err != nil {
			t.Fatal(err)
		}
		fields := newAgreementForm(o.Agreements, w)
		fields.fill()
		fields.job.Choose(kit.Option{ID: "j1", Title: "Baker"})
		fields.plan.Choose(kit.Option{ID: "wap", Title: "Wellness plan"})
		c.choose(fields)
		if a := fields.read(); a.Job != "" || a.Vacancy != "" || (a.Site != "") != c.site || (a.Plan != "") == c.site {
			t.Errorf("%s: job %q, vacancy %q, site %q, plan %q", c.name, a.Job, a.Vacancy, a.Site, a.Plan)
		}
	}
}

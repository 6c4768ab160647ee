package planui

import (
	"testing"

	"jobwright/adjustments"
	"jobwright/internal/day"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// withAgreement is a store in which Priya has an agreement about her job.
func withAgreement() *store {
	f := begun()
	f.plans = map[adjustments.PlanID]adjustments.Plan{}
	f.agreements = []adjustments.ListedAgreement{
		{Agreement: adjustments.Agreement{ID: "older", Participant: "priya", Employer: "bright", Manager: "Jon Platt", On: day.New(2025, 3, 1)}},
		{Agreement: adjustments.Agreement{ID: "a1", Participant: "priya", Employer: "bright", Job: "job", Manager: "Grace Bell", ManagerRole: "Head cook", Impact: "Loud kitchens", On: day.New(2026, 3, 1)}},
		{Agreement: adjustments.Agreement{ID: "other", Participant: "priya", Employer: "mill", Manager: "Ada Wren", On: today}}}
	return f
}

func (o *office) words(field string) string {
	o.t.Helper()
	return o.Forms.Opened().Form.Field(field).Input().Text()
}

func (o *office) seesWorkOf(employer, title, manager, role string) {
	o.t.Helper()
	for field, want := range map[string]string{"employer": employer, "job_title": title, "manager": manager, "manager_role": role} {
		if got := o.words(field); got != want {
			o.t.Errorf("%s is %q, not %q", field, got, want)
		}
	}
}

func TestANewPlanBeginsWithTheJobAndItsManager(t *testing.T) {
	o := open(t, withAgreement(), theme.Look{TextScale: 1}, usual)
	o.Show("new:priya")
	o.seesWorkOf("Brightwell Care Home", "Kitchen assistant", "Grace Bell", "Head cook")
	if o.Forms.Opened().Form.Dirty() {
		t.Error("what nobody typed would be kept as a draft")
	}
	o.Forms.Opened().Form.Field("manager").Input().SetText("Ben Reyes")
	o.press(o.top(), "Begin the plan")
	for _, p := range o.store.plans {
		if p.Employer != "bright" || p.Job != "job" || p.Manager != "Ben Reyes" {
			t.Errorf("begun: %+v", p)
		}
	}
	if len(o.store.plans) != 1 {
		t.Error(o.failed)
	}
}

func TestThePersonWhoIsChosenBringsTheirJobAlong(t *testing.T) {
	o := open(t, withAgreement(), theme.Look{TextScale: 1}, usual)
	o.Show("new")
	who := o.Forms.Opened().Form.Field("person").Input().(*kit.SearchSelect)
	who.Choose(kit.Option{ID: "priya", Title: "Priya Shah"})
	o.seesWorkOf("Brightwell Care Home", "Kitchen assistant", "Grace Bell", "Head cook")
	who.Choose(kit.Option{ID: "lee", Title: "Lee Other"})
	o.seesWorkOf("", "", "", "")
}

// A draft is as it was left, also where the person has a job.
func TestADraftOfANewPlanIsNotFilledInAgain(t *testing.T) {
	f := withAgreement()
	o := open(t, f, theme.Look{TextScale: 1}, usual)
	o.Show("new")
	form := o.Forms.Opened().Form
	form.Field("person").Input().(*kit.SearchSelect).Choose(kit.Option{ID: "priya", Title: "Priya Shah"})
	form.Field("employer").Input().(*kit.SearchSelect).Choose(kit.Option{})
	form.Field("manager").Input().SetText("")
	form.Field("job_title").Input().SetText("Cook")
	if err := o.Close(); err != nil || len(f.drafts) != 1 {
		t.Fatal(err, f.drafts)
	}
	again := open(t, f, theme.Look{TextScale: 1}, usual)
	again.OpenDraft(f.drafts[0])
	again.seesWorkOf("", "Cook", "", "Head cook")
}

func TestAnotherEmployerIsNotSavedWithTheManagerOfTheFormer(t *testing.T) {
	o := open(t, withAgreement(), theme.Look{TextScale: 1}, usual)
	o.Show("new:priya")
	form := o.Forms.Opened().Form
	form.Field("job_title").Input().SetText("Cook")
	form.Field("employer").Input().(*kit.SearchSelect).Choose(kit.Option{ID: "mill", Title: "Mill Cafe"})
	o.seesWorkOf("Mill Cafe", "Cook", "", "")
	if got := o.words("job"); got != "" {
		t.Errorf("the job is still %q", got)
	}
}

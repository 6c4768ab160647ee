package agreementui

import (
	"slices"
	"testing"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/ui/theme"
)

func TestANextStepGoesWithTheAdjustmentThatIsTakenAway(t *testing.T) {
	f := bakery()
	d := f.agreed("a1", adjustments.AgreementDraft)
	d.Agreement.Items[0].Step, d.Next = "s1", []employers.NextStep{{ID: "s1", What: "Ask how it stands", Due: today, Version: 1}}
	o := sit(t, f, theme.Look{}, usual)
	o.Show("a1")
	o.press("More about: Instructions in writing")
	o.choose("Take away")
	if next := f.pages["a1"].Next; len(f.pages["a1"].Agreement.Items) != 1 || !slices.ContainsFunc(next, func(n employers.NextStep) bool { return n.ID == "s1" && n.Deleted }) {
		t.Errorf("%+v, %v", next, o.failed)
	}
}

// The adjustment was taken away while the form of a next step about it was open.
func TestANextStepAboutWhatWasTakenAwayIsNotSavedWithoutAWord(t *testing.T) {
	f := bakery()
	f.agreed("a1", adjustments.AgreementDraft)
	o := sit(t, f, theme.Look{}, usual)
	o.Show("a1")
	o.addItemStep("a1", o.one().Items[0])
	newer := *f.pages["a1"]
	newer.Agreement.Version, newer.Agreement.Items = 2, newer.Agreement.Items[1:]
	f.pages["a1"] = &newer
	o.Forms.Opened().Form.Save()
	o.pressTop("Save mine over it")
	if o.failed != error(noPlace) || len(o.one().Items) != 1 {
		t.Errorf("it says %v", o.failed)
	}
}

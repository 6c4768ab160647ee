package agreementui

import (
	"context"
	"testing"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
)

func TestAllAgreementsOfTheListAreSavedAtOnce(t *testing.T) {
	f := bakery()
	f.agreed("a1", adjustments.AgreementAgreed)
	o := sit(t, f, theme.Look{}, usual)
	onscreen.PressIn(t, o.Content(), "More about agreements")
	o.choose("Save all shown as PDF…")
	if len(o.many) != 1 || o.many[0].Copies[0].ID != adjustments.ForEmployer {
		t.Fatalf("%+v", o.many)
	}
	wanted, err := o.many[0].Wanted(context.Background())
	if err != nil || len(wanted) != 1 || wanted[0].ID != "a1" || wanted[0].Sort != paper.SortAgree || wanted[0].Whose == "" {
		t.Errorf("%+v %v", wanted, err)
	}
}

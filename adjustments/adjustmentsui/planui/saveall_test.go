package planui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
)

func TestAllPlansOfTheListAreSavedAtOnce(t *testing.T) {
	o := open(t, begun(), theme.Look{}, usual)
	o.press(o.Content(), "More about plans")
	if !strings.Contains(onscreen.Words(onscreen.Top(t, o.w)), "Save all shown as PDF…") {
		t.Fatal("the menu does not offer it")
	}
	onscreen.Press(o.w, fyne.KeyReturn)
	if len(o.many) != 1 || o.many[0].Copies[0].ID != adjustments.ForPerson {
		t.Fatalf("%+v", o.many)
	}
	wanted, err := o.many[0].Wanted(context.Background())
	if err != nil || len(wanted) != 1 || wanted[0].ID != "plan" || wanted[0].Sort != paper.SortPlan || wanted[0].Whose == "" {
		t.Errorf("%+v %v", wanted, err)
	}
}

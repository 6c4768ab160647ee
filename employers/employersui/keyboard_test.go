package employersui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/ui/onscreen"
)

// reachable fails where the focus is on something that is not on screen, where no key does anything.
func (o *office) reachable(when string) string {
	o.t.Helper()
	f := o.w.Canvas().Focused()
	if f == nil || !slices.Contains(onscreen.Objects(o.w), f.(fyne.CanvasObject)) {
		o.t.Fatalf("%s the focus is on %T %q, which is not on screen", when, f, onscreen.Name(f))
	}
	return onscreen.Name(f)
}

func TestTheFocusStaysInTheFilterWhileItsPartsAreTakenAway(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.setFilter(employers.Filter{Stages: []string{"1", "3"}, Sections: []string{"Q", "P"}, QuietWeeks: 2})
	press := func(words string) {
		t.Helper()
		for _, f := range o.bar.stops() {
			if onscreen.Name(f) == words {
				o.w.Canvas().Focus(f)
				o.key(fyne.KeyReturn)
				return
			}
		}
		t.Fatal("no part of the filter is called", words)
	}
	press("Stage: Meet or Match")
	o.reachable("after one part was taken away")
	press("Not contacted for 2 weeks")
	press(o.criteria(o.list.Filter())[0].words)
	o.reachable("after the last part was taken away")
	if !o.bar.strip.Hidden || o.list.Total() != 11 {
		t.Errorf("%d rows", o.list.Total())
	}
}

func TestTheFocusGoesToTheRowsWhenTheTicksAreTakenAway(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.key(fyne.KeySpace)
	o.w.Canvas().Focus(o.bulk.none)
	o.key(fyne.KeyReturn)
	if o.reachable("after the ticks were taken away"); o.w.Canvas().Focused() != o.list.FirstFocus() {
		t.Error("the focus is not in the rows")
	}
	o.key(fyne.KeySpace)
	o.w.Canvas().Focus(o.bulk.all)
	o.key(fyne.KeyReturn)
	o.reachable("after everything was ticked")
}

func TestTheFocusComesBackToARowOfThePage(t *testing.T) {
	o := openOffice(t, sam, hallam())
	for _, words := range []string{"Edit Joe Marsh", "Edit the site Oven Lane", "Edit the pledge " + o.pledgeWords(o.reg.list[0].Pledges[1]), "Edit next step: Ring Anna Brandt"} {
		o.focusOn(words)
		o.reg.happen["e0"] = o.reg.happen["e0"][:len(o.reg.happen["e0"])-1]
		o.Reload()
		if got := o.reachable("after the page was drawn anew"); got != words {
			t.Errorf("from %q the focus went to %q", words, got)
		}
	}
}

func TestTheHeaderOfAPageSaysTheSectorAsTheListDoes(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.Show("e10") // retail
	if !onscreen.Sees(o.w, employers.SectionName("G")+" · ") || onscreen.Sees(o.w, "motorcycles · ") {
		t.Error(o.words())
	}
}

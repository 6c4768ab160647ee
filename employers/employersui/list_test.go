package employersui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/theme"
)

func TestAnotherFilterIsListedFromItsFirstRow(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.list.Select(o.list.Total() - 1)
	o.bar.choose(1) // mine
	if o.list.Index() != 0 || o.page.ID != "e0" {
		t.Errorf("row %d is chosen, and %s is shown", o.list.Index(), o.page.ID)
	}
	o.list.Select(4)
	o.Reload() // the filter is the same
	if o.list.Index() != 4 {
		t.Errorf("reading anew chose row %d", o.list.Index())
	}
}

func TestQuietCountsTheRelationsUnderWay(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.bar.choose(2) // Tolliver rests and Moorside was never met: both are quiet and neither is a relation under way
	if e, _ := o.list.Current(); o.list.Total() != 1 || e.Name != "Quarry Bank Café" {
		t.Errorf("%d rows, the first is %s", o.list.Total(), e.Name)
	}
	for _, c := range []struct {
		all, open, quiet int
		want             string
	}{
		{0, 0, 0, "No employers yet."},
		{10849, 0, 0, "10,849 employers. You work with none of them yet."},
		{10849, 60, 37, "10,849 employers, 37 of those you work with not contacted for 6 weeks."},
		{10849, 60, 60, "10,849 employers, none of those you work with contacted in the last 6 weeks."},
		{118, 60, 0, "118 employers, all of those you work with contacted in the last 6 weeks."},
	} {
		if got := (overview{counts: map[string]int{allFilter: c.all, quietFilter: c.quiet}, open: c.open}).state(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestAnOwnerIsNeverCutOff(t *testing.T) {
	long := people.Staff{ID: "x", Name: "Christabel Moon", Initials: "CM"}
	s := &Employers{staff: []people.Staff{long, {ID: "m", Name: "Morwenna Ellery", Initials: "ME"}}}
	if got := s.shortName("x"); got != "CM" {
		t.Error(got)
	}
	for _, c := range s.columns() {
		if c.ID != "owner" {
			continue
		}
		words := c.Cell(employers.Listed{Owner: "m"}).Text
		if wide := fyne.MeasureText(words, theme.Body.Scaled(), fyne.TextStyle{}).Width; words != "Morwenna" || wide > c.Width*theme.Body.Scaled() {
			t.Errorf("%s is %v wide in %v em", words, wide, c.Width)
		}
	}
}

package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

// A reload that does not find the selected row again never turns to another one by itself where the owner wants to decide.
func TestTheSelectionNeverMovesToAnotherRowByItself(t *testing.T) {
	f := &fakeEmployers{total: 500}
	var selected []int
	gone := 0
	l := newEmployerList(f, func(o *ListOptions[employer]) {
		o.Selected = func(e employer) { selected = append(selected, e.id) }
		o.Gone = func() { gone++ }
	})
	w := shownIn(t, l, 1000, 500)
	l.Reload()
	l.Select(40)
	w.Canvas().Focus(l.FirstFocus())
	f.total = 30
	l.Reload()
	if l.Index() != -1 || gone != 1 || !slices.Equal(selected, []int{40}) {
		t.Fatalf("row %d is selected, told %d times, selected %v", l.Index(), gone, selected)
	}
	w.Canvas().Unfocus()
	w.Canvas().Focus(l.FirstFocus())
	if l.Index() != -1 {
		t.Errorf("coming back to the rows selects row %d", l.Index())
	}
	l.body.TypedKey(key(fyne.KeyUp))
	if l.Index() != 29 {
		t.Errorf("Up goes to row %d, want the last", l.Index())
	}
}

// A row that is selected before it has been read is told of once it is there.
func TestARowFarDownIsToldOfOnceItHasBeenRead(t *testing.T) {
	var selected []int
	l := newEmployerList(&fakeEmployers{total: 500}, func(o *ListOptions[employer]) {
		o.Selected = func(e employer) { selected = append(selected, e.id) }
	})
	shownIn(t, l, 1000, 500)
	l.Reload()
	l.body.TypedKey(key(fyne.KeyEnd))
	if !slices.Equal(selected, []int{499}) {
		t.Errorf("told of %v", selected)
	}
}

func TestTickedRowsComeInTheOrderOfTheList(t *testing.T) {
	l := newEmployerList(&fakeEmployers{total: 50}, func(o *ListOptions[employer]) { o.Ticks = true })
	shownIn(t, l, 1000, 500)
	l.Reload()
	l.Tick("400", "30", "7", "12", "300")
	if got := l.TickedKeys(); !slices.Equal(got, []string{"7", "12", "30", "300", "400"}) {
		t.Error(got)
	}
	l.Untick("300", "400")
	if len(l.TickedKeys()) != 3 {
		t.Error(l.TickedKeys())
	}
}

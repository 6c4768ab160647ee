package mergeui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/onscreen"
)

// reachable says that what has the focus is on the screen, so that keys do something.
func (w *world) reachable() bool {
	o, ok := w.win.Canvas().Focused().(fyne.CanvasObject)
	return ok && slices.Contains(onscreen.Objects(w.win), o)
}

func TestReadingAgainKeepsTheKeyboardInTheComparison(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.win.Canvas().Focus(w.page.pair.compare)
	w.keys(fyne.KeyDown, fyne.KeyDown)
	row := w.page.pair.compare.At()
	w.page.Reload() // as after the check of the store
	if row != 2 || w.page.pair.compare.At() != row || w.win.Canvas().Focused() != fyne.Focusable(w.page.pair.compare) {
		t.Errorf("row %d of %T", w.page.pair.compare.At(), w.win.Canvas().Focused())
	}
	b, _ := onscreen.Find[*kit.Button](w.win, "Not the same")
	w.win.Canvas().Focus(b)
	w.page.Reload()
	if again, _ := onscreen.Find[*kit.Button](w.win, "Not the same"); w.win.Canvas().Focused() != fyne.Focusable(again) {
		t.Errorf("the keyboard left the button for %T", w.win.Canvas().Focused())
	}
}

func TestAnOpenFoldStaysOpenWithTheKeyboardOnIt(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.win.Canvas().Focus(w.page.pair.compare)
	w.win.Canvas().FocusNext() // "The same in both"
	w.keys(fyne.KeySpace)
	w.sees(t, "Sheffield")
	w.page.Reload()
	w.sees(t, "Sheffield")
	if !w.reachable() {
		t.Error("the keyboard is on a fold that is gone")
	}
}

func TestAfterAMergeTheKeyboardIsInTheList(t *testing.T) {
	for _, words := range []string{"Merge", "Not the same"} {
		w := newWorld(t, people.Specialist)
		b, _ := onscreen.Find[*kit.Button](w.win, words)
		w.win.Canvas().Focus(b)
		w.keys(fyne.KeyReturn)
		if w.win.Canvas().Focused() != w.page.list.FirstFocus() || !w.reachable() {
			t.Errorf("after %q the keyboard is on %T", words, w.win.Canvas().Focused())
		}
	}
}

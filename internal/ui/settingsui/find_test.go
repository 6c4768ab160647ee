package settingsui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
)

// shown is everything on the screen: of the dialog on top, or of the page.
func (w *world) shown() []fyne.CanvasObject { return onscreen.Objects(w.win) }

func label(o any) string { return onscreen.Name(o) }

// find is the visible object of type T whose name begins with words.
func find[T any](t *testing.T, w *world, words string) T {
	t.Helper()
	var names []string
	for _, o := range w.shown() {
		v, ok := o.(T)
		if !ok || !o.Visible() {
			continue
		}
		if strings.HasPrefix(label(o), words) {
			return v
		}
		names = append(names, label(o))
	}
	t.Fatalf("nothing begins with %q; there are %q", words, names)
	var none T
	return none
}

func (w *world) press(t *testing.T, words string) { t.Helper(); find[*kit.Button](t, w, words).Press() }
func (w *world) write(t *testing.T, field, words string) {
	t.Helper()
	find[*kit.Entry](t, w, field).SetText(words)
}

// choose presses a chip, found by its group and words.
func (w *world) choose(t *testing.T, words string) {
	t.Helper()
	find[fyne.Tappable](t, w, words).Tapped(&fyne.PointEvent{})
}

// sees says whether a text with these words is on the screen.
func (w *world) sees(words string) bool { return onscreen.Sees(w.win, words) }

func (w *world) mustSee(t *testing.T, words string) {
	t.Helper()
	if !w.sees(words) {
		t.Errorf("%q is not on the screen", words)
	}
}

// dialog says whether a dialog is open.
func (w *world) dialog() bool { return w.win.Canvas().Overlays().Top() != nil }

func (w *world) lastSaid() string {
	if len(w.said) == 0 {
		return ""
	}
	return w.said[len(w.said)-1]
}

// section opens a section as its entry at the left does.
func (w *world) section(id string) part {
	w.Open(nav.Route{Page: Route, ID: id})
	return w.page.chosen.part
}

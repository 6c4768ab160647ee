package onscreen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// parts are what an object is drawn from.
func parts(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// Words are the names of everything that is to be seen in an object, a line each.
func Words(o fyne.CanvasObject) string {
	if !o.Visible() {
		return ""
	}
	words := ""
	if name := Name(o); name != "" {
		words = name + "\n"
	}
	for _, p := range parts(o) {
		words += Words(p)
	}
	return words
}

// Top is the newest dialog.
func Top(t testing.TB, w fyne.Window) fyne.CanvasObject {
	t.Helper()
	top := w.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("no dialog is open")
	}
	return top
}

// Within is the first thing to be seen in an object for which is says yes.
func Within[T any](o fyne.CanvasObject, is func(T) bool) (found T, ok bool) {
	if !o.Visible() {
		return found, false
	}
	if v, fits := o.(T); fits && is(v) {
		return v, true
	}
	for _, p := range parts(o) {
		if found, ok = Within(p, is); ok {
			return found, true
		}
	}
	return found, false
}

// PressIn presses the first control to be seen in an object whose name begins with words.
func PressIn(t testing.TB, o fyne.CanvasObject, words string) {
	t.Helper()
	control, ok := Within(o, func(c fyne.Tappable) bool { return strings.HasPrefix(Name(c), words) })
	if !ok {
		t.Fatal("nothing to press: ", words)
	}
	control.Tapped(&fyne.PointEvent{})
}

// Package onscreen is what the tests of screens see and do: the words that show, the controls by their names, the keys,
// and everything that Tab reaches. Nothing else uses it.
package onscreen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/ui/kit"
)

// Name is what assistive technology is told of a thing, empty where it has no name.
func Name(o any) string {
	if a, ok := o.(interface{ AccessibilityLabel() string }); ok {
		return a.AccessibilityLabel()
	}
	return ""
}

// Objects are what lies on top of a window: its newest dialog, or its page.
func Objects(w fyne.Window) []fyne.CanvasObject {
	if top := w.Canvas().Overlays().Top(); top != nil {
		return test.LaidOutObjects(top)
	}
	return test.LaidOutObjects(w.Content())
}

// Sees says that words can be read on top of a window.
func Sees(w fyne.Window, words string) bool {
	for _, o := range Objects(w) {
		if text, ok := o.(*kit.Text); ok && o.Visible() && strings.Contains(text.Words(), words) {
			return true
		}
	}
	return false
}

// Find is the first visible thing of a type whose name begins with words.
func Find[T fyne.CanvasObject](w fyne.Window, words string) (found T, ok bool) {
	for _, o := range Objects(w) {
		if v, is := o.(T); is && o.Visible() && strings.HasPrefix(Name(o), words) {
			return v, true
		}
	}
	return found, false
}

// Press presses a key where the focus is, or on the window where nothing has it.
func Press(w fyne.Window, k fyne.KeyName) {
	if f := w.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: k})
	} else if run := w.Canvas().OnTypedKey(); run != nil {
		run(&fyne.KeyEvent{Name: k})
	}
}

// Reached is everything that Tab comes to, from the start; each must have a name.
func Reached(t testing.TB, w fyne.Window) map[fyne.Focusable]bool {
	t.Helper()
	w.Canvas().Unfocus()
	seen := map[fyne.Focusable]bool{}
	for {
		w.Canvas().FocusNext()
		f := w.Canvas().Focused()
		if f == nil || seen[f] {
			return seen
		}
		seen[f] = true
		if Name(f) == "" {
			t.Errorf("a %T has no name", f)
		}
	}
}

package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestTheFocusNeverStaysOnAControlThatIsGone(t *testing.T) {
	button := func(words string) *Button { return NewButton(Outline, words, nil) }
	box, other := Row(1), button("elsewhere")
	w := shownIn(t, Column(1, box, other), 600, 200)
	c := w.Canvas()
	set := func(words ...string) {
		KeepFocus(c, func() []fyne.Focusable { return Stops(box) }, func() {
			box.Objects = nil
			for _, s := range words {
				box.Add(button(s))
			}
		}, other)
	}
	at := func() string { return stopName(c.Focused()) }
	set("a", "b", "c")
	if c.Focused() != nil {
		t.Errorf("the focus came to %q", at())
	}
	c.Focus(box.Objects[1].(*Button))
	set("x", "a", "b")
	if at() != "b" || c.Focused() != fyne.Focusable(box.Objects[2].(*Button)) {
		t.Errorf("b is built anew: the focus is on %q", at())
	}
	set("x", "a")
	if at() != "a" {
		t.Errorf("b is gone: the focus is on %q", at())
	}
	set()
	if at() != "elsewhere" {
		t.Errorf("nothing is left: the focus is on %q", at())
	}
	set("a")
	if at() != "elsewhere" {
		t.Errorf("the focus was taken away: %q", at())
	}
}

package kit

import (
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/ui/theme"
)

func TestThePageFollowsTheFocus(t *testing.T) {
	var controls []fyne.CanvasObject
	for range 12 {
		controls = append(controls, NewField("f", "A field", NewEntry()), NewButton(Outline, "A button", nil))
	}
	page := Scroll(Column(4, controls...))
	w := window(t, page)
	theme.Apply(theme.Look{Mode: theme.Light, TextScale: 2})
	w.Resize(fyne.NewSize(500, 300))
	FollowFocus(w.Canvas(), page)
	seen := func(o fyne.CanvasObject) bool {
		y := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
		return y >= 0 && y+o.Size().Height <= w.Canvas().Size().Height
	}
	for range 24 {
		w.Canvas().FocusNext()
		if o := w.Canvas().Focused().(fyne.CanvasObject); !seen(o) {
			t.Fatalf("%T is out of sight", o)
		}
	}
	if page.Offset.Y == 0 {
		t.Fatal("nothing was scrolled: the test is too small")
	}
	w.Canvas().FocusNext() // the first again
	if !seen(w.Canvas().Focused().(fyne.CanvasObject)) || page.Offset.Y != 0 {
		t.Errorf("the first field is out of sight, at %v", page.Offset.Y)
	}
	ForgetKeys(w.Canvas())
	if len(followed) != 0 {
		t.Error("a page that has gone is still followed")
	}
}

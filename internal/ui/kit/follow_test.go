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

// sheetOf is a dialog in a low window over a body that is far too high for it.
func sheetOf(t *testing.T, body ...fyne.CanvasObject) (*Dialog, fyne.Window) {
	w := window(t, NewText("page"))
	w.Resize(fyne.NewSize(700, 320))
	for i := range 20 {
		body = append(body, NewText("Line "+itoa(i)))
	}
	return ShowDialog(w.Canvas(), DialogSpec{Title: "Keys", Body: Column(4, body...), Cancel: "Close"}), w
}

func TestADialogWhoseFocusIsAButtonScrollsByKeyboard(t *testing.T) {
	d, w := sheetOf(t)
	body := d.parts.body
	end := body.Content.Size().Height - body.Size().Height
	if w.Canvas().Focused() != d.parts.cancel || end < 200 {
		t.Fatal("the test is too small")
	}
	for _, c := range []struct {
		key  fyne.KeyName
		want func(was, is float32) bool
	}{
		{fyne.KeyDown, func(was, is float32) bool { return is > was }},
		{fyne.KeyPageDown, func(was, is float32) bool { return is > was+50 }},
		{fyne.KeyUp, func(was, is float32) bool { return is < was && is > 0 }},
		{fyne.KeyEnd, func(_, is float32) bool { return is == end }},
		{fyne.KeyDown, func(_, is float32) bool { return is == end }},
		{fyne.KeyPageUp, func(was, is float32) bool { return is < was-50 }},
		{fyne.KeyHome, func(_, is float32) bool { return is == 0 }},
		{fyne.KeyUp, func(_, is float32) bool { return is == 0 }},
	} {
		was := body.Offset.Y
		pressOn(w.Canvas(), c.key)
		if !c.want(was, body.Offset.Y) {
			t.Errorf("%s scrolls from %v to %v of %v", c.key, was, body.Offset.Y, end)
		}
	}
}

func TestWhateverGetsTheFocusInADialogComesIntoSight(t *testing.T) {
	check, chips, fold := NewCheckbox("Moves Hallam on to Meet"), NewChoiceChips("How", []string{"In person", "Phone"}, nil), NewFold("More", "why, when", NewEntry())
	var body []fyne.CanvasObject
	for i := range 12 {
		body = append(body, NewText("Sentence "+itoa(i)))
	}
	d, w := sheetOf(t, append(body, NewButton(Outline, "First", nil), check, NewText("between"), chips, fold)...)
	at := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
	top, high := at(d.parts.body), d.parts.body.Size().Height
	reached := map[fyne.Focusable]bool{}
	for range 8 {
		w.Canvas().FocusNext()
		f := w.Canvas().Focused()
		o := f.(fyne.CanvasObject)
		reached[f] = true
		if y := at(o); f != d.parts.cancel && f != d.parts.cross && (y < top || y+o.Size().Height > top+high) {
			t.Errorf("%s is at %v, the dialog shows %v to %v", stopName(f), y, top, top+high)
		}
	}
	if !reached[check] || !reached[chips] || !reached[fold.head] {
		t.Error("Tab does not reach everything")
	}
	was := d.parts.body.Offset.Y
	w.Canvas().Focus(d.parts.cancel)
	if d.parts.body.Offset.Y != was {
		t.Error("a button below the body scrolls it")
	}
}

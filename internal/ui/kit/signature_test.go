package kit

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/paper"
)

// press, drag and release as the window does it.
func draw(p *SignaturePad, points ...fyne.Position) {
	p.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: points[0]}, Button: desktop.MouseButtonPrimary})
	for _, at := range points[1:] {
		p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}})
	}
	p.DragEnd()
	p.MouseUp(&desktop.MouseEvent{})
}

func newPad(t *testing.T) *SignaturePad {
	p := NewSignaturePad()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(400, 112))
	p.Resize(fyne.NewSize(400, 112))
	return p
}

func TestALineIsKeptAsSharesOfTheWidthAndStaysInTheField(t *testing.T) {
	p := newPad(t)
	draw(p, fyne.NewPos(40, 56), fyne.NewPos(200, 20), fyne.NewPos(900, -50))
	got := p.Strokes()
	if len(got) != 1 {
		t.Fatalf("%d lines", len(got))
	}
	first, last := got[0][0], got[0][len(got[0])-1]
	if (first != paper.Point{X: 0.1, Y: 0.14}) || (last != paper.Point{X: 1, Y: 0}) {
		t.Errorf("from %v to %v", first, last)
	}
}

func TestADotAloneIsALine(t *testing.T) {
	p := newPad(t)
	draw(p, fyne.NewPos(40, 56))
	if got := p.Strokes(); len(got) != 1 || len(got[0]) != 1 {
		t.Errorf("%v", got)
	}
}

func TestTheLastLineAndThenAllCanBeTakenAway(t *testing.T) {
	p := newPad(t)
	told := 0
	p.OnChange(func() { told++ })
	draw(p, fyne.NewPos(40, 56), fyne.NewPos(80, 56))
	draw(p, fyne.NewPos(40, 80), fyne.NewPos(80, 80))
	draw(p, fyne.NewPos(40, 90), fyne.NewPos(80, 90))
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if n := len(p.Strokes()); n != 2 {
		t.Errorf("%d lines after Backspace", n)
	}
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if !p.Empty() || told != 5 {
		t.Errorf("empty %v, told %d times", p.Empty(), told)
	}
}

func TestASleeveOnTheMouseFillsNoStore(t *testing.T) {
	p := newPad(t)
	for range 100 {
		var points []fyne.Position
		for x := range 200 {
			points = append(points, fyne.NewPos(float32(x)*2, float32(x%7)*10))
		}
		draw(p, points...)
	}
	if p.points > mostPoints || len(p.strokes) > mostStrokes {
		t.Errorf("%d points in %d lines", p.points, len(p.strokes))
	}
	p.Clear()
	if draw(p, fyne.NewPos(1, 1)); p.Empty() {
		t.Error("nothing can be drawn after clearing")
	}
}

func TestASmoothLineGoesThroughEveryPoint(t *testing.T) {
	raw := []paper.Point{{X: 0.1, Y: 0.1}, {X: 0.2, Y: 0.2}, {X: 0.3, Y: 0.1}, {X: 0.5, Y: 0.25}}
	smooth := Smooth(raw)
	for _, want := range raw {
		near := math.Inf(1)
		for _, p := range smooth {
			near = min(near, math.Hypot(p.X-want.X, p.Y-want.Y))
		}
		if near > 1e-9 {
			t.Errorf("passes %v at %v", want, near)
		}
	}
}

func TestACoverLetsNothingOfThePageBeReached(t *testing.T) {
	w := test.NewTempWindow(t, NewButton(Filled, "Under it", func() { t.Error("the page was pressed") }))
	w.Resize(fyne.NewSize(600, 400))
	c := w.Canvas()
	t.Cleanup(func() { ForgetKeys(c) })
	locked := false
	KeysOf(c).Add(Shortcut{Keys: "Ctrl+K", Do: func() { t.Error("the page heard a key") }}, Shortcut{Keys: "Ctrl+Shift+L", Do: func() { locked = true }, Always: true})
	gone := 0
	inside := NewButton(Filled, "Inside", nil)
	cover := ShowCover(c, inside, nil, func() { gone++ })
	for _, keys := range []string{"Ctrl+K", "Ctrl+Shift+L"} {
		KeysOf(c).run(combinations(keys)[0])
	}
	KeysOf(c).typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	test.TapCanvas(c, fyne.NewPos(5, 5))
	if !cover.Open() || !locked {
		t.Errorf("covered %v, locked %v", cover.Open(), locked)
	}
	cover.Close()
	if cover.Open() || gone != 1 {
		t.Error("still covered")
	}
}

// What was begun on the page before may open a dialog late. It must not be reached by whoever sits before the cover.
func TestADialogOfThePageWaitsUntilTheCoverHasGone(t *testing.T) {
	w := test.NewTempWindow(t, NewButton(Filled, "Under it", nil))
	w.Resize(fyne.NewSize(600, 400))
	c := w.Canvas()
	t.Cleanup(func() { ForgetKeys(c) })
	cover := ShowCover(c, NewButton(Filled, "Inside", nil), nil, nil)
	late := ShowDialog(c, DialogSpec{Title: "A form of the page", Body: NewText("Some words"), Main: "Save"})
	over := ShowDialog(c, DialogSpec{Title: "Over before it is seen", Body: NewText("Some words"), Main: "Save"})
	if n := len(c.Overlays().List()); n != 1 {
		t.Fatalf("%d things lie over the page", n)
	}
	over.Close()
	own := cover.Dialog(DialogSpec{Title: "Leave", Body: NewText("Some words"), Main: "Leave"})
	if n := len(c.Overlays().List()); n != 2 || !cover.Open() {
		t.Fatalf("%d things lie over the page", n)
	}
	late.Relayout()
	own.Close()
	cover.Close()
	if n := len(c.Overlays().List()); n != 1 || !late.Open() || c.Focused() != fyne.Focusable(late.Main()) {
		t.Errorf("%d things lie over the page once the cover has gone, focus %v", n, c.Focused())
	}
	late.Close()
	if n := len(c.Overlays().List()); n != 0 {
		t.Errorf("%d things stay", n)
	}
}

package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// TypeAhead keeps what is typed between the wish for a form and the form: the page behind does not act on it, and the form gets it.
type TypeAhead struct {
	widget.BaseWidget
	canvas fyne.Canvas
	keys   *keyLayer
	back   fyne.Focusable
	typed  []func(fyne.Focusable)
}

// CatchKeys begins to keep what is typed. Call Open in any case.
func CatchKeys(c fyne.Canvas) *TypeAhead {
	t := &TypeAhead{canvas: c, back: c.Focused()}
	t.ExtendBaseWidget(t)
	c.Overlays().Add(t)
	t.keys = &keyLayer{over: t, close: func() { c.Overlays().Remove(t) }}
	KeysOf(c).push(t.keys)
	c.Focus(t)
	return t
}

// Open ends the keeping, runs open, and types what was kept into what has the focus then. Where open shows no form, and the focus is
// where it was, it is forgotten: it was not meant for the page.
func (t *TypeAhead) Open(open func()) {
	if !slices.Contains(t.canvas.Overlays().List(), fyne.CanvasObject(t)) { // the window was cleared meanwhile
		open()
		return
	}
	KeysOf(t.canvas).pop(t.keys)
	t.canvas.Overlays().Remove(t)
	if t.back != nil {
		t.canvas.Focus(t.back)
	}
	open()
	if t.canvas.Focused() == t.back {
		return
	}
	for _, again := range t.typed {
		if f := t.canvas.Focused(); f != nil {
			again(f)
		}
	}
}

// FocusGained implements fyne.Focusable.
func (t *TypeAhead) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (t *TypeAhead) FocusLost() {}

// AcceptsTab implements fyne.Tabbable: Tab is for the form too.
func (t *TypeAhead) AcceptsTab() bool { return true }

// TypedRune implements fyne.Focusable.
func (t *TypeAhead) TypedRune(r rune) {
	t.typed = append(t.typed, func(f fyne.Focusable) { f.TypedRune(r) })
}

// TypedKey implements fyne.Focusable.
func (t *TypeAhead) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyTab {
		t.typed = append(t.typed, func(fyne.Focusable) { t.canvas.FocusNext() })
		return
	}
	t.typed = append(t.typed, func(f fyne.Focusable) { f.TypedKey(ev) })
}

// CreateRenderer implements fyne.Widget; there is nothing to see.
func (t *TypeAhead) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}

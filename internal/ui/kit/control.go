package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// control is the common part of everything that can be pressed: focus, pointer and keys.
type control struct {
	widget.BaseWidget
	focused, hovered, drawn bool
	press                   func() // by click, Enter or Space
	key                     func(*fyne.KeyEvent) bool
	moved                   func(focused bool)
	pointed                 func(on bool) // the pointer came, or went
	self                    fyne.Widget   // what this is the common part of
	clicked                 func()        // where a click puts the focus; nil = on the control itself
}

var _ fyne.Focusable = (*control)(nil)
var _ desktop.Hoverable = (*control)(nil)

// ExtendBaseWidget notes what this is the common part of.
func (c *control) ExtendBaseWidget(w fyne.Widget) {
	c.self = w
	c.BaseWidget.ExtendBaseWidget(w)
}

// FocusGained implements fyne.Focusable.
func (c *control) FocusGained() {
	c.focused = true
	if c.moved != nil {
		c.moved(true)
	}
	c.changed()
	followFocus()
}

// FocusLost implements fyne.Focusable.
func (c *control) FocusLost() {
	c.focused = false
	if c.moved != nil {
		c.moved(false)
	}
	c.changed()
}

// Focused says whether the control has the focus.
func (c *control) Focused() bool { return c.focused }

// TypedRune implements fyne.Focusable; the space bar arrives as a key.
func (c *control) TypedRune(rune) {}

// TypedKey presses the control on Enter and Space.
func (c *control) TypedKey(e *fyne.KeyEvent) {
	active()
	if c.key != nil && c.key(e) {
		return
	}
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if c.press != nil {
			c.press()
		}
	default:
		passControlKey(c, e)
	}
}

// Tapped implements fyne.Tappable. The focus comes along, so that the keyboard goes on from what was clicked.
func (c *control) Tapped(*fyne.PointEvent) {
	active()
	if f, ok := c.self.(fyne.Focusable); c.clicked == nil && ok {
		focusOn(f)
	} else if c.clicked != nil {
		c.clicked()
	}
	if c.press != nil {
		c.press()
	}
}

// MouseIn implements desktop.Hoverable.
func (c *control) MouseIn(*desktop.MouseEvent) { active(); c.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (c *control) MouseMoved(*desktop.MouseEvent) { active() }

// MouseOut implements desktop.Hoverable.
func (c *control) MouseOut() { c.hover(false) }

func (c *control) hover(on bool) {
	c.hovered = on
	if c.pointed != nil {
		c.pointed(on)
	}
	c.changed()
}

func (c *control) changed() {
	if c.drawn {
		c.Refresh()
	}
}

// AccessibilityRole returns the button role.
func (c *control) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// soonDrawn is by when a control that has come into a window stands at its place.
const soonDrawn = 60 * time.Millisecond

// canvasOf is the canvas that a focused control is on, and whether the control has been drawn there. The toolkit knows
// the canvas of what has been drawn only, but the first keys can come sooner, typed ahead of a dialog that opens.
func canvasOf(w fyne.Focusable) (c fyne.Canvas, drawn bool) {
	driver := fyne.CurrentApp().Driver()
	if o, ok := w.(fyne.CanvasObject); ok {
		if c = driver.CanvasForObject(o); c != nil {
			return c, true
		}
	}
	for _, window := range driver.AllWindows() {
		if window.Canvas().Focused() == w {
			return window.Canvas(), false
		}
	}
	return nil, false
}

// focusOn moves the focus to w where w is in a window.
func focusOn(w fyne.Focusable) {
	o, ok := w.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		c.Focus(w)
	}
}

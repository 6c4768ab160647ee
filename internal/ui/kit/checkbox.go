package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"jobwright/internal/ui/theme"
)

// Checkbox is a box with a tick and the words that belong to it. Space and a click anywhere on it change it.
type Checkbox struct {
	control
	words string
	on    bool
	bad   bool
	edits []func()
	comes []func(bool)
}

// NewCheckbox makes a box that is not ticked.
func NewCheckbox(words string) *Checkbox {
	c := &Checkbox{words: words}
	c.press = func() { c.Set(!c.on) }
	c.moved = func(on bool) {
		for _, f := range c.comes {
			f(on)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// On says whether the box is ticked.
func (c *Checkbox) On() bool { return c.on }

// Set ticks the box or clears it.
func (c *Checkbox) Set(on bool) {
	if c.on == on {
		return
	}
	c.on = on
	c.changed()
	for _, f := range c.edits {
		f()
	}
}

// Text is "yes", or empty.
func (c *Checkbox) Text() string {
	if c.on {
		return "yes"
	}
	return ""
}

// SetText ticks the box for "yes".
func (c *Checkbox) SetText(s string) { c.Set(s == "yes") }

// Focus is what gets the focus.
func (c *Checkbox) Focus() fyne.Focusable { return c }

// OnChange adds a function that is called after every change.
func (c *Checkbox) OnChange(f func()) { c.edits = append(c.edits, f) }

// OnEnter sets what Enter does; Space ticks the box.
func (c *Checkbox) OnEnter(f func()) {
	c.key = func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return false
		}
		f()
		return true
	}
}

// SetBad draws the box in the colour of errors.
func (c *Checkbox) SetBad(bad bool)      { c.bad = bad; c.changed() }
func (c *Checkbox) onMoved(f func(bool)) { c.comes = append(c.comes, f) }
func (c *Checkbox) setName(string)       {}

// AccessibilityLabel returns the words and whether the box is ticked.
func (c *Checkbox) AccessibilityLabel() string {
	if c.on {
		return c.words + ", ticked"
	}
	return c.words + ", not ticked"
}

// CreateRenderer implements fyne.Widget.
func (c *Checkbox) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	c.drawn = true
	box, ring := canvas.NewRectangle(color.Transparent), newRing()
	tick := newIcon("check", theme.OnAction, 16)
	words := NewText(c.words).Wrap()
	restyle := func() {
		box.CornerRadius, box.StrokeWidth = 4, theme.Stroke()
		box.StrokeColor, box.FillColor = theme.Color(theme.Border), theme.Color(theme.Surface)
		tick.name = ""
		switch {
		case c.on:
			box.StrokeColor, box.FillColor, tick.name = theme.Color(theme.Action), theme.Color(theme.Action), "check"
		case c.bad:
			box.StrokeColor = theme.Color(theme.Stop)
		case c.hovered:
			box.FillColor = theme.Color(theme.Hover)
		}
		tick.restyle()
		words.Set(c.words)
		showIf(ring, c.focused)
	}
	restyle()
	side := func() float32 { return theme.Units(20) }
	return &renderer{
		objects: []fyne.CanvasObject{ring, box, tick.Image, words},
		size:    c.BaseWidget.Size,
		min: func() fyne.Size {
			m := words.MinSize()
			return fyne.NewSize(m.Width+side()+theme.Space(2), max(m.Height+theme.Space(1), side()+theme.Space(2)))
		},
		layout: func(s fyne.Size) {
			top := theme.Space(1)
			box.Move(fyne.NewPos(0, top))
			box.Resize(fyne.NewSquareSize(side()))
			placeRing(ring, 0, top, side(), side(), 1)
			tick.place(0, top, side(), side())
			words.Move(fyne.NewPos(side()+theme.Space(2), top))
			words.Resize(fyne.NewSize(s.Width-side()-theme.Space(2), s.Height-top))
		},
		refresh: restyle,
	}
}

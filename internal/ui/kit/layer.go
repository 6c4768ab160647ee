package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// layer is an overlay over the whole window with one panel on it: a dialog, a menu, a calendar.
// While it is open the keyboard stays on it; afterwards the focus goes back to where it was.
type layer struct {
	widget.BaseWidget
	canvas fyne.Canvas
	panel  fyne.CanvasObject
	dim    bool                                              // the window behind is dimmed, and a tap outside does nothing
	whole  bool                                              // the panel is the whole window, with nothing around it
	place  func(window fyne.Size) (fyne.Position, fyne.Size) // where the panel stands
	closed func()                                            // after it has gone; may be nil

	follows *container.Scroll   // the part of the panel that follows the focus; may be nil
	beside  []fyne.CanvasObject // controls of the panel that do not stand in it

	names *Names
	keys  *keyLayer
	back  fyne.Focusable
	open  bool
}

// show puts the layer up. A dialog of a page that is covered waits.
func (l *layer) show(key func(*fyne.KeyEvent) bool, list ...Shortcut) {
	l.ExtendBaseWidget(l)
	l.open, l.names = true, newNames()
	l.uncovered(func() { l.put(key, list...) })
}

// uncovered does something at once; for a dialog of a page that is covered, once the cover has gone and unless the dialog has.
func (l *layer) uncovered(do func()) {
	c := covers[l.canvas]
	if c == nil || c.asking || !l.dim || l.whole {
		do()
		return
	}
	c.late = append(c.late, func() {
		if l.open {
			l.uncovered(do)
		}
	})
}

func (l *layer) put(key func(*fyne.KeyEvent) bool, list ...Shortcut) {
	l.back = l.canvas.Focused()
	l.canvas.Unfocus()
	l.canvas.Overlays().Add(l)
	k := KeysOf(l.canvas)
	l.keys = &keyLayer{over: l, light: !l.dim, key: key, close: l.hide}
	k.add(l.keys, list...)
	k.push(l.keys)
}

// hide takes the layer away, with all that lie over it.
func (l *layer) hide() {
	if !l.open {
		return
	}
	l.open = false
	if l.keys != nil { // else it waited, and was never seen
		KeysOf(l.canvas).pop(l.keys)
		l.canvas.Overlays().Remove(l)
	}
	if l.back != nil {
		l.canvas.Focus(l.back)
	}
	if l.closed != nil {
		l.closed()
	}
}

// Tapped closes a layer that does not dim the window when the tap is outside the panel.
func (l *layer) Tapped(ev *fyne.PointEvent) {
	p, s := l.panel.Position(), l.panel.Size()
	inside := ev.Position.X >= p.X && ev.Position.X < p.X+s.Width && ev.Position.Y >= p.Y && ev.Position.Y < p.Y+s.Height
	if !inside && !l.dim {
		l.hide()
	}
}

// CreateRenderer implements fyne.Widget.
func (l *layer) CreateRenderer() fyne.WidgetRenderer {
	ground, card := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	restyle := func() {
		if l.dim {
			ground.FillColor = theme.Color(theme.Scrim)
		}
		card.FillColor, card.StrokeColor = theme.Color(theme.Surface), theme.Color(theme.Hairline)
		card.CornerRadius, card.StrokeWidth = theme.Radius+2, 1
		if !l.dim { // it may lie on a card of its own colour
			card.CornerRadius, card.StrokeColor = theme.Radius, theme.Color(theme.Line)
		}
		if theme.Current().Look().HighContrast {
			card.StrokeColor, card.StrokeWidth = theme.Color(theme.Border), 2
		}
		if l.whole {
			ground.FillColor, card.StrokeWidth, card.CornerRadius = theme.Color(theme.Background), 0, 0
			return
		}
		card.Shadow = canvas.Shadow{Color: color.NRGBA{A: 0x40}, BlurRadius: 16, Offset: fyne.NewPos(0, 4), Variant: canvas.DropShadow}
	}
	restyle()
	return &renderer{
		objects: []fyne.CanvasObject{ground, card, l.panel, l.names},
		size:    l.BaseWidget.Size,
		min:     func() fyne.Size { return fyne.Size{} },
		layout: func(window fyne.Size) {
			ground.Resize(window)
			p, s := l.place(window)
			card.Move(p)
			card.Resize(s)
			l.panel.Move(p)
			l.panel.Resize(s)
			l.names.Resize(window)
		},
		refresh: restyle,
	}
}

// below places a panel of size want under an object of the window, or above it where there is more room; a panel too
// high for both is cut.
func below(o fyne.CanvasObject, want func() fyne.Size) func(fyne.Size) (fyne.Position, fyne.Size) {
	return func(window fyne.Size) (fyne.Position, fyne.Size) {
		at, s := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), want()
		under, over := window.Height-(at.Y+o.Size().Height)-2*popGap, at.Y-2*popGap
		y := at.Y + o.Size().Height + popGap
		if s.Height > under && over > under {
			s.Height = min(s.Height, over)
			y = at.Y - popGap - s.Height
		}
		s.Height = min(s.Height, max(under, over))
		s.Width = min(s.Width, window.Width-2*popGap)
		x := max(popGap, min(at.X, window.Width-popGap-s.Width))
		return fyne.NewPos(round(x), round(y)), s
	}
}

// popGap is the room between a pop-up and what it belongs to, and between it and the window's edge.
const popGap = 4

// near is below for a panel that cannot be cut: without room it moves beside the object, or over it.
func near(o fyne.CanvasObject, want func() fyne.Size) func(fyne.Size) (fyne.Position, fyne.Size) {
	return func(window fyne.Size) (fyne.Position, fyne.Size) {
		pos, s := below(o, want)(window)
		whole := want().Min(window.SubtractWidthHeight(2*popGap, 2*popGap))
		if s.Height >= whole.Height {
			return pos, s
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		if beside := at.X + o.Size().Width + popGap; beside+whole.Width <= window.Width-popGap {
			pos.X = beside
		}
		pos.Y = max(popGap, min(at.Y, window.Height-popGap-whole.Height))
		return pos, whole
	}
}

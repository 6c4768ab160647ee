package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"jobwright/internal/ui/theme"
)

// RowButton is a row of a page that is pressed as a whole, such as one of a timeline. Buttons inside it keep their own
// press. Its ground and its ring reach a little beyond the row, which therefore needs room around it.
type RowButton struct {
	control
	name    string
	content fyne.CanvasObject
	carry   func(by int)
}

// NewRowButton makes content pressable; name says to assistive technology what it is.
func NewRowButton(name string, content fyne.CanvasObject, pressed func()) *RowButton {
	b := &RowButton{name: name, content: content}
	b.press = pressed
	b.ExtendBaseWidget(b)
	return b
}

// OnMove sets what Alt with an arrow up or down does, for a row that has a place among others; by is -1 or 1.
func (b *RowButton) OnMove(f func(by int)) { b.carry = f }

// TypedShortcut moves the row with Alt and an arrow; other shortcuts go on to the window.
func (b *RowButton) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierAlt && b.carry != nil {
		switch c.KeyName {
		case fyne.KeyUp:
			b.carry(-1)
			return
		case fyne.KeyDown:
			b.carry(1)
			return
		}
	}
	passShortcut(b, s)
}

// AccessibilityLabel returns the name.
func (b *RowButton) AccessibilityLabel() string { return b.name }

// CreateRenderer implements fyne.Widget.
func (b *RowButton) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	b.drawn = true
	back, ring := canvas.NewRectangle(color.Transparent), newRing()
	back.CornerRadius = theme.Radius
	restyle := func() {
		back.FillColor = color.Transparent
		if b.hovered {
			back.FillColor = theme.Color(theme.Hover)
		}
		showIf(ring, b.focused)
	}
	restyle()
	return &renderer{
		objects: []fyne.CanvasObject{back, b.content, ring}, size: b.BaseWidget.Size, refresh: restyle,
		min: b.content.MinSize,
		layout: func(s fyne.Size) {
			x, y := theme.Space(2), theme.Space(1)
			place(back, -x, -y, s.Width+2*x, s.Height+2*y)
			placeRing(ring, -x, -y, s.Width+2*x, s.Height+2*y, 0)
			place(b.content, 0, 0, s.Width, s.Height)
		},
	}
}

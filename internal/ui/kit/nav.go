package kit

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"jobwright/internal/ui/theme"
)

// NavItem is a place in the side navigation: icon, name, and how many things wait there.
type NavItem struct {
	control
	icon, name string
	count      int
	chosen     bool
}

// NewNavItem makes an item that opens a place.
func NewNavItem(icon, name string, open func()) *NavItem {
	n := &NavItem{icon: icon, name: name}
	n.press = open
	n.key = func(e *fyne.KeyEvent) bool { return false }
	n.ExtendBaseWidget(n)
	return n
}

// SetCount shows how many things wait; 0 shows nothing.
func (n *NavItem) SetCount(count int) { n.count = count; n.changed() }

// SetChosen marks the place the person is in.
func (n *NavItem) SetChosen(chosen bool) { n.chosen = chosen; n.changed() }

// Chosen says whether the person is in this place.
func (n *NavItem) Chosen() bool { return n.chosen }

// AccessibilityLabel names the place, its count, and whether it is open.
func (n *NavItem) AccessibilityLabel() string {
	words := n.name
	if n.count > 0 {
		words += fmt.Sprintf(", %d", n.count)
	}
	if n.chosen {
		words += ", open"
	}
	return words
}

// CreateRenderer implements fyne.Widget.
func (n *NavItem) CreateRenderer() fyne.WidgetRenderer {
	n.ExtendBaseWidget(n)
	n.drawn = true
	back, bar, ring := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), newRing()
	back.CornerRadius, bar.CornerRadius = theme.Radius, 1.5
	sign := newIcon(n.icon, theme.Quiet, 20)
	name, count := newLabel(n.name, theme.Body, Regular, theme.Text), newLabel("", theme.Caption, Regular, theme.Quiet)
	restyle := func() {
		name.whole, name.weight, name.tone = n.name, Regular, theme.Text
		count.whole, count.weight, count.tone, sign.tone = "", Regular, theme.Quiet, theme.Quiet
		if n.count > 0 {
			count.whole = fmt.Sprint(n.count)
		}
		back.FillColor, bar.FillColor = color.Transparent, color.Transparent
		switch {
		case n.chosen:
			name.weight, name.tone, count.weight, count.tone, sign.tone = Bold, theme.Action, Bold, theme.Action, theme.Action
			back.FillColor, bar.FillColor = theme.Color(theme.Selected), theme.Color(theme.Action)
		case n.hovered:
			back.FillColor = theme.Color(theme.Hover)
		}
		name.restyle()
		count.restyle()
		sign.restyle()
		showIf(ring, n.focused)
	}
	restyle()
	return &renderer{
		objects: []fyne.CanvasObject{back, bar, ring, sign.Image, name.Text, count.Text},
		size:    n.BaseWidget.Size,
		min: func() fyne.Size {
			return fyne.NewSize(theme.Space(3)+sign.wide()+theme.Space(3)+name.wide()+theme.Space(3)+count.wide()+theme.Space(3), max(theme.Units(36), theme.RowHeight()))
		},
		layout: func(s fyne.Size) {
			back.Resize(s)
			bar.Move(fyne.NewPos(0, theme.Units(8)))
			bar.Resize(fyne.NewSize(3, s.Height-2*theme.Units(8)))
			placeRing(ring, 0, 0, s.Width, s.Height, -2)
			x := theme.Space(3)
			sign.place(x, 0, sign.wide(), s.Height)
			x += sign.wide() + theme.Space(3)
			end := s.Width - theme.Space(3)
			count.place(x, 0, end-x, s.Height, fyne.TextAlignTrailing)
			name.place(x, 0, end-x-count.wide()-theme.Space(1), s.Height, fyne.TextAlignLeading)
		},
		refresh: restyle,
	}
}

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// scrollbar is the bar at the right of a virtual list: how far one is, by dragging and by clicks beside the thumb.
type scrollbar struct {
	widget.BaseWidget
	whole, part, at float64 // lengths of the content and of what shows, and where that begins
	move            func(at float64)
	hovered, held   bool
}

var _ fyne.Draggable = (*scrollbar)(nil)
var _ desktop.Hoverable = (*scrollbar)(nil)

func newScrollbar(move func(at float64)) *scrollbar {
	b := &scrollbar{move: move}
	b.ExtendBaseWidget(b)
	return b
}

func (b *scrollbar) set(whole, part, at float64) {
	if b.whole == whole && b.part == part && b.at == at {
		return
	}
	b.whole, b.part, b.at = whole, part, at
	showIf(b, whole > part+0.5)
	b.Refresh()
}

// thumb is where the thumb lies and how long it is; it never gets too short to be caught.
func (b *scrollbar) thumb() (at, length float32) {
	h := b.BaseWidget.Size().Height
	if b.whole <= 0 || b.whole <= b.part {
		return 0, h
	}
	length = max(float32(b.part/b.whole)*h, theme.Units(28))
	return float32(b.at/(b.whole-b.part)) * (h - length), length
}

// Dragged implements fyne.Draggable.
func (b *scrollbar) Dragged(e *fyne.DragEvent) {
	b.held = true
	_, length := b.thumb()
	room := b.BaseWidget.Size().Height - length
	if room > 0 {
		b.move(b.at + float64(e.Dragged.DY/room)*(b.whole-b.part))
	}
}

// DragEnd implements fyne.Draggable.
func (b *scrollbar) DragEnd() { b.held = false; b.Refresh() }

// Tapped goes a page up or down.
func (b *scrollbar) Tapped(e *fyne.PointEvent) {
	at, length := b.thumb()
	switch {
	case e.Position.Y < at:
		b.move(b.at - b.part)
	case e.Position.Y > at+length:
		b.move(b.at + b.part)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *scrollbar) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (b *scrollbar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *scrollbar) MouseOut() { b.hovered = false; b.Refresh() }

// AccessibilityLabel names the bar; keys scroll by moving the selection.
func (b *scrollbar) AccessibilityLabel() string { return "Scroll bar" }

// AccessibilityRole returns the container role.
func (b *scrollbar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer implements fyne.Widget.
func (b *scrollbar) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	thumb := canvas.NewRectangle(color.Transparent)
	restyle := func() { thumb.FillColor = theme.Color(theme.Line) }
	restyle()
	return &renderer{
		objects: []fyne.CanvasObject{thumb}, size: b.BaseWidget.Size, refresh: restyle,
		min: func() fyne.Size { return fyne.NewSize(theme.Units(scrollbarWidth), theme.Units(28)) },
		layout: func(s fyne.Size) {
			at, length := b.thumb()
			w := theme.Units(4)
			if b.hovered || b.held {
				w = theme.Units(8)
			}
			thumb.CornerRadius = w / 2
			thumb.Move(fyne.NewPos(s.Width-w-1, round(at)))
			thumb.Resize(fyne.NewSize(w, round(length)))
		},
	}
}

// scrollbarWidth is the width in which the bar can be caught, at a text scale of 1.
const scrollbarWidth = 10

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// active is told of every key, click and movement of the pointer that reaches one of our widgets.
var active = func() {}

// OnActivity sets what is told that somebody is there. Fyne has no such event for a whole window, so every widget
// of ours says it, and an ActivityGround for the room between them.
func OnActivity(f func()) { active = f }

// ActivityGround lies under a window's content and notices the pointer where no widget does.
type ActivityGround struct{ widget.BaseWidget }

var _ desktop.Hoverable = (*ActivityGround)(nil)

// NewActivityGround makes one; lay it at the bottom of a Stack.
func NewActivityGround() *ActivityGround {
	g := &ActivityGround{}
	g.ExtendBaseWidget(g)
	return g
}

// MouseIn implements desktop.Hoverable.
func (g *ActivityGround) MouseIn(*desktop.MouseEvent) { active() }

// MouseMoved implements desktop.Hoverable.
func (g *ActivityGround) MouseMoved(*desktop.MouseEvent) { active() }

// MouseOut implements desktop.Hoverable.
func (g *ActivityGround) MouseOut() {}

// CreateRenderer implements fyne.Widget.
func (g *ActivityGround) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Names shows the name of a button that is an icon alone, in a small note under it, while the keyboard is on it or the
// pointer has rested on it. It lies over a window's page, or over a dialog, and lets every click through.
type Names struct {
	widget.BaseWidget
	of    fyne.CanvasObject // whose name is shown; nil = none
	back  *canvas.Rectangle
	words *label
}

// rests is how long the pointer stays on an icon before its name is shown.
const rests = 600 * time.Millisecond

// later runs something on the UI goroutine after a while; tests replace it.
var later = task.Background().After

var namesOf = map[fyne.Canvas]*Names{}

// NewNames makes the notes of a window's page; they are laid over it in a Stack. ForgetKeys forgets them.
func NewNames(c fyne.Canvas) *Names {
	n := newNames()
	namesOf[c] = n
	return n
}

func newNames() *Names {
	n := &Names{back: canvas.NewRectangle(color.Transparent), words: newLabel("", theme.Caption, Regular, theme.Text)}
	n.ExtendBaseWidget(n)
	return n
}

// namesOver are the notes of what lies on top of an object's window, nil for none.
func namesOver(o fyne.CanvasObject) *Names {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return nil
	}
	top := c.Overlays().Top()
	if top == nil {
		return namesOf[c]
	}
	if l, ok := top.(*layer); ok {
		return l.names
	}
	return nil
}

// show shows the name of an icon under it, or above it where there is no room.
func (n *Names) show(o fyne.CanvasObject, name string) {
	n.of = o
	n.words.set(name, theme.Text)
	n.Refresh()
}

// hide takes the name of an icon away.
func (n *Names) hide(o fyne.CanvasObject) {
	if n.of == o {
		n.of = nil
		n.Refresh()
	}
}

func (n *Names) arrange() {
	showIf(n.back, n.of != nil)
	showIf(n.words.Text, n.of != nil)
	if n.of == nil {
		return
	}
	n.words.restyle()
	n.back.FillColor, n.back.StrokeColor = theme.Color(theme.Surface), theme.Color(theme.Border)
	n.back.StrokeWidth, n.back.CornerRadius = 1, theme.Radius
	driver, window := fyne.CurrentApp().Driver(), n.BaseWidget.Size()
	at, size := driver.AbsolutePositionForObject(n.of).Subtract(driver.AbsolutePositionForObject(n)), n.of.Size()
	w := min(n.words.wide()+2*theme.Space(2), window.Width-2*popGap)
	h := theme.Caption.Line() + 2*theme.Space(1)
	x := max(popGap, min(round(at.X+(size.Width-w)/2), window.Width-popGap-w))
	y := at.Y + size.Height + popGap
	if y+h > window.Height {
		y = at.Y - popGap - h
	}
	place(n.back, x, y, w, h)
	n.words.place(x+theme.Space(2), y, w-2*theme.Space(2), h, fyne.TextAlignLeading)
}

// CreateRenderer implements fyne.Widget.
func (n *Names) CreateRenderer() fyne.WidgetRenderer {
	n.ExtendBaseWidget(n)
	n.arrange()
	return &renderer{
		objects: []fyne.CanvasObject{n.back, n.words.Text}, size: n.BaseWidget.Size,
		min: func() fyne.Size { return fyne.Size{} }, layout: func(fyne.Size) { n.arrange() }, refresh: n.arrange,
	}
}

// naming is what an icon that can be pressed does to have its name shown.
type naming struct {
	of     fyne.CanvasObject
	words  func() string
	shown  *Names // where the name is shown now, nil for nowhere
	visits int    // of the pointer, to tell an old one from a new one
}

// rested shows the name once the pointer has rested on the icon, and takes it away when it leaves.
func (n *naming) rested(on bool) {
	n.visits++
	if !on {
		n.hide()
		return
	}
	visit := n.visits
	later(rests, func() {
		if n.visits == visit {
			n.show()
		}
	})
}

func (n *naming) show() {
	if over := namesOver(n.of); over != nil && n.words() != "" && n.of.Visible() {
		over.show(n.of, n.words())
		n.shown = over
	}
}

func (n *naming) hide() {
	n.visits++ // a pointer that still rests here shows nothing any more
	if n.shown != nil {
		n.shown.hide(n.of)
		n.shown = nil
	}
}

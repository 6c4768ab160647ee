package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"jobwright/internal/paper"
	"jobwright/internal/ui/theme"
)

// What a signature holds at most: more than anybody draws, so that a sleeve on the mouse fills no store.
const (
	mostStrokes = 60
	mostPoints  = 1500
)

// SignaturePad is a field to sign in with mouse, pen or finger. It keeps where the line went and nothing else: no time, no pressure.
// Whoever cannot draw types the name elsewhere. It must not stand in something that scrolls, which would take the drawing away.
type SignaturePad struct {
	control
	strokes [][]paper.Point // in shares of the width
	points  int
	drawing bool
	edits   []func()
}

var (
	_ desktop.Mouseable = (*SignaturePad)(nil)
	_ fyne.Draggable    = (*SignaturePad)(nil)
)

// NewSignaturePad makes an empty field.
func NewSignaturePad() *SignaturePad {
	p := &SignaturePad{}
	p.key = p.typed
	p.ExtendBaseWidget(p)
	return p
}

// OnChange is told after a line was drawn or taken away.
func (p *SignaturePad) OnChange(f func()) { p.edits = append(p.edits, f) }

// Strokes are the lines drawn, smooth, in shares of the width.
func (p *SignaturePad) Strokes() [][]paper.Point {
	list := make([][]paper.Point, 0, len(p.strokes))
	for _, stroke := range p.strokes {
		list = append(list, Smooth(stroke))
	}
	return list
}

// Aspect is the height of the field by its width, as it is drawn on.
func (p *SignaturePad) Aspect() float64 {
	size := p.BaseWidget.Size()
	if size.Width <= 0 {
		return 0
	}
	return math.Round(float64(size.Height/size.Width)*1e4) / 1e4
}

// Empty says that nothing is drawn.
func (p *SignaturePad) Empty() bool { return len(p.strokes) == 0 }

// Undo takes the last line away.
func (p *SignaturePad) Undo() {
	if n := len(p.strokes); n > 0 {
		p.points -= len(p.strokes[n-1])
		p.strokes, p.drawing = p.strokes[:n-1], false
		p.edited()
	}
}

// Clear takes everything away.
func (p *SignaturePad) Clear() {
	if !p.Empty() {
		p.strokes, p.points, p.drawing = nil, 0, false
		p.edited()
	}
}

func (p *SignaturePad) edited() {
	for _, f := range p.edits {
		f()
	}
	p.Refresh()
}

// typed lets the keyboard take away what was drawn.
func (p *SignaturePad) typed(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyBackspace:
		p.Undo()
	case fyne.KeyDelete:
		p.Clear()
	default:
		return false
	}
	return true
}

// MouseDown begins a line: a dot counts as one.
func (p *SignaturePad) MouseDown(e *desktop.MouseEvent) {
	active()
	focusOn(p)
	if e.Button == desktop.MouseButtonPrimary && len(p.strokes) < mostStrokes && p.points < mostPoints {
		p.strokes, p.drawing = append(p.strokes, nil), true
		p.to(e.Position)
	}
}

// MouseUp ends a line.
func (p *SignaturePad) MouseUp(*desktop.MouseEvent) { p.end() }

// Dragged draws on.
func (p *SignaturePad) Dragged(e *fyne.DragEvent) {
	active()
	if p.drawing {
		p.to(e.Position)
	}
}

// DragEnd ends a line.
func (p *SignaturePad) DragEnd() { p.end() }

func (p *SignaturePad) end() {
	if p.drawing {
		p.drawing = false
		p.edited()
	}
}

// to draws the line to a place, which is kept inside the field. Steps too small to be seen are left out.
func (p *SignaturePad) to(at fyne.Position) {
	size := p.BaseWidget.Size()
	if size.Width <= 0 || p.points >= mostPoints {
		return
	}
	share := func(v, most float32) float64 { return math.Round(float64(min(max(0, v), most)/size.Width)*1e4) / 1e4 }
	next := paper.Point{X: share(at.X, size.Width), Y: share(at.Y, size.Height)}
	last := &p.strokes[len(p.strokes)-1]
	if n := len(*last); n > 0 && math.Hypot((*last)[n-1].X-next.X, (*last)[n-1].Y-next.Y) < 0.002 {
		return
	}
	*last = append(*last, next)
	p.points++
	p.Refresh()
}

// Smooth draws a line through the points of a stroke without corners (Catmull-Rom): the screen tells of some points only.
func Smooth(raw []paper.Point) []paper.Point {
	if len(raw) < 3 {
		return raw
	}
	const steps = 4
	at := func(i int) paper.Point { return raw[min(max(0, i), len(raw)-1)] }
	curve := func(a, b, c, d, t float64) float64 {
		v := 0.5 * (2*b + (c-a)*t + (2*a-5*b+4*c-d)*t*t + (3*b-a-3*c+d)*t*t*t)
		return math.Round(v*1e4) / 1e4
	}
	out := []paper.Point{raw[0]}
	for i := range len(raw) - 1 {
		a, b, c, d := at(i-1), at(i), at(i+1), at(i+2)
		for s := 1; s <= steps; s++ {
			t := float64(s) / steps
			out = append(out, paper.Point{X: curve(a.X, b.X, c.X, d.X, t), Y: curve(a.Y, b.Y, c.Y, d.Y, t)})
		}
	}
	return out
}

// AccessibilityLabel says what the field is for and whether something stands in it.
func (p *SignaturePad) AccessibilityLabel() string {
	if p.Empty() {
		return "Field to sign in with mouse, pen or finger. Empty."
	}
	return "Field to sign in. Something is drawn. Backspace takes the last line away."
}

// CreateRenderer implements fyne.Widget.
func (p *SignaturePad) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	p.drawn = true
	r := &padRenderer{p: p, ground: canvas.NewRectangle(color.White), guide: canvas.NewLine(color.NRGBA{0x87, 0x8B, 0x84, 255}), ring: newRing()}
	r.Refresh()
	return r
}

// padRenderer draws the field white in every look, because paper is.
type padRenderer struct {
	p       *SignaturePad
	ground  *canvas.Rectangle
	guide   *canvas.Line
	ring    *canvas.Rectangle
	objects []fyne.CanvasObject
}

// MinSize implements fyne.WidgetRenderer.
func (r *padRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.Units(280), theme.Units(90))
}

// Layout implements fyne.WidgetRenderer.
func (r *padRenderer) Layout(s fyne.Size) {
	place(r.ground, 0, 0, s.Width, s.Height)
	placeRing(r.ring, 0, 0, s.Width, s.Height, 0)
	r.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *padRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *padRenderer) Destroy() {}

// Refresh draws all lines anew: there are a few hundred at most.
func (r *padRenderer) Refresh() {
	s := r.p.BaseWidget.Size()
	r.ground.CornerRadius, r.ground.StrokeColor, r.ground.StrokeWidth = theme.Radius, theme.Color(theme.Border), 1
	r.guide.StrokeWidth = 1
	r.guide.Position1, r.guide.Position2 = fyne.NewPos(s.Width*0.06, s.Height*0.76), fyne.NewPos(s.Width*0.94, s.Height*0.76)
	showIf(r.ring, r.p.focused)
	r.objects = []fyne.CanvasObject{r.ground, r.guide, r.ring}
	ink, thick := color.NRGBA{0x1F, 0x24, 0x21, 255}, max(2, s.Width*0.004)
	for _, stroke := range r.p.strokes {
		line := Smooth(stroke)
		for i, to := range line {
			from := line[max(0, i-1)]
			if len(line) == 1 {
				to.X += 0.002 // a dot
			}
			l := canvas.NewLine(ink)
			l.StrokeWidth = thick
			l.Position1, l.Position2 = fyne.NewPos(float32(from.X)*s.Width, float32(from.Y)*s.Width), fyne.NewPos(float32(to.X)*s.Width, float32(to.Y)*s.Width)
			r.objects = append(r.objects, l)
		}
	}
	canvas.Refresh(r.p)
}

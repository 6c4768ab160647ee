package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/theme"
)

// Row puts objects side by side, gap steps of the 4-unit grid apart, centred in height. Objects made with Grow share what is left.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap, across: true}, objects...)
}

// TopRow is a Row whose objects start at the top, for objects of several lines.
func TopRow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap, across: true, top: true}, objects...)
}

// Column puts objects under one another, gap steps of the 4-unit grid apart, each as wide as the column. Objects made with Grow share what is left.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap}, objects...)
}

// Grow lets an object take the room that is left in a Row or Column.
func Grow(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(growing{}, o)
}

// Gap is an empty object that grows: it pushes what follows to the end of a Row or Column.
func Gap() fyne.CanvasObject { return Grow(container.NewWithoutLayout()) }

// Pad leaves n steps of the 4-unit grid free around an object.
func Pad(n float32, o fyne.CanvasObject) *fyne.Container { return PadXY(n, n, o) }

// PadXY leaves x steps of the 4-unit grid free on both sides and y above and below.
func PadXY(x, y float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(padding{x, y}, o)
}

// AtLeast gives an object a smallest size in units at a text scale of 1; 0 leaves a direction alone.
func AtLeast(w, h float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(bounds{minW: w, minH: h}, o)
}

// AtMost keeps an object from growing wider than w units at a text scale of 1; it stays at the left.
func AtMost(w float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(bounds{maxW: w}, o)
}

// Middle keeps an object at its smallest size in the middle of the room it gets.
func Middle(o fyne.CanvasObject) *fyne.Container { return container.NewCenter(o) }

// Start keeps an object at its smallest width at the left of the room it gets.
func Start(o fyne.CanvasObject) *fyne.Container { return Row(0, o) }

// Scroll lets a tall object scroll up and down.
func Scroll(o fyne.CanvasObject) *container.Scroll { return container.NewVScroll(o) }

// Flow puts objects side by side and starts a new line where they do not fit; one that is wider than all the room, such as the button of a
// very long name, gets that room. It belongs in a Column or Grow, which give it a width.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, objects...)
}

type growing struct{}

func (growing) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }
func (growing) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.Position{})
	o[0].Resize(s)
}

func grows(o fyne.CanvasObject) bool {
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	_, ok = c.Layout.(growing)
	return ok
}

// line is the layout of Row and Column.
type line struct {
	gap         float32
	across, top bool
}

func (l *line) along(s fyne.Size) (along, other float32) {
	if l.across {
		return s.Width, s.Height
	}
	return s.Height, s.Width
}

func (l *line) size(along, other float32) fyne.Size {
	if l.across {
		return fyne.NewSize(along, other)
	}
	return fyne.NewSize(other, along)
}

func (l *line) measure(objects []fyne.CanvasObject) (sum, other float32, growers int) {
	shown := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		a, b := l.along(o.MinSize())
		sum, other = sum+a, max(other, b)
		shown++
		if grows(o) {
			growers++
		}
	}
	if shown > 1 {
		sum += float32(shown-1) * theme.Space(l.gap)
	}
	return sum, other, growers
}

func (l *line) MinSize(objects []fyne.CanvasObject) fyne.Size {
	sum, other, _ := l.measure(objects)
	return l.size(sum, other)
}

func (l *line) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if !l.across {
		l.tellWidth(objects, size.Width)
	}
	sum, _, growers := l.measure(objects)
	total, other := l.along(size)
	extra := float32(0)
	if growers > 0 {
		extra = floor(max(0, total-sum) / float32(growers))
	}
	at := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		a, b := l.along(m)
		if grows(o) {
			a += extra
		}
		switch {
		case !l.across:
			o.Move(fyne.NewPos(0, at))
			o.Resize(fyne.NewSize(other, a))
		case l.top || grows(o):
			o.Move(fyne.NewPos(at, 0))
			o.Resize(fyne.NewSize(a, other))
		default:
			o.Move(fyne.NewPos(at, round((other-b)/2)))
			o.Resize(fyne.NewSize(a, b))
		}
		at += a + theme.Space(l.gap)
	}
}

// tellWidth gives every object the column's width first, because the height of wrapped text depends on it.
func (l *line) tellWidth(objects []fyne.CanvasObject, width float32) {
	for _, o := range objects {
		if o.Visible() && o.Size().Width != width {
			o.Resize(fyne.NewSize(width, max(o.Size().Height, o.MinSize().Height)))
		}
	}
}

type padding struct{ x, y float32 }

func (p padding) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*theme.Space(p.x), 2*theme.Space(p.y))
}

func (p padding) Layout(o []fyne.CanvasObject, s fyne.Size) {
	x, y := theme.Space(p.x), theme.Space(p.y)
	o[0].Move(fyne.NewPos(x, y))
	o[0].Resize(fyne.NewSize(max(0, s.Width-2*x), max(0, s.Height-2*y)))
}

type bounds struct{ minW, minH, maxW float32 }

func (b bounds) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[0].MinSize().Max(fyne.NewSize(theme.Units(b.minW), theme.Units(b.minH)))
	if b.maxW > 0 {
		m.Width = min(m.Width, theme.Units(b.maxW))
	}
	return m
}

func (b bounds) Layout(o []fyne.CanvasObject, s fyne.Size) {
	if b.maxW > 0 {
		s.Width = min(s.Width, theme.Units(b.maxW))
	}
	o[0].Move(fyne.Position{})
	o[0].Resize(s)
}

// flowLeast is the width below which a flow does not go for the sake of one wide object; that is cut instead of the page.
const flowLeast = 280

type flow struct {
	gap   float32
	width float32 // of the last layout: the height depends on it
}

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	widest := float32(0)
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
		}
	}
	return fyne.NewSize(min(widest, theme.Units(flowLeast)), f.arrange(objects, f.width, false))
}

func (f *flow) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	f.width = s.Width
	f.arrange(objects, s.Width, true)
}

// arrange goes through the objects line by line and returns the height they need; a width of 0 means one line.
func (f *flow) arrange(objects []fyne.CanvasObject, width float32, move bool) float32 {
	gap := theme.Space(f.gap)
	x, y, tall := float32(0), float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if width > 0 {
			m.Width = min(m.Width, width)
		}
		if x > 0 && width > 0 && x+m.Width > width {
			x, y, tall = 0, y+tall+gap, 0
		}
		if move {
			o.Move(fyne.NewPos(x, y))
			o.Resize(m)
		}
		x, tall = x+m.Width+gap, max(tall, m.Height)
	}
	return y + tall
}

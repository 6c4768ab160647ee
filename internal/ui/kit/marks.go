package kit

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// Check is the round done mark: a circle to press, a tick once it is done. With words it stands before them.
type Check struct {
	control
	words  string
	done   bool
	silent bool // the words are only for screen readers
}

// NewCheck makes a mark with its words beside it.
func NewCheck(words string, done bool, changed func(done bool)) *Check {
	c := &Check{words: words, done: done}
	c.press = func() {
		c.Set(!c.done)
		if changed != nil {
			changed(c.done)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// NewMark makes a mark alone; words name it for screen readers.
func NewMark(words string, done bool, changed func(done bool)) *Check {
	c := NewCheck(words, done, changed)
	c.silent = true
	return c
}

// Set changes the mark without calling back.
func (c *Check) Set(done bool) { c.done = done; c.changed() }

// Done says whether the mark is ticked.
func (c *Check) Done() bool { return c.done }

// AccessibilityLabel names the mark and its state.
func (c *Check) AccessibilityLabel() string {
	if c.done {
		return c.words + ", ticked"
	}
	return c.words + ", not ticked"
}

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	c.drawn = true
	face, ring := newCheckFace(), newRing()
	words := newLabel(c.words, theme.Body, Regular, theme.Text)
	restyle := func() {
		words.whole = c.words
		if c.silent {
			words.whole = ""
		}
		words.restyle()
		face.set(c.done, c.hovered)
		showIf(ring, c.focused)
	}
	restyle()
	return &renderer{
		objects: append([]fyne.CanvasObject{ring, words.Text}, face.objects()...),
		size:    c.BaseWidget.Size,
		min: func() fyne.Size {
			w := theme.Units(28)
			if words.whole != "" {
				w += words.wide() + theme.Space(3)
			}
			return fyne.NewSize(w, theme.Units(28))
		},
		layout: func(s fyne.Size) {
			side := theme.Units(28)
			face.place(0, (s.Height-side)/2, side, side)
			placeRing(ring, 0, round((s.Height-side)/2), max(side, s.Width), side, 0)
			words.place(side+theme.Space(1), 0, s.Width-side, s.Height, fyne.TextAlignLeading)
		},
		refresh: restyle,
	}
}

// checkFace draws the round mark; rows of lists use it without the widget around it.
type checkFace struct {
	circle *canvas.Circle
	tick   *icon
	done   bool
}

func newCheckFace() *checkFace {
	return &checkFace{circle: canvas.NewCircle(color.Transparent), tick: newIcon("check", theme.OnAction, 14)}
}

func (f *checkFace) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.circle, f.tick.Image}
}

func (f *checkFace) set(done, hovered bool) {
	f.done = done
	f.circle.StrokeWidth = theme.Stroke()
	f.circle.StrokeColor, f.circle.FillColor = theme.Color(theme.Border), theme.Color(theme.Surface)
	if hovered {
		f.circle.StrokeColor = theme.Color(theme.Action)
	}
	if done {
		f.circle.StrokeColor, f.circle.FillColor = theme.Color(theme.Action), theme.Color(theme.Action)
	}
	f.tick.restyle()
	showIf(f.tick.Image, done)
}

func (f *checkFace) place(x, y, w, h float32) {
	side := theme.Units(20)
	f.circle.Move(fyne.NewPos(round(x+(w-side)/2), round(y+(h-side)/2)))
	f.circle.Resize(fyne.NewSquareSize(side))
	f.tick.place(x, y, w, h)
}

// Marks shows how many of a few are done, as a row of ticked and empty circles; a word or number must stand beside it.
type Marks struct {
	widget.BaseWidget
	words     string
	done, all int
	small     bool
	drawn     bool
}

// NewMarks makes a row of circles named words: "Contacts this week".
func NewMarks(words string, done, all int) *Marks {
	m := &Marks{words: words, done: done, all: all}
	m.ExtendBaseWidget(m)
	return m
}

// NewDots makes the small form, for rows: filled and empty dots.
func NewDots(words string, done, all int) *Marks {
	m := NewMarks(words, done, all)
	m.small = true
	return m
}

// Set changes the count.
func (m *Marks) Set(done, all int) {
	m.done, m.all = done, all
	if m.drawn {
		m.Refresh()
	}
}

// AccessibilityLabel says the count.
func (m *Marks) AccessibilityLabel() string {
	return fmt.Sprintf("%s: %d of %d", m.words, m.done, m.all)
}

// AccessibilityRole returns the text role.
func (m *Marks) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (m *Marks) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	m.drawn = true
	r := &marksRenderer{m: m}
	r.rebuild()
	return r
}

type marksRenderer struct {
	m       *Marks
	circles []*canvas.Circle
	ticks   []*icon
	objects []fyne.CanvasObject
}

func (r *marksRenderer) Destroy()                     {}
func (r *marksRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *marksRenderer) rebuild() {
	r.circles, r.ticks, r.objects = nil, nil, nil
	for i := range max(r.m.all, r.m.done) {
		c := canvas.NewCircle(color.Transparent)
		styleDot(c, i < r.m.done, r.m.small)
		r.circles = append(r.circles, c)
		r.objects = append(r.objects, c)
		if i < r.m.done && !r.m.small {
			t := newIcon("check", theme.OnAction, 14)
			r.ticks = append(r.ticks, t)
			r.objects = append(r.objects, t.Image)
		}
	}
}

func styleDot(c *canvas.Circle, on, small bool) {
	c.FillColor, c.StrokeColor, c.StrokeWidth = color.Transparent, theme.Color(theme.Border), theme.Stroke()
	if small {
		c.StrokeWidth = 1
	}
	if on {
		c.FillColor, c.StrokeColor = theme.Color(theme.Action), theme.Color(theme.Action)
	}
}

func (r *marksRenderer) side() (side, step float32) {
	if r.m.small {
		return theme.Units(8), theme.Units(11)
	}
	return theme.Units(24), theme.Units(28)
}

func (r *marksRenderer) MinSize() fyne.Size {
	side, step := r.side()
	return fyne.NewSize(step*float32(max(0, len(r.circles)-1))+side, side)
}

func (r *marksRenderer) Layout(s fyne.Size) {
	side, step := r.side()
	y := round((s.Height - side) / 2)
	for i, c := range r.circles {
		c.Move(fyne.NewPos(float32(i)*step, y))
		c.Resize(fyne.NewSquareSize(side))
	}
	for i, t := range r.ticks {
		t.place(float32(i)*step, y, side, side)
	}
}

func (r *marksRenderer) Refresh() {
	r.rebuild()
	r.Layout(r.m.BaseWidget.Size())
	canvas.Refresh(r.m)
}

package kit

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"jobwright/internal/day"
	"jobwright/internal/text"
	"jobwright/internal/ui/theme"
)

// Calendar shows one month, Monday first. Arrows move by days and weeks, PageUp and PageDown by months, Home and End
// within the week, T goes to today, Enter takes the day.
type Calendar struct {
	control
	today, chosen, cursor day.Date
	take                  func(day.Date)
}

// NewCalendar opens on the chosen day, or on today where none is chosen.
func NewCalendar(chosen, today day.Date, take func(day.Date)) *Calendar {
	c := &Calendar{today: today, chosen: chosen, cursor: chosen, take: take}
	if chosen.IsZero() {
		c.cursor = today
	}
	c.press = func() { c.take(c.cursor) }
	c.key = c.typedKey
	c.ExtendBaseWidget(c)
	return c
}

// Cursor is the day that Enter takes.
func (c *Calendar) Cursor() day.Date { return c.cursor }

func (c *Calendar) move(d day.Date) {
	if d.Year >= 1900 && d.Year < 2200 {
		c.cursor = d
		c.changed()
	}
}

func (c *Calendar) typedKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyLeft:
		c.move(c.cursor.AddDays(-1))
	case fyne.KeyRight:
		c.move(c.cursor.AddDays(1))
	case fyne.KeyUp:
		c.move(c.cursor.AddDays(-7))
	case fyne.KeyDown:
		c.move(c.cursor.AddDays(7))
	case fyne.KeyPageUp:
		c.move(c.cursor.AddMonths(-1))
	case fyne.KeyPageDown:
		c.move(c.cursor.AddMonths(1))
	case fyne.KeyHome:
		c.move(c.cursor.Monday())
	case fyne.KeyEnd:
		c.move(c.cursor.Monday().AddDays(6))
	default:
		return false
	}
	return true
}

// TypedRune goes to today on T.
func (c *Calendar) TypedRune(r rune) {
	if r == 't' || r == 'T' {
		c.move(c.today)
	}
}

// first is the Monday that the month's first row begins with.
func (c *Calendar) first() day.Date { return day.New(c.cursor.Year, c.cursor.Month, 1).Monday() }

// Tapped takes a day or turns a month.
func (c *Calendar) Tapped(ev *fyne.PointEvent) {
	g := c.grid()
	x, y := ev.Position.X-g.pad, ev.Position.Y-g.pad
	switch {
	case y >= 0 && y < g.cell && x >= 0 && x < g.cell:
		c.move(c.cursor.AddMonths(-1))
	case y >= 0 && y < g.cell && x >= 6*g.cell && x < 7*g.cell:
		c.move(c.cursor.AddMonths(1))
	}
	row, col := int(floor((y-g.cell-g.names)/g.cell)), int(floor(x/g.cell))
	if y >= g.cell+g.names && row >= 0 && row < 6 && x >= 0 && col < 7 {
		c.cursor = c.first().AddDays(7*row + col)
		c.take(c.cursor)
	}
}

// AccessibilityLabel reads the day that Enter takes.
func (c *Calendar) AccessibilityLabel() string { return "Calendar, " + text.Weekday(c.cursor) }

// grid is the measure of a calendar in units.
type grid struct{ pad, cell, names float32 }

// wholeGrid is the measure that a calendar likes to have.
func wholeGrid() grid {
	return grid{pad: theme.Space(3), cell: theme.Units(36), names: theme.Units(20)}
}

// grid is the measure in the room there is: in a low window the days stand closer.
func (c *Calendar) grid() grid {
	g, s := wholeGrid(), c.BaseWidget.Size()
	if s.Height > 0 {
		g.cell = min(g.cell, floor((s.Height-2*g.pad-2*g.names)/7), floor((s.Width-2*g.pad)/7))
	}
	return g
}

// CreateRenderer implements fyne.Widget.
func (c *Calendar) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	c.drawn = true
	r := &calendarRenderer{c: c, title: newLabel("", theme.Body, Bold, theme.Text),
		prev: newIcon("chevron-left", theme.Action, 20), next: newIcon("chevron-right", theme.Action, 20),
		help: newLabel("", theme.Caption, Regular, theme.Quiet), ring: newRing()}
	r.objects = []fyne.CanvasObject{r.title.Text, r.prev.Image, r.next.Image, r.help.Text}
	for _, name := range []string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"} {
		l := newLabel(name, theme.Caption, Regular, theme.Quiet)
		r.names = append(r.names, l)
		r.objects = append(r.objects, l.Text)
	}
	for range 42 {
		back, l := canvas.NewRectangle(color.Transparent), newLabel("", theme.Body, Regular, theme.Text)
		back.CornerRadius = theme.Radius
		r.backs, r.days = append(r.backs, back), append(r.days, l)
		r.objects = append(r.objects, back, l.Text)
	}
	r.objects = append(r.objects, r.ring)
	r.restyle()
	return &renderer{objects: r.objects, size: c.BaseWidget.Size, min: r.min, layout: r.layout, refresh: r.restyle}
}

type calendarRenderer struct {
	c           *Calendar
	title, help *label
	prev, next  *icon
	names, days []*label
	backs       []*canvas.Rectangle
	ring        *canvas.Rectangle
	objects     []fyne.CanvasObject
}

func (r *calendarRenderer) restyle() {
	c := r.c
	r.title.whole = c.cursor.Month.String() + " " + strconv.Itoa(c.cursor.Year)
	r.help.whole = "Arrows move, Enter takes the day, T is today"
	for _, l := range append(r.names, r.title, r.help) {
		l.restyle()
	}
	r.prev.restyle()
	r.next.restyle()
	d := c.first()
	for i, l := range r.days {
		back := r.backs[i]
		l.whole, l.weight, l.tone = strconv.Itoa(d.Day), Regular, theme.Text
		back.FillColor, back.StrokeWidth = color.Transparent, 0
		if d.Month != c.cursor.Month {
			l.tone = theme.Quiet
		}
		if d == c.today {
			l.weight = Bold
			back.StrokeColor, back.StrokeWidth = theme.Color(theme.Border), theme.Stroke()
		}
		if d == c.chosen {
			l.weight, l.tone = Bold, theme.OnAction
			back.FillColor = theme.Color(theme.Action)
		} else if d == c.cursor {
			back.FillColor = theme.Color(theme.Selected)
		}
		l.restyle()
		d = d.AddDays(1)
	}
	showIf(r.ring, c.focused)
}

func (r *calendarRenderer) min() fyne.Size {
	g := wholeGrid()
	return fyne.NewSize(max(7*g.cell, r.help.wide())+2*g.pad, 7*g.cell+2*g.names+2*g.pad)
}

func (r *calendarRenderer) layout(fyne.Size) {
	g := r.c.grid()
	r.prev.place(g.pad, g.pad, g.cell, g.cell)
	r.next.place(g.pad+6*g.cell, g.pad, g.cell, g.cell)
	r.title.place(g.pad+g.cell, g.pad, 5*g.cell, g.cell, fyne.TextAlignCenter)
	for i, l := range r.names {
		l.place(g.pad+float32(i)*g.cell, g.pad+g.cell, g.cell, g.names, fyne.TextAlignCenter)
	}
	at := r.c.cursor.Days(r.c.first())
	for i, l := range r.days {
		x, y := g.pad+float32(i%7)*g.cell, g.pad+g.cell+g.names+float32(i/7)*g.cell
		const gap = 2
		r.backs[i].Move(fyne.NewPos(x+gap, y+gap))
		r.backs[i].Resize(fyne.NewSize(g.cell-2*gap, g.cell-2*gap))
		l.place(x, y, g.cell, g.cell, fyne.TextAlignCenter)
		if i == at {
			placeRing(r.ring, x+gap, y+gap, g.cell-2*gap, g.cell-2*gap, 0)
			r.ring.StrokeColor = theme.Color(theme.Text) // to be seen on the chosen day too
		}
	}
	r.help.place(g.pad, g.pad+7*g.cell+g.names, max(7*g.cell, r.help.wide()), g.names, fyne.TextAlignLeading)
}

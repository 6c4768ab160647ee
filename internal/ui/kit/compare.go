package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// Pick is which of two values is taken.
type Pick int

// What can be picked of two values; Both is for lists, which can be united.
const (
	PickLeft Pick = iota
	PickBoth
	PickRight
)

// CompareRow is one thing that two records say.
type CompareRow struct {
	Label       string
	Left, Right string // empty = not said
	Both        bool   // the two can be united
	Pick        Pick
}

// Compare shows what two records say, side by side, and lets a person pick row by row: by click, or with the arrows: up
// and down go from row to row, left and right pick. It is one stop for Tab.
type Compare struct {
	widget.BaseWidget
	name        string
	left, right string
	rows        []*compareRow
	changed     func(row int, pick Pick)
	at          int
	focused     bool
	ring        *canvas.Rectangle
}

var _ fyne.Focusable = (*Compare)(nil)
var _ fyne.Tappable = (*Compare)(nil)

// NewCompare makes a comparison called name of two records by their names; changed hears of every new pick.
func NewCompare(name, left, right string, rows []CompareRow, changed func(row int, pick Pick)) *Compare {
	c := &Compare{name: name, left: left, right: right, changed: changed, ring: newRing()}
	for _, r := range rows {
		c.rows = append(c.rows, newCompareRow(r))
	}
	c.ExtendBaseWidget(c)
	return c
}

// Pick picks in a row without calling back.
func (c *Compare) Pick(row int, p Pick) {
	c.rows[row].r.Pick = p
	c.Refresh()
}

// Picked is what is picked in a row.
func (c *Compare) Picked(row int) Pick { return c.rows[row].r.Pick }

func (c *Compare) take(row int, p Pick) {
	if r := c.rows[row]; p == r.r.Pick {
		return
	}
	c.Pick(row, p)
	if c.changed != nil {
		c.changed(row, p)
	}
}

// At is the row that the keyboard is on.
func (c *Compare) At() int { return c.at }

// Go puts the keyboard on a row.
func (c *Compare) Go(row int) { c.moveTo(row) }

func (c *Compare) moveTo(row int) {
	c.at = min(max(0, row), max(0, len(c.rows)-1))
	c.Refresh()
	if c.focused {
		followFocus()
	}
}

// sideways picks the next value in a direction: left, both where that can be, right.
func (c *Compare) sideways(by int) {
	if len(c.rows) == 0 {
		return
	}
	r := c.rows[c.at].r
	p := r.Pick + Pick(by)
	if p == PickBoth && !r.Both {
		p += Pick(by)
	}
	c.take(c.at, min(max(PickLeft, p), PickRight))
}

// Tapped picks the value under the pointer. Where both can be had, a click on one that is not picked adds it, and a
// click on one of two leaves the other.
func (c *Compare) Tapped(e *fyne.PointEvent) {
	active()
	focusOn(c)
	for i, r := range c.rows {
		for side, v := range r.sides {
			if p := v.box.Position(); e.Position.X < p.X || e.Position.Y < p.Y || e.Position.X >= p.X+v.box.Size().Width || e.Position.Y >= p.Y+v.box.Size().Height {
				continue
			}
			c.moveTo(i)
			c.take(i, r.clicked([]Pick{PickLeft, PickRight}[side]))
			return
		}
	}
}

// FocusGained implements fyne.Focusable.
func (c *Compare) FocusGained() { c.focused = true; c.Refresh(); followFocus() }

// FocusLost implements fyne.Focusable.
func (c *Compare) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *Compare) TypedRune(rune) {}

// TypedKey goes from row to row and picks.
func (c *Compare) TypedKey(e *fyne.KeyEvent) {
	active()
	switch e.Name {
	case fyne.KeyUp:
		c.moveTo(c.at - 1)
	case fyne.KeyDown:
		c.moveTo(c.at + 1)
	case fyne.KeyHome:
		c.moveTo(0)
	case fyne.KeyEnd:
		c.moveTo(len(c.rows) - 1)
	case fyne.KeyLeft:
		c.sideways(-1)
	case fyne.KeyRight:
		c.sideways(1)
	default:
		passKey(c, e)
	}
}

// TypedShortcut hands combinations on to the window.
func (c *Compare) TypedShortcut(s fyne.Shortcut) { passShortcut(c, s) }

// focusedPart is where the row with the focus lies, for a page that follows the focus.
func (c *Compare) focusedPart() (top, end float32) {
	if len(c.rows) == 0 {
		return 0, 0
	}
	r := c.rows[c.at]
	return r.top, r.top + r.high
}

// AccessibilityLabel names the comparison, the row that the keyboard is on, both values and the pick.
func (c *Compare) AccessibilityLabel() string {
	if len(c.rows) == 0 {
		return c.name
	}
	r := c.rows[c.at].r
	return c.name + ": " + r.Label + ". " + c.left + ": " + orNotSaid(r.Left) + ". " + c.right + ": " + orNotSaid(r.Right) + ". Picked: " +
		map[Pick]string{PickLeft: c.left, PickRight: c.right, PickBoth: "both"}[r.Pick]
}

// AccessibilityRole returns the container role.
func (c *Compare) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer implements fyne.Widget.
func (c *Compare) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	heads := [2]*Text{NewText(c.left).SemiBold().Wrap(), NewText(c.right).SemiBold().Wrap()}
	rule := canvas.NewRectangle(color.Transparent)
	objects := []fyne.CanvasObject{c.ring, heads[0], heads[1], rule}
	for _, r := range c.rows {
		objects = append(objects, r.objects()...)
	}
	high := float32(0)
	lay := func(s fyne.Size) {
		rule.FillColor = theme.Color(theme.Line)
		label, value := c.widths(s.Width)
		top := float32(0)
		for i, h := range heads {
			h.Resize(fyne.NewSize(value, h.MinSize().Height))
			place(h, label+float32(i)*(value+theme.Space(2)), 0, value, h.MinSize().Height)
			top = max(top, h.MinSize().Height)
		}
		top += theme.Space(2)
		place(rule, 0, top-1, s.Width, 1)
		for i, r := range c.rows {
			r.lay(top, s.Width, label, value)
			if i == c.at {
				placeRing(c.ring, 0, r.top+2, s.Width, r.high-4, 0)
			}
			top += r.high
		}
		high = top
	}
	return &renderer{
		objects: objects, size: c.BaseWidget.Size, layout: lay,
		min: func() fyne.Size { return fyne.NewSize(theme.Units(300), max(high, theme.Units(60))) },
		refresh: func() {
			for _, r := range c.rows {
				r.restyle()
			}
			showIf(c.ring, c.focused && len(c.rows) > 0)
		},
	}
}

// widths are the room for the labels and for each value; in narrow room the labels stand over the values and take none.
func (c *Compare) widths(w float32) (label, value float32) {
	if w >= theme.Units(520) {
		label = theme.Units(132)
	}
	return label, floor((w - label - theme.Space(2)) / 2)
}

func orNotSaid(v string) string {
	if v == "" {
		return "not said"
	}
	return v
}

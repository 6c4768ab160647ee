package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// ChoiceChips lets a person choose one of a few things, each a chip: "Tomorrow", "In a week". Arrow keys move the choice, Tab leaves the group.
type ChoiceChips struct {
	widget.BaseWidget
	label   string
	chips   []*choiceChip
	chosen  int
	changed func(index int)
	box     *fyne.Container
}

// NewChoiceChips makes a group named label; nothing is chosen. changed gets the index of a new choice, -1 when it is taken back.
func NewChoiceChips(label string, options []string, changed func(index int)) *ChoiceChips {
	g := &ChoiceChips{label: label, chosen: -1, changed: changed}
	objects := make([]fyne.CanvasObject, len(options))
	for i, words := range options {
		chip := newChoiceChip(g, i, words)
		g.chips = append(g.chips, chip)
		objects[i] = chip
	}
	g.box = Flow(2, objects...)
	g.ExtendBaseWidget(g)
	return g
}

// Chosen returns the index of the choice, -1 for none.
func (g *ChoiceChips) Chosen() int { return g.chosen }

// Choose changes the choice without calling back; -1 clears it.
func (g *ChoiceChips) Choose(index int) {
	if index < -1 || index >= len(g.chips) || index == g.chosen {
		return
	}
	g.chosen = index
	for _, c := range g.chips {
		c.control.changed()
	}
	g.Refresh()
}

// SetWords changes what one chip says, for chips such as "Fri 27 Nov".
func (g *ChoiceChips) SetWords(index int, words string) {
	g.chips[index].words = words
	g.chips[index].control.changed()
	g.Refresh()
}

func (g *ChoiceChips) choose(index int) {
	if index == g.chosen {
		index = -1
	}
	g.Choose(index)
	if g.changed != nil {
		g.changed(g.chosen)
	}
}

// step moves the choice and the focus by one, staying within the group.
func (g *ChoiceChips) step(from, by int) {
	to := from + by
	if to < 0 || to >= len(g.chips) {
		return
	}
	focusOn(g.chips[to])
	if to != g.chosen {
		g.choose(to)
	}
}

// AccessibilityLabel names the group and its choice.
func (g *ChoiceChips) AccessibilityLabel() string {
	if g.chosen < 0 {
		return g.label + ", nothing chosen"
	}
	return g.label + ", " + g.chips[g.chosen].words
}

// AccessibilityRole returns the container role.
func (g *ChoiceChips) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer implements fyne.Widget.
func (g *ChoiceChips) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	return widget.NewSimpleRenderer(g.box)
}

type choiceChip struct {
	control
	group *ChoiceChips
	index int
	words string
}

func newChoiceChip(g *ChoiceChips, index int, words string) *choiceChip {
	c := &choiceChip{group: g, index: index, words: words}
	c.press = func() { g.choose(index) }
	c.key = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyLeft, fyne.KeyUp:
			g.step(index, -1)
		case fyne.KeyRight, fyne.KeyDown:
			g.step(index, 1)
		default:
			return false
		}
		return true
	}
	c.ExtendBaseWidget(c)
	return c
}

// AccessibilityLabel names the chip and says whether it is chosen.
func (c *choiceChip) AccessibilityLabel() string {
	if c.group.chosen == c.index {
		return c.group.label + ": " + c.words + ", chosen"
	}
	return c.group.label + ": " + c.words
}

// CreateRenderer implements fyne.Widget.
func (c *choiceChip) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	c.drawn = true
	back, ring := canvas.NewRectangle(color.Transparent), newRing()
	sign, words := newIcon("check", theme.Action, 16), newLabel(c.words, theme.Body, Regular, theme.Text)
	back.CornerRadius = theme.Radius
	on := func() bool { return c.group.chosen == c.index }
	restyle := func() {
		words.whole, words.weight, words.tone = c.words, Regular, theme.Text
		back.StrokeColor, back.FillColor = theme.Color(theme.Border), theme.Color(theme.Surface)
		back.StrokeWidth, sign.name = theme.Stroke(), ""
		if on() {
			words.weight, words.tone, sign.name = Bold, theme.Action, "check"
			back.StrokeColor, back.FillColor = theme.Color(theme.Action), theme.Color(theme.Selected)
		} else if c.hovered {
			back.FillColor = theme.Color(theme.Hover)
		}
		words.restyle()
		sign.restyle()
		showIf(ring, c.focused)
	}
	restyle()
	high := func() float32 { return max(theme.Units(32), theme.ControlHeight()-theme.Units(4)) }
	return &renderer{
		objects: []fyne.CanvasObject{ring, back, sign.Image, words.Text},
		size:    c.BaseWidget.Size,
		min: func() fyne.Size {
			w := words.wide() + theme.Space(6)
			if on() {
				w += sign.wide() + theme.Units(6)
			}
			return fyne.NewSize(w, high())
		},
		layout: func(s fyne.Size) {
			back.Resize(s)
			placeRing(ring, 0, 0, s.Width, s.Height, 1)
			x := theme.Space(3)
			if on() {
				sign.place(x, 0, sign.wide(), s.Height)
				x += sign.wide() + theme.Units(6)
			}
			words.place(x, 0, s.Width-x-theme.Space(2), s.Height, fyne.TextAlignLeading)
		},
		refresh: restyle,
	}
}

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// ChoiceChips lets a person choose one of a few things, each a chip: "Tomorrow", "In a week". The group is one stop of Tab:
// arrow keys move the choice, Space takes the chip that has the ring, Delete takes the choice back. Letters do nothing.
type ChoiceChips struct {
	control
	label  string
	chips  []*choiceChip
	chosen int
	at     int // the chip that has the ring
	told   func(index int)
	box    *fyne.Container
}

// NewChoiceChips makes a group named label; nothing is chosen. changed gets the index of a new choice, -1 when it is taken back.
func NewChoiceChips(label string, options []string, changed func(index int)) *ChoiceChips {
	g := &ChoiceChips{label: label, chosen: -1, told: changed}
	g.key = g.typedKey
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
	if index >= 0 {
		g.at = index
	}
	g.redraw()
}

// redraw draws the chips first and lays them out then: what is chosen is wider.
func (g *ChoiceChips) redraw() {
	for _, c := range g.chips {
		c.changed()
	}
	g.Refresh()
}

// SetWords changes what one chip says, for chips such as "Fri 27 Nov".
func (g *ChoiceChips) SetWords(index int, words string) {
	g.chips[index].words = words
	g.redraw()
}

// choose is what a person chose; the chosen one again takes it back.
func (g *ChoiceChips) choose(index int) {
	if index == g.chosen {
		index = -1
	}
	g.Choose(index)
	if g.told != nil {
		g.told(g.chosen)
	}
}

// click chooses by the pointer; the keyboard goes on from here.
func (g *ChoiceChips) click(index int) {
	focusOn(g)
	g.at = index
	g.choose(index)
	g.Refresh()
}

func (g *ChoiceChips) typedKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		g.step(-1)
	case fyne.KeyRight, fyne.KeyDown:
		g.step(1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if g.at != g.chosen && g.at < len(g.chips) {
			g.choose(g.at)
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		if g.chosen >= 0 {
			g.choose(g.chosen)
		}
	default:
		return false
	}
	return true
}

// step moves the ring and the choice by one, staying within the group.
func (g *ChoiceChips) step(by int) {
	to := g.at + by
	if to < 0 || to >= len(g.chips) {
		return
	}
	if g.at = to; to != g.chosen {
		g.choose(to)
	}
	g.Refresh()
	followFocus()
}

// FocusGained implements fyne.Focusable: the keyboard comes to what is chosen, else to the first.
func (g *ChoiceChips) FocusGained() {
	g.at = max(0, g.chosen)
	g.control.FocusGained()
}

// focusedPart is where the chip with the ring stands.
func (g *ChoiceChips) focusedPart() (top, end float32) {
	if g.at >= len(g.chips) {
		return 0, g.Size().Height
	}
	chip := g.chips[g.at]
	return chip.Position().Y, chip.Position().Y + chip.Size().Height
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
	g.drawn = true
	return widget.NewSimpleRenderer(g.box)
}

// choiceChip is one chip of a group, for the pointer; keys go to the group.
type choiceChip struct {
	widget.BaseWidget
	group          *ChoiceChips
	index          int
	words          string
	hovered, drawn bool
}

var _ fyne.Tappable = (*choiceChip)(nil)
var _ desktop.Hoverable = (*choiceChip)(nil)

func newChoiceChip(g *ChoiceChips, index int, words string) *choiceChip {
	c := &choiceChip{group: g, index: index, words: words}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped implements fyne.Tappable.
func (c *choiceChip) Tapped(*fyne.PointEvent) { active(); c.group.click(c.index) }

// MouseIn implements desktop.Hoverable.
func (c *choiceChip) MouseIn(*desktop.MouseEvent) { active(); c.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (c *choiceChip) MouseMoved(*desktop.MouseEvent) { active() }

// MouseOut implements desktop.Hoverable.
func (c *choiceChip) MouseOut() { c.hover(false) }

func (c *choiceChip) hover(on bool) { c.hovered = on; c.changed() }

func (c *choiceChip) changed() {
	if c.drawn {
		c.Refresh()
	}
}

// AccessibilityLabel names the chip and says whether it is chosen.
func (c *choiceChip) AccessibilityLabel() string {
	if c.group.chosen == c.index {
		return c.group.label + ": " + c.words + ", chosen"
	}
	return c.group.label + ": " + c.words
}

// AccessibilityRole returns the button role.
func (c *choiceChip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

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
		showIf(ring, c.group.focused && c.group.at == c.index)
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

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"jobwright/internal/ui/theme"
)

// compareRow is one row of a comparison as it is drawn.
type compareRow struct {
	r         CompareRow
	label     *Text
	sides     [2]*compareValue
	rule      *canvas.Rectangle
	top, high float32
}

// compareValue is one of the two values: a box that can be pressed, with a tick once it is picked.
type compareValue struct {
	box   *canvas.Rectangle
	sign  *icon
	words *Text
}

func newCompareRow(r CompareRow) *compareRow {
	c := &compareRow{r: r, label: NewText(r.Label).Sized(theme.Caption).Tone(theme.Quiet).Wrap(), rule: canvas.NewRectangle(color.Transparent)}
	for i, words := range []string{r.Left, r.Right} {
		tone := theme.Text
		if words == "" {
			tone = theme.Quiet
		}
		c.sides[i] = &compareValue{canvas.NewRectangle(color.Transparent), newIcon("circle", theme.Quiet, 16), NewText(orNotSaid(words)).Tone(tone).Wrap()}
	}
	c.restyle()
	return c
}

func (c *compareRow) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{c.rule, c.label}
	for _, v := range c.sides {
		objects = append(objects, v.box, v.sign.Image, v.words)
	}
	return objects
}

func (c *compareRow) picked(side Pick) bool { return c.r.Pick == PickBoth || c.r.Pick == side }

// clicked is the pick after a click on a side.
func (c *compareRow) clicked(side Pick) Pick {
	switch {
	case !c.r.Both:
		return side
	case c.r.Pick == PickBoth:
		return PickLeft + PickRight - side
	case c.r.Pick != side:
		return PickBoth
	}
	return side
}

func (c *compareRow) restyle() {
	c.rule.FillColor = theme.Color(theme.Hairline)
	for i, v := range c.sides {
		v.box.CornerRadius = theme.Radius
		if c.picked([]Pick{PickLeft, PickRight}[i]) {
			v.sign.set("check", theme.Action)
			v.box.FillColor, v.box.StrokeColor, v.box.StrokeWidth = theme.Color(theme.Selected), theme.Color(theme.Action), theme.Stroke()
		} else {
			v.sign.set("circle", theme.Quiet)
			v.box.FillColor, v.box.StrokeColor, v.box.StrokeWidth = color.Transparent, theme.Color(theme.Border), theme.Stroke()
		}
		v.sign.restyle()
	}
}

// lay places the row at a height and measures how high it is.
func (c *compareRow) lay(top, w, label, value float32) {
	c.top = top
	y, pad := top+theme.Space(1.5), theme.Space(1.5)
	room := label - theme.Space(3)
	if label == 0 {
		room = w
	}
	c.label.Resize(fyne.NewSize(room, c.label.MinSize().Height))
	labelHigh := c.label.MinSize().Height
	if label == 0 {
		place(c.label, 0, y, room, labelHigh)
		y += labelHigh + theme.Space(0.5)
	}
	high := float32(0)
	for _, v := range c.sides {
		v.words.Resize(fyne.NewSize(value-3*pad-theme.Units(16), v.words.MinSize().Height))
		high = max(high, v.words.MinSize().Height+2*pad)
	}
	for i, v := range c.sides {
		x := label + float32(i)*(value+theme.Space(2))
		place(v.box, x, y, value, high)
		v.sign.place(x+pad, y+pad, theme.Units(16), theme.Body.Line())
		place(v.words, x+2*pad+theme.Units(16), y+pad, value-3*pad-theme.Units(16), v.words.MinSize().Height)
	}
	if label > 0 {
		place(c.label, theme.Space(1.5), y+pad+theme.Units(1), room, labelHigh)
		high = max(high, labelHigh+pad)
	}
	c.high = y - top + high + theme.Space(1.5)
	place(c.rule, 0, top+c.high-1, w, 1)
}

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/theme"
)

// boardColumn draws one column: its heading, a rule, and the cards that show.
type boardColumn struct {
	sign   *icon
	title  *label
	note   *label
	rule   *canvas.Rectangle
	cards  *fyne.Container
	clip   *container.Clip
	views  []*cardView
	offset float64
}

func newBoardColumn(about BoardColumn) *boardColumn {
	c := &boardColumn{sign: newIcon(about.Icon, theme.Action, 16), title: newLabel(about.Title, theme.Lead, Bold, theme.Text),
		note: newLabel("", theme.Body, Regular, theme.Quiet), rule: canvas.NewRectangle(color.Transparent), cards: container.NewWithoutLayout()}
	c.clip = container.NewClip(c.cards)
	c.restyle()
	return c
}

func (c *boardColumn) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.sign.Image, c.title.Text, c.note.Text, c.rule, c.clip}
}

func (c *boardColumn) restyle() {
	c.sign.restyle()
	c.title.restyle()
	c.note.restyle()
	for _, v := range c.views {
		v.restyle()
	}
}

// layHead draws the heading; the rule turns green and strong under a card that would land here.
func (c *boardColumn) layHead(x, w float32, note string, target bool) {
	h := theme.Units(32)
	at := x
	if c.sign.name != "" {
		c.sign.place(at, 0, c.sign.wide(), h)
		at += c.sign.wide() + theme.Space(2)
	}
	c.note.set(note, theme.Quiet)
	right := c.note.wide()
	c.title.place(at, 0, max(0, x+w-at-right-theme.Space(1)), h, fyne.TextAlignLeading)
	c.note.place(x, 0, w, h, fyne.TextAlignTrailing)
	c.rule.FillColor = theme.Color(theme.Line)
	thick := float32(1)
	if target {
		c.rule.FillColor, thick = theme.Color(theme.Action), 3
	}
	place(c.rule, x, h, w, thick)
}

// view returns the n-th card view, made when it is first needed.
func (c *boardColumn) view(n int) *cardView {
	for len(c.views) <= n {
		v := newCardView()
		c.views = append(c.views, v)
		c.cards.Objects = append(c.cards.Objects, v.box)
	}
	return c.views[n]
}

func (c *boardColumn) hideFrom(n int) {
	for _, v := range c.views[n:] {
		v.box.Hide()
	}
}

// cardHeight is the height of a card with a number of lines below its title.
func cardHeight(lines int) float32 {
	return theme.Space(6) + theme.Body.Line() + float32(lines)*(theme.Caption.Line()+theme.Space(1))
}

// cardSign is the size of the icons in a card, gripWide the width of its grip.
const cardSign = 14

func gripWide() float32 { return theme.Units(16) }

// cardView draws one card.
type cardView struct {
	box   *fyne.Container
	back  *canvas.Rectangle
	ring  *canvas.Rectangle
	title []*label
	note  *label
	grip  *icon
	lines []*cardLine
}

type cardLine struct {
	sign  *icon
	words []*label
}

func newCardView() *cardView {
	v := &cardView{back: canvas.NewRectangle(color.Transparent), ring: newRing(), note: newLabel("", theme.Body, Regular, theme.Text),
		grip: newIcon("grip", theme.Quiet, 16)}
	v.back.CornerRadius = theme.Radius
	v.box = container.NewWithoutLayout(v.ring, v.back, v.note.Text, v.grip.Image)
	return v
}

// raised gives the card a shadow, for the one being moved.
func (v *cardView) raised() {
	v.back.Shadow = canvas.Shadow{Color: color.NRGBA{A: 0x48}, BlurRadius: 12, Offset: fyne.NewPos(0, 3), Variant: canvas.BoxShadow}
}

func (v *cardView) restyle() {
	v.note.restyle()
	v.grip.restyle()
	labels := v.title
	for _, l := range v.lines {
		l.sign.restyle()
		labels = append(labels[:len(labels):len(labels)], l.words...)
	}
	for _, l := range labels {
		l.restyle()
	}
}

// show draws a face; the chosen card has a green border, and the ring when the board has the focus.
func (v *cardView) show(face CardFace, s fyne.Size, wrap, chosen, focused bool) {
	v.box.Resize(s)
	v.back.FillColor, v.back.StrokeColor, v.back.StrokeWidth = theme.Color(theme.Surface), theme.Color(theme.Hairline), 1
	if chosen {
		v.back.StrokeColor, v.back.StrokeWidth = theme.Color(theme.Action), theme.Stroke()
	}
	place(v.back, 0, 0, s.Width, s.Height)
	placeRing(v.ring, 0, 0, s.Width, s.Height, 0)
	showIf(v.ring, focused)
	in, line := theme.Space(3), theme.Body.Line()
	says := breakCard(face, s.Width, wrap, shaped)
	v.title = v.write(v.title, says.title, newLabel("", theme.Body, Bold, theme.Text), in, in, s.Width-2*in-gripWide())
	v.grip.place(s.Width-in-v.grip.wide()+theme.Units(4), in, v.grip.wide(), line)
	v.showLines(face, says.below, in, in+float32(len(says.title))*line, s.Width)
}

// write puts words into labels, one line each and all of them like a pattern, and hides the labels that are left over.
func (v *cardView) write(labels []*label, words []string, like *label, x, y, w float32) []*label {
	for len(labels) < len(words) {
		l := newLabel("", like.size, like.weight, like.tone)
		labels = append(labels, l)
		v.box.Objects = append(v.box.Objects, l.Text)
	}
	for i, l := range labels {
		showIf(l.Text, i < len(words))
		if i < len(words) {
			l.set(words[i], like.tone)
			l.place(x, y, max(0, w), like.size.Line(), fyne.TextAlignLeading)
			y += like.size.Line()
		}
	}
	return labels
}

func (v *cardView) showLines(face CardFace, below [][]string, in, y, w float32) {
	line := theme.Caption.Line()
	right := float32(0)
	v.note.set(face.Note, theme.Text)
	if face.Note != "" {
		right = v.note.wide() + theme.Space(2)
	}
	v.note.place(in, y+theme.Space(1), w-2*in, line, fyne.TextAlignTrailing)
	for len(v.lines) < len(face.Lines) {
		l := &cardLine{sign: newIcon("", theme.Action, cardSign)}
		v.lines = append(v.lines, l)
		v.box.Objects = append(v.box.Objects, l.sign.Image)
	}
	for i, l := range v.lines {
		on := i < len(face.Lines)
		showIf(l.sign.Image, on && face.Lines[i].Icon != "")
		if !on {
			l.words = v.write(l.words, nil, nil, 0, 0, 0)
			continue
		}
		about := face.Lines[i]
		t := about.Tone
		if t == "" {
			t = theme.Quiet
		}
		x := in
		y += theme.Space(1)
		if about.Icon != "" {
			l.sign.set(about.Icon, theme.Action)
			l.sign.place(x, y, l.sign.wide(), line)
			x += l.sign.wide() + theme.Units(6)
		}
		l.words = v.write(l.words, below[i], newLabel("", theme.Caption, Regular, t), x, y, w-in-x-right)
		y, right = y+float32(len(below[i]))*line, 0
	}
}

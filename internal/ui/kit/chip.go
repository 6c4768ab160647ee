package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// Verdict is what a chip says about a job and a person.
type Verdict int

// The verdicts of matching, and Plain for a chip that only labels.
const (
	Plain Verdict = iota
	Fits
	Adjust
	Carve
	Ask
	Stop
)

var verdicts = map[Verdict]struct {
	words, icon string
	tone        fyne.ThemeColorName
}{
	Fits:   {"Fits", "check", theme.Fits},
	Adjust: {"Adjust", "half", theme.Adjust},
	Carve:  {"Carve", "scissors", theme.Carve},
	Ask:    {"Ask", "question", theme.Ask},
	Stop:   {"Stop", "stop", theme.Stop},
}

// Words is the verdict's own word.
func (v Verdict) Words() string { return verdicts[v].words }

// Icon is the verdict's sign.
func (v Verdict) Icon() string { return verdicts[v].icon }

// Tone is the verdict's colour token.
func (v Verdict) Tone() fyne.ThemeColorName {
	if v == Plain {
		return theme.Text
	}
	return verdicts[v].tone
}

// Chip is a small labelled sign: 24 high, icon and word, never colour alone.
type Chip struct {
	widget.BaseWidget
	verdict     Verdict
	words, icon string
	drawn       bool
}

// verdictWidth gives all verdict chips one width, so that they form a column.
const verdictWidth = 76

// NewChip makes a plain chip.
func NewChip(words string) *Chip { return newChip(Plain, words, "") }

// NewVerdict makes a chip of a verdict; all verdict chips have one width.
func NewVerdict(v Verdict) *Chip { return newChip(v, v.Words(), v.Icon()) }

func newChip(v Verdict, words, icon string) *Chip {
	c := &Chip{verdict: v, words: words, icon: icon}
	c.ExtendBaseWidget(c)
	return c
}

// AccessibilityLabel returns the words.
func (c *Chip) AccessibilityLabel() string { return c.words }

// AccessibilityRole returns the text role.
func (c *Chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	c.drawn = true
	face := newChipFace()
	face.set(c.verdict, c.words, c.icon)
	return &renderer{
		objects: face.objects(),
		size:    c.BaseWidget.Size,
		min:     func() fyne.Size { return fyne.NewSize(face.wide(), theme.Units(24)) },
		layout:  func(s fyne.Size) { face.place(0, 0, s.Width, s.Height) },
		refresh: func() { face.set(c.verdict, c.words, c.icon); face.restyle() },
	}
}

// chipFace draws a chip; rows of lists use it without the widget around it.
type chipFace struct {
	verdict Verdict
	back    *canvas.Rectangle
	sign    *icon
	words   *label
}

func newChipFace() *chipFace {
	f := &chipFace{back: canvas.NewRectangle(color.Transparent), sign: newIcon("", theme.Text, 14), words: newLabel("", theme.Caption, Bold, theme.Text)}
	f.back.CornerRadius = theme.Radius
	return f
}

func (f *chipFace) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.back, f.sign.Image, f.words.Text}
}

func (f *chipFace) set(v Verdict, words, icon string) {
	f.verdict = v
	f.words.set(words, v.Tone())
	f.sign.set(icon, v.Tone())
	f.fill()
}

func (f *chipFace) fill() {
	f.back.FillColor = theme.Color(theme.Neutral)
	if f.verdict != Plain {
		f.back.FillColor = theme.Color(theme.Fill(f.verdict.Tone()))
	}
}

func (f *chipFace) restyle() {
	f.words.restyle()
	f.sign.restyle()
	f.fill()
}

func (f *chipFace) wide() float32 {
	w := f.words.wide() + theme.Space(4)
	if f.sign.name != "" {
		w += f.sign.wide() + theme.Units(6)
	}
	if f.verdict != Plain {
		w = max(w, theme.Units(verdictWidth))
	}
	return w
}

func (f *chipFace) place(x, y, w, h float32) {
	high := theme.Units(24)
	top := round(y + (h-high)/2)
	f.back.Move(fyne.NewPos(x, top))
	f.back.Resize(fyne.NewSize(w, high))
	at := x + theme.Space(2)
	if f.sign.name != "" {
		f.sign.place(at, top, f.sign.wide(), high)
		at += f.sign.wide() + theme.Units(6)
	}
	f.words.place(at, top, max(0, x+w-theme.Space(1)-at), high, fyne.TextAlignLeading)
}

// Package kit is Jobwright's own controls: text, icons, buttons, chips, lists and the layouts they stand in.
//
// Every control takes its colours and sizes from internal/ui/theme when it refreshes, names itself to assistive technology, can be used by keyboard
// alone, and shows its focus with a ring two units wide. The package shows; it knows nothing of records, stores or screens.
package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"jobwright/internal/ui/theme"
)

// Weight is the weight of the typeface.
type Weight int

// The three weights of the typeface.
const (
	Regular Weight = iota
	SemiBold
	Bold
)

// label is one line of text drawn at whole units: the building stone of every control.
type label struct {
	*canvas.Text
	size   theme.TextSize
	weight Weight
	tone   fyne.ThemeColorName
	whole  string // the text before it was shortened
}

func newLabel(text string, size theme.TextSize, weight Weight, tone fyne.ThemeColorName) *label {
	l := &label{Text: canvas.NewText("", color.Black), size: size, weight: weight, tone: tone, whole: text}
	l.restyle()
	return l
}

// restyle takes colour, size and weight from the look in use; it shows the whole text again.
func (l *label) restyle() {
	l.Text.Text = l.whole
	l.Text.Color = theme.Color(l.tone)
	l.TextSize = l.size.Scaled()
	l.TextStyle = fyne.TextStyle{Bold: l.weight == Bold}
	l.FontSource = nil
	if l.weight == SemiBold {
		l.FontSource = theme.SemiBold()
	}
}

// set changes the text and its tone; place must follow.
func (l *label) set(text string, tone fyne.ThemeColorName) {
	if l.whole == text && l.tone == tone && l.Text.Text == text {
		return
	}
	l.whole, l.tone = text, tone
	l.Text.Text = text
	l.Text.Color = theme.Color(tone)
}

// wide is how wide the whole text is.
func (l *label) wide() float32 { return ceil(l.measure(l.whole).Width) }

func (l *label) measure(s string) fyne.Size {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, l.TextSize, l.TextStyle, l.FontSource)
	return size
}

// place puts the text into a box, shortened with an ellipsis if it must be, and returns the width it takes.
func (l *label) place(x, y, w, h float32, align fyne.TextAlign) float32 {
	l.Text.Text = l.shorten(w)
	s := l.measure(l.Text.Text)
	switch align {
	case fyne.TextAlignTrailing:
		x += w - s.Width
	case fyne.TextAlignCenter:
		x += (w - s.Width) / 2
	}
	lift := l.TextSize * 0.045 // the typeface sits low in its box
	l.Text.Move(fyne.NewPos(round(x), round(y+(h-s.Height)/2-lift)))
	l.Text.Resize(s)
	return s.Width
}

// onBaselineOf moves the text to another's baseline, which lies 0.95 em below the top of either.
func (l *label) onBaselineOf(other *label) {
	y := other.Text.Position().Y + 0.95*(other.TextSize-l.TextSize)
	l.Text.Move(fyne.NewPos(l.Text.Position().X, round(y)))
}

// shorten cuts the text to a width and ends it with an ellipsis.
func (l *label) shorten(w float32) string {
	if l.whole == "" || l.measure(l.whole).Width <= w+0.5 {
		return l.whole
	}
	runes := []rune(l.whole)
	lo, hi := 0, len(runes)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if l.measure(string(runes[:mid])+"…").Width <= w {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	for lo > 0 && runes[lo-1] == ' ' {
		lo--
	}
	return string(runes[:lo]) + "…"
}

// icon is a drawn icon as a canvas object.
type icon struct {
	*canvas.Image
	name string
	tone fyne.ThemeColorName
	side float32 // at a text scale of 1
}

func newIcon(name string, tone fyne.ThemeColorName, side float32) *icon {
	i := &icon{Image: canvas.NewImageFromResource(nil), name: name, tone: tone, side: side}
	i.FillMode = canvas.ImageFillContain
	i.restyle()
	return i
}

func (i *icon) restyle() {
	if i.name == "" {
		i.Hide()
		return
	}
	i.Show()
	r := theme.Icon(i.name, theme.Color(i.tone), i.side)
	if i.Resource != r {
		i.Resource = r
		i.Image.Refresh()
	}
}

func (i *icon) set(name string, tone fyne.ThemeColorName) {
	if i.name == name && i.tone == tone {
		return
	}
	i.name, i.tone = name, tone
	i.restyle()
}

// place centres the icon in a box.
func (i *icon) place(x, y, w, h float32) {
	s := theme.Units(i.side)
	i.Move(fyne.NewPos(round(x+(w-s)/2), round(y+(h-s)/2)))
	i.Resize(fyne.NewSquareSize(s))
}

// wide is the icon's side at the current scale.
func (i *icon) wide() float32 {
	if i.name == "" {
		return 0
	}
	return theme.Units(i.side)
}

// newRing makes the focus ring: two wide, hidden until the control has the focus.
func newRing() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeWidth = 2
	r.CornerRadius = theme.Radius + 2
	r.StrokeColor = theme.Color(theme.Action)
	r.Hide()
	return r
}

// placeRing lays the ring around a box, gap units away from it.
func placeRing(r *canvas.Rectangle, x, y, w, h, gap float32) {
	r.StrokeColor = theme.Color(theme.Action)
	r.Move(fyne.NewPos(x-gap-2, y-gap-2))
	r.Resize(fyne.NewSize(w+2*gap+4, h+2*gap+4))
}

// showIf shows or hides an object.
func showIf(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// renderer is a WidgetRenderer made of two functions; every control of the kit uses it.
type renderer struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
	refresh func() // takes colours and texts anew; layout follows by itself
	size    func() fyne.Size
}

func (r *renderer) Layout(s fyne.Size)           { r.layout(s) }
func (r *renderer) MinSize() fyne.Size           { return r.min() }
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *renderer) Destroy()                     {}
func (r *renderer) Refresh() {
	r.refresh()
	r.layout(r.size())
	for _, o := range r.objects {
		canvas.Refresh(o)
	}
}

func round(v float32) float32 { return float32(math.Round(float64(v))) }
func ceil(v float32) float32  { return float32(math.Ceil(float64(v))) }
func floor(v float32) float32 { return float32(math.Floor(float64(v))) }

package matchui

import (
	"fyne.io/fyne/v2"

	"jobwright/internal/ui/theme"
)

// line lays out one line of the table of reasons: what it is about, what the person wants, what the job offers, what this means, and
// the button that acts. Where there is no room for columns the parts stand under one another. Wrapped text knows its height once it has
// a width, so widths are given first.
type line struct {
	width float32
	heads bool // it holds the heads of the columns: without columns, only those of the two sides show
}

// The parts of a line in their order; the button may be missing.
const (
	aboutPart = iota
	wantsPart
	offersPart
	meansPart
	buttonPart
)

// columnsFrom is the width from which the parts stand in columns, buttonFrom that from which the buttons have a column too, and
// buttonWide how wide it is, in units at a text scale of 1. In less room a button stands under what it settles.
const (
	columnsFrom = 540
	buttonFrom  = 820
	buttonWide  = 172
)

// Layout implements fyne.Layout.
func (l *line) Layout(o []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	l.arrange(o, true)
}

// MinSize implements fyne.Layout.
func (l *line) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Units(200), l.arrange(o, false))
}

func (l *line) arrange(o []fyne.CanvasObject, move bool) float32 {
	wide := l.width >= theme.Units(columnsFrom)
	switch {
	case wide:
		if l.heads && move {
			o[aboutPart].Show()
			o[meansPart].Show()
		}
		return l.columns(o, move)
	case l.heads:
		if move {
			o[aboutPart].Hide()
			o[meansPart].Hide()
		}
		return l.sides(o, 0, move)
	}
	return l.stack(o, move)
}

// put gives an object a width, and a place where it is laid out, and says how high it is.
func put(o fyne.CanvasObject, x, y, w float32, move bool) float32 {
	if o.Size().Width != w {
		o.Resize(fyne.NewSize(w, o.MinSize().Height))
	}
	h := o.MinSize().Height
	if move {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	return h
}

func (l *line) columns(o []fyne.CanvasObject, move bool) float32 {
	gap := theme.Space(4)
	button := theme.Units(buttonWide)
	beside := l.width >= theme.Units(buttonFrom)
	room := l.width - 3*gap
	if beside {
		room -= button + gap
	}
	var high, under, left, next float32 // under and left are those of the last column in the end
	for i, share := range [...]float32{0.16, 0.24, 0.24, 0.36} {
		w := float32(int(room * share))
		left, under = next, put(o[i], next, 0, w, move)
		high = max(high, under)
		next += w + gap
	}
	if len(o) <= buttonPart {
		return high
	}
	w := min(button, o[buttonPart].MinSize().Width)
	if beside {
		return max(high, put(o[buttonPart], l.width-w, 0, w, move))
	}
	under += theme.Space(1)
	return max(high, under+put(o[buttonPart], left, under, w, move))
}

// stack puts the two sides beside one another and the rest under one another.
func (l *line) stack(o []fyne.CanvasObject, move bool) float32 {
	width := max(l.width, theme.Units(200))
	y := put(o[aboutPart], 0, 0, width, move) + theme.Space(1)
	y += l.sides(o, y, move) + theme.Space(1)
	y += put(o[meansPart], 0, y, width, move)
	if len(o) > buttonPart {
		y += theme.Space(1)
		y += put(o[buttonPart], 0, y, min(width, o[buttonPart].MinSize().Width), move)
	}
	return y
}

// sides puts what the person wants beside what the job offers.
func (l *line) sides(o []fyne.CanvasObject, y float32, move bool) float32 {
	gap := theme.Space(4)
	half := float32(int((max(l.width, theme.Units(200)) - gap) / 2))
	return max(put(o[wantsPart], 0, y, half, move), put(o[offersPart], half+gap, y, half, move))
}

package kit

import (
	"fyne.io/fyne/v2"

	"jobwright/internal/ui/theme"
)

// Pairs lays short objects, such as a word with what it says below, beside one another where there is room, row by row.
func Pairs(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &pairsLayout{}, Objects: objects}
}

// pairsLayout puts objects in as many equal columns as have room, row by row.
type pairsLayout struct{ width float32 }

// pairLeast is the least width of a column of pairs.
const pairLeast = 160

func (l *pairsLayout) columns() int {
	return max(1, int((l.width+theme.Space(6))/(theme.Units(pairLeast)+theme.Space(6))))
}

// MinSize implements fyne.Layout.
func (l *pairsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Units(120), l.arrange(objects, false))
}

// Layout implements fyne.Layout.
func (l *pairsLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	l.arrange(objects, true)
}

func (l *pairsLayout) arrange(objects []fyne.CanvasObject, move bool) float32 {
	n, gap := l.columns(), theme.Space(6)
	each := float32(int((max(l.width, theme.Units(pairLeast)) - float32(n-1)*gap) / float32(n)))
	y := float32(0)
	for i := 0; i < len(objects); i += n {
		row := objects[i:min(i+n, len(objects))]
		high := float32(0)
		for _, o := range row {
			if o.Size().Width != each { // wrapped text knows its height once it has a width
				o.Resize(fyne.NewSize(each, o.MinSize().Height))
			}
			high = max(high, o.MinSize().Height)
		}
		if move {
			for k, o := range row {
				o.Move(fyne.NewPos(float32(k)*(each+gap), y))
				o.Resize(fyne.NewSize(each, high))
			}
		}
		y += high + theme.Space(3)
	}
	return max(0, y-theme.Space(3))
}

// Halves puts two objects side by side, each half of the width: what was at the left and what is at the right, so that all lines of a
// comparison stand in two columns.
func Halves(left, right fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &halves{}, Objects: []fyne.CanvasObject{left, right}}
}

// halvesLeast is the least width of two halves.
const halvesLeast = 200

// halves gives two objects half of the width each. Wrapped text knows its height once it has a width.
type halves struct{ width float32 }

// MinSize implements fyne.Layout.
func (h *halves) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Units(halvesLeast), h.arrange(o))
}

// Layout implements fyne.Layout.
func (h *halves) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h.width = s.Width
	h.arrange(o)
	o[1].Move(fyne.NewPos(h.half()+theme.Space(4), 0))
}

func (h *halves) half() float32 {
	return float32(int((max(h.width, theme.Units(halvesLeast)) - theme.Space(4)) / 2))
}

func (h *halves) arrange(o []fyne.CanvasObject) (high float32) {
	for _, x := range o {
		x.Resize(fyne.NewSize(h.half(), x.MinSize().Height))
		x.Resize(fyne.NewSize(h.half(), x.MinSize().Height))
		high = max(high, x.MinSize().Height)
	}
	return high
}

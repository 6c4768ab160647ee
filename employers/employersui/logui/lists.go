package logui

import (
	"fyne.io/fyne/v2"

	"jobwright/internal/ui/theme"
)

// twoSides puts two columns side by side where there is room, else the second under the first.
type twoSides struct {
	width float32
	part  float32 // of the width that the first gets
}

const (
	sidesGap   = 8   // steps of the grid
	sidesLeast = 820 // units of width under which the columns stand under one another
)

func (t *twoSides) beside() bool { return t.width >= theme.Units(sidesLeast) }

// MinSize implements fyne.Layout.
func (t *twoSides) MinSize(o []fyne.CanvasObject) fyne.Size {
	t.tell(o)
	a, b := o[0].MinSize().Height, o[1].MinSize().Height
	if t.beside() {
		return fyne.NewSize(0, max(a, b))
	}
	return fyne.NewSize(0, a+theme.Space(sidesGap)+b)
}

func (t *twoSides) widths() (first, second float32) {
	if !t.beside() {
		return t.width, t.width
	}
	first = float32(int((t.width - theme.Space(sidesGap)) * t.part))
	return first, t.width - theme.Space(sidesGap) - first
}

// tell gives both their widths, because the height of wrapped text depends on it.
func (t *twoSides) tell(o []fyne.CanvasObject) {
	first, second := t.widths()
	for i, w := range []float32{first, second} {
		if o[i].Size().Width != w {
			o[i].Resize(fyne.NewSize(w, o[i].MinSize().Height))
		}
	}
}

// Layout implements fyne.Layout.
func (t *twoSides) Layout(o []fyne.CanvasObject, s fyne.Size) {
	t.width = s.Width
	first, second := t.widths()
	high := o[0].MinSize().Height
	o[0].Move(fyne.Position{})
	if t.beside() {
		o[0].Resize(fyne.NewSize(first, s.Height))
		o[1].Move(fyne.NewPos(first+theme.Space(sidesGap), 0))
		o[1].Resize(fyne.NewSize(second, s.Height))
		return
	}
	o[0].Resize(fyne.NewSize(first, high))
	o[1].Move(fyne.NewPos(0, high+theme.Space(sidesGap)))
	o[1].Resize(fyne.NewSize(second, max(0, s.Height-high-theme.Space(sidesGap))))
}

func container(l fyne.Layout, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: l, Objects: objects}
}

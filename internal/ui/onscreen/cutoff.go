package onscreen

import (
	"fmt"

	"fyne.io/fyne/v2"

	"jobwright/internal/ui/kit"
)

// CutOff lists the words on top of a window that end outside it at the right, or have less room than they need.
func CutOff(w fyne.Window) (list []string) {
	room := w.Canvas().Size().Width
	for _, o := range Objects(w) {
		words, ok := o.(*kit.Text)
		if !ok || !o.Visible() || words.Words() == "" || o.Size().Width == 0 { // without a width: in a closed fold
			continue
		}
		end := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).X + o.Size().Width
		if end > room+0.5 || o.MinSize().Width > o.Size().Width+0.5 {
			list = append(list, fmt.Sprintf("%q ends at %.0f of %.0f", words.Words(), end, room))
		}
	}
	return list
}

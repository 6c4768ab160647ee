package onscreen

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

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

// Shortened lists the words of a list's rows that have too little room and end in dots; rows that are not read yet are dots alone.
func Shortened(list fyne.CanvasObject) (out []string) {
	for _, o := range test.LaidOutObjects(list) {
		if words, ok := o.(*canvas.Text); ok && words.Visible() && strings.HasSuffix(words.Text, "…") && words.Text != "…" {
			out = append(out, words.Text)
		}
	}
	return out
}

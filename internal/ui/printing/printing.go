// Package printing shows a paper as it will be printed, saves it as a PDF and as a page for screen readers, and prints it.
package printing

import (
	"fyne.io/fyne/v2"

	"jobwright/internal/paper"
	"jobwright/internal/ui/kit"
)

// PageHigh is how high a preview stands in a dialog, in units at a text scale of 1; the rest scrolls.
const PageHigh = 440

// Preview is a view of pages for a dialog.
func Preview(pages paper.Pages) (*kit.PaperView, fyne.CanvasObject) {
	v := kit.NewPaperView(pages)
	return v, kit.AtLeast(0, PageHigh, v)
}

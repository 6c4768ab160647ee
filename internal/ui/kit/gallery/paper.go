package main

import (
	"fyne.io/fyne/v2"

	"jobwright/internal/paper"
	"jobwright/internal/ui/kit"
)

func init() {
	register(Entry{"paperview", []State{{Name: "A page as it will be printed", Width: 420, Height: 420, Make: paperView},
		{Name: "Focused", Width: 420, Height: 200, Make: paperView, Then: focusNext(1)}}})
}

func paperView() fyne.CanvasObject {
	return kit.NewPaperView(paper.Layout(paper.Document{Title: "Proposal for a job", Subtitle: "For Brightwell Care Home", For: "Brightwell Care Home", Blocks: []paper.Block{
		paper.Note{Words: "Forms wait for weeks, and nurses spend their mornings on shelves."},
		paper.Heading{Words: "Duties of the job"},
		paper.Table{Columns: []paper.Column{{Head: "Duty"}, {Head: "Done now by"}, {Head: "A week", Right: true}}, Rows: [][]string{{"Restock supplies", "Nurse", "1 h 40 min"}, {"Scan forms", "Reception", "3 h"}, {"Together", "", "4 h 40 min"}}, Last: 1},
	}}))
}

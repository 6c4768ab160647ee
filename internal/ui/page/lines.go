package page

import (
	"fyne.io/fyne/v2"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/theme"
)

// Line is one row of what another part of the app shows on the page of a record; Chip is a word such as a state. One without a route
// cannot be pressed.
type Line struct {
	Icon, Title, Note, Chip string
	Route                   nav.Route
}

// Lines are rows under a heading with their number; right stands beside the heading.
func Lines(title string, lines []Line, open func(nav.Route), right ...fyne.CanvasObject) *fyne.Container {
	column := kit.Column(2, Heading(title, len(lines), right...))
	for _, l := range lines {
		words := kit.Column(0, kit.NewText(l.Title).Bold().Wrap())
		if l.Note != "" {
			words.Add(Small(l.Note))
		}
		row := []fyne.CanvasObject{kit.NewIcon(l.Icon, theme.Quiet), kit.Grow(words)}
		if l.Chip != "" {
			row = append(row, kit.NewChip(l.Chip))
		}
		column.Add(kit.Rule())
		if l.Route.Page == "" {
			column.Add(kit.Row(3, row...))
			continue
		}
		column.Add(kit.NewRowButton(l.Title, kit.Row(3, row...), func() { open(l.Route) }))
	}
	return column
}

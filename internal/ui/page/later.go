package page

import (
	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// Step is a next step with its day, which stands out once it is late. Pressing it does edit; nil = it cannot be pressed.
func Step(n employers.NextStep, today day.Date, edit func(employers.NextStepID)) fyne.CanvasObject {
	due := kit.NewText(text.Capital(text.Due(n.Due, today))).Sized(theme.Caption).Bold()
	if n.Due.Before(today) {
		due.Tone(theme.Stop)
	}
	row := kit.Row(1.5, kit.NewIcon("calendar", theme.Action).Sized(16), kit.Grow(kit.NewText(n.What).Wrap()), due)
	if edit == nil {
		return row
	}
	return kit.NewRowButton("Edit next step: "+n.What, row, func() { edit(n.ID) })
}

// mostLater is how many of the steps after the next one a page shows at once.
const mostLater = 2

// Later adds the steps after the next one to a column, a line each: the first of them, and how many more there are, which shows all.
func (r *Record[D]) Later(column *fyne.Container, steps []employers.NextStep, today day.Date) {
	show := func(steps []employers.NextStep) {
		for _, n := range steps {
			column.Add(Small("Then " + text.Due(n.Due, today) + ": " + n.What))
		}
	}
	if r.later || len(steps) <= mostLater+1 { // one more takes no more room than the button would
		show(steps)
		return
	}
	show(steps[:mostLater])
	rest := steps[mostLater:]
	var more fyne.CanvasObject
	more = kit.Start(kit.NewButton(kit.Quiet, "and "+text.Number(len(rest))+" more", func() {
		r.later = true
		r.Rebuild(func() {
			column.Remove(more)
			show(rest)
			r.Fit()
		})
	}).Slim())
	column.Add(more)
}

package carveui

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// askSuggestion works out the smallest carving that fits the person, off the UI goroutine, and shows what it would do.
func (st *studio) askSuggestion() {
	w := st.w
	if w.seeker == nil || len(w.openings) == 0 {
		return
	}
	in := brokerage.SuggestInput{Seeker: *w.seeker, Base: w.openings[0], Others: w.openings[1:], Rules: w.rules}
	in.Base.Agreed = append(in.Base.Agreed[:len(in.Base.Agreed):len(in.Base.Agreed)], w.carving.Adjustments...)
	task.Go(context.Background(), st.s.p.Run, func(context.Context) (brokerage.Suggestion, error) { return brokerage.Suggest(in), nil }, func(got brokerage.Suggestion, _ error) {
		if !st.s.desk.Closed() && st.w.carving.ID == w.carving.ID {
			st.showSuggestion(got)
		}
	})
}

// showSuggestion says what a suggestion would do, and does it if the person wants.
func (st *studio) showSuggestion(got brokerage.Suggestion) {
	body := kit.Column(4, kit.NewText(got.Because).Wrap())
	if !got.Feasible {
		body.Add(page.Signed("spark", theme.Carve, got.Change))
		kit.ShowDialog(st.s.p.Canvas(), kit.DialogSpec{Title: "No carving fits yet", Body: body, Cancel: "Close", Wide: 640})
		return
	}
	part := func(title, icon string, list []brokerage.Task, line func(brokerage.Task) string) {
		if len(list) == 0 {
			return
		}
		column := kit.Column(1, page.Heading(title, len(list)))
		for _, t := range list {
			column.Add(page.Signed(icon, theme.Quiet, line(t)))
		}
		body.Add(column)
	}
	weekly := func(t brokerage.Task) string { return t.Name + ", " + short(t.WeeklyMinutes()) + " a week" }
	part("Stays", "check", got.Tasks(brokerage.Keep), weekly)
	part("Is added", "plus", got.Tasks(brokerage.Add), weekly)
	part("Moves", "arrow-right", got.Tasks(brokerage.Move), func(t brokerage.Task) string {
		if t.To == "" {
			return weekly(t) + ", to somebody still to be asked"
		}
		return weekly(t) + ", to " + t.To
	})
	body.Add(kit.Rule())
	body.Add(suggestedSums(got))
	if got.Optimal {
		body.Add(page.Small("No other choice of duties keeps more of the essential work within these hours."))
	}
	var d *kit.Dialog
	d = kit.ShowDialog(st.s.p.Canvas(), kit.DialogSpec{Title: "What would fit " + firstWord(st.w.seeker.Name), Sub: "It takes the place of what stands on the board. You can change it afterwards, or undo it.",
		Body: body, Main: "Use this", Cancel: "Leave it", Wide: 700, OnMain: func() {
			d.Close()
			c := st.w.carving
			c.Tasks, c.Hours = got.Carving.Tasks, 0
			if c.Kind == "" || c.Kind == "CARVE" || c.Kind == "NEGOTIATE" {
				c.Kind = got.Carving.Kind
			}
			st.change(c, "Suggestion taken: "+c.Title)
		}})
}

// suggestedSums are what a suggestion comes to.
func suggestedSums(got brokerage.Suggestion) fyne.CanvasObject {
	net, tone := netWords(got.Sums)
	return kit.Pairs(turned("Hours a week", short(got.Sums.Was), short(got.Sums.Weekly), ""), figure("Net for the employer, a week", net, "", tone),
		turned("Fit", brokerage.Points(got.FitBefore), brokerage.Points(got.FitAfter), ""))
}

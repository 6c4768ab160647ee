package peopleui

import (
	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// prompts says why it is time to talk again about what employers may know; nil where it is not.
func (p *personPage) prompts() fyne.CanvasObject {
	why, id := brokerage.Prompts(p.Shown.page, p.Shown.today), p.who().ID
	if len(why) == 0 {
		return nil
	}
	column := kit.Column(2, layout.Heading("Talk about what employers may know", 0))
	for _, w := range why {
		words := w.Why
		if !w.On.IsZero() {
			words += ", " + text.Near(w.On, p.Shown.today)
		}
		column.Add(layout.Signed("shield", theme.Ask, words+"."))
	}
	if p.s.p.mayChange() {
		column.Add(kit.Start(p.Button(kit.NewButton(kit.Outline, "Note the talk", func() { p.s.add(talkForm, id) }).Slim())))
	}
	return column
}

// milestones are those of a job in one line each, with a sign; nil where it has none.
func (p *personPage) milestones(j brokerage.Job) fyne.CanvasObject {
	column := kit.Column(0)
	for _, m := range brokerage.Milestones(j, p.Shown.page.Jobs, brokerage.MilestoneRules(p.s.p.Codes), p.Shown.gap, p.Shown.today) {
		switch {
		case m.Code == brokerage.StartMilestone: // the sentence above asks for it
		case m.State == brokerage.Reached:
			column.Add(layout.Signed("check", theme.Fits, m.Label+", reached "+text.Short(m.Due, p.Shown.today)))
		case m.State == brokerage.Due:
			column.Add(layout.Signed("clock", theme.Quiet, m.Label+", "+text.Near(m.Due, p.Shown.today)+" if the job is held"))
		}
	}
	if len(column.Objects) == 0 {
		return nil
	}
	return column
}

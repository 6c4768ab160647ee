package peopleui

import (
	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// prompts says why it is time to talk again about what employers may know; nil where it is not.
func (p *personPage) prompts() fyne.CanvasObject {
	today, page := p.shown.today, p.shown.page
	var why []string
	live := people.Live(page.Permits, today)
	if len(live) == 0 {
		why = append(why, "Nothing is agreed about what employers may know.")
	}
	for _, r := range live {
		if r.Until.Before(today.AddDays(30)) {
			why = append(why, "What was agreed towards "+p.towardWords(people.Toward{Audience: orEmployer(r.Audience), Employer: r.Employer})+" ends "+text.Near(r.Until, today)+".")
		}
	}
	if len(page.Talks) > 0 && !page.Talks[0].Next.IsZero() && !today.AddDays(7).Before(page.Talks[0].Next) {
		why = append(why, "You meant to talk again "+text.Near(page.Talks[0].Next, today)+".")
	}
	if len(why) == 0 {
		return nil
	}
	column := kit.Column(2, kit.NewText("Talk about what employers may know").Bold())
	for _, w := range why {
		column.Add(layout.Signed("shield", theme.Ask, w))
	}
	return column
}

// milestones are those of a job in one line each, with a sign; nil where it has none.
func (p *personPage) milestones(j brokerage.Job) fyne.CanvasObject {
	column := kit.Column(0)
	for _, m := range brokerage.Milestones(j, p.shown.page.Jobs, brokerage.MilestoneRules(p.s.p.Codes), p.shown.gap, p.shown.today) {
		switch {
		case m.Code == brokerage.StartMilestone: // the sentence above asks for it
		case m.State == brokerage.Reached:
			column.Add(layout.Signed("check", theme.Fits, m.Label+", reached "+text.Short(m.Due, p.shown.today)))
		case m.State == brokerage.Due:
			column.Add(layout.Signed("clock", theme.Quiet, m.Label+", "+text.Near(m.Due, p.shown.today)+" if the job is held"))
		}
	}
	if len(column.Objects) == 0 {
		return nil
	}
	return column
}

package peopleui

import (
	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/day"
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

// debriefDue is by when the end of a job is talked through: within three days.
func debriefDue(j brokerage.Job) day.Date { return j.End.AddDays(3) }

// checkIns are the days for in-work check-ins: three days after the start, weekly in the first month, monthly to the third. (facts.md a.3, item 23)
func (s *People) checkIns(j brokerage.Job) []day.Date {
	if j.Start.IsZero() || !j.End.IsZero() {
		return nil
	}
	var out []day.Date
	for _, on := range []day.Date{j.Start.AddDays(3), j.Start.AddDays(7), j.Start.AddDays(14), j.Start.AddDays(21), j.Start.AddDays(28), j.Start.AddMonths(2), j.Start.AddMonths(3)} {
		if !on.Before(s.today()) {
			out = append(out, on.OnWorkingDay())
		}
	}
	return out
}

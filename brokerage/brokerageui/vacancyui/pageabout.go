package vacancyui

import (
	"cmp"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// quality is the quality of the work: is it secure, are the demands realistic, has one some control; and what else to watch. (facts.md i)
func (p *vacancyPage) quality() fyne.CanvasObject {
	v := p.vacancy()
	column := kit.Column(2, page.Heading("Is it good work?", 0, p.quietButton("Edit", func() { p.s.edit(v.ID) })...))
	for _, q := range []struct {
		answer            people.Answer
		yes, no, notKnown string
	}{
		{v.Secure, "The work is secure", "The work is not secure", "Is the work secure? Not asked yet"},
		{v.Realistic, "The demands are realistic", "The demands are not realistic", "Are the demands realistic? Not asked yet"},
		{v.SomeControl, "One has some control over the work", "One has no control over the work", "Has one some control over the work? Not asked yet"},
	} {
		switch q.answer {
		case people.Yes:
			column.Add(page.Signed("check", theme.Fits, q.yes))
		case people.No:
			column.Add(page.Signed("warning", theme.Carve, q.no))
		default:
			column.Add(page.Signed("question", theme.Ask, q.notKnown))
		}
	}
	for _, f := range brokerage.Quality(v, p.Shown.rates, p.Shown.today) {
		switch f.Code {
		case brokerage.FlagInsecure, brokerage.FlagDemands, brokerage.FlagNoSay, brokerage.FlagGood: // said above
			continue
		}
		if f.Good {
			column.Add(page.Signed("check", theme.Fits, f.Words))
		} else {
			column.Add(page.Signed("warning", theme.Carve, f.Words))
		}
	}
	for _, d := range v.Doubts(p.Shown.today) {
		column.Add(page.Signed("question", theme.Ask, d.Message))
	}
	return column
}

// asks is what the job asks of people beyond its duties.
func (p *vacancyPage) asks() fyne.CanvasObject {
	v := p.vacancy()
	column := kit.Column(3, page.Heading("What it asks", 0, p.quietButton("Edit", func() { p.s.edit(v.ID) })...))
	facts := page.Facts(page.Fact{Title: "Skills that are essential", Words: text.Capital(text.And(v.Essential...))},
		page.Fact{Title: "Skills that would be good", Words: text.Capital(text.And(v.Desirable...))}, page.Fact{Title: "Licences", Words: text.And(v.Licences...)},
		page.Fact{Title: "Demands of the whole job", Words: p.s.p.demandWords(v.Demands)})
	if facts == nil {
		facts = page.Quiet("Nothing is noted beyond the duties. Only what is essential is worth asking for.")
	}
	column.Add(facts)
	return column
}

// offers is what the employer offers already, from the catalogue of adjustments.
func (p *vacancyPage) offers() fyne.CanvasObject {
	v := p.vacancy()
	column := kit.Column(2, page.Heading("What they offer already", len(v.Offers), p.quietButton("Edit", func() { p.s.edit(v.ID) })...))
	if len(v.Offers) == 0 {
		column.Add(page.Quiet("No adjustment is noted. Ask what they do for everybody, such as a later start or a quiet room: it counts in the match."))
	}
	for _, code := range v.Offers {
		column.Add(page.Signed("half", theme.Adjust, p.s.p.Codes.Label("adjustment_catalogue", code)))
	}
	return column
}

// facts are everything else that is known; what is not known is left out.
func (p *vacancyPage) facts() fyne.CanvasObject {
	s, v, today := p.s.p, p.vacancy(), p.Shown.today
	start := ""
	if !v.Start.IsZero() {
		start = text.Near(v.Start, today)
	}
	pay := payWords(v)
	if v.PayHours > 0 && v.PayUnit != people.Hourly && v.PayUnit != "" {
		pay += ", for " + text.ShortMinutes(v.PayHours) + " a week"
	}
	site, ask := p.Shown.page.Site, p.Shown.page.Contact
	column := kit.Column(3, page.Heading("About the job", 0, p.quietButton("Edit", func() { p.s.edit(v.ID) })...))
	facts := page.Facts(page.Fact{Title: "Hours a week", Words: text.Capital(hoursShort(v))}, page.Fact{Title: "Days", Words: brokerage.WeekdayWords(v.Days)}, page.Fact{Title: "Times", Words: text.Capital(timesWords(v))},
		page.Fact{Title: "Nights and weekends", Words: shiftWords(v)}, page.Fact{Title: "Pay", Words: text.Capital(pay)}, page.Fact{Title: "Contract", Words: s.Codes.Label("contract_types", v.Contract)},
		page.Fact{Title: "Start", Words: text.Capital(start)}, page.Fact{Title: "Where", Words: page.Joined(site.Name, v.Town, v.Postcode)}, page.Fact{Title: "From home", Words: remoteWords(v.Remote)},
		page.Fact{Title: "Kind of work", Words: p.s.socWord(v.SOC)}, page.Fact{Title: "How we know of it", Words: s.Codes.Label("vacancy_sources", v.Source)},
		page.Fact{Title: "How to apply", Words: v.HowToApply}, page.Fact{Title: "Whom to ask", Words: page.Joined(cmp.Or(ask.Name, v.ContactPerson), ask.Role, ask.Phone)}, page.Fact{Title: "Description", Words: v.Description})
	if facts != nil {
		column.Add(facts)
	}
	links := kit.Flow(2)
	if v.Lead != "" {
		links.Add(p.Button(kit.NewButton(kit.Quiet, "Open the lead that it came out of", func() { s.Nav.Open(nav.Route{Page: "leads", ID: string(v.Lead)}) }).Slim()))
	}
	if v.Carving != "" {
		links.Add(p.Button(kit.NewButton(kit.Quiet, "Open the carving that it came out of", func() { s.Nav.Open(nav.Route{Page: "carving", ID: string(v.Carving)}) }).Slim()))
	}
	if len(links.Objects) > 0 {
		column.Add(links)
	}
	return column
}

// socWord is what a group of occupations is called.
func (s *Vacancies) socWord(code string) string {
	if len(code) == 1 {
		return s.p.Codes.Label("soc2020_major_groups", code)
	}
	return s.p.Codes.Label("soc2020_submajor_groups", code)
}

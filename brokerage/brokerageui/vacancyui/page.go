package vacancyui

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// vacancyPage is everything about one vacancy on one long page.
type vacancyPage struct {
	*page.Record[pageData]
	s     *Vacancies
	menu  *kit.Button
	rows  map[brokerage.DutyID]*kit.RowButton
	after func() // to be done once the page has been read anew; may be nil
}

// pageData is what the page is drawn from.
type pageData struct {
	page  brokerage.VacancyPage
	rates []brokerage.Rate
	today day.Date
}

func newVacancyPage(s *Vacancies) *vacancyPage {
	p := &vacancyPage{s: s}
	p.Record = page.NewRecord(page.RecordOptions[pageData]{
		Run: s.p.Run, Nav: s.p.Nav, Read: p.read, Parts: p.parts, Else: s.List.FirstFocus,
		Key: func(d pageData) string { return string(d.page.Vacancy.ID) },
		Empty: func() fyne.CanvasObject {
			return kit.NewEmpty("briefcase", "No vacancy chosen", "Choose one in the list. Here stands what has to be done in the job, and what it offers.", nil)
		},
		Came: func(error) {
			if p.after != nil {
				p.after()
				p.after = nil
			}
		},
	})
	return p
}

func (p *vacancyPage) read(id string) func(context.Context) (pageData, error) {
	today := p.s.p.Today()
	return func(ctx context.Context) (d pageData, err error) {
		d.today = today
		if d.page, err = p.s.p.Vacancies.VacancyPage(ctx, brokerage.VacancyID(id)); err != nil {
			return d, err
		}
		d.rates, err = p.s.p.Rates(ctx)
		return d, err
	}
}

// parts are what the page shows.
func (p *vacancyPage) parts(bool) []fyne.CanvasObject {
	p.rows = map[brokerage.DutyID]*kit.RowButton{}
	parts := []fyne.CanvasObject{kit.Column(4, p.head(), p.main()), p.duties(), p.quality(), p.asks(), p.offers(), p.facts()}
	for _, part := range []fyne.CanvasObject{p.applications(), p.carvings()} {
		if part != nil {
			parts = append(parts, part)
		}
	}
	return parts
}

// quietButton is the word at the right of a section's title; nothing where the person may not change anything.
func (p *vacancyPage) quietButton(words string, do func()) []fyne.CanvasObject {
	if !p.s.p.mayChange() {
		return nil
	}
	return []fyne.CanvasObject{p.Button(kit.NewButton(kit.Quiet, words, do).Slim())}
}

// vacancy is what the page shows.
func (p *vacancyPage) vacancy() brokerage.Vacancy { return p.Shown.page.Vacancy }

// head is the title with the menu, the employer, and how the vacancy stands.
func (p *vacancyPage) head() fyne.CanvasObject {
	v, e := p.vacancy(), p.Shown.page.Employer
	p.menu = p.Button(kit.NewIconButton("more", "More about "+v.Title, p.showMenu).Plain())
	column := kit.Column(2, kit.TopRow(2, kit.Grow(kit.NewText(v.Title).Sized(theme.Section).Bold().Wrap()), kit.Column(0, p.menu)))
	at := v.Employer
	column.Add(kit.Start(kit.NewButton(kit.Quiet, e.Name, func() { p.s.p.Nav.Open(nav.Route{Page: "employers", ID: string(at)}) }).Icon("employers").Slim()))
	closing := ""
	switch {
	case v.Closing.IsZero():
	case v.Closing.Before(p.Shown.today):
		closing = "closed " + text.Near(v.Closing, p.Shown.today)
	default:
		closing = "closes " + text.Near(v.Closing, p.Shown.today)
	}
	places := ""
	if v.Places > 1 {
		places = text.Count(v.Places, "place", "places")
	}
	town := v.Town
	if town == "" {
		town = p.Shown.page.Site.Town
	}
	column.Add(page.Quiet(page.Joined(statusWord(v.Status), hoursShort(v), payWords(v), closing, places, town)))
	return column
}

// main is what is mostly done with a vacancy, and its next step.
func (p *vacancyPage) main() fyne.CanvasObject {
	s, v := p.s, p.vacancy()
	buttons := kit.Flow(1.5)
	add := func(words, icon string, do func()) {
		buttons.Add(p.Button(kit.NewButton(kit.Outline, words, do).Icon(icon).Slim()))
	}
	add("Who would this suit?", "matching", func() { s.match(v.ID) })
	if s.p.mayChange() {
		add("Carve", "scissors", func() { s.carve(v.ID) })
		add("Edit", "pencil", func() { s.edit(v.ID) })
		add("Copy", "copy", func() { s.copy(v.ID) })
		if isOpen(v) {
			add("Close…", "", func() { s.askClose(v) })
		} else {
			add("Open it", "undo", func() { s.setStatus(v, brokerage.VacancyOpen, "Open: "+v.Title) })
		}
	}
	column := kit.Column(2)
	for _, n := range p.Shown.page.Next[:min(1, len(p.Shown.page.Next))] {
		due := kit.NewText(text.Capital(text.Due(n.Due, p.Shown.today))).Sized(theme.Caption).Bold()
		if n.Due.Before(p.Shown.today) {
			due.Tone(theme.Stop)
		}
		column.Add(kit.Row(1.5, kit.Grow(kit.NewText("Next step").Sized(theme.Caption).Bold().Tone(theme.Action)), due))
		var words fyne.CanvasObject = kit.NewText(n.What).Sized(theme.Lead).Bold().Wrap()
		if s.p.EditStep != nil && s.p.mayChange() {
			words = kit.NewRowButton("Edit next step: "+n.What, words, func() { s.p.EditStep(n.ID) })
		}
		column.Add(words)
	}
	column.Add(buttons)
	return page.Accent(column)
}

// applications are the people who go for the job.
func (p *vacancyPage) applications() fyne.CanvasObject {
	list := p.Shown.page.Applications
	if len(list) == 0 {
		return nil
	}
	column := kit.Column(2, page.Heading("People who go for it", len(list)))
	for _, a := range list {
		name := orUnknown(a.Person, "Somebody on a colleague's caseload")
		row := kit.Row(3, kit.NewIcon("user", theme.Quiet), kit.Grow(kit.Column(0, kit.NewText(name).Bold().Wrap(), page.Small(text.Short(a.On, p.Shown.today)))),
			kit.NewChip(employers.ChoiceLabel(brokerage.ApplicationStages, a.Stage)))
		column.Add(kit.Rule())
		if a.Person == "" {
			column.Add(row)
			continue
		}
		who := a.Participant
		column.Add(kit.NewRowButton("Open "+name, row, func() { p.s.p.Nav.Open(nav.Route{Page: "people", ID: string(who)}) }))
	}
	return column
}

// carvings are the proposals that begin with this job.
func (p *vacancyPage) carvings() fyne.CanvasObject {
	list := p.Shown.page.Carvings
	if len(list) == 0 {
		return nil
	}
	column := kit.Column(2, page.Heading("Carvings", len(list)))
	for _, c := range list {
		id := c.ID
		row := kit.Row(3, kit.NewIcon("scissors", theme.Quiet), kit.Grow(kit.NewText(c.Title).Bold().Wrap()), kit.NewChip(employers.ChoiceLabel(brokerage.CarvingStatuses, c.Status)))
		column.Add(kit.Rule())
		column.Add(kit.NewRowButton("Open "+c.Title, row, func() { p.s.p.Nav.Open(nav.Route{Page: "carving", ID: string(id)}) }))
	}
	return column
}

package vacancyui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/theme"
)

// closingDays is how soon a vacancy closes that counts as closing soon.
const closingDays = 7

// quickFilters are those with a chip of their own.
var quickFilters = []page.Quick[brokerage.VacancyFilter]{
	{Name: "Open", Filter: brokerage.VacancyFilter{}},
	{Name: "Closing within a week", Filter: brokerage.VacancyFilter{Closing: closingDays}},
	{Name: "Never advertised", Filter: brokerage.VacancyFilter{Hidden: true}},
	{Name: "Drafts and on hold", Filter: brokerage.VacancyFilter{Statuses: []string{string(brokerage.VacancyDraft), string(brokerage.VacancyOnHold)}}},
	{Name: "All", Filter: brokerage.VacancyFilter{All: true}},
}

// anyOne is the id of the line that takes a filter away.
const anyOne = "any"

// quick are the quick filters, and the fields for words, a sector and postcode areas.
func (s *Vacancies) quick() page.QuickOptions[brokerage.VacancyFilter] {
	area := kit.NewEntry().Named("Postcode areas").Example("Any area, such as S").Limit(60)
	sector := kit.NewSearchSelect(s.p.Run, func(ctx context.Context, words string) ([]kit.Option, error) {
		return kit.FindIn(append([]kit.Option{{ID: anyOne, Title: "Any sector"}}, offer.Codes(s.p.Codes, "sic2007_sections")...))(ctx, words)
	}).Named("Sector").Example("Any sector")
	sector.OnChange(func() {
		if sector.ID() == anyOne {
			sector.Choose(kit.Option{})
		}
	})
	return page.QuickOptions[brokerage.VacancyFilter]{Filters: quickFilters, Find: "Find in these vacancies", Example: "Job, employer or duty", Beside: []kit.Input{sector, area},
		Take: func(f *brokerage.VacancyFilter, words string) {
			f.Words, f.Sections, f.Areas = words, nil, nil
			if in := sector.ID(); in != "" {
				f.Sections = []string{in}
			}
			if in := strings.FieldsFunc(strings.ToUpper(area.Text()), func(r rune) bool { return r == ',' || r == ' ' || r == ';' }); len(in) > 0 {
				f.Areas = in
			}
		}}
}

// listing says what the list shows and how it is arranged.
func (s *Vacancies) listing(forms *sheet.Desk, header *kit.Header) page.ListingOptions[brokerage.ListedVacancy, brokerage.VacancyFilter] {
	return page.ListingOptions[brokerage.ListedVacancy, brokerage.VacancyFilter]{
		Forms: forms, Header: header, Name: "vacancies", Staff: s.p.Staff, Quick: s.quick(),
		State: func(_ context.Context, counts []int) (string, error) { return state(counts), nil },
		Rows: page.RowsOptions[brokerage.ListedVacancy, brokerage.VacancyFilter]{
			ListOptions: kit.ListOptions[brokerage.ListedVacancy]{Name: "Vacancies", Columns: s.columns(), Actions: s.rowActions(), TwoLines: true, Empty: s.emptyList(),
				Key: func(v brokerage.ListedVacancy) string { return string(v.Vacancy.ID) }},
			SortBy: "closing", Count: s.p.Vacancies.CountVacancies, Page: s.p.Vacancies.Vacancies,
		},
		Frame: page.FrameOptions{Part: 0.5, List: 400, Page: 400},
	}
}

func (s *Vacancies) columns() []kit.ListColumn[brokerage.ListedVacancy] {
	return []kit.ListColumn[brokerage.ListedVacancy]{
		{ID: "title", Title: "Job", Width: 10, Grow: true, Fixed: true, Sortable: true, Cell: func(v brokerage.ListedVacancy) kit.Cell {
			c := kit.Cell{Text: v.Vacancy.Title, Second: v.EmployerName, Bold: true}
			if len(v.Flags) > 0 {
				c.Icon = "warning"
			}
			return c
		}},
		{ID: "hours", Title: "Hours and pay", Width: 8.4, Sortable: true, Cell: func(v brokerage.ListedVacancy) kit.Cell {
			return kit.Cell{Text: orUnknown(hoursShort(v.Vacancy), "Hours not known"), Second: orUnknown(payWords(v.Vacancy), "pay not known")}
		}},
		{ID: "flags", Title: "To watch", Width: 9, Spare: 3, Cell: s.flagsCell},
		{ID: "duties", Title: "Duties", Width: 5.2, Spare: 2, Align: fyne.TextAlignTrailing, Cell: func(v brokerage.ListedVacancy) kit.Cell {
			if v.Duties == 0 {
				return kit.Cell{Text: "none yet", Tone: theme.Quiet}
			}
			return kit.Cell{Text: text.Number(v.Duties), Second: counted(v.Applications, "person", "people")}
		}},
		{ID: "closing", Title: "Closes", Width: 6, Sortable: true, Align: fyne.TextAlignTrailing, Cell: s.closingCell},
		{ID: "employer", Title: "Employer", Width: 9, Sortable: true, Hidden: true, Cell: func(v brokerage.ListedVacancy) kit.Cell { return kit.Cell{Text: v.EmployerName} }},
		{ID: "status", Title: "Status", Width: 6, Sortable: true, Hidden: true, Cell: func(v brokerage.ListedVacancy) kit.Cell { return kit.Cell{Text: statusWord(v.Vacancy.Status)} }},
		{ID: "start", Title: "Starts", Width: 6, Sortable: true, Hidden: true, Cell: func(v brokerage.ListedVacancy) kit.Cell {
			if v.Vacancy.Start.IsZero() {
				return kit.Cell{}
			}
			return kit.Cell{Text: text.Short(v.Vacancy.Start, s.p.Today())}
		}},
	}
}

// flagsCell says what speaks against the quality of the work: the first thing in words, and how many more there are.
func (s *Vacancies) flagsCell(v brokerage.ListedVacancy) kit.Cell {
	if len(v.Flags) == 0 {
		return kit.Cell{}
	}
	c := kit.Cell{Icon: "warning", Text: v.Flags[0], Tone: theme.Carve}
	if n := len(v.Flags) - 1; n > 0 {
		c.Second = "and " + text.Number(n) + " more"
	}
	return c
}

// closingCell is the closing date, or how the vacancy stands where it is not open.
func (s *Vacancies) closingCell(v brokerage.ListedVacancy) kit.Cell {
	today, closing := s.p.Today(), v.Vacancy.Closing
	switch {
	case !isOpen(v.Vacancy):
		return kit.Cell{Text: statusWord(v.Vacancy.Status), Tone: theme.Quiet}
	case closing.IsZero():
		return kit.Cell{Text: "no date", Tone: theme.Quiet}
	case closing.Before(today):
		return kit.Cell{Text: "has closed", Tone: theme.Stop, Bold: true}
	case !today.AddDays(closingDays).Before(closing):
		return kit.Cell{Text: text.Capital(text.Near(closing, today)), Bold: true}
	}
	return kit.Cell{Text: text.Near(closing, today), Tone: theme.Quiet}
}

// rowActions are the keys of a row; their buttons stand on the page beside the list.
func (s *Vacancies) rowActions() []kit.Action[brokerage.ListedVacancy] {
	do := func(words, key string, f func(brokerage.VacancyID)) kit.Action[brokerage.ListedVacancy] {
		return kit.Action[brokerage.ListedVacancy]{Words: words, Key: key, KeyOnly: true, Do: func(v brokerage.ListedVacancy) { f(v.Vacancy.ID) }}
	}
	list := []kit.Action[brokerage.ListedVacancy]{do("Who would this suit?", "M", s.match)}
	if s.p.mayChange() {
		list = append(list, do("Edit", "E", s.edit), do("Carve", "C", s.carve), do("Add a duty", "D", s.addDuty), do("Copy", "K", s.copy))
	}
	return list
}

// emptyList says why there are no rows.
func (s *Vacancies) emptyList() fyne.CanvasObject {
	const words = "Nothing fits what you look for, or there is none yet. Add a vacancy, make one out of a lead, or bring a list in with Import."
	if !s.p.mayChange() {
		return kit.NewEmpty("briefcase", "No vacancies here", "Nothing fits what you look for, or nobody has added one yet.", nil)
	}
	return kit.NewEmpty("briefcase", "No vacancies here", words, kit.NewButton(kit.Outline, "Add vacancy", func() { s.add("") }).Icon("plus"))
}

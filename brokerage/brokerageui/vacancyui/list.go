package vacancyui

import (
	"context"
	"reflect"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// closingDays is how soon a vacancy closes that counts as closing soon.
const closingDays = 7

// quickFilters are those with a chip of their own.
var quickFilters = []struct {
	name   string
	filter brokerage.VacancyFilter
}{
	{"Open", brokerage.VacancyFilter{}},
	{"Closing within a week", brokerage.VacancyFilter{Closing: closingDays}},
	{"Never advertised", brokerage.VacancyFilter{Hidden: true}},
	{"Drafts and on hold", brokerage.VacancyFilter{Statuses: []string{string(brokerage.VacancyDraft), string(brokerage.VacancyOnHold)}}},
	{"All", brokerage.VacancyFilter{All: true}},
}

// anyOne is the id of the line that takes a filter away.
const anyOne = "any"

// filterBar is what stands between the title and the rows.
type filterBar struct {
	s       *Vacancies
	chips   *kit.ChoiceChips
	words   *kit.Entry
	sector  *kit.SearchSelect
	area    *kit.Entry
	quiet   bool // the fields are being written to
	content *fyne.Container
}

func newFilterBar(s *Vacancies) *filterBar {
	b := &filterBar{s: s, words: kit.NewEntry().Named("Find in these vacancies").Example("Job, employer or duty"),
		area: kit.NewEntry().Named("Postcode areas").Example("Any area, such as S").Limit(60)}
	var names []string
	for _, q := range quickFilters {
		names = append(names, q.name)
	}
	b.chips = kit.NewChoiceChips("Show", names, b.choose)
	b.chips.Choose(0)
	b.sector = kit.NewSearchSelect(s.p.Run, func(ctx context.Context, words string) ([]kit.Option, error) {
		found, err := kit.FindIn(offer.Codes(s.p.Codes, "sic2007_sections"))(ctx, words)
		return append([]kit.Option{{ID: anyOne, Title: "Any sector"}}, found...), err
	}).Named("Sector").Example("Any sector")
	for _, in := range []kit.Input{b.words, b.sector, b.area} {
		in.OnChange(b.changed)
	}
	b.words.OnEnter(func() { s.list.Focus() })
	b.content = kit.Column(3, b.chips, kit.Pairs(b.words, b.sector, b.area))
	return b
}

// show writes the quick filters with their counts.
func (b *filterBar) show(o overview) {
	for i, n := range o.counts {
		b.chips.SetWords(i, quickFilters[i].name+"  "+text.Number(n))
	}
	b.content.Refresh()
	b.s.frame.Fit()
}

// choose takes a quick filter; words, sector and area stay. One is always chosen.
func (b *filterBar) choose(i int) {
	if i < 0 {
		b.mark()
		return
	}
	now, f := b.s.list.Filter(), quickFilters[i].filter
	f.Words, f.Sections, f.Areas = now.Words, now.Sections, now.Areas
	b.s.setFilter(f)
}

// changed takes what stands in the fields.
func (b *filterBar) changed() {
	if b.quiet {
		return
	}
	now := b.s.list.Filter()
	f := now
	f.Words, f.Sections, f.Areas = typed.Words(b.words), nil, strings.FieldsFunc(strings.ToUpper(b.area.Text()), func(r rune) bool { return r == ',' || r == ' ' || r == ';' })
	if len(f.Areas) == 0 {
		f.Areas = nil
	}
	switch sector := b.sector.ID(); sector {
	case "":
	case anyOne:
		b.quiet = true
		b.sector.Choose(kit.Option{})
		b.quiet = false
	default:
		f.Sections = []string{sector}
	}
	if !reflect.DeepEqual(f, now) {
		b.s.setFilter(f)
	}
}

// mark shows which quick filter is on, whatever stands in the fields.
func (b *filterBar) mark() {
	now := b.s.list.Filter()
	now.Words, now.Sections, now.Areas = "", nil, nil
	b.chips.Choose(-1)
	for i, q := range quickFilters {
		if reflect.DeepEqual(q.filter, now) {
			b.chips.Choose(i)
		}
	}
}

// setFilter lists what a filter chooses, from the top.
func (s *Vacancies) setFilter(f brokerage.VacancyFilter) {
	s.list.SetFilter(f)
	s.bar.mark()
}

func (s *Vacancies) newList() *page.Rows[brokerage.ListedVacancy, brokerage.VacancyFilter] {
	return page.NewRows(page.RowsOptions[brokerage.ListedVacancy, brokerage.VacancyFilter]{
		ListOptions: kit.ListOptions[brokerage.ListedVacancy]{
			Name: "Vacancies", Run: s.p.Run, Columns: s.columns(), Actions: s.rowActions(), TwoLines: true, Empty: s.emptyList(),
			Key: func(v brokerage.ListedVacancy) string { return string(v.Vacancy.ID) },
		},
		Count: s.p.Vacancies.CountVacancies, Page: s.p.Vacancies.Vacancies, SortBy: "closing", Layouts: s.p.Layouts, Remember: listName, Nav: s.p.Nav,
	})
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

package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

var _ brokerage.Vacancies = (*Store)(nil)

// listedVacancy is a vacancy of a list with what sorts and chooses it.
type listedVacancy struct {
	*brokerage.Opening // as it is kept for matching: not to be changed
	sections           []string
	area               string
	title, firm        string // as they sort
}

// vacancyOrders are the ways to sort; without one the nearest closing date comes first, those without one by name after them. Where
// words are looked for, those that are called so come before those of which a duty or the employer is.
var vacancyOrders = map[string]func(a, b listedVacancy) int{
	"": byClosing, "closing": byClosing, "title": byTitle,
	"employer": func(a, b listedVacancy) int {
		return cmp.Or(cmp.Compare(a.firm, b.firm), byTitle(a, b))
	},
	"hours": func(a, b listedVacancy) int {
		return cmp.Or(cmp.Compare(a.Vacancy.HoursMin, b.Vacancy.HoursMin), byTitle(a, b))
	},
	"start": func(a, b listedVacancy) int { return cmp.Or(byDay(a.Vacancy.Start, b.Vacancy.Start), byTitle(a, b)) },
	"status": func(a, b listedVacancy) int {
		return cmp.Or(cmp.Compare(a.Vacancy.Status, b.Vacancy.Status), byTitle(a, b))
	},
}

func byClosing(a, b listedVacancy) int {
	return cmp.Or(byDay(a.Vacancy.Closing, b.Vacancy.Closing), byTitle(a, b))
}

func byTitle(a, b listedVacancy) int {
	return cmp.Or(cmp.Compare(a.title, b.title), cmp.Compare(a.Vacancy.ID, b.Vacancy.ID))
}

// Vacancies gives one page of vacancies.
func (s *Store) Vacancies(ctx context.Context, f brokerage.VacancyFilter, o employers.Order) (out []brokerage.ListedVacancy, err error) {
	compare, ok := vacancyOrders[o.Sort]
	if !ok {
		return nil, fmt.Errorf("vacancies cannot be sorted by %q", o.Sort)
	}
	list, err := s.chosenVacancies(ctx, f)
	if err != nil {
		return nil, err
	}
	rates, err := s.matchRates(ctx)
	if err != nil {
		return nil, err
	}
	applying, err := counts(ctx, s.files.Read(), "select vacancy, count(*) from application where deleted = 0 group by vacancy")
	if err != nil {
		return nil, s.plain(err)
	}
	for i, l := range list {
		list[i].title, list[i].firm = fold(l.Vacancy.Title), fold(l.Employer.Name)
	}
	slices.SortFunc(list, compare)
	if o.Descending {
		slices.Reverse(list)
	}
	if terms := findTerms(f.Words); terms != nil && o.Sort == "" {
		called := func(l listedVacancy) bool { return finds(terms, wordsOf(l.Vacancy.Title)) }
		list = append(slices.DeleteFunc(slices.Clone(list), func(l listedVacancy) bool { return !called(l) }), slices.DeleteFunc(list, called)...)
	}
	for _, l := range page(list, o) {
		shown := brokerage.ListedVacancy{Vacancy: l.Vacancy, EmployerName: l.Employer.Name, Duties: len(l.Duties), Applications: applying[string(l.Vacancy.ID)],
			Flags: brokerage.Against(brokerage.Quality(l.Vacancy, rates, day.Of(s.now())))}
		out = append(out, shown)
	}
	return out, nil
}

// CountVacancies counts what Vacancies gives in all its pages.
func (s *Store) CountVacancies(ctx context.Context, f brokerage.VacancyFilter) (int, error) {
	list, err := s.chosenVacancies(ctx, f)
	return len(list), err
}

// chosenVacancies are the vacancies that a filter chooses, in no order.
func (s *Store) chosenVacancies(ctx context.Context, f brokerage.VacancyFilter) (out []listedVacancy, err error) {
	if _, err := s.may(ctx, people.ViewRegister); err != nil {
		return nil, err
	}
	openings, err := s.openings(ctx)
	if err != nil {
		return nil, s.plain(err)
	}
	hidden, err := s.hiddenSources(ctx, s.files.Read())
	if err != nil {
		return nil, s.plain(err)
	}
	terms, today := findTerms(f.Words), day.Of(s.now())
	for i := range openings {
		o := &openings[i]
		v := &o.Vacancy
		if f.Employer != "" && v.Employer != f.Employer || !f.All && len(f.Statuses) == 0 && v.Status != brokerage.VacancyOpen {
			continue
		}
		l := listed(o)
		switch {
		case len(f.Statuses) > 0 && !slices.Contains(f.Statuses, string(v.Status)),
			len(f.Sections) > 0 && !slices.ContainsFunc(l.sections, func(x string) bool { return slices.Contains(f.Sections, x) }),
			len(f.Areas) > 0 && !slices.Contains(f.Areas, l.area) && !slices.Contains(f.Areas, employers.District(v.Postcode)),
			f.Hidden && !hidden[v.Source],
			f.Closing > 0 && (v.Closing.IsZero() || v.Closing.Before(today) || today.AddDays(f.Closing).Before(v.Closing)),
			terms != nil && !finds(terms, l.words()):
			continue
		}
		out = append(out, l)
	}
	return out, nil
}

func listed(o *brokerage.Opening) listedVacancy {
	l := listedVacancy{Opening: o, sections: o.Employer.Sections, area: employers.Area(o.Vacancy.Postcode)}
	if l.area == "" {
		l.area = employers.Area(o.Employer.Postcode)
	}
	if len(o.Vacancy.SIC) > 0 {
		l.sections = sectionsOf(o.Vacancy.SIC)
	}
	return l
}

// words are what finds a vacancy in its list.
func (l listedVacancy) words() string {
	texts := []string{l.Vacancy.Title, l.Vacancy.Ref, l.Vacancy.Town, l.Vacancy.Postcode, l.Employer.Name}
	for _, d := range l.Duties {
		texts = append(texts, d.Name)
	}
	return wordsOf(texts...)
}

// sectionsOf are the letters of the sections that industry codes belong to, each once, in their order.
func sectionsOf(sic []string) (out []string) {
	for _, code := range sic {
		if section := employers.Section(code); section != "" && !slices.Contains(out, section) {
			out = append(out, section)
		}
	}
	return out
}

// hiddenSources are the sources of vacancies that nobody has advertised.
func (s *Store) hiddenSources(ctx context.Context, q querier) (map[string]bool, error) {
	list, err := s.codes(ctx, q, "vacancy_sources", true)
	out := map[string]bool{}
	for _, c := range list {
		out[c.Code] = c.Data["is_hidden"] == "1"
	}
	return out, err
}

// counts reads a constant query of ids with numbers.
func counts(ctx context.Context, q querier, query string) (map[string]int, error) {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]int{}
	for rows.Next() {
		var id string
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return nil, err
		}
		out[id] = n
	}
	return out, rows.Err()
}

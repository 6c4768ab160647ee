package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

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

func dutiesOf(ctx context.Context, q querier, vacancy string) ([]brokerage.Duty, error) {
	rows, err := readRows(ctx, q, dutyKind, "where vacancy = ? and deleted = 0 order by place, id", vacancy)
	out := make([]brokerage.Duty, len(rows))
	for i, r := range rows {
		out[i] = dutyOf(r)
	}
	return out, err
}

// VacancyPage is everything that the page of one vacancy shows. Who applies from outside the own caseload is not in it.
func (s *Store) VacancyPage(ctx context.Context, id brokerage.VacancyID) (p brokerage.VacancyPage, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return p, err
	}
	err = s.reading(ctx, func(tx *sql.Tx) (err error) {
		p, err = s.vacancyPage(ctx, tx, who, string(id))
		return err
	})
	return p, err
}

func (s *Store) vacancyPage(ctx context.Context, tx *sql.Tx, who people.Staff, id string) (p brokerage.VacancyPage, err error) {
	r, err := vacancyKind.find(ctx, tx, id)
	if err == nil && (r == nil || r.deleted) {
		err = notFound()
	}
	if err != nil {
		return p, err
	}
	p.Vacancy = vacancyOf(r)
	if p.Duties, err = dutiesOf(ctx, tx, id); err != nil {
		return p, err
	}
	e, err := keptEmployer(ctx, tx, r.text("employer"))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return p, err
	}
	if e != nil {
		p.Employer = employerOf(e)
	}
	if p.Site, p.Contact, err = siteAndPerson(ctx, tx, r); err != nil {
		return p, err
	}
	see, args := s.visible(who, "participant", "''")
	if p.Applications, err = applicationsWhere(ctx, tx, "where vacancy = ? and deleted = 0 and "+see+" order by on_day desc, id desc", append([]any{id}, args...)...); err != nil {
		return p, err
	}
	for i := range p.Applications {
		if p.Applications[i].Person, err = personName(ctx, tx, string(p.Applications[i].Participant)); err != nil {
			return p, err
		}
	}
	carvings, err := s.carvingsWhere(ctx, tx, who, "where instr(vacancies, ?) > 0 and deleted = 0 order by id desc", pack([]string{id}))
	if err != nil {
		return p, err
	}
	for _, c := range carvings {
		p.Carvings = append(p.Carvings, c.Carving)
	}
	see, args = s.visible(who, "participant", "owner")
	p.Next, err = stepsWhere(ctx, tx, "where vacancy = ? and vacancy <> '' and done_on = '' and deleted = 0 and "+see+" order by due, id", append([]any{id}, args...)...)
	return p, err
}

// siteAndPerson are the site of a vacancy, and the person there of whom it names the id or the name.
func siteAndPerson(ctx context.Context, tx *sql.Tx, r *row) (site employers.Site, person employers.ContactPerson, err error) {
	if id := r.text("site"); id != "" {
		found, err := siteKind.find(ctx, tx, id)
		if err != nil {
			return site, person, err
		}
		if found != nil && !found.deleted {
			site = siteOf(found)
		}
	}
	if name := strings.TrimSpace(r.text("contact_person")); name != "" {
		known, err := peopleAt(ctx, tx, r.text("employer"))
		if err != nil {
			return site, person, err
		}
		for _, p := range known {
			if string(p.ID) == name || fold(p.Name) == fold(name) {
				return site, p, nil
			}
		}
		person.Name = name
	}
	return site, person, nil
}

// personName is the name of a participant.
func personName(ctx context.Context, q querier, id string) (name string, err error) {
	err = q.QueryRowContext(ctx, "select trim(first_name || ' ' || last_name) from participant where id = ?", id).Scan(&name)
	if isNoRows(err) {
		return "", nil
	}
	return name, err
}

// SaveVacancy saves a vacancy with all its duties, in the order given: those that are not in the list any more are deleted. One undo step.
func (s *Store) SaveVacancy(ctx context.Context, v *brokerage.Vacancy, duties []*brokerage.Duty) error {
	label := "vacancy changed"
	if v.Version == 0 {
		label = "vacancy added"
	}
	return s.saveLogged(ctx, label, people.ChangeRegister, func(c *change, w *written) error {
		if err := c.putVacancy(v, w); err != nil {
			return err
		}
		return c.putDuties(v, duties, w)
	})
}

// putVacancy writes a vacancy. It sets the id at once, because what comes with it names it.
func (c *change) putVacancy(v *brokerage.Vacancy, w *written) error {
	v.ID = cmp.Or(v.ID, brokerage.VacancyID(NewID()))
	if err := v.Validate(); err != nil {
		return err
	}
	r := vacancyRow(*v)
	if err := c.putAtKept(r); err != nil {
		return err
	}
	w.add(func() {
		v.Version, v.Employer, v.Status = r.version, employers.EmployerID(r.text("employer")), brokerage.VacancyStatus(r.text("status"))
		r.stamp(&v.ChangedAt, &v.ChangedBy)
	})
	return nil
}

func (c *change) putDuties(v *brokerage.Vacancy, duties []*brokerage.Duty, w *written) error {
	gone := map[string]*row{}
	old, err := readRows(c.ctx, c.tx, dutyKind, "where vacancy = ? and deleted = 0", string(v.ID))
	if err != nil {
		return err
	}
	for _, r := range old {
		gone[r.id] = r
	}
	for i, d := range duties {
		saved := *d
		saved.ID, saved.Vacancy, saved.Place = cmp.Or(saved.ID, brokerage.DutyID(NewID())), v.ID, i+1
		if err := saved.Validate(); err != nil {
			return err
		}
		r := dutyRow(saved)
		if err := c.put(r); err != nil {
			return err
		}
		delete(gone, r.id)
		w.add(func() { *d = saved; d.Version = r.version })
	}
	for _, r := range old {
		if gone[r.id] != nil {
			if err := c.put(r.asDeleted()); err != nil {
				return err
			}
		}
	}
	return nil
}

// ChangeVacancies applies one change to many, as one undo step. Those that are gone meanwhile are left out; it says how many changed.
func (s *Store) ChangeVacancies(ctx context.Context, label string, ids []brokerage.VacancyID, edit func(*brokerage.Vacancy)) (n int, err error) {
	act := people.BulkChange
	if len(ids) == 1 {
		act = people.ChangeRegister
	}
	err = s.saveLogged(ctx, label, act, func(c *change, w *written) error {
		n = 0
		for _, id := range ids {
			r, err := vacancyKind.find(c.ctx, c.tx, string(id))
			if err != nil {
				return err
			}
			if r == nil || r.deleted {
				continue
			}
			v := vacancyOf(r)
			edit(&v)
			v.ID, v.Version = id, r.version
			if r.same(vacancyRow(v)) {
				continue
			}
			if err := c.putVacancy(&v, w); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	if err != nil {
		n = 0
	}
	return n, err
}

// DeleteVacancy takes a vacancy away that was entered by mistake, with its duties; undo brings both back. One that somebody has
// applied for stays.
func (s *Store) DeleteVacancy(ctx context.Context, id brokerage.VacancyID, version int) error {
	return s.change(ctx, "vacancy deleted", people.ChangeRegister, func(c *change) error {
		var n int
		if err := c.queryRow("select count(*) from application where vacancy = ? and deleted = 0", string(id)).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return refused("Somebody has applied for this vacancy, so it is not deleted.", "You can close it instead.")
		}
		if err := c.del(vacancyKind, string(id), version); err != nil {
			return err
		}
		rows, err := readRows(c.ctx, c.tx, dutyKind, "where vacancy = ? and deleted = 0", string(id))
		if err != nil {
			return err
		}
		for _, r := range rows {
			if err := c.put(r.asDeleted()); err != nil {
				return err
			}
		}
		return nil
	})
}

package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
)

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

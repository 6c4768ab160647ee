package store

import (
	"context"
	"database/sql"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/reports"
)

// MapFacts gives what the map of employers is made of: every employer, and the contacts of a span of days, both inclusive; a
// zero day is no limit.
func (s *Store) MapFacts(ctx context.Context, from, to day.Date) (reports.MapFacts, error) {
	out := reports.MapFacts{From: from, To: to}
	if _, err := s.may(ctx, people.ViewRegister); err != nil {
		return out, err
	}
	err := s.withRoster(ctx, func(r *roster) error {
		for _, l := range r.order {
			out.Employers = append(out.Employers, reports.EmployerFact{ID: employers.EmployerID(l.id), Section: l.section, Band: l.band, Area: l.area, District: l.district,
				Town: l.town, Stage: l.stage})
		}
		return nil
	})
	if err == nil {
		err = s.reading(ctx, func(tx *sql.Tx) (err error) {
			out.Contacts, err = s.contactFacts(ctx, tx, from, to)
			return err
		})
	}
	return out, s.plain(err)
}

func (s *Store) contactFacts(ctx context.Context, tx *sql.Tx, from, to day.Date) (out []reports.ContactFact, err error) {
	channels, err := s.channels(ctx, tx)
	if err != nil {
		return nil, err
	}
	hires, err := whoHires(ctx, tx)
	if err != nil {
		return nil, err
	}
	last := "9999-12-31"
	if !to.IsZero() {
		last = to.String()
	}
	rows, err := tx.QueryContext(ctx, "select employer, on_day, channel, outcome, met from contact where specialist in (select id from staff) and deleted = 0 and on_day >= ? and on_day <= ? order by on_day, id", from.String(), last)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var f reports.ContactFact
		var on, met string
		if err := rows.Scan(&f.Employer, &on, &f.Channel, &f.Outcome, &met); err != nil {
			return nil, err
		}
		f.On = date(on)
		c := employers.Contact{Met: unpack[employers.PersonID](met)}
		var known []employers.ContactPerson
		for _, id := range c.Met {
			known = append(known, employers.ContactPerson{ID: id, CanHire: hires[id]})
		}
		f.Counts = employers.Counts(c, channels[f.Channel], known)
		out = append(out, f)
	}
	return out, rows.Err()
}

// whoHires are the contact people who can take somebody on.
func whoHires(ctx context.Context, q querier) (map[employers.PersonID]employers.CanHire, error) {
	rows, err := q.QueryContext(ctx, "select id from contact_person where can_hire = 'yes'")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[employers.PersonID]employers.CanHire{}
	for rows.Next() {
		var id employers.PersonID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out[id] = employers.Hires
	}
	return out, rows.Err()
}

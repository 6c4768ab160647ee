package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"jobwright/employers"
	"jobwright/internal/people"
)

var _ employers.Register = (*Store)(nil)

// employerNames are names of employers, each read once.
type employerNames map[string]string

func (n employerNames) of(ctx context.Context, q querier, id string) (string, error) {
	if name, known := n[id]; known || id == "" {
		return name, nil
	}
	var name string
	err := q.QueryRowContext(ctx, "select name from employer where id = ?", id).Scan(&name)
	if err != nil && !isNoRows(err) {
		return "", err
	}
	n[id] = name
	return name, nil
}

// mergesFollowed is how many merges in a row are followed from one employer to the one that was kept.
const mergesFollowed = 50

// keptEmployer is an employer, or the one it was merged into.
func keptEmployer(ctx context.Context, q querier, id string) (*row, error) {
	for range mergesFollowed {
		r, err := employerKind.find(ctx, q, id)
		switch {
		case err != nil:
			return nil, err
		case r == nil || r.deleted && r.text("merged_into") == "":
			return nil, notFound()
		case !r.deleted:
			return r, nil
		}
		id = r.text("merged_into")
	}
	return nil, notFound()
}

// Employer is one employer; the id of one that was merged gives the one that was kept.
func (s *Store) Employer(ctx context.Context, id employers.EmployerID) (employers.Employer, error) {
	if _, err := s.may(ctx, people.ViewRegister); err != nil {
		return employers.Employer{}, err
	}
	r, err := keptEmployer(ctx, s.files.Read(), string(id))
	if err != nil {
		return employers.Employer{}, s.plain(err)
	}
	return employerOf(r), nil
}

// AddedByFirstContact has every employer count as added on the day of the first contact with it, where that is earlier than the day noted.
// For a store that is filled at once with the work of a year, such as the sample: no record is changed, and nothing is left to undo.
func (s *Store) AddedByFirstContact(ctx context.Context) error {
	return s.change(ctx, "days of adding", people.Import, func(c *change) error {
		_, err := c.exec(`update employer set added_on = f.on_day from (select employer, min(on_day) on_day from contact where deleted = 0 group by employer) f
			where f.employer = employer.id and f.on_day < employer.added_on`)
		return err
	})
}

// SaveEmployer adds or changes an employer. A stage that moves is noted in its timeline, and so is do-not-contact.
func (s *Store) SaveEmployer(ctx context.Context, e *employers.Employer) error {
	label := "employer changed"
	if e.Version == 0 {
		label = "employer added"
	}
	return s.saveLogged(ctx, label, people.ChangeRegister, func(c *change, w *written) error { return c.putEmployer(e, w) })
}

// putEmployer writes an employer, and what its timeline says of the change.
func (c *change) putEmployer(e *employers.Employer, w *written) error {
	if err := e.Validate(); err != nil {
		return err
	}
	if e.ID == "" {
		e.ID = employers.EmployerID(NewID())
	}
	r := employerRow(*e)
	var old *row
	if r.version != 0 {
		var err error
		if old, err = employerKind.find(c.ctx, c.tx, r.id); err != nil {
			return err
		}
	}
	if old != nil && old.text("stage") != employers.StageResting && e.Stage == employers.StageResting && e.LookAgainOn.IsZero() && e.DoNotContact == "" {
		return people.FieldError{Field: "look_again_on", Message: "Please say when to look again, so that a resting employer is not forgotten."}
	}
	if err := c.put(r); err != nil {
		return err
	}
	w.add(func() {
		e.Version, e.Stage, e.CompanyNumber = r.version, r.text("stage"), r.text("company_number")
		r.stamp(&e.ChangedAt, &e.ChangedBy)
	})
	for _, line := range c.s.movesOf(old, r) {
		if err := c.put(line); err != nil {
			return err
		}
	}
	return nil
}

// written is what a save tells the records it was given, once all is written: a failed save leaves them as they were.
type written struct{ tell []func() }

func (w *written) add(f func()) { w.tell = append(w.tell, f) }

// stamp gives a record who wrote it and when, if it was written.
func (r *row) stamp(at *time.Time, by *people.StaffID) {
	if r.changedAt != 0 {
		*at, *by = time.UnixMilli(r.changedAt), people.StaffID(r.changedBy)
	}
}

// saveLogged runs do in one change and then tells the records what they are now.
func (s *Store) saveLogged(ctx context.Context, label string, act people.Act, do func(*change, *written) error) error {
	var w written
	err := s.change(ctx, label, act, func(c *change) error { return do(c, &w) })
	if err != nil {
		return err
	}
	for _, tell := range w.tell {
		tell()
	}
	return nil
}

// DeleteEmployer takes away an employer that was entered by mistake, with its people, sites and next steps; undo brings all
// back. One with contacts, events, vacancies, leads, carvings or jobs is not deleted, nor one where a colleague has a step that the person may not see.
func (s *Store) DeleteEmployer(ctx context.Context, id employers.EmployerID, version int) error {
	return s.change(ctx, "employer deleted", people.ChangeRegister, func(c *change) error {
		held, err := c.holds(string(id), lasting...)
		if err != nil {
			return err
		}
		if held != "" {
			return refused("This employer has "+held+", so it is not deleted.", "You can merge it with another employer, or mark it do not contact.")
		}
		if err := c.del(employerKind, string(id), version); err != nil {
			return err
		}
		for _, k := range []*kind{personKind, siteKind, nextStepKind} {
			rows, err := readRows(c.ctx, c.tx, k, "where employer = ? and deleted = 0", string(id))
			if err != nil {
				return err
			}
			for _, r := range rows {
				err := c.put(r.asDeleted())
				if errors.As(err, new(people.Denied)) {
					return refused("A colleague has a next step there, so this employer is not deleted.", "Please ask a lead.")
				}
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// ChangeEmployers applies one change to many, as one undo step. Those that are gone meanwhile are left out; it says how many changed.
func (s *Store) ChangeEmployers(ctx context.Context, label string, ids []employers.EmployerID, edit func(*employers.Employer)) (n int, err error) {
	err = s.saveLogged(ctx, label, people.BulkChange, func(c *change, w *written) error {
		n = 0
		for _, id := range ids {
			r, err := employerKind.find(c.ctx, c.tx, string(id))
			if err != nil {
				return err
			}
			if r == nil || r.deleted {
				continue
			}
			e := employerOf(r)
			edit(&e)
			e.ID, e.Version = id, r.version
			if r.same(employerRow(e)) {
				continue
			}
			if err := c.putEmployer(&e, w); err != nil {
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

// SavePerson adds or changes a contact person.
func (s *Store) SavePerson(ctx context.Context, p *employers.ContactPerson) error {
	return s.saveLogged(ctx, "person at an employer", people.ChangeRegister, func(c *change, w *written) error { return c.putPerson(p, w) })
}

func (c *change) putPerson(p *employers.ContactPerson, w *written) error {
	if err := p.Validate(); err != nil {
		return err
	}
	if p.ID == "" {
		p.ID = employers.PersonID(NewID())
	}
	r := personRow(*p)
	if err := c.atKept(r); err != nil {
		return err
	}
	if err := c.put(r); err != nil {
		return err
	}
	w.add(func() { p.Version, p.Employer = r.version, employers.EmployerID(r.text("employer")) })
	return nil
}

// DeletePerson leaves a tombstone that undo brings back.
func (s *Store) DeletePerson(ctx context.Context, id employers.PersonID, version int) error {
	return s.change(ctx, "person at an employer deleted", people.ChangeRegister, func(c *change) error { return c.del(personKind, string(id), version) })
}

// People lists who works at an employer, by name; those who have left come last.
func (s *Store) People(ctx context.Context, employer employers.EmployerID) (out []employers.ContactPerson, err error) {
	if _, err := s.may(ctx, people.ViewRegister); err != nil {
		return nil, err
	}
	err = s.reading(ctx, func(tx *sql.Tx) error {
		r, err := keptEmployer(ctx, tx, string(employer))
		if err == nil {
			out, err = peopleAt(ctx, tx, r.id)
		}
		return err
	})
	return out, err
}

func peopleAt(ctx context.Context, q querier, employer string) ([]employers.ContactPerson, error) {
	rows, err := readRows(ctx, q, personKind, "where employer = ? and deleted = 0 order by left_on <> '', name, id", employer)
	out := make([]employers.ContactPerson, len(rows))
	for i, r := range rows {
		out[i] = personOf(r)
	}
	return out, err
}

// SaveSite adds or changes a site.
func (s *Store) SaveSite(ctx context.Context, site *employers.Site) error {
	return s.saveLogged(ctx, "site", people.ChangeRegister, func(c *change, w *written) error {
		if err := site.Validate(); err != nil {
			return err
		}
		if site.ID == "" {
			site.ID = employers.SiteID(NewID())
		}
		r := siteRow(*site)
		if err := c.atKept(r); err != nil {
			return err
		}
		if err := c.put(r); err != nil {
			return err
		}
		w.add(func() { site.Version, site.Employer = r.version, employers.EmployerID(r.text("employer")) })
		return nil
	})
}

// DeleteSite leaves a tombstone that undo brings back.
func (s *Store) DeleteSite(ctx context.Context, id employers.SiteID, version int) error {
	return s.change(ctx, "site deleted", people.ChangeRegister, func(c *change) error { return c.del(siteKind, string(id), version) })
}

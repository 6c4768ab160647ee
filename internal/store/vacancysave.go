package store

import (
	"cmp"
	"context"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
)

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

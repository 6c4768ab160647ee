package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
)

var _ brokerage.Carvings = (*Store)(nil)

// Carvings lists carvings, newest first: at one employer or at all; open = those that are neither declined nor ended.
func (s *Store) Carvings(ctx context.Context, employer employers.EmployerID, open bool) (out []brokerage.ListedCarving, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return nil, err
	}
	err = s.reading(ctx, func(tx *sql.Tx) error {
		list, err := s.carvingsWhere(ctx, tx, who, `where deleted = 0 and (employer = ?1 or ?1 = '') and (status not in ('declined', 'ended') or not ?2) order by id desc`,
			string(employer), open)
		if err != nil {
			return err
		}
		names := employerNames{}
		for _, c := range list {
			l := brokerage.ListedCarving{Carving: c.Carving, Unseen: c.unseen}
			if l.EmployerName, err = names.of(ctx, tx, string(c.Employer)); err != nil {
				return err
			}
			if l.Person, err = personName(ctx, tx, string(c.Participant)); err != nil {
				return err
			}
			out = append(out, l)
		}
		return nil
	})
	return out, err
}

// seenCarving is a carving as somebody may see it; unseen says that it is for a participant whom they do not see.
type seenCarving struct {
	brokerage.Carving
	unseen bool
}

// carvingsWhere reads carvings as the person may see them; rest is a constant condition of the caller.
func (s *Store) carvingsWhere(ctx context.Context, tx *sql.Tx, who people.Staff, rest string, args ...any) ([]seenCarving, error) {
	v, err := s.viewerIn(ctx, tx, who)
	if err != nil {
		return nil, err
	}
	rows, err := readRows(ctx, tx, carvingKind, rest, args...)
	out := make([]seenCarving, len(rows))
	for i, r := range rows {
		c := carvingOf(r)
		out[i] = seenCarving{v.carving(c), !v.knows(string(c.Participant))}
	}
	return out, err
}

// carving is a carving as the viewer may see it. Of one for a participant outside the own caseload, nothing is shown that comes from
// what that person needs.
func (v viewer) carving(c brokerage.Carving) brokerage.Carving {
	if v.knows(string(c.Participant)) {
		return c
	}
	return brokerage.Carving{ID: c.ID, Ref: c.Ref, Employer: c.Employer, Site: c.Site, Lead: c.Lead, Vacancies: c.Vacancies, Kind: c.Kind, Title: c.Title,
		BaseTitle: c.BaseTitle, Status: c.Status, Number: c.Number, ChangedAt: c.ChangedAt, ChangedBy: c.ChangedBy}
}

// Carving is one carving with the versions that the employer got, newest first. people.Denied where it is for a participant whom
// the person does not see, Outside where others of them are seen.
func (s *Store) Carving(ctx context.Context, id brokerage.CarvingID) (out brokerage.Carving, versions []brokerage.CarvingVersion, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return out, nil, err
	}
	err = s.reading(ctx, func(tx *sql.Tx) error {
		r, err := carvingKind.find(ctx, tx, string(id))
		if err == nil && (r == nil || r.deleted) {
			err = notFound()
		}
		if err != nil {
			return err
		}
		v, err := s.viewerIn(ctx, tx, who)
		if err != nil {
			return err
		}
		if out = carvingOf(r); !v.knows(string(out.Participant)) {
			out = brokerage.Carving{}
			return people.Denied{Act: people.ViewParticipants, Outside: people.May(who.Role, people.ViewParticipants) == people.Own}
		}
		rows, err := readRows(ctx, tx, carvingVersionKind, "where carving = ? and deleted = 0 order by number desc, id desc", string(id))
		for _, x := range rows {
			versions = append(versions, brokerage.CarvingVersion{Number: x.int("number"), On: date(x.text("on_day")), By: people.StaffID(x.text("by_staff")),
				Carving: unpackOne[brokerage.Carving](x.text("content"))})
		}
		return err
	})
	return out, versions, err
}

// SaveCarving saves a carving with the next steps that follow from it. What the employer gets is kept as it was: when a carving is sent,
// and when what was sent is changed, which gives it the next number.
func (s *Store) SaveCarving(ctx context.Context, x *brokerage.Carving, steps ...*employers.NextStep) error {
	return s.saveLogged(ctx, "carving saved", people.ChangeRegister, func(c *change, w *written) error {
		if err := c.putCarving(x, w); err != nil {
			return err
		}
		for _, n := range steps {
			n.Employer = cmp.Or(n.Employer, x.Employer)
		}
		return c.putSteps(steps, x.Participant, w)
	})
}

// putCarving writes a carving, and the version that the employer gets. It sets the id at once, because what comes with it names it.
func (c *change) putCarving(x *brokerage.Carving, w *written) error {
	x.ID = cmp.Or(x.ID, brokerage.CarvingID(NewID()))
	if err := x.Validate(); err != nil {
		return err
	}
	old, err := carvingKind.find(c.ctx, c.tx, string(x.ID))
	if err != nil {
		return err
	}
	r := carvingRow(*x)
	if old != nil {
		r.set("number", int64(max(1, old.int("number"))))
	}
	sent, changed := old != nil && old.text("status") != brokerage.CarvingDraft, old != nil && reworded(old, r)
	if sent && changed {
		r.set("number", int64(old.int("number")+1))
	}
	if err := c.putAtKept(r); err != nil {
		return err
	}
	if r.text("status") != brokerage.CarvingDraft && (!sent || changed) {
		kept := carvingOf(r)
		kept.ChangedAt = c.s.now()
		v := carvingVersionKind.row(NewID(), 0, false, r.id, r.text("participant"), int64(r.int("number")), c.s.today(), string(c.who.ID), packOne(kept))
		if err := c.put(v); err != nil {
			return err
		}
	}
	w.add(func() { *x = carvingOf(r); x.Version = r.version })
	return nil
}

// afterProposal are the columns of a carving that come after what the employer gets: how it stands and what they decided.
var afterProposal = []string{"ref", "status", "number", "lead", "decision", "decided_by", "decided_on"}

// reworded says that what an employer gets of a carving is another. While it is with the employer the trial and the review are part of
// that; once it is agreed they are set as it goes.
func reworded(old, next *row) bool {
	a, b := old.copy(), next.copy()
	beside := afterProposal
	if b.text("status") != brokerage.CarvingDraft && b.text("status") != brokerage.CarvingSent {
		beside = append(slices.Clone(beside), "trial_from", "trial_to", "review_on")
	}
	for _, column := range beside {
		a.set(column, b.vals[b.k.at[column]])
	}
	return !a.same(b)
}

// DeleteCarving takes a carving away that was begun by mistake, with its versions; undo brings both back. One that the employer has
// agreed to stays.
func (s *Store) DeleteCarving(ctx context.Context, id brokerage.CarvingID, version int) error {
	return s.change(ctx, "carving deleted", people.ChangeRegister, func(c *change) error {
		r, err := carvingKind.find(c.ctx, c.tx, string(id))
		if err != nil {
			return err
		}
		if r != nil && slices.Contains([]string{brokerage.CarvingAgreed, brokerage.CarvingTrial, brokerage.CarvingInPlace}, r.text("status")) {
			return refused("The employer has agreed to this carving, so it is not deleted.", "You can mark it ended instead.")
		}
		if err := c.del(carvingKind, string(id), version); err != nil {
			return err
		}
		rows, err := readRows(c.ctx, c.tx, carvingVersionKind, "where carving = ? and deleted = 0", string(id))
		if err != nil {
			return err
		}
		for _, x := range rows {
			if err := c.put(x.asDeleted()); err != nil {
				return err
			}
		}
		return nil
	})
}

package store

import (
	"cmp"
	"context"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// putSteps writes the next steps that follow from a record of a participant, at the participant where they name nobody.
func (c *change) putSteps(steps []*employers.NextStep, about people.ParticipantID, w *written) error {
	for _, n := range steps {
		if n.Participant == "" {
			n.Participant = about
		}
		if n.Owner == "" {
			n.Owner = c.who.ID
		}
		if err := c.putStep(n, w); err != nil {
			return err
		}
	}
	return nil
}

// putAtKept writes a record at the employers that were kept.
func (c *change) putAtKept(r *row) error {
	if err := c.atKept(r); err != nil {
		return err
	}
	return c.put(r)
}

// SaveSession saves a session and the next steps that follow from it.
func (s *Store) SaveSession(ctx context.Context, x *brokerage.Session, steps ...*employers.NextStep) error {
	return s.saveLogged(ctx, "session recorded", people.EditParticipants, func(c *change, w *written) error {
		saved := *x
		saved.ID, saved.Specialist = cmp.Or(saved.ID, NewID()), cmp.Or(saved.Specialist, c.who.ID)
		if err := saved.Validate(); err != nil {
			return err
		}
		r := sessionRow(saved)
		if err := c.put(r); err != nil {
			return err
		}
		w.add(func() { *x = saved; x.Version = r.version; r.stamp(&x.ChangedAt, &x.ChangedBy) })
		return c.putSteps(steps, saved.Participant, w)
	})
}

// DeleteSession leaves a tombstone that undo brings back.
func (s *Store) DeleteSession(ctx context.Context, id string, version int) error {
	return s.change(ctx, "session deleted", people.EditParticipants, func(c *change) error { return c.del(sessionKind, id, version) })
}

// SaveApplication saves an application and the next steps that follow from it.
func (s *Store) SaveApplication(ctx context.Context, x *brokerage.Application, steps ...*employers.NextStep) error {
	return s.saveLogged(ctx, "application saved", people.EditParticipants, func(c *change, w *written) error {
		if err := c.putApplication(x, w); err != nil {
			return err
		}
		return c.putSteps(steps, x.Participant, w)
	})
}

// putApplication writes an application; its stage and day are filled in where they are missing.
func (c *change) putApplication(x *brokerage.Application, w *written) error {
	saved := *x
	saved.ID, saved.Stage = cmp.Or(saved.ID, NewID()), cmp.Or(saved.Stage, brokerage.ApplicationStages[0].Code)
	if saved.On.IsZero() {
		saved.On = day.Of(c.s.now())
	}
	if err := saved.Validate(); err != nil {
		return err
	}
	r := applicationRow(saved)
	if err := c.put(r); err != nil {
		return err
	}
	w.add(func() { *x = saved; x.Version = r.version; r.stamp(&x.ChangedAt, &x.ChangedBy) })
	return nil
}

// DeleteApplication leaves a tombstone that undo brings back.
func (s *Store) DeleteApplication(ctx context.Context, id string, version int) error {
	return s.change(ctx, "application deleted", people.EditParticipants, func(c *change) error { return c.del(applicationKind, id, version) })
}

// SaveTaster saves a taster day or a work trial.
func (s *Store) SaveTaster(ctx context.Context, x *brokerage.Taster) error {
	return s.saveLogged(ctx, "taster saved", people.EditParticipants, func(c *change, w *written) error {
		saved := *x
		saved.ID = cmp.Or(saved.ID, NewID())
		if err := saved.Validate(); err != nil {
			return err
		}
		r := tasterRow(saved)
		if err := c.putAtKept(r); err != nil {
			return err
		}
		w.add(func() { *x = tasterOf(r); x.Version = r.version })
		return nil
	})
}

// DeleteTaster leaves a tombstone that undo brings back.
func (s *Store) DeleteTaster(ctx context.Context, id string, version int) error {
	return s.change(ctx, "taster deleted", people.EditParticipants, func(c *change) error { return c.del(tasterKind, id, version) })
}

// SaveJob saves a job with what follows from it: outcomes, next steps such as in-work check-ins, and the status of the person.
func (s *Store) SaveJob(ctx context.Context, x *brokerage.Job, outcomes []*brokerage.Outcome, steps []*employers.NextStep, status string) error {
	return s.saveLogged(ctx, "job saved", people.EditParticipants, func(c *change, w *written) error {
		saved := *x
		saved.ID = cmp.Or(saved.ID, brokerage.JobID(NewID()))
		if err := saved.Validate(); err != nil {
			return err
		}
		r := jobRow(saved)
		if err := c.putAtKept(r); err != nil {
			return err
		}
		w.add(func() { *x = jobOf(r); x.Version = r.version })
		for _, o := range outcomes {
			o.Participant, o.Job = cmp.Or(o.Participant, saved.Participant), cmp.Or(o.Job, saved.ID)
			if err := c.putOutcome(o, w); err != nil {
				return err
			}
		}
		for _, n := range steps {
			n.Job = cmp.Or(n.Job, string(saved.ID))
		}
		if err := c.setStatus(saved.Participant, status); err != nil {
			return err
		}
		return c.putSteps(steps, saved.Participant, w)
	})
}

// setStatus changes how a person stands with the service; an empty status changes nothing.
func (c *change) setStatus(id people.ParticipantID, status string) error {
	if status == "" {
		return nil
	}
	old, err := participantKind.find(c.ctx, c.tx, string(id))
	if err != nil {
		return err
	}
	if old == nil || old.deleted {
		return notFound()
	}
	r := old.copy()
	r.set("status", status)
	return c.put(r)
}

// DeleteJob takes a job away that was entered by mistake, with its outcomes and the check-ins that are still to do; undo brings all back.
func (s *Store) DeleteJob(ctx context.Context, id brokerage.JobID, version int) error {
	return s.change(ctx, "job deleted", people.EditParticipants, func(c *change) error {
		if err := c.del(jobKind, string(id), version); err != nil {
			return err
		}
		for _, k := range []struct {
			*kind
			where string
		}{{outcomeKind, "where job = ? and deleted = 0"}, {nextStepKind, "where job = ? and job <> '' and done_on = '' and deleted = 0"}} {
			rows, err := readRows(c.ctx, c.tx, k.kind, k.where, string(id))
			if err != nil {
				return err
			}
			for _, r := range rows {
				if err := c.put(r.asDeleted()); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// SaveOutcome saves something that was reached.
func (s *Store) SaveOutcome(ctx context.Context, o *brokerage.Outcome) error {
	return s.saveLogged(ctx, "outcome recorded", people.EditParticipants, func(c *change, w *written) error { return c.putOutcome(o, w) })
}

func (c *change) putOutcome(x *brokerage.Outcome, w *written) error {
	saved := *x
	saved.ID = cmp.Or(saved.ID, NewID())
	if err := saved.Validate(); err != nil {
		return err
	}
	r := outcomeRow(saved)
	if err := c.put(r); err != nil {
		return err
	}
	w.add(func() { *x = saved; x.Version = r.version })
	return nil
}

// DeleteOutcome leaves a tombstone that undo brings back.
func (s *Store) DeleteOutcome(ctx context.Context, id string, version int) error {
	return s.change(ctx, "outcome deleted", people.EditParticipants, func(c *change) error { return c.del(outcomeKind, id, version) })
}

package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// permits are all permits of a person, ended ones too, newest first.
func permits(ctx context.Context, q querier, id string) ([]people.Permit, error) {
	rows, err := readRows(ctx, q, permitKind, "where participant = ? and deleted = 0 order by from_day desc, id desc", id)
	out := make([]people.Permit, len(rows))
	for i, r := range rows {
		out[i] = permitOf(r)
	}
	return out, err
}

// Permits gives all permits of a person, ended ones too, newest first.
func (s *Store) Permits(ctx context.Context, id people.ParticipantID) (out []people.Permit, err error) {
	err = s.about(ctx, id, people.ViewPapers, func(tx *sql.Tx, _ people.Staff, _ *row) (err error) {
		out, err = permits(ctx, tx, string(id))
		return err
	})
	return out, err
}

// SavePermits adds or changes permits, as one undo step. A change that would raise one says so in the audit chain. What was
// withdrawn stays so: who changes their mind gets a new permit.
func (s *Store) SavePermits(ctx context.Context, label string, list ...*people.Permit) error {
	return s.saveLogged(ctx, cmp.Or(label, "permission recorded"), people.EditPapers, func(c *change, w *written) error {
		for _, p := range list {
			if err := c.savePermit(p, w); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *change) savePermit(p *people.Permit, w *written) error {
	saved := *p
	if err := saved.Validate(); err != nil {
		return err
	}
	saved.ID, saved.RecordedBy = cmp.Or(saved.ID, people.PermitID(NewID())), cmp.Or(saved.RecordedBy, c.who.ID)
	r := permitRow(saved)
	if err := c.putPermit(r); err != nil {
		return err
	}
	w.add(func() { *p = permitOf(r); p.Version = r.version })
	return nil
}

// putPermit writes a permit and notes in the audit chain when it allows more than before. It follows a merge only where the employer
// is newly named: an old row that a merge has left where it was says nothing about the employer that was kept.
func (c *change) putPermit(r *row) error {
	old, err := permitKind.find(c.ctx, c.tx, r.id)
	if err != nil {
		return err
	}
	if old != nil && old.text("withdrawn") != "" && r.text("withdrawn") == "" {
		return refused("What somebody has withdrawn is not given back.", "Please ask the person and record a new permission.")
	}
	if old == nil || old.text("employer") != r.text("employer") {
		if err := c.atKept(r); err != nil {
			return err
		}
	}
	raises, err := c.raises(old, r)
	if err != nil {
		return err
	}
	if err := c.put(r); err != nil {
		return err
	}
	if raises && c.bulk == nil {
		return c.appendAudit("permission raised", permitKind.name+":"+r.id, nil, nil, "")
	}
	return nil
}

// raises says that a permit in place of the one before (nil = it is new) would allow more about a person. What it allows toward an
// employer that is gone is no matter.
func (c *change) raises(old, next *row, gone ...string) (bool, error) {
	before, err := permits(c.ctx, c.tx, next.text("participant"))
	if err != nil {
		return false, err
	}
	var after []people.Permit
	for _, p := range before {
		if string(p.ID) != next.id {
			after = append(after, p)
		}
	}
	if !next.deleted {
		after = append(after, permitOf(next))
	}
	if old != nil && old.text("participant") != next.text("participant") {
		return true, nil // it would be somebody else's
	}
	return people.Raises(before, after, date(c.s.today()), gone...), nil
}

// replayPermit decides what an undo or a redo may do to a permit: never allow more than now, never give back what was withdrawn. One
// that the undo of a merge takes from an employer where it holds something back stays there too: it gives the copy to write beside.
func (c *change) replayPermit(now, to *row) (stays *row, err error) {
	if now.text("withdrawn") != "" && to.text("withdrawn") == "" {
		return nil, refused("What somebody has withdrawn is not given back by Undo.", "Please ask the person and record it anew.")
	}
	if !repointed(now, to) {
		raises, err := c.raises(now, to)
		if raises && err == nil {
			err = refused("Undo would allow more about this person than they allow now.", "Please ask the person and record it anew.")
		}
		return nil, err
	}
	at, err := c.kept(to.text("employer"))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, err
	}
	if at == to.text("employer") { // a merge that is done again
		raises, err := c.raises(now, to, now.text("employer"))
		if raises && err == nil {
			err = refused("Doing this again would allow more about somebody than they allow now.", "Please merge the employers anew.")
		}
		return nil, err
	}
	raises, err := c.raises(now, to, to.text("employer"))
	if !raises || err != nil {
		return nil, err
	}
	stays = now.copy()
	stays.id, stays.version = NewID(), 0
	return stays, nil
}

// Withdraw ends a permit at once, and with it every earlier one that it overlaps (people.EndedBy). No undo gives it back. It says what
// had been shared already and not asked back, so that somebody can ask for it.
func (s *Store) Withdraw(ctx context.Context, id people.PermitID, effect string) (out []people.Shared, err error) {
	err = s.change(ctx, "permission withdrawn", people.EditPapers, func(c *change) error {
		old, err := permitKind.find(c.ctx, c.tx, string(id))
		if err != nil {
			return err
		}
		if old == nil || old.deleted {
			return notFound()
		}
		r := old.copy()
		if r.text("withdrawn") == "" {
			r.set("withdrawn", c.s.today())
		}
		if effect = plainLines(effect); effect != "" {
			r.set("effect", effect)
		}
		raises, err := c.raises(old, r) // a no that is taken back may let another row speak
		if err != nil {
			return err
		}
		if err := c.put(r); err != nil {
			return err
		}
		if raises {
			if err := c.appendAudit("permission raised", permitKind.name+":"+r.id, nil, nil, ""); err != nil {
				return err
			}
		}
		all, err := sharedOnes(c.ctx, c.tx, r.text("participant"))
		out = nil
		for _, x := range all {
			if x.AskedBack.IsZero() && x.Audience == r.text("audience") && (r.text("employer") == "" || x.Employer == r.text("employer")) {
				out = append(out, x)
			}
		}
		return err
	})
	return out, err
}

// sharedOnes is what has been shared about a person, newest first.
func sharedOnes(ctx context.Context, q querier, id string) ([]people.Shared, error) {
	rows, err := readRows(ctx, q, sharedKind, "where participant = ? and deleted = 0 order by on_day desc, id desc", id)
	out := make([]people.Shared, len(rows))
	for i, r := range rows {
		out[i] = sharedOf(r)
	}
	return out, err
}

// NoteShared records that something about a person has gone out. It is no undo step: what is out is out.
func (s *Store) NoteShared(ctx context.Context, x people.Shared) error {
	if x.Participant == "" {
		return people.FieldError{Field: "participant_ref", Message: "Please choose the person."}
	}
	x.ID, x.Version, x.By, x.Audience = NewID(), 0, cmp.Or(x.By, s.actor), cmp.Or(x.Audience, people.ToEmployer)
	if x.On.IsZero() {
		x.On = day.Of(s.now())
	}
	return s.change(ctx, "shared", people.EditPapers, func(c *change) error {
		r := sharedRow(x)
		if err := c.atKept(r); err != nil {
			return err
		}
		if err := c.subjectAllowed(nil, r); err != nil {
			return err
		}
		return c.write(nil, r, false)
	})
}

// AskBack notes that what was shared has been asked back today.
func (s *Store) AskBack(ctx context.Context, ids ...string) error {
	return s.change(ctx, "asked back", people.EditPapers, func(c *change) error {
		for _, id := range ids {
			old, err := sharedKind.find(c.ctx, c.tx, id)
			if err != nil {
				return err
			}
			if old == nil || old.deleted {
				return notFound()
			}
			if old.text("asked_back") != "" {
				continue
			}
			r := old.copy()
			r.set("asked_back", c.s.today())
			if err := c.put(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// SaveTalk adds or changes a conversation about disclosure.
func (s *Store) SaveTalk(ctx context.Context, t *people.Talk) error {
	return s.saveLogged(ctx, "conversation recorded", people.EditPapers, func(c *change, w *written) error {
		saved := *t
		if err := saved.Validate(); err != nil {
			return err
		}
		saved.ID, saved.By = cmp.Or(saved.ID, people.TalkID(NewID())), cmp.Or(saved.By, c.who.ID)
		r := talkRow(saved)
		if err := c.put(r); err != nil {
			return err
		}
		w.add(func() { *t = saved; t.Version = r.version })
		return nil
	})
}

// talks are the conversations with a person, newest first.
func talks(ctx context.Context, q querier, id string) ([]people.Talk, error) {
	rows, err := readRows(ctx, q, talkKind, "where participant = ? and deleted = 0 order by on_day desc, id desc", id)
	out := make([]people.Talk, len(rows))
	for i, r := range rows {
		out[i] = talkOf(r)
	}
	return out, err
}

// movePermit is what a merge does to a permit that names the employer that goes: it names the one that stays, unless the person would
// then allow more there than before. Such a row stays where it is, and counts for nobody any more.
func (c *change) movePermit(r *row, to string) (bool, error) {
	moved := r.copy()
	moved.set("employer", to)
	raises, err := c.raises(r, moved, r.text("employer"))
	if err != nil {
		return false, fmt.Errorf("permission: %w", err)
	}
	return !raises, nil
}

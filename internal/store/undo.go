package store

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"jobwright/internal/people"
)

// Undone is what an undo or redo did.
type Undone struct {
	Batch   int64
	Label   string // what the change was called
	Records int    // how many records went back (or forth)
	Kept    []Kept // of an import: records that somebody has touched since, left as they are
}

// Kept is a record that an undo left alone, and why.
type Kept struct{ Kind, ID, Title, Reason string }

// Batch is one undo step.
type Batch struct {
	ID     int64
	Label  string
	Actor  people.StaffID
	At     time.Time
	Undone bool
}

// step is a change that can be undone or redone in this session.
type step struct {
	batch int64
	label string
}

// Undo takes back the latest change of the acting person in this session. Records that have changed since are not
// overwritten: the undo is refused with the reason, or for an import leaves them out.
func (s *Store) Undo(ctx context.Context) (Undone, error) {
	next, ok := s.next(s.undo)
	if !ok {
		return Undone{}, &Error{Kind: ErrNothing, What: "There is nothing to undo."}
	}
	u, err := s.replay(ctx, next.batch, true)
	if errors.Is(err, ErrRefused) { // it never can be: the next undo goes on with what was before
		s.mu.Lock()
		s.undo[s.actor] = slices.DeleteFunc(s.undo[s.actor], func(x step) bool { return x == next })
		s.mu.Unlock()
	}
	return u, err
}

// Redo brings back what the last Undo took away, until something new is saved.
func (s *Store) Redo(ctx context.Context) (Undone, error) {
	next, ok := s.next(s.redo)
	if !ok {
		return Undone{}, &Error{Kind: ErrNothing, What: "There is nothing to redo."}
	}
	u, err := s.replay(ctx, next.batch, false)
	if errors.Is(err, ErrRefused) { // nor can this ever be done
		s.mu.Lock()
		s.redo[s.actor] = slices.DeleteFunc(s.redo[s.actor], func(x step) bool { return x == next })
		s.mu.Unlock()
	}
	return u, err
}

// next is the latest step of the acting person.
func (s *Store) next(steps map[people.StaffID][]step) (step, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := steps[s.actor]
	if len(list) == 0 {
		return step{}, false
	}
	return list[len(list)-1], true
}

// moved takes a replayed step from one list and puts it on the other.
func (s *Store) moved(u Undone, back bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	from, to := s.undo, s.redo
	if !back {
		from, to = to, from
	}
	is := func(x step) bool { return x.batch == u.Batch }
	from[s.actor] = slices.DeleteFunc(from[s.actor], is)
	to[s.actor] = append(slices.DeleteFunc(to[s.actor], is), step{u.Batch, u.Label})
}

// Batches lists the acting person's changes, newest first; a lead sees everybody's.
func (s *Store) Batches(ctx context.Context, limit int) ([]Batch, error) {
	who, err := s.may(ctx, people.ChangeRegister)
	if err != nil {
		return nil, err
	}
	rows, err := s.files.Read().QueryContext(ctx, `select id, label, actor, at, undone from journal
		where id = batch and (actor = ? or ? = 1) order by id desc limit ?`, string(s.actor), who.Role == people.Lead, limit)
	if err != nil {
		return nil, s.plain(err)
	}
	defer rows.Close()
	var out []Batch
	for rows.Next() {
		var b Batch
		var at int64
		if err := rows.Scan(&b.ID, &b.Label, &b.Actor, &at, &b.Undone); err != nil {
			return nil, s.plain(err)
		}
		b.At = time.UnixMilli(at)
		out = append(out, b)
	}
	return out, s.plain(rows.Err())
}

// UndoBatch takes back one change by its number: one's own, or anybody's for a lead.
func (s *Store) UndoBatch(ctx context.Context, id int64) (Undone, error) {
	return s.replay(ctx, id, true)
}

// TakenBack says whether a change is undone, by whichever way that came about.
func (s *Store) TakenBack(ctx context.Context, batch int64) (undone bool, err error) {
	err = s.files.Read().QueryRowContext(ctx, "select undone from journal where id = ? and batch = ?", batch, batch).Scan(&undone)
	if isNoRows(err) {
		return false, nil // nothing was written, or so long ago that it stays
	}
	return undone, s.plain(err)
}

// replay writes the journal's rows back: before in reverse order for undo, after in order for redo.
func (s *Store) replay(ctx context.Context, id int64, back bool) (Undone, error) {
	var out Undone
	label := map[bool]string{true: "undo", false: "redo"}[back]
	err := s.change(ctx, label, people.ViewRegister, func(c *change) error { // each record asks for the right to change its kind
		var undone bool
		var actor string
		out = Undone{Batch: id}
		err := c.tx.QueryRowContext(c.ctx, "select label, actor, partial, undone from journal where id = ? and batch = ?", id, id).
			Scan(&out.Label, &actor, &c.partial, &undone)
		switch {
		case isNoRows(err):
			return refused("This change is too old to be undone.", "Please change the records by hand.")
		case err != nil:
			return err
		case actor != string(s.actor) && c.who.Role != people.Lead:
			return refused("A colleague made this change.", "Please ask them or a lead to undo it.")
		case back == undone:
			return &Error{Kind: ErrNothing, What: "This has been done already."}
		}
		if c.partial {
			c.startBulk()
		}
		came, err := c.replayRows(id, back, &out)
		if err != nil {
			return err
		}
		if err := c.settle(came); err != nil {
			return err
		}
		if c.bulk != nil {
			if err := c.appendAudit(label, fmt.Sprintf("batch:%d", id), nil, c.bulk.Sum(nil), fmt.Sprintf("%d records", out.Records)); err != nil {
				return err
			}
		}
		if c.kinds[staffKind.name] {
			if err := c.leadStays(); err != nil {
				return err
			}
		}
		_, err = c.tx.ExecContext(c.ctx, "update journal set undone = ? where id = ?", back, id)
		return err
	})
	if err != nil {
		return Undone{}, err
	}
	s.moved(out, back)
	return out, nil
}

// entry is one row of the journal.
type entry struct {
	id            int64
	kind, record  string
	before, after string
}

// replayRows goes through the journal in slices, so that the undo of a large import needs little memory. It gives the records
// that are to be settled.
func (c *change) replayRows(batch int64, back bool, out *Undone) (came []*row, err error) {
	var end int64 // where the next batch begins
	err = c.tx.QueryRowContext(c.ctx, "select coalesce(min(id), ?) from journal where id > ? and batch <> ?", int64(math.MaxInt64), batch, batch).Scan(&end)
	if err != nil {
		return nil, err
	}
	for from := batch; ; {
		slice, err := c.entries(from, end, back)
		if err != nil || len(slice) == 0 {
			return came, err
		}
		for _, e := range slice {
			r, err := c.replayRow(e, back, out)
			if err != nil {
				return nil, err
			}
			if r != nil && !r.deleted && !c.partial && len(r.k.employer)+len(r.k.employerLists) > 0 && r.k != employerKind && r.k != permitKind {
				came = append(came, r)
			}
		}
		if last := slice[len(slice)-1].id; back {
			end = last
		} else {
			from = last + 1
		}
	}
}

// entries are the next rows with from <= id < end: the last of them first for an undo, without those left alone for a redo.
func (c *change) entries(from, end int64, back bool) ([]entry, error) {
	query := "select id, kind, record, before, after from journal where id >= ? and id < ? and kept = 0 order by id limit 500"
	if back {
		query = "select id, kind, record, before, after from journal where id >= ? and id < ? order by id desc limit 500"
	}
	rows, err := c.tx.QueryContext(c.ctx, query, from, end)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []entry
	for rows.Next() {
		var e entry
		if err := rows.Scan(&e.id, &e.kind, &e.record, &e.before, &e.after); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, rows.Err()
}

// replayRow puts one record back if nobody has touched it since, and gives it; nil when it was left alone.
func (c *change) replayRow(e entry, back bool, out *Undone) (*row, error) {
	k := kinds[e.kind]
	if k == nil {
		return nil, fmt.Errorf("unknown kind %q in the journal", e.kind)
	}
	if err := people.Check(c.who.Role, k.act); err != nil {
		return nil, err
	}
	from, to, err := k.ends(e, back)
	if err != nil {
		return nil, err
	}
	now, err := k.find(c.ctx, c.tx, e.record)
	if err != nil {
		return nil, err
	}
	if now != nil {
		if err := c.stays(now, from, to); err != nil {
			return nil, err
		}
	}
	if now == nil || !now.same(from) {
		return nil, c.touched(e, now, from, out)
	}
	if !repointed(now, to) {
		err = c.subjectAllowed(now, to)
	}
	if err == nil && k.guard != nil {
		err = k.guard(now, to)
	}
	var stays *row
	if err == nil && k == permitKind {
		stays, err = c.replayPermit(now, to)
	}
	if err != nil && c.partial {
		return nil, c.keep(e, c.title(now), err.Error(), out)
	}
	if err != nil {
		return nil, err
	}
	if c.partial {
		why, err := c.hindered(now, to)
		if err != nil {
			return nil, err
		}
		if why != "" {
			return nil, c.keep(e, c.title(now), why, out)
		}
	}
	if back && c.partial { // the mark of an earlier undo goes
		if _, err := c.tx.ExecContext(c.ctx, "update journal set kept = 0 where id = ? and kept = 1", e.id); err != nil {
			return nil, err
		}
	}
	out.Records++
	if stays != nil {
		if err := c.write(nil, stays, false); err != nil {
			return nil, err
		}
	}
	return to, c.write(now, to, false)
}

// ends are the record as it was on either side of the journal's entry: where the replay begins and where it leads.
func (k *kind) ends(e entry, back bool) (from, to *row, err error) {
	before, err := k.decode(e.record, e.before)
	if err != nil {
		return nil, nil, err
	}
	after, err := k.decode(e.record, e.after)
	if err != nil {
		return nil, nil, err
	}
	if before == nil {
		before = after.asDeleted() // what was added becomes a tombstone
	}
	if back {
		return after, before, nil
	}
	return before, after, nil
}

// touched refuses an undo of what has changed since, or for an import notes that it is left alone.
func (c *change) touched(e entry, now, was *row, out *Undone) error {
	reason := "has been changed since"
	if now == nil {
		reason = "has been erased"
	} else if now.deleted && !was.deleted {
		reason = "has been deleted since"
	}
	title := c.title(now)
	if !c.partial {
		return &Error{Kind: ErrConflict, What: fmt.Sprintf("“%s” %s.", title, reason), Do: "Nothing was undone. Please change it by hand."}
	}
	return c.keep(e, title, reason, out)
}

// keep leaves a record as it is and marks it, so that a redo leaves it alone too.
func (c *change) keep(e entry, title, reason string, out *Undone) error {
	out.Kept = append(out.Kept, Kept{e.kind, e.record, title, reason})
	_, err := c.tx.ExecContext(c.ctx, "update journal set kept = 1 where id = ?", e.id)
	return err
}

// title is what a message calls a record.
func (c *change) title(r *row) string {
	if r == nil || r.k.doc == nil {
		return "A record"
	}
	title := r.k.doc(r).title
	if r.k.titled != nil {
		if name, err := c.nameOf(r.text("employer")); err == nil {
			return r.k.titled(title, name)
		}
	}
	return title
}

// Tidy drops journal entries older than the setting journal_days and forgotten import rows.
func (s *Store) Tidy(ctx context.Context) error {
	days, err := s.SettingInt(ctx, "journal_days")
	if err != nil {
		return err
	}
	before := s.now().AddDate(0, 0, -days).UnixMilli()
	return s.change(ctx, "tidy", "", func(c *change) error {
		for _, q := range []struct {
			sql  string
			args []any
		}{
			{"delete from journal where at < ?", []any{before}},
			{"delete from import_row", nil},
		} {
			if _, err := c.tx.ExecContext(c.ctx, q.sql, q.args...); err != nil {
				return err
			}
		}
		return nil
	})
}

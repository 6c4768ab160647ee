package store

import (
	"context"
	"fmt"
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
	ID      int64
	Label   string
	Actor   people.StaffID
	At      time.Time
	Undone  bool
	Records int
}

// Undo takes back the latest change of the acting person in this session. Records that have changed since are not
// overwritten: the undo is refused with the reason, or for an import leaves them out.
func (s *Store) Undo(ctx context.Context) (Undone, error) {
	b, err := s.nextUndo(ctx)
	if err != nil {
		return Undone{}, err
	}
	return s.UndoBatch(ctx, b.ID)
}

// CanUndo is the label of what Undo would take back; empty when there is nothing.
func (s *Store) CanUndo(ctx context.Context) string {
	b, err := s.nextUndo(ctx)
	if err != nil {
		return ""
	}
	return b.Label
}

func (s *Store) nextUndo(ctx context.Context) (Batch, error) {
	var b Batch
	err := s.files.Read().QueryRowContext(ctx, "select id, label from batch where actor = ? and session = ? and state = 0 order by id desc limit 1",
		string(s.actor), s.session).Scan(&b.ID, &b.Label)
	if isNoRows(err) {
		err = &Error{Kind: ErrNothing, What: "There is nothing to undo."}
	}
	return b, s.plain(err)
}

// Redo brings back what the last Undo took away, until something new is saved.
func (s *Store) Redo(ctx context.Context) (Undone, error) {
	id, ok := s.nextRedo()
	if !ok {
		return Undone{}, &Error{Kind: ErrNothing, What: "There is nothing to redo."}
	}
	return s.replay(ctx, id, false)
}

// CanRedo is the label of what Redo would bring back; empty when there is nothing.
func (s *Store) CanRedo(ctx context.Context) string {
	id, ok := s.nextRedo()
	if !ok {
		return ""
	}
	var label string
	if s.files.Read().QueryRowContext(ctx, "select label from batch where id = ?", id).Scan(&label) != nil {
		return ""
	}
	return label
}

func (s *Store) nextRedo() (int64, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	stack := s.redo[s.actor]
	if len(stack) == 0 {
		return 0, false
	}
	return stack[len(stack)-1], true
}

// Batches lists the acting person's changes, newest first; a lead sees everybody's.
func (s *Store) Batches(ctx context.Context, limit int) ([]Batch, error) {
	who, err := s.may(ctx, people.ChangeRegister)
	if err != nil {
		return nil, err
	}
	rows, err := s.files.Read().QueryContext(ctx, `select id, label, actor, at, state, (select count(*) from journal where batch = id) from batch
		where actor = ? or ? = 1 order by id desc limit ?`, string(s.actor), who.Role == people.Lead, limit)
	if err != nil {
		return nil, s.plain(err)
	}
	defer rows.Close()
	var out []Batch
	for rows.Next() {
		var b Batch
		var at int64
		if err := rows.Scan(&b.ID, &b.Label, &b.Actor, &at, &b.Undone, &b.Records); err != nil {
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

// replay writes the journal's rows back: before in reverse order for undo, after in order for redo.
func (s *Store) replay(ctx context.Context, id int64, back bool) (Undone, error) {
	var out Undone
	label := map[bool]string{true: "undo", false: "redo"}[back]
	err := s.change(ctx, label, people.ChangeRegister, func(c *change) error {
		var state, rows int
		var actor string
		out = Undone{Batch: id}
		err := c.tx.QueryRowContext(c.ctx, "select label, actor, partial, state, (select coalesce(max(n), 0) from journal where batch = id) from batch where id = ?", id).
			Scan(&out.Label, &actor, &c.partial, &state, &rows)
		switch {
		case isNoRows(err) || err == nil && rows == 0:
			return refused("This change is too old to be undone.", "Please change the records by hand.")
		case err != nil:
			return err
		case actor != string(s.actor) && c.who.Role != people.Lead:
			return refused("A colleague made this change.", "Please ask them or a lead to undo it.")
		case back != (state == 0):
			return &Error{Kind: ErrNothing, What: "This has been done already."}
		}
		if c.partial {
			c.startBulk()
		}
		if err := c.replayRows(id, rows, back, &out); err != nil {
			return err
		}
		if c.bulk != nil {
			if err := c.appendAudit(label, fmt.Sprintf("batch:%d", id), nil, c.bulk.Sum(nil), fmt.Sprintf("%d records", out.Records)); err != nil {
				return err
			}
		}
		_, err = c.tx.ExecContext(c.ctx, "update batch set state = ? where id = ?", back, id)
		return err
	})
	if err != nil {
		return Undone{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if stack := s.redo[s.actor]; back {
		s.redo[s.actor] = append(stack, id)
	} else if n := len(stack); n > 0 && stack[n-1] == id {
		s.redo[s.actor] = stack[:n-1]
	}
	return out, nil
}

// entry is one row of the journal.
type entry struct {
	n             int
	kind, record  string
	before, after string
}

// replayRows goes through the journal in slices, so that the undo of a large import needs little memory.
func (c *change) replayRows(batch int64, rows int, back bool, out *Undone) error {
	const slice = 500
	for done := 0; done < rows; done += slice {
		from, to := done+1, min(done+slice, rows)
		if back {
			from, to = max(rows-done-slice+1, 1), rows-done
		}
		entries, err := c.entries(batch, from, to, back)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := c.replayRow(batch, e, back, out); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *change) entries(batch int64, from, to int, back bool) ([]entry, error) {
	order := "select n, kind, record, before, after from journal where batch = ? and n between ? and ? and (kept = 0 or ?) order by n"
	if back {
		order += " desc"
	}
	rows, err := c.tx.QueryContext(c.ctx, order, batch, from, to, back)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []entry
	for rows.Next() {
		var e entry
		if err := rows.Scan(&e.n, &e.kind, &e.record, &e.before, &e.after); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, rows.Err()
}

// replayRow puts one record back if nobody has touched it since.
func (c *change) replayRow(batch int64, e entry, back bool, out *Undone) error {
	k := kinds[e.kind]
	if k == nil {
		return fmt.Errorf("unknown kind %q in the journal", e.kind)
	}
	if err := people.Check(c.who.Role, k.act); err != nil {
		return err
	}
	before, err := k.decode(e.record, e.before)
	if err != nil {
		return err
	}
	after, err := k.decode(e.record, e.after)
	if err != nil {
		return err
	}
	if before == nil {
		before = after.asDeleted() // what was added becomes a tombstone
	}
	from, to := before, after
	if back {
		from, to = after, before
	}
	now, err := k.find(c.ctx, c.tx, e.record)
	if err != nil {
		return err
	}
	if now == nil || !now.same(from) {
		return c.touched(batch, e, now, from, out)
	}
	err = c.subjectAllowed(now, to)
	if err == nil && k.guard != nil {
		err = k.guard(now, to)
	}
	if err != nil && c.partial {
		return c.keep(batch, e, k.title(now), err.Error(), out)
	}
	if err != nil {
		return err
	}
	if back { // the mark of an earlier undo goes
		if _, err := c.tx.ExecContext(c.ctx, "update journal set kept = 0 where batch = ? and n = ?", batch, e.n); err != nil {
			return err
		}
	}
	out.Records++
	return c.write(now, to, false)
}

// touched refuses an undo of what has changed since, or for an import notes that it is left alone.
func (c *change) touched(batch int64, e entry, now, was *row, out *Undone) error {
	reason := "has been changed since"
	if now == nil {
		reason = "has been erased"
	} else if now.deleted && !was.deleted {
		reason = "has been deleted since"
	}
	title := kinds[e.kind].title(now)
	if !c.partial {
		return &Error{Kind: ErrConflict, What: fmt.Sprintf("“%s” %s.", title, reason), Do: "Nothing was undone. Please change it by hand."}
	}
	return c.keep(batch, e, title, reason, out)
}

// keep leaves a record as it is and marks it, so that a redo leaves it alone too.
func (c *change) keep(batch int64, e entry, title, reason string, out *Undone) error {
	out.Kept = append(out.Kept, Kept{e.kind, e.record, title, reason})
	_, err := c.tx.ExecContext(c.ctx, "update journal set kept = 1 where batch = ? and n = ?", batch, e.n)
	return err
}

// title is what a message calls a record.
func (k *kind) title(r *row) string {
	if r == nil || k.doc == nil {
		return "A record"
	}
	return k.doc(r).title
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
			{"delete from journal where batch in (select id from batch where at < ?)", []any{before}},
			{"delete from batch where at < ?", []any{before}},
			{"delete from import_row", nil},
		} {
			if _, err := c.tx.ExecContext(c.ctx, q.sql, q.args...); err != nil {
				return err
			}
		}
		return nil
	})
}

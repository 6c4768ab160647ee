package store

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"hash"
	"sort"

	"jobwright/internal/people"
)

// change is one transaction in the name of one person. All writes of records go through it.
type change struct {
	ctx   context.Context
	tx    *sql.Tx
	s     *Store
	who   people.Staff
	at    int64 // Unix ms
	label string
	kinds map[string]bool

	batch   int64 // 0 until the first record is written
	n       int   // journal rows so far
	partial bool  // undo may leave out records that somebody has touched since
	bulk    hash.Hash
	head    *AuditEntry
}

func isNoRows(err error) bool { return errors.Is(err, sql.ErrNoRows) }

// change runs do in one transaction; label is what undo will call it. Screens that close do not cancel a save that has begun.
func (s *Store) change(ctx context.Context, label string, act people.Act, do func(*change) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.transact(context.WithoutCancel(ctx), label, act, do)
}

// transact is change with a context that may still cancel; act "" is allowed to everybody.
func (s *Store) transact(ctx context.Context, label string, act people.Act, do func(*change) error) error {
	if err := s.writable(); err != nil {
		return err
	}
	who, err := s.may(ctx, act)
	if err != nil {
		return err
	}
	if err := s.readBack(ctx); err != nil {
		return s.plain(err)
	}
	tx, err := s.files.Write().BeginTx(ctx, nil)
	if err != nil {
		return s.plain(err)
	}
	c := &change{ctx: ctx, tx: tx, s: s, who: who, at: s.now().UnixMilli(), label: label, kinds: map[string]bool{}}
	err = do(c)
	if err == nil {
		err = c.finishBulk()
	}
	if err != nil {
		tx.Rollback()
		return s.plain(err)
	}
	if err := tx.Commit(); err != nil {
		tx.Rollback()
		return s.plain(err)
	}
	s.after(c)
	return nil
}

// after tells whoever listens what has changed; a new batch ends what could be redone.
func (s *Store) after(c *change) {
	s.mu.Lock()
	if c.kinds[staffKind.name] {
		s.staff = nil
	}
	if c.batch != 0 {
		delete(s.redo, s.actor)
	}
	s.mu.Unlock()
	if s.o.OnChange == nil || len(c.kinds) == 0 {
		return
	}
	var names []string
	for k := range c.kinds {
		names = append(names, k)
	}
	sort.Strings(names)
	s.o.OnChange(names)
}

// writable refuses changes to a read-only copy and before the check of the database has passed.
func (s *Store) writable() error {
	switch {
	case s.files.ReadOnly():
		return &Error{Kind: ErrReadOnly, What: "This store is open as a read-only copy, so nothing can be changed.", Do: "To work in it, copy the folder to your computer and open it there."}
	case !s.checked.Load():
		return &Error{Kind: ErrChecking, What: "Jobwright is still checking the store.", Do: "Please try again in a moment; you can read everything meanwhile."}
	}
	return nil
}

// put adds a record (version 0) or changes it. The same content again is no change, so a repeated save is safe.
// It sets r.version.
func (c *change) put(r *row) error {
	old, err := r.k.find(c.ctx, c.tx, r.id)
	if err != nil {
		return err
	}
	switch {
	case old == nil && r.version != 0:
		return notFound()
	case old != nil && old.same(r):
		r.version = old.version
		return nil
	case old != nil && r.version == 0 && old.version == 1 && old.changedBy == string(c.who.ID):
		// The first save was written although it looked failed; this is its repetition with a later text.
	case old != nil && r.version != old.version:
		return c.conflict(old)
	}
	if err := c.subjectAllowed(old, r); err != nil {
		return err
	}
	return c.write(old, r, true)
}

// write stores r in place of old, with audit entry and search index, and with a journal row unless it is an undo.
func (c *change) write(old, r *row, journal bool) error {
	k := r.k
	r.changedAt, r.changedBy = c.at, string(c.who.ID)
	r.version = 1
	args := make([]any, 0, 6+len(r.vals))
	var err error
	if old == nil {
		args = append(append(args, r.id, r.version, r.changedAt, r.changedBy, r.deleted), r.vals...)
		_, err = c.tx.ExecContext(c.ctx, k.insertSQL, args...)
	} else {
		r.version = old.version + 1
		args = append(append(args, r.version, r.changedAt, r.changedBy, r.deleted), r.vals...)
		_, err = c.tx.ExecContext(c.ctx, k.updateSQL, append(args, r.id)...)
	}
	if err != nil {
		return err
	}
	before, after := old.encode(), r.encode()
	if journal {
		if err := c.journal(old, r, before, after); err != nil {
			return err
		}
	}
	if err := c.auditRow(old, r, before, after, journal); err != nil {
		return err
	}
	c.kinds[k.name] = true
	return c.index(old, r)
}

// journal keeps the row before and after; the first row of a change makes its batch.
func (c *change) journal(old, r *row, before, after string) error {
	if c.batch == 0 {
		err := c.tx.QueryRowContext(c.ctx, "insert into batch (label, actor, session, at, partial, state) values (?, ?, ?, ?, ?, 0) returning id",
			c.label, string(c.who.ID), c.s.session, c.at, c.partial).Scan(&c.batch)
		if err != nil {
			return err
		}
	}
	c.n++
	_, err := c.tx.ExecContext(c.ctx, "insert into journal (batch, n, kind, record, subject, subject_before, before, after, kept) values (?, ?, ?, ?, ?, ?, ?, ?, 0)",
		c.batch, c.n, r.k.name, r.id, r.about(), old.about(), before, after)
	return err
}

// auditRow enters the change of one row in the chain, or adds it to the hash of a bulk change.
func (c *change) auditRow(old, r *row, before, after string, journal bool) error {
	object := r.k.name + ":" + r.id
	if c.bulk != nil {
		fmt.Fprintf(c.bulk, "%s\n%d %s\n%d %s\n", object, len(before), before, len(after), after)
		return nil
	}
	action := "change"
	switch {
	case !journal:
		action = c.label
	case old == nil:
		action = "create"
	case r.deleted && !old.deleted:
		action = "delete"
	case old.deleted && !r.deleted:
		action = "bring back"
	}
	return c.appendAudit(action, object, c.hash(before), c.hash(after), "")
}

// hash is the keyed hash of a canonical row: without the key nobody can try texts against it.
func (c *change) hash(text string) []byte {
	if text == "" {
		return nil
	}
	return keyed(c.s.auditKey, []byte(text))
}

// startBulk makes one audit entry stand for all rows of this change.
func (c *change) startBulk() { c.bulk = hmac.New(sha256.New, c.s.auditKey) }

func (c *change) finishBulk() error {
	if c.bulk == nil || c.n == 0 {
		return nil
	}
	return c.appendAudit("import", fmt.Sprintf("batch:%d", c.batch), nil, c.bulk.Sum(nil), fmt.Sprintf("%d records", c.n))
}

func (c *change) conflict(current *row) error {
	who := "Somebody"
	if p, err := c.s.person(c.ctx, people.StaffID(current.changedBy)); err == nil && p.Name != "" {
		who = p.Name
	}
	if current.changedBy == string(c.who.ID) {
		who = "You"
	}
	did := " changed this"
	if current.deleted {
		did = " deleted this"
	}
	return &Error{Kind: ErrConflict, What: who + did + " after you opened it.", Do: "Please open it again and make your change there; nothing was overwritten."}
}

// del makes a record a tombstone that undo brings back.
func (c *change) del(k *kind, id string, version int) error {
	old, err := k.find(c.ctx, c.tx, id)
	switch {
	case err != nil:
		return err
	case old == nil:
		return notFound()
	case old.deleted:
		return nil
	}
	r := old.asDeleted()
	r.version = version
	return c.put(r)
}

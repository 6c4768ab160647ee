package store

import (
	"cmp"
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
	tx    *transaction
	s     *Store
	who   people.Staff
	at    int64 // Unix ms
	label string
	kinds map[string]bool

	batch   int64 // 0 until the first record is written
	n       int   // journal rows so far
	partial bool  // undo may leave out records that somebody has touched since
	bulk    hash.Hash
	tail    tail

	statements map[string]*sql.Stmt // see exec; nil = run once
	lean       map[lean]string      // see insert

	listed    map[string]bool   // employers whose line in the list may have changed
	listedAll bool              // any may have
	names     map[string]string // of employers, as far as they were asked for
	live      map[string]bool   // employers that are there for sure
	taken     map[string]bool   // employers that this change has made tombstones

	attended   map[string]int  // how many events each employer was at; nil = not counted
	attendedAt int             // what events was when that was counted
	events     int             // events written
	renamed    map[string]bool // employers whose people and sites are found by another name now
	another    map[string]bool // participants who are called another way now; nil = none
	dutied     map[string]bool // vacancies whose duties have changed; nil = none
}

// tail is where the tables end that only grow: the store remembers it between changes in place of asking each time.
type tail struct {
	db      *sql.DB // whose tail it is; another one after a restore
	head    AuditEntry
	journal int64 // last id
	docid   int64 // last one
	waiting int   // documents that the search index does not reflect yet
}

// tailOf is the remembered tail, or the one that the database has.
func (s *Store) tailOf(ctx context.Context, db *sql.DB, tx *sql.Tx) (tail, error) {
	s.tailMu.Lock()
	t := s.tail
	s.tail = tail{} // forgotten unless all goes well
	s.tailMu.Unlock()
	if t.db == db {
		return t, nil
	}
	t = tail{db: db}
	var err error
	if t.head, err = lastAudit(ctx, tx); err != nil {
		return t, err
	}
	if err := tx.QueryRowContext(ctx, "select coalesce(max(id), 0) from journal").Scan(&t.journal); err != nil {
		return t, err
	}
	err = tx.QueryRowContext(ctx, `select (select count(*) from search_doc where gone = 1) + (select count(*) from search_wait),
		max((select coalesce(max(docid), 0) from search_doc), (select coalesce(max(docid), 0) from search_wait))`).Scan(&t.waiting, &t.docid)
	return t, err
}

func isNoRows(err error) bool { return errors.Is(err, sql.ErrNoRows) }

// change runs do in one transaction; label is what undo will call it. Screens that close do not cancel a save that has begun.
func (s *Store) change(ctx context.Context, label string, act people.Act, do func(*change) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.transact(context.WithoutCancel(ctx), label, act, do)
}

// begin starts a transaction. While the vault changes the data key or restores a backup, a writer waits; afterwards its
// pool is closed and it begins again on the new one.
func (s *Store) begin(ctx context.Context) (*sql.DB, *sql.Tx, error) {
	db := s.files.Write()
	tx, err := db.BeginTx(ctx, nil)
	if now := s.files.Write(); err != nil && now != db {
		db = now
		tx, err = db.BeginTx(ctx, nil)
	}
	return db, tx, err
}

// transact is change with a context that may still cancel; act "" is allowed to everybody.
func (s *Store) transact(ctx context.Context, label string, act people.Act, do func(*change) error) error {
	if err := s.Writable(); err != nil {
		return err
	}
	who, err := s.may(ctx, act)
	if err != nil {
		return err
	}
	if err := s.readBack(ctx); err != nil {
		return s.plain(err)
	}
	db, tx, err := s.begin(ctx)
	if err != nil {
		return s.plain(err)
	}
	c := &change{ctx: ctx, tx: &transaction{tx: tx}, s: s, who: who, at: s.now().UnixMilli(), label: label, kinds: map[string]bool{},
		listed: map[string]bool{}, names: map[string]string{}, renamed: map[string]bool{}, live: map[string]bool{}, taken: map[string]bool{}}
	defer c.tx.rollback() // of one that a panic has left: the next change would wait for its end
	if c.tail, err = s.tailOf(ctx, db, tx); err == nil {
		err = do(c)
	}
	if err == nil {
		err = c.finish()
	}
	if err != nil {
		return s.plain(cmp.Or(c.tx.rollback(), err)) // what was written behind failed first, and may be the cause of the other
	}
	if err := s.commit(c); err != nil {
		return s.plain(err)
	}
	s.after(c)
	return nil
}

// commit ends the transaction; what it did to the tail is remembered before another change can begin.
func (s *Store) commit(c *change) error {
	s.tailMu.Lock()
	defer s.tailMu.Unlock()
	if err := c.tx.commit(); err != nil {
		_ = c.tx.rollback() // whose failure this is
		return err
	}
	s.tail = c.tail
	return nil
}

// finish does what comes once per change: the people and sites of renamed employers, the entry of a bulk change, and the search index
// when enough is waiting.
func (c *change) finish() error {
	if err := c.refind(); err != nil {
		return err
	}
	if err := c.finishBulk(); err != nil {
		return err
	}
	if c.tail.waiting >= mergeAt {
		return c.mergeSearch()
	}
	return nil
}

// after tells whoever listens what has changed; a new batch ends what could be redone.
func (s *Store) after(c *change) {
	s.mu.Lock()
	if c.kinds[staffKind.name] {
		s.staff = nil
		s.staffAt++
	}
	if c.batch != 0 {
		s.undo[s.actor] = append(s.undo[s.actor], step{c.batch, c.label})
		delete(s.redo, s.actor)
	}
	s.mu.Unlock()
	s.outdate(c)
	s.outdateMatches(c.kinds)
	if c.kinds[staffKind.name] {
		s.forgetOwners()
	}
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

// Writable refuses changes to a read-only copy, and unless the check of the database has passed.
func (s *Store) Writable() error {
	verdict := s.verdict.Load()
	switch {
	case verdict != nil:
		return verdict
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
	if r.version == 0 {
		if done, err := c.add(r); done || err != nil {
			return err
		}
	}
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

// add writes a record that is new; done is false when there is one with its id.
func (c *change) add(r *row) (done bool, err error) {
	if err := c.subjectAllowed(nil, r); err != nil {
		return false, err
	}
	r.changedAt, r.changedBy = c.at, string(c.who.ID)
	res, err := c.exec(r.k.addSQL, c.added(r)...)
	if err != nil {
		return false, err
	}
	if n, err := res.RowsAffected(); n == 0 || err != nil {
		return false, err
	}
	r.version = 1
	return true, c.written(nil, r, true)
}

// added are the values of addSQL: those of the first version, and where the table notes it the day.
func (c *change) added(r *row) []any {
	if r.k.dated {
		return append(r.args(1), c.s.today())
	}
	return r.args(1)
}

// write stores r in place of old, with audit entry and search index, and with a journal row unless it is an undo.
func (c *change) write(old, r *row, journal bool) error {
	k := r.k
	r.changedAt, r.changedBy = c.at, string(c.who.ID)
	r.version = 1
	var err error
	if old == nil {
		err = c.insert(k.addSQL, c.added(r)...)
	} else {
		r.version = old.version + 1
		err = c.later(k.updateSQL, append(r.args(r.version)[1:], r.id)...)
	}
	if err != nil {
		return err
	}
	return c.written(old, r, journal)
}

// written does what follows every write of a record.
func (c *change) written(old, r *row, journal bool) error {
	before, after := old.encode(), r.encode()
	if journal {
		if err := c.journal(old, r, before, after); err != nil {
			return err
		}
	}
	if err := c.auditRow(old, r, before, after, journal); err != nil {
		return err
	}
	c.kinds[r.k.name] = true
	c.touch(old)
	c.touch(r)
	switch r.k {
	case employerKind:
		c.called(old, r)
	case participantKind:
		c.calledPerson(old, r)
	case eventKind:
		c.events++
	}
	return c.index(old, r)
}

// journal keeps the row before and after; the first row of a change begins its batch and has the label.
func (c *change) journal(old, r *row, before, after string) error {
	c.tail.journal++
	c.n++
	label := ""
	if c.batch == 0 {
		c.batch, label = c.tail.journal, c.label
	}
	return c.insert(`insert into journal (id, batch, label, actor, at, partial, undone, kind, record, subject, subject_before, before, after, kept)
		values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, 0)`,
		c.tail.journal, c.batch, label, string(c.who.ID), c.at, c.partial, r.k.name, r.id, r.about(), old.about(), before, after)
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
	did := " changed this"
	if current.deleted {
		did = " deleted this"
	}
	return &Error{Kind: ErrConflict, What: c.whoHas(current.changedBy) + did + " after you opened it.", Do: "Please open it again and make your change there; nothing was overwritten."}
}

// whoHas is what a message calls a member of staff who has done something.
func (c *change) whoHas(id string) string {
	if id == string(c.who.ID) {
		return "You"
	}
	if p, err := c.s.person(c.ctx, people.StaffID(id)); err == nil && p.Name != "" {
		return p.Name
	}
	return "Somebody"
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

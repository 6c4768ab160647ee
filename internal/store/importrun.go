package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"

	"jobwright/internal/people"
)

// importRun is one pass of an import over its rows, inside one transaction.
type importRun struct {
	im    *Import
	c     *change
	write bool   // write what is good; a bad row that stops the import ends it
	was   change // as it was before the first row

	twice    map[uint64]int // keys that several rows of the file have
	seen     map[uint64]int // n-th occurrence of such a row without a ref
	staff    *staffIndex
	staffIDs map[int]string // of the rows of a file of staff
	sum      Summary
	making   []making // staff and people whom the row at hand names for the first time
	peek     bool     // the row at hand is bad and must not count as an occurrence
	asHeard  bool     // what was heard is on file as the row at hand has it

	empty     map[*kind]bool // kinds of which there are no records, so that nothing needs to be looked up
	unmarked  bool           // the same for rows without a ref
	employers map[string]string
	people    map[string][]knownPerson // of employers whose people were asked for
	names     map[string][]string      // employers by the key of their names, once asked for
	paygap    *paygapIndex
	places    map[string]int // the last place of a duty in each vacancy that the file has named
}

// making is a record that a row makes on its way, because it names somebody unknown.
type making struct {
	key string
	row *row
	add func() // so that the next row finds it
}

func (im *Import) begin(c *change, write bool) (*importRun, error) {
	r := &importRun{im: im, c: c, write: write, was: *c, twice: repeated(im.keys), seen: map[uint64]int{}, empty: map[*kind]bool{},
		employers: map[string]string{}, people: map[string][]knownPerson{}, places: map[string]int{},
		sum: Summary{Kind: im.kind.name, Problems: []ImportProblem{}, UnknownColumns: []string{}, MadePeople: []string{}}}
	if err := im.unmark(c); err != nil {
		return nil, err
	}
	var err error
	if r.staff, err = c.staffIndex(); err != nil {
		return nil, err
	}
	if im.kind.kind == staffKind {
		r.staffIDs = map[int]string{}
		if err := im.each(c, r.announce); err != nil {
			return nil, err
		}
	}
	var any bool
	if err := c.tx.QueryRowContext(c.ctx, "select exists (select 1 from import_identity where kind = ?)", im.kind.name).Scan(&any); err != nil {
		return nil, err
	}
	r.unmarked = !any
	for _, k := range []*kind{im.kind.kind, personKind} {
		if err := c.tx.QueryRowContext(c.ctx, "select exists (select 1 from "+k.table+")").Scan(&any); err != nil {
			return nil, err
		}
		r.empty[k] = !any
	}
	_, err = c.tx.ExecContext(c.ctx, "savepoint import")
	return r, err
}

// announce gives a member of staff in the file the id of the record it will be, so that rows can name each other.
func (r *importRun) announce(row staged) error {
	if len(row.Bad) > 0 {
		return nil
	}
	old, err := findStaffRow(r, row.Values)
	if err != nil {
		return err
	}
	id := NewID()
	if old != nil {
		id = old.id
	}
	r.staffIDs[row.n] = id
	r.staff.add(people.Staff{ID: people.StaffID(id), Ref: row.Values["ref"].Text, Name: row.Values["name"].Text, Initials: row.Values["initials"].Text})
	return nil
}

// pass goes through all rows and says what becomes of them; with write it also writes them.
func (r *importRun) pass(ctx context.Context) (Summary, error) {
	total := r.im.total()
	err := r.im.each(r.c, func(row staged) error {
		if row.n%100 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if row.n%1000 == 0 && r.im.tell != nil {
			r.im.tell(row.n, total)
		}
		return r.row(row)
	})
	if err == nil && r.im.tell != nil {
		r.im.tell(total, total)
	}
	return r.sum, err
}

func (r *importRun) row(row staged) error {
	problems := row.Bad
	var fate string
	var err error
	if len(problems) == 0 {
		fate, problems, err = r.one(row)
	} else if len(row.Values) > 0 {
		problems, err = r.more(row)
	}
	if err != nil {
		return err
	}
	switch fate {
	case "created":
		r.sum.Created++
	case "updated":
		r.sum.Updated++
	case "unchanged":
		r.sum.Unchanged++
	default:
		return r.bad(row, problems)
	}
	return nil
}

func (r *importRun) bad(row staged, problems []ImportProblem) error {
	r.sum.Bad++
	if r.im.o.SkipBad {
		r.sum.Skipped++
	}
	if room := maxProblems - len(r.sum.Problems); room > 0 {
		r.sum.Problems = append(r.sum.Problems, problems[:min(room, len(problems))]...)
	}
	if r.write && !r.im.o.SkipBad {
		if err := r.takeBack(); err != nil {
			return err
		}
	}
	return r.im.mark(r.c, row, problems)
}

// takeBack undoes what the pass has written; from here on it only says what could have become of the rows.
func (r *importRun) takeBack() error {
	r.write = false
	if _, err := r.c.tx.ExecContext(r.c.ctx, "rollback to import"); err != nil {
		return err
	}
	statements, lean := r.c.statements, r.c.lean
	*r.c = r.was
	r.c.statements, r.c.lean, r.c.kinds = statements, lean, map[string]bool{}
	r.c.listed, r.c.names, r.c.renamed, r.c.live, r.c.taken = map[string]bool{}, map[string]string{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	r.c.startBulk()
	return nil
}

// one decides what becomes of a row: a new record, a change of the one it names, or nothing. Problems make it bad.
func (r *importRun) one(row staged) (fate string, problems []ImportProblem, err error) {
	k := r.im.kind
	if key, column := k.key(row.Values); column != "" && r.twice[hashed(key)] > 1 {
		return "", []ImportProblem{{row.Line, column, row.Values[column].Text, twiceWords(column)}}, nil
	}
	old, mark, err := k.find(r, row)
	if err != nil {
		return "", nil, err
	}
	if old != nil && (mark != "" || old.deleted) {
		// The same row was imported before, or its employer was merged with another: what has been changed here since stays.
		return "unchanged", nil, nil
	}
	next := k.fresh(r)
	if old != nil {
		next = old.copy()
	} else if id := r.staffIDs[row.n]; id != "" {
		next.id = id
	}
	r.making = r.making[:0]
	if problems, err = r.set(row, next); err != nil || len(problems) > 0 {
		return "", problems, err
	}
	return r.settle(row, old, next, mark)
}

func twiceWords(column string) string {
	if column == "ref" {
		return "Two rows of the file have this reference. Please keep one of them, or give the other its own."
	}
	return "Two rows of the file are about the same one. Please keep one of them."
}

// set puts the values of a row into a record and says everything that is wrong with them.
func (r *importRun) set(from staged, next *row) (problems []ImportProblem, err error) {
	k := r.im.kind
	r.asHeard = false
	for _, column := range k.columns {
		v, given := from.Values[column.name]
		if !given {
			continue
		}
		reason, err := column.set(r, next, v)
		if err != nil {
			return nil, err
		}
		if reason != "" {
			problems = append(problems, ImportProblem{from.Line, column.name, v.Text, reason})
		}
	}
	for _, p := range k.check(from.Line, next) {
		if !slices.ContainsFunc(problems, func(q ImportProblem) bool { return q.Column == p.Column }) {
			p.Value = from.Values[p.Column].Text
			problems = append(problems, p)
		}
	}
	return problems, nil
}

// more adds to what is wrong with the cells of a row what the store knows of the others, so that it is mended in one go.
func (r *importRun) more(row staged) ([]ImportProblem, error) {
	r.peek = true // a bad row counts as no occurrence
	old, _, err := r.im.kind.find(r, row)
	r.peek = false
	if err != nil {
		return nil, err
	}
	next := r.im.kind.fresh(r)
	if old != nil {
		next = old.copy()
	}
	r.making = r.making[:0]
	found, err := r.set(row, next)
	if err != nil {
		return nil, err
	}
	problems := slices.Clone(row.Bad)
	for _, p := range found {
		if _, given := row.Values[p.Column]; given { // what is not given is told already, or bad
			problems = append(problems, p)
		}
	}
	return problems, nil
}

// settle writes the record with what belongs beside it, or finds out why it may not be written.
func (r *importRun) settle(from staged, old, next *row, mark string) (string, []ImportProblem, error) {
	writes := []rewrite{{old, next, mark}}
	if old != nil && old.same(next) {
		writes = nil
	}
	if beside := r.im.kind.beside; beside != nil {
		more, problems, err := beside(r, from, old, next)
		if err != nil || len(problems) > 0 {
			return "", problems, err
		}
		writes = append(writes, more...)
	}
	if len(writes) == 0 {
		return "unchanged", nil, nil
	}
	for _, w := range writes {
		err := r.c.subjectAllowed(w.old, w.new)
		if d, ok := err.(people.Denied); ok {
			return "", []ImportProblem{{Line: from.Line, Reason: d.Error()}}, nil
		}
		if err != nil {
			return "", nil, err
		}
	}
	for _, m := range r.making {
		writes = slices.Insert(writes, 0, rewrite{new: m.row})
		m.add()
	}
	fate := "created"
	if old != nil {
		fate = "updated"
	}
	if !r.write {
		return fate, nil, nil
	}
	for _, w := range writes {
		if w.old != nil {
			w.new.version = w.old.version
		}
		if err := r.c.write(w.old, w.new, true); err != nil {
			return "", nil, err
		}
		if err := r.remember(w); err != nil {
			return "", nil, err
		}
	}
	return fate, nil, nil
}

// remember notes which record a row without a reference became.
func (r *importRun) remember(w rewrite) error {
	if w.mark == "" {
		return nil
	}
	return r.c.later(`insert into import_identity (kind, identity, record, subject) values (?, ?, ?, ?)
		on conflict (kind, identity) do update set record = excluded.record, subject = excluded.subject`, w.new.k.name, w.mark, w.new.id, w.new.about())
}

// remembered is the id of the record that a mark stands for; "" = none.
func (r *importRun) remembered(k *kind, mark string) (id string, err error) {
	err = r.c.queryRow("select record from import_identity where kind = ? and identity = ?", k.name, mark).Scan(&id)
	if isNoRows(err) {
		return "", nil
	}
	return id, err
}

// markOf is a short keyed form of what a row says: the texts themselves stay in their records.
func (r *importRun) markOf(k *kind, what string) string {
	return hex.EncodeToString(keyed(r.im.s.auditKey, []byte(k.name+"\n"+what))[:16])
}

// rewrite is a record before and after a write. With a mark the same row again finds it.
type rewrite struct {
	old, new *row
	mark     string
}

// read reads the first record that a condition finds; nil when there is none.
func (r *importRun) read(k *kind, rest string, args ...any) (*row, error) {
	if r.empty[k] {
		return nil, nil
	}
	out := &row{k: k}
	err := out.scan(r.c.queryRow(k.selectSQL+" "+rest, args...))
	if err == sql.ErrNoRows {
		return nil, nil
	}
	return out, err
}

// byRef finds a record by its reference, or by its own id, which stands for a reference in exports.
func (r *importRun) byRef(k *kind, ref string) (*row, error) {
	// Two queries, each with its index: one with "or" would read the whole table for every row of a file.
	old, err := r.read(k, "where ref = ? and ref <> '' and deleted = 0 order by id limit 1", ref)
	if err == nil && old == nil && len(ref) == idLength {
		old, err = r.read(k, "where id = ? and deleted = 0", ref)
	}
	return old, err
}

// idLength is the length of a record's own id.
const idLength = 36

// byMark finds the record that the same row became in an earlier import: rows without a reference are told apart by their
// content and by how often it has occurred in the file.
func (r *importRun) byMark(k *kind, v map[string]ImportValue) (old *row, mark string, err error) {
	if r.peek {
		return nil, "", nil
	}
	whole := wholeRow(v)
	hash := hashed(whole)
	n := 1
	if r.twice[hash] > 1 {
		r.seen[hash]++
		n = r.seen[hash]
	}
	mark = fmt.Sprintf("%s-%d", r.markOf(k, whole), n)
	if r.unmarked {
		return nil, mark, nil
	}
	record, err := r.remembered(k, mark)
	if err != nil || record == "" {
		return nil, mark, err
	}
	// One that was deleted here, or whose import was undone, is made anew; an employer that was merged with another is not.
	there := "deleted = 0"
	if k == employerKind {
		there = "(deleted = 0 or merged_into <> '')"
	}
	old, err = r.read(k, "where id = ? and "+there, record)
	return old, mark, err
}

// sortedColumns are the columns of a kind in the order of their names, so that an employer comes before its people.
func sortedColumns(set map[string]setter) (out []importColumn) {
	for _, name := range slices.Sorted(maps.Keys(set)) {
		out = append(out, importColumn{name, set[name]})
	}
	return out
}

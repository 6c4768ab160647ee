package store

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"jobwright/internal/people"
)

// importRun is the passes of one import over its staged rows, inside one transaction.
type importRun struct {
	im     *Import
	c      *change
	staff  *staffIndex
	refs   map[identity]int // how many rows of the file carry a ref
	seen   map[identity]int // n-th occurrence of a row without a ref, in this pass
	made   []string
	marked map[int64]bool // rows whose problem is on file
	peek   bool           // the row at hand is bad and must not count as an occurrence
}

// staged is one row of the staging table.
type staged struct {
	n int64
	ImportRow
	record string // the record of an earlier pass that it becomes
}

// identify is the first pass: it counts refs, and gives staff of the file their ids, so that rows can name each other.
func (im *Import) identify(c *change) (*importRun, error) {
	r := &importRun{im: im, c: c, refs: map[identity]int{}, marked: map[int64]bool{}}
	if _, err := c.tx.ExecContext(c.ctx, "update import_row set problem = '' where run = ? and problem <> ''", im.run); err != nil {
		return nil, err
	}
	var err error
	if r.staff, err = c.staffIndex(); err != nil {
		return nil, err
	}
	err = r.each(func(row staged) error {
		if ref := row.Values["ref"].Text; ref != "" {
			r.refs[identify(im.s.auditKey, "ref", ref)]++
		}
		if im.kind.kind == staffKind && len(row.Bad) == 0 {
			return r.announce(row)
		}
		return nil
	})
	return r, err
}

// announce gives a member of staff in the file the id of the record it will be.
func (r *importRun) announce(row staged) error {
	old, err := findStaffRow(r, row.Values)
	if err != nil {
		return err
	}
	id := NewID()
	if old != nil {
		id = old.id
	}
	r.staff.add(people.Staff{ID: people.StaffID(id), Ref: row.Values["ref"].Text, Name: row.Values["name"].Text, Initials: row.Values["initials"].Text})
	_, err = r.c.tx.ExecContext(r.c.ctx, "update import_row set record = ? where run = ? and n = ?", id, r.im.run, row.n)
	return err
}

// each reads the staged rows in slices, because the transaction that reads them also writes.
func (r *importRun) each(do func(staged) error) error {
	for last := int64(0); ; {
		slice, err := r.slice(last)
		if err != nil || len(slice) == 0 {
			return err
		}
		for _, row := range slice {
			if err := do(row); err != nil {
				return err
			}
			last = row.n
		}
	}
}

func (r *importRun) slice(after int64) ([]staged, error) {
	rows, err := r.c.tx.QueryContext(r.c.ctx, "select n, line, cells, record from import_row where run = ? and n > ? order by n limit 500", r.im.run, after)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []staged
	for rows.Next() {
		var row staged
		var line int
		var cells string
		if err := rows.Scan(&row.n, &line, &cells, &row.record); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(cells), &row.ImportRow); err != nil {
			return nil, err
		}
		row.Line = line
		out = append(out, row)
	}
	return out, rows.Err()
}

// pass goes through all rows and says what becomes of them; with write it also writes them.
func (r *importRun) pass(write bool) (Summary, error) {
	r.seen, r.made = map[identity]int{}, nil
	sum := Summary{Kind: r.im.kind.name, Problems: []ImportProblem{}, UnknownColumns: []string{}, MadePeople: []string{}}
	err := r.each(func(row staged) error {
		problems := row.Bad
		var fate string
		var err error
		if len(problems) == 0 {
			fate, problems, err = r.one(row, write)
		} else if !write && len(row.Values) > 0 {
			problems, err = r.more(row)
		}
		if err != nil {
			return err
		}
		switch fate {
		case "created":
			sum.Created++
		case "updated":
			sum.Updated++
		case "unchanged":
			sum.Unchanged++
		default:
			return r.bad(&sum, row, problems)
		}
		return nil
	})
	sum.MadeStaff = r.made
	return sum, err
}

func (r *importRun) bad(sum *Summary, row staged, problems []ImportProblem) error {
	sum.Bad++
	if r.im.o.SkipBad {
		sum.Skipped++
	}
	if room := maxProblems - len(sum.Problems); room > 0 {
		sum.Problems = append(sum.Problems, problems[:min(room, len(problems))]...)
	}
	if r.marked[row.n] {
		return nil
	}
	r.marked[row.n] = true
	b, err := json.Marshal(problems)
	if err != nil {
		return err
	}
	_, err = r.c.tx.ExecContext(r.c.ctx, "update import_row set problem = ? where run = ? and n = ?", string(b), r.im.run, row.n)
	return err
}

// one decides what becomes of a row: a new record, a change of the one it names, or nothing. Problems make it bad.
func (r *importRun) one(row staged, write bool) (fate string, problems []ImportProblem, err error) {
	complain := func(column, reason string) {
		problems = append(problems, ImportProblem{row.Line, column, row.Values[column].Text, reason})
	}
	ref := row.Values["ref"].Text
	if ref != "" && r.refs[identify(r.im.s.auditKey, "ref", ref)] > 1 {
		complain("ref", "Two rows of the file have this reference. Please keep one of them, or give the other its own.")
		return "", problems, nil
	}
	k := r.im.kind
	old, mark, err := k.find(r, row)
	if err != nil {
		return "", nil, err
	}
	if old != nil && mark != "" {
		return "unchanged", nil, nil // the same row was imported before; what has been changed here since stays
	}
	next := k.fresh(r)
	if old != nil {
		copied := *old
		copied.vals = append([]any(nil), old.vals...)
		next = &copied
	} else if row.record != "" {
		next.id = row.record
	}
	if problems, err = r.set(row, next, write); err != nil {
		return "", nil, err
	}
	if len(problems) > 0 {
		return "", problems, nil
	}
	return r.settle(row, old, next, mark, write)
}

// set puts the values of a row into a record and says everything that is wrong with them.
func (r *importRun) set(from staged, next *row, write bool) (problems []ImportProblem, err error) {
	k := r.im.kind
	wrong := map[string]bool{}
	for _, column := range slices.Sorted(maps.Keys(from.Values)) {
		set, v := k.set[column], from.Values[column]
		if set == nil {
			continue
		}
		reason, err := set(r, next, v, write)
		if err != nil {
			return nil, err
		}
		if reason != "" {
			wrong[column] = true
			problems = append(problems, ImportProblem{from.Line, column, v.Text, reason})
		}
	}
	for _, p := range k.check(from.Line, next) {
		if !wrong[p.Column] {
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
		copied := *old
		copied.vals = append([]any(nil), old.vals...)
		next = &copied
	}
	found, err := r.set(row, next, false)
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

// settle writes the record, or finds out why it may not be written.
func (r *importRun) settle(row staged, old, next *row, mark string, write bool) (string, []ImportProblem, error) {
	fate := "created"
	if old != nil {
		fate = "updated"
		if old.same(next) {
			return "unchanged", nil, nil
		}
	}
	err := r.c.subjectAllowed(old, next)
	if d, ok := err.(people.Denied); ok {
		return "", []ImportProblem{{Line: row.Line, Reason: d.Error()}}, nil
	}
	if err != nil || !write {
		return fate, nil, err
	}
	if old != nil {
		next.version = old.version
	}
	if err := r.c.write(old, next, true); err != nil {
		return "", nil, err
	}
	if mark == "" {
		return fate, nil, nil
	}
	_, err = r.c.tx.ExecContext(r.c.ctx, `insert into import_identity (kind, identity, record, subject) values (?, ?, ?, ?)
		on conflict (kind, identity) do update set record = excluded.record, subject = excluded.subject`, next.k.name, mark, next.id, next.about())
	return fate, nil, err
}

// byRef finds a record by its reference, or by its own id, which stands for a reference in exports.
func (r *importRun) byRef(k *kind, ref string) (*row, error) {
	// Two queries, each with its index: one with "or" would read the whole table for every row of a file.
	rows, err := readRows(r.c.ctx, r.c.tx, k, "where ref = ? and ref <> '' and deleted = 0 order by id limit 1", ref)
	if err == nil && len(rows) == 0 {
		rows, err = readRows(r.c.ctx, r.c.tx, k, "where id = ? and deleted = 0", ref)
	}
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows[0], nil
}

// byMark finds the record that the same row became in an earlier import: rows without a reference are told apart by their
// content and by how often it has occurred in the file.
func (r *importRun) byMark(k *kind, parts ...string) (old *row, mark string, err error) {
	if r.peek {
		return nil, "", nil
	}
	id := identify(r.im.s.auditKey, append([]string{k.name}, parts...)...)
	r.seen[id]++
	mark = fmt.Sprintf("%s-%d", hex.EncodeToString(id[:]), r.seen[id])
	var record string
	err = r.c.tx.QueryRowContext(r.c.ctx, "select record from import_identity where kind = ? and identity = ?", k.name, mark).Scan(&record)
	if isNoRows(err) {
		return nil, mark, nil
	}
	if err != nil {
		return nil, "", err
	}
	if old, err = k.find(r.c.ctx, r.c.tx, record); err != nil {
		return nil, "", err
	}
	if old != nil && old.deleted {
		old = nil // it was deleted here or its import undone: the row makes a new one
	}
	return old, mark, nil
}

package store

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"

	"jobwright/internal/people"
)

// ErrBadRows says that an import was not written because some of its rows are bad.
var ErrBadRows = errors.New("bad rows")

// ImportValue is what a cell says about a field, in its stored form. A blank cell has no value at all.
type ImportValue struct {
	Text  string `json:"t,omitempty"`
	Erase bool   `json:"e,omitempty"`
}

// ImportProblem says what is wrong with a row, in words for the person who made the file.
type ImportProblem struct {
	Line   int    `json:"line"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

// ImportRow is one row of a file, read and checked by itself.
type ImportRow struct {
	Line   int                    `json:"-"`
	Values map[string]ImportValue `json:"v"` // by column name
	Cells  []string               `json:"c"` // as they stand in the file, to write bad rows back
	Bad    []ImportProblem        `json:"b,omitempty"`
}

// ImportOptions say what to do with what does not fit.
type ImportOptions struct {
	SkipBad  bool // leave bad rows out in place of stopping
	AddStaff bool // add staff whom the file names and nobody knows
}

// Summary is what an import did, or would do. The field names are those of formats.md.
type Summary struct {
	Kind           string          `json:"kind"`
	Created        int             `json:"created"`
	Updated        int             `json:"updated"`
	Unchanged      int             `json:"unchanged"`
	Skipped        int             `json:"skipped"`
	Bad            int             `json:"bad"`
	Problems       []ImportProblem `json:"problems"`
	UnknownColumns []string        `json:"unknown_columns"`
	MadePeople     []string        `json:"made_people"`
	MadeStaff      []string        `json:"made_staff,omitempty"`
	Batch          int64           `json:"-"` // for UndoBatch
}

// maxProblems bounds the list of problems; Bad counts them all.
const maxProblems = 10000

// Import takes rows of one kind on their way into the store. Rows are staged inside the encrypted store, so that memory
// stays low whatever the file, and then written in one transaction with one undo step and one audit entry.
type Import struct {
	s    *Store
	kind importKind
	o    ImportOptions
	run  string
	n    int
	wait []ImportRow // staged at the next flush
}

// importActs are what a kind needs beside the right to import.
var importActs = map[string]people.Act{"staff": people.ManageStaff, "leave": people.ManageStaff, "next-steps": people.ChangeRegister}

// NewImport begins an import of a kind of formats.md. Close it in any case.
func (s *Store) NewImport(ctx context.Context, kind string, o ImportOptions) (*Import, error) {
	k, ok := importKinds[kind]
	if !ok {
		return nil, refused("Files of the kind “"+kind+"” cannot be imported.", "")
	}
	if err := s.Writable(); err != nil {
		return nil, err
	}
	acts := []people.Act{people.Import, importActs[kind]}
	if o.AddStaff {
		acts = append(acts, people.ManageStaff)
	}
	for _, act := range acts {
		if _, err := s.may(ctx, act); err != nil {
			return nil, err
		}
	}
	return &Import{s: s, kind: k, o: o, run: NewID()}, nil
}

// Stage adds one row.
func (im *Import) Stage(ctx context.Context, r ImportRow) error {
	if im.wait = append(im.wait, r); len(im.wait) < 500 {
		return nil
	}
	return im.flush(ctx)
}

// flush writes the waiting rows into the staging table.
func (im *Import) flush(ctx context.Context) error {
	if len(im.wait) == 0 {
		return nil
	}
	tx, err := im.s.files.Write().BeginTx(ctx, nil)
	if err != nil {
		return im.s.plain(err)
	}
	defer tx.Rollback()
	for _, r := range im.wait {
		cells, err := json.Marshal(r)
		if err != nil {
			return err
		}
		im.n++
		if _, err := tx.ExecContext(ctx, "insert into import_row (run, n, line, cells, identity, record, fate, problem) values (?, ?, ?, ?, '', '', '', '')", im.run, im.n, r.Line, string(cells)); err != nil {
			return im.s.plain(err)
		}
	}
	im.wait = im.wait[:0]
	return im.s.plain(tx.Commit())
}

// Plan says what Apply would do, and changes no record.
func (im *Import) Plan(ctx context.Context) (Summary, error) {
	var sum Summary
	err := im.transact(ctx, func(c *change) error {
		r, err := im.identify(c)
		if err != nil {
			return err
		}
		if sum, err = r.pass(false); err != nil {
			return err
		}
		// What is bad is remembered for BadRows; no record has been written.
		return nil
	})
	return sum, err
}

// Apply writes all rows, or none. Bad rows stop it with ErrBadRows unless they may be left out.
func (im *Import) Apply(ctx context.Context) (Summary, error) {
	var sum Summary
	if err := im.s.backup(ctx, "before an import"); err != nil {
		return sum, err
	}
	err := im.transact(ctx, func(c *change) error {
		r, err := im.identify(c)
		if err != nil {
			return err
		}
		if sum, err = r.pass(false); err != nil {
			return err
		}
		if sum.Bad > 0 && !im.o.SkipBad {
			return nil
		}
		if sum, err = r.pass(true); err != nil {
			return err
		}
		sum.Batch = c.batch
		if im.kind.kind == staffKind {
			return c.leadStays()
		}
		return nil
	})
	if err == nil && sum.Bad > 0 && !im.o.SkipBad {
		err = &Error{Kind: ErrBadRows, What: fmt.Sprintf("%d rows have mistakes, so nothing was imported.", sum.Bad), Do: "Please correct them, or import the good rows only."}
	}
	return sum, err
}

func (im *Import) transact(ctx context.Context, do func(*change) error) error {
	if err := im.flush(ctx); err != nil {
		return err
	}
	return im.s.transact(ctx, "import of "+im.kind.title, people.Import, func(c *change) error {
		c.partial = true
		c.startBulk()
		return do(c)
	})
}

// BadRows gives the bad rows in the order of the file, with their problems, after Plan or Apply.
func (im *Import) BadRows(ctx context.Context, each func(ImportRow) error) error {
	rows, err := im.s.files.Read().QueryContext(ctx, "select line, cells, problem from import_row where run = ? and problem <> '' order by n", im.run)
	if err != nil {
		return im.s.plain(err)
	}
	defer rows.Close()
	for rows.Next() {
		var r ImportRow
		var line int
		var cells, problem string
		if err := rows.Scan(&line, &cells, &problem); err != nil {
			return im.s.plain(err)
		}
		if err := json.Unmarshal([]byte(cells), &r); err != nil {
			return err
		}
		r.Line, r.Bad = line, nil
		if err := json.Unmarshal([]byte(problem), &r.Bad); err != nil {
			return err
		}
		if err := each(r); err != nil {
			return err
		}
	}
	return im.s.plain(rows.Err())
}

// Close forgets the staged rows.
func (im *Import) Close(ctx context.Context) error {
	_, err := im.s.files.Write().ExecContext(context.WithoutCancel(ctx), "delete from import_row where run = ?", im.run)
	return im.s.plain(err)
}

// identity is a short keyed hash of what makes a row the same row: memory for a million of them is small.
type identity [16]byte

func identify(key []byte, parts ...string) identity {
	var text []byte
	for _, p := range parts {
		text = fmt.Appendf(text, "%d:%s,", len(p), p)
	}
	sum := sha256.Sum256(keyed(key, text))
	return identity(sum[:16])
}

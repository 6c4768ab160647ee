package store

import (
	"context"
	"errors"
	"fmt"

	"jobwright/internal/people"
)

// ErrBadRows says that an import was not written because some of its rows are bad.
var ErrBadRows = errors.New("bad rows")

// ImportValue is what a cell says about a field, in its stored form. A blank cell has no value at all.
type ImportValue struct {
	Text  string
	Erase bool
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
	Line   int
	Values map[string]ImportValue // by column name
	Cells  []string               // as they stand in the file, to write bad rows back
	Bad    []ImportProblem
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

// Import takes rows of one kind on their way into the store. A few thousand rows wait in memory, and all before them inside the
// encrypted store, so that memory stays low whatever the file; they are then written in one transaction with one undo step
// and one audit entry.
type Import struct {
	s      *Store
	kind   importKind
	o      ImportOptions
	run    string
	staged int                   // rows in the staging table
	wait   []ImportRow           // the ones after them
	size   int                   // about how much memory those take
	keys   []uint64              // what makes each row the same row, hashed
	tell   func(done, total int) // hears of every thousandth row; nil = nobody listens
	writes bool                  // the last Plan would write something
}

// importActs are what a kind needs beside the right to import; the others need ChangeRegister.
var importActs = map[string]people.Act{"staff": people.ManageStaff, "leave": people.ManageStaff, "people": people.EditParticipants, "permissions": people.EditPapers,
	"sessions": people.EditParticipants, "applications": people.EditParticipants, "jobs": people.EditParticipants, "outcomes": people.EditParticipants}

// NewImport begins an import of a kind of formats.md. Close it in any case.
func (s *Store) NewImport(ctx context.Context, kind string, o ImportOptions) (*Import, error) {
	k, ok := importKinds[kind]
	if !ok {
		return nil, refused("Files of the kind “"+kind+"” cannot be imported.", "")
	}
	if err := s.Writable(); err != nil {
		return nil, err
	}
	act, special := importActs[kind]
	if !special {
		act = people.ChangeRegister
	}
	for _, act := range []people.Act{people.Import, act} {
		if _, err := s.may(ctx, act); err != nil {
			return nil, err
		}
	}
	im := &Import{s: s, kind: k, run: NewID()}
	return im, im.SetOptions(ctx, o)
}

// SetOptions says anew what to do with what does not fit. Only leads may add staff.
func (im *Import) SetOptions(ctx context.Context, o ImportOptions) error {
	if o.AddStaff {
		if _, err := im.s.may(ctx, people.ManageStaff); err != nil {
			return err
		}
	}
	im.o = o
	return nil
}

// OnProgress has tell hear of every thousandth row of Plan and Apply, on their goroutine.
func (im *Import) OnProgress(tell func(done, total int)) { im.tell = tell }

// Plan says what Apply would do, and changes no record. What is bad is remembered for BadRows.
func (im *Import) Plan(ctx context.Context) (sum Summary, err error) {
	im.writes = false
	err = im.transact(ctx, func(c *change) error {
		sum, err = im.pass(ctx, c, false)
		return err
	})
	im.writes = err == nil && sum.Created+sum.Updated > 0 && (sum.Bad == 0 || im.o.SkipBad)
	return sum, err
}

// Apply writes all rows, or none. Bad rows stop it with ErrBadRows unless they may be left out, and so does the end of ctx.
// A backup is made before the first record is written; an import that writes none needs none.
func (im *Import) Apply(ctx context.Context) (sum Summary, err error) {
	known, err := im.anyOfKind(ctx)
	if err != nil {
		return sum, im.s.plain(err)
	}
	if known && !im.writes {
		sum, err = im.Plan(ctx)
	}
	if err == nil && (!known || im.writes) {
		sum, err = im.writeAll(ctx)
	}
	if err == nil && sum.Bad > 0 && !im.o.SkipBad {
		err = &Error{Kind: ErrBadRows, What: fmt.Sprintf("%d rows have mistakes, so nothing was imported.", sum.Bad), Do: "Please correct them, or import the good rows only."}
	}
	return sum, err
}

// anyOfKind says whether the store holds records of the kind, so that rows may be on file already.
func (im *Import) anyOfKind(ctx context.Context) (any bool, err error) {
	err = im.s.files.Read().QueryRowContext(ctx, "select exists (select 1 from "+im.kind.kind.table+")").Scan(&any)
	return any, err
}

func (im *Import) writeAll(ctx context.Context) (sum Summary, err error) {
	if err := im.s.backup(ctx, "before an import"); err != nil {
		return sum, err
	}
	err = im.transact(ctx, func(c *change) error {
		// A page that leaves SQLite's cache is sealed, written and opened again; the indexes of a large import need more room than
		// the 2 MB that are kept between changes.
		if _, err := c.tx.ExecContext(c.ctx, "pragma cache_size = -40960"); err != nil {
			return err
		}
		if sum, err = im.pass(ctx, c, true); err != nil {
			return err
		}
		sum.Batch = c.batch
		if c.kinds[staffKind.name] {
			return c.leadStays()
		}
		return nil
	})
	_, restored := im.s.files.Write().ExecContext(context.WithoutCancel(ctx), "pragma cache_size = -2000")
	return sum, errors.Join(err, restored)
}

// transact runs do in one transaction. The driver minds a context that can end once per statement, which costs more than the
// statement; so the pass minds it, row by row.
func (im *Import) transact(ctx context.Context, do func(*change) error) error {
	return im.s.transact(context.WithoutCancel(ctx), "import of "+im.kind.title, people.Import, func(c *change) error {
		c.partial = true
		c.startBulk()
		return do(c)
	})
}

func (im *Import) pass(ctx context.Context, c *change, write bool) (Summary, error) {
	r, err := im.begin(c, write)
	if err != nil {
		return Summary{}, err
	}
	return r.pass(ctx)
}

// total is how many rows the file has.
func (im *Import) total() int { return im.staged + len(im.wait) }

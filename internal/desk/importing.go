package desk

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"jobwright/assets"
	"jobwright/internal/exchange"
	"jobwright/internal/store"
)

// sampleRows is how many rows of a file are shown before it is imported.
const sampleRows = 5

// Glance is what a file shows before anybody says what it is.
type Glance struct {
	Path       string
	Recognised string          // a layout known by its own headers, in words: it needs no mapping; empty = none
	Kinds      []exchange.Kind // what it may hold, the likeliest first
	Header     []string
	Rows       [][]string // the first ones
	Problem    string     // why rows beyond the shown ones could not be looked at; empty = fine so far
}

// Propose is the mapping, their column → ours, that suits the file as one kind; nil when it needs none.
func (g Glance) Propose(k exchange.Kind) map[string]string {
	if title, kind := exchange.Recognised(g.Header); title != "" && kind == k.Name {
		return nil
	}
	found, err := exchange.ProposeFor(g.Header, g.Rows, k, assets.Codes)
	if err != nil {
		return exchange.Propose(g.Header, k) // the lists of the program are there; without them the names must do
	}
	return found
}

// Look reads the beginning of a file. An error in words is an *exchange.InputError.
func Look(path string) (Glance, error) {
	table, err := exchange.Open(path)
	if err != nil {
		return Glance{}, err
	}
	defer table.Close()
	g := Glance{Path: path, Header: table.Header(), Kinds: exchange.Guess(table.Header())}
	g.Recognised, _ = exchange.Recognised(g.Header)
	for len(g.Rows) < sampleRows {
		row, err := table.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			g.Problem = err.Error()
			break
		}
		g.Rows = append(g.Rows, row.Cells)
	}
	return g, nil
}

// Source says which file is imported, and how it is read.
type Source struct {
	Path    string
	Kind    string
	Mapping map[string]string // their column → ours; a column mapped to "" is left out; nil = by the names of the columns
	store.ImportOptions
}

// Progress hears how far an import is: rows done of total, 0 while it is not known how many there are.
// It is called on the goroutine of the import.
type Progress func(done, total int)

// Importing is a file on its way into the store: read and checked by itself, nothing written yet.
type Importing struct {
	im      *store.Import
	d       *Desk
	header  []string
	unknown []string
	Layout  string // the known layout in words; empty = by columns
	Rows    int    // rows of the file that are not blank
}

// Read reads a whole file and stages its rows. What is wrong with the file as a whole is an *exchange.InputError; what is
// wrong with a row waits for Plan. Close the result in any case; ctx cancels.
func (d *Desk) Read(ctx context.Context, from Source, progress Progress) (*Importing, error) {
	k, known := exchange.KindNamed(from.Kind)
	if !known {
		return nil, errors.New("no kind " + from.Kind)
	}
	table, err := exchange.Open(from.Path)
	if err != nil {
		return nil, err
	}
	defer table.Close()
	lists, err := d.lists(ctx, k)
	if err != nil {
		return nil, err
	}
	rows, err := exchange.NewRecords(table, k, from.Mapping, lists)
	if err != nil {
		return nil, err
	}
	im, err := d.Store().NewImport(ctx, k.Name, from.ImportOptions)
	if err != nil {
		return nil, err
	}
	out := &Importing{im: im, d: d, header: rows.Header(), unknown: rows.Unknown, Layout: rows.Layout}
	if out.Rows, err = stage(ctx, im, rows, progress); err != nil {
		return nil, errors.Join(err, im.Close(ctx))
	}
	return out, nil
}

// Options changes what is done with what does not fit, for the next Plan or Apply.
func (i *Importing) Options(ctx context.Context, o store.ImportOptions) error {
	return i.im.SetOptions(ctx, o)
}

// Plan says what Apply would do; nothing is written.
func (i *Importing) Plan(ctx context.Context, progress Progress) (store.Summary, error) {
	i.im.OnProgress(progress)
	return i.told(i.im.Plan(ctx))
}

// Apply writes all rows, or none: bad rows stop it with store.ErrBadRows unless they may be left out, and so does the end of
// ctx. Summary.Batch is for Undo.
func (i *Importing) Apply(ctx context.Context, progress Progress) (store.Summary, error) {
	i.im.OnProgress(progress)
	sum, err := i.told(i.im.Apply(ctx))
	if err != nil { // nobody was added; Plan says who would be
		sum.MadePeople, sum.MadeStaff = nil, nil
	}
	return sum, err
}

func (i *Importing) told(sum store.Summary, err error) (store.Summary, error) {
	sum.UnknownColumns = slices.Clone(i.unknown)
	return sum, err
}

// WriteBad writes the bad rows to a CSV file as they stood, with what is wrong in one more column, after Plan or Apply.
func (i *Importing) WriteBad(ctx context.Context, path string) error {
	return exchange.WriteFile(path, func(to io.Writer) error {
		w, err := exchange.NewBadRows(to, i.header)
		if err != nil {
			return err
		}
		err = i.im.BadRows(ctx, func(r store.ImportRow) error {
			var reasons []string
			for _, p := range r.Bad {
				if p.Column != "" {
					p.Reason = p.Column + ": " + p.Reason
				}
				reasons = append(reasons, p.Reason)
			}
			return w.Write(r.Cells, strings.Join(reasons, " "))
		})
		return errors.Join(err, w.Close())
	})
}

// UndoImport takes a whole import back, but for what somebody has touched since.
func (d *Desk) UndoImport(ctx context.Context, batch int64) (store.Undone, error) {
	return d.Store().UndoBatch(ctx, batch)
}

// Close forgets the rows that were read.
func (i *Importing) Close(ctx context.Context) error { return i.im.Close(ctx) }

// stage hands every record of a file to an import and counts them.
func stage(ctx context.Context, im *store.Import, rows *exchange.Records, progress Progress) (n int, err error) {
	batches, stop := ahead(rows)
	defer stop()
	for b := range batches {
		for _, rec := range b.records {
			n++
			if err := im.Stage(ctx, importRow(rec)); err != nil {
				return n, err
			}
			if n%1000 != 0 {
				continue
			}
			if err := ctx.Err(); err != nil {
				return n, err
			}
			if progress != nil {
				progress(n, 0)
			}
		}
		if b.err != nil && b.err != io.EOF {
			return n, b.err
		}
	}
	return n, nil
}

func importRow(rec exchange.Record) store.ImportRow {
	row := store.ImportRow{Line: rec.Line, Cells: rec.Cells, Values: make(map[string]store.ImportValue, len(rec.Values))}
	for name, v := range rec.Values {
		row.Values[name] = store.ImportValue(v)
	}
	for _, p := range rec.Bad {
		row.Bad = append(row.Bad, store.ImportProblem(p))
	}
	return row
}

// The reading of a file may be a few batches of so many records ahead of their staging; a batch of long ones ends earlier.
const (
	batchRecords   = 128
	batchBytes     = 256 << 10
	waitingBatches = 4
)

// batch is what stands next in a file; err, at the latest io.EOF, comes after the records.
type batch struct {
	records []exchange.Record
	err     error
}

// ahead reads a file on a goroutine of its own, in order. stop ends it and waits for that.
func ahead(rows *exchange.Records) (batches <-chan batch, stop func()) {
	out, quit := make(chan batch, waitingBatches), make(chan struct{})
	go func() {
		defer close(out)
		for {
			b := nextBatch(rows)
			select {
			case out <- b:
			case <-quit:
				return
			}
			if b.err != nil {
				return
			}
		}
	}()
	return out, func() {
		close(quit)
		for range out { // until it is closed
		}
	}
}

func nextBatch(rows *exchange.Records) (b batch) {
	for size := 0; b.err == nil && len(b.records) < batchRecords && size < batchBytes; {
		var rec exchange.Record
		if rec, b.err = rows.Next(); b.err != nil {
			break
		}
		for _, c := range rec.Cells {
			size += len(c)
		}
		b.records = append(b.records, rec)
	}
	return b
}

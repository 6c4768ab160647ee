package importui

import "context"

// Kind is one kind of record that a file can hold.
type Kind struct {
	Name    string // "employers"
	Title   string // "Employers"
	Columns []Column
	Formats []Format // that it can be written in, the usual one first
	Page    string   // where its records are seen, a page of a nav.Route; empty = nowhere yet
}

// Column is one column that a kind may have.
type Column struct {
	Name   string // "trading_name"
	Help   string // how to write it, when that is not plain
	Needed bool
}

// Format is a kind of file that is written.
type Format struct {
	Ending string // ".csv"
	Title  string // "CSV"
}

// Looked is the beginning of a file.
type Looked struct {
	Path    string
	Header  []string
	Samples [][]string // the first rows, three at most, each as long as the header
	Layouts []Layout   // every way to read the file, the likeliest first
}

// Layout is a way to read a file as records of one kind.
type Layout struct {
	ID    string            // for the engine: a kind's name, or that of a layout it knows
	Kind  string            // the kind's name
	Title string            // "Gender pay gap service, employers"; empty for the kind's own columns
	Known bool              // it is read as it stands: there is nothing to choose
	Likes bool              // the headers speak for it
	Map   map[string]string // the proposed column of ours for each header of the file; "" = left out
}

// Order is what to do with a file.
type Order struct {
	Path     string
	Layout   string            // a Layout's ID
	Map      map[string]string // nil for a known layout
	SkipBad  bool              // leave bad rows out
	AddStaff bool              // add colleagues whom the file names and nobody knows
}

// Problem is what is wrong with a row, in words for the person who made the file.
type Problem struct {
	Line                  int
	Column, Value, Reason string
}

// Result is what an import did, or would do.
type Result struct {
	Created, Updated, Unchanged, Skipped, Bad int
	Problems                                  []Problem // Bad counts them all where these are cut short
	Unknown                                   []string  // columns of the file that mean nothing to us
	MadePeople, MadeStaff                     []string
	Batch                                     int64 // for UndoImport
}

// Written is how many records the result writes.
func (r Result) Written() int { return r.Created + r.Updated }

// Rows is how many rows the file has.
func (r Result) Rows() int { return r.Created + r.Updated + r.Unchanged + r.Bad }

// Engine reads and writes files. What goes wrong with a file comes back as a people.FieldError in plain words. Progress
// is told off the UI goroutine: a part from 0 to 1, and what is being done.
type Engine interface {
	Kinds() []Kind
	// Look reads the head of a file and proposes how to read it.
	Look(ctx context.Context, path string) (Looked, error)
	// Plan reads the whole file and says what Import would do; it changes no record.
	Plan(ctx context.Context, o Order, tell func(part float64, words string)) (Result, error)
	// Import writes all rows, or none: also none when ctx is cancelled.
	Import(ctx context.Context, o Order, tell func(part float64, words string)) (Result, error)
	// ReadPostcodes keeps the middle of each sector of a file of postcodes, or nothing when ctx is cancelled, and says how many sectors
	// are new and how many were known.
	ReadPostcodes(ctx context.Context, path string, tell func(part float64, words string)) (added, known int, err error)
	// Forget drops what was kept of the file that was read last.
	Forget()
	// SaveBad writes the bad rows of the file that was read last to another, with what is wrong in a last column.
	SaveBad(ctx context.Context, to string) error
	// UndoImport takes an import back; kept says how many records were changed since and stay.
	UndoImport(ctx context.Context, batch int64) (kept int, err error)
	// TakenBack says whether an import is taken back now, be it by UndoImport or as any other change.
	TakenBack(ctx context.Context, batch int64) (bool, error)
	// Export writes every record of a kind; the ending of the path says in which format. A calendar leaves out the names of participants;
	// with named it keeps those of the ones who allow it.
	Export(ctx context.Context, kind, to string, named bool) (rows int, err error)
	// Suggest is the path that an export is offered to go to.
	Suggest(kind, ending string) string
}

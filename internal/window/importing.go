package window

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"

	"jobwright/internal/desk"
	"jobwright/internal/exchange"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/text"
	"jobwright/internal/ui/importui"
)

// importEngine is the desk's import and export for the import page. It keeps the file that was read last, so that the
// import does not read it again.
type importEngine struct {
	desk *desk.Desk
	mu   sync.Mutex
	read *desk.Importing
}

// errNotRead cannot come from the page: it reads a file before it imports it.
var errNotRead = people.FieldError{Field: "path", Message: "The file was not read yet. Please go back and choose it again."}

// recordPages says where the records of a kind are seen.
var recordPages = map[string]string{
	"staff": "settings", "leave": "settings", "employers": "employers", "sites": "employers", "employer-people": "employers",
	"contacts": "contacts", "contact-reviews": "contacts", "next-steps": "today", "events": "events",
	"leads": "leads", "vacancies": "vacancies", "duties": "vacancies", "people": "people", "permissions": "people", "sessions": "people",
	"applications": "people", "jobs": "people", "outcomes": "people",
}

// formatTitles are the forms of files in the words of people.
var formatTitles = map[string]string{".csv": "CSV", ".xlsx": "Excel", ".vcf": "vCard", ".ics": "Calendar"}

// Kinds lists what can be imported and exported.
func (e *importEngine) Kinds() (kinds []importui.Kind) {
	for _, k := range exchange.Kinds {
		kind := importui.Kind{Name: k.Name, Title: k.Title, Page: recordPages[k.Name]}
		for _, c := range k.Columns {
			kind.Columns = append(kind.Columns, importui.Column{Name: c.Name, Help: c.Help, Needed: c.Needed})
		}
		for _, ending := range exchange.Formats(k.Name) {
			kind.Formats = append(kind.Formats, importui.Format{Ending: ending, Title: formatTitles[ending]})
		}
		kinds = append(kinds, kind)
	}
	return kinds
}

// Look reads the head of a file.
func (e *importEngine) Look(ctx context.Context, path string) (importui.Looked, error) {
	if err := ctx.Err(); err != nil {
		return importui.Looked{}, err
	}
	if exchange.IsPostcodes(path) {
		return importui.Looked{Path: path, Layouts: []importui.Layout{importui.PostcodesLayout}}, nil
	}
	g, err := desk.Look(path)
	if err != nil {
		return importui.Looked{}, plainly(err)
	}
	looked := importui.Looked{Path: path, Header: g.Header, Samples: g.Rows[:min(3, len(g.Rows))]}
	for i, k := range g.Kinds {
		l := importui.Layout{ID: k.Name, Kind: k.Name, Map: g.Propose(k)}
		if i == 0 {
			l.Known, l.Title = l.Map == nil && g.Recognised != "", g.Recognised
			l.Likes = l.Known || holdsNeeded(l.Map, k)
		}
		looked.Layouts = append(looked.Layouts, l)
	}
	return looked, nil
}

// holdsNeeded says that every needed column of a kind is found.
func holdsNeeded(found map[string]string, k exchange.Kind) bool {
	ours := map[string]bool{}
	for _, name := range found {
		ours[name] = true
	}
	for _, c := range k.Columns {
		if c.Needed && !ours[c.Name] {
			return false
		}
	}
	return true
}

// plainly makes what is wrong with a file an error of the field that names it.
func plainly(err error) error {
	var input *exchange.InputError
	var path *fs.PathError
	wrong := people.FieldError{Field: "path"}
	switch {
	case errors.As(err, &input):
		wrong.Message = input.Error()
	case errors.Is(err, fs.ErrNotExist):
		wrong.Message = "There is no such file or folder. Please check the name, or choose it with the button."
	case errors.Is(err, fs.ErrPermission):
		wrong.Message = "You are not allowed to use this file. Please choose another place, or ask whoever looks after this computer."
	case errors.As(err, &path):
		wrong.Message = "This file cannot be used. Please check that it is a file and that its disk is in place."
	default:
		return err
	}
	return wrong
}

// rowsTold is progress in rows. While it is not known how many there are, the bar goes on more slowly the more there are.
func rowsTold(doing string, from, to float64, tell func(float64, string)) desk.Progress {
	return func(done, total int) {
		part := float64(done) / float64(done+20000)
		words := doing + " row " + text.Number(done)
		if total > 0 {
			part = float64(done) / float64(total)
			words += " of " + text.Number(total)
		}
		tell(from+part*(to-from), words)
	}
}

// Plan reads the file and says what Import would do.
func (e *importEngine) Plan(ctx context.Context, o importui.Order, tell func(float64, string)) (importui.Result, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.forget()
	read, err := e.desk.Read(ctx, desk.Source{Path: o.Path, Kind: o.Layout, Mapping: o.Map, ImportOptions: options(o)}, rowsTold("Reading", 0, 0.5, tell))
	if err != nil {
		return importui.Result{}, plainly(err)
	}
	e.read = read
	sum, err := read.Plan(ctx, rowsTold("Checking", 0.5, 1, tell))
	return result(sum), plainly(err)
}

// Import writes the rows that Plan read.
func (e *importEngine) Import(ctx context.Context, o importui.Order, tell func(float64, string)) (importui.Result, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.read == nil {
		return importui.Result{}, errNotRead
	}
	if err := e.read.Options(ctx, options(o)); err != nil {
		return importui.Result{}, err
	}
	sum, err := e.read.Apply(ctx, rowsTold("Writing", 0, 1, tell))
	return result(sum), plainly(err)
}

func options(o importui.Order) store.ImportOptions {
	return store.ImportOptions{SkipBad: o.SkipBad, AddStaff: o.AddStaff}
}

func result(sum store.Summary) importui.Result {
	r := importui.Result{Created: sum.Created, Updated: sum.Updated, Unchanged: sum.Unchanged, Skipped: sum.Skipped, Bad: sum.Bad,
		Unknown: sum.UnknownColumns, MadePeople: sum.MadePeople, MadeStaff: sum.MadeStaff, Batch: sum.Batch}
	for _, p := range sum.Problems {
		r.Problems = append(r.Problems, importui.Problem(p))
	}
	return r
}

// ReadPostcodes keeps the middle of each sector of a file of postcodes.
func (e *importEngine) ReadPostcodes(ctx context.Context, path string, tell func(float64, string)) (added, known int, err error) {
	added, known, err = e.desk.ReadPostcodes(ctx, path, func(done, _ int) {
		tell(float64(done)/float64(done+manyPostcodes), text.Number(done)+" postcodes read")
	})
	return added, known, plainly(err)
}

// manyPostcodes is about half of those that are in use.
const manyPostcodes = 900_000

// Forget drops the file that was read last.
func (e *importEngine) Forget() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.forget()
}

func (e *importEngine) forget() {
	if e.read != nil {
		_ = e.read.Close(context.Background()) // rows that are left behind are dropped when the store opens
		e.read = nil
	}
}

// SaveBad writes the bad rows of the file that was read last.
func (e *importEngine) SaveBad(ctx context.Context, to string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.read == nil {
		return errNotRead
	}
	return plainly(e.read.WriteBad(ctx, to))
}

// UndoImport takes an import back.
func (e *importEngine) UndoImport(ctx context.Context, batch int64) (int, error) {
	u, err := e.desk.UndoImport(ctx, batch)
	if errors.Is(err, store.ErrNothing) {
		return 0, nil // it was taken back by Ctrl+Z before
	}
	return len(u.Kept), err
}

// TakenBack says whether an import is taken back.
func (e *importEngine) TakenBack(ctx context.Context, batch int64) (bool, error) {
	return e.desk.Store().TakenBack(ctx, batch)
}

// Export writes every record of a kind; named is for a calendar.
func (e *importEngine) Export(ctx context.Context, kind, to string, named bool) (n int, err error) {
	if strings.EqualFold(filepath.Ext(to), importui.Calendar) {
		n, err = e.desk.ExportCalendar(ctx, to, named)
	} else {
		n, err = e.desk.Export(ctx, kind, to)
	}
	return n, plainly(err)
}

// Suggest offers a file in the person's own folder, named after the kind.
func (e *importEngine) Suggest(kind, ending string) string {
	return filepath.Join(documentsFolder(), kind+ending)
}

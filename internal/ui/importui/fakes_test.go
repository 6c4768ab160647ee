package importui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// world is a shell and an engine in memory, with the page in a window.
type world struct {
	me       people.Staff
	readOnly bool
	files    map[string]Looked
	plan     Result
	planErr  error
	stop     bool // Cancel is pressed while an import runs
	orders   []Order
	looked   []string
	imported int
	undone   []int64
	batch    int64 // of the next import; 0 = 7
	kept     int
	saved    []string // where bad rows went
	exported []string
	home     string // of the person
	during   func() // called while an export runs
	forgot   int

	postcodes []string // the files of postcodes that were read

	win    fyne.Window
	page   *Page
	said   []string
	undo   func()
	failed error
	routes []nav.Route
	fresh  int  // how often the page that is open was to be read again
	away   bool // another page is open
}

// nav.Navigator
func (w *world) Open(r nav.Route) {
	w.routes = append(w.routes, r)
	if r.Page == Route {
		w.page.Show(r.ID)
	}
}
func (w *world) Say(m string, undo func()) { w.said, w.undo = append(w.said, m), undo }
func (w *world) Fail(err error)            { w.failed = err }
func (w *world) Refresh() {
	w.fresh++
	if !w.away {
		w.page.Reload()
	}
}
func (w *world) Window() fyne.Window { return w.win }

var table = []Format{{".csv", "CSV"}, {".xlsx", "Excel"}}

// Engine
func (w *world) Kinds() []Kind {
	return []Kind{
		{Name: "employers", Title: "Employers", Page: "employers", Formats: table, Columns: []Column{{Name: "ref"}, {Name: "name", Needed: true}, {Name: "trading_name", Help: "what it says over the door"}, {Name: "phone"}, {Name: "owner"}}},
		{Name: "employer-people", Title: "People at employers", Formats: append(table[:2:2], Format{".vcf", "vCard"}, Format{Calendar, "Calendar"}), Columns: []Column{{Name: "employer_ref", Needed: true}, {Name: "name", Needed: true}}},
	}
}

func (w *world) Look(_ context.Context, path string) (Looked, error) {
	w.looked = append(w.looked, path)
	l, ok := w.files[path]
	if !ok {
		return Looked{}, people.FieldError{Field: "path", Message: "There is no file " + path + ". Please check the name."}
	}
	return l, nil
}

func (w *world) Plan(_ context.Context, o Order, tell func(float64, string)) (Result, error) {
	w.orders = append(w.orders, o)
	tell(0.5, "Reading row 5,000")
	r := w.plan
	if o.AddStaff {
		r.Created, r.Bad, r.Problems, r.MadeStaff = r.Created+r.Bad, 0, nil, []string{"Ines Sample"}
	}
	return r, w.planErr
}

func (w *world) Import(ctx context.Context, o Order, tell func(float64, string)) (Result, error) {
	w.orders = append(w.orders, o)
	tell(0.25, "Writing row 2,500")
	if w.stop {
		b, _ := onscreen.Find[*kit.Button](w.win, "Cancel")
		b.Press()
		return Result{}, ctx.Err()
	}
	if w.plan.Bad > 0 && !o.SkipBad && !o.AddStaff {
		return Result{}, errors.New("bad rows")
	}
	w.imported++
	r := w.plan
	r.Skipped, r.Batch = r.Bad, 7
	if w.batch != 0 {
		r.Batch = w.batch
	}
	return r, nil
}
func (w *world) ReadPostcodes(ctx context.Context, path string, tell func(float64, string)) (int, int, error) {
	tell(0.5, "900,000 postcodes read")
	if w.stop {
		b, _ := onscreen.Find[*kit.Button](w.win, "Cancel")
		b.Press()
		return 0, 0, ctx.Err()
	}
	w.postcodes = append(w.postcodes, path)
	return 120, 5, nil
}
func (w *world) Forget() { w.forgot++ }
func (w *world) SaveBad(_ context.Context, to string) error {
	w.saved = append(w.saved, to)
	return nil
}
func (w *world) UndoImport(_ context.Context, batch int64) (int, error) {
	w.undone = append(w.undone, batch)
	return w.kept, nil
}
func (w *world) TakenBack(_ context.Context, batch int64) (bool, error) {
	return slices.Contains(w.undone, batch), nil
}
func (w *world) Export(ctx context.Context, kind, to string, named bool) (int, error) {
	if w.during != nil {
		w.during()
	}
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	if named {
		to += " with names"
	}
	w.exported = append(w.exported, kind+" "+to)
	return 118, nil
}
func (w *world) Suggest(kind, ending string) string { return filepath.Join(w.home, kind+ending) }

// The files of the tests.
const (
	payGap = "/home/nia/employers_gpg.csv"
	own    = "/home/nia/ours.csv"
	plain  = "/home/nia/employers.csv"
	codept = "/home/nia/codepo_gb.zip"
)

func newWorld(t testing.TB, role people.Role) *world { return worldOn(t, role, task.Inline()) }

// worldOn is newWorld with its own place for work.
func worldOn(t testing.TB, role people.Role, run task.Runner) *world {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light}))
	w := &world{home: "/home/nia", me: people.Staff{ID: "nia", Name: "Nia Example", Role: role}, plan: Result{Created: 118, Unchanged: 2}}
	kinds := []Layout{{ID: "employers", Kind: "employers", Likes: true}, {ID: "employer-people", Kind: "employer-people"}}
	w.files = map[string]Looked{
		payGap: {Header: []string{"EmployerName", "CompanyNumber"}, Samples: [][]string{{"Hallam Bakery Ltd", "01234567"}},
			Layouts: []Layout{{ID: "gpg", Kind: "employers", Title: "Gender pay gap service, employers", Known: true, Likes: true}, kinds[0], kinds[1]}},
		own: {Header: []string{"Company", "Tel", "Who", "Colour", ""}, Samples: [][]string{{"Hallam Bakery", "0114 496 0101", "Sam", "red", ""}, {"Marram  Foods", "", "Nia", "", ""}},
			Layouts: []Layout{{ID: "employers", Kind: "employers", Map: map[string]string{"Tel": "phone", "Who": "owner"}}, {ID: "employer-people", Kind: "employer-people"}}},
		codept: {Layouts: []Layout{PostcodesLayout}},
		plain:  {Header: []string{"ref", "name"}, Samples: [][]string{{"E1", "Hallam Bakery"}}, Layouts: []Layout{{ID: "employers", Kind: "employers", Likes: true, Map: map[string]string{"ref": "ref", "name": "name"}}, kinds[1]}},
	}
	w.win = test.NewWindow(nil)
	w.win.SetPadded(false)
	w.page = New(Parts{Engine: w, Nav: w, Run: run, Me: func() people.Staff { return w.me }, ReadOnly: func() bool { return w.readOnly },
		Open: func() bool { return !w.away }})
	w.win.SetContent(w.page.Content())
	w.win.Resize(fyne.NewSize(1060, 800))
	t.Cleanup(func() {
		w.page.Close()
		kit.ForgetKeys(w.win.Canvas())
		w.win.Close()
	})
	return w
}

func (w *world) file(t testing.TB, path string) {
	t.Helper()
	w.page.choose.path.SetText(path)
}

func (w *world) press(t testing.TB, words string) {
	t.Helper()
	b, ok := onscreen.Find[*kit.Button](w.win, words)
	if !ok {
		t.Fatalf("there is no button %q", words)
	}
	b.Press()
}

func (w *world) sees(t testing.TB, words ...string) {
	t.Helper()
	for _, x := range words {
		if !onscreen.Sees(w.win, x) {
			t.Errorf("%q is not on the screen", x)
		}
	}
}

// choose chooses an option of a SearchSelect by its title.
func choose(t testing.TB, s *kit.SearchSelect, options []kit.Option, title string) {
	t.Helper()
	for _, o := range options {
		if o.Title == title {
			s.Choose(o)
			return
		}
	}
	t.Fatalf("there is no %q", title)
}

func problems(n int) (list []Problem) {
	for i := range n {
		list = append(list, Problem{Line: i + 2, Column: "Due", Value: "30 Feb", Reason: fmt.Sprint("There is no such day. Row ", i)})
	}
	return list
}

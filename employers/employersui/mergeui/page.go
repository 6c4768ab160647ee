// Package mergeui is the page that finds employers that may be one, shows two side by side, and makes them one, field by
// field. It knows the store only by the interfaces in Parts.
package mergeui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Register is what the page needs of employers.Register.
type Register interface {
	EmployerPage(ctx context.Context, id employers.EmployerID) (employers.Page, error)
	Duplicates(ctx context.Context, offset, limit int) (pairs []employers.Pair, total int, err error)
	NotDuplicates(ctx context.Context, a, b employers.EmployerID) error
	Merge(ctx context.Context, keep employers.Employer, gone employers.EmployerID, goneVersion int) error
}

// Staff names colleagues.
type Staff interface {
	Staff(ctx context.Context) ([]people.Staff, error)
}

// Parts are what the page is made of.
type Parts struct {
	Register Register
	Staff    Staff
	Codes    people.Codes
	Nav      nav.Navigator
	Run      task.Runner
	Me       func() people.Staff
	ReadOnly func() bool
	Undo     func() // takes back the newest change
}

// Page is the screen. It implements nav.Screen, nav.Shower and nav.Focuser.
type Page struct {
	p       Parts
	header  *kit.Header
	list    *kit.RowList[employers.Pair]
	busy    *kit.Busy
	split   *kit.Split
	detail  *fyne.Container
	content fyne.CanvasObject
	pair    *pair  // on show, nil for none
	asked   string // the two employers of the route, "" for none
	reading task.Latest
	working bool
	closed  bool
}

// New makes the page; it reads nothing until Reload.
func New(p Parts) *Page {
	s := &Page{p: p, detail: container.NewStack(), busy: kit.NewBusy("Comparing the employers with one another", p.Run)}
	s.header = kit.NewHeader("Find duplicates", "", kit.NewButton(kit.Outline, "All employers", func() { p.Nav.Open(nav.Route{Page: "employers"}) }).Icon("employers").Plain())
	s.list = kit.NewRowList(kit.ListOptions[employers.Pair]{
		Name: "Pairs that may be one employer", Run: p.Run, Source: s.source(), TwoLines: true, Headless: true, Key: keyOf,
		Columns:  []kit.ListColumn[employers.Pair]{{ID: "pair", Title: "Pair", Width: 10, Grow: true, Fixed: true, Cell: pairCell}},
		Actions:  []kit.Action[employers.Pair]{{Words: "Compare", Icon: "columns", Key: "C", Do: s.open}},
		Selected: s.selected, Opened: s.open, Loaded: s.loaded,
		Failed: func(err error) { s.busy.Stop(); p.Nav.Fail(err) },
		Empty: kit.NewEmpty("check", "No duplicates found", "Employers that look like one another by name, phone, postcode or company number would stand here, to be compared and made one.",
			kit.NewButton(kit.Outline, "All employers", func() { p.Nav.Open(nav.Route{Page: "employers"}) })),
	})
	s.split = kit.NewSplit(kit.Column(1, s.busy, kit.Grow(s.list)), kit.On(theme.Surface, s.detail), 0.36, nil)
	s.split.OnBack(s.list.Focus)
	s.content = kit.Column(0, kit.PadXY(6, 5, s.header), kit.Grow(kit.PadXY(4, 0, s.split)))
	s.nothing()
	return s
}

func keyOf(d employers.Pair) string { return string(d.A.ID) + "," + string(d.B.ID) }

// bothNames names two employers; one name is not said twice.
func bothNames(a, b string) string {
	if a == b {
		return a + ", twice"
	}
	return a + " and " + b
}

// pairCell names the two in a line each: what differs must not be cut off behind a long first name.
func pairCell(d employers.Pair) kit.Cell {
	second := "and " + d.B.Name
	if d.A.Name == d.B.Name {
		second = "The same name twice"
	}
	return kit.Cell{Text: d.A.Name, Second: second + " · " + text.And(d.Because...), Bold: true}
}

// source reads the pairs, a page at a time.
func (s *Page) source() kit.Source[employers.Pair] {
	return kit.Source[employers.Pair]{
		Count: func(ctx context.Context) (int, error) {
			_, total, err := s.p.Register.Duplicates(ctx, 0, 1)
			return total, err
		},
		Page: func(ctx context.Context, _ kit.Order, offset, limit int) ([]employers.Pair, error) {
			pairs, _, err := s.p.Register.Duplicates(ctx, offset, limit)
			return pairs, err
		},
	}
}

// Content is the whole page.
func (s *Page) Content() fyne.CanvasObject { return s.content }

// Show compares the two employers that the route names.
func (s *Page) Show(id string) {
	a, b, two := strings.Cut(id, ",")
	if !two || a == "" || b == "" || a == b {
		s.asked = ""
		return
	}
	s.asked = id
	s.read(employers.EmployerID(a), employers.EmployerID(b), nil)
	s.split.Open()
}

// Reload reads the pairs anew, and the two on show.
func (s *Page) Reload() {
	if s.closed {
		return
	}
	if w := s.p.Nav.Window(); w != nil {
		kit.FollowFocus(w.Canvas(), nil)
	}
	s.busy.Start()
	s.list.Reload()
	if s.pair != nil {
		s.read(s.pair.left.Employer.ID, s.pair.right.Employer.ID, s.pair.because)
	}
}

// loaded says how many pairs there are, and compares the first unless two others are on show.
func (s *Page) loaded(total int) {
	s.busy.Stop()
	switch total {
	case 0:
		s.header.SetState("No two employers look like one another.")
	case 1:
		s.header.SetState("One pair may be a single employer.")
	default:
		s.header.SetState(text.Number(total) + " pairs may be one employer each, the likeliest first.")
	}
	if s.pair == nil && s.asked == "" && total > 0 && s.list.Index() < 0 {
		s.list.Select(0)
	}
	if s.pair == nil && total == 0 {
		s.nothing()
	}
}

// Close ends what is being read.
func (s *Page) Close() error {
	s.closed = true
	s.reading.Stop()
	s.list.Close()
	return nil
}

// FirstFocus is the list, or the comparison of two that were asked for.
func (s *Page) FirstFocus() fyne.Focusable {
	if s.asked != "" && s.pair != nil && s.pair.compare != nil {
		return s.pair.compare
	}
	return s.list.FirstFocus()
}

func (s *Page) selected(d employers.Pair) {
	s.asked = ""
	s.read(d.A.ID, d.B.ID, d.Because)
}

// open goes from the list to the comparison.
func (s *Page) open(d employers.Pair) {
	s.split.Open()
	if s.pair != nil && s.pair.compare != nil && keyOf(d) == s.pair.key() {
		s.p.Nav.Window().Canvas().Focus(s.pair.compare)
	}
}

// two is what is read of a pair.
type two struct {
	left, right employers.Page
	staff       []people.Staff
}

// read reads two employers and shows them side by side.
func (s *Page) read(a, b employers.EmployerID, because []string) {
	task.Go(s.reading.Next(), s.p.Run, func(ctx context.Context) (t two, err error) {
		if t.left, err = s.p.Register.EmployerPage(ctx, a); err != nil {
			return t, err
		}
		if t.right, err = s.p.Register.EmployerPage(ctx, b); err != nil {
			return t, err
		}
		t.staff, err = s.p.Staff.Staff(ctx)
		return t, err
	}, func(t two, err error) {
		switch {
		case s.closed:
		case err != nil:
			s.nothing()
			s.p.Nav.Fail(err)
		case t.left.Employer.MergedInto != "" || t.right.Employer.MergedInto != "" || t.left.Employer.Deleted || t.right.Employer.Deleted:
			s.nothing() // one of the two is gone: merged a moment ago, or deleted
		default:
			s.show(newPair(s, t, because, s.pair))
		}
	})
}

func (s *Page) show(p *pair) {
	s.pair = p
	s.put(p.content)
	s.split.Refresh()
}

// nothing is on show.
func (s *Page) nothing() {
	s.pair = nil
	s.put(kit.NewEmpty("columns", "Nothing to compare", "Choose a pair in the list. Both employers then stand here side by side.", nil))
}

// put shows something beside the list. The keyboard stays where it was, or goes to the list from what is gone.
func (s *Page) put(o fyne.CanvasObject) {
	show := func() {
		s.detail.Objects = []fyne.CanvasObject{o}
		s.detail.Refresh()
	}
	w := s.p.Nav.Window()
	if w == nil {
		show()
		return
	}
	kit.KeepFocus(w.Canvas(), func() []fyne.Focusable { return kit.Stops(s.detail) }, show, s.list.FirstFocus())
}

// denied says why this person cannot merge here, empty where they can.
func (s *Page) denied() string {
	switch {
	case s.p.ReadOnly != nil && s.p.ReadOnly(): // whoever asks: no colleague could do it either
		return "This store is open for reading only: nothing can be merged now."
	case people.May(s.p.Me().Role, people.Merge) != people.All:
		return "You may look at this store, but not merge its records. Ask a colleague who may change it."
	}
	return ""
}

// change does something to the two on show and says it; undo takes it back.
func (s *Page) change(do func(ctx context.Context) error, said string) {
	if s.working {
		return
	}
	s.working = true
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (struct{}, error) { return struct{}{}, do(ctx) }, func(_ struct{}, err error) {
		s.working = false
		switch {
		case s.closed:
		case err != nil:
			s.p.Nav.Fail(err)
		default:
			s.asked = ""
			s.nothing()
			s.split.Close()
			s.list.Select(-1)
			s.Reload()
			s.p.Nav.Say(said, s.p.Undo)
		}
	})
}

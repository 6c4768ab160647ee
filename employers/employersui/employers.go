package employersui

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/task"
)

// EmployersParts are what the employers screen is made of. A nil function leaves out what it would do.
type EmployersParts struct {
	Register employers.Register
	Steps    employers.NextSteps
	Staff    Staff
	Codes    people.Codes
	Me       func() people.Staff
	Drafts   nav.Drafts
	Layouts  kit.Layouts // remembers the columns and the width of the list; may be nil
	Now      func() time.Time
	Run      task.Runner
	Nav      nav.Navigator
	Undo     func()        // takes the last change back
	ReadOnly func() bool   // the store is open as a copy to read only; nil = it is not
	Pause    time.Duration // without typing, before a draft is kept or alike employers are looked for; 0 = a second, or a third of one

	LogContact  func(at []employers.EmployerID, out employers.NextStepID) // opens the contact form; out is the step it comes out of, or empty
	OpenContact func(employers.ContactID)
	NewStep     func(employers.EmployerID)
	EditStep    func(employers.NextStepID)
	Export      func(ids []employers.EmployerID) // the ticked employers go into a file
	Documents   func(printing.Ask)               // shows a paper, to be saved or printed
	More        []PagePart                       // what other parts of the app know about an employer
}

// PagePart is what another part of the app shows on an employer's page, such as its jobs and leads. It is left out where
// it has no rows.
type PagePart struct {
	Title string
	Rows  func(ctx context.Context, id employers.EmployerID) ([]page.Line, error)
}

// Employers is the list of employers with the page of one beside it. It implements nav.Screen, nav.Shower, nav.Doer,
// nav.Focuser and nav.Drafter.
type Employers struct {
	p      EmployersParts
	header *kit.Header
	menu   *kit.Button
	list   *page.Rows[employers.Listed, employers.Filter]
	bar    *filterBar
	bulk   *bulkBar
	page   *employerPage
	frame  *page.Frame

	staff   []people.Staff
	live    task.Latest
	finding task.Latest
	closed  bool
	form    openForm // while one is open
}

// openForm is a dialog that holds what somebody types.
type openForm interface{ leave() error }

// splitName and listName are under what the screen's arrangement is remembered.
const (
	splitName = "employers-split"
	listName  = "employers"
)

// The narrowest that list and page get beside one another, in units at a text scale of 1.
const (
	listLeast = 420
	pageLeast = 340
)

// NewEmployers makes the screen; it reads nothing until Reload.
func NewEmployers(p EmployersParts) *Employers {
	s := &Employers{p: p}
	s.menu = kit.NewIconButton("more", "More about employers", s.moreMenu).Plain()
	actions := []fyne.CanvasObject{s.menu}
	if s.mayChange() {
		actions = append(actions, kit.NewButton(kit.Outline, "Add employer", s.add).Icon("plus"))
	}
	s.header = kit.NewHeader("Employers", "", actions...)
	s.list = s.newList()
	s.bar = newFilterBar(s)
	s.bulk = newBulkBar(s)
	s.page = newEmployerPage(s)
	s.frame = s.list.Beside(page.FrameOptions{Name: splitName, Part: 0.685, List: listLeast, Page: pageLeast, Layouts: p.Layouts, Nav: p.Nav, First: s.FirstFocus},
		s.page, s.header, s.bar.content, s.bulk.content)
	return s
}

// Content is the whole screen.
func (s *Employers) Content() fyne.CanvasObject { return s.frame.Content() }

// Reload reads the list, its counts and the open employer anew.
func (s *Employers) Reload() {
	task.Go(s.live.Next(), s.p.Run, s.read, func(r overview, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		s.staff = r.staff
		s.bar.show(r)
		s.header.SetState(r.state())
		s.list.Reload()
		s.page.Reload()
	})
}

// overview is what stands above the list.
type overview struct {
	staff  []people.Staff
	saved  []employers.SavedFilter
	counts map[string]int // by the id of a pinned filter
	open   int            // relations under way
}

// state is the sentence under the title: 118 employers, 9 of those you work with not contacted for 6 weeks.
func (r overview) state() string {
	all, quiet := r.counts[allFilter], r.counts[quietFilter]
	words := text.Count(all, "employer", "employers")
	switch {
	case all == 0:
		return "No employers yet."
	case r.open == 0:
		return words + ". You work with none of them yet."
	case quiet == r.open:
		return words + ", none of those you work with contacted in the last " + weeks(quietWeeks) + "."
	case quiet == 0:
		return words + ", all of those you work with contacted in the last " + weeks(quietWeeks) + "."
	}
	return words + ", " + text.Number(quiet) + " of those you work with not contacted for " + weeks(quietWeeks) + "."
}

func (s *Employers) read(ctx context.Context) (r overview, err error) {
	if r.staff, err = s.p.Staff.Staff(ctx); err != nil {
		return r, err
	}
	if r.saved, err = s.p.Register.Filters(ctx); err != nil {
		return r, err
	}
	if r.open, err = s.p.Register.CountEmployers(ctx, employers.Filter{Open: true}); err != nil {
		return r, err
	}
	r.counts = map[string]int{}
	for _, f := range pinned(r.saved, s.p.Me().ID) {
		if r.counts[f.ID], err = s.p.Register.CountEmployers(ctx, f.Filter); err != nil {
			return r, err
		}
	}
	return r, nil
}

// Close keeps what was typed in an open form and stops reading. The error says why it could not be kept.
func (s *Employers) Close() error {
	if s.closed {
		return nil
	}
	s.closed = true
	var err error
	if s.form != nil {
		err = s.form.leave()
	}
	s.live.Stop()
	s.finding.Stop()
	s.bulk.asking.Stop()
	s.page.Stop()
	s.list.Close()
	return err
}

// filterRoute begins the id of a route that lists what a filter chooses.
const filterRoute = "filter:"

// Show opens the page of one employer, the form for a new one ("new"), or lists what a filter chooses ("filter:" and the
// filter as JSON). An empty id shows the screen as it is.
func (s *Employers) Show(id string) {
	s.frame.Follow()
	words, isFilter := strings.CutPrefix(id, filterRoute)
	switch {
	case id == "":
	case id == "new":
		s.add()
	case isFilter:
		var f employers.Filter
		if err := json.Unmarshal([]byte(words), &f); err != nil {
			s.p.Nav.Fail(err)
			return
		}
		s.frame.ShowList()
		s.setFilter(f)
	default:
		s.list.Route(id)
	}
}

// Does says that the id "new" opens a form: going back does not open it again.
func (s *Employers) Does(id string) bool { return id == "new" }

// FirstFocus is the rows, or the field for words while there are none; the page of an employer that a route led to.
func (s *Employers) FirstFocus() fyne.Focusable {
	return s.list.FocusOr(s.bar.words.Focus())
}

// Where is the employer that is shown; empty for none.
func (s *Employers) Where() string { return s.frame.Where() }

// Keys are the keys of the rows, for the keyboard sheet.
func (s *Employers) Keys() []kit.Shortcut { return s.list.Keys() }

// Current is the employer that is open and its next step, for the form that logs a contact; either may be empty.
func (s *Employers) Current() (employers.EmployerID, employers.NextStepID) {
	step, _ := s.page.step()
	return employers.EmployerID(s.page.ID), step.ID
}

func (s *Employers) today() day.Date { return day.Of(s.p.Now()) }

func (s *Employers) window() fyne.Canvas { return s.p.Nav.Window().Canvas() }

// mayChange says that the person's role and the store allow changes.
func (s *Employers) mayChange() bool {
	return people.Check(s.p.Me().Role, people.ChangeRegister) == nil && (s.p.ReadOnly == nil || !s.p.ReadOnly())
}

// moreMenu leads to what is done with many employers.
func (s *Employers) moreMenu() {
	to := func(words, icon, page string) kit.MenuItem {
		return kit.MenuItem{Words: words, Icon: icon, Do: func() { s.p.Nav.Open(nav.Route{Page: page}) }}
	}
	items := []kit.MenuItem{to("Map of employers", "chart", "map"), to("Events", "calendar", "events")}
	if s.mayChange() {
		items = append(items, to("Find duplicates", "matching", "duplicates"), to("Import…", "import", "import"))
	}
	if s.p.Export != nil {
		items = append(items, kit.MenuItem{Words: "Export what is listed…", Icon: "export", Do: s.exportListed})
	}
	items = append(items, kit.MenuItem{Words: "Saved filters…", Icon: "filter", Do: s.manageFilters})
	kit.ShowMenu(s.menu, "More about employers", items...)
}

// colleagues are the staff who are here today and may change the register.
func (s *Employers) colleagues() []people.Staff { return people.Working(s.staff, s.today()) }

// nameOf is what a member of staff is called; nobody for an empty id.
func (s *Employers) nameOf(id people.StaffID) string {
	if id == "" {
		return "Nobody"
	}
	return people.NameOf(s.staff, id)
}

// firstName is what a colleague is called in a list and in a sentence.
func (s *Employers) firstName(id people.StaffID) string {
	return people.FirstName(s.nameOf(id))
}

// change does something in the background, says it with a way back, and reads the screen anew.
func (s *Employers) change(said string, do func(context.Context) error) {
	s.changing(do, func() { s.p.Nav.Say(said, s.p.Undo) })
}

func (s *Employers) changing(do func(context.Context) error, then func()) {
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, do(ctx)
	}, func(_ struct{}, err error) {
		switch {
		case s.closed:
		case err != nil:
			s.p.Nav.Fail(err)
			s.Reload() // what is shown may be older than what is stored
		default:
			then()
			s.p.Nav.Refresh()
		}
	})
}

// reading reads something in the background before it goes on.
func (s *Employers) reading(do func(context.Context) error, then func()) {
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, do(ctx)
	}, func(_ struct{}, err error) {
		switch {
		case s.closed:
		case err != nil:
			s.p.Nav.Fail(err)
		default:
			then()
		}
	})
}

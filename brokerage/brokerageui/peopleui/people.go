package peopleui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
)

// People is the caseload with the page of one person beside it, and every form about people. It implements nav.Screen,
// nav.Shower, nav.Doer, nav.Focuser and nav.Drafter. Its forms can be opened before it was ever shown.
type People struct {
	p       Parts
	header  *kit.Header
	list    *layout.Rows[brokerage.ListedPerson, brokerage.PersonFilter]
	bar     *filterBar
	page    *personPage
	frame   *layout.Frame
	content fyne.CanvasObject

	staff []people.Staff
	limit brokerage.Amount // the weekly limit of ESA permitted work, as the last form that was opened has read it
	live  task.Latest
	desk  *sheet.Desk // where the forms are opened
}

// The names under which the screen's arrangement is remembered.
const (
	splitName = "people-split"
	listName  = "people"
)

// The narrowest that list and page get beside one another, in units at a text scale of 1.
const (
	listLeast = 380
	pageLeast = 420
)

// New makes the screen; it reads nothing until Reload.
func New(p Parts) *People {
	s := &People{p: p, desk: sheet.NewDesk(p.Ground, people.EditParticipants)}
	var actions []fyne.CanvasObject
	if p.mayChange() {
		actions = append(actions, kit.NewButton(kit.Outline, "Add person", s.addPerson).Icon("user-plus"))
	}
	s.header = kit.NewHeader("People", "", actions...)
	if !p.maySee() {
		s.content = kit.Pad(6, kit.Column(6, s.header, kit.NewEmpty("people", "Figures only",
			"Your role shows how many people are supported, and no names. Reports show more figures.", nil)))
		return s
	}
	s.bar = newFilterBar(s)
	s.list = s.newList()
	s.page = newPersonPage(s)
	s.frame = s.list.Beside(layout.FrameOptions{Name: splitName, Part: 0.54, List: listLeast, Page: pageLeast, Layouts: p.Layouts, Nav: p.Nav, First: s.FirstFocus},
		s.page, s.header, s.bar.content)
	s.content = s.frame.Content()
	return s
}

// Content is the whole screen.
func (s *People) Content() fyne.CanvasObject { return s.content }

// Reload reads the list, its counts and the open person anew.
func (s *People) Reload() {
	task.Go(s.live.Next(), s.p.Run, s.read, func(o overview, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		s.header.SetState(o.state())
		if s.list == nil {
			return
		}
		s.staff = o.staff
		s.bar.show(o)
		s.list.Reload()
		s.page.Reload()
	})
}

// overview is what stands above the list.
type overview struct {
	all    int // how many people there are, for whoever sees figures only
	staff  []people.Staff
	counts map[string]int // by the id of a filter
	target int            // people on one's own caseload; 0 = not said, or a lead
	sees   bool
}

// state is the sentence under the title: 23 people supported now (target 20), 3 quiet for 4 weeks, 9 not yet named.
func (o overview) state() string {
	if !o.sees {
		return text.Count(o.all, "person is", "people are") + " in this store."
	}
	n := o.counts[activeFilter]
	if n == 0 && o.counts[allFilter] == 0 {
		return "Nobody here yet."
	}
	parts := []string{text.Count(n, "person", "people") + " supported now"}
	if o.target > 0 {
		parts[0] += " (target " + text.Number(o.target) + ")"
	}
	if q := o.counts[quietFilter]; q > 0 {
		parts = append(parts, text.Number(q)+" quiet for "+weeks(quietWeeks))
	}
	if u := o.counts[unnamedFilter]; u > 0 {
		parts = append(parts, text.Number(u)+" not yet named")
	}
	return strings.Join(parts, ", ") + "."
}

func (s *People) read(ctx context.Context) (o overview, err error) {
	if o.sees = s.p.maySee(); !o.sees {
		o.all, err = s.p.Names.CountParticipants(ctx)
		return o, err
	}
	if o.staff, err = s.p.Staff.Staff(ctx); err != nil {
		return o, err
	}
	o.counts = map[string]int{}
	for _, f := range s.filters() {
		if o.counts[f.id], err = s.p.People.CountCaseload(ctx, f.filter); err != nil {
			return o, err
		}
	}
	if me := s.p.Me(); s.p.Target != nil && me.Role == people.Specialist {
		o.target, err = s.p.Target(ctx)
	}
	return o, err
}

// Close keeps what was typed in an open form and stops reading. The error says why it could not be kept.
func (s *People) Close() error {
	if s.desk.Closed() {
		return nil
	}
	err := s.desk.Close()
	s.live.Stop()
	if s.list != nil {
		s.page.Stop()
		s.list.Close()
	}
	return err
}

// Show opens the page of one person; "/permissions", "/profile", "/jobs" and the like after the id go to that part of it,
// "/session" opens the form of a session, and "new" that of a new person. An empty id shows the screen as it is.
func (s *People) Show(id string) {
	if s.list == nil {
		return
	}
	s.frame.Follow()
	who, part, _ := strings.Cut(id, "/")
	switch {
	case id == "":
	case id == "new":
		s.addPerson()
	default:
		s.page.goTo, s.page.landed = part, nil
		s.list.Route(who)
		if part == "session" {
			s.LogSession(people.ParticipantID(who))
		}
	}
}

// Does says which ids open a form: going back does not open it again.
func (s *People) Does(id string) bool { return id == "new" || strings.HasSuffix(id, "/session") }

// FirstFocus is the rows, or the field for words while there are none; the page of a person that a route led to.
func (s *People) FirstFocus() fyne.Focusable {
	if s.list == nil {
		return nil
	}
	return s.list.FocusOr(s.bar.words.Focus())
}

// Keys are the keys of the rows, for the keyboard sheet.
func (s *People) Keys() []kit.Shortcut {
	if s.list == nil {
		return nil
	}
	return s.list.Keys()
}

// Current is the person whose page is open; empty where none is.
func (s *People) Current() people.ParticipantID {
	if s.page == nil {
		return ""
	}
	return people.ParticipantID(s.page.ID)
}

func (s *People) today() day.Date { return s.p.Today() }

// nameOf is what a member of staff is called; nobody for an empty id.
func (s *People) nameOf(id people.StaffID) string {
	switch id {
	case "":
		return "Nobody"
	case s.p.Me().ID:
		return s.p.Me().Name
	}
	return people.NameOf(s.staff, id)
}

func (s *People) firstName(id people.StaffID) string { return people.FirstName(s.nameOf(id)) }

// findJobs shows which jobs suit a person.
func (s *People) findJobs(id people.ParticipantID) {
	s.p.Nav.Open(nav.Route{Page: "matching", ID: "person:" + string(id)})
}

var (
	_ nav.Screen  = (*People)(nil)
	_ nav.Shower  = (*People)(nil)
	_ nav.Doer    = (*People)(nil)
	_ nav.Focuser = (*People)(nil)
	_ nav.Drafter = (*People)(nil)
)

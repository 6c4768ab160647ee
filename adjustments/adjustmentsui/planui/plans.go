package planui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
)

// pageName is the place of the screen in routes.
const pageName = "plans"

// The parts of a route behind the id of a plan: "<plan>/write" goes on with the conversation where it stopped, "<plan>/choose" to what the
// employer sees, and "<plan>/WELL" to one section.
const (
	writePart  = "write"
	choosePart = "choose"
)

// Plans is the list of wellness plans with the page of one beside it, and the conversation that takes the place of both. It implements
// nav.Screen, nav.Shower, nav.Doer, nav.Focuser and nav.Drafter. Its forms can be opened before it was ever shown.
type Plans struct {
	p       Parts
	header  *kit.Header
	list    *page.Rows[adjustments.ListedPlan, adjustments.PlanFilter]
	bar     *page.QuickBar[adjustments.ListedPlan, adjustments.PlanFilter]
	page    *planPage
	frame   *page.Frame
	talk    *talk
	forms   *sheet.Desk
	content *fyne.Container

	staff []people.Staff
	live  task.Latest
}

// The names under which the screen's arrangement is remembered.
const (
	splitName  = "plans-split"
	listName   = "plans"
	filterName = "plans-filter"
)

// The narrowest that list and page get beside one another, in units at a text scale of 1.
const (
	listLeast = 380
	pageLeast = 420
)

// New makes the screen; it reads nothing until Reload.
func New(p Parts) *Plans {
	s := &Plans{p: p}
	s.forms = sheet.NewDesk(p.Ground, people.EditPapers)
	var actions []fyne.CanvasObject
	if p.mayChange() {
		actions = append(actions, kit.NewButton(kit.Outline, "New plan", func() { s.begin("") }).Icon("plus"))
	}
	s.header = kit.NewHeader("Wellness plans", "", actions...)
	s.talk = newTalk(s)
	if !p.maySee() {
		s.content = container.NewStack(kit.Pad(6, kit.Column(6, s.header,
			kit.NewEmpty("heart", "Not for your role", "Plans name people and say what keeps them well. Please ask "+people.WhoMay(people.ViewPapers)+".", nil))))
		return s
	}
	s.list = s.newList()
	s.bar = s.newBar()
	s.page = newPlanPage(s)
	s.frame = s.list.Beside(page.FrameOptions{Name: splitName, Part: 0.44, List: listLeast, Page: pageLeast, Layouts: p.Layouts, Nav: p.Nav, First: s.FirstFocus},
		s.page, s.header, s.bar.Content)
	s.content = container.NewStack(s.frame.Content())
	return s
}

// Content is the whole screen.
func (s *Plans) Content() fyne.CanvasObject { return s.content }

// talking says that the conversation is shown in place of list and page.
func (s *Plans) talking() bool { return s.content.Objects[0] == s.talk.content }

func (s *Plans) turnTo(o fyne.CanvasObject) {
	if s.content.Objects[0] != o {
		s.content.Objects = []fyne.CanvasObject{o}
		s.content.Refresh()
	}
}

// Reload reads what is shown anew.
func (s *Plans) Reload() {
	switch {
	case s.list == nil:
	case s.talking():
		s.talk.reload()
	default:
		s.reloadList()
	}
}

func (s *Plans) reloadList() {
	task.Go(s.live.Next(), s.p.Run, s.read, func(o overview, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		s.staff = o.staff
		s.header.SetState(o.state())
		s.bar.Show(o.counts)
		s.list.Reload()
		s.page.Reload()
	})
}

// overview is what stands above the list.
type overview struct {
	staff  []people.Staff
	counts []int // of the quick filters, in their order
}

func (s *Plans) read(ctx context.Context) (o overview, err error) {
	if o.staff, err = s.p.Staff.Staff(ctx); err != nil {
		return o, err
	}
	o.counts, err = s.bar.Counts(ctx)
	return o, err
}

// state is the sentence under the title: 6 plans, 2 are being written, 1 is under review.
func (o overview) state() string {
	open, writing, review, all := o.counts[0], o.counts[1], o.counts[3], o.counts[len(o.counts)-1]
	switch {
	case all == 0:
		return "No wellness plans yet."
	case open == 0:
		return "No plan is in use now."
	}
	words := text.Count(open, "plan", "plans")
	if writing > 0 {
		words += ", " + text.Count(writing, "is being written", "are being written")
	}
	if review > 0 {
		words += ", " + text.Count(review, "is under review", "are under review")
	}
	return words + "."
}

// Close keeps what was typed in an open form and in the conversation, and stops reading. The error says why it could not be kept.
func (s *Plans) Close() error {
	if s.forms.Closed() {
		return nil
	}
	err := s.talk.close()
	if e := s.forms.Close(); err == nil {
		err = e
	}
	s.live.Stop()
	if s.list != nil {
		s.page.Stop()
		s.list.Close()
	}
	return err
}

// Show opens the page of one plan; "/write", "/choose" or "/" and a section behind its id opens the conversation there. "new", or "new:"
// with a participant's id, opens the form for a new one. An empty id shows the screen as it is.
func (s *Plans) Show(id string) {
	if s.list == nil {
		return
	}
	about, isNew := strings.CutPrefix(id, "new")
	plan, part, inTalk := strings.Cut(id, "/")
	if inTalk && !isNew {
		s.talk.open(adjustments.PlanID(plan), part)
		return
	}
	s.leaveTalk()
	s.frame.Follow()
	switch {
	case id == "":
	case isNew:
		s.begin(people.ParticipantID(strings.TrimPrefix(about, ":")))
	default:
		s.list.Route(id)
	}
}

// leaveTalk shows list and page again; what the conversation holds is stored behind them. One that is still being read does not open.
func (s *Plans) leaveTalk() {
	s.talk.live.Stop()
	if s.talking() {
		s.turnTo(s.frame.Content())
		s.talk.leave()
	}
}

// Does says which ids open a form: going back does not open it again.
func (s *Plans) Does(id string) bool { return strings.HasPrefix(id, "new") }

// FirstFocus is the rows, or the field for words while there are none; the page of a plan that a route led to; what is asked in the
// conversation.
func (s *Plans) FirstFocus() fyne.Focusable {
	switch {
	case s.list == nil:
		return nil
	case s.talking():
		return s.talk.firstFocus()
	}
	return s.list.FocusOr(s.bar.Focus())
}

// Keys are the keys of the rows or of the conversation, for the keyboard sheet.
func (s *Plans) Keys() []kit.Shortcut {
	switch {
	case s.list == nil:
		return nil
	case s.talking():
		return s.talk.keys()
	}
	return s.list.Keys()
}

// Current is the employer of the open plan and its next step, for the form that logs a contact; either may be empty.
func (s *Plans) Current() (employers.EmployerID, employers.NextStepID) {
	if s.page == nil || !s.page.Drawn {
		return "", ""
	}
	var step employers.NextStepID
	if next := s.page.Shown.page.Next; len(next) > 0 {
		step = next[0].ID
	}
	return s.page.Shown.page.Plan.Employer, step
}

var (
	_ nav.Screen  = (*Plans)(nil)
	_ nav.Shower  = (*Plans)(nil)
	_ nav.Doer    = (*Plans)(nil)
	_ nav.Focuser = (*Plans)(nil)
	_ nav.Drafter = (*Plans)(nil)
)

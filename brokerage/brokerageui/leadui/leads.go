package leadui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/typed"
)

// Leads is the board of leads with one of them beside it. It implements nav.Screen, nav.Shower, nav.Doer, nav.Focuser and
// nav.Drafter. Its forms can be opened before it was ever shown.
type Leads struct {
	p      Parts
	header *kit.Header
	bar    *filterBar
	notice *fyne.Container // names the leads that have lapsed
	middle *fyne.Container // the board, the closed leads, or why there is neither
	board  *kit.Board[brokerage.LeadCard]
	closed *kit.RowList[brokerage.LeadCard]
	held   kit.Held[brokerage.LeadCard]
	panel  *leadPanel
	frame  *page.Frame
	across *container.Scroll // holds the board where the window is too narrow for it
	forms  *sheet.Desk

	staff  []people.Staff
	cards  map[string][]brokerage.LeadCard // as shown, by stage
	stale  map[brokerage.LeadID]bool
	filter brokerage.LeadFilter
	lapsed day.Date // the day on which leads were last looked through for those that lapse
	moves  []move   // that wait, oldest first
	moving bool
	live   task.Latest
	loaded bool // the board has been read
	wanted bool // the keyboard is to come here once it has been
}

// splitName is under what the width of the board is remembered.
const splitName = "leads-split"

// The narrowest that board and lead get beside one another, in units at a text scale of 1.
const (
	boardLeast = 700
	panelLeast = 310
)

// boardHigh is the least height of the board, in units at a text scale of 1: what stands above it scrolls away in a low window.
const boardHigh = 300

// New makes the screen; it reads nothing until Reload.
func New(p Parts) *Leads {
	s := &Leads{p: p, notice: kit.Column(0), middle: container.NewStack(), cards: map[string][]brokerage.LeadCard{}, stale: map[brokerage.LeadID]bool{}}
	s.forms = sheet.NewDesk(p.Ground, people.ChangeRegister)
	var actions []fyne.CanvasObject
	if p.mayChange() {
		actions = append(actions, kit.NewButton(kit.Outline, "Add lead", func() { s.add("") }).Icon("plus"))
	}
	s.header = kit.NewHeader("Leads", "", actions...)
	s.bar = newFilterBar(s)
	s.panel = newLeadPanel(s)
	s.notice.Hide()
	s.frame = page.NewFrame(page.FrameOptions{Name: splitName, Part: 0.715, List: boardLeast, Page: panelLeast, Back: "Back to the board", Layouts: p.Layouts, Nav: p.Nav, First: s.FirstFocus},
		s.panel, s.header, s.bar.content, s.notice, kit.Grow(kit.AtLeast(0, boardHigh, s.middle)))
	return s
}

// Content is the whole screen.
func (s *Leads) Content() fyne.CanvasObject { return s.frame.Content() }

// Reload lets lapse what has not moved for too long, and reads the board and the open lead anew.
func (s *Leads) Reload() {
	filter, lapse := s.filter, s.lapsed != s.p.Today() && s.p.mayChange()
	task.Go(s.live.Next(), s.p.Run, func(ctx context.Context) (overview, error) { return s.read(ctx, filter, lapse) }, func(o overview, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		s.show(o)
	})
}

// overview is what the screen shows beside one lead.
type overview struct {
	staff  []people.Staff
	all    []brokerage.LeadCard // that are open, whatever the filter
	stale  []brokerage.LeadCard
	shown  []brokerage.LeadCard // that the filter chooses
	lapsed []brokerage.LeadCard // just now
	looked bool
}

func (s *Leads) read(ctx context.Context, f brokerage.LeadFilter, lapse bool) (o overview, err error) {
	if o.staff, err = s.p.Staff.Staff(ctx); err != nil {
		return o, err
	}
	if lapse {
		if o.lapsed, err = s.p.Leads.LapseLeads(ctx); err != nil {
			return o, err
		}
		o.looked = true
	}
	if o.all, err = s.p.Leads.LeadBoard(ctx, brokerage.LeadFilter{}); err != nil {
		return o, err
	}
	for _, c := range o.all {
		if c.Stale {
			o.stale = append(o.stale, c)
		}
	}
	if o.shown = o.all; !isZero(f) {
		o.shown, err = s.p.Leads.LeadBoard(ctx, f)
	}
	return o, err
}

// show draws what was read; while moves wait the board is ahead of the store, and what was read is older.
func (s *Leads) show(o overview) {
	s.staff = o.staff
	if o.looked {
		s.lapsed = s.p.Today()
	}
	if len(s.moves) > 0 {
		return
	}
	s.header.SetState(o.state())
	s.bar.show(o)
	if len(o.lapsed) > 0 {
		s.sayLapsed(o.lapsed)
	}
	clear(s.stale)
	for _, c := range o.stale {
		s.stale[c.ID] = true
	}
	clear(s.cards)
	for _, c := range o.shown {
		s.cards[c.Stage] = append(s.cards[c.Stage], c)
	}
	s.showMiddle(len(o.all) == 0)
	s.panel.Reload()
	s.loaded = true
	if s.wanted && s.p.Canvas().Overlays().Top() == nil && s.p.Canvas().Focused() == nil {
		s.p.Canvas().Focus(s.FirstFocus())
	}
	s.wanted = false
}

// state is the sentence under the title: 9 leads, 132 hours a week, 2 not moved for a while.
func (o overview) state() string {
	n := len(o.all)
	if n == 0 {
		return "No open leads."
	}
	words := text.Count(n, "lead", "leads")
	if h := hoursOf(o.all); h > 0 {
		words += ", about " + hoursWords(h) + " a week"
	}
	if q := len(o.stale); q > 0 {
		words += ", " + text.Number(q) + " not moved for some time"
	}
	return words + "."
}

// Close keeps what was typed in an open form and stops reading. The error says why it could not be kept.
func (s *Leads) Close() error {
	if s.forms.Closed() {
		return nil
	}
	err := s.forms.Close()
	s.live.Stop()
	s.panel.Stop()
	if s.closed != nil {
		s.closed.Close()
	}
	return err
}

// Show opens one lead, or the form for a new one: "new", or "new:" and an employer's id. An empty id shows the screen as it is.
func (s *Leads) Show(id string) {
	s.frame.Follow()
	about, isNew := strings.CutPrefix(id, "new")
	switch {
	case id == "":
	case isNew:
		s.add(employers.EmployerID(strings.TrimPrefix(about, ":")))
	default:
		s.frame.Route(id)
		s.selectCard(brokerage.LeadID(id))
	}
}

// Does says which ids open a form: going back does not open it again.
func (s *Leads) Does(id string) bool { return strings.HasPrefix(id, "new") }

// Where is the lead that is shown; empty for none.
func (s *Leads) Where() string { return s.frame.Where() }

// FirstFocus is the board; the page of a lead that a route led to; nil before the board has been read, which then takes the focus.
func (s *Leads) FirstFocus() fyne.Focusable {
	switch {
	case s.frame.Routed(), s.frame.Away():
		return s.panel.FirstFocus()
	case !s.loaded:
		s.wanted = true
		return nil
	case s.filter.Closed && s.closed != nil:
		return s.closed.FirstFocus()
	case s.board != nil && s.count() > 0:
		return s.board
	}
	return s.bar.words.Focus()
}

// Keys are the keys of the board, for the keyboard sheet.
func (s *Leads) Keys() []kit.Shortcut {
	return []kit.Shortcut{{Keys: "Arrows", What: "Go from lead to lead"}, {Keys: "Ctrl+Left", What: "Move the lead a stage back"},
		{Keys: "Ctrl+Right", What: "Move the lead a stage on"}, {Keys: "Enter", What: "Open the lead"}}
}

// Current is the employer of the open lead and its next step, for the form that logs a contact; either may be empty.
func (s *Leads) Current() (employers.EmployerID, employers.NextStepID) {
	if !s.panel.Drawn {
		return "", ""
	}
	step, _ := s.panel.step()
	return s.panel.Shown.page.Lead.Employer, step.ID
}

func (s *Leads) count() (n int) {
	for _, list := range s.cards {
		n += len(list)
	}
	return n
}

// nameOf is what a member of staff is called; nobody for an empty id.
func (s *Leads) nameOf(id people.StaffID) string {
	switch id {
	case "":
		return "Nobody"
	case s.p.Me().ID:
		return s.p.Me().Name
	}
	return people.NameOf(s.staff, id)
}

// doer is who did something, at the beginning of a sentence.
func (s *Leads) doer(id people.StaffID) string {
	if id == s.p.Me().ID {
		return "You"
	}
	return people.FirstName(s.nameOf(id))
}

// hoursOf adds up the hours of leads, as minutes a week; those whose hours nobody knows add nothing.
func hoursOf(cards []brokerage.LeadCard) (minutes int) {
	for _, c := range cards {
		minutes += c.Hours
	}
	return minutes
}

// hoursWords is minutes as hours in words: 12 hours.
func hoursWords(minutes int) string {
	if minutes == 60 {
		return "1 hour"
	}
	return typed.HoursText(minutes) + " hours"
}

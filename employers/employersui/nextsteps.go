// Package employersui shows the employer register: the list of employers with the page of one, and the next steps.
// It knows the store only by the interfaces in Parts.
package employersui

import (
	"context"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
)

// Staff lists who works here.
type Staff interface {
	Staff(ctx context.Context) ([]people.Staff, error)
}

// Finder finds the employers that a next step may be about. employers.Register has it.
type Finder interface {
	Employer(ctx context.Context, id employers.EmployerID) (employers.Employer, error)
	FindEmployers(ctx context.Context, words string, limit int) ([]employers.Listed, error)
}

// Parts are what the next steps are made of.
type Parts struct {
	Store    employers.NextSteps
	Finder   Finder // nil = steps are about no employer
	Staff    Staff
	Me       func() people.Staff
	Drafts   nav.Drafts
	Now      func() time.Time
	Run      task.Runner
	Nav      nav.Navigator
	Undo     func()        // takes the last change back
	ReadOnly func() bool   // the store is open as a copy to read only; nil = it is not
	Pause    time.Duration // without typing, before a draft is kept; 0 = a second

	LogContact func(at []employers.EmployerID, out employers.NextStepID) // opens the contact form; out is the step it comes out of; nil = it is not offered
	Week       func()                                                    // shows the steps as a calendar week; nil = it is not offered
}

// NextSteps is the list of what somebody has promised to do, in groups by when it is due. It implements nav.Panel,
// nav.Shower, nav.Focuser and nav.Drafter.
type NextSteps struct {
	p       Parts
	list    *kit.RowList[employers.NextStep]
	choice  *kit.ChoiceChips
	whose   *fyne.Container
	toggle  *kit.Button
	first   *kit.Button // in the empty list; nil where nothing may be changed
	content fyne.CanvasObject

	view     atomic.Pointer[view] // what the list is asked for; read off the UI goroutine
	counts   counts
	staff    []people.Staff
	loaded   bool
	wanted   bool // the focus is to go to the rows once they are there
	closed   bool
	onState  []func()
	form     *nextStepForm // while one is open
	everyone bool
	done     bool // the done ones are shown too
}

// NewNextSteps makes the list; it reads nothing until Reload.
func NewNextSteps(p Parts) *NextSteps {
	s := &NextSteps{p: p}
	s.view.Store(&view{})
	s.choice = kit.NewChoiceChips("Whose next steps", []string{"Mine", "Everybody's"}, s.chooseWhose)
	s.choice.Choose(0)
	s.whose = container.NewStack(s.choice)
	s.whose.Hide()
	s.toggle = kit.NewButton(kit.Quiet, "Show done", s.toggleDone).Icon("check")
	s.list = s.newList()
	choices := kit.Row(2, kit.Grow(s.whose), s.toggle)
	if p.Week != nil {
		choices.Add(kit.NewButton(kit.Quiet, "Week", p.Week).Icon("calendar"))
	}
	s.content = kit.Column(2, choices, kit.Grow(s.list))
	return s
}

// Content is the list with its choices above.
func (s *NextSteps) Content() fyne.CanvasObject { return s.content }

// OnState adds a function that is called when State may have changed.
func (s *NextSteps) OnState(f func()) { s.onState = append(s.onState, f) }

// Keys are the keys that act on the selected step, for the keyboard sheet.
func (s *NextSteps) Keys() []kit.Shortcut { return s.list.Keys() }

// Reload reads the list anew; the selected step stays selected.
func (s *NextSteps) Reload() {
	v := &view{today: s.today(), done: s.done}
	if !s.everyone {
		v.owner = s.p.Me().ID
	}
	s.view.Store(v)
	s.list.Reload()
}

// showWhose offers the choice only where there is somebody else.
func (s *NextSteps) showWhose() {
	alone := len(s.staff) < 2
	if alone == s.whose.Hidden {
		return
	}
	s.whose.Hidden = alone
	s.content.Refresh()
}

// listed is called once the rows that fit the counts have come.
func (s *NextSteps) listed(int) {
	v := s.view.Load()
	s.loaded, s.staff, s.counts = true, v.staff, v.counts
	s.showWhose()
	s.list.SetGroups(s.counts.groups())
	s.list.Refresh()
	if s.list.Index() < 0 && s.list.Total() > 0 {
		s.list.Select(0) // what to do first has its buttons ready
	}
	if s.wanted && s.window().Focused() == nil {
		s.window().Focus(s.FirstFocus())
	}
	s.wanted = false
	for _, f := range s.onState {
		f()
	}
}

// Close keeps what was typed and stops reading. It waits for the draft to be written, because the store is closed next.
// The error says why it could not be kept.
func (s *NextSteps) Close() error {
	if s.closed {
		return nil
	}
	s.closed = true
	var err error
	if s.form != nil {
		err = s.form.leave()
	}
	s.list.Close()
	return err
}

// State is the clause for Today's sentence: 3 next steps are overdue and 5 are for today. It is empty before the first reading.
func (s *NextSteps) State() string {
	late, now := s.counts.due[0], s.counts.due[1]
	are := func(n int) string {
		if n == 1 {
			return "is"
		}
		return "are"
	}
	switch {
	case !s.loaded:
		return ""
	case late == 0 && now == 0:
		return "no next step is overdue or for today"
	case late == 0:
		return text.Count(now, "next step", "next steps") + " " + are(now) + " for today"
	case now == 0:
		return text.Count(late, "next step", "next steps") + " " + are(late) + " overdue"
	}
	return text.Count(late, "next step", "next steps") + " " + are(late) + " overdue and " + text.Number(now) + " " + are(now) + " for today"
}

// FirstFocus is the rows, or the button of the empty list; nil before the first reading.
func (s *NextSteps) FirstFocus() fyne.Focusable {
	switch {
	case !s.loaded:
		s.wanted = true
		return nil
	case s.list.Total() > 0:
		return s.list.FirstFocus()
	case s.first != nil:
		return s.first
	}
	return s.toggle
}

// Show opens the form of one step; an empty id shows the list as it is.
func (s *NextSteps) Show(id string) {
	if id == "" {
		return
	}
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (employers.NextStep, error) {
		return s.p.Store.NextStep(ctx, employers.NextStepID(id))
	}, func(n employers.NextStep, err error) {
		switch {
		case s.closed:
		case err != nil:
			s.p.Nav.Fail(err)
		default:
			s.edit(n)
		}
	})
}

// Current is the selected step and the employer it is about, both empty where there is none: what a contact is about to be
// logged for.
func (s *NextSteps) Current() (employers.EmployerID, employers.NextStepID) {
	n, ok := s.list.Current()
	if !ok || !n.DoneOn.IsZero() {
		return "", ""
	}
	return n.Employer, n.ID
}

func (s *NextSteps) today() day.Date { return day.Of(s.p.Now()) }

func (s *NextSteps) window() fyne.Canvas { return s.p.Nav.Window().Canvas() }

// mayChange says that the person's role and the store allow changes.
func (s *NextSteps) mayChange() bool {
	return people.Check(s.p.Me().Role, people.ChangeRegister) == nil && (s.p.ReadOnly == nil || !s.p.ReadOnly())
}

func (s *NextSteps) chooseWhose(i int) {
	if i < 0 { // the choice was pressed again: one of the two always holds
		s.choice.Choose(map[bool]int{false: 0, true: 1}[s.everyone])
		return
	}
	s.everyone = i == 1
	s.Reload()
}

func (s *NextSteps) toggleDone() {
	s.done = !s.done
	s.toggle.SetWords(map[bool]string{false: "Show done", true: "Hide done"}[s.done])
	s.content.Refresh()
	s.Reload()
}

// nameOf is what a member of staff is called in the list.
func (s *NextSteps) nameOf(id people.StaffID) string { return people.NameOf(s.staff, id) }

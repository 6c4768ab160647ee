package vacancyui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
)

// Vacancies is the list of vacancies with the page of one beside it. It implements nav.Screen, nav.Shower, nav.Doer, nav.Focuser
// and nav.Drafter. Its forms can be opened before it was ever shown.
type Vacancies struct {
	p      Parts
	header *kit.Header
	list   *page.Rows[brokerage.ListedVacancy, brokerage.VacancyFilter]
	bar    *filterBar
	page   *vacancyPage
	frame  *page.Frame
	forms  *sheet.Desk

	staff []people.Staff
	live  task.Latest
}

// The names under which the screen's arrangement is remembered.
const (
	splitName = "vacancies-split"
	listName  = "vacancies"
)

// The narrowest that list and page get beside one another, in units at a text scale of 1.
const (
	listLeast = 400
	pageLeast = 400
)

// New makes the screen; it reads nothing until Reload.
func New(p Parts) *Vacancies {
	s := &Vacancies{p: p}
	s.forms = sheet.NewDesk(p.Ground, people.ChangeRegister)
	var actions []fyne.CanvasObject
	if p.mayChange() {
		actions = append(actions, kit.NewButton(kit.Outline, "Add vacancy", func() { s.add("") }).Icon("plus"))
	}
	s.header = kit.NewHeader("Vacancies", "", actions...)
	s.bar = newFilterBar(s)
	s.list = s.newList()
	s.page = newVacancyPage(s)
	s.frame = s.list.Beside(page.FrameOptions{Name: splitName, Part: 0.5, List: listLeast, Page: pageLeast, Layouts: p.Layouts, Nav: p.Nav, First: s.FirstFocus},
		s.page, s.header, s.bar.content)
	return s
}

// Content is the whole screen.
func (s *Vacancies) Content() fyne.CanvasObject { return s.frame.Content() }

// Reload reads the list, its counts and the open vacancy anew.
func (s *Vacancies) Reload() {
	task.Go(s.live.Next(), s.p.Run, s.read, func(o overview, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		s.staff = o.staff
		s.header.SetState(o.state())
		s.bar.show(o)
		s.list.Reload()
		s.page.Reload()
	})
}

// overview is what stands above the list.
type overview struct {
	staff  []people.Staff
	counts []int // of the quick filters, in their order
}

func (s *Vacancies) read(ctx context.Context) (o overview, err error) {
	if o.staff, err = s.p.Staff.Staff(ctx); err != nil {
		return o, err
	}
	for _, q := range quickFilters {
		n, err := s.p.Vacancies.CountVacancies(ctx, q.filter)
		if err != nil {
			return o, err
		}
		o.counts = append(o.counts, n)
	}
	return o, nil
}

// state is the sentence under the title: 14 open vacancies, 3 close within a week, 5 were never advertised.
func (o overview) state() string {
	open, closing, hidden, all := o.counts[0], o.counts[1], o.counts[2], o.counts[len(o.counts)-1]
	if all == 0 {
		return "No vacancies yet."
	}
	words := text.Count(open, "open vacancy", "open vacancies")
	if closing > 0 {
		words += ", " + text.Count(closing, "closes", "close") + " within a week"
	}
	if hidden > 0 {
		words += ", " + text.Count(hidden, "was", "were") + " never advertised"
	}
	return words + "."
}

// Close keeps what was typed in an open form and stops reading. The error says why it could not be kept.
func (s *Vacancies) Close() error {
	if s.forms.Closed() {
		return nil
	}
	err := s.forms.Close()
	s.live.Stop()
	s.page.Stop()
	s.list.Close()
	return err
}

// Show opens the page of one vacancy, or the form for a new one: "new", "new:" and an employer's id, or "new:lead:" and the id of
// a lead that it comes out of. An empty id shows the screen as it is.
func (s *Vacancies) Show(id string) {
	s.frame.Follow()
	about, isNew := strings.CutPrefix(id, "new")
	about = strings.TrimPrefix(about, ":")
	lead, fromLead := strings.CutPrefix(about, "lead:")
	switch {
	case id == "":
	case isNew && fromLead:
		s.addFromLead(brokerage.LeadID(lead))
	case isNew:
		s.add(employers.EmployerID(about))
	default:
		s.list.Route(id)
	}
}

// Does says which ids open a form: going back does not open it again.
func (s *Vacancies) Does(id string) bool { return strings.HasPrefix(id, "new") }

// FirstFocus is the rows, or the field for words while there are none; the page of a vacancy that a route led to.
func (s *Vacancies) FirstFocus() fyne.Focusable {
	return s.list.FocusOr(s.bar.words.Focus())
}

// Keys are the keys of the rows and of the duties, for the keyboard sheet.
func (s *Vacancies) Keys() []kit.Shortcut {
	return append(s.list.Keys(), kit.Shortcut{Keys: "Alt+Up", What: "Move the duty up"}, kit.Shortcut{Keys: "Alt+Down", What: "Move the duty down"})
}

// Current is the employer of the open vacancy and its next step, for the form that logs a contact; either may be empty.
func (s *Vacancies) Current() (employers.EmployerID, employers.NextStepID) {
	if !s.page.Drawn {
		return "", ""
	}
	var step employers.NextStepID
	if next := s.page.Shown.page.Next; len(next) > 0 {
		step = next[0].ID
	}
	return s.page.Shown.page.Vacancy.Employer, step
}

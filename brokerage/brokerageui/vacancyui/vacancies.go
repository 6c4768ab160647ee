package vacancyui

import (
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
)

// Vacancies is the list of vacancies with the page of one beside it. It implements nav.Screen, nav.Shower, nav.Doer, nav.Focuser
// and nav.Drafter. Its forms can be opened before it was ever shown.
type Vacancies struct {
	*page.Listing[brokerage.ListedVacancy, brokerage.VacancyFilter]
	p    Parts
	page *vacancyPage
}

// New makes the screen; it reads nothing until Reload.
func New(p Parts) *Vacancies {
	s := &Vacancies{p: p}
	var actions []fyne.CanvasObject
	if p.mayChange() {
		actions = append(actions, kit.NewButton(kit.Outline, "Add vacancy", func() { s.add("") }).Icon("plus"))
	}
	s.Listing = page.NewListing(s.listing(sheet.NewDesk(p.Ground, people.ChangeRegister), kit.NewHeader("Vacancies", "", actions...)))
	s.page = newVacancyPage(s)
	s.Beside(s.page)
	return s
}

// state is the sentence under the title: 14 open vacancies, 3 close within a week, 5 were never advertised.
func state(counts []int) string {
	open, closing, hidden, all := counts[0], counts[1], counts[2], counts[len(counts)-1]
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

// Show opens the page of one vacancy, or the form for a new one: "new", "new:" and an employer's id, or "new:lead:" and the id of
// a lead that it comes out of. An empty id shows the screen as it is.
func (s *Vacancies) Show(id string) {
	s.Frame.Follow()
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
		s.List.Route(id)
	}
}

// Does says which ids open a form: going back does not open it again.
func (s *Vacancies) Does(id string) bool { return strings.HasPrefix(id, "new") }

// Keys are the keys of the rows and of the duties, for the keyboard sheet.
func (s *Vacancies) Keys() []kit.Shortcut {
	return append(s.Listing.Keys(), kit.Shortcut{Keys: "Alt+Up", What: "Move the duty up"}, kit.Shortcut{Keys: "Alt+Down", What: "Move the duty down"})
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

// Package peopleui shows the people whom the service supports: the caseload with the page of one person, and the forms of
// everything about them. It knows the store only by the interfaces in Parts.
package peopleui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/typed"
)

// Names says what a participant is called, also outside the own caseload, and how many there are.
type Names interface {
	Participant(ctx context.Context, id people.ParticipantID) (people.Participant, error)
	CountParticipants(ctx context.Context) (int, error)
}

// Vacancies finds the jobs that somebody goes for. brokerage.Vacancies has it.
type Vacancies interface {
	Vacancies(ctx context.Context, f brokerage.VacancyFilter, o employers.Order) ([]brokerage.ListedVacancy, error)
	VacancyPage(ctx context.Context, id brokerage.VacancyID) (brokerage.VacancyPage, error)
}

// Register finds employers. employers.Register has it.
type Register interface {
	Employer(ctx context.Context, id employers.EmployerID) (employers.Employer, error)
	FindEmployers(ctx context.Context, words string, limit int) ([]employers.Listed, error)
}

// Staff lists who works here.
type Staff interface {
	Staff(ctx context.Context) ([]people.Staff, error)
}

// Parts are what the screen is made of. A nil function leaves out what it would do.
type Parts struct {
	People    brokerage.People
	Names     Names
	Vacancies Vacancies
	Register  Register
	Steps     employers.NextSteps
	Staff     Staff
	Codes     people.Codes
	Me        func() people.Staff
	Drafts    nav.Drafts
	Layouts   kit.Layouts // remembers the columns and the width of the list; may be nil
	Now       func() time.Time
	Run       task.Runner
	Nav       nav.Navigator
	Undo      func()        // takes the last change back
	ReadOnly  func() bool   // the store is open as a copy to read only; nil = it is not
	Pause     time.Duration // without typing, before a draft is kept; 0 = a second

	Target func(ctx context.Context) (int, error) // people on the caseload of somebody at full time

	Gap       func(ctx context.Context) (brokerage.GapRule, error) // what may lie between two jobs; nil = nothing
	Permitted func(ctx context.Context) (brokerage.Amount, error)  // the weekly limit of ESA permitted work on file; nil = not known
	EditStep  func(employers.NextStepID)                           // opens the form of a next step
}

func (p Parts) today() day.Date { return day.Of(p.Now()) }

func (p Parts) canvas() fyne.Canvas { return p.Nav.Window().Canvas() }

// maySee says that the person's role shows participants at all; figures are not names.
func (p Parts) maySee() bool { return people.Check(p.Me().Role, people.ViewParticipants) == nil }

// mayChange says that the person's role and the store allow changes.
func (p Parts) mayChange() bool {
	return people.Check(p.Me().Role, people.EditParticipants) == nil && (p.ReadOnly == nil || !p.ReadOnly())
}

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error {
	if err := people.Check(p.Me().Role, people.EditParticipants); err != nil {
		return err
	}
	return typed.Sentence("This store is open to read only, so nothing can be changed in it. To change something, please open the store of your service itself.")
}

// offered are the entries of a code list as options.
func (p Parts) offered(list string) []kit.Option {
	var options []kit.Option
	for _, c := range p.Codes.Offered(list) {
		options = append(options, kit.Option{ID: c.Code, Title: c.Label})
	}
	return options
}

// option is one code of a list as an option; the zero Option for no code.
func (p Parts) option(list, code string) kit.Option {
	if code == "" {
		return kit.Option{}
	}
	return kit.Option{ID: code, Title: p.Codes.Label(list, code)}
}

// optionsOf are codes of a list as options, in their order.
func (p Parts) optionsOf(list string, codes []string) []kit.Option {
	options := make([]kit.Option, len(codes))
	for i, c := range codes {
		options[i] = p.option(list, c)
	}
	return options
}

// labels are what codes of a list are called.
func (p Parts) labels(list string, codes []string) []string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = p.Codes.Label(list, c)
	}
	return out
}

// one is a field to choose one code of a list.
func (p Parts) one(list string) *kit.SearchSelect {
	return kit.NewSearchSelect(p.Run, kit.FindIn(p.offered(list)))
}

// many is a field to choose several codes of a list.
func (p Parts) many(list, none string) *kit.ManySelect {
	return kit.NewManySelect(p.Run, kit.FindIn(p.offered(list))).Example(none, "And another…")
}

// findEmployers offers employers by part of a name, phone, postcode or number.
func (p Parts) findEmployers(ctx context.Context, words string) ([]kit.Option, error) {
	found, err := p.Register.FindEmployers(ctx, words, 20)
	options := make([]kit.Option, len(found))
	for i, e := range found {
		options[i] = kit.Option{ID: string(e.ID), Title: e.Name, Note: e.Town}
	}
	return options, err
}

// findVacancies offers the jobs that are open, by part of their title or employer.
func (p Parts) findVacancies(ctx context.Context, words string) ([]kit.Option, error) {
	found, err := p.Vacancies.Vacancies(ctx, brokerage.VacancyFilter{Words: words}, employers.Order{Limit: 20})
	options := make([]kit.Option, len(found))
	for i, v := range found {
		options[i] = kit.Option{ID: string(v.Vacancy.ID), Title: v.Vacancy.Title, Note: v.EmployerName}
	}
	return options, err
}

// findPeople offers people by the beginning of a name.
func (p Parts) findPeople(ctx context.Context, words string) ([]kit.Option, error) {
	if words == "" { // before anything is typed: the own caseload
		list, err := p.People.Caseload(ctx, brokerage.PersonFilter{Active: true}, employers.Order{Sort: "name", Limit: 20})
		options := make([]kit.Option, len(list))
		for i, l := range list {
			options[i] = personOption(l.Participant)
		}
		return options, err
	}
	found, err := p.People.FindParticipants(ctx, words, 20)
	var options []kit.Option
	for _, who := range found {
		if who.Version > 0 { // by name only outside the own caseload: nothing can be recorded there
			options = append(options, personOption(who))
		}
	}
	return options, err
}

func personOption(who people.Participant) kit.Option {
	return kit.Option{ID: string(who.ID), Title: who.Name(), Note: who.Town}
}

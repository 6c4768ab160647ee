// Package carveui shows the studio in which the duties of a job, or of several at one employer, are shaped into a job for a person:
// what stays, what goes to whom, what that comes to, how it fits, and the proposal that goes to the employer. It knows the store only
// by the interfaces in Parts.
package carveui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/typed"
)

// Matching gives what a carving is matched with. brokerage.Matching has it.
type Matching interface {
	Seekers(ctx context.Context, only people.ParticipantID, all bool) ([]brokerage.Seeker, error)
	Openings(ctx context.Context, all bool, only ...brokerage.VacancyID) ([]brokerage.Opening, error)
	Rules(ctx context.Context) (brokerage.Rules, error)
}

// People knows for whom a carving is, and notes what goes out about them. brokerage.People and the store have it.
type People interface {
	Caseload(ctx context.Context, f brokerage.PersonFilter, o employers.Order) ([]brokerage.ListedPerson, error)
	FindParticipants(ctx context.Context, name string, limit int) ([]people.Participant, error)
	Participant(ctx context.Context, id people.ParticipantID) (people.Participant, error)
	Permits(ctx context.Context, id people.ParticipantID) ([]people.Permit, error)
	NoteShared(ctx context.Context, s people.Shared) error
}

// Vacancies finds the jobs that are carved. brokerage.Vacancies has it.
type Vacancies interface {
	Vacancies(ctx context.Context, f brokerage.VacancyFilter, o employers.Order) ([]brokerage.ListedVacancy, error)
}

// Leads gives the lead that a carving comes out of. brokerage.Leads has it.
type Leads interface {
	LeadPage(ctx context.Context, id brokerage.LeadID) (brokerage.LeadPage, error)
	PromoteLead(ctx context.Context, l *brokerage.Lead, v *brokerage.Vacancy, c *brokerage.Carving, duties ...*brokerage.Duty) error
}

// Register names employers. employers.Register has it.
type Register interface {
	Employer(ctx context.Context, id employers.EmployerID) (employers.Employer, error)
}

// Staff lists who works here.
type Staff interface {
	Staff(ctx context.Context) ([]people.Staff, error)
}

// Parts are what the screen is made of.
type Parts struct {
	Carvings  brokerage.Carvings
	Matching  Matching
	People    People
	Vacancies Vacancies
	Leads     Leads
	Register  Register
	Steps     employers.NextSteps
	Staff     Staff
	Codes     people.Codes
	Me        func() people.Staff
	Drafts    nav.Drafts
	Layouts   kit.Layouts // remembers the columns of the list; may be nil
	Now       func() time.Time
	Run       task.Runner
	Nav       nav.Navigator
	Undo      func()        // takes the last change back
	ReadOnly  func() bool   // the store is open as a copy to read only; nil = it is not
	Pause     time.Duration // without typing, before a draft is kept; 0 = a second

	House func(ctx context.Context) (paper.House, error) // the service, for proposals
	PDF   printing.PDF
}

func (p Parts) today() day.Date { return day.Of(p.Now()) }

func (p Parts) canvas() fyne.Canvas { return p.Nav.Window().Canvas() }

// mayChange says that the person's role and the store allow changes.
func (p Parts) mayChange() bool {
	return people.Check(p.Me().Role, people.ChangeRegister) == nil && (p.ReadOnly == nil || !p.ReadOnly())
}

// seesPeople says that the person's role shows participants by name.
func (p Parts) seesPeople() bool { return people.Check(p.Me().Role, people.ViewParticipants) == nil }

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error {
	if err := people.Check(p.Me().Role, people.ChangeRegister); err != nil {
		return err
	}
	return typed.Sentence("This store is open to read only, so nothing can be changed in it. To change something, please open the store of your service itself.")
}

// findPeople offers people by the beginning of a name; before anything is typed, the own caseload.
func (p Parts) findPeople(ctx context.Context, words string) (options []kit.Option, err error) {
	if words == "" {
		list, err := p.People.Caseload(ctx, brokerage.PersonFilter{Active: true}, employers.Order{Sort: "name", Limit: 50})
		for _, l := range list {
			options = append(options, personOption(l.Participant))
		}
		return options, err
	}
	found, err := p.People.FindParticipants(ctx, words, 20)
	for _, who := range found {
		if who.Version > 0 { // by name only outside the own caseload
			options = append(options, personOption(who))
		}
	}
	return options, err
}

func personOption(who people.Participant) kit.Option {
	return kit.Option{ID: string(who.ID), Title: who.Name(), Note: who.Town}
}

// findVacancies offers jobs by part of their title or employer.
func (p Parts) findVacancies(ctx context.Context, words string) (options []kit.Option, err error) {
	found, err := p.Vacancies.Vacancies(ctx, brokerage.VacancyFilter{Words: words}, employers.Order{Limit: 20})
	for _, v := range found {
		options = append(options, kit.Option{ID: string(v.Vacancy.ID), Title: v.Vacancy.Title, Note: v.EmployerName})
	}
	return options, err
}

// offered are the entries of a code list as options.
func (p Parts) offered(list string) (options []kit.Option) {
	for _, c := range p.Codes.Offered(list) {
		options = append(options, kit.Option{ID: c.Code, Title: c.Label})
	}
	return options
}

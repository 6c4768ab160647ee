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
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/task"
)

// Matching gives what a carving is matched with. brokerage.Matching has it.
type Matching interface {
	Seekers(ctx context.Context, only people.ParticipantID, all bool) ([]brokerage.Seeker, error)
	Openings(ctx context.Context, all bool, only ...brokerage.VacancyID) ([]brokerage.Opening, error)
	Rules(ctx context.Context) (brokerage.Rules, error)
}

// People knows for whom a carving is, and notes what goes out about them. brokerage.People and the store have it.
type People interface {
	offer.People
	Participant(ctx context.Context, id people.ParticipantID) (people.Participant, error)
	Permits(ctx context.Context, id people.ParticipantID) ([]people.Permit, error)
	NoteShared(ctx context.Context, s people.Shared) error
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
	Vacancies offer.Jobs // that are carved
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

	Papers printing.Papers // prints proposals and writes them for screen readers; nil = neither is offered
}

func (p Parts) today() day.Date { return day.Of(p.Now()) }

func (p Parts) canvas() fyne.Canvas { return p.Nav.Window().Canvas() }

// mayChange says that the person's role and the store allow changes.
func (p Parts) mayChange() bool { return p.denied() == nil }

// seesPeople says that the person's role shows participants by name.
func (p Parts) seesPeople() bool { return people.Check(p.Me().Role, people.ViewParticipants) == nil }

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error { return may.Change(p.Me(), people.ChangeRegister, p.ReadOnly) }

// Package agreementui shows adjustment agreements: the list with the page of one beside it, the forms about them, what could be agreed,
// what the law says and who pays, how versions differ, and the reviews. It knows the store only by the interfaces in Parts.
package agreementui

import (
	"context"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/sheet"
)

// People finds those whom an agreement is for, and their jobs. brokerage.People has it.
type People interface {
	Caseload(ctx context.Context, f brokerage.PersonFilter, o employers.Order) ([]brokerage.ListedPerson, error)
	FindParticipants(ctx context.Context, name string, limit int) ([]people.Participant, error)
	PersonPage(ctx context.Context, id people.ParticipantID) (brokerage.PersonPage, error)
}

// Matching gives the needs of a person, the demands of a job and what a match of the two would arrange. brokerage.Matching has it.
type Matching interface {
	Seekers(ctx context.Context, only people.ParticipantID, all bool) ([]brokerage.Seeker, error)
	Openings(ctx context.Context, all bool, only ...brokerage.VacancyID) ([]brokerage.Opening, error)
	Rules(ctx context.Context) (brokerage.Rules, error)
}

// Register finds employers and their sites. employers.Register has it.
type Register interface {
	EmployerPage(ctx context.Context, id employers.EmployerID) (employers.Page, error)
	FindEmployers(ctx context.Context, words string, limit int) ([]employers.Listed, error)
}

// Plans finds the wellness plan that goes with an agreement. adjustments.Plans has it.
type Plans interface {
	Plans(ctx context.Context, f adjustments.PlanFilter, o employers.Order) ([]adjustments.ListedPlan, error)
}

// Parts are what the screen is made of. A nil function leaves out what it would do.
type Parts struct {
	sheet.Ground
	Agreements adjustments.Agreements
	Plans      Plans
	People     People
	Matching   Matching
	Register   Register
	Steps      employers.NextSteps
	Staff      sheet.Staffing
	Codes      people.Codes

	Sign func(adjustments.PaperRef, people.ParticipantID) // opens the signing screen
	// Seal seals a version that all have signed and that could not be sealed then.
	Seal      func(ctx context.Context, ref adjustments.PaperRef) error
	SignOther func(adjustments.PaperRef, people.ParticipantID) // records what was signed on paper or agreed verbally
	Documents func(printing.Ask)                               // shows a paper, to be saved or printed
	SaveMany  func(printing.AskMany)                           // saves the papers of a list
	EditStep  func(employers.NextStepID)
	Place     func(ctx context.Context) (string, error)             // whose law holds: adjustments.England and so on; nil = Great Britain
	Rates     func(ctx context.Context) ([]adjustments.Rate, error) // dated figures about Access to Work; nil = none are known
	// Weeks are those until the first review, and from one review to the next; nil = as is usual.
	Weeks func(ctx context.Context) (first, later int, err error)
}

// maySee says that the person's role shows agreements at all.
func (p Parts) maySee() bool { return people.Check(p.Me().Role, people.ViewPapers) == nil }

// mayChange says that the person's role and the store allow changes.
func (p Parts) mayChange() bool { return p.denied() == nil }

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error { return p.Denied(people.EditPapers) }

// Package peopleui shows the people whom the service supports: the caseload with the page of one person, and the forms of
// everything about them. It knows the store only by the interfaces in Parts.
package peopleui

import (
	"context"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/offer"
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/sheet"
)

// Names says what a participant is called, also outside the own caseload, and how many there are.
type Names interface {
	Participant(ctx context.Context, id people.ParticipantID) (people.Participant, error)
	CountParticipants(ctx context.Context) (int, error)
}

// Vacancies finds the jobs that somebody goes for. brokerage.Vacancies has it.
type Vacancies interface {
	offer.Jobs
	VacancyPage(ctx context.Context, id brokerage.VacancyID) (brokerage.VacancyPage, error)
}

// Register finds employers. employers.Register has it.
type Register interface {
	offer.Register
	Employer(ctx context.Context, id employers.EmployerID) (employers.Employer, error)
}

// Parts are what the screen is made of. A nil function leaves out what it would do.
type Parts struct {
	sheet.Ground
	People    brokerage.People
	Names     Names
	Vacancies Vacancies
	Register  Register
	Steps     employers.NextSteps
	Staff     sheet.Staffing
	Codes     people.Codes

	Target func(ctx context.Context) (int, error) // people on the caseload of somebody at full time

	Gap       func(ctx context.Context) (brokerage.GapRule, error) // what may lie between two jobs; nil = nothing
	Permitted func(ctx context.Context) (brokerage.Amount, error)  // the weekly limit of ESA permitted work on file; nil = not known
	EditStep  func(employers.NextStepID)                           // opens the form of a next step
	More      []PagePart                                           // what other parts of the app know about a person
	Documents func(printing.Ask)                                   // shows a paper, to be saved or printed

	// Evidence are the agreements of a person out of which a list for Access to Work can be made, by their ids.
	Evidence func(ctx context.Context, id people.ParticipantID) ([]kit.Option, error)
}

// PagePart is what another part of the app shows on a person's page, such as their agreements.
type PagePart struct {
	Name  string // as routes call it: "agreements"
	Title string
	Empty string // said where there are no rows
	Rows  func(ctx context.Context, id people.ParticipantID) ([]layout.Line, error)
	Add   string // words of the button that adds one; empty = there is none
	New   func(id people.ParticipantID) nav.Route
}

// maySee says that the person's role shows participants at all; figures are not names.
func (p Parts) maySee() bool { return people.Check(p.Me().Role, people.ViewParticipants) == nil }

// mayChange says that the person's role and the store allow changes.
func (p Parts) mayChange() bool { return p.denied() == nil }

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error { return p.Denied(people.EditParticipants) }

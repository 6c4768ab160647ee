// Package planui shows wellness action plans: the list with the page of one beside it, the conversation in which one is written section
// by section, the choice of what the employer sees, and the reviews. It knows the store only by the interfaces in Parts.
package planui

import (
	"context"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/sheet"
)

// People finds those whom a plan is for, and their jobs. brokerage.People has it.
type People interface {
	Caseload(ctx context.Context, f brokerage.PersonFilter, o employers.Order) ([]brokerage.ListedPerson, error)
	FindParticipants(ctx context.Context, name string, limit int) ([]people.Participant, error)
	PersonPage(ctx context.Context, id people.ParticipantID) (brokerage.PersonPage, error)
}

// Register finds employers. employers.Register has it.
type Register interface {
	FindEmployers(ctx context.Context, words string, limit int) ([]employers.Listed, error)
}

// Agreements finds those whose adjustments a plan can list. adjustments.Agreements has it.
type Agreements interface {
	Agreements(ctx context.Context, f adjustments.AgreementFilter, o employers.Order) ([]adjustments.ListedAgreement, error)
}

// Parts are what the screen is made of. A nil function leaves out what it would do.
type Parts struct {
	sheet.Ground
	Plans      adjustments.Plans
	Agreements Agreements
	People     People
	Register   Register
	Staff      sheet.Staffing
	Codes      people.Codes

	House func(ctx context.Context) (adjustments.House, error) // the service as papers name it; nil = it has no name
	Sign  func(adjustments.PaperRef, people.ParticipantID)     // opens the signing screen
	// Seal seals a version that both have signed and that could not be sealed then.
	Seal      func(ctx context.Context, ref adjustments.PaperRef) error
	SignOther func(adjustments.PaperRef, people.ParticipantID) // records what was signed on paper or agreed verbally
	Documents func(printing.Ask)                               // shows a paper, to be saved or printed
	SaveMany  func(printing.AskMany)                           // saves the papers of a list
	EditStep  func(employers.NextStepID)
}

// maySee says that the person's role shows plans at all.
func (p Parts) maySee() bool { return people.Check(p.Me().Role, people.ViewPapers) == nil }

// mayChange says that the person's role and the store allow changes.
func (p Parts) mayChange() bool { return p.denied() == nil }

// denied says why nothing may be changed.
func (p Parts) denied() error { return p.Denied(people.EditPapers) }

// guides are the sections of every plan.
func (p Parts) guides() []adjustments.SectionGuide { return adjustments.Sections(p.Codes) }

// house is the service as papers name it.
func (p Parts) house(ctx context.Context) (adjustments.House, error) {
	if p.House == nil {
		return adjustments.House{}, nil
	}
	return p.House(ctx)
}

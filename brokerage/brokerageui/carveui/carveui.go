// Package carveui shows the studio in which the duties of a job, or of several at one employer, are shaped into a job for a person:
// what stays, what goes to whom, what that comes to, how it fits, and the proposal that goes to the employer. It knows the store only
// by the interfaces in Parts.
package carveui

import (
	"context"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/sheet"
)

// Matching gives what a carving is matched with. brokerage.Matching has it.
type Matching interface {
	Seekers(ctx context.Context, only people.ParticipantID, all bool) ([]brokerage.Seeker, error)
	Openings(ctx context.Context, all bool, only ...brokerage.VacancyID) ([]brokerage.Opening, error)
	Rules(ctx context.Context) (brokerage.Rules, error)
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

// Parts are what the screen is made of.
type Parts struct {
	sheet.Ground
	Carvings  brokerage.Carvings
	Matching  Matching
	People    offer.People // for whom carvings are
	Vacancies offer.Jobs   // that are carved
	Leads     Leads
	Register  Register
	Steps     employers.NextSteps
	Staff     sheet.Staffing
	Codes     people.Codes

	Documents func(printing.Ask) // shows a proposal, to be saved or printed; nil = there are none
}

// mayChange says that the person's role and the store allow changes.
func (p Parts) mayChange() bool { return p.denied() == nil }

// seesPeople says that the person's role shows participants by name.
func (p Parts) seesPeople() bool { return people.Check(p.Me().Role, people.ViewParticipants) == nil }

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error { return p.Denied(people.ChangeRegister) }

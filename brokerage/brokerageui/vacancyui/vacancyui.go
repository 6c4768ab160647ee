// Package vacancyui shows vacancies: the list with the page of one beside it, what has to be done in each, and the forms about them.
// It knows the store only by the interfaces in Parts.
package vacancyui

import (
	"context"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
)

// Leads is what the screen needs of leads: a vacancy can be made out of one. brokerage.Leads has it.
type Leads interface {
	LeadPage(ctx context.Context, id brokerage.LeadID) (brokerage.LeadPage, error)
	PromoteLead(ctx context.Context, l *brokerage.Lead, v *brokerage.Vacancy, c *brokerage.Carving, duties ...*brokerage.Duty) error
}

// Register finds employers and their sites. employers.Register has it.
type Register interface {
	offer.Register
	Employer(ctx context.Context, id employers.EmployerID) (employers.Employer, error)
	EmployerPage(ctx context.Context, id employers.EmployerID) (employers.Page, error)
}

// Parts are what the screen is made of. A nil function leaves out what it would do.
type Parts struct {
	sheet.Ground
	Vacancies brokerage.Vacancies
	Leads     Leads
	Register  Register
	Staff     sheet.Staffing
	Codes     people.Codes
	Rates     func(ctx context.Context) ([]brokerage.Rate, error) // what the law says of pay

	LogContact func(at []employers.EmployerID, out employers.NextStepID) // opens the contact form
	EditStep   func(employers.NextStepID)
}

// mayChange says that the person's role and the store allow changes.
func (p Parts) mayChange() bool { return p.denied() == nil }

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error { return p.Denied(people.ChangeRegister) }

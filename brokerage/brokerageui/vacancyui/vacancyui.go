// Package vacancyui shows vacancies: the list with the page of one beside it, what has to be done in each, and the forms about them.
// It knows the store only by the interfaces in Parts.
package vacancyui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/task"
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

// Staff lists who works here.
type Staff interface {
	Staff(ctx context.Context) ([]people.Staff, error)
}

// Parts are what the screen is made of. A nil function leaves out what it would do.
type Parts struct {
	Vacancies brokerage.Vacancies
	Leads     Leads
	Register  Register
	Staff     Staff
	Codes     people.Codes
	Rates     func(ctx context.Context) ([]brokerage.Rate, error) // what the law says of pay
	Me        func() people.Staff
	Drafts    nav.Drafts
	Layouts   kit.Layouts // remembers the columns and the width of the list; may be nil
	Now       func() time.Time
	Run       task.Runner
	Nav       nav.Navigator
	Undo      func()        // takes the last change back
	ReadOnly  func() bool   // the store is open as a copy to read only; nil = it is not
	Pause     time.Duration // without typing, before a draft is kept; 0 = a second

	LogContact func(at []employers.EmployerID, out employers.NextStepID) // opens the contact form
	EditStep   func(employers.NextStepID)
}

func (p Parts) today() day.Date { return day.Of(p.Now()) }

func (p Parts) canvas() fyne.Canvas { return p.Nav.Window().Canvas() }

// mayChange says that the person's role and the store allow changes.
func (p Parts) mayChange() bool { return p.denied() == nil }

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error { return may.Change(p.Me(), people.ChangeRegister, p.ReadOnly) }

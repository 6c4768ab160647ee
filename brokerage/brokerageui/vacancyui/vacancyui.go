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
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/typed"
)

// Leads is what the screen needs of leads: a vacancy can be made out of one. brokerage.Leads has it.
type Leads interface {
	LeadPage(ctx context.Context, id brokerage.LeadID) (brokerage.LeadPage, error)
	PromoteLead(ctx context.Context, l *brokerage.Lead, v *brokerage.Vacancy, c *brokerage.Carving, duties ...*brokerage.Duty) error
}

// Register finds employers and their sites. employers.Register has it.
type Register interface {
	Employer(ctx context.Context, id employers.EmployerID) (employers.Employer, error)
	EmployerPage(ctx context.Context, id employers.EmployerID) (employers.Page, error)
	FindEmployers(ctx context.Context, words string, limit int) ([]employers.Listed, error)
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
func (p Parts) mayChange() bool {
	return people.Check(p.Me().Role, people.ChangeRegister) == nil && (p.ReadOnly == nil || !p.ReadOnly())
}

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error {
	if err := people.Check(p.Me().Role, people.ChangeRegister); err != nil {
		return err
	}
	return typed.Sentence("This store is open to read only, so nothing can be changed in it. To change something, please open the store of your service itself.")
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

// offered are the entries of a code list as options.
func (p Parts) offered(list string) (out []kit.Option) {
	for _, c := range p.Codes.Offered(list) {
		out = append(out, kit.Option{ID: c.Code, Title: c.Label})
	}
	return out
}

// option is one code of a list as an option; the zero Option for no code.
func (p Parts) option(list, code string) kit.Option {
	if code == "" {
		return kit.Option{}
	}
	return kit.Option{ID: code, Title: p.Codes.Label(list, code)}
}

// options are codes of a list as options, in their order.
func (p Parts) options(list string, codes []string) (out []kit.Option) {
	for _, c := range codes {
		out = append(out, p.option(list, c))
	}
	return out
}

// one is a field to choose one code of a list.
func (p Parts) one(list string) *kit.SearchSelect {
	return kit.NewSearchSelect(p.Run, kit.FindIn(p.offered(list)))
}

// freely is a field for several words that stand in no list.
func (p Parts) freely(none string) *kit.ManySelect {
	m := kit.NewManySelect(p.Run, kit.FindIn(nil)).Example(none, "And another…")
	return m.Offer("Add “%s”", func(words string) { m.Add(kit.Option{ID: words, Title: words}) })
}

func wordOptions(words []string) (out []kit.Option) {
	for _, w := range words {
		out = append(out, kit.Option{ID: w, Title: w})
	}
	return out
}

// ids are the ids of what a field holds.
func ids(m *kit.ManySelect) (out []string) {
	for _, o := range m.Values() {
		out = append(out, o.ID)
	}
	return out
}

// chosen is the id of what a field holds; empty for nothing.
func chosen(s *kit.SearchSelect) string {
	o, _ := s.Value()
	return o.ID
}

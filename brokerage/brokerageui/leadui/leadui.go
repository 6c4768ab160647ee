// Package leadui shows hidden-job leads: the board by stage with one lead beside it, and the forms about leads. It knows the store
// only by the interfaces in Parts.
package leadui

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

// Register finds employers. employers.Register has it.
type Register interface {
	offer.Register
	Employer(ctx context.Context, id employers.EmployerID) (employers.Employer, error)
}

// People finds the people whom one thinks of for a lead.
type People interface {
	offer.People
	Participant(ctx context.Context, id people.ParticipantID) (people.Participant, error)
}

// Staff lists who works here.
type Staff interface {
	Staff(ctx context.Context) ([]people.Staff, error)
}

// Parts are what the screen is made of. A nil function leaves out what it would do.
type Parts struct {
	Leads    brokerage.Leads
	Register Register
	People   People
	Steps    employers.NextSteps
	Staff    Staff
	Codes    people.Codes
	Me       func() people.Staff
	Drafts   nav.Drafts
	Layouts  kit.Layouts // remembers the width of the board; may be nil
	Now      func() time.Time
	Run      task.Runner
	Nav      nav.Navigator
	Undo     func()        // takes the last change back
	ReadOnly func() bool   // the store is open as a copy to read only; nil = it is not
	Pause    time.Duration // without typing, before a draft is kept; 0 = a second

	LogContact  func(at []employers.EmployerID, out employers.NextStepID) // opens the contact form
	OpenContact func(employers.ContactID)
	EditStep    func(employers.NextStepID)
}

func (p Parts) today() day.Date { return day.Of(p.Now()) }

func (p Parts) canvas() fyne.Canvas { return p.Nav.Window().Canvas() }

// mayChange says that the person's role and the store allow changes.
func (p Parts) mayChange() bool { return p.denied() == nil }

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error { return may.Change(p.Me(), people.ChangeRegister, p.ReadOnly) }

// seesPeople says that the person's role shows participants by name.
func (p Parts) seesPeople() bool {
	return p.People != nil && people.Check(p.Me().Role, people.ViewParticipants) == nil
}

// stage is what a stage is called.
func (p Parts) stage(code string) string { return p.Codes.Label("lead_stages", code) }

// closed says that a lead in that stage is done with.
func (p Parts) closed(stage string) bool {
	c, _ := p.Codes.Find("lead_stages", stage)
	return c.Data["closed"] == "1"
}

// offered are the entries of a code list as options.
func (p Parts) offered(list string) (out []kit.Option) {
	for _, c := range p.Codes.Offered(list) {
		out = append(out, kit.Option{ID: c.Code, Title: c.Label, Note: c.Data["description"]})
	}
	return out
}

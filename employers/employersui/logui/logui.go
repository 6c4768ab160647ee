// Package logui shows the contact log: the form that logs a contact, the week of contacts with its reviews, and events.
// It knows the store only by the interfaces in Parts.
package logui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
)

// Register is what the log reads of the employers. employers.Register has it.
type Register interface {
	Employer(ctx context.Context, id employers.EmployerID) (employers.Employer, error)
	EmployerPage(ctx context.Context, id employers.EmployerID) (employers.Page, error)
	FindEmployers(ctx context.Context, words string, limit int) ([]employers.Listed, error)
}

// Steps is what the log reads of the next steps. employers.NextSteps has it.
type Steps interface {
	NextStep(ctx context.Context, id employers.NextStepID) (employers.NextStep, error)
}

// Staff lists who works here.
type Staff interface {
	Staff(ctx context.Context) ([]people.Staff, error)
}

// Parts are what the contact log is made of.
type Parts struct {
	Register Register
	Log      employers.Log
	Steps    Steps
	Staff    Staff
	Me       func() people.Staff
	Codes    people.Codes
	Drafts   nav.Drafts
	Now      func() time.Time
	Run      task.Runner
	Nav      nav.Navigator
	Undo     func()        // takes the last change back
	ReadOnly func() bool   // the store is open as a copy to read only; nil = it is not
	Layouts  kit.Layouts   // remember how lists are arranged; may be nil
	Pause    time.Duration // without typing, before a draft is kept; 0 = a second

	// Current is the employer and the next step that the person has before them; both may be empty. It may be nil.
	Current func() (employers.EmployerID, employers.NextStepID)
	// Sections make what other parts of the app add to each contact form, under More.
	Sections []func() Section
}

// Section is what another part of the app adds to the contact form: its fields, filled from a contact and written into one. It
// may also be a Guest, a Front and a Follower.
type Section interface {
	Parts() []kit.Part
	Fill(employers.Contact)
	Write(*employers.Contact)
}

// Guest is a Section that looks at the rest of the form. Hosted comes before Parts; Changed whenever the employers or the day change.
type Guest interface {
	Hosted(Host)
	Changed()
}

// Host is what a Guest sees of the form, and what it asks of it.
type Host struct {
	At       func() []kit.Option // the employers that the form names, the first one first
	On       func() day.Date     // of the contact; zero while the field holds no day
	Heard    func() string
	Open     func(nav.Route)  // keeps what is typed as a draft, closes the form and opens a place
	Fill     func(set func()) // sets fields that show what is stored: no change of the person's
	Relayout func()           // the section has grown or shrunk
}

// Front is a Section with fields that stand in sight, after the needed ones.
type Front interface{ Front() []kit.Part }

// Follower is a Section that stores something of its own once the contacts are stored. After runs off the UI goroutine, with what
// Write has seen; said is added to the message.
type Follower interface {
	After(ctx context.Context, contacts []*employers.Contact) (said string, err error)
}

func (p Parts) today() day.Date { return day.Of(p.Now()) }

func (p Parts) canvas() fyne.Canvas { return p.Nav.Window().Canvas() }

// mayChange says that the person's role and the store allow changes.
func (p Parts) mayChange() bool { return p.denied() == nil }

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error { return may.Change(p.Me(), people.ChangeRegister, p.ReadOnly) }

// channel is the entry of contact_channels with that code.
func (p Parts) channel(code string) people.Code {
	for _, c := range p.Codes("contact_channels") {
		if c.Code == code {
			return c
		}
	}
	return people.Code{Code: code, Label: code}
}

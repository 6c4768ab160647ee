// Package matchui shows how jobs suit a person and whom a job suits, and why, with what would settle each thing that is open. It
// knows the store only by the interfaces in Parts.
package matchui

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

// Parts are what the screen is made of.
type Parts struct {
	Matching  brokerage.Matching
	People    offer.People // among whom the person is found
	Vacancies offer.Jobs   // among which the job is found
	Steps     employers.NextSteps
	Codes     people.Codes
	Me        func() people.Staff
	Drafts    nav.Drafts
	Layouts   kit.Layouts // remembers the width of the list; may be nil
	Now       func() time.Time
	Run       task.Runner
	Nav       nav.Navigator
	Undo      func()        // takes the last change back
	ReadOnly  func() bool   // the store is open as a copy to read only; nil = it is not
	Pause     time.Duration // without typing, before a draft is kept; 0 = a second

	House func(ctx context.Context) (paper.House, error) // the service, for the person's own list
	PDF   printing.PDF
}

func (p Parts) today() day.Date { return day.Of(p.Now()) }

func (p Parts) canvas() fyne.Canvas { return p.Nav.Window().Canvas() }

// maySee says that the person's role shows participants at all; figures are not names.
func (p Parts) maySee() bool { return people.Check(p.Me().Role, people.ViewParticipants) == nil }

// mayChange says that the person's role and the store allow to decide about participants.
func (p Parts) mayChange() bool { return p.denied() == nil }

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error { return may.Change(p.Me(), people.EditParticipants, p.ReadOnly) }

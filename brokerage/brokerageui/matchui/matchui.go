// Package matchui shows how jobs suit a person and whom a job suits, and why, with what would settle each thing that is open. It
// knows the store only by the interfaces in Parts.
package matchui

import (
	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/sheet"
)

// Parts are what the screen is made of.
type Parts struct {
	sheet.Ground
	Matching  brokerage.Matching
	People    offer.People // among whom the person is found
	Vacancies offer.Jobs   // among which the job is found
	Steps     employers.NextSteps
	Codes     people.Codes

	Documents func(printing.Ask) // shows a paper, to be saved or printed; nil = there are none
}

// maySee says that the person's role shows participants at all; figures are not names.
func (p Parts) maySee() bool { return people.Check(p.Me().Role, people.ViewParticipants) == nil }

// mayChange says that the person's role and the store allow to decide about participants.
func (p Parts) mayChange() bool { return p.denied() == nil }

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error { return p.Denied(people.EditParticipants) }

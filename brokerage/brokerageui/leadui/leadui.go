// Package leadui shows hidden-job leads: the board by stage with one lead beside it, and the forms about leads. It knows the store
// only by the interfaces in Parts.
package leadui

import (
	"context"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
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

// Parts are what the screen is made of. A nil function leaves out what it would do.
type Parts struct {
	sheet.Ground
	Leads    brokerage.Leads
	Register Register
	People   People
	Steps    employers.NextSteps
	Staff    sheet.Staffing
	Codes    people.Codes

	LogContact  func(at []employers.EmployerID, out employers.NextStepID) // opens the contact form
	OpenContact func(employers.ContactID)
	EditStep    func(employers.NextStepID)
}

// mayChange says that the person's role and the store allow changes.
func (p Parts) mayChange() bool { return p.denied() == nil }

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error { return p.Denied(people.ChangeRegister) }

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

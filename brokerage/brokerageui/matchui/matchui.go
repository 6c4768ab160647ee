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
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/typed"
)

// People finds the person for whom jobs are looked for. brokerage.People has it.
type People interface {
	Caseload(ctx context.Context, f brokerage.PersonFilter, o employers.Order) ([]brokerage.ListedPerson, error)
	FindParticipants(ctx context.Context, name string, limit int) ([]people.Participant, error)
}

// Vacancies finds the job for which people are looked for. brokerage.Vacancies has it.
type Vacancies interface {
	Vacancies(ctx context.Context, f brokerage.VacancyFilter, o employers.Order) ([]brokerage.ListedVacancy, error)
}

// Parts are what the screen is made of.
type Parts struct {
	Matching  brokerage.Matching
	People    People
	Vacancies Vacancies
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
func (p Parts) mayChange() bool {
	return people.Check(p.Me().Role, people.EditParticipants) == nil && (p.ReadOnly == nil || !p.ReadOnly())
}

// denied says why nothing may be changed: the person's role, or a store that is open to read only.
func (p Parts) denied() error {
	if err := people.Check(p.Me().Role, people.EditParticipants); err != nil {
		return err
	}
	return typed.Sentence("This store is open to read only, so nothing can be changed in it. To change something, please open the store of your service itself.")
}

// findPeople offers people by the beginning of a name; before anything is typed, the own caseload.
func (p Parts) findPeople(ctx context.Context, words string) (options []kit.Option, err error) {
	if words == "" {
		list, err := p.People.Caseload(ctx, brokerage.PersonFilter{Active: true}, employers.Order{Sort: "name", Limit: 50})
		for _, l := range list {
			options = append(options, personOption(l.Participant))
		}
		return options, err
	}
	found, err := p.People.FindParticipants(ctx, words, 20)
	for _, who := range found {
		if who.Version > 0 { // by name only outside the own caseload: nothing is known there to match with
			options = append(options, personOption(who))
		}
	}
	return options, err
}

func personOption(who people.Participant) kit.Option {
	return kit.Option{ID: string(who.ID), Title: who.Name(), Note: who.Town}
}

// findVacancies offers the jobs that are open, by part of their title or employer.
func (p Parts) findVacancies(ctx context.Context, words string) (options []kit.Option, err error) {
	found, err := p.Vacancies.Vacancies(ctx, brokerage.VacancyFilter{Words: words}, employers.Order{Limit: 20})
	for _, v := range found {
		options = append(options, kit.Option{ID: string(v.Vacancy.ID), Title: v.Vacancy.Title, Note: v.EmployerName})
	}
	return options, err
}

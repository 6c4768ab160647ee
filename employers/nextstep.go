// Package employers holds the employer register: employers, their people and sites, the contact log, events, next steps, and
// the rules about them.
package employers

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// NextStepID identifies a next step: UUIDv7 text.
type NextStepID string

// NextStep is one thing that somebody has promised to do, with a day. (facts.md b.1: every contact ends in one.)
type NextStep struct {
	ID           NextStepID
	Ref          string // from imports; may be empty
	What         string
	Due          day.Date
	Owner        people.StaffID
	Employer     EmployerID           // empty = not about an employer
	EmployerName string               // what that employer is called; read with the step, never saved
	Contact      ContactID            // the contact that it came out of; may be empty
	Participant  people.ParticipantID // empty = not about a participant
	Vacancy      string               // id of the vacancy that it is about; may be empty
	Lead         string               // id of the lead that it is about; may be empty
	Job          string               // id of the job whose in-work check-in it is; may be empty
	Paper        string               // id of the agreement or wellness plan that it comes from; may be empty
	DoneOn       day.Date             // zero = still to do
	Snoozed      int                  // how often it was put off
	Version      int                  // 0 = not stored yet
	ChangedAt    time.Time
	ChangedBy    people.StaffID
	Deleted      bool
}

// Validate checks what must hold before a next step is saved. It returns joined people.FieldErrors.
func (n NextStep) Validate() error {
	var errs []error
	if strings.TrimSpace(n.What) == "" {
		errs = append(errs, people.FieldError{Field: "what", Message: "Please say what is to be done."})
	} else if utf8.RuneCountInString(n.What) > 500 {
		errs = append(errs, people.FieldError{Field: "what", Message: "This is too long: 500 letters at most. Details belong in a note."})
	}
	if n.Due.IsZero() {
		errs = append(errs, people.FieldError{Field: "due", Message: "Please give a day, for example tomorrow or 24 Nov."})
	}
	if n.Owner == "" {
		errs = append(errs, people.FieldError{Field: "owner", Message: "Please choose who will do it."})
	}
	return errors.Join(errs...)
}

// NextStepFilter chooses next steps; the zero value means every one that is still to do, earliest first.
type NextStepFilter struct {
	Owner         people.StaffID // empty = everybody's
	Employer      EmployerID     // empty = any
	DueFrom       day.Date       // inclusive; zero = no limit
	DueTo         day.Date       // inclusive; zero = no limit
	Done          bool           // the done ones, newest first, in place of those to do
	Sort          string         // "due" (default), "owner", "done"
	Descending    bool
	Offset, Limit int // Limit 0 = 100
}

// NextSteps is what the screens need of the store.
type NextSteps interface {
	NextStep(ctx context.Context, id NextStepID) (NextStep, error)
	// NextSteps gives one page.
	NextSteps(ctx context.Context, f NextStepFilter) ([]NextStep, error)
	// CountNextSteps counts all that the filter chooses, whatever its page.
	CountNextSteps(ctx context.Context, f NextStepFilter) (int, error)
	// SaveNextSteps adds (Version 0) or changes steps in one transaction and one undo step; it sets Version.
	// Saving the same new step twice is safe. An old Version is refused.
	SaveNextSteps(ctx context.Context, label string, steps ...*NextStep) error
	// DeleteNextStep leaves a tombstone that undo brings back.
	DeleteNextStep(ctx context.Context, id NextStepID, version int) error
}

// Done is the step marked done on the given day.
func (n NextStep) Done(on day.Date) NextStep { n.DoneOn = on; return n }

// Snooze is the step moved to another day.
func (n NextStep) Snooze(to day.Date) NextStep { n.Due = to; n.Snoozed++; return n }

// Reassign is the step given to somebody else.
func (n NextStep) Reassign(to people.StaffID) NextStep { n.Owner = to; return n }

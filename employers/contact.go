package employers

import (
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// ContactID identifies a contact: UUIDv7 text.
type ContactID string

// Contact is one entry of the contact log: somebody from the team was in touch with an employer. (facts.md b.3)
type Contact struct {
	ID           ContactID
	Ref          string
	On           day.Date
	Start        string // "14:30"; empty = not said
	Employer     EmployerID
	Channel      string   // code of contact_channels
	Purpose      string   // code of contact_purposes
	AlsoFor      []string // further purposes
	Specialist   people.StaffID
	Minutes      int // 0 = not said
	Met          []PersonID
	Participants []people.ParticipantID
	Outcome      string   // a code of ContactOutcomes
	Signals      []string // codes of hidden_job_signals
	Heard        string   // what they need, in their words
	Note         string
	Event        EventID  // the event where it took place
	LoggedOn     day.Date // zero = not known (old data): left out of the share logged in time
	Version      int
	ChangedAt    time.Time
	ChangedBy    people.StaffID
	Deleted      bool
}

// ContactOutcomes are what can come of a contact. (facts.md b.3, formats.md)
var ContactOutcomes = []Choice{
	{"meeting_booked", "Meeting booked"}, {"information", "Information"}, {"vacancy", "Vacancy"}, {"lead", "Hidden-job lead"}, {"interview", "Interview"},
	{"offer", "Job offer"}, {"adjustment", "Adjustment agreed"}, {"refused", "Refused"}, {"no_answer", "No answer"},
}

// maxNote is the most letters of a note: longer ones belong into an attachment.
const maxNote = 10000

// Validate checks what must hold before a contact is saved. It returns joined people.FieldErrors.
func (c Contact) Validate() error {
	var errs []error
	need := func(ok bool, field, message string) {
		if !ok {
			errs = append(errs, people.FieldError{Field: field, Message: message})
		}
	}
	need(c.Employer != "", "employer_ref", "Please choose the employer.")
	need(!c.On.IsZero(), "date", "Please give the day of the contact.")
	need(c.Channel != "", "channel", "Please say how you were in touch.")
	need(c.Specialist != "", "specialist", "Please choose who was in touch.")
	need(c.Minutes >= 0 && c.Minutes <= 24*60, "minutes", "Minutes lie between 0 and 1440.")
	need(utf8.RuneCountInString(c.Heard) <= maxNote, "heard", "This is too long: 10,000 letters at most.")
	need(utf8.RuneCountInString(c.Note) <= maxNote, "note", "This is too long: 10,000 letters at most.")
	if !c.LoggedOn.IsZero() && !c.On.IsZero() && c.LoggedOn.Before(c.On) {
		errs = append(errs, people.FieldError{Field: "date", Message: "This day lies after the day of logging. Please check the date."})
	}
	return errors.Join(errs...)
}

// ContactReview is a record that the contact log of one week was looked at together. (facts.md a.3, item 17)
type ContactReview struct {
	ID         string
	Staff      people.StaffID
	Week       day.Date // its Monday
	Supervisor people.StaffID
	On         day.Date
	Comment    string
	Version    int
	Deleted    bool
}

// Validate checks what must hold before a review is saved. It returns joined people.FieldErrors.
func (r ContactReview) Validate() error {
	var errs []error
	if r.Staff == "" {
		errs = append(errs, people.FieldError{Field: "staff", Message: "Please choose whose contacts were reviewed."})
	}
	if r.Week.IsZero() {
		errs = append(errs, people.FieldError{Field: "week", Message: "Please give the week."})
	} else if r.Week != r.Week.Monday() {
		errs = append(errs, people.FieldError{Field: "week", Message: "A week is named by its Monday."})
	}
	return errors.Join(errs...)
}

// EventID identifies an event: UUIDv7 text.
type EventID string

// Event is a workshop, job fair or visit where several employers were met. (facts.md b.2)
type Event struct {
	ID             EventID
	Ref            string
	On             day.Date
	Title          string
	Kind           string // a code of EventKinds
	Place          string
	Topics         string
	Hosts          string
	OfferExplained bool // the recruitment offer was explained: the trials underplayed it
	Attendees      []EmployerID
	Note           string
	Version        int
	Deleted        bool
}

// EventKinds are the kinds of events.
var EventKinds = []Choice{{"workshop", "Workshop or training"}, {"jobfair", "Job fair"}, {"network", "Networking event"}, {"visit", "Group visit"}, {"other", "Other"}}

// Validate checks what must hold before an event is saved. It returns joined people.FieldErrors.
func (e Event) Validate() error {
	var errs []error
	if strings.TrimSpace(e.Title) == "" {
		errs = append(errs, people.FieldError{Field: "title", Message: "Please give the event a name."})
	}
	if e.On.IsZero() {
		errs = append(errs, people.FieldError{Field: "date", Message: "Please give the day of the event."})
	}
	return errors.Join(errs...)
}

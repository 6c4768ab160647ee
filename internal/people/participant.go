package people

import (
	"cmp"
	"errors"
	"strings"

	"jobwright/internal/day"
)

// ParticipantID identifies a participant: UUIDv7 text.
type ParticipantID string

// Participant is somebody whom the service supports. Every participant record is special category data (facts.md h.1): what is
// recorded is what a colleague needs to know, and never a diagnosis.
type Participant struct {
	ID             ParticipantID
	Ref            string
	FirstName      string
	LastName       string
	Phone          string
	Email          string
	ContactHow     string // how, when and with which words the person wants to be contacted
	BirthDate      day.Date
	Gender         string // code of demographic_codes, list gender
	Ethnicity      string // code of demographic_codes, list ethnicity
	Area           string // of the programme: "Sheffield"
	Provider       string
	Group          string // code of demographic_codes, list group; may be empty
	Status         string // code of participant_statuses; empty counts as active
	Pathway        string // code of referral_pathways
	ReferralSource string // code of referral_sources
	Start          day.Date
	Exit           day.Date
	ExitReason     string
	Specialist     StaffID // whose caseload
	Town           string
	Postcode       string
	Profile        Profile
	Version        int
	Deleted        bool
}

// Name is what the person is called.
func (p Participant) Name() string { return strings.TrimSpace(p.FirstName + " " + p.LastName) }

// Called is what somebody is called in a sentence: the first name, or the whole one where they have no other.
func (p Participant) Called() string { return cmp.Or(p.FirstName, p.Name()) }

// Validate checks what must hold before a participant is saved. It returns joined FieldErrors.
func (p Participant) Validate() error {
	var errs []error
	wrong := func(field, message string) { errs = append(errs, FieldError{field, message}) }
	if strings.TrimSpace(p.FirstName) == "" && strings.TrimSpace(p.LastName) == "" {
		wrong("first_name", "Please type a name.")
	}
	if !p.Exit.IsZero() && p.Exit.Before(p.Start) {
		wrong("exit", "The exit lies before the start. Please check both days.")
	}
	return errors.Join(append(errs, p.Profile.Validate())...)
}

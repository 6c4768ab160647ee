package people

import (
	"errors"
	"strings"
	"time"

	"jobwright/internal/day"
)

// Permission says how far the service may go with employers about a person: P0 to P4. (facts.md e.5, contact_permissions)
type Permission int

// The permissions.
const (
	P0 Permission = iota // no contact with employers about me
	P1                   // contact without naming me
	P2                   // contact naming me as a candidate
	P3                   // contact naming me and sharing agreed needs
	P4                   // may speak with my manager after I start
)

// Code is the permission as files write it: "P2".
func (p Permission) Code() string { return "P" + string(rune('0'+p)) }

// ParsePermission reads a code; false where it is none.
func ParsePermission(code string) (Permission, bool) {
	if len(code) == 2 && (code[0] == 'P' || code[0] == 'p') && code[1] >= '0' && code[1] <= '4' {
		return Permission(code[1] - '0'), true
	}
	return P0, false
}

// Disclosure says what may be said: D0 to D5; DU, not yet discussed, counts as D0. (facts.md e.5, disclosure_levels)
type Disclosure int

// The levels of disclosure.
const (
	DU Disclosure = iota - 1 // not yet discussed
	D0                       // nothing about health, benefits or the service
	D1                       // that the person is supported into work
	D2                       // what helps at work, no reason
	D3                       // how something affects work, no diagnosis
	D4                       // the name of a condition, in the agreed words
	D5                       // whatever the person listed
)

// Code is the level as files write it: "D2".
func (d Disclosure) Code() string {
	if d == DU {
		return "DU"
	}
	return "D" + string(rune('0'+d))
}

// ParseDisclosure reads a code; false where it is none.
func ParseDisclosure(code string) (Disclosure, bool) {
	code = strings.ToUpper(code)
	switch {
	case code == "DU":
		return DU, true
	case len(code) == 2 && code[0] == 'D' && code[1] >= '0' && code[1] <= '5':
		return Disclosure(code[1] - '0'), true
	}
	return DU, false
}

// The audiences, codes of Audiences.
const (
	ToEmployer = "employer"
	ToManager  = "manager"
	ToHR       = "hr"
	ToAgency   = "agency"
	ToClinical = "clinical"
	ToReferrer = "referrer"
	ToFamily   = "family"
)

// ToThemselves is the person as the one who got a paper of their own. It is in Shared only: no permit is toward oneself.
const ToThemselves = "self"

// PermitID identifies a permit: UUIDv7 text.
type PermitID string

// Permit is one row of what a person allows: both dials for one audience, with the words. (facts.md e.5)
type Permit struct {
	ID          PermitID
	Ref         string
	Participant ParticipantID
	Audience    string // code of Audiences
	Employer    string // id of the employer; empty = any
	Permission  Permission
	Disclosure  Disclosure
	Words       string // the exact words that may be used
	NotWords    string // words to avoid
	How         string // written, screen or verbal
	Witness     string // of a verbal one
	From        day.Date
	Until       day.Date // inclusive
	Withdrawn   day.Date // zero = it stands. Whatever the day, it counts from the moment it is recorded
	Effect      string   // what the withdrawal meant: what was asked back
	RecordedBy  StaffID
	Version     int
	ChangedAt   time.Time
	Deleted     bool
}

// Validate checks what must hold before a permit is saved. It returns joined FieldErrors.
func (p Permit) Validate() error {
	var errs []error
	wrong := func(field, message string) { errs = append(errs, FieldError{field, message}) }
	if p.Participant == "" {
		wrong("participant_ref", "Please choose the person.")
	}
	if p.Permission < P0 || p.Permission > P4 {
		wrong("permission", "Please choose how far we may go with employers.")
	}
	if p.Disclosure < DU || p.Disclosure > D5 {
		wrong("disclosure", "Please choose what may be said.")
	}
	if p.From.IsZero() {
		wrong("from", "Please give the first day.")
	}
	if p.Until.IsZero() {
		wrong("until", "Please give the last day.")
	} else if p.Until.Before(p.From) {
		wrong("until", "The last day is before the first day. Please check both.")
	}
	if p.Disclosure == D4 && strings.TrimSpace(p.Words) == "" {
		wrong("words", "A condition may be named in agreed words only. Please write the exact words.")
	}
	if p.How == "verbal" && strings.TrimSpace(p.Witness) == "" {
		wrong("witness", "Please say who was there when the person said so.")
	}
	return errors.Join(errs...)
}

// TalkID identifies a conversation about disclosure: UUIDv7 text.
type TalkID string

// Talk is a conversation about what to tell an employer. (facts.md e.5, IPS-25 item 13) Support never depends on how it ends.
type Talk struct {
	ID          TalkID
	Participant ParticipantID
	On          day.Date
	By          StaffID
	Pros        string // what speaks for telling
	Cons        string // what speaks against it
	Adjustments bool   // adjustments and when they need telling were explained
	Role        bool   // what the specialist would and would not do was explained
	Wording     string // words drafted together
	Decision    string
	Next        day.Date // when to talk again; zero = not set
	Version     int
	Deleted     bool
}

// Validate checks what must hold before a conversation is saved. It returns joined FieldErrors.
func (t Talk) Validate() error {
	var errs []error
	if t.Participant == "" {
		errs = append(errs, FieldError{"participant_ref", "Please choose the person."})
	}
	if t.On.IsZero() {
		errs = append(errs, FieldError{"date", "Please give the day of the conversation."})
	}
	return errors.Join(errs...)
}

// Shared is a record of what has been shared about a person, with whom.
type Shared struct {
	ID          string
	Participant ParticipantID
	Employer    string // id of the employer; may be empty
	Audience    string
	To          string // the person there, where known
	On          day.Date
	By          StaffID
	What        string // "named as a candidate", "named carving proposal, version 2"
	AskedBack   day.Date
	Version     int
	Deleted     bool
}

// NoticeWords are what Shared begins with where it is a privacy notice that the person was given: "privacy notice, version 2".
const NoticeWords = "privacy notice"

// NoticeGiven is the last day on which a person was given the privacy notice; zero = not yet. (facts.md h.9)
func NoticeGiven(shared []Shared) (last day.Date) {
	for _, x := range shared {
		if x.Audience == ToThemselves && strings.HasPrefix(x.What, NoticeWords) && !x.Deleted && last.Before(x.On) {
			last = x.On
		}
	}
	return last
}

// ToOthers are those of the shared things that went to somebody else, in their order.
func ToOthers(shared []Shared) (others []Shared) {
	for _, x := range shared {
		if x.Audience != ToThemselves {
			others = append(others, x)
		}
	}
	return others
}

// ShareAct is something that faces an employer.
type ShareAct string

// The acts. What each needs stands in one table, see MayShare.
const (
	TalkUnnamed    ShareAct = "talk with an employer without naming anybody"
	NameCandidate  ShareAct = "name the person as a candidate"
	NamedCalendar  ShareAct = "write a calendar entry with the name"
	SaySupported   ShareAct = "say that the person is supported by the service"
	NamedProposal  ShareAct = "give out a carving proposal with the name"
	ShowNeeds      ShareAct = "show what the person needs"
	ShowEffects    ShareAct = "say how something affects the person's work"
	NameCondition  ShareAct = "name a condition"
	SpeakToManager ShareAct = "speak with the manager after the start"
)

// Toward is whom an act is directed at.
type Toward struct {
	Audience string // code of Audiences; empty = employer
	Employer string // id of the employer; empty = none in particular
}

// MayAnswer is the answer of MayShare.
type MayAnswer struct {
	OK         bool
	OnFile     bool       // something on file decides; without it Permission is P0 because nobody has said anything
	Permission Permission // what is on file for that audience on that day
	Disclosure Disclosure
	Words      []string // that may be used, of the rows that decide
	NotWords   []string // to avoid
	Until      day.Date // the last day on which this answer holds without anything new; zero = nothing on file
	Missing    string   // in one plain sentence what is missing; empty = nothing
	NeedP      Permission
	NeedD      Disclosure
}

// Refusal is the answer itself: errors that hold one are told apart from other errors by it, see RefusalOf.
func (a MayAnswer) Refusal() MayAnswer { return a }

// RefusalOf is the answer in an error that says what a person does not allow; false for any other error.
func RefusalOf(err error) (MayAnswer, bool) {
	var refused interface{ Refusal() MayAnswer }
	if !errors.As(err, &refused) {
		return MayAnswer{}, false
	}
	return refused.Refusal(), true
}

// NoContact says that the person has said no to any contact there: P0 on file, which is more than nothing on file.
func (a MayAnswer) NoContact() bool { return a.OnFile && a.Permission == P0 }

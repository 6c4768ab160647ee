package employers

import (
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// EmployerID identifies an employer: UUIDv7 text.
type EmployerID string

// Employer is one organisation that the service knows or wants to know. (facts.md b.3)
type Employer struct {
	ID            EmployerID
	Ref           string // from imports; may be empty
	Name          string
	TradingName   string // what it says over the door, where that differs
	FormerName    string
	CompanyNumber string // Companies House, padded to 8; or a charity number
	GPGID         string // EmployerId of the gender pay gap service
	PublicBody    bool
	Sector        SectorBody
	SIC           []string // five-digit UK SIC 2007 codes, or section letters; the first leads
	Size          string   // code of employer_size_bands; empty = unknown
	SizePrinted   string   // the band as a source prints it: "500 to 999"
	Headcount     int      // 0 = not known
	HeadcountOn   day.Date
	Address       string // several lines
	Town          string
	Postcode      string // as people write it: "S9 3XX"
	Phone         string // as it was typed; it is found however typed
	Email         string
	Website       string
	Motivations   []string // codes of employer_motivations
	Pledges       []Pledge
	Practice      []Practice // what they already do, facts.md b.3
	Hiring        string     // code of HiringFrequencies
	HiringRoute   string     // how they usually hire
	HardToFill    string     // tasks or posts
	Shifts        string     // typical contracts and shifts
	Environment   string     // noise, pace, customers, lifting, outdoors, lone work
	LeadSource    string     // code of employer_lead_sources
	Stage         string     // code of cup_stages; "0" = not met. Moved by a saved contact, never silently (facts.md b.1)
	LookAgainOn   day.Date   // for a resting employer: when to look again
	Relation      int        // how strong the relation is, 0 to 4
	Owner         people.StaffID
	DoNotContact  string // the reason; empty = may be contacted. It wins over everything (facts.md h.7)
	NoticeGivenOn day.Date
	Notes         string
	MergedInto    EmployerID // set on the tombstone that a merge leaves
	Version       int        // 0 = not stored yet
	ChangedAt     time.Time
	ChangedBy     people.StaffID
	Deleted       bool
}

// SectorBody says whose an organisation is.
type SectorBody string

// The sector bodies; empty = not known.
const (
	Private   SectorBody = "private"
	Public    SectorBody = "public"
	Voluntary SectorBody = "voluntary"
)

// SectorBodies are the sector bodies with their names.
var SectorBodies = []Choice{{string(Private), "Private"}, {string(Public), "Public"}, {string(Voluntary), "Voluntary"}}

// Pledge is a public promise of an employer.
type Pledge struct {
	Code    string   `json:"code"`            // of employer_pledges
	Level   string   `json:"level,omitempty"` // Disability Confident 1 to 3, Bronze …; empty = signed
	Since   day.Date `json:"since"`
	Checked day.Date `json:"checked"`
	Expires day.Date `json:"expires"` // zero = no fixed term
	Note    string   `json:"note,omitempty"`
}

// Practice is what an employer already does, one question of PracticeQuestions with its answer.
type Practice struct {
	Code   string `json:"code"`
	Answer string `json:"answer"`
}

// Choice is one code of a short list that the program itself knows.
type Choice struct{ Code, Label string }

// ChoiceLabel is what a code of a short list is called: the code itself where the list does not have it.
func ChoiceLabel(list []Choice, code string) string {
	for _, c := range list {
		if c.Code == code {
			return c.Label
		}
	}
	return code
}

// PracticeQuestions are asked about what an employer already does; the answers of each stand in PracticeAnswers. (facts.md b.2, b.3)
var PracticeQuestions = []Choice{
	{"hr", "HR on site"}, {"oh", "Occupational health"}, {"policy", "Wellbeing policy"}, {"flexible", "Flexible hours"},
	{"union", "Union recognised"}, {"rlw", "Pays the Real Living Wage"}, {"atw", "Knows Access to Work"},
}

// PracticeAnswers are the answers to a question.
func PracticeAnswers(question string) []Choice {
	if question == "oh" {
		return []Choice{{"yes", "Yes"}, {"no", "No"}, {"bought_in", "Bought in"}}
	}
	return []Choice{{"yes", "Yes"}, {"no", "No"}}
}

// HiringFrequencies say how often an employer hires.
var HiringFrequencies = []Choice{{"constant", "All the time"}, {"seasonal", "By season"}, {"rare", "Rarely"}}

// Validate checks what must hold before an employer is saved. It returns joined people.FieldErrors.
func (e Employer) Validate() error {
	var errs []error
	wrong := func(field, message string) { errs = append(errs, people.FieldError{Field: field, Message: message}) }
	if strings.TrimSpace(e.Name) == "" {
		wrong("name", "Please type the employer's name.")
	} else if utf8.RuneCountInString(e.Name) > 300 {
		wrong("name", "This name is too long: 300 letters at most.")
	}
	if e.Headcount < 0 {
		wrong("headcount", "The number of people cannot be below 0.")
	}
	if e.Relation < 0 || e.Relation > 4 {
		wrong("relation", "The strength of the relation lies between 0 and 4.")
	}
	if e.Stage == StageResting && e.LookAgainOn.IsZero() && e.DoNotContact == "" && e.Version == 0 {
		wrong("look_again_on", "Please say when to look again, so that a resting employer is not forgotten.")
	}
	return errors.Join(errs...)
}

// The stages of the relation that rules speak of, codes of cup_stages.
const (
	StageNotMet  = "0"
	StageMeet    = "1"
	StageLearn   = "2"
	StageMatch   = "3"
	StageWorking = "4"
	StageResting = "9"
)

// SiteID identifies a site: UUIDv7 text.
type SiteID string

// Site is one place where an employer's people work.
type Site struct {
	ID        SiteID
	Ref       string
	Employer  EmployerID
	Name      string
	Address   string
	Town      string
	Postcode  string
	Access    string // how to get in, step-free or not
	Transport string // how to get there
	Version   int
	Deleted   bool
}

// Validate checks what must hold before a site is saved. It returns joined people.FieldErrors.
func (s Site) Validate() error {
	var errs []error
	if strings.TrimSpace(s.Name) == "" {
		errs = append(errs, people.FieldError{Field: "name", Message: "Please give the site a name, such as its street."})
	}
	if s.Employer == "" {
		errs = append(errs, people.FieldError{Field: "employer_ref", Message: "Please choose the employer."})
	}
	return errors.Join(errs...)
}

// PersonID identifies a contact person: UUIDv7 text.
type PersonID string

// CanHire says whether somebody can decide that a person is taken on. (IPS-25 item 17 counts meetings with those who can.)
type CanHire string

// The answers; empty = not known, which counts as no until somebody has asked.
const (
	Hires      CanHire = "yes"
	DoesntHire CanHire = "no"
)

// ContactPerson is somebody at an employer.
type ContactPerson struct {
	ID        PersonID
	Ref       string
	Employer  EmployerID
	Site      SiteID // empty = not said
	Name      string
	Role      string
	Phone     string
	Email     string
	CanHire   CanHire
	Prefers   string   // preferred channel, a code of contact_channels
	Marketing CanHire  // "yes" = has agreed to e-mails (facts.md h.7), "no" = has opted out
	LeftOn    day.Date // zero = still there
	Version   int
	Deleted   bool
}

// Validate checks what must hold before a contact person is saved. It returns joined people.FieldErrors.
func (p ContactPerson) Validate() error {
	var errs []error
	if strings.TrimSpace(p.Name) == "" {
		errs = append(errs, people.FieldError{Field: "name", Message: "Please type the person's name."})
	}
	if p.Employer == "" {
		errs = append(errs, people.FieldError{Field: "employer_ref", Message: "Please choose the employer."})
	}
	switch p.CanHire {
	case "", Hires, DoesntHire:
	default:
		errs = append(errs, people.FieldError{Field: "can_hire", Message: "Please say yes or no, or leave it open."})
	}
	return errors.Join(errs...)
}

// Package brokerage holds what lies between people and jobs: vacancies with their duties, hidden-job leads, job carving, the match
// that says why, support sessions, and what comes of it all.
package brokerage

import (
	"errors"
	"strings"
	"time"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// VacancyID identifies a vacancy: UUIDv7 text.
type VacancyID string

// Vacancy is a job that is or will be open. What has to be done in it are its duties. (facts.md b.3)
type Vacancy struct {
	ID            VacancyID
	Ref           string
	Employer      employers.EmployerID
	Site          employers.SiteID
	Title         string
	SOC           string   // one- or two-digit SOC 2020 group; empty = not known
	SIC           []string // of the site; empty = as the employer's
	Source        string   // code of vacancy_sources
	HoursMin      int      // minutes a week; 0 = not known
	HoursMax      int      // minutes a week; 0 = as HoursMin
	Days          people.Days
	FromTime      string // "09:00"; empty = not known
	ToTime        string
	Nights        people.Answer
	Weekends      people.Answer
	Pay           int // pence a PayUnit; 0 = not known, unless PayKnown
	PayKnown      bool
	PayUnit       people.PayUnit
	PayHours      int    // minutes a week that the figure is for; 0 = not known
	Contract      string // code of contract_types
	Remote        string // "no", "partly", "yes"; empty = not known
	Town          string
	Postcode      string
	Start         day.Date
	Closing       day.Date
	Places        int      // 0 = one
	Essential     []string // skills
	Desirable     []string // skills
	Licences      []string
	Demands       []Demand
	Offers        []string      // codes of adjustment_catalogue that the employer already offers
	Realistic     people.Answer // realistic demands, in the words of the consensus statement (facts.md i)
	SomeControl   people.Answer // some say in how the work is done
	Secure        people.Answer
	HowToApply    string
	ContactPerson string
	Description   string
	Status        VacancyStatus
	Lead          LeadID    // it came out of this lead
	Carving       CarvingID // it came out of this carving
	Version       int
	ChangedAt     time.Time
	ChangedBy     people.StaffID
	Deleted       bool
}

// VacancyStatus says how a vacancy stands.
type VacancyStatus string

// The statuses of a vacancy; empty = open.
const (
	VacancyDraft      VacancyStatus = "draft"
	VacancyOpen       VacancyStatus = "open"
	VacancyOnHold     VacancyStatus = "on_hold"
	VacancyFilled     VacancyStatus = "filled"
	VacancyFilledByUs VacancyStatus = "filled_by_us"
	VacancyClosed     VacancyStatus = "closed"
)

// VacancyStatuses are the statuses with their names.
var VacancyStatuses = []employers.Choice{{Code: "draft", Label: "Draft"}, {Code: "open", Label: "Open"}, {Code: "on_hold", Label: "On hold"},
	{Code: "filled_by_us", Label: "Filled by us"}, {Code: "filled", Label: "Filled"}, {Code: "closed", Label: "Closed"}}

// Demand is what a job asks of somebody, in the same words as a person's needs.
type Demand struct {
	Barrier string           `json:"barrier"` // code of barrier_types
	Level   people.NeedLevel `json:"level"`
}

// DutyID identifies a duty: UUIDv7 text.
type DutyID string

// Duty is one thing that is done in a job. (facts.md c.3)
type Duty struct {
	ID       DutyID
	Ref      string
	Vacancy  VacancyID
	Place    int // its order in the vacancy
	Name     string
	Minutes  int     // each time
	Times    float64 // times a week
	Marginal bool    // done there by habit; what nobody has said counts as essential
	Reason   string  // why it is essential
	Demands  []Demand
	Licences []string
	DoneBy   string // who does it now
	Cost     Amount // an hour of theirs, the employer's estimate
	Undone   bool   // it is left undone now
	Tools    string
	Version  int
	Deleted  bool
}

// Amount is money that may not be known: unknown is never 0.
type Amount struct {
	Pence int
	Known bool
}

// Pence is a known amount.
func Pence(n int) Amount { return Amount{n, true} }

// WeeklyMinutes is how long a duty takes in a week, rounded half up.
func (d Duty) WeeklyMinutes() int { return weeklyMinutes(d.Minutes, d.Times) }

// Validate checks what must hold before a duty is saved. It returns joined people.FieldErrors.
func (d Duty) Validate() error {
	var errs []error
	wrong := func(field, message string) { errs = append(errs, people.FieldError{Field: field, Message: message}) }
	if strings.TrimSpace(d.Name) == "" {
		wrong("duty", "Please say what is done.")
	}
	if d.Vacancy == "" {
		wrong("vacancy_ref", "Please choose the vacancy.")
	}
	if d.Minutes < 0 || d.Minutes > 168*60 {
		wrong("minutes", "Minutes lie between 0 and 10,080, a whole week.")
	}
	if !(d.Times >= 0 && d.Times <= 1000) {
		wrong("times_per_week", "Times a week lie between 0 and 1,000.")
	} else if d.WeeklyMinutes() > 168*60 {
		wrong("times_per_week", "This duty takes more than a week has hours. Please check the minutes and how often.")
	}
	if d.Cost.Known && d.Cost.Pence < 0 {
		wrong("hourly_cost", "A cost cannot be below 0.")
	}
	return errors.Join(errs...)
}

package people

import (
	"errors"

	"jobwright/internal/day"
)

// Answer is yes, no, or not asked yet.
type Answer string

// The answers; empty = not known.
const (
	Yes Answer = "yes"
	No  Answer = "no"
)

// Profile is the vocational profile: what the person wants and can do, written together over several meetings and kept alive.
// (facts.md d.2; strengths and goals come first)
type Profile struct {
	// Goals and strengths.
	DreamJob   string `json:"dream_job,omitempty"`
	JobNow     string `json:"job_now,omitempty"` // the job wanted now
	ShortGoal  string `json:"short_goal,omitempty"`
	WhyNow     string `json:"why_now,omitempty"`   // money, routine, people, meaning
	GoodWeek   string `json:"good_week,omitempty"` // what a good week looks like
	After      string `json:"after,omitempty"`     // the step after this job
	Goals      []Goal `json:"goals,omitempty"`
	Strengths  string `json:"strengths,omitempty"`  // in the person's words
	OthersSay  string `json:"others_say,omitempty"` // in other people's words
	Networks   string `json:"networks,omitempty"`   // people who might know of work
	Languages  string `json:"languages,omitempty"`
	Digital    string `json:"digital,omitempty"`
	Supervised string `json:"supervised,omitempty"` // which way of being managed suits

	// What the person wants.
	Roles            []string `json:"roles,omitempty"`             // titles or SOC groups, in the order of preference
	Sectors          []string `json:"sectors,omitempty"`           // letters of SIC sections
	RefusedSectors   []string `json:"refused_sectors,omitempty"`   // letters of SIC sections
	RefusedEmployers []string `json:"refused_employers,omitempty"` // ids of employers
	LikedEmployers   string   `json:"liked_employers,omitempty"`   // employers of interest
	Surroundings     string   `json:"surroundings,omitempty"`      // indoors, alone, pace, customers, noise, dress
	HoursMin         int      `json:"hours_min,omitempty"`         // minutes a week; 0 = no limit
	HoursMax         int      `json:"hours_max,omitempty"`         // minutes a week; 0 = no limit
	Days             Days     `json:"days,omitempty"`              // on which the person can work; 0 = not recorded
	NotBefore        string   `json:"not_before,omitempty"`        // "09:30"
	NotAfter         string   `json:"not_after,omitempty"`
	Nights           Answer   `json:"nights,omitempty"`
	Weekends         Answer   `json:"weekends,omitempty"`
	PayMin           int      `json:"pay_min,omitempty"` // pence a PayMinUnit; 0 = none
	PayMinUnit       PayUnit  `json:"pay_min_unit,omitempty"`
	ContractsRefused []string `json:"contracts_refused,omitempty"` // codes of contract_types
	ZeroHoursOK      Answer   `json:"zero_hours_ok,omitempty"`
	TravelMax        int      `json:"travel_max,omitempty"`   // minutes one way; 0 = not recorded
	TravelModes      []string `json:"travel_modes,omitempty"` // codes of TravelModes
	TravelNote       string   `json:"travel_note,omitempty"`  // times that cannot be travelled, help with travel

	// What the person brings.
	Skills   []Skill   `json:"skills,omitempty"`
	Licences []Licence `json:"licences,omitempty"`
	History  []PastJob `json:"history,omitempty"`

	// What helps.
	Needs    []Need   `json:"needs,omitempty"`
	AtWork   string   `json:"at_work,omitempty"`  // good days and bad days, treatment times, in functional words
	Support  string   `json:"support,omitempty"`  // in the search, at the start, later; from whom
	Benefits []Advice `json:"benefits,omitempty"` // advice given and what to watch; never an entitlement
	Money    string   `json:"money,omitempty"`    // which benefits, whether better-off was worked out
	Around   string   `json:"around,omitempty"`   // caring, housing, whether a criminal record has a disclosure plan
}

// Goal is something the person wants in their own terms, rated before and after. (facts.md b.2, S004)
type Goal struct {
	Words  string `json:"words"`
	Before int    `json:"before,omitempty"` // 1 to 10; 0 = not rated
	After  int    `json:"after,omitempty"`
}

// Skill is something the person can do.
type Skill struct {
	Name  string `json:"name"`
	Level string `json:"level,omitempty"`
	Where string `json:"where,omitempty"` // where it was used
}

// Licence is a licence or qualification with its days; a zero Until never ends.
type Licence struct {
	Name  string   `json:"name"`
	From  day.Date `json:"from,omitzero"`
	Until day.Date `json:"until,omitzero"`
}

// HeldOn says that the licence holds on a day.
func (l Licence) HeldOn(on day.Date) bool {
	return !on.Before(l.From) && (l.Until.IsZero() || !l.Until.Before(on))
}

// PastJob is a job of the past and what it taught.
type PastJob struct {
	Employer  string `json:"employer,omitempty"`
	Title     string `json:"title"`
	From      string `json:"from,omitempty"` // a year or a month: people rarely know the day
	To        string `json:"to,omitempty"`
	Hours     string `json:"hours,omitempty"`
	Liked     string `json:"liked,omitempty"`
	Disliked  string `json:"disliked,omitempty"`
	WhyEnded  string `json:"why_ended,omitempty"`
	Taught    string `json:"taught,omitempty"`
	Reference Answer `json:"reference,omitempty"`
}

// NeedLevel says how much a barrier matters.
type NeedLevel string

// The levels.
const (
	Some  NeedLevel = "some"
	Major NeedLevel = "major"
)

// Need is a functional barrier and what helps with it: never a diagnosis. (facts.md d.2)
type Need struct {
	Barrier string    `json:"barrier"` // code of barrier_types
	Level   NeedLevel `json:"level"`
	When    string    `json:"when,omitempty"`
	Helps   string    `json:"helps,omitempty"`
	Worse   string    `json:"worse,omitempty"`
}

// Advice is advice on benefits that was given. (facts.md d.2: Jobwright warns and records, it never computes an entitlement)
type Advice struct {
	On      day.Date `json:"on,omitzero"`
	By      string   `json:"by,omitempty"`
	Trained Answer   `json:"trained,omitempty"` // by a benefits adviser
	Words   string   `json:"words,omitempty"`
}

// PayUnit is what a figure of pay is for.
type PayUnit string

// The units of pay; empty = an hour.
const (
	Hourly  PayUnit = "hour"
	Daily   PayUnit = "day"
	Weekly  PayUnit = "week"
	Monthly PayUnit = "month"
	Yearly  PayUnit = "year"
)

// Validate checks what must hold before a profile is saved. It returns joined FieldErrors.
func (p Profile) Validate() error {
	var errs []error
	wrong := func(field, message string) { errs = append(errs, FieldError{field, message}) }
	if p.HoursMin < 0 || p.HoursMin > 168*60 {
		wrong("hours_min", "Hours a week lie between 0 and 168.")
	}
	if p.HoursMax < 0 || p.HoursMax > 168*60 {
		wrong("hours_max", "Hours a week lie between 0 and 168.")
	} else if p.HoursMax > 0 && p.HoursMin > p.HoursMax {
		wrong("hours_max", "The most hours are fewer than the fewest. Please check both.")
	}
	if p.TravelMax < 0 || p.TravelMax > 24*60 {
		wrong("travel_max_minutes", "Minutes one way lie between 0 and 1440.")
	}
	if p.PayMin < 0 {
		wrong("pay_min", "Pay cannot be below 0.")
	} else if p.PayMin > 200_00 && (p.PayMinUnit == "" || p.PayMinUnit == Hourly) {
		wrong("pay_min", "This is over £200 an hour. Please check that it is in pounds, and for an hour.")
	}
	for _, n := range p.Needs {
		if n.Level != Some && n.Level != Major {
			wrong("needs", "Please say of each need whether it matters somewhat or a lot.")
			break
		}
	}
	return errors.Join(errs...)
}

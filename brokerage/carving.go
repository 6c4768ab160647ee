package brokerage

import (
	"time"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// CarvingID identifies a carving: UUIDv7 text.
type CarvingID string

// Carving is a proposal to shape a job, or parts of several, for a person. (facts.md c.4)
type Carving struct {
	ID          CarvingID
	Ref         string
	Employer    employers.EmployerID
	Site        employers.SiteID
	Lead        LeadID
	Vacancies   []VacancyID          // the first is the base
	Participant people.ParticipantID // empty = nobody in particular yet
	Kind        string               // code of carving_kinds
	Title       string
	BaseTitle   string
	Status      string // code of CarvingStatuses
	Number      int    // the version that the employer has or will get; 1 at first
	Tasks       []Task
	Hours       int // agreed minutes a week; 0 = as the tasks add up
	Pattern     string
	Pay         Amount // an hour
	Supervisor  string
	Buddy       string
	Equipment   string
	Adjustments []string // codes of adjustment_catalogue
	Need        string   // of the employer, the business case in their words
	Savings     Amount   // other savings a week, such as overtime or agency
	SavingsFrom string
	Costs       Amount // other costs a week
	CostsFrom   string
	TrialFrom   day.Date
	TrialTo     day.Date
	ReviewOn    day.Date
	Decision    string // of the employer, in words
	DecidedBy   string
	DecidedOn   day.Date
	Version     int
	ChangedAt   time.Time
	ChangedBy   people.StaffID
	Deleted     bool
}

// The statuses of a carving.
const (
	CarvingDraft    = "draft"
	CarvingSent     = "with_employer"
	CarvingAgreed   = "agreed"
	CarvingTrial    = "trial"
	CarvingInPlace  = "in_place"
	CarvingDeclined = "declined"
	CarvingEnded    = "ended"
)

// CarvingStatuses are the statuses with their names. (facts.md c.4)
var CarvingStatuses = []employers.Choice{{Code: "draft", Label: "Draft"}, {Code: "with_employer", Label: "With the employer"}, {Code: "agreed", Label: "Agreed"},
	{Code: "trial", Label: "On trial"}, {Code: "in_place", Label: "In place"}, {Code: "declined", Label: "Declined"}, {Code: "ended", Label: "Ended"}}

// Action says what becomes of a duty, a code of task_actions.
type Action string

// The seven actions.
const (
	Keep   Action = "KEEP"
	Swap   Action = "SWAP"
	Move   Action = "MOVE"
	Remove Action = "REMOVE"
	Adapt  Action = "ADAPT"
	Reduce Action = "REDUCE"
	Add    Action = "ADD"
)

// Task is one duty in a carving. It holds its own copy, so that a later change of the vacancy does not change what was proposed.
type Task struct {
	Vacancy  VacancyID     `json:"vacancy,omitempty"` // where it comes from; empty = new work
	Duty     DutyID        `json:"duty,omitempty"`
	Name     string        `json:"name"`
	Minutes  int           `json:"minutes"` // each time
	Times    float64       `json:"times"`   // a week
	When     string        `json:"when,omitempty"`
	Marginal bool          `json:"marginal,omitempty"`
	Undone   bool          `json:"undone,omitempty"`
	Demands  []Demand      `json:"demands,omitempty"`
	Licences []string      `json:"licences,omitempty"`
	DoneBy   string        `json:"done_by,omitempty"` // now
	Cost     Amount        `json:"cost"`              // an hour of theirs
	Tools    string        `json:"tools,omitempty"`
	Standard string        `json:"standard,omitempty"`
	Action   Action        `json:"action"`
	To       string        `json:"to,omitempty"`      // MOVE and SWAP: who takes it
	ToCost   Amount        `json:"to_cost"`           // an hour of the taker
	Back     string        `json:"back,omitempty"`    // SWAP: the task taken in exchange
	Adapted  string        `json:"adapted,omitempty"` // ADAPT: how; from a need, so it goes out under P3 and D2 only
	Keeps    int           `json:"keeps,omitempty"`   // REDUCE: minutes a week that stay
	Note     string        `json:"note,omitempty"`    // REMOVE of an essential one: what the employer says
	Agreed   people.Answer `json:"agreed,omitempty"`
}

package adjustments

import (
	"time"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// PlanID identifies a wellness action plan through all its versions: UUIDv7 text.
type PlanID string

// Plan is a wellness action plan: written by the person, shared section by section as they choose. (facts.md f.1)
type Plan struct {
	ID          PlanID
	Ref         string
	Participant people.ParticipantID
	Employer    employers.EmployerID // may be empty: a plan is useful before there is a job
	Job         brokerage.JobID
	JobTitle    string
	Manager     string
	ManagerRole string
	Number      int    // the version of the content; 1 at first
	Status      string // one of PlanStatuses
	On          day.Date
	Initials    bool // papers name the person by initials
	Sections    []Section
	Actions     []Action
	Agreement   AgreementID // whose adjustments the section ADJ lists; may be empty
	ChosenOn    day.Date    // when the person last went through what the employer's copy holds; zero = not yet, and no such copy is made
	ReviewOn    day.Date
	Triggers    []string      // codes of review_triggers
	HasWRAP     people.Answer // has a Wellness Recovery Action Plan of their own. Nothing of it is kept here (facts.md f.2)
	SharesWRAP  people.Answer // will share parts of it
	ReachedPage string        // code of the section at which the conversation stopped; "choose" for the choice at its end
	Version     int
	ChangedAt   time.Time
	ChangedBy   people.StaffID
	Deleted     bool
}

// The statuses of a plan.
const (
	PlanDraft  = "draft"  // being written
	PlanInUse  = "in_use" // the person has finished it
	PlanReview = "under_review"
	PlanEnded  = "ended"
)

// PlanStatuses are the statuses with their names, in their order.
var PlanStatuses = []employers.Choice{{Code: PlanDraft, Label: "Being written"}, {Code: PlanInUse, Label: "In use"}, {Code: PlanReview, Label: "Under review"}, {Code: PlanEnded, Label: "Ended"}}

// Section is one of the sections of a plan.
type Section struct {
	Code    string `json:"code"` // of wap_sections
	Answer  string `json:"answer,omitempty"`
	Share   bool   `json:"share,omitempty"`   // the employer's copy holds it
	Skipped bool   `json:"skipped,omitempty"` // the person chose to leave it out
	From    string `json:"from,omitempty"`    // of the profile, where the answer was taken over: "strengths"
}

// Action is what somebody does when signs show, or to keep things well.
type Action struct {
	ID    string   `json:"id"`
	What  string   `json:"what"`
	Who   string   `json:"who,omitempty"`
	By    day.Date `json:"by,omitzero"`
	Share bool     `json:"share,omitempty"`
	Step  string   `json:"step,omitempty"` // id of the next step that was made of it
}

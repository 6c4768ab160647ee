// Package adjustments holds what employers and employees agree and keep: adjustment agreements, wellness plans, their reviews and
// signatures, and the views of them that may leave the service. It knows no database and no screen.
package adjustments

import (
	"time"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// AgreementID identifies an agreement through all its versions: UUIDv7 text.
type AgreementID string

// Agreement is a tailored adjustment agreement: what a person needs at work and what was agreed, never a diagnosis. (facts.md e.4)
// Content, see SameContent, is what the parties sign; the rest goes on without new signatures.
type Agreement struct {
	ID          AgreementID
	Ref         string
	Participant people.ParticipantID
	Employer    employers.EmployerID
	Site        employers.SiteID
	Job         brokerage.JobID     // may be empty: it is often agreed before the start
	Vacancy     brokerage.VacancyID // from which it was begun; may be empty
	JobTitle    string
	Manager     string // the line manager's name
	ManagerRole string
	HR          string // name of the HR contact; may be empty
	Number      int    // the version of the content; 1 at first
	Status      string // one of AgreementStatuses
	On          day.Date

	Impact     string // what is hard at work, in functional words that the person agreed to; may be empty
	GoodDay    string
	BadDay     string
	ShowImpact bool // the person wants the employer to read these three

	Items    []Item
	Declined []Declined

	Reporting string // how absence is reported
	Signs     string // what the manager does when warning signs show
	Emergency string // whom to call, if the person gave it
	Plan      PlanID // the wellness plan that goes with it; may be empty

	Advice   []Advice
	Seers    []string // who may see it: "line manager", "HR", names of colleagues
	ReviewOn day.Date
	Triggers []string // codes of review_triggers that bring the review forward
	// NextReview is when the last review said to look again, which wants no new signatures; zero = ReviewOn counts. See NextReviewOn.
	NextReview day.Date
	Annex      string // what else the person wants to write down: in their own unsigned annex only

	Version   int
	ChangedAt time.Time
	ChangedBy people.StaffID
	Deleted   bool
}

// The statuses of an agreement.
const (
	AgreementDraft      = "draft"
	AgreementAgreed     = "agreed"       // both sides have said yes; to be signed
	AgreementSigned     = "signed"       // all parties have signed this version
	AgreementInPlace    = "in_place"     // what was agreed is there
	AgreementReview     = "under_review" // looked at again
	AgreementSuperseded = "superseded"   // only of an earlier version
	AgreementEnded      = "ended"
)

// AgreementStatuses are the statuses with their names, in their order.
var AgreementStatuses = []employers.Choice{{Code: AgreementDraft, Label: "Draft"}, {Code: AgreementAgreed, Label: "Agreed, to be signed"}, {Code: AgreementSigned, Label: "Signed"},
	{Code: AgreementInPlace, Label: "In place"}, {Code: AgreementReview, Label: "Under review"}, {Code: AgreementSuperseded, Label: "Superseded"}, {Code: AgreementEnded, Label: "Ended"}}

// Item is one agreed adjustment.
type Item struct {
	ID       string   `json:"id"`             // stays the same through the versions
	Code     string   `json:"code,omitempty"` // of adjustment_catalogue; empty = an own one
	Category string   `json:"category,omitempty"`
	Barriers []string `json:"barriers,omitempty"` // codes of barrier_types: ours, never in the employer's view
	Limb     int      `json:"limb,omitempty"`     // 1 practice, 2 physical feature, 3 aid or service (Equality Act 2010 s20)
	Words    string   `json:"words"`              // what is agreed
	Who      string   `json:"who,omitempty"`      // who does it
	By       day.Date `json:"by,omitzero"`        // until when
	Cost     string   `json:"cost,omitempty"`     // code of cost_bands
	Pays     string   `json:"pays,omitempty"`     // one of Payers
	From     day.Date `json:"from,omitzero"`      // when it begins
	TrialTo  day.Date `json:"trial_to,omitzero"`

	// What goes on without new signatures.
	Status   string        `json:"status,omitempty"`   // code of adjustment_statuses
	AtW      string        `json:"atw,omitempty"`      // one of AtWStatuses
	AtWRef   string        `json:"atw_ref,omitempty"`  // what Access to Work calls it
	Evidence string        `json:"evidence,omitempty"` // what shows that it works
	Working  people.Answer `json:"working,omitempty"`
	Step     string        `json:"step,omitempty"` // id of the next step that was made of it
}

// Payers say who pays. The person never does (Equality Act 2010 s20(7)).
var Payers = []employers.Choice{{Code: "employer", Label: "The employer"}, {Code: "atw", Label: "Access to Work"}, {Code: "shared", Label: "The employer and Access to Work"}, {Code: "nobody", Label: "It costs nothing"}}

// AtWStatuses say how far Access to Work has come with an adjustment. The person applies, not the employer. (facts.md e.2)
var AtWStatuses = []employers.Choice{{Code: "none", Label: "Not needed"}, {Code: "to_ask", Label: "To be asked for"}, {Code: "asked", Label: "Asked for"},
	{Code: "assessed", Label: "Being looked at"}, {Code: "awarded", Label: "Awarded"}, {Code: "refused", Label: "Refused"}, {Code: "renew", Label: "To be renewed"}}

// Declined is something that was asked for and not agreed: a record, never a deletion.
type Declined struct {
	ID          string   `json:"id"`
	Item        string   `json:"item,omitempty"` // id of the item that it was; may be empty
	Asked       string   `json:"asked"`
	Reason      string   `json:"reason,omitempty"`
	Alternative string   `json:"alternative,omitempty"`
	On          day.Date `json:"on,omitzero"`
	By          string   `json:"by,omitempty"` // who said so
}

// Advice is advice that was asked for: a summary only, never the letter.
type Advice struct {
	From      string   `json:"from"` // one of Advisers
	Requested day.Date `json:"requested,omitzero"`
	Received  day.Date `json:"received,omitzero"`
	Summary   string   `json:"summary,omitempty"`
}

// Advisers are those who give advice on adjustments.
var Advisers = []employers.Choice{{Code: "oh", Label: "Occupational health"}, {Code: "atw", Label: "Access to Work"}, {Code: "hr", Label: "HR"}, {Code: "gp", Label: "GP, by fit note"}, {Code: "other", Label: "Somebody else"}}

// Review is a look back at an agreement or a plan, with an outcome for each adjustment.
type Review struct {
	ID        string
	Kind      string // AgreementPaper or PlanPaper
	Of        string // id of the agreement or plan
	Number    int    // the version that was looked at
	On        day.Date
	Trigger   string // code of review_triggers; PERIODIC where the day had come
	There     string // who took part
	Outcomes  []ReviewOutcome
	Note      string
	NextOn    day.Date
	Version   int
	ChangedBy people.StaffID
	Deleted   bool
}

// ReviewOutcome is what a review found of one adjustment.
type ReviewOutcome struct {
	Item string `json:"item"`
	What string `json:"what"` // one of ReviewOutcomes
	Note string `json:"note,omitempty"`
}

// ReviewOutcomes are what a review can find.
var ReviewOutcomes = []employers.Choice{{Code: "working", Label: "It works"}, {Code: "change", Label: "Change it"}, {Code: "stop", Label: "Stop it"}}

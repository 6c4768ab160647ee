package adjustments

import (
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// House is the service as its papers name it.
type House struct {
	Service string `json:"service,omitempty"`
	Contact string `json:"contact,omitempty"`
	Logo    []byte `json:"logo,omitempty"` // PNG
}

// AgreementView is what employer and employee are shown, sign and keep: an allow-list of fields, the same for both. It holds no
// barriers, no status of ours, no annex and nothing of the profile. Only ViewAgreement makes one. (facts.md e.6)
type AgreementView struct {
	House     House          `json:"house"`
	Number    int            `json:"number"`
	On        day.Date       `json:"on"`
	Draft     bool           `json:"draft,omitempty"`
	Open      []string       `json:"open,omitempty"` // what is still open, in sentences
	Person    string         `json:"person"`
	JobTitle  string         `json:"job_title,omitempty"`
	Employer  string         `json:"employer"`
	Site      string         `json:"site,omitempty"`
	Manager   string         `json:"manager,omitempty"`
	ManagerIs string         `json:"manager_is,omitempty"` // role
	HR        string         `json:"hr,omitempty"`
	Impact    string         `json:"impact,omitempty"`
	GoodDay   string         `json:"good_day,omitempty"`
	BadDay    string         `json:"bad_day,omitempty"`
	Items     []ItemView     `json:"items,omitempty"`
	Declined  []DeclinedView `json:"declined,omitempty"`
	Reporting string         `json:"reporting,omitempty"`
	Signs     string         `json:"signs,omitempty"`
	Emergency string         `json:"emergency,omitempty"`
	Advice    []AdviceView   `json:"advice,omitempty"`
	Seers     []string       `json:"seers,omitempty"`
	ReviewOn  day.Date       `json:"review_on,omitzero"`
	Triggers  []string       `json:"triggers,omitempty"` // in words

	Acts    []people.ShareAct `json:"acts"` // what the person has to allow for it to be shown
	Caution string            `json:"-"`    // for whoever makes it, never printed
	LeftOut string            `json:"-"`    // the same: what was left out and why
}

// ItemView is an adjustment as the parties read it.
type ItemView struct {
	Words   string   `json:"words"`
	About   string   `json:"about,omitempty"` // its category, in words
	Who     string   `json:"who,omitempty"`
	By      day.Date `json:"by,omitzero"`
	From    day.Date `json:"from,omitzero"`
	TrialTo day.Date `json:"trial_to,omitzero"`
	Cost    string   `json:"cost,omitempty"` // in words
	Pays    string   `json:"pays,omitempty"` // in words
}

// DeclinedView is what was not agreed, as the parties read it.
type DeclinedView struct {
	Asked       string   `json:"asked"`
	Reason      string   `json:"reason,omitempty"`
	Alternative string   `json:"alternative,omitempty"`
	On          day.Date `json:"on,omitzero"`
	By          string   `json:"by,omitempty"`
}

// AdviceView is advice as the parties read it.
type AdviceView struct {
	From      string   `json:"from"` // in words
	Requested day.Date `json:"requested,omitzero"`
	Received  day.Date `json:"received,omitzero"`
	Summary   string   `json:"summary,omitempty"`
}

// The copies of a paper.
const (
	ForPerson   = "person"
	ForEmployer = "employer"
	ForService  = "service"
)

// PlanView is a copy of a plan: for the employer the sections that the person ticked and nothing else. Only ViewPlan makes one.
type PlanView struct {
	House     House         `json:"house"`
	Copy      string        `json:"copy"` // ForPerson, ForEmployer or ForService
	Number    int           `json:"number"`
	On        day.Date      `json:"on"`
	Draft     bool          `json:"draft,omitempty"`
	Open      []string      `json:"open,omitempty"`
	Person    string        `json:"person"` // the name, or the initials where the person chose so
	JobTitle  string        `json:"job_title,omitempty"`
	Employer  string        `json:"employer,omitempty"`
	Manager   string        `json:"manager,omitempty"`
	ManagerIs string        `json:"manager_is,omitempty"` // role
	Sections  []SectionView `json:"sections,omitempty"`
	Actions   []ActionView  `json:"actions,omitempty"`
	Adjusted  []string      `json:"adjusted,omitempty"` // the linked adjustments, in words
	ReviewOn  day.Date      `json:"review_on,omitzero"`
	Triggers  []string      `json:"triggers,omitempty"`  // in words
	WRAP      string        `json:"wrap,omitempty"`      // a sentence, in the copies of the person and the service
	ToChoose  string        `json:"to_choose,omitempty"` // a sentence there: nobody has chosen yet what the employer sees

	Acts    []people.ShareAct `json:"acts"`
	LeftOut string            `json:"-"`
}

// SectionView is a section as it is read.
type SectionView struct {
	Code   string `json:"code"`
	Title  string `json:"title"`
	Answer string `json:"answer"`         // empty where it is made of actions, adjustments or the review alone
	Seen   string `json:"seen,omitempty"` // a sentence, in the copies of the person and the service: whether the employer sees it
}

// ActionView is an action as it is read.
type ActionView struct {
	What string   `json:"what"`
	Who  string   `json:"who,omitempty"`
	By   day.Date `json:"by,omitzero"`
}

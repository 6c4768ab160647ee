package adjustments

import (
	"context"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Every call of these interfaces enforces the role of who acts: people.ViewPapers and people.EditPapers, on the own caseload. A save of
// an old Version is refused; saves set ID, Version and who changed it when. Each save is one transaction and one undo step. What a
// signature fixed is never undone, and an undo cannot take a signed version away.

// AgreementFilter chooses agreements; the zero value means all of the own caseload that have not ended, the next review first.
type AgreementFilter struct {
	Words       string               `json:"words,omitempty"`
	Statuses    []string             `json:"statuses,omitempty"`
	All         bool                 `json:"all,omitempty"` // ended ones too
	Participant people.ParticipantID `json:"participant,omitempty"`
	Employer    employers.EmployerID `json:"employer,omitempty"`
}

// ListedAgreement is an agreement as a list shows it.
type ListedAgreement struct {
	Agreement    Agreement
	Person       string
	EmployerName string
	Signed       []string // the parties that have signed the version
	Sealed       bool
	InForce      int // the number of the newest version that all have signed; 0 = none
	Unsealed     int // that number where the version is not sealed yet; 0 = it is
}

// AgreementVersion is an agreement as it stood when it was signed, or when the next version was begun.
type AgreementVersion struct {
	Number    int
	On        day.Date // of the version
	Agreement Agreement
}

// AgreementPage is everything that the page of one agreement shows.
type AgreementPage struct {
	Agreement   Agreement
	Participant people.Participant
	Employer    employers.Employer
	Site        employers.Site
	Versions    []AgreementVersion // the earlier ones, newest first
	Signatures  []Signature        // of all versions, the first first
	Showings    []Showing
	Sealed      []Sealed
	Reviews     []Review // newest first
	Permits     []people.Permit
	Shared      []people.Shared
	Next        []employers.NextStep
}

// Agreements is what the screens need of the store about agreements.
type Agreements interface {
	// Agreements sorts by "review" (default), "person", "employer" or "status".
	Agreements(ctx context.Context, f AgreementFilter, o employers.Order) ([]ListedAgreement, error)
	CountAgreements(ctx context.Context, f AgreementFilter) (int, error)
	AgreementPage(ctx context.Context, id AgreementID) (AgreementPage, error)
	// SaveAgreement keeps what was signed: where SameContent fails against a version that anybody has signed, the former is kept as a
	// version and a gets the next Number and the status draft.
	SaveAgreement(ctx context.Context, a *Agreement, steps ...*employers.NextStep) error
	// DeleteAgreement deletes one that nobody has signed.
	DeleteAgreement(ctx context.Context, id AgreementID, version int) error
	// SaveReview keeps a review with the agreement as it is after it; a may be nil for a plan.
	SaveReview(ctx context.Context, r *Review, a *Agreement, p *Plan, steps ...*employers.NextStep) error
}

// PlanFilter chooses plans; the zero value means all of the own caseload that have not ended, the next review first.
type PlanFilter struct {
	Words       string               `json:"words,omitempty"`
	Statuses    []string             `json:"statuses,omitempty"`
	All         bool                 `json:"all,omitempty"`
	Participant people.ParticipantID `json:"participant,omitempty"`
	Employer    employers.EmployerID `json:"employer,omitempty"`
}

// ListedPlan is a plan as a list shows it.
type ListedPlan struct {
	Plan         Plan
	Person       string
	EmployerName string
	Signed       []string
	Sealed       bool
	Unsealed     int // see ListedAgreement
}

// PlanVersion is a plan as it stood when it was signed, or at the end of a day on which it was written.
type PlanVersion struct {
	Number int
	On     day.Date
	Plan   Plan
}

// PlanPage is everything that the page of one plan shows.
type PlanPage struct {
	Plan        Plan
	Participant people.Participant
	Employer    employers.Employer // empty where there is none
	Agreement   Agreement          // that is linked; ID empty = none
	Versions    []PlanVersion
	Signatures  []Signature
	Showings    []Showing
	Sealed      []Sealed
	Reviews     []Review
	Permits     []people.Permit
	Next        []employers.NextStep
}

// Plans is what the screens need of the store about wellness plans.
type Plans interface {
	// Plans sorts by "review" (default), "person", "employer" or "status".
	Plans(ctx context.Context, f PlanFilter, o employers.Order) ([]ListedPlan, error)
	CountPlans(ctx context.Context, f PlanFilter) (int, error)
	PlanPage(ctx context.Context, id PlanID) (PlanPage, error)
	// SavePlan keeps what was signed, as SaveAgreement does.
	SavePlan(ctx context.Context, p *Plan, steps ...*employers.NextStep) error
	DeletePlan(ctx context.Context, id PlanID, version int) error
	SaveReview(ctx context.Context, r *Review, a *Agreement, p *Plan, steps ...*employers.NextStep) error
}

// Signings is what signing needs of the store. None of it can be undone.
type Signings interface {
	// SaveSignature keeps a signature with what was shown and, for one on paper, its scan: one transaction with its entry in the audit
	// chain. It is refused where the version has moved on, the party has signed already, or another view was shown to the first party.
	SaveSignature(ctx context.Context, s *Signature, showing Showing, scan []byte) error
	// SaveSealed keeps the sealed file. make gets the head of the audit chain, for the file to print, and gives the file and its record.
	SaveSealed(ctx context.Context, paper PaperRef, make func(seq int64, hash string) (Sealed, []byte, error)) (Sealed, error)
	// Sealed gives a sealed file; one that is not there is gone, see people.IsGone.
	Sealed(ctx context.Context, paper PaperRef) (Sealed, []byte, error)
	// FindSealed finds the record of a file by the SHA-256 of its bytes, whosever it is; false where it was not sealed here.
	FindSealed(ctx context.Context, sha256 string) (Sealed, bool, error)
}

// Dues is what Today needs of the store about agreements and plans of the own caseload.
type Dues interface {
	// Papers gives what has not ended, with whom it is about and who has signed. The records hold what WhatIsDue goes by, and not all else:
	// they are not to be shown or saved.
	Papers(ctx context.Context) ([]ListedAgreement, []ListedPlan, error)
	// Held gives the jobs of those people, for reviews that a change of the job brings forward.
	Held(ctx context.Context) ([]brokerage.Job, error)
}

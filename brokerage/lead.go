package brokerage

import (
	"time"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// LeadID identifies a hidden-job lead: UUIDv7 text.
type LeadID string

// Lead is work that exists or could exist and is not advertised. (facts.md c.1)
type Lead struct {
	ID           LeadID
	Ref          string
	Employer     employers.EmployerID
	Site         employers.SiteID
	Need         string   // in the employer's words
	Signals      []string // codes of hidden_job_signals
	Tasks        string   // tasks glimpsed
	Hours        int      // minutes a week, a guess; 0 = not known
	SaidBy       string
	SaidOn       day.Date
	LikelyStart  day.Date
	Preferred    people.ParticipantID // whom one thinks of; none at first
	Stage        string               // code of lead_stages
	MovedOn      day.Date             // when the stage last moved, or something else happened to it
	Owner        people.StaffID
	Contact      employers.ContactID // where it was heard; may be empty
	Vacancy      VacancyID           // promoted to
	Carving      CarvingID           // promoted to
	ClosedReason string
	Version      int
	ChangedAt    time.Time
	ChangedBy    people.StaffID
	Deleted      bool
}

// The stages of a lead, codes of lead_stages.
const (
	LeadSpotted     = "SPOTTED"
	LeadContacted   = "CONTACTED"
	LeadExploring   = "EXPLORING"
	LeadProposed    = "PROPOSED"
	LeadAgreed      = "AGREED"
	LeadFilled      = "FILLED"
	LeadFilledOther = "FILLED_OTHER"
	LeadDeclined    = "DECLINED"
	LeadLapsed      = "LAPSED"
)

// LeadCard is a lead as the board shows it.
type LeadCard struct {
	Lead
	EmployerName string
	Section      string // of the employer
	Area         string // postcode area of the employer
	Stale        bool   // it has not moved for a while, long before it lapses
	NextWhat     string // its next step; empty = none
	NextDue      day.Date
}

// LeadMove is one move of a lead, for its history.
type LeadMove struct {
	On       day.Date
	By       people.StaffID
	Was, Now string // stages
}

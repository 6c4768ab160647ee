package brokerage

import (
	"slices"
	"time"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Session is one piece of support given to a person. (facts.md g.2)
type Session struct {
	ID          string
	Ref         string
	Participant people.ParticipantID
	On          day.Date
	Start       string // "14:30"; empty = not said
	Minutes     int    // 0 = not said
	Mode        string // code of support_modes
	Type        string // code of support_types
	Contents    []string
	Place       string
	Specialist  people.StaffID
	Note        string
	Version     int
	ChangedAt   time.Time
	ChangedBy   people.StaffID
	Deleted     bool
}

// Application is a person going for a vacancy, from the shortlist to an answer.
type Application struct {
	ID             string
	Ref            string
	Participant    people.ParticipantID
	Vacancy        VacancyID
	Stage          string   // code of ApplicationStages
	On             day.Date // of the stage
	InterviewOn    day.Date
	InterviewAt    string   // "10:30"
	InterviewNeeds []string // codes of adjustment_catalogue asked for the interview
	NeedsAnswer    string   // what the employer said to that
	Outcome        string
	Feedback       string // of the employer: personal data of the person, who may see it
	Version        int
	ChangedAt      time.Time
	ChangedBy      people.StaffID
	Deleted        bool
}

// ApplicationStages are the stages of an application with their names.
var ApplicationStages = []employers.Choice{{Code: "shortlisted", Label: "Shortlisted"}, {Code: "applied", Label: "Applied"}, {Code: "interview", Label: "Interview"},
	{Code: "taster", Label: "Taster or trial"}, {Code: "offer", Label: "Offer"}, {Code: "accepted", Label: "Accepted"}, {Code: "rejected", Label: "Not chosen"}, {Code: "withdrawn", Label: "Withdrawn"}}

// Taster is a taster day or a work trial: the fit is recorded before, what came of it after. (facts.md b.2)
type Taster struct {
	ID          string
	Participant people.ParticipantID
	Employer    employers.EmployerID
	Vacancy     VacancyID // may be empty
	Kind        string    // "taster" or "trial"
	From, To    day.Date
	FitBefore   string // what fits and what is to be watched
	Score       int    // tenths of a point of the match before; 0 = not matched
	Feedback    string // of the employer
	PersonSays  string
	Version     int
	Deleted     bool
}

// JobID identifies a job that a person holds or held: UUIDv7 text.
type JobID string

// Job is paid work of a person. (facts.md g.5)
type Job struct {
	ID          JobID
	Ref         string
	Participant people.ParticipantID
	Employer    employers.EmployerID
	Title       string
	SOC         string
	SIC         string
	Start       day.Date
	FourHoursOn day.Date // when four hours' paid work were done: only then does a start count
	Hours       int      // minutes a week; 0 = not known
	Pay         int      // pence a PayUnit; 0 = not known
	PayUnit     people.PayUnit
	Contract    string
	Source      string // code of job_sources
	Vacancy     VacancyID
	Carving     CarvingID
	Carved      people.Answer
	Competitive people.Answer
	HeldAtEntry bool // it was held when the person came: kept, not new
	End         day.Date
	EndReason   string   // code of job_end_reasons
	DebriefOn   day.Date // when the loss was talked through
	Version     int
	ChangedAt   time.Time
	ChangedBy   people.StaffID
	Deleted     bool
}

// Outcome is something that was reached. (facts.md g.2, outcome_types)
type Outcome struct {
	ID          string
	Ref         string
	Participant people.ParticipantID
	On          day.Date
	Type        string // code of outcome_types
	Source      string // code of job_sources
	Job         JobID
	SIC         string
	Evidence    string
	Version     int
	Deleted     bool
}

// Decision is what a named person decided about a proposed match. (facts.md h.6)
type Decision struct {
	ID          string
	Participant people.ParticipantID
	Vacancy     VacancyID
	What        string // one of the constants below
	Reason      string
	Score       int // tenths of a point when it was decided
	By          people.StaffID
	On          day.Date
	Version     int
	Deleted     bool
}

// What somebody decides about a match: the last decision counts.
const (
	DecidedShortlist = "shortlisted"
	DecidedAgainst   = "rejected"   // not for this person
	DecidedBack      = "taken back" // what was decided before does not count any more
)

// LastDecision is what counts of what was decided about a job, newest first; nil where nothing does.
func LastDecision(decided []Decision, of VacancyID) *Decision {
	i := slices.IndexFunc(decided, func(d Decision) bool { return d.Vacancy == of && !d.Deleted })
	if i < 0 || decided[i].What == DecidedBack {
		return nil
	}
	return &decided[i]
}

// Journey is minutes that somebody found out for a person's way to a vacancy; they count in place of the estimate.
type Journey struct {
	ID          string
	Participant people.ParticipantID
	Vacancy     VacancyID
	Minutes     int
	Note        string
	Version     int
	Deleted     bool
}

package brokerage

import (
	"context"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Every call of these interfaces enforces the role of who acts. A save of an old Version is refused; saves set ID, Version and who
// changed it when. Each save is one transaction and one undo step whose label undo repeats.

// PersonFilter chooses participants; the zero value means the own caseload, for a lead everybody, by name.
type PersonFilter struct {
	Words      string           `json:"words,omitempty"`
	Statuses   []string         `json:"statuses,omitempty"`
	Specialist []people.StaffID `json:"specialist,omitempty"`
	Active     bool             `json:"active,omitempty"`      // counted active, and a status left blank
	QuietWeeks int              `json:"quiet_weeks,omitempty"` // no session for so many weeks
	NoPermit   bool             `json:"no_permit,omitempty"`   // below P2: not yet named to employers
}

// ListedPerson is a participant as a list shows it.
type ListedPerson struct {
	Participant people.Participant
	LastSession day.Date // zero = none
	NextWhat    string
	NextDue     day.Date
	Named       bool   // may be named to employers in general, P2
	Job         string // what they work as now; empty = not in work
}

// PersonPage is everything that the page of one participant shows.
type PersonPage struct {
	Participant  people.Participant
	Permits      []people.Permit // newest first, ended ones too
	Talks        []people.Talk   // newest first
	Shared       []people.Shared // newest first
	Sessions     []Session       // the newest twenty
	SessionCount int
	Applications []ListedApplication
	Tasters      []Taster
	Jobs         []Job // newest first
	Outcomes     []Outcome
	Next         []employers.NextStep
	Carvings     []Carving
	Employers    map[employers.EmployerID]string // the names of those that stand above
	SupportEnds  day.Date                        // by the rules of the programme; zero = open
}

// ListedApplication is an application with the names of what it is about.
type ListedApplication struct {
	Application
	Title    string // of the vacancy
	Employer string
	Person   string // the participant's name, where the list is of a vacancy
}

// ProfileVersion is the profile as it stood at the end of a day on which it was written on.
type ProfileVersion struct {
	On      day.Date
	By      people.StaffID
	Profile people.Profile
}

// People is what the screens need of the store about participants.
type People interface {
	// Caseload sorts by "name" (default), "status", "last" session, "next" step or "specialist".
	Caseload(ctx context.Context, f PersonFilter, o employers.Order) ([]ListedPerson, error)
	CountCaseload(ctx context.Context, f PersonFilter) (int, error)
	// FindParticipants finds by the beginning of a name, for a field to choose one.
	FindParticipants(ctx context.Context, name string, limit int) ([]people.Participant, error)
	// OpenParticipant is the whole record, and notes who has seen it. people.Denied{Outside: true} outside the own caseload.
	OpenParticipant(ctx context.Context, id people.ParticipantID) (people.Participant, error)
	OpenAnyway(ctx context.Context, id people.ParticipantID, reason string) (people.Participant, error)
	PersonPage(ctx context.Context, id people.ParticipantID) (PersonPage, error)
	SaveParticipants(ctx context.Context, label string, list ...*people.Participant) error
	DeleteParticipant(ctx context.Context, id people.ParticipantID, version int) error
	ProfileVersions(ctx context.Context, id people.ParticipantID) ([]ProfileVersion, error)

	// SavePermits adds or changes permits. A change that would raise one says so in the audit chain.
	SavePermits(ctx context.Context, label string, list ...*people.Permit) error
	// Withdraw ends a permit at once, with every earlier one that it overlaps. It says what had been shared already.
	Withdraw(ctx context.Context, id people.PermitID, effect string) ([]people.Shared, error)
	Permits(ctx context.Context, id people.ParticipantID) ([]people.Permit, error)
	SaveTalk(ctx context.Context, t *people.Talk) error
	// NoteShared records that something about a person has gone out. It is no undo step: what is out is out.
	NoteShared(ctx context.Context, s people.Shared) error
	AskBack(ctx context.Context, ids ...string) error

	Sessions(ctx context.Context, id people.ParticipantID, offset, limit int) ([]Session, error)
	// SaveSession saves a session and the next steps that follow from it.
	SaveSession(ctx context.Context, s *Session, steps ...*employers.NextStep) error
	DeleteSession(ctx context.Context, id string, version int) error

	SaveApplication(ctx context.Context, a *Application, steps ...*employers.NextStep) error
	DeleteApplication(ctx context.Context, id string, version int) error
	SaveTaster(ctx context.Context, t *Taster) error
	DeleteTaster(ctx context.Context, id string, version int) error
	// SaveJob saves a job with what follows from it: outcomes, next steps such as in-work check-ins, and the status that the person has
	// from now on, empty = as before.
	SaveJob(ctx context.Context, j *Job, outcomes []*Outcome, steps []*employers.NextStep, status string) error
	DeleteJob(ctx context.Context, id JobID, version int) error
	SaveOutcome(ctx context.Context, o *Outcome) error
	DeleteOutcome(ctx context.Context, id string, version int) error
}

// VacancyFilter chooses vacancies; the zero value means all that are open, the nearest closing date first.
type VacancyFilter struct {
	Words    string               `json:"words,omitempty"`
	Statuses []string             `json:"statuses,omitempty"`
	All      bool                 `json:"all,omitempty"` // whatever their status
	Employer employers.EmployerID `json:"employer,omitempty"`
	Sections []string             `json:"sections,omitempty"`
	Areas    []string             `json:"areas,omitempty"`
	Hidden   bool                 `json:"hidden,omitempty"`  // from a hidden source
	Closing  int                  `json:"closing,omitempty"` // closes within so many days
}

// ListedVacancy is a vacancy as a list shows it.
type ListedVacancy struct {
	Vacancy      Vacancy
	EmployerName string
	Duties       int
	Applications int
	Flags        []string // what speaks against the quality of the work, see Quality
}

// VacancyPage is everything that the page of one vacancy shows.
type VacancyPage struct {
	Vacancy      Vacancy
	Duties       []Duty // in their order
	Employer     employers.Employer
	Site         employers.Site
	Contact      employers.ContactPerson
	Applications []ListedApplication
	Carvings     []Carving
	Next         []employers.NextStep
}

// Vacancies is what the screens need of the store about vacancies.
type Vacancies interface {
	Vacancies(ctx context.Context, f VacancyFilter, o employers.Order) ([]ListedVacancy, error)
	CountVacancies(ctx context.Context, f VacancyFilter) (int, error)
	VacancyPage(ctx context.Context, id VacancyID) (VacancyPage, error)
	// SaveVacancy saves a vacancy with all its duties: those that are not in the list any more are deleted. One undo step.
	SaveVacancy(ctx context.Context, v *Vacancy, duties []*Duty) error
	// ChangeVacancies applies one change to many, as one undo step.
	ChangeVacancies(ctx context.Context, label string, ids []VacancyID, change func(*Vacancy)) (int, error)
	DeleteVacancy(ctx context.Context, id VacancyID, version int) error
}

// LeadFilter chooses leads for the board.
type LeadFilter struct {
	Owner    people.StaffID       `json:"owner,omitempty"`
	Stale    bool                 `json:"stale,omitempty"` // not moved for StaleDays
	Sections []string             `json:"sections,omitempty"`
	Areas    []string             `json:"areas,omitempty"`
	Employer employers.EmployerID `json:"employer,omitempty"`
	Words    string               `json:"words,omitempty"`
	Closed   bool                 `json:"closed,omitempty"` // with those that are closed
}

// LeadPage is everything that is shown of one lead.
type LeadPage struct {
	Lead     Lead
	Employer employers.Employer
	Moves    []LeadMove // newest first
	Next     []employers.NextStep
}

// Leads is what the screens need of the store about hidden-job leads.
type Leads interface {
	// LeadBoard gives the cards, the longest unmoved first.
	LeadBoard(ctx context.Context, f LeadFilter) ([]LeadCard, error)
	LeadPage(ctx context.Context, id LeadID) (LeadPage, error)
	SaveLead(ctx context.Context, l *Lead, steps ...*employers.NextStep) error
	// MoveLead moves a lead to a stage; one that closes it needs a reason (except filled).
	MoveLead(ctx context.Context, id LeadID, version int, stage, reason string) (Lead, error)
	// LapseLeads closes the leads that have not moved for 90 days (setting) and gives them, so that a notice can name them.
	LapseLeads(ctx context.Context) ([]LeadCard, error)
	// PromoteLead makes a vacancy with its duties, or a carving, out of a lead and links them: one undo step. One of v and c is nil.
	PromoteLead(ctx context.Context, l *Lead, v *Vacancy, c *Carving, duties ...*Duty) error
	DeleteLead(ctx context.Context, id LeadID, version int) error
}

// ListedCarving is a carving as a list shows it.
type ListedCarving struct {
	Carving      Carving
	EmployerName string
	Person       string // empty = nobody in particular, or somebody Unseen
	Unseen       bool   // it is for a participant whom the viewer does not see
}

// CarvingVersion is a carving as the employer got it.
type CarvingVersion struct {
	Number  int
	On      day.Date
	By      people.StaffID
	Carving Carving
}

// Carvings is what the screens need of the store about carvings.
type Carvings interface {
	Carvings(ctx context.Context, employer employers.EmployerID, open bool) ([]ListedCarving, error)
	Carving(ctx context.Context, id CarvingID) (Carving, []CarvingVersion, error)
	// SaveCarving keeps the version that the employer has: an edit of what was sent gets the next Number.
	SaveCarving(ctx context.Context, c *Carving, steps ...*employers.NextStep) error
	DeleteCarving(ctx context.Context, id CarvingID, version int) error
}

// Matching is what the screens need of the store to match.
type Matching interface {
	// Seekers gives the people who may be matched by whoever acts; all = whatever their status. One person is given whatever theirs is.
	Seekers(ctx context.Context, only people.ParticipantID, all bool) ([]Seeker, error)
	// Openings gives the vacancies that take part; all = the others too. Given ids come whatever their status.
	Openings(ctx context.Context, all bool, only ...VacancyID) ([]Opening, error)
	// Rules gives what a match needs beside the two: weights, rates of the day, the catalogue, places.
	Rules(ctx context.Context) (Rules, error)
	Decide(ctx context.Context, d *Decision) error
	// Shortlist keeps the decision and the application that begins with it, as one undo step.
	Shortlist(ctx context.Context, d *Decision, a *Application) error
	Decisions(ctx context.Context, id people.ParticipantID) ([]Decision, error)
	SaveJourney(ctx context.Context, j *Journey) error
	// NoteShown keeps which jobs somebody was shown for a person, or which people for a job, with their scores. It is no undo step.
	NoteShown(ctx context.Context, results []Result) error
}

// DiaryPage is what lies between two days for the people of the own caseload; a lead gets everybody's. What is due when
// follows from it by the rules of the domain.
type DiaryPage struct {
	Names        map[people.ParticipantID]string
	Employers    map[employers.EmployerID]string   // the names of those that stand below
	Interviews   []ListedApplication               // whose interview lies between the days
	Tasters      []Taster                          // that lie at least partly between the days, or ended in the 14 days before without feedback
	Jobs         []Job                             // held, and those that have ended and were not talked through yet
	Permits      []people.Permit                   // that hold on the first day and end by the last, not withdrawn
	Talks        []people.Talk                     // the newest of each person whose next talk lies between the days
	SupportEnds  map[people.ParticipantID]day.Date // by the rules of the programme, those between the days
	LastSessions map[people.ParticipantID]day.Date // of those who have a job that is held
}

// Diary is what Today needs of the store about people.
type Diary interface {
	// Diary reads what lies between two days, both inclusive.
	Diary(ctx context.Context, from, to day.Date) (DiaryPage, error)
}

// HeldJob is a job that somebody holds at an employer. Outside the own caseload it says what the job is and since when, not whose.
type HeldJob struct {
	Job    Job
	Person string // empty outside the own caseload
}

// Placements is what the page of an employer needs of the store about the people who work there.
type Placements interface {
	// JobsAt gives the jobs that participants hold at an employer, the newest first.
	JobsAt(ctx context.Context, employer employers.EmployerID) ([]HeldJob, error)
}

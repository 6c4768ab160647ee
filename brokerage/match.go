package brokerage

import (
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Verdict is what one criterion says of a person and a job, best first. "Worst" goes by this order.
type Verdict uint8

// The verdicts.
const (
	Fits Verdict = iota
	Adjust
	Carve
	Ask
	Stop
)

// String is the verdict as files write it.
func (v Verdict) String() string { return [...]string{"fits", "adjust", "carve", "ask", "stop"}[v] }

// Criterion is one of the things that a match looks at, in the order in which they are shown.
type Criterion uint8

// The criteria.
const (
	Role Criterion = iota
	SectorWanted
	Skills
	Licences
	HoursFit
	DaysFit
	Travel
	Demands
	PayFit
	ContractFit
	EmployerFit
	Criteria = iota // how many there are
)

// String is the criterion as files write it.
func (c Criterion) String() string {
	return [...]string{"role", "sector", "skills", "licences", "hours", "days", "travel", "demands", "pay", "contract", "employer"}[c]
}

// Words is the criterion as people read it.
func (c Criterion) Words() string {
	return [...]string{"Kind of work", "Sector", "Skills", "Licences", "Hours", "Days and times", "Travel", "What the work asks", "Pay", "Contract", "Employer"}[c]
}

// Weights are what each criterion counts; they are normalised, so they need not add up to anything.
type Weights [Criteria]float64

// UsualWeights add to 105.
var UsualWeights = Weights{18, 12, 15, 5, 10, 5, 10, 15, 5, 5, 5}

// Settle is what would settle a criterion, for a button.
type Settle string

// The actions.
const (
	SettleNothing    Settle = ""
	SettleProfile    Settle = "profile"    // complete the profile: Field says where
	SettleVacancy    Settle = "vacancy"    // ask the employer and complete the vacancy
	SettleJourney    Settle = "journey"    // enter the real minutes of the way
	SettleCarve      Settle = "carve"      // open a carving
	SettleAdjust     Settle = "adjust"     // propose an adjustment
	SettlePermission Settle = "permission" // record a permission
	SettleStep       Settle = "step"       // make a next step to find out
)

// Finding is what one criterion found, with its reasons.
type Finding struct {
	Criterion Criterion
	Verdict   Verdict
	Weight    float64 // its share of the whole, the shares add to 1
	Value     float64 // 0 to 1
	Wants     string  // what the person wants
	Offers    string  // what the job offers
	Because   string  // one plain sentence
	Action    string  // what would settle it, in words; empty = nothing is open
	Settle    Settle
	Field     string   // of the profile or the vacancy, where Settle names one
	Codes     []string // adjustments that would help, codes of adjustment_catalogue
}

// Result is one person and one job with everything found.
type Result struct {
	Participant people.ParticipantID
	Vacancy     VacancyID
	Ref         string // of the vacancy, or of the person where people are ranked for a vacancy
	Title       string // of the vacancy, or the person's name
	Employer    string // its name
	EmployerID  employers.EmployerID
	Score       int // tenths of a point, 0 to 1000, rounded half up
	Verdict     Verdict
	Known       Verdict // the worst that is not ask
	ToAsk       int     // how many criteria are ask
	Findings    []Finding
	Missing     []string // what is not recorded yet and would be needed
	Uncovered   int      // weekly minutes of duties with a clash that nothing offered or agreed covers
	Start       day.Date
	Unnamed     bool      // the person may not be named to this employer yet (below P2)
	Decided     *Decision // what somebody decided about it, or nil
}

// Stopped says that something stands against it for now.
func (r Result) Stopped() bool { return r.Verdict == Stop }

// Opening is everything that matching knows of a vacancy.
type Opening struct {
	Vacancy  Vacancy
	Duties   []Duty
	Employer EmployerFacts
	Agreed   []string // codes of adjustments that the employer has agreed to, beyond those that the vacancy offers
	Taken    int      // places that are gone
}

// EmployerFacts is what matching knows of an employer.
type EmployerFacts struct {
	ID           employers.EmployerID
	Name         string
	Sections     []string // letters, the leading one first
	Stage        string   // code of cup_stages
	Hired        bool     // has hired, adjusted or offered before
	DoNotContact bool
	Town         string
	Postcode     string
}

// Seeker is everything that matching knows of a person. It holds no age, no sex, no ethnicity and no diagnosis: they are no inputs.
type Seeker struct {
	ID       people.ParticipantID
	Ref      string
	Name     string
	Active   bool // counted active; an empty status counts as active
	Town     string
	Postcode string
	Profile  people.Profile
	Journeys map[VacancyID]int // minutes found out by hand
	Permits  []people.Permit
	Refused  map[VacancyID]bool // "not for this person"
}

// Rules is what a match needs beside a person and a job.
type Rules struct {
	Today     day.Date
	Weights   Weights
	Rates     []Rate
	Catalogue []Adjustment
	Barriers  []people.Code // barrier_types, for words
	Sections  []people.Code // sic2007_sections, for words
	Contracts []people.Code // contract_types, for words
	Groups    []people.Code // SOC groups of one and two digits, for words
	Places    Places
}

// Rate is a dated legal or voluntary rate of pay for an hour. (statutory_rates)
type Rate struct {
	Family   string // "NLW", "NMW18", "NMWU18", "NMWAPP"
	Label    string
	Pence    int
	From, To day.Date // To zero = open
}

// Adjustment is an entry of the adjustment catalogue.
type Adjustment struct {
	Code, Label string
	Barriers    []string // codes of barrier_types
	Retired     bool     // it is proposed no more; where an employer offers it or has agreed to it, it still counts
}

// Places knows where towns lie, and postcode sectors where a file of them was imported.
type Places interface {
	// Spots gives where a town and a postcode may lie: one spot where that is certain, several where towns share the name, none where
	// the place is not known. exact says that the spot is that of the postcode.
	Spots(town, postcode string) (spots []Spot, exact bool)
}

// Spot is a place on the map.
type Spot struct {
	Name     string  // which of several: "Newport, Isle of Wight"
	Lat, Lng float64 // degrees
}

package employers

import "jobwright/internal/day"

// Frequency is item 17 for one member of staff: how often somebody who can hire is met face to face. (facts.md a.3)
type Frequency struct {
	From, To    day.Date // the period asked for
	Weeks       []WeekCount
	Counted     int     // contacts that count
	AtWork      int     // weeks that count
	Mean        float64 // Counted / AtWork, one decimal
	Target      float64 // contacts a week
	InTime      int     // counted contacts logged within 7 days
	KnownInTime int     // counted contacts whose day of logging is known
	Reviewed    ReviewRhythm
	Score       int    // 1 to 5; 0 = no data
	Because     string // why the score is what it is, in plain words
}

// WeekCount is one week of a period.
type WeekCount struct {
	Monday   day.Date
	Counted  int  // contacts that count
	Other    int  // further contacts
	Away     bool // wholly on leave, or before the start: left out
	Reviewed bool
}

// ReviewRhythm is how regularly the contact log is reviewed.
type ReviewRhythm string

// The rhythms that the rule knows.
const (
	NotReviewed ReviewRhythm = ""
	Monthly     ReviewRhythm = "monthly"
	Weekly      ReviewRhythm = "weekly"
)

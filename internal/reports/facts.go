// Package reports holds the figures that screens and printed reports show: pure functions of rows, each with its base and period.
package reports

import (
	"jobwright/employers"
	"jobwright/internal/day"
)

// EmployerFact is what the map of employers needs to know of one employer.
type EmployerFact struct {
	ID       employers.EmployerID
	Section  string // see employers.Employer.Section; empty = not known
	Band     string // see employers.Employer.Band; empty = not known
	Area     string // see employers.Area; empty = not known
	District string // see employers.District; empty = not known
	Town     string
	Stage    string // code of cup_stages
}

// ContactFact is what the map needs to know of one contact of the period. Channel and Outcome are codes.
type ContactFact struct {
	Employer employers.EmployerID
	On       day.Date
	Channel  string
	Outcome  string // a code of employers.ContactOutcomes; empty = none said
	Counts   bool   // in person with somebody who can hire
}

// MapFacts are the rows that the map of employers is made of: every employer, and the contacts from From to To, both inclusive.
type MapFacts struct {
	From, To  day.Date // zero = no limit
	Employers []EmployerFact
	Contacts  []ContactFact
}

package people

import (
	"slices"

	"jobwright/internal/day"
)

// ProgrammeSettings are how long a programme supports somebody, in months. (facts.md a.1; settings support_months,
// support_months_after_start, support_months_in_work)
type ProgrammeSettings struct {
	Months           int // from the start, at most
	MonthsAfterStart int // in a new job, for somebody who was out of work at the start
	MonthsInWork     int // from the start, for somebody who was in work then
}

// inWork are the groups of people who have a job when they come. (demographic_codes, list group)
var inWork = []string{"T_IW", "T_ABS", "T_SE"}

// SupportEnd is the last day of support by the rules of a programme: so many months from the start for those who were in work then; for
// the others so many from the start of the new job that they hold (zero = none), but never longer than the programme. Who has no start
// has no end. Whoever was not asked for a group counts as out of work.
func SupportEnd(group string, start, jobStart day.Date, s ProgrammeSettings) day.Date {
	if start.IsZero() {
		return day.Date{}
	}
	if slices.Contains(inWork, group) {
		return start.AddMonths(s.MonthsInWork)
	}
	end := start.AddMonths(s.Months)
	if after := jobStart.AddMonths(s.MonthsAfterStart); !jobStart.IsZero() && after.Before(end) {
		return after
	}
	return end
}

package employers

import "jobwright/internal/day"

// DueSpan is the days of one group of Today, both inclusive; a zero end is open.
type DueSpan struct{ From, To day.Date }

// Empty says that no day belongs to the span: on a Sunday nothing is left of the week.
func (s DueSpan) Empty() bool { return !s.To.IsZero() && s.To.Before(s.From) }

// DueSpans are the groups of Today in their order: overdue, today, this week, later. The week ends on Sunday. Each day
// belongs to one group.
func DueSpans(today day.Date) [4]DueSpan {
	sunday := today.Monday().AddDays(6)
	return [4]DueSpan{{To: today.AddDays(-1)}, {today, today}, {today.AddDays(1), sunday}, {From: sunday.AddDays(1)}}
}

package employers

import "jobwright/internal/day"

// When says how soon a next step is due, as Today groups them.
type When string

// The groups of Today, in their order. The week ends on Sunday.
const (
	Overdue  When = "overdue"
	DueToday When = "today"
	ThisWeek When = "this_week"
	Later    When = "later"
)

// Whens lists the groups in the order in which Today shows them.
var Whens = []When{Overdue, DueToday, ThisWeek, Later}

// WhenDue says in which group a day belongs, seen from today.
func WhenDue(due, today day.Date) When {
	switch {
	case due.Before(today):
		return Overdue
	case due == today:
		return DueToday
	case due.Before(today.Monday().AddDays(7)):
		return ThisWeek
	}
	return Later
}

// Due is one group of next steps.
type Due struct {
	When  When
	Steps []NextStep
}

// GroupByDue sorts steps into the groups of Today; it keeps their order and leaves empty groups out.
func GroupByDue(steps []NextStep, today day.Date) []Due {
	by := map[When][]NextStep{}
	for _, n := range steps {
		w := WhenDue(n.Due, today)
		by[w] = append(by[w], n)
	}
	var out []Due
	for _, w := range Whens {
		if len(by[w]) > 0 {
			out = append(out, Due{w, by[w]})
		}
	}
	return out
}

package people_test

import (
	"testing"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

func TestWhenSupportEnds(t *testing.T) {
	usual := people.ProgrammeSettings{Months: 12, MonthsAfterStart: 4, MonthsInWork: 12}
	start := day.New(2026, 3, 1)
	for _, c := range []struct {
		name, group string
		start, job  day.Date
		want        day.Date
	}{
		{"out of work, looking", "T_OOW", start, day.Date{}, day.New(2027, 3, 1)},
		{"out of work, in a new job", "T_OOW", start, day.New(2026, 5, 10), day.New(2026, 9, 10)},
		{"a job late in the programme", "T_OOW", start, day.New(2027, 1, 10), day.New(2027, 3, 1)},
		{"in work from the start", "T_IW", start, day.New(2026, 5, 10), day.New(2027, 3, 1)},
		{"absent from work", "T_ABS", start, day.Date{}, day.New(2027, 3, 1)},
		{"no group", "", start, day.Date{}, day.New(2027, 3, 1)},
		{"no start", "T_OOW", day.Date{}, day.New(2026, 5, 10), day.Date{}},
	} {
		if got := people.SupportEnd(c.group, c.start, c.job, usual); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

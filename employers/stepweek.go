package employers

import "jobwright/internal/day"

// StepWeek puts next steps on the days, Monday to Sunday, of the week that holds d, in the order given. Steps of other weeks
// are left out.
func StepWeek(steps []NextStep, d day.Date) (week [7][]NextStep) {
	monday := d.Monday()
	for _, s := range steps {
		if n := s.Due.Days(monday); n >= 0 && n < 7 && !s.Due.IsZero() {
			week[n] = append(week[n], s)
		}
	}
	return week
}

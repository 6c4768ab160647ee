package logui

import (
	"context"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
)

// rhythmWeeks is how many weeks the rhythm looks back over: item 17 is judged over about three months.
const rhythmWeeks = 12

// weekCount is a person's week so far, for the row of marks.
type weekCount struct {
	counted, other int
	target         float64
}

// marks is how many circles a week has: the target, rounded up where it is not whole.
func (w weekCount) marks() int {
	n := int(w.target)
	if float64(n) < w.target {
		n++
	}
	return n
}

// ofTarget is a number of contacts beside the target: 4 of 6, and 7 (target 6) where there are more.
func ofTarget(n, target int) string {
	if n > target {
		return text.Number(n) + " (target " + text.Number(target) + ")"
	}
	return text.Number(n) + " of " + text.Number(target)
}

// countWeek reads the week that holds a day.
func countWeek(ctx context.Context, log employers.Log, who people.StaffID, on day.Date) (w weekCount, err error) {
	monday := on.Monday()
	rows, err := log.ContactsOf(ctx, who, monday, monday.AddDays(6))
	if err != nil {
		return w, err
	}
	for _, r := range rows {
		if r.Counts {
			w.counted++
		} else {
			w.other++
		}
	}
	f, err := log.Item17(ctx, who, monday.AddDays(-7*rhythmWeeks), monday.AddDays(-1))
	w.target = f.Target
	return w, err
}

// whyNot says in a few words why a contact does not count for item 17; empty for one that does.
func whyNot(faceToFace bool, channel string, met int, counts bool) string {
	switch {
	case counts:
		return ""
	case !faceToFace:
		if words, ok := notInPerson[channel]; ok {
			return words
		}
		return "not in person"
	case met == 0:
		return "nobody was met"
	}
	return "nobody who can hire"
}

// notInPerson says by what means a contact was that is not a meeting in person, by codes of contact_channels.
var notInPerson = map[string]string{
	"PHONE": "by phone", "VIDEO": "by video", "EMAIL": "by email", "TEXT": "by text", "LETTER": "by letter", "LINKEDIN": "online",
	"WORKSHOP": "at a workshop", "JOBFAIR": "at a job fair", "PARTNER": "through a partner", "PORTAL": "through a portal",
}

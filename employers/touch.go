package employers

import (
	"slices"
	"strings"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// touchVerbs say how somebody was in touch, by codes of contact_channels; any other channel is "was in touch with them".
var touchVerbs = map[string]string{
	"F2F_SITE": "met them", "F2F_OTHER": "met them", "WORKSHOP": "met them at a workshop", "JOBFAIR": "met them at a job fair",
	"PHONE": "rang them", "VIDEO": "had a video call with them", "EMAIL": "e-mailed them", "TEXT": "texted them",
	"LETTER": "wrote to them", "LINKEDIN": "wrote to them online",
}

// Words says the touch in a sentence without its full stop: Sam rang them on Tuesday 17 November. Name is what the
// colleague is called; empty is "somebody".
func (t Touch) Words(name string, today day.Date) string {
	if name = strings.TrimSpace(name); name == "" {
		name = "Somebody"
	}
	verb, known := touchVerbs[t.Channel]
	if !known {
		verb = "was in touch with them"
	}
	switch today.Days(t.On) {
	case 0:
		return name + " " + verb + " today"
	case 1:
		return name + " " + verb + " yesterday"
	}
	return name + " " + verb + " on " + t.On.Time().Format("Monday 2 January")
}

// RecentTouches is what the fatigue guard shows on the given day: of each colleague the last touch of the last RecentDays, newest
// first, one's own last.
func RecentTouches(touches []Touch, me people.StaffID, today day.Date) (recent []Touch) {
	last := map[people.StaffID]Touch{}
	for _, t := range touches {
		if ago := today.Days(t.On); ago < 0 || ago > RecentDays {
			continue
		}
		if known, ok := last[t.By]; !ok || known.On.Before(t.On) {
			last[t.By] = t
		}
	}
	for _, t := range last {
		recent = append(recent, t)
	}
	slices.SortFunc(recent, func(a, b Touch) int {
		switch {
		case (a.By == me) != (b.By == me):
			if a.By == me {
				return 1
			}
			return -1
		case a.On != b.On:
			return b.On.Days(a.On)
		}
		return strings.Compare(string(a.By), string(b.By))
	})
	return recent
}

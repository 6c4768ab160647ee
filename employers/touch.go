package employers

import (
	"strings"

	"jobwright/internal/day"
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

package importui

import (
	"strings"

	"jobwright/internal/text"
)

// titles are the columns whose names alone do not say enough.
var titles = map[string]string{
	"ref": "Reference", "sic": "Sector (SIC code)", "fte": "Share of full time", "can_hire": "Can this person hire?", "met": "Who was met",
	"heard": "What was heard", "relationship": "Stage of the relation", "public_body": "Public body?", "do_not_contact": "Do not contact: the reason",
	"start_time": "Time", "next_date": "When the next step is due", "logged_on": "Logged on", "left_on": "Left on", "done_on": "Done on",
	"offer_explained": "Recruitment offer explained?", "attendees": "Attendees (references)", "employer_ref": "Employer (reference)",
	"participant_ref": "Participant (reference)", "vacancy_ref": "Vacancy (reference)", "participants": "Participants (references)", "from": "First day", "to": "Last day",
	"due": "When it is due", "what": "What is to be done", "week": "Week (its Monday)", "size": "Size band", "headcount": "Number of people", "owner": "Who looks after it",
}

// columnTitle is a column's name for people.
func columnTitle(name string) string {
	if t, ok := titles[name]; ok {
		return t
	}
	return text.Capital(strings.ReplaceAll(name, "_", " "))
}

// sampled puts the first values of a column into one line.
func sampled(samples [][]string, column int) string {
	var seen []string
	for _, row := range samples {
		if column >= len(row) {
			continue
		}
		v := strings.Join(strings.Fields(row[column]), " ")
		if r := []rune(v); len(r) > longestSample {
			v = string(r[:longestSample]) + "…"
		}
		if v != "" {
			seen = append(seen, v)
		}
	}
	if len(seen) == 0 {
		return "Nothing in the first rows"
	}
	return strings.Join(seen, " · ")
}

// longestSample is how many letters of a value are shown.
const longestSample = 40

// shortList names the first few of many things.
func shortList(names []string) string {
	const most = 6
	if len(names) <= most {
		return text.And(names...)
	}
	return strings.Join(names[:most], ", ") + " and " + text.Count(len(names)-most, "other", "others")
}

// becomes says what an import does, or would do: "10,790 created, 12 updated and 10 unchanged".
func becomes(r Result) string {
	var parts []string
	for _, p := range []struct {
		n    int
		word string
	}{{r.Created, "created"}, {r.Updated, "updated"}, {r.Unchanged, "unchanged"}} {
		if p.n > 0 {
			parts = append(parts, text.Number(p.n)+" "+p.word)
		}
	}
	if len(parts) == 0 {
		parts = []string{"nothing created"}
	}
	words := text.And(parts...)
	if r.Skipped > 0 {
		words += "; " + text.Count(r.Skipped, "bad row", "bad rows") + " left out"
	}
	return words
}

package employers

import (
	"strings"

	"jobwright/internal/day"
)

// dateWords is how many of the last words may be the date: "Tue 24 November 2026".
const dateWords = 4

// ReadNextStep reads a next step typed in one line: "ring Anna tomorrow", "send the papers in 2 weeks". The last words
// are the day where day.Read understands them, the longest such run first; without a day it is the next working day.
func ReadNextStep(words string, today day.Date) (what string, due day.Date) {
	typed := strings.Fields(words)
	for n := min(dateWords, len(typed)); n > 0; n-- {
		at := len(typed) - n
		d, err := day.Read(strings.Join(typed[at:], " "), today)
		if err != nil || d.IsZero() {
			continue
		}
		if at > 0 && isLinkWord(typed[at-1]) {
			at--
		}
		return strings.Join(typed[:at], " "), d
	}
	return strings.Join(typed, " "), NextWorkingDay(today)
}

// isLinkWord knows the words that lead to a day: "by Friday", "on 24 Nov".
func isLinkWord(s string) bool {
	switch strings.ToLower(s) {
	case "by", "on", "due":
		return true
	}
	return false
}

// NextWorkingDay is the first day after d from Monday to Friday.
func NextWorkingDay(d day.Date) day.Date { return d.AddDays(1).OnWorkingDay() }

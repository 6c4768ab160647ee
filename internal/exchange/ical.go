package exchange

import (
	"io"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"jobwright/internal/day"
)

// CalendarEntry is one day in a calendar file.
type CalendarEntry struct {
	ID      string // stays the same from export to export, so a calendar changes its entry and makes no second one
	Day     day.Date
	Title   string
	Changed time.Time
	Hide    []string // names that must not leave with the title
}

// WriteCalendar writes whole-day entries as iCalendar. A calendar travels to phones and other people's servers:
// every word of an entry's Hide that stands in its title is written as “…”.
func WriteCalendar(to io.Writer, entries []CalendarEntry) error {
	cal := ics.NewCalendar()
	cal.SetProductId("-//Jobwright//Jobwright//EN")
	cal.SetMethod(ics.MethodPublish)
	cal.SetName("Jobwright")
	for _, e := range entries {
		event := cal.AddEvent(e.ID + "@jobwright")
		event.SetDtStampTime(e.Changed.UTC())
		event.SetAllDayStartAt(e.Day.Time())
		event.SetAllDayEndAt(e.Day.AddDays(1).Time())
		event.SetSummary(withoutNames(oneLine(e.Title), e.Hide))
		event.SetProperty(ics.ComponentPropertyTransp, "TRANSPARENT") // a reminder does not make anybody busy
		event.SetProperty(ics.ComponentPropertyClass, "PRIVATE")
	}
	return cal.SerializeTo(to, ics.WithNewLineWindows)
}

// withoutNames writes every word of names as “…”, in any case.
func withoutNames(title string, names []string) string {
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }
	words := map[string]bool{}
	for _, n := range names {
		for _, w := range strings.FieldsFunc(n, notLetter) {
			words[strings.ToLower(w)] = true
		}
	}
	var b strings.Builder
	for title != "" {
		end := strings.IndexFunc(title, notLetter)
		if end < 0 {
			end = len(title)
		}
		if words[strings.ToLower(title[:end])] {
			b.WriteString("…")
		} else {
			b.WriteString(title[:end])
		}
		next := strings.IndexFunc(title[end:], func(r rune) bool { return !notLetter(r) })
		if next < 0 {
			next = len(title) - end
		}
		b.WriteString(title[end : end+next])
		title = title[end+next:]
	}
	return b.String()
}

// oneLine makes line breaks and control characters blanks.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsControl(r) }), " ")
}

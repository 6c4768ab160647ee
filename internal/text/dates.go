// Package text turns dates, counts, money and names into the words that people read, in UK English.
package text

import (
	"fmt"
	"time"

	"jobwright/internal/day"
)

// Long is the date in full, for documents: 24 November 2026.
func Long(d day.Date) string { return d.Long() }

// Weekday is the date in full with its day of the week: Tuesday 24 November 2026.
func Weekday(d day.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Weekday().String() + " " + d.Long()
}

// Short is the date for lists: Tue 24 Nov, with the year (24 Nov 2025) where it is not today's
// and more than 183 days away.
func Short(d, today day.Date) string {
	if d.IsZero() {
		return ""
	}
	if away := d.Days(today); d.Year != today.Year && (away > 183 || away < -183) {
		return d.Time().Format("2 Jan 2006")
	}
	return d.Time().Format("Mon 2 Jan")
}

// Span is two dates in one line: Mon 2 Nov to Tue 24 Nov, both with their years where these differ.
func Span(from, to, today day.Date) string {
	if from.Year != to.Year && !from.IsZero() && !to.IsZero() {
		return from.Time().Format("2 Jan 2006") + " to " + to.Time().Format("2 Jan 2006")
	}
	return Short(from, today) + " to " + Short(to, today)
}

// Near is the date as people say it: today, tomorrow, yesterday, else Short.
func Near(d, today day.Date) string {
	if d.IsZero() {
		return ""
	}
	switch d.Days(today) {
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	case -1:
		return "yesterday"
	}
	return Short(d, today)
}

// Due is the date on which something is to be done: 4 days late, today, tomorrow, Tue 24 Nov.
func Due(d, today day.Date) string {
	if late := today.Days(d); !d.IsZero() && late > 0 {
		return Count(late, "day", "days") + " late"
	}
	return Near(d, today)
}

// Moment is a point in time for lists, in its own zone: 16:40, yesterday 16:40, Tue 24 Nov 16:40.
func Moment(t, now time.Time) string {
	if t.IsZero() {
		return ""
	}
	d, today := day.Of(t), day.Of(now)
	if d == today {
		return t.Format("15:04")
	}
	return Near(d, today) + " " + t.Format("15:04")
}

// Ago is how long before now t lies, roughly: just now, 5 minutes ago, 3 hours ago, 12 days ago.
func Ago(t, now time.Time) string {
	switch past := now.Sub(t); {
	case past < time.Minute:
		return "just now"
	case past < time.Hour:
		return Count(int(past/time.Minute), "minute", "minutes") + " ago"
	case past < 24*time.Hour:
		return Count(int(past/time.Hour), "hour", "hours") + " ago"
	default:
		return Count(int(past/(24*time.Hour)), "day", "days") + " ago"
	}
}

// Greeting is what one says at that time of day: Good morning, Sam. The name may be empty.
func Greeting(now time.Time, name string) string {
	part := "evening"
	switch h := now.Hour(); {
	case h >= 4 && h < 12:
		part = "morning"
	case h >= 12 && h < 18:
		part = "afternoon"
	}
	if name == "" {
		return "Good " + part
	}
	return fmt.Sprintf("Good %s, %s", part, name)
}

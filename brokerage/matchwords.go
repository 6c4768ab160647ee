package brokerage

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// notRecorded stands where one side of a criterion is blank.
const notRecorded = "Not recorded"

// orNotRecorded is a text that begins with a capital, or says that there is none.
func orNotRecorded(s string) string {
	if s == "" {
		return notRecorded
	}
	_, first := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:first]) + s[first:]
}

// label is what a code is called: "not known" where the list does not have it, because codes mean nothing to people.
func label(list []people.Code, code string) string {
	return people.Codes(func(string) []people.Code { return list }).Label("", code)
}

// inside is a label within a sentence: its first letter small, unless the word is an abbreviation.
func inside(label string) string {
	if len(label) > 1 && label[1] >= 'a' && label[1] <= 'z' {
		return strings.ToLower(label[:1]) + label[1:]
	}
	return label
}

// listing joins words with a last one: "a", "a and b", "a, b and c".
func listing(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + last + words[len(words)-1]
}

// quoted are names in quotation marks; of more than three the first three, and how many more.
func quoted(names []string) string {
	more := len(names) - 3
	if more > 0 {
		names = names[:3]
	}
	list := make([]string, 0, 4)
	for _, n := range names {
		list = append(list, "“"+n+"”")
	}
	if more > 0 {
		list = append(list, fmt.Sprint(more, " more"))
	}
	return listing(list, " and ")
}

// weekHours are many minutes in hours: "16 hours", "7½ hours", "7 hours 20 minutes".
func weekHours(minutes int) string {
	hours, rest := minutes/60, minutes%60
	unit := " hours"
	switch {
	case hours == 0:
		return fmt.Sprint(rest, " minutes")
	case rest == 30:
		return fmt.Sprint(hours, "½ hours")
	case hours == 1:
		unit = " hour"
	}
	if rest != 0 {
		return fmt.Sprint(hours, unit, " ", rest, " minutes")
	}
	return fmt.Sprint(hours, unit)
}

// hoursBetween is a range of minutes a week; 0 = no limit.
func hoursBetween(least, most int) string {
	switch {
	case least == 0 && most == 0:
		return ""
	case least == 0:
		return "up to " + weekHours(most) + " a week"
	case most == 0:
		return "at least " + weekHours(least) + " a week"
	case least == most:
		return weekHours(least) + " a week"
	case least%60 == 0 && most%60 == 0:
		return fmt.Sprintf("%d to %s a week", least/60, weekHours(most))
	}
	return weekHours(least) + " to " + weekHours(most) + " a week"
}

// minutesOf is how long a journey takes; from two hours on in hours.
func minutesOf(n int) string {
	switch {
	case n == 1:
		return "1 minute"
	case n >= 120:
		return weekHours(n)
	}
	return fmt.Sprint(n, " minutes")
}

var dayWords = [...]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}

// WeekdayWords are days as people say them, three or more in a row as a span: "Mon to Fri, Sun".
func WeekdayWords(days people.Days) string {
	var words []string
	for i := 0; i < len(dayWords); i++ {
		last := i
		for days&(1<<last) != 0 {
			last++
		}
		switch n := last - i; {
		case n == 0:
			continue
		case n > 2:
			words = append(words, dayWords[i]+" to "+dayWords[last-1])
		case n == 2:
			words = append(words, dayWords[i], dayWords[i+1])
		default:
			words = append(words, dayWords[i])
		}
		i = last
	}
	return strings.Join(words, ", ")
}

// clockWords is a time of the day without a leading zero.
func clockWords(minutes int) string { return fmt.Sprintf("%d:%02d", minutes/60, minutes%60) }

// spanWords are hours of the day.
func (w window) words() string {
	switch {
	case w.known():
		return clockWords(w.from) + " to " + clockWords(w.to)
	case w.from >= 0:
		return "from " + clockWords(w.from)
	case w.to >= 0:
		return "until " + clockWords(w.to)
	}
	return ""
}

// limitWords are the hours of the day that somebody can work.
func (w window) limitWords() string {
	switch {
	case w.known():
		return clockWords(w.from) + " to " + clockWords(w.to)
	case w.from >= 0:
		return "not before " + clockWords(w.from)
	case w.to >= 0:
		return "not after " + clockWords(w.to)
	}
	return ""
}

// joined joins what there is with commas.
func joined(parts ...string) string {
	var list []string
	for _, p := range parts {
		if p != "" {
			list = append(list, p)
		}
	}
	return strings.Join(list, ", ")
}

// onDay is a day within a sentence: "24 November 2026".
func onDay(d day.Date) string { return d.Long() }

// PayWords is a figure of pay, which is in pence: "£12.71 an hour".
func PayWords(pence int, unit people.PayUnit) string {
	each := map[people.PayUnit]string{people.Daily: "a day", people.Weekly: "a week", people.Monthly: "a month", people.Yearly: "a year"}[unit]
	if each == "" {
		each = "an hour"
	}
	return Pounds(float64(pence)) + " " + each
}

// Points are a score with its one decimal: 81.5.
func Points(score int) string { return fmt.Sprintf("%d.%d", score/10, score%10) }

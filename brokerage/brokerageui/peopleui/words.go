package peopleui

import (
	"strings"

	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/typed"
)

// hoursRange is hours a week in words: 16 to 24 hours a week; nothing where neither is said.
func hoursRange(least, most int) string {
	switch {
	case least == 0 && most == 0:
		return ""
	case least == most:
		return typed.HoursText(least) + " hours a week"
	case most == 0:
		return typed.HoursText(least) + " hours a week or more"
	case least == 0:
		return "up to " + typed.HoursText(most) + " hours a week"
	}
	return typed.HoursText(least) + " to " + typed.HoursText(most) + " hours a week"
}

// payWords is pay in words: £12.71 an hour; nothing where it is not known.
func payWords(pence int, unit people.PayUnit) string {
	if pence == 0 {
		return ""
	}
	return text.RoundMoney(int64(pence)) + " " + typed.PerUnit(unit)
}

// dayNames are the days of the week in their order.
var dayNames = []struct {
	day         people.Days
	name, short string
}{{people.Mon, "Monday", "Mon"}, {people.Tue, "Tuesday", "Tue"}, {people.Wed, "Wednesday", "Wed"}, {people.Thu, "Thursday", "Thu"},
	{people.Fri, "Friday", "Fri"}, {people.Sat, "Saturday", "Sat"}, {people.Sun, "Sunday", "Sun"}}

// ago is how long a day lies back, as a list says it: today, 7 days, 5 months.
func ago(d, today day.Date) string {
	n := today.Days(d)
	switch {
	case d.IsZero():
		return "never"
	case n < 0:
		return text.Short(d, today)
	case n == 0:
		return "today"
	case n < 100:
		return text.Count(n, "day", "days")
	case n < 730:
		return text.Count(n/30, "month", "months")
	}
	return text.Count(n/365, "year", "years")
}

// answerWords are a yes or no in words; nothing where it was not asked.
func answerWords(a people.Answer, yes, no string) string {
	switch a {
	case people.Yes:
		return yes
	case people.No:
		return no
	}
	return ""
}

func weeks(n int) string { return text.Count(n, "week", "weeks") }

// lower is a title as it stands within a sentence; one that begins with two capitals, such as HGV driver, stays as it is.
func lower(title string) string {
	r := []rune(title)
	if len(r) > 1 && r[1] >= 'A' && r[1] <= 'Z' {
		return title
	}
	if len(r) > 0 {
		return strings.ToLower(string(r[:1])) + string(r[1:])
	}
	return title
}

// scoreNote is a score of a match, kept in tenths: matched at 81.5.
func scoreNote(tenths int) string {
	if tenths == 0 {
		return ""
	}
	return "matched at " + brokerage.Points(tenths)
}

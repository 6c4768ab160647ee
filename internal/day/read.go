package day

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The years a date may lie in. Outside them it is a slip of the keyboard.
const firstYear, lastYear = 1900, 2199

var errUnread = say("This is not a date we can read. Please type a day such as 24 Nov, 24/11/2026, tomorrow or +2w.")

// A sentence is an error in words for the person who typed, so it begins with a capital and ends with a full stop.
type sentence string

func (s sentence) Error() string { return string(s) }

func say(format string, args ...any) error { return sentence(fmt.Sprintf(format, args...)) }

// Long is the form for documents and sentences: 24 November 2026. Read takes it back. Empty for no date.
func (d Date) Long() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// Read understands a date as people type it, the day always before the month:
//
//	24/11/2026  24.11.26  24-11-2026  24 11 2026  4/3  24 Nov  Tue 24th November 2026  2026-11-24
//	today  tomorrow  yesterday  fri  this fri  next monday  last friday  next week  next month
//	+3  +3d  +2w  +1m  +1y  -3d  in 2 weeks  in a week  3 days ago
//
// A date without a year lies in today's year, or in the next one where it would be more than 183 days past.
// A year of two figures is 20xx, or 19xx where that would lie more than 50 years ahead.
// A bare weekday is the first such day after today; "this" also allows today; "next" is that day of the next
// week (Monday to Sunday); "last" is the latest such day before today.
// Empty text is no date. Everything else is an error in words for the person who typed: nothing is guessed.
func Read(s string, today Date) (Date, error) {
	words := readable(s)
	if words == "" {
		return Date{}, nil
	}
	for _, read := range []func(string, Date) (Date, bool, error){readWord, readOffset, readISO, readNumbers, readNamedMonth} {
		d, ok, err := read(words, today)
		if err != nil {
			return Date{}, err
		}
		if ok {
			return withinYears(d)
		}
	}
	return Date{}, hint(words)
}

// readable makes one plain spelling of what was typed: lower case, single spaces, no commas, no closing dot.
func readable(s string) string {
	s = strings.ToLower(strings.ReplaceAll(s, ",", " "))
	s = strings.Join(strings.Fields(s), " ")
	return strings.TrimSpace(strings.TrimSuffix(s, "."))
}

func withinYears(d Date) (Date, error) {
	if d.Year < firstYear || d.Year > lastYear {
		return Date{}, say("The year %d is too far away. Please check the date.", d.Year)
	}
	return d, nil
}

// hint explains the commonest slips; the rest gets examples.
func hint(words string) error {
	if onlyNumber.MatchString(words) {
		return say("Please add the month, for example %s Nov.", strings.TrimRight(words, "stndrh"))
	}
	if first, _, _ := strings.Cut(words, " "); monthNamed(first) != 0 {
		return say("Please put the day before the month, for example 24 Nov 2026.")
	}
	return errUnread
}

var onlyNumber = regexp.MustCompile(`^\d{1,2}(st|nd|rd|th)?$`)

var fixedWords = map[string]func(Date) Date{
	"today":      func(t Date) Date { return t },
	"now":        func(t Date) Date { return t },
	"tomorrow":   func(t Date) Date { return t.AddDays(1) },
	"tmrw":       func(t Date) Date { return t.AddDays(1) },
	"yesterday":  func(t Date) Date { return t.AddDays(-1) },
	"next week":  func(t Date) Date { return t.AddDays(7) },
	"next month": func(t Date) Date { return t.AddMonths(1) },
	"next year":  func(t Date) Date { return t.AddMonths(12) },
	"last week":  func(t Date) Date { return t.AddDays(-7) },
	"last month": func(t Date) Date { return t.AddMonths(-1) },
}

// readWord reads today, tomorrow, a weekday and their like.
func readWord(s string, today Date) (Date, bool, error) {
	if f := fixedWords[s]; f != nil {
		return f(today), true, nil
	}
	which, name, two := strings.Cut(s, " ")
	if !two {
		which, name = "", s
	}
	wd, ok := weekdayNamed(name)
	if !ok {
		return Date{}, false, nil
	}
	ahead := (int(wd) - int(today.Weekday()) + 7) % 7 // 0 to 6
	switch which {
	case "":
		if ahead == 0 {
			ahead = 7
		}
		return today.AddDays(ahead), true, nil
	case "this", "on":
		return today.AddDays(ahead), true, nil
	case "next":
		return today.Monday().AddDays(7 + (int(wd)+6)%7), true, nil
	case "last":
		return today.AddDays(ahead - 7), true, nil
	}
	return Date{}, false, nil
}

var (
	plusForm = regexp.MustCompile(`^([+-]) ?(\d{1,4}) ?(d|days?|w|weeks?|m|months?|y|years?)?$`)
	inForm   = regexp.MustCompile(`^in (\w+) (days?|weeks?|fortnights?|months?|years?)( time)?$`)
	agoForm  = regexp.MustCompile(`^(\w+) (days?|weeks?|fortnights?|months?|years?) ago$`)
)

var smallNumbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
	"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

// readOffset reads a step from today: +2w, in 2 weeks, 3 days ago.
func readOffset(s string, today Date) (Date, bool, error) {
	sign, count, unit := 1, "", ""
	if m := plusForm.FindStringSubmatch(s); m != nil {
		count, unit = m[2], m[3]
		if m[1] == "-" {
			sign = -1
		}
	} else if m := inForm.FindStringSubmatch(s); m != nil {
		count, unit = m[1], m[2]
	} else if m := agoForm.FindStringSubmatch(s); m != nil {
		sign, count, unit = -1, m[1], m[2]
	} else {
		return Date{}, false, nil
	}
	n, ok := smallNumbers[count]
	if !ok {
		var err error
		if n, err = strconv.Atoi(count); err != nil || n > 9999 {
			return Date{}, false, nil
		}
	}
	n *= sign
	switch {
	case strings.HasPrefix(unit, "w"):
		return today.AddDays(7 * n), true, nil
	case strings.HasPrefix(unit, "f"):
		return today.AddDays(14 * n), true, nil
	case strings.HasPrefix(unit, "m"):
		return today.AddMonths(n), true, nil
	case strings.HasPrefix(unit, "y"):
		return today.AddMonths(12 * n), true, nil
	}
	return today.AddDays(n), true, nil
}

var (
	isoForm     = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	numberForm  = regexp.MustCompile(`^(\d{1,2}) ?[/. -] ?(\d{1,2})(?: ?[/. -] ?(\d{1,4}))?$`)
	monthForm   = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)?[ -]?([a-z]+)\.?(?:[ -]?'?(\d{1,4}))?$`)
	leadingDays = regexp.MustCompile(`^([a-z]+)\.? (\d.*)$`)
)

// readISO reads year-month-day; four figures first leave no doubt.
func readISO(s string, _ Date) (Date, bool, error) {
	m := isoForm.FindStringSubmatch(s)
	if m == nil {
		return Date{}, false, nil
	}
	y, _ := strconv.Atoi(m[1])
	d, err := exact(number(m[3]), number(m[2]), y)
	return d, true, err
}

// readNumbers reads day and month in figures, with or without a year.
func readNumbers(s string, today Date) (Date, bool, error) {
	weekday, s := splitWeekday(s)
	m := numberForm.FindStringSubmatch(s)
	if m == nil {
		return Date{}, false, nil
	}
	return dated(weekday, number(m[1]), number(m[2]), m[3], today)
}

// readNamedMonth reads a day with the month in letters: 24 Nov, Tue 24th of November 2026.
func readNamedMonth(s string, today Date) (Date, bool, error) {
	weekday, s := splitWeekday(s)
	m := monthForm.FindStringSubmatch(s)
	if m == nil {
		return Date{}, false, nil
	}
	month := monthNamed(m[2])
	if month == 0 {
		return Date{}, false, nil
	}
	return dated(weekday, number(m[1]), int(month), m[3], today)
}

// splitWeekday takes a leading weekday off; it returns "" where there is none.
func splitWeekday(s string) (weekday, rest string) {
	if m := leadingDays.FindStringSubmatch(s); m != nil {
		if _, ok := weekdayNamed(m[1]); ok {
			return m[1], m[2]
		}
	}
	return "", s
}

// dated finds the year where none was typed and checks that the day exists and falls on the weekday named.
func dated(weekday string, d, m int, year string, today Date) (Date, bool, error) {
	y, err := readYear(year, today)
	if err != nil {
		return Date{}, true, err
	}
	typed := y
	if y == 0 {
		y = today.Year
	}
	date, err := exact(d, m, y)
	if err != nil {
		return Date{}, true, err
	}
	if typed == 0 && today.Days(date) > 183 {
		if date, err = exact(d, m, y+1); err != nil {
			return Date{}, true, err
		}
	}
	if wd, ok := weekdayNamed(weekday); ok && wd != date.Weekday() {
		return Date{}, true, say("%s is a %s, not a %s. Please check.", date.Long(), date.Weekday(), wd)
	}
	return date, true, nil
}

// readYear is the year typed, 0 for none.
func readYear(s string, today Date) (int, error) {
	switch len(s) {
	case 0:
		return 0, nil
	case 2:
		y := 2000 + number(s)
		if y > today.Year+50 {
			y -= 100
		}
		return y, nil
	case 4:
		return number(s), nil
	}
	return 0, say("The year %s is not clear. Please type four figures, for example %d.", s, today.Year)
}

// exact is the day d-m-y, or an error where the calendar has no such day.
func exact(d, m, y int) (Date, error) {
	if m < 1 || m > 12 {
		if d >= 1 && d <= 12 && m <= 31 && m > 12 {
			return Date{}, say("There is no month %d. Please put the day before the month: %d/%d.", m, m, d)
		}
		return Date{}, say("There is no month %d. Months go from 1 to 12.", m)
	}
	month := time.Month(m)
	date := Date{y, month, d}
	if d >= 1 && New(y, month, d) == date {
		return date, nil
	}
	if d == 29 && month == time.February {
		return Date{}, say("29 February %d does not exist.", y)
	}
	return Date{}, say("%d %s does not exist.", d, month)
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// weekdayNamed knows Monday by mon, monday and every spelling between.
func weekdayNamed(s string) (time.Weekday, bool) {
	for wd := time.Sunday; wd <= time.Saturday; wd++ {
		if len(s) >= 3 && strings.HasPrefix(strings.ToLower(wd.String()), s) {
			return wd, true
		}
	}
	return 0, false
}

// monthNamed knows November by nov, november and every spelling between, and sept; 0 means no month.
func monthNamed(s string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if len(s) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), s) {
			return m
		}
	}
	return 0
}

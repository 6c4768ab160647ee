package exchange

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"jobwright/internal/day"
)

// A bad cell's reason is the error text: what is wrong and what to write, in one or two plain sentences.
type reason string

func (r reason) Error() string { return string(r) }

var (
	isoDate  = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)
	dayFirst = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)
	withName = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?[ -]+(\pL{3,9})\.?,?[ -]+(\d{4})$`)
	// A spreadsheet's or database's date often carries a midnight that nobody wrote.
	midnight = regexp.MustCompile(`[ T]00:00(:00(\.0+)?)?Z?$`)
	clock    = regexp.MustCompile(`^(\d{1,2})[:.](\d{2})(?::00)?$`)
	pounds   = regexp.MustCompile(`^£? ?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$`)
)

// ParseDate reads 2026-11-24, or a date with the day first: 24/11/2026, 24.11.2026, 24 Nov 2026, 24 November 2026.
// A year has four digits, and a day that no calendar has is refused: nothing is guessed.
func ParseDate(cell string) (day.Date, error) {
	text := midnight.ReplaceAllString(strings.TrimSpace(cell), "")
	var y, d int
	var m time.Month
	if p := isoDate.FindStringSubmatch(text); p != nil {
		y, m, d = number(p[1]), time.Month(number(p[2])), number(p[3])
	} else if p := dayFirst.FindStringSubmatch(text); p != nil {
		d, m, y = number(p[1]), time.Month(number(p[2])), number(p[3])
	} else if p := withName.FindStringSubmatch(text); p != nil {
		d, m, y = number(p[1]), monthNamed(p[2]), number(p[3])
		if m == 0 {
			return day.Date{}, reason("This names no month. Please write the date as 24 Nov 2026.")
		}
	} else if !strings.ContainsAny(text, "0123456789") {
		return day.Date{}, reason("This is not a date. Please write the day itself, for example 24/11/2026.")
	} else {
		return day.Date{}, reason("This is not a date. Please write it day first, as 24/11/2026, or as 2026-11-24.")
	}
	date := day.New(y, m, d)
	if date != (day.Date{Year: y, Month: m, Day: d}) {
		return day.Date{}, reason("There is no such day. Please check it: the day comes first, then the month.")
	}
	if y < 1900 || y > 2200 {
		return day.Date{}, reason("This year cannot be right. Please check it.")
	}
	return date, nil
}

// readPhone takes a telephone number as it stands, with its blanks and what was written behind it.
func readPhone(cell string) (string, error) {
	if !strings.ContainsAny(cell, "0123456789") {
		return "", reason("This is not a phone number. Please write its digits, or leave the cell blank.")
	}
	return cell, nil
}

// readEmail takes an e-mail address as it stands.
func readEmail(cell string) (string, error) {
	if !strings.Contains(cell, "@") {
		return "", reason("This is not an e-mail address: it has no @. Please check it, or leave the cell blank.")
	}
	return cell, nil
}

// number reads what a pattern has found to be a few digits.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

func monthNamed(name string) time.Month {
	name = strings.ToLower(name)
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if name == full || name == full[:3] || name == "sept" && m == time.September {
			return m
		}
	}
	return 0
}

// serialDate reads a spreadsheet's number of days. Only 1920 to 2100 counts as a date: 2026 alone is a year, not the 18th of July 1905.
func serialDate(cell string) (day.Date, bool) {
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil || v < 7306 || v >= 73415 || v != float64(int(v)) {
		return day.Date{}, false
	}
	return day.New(1899, time.December, 30).AddDays(int(v)), true
}

// ParseTime reads a time of day, 09:00 or 9.00, and gives it as 09:00.
func ParseTime(cell string) (string, error) {
	if p := clock.FindStringSubmatch(strings.TrimSpace(cell)); p != nil {
		if h, m := number(p[1]), number(p[2]); h < 24 && m < 60 {
			return fmt.Sprintf("%02d:%02d", h, m), nil
		}
	}
	return "", reason("This is not a time of day. Please write it as 09:30.")
}

// serialTime reads a spreadsheet's share of a day, to the minute.
func serialTime(cell string) (string, bool) {
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil || v < 0 || v >= 1 {
		return "", false
	}
	minutes := int(v*24*60 + 0.5)
	if minutes == 24*60 {
		return "", false
	}
	return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60), true
}

// ParseYesNo reads yes/no, y/n, true/false and 1/0 in any case.
func ParseYesNo(cell string) (bool, error) {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "yes", "y", "true", "1":
		return true, nil
	case "no", "n", "false", "0":
		return false, nil
	}
	return false, reason("This is neither yes nor no. Please write yes or no.")
}

// ParseMoney reads pounds with an optional £ and commas and gives pence.
func ParseMoney(cell string) (pence int64, err error) {
	p := pounds.FindStringSubmatch(strings.TrimSpace(cell))
	if p == nil {
		return 0, reason("This is not an amount of money. Please write pounds, for example 12.50.")
	}
	if len(p[2]) > 2 {
		return 0, reason("An amount of money has two decimals at most. Please round it.")
	}
	whole, err := strconv.ParseInt(strings.ReplaceAll(p[1], ",", ""), 10, 64)
	if err != nil || whole > 1_000_000_000 {
		return 0, reason("This amount is too large. Please check it.")
	}
	return whole*100 + int64(number((p[2] + "00")[:2])), nil
}

// MaxHourly is the most pence an hour's pay can be; more is a yearly figure in the wrong column.
const MaxHourly = 200_00

// CheckHourly refuses an hourly pay over the limit.
func CheckHourly(pence int64) error {
	if pence > MaxHourly {
		return reason("This is over £200 an hour. Please check the amount and its unit.")
	}
	return nil
}

// ParseWhole reads a whole number between least and most.
func ParseWhole(cell string, least, most int) (int, error) {
	n, err := strconv.Atoi(strings.ReplaceAll(strings.TrimSpace(cell), ",", ""))
	if err != nil {
		return 0, reason("This is not a whole number.")
	}
	if n < least || n > most {
		return 0, reason(fmt.Sprintf("The number should lie between %d and %d.", least, most))
	}
	return n, nil
}

var decimal = regexp.MustCompile(`^\d{1,9}(\.\d{1,6})?$`)

// ParseShare reads a share between 0 and 1, or per cent: 0.6 or 60%.
func ParseShare(cell string) (float64, error) {
	text, percent := strings.CutSuffix(strings.TrimSpace(cell), "%")
	if decimal.MatchString(text) {
		v, err := strconv.ParseFloat(text, 64)
		if percent {
			v /= 100
		}
		if err == nil && v <= 1 {
			return v, nil
		}
	}
	return 0, reason("A share of full time lies between 0 and 1. Please write it as 0.6.")
}

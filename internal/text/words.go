package text

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Number writes n with commas between the thousands: 12,048.
func Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}

// Count is a number with the right word: 1 employer, 118 employers, 0 employers.
func Count(n int, one, many string) string {
	if n == 1 || n == -1 {
		many = one
	}
	return Number(n) + " " + many
}

// Minutes is a length of time given in minutes: 45 minutes, 1 hour, 2 hours 30 minutes.
func Minutes(n int) string {
	if n < 0 {
		return "minus " + Minutes(-n)
	}
	if n < 60 {
		return Count(n, "minute", "minutes")
	}
	s := Count(n/60, "hour", "hours")
	if n%60 != 0 {
		s += " " + Count(n%60, "minute", "minutes")
	}
	return s
}

// ShortMinutes is a length of time where there is little room: 45 min, 16 h, 11 h 40 min.
func ShortMinutes(n int) string {
	switch h, rest := n/60, n%60; {
	case h == 0:
		return Number(rest) + " min"
	case rest == 0:
		return Number(h) + " h"
	default:
		return Number(h) + " h " + Number(rest) + " min"
	}
}

// Money writes an amount given in pence: £12.71, -£1,204.00.
func Money(pence int64) string {
	sign := ""
	if pence < 0 {
		sign = "-"
	}
	pounds, rest := pence/100, pence%100 // abs is taken after the division, so that no amount overflows
	return fmt.Sprintf("%s£%s.%02d", sign, Number(abs(int(pounds))), abs(int(rest)))
}

// RoundMoney is Money without the pence where there are none: £140, £152.52.
func RoundMoney(pence int64) string { return strings.TrimSuffix(Money(pence), ".00") }

func abs(n int) int { return max(n, -n) }

// And joins a list for a sentence: a, b and c.
func And(items ...string) string { return join(items, " and ") }

// Or joins a list of choices for a sentence: a, b or c.
func Or(items ...string) string { return join(items, " or ") }

func join(items []string, last string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	end := len(items) - 1
	return strings.Join(items[:end], ", ") + last + items[end]
}

// Lower is words as they stand within a sentence: names and abbreviations, which have capitals further on, stay as they are.
func Lower(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	if strings.ContainsFunc(s[size:], unicode.IsUpper) {
		return s
	}
	return strings.ToLower(s[:size]) + s[size:]
}

// Capital is s with its first letter as a capital, for the start of a sentence or a table cell.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

package exchange

import (
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jobwright/internal/people"
)

// weekHours is how many hours a week has.
const weekHours = 168

var decimalHours = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,6})?|\.\d{1,6}) ?(?:h|hrs?|hours?)?$`)

// ParseHours reads decimal hours of a week, 7.5, and gives minutes. Three decimals, as an export writes them, come back to the minute.
func ParseHours(cell string) (minutes int, err error) {
	p := decimalHours.FindStringSubmatch(strings.ToLower(strings.TrimSpace(cell)))
	if p == nil {
		return 0, reason("This is not a number of hours. Please write hours a week, for example 16 or 7.5.")
	}
	hours, err := strconv.ParseFloat(p[1], 64)
	if err != nil || hours > weekHours {
		return 0, reason("A week has 168 hours. Please write hours a week, not a month or a year.")
	}
	return int(math.Round(hours * 60)), nil
}

// ParseNumber reads a number from 0 to most, with decimals: 0.23.
func ParseNumber(cell string, most int) (float64, error) {
	text := strings.ReplaceAll(strings.TrimSpace(cell), ",", "")
	if strings.HasPrefix(text, ".") {
		text = "0" + text
	}
	v, err := strconv.ParseFloat(text, 64)
	if !decimal.MatchString(strings.TrimPrefix(text, "-")) || err != nil {
		return 0, reason("This is not a number. Please write it as 5 or 0.23.")
	}
	if v < 0 || v > float64(most) {
		return 0, reason(fmt.Sprintf("The number should lie between 0 and %d.", most))
	}
	return v, nil
}

// weekdays are the names of the days beside their codes.
var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// ParseDays reads days of the week, split at ; or commas: mon;tue, or their whole names. A span such as mon-fri is read too.
func ParseDays(cell string) (days people.Days, err error) {
	for part := range strings.FieldsFuncSeq(cell, func(r rune) bool { return r == ';' || r == ',' }) {
		if strings.TrimSpace(part) == "" {
			continue
		}
		from, to, span := strings.Cut(strings.ReplaceAll(part, "–", "-"), "-")
		first, last := weekday(from), weekday(from)
		if span {
			last = weekday(to)
		}
		if first < 0 || last < first {
			return 0, reason(fmt.Sprintf("“%s” is no day of the week. Please write days as mon;tue;wed.", strings.TrimSpace(shown(part))))
		}
		for i := first; i <= last; i++ {
			days |= 1 << i
		}
	}
	return days, nil
}

// weekday is which day of the week a name means, 0 = Monday; -1 = none. Three letters are enough.
func weekday(name string) int {
	name = fold(name)
	return slices.IndexFunc(weekdays, func(d string) bool { return len(name) >= 3 && strings.HasPrefix(d, name) })
}

// readWords tidies words that are split at ;: one that comes twice counts once.
func readWords(cell string) (string, error) {
	var out []string
	for part := range strings.SplitSeq(cell, ";") {
		part = strings.Join(strings.Fields(part), " ")
		if part != "" && !slices.ContainsFunc(out, func(s string) bool { return strings.EqualFold(s, part) }) {
			out = append(out, part)
		}
	}
	return strings.Join(out, ";"), nil
}

var socDigits = regexp.MustCompile(`^[1-9][0-9]{0,3}$`)

// socOf gives the way to read an occupation group: a SOC 2020 code of one to four digits, of which the first two say the group, or
// the label of a group.
func socOf(what string, lists fs.FS) (func(string) (string, error), error) {
	major, err := LoadChoices(lists, "soc2020_major_groups", what)
	if err != nil {
		return nil, err
	}
	minor, err := LoadChoices(lists, "soc2020_submajor_groups", what)
	if err != nil {
		return nil, err
	}
	return func(cell string) (string, error) {
		text := strings.TrimSpace(cell)
		if socDigits.MatchString(text) {
			text = text[:min(2, len(text))]
		}
		if code, err := minor.One(text); err == nil {
			return code, nil
		}
		if code, err := major.One(text); err == nil {
			return code, nil
		}
		return "", reason("This is not an occupation group. Please write a SOC 2020 code such as 92, or the name of a group.")
	}, nil
}

// rolesParser reads wanted roles in their order: titles as they stand, occupation groups as their codes.
func rolesParser(c Column, lists fs.FS) (func(string) (string, error), error) {
	group, err := socOf(c.What, lists)
	if err != nil {
		return nil, err
	}
	one := func(cell string) string {
		if code, err := group(cell); err == nil {
			return code
		}
		return cell
	}
	return func(cell string) (string, error) {
		if code, err := group(cell); err == nil {
			return code, nil
		}
		var parts []string
		for part := range strings.SplitSeq(cell, ";") {
			parts = append(parts, one(part))
		}
		return readWords(strings.Join(parts, ";"))
	}, nil
}

// brokerageParser gives the way to read the cells of the types above; nil for another type.
func brokerageParser(c Column, lists fs.FS) (func(string) (string, error), error) {
	switch c.Type {
	case Hours:
		return func(s string) (string, error) {
			minutes, err := ParseHours(s)
			return strconv.Itoa(minutes), err
		}, nil
	case Number:
		return func(s string) (string, error) {
			v, err := ParseNumber(s, c.Most)
			return strconv.FormatFloat(v, 'f', -1, 64), err
		}, nil
	case Days:
		return func(s string) (string, error) {
			days, err := ParseDays(s)
			return days.String(), err
		}, nil
	case Words:
		return readWords, nil
	case SOC:
		return socOf(c.What, lists)
	case Roles:
		return rolesParser(c, lists)
	}
	return nil, nil
}

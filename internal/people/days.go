package people

import "strings"

// Days is a set of days of the week; 0 = not recorded.
type Days uint8

// The days of the week.
const (
	Mon Days = 1 << iota
	Tue
	Wed
	Thu
	Fri
	Sat
	Sun
	Weekend = Sat | Sun
	AllWeek = Mon | Tue | Wed | Thu | Fri | Sat | Sun
)

// dayNames are the codes of the days in files.
var dayNames = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// String is the days as files write them: "mon;tue".
func (d Days) String() string {
	var names []string
	for i, name := range dayNames {
		if d&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, ";")
}

// ParseDays reads what String wrote; false where a name is none of a day.
func ParseDays(text string) (d Days, ok bool) {
	if text == "" {
		return 0, true
	}
	for _, part := range strings.Split(text, ";") {
		found := false
		for i, name := range dayNames {
			if strings.EqualFold(strings.TrimSpace(part), name) {
				d, found = d|1<<i, true
			}
		}
		if !found {
			return 0, false
		}
	}
	return d, true
}

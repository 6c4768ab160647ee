package employersui

import (
	"strings"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/text"
)

// stageDots is how many of four dots a stage fills.
var stageDots = map[string]int{employers.StageMeet: 1, employers.StageLearn: 2, employers.StageMatch: 3, employers.StageWorking: 4}

// relationWords say how strong a relation is, 0 to 4.
var relationWords = []string{"None yet", "Slight", "Fair", "Good", "Strong"}

func (s *Employers) sectorWord(section string) string { return employers.SectionName(section) }

func (s *Employers) stageWord(stage string) string {
	if name := employers.StageName(stage); name != stage {
		return name
	}
	return s.label("cup_stages", stage)
}

// sizeWord is the size as a source printed it, or the band.
func (s *Employers) sizeWord(size, printed string) string {
	if printed != "" {
		return strings.ReplaceAll(printed, " to ", "–")
	}
	return s.bandWord(size)
}

// bandWord is a size band with the number of people: Small, 10 to 49.
func (s *Employers) bandWord(size string) string {
	for _, c := range s.p.Codes("employer_size_bands") {
		if c.Code != size {
			continue
		}
		least, most := c.Data["min_employees"], c.Data["max_employees"]
		switch {
		case least == "" || least == "0" && most == "0":
			return c.Label
		case most == "":
			return c.Label + ", " + least + " or more"
		}
		return c.Label + ", " + least + " to " + most
	}
	return size
}

// label is what a code is called; nothing for an empty one.
func (s *Employers) label(list, code string) string {
	if code == "" {
		return ""
	}
	return s.p.Codes.Label(list, code)
}

// labels are what codes are called.
func (s *Employers) labels(list string, codes []string) []string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = s.label(list, c)
	}
	return out
}

// pledgeWords is a pledge with its level: Disability Confident, 2 Employer.
func (s *Employers) pledgeWords(p employers.Pledge) string { return p.Words(s.p.Codes) }

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

func weeks(n int) string { return text.Count(n, "week", "weeks") }

// place is where an employer is: its town, or its postcode.
func place(e employers.Employer) string {
	if e.Town != "" {
		return e.Town
	}
	return e.Postcode
}

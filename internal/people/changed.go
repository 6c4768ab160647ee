package people

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jobwright/internal/day"
)

// FieldChange is what became of one field of a profile, in words. A field that holds several things says what came and what went; any
// other says what it was and what it is.
type FieldChange struct {
	Field, Label   string
	Was, Now       string
	Added, Removed []string
}

// Naming names a code of a code list; the list "employers" takes ids of employers. (Codes.Label is one, but for employers.)
type Naming func(list, code string) string

// profileField is one field of a profile: its words, or its items where it holds several things.
type profileField struct {
	field, label string
	words        func(p *Profile) string
	items        func(p *Profile, name Naming) []string
}

// profileFields are all fields of a profile in the order of its page: goals and strengths first.
var profileFields = []profileField{
	{"dream_job", "Dream job", func(p *Profile) string { return p.DreamJob }, nil},
	{"job_now", "Job wanted now", func(p *Profile) string { return p.JobNow }, nil},
	{"short_goal", "Next goal", func(p *Profile) string { return p.ShortGoal }, nil},
	{"why_now", "Why work now", func(p *Profile) string { return p.WhyNow }, nil},
	{"good_week", "A good week", func(p *Profile) string { return p.GoodWeek }, nil},
	{"after", "The step after", func(p *Profile) string { return p.After }, nil},
	{"goals", "Own goals", nil, func(p *Profile, _ Naming) []string { return each(p.Goals, goalWords) }},
	{"strengths", "Strengths", func(p *Profile) string { return p.Strengths }, nil},
	{"others_say", "What others say", func(p *Profile) string { return p.OthersSay }, nil},
	{"networks", "People who might know of work", func(p *Profile) string { return p.Networks }, nil},
	{"languages", "Languages", func(p *Profile) string { return p.Languages }, nil},
	{"digital", "Computers and phones", func(p *Profile) string { return p.Digital }, nil},
	{"supervised", "Way of being managed", func(p *Profile) string { return p.Supervised }, nil},
	{"roles", "Wanted roles", nil, func(p *Profile, _ Naming) []string { return p.Roles }},
	{"sectors", "Wanted sectors", nil, func(p *Profile, name Naming) []string { return named(p.Sectors, "sic2007_sections", name) }},
	{"refused_sectors", "Refused sectors", nil, func(p *Profile, name Naming) []string { return named(p.RefusedSectors, "sic2007_sections", name) }},
	{"refused_employers", "Refused employers", nil, func(p *Profile, name Naming) []string { return named(p.RefusedEmployers, "employers", name) }},
	{"liked_employers", "Employers of interest", func(p *Profile) string { return p.LikedEmployers }, nil},
	{"surroundings", "Surroundings", func(p *Profile) string { return p.Surroundings }, nil},
	{"hours_min", "Fewest hours a week", func(p *Profile) string { return hoursAWeek(p.HoursMin) }, nil},
	{"hours_max", "Most hours a week", func(p *Profile) string { return hoursAWeek(p.HoursMax) }, nil},
	{"days", "Days", nil, func(p *Profile, _ Naming) []string { return dayWords(p.Days) }},
	{"not_before", "Not before", func(p *Profile) string { return p.NotBefore }, nil},
	{"not_after", "Not after", func(p *Profile) string { return p.NotAfter }, nil},
	{"nights", "Nights", func(p *Profile) string { return string(p.Nights) }, nil},
	{"weekends", "Weekends", func(p *Profile) string { return string(p.Weekends) }, nil},
	{"pay_min", "Least pay", func(p *Profile) string { return payWords(p.PayMin, p.PayMinUnit) }, nil},
	{"contracts_refused", "Refused contracts", nil, func(p *Profile, name Naming) []string { return named(p.ContractsRefused, "contract_types", name) }},
	{"zero_hours_ok", "Zero hours", func(p *Profile) string { return string(p.ZeroHoursOK) }, nil},
	{"travel_max", "Longest way to work", func(p *Profile) string { return minutesOneWay(p.TravelMax) }, nil},
	{"travel_modes", "Ways to travel", nil, func(p *Profile, _ Naming) []string { return p.TravelModes }},
	{"travel_note", "Notes on travel", func(p *Profile) string { return p.TravelNote }, nil},
	{"skills", "Skills", nil, func(p *Profile, _ Naming) []string { return each(p.Skills, skillWords) }},
	{"licences", "Licences", nil, func(p *Profile, _ Naming) []string { return each(p.Licences, licenceWords) }},
	{"history", "Work history", nil, func(p *Profile, _ Naming) []string { return each(p.History, pastJobWords) }},
	{"needs", "Needs", nil, func(p *Profile, name Naming) []string {
		return each(p.Needs, func(n Need) string { return n.words(name) })
	}},
	{"at_work", "Good days and bad days", func(p *Profile) string { return p.AtWork }, nil},
	{"support", "Support", func(p *Profile) string { return p.Support }, nil},
	{"benefits", "Advice on benefits", nil, func(p *Profile, _ Naming) []string { return each(p.Benefits, adviceWords) }},
	{"money", "Benefits", func(p *Profile) string { return p.Money }, nil},
	{"around", "Around work", func(p *Profile) string { return p.Around }, nil},
}

// Changed says what changed from one version of a profile to another, field by field, in the order of the profile.
func Changed(before, after Profile, name Naming) []FieldChange {
	var out []FieldChange
	for _, f := range profileFields {
		c := FieldChange{Field: f.field, Label: f.label}
		if f.items == nil {
			c.Was, c.Now = f.words(&before), f.words(&after)
		} else {
			was, now := f.items(&before, name), f.items(&after, name)
			c.Added, c.Removed = without(now, was), without(was, now)
			if len(c.Added)+len(c.Removed) == 0 && !slices.Equal(was, now) { // the same things in another order, which is that of preference
				c.Was, c.Now = strings.Join(was, ", "), strings.Join(now, ", ")
			}
		}
		if c.Was != c.Now || len(c.Added)+len(c.Removed) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// without gives what stands in a list more often than in another.
func without(list, other []string) (out []string) {
	rest := slices.Clone(other)
	for _, s := range list {
		if i := slices.Index(rest, s); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		} else {
			out = append(out, s)
		}
	}
	return out
}

func each[T any](list []T, words func(T) string) (out []string) {
	for _, x := range list {
		out = append(out, words(x))
	}
	return out
}

func named(codes []string, list string, name Naming) []string {
	return each(codes, func(code string) string { return name(list, code) })
}

// commas joins what is known.
func commas(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

func goalWords(g Goal) string {
	rating := func(when string, n int) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprintf("%s %d of 10", when, n)
	}
	return commas(g.Words, rating("before", g.Before), rating("now", g.After))
}

func skillWords(s Skill) string { return commas(s.Name, s.Level, s.Where) }

func licenceWords(l Licence) string {
	return commas(l.Name, dayAfter("from ", l.From), dayAfter("until ", l.Until))
}

func pastJobWords(j PastJob) string {
	after := func(word, what string) string {
		if what == "" {
			return ""
		}
		return word + what
	}
	reference := ""
	if j.Reference != "" {
		reference = "reference: " + string(j.Reference)
	}
	return commas(j.Title, j.Employer, after("from ", j.From), after("to ", j.To), after("hours: ", j.Hours), after("liked: ", j.Liked), after("disliked: ", j.Disliked),
		after("ended: ", j.WhyEnded), after("taught: ", j.Taught), reference)
}

func adviceWords(a Advice) string {
	trained := map[Answer]string{Yes: "a trained adviser", No: "not a trained adviser"}[a.Trained]
	return commas(dayAfter("", a.On), a.By, trained, a.Words)
}

func dayAfter(word string, d day.Date) string {
	if d.IsZero() {
		return ""
	}
	return word + d.Long()
}

// words is a need in words: the barrier, how much it matters, when, and what helps.
func (n Need) words(name Naming) string {
	level := map[NeedLevel]string{Some: "some", Major: "matters a lot"}[n.Level]
	helps, worse := "", ""
	if n.Helps != "" {
		helps = "helps: " + n.Helps
	}
	if n.Worse != "" {
		worse = "makes it worse: " + n.Worse
	}
	return commas(name("barrier_types", n.Barrier), level, n.When, helps, worse)
}

// dayWords are the days of a set by name.
func dayWords(d Days) (out []string) {
	for i, name := range [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"} {
		if d&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return out
}

func hoursAWeek(minutes int) string {
	if minutes == 0 {
		return ""
	}
	return strconv.FormatFloat(float64(minutes)/60, 'f', -1, 64)
}

func minutesOneWay(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d minutes", n)
}

func payWords(pence int, unit PayUnit) string {
	if pence == 0 {
		return ""
	}
	return fmt.Sprintf("£%d.%02d a%s %s", pence/100, pence%100, map[bool]string{true: "n"}[unit == Hourly || unit == ""], cmp.Or(unit, Hourly))
}

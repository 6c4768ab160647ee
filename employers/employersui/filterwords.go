package employersui

import (
	"strings"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
)

// criterion is one part of a filter, in words, and how to take it away.
type criterion struct {
	words   string
	without func(*employers.Filter)
}

// criteria are the parts of a filter, the words that are typed apart.
func (s *Employers) criteria(f employers.Filter) (out []criterion) {
	add := func(on bool, words string, without func(*employers.Filter)) {
		if on {
			out = append(out, criterion{words, without})
		}
	}
	add(len(f.Stages) > 0, "Stage: "+anyOf(f.Stages, s.stageWord), func(f *employers.Filter) { f.Stages = nil })
	add(f.Open, "Open relation", func(f *employers.Filter) { f.Open = false })
	add(len(f.Owners) > 0, "Owner: "+anyOf(f.Owners, func(id people.StaffID) string { return s.firstName(id) }), func(f *employers.Filter) { f.Owners = nil })
	add(f.QuietWeeks > 0, "Not contacted for "+weeks(f.QuietWeeks), func(f *employers.Filter) { f.QuietWeeks = 0 })
	add(f.LookAgain > 0, "Resting, to look at again within "+text.Count(f.LookAgain, "day", "days"), func(f *employers.Filter) { f.LookAgain = 0 })
	add(f.NoNextStep, "No next step", func(f *employers.Filter) { f.NoNextStep = false })
	add(len(f.Sections) > 0, "Sector: "+anyOf(f.Sections, unknownOr(s.sectorWord)), func(f *employers.Filter) { f.Sections = nil })
	add(len(f.Sizes) > 0, "Size: "+anyOf(f.Sizes, unknownOr(s.bandWord)), func(f *employers.Filter) { f.Sizes = nil })
	add(len(f.Areas) > 0, "Area: "+anyOf(f.Areas, unknownOr(areaWord)), func(f *employers.Filter) { f.Areas = nil })
	add(len(f.Motivations) > 0, "Motivation: "+anyOf(f.Motivations, func(c string) string { return s.label("employer_motivations", c) }), func(f *employers.Filter) { f.Motivations = nil })
	add(len(f.Pledges) > 0, "Pledge: "+anyOf(f.Pledges, func(c string) string { return s.label("employer_pledges", c) }), func(f *employers.Filter) { f.Pledges = nil })
	add(f.PledgeExpires > 0, "A pledge ends within "+text.Count(f.PledgeExpires, "day", "days"), func(f *employers.Filter) { f.PledgeExpires = 0 })
	add(f.DoNotContact, "Must not be contacted", func(f *employers.Filter) { f.DoNotContact = false })
	add(len(f.IDs) > 0, "Chosen from the map or a list", func(f *employers.Filter) { f.IDs = nil })
	return out
}

// filterWords is a filter in one line.
func (s *Employers) filterWords(f employers.Filter) string {
	var parts []string
	if f.Words != "" {
		parts = append(parts, "“"+f.Words+"”")
	}
	for _, c := range s.criteria(f) {
		parts = append(parts, c.words)
	}
	if len(parts) == 0 {
		return "All employers"
	}
	return strings.Join(parts, " · ")
}

// mostNamed is how many values of one list are named before the rest is counted.
const mostNamed = 3

func anyOf[T any](list []T, word func(T) string) string {
	var words []string
	for i, v := range list {
		if i == mostNamed && len(list) > mostNamed+1 {
			return strings.Join(words, ", ") + " or " + text.Count(len(list)-i, "other", "others")
		}
		words = append(words, word(v))
	}
	return text.Or(words...)
}

// unknownOr names the empty value.
func unknownOr(word func(string) string) func(string) string {
	return func(v string) string {
		if v == "" {
			return "not known"
		}
		return word(v)
	}
}

// areaWord is a postcode area with its name: S (Sheffield).
func areaWord(area string) string {
	if name := employers.AreaName(area); name != area {
		return area + " (" + name + ")"
	}
	return area
}

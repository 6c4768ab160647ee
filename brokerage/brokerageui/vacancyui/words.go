package vacancyui

import (
	"strings"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/typed"
)

func isOpen(v brokerage.Vacancy) bool { return v.Status == brokerage.VacancyOpen || v.Status == "" }

// statusWord is how a vacancy stands.
func statusWord(s brokerage.VacancyStatus) string {
	if s == "" {
		s = brokerage.VacancyOpen
	}
	return employers.ChoiceLabel(brokerage.VacancyStatuses, string(s))
}

func orUnknown(words, unknown string) string {
	if words == "" {
		return unknown
	}
	return words
}

// counted is a number with its word; nothing for 0.
func counted(n int, one, many string) string {
	if n == 0 {
		return ""
	}
	return text.Count(n, one, many)
}

// hoursShort is the hours a week: 16 to 24 hours; nothing where they are not known.
func hoursShort(v brokerage.Vacancy) string {
	least, most := v.HoursMin, v.HoursMax
	switch {
	case least == 0 && most == 0:
		return ""
	case most == 0 || least == most:
		return typed.HoursText(least) + " hours"
	case least == 0:
		return "up to " + typed.HoursText(most) + " hours"
	}
	return typed.HoursText(least) + " to " + typed.HoursText(most) + " hours"
}

// payWords is the pay: £12.71 an hour; nothing where it is not known.
func payWords(v brokerage.Vacancy) string {
	switch {
	case v.Pay == 0 && v.PayKnown:
		return "unpaid"
	case v.Pay == 0:
		return ""
	}
	return brokerage.Pounds(float64(v.Pay)) + " " + typed.PerUnit(v.PayUnit)
}

// weekDays are the days of the week in their order.
var weekDays = []struct {
	day         people.Days
	code, short string
}{{people.Mon, "mon", "Mon"}, {people.Tue, "tue", "Tue"}, {people.Wed, "wed", "Wed"}, {people.Thu, "thu", "Thu"}, {people.Fri, "fri", "Fri"},
	{people.Sat, "sat", "Sat"}, {people.Sun, "sun", "Sun"}}

// timesWords is when the work is done in a day.
func timesWords(v brokerage.Vacancy) string {
	switch {
	case v.FromTime != "" && v.ToTime != "":
		return v.FromTime + " to " + v.ToTime
	case v.FromTime != "":
		return "from " + v.FromTime
	case v.ToTime != "":
		return "until " + v.ToTime
	}
	return ""
}

// shiftWords say whether the job needs nights and weekends, as far as that is known.
func shiftWords(v brokerage.Vacancy) string {
	word := func(a people.Answer, yes, no string) string {
		switch a {
		case people.Yes:
			return yes
		case people.No:
			return no
		}
		return ""
	}
	return text.Capital(page.Joined(word(v.Nights, "nights too", "no nights"), word(v.Weekends, "weekends too", "no weekends")))
}

// remoteWords say whether the work can be done from home.
func remoteWords(remote string) string {
	return map[string]string{"no": "Not from home", "partly": "Partly from home", "yes": "From home"}[remote]
}

// levelWord says how much a demand asks.
func levelWord(l people.NeedLevel) string {
	if l == people.Major {
		return "a lot"
	}
	return "somewhat"
}

// demandWords are demands in words: Lifting (a lot), noise (somewhat).
func (p Parts) demandWords(list []brokerage.Demand) string {
	var words []string
	for _, d := range list {
		words = append(words, p.Codes.Label("barrier_types", d.Barrier)+" ("+levelWord(d.Level)+")")
	}
	return strings.Join(words, ", ")
}

// demandField is a field for what is asked of people: each barrier can be asked somewhat or a lot.
func (p Parts) demandField() *kit.ManySelect {
	var options []kit.Option
	for _, c := range p.Codes.Offered("barrier_types") {
		options = append(options, p.demandOption(brokerage.Demand{Barrier: c.Code, Level: people.Major}), p.demandOption(brokerage.Demand{Barrier: c.Code, Level: people.Some}))
	}
	return kit.NewManySelect(p.Run, kit.FindIn(options)).Example("Nothing that stands out", "And another…")
}

func (p Parts) demandOption(d brokerage.Demand) kit.Option {
	return kit.Option{ID: d.Barrier + ":" + string(d.Level), Title: p.Codes.Label("barrier_types", d.Barrier), Note: levelWord(d.Level)}
}

func (p Parts) demandOptions(list []brokerage.Demand) (out []kit.Option) {
	for _, d := range list {
		out = append(out, p.demandOption(d))
	}
	return out
}

// demandsOf are the demands that a field holds; of one barrier the level that was chosen last.
func demandsOf(m *kit.ManySelect) (out []brokerage.Demand) {
	for _, id := range m.IDs() {
		barrier, level, _ := strings.Cut(id, ":")
		d := brokerage.Demand{Barrier: barrier, Level: people.NeedLevel(level)}
		found := false
		for i := range out {
			if out[i].Barrier == barrier {
				out[i], found = d, true
			}
		}
		if !found {
			out = append(out, d)
		}
	}
	return out
}

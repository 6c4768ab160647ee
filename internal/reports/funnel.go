package reports

import (
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/people"
)

// funnel counts employers by how far their relation has come at least: all, then each open stage with those beyond it. Resting
// relations are the last step; how far they came is not known.
func funnel(all []EmployerFact) []Step {
	open := employers.OpenStages()
	steps := []Step{{Heading: Heading{Label: "All employers"}}}
	for i, stage := range open {
		steps = append(steps, Step{Heading: Heading{stage, employers.StageName(stage)}, Filter: employers.Filter{Stages: open[i:]}})
	}
	resting := Step{Heading: Heading{employers.StageResting, employers.StageName(employers.StageResting)},
		Filter: employers.Filter{Stages: []string{employers.StageResting}}}
	steps = append(steps, resting)
	for _, e := range all {
		for i := range steps {
			if i == 0 || slices.Contains(steps[i].Filter.Stages, e.Stage) {
				steps[i].Employers++
			}
		}
	}
	for i := range steps {
		steps[i].Percent = percent(steps[i].Employers, len(all))
	}
	return steps
}

// percent is n of base, rounded half up; 0 of nothing.
func percent(n, base int) int {
	if base == 0 {
		return 0
	}
	return (200*n + base) / (2 * base)
}

// channels counts contacts by channel and by what came of them, the channel with most contacts first. No contact, no row.
func channels(contacts []ContactFact, codes people.Codes) Channels {
	var out Channels
	for _, o := range employers.ContactOutcomes {
		out.Outcomes = append(out.Outcomes, Heading{o.Code, o.Label})
	}
	out.Outcomes = append(out.Outcomes, Heading{"", "Nothing said"})
	column := places(out.Outcomes)
	out.Total = ChannelRow{Heading: Heading{Label: "All"}, Outcomes: make([]int, len(out.Outcomes))}
	line := map[string]int{}
	for _, c := range contacts {
		i, known := line[c.Channel]
		if !known {
			i = len(out.Rows)
			line[c.Channel] = i
			out.Rows = append(out.Rows, ChannelRow{Heading: channelHeading(c.Channel, codes), Outcomes: make([]int, len(out.Outcomes))})
		}
		j, known := column[c.Outcome]
		if !known {
			j = column[""]
		}
		out.Rows[i].add(c, j)
		out.Total.add(c, j)
	}
	slices.SortStableFunc(out.Rows, func(a, b ChannelRow) int {
		if a.Contacts != b.Contacts {
			return b.Contacts - a.Contacts
		}
		return strings.Compare(a.Label, b.Label)
	})
	return out
}

func channelHeading(code string, codes people.Codes) Heading {
	if code == "" {
		return Heading{"", NotKnown}
	}
	return Heading{code, codes.Label("contact_channels", code)}
}

func (r *ChannelRow) add(c ContactFact, outcome int) {
	r.Contacts++
	r.Outcomes[outcome]++
	if c.Counts {
		r.Counted++
	}
	if c.Outcome != "" && c.Outcome != "refused" && c.Outcome != "no_answer" {
		r.Brought++
	}
}

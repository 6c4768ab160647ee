package settingsui

import (
	"fmt"
	"strconv"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/text"
)

// The sheets, by the names of their drafts; so are their sections called.
const (
	serviceDraft   = "service"
	programmeDraft = "programme"
	weightsDraft   = "weights"
)

// service is what documents say about the service.
func service() sheet {
	return sheet{form: serviceDraft, title: "The service", act: people.ChangeSettings, change: "Change", saved: "The service is changed. New documents show it.",
		words: "The name and contact of your service, as they stand on documents for employers.",
		groups: []group{{settings: []setting{
			{key: "service_name", label: "Name of the service", kind: words, letters: 80, says: orNotSet, hint: "It stands at the top of every document."},
			{key: "service_contact", label: "How to reach the service", kind: words, letters: 200, says: orNotSet,
				hint: "One line, such as a telephone number, an email address and where you are."},
		}}}}
}

// programme is what the service has set itself and what its funders ask.
func programme() sheet {
	return sheet{form: programmeDraft, title: "Programme", act: people.ChangeSettings, change: "Change", saved: "The programme is changed.",
		words: "What your service aims at, how long it supports people, and how it counts.",
		groups: []group{
			{title: "Targets", words: "For a full-time specialist.", settings: []setting{
				{key: "contact_target", label: "Employer contacts a week, face to face", says: counted("contact", "contacts")},
				{key: "caseload_target", label: "People on a caseload, at most", says: counted("person", "people")},
			}},
			{title: "How long support lasts", settings: []setting{
				{key: "support_months", label: "From the start, at most", hint: "In months.", says: counted("month", "months")},
				{key: "support_months_after_start", label: "In work, for people out of work at the start", hint: "In months, from the first day of the job.", says: counted("month", "months")},
				{key: "support_months_in_work", label: "For people in work at the start", hint: "In months.", says: counted("month", "months")},
			}},
			{title: "Milestones of work", settings: []setting{
				{key: "allow_gap_days", label: "Days between two jobs that do not interrupt", hint: "0 = the next job begins the day after.", says: daysOrNone},
				{key: "same_employer", label: "Only jobs at one employer count together", kind: tick, says: yesOrNo},
			}},
			{title: "Leads and undo", settings: []setting{
				{key: "lead_lapse_days", label: "A lead that nobody moves lapses after", hint: "In days.", says: counted("day", "days")},
				{key: "journal_days", label: "A change can be undone for", hint: "In days. Undo needs what stood there before.", says: counted("day", "days")},
			}},
		}}
}

// weights are what each criterion of matching counts.
func weights() sheet {
	s := sheet{form: weightsDraft, title: "Weights of matching", act: people.ChangeWeights, change: "Change the weights", saved: "The weights are changed. Matches are ranked by them from now on.",
		words: "How much each thing counts when people and jobs are matched. Only the shares matter, so the numbers need not add up to anything. " +
			"Health never lowers a match by itself: only what a job asks, held against what a person says they need, and only while nothing that helps is on record.",
		pairs: true, note: together, usual: map[string]string{}, usually: "Back to the usual weights"}
	var list []setting
	for c := range brokerage.Criterion(brokerage.Criteria) {
		usual := strconv.Itoa(int(brokerage.UsualWeights[c]))
		key := "weight_" + c.String()
		s.usual[key] = usual
		list = append(list, setting{key: key, label: c.Words(), hint: "Usually " + usual + ".", says: func(v string) string {
			if v == usual {
				return v
			}
			return v + ", usually " + usual
		}})
	}
	s.groups = []group{{settings: list}}
	return s
}

// together says the sum of the weights, as far as they are whole numbers.
func together(values map[string]string) string {
	sum := 0
	for _, v := range values {
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 {
			return "Together: one of them is no whole number yet."
		}
		sum += n
	}
	if sum == 0 {
		return "All of them are 0, so the usual weights count."
	}
	return fmt.Sprintf("Together: %d.", sum)
}

// counted says a number with what it counts.
func counted(one, many string) func(string) string {
	return func(v string) string {
		n, err := strconv.Atoi(v)
		if err != nil {
			return v
		}
		return text.Count(n, one, many)
	}
}

func daysOrNone(v string) string {
	if v == "0" {
		return "none"
	}
	return counted("day", "days")(v)
}

func yesOrNo(v string) string {
	if v == "1" {
		return "Yes"
	}
	return "No"
}

func orNotSet(v string) string {
	if v == "" {
		return "not set yet"
	}
	return v
}

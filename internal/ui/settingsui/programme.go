package settingsui

import (
	"fmt"
	"strconv"

	"jobwright/brokerage"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/printing"
)

// The sheets, by the names of their drafts; so are their sections called.
const (
	serviceDraft   = "service"
	programmeDraft = "programme"
	weightsDraft   = "weights"
	privacyDraft   = "privacy"
)

// service is what documents say about the service.
func service() sheet {
	return sheet{form: serviceDraft, title: "The service", act: people.ChangeSettings, change: "Change", saved: "The service is changed. New documents show it.",
		words: "Your service, as it stands at the top of every paper.",
		groups: []group{{settings: []setting{
			{key: "service_name", label: "Name of the service", kind: words, letters: 80, says: orNotSet, hint: "It stands at the top of every document."},
			{key: "service_contact", label: "How to reach the service", kind: words, letters: 200, says: orNotSet,
				hint: "One line, such as a telephone number, an email address and where you are."},
			{key: "jurisdiction", label: "Where the service works", kind: choice, choices: nations, says: nation, hint: "What is said about the law and about money depends on it."},
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
			{title: "Agreements", settings: []setting{
				{key: "review_first_weeks", label: "First review after", hint: "In weeks. Four to twelve are usual.", says: counted("week", "weeks")},
				{key: "review_weeks", label: "Then a review every", hint: "In weeks.", says: counted("week", "weeks")},
			}},
			{title: "Leads and undo", settings: []setting{
				{key: "lead_lapse_days", label: "A lead that nobody moves lapses after", hint: "In days.", says: counted("day", "days")},
				{key: "journal_days", label: "A change can be undone for", hint: "In days. Undo needs what stood there before.", says: counted("day", "days")},
			}},
		}}
}

// nations are where a service may work, as the store calls them.
var nations = []kit.Option{{ID: "england", Title: "England"}, {ID: "wales", Title: "Wales"}, {ID: "scotland", Title: "Scotland"}, {ID: "ni", Title: "Northern Ireland"}}

func nation(id string) string {
	for _, n := range nations {
		if n.ID == id {
			return n.Title
		}
	}
	return orNotSet("")
}

// privacy is what the privacy notice says of the service. The controller chooses the bases. (facts.md h.2)
func privacy() sheet {
	basis := func(key, label string) setting {
		return setting{key: "privacy_basis_" + key, label: label, kind: words, letters: 200, lines: 2, says: orNotSet}
	}
	return sheet{form: privacyDraft, title: "Privacy notice", act: people.ChangeSettings, change: "Change", saved: "The privacy notice is changed. From now on it goes out as a new version.",
		words: "What people are told about the records that you keep. What is not filled in stands on the notice as a line to write on.",
		blank: &printing.Ask{Title: "Privacy notice", Sub: "For somebody of your caseload, open it from their page: the day on which they were given it is noted there.", First: paper.Request{Sort: paper.SortPrivacy}},
		groups: []group{
			{title: "Who is responsible", settings: []setting{
				{key: "privacy_controller", label: "Who decides about the records", kind: words, letters: 200, says: orNotSet, hint: "The organisation, or several together. Empty = the service."},
				{key: "privacy_contact", label: "Whom to ask about them", kind: words, letters: 200, says: orNotSet, hint: "For example your data protection officer, and how to reach them. Empty = the service."},
			}},
			{title: "What allows it", words: "Your data protection officer chooses these. What is about health needs a lawful basis and a condition, such as “Public task, Article 6(1)(e); health or social care, Article 9(2)(h)”. " +
				"What somebody agreed to is the basis of telling others only.", settings: []setting{
				basis("support", "Supporting people into work and while they work"),
				basis("employer", "Telling an employer something about them"),
				basis("referrer", "Telling the one who referred them how it goes"),
				basis("funder", "Reporting to those who pay for the service"),
				{key: "privacy_basis", label: "Anything else about what allows it", kind: words, letters: 500, lines: 3, says: orNotSet},
			}},
			{title: "How long", settings: []setting{
				{key: "privacy_retention", label: "How long records are kept", kind: words, letters: 300, lines: 2, says: orNotSet, hint: "As a sentence, such as “We keep them for six years after you leave the service.”"},
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

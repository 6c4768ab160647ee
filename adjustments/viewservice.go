package adjustments

import (
	"cmp"
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// ServiceNotes are what the copy of the service holds of an agreement beside what the parties read: an allow-list of fields. No other copy
// has it, and the person's own annex is not in it. Only ViewService makes it.
type ServiceNotes struct {
	Status     string // in words, as it stands now
	NextReview day.Date
	Impact     string // this and the next two only where the person has not chosen to show them
	GoodDay    string
	BadDay     string
	Items      []ItemNotes // ideas and what was stopped too
	Signed     []string    // who signed the version, and how: one sentence each
}

// ItemNotes are what the service keeps of an adjustment, in words.
type ItemNotes struct {
	Words    string
	Status   string
	Helps    string // with what: functional needs, never a diagnosis
	Limb     string // which part of the duty it is
	AtW      string // how far Access to Work has come
	AtWRef   string
	Evidence string
	Working  string
}

// ViewService makes the notes of the service on an agreement. signatures are those of all its versions; of the one that stands they are told.
func ViewService(a Agreement, codes people.Codes, signatures []Signature) ServiceNotes {
	n := ServiceNotes{Status: employers.ChoiceLabel(AgreementStatuses, a.Status), NextReview: a.NextReviewOn()}
	if !a.ShowImpact {
		n.Impact, n.GoodDay, n.BadDay = a.Impact, a.GoodDay, a.BadDay
	}
	for _, i := range a.Items {
		var helps []string
		for _, b := range i.Barriers {
			helps = append(helps, label(codes, "barrier_types", b))
		}
		x := ItemNotes{Words: i.Words, Status: label(codes, "adjustment_statuses", cmp.Or(i.Status, ItemAgreed)), Helps: strings.Join(helps, "; "), Limb: limbName(i.Limb), AtWRef: i.AtWRef, Evidence: i.Evidence}
		if i.AtW != "" {
			x.AtW = employers.ChoiceLabel(AtWStatuses, i.AtW)
		}
		switch i.Working {
		case people.Yes:
			x.Working = "yes"
		case people.No:
			x.Working = "no"
		}
		n.Items = append(n.Items, x)
	}
	of := slices.DeleteFunc(slices.Clone(signatures), func(s Signature) bool { return s.Paper.Number != max(1, a.Number) })
	for _, s := range InOrder(of) {
		n.Signed = append(n.Signed, SignedWords(s)+".")
	}
	return n
}

package adjustments

import (
	"slices"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Weeks until a review where the service has set no others: the first comes after 4 to 12 weeks, later ones at least every six months.
// (facts.md e.4, f.1; review_triggers PERIODIC)
const (
	FirstReview = 8
	LaterReview = 26
)

// soonest is after how many weeks the catalogue can bring a review forward.
const soonest = 4

// PeriodicReview is the code of review_triggers for a day of review that has come.
const PeriodicReview = "PERIODIC"

// Sooner are those of some triggers that bring a review forward: the day of the review itself does not.
func Sooner(triggers []string) (out []string) {
	for _, t := range triggers {
		if t != PeriodicReview {
			out = append(out, t)
		}
	}
	return out
}

// ProposeReview proposes the day of a review: so many weeks after the day of the agreement, of the start or of the last review, and sooner
// where the catalogue says so of an adjustment.
func ProposeReview(from day.Date, items []Item, catalogue []Entry, weeks int) day.Date {
	least := min(soonest, weeks)
	for _, i := range items {
		e, ok := FindEntry(catalogue, i.Code)
		if ok && i.OnPaper() && e.ReviewWeeks > 0 {
			weeks = max(least, min(weeks, e.ReviewWeeks))
		}
	}
	return from.AddDays(7 * weeks).OnWorkingDay()
}

// Reviewed is an agreement after a review: what works is in place, what is to stop has ended, and the next day of review stands. What is to
// be changed stays as it was signed until somebody changes it, and the agreement under review.
func Reviewed(a Agreement, r Review) Agreement {
	a.Items = slices.Clone(a.Items)
	change := false
	for i := range a.Items {
		item := &a.Items[i]
		at := slices.IndexFunc(r.Outcomes, func(o ReviewOutcome) bool { return o.Item == item.ID })
		if at < 0 || !item.OnPaper() {
			continue
		}
		switch r.Outcomes[at].What {
		case "working":
			item.found(people.Yes, r.Outcomes[at].Note)
			item.Status = ItemInPlace
		case "change":
			item.found(people.No, r.Outcomes[at].Note)
			change = true
		case "stop":
			item.Status = ItemEnded
		}
	}
	if !r.NextOn.IsZero() {
		a.NextReview = r.NextOn
	}
	switch a.Status {
	case AgreementSigned, AgreementInPlace, AgreementReview:
		a.Status = AgreementInPlace
		if change {
			a.Status = AgreementReview
		}
	}
	return a
}

// found notes whether the adjustment works. What showed the contrary before does not show this; the words of the review do.
func (i *Item) found(working people.Answer, note string) {
	if i.Working != working || i.Evidence == "" {
		i.Evidence = note
	}
	i.Working = working
}

// notWorking says that an adjustment holds and was found not to work.
func notWorking(i Item) bool { return i.OnPaper() && i.Working == people.No }

// ToChange is the first adjustment that the newest review of an agreement found is to change and that still stands as it was; -1 for none.
// Reviews are the newest first.
func ToChange(a Agreement, reviews []Review) int {
	if a.Status != AgreementReview || len(reviews) == 0 || reviews[0].Number != a.Number {
		return -1
	}
	return slices.IndexFunc(a.Items, func(i Item) bool {
		return notWorking(i) && slices.ContainsFunc(reviews[0].Outcomes, func(o ReviewOutcome) bool { return o.Item == i.ID && o.What == "change" })
	})
}

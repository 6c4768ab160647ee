package adjustments

import (
	"reflect"
	"slices"
	"time"

	"jobwright/internal/day"
)

// SameContent says that nothing of what the parties sign has changed from one state of an agreement to a later one. What goes on
// without new signatures does not count: statuses, how far Access to Work has come, whether it works, links, the annex. An idea is
// talked about with the person only, and no content until it is more. An adjustment that was stopped stays what was signed; one that
// begins again is new.
func SameContent(was, is Agreement) bool {
	return reflect.DeepEqual(content(was, Item.OnPaper), content(is, func(i Item) bool {
		return i.OnPaper() || i.Stopped() && slices.ContainsFunc(was.Items, func(w Item) bool { return w.ID == i.ID && w.OnPaper() })
	}))
}

// content is an agreement without what goes on without signatures; a field that is not taken out here is content.
func content(a Agreement, counts func(Item) bool) Agreement {
	a.ID, a.Ref, a.Status, a.Number, a.On, a.Annex = "", "", "", 0, day.Date{}, ""
	a.Job, a.Vacancy, a.Plan, a.NextReview = "", "", "", day.Date{}
	a.Version, a.ChangedAt, a.ChangedBy, a.Deleted = 0, time.Time{}, "", false
	var items []Item
	for _, i := range a.Items {
		if counts(i) {
			items = append(items, itemContent(i))
		}
	}
	a.Items = items
	a.Declined, a.Advice, a.Seers, a.Triggers = none(a.Declined), none(a.Advice), none(a.Seers), none(a.Triggers)
	return a
}

func itemContent(i Item) Item {
	i.Status, i.AtW, i.AtWRef, i.Evidence, i.Working, i.Step = "", "", "", "", "", ""
	i.Barriers = none(i.Barriers)
	return i
}

// none makes an empty list no list, so that the two compare.
func none[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

// NextVersion is an agreement whose content has changed after a signature: the next version, a draft that wants signing again. was is the
// version that was signed. The day that the last review set is now written down, unless somebody gave another one.
func NextVersion(was, is Agreement, today day.Date) Agreement {
	is.Number, is.Status, is.On = max(1, was.Number)+1, AgreementDraft, today
	if is.ReviewOn == was.ReviewOn && is.ReviewOn.Before(is.NextReview) {
		is.ReviewOn = is.NextReview
	}
	is.NextReview = day.Date{}
	return is
}

// NextReviewOn is when the agreement is to be looked at again: as the last review set it, else as it was agreed.
func (a Agreement) NextReviewOn() day.Date {
	if !a.NextReview.IsZero() {
		return a.NextReview
	}
	return a.ReviewOn
}

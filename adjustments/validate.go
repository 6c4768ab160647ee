package adjustments

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// faults collects what is wrong with a record, field by field.
type faults []error

func (f *faults) need(ok bool, field, message string) {
	if !ok {
		*f = append(*f, people.FieldError{Field: field, Message: message})
	}
}

func (f faults) err() error { return errors.Join(f...) }

// said checks that a text was typed and is not endless.
func (f *faults) said(field, words, message string) {
	f.need(strings.TrimSpace(words) != "", field, message)
	f.short(field, words, 2000)
}

// short checks how long a text is.
func (f *faults) short(field, words string, most int) {
	f.need(utf8.RuneCountInString(words) <= most, field, "This is too long: "+number(most)+" letters at most.")
}

// chosen checks a code of a short list, which may be left out.
func (f *faults) chosen(field, code string, list []employers.Choice, message string) {
	f.need(code == "" || slices.ContainsFunc(list, func(c employers.Choice) bool { return c.Code == code }), field, message)
}

// day checks that the year of a day that may be left out was not mistyped.
func (f *faults) day(field string, d day.Date) {
	f.need(d.IsZero() || d.Year >= 1990 && d.Year <= 2100, field, "Please check the year.")
}

// after checks that a day that may be left out does not lie before another one.
func (f *faults) after(field string, first, last day.Date, message string) {
	f.need(last.IsZero() || first.IsZero() || !last.Before(first), field, message)
}

// What is said where an agreement is not ready; see Ready.
const (
	nothingAgreed = "Please add an adjustment, or what was asked for and not agreed."
	noReviewDay   = "Please give the day of the first review, 4 to 12 weeks after the start."
	noManager     = "Please give the name of the line manager, who signs."
)

// Validate checks what must hold before an agreement is saved. What is wrong with an entry of a list is at "items.2.words", counted
// from 0. From the status agreed on there must be something agreed or declined, and a day of review. It returns joined people.FieldErrors.
func (a Agreement) Validate() error {
	var f faults
	f.need(a.Participant != "", "participant_ref", "Please choose the person.")
	f.need(a.Employer != "", "employer_ref", "Please choose the employer.")
	f.chosen("status", a.Status, AgreementStatuses, "Please choose how the agreement stands.")
	for _, t := range []struct{ field, words string }{{"job_title", a.JobTitle}, {"manager", a.Manager}, {"manager_role", a.ManagerRole}, {"hr", a.HR}} {
		f.short(t.field, t.words, 300)
	}
	f.day("on", a.On)
	f.day("review_on", a.ReviewOn)
	f.after("review_on", a.On, a.ReviewOn, "The review lies before the day of the agreement. Please check both days.")
	for i, item := range a.Items {
		item.validate(&f, fmt.Sprintf("items.%d.", i))
	}
	for i, d := range a.Declined {
		d.validate(&f, fmt.Sprintf("declined.%d.", i))
	}
	for i, ad := range a.Advice {
		ad.validate(&f, fmt.Sprintf("advice.%d.", i))
	}
	switch a.Status {
	case AgreementAgreed, AgreementSigned, AgreementInPlace, AgreementReview:
		f = append(f, a.unagreed(func(i Item) bool { return i.OnPaper() || i.Stopped() })...) // all of it may have stopped since
	}
	return f.err()
}

// unagreed is what is missing before both sides can say yes; counts says which adjustments are something.
func (a Agreement) unagreed(counts func(Item) bool) (f faults) {
	f.need(len(a.Declined) > 0 || slices.ContainsFunc(a.Items, counts), "items", nothingAgreed)
	f.need(!a.ReviewOn.IsZero(), "review_on", noReviewDay)
	return f
}

// Ready checks what must hold before an agreement is signed, beyond what Validate asks. It returns joined people.FieldErrors.
func (a Agreement) Ready() error {
	f := a.unagreed(Item.OnPaper)
	f.need(strings.TrimSpace(a.Manager) != "", "manager", noManager)
	return f.err()
}

// Validate checks what must hold before an adjustment is saved, with the fields by their own names. It returns joined people.FieldErrors.
func (i Item) Validate() error {
	var f faults
	i.validate(&f, "")
	return f.err()
}

func (i Item) validate(f *faults, at string) {
	f.said(at+"words", i.Words, "Please say what is agreed, in words that both sides understand.")
	f.need(i.Limb >= 0 && i.Limb <= 3, at+"limb", "Please choose a way of working, the building, or an aid.")
	f.need(i.Pays != "person" && i.Pays != "employee", at+"pays", "The person never pays for an adjustment. Please choose somebody else.")
	if i.Pays != "person" && i.Pays != "employee" {
		f.chosen(at+"pays", i.Pays, Payers, "Please choose who pays.")
	}
	f.need(i.Pays != "nobody" || i.Cost == "" || i.Cost == noCost, at+"pays", "This costs something. Please say who pays, or choose that it costs nothing.")
	f.chosen(at+"atw", i.AtW, AtWStatuses, "Please choose how far Access to Work has come.")
	f.need(i.Working == "" || i.Working == people.Yes || i.Working == people.No, at+"working", "Please say yes or no, or leave it open.")
	f.day(at+"by", i.By)
	f.day(at+"from", i.From)
	f.day(at+"trial_to", i.TrialTo)
	f.after(at+"trial_to", i.From, i.TrialTo, "The trial ends before it begins. Please check both days.")
	f.need(i.Status != ItemTrial || !i.TrialTo.IsZero(), at+"trial_to", "Please say until when it is tried out.")
}

// noCost is the code of cost_bands for what costs nothing.
const noCost = "C0"

// Validate checks what must hold before something that was not agreed is saved. It returns joined people.FieldErrors.
func (d Declined) Validate() error {
	var f faults
	d.validate(&f, "")
	return f.err()
}

func (d Declined) validate(f *faults, at string) {
	f.said(at+"asked", d.Asked, "Please say what was asked for.")
	f.day(at+"on", d.On)
}

func (d Advice) validate(f *faults, at string) {
	f.need(d.From != "", at+"from", "Please choose who was asked.")
	f.chosen(at+"from", d.From, Advisers, "Please choose who was asked.")
	f.day(at+"requested", d.Requested)
	f.day(at+"received", d.Received)
	f.after(at+"received", d.Requested, d.Received, "The advice came before it was asked for. Please check both days.")
}

// Validate checks what must hold before a review is saved. It returns joined people.FieldErrors.
func (r Review) Validate() error {
	var f faults
	f.need(r.Kind == AgreementPaper || r.Kind == PlanPaper, "kind", "Please choose what was looked at.")
	f.need(r.Of != "", "of", "Please choose what was looked at.")
	f.need(!r.On.IsZero(), "on", "Please give the day of the review.")
	f.day("on", r.On)
	f.need(r.Trigger != "", "trigger", "Please say why it was looked at.")
	f.day("next_on", r.NextOn)
	f.need(r.NextOn.IsZero() || r.On.Before(r.NextOn), "next_on", "The next review comes after this one. Please check both days.")
	for i, o := range r.Outcomes {
		at := fmt.Sprintf("outcomes.%d.", i)
		f.need(o.What != "", at+"what", "Please say whether it works, or is to be changed or stopped.")
		f.chosen(at+"what", o.What, ReviewOutcomes, "Please say whether it works, or is to be changed or stopped.")
	}
	return f.err()
}

// sentences are the sentences of joined errors.
func sentences(err error) (list []string) {
	var joined interface{ Unwrap() []error }
	switch {
	case err == nil:
	case errors.As(err, &joined):
		for _, e := range joined.Unwrap() {
			list = append(list, sentences(e)...)
		}
	default:
		list = append(list, err.Error())
	}
	return list
}

// finite says that a share of a field is a number that can be drawn.
func finite(v float64) bool { return !math.IsNaN(v) && v >= -1 && v <= 10 }

// number writes a limit with a comma between the thousands.
func number(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

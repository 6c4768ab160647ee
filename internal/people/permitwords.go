package people

import (
	"strings"

	"jobwright/internal/day"
)

// Audiences are those whom a permission may be for. (facts.md e.5)
var Audiences = []Code{{Code: ToEmployer, Label: "Employer"}, {Code: ToManager, Label: "Manager"}, {Code: ToHR, Label: "HR"}, {Code: ToAgency, Label: "Agency"},
	{Code: ToClinical, Label: "Clinical team"}, {Code: ToReferrer, Label: "Referrer"}, {Code: ToFamily, Label: "Family"}}

// Hows are the ways in which a permission may be given. (facts.md e.5)
var Hows = []Code{{Code: "written", Label: "In writing"}, {Code: "screen", Label: "On screen"}, {Code: "verbal", Label: "By word of mouth, with a witness"}}

// DefaultUntil is how long a permission lasts where nobody says otherwise: 12 months. (facts.md e.5)
func DefaultUntil(from day.Date) day.Date { return from.AddMonths(12) }

// allows says in words what each permission is about, as in "has not agreed to …".
var allows = [...]string{"", "us talking about them without their name", "being named as a candidate",
	"us telling the needs that were agreed", "us speaking with their manager after the start"}

// allowsToward is that toward somebody: nobody is a candidate for those who do not employ.
func allowsToward(to Toward, p Permission) string {
	if a := to.audience(); p == P2 && (a == ToReferrer || a == ToClinical || a == ToFamily) {
		return "us speaking of them by name"
	}
	return allows[p]
}

// tells says in words what each level of disclosure is about.
var tells = [...]string{"", "us saying that our service supports them", "us saying what helps them at work",
	"us saying how something affects their work", "us naming a condition in agreed words", "us telling all that they have listed"}

// toward says whom something is toward.
var toward = map[string]string{ToEmployer: "employers", ToManager: "the manager", ToHR: "HR", ToAgency: "an agency",
	ToClinical: "the clinical team", ToReferrer: "the referrer", ToFamily: "the family"}

// missing says in plain words what has not been agreed, and what to do.
func missing(rows []Permit, a MayAnswer, to Toward, on day.Date) string {
	var what []string
	if a.Permission < a.NeedP {
		what = append(what, allowsToward(to, a.NeedP))
	}
	if max(a.Disclosure, D0) < a.NeedD {
		what = append(what, tells[a.NeedD])
	}
	agree := strings.Join(what, ", and to ")
	const then = " Please talk it through with them, and record what they agree."
	head := "Towards " + towardWords(to) + ", this person "
	switch last, how := lastThatCovered(rows, a, to, on); how {
	case takenBack:
		return head + "has taken back their agreement to " + agree + ", on " + last.Long() + "." + then
	case ranOut:
		return head + "had agreed to " + agree + " until " + last.Long() + "." + then
	case notYet:
		return head + "has agreed to " + agree + " from " + last.Long() + " on. Please wait until then, or talk with them about an earlier day."
	}
	return head + "has not agreed to " + agree + "." + then
}

// towardWords names whom something is toward; an audience that is not known is named as it is.
func towardWords(to Toward) string {
	if words, ok := toward[to.audience()]; ok {
		return words
	}
	return to.audience()
}

type whyNot int

const (
	never whyNot = iota
	notYet
	ranOut
	takenBack
)

// lastThatCovered finds the newest permit that would be enough, were it live, with the day on which it was taken back, ran out or begins.
func lastThatCovered(rows []Permit, a MayAnswer, to Toward, on day.Date) (when day.Date, how whyNot) {
	var newest Permit
	for _, r := range rows {
		enough := r.Permission >= a.NeedP && max(r.Disclosure, D0) >= a.NeedD
		if r.Deleted || !enough || r.audience() != to.audience() || r.Employer != "" && r.Employer != to.Employer || how != never && earlier(r, newest) {
			continue
		}
		was, wasHow := day.Date{}, never
		switch w, ended := endedBy(rows, r, to); {
		case ended:
			was, wasHow = w.Withdrawn, takenBack
		case on.Before(r.From):
			was, wasHow = r.From, notYet
		case r.Until.Before(on):
			was, wasHow = r.Until, ranOut
		}
		if wasHow != never {
			newest, when, how = r, was, wasHow
		}
	}
	return when, how
}

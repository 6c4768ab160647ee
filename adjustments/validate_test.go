package adjustments

import (
	"errors"
	"slices"
	"testing"
	"time"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// fieldsOf are the fields that joined errors are about.
func fieldsOf(err error) (fields []string) {
	var joined interface{ Unwrap() []error }
	var one people.FieldError
	switch {
	case errors.As(err, &joined):
		for _, e := range joined.Unwrap() {
			fields = append(fields, fieldsOf(e)...)
		}
	case errors.As(err, &one):
		fields = append(fields, one.Field)
	case err != nil:
		fields = append(fields, "no field: "+err.Error())
	}
	return fields
}

func TestADraftNeedsOnlyThePersonAndTheEmployer(t *testing.T) {
	if err := (Agreement{Participant: "p", Employer: "e", Status: AgreementDraft}).Validate(); err != nil {
		t.Error(err)
	}
	if got := fieldsOf(Agreement{}.Validate()); !slices.Equal(got, []string{"participant_ref", "employer_ref"}) {
		t.Error(got)
	}
}

func TestWhatIsAgreedHasSomethingInItAndADayOfReview(t *testing.T) {
	for _, status := range []string{AgreementAgreed, AgreementSigned, AgreementInPlace, AgreementReview} {
		a := Agreement{Participant: "p", Employer: "e", Status: status, Items: []Item{{ID: "1", Words: "An idea", Status: ItemIdea}}}
		if got := fieldsOf(a.Validate()); !slices.Equal(got, []string{"items", "review_on"}) {
			t.Errorf("%s: %v", status, got)
		}
		a.Declined, a.ReviewOn = []Declined{{ID: "1", Asked: "A lamp"}}, november
		if err := a.Validate(); err != nil {
			t.Errorf("%s, with what was not agreed: %v", status, err)
		}
	}
	ended := Agreement{Participant: "p", Employer: "e", Status: AgreementEnded}
	if err := ended.Validate(); err != nil {
		t.Errorf("a draft that has ended: %v", err)
	}
}

func TestOnlyWhatNamesTheManagerIsReadyToBeSigned(t *testing.T) {
	a := bakery()
	if err := a.Ready(); err != nil {
		t.Error(err)
	}
	a.Manager = " "
	if got := fieldsOf(a.Ready()); !slices.Equal(got, []string{"manager"}) {
		t.Error(got)
	}
	if err := a.Validate(); err != nil {
		t.Errorf("agreed without a manager: %v", err)
	}
}

func TestEachEntryIsCheckedAtItsOwnPlace(t *testing.T) {
	long := make([]byte, 2001)
	for i := range long {
		long[i] = 'a'
	}
	ok := Item{ID: "1", Words: "Quiet desk"}
	with := func(change func(*Item)) Agreement {
		i := ok
		change(&i)
		return Agreement{Participant: "p", Employer: "e", Items: []Item{ok, i}}
	}
	for name, c := range map[string]struct {
		a    Agreement
		want []string
	}{
		"no words":              {with(func(i *Item) { i.Words = "  " }), []string{"items.1.words"}},
		"endless words":         {with(func(i *Item) { i.Words = string(long) }), []string{"items.1.words"}},
		"the person pays":       {with(func(i *Item) { i.Pays = "person" }), []string{"items.1.pays"}},
		"nobody knows who pays": {with(func(i *Item) { i.Pays = "the moon" }), []string{"items.1.pays"}},
		"nobody pays £500":      {with(func(i *Item) { i.Pays, i.Cost = "nobody", "C2" }), []string{"items.1.pays"}},
		"nobody pays nothing":   {with(func(i *Item) { i.Pays, i.Cost = "nobody", "C0" }), nil},
		"a fourth limb":         {with(func(i *Item) { i.Limb = 4 }), []string{"items.1.limb"}},
		"a year mistyped":       {with(func(i *Item) { i.By = day.New(2206, time.May, 1) }), []string{"items.1.by"}},
		"a trial backwards":     {with(func(i *Item) { i.From, i.TrialTo = november, november.AddDays(-1) }), []string{"items.1.trial_to"}},
		"a trial without end":   {with(func(i *Item) { i.Status = ItemTrial }), []string{"items.1.trial_to"}},
		"an odd grant":          {with(func(i *Item) { i.AtW = "perhaps" }), []string{"items.1.atw"}},
		"an odd answer":         {with(func(i *Item) { i.Working = "perhaps" }), []string{"items.1.working"}},
		"nothing was asked":     {Agreement{Participant: "p", Employer: "e", Declined: []Declined{{ID: "1"}}}, []string{"declined.0.asked"}},
		"advice of nobody":      {Agreement{Participant: "p", Employer: "e", Advice: []Advice{{}}}, []string{"advice.0.from"}},
		"advice before it was asked for": {Agreement{Participant: "p", Employer: "e", Advice: []Advice{{From: "oh", Requested: november, Received: november.AddDays(-1)}}},
			[]string{"advice.0.received"}},
		"a review before the agreement": {Agreement{Participant: "p", Employer: "e", On: november, ReviewOn: november.AddDays(-1)}, []string{"review_on"}},
		"a status of its own":           {Agreement{Participant: "p", Employer: "e", Status: "nice"}, []string{"status"}},
	} {
		if got := fieldsOf(c.a.Validate()); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if got := fieldsOf(Item{}.Validate()); !slices.Equal(got, []string{"words"}) {
		t.Errorf("an adjustment by itself: %v", got)
	}
}

func TestAReviewSaysWhyAndWhatItFound(t *testing.T) {
	good := Review{Kind: AgreementPaper, Of: "1", On: november, Trigger: "MANAGER", Outcomes: []ReviewOutcome{{"1", "working", ""}}, NextOn: november.AddDays(1)}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	bad := Review{Outcomes: []ReviewOutcome{{"1", "perfect", ""}, {}}}
	if got := fieldsOf(bad.Validate()); !slices.Equal(got, []string{"kind", "of", "on", "trigger", "outcomes.0.what", "outcomes.1.what"}) {
		t.Error(got)
	}
	good.NextOn = november
	if got := fieldsOf(good.Validate()); !slices.Equal(got, []string{"next_on"}) {
		t.Error(got)
	}
}

package adjustments

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jobwright/internal/people"
)

func signedBy(a Agreement, parties ...string) (list []Signature) {
	for i, p := range parties {
		list = append(list, Signature{Paper: PaperRef{AgreementPaper, string(a.ID), a.Number}, Party: p, At: time.Date(2026, time.November, 20, 10, i, 0, 0, time.UTC)})
	}
	return list
}

func TestAnAgreementGoesFromDraftToEnded(t *testing.T) {
	a := bakery()
	for _, c := range []struct {
		from   string
		signed []Signature
		can    []string
		cannot []string
	}{
		{AgreementDraft, nil, []string{AgreementAgreed, AgreementEnded}, nil},
		{AgreementAgreed, nil, []string{AgreementDraft, AgreementEnded}, []string{AgreementInPlace}},
		{AgreementAgreed, signedBy(a, Manager), []string{AgreementEnded}, []string{AgreementInPlace, AgreementDraft}},
		{AgreementSigned, signedBy(a, Manager, Employee), []string{AgreementInPlace, AgreementReview, AgreementEnded}, nil},
		{AgreementInPlace, signedBy(a, Manager, Employee), []string{AgreementReview, AgreementEnded}, nil},
		{AgreementReview, signedBy(a, Manager, Employee), []string{AgreementInPlace, AgreementEnded}, nil},
		{AgreementEnded, nil, nil, nil},
		{AgreementSuperseded, nil, nil, nil},
	} {
		a.Status = c.from
		var can, cannot []string
		for _, m := range Moves(a, c.signed) {
			if m.Why == "" {
				can = append(can, m.Status)
			} else {
				cannot = append(cannot, m.Status)
			}
		}
		slices.Sort(can)
		slices.Sort(c.can)
		slices.Sort(cannot)
		slices.Sort(c.cannot)
		if !slices.Equal(can, c.can) || !slices.Equal(cannot, c.cannot) {
			t.Errorf("%s: can %v, cannot %v", c.from, can, cannot)
		}
	}
}

func TestNothingIsAgreedWhileItIsEmpty(t *testing.T) {
	a := bakery()
	a.Status, a.Items = AgreementDraft, nil
	var no people.FieldError
	if _, err := Moved(a, AgreementAgreed, nil); !errors.As(err, &no) || no.Message != nothingAgreed {
		t.Error(err)
	}
}

func TestAgreeingAgreesToWhatWasAskedForAndEndingEndsWhatIsOpen(t *testing.T) {
	a := bakery()
	a.Status = AgreementDraft
	a.Items = []Item{{ID: "1", Words: "a", Status: ItemAsked}, {ID: "2", Words: "b"}, {ID: "3", Words: "c", Status: ItemAdvice}, {ID: "4", Words: "d", Status: ItemIdea}, {ID: "5", Words: "e", Status: ItemDeclined}}
	statuses := func(a Agreement) (list []string) {
		for _, i := range a.Items {
			list = append(list, i.Status)
		}
		return list
	}
	agreed, err := Moved(a, AgreementAgreed, nil)
	if want := []string{ItemAgreed, ItemAgreed, ItemAdvice, ItemIdea, ItemDeclined}; err != nil || agreed.Status != AgreementAgreed || !slices.Equal(statuses(agreed), want) {
		t.Errorf("%v, %v", err, statuses(agreed))
	}
	if a.Items[0].Status != ItemAsked {
		t.Error("the agreement that was handed in has changed")
	}
	ended, err := Moved(agreed, AgreementEnded, nil)
	if want := []string{ItemEnded, ItemEnded, ItemEnded, ItemIdea, ItemDeclined}; err != nil || !slices.Equal(statuses(ended), want) {
		t.Errorf("%v, %v", err, statuses(ended))
	}
}

// No move by hand changes what was signed, so none makes a new version or goes round one.
func TestWhatWasAgreedIsThereOnceTheAgreementIsInPlace(t *testing.T) {
	a := bakery()
	a.Status = AgreementSigned
	a.Items = []Item{{ID: "1", Words: "A stool", Status: ItemAgreed}, {ID: "2", Words: "A later start", Status: ItemTrial}, {ID: "3", Words: "A lamp", Status: ItemIdea}}
	now, err := Moved(a, AgreementInPlace, signedBy(a, Employee, Manager))
	if err != nil || now.Items[0].Status != ItemInPlace || now.Items[1].Status != ItemTrial || now.Items[2].Status != ItemIdea || !SameContent(a, now) {
		t.Errorf("%+v, %v", now.Items, err)
	}
}

func TestNoMoveChangesWhatWasSigned(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawAgreement(t, "a")
		for _, m := range Moves(a, nil) {
			next, err := Moved(a, m.Status, nil)
			if (err == nil) != (m.Why == "") {
				t.Fatalf("%s: %v, and the list says %q", m.Status, err, m.Why)
			}
			if err == nil && !SameContent(a, next) {
				t.Fatalf("%s to %s changes what was signed", a.Status, m.Status)
			}
		}
	})
}

func TestTheLastSignatureMakesItSigned(t *testing.T) {
	a := bakery()
	if got := AfterSigning(a, signedBy(a, Manager, HR)); got != AgreementAgreed {
		t.Errorf("without the employee: %s", got)
	}
	if got := AfterSigning(a, signedBy(a, Manager, Employee)); got != AgreementSigned {
		t.Errorf("with both: %s", got)
	}
	former := a
	former.Number = 0
	if got := AfterSigning(a, signedBy(former, Manager, Employee)); got != AgreementAgreed {
		t.Errorf("signatures of another version: %s", got)
	}
}

func TestWhatIsDeclinedStaysOnRecord(t *testing.T) {
	a := bakery()
	got, ok := Decline(a, "1", Declined{ID: "d", Reason: "No room", Alternative: "A screen"})
	if !ok || len(got.Items) != 0 || len(got.Declined) != 1 || got.Declined[0].Asked != "Quiet desk" || got.Declined[0].Item != "1" || len(a.Items) != 1 {
		t.Errorf("%v, %+v", ok, got)
	}
	if _, ok = Decline(a, "9", Declined{}); ok {
		t.Error("something that is not there was declined")
	}
}

func TestAReviewSaysOfEachAdjustmentHowItGoesOn(t *testing.T) {
	a := bakery()
	a.Status = AgreementReview
	a.Items = []Item{{ID: "1", Words: "a", Status: ItemTrial}, {ID: "2", Words: "b", Status: ItemInPlace}, {ID: "3", Words: "c", Status: ItemInPlace}, {ID: "4", Words: "d", Status: ItemDeclined}}
	r := Review{NextOn: november.AddDays(182), Outcomes: []ReviewOutcome{{"1", "working", ""}, {"2", "change", ""}, {"3", "stop", ""}, {"4", "working", ""}}}
	got := Reviewed(a, r)
	if got.Items[0].Working != people.Yes || got.Items[0].Status != ItemInPlace || got.Items[1].Working != people.No || got.Items[2].Status != ItemEnded || got.Items[3].Status != ItemDeclined {
		t.Errorf("%+v", got.Items)
	}
	if got.Status != AgreementReview || got.NextReviewOn() != november.AddDays(182) || !SameContent(a, got) {
		t.Errorf("%s, %s", got.Status, got.NextReviewOn())
	}
	r.Number = got.Number
	if at := ToChange(got, []Review{r}); at != 1 {
		t.Errorf("to change is %d", at)
	}
	if ToChange(a, nil) >= 0 || ToChange(a, []Review{r}) >= 0 {
		t.Error("something is to change that no review found")
	}
	r.Outcomes[1].What = "working"
	if got = Reviewed(a, r); got.Status != AgreementInPlace {
		t.Errorf("with nothing to change it is %s", got.Status)
	}
}

func TestWhatAReviewFindsDoesNotStandOnWhatShowedTheContrary(t *testing.T) {
	a := bakery()
	a.Items = []Item{{ID: "1", Words: "a", Status: ItemInPlace, Working: people.Yes, Evidence: "Used twice a week"}, {ID: "2", Words: "b", Status: ItemInPlace, Working: people.No, Evidence: "It falls out"},
		{ID: "3", Words: "c", Status: ItemInPlace, Working: people.Yes, Evidence: "No day missed"}}
	got := Reviewed(a, Review{Outcomes: []ReviewOutcome{{"1", "change", "Too far to walk"}, {"2", "working", ""}, {"3", "working", "Still good"}}})
	if got.Items[0].Evidence != "Too far to walk" || got.Items[1].Evidence != "" || got.Items[2].Evidence != "No day missed" {
		t.Errorf("%+v", got.Items)
	}
}

func TestAReviewComesAfterTheUsualWeeksOrSoonerWhereTheCatalogueSaysSo(t *testing.T) {
	catalogue := []Entry{{Code: "SOON", ReviewWeeks: 6}, {Code: "VERYSOON", ReviewWeeks: 1}, {Code: "YEAR", ReviewWeeks: 52}, {Code: "NONE"}}
	monday := november.Monday()
	for _, c := range []struct {
		codes       []string
		usual, want int // weeks
	}{{nil, FirstReview, 8}, {[]string{"YEAR", "NONE"}, FirstReview, 8}, {[]string{"SOON"}, FirstReview, 6}, {[]string{"VERYSOON", "SOON"}, FirstReview, 4}, {[]string{"YEAR"}, LaterReview, 26},
		{[]string{"SOON", "YEAR"}, LaterReview, 6}, {[]string{"VERYSOON"}, 2, 2}, {nil, 12, 12}} {
		var items []Item
		for _, code := range c.codes {
			items = append(items, Item{Code: code})
		}
		if got := ProposeReview(monday, items, catalogue, c.usual); got != monday.AddDays(7*c.want) {
			t.Errorf("%v, usually after %d weeks: after %d days", c.codes, c.usual, got.Days(monday))
		}
	}
	if got := ProposeReview(monday.AddDays(6), nil, nil, FirstReview); got.Weekday() != time.Monday {
		t.Errorf("a review on a %s", got.Weekday())
	}
}

func TestNoVersionStandsAsSignedThatIsNotAndNoneAsADraftThatIs(t *testing.T) {
	a := bakery()
	paper := PaperRef{AgreementPaper, string(a.ID), 1}
	one, both := []Signature{{Paper: paper, Party: Employee}}, []Signature{{Paper: paper, Party: Employee}, {Paper: paper, Party: Manager}}
	former := []Signature{{Paper: PaperRef{AgreementPaper, string(a.ID), 7}, Party: Employee}}
	for status, want := range map[string][4]bool{ // signed by nobody, by one, by both, by somebody in another version
		AgreementDraft: {true, false, false, true}, "": {true, false, false, true}, AgreementAgreed: {true, true, true, true}, AgreementSigned: {false, false, true, false},
		AgreementInPlace: {false, false, true, false}, AgreementReview: {false, false, true, false}, AgreementEnded: {true, true, true, true},
	} {
		a.Status = status
		for i, signatures := range [][]Signature{nil, one, both, former} {
			if err := a.CheckStatus(signatures); (err == nil) != want[i] {
				t.Errorf("%q, signatures %d: %v", status, i, err)
			}
		}
	}
}

package adjustments

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

var november = day.New(2026, time.November, 24)

// ab names the two codes and ids that these tests know.
var ab = Names{
	Codes: func(string) []people.Code {
		return []people.Code{{Code: "a", Label: "Apple"}, {Code: "b", Label: "Beech"}}
	},
	People:    map[people.ParticipantID]string{"a": "Ann Example", "b": "Bo Example"},
	Employers: map[employers.EmployerID]string{"a": "Example Bakery", "b": "Example Mill"},
	Sites:     map[employers.SiteID]string{"a": "Shop", "b": "Mill"},
}

// fill gives every field of a value something, of two kinds: each field of one kind differs from that of the other.
func fill(v reflect.Value, other bool) {
	n := int64(1)
	if other {
		n = 2
	}
	switch at := v.Addr().Interface().(type) {
	case *day.Date:
		*at = november.AddDays(int(n))
		return
	case *time.Time:
		*at = time.Date(2026, time.November, 1, int(n), 0, 0, 0, time.UTC)
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString([]string{"", "a", "b"}[n])
	case reflect.Int:
		v.SetInt(n)
	case reflect.Float64:
		v.SetFloat(float64(n))
	case reflect.Uint8:
		v.SetUint(uint64(n))
	case reflect.Bool:
		v.SetBool(other)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), other)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), other)
		}
	default:
		panic("a field of a kind that fill does not know: " + v.Type().String())
	}
}

// full is an agreement with something in every field.
func full() (a Agreement) {
	fill(reflect.ValueOf(&a).Elem(), false)
	a.Items[0].Status = ItemAgreed
	return a
}

// Whoever adds a field decides here whether the parties sign it. What is not named is content.
func TestWhatGoesOnWithoutNewSignaturesIsNamedAndAllElseIsContent(t *testing.T) {
	goesOn := map[string][]string{
		"Agreement": {"ID", "Ref", "Status", "Number", "On", "Annex", "Job", "Vacancy", "Plan", "NextReview", "Version", "ChangedAt", "ChangedBy", "Deleted"},
		"Item":      {"Status", "AtW", "AtWRef", "Evidence", "Working", "Step"},
	}
	// An entry with another id is another entry: its change is told as one taken away and one added.
	parts := map[string]func(*Agreement) reflect.Value{
		"Agreement": func(a *Agreement) reflect.Value { return reflect.ValueOf(a).Elem() },
		"Item":      func(a *Agreement) reflect.Value { return reflect.ValueOf(&a.Items[0]).Elem() },
		"Declined":  func(a *Agreement) reflect.Value { return reflect.ValueOf(&a.Declined[0]).Elem() },
		"Advice":    func(a *Agreement) reflect.Value { return reflect.ValueOf(&a.Advice[0]).Elem() },
	}
	for part, of := range parts {
		was := full()
		for i := range of(&was).NumField() {
			is := full()
			name := of(&is).Type().Field(i).Name
			if part == "Item" && name == "Status" {
				is.Items[0].Status = ItemInPlace
			} else {
				fill(of(&is).Field(i), true)
			}
			if part == "Agreement" && name == "Items" {
				is.Items[0].Status = ItemAgreed
			}
			same, told := SameContent(was, is), len(Diff(was, is, ab)) > 0
			if want := slices.Contains(goesOn[part], name); same != want {
				t.Errorf("%s.%s: SameContent is %v; should it be signed anew?", part, name, same)
			}
			if same == told {
				t.Errorf("%s.%s: same content is %v, and Diff tells something: %v", part, name, same, told)
			}
		}
	}
}

func TestAnIdeaIsNoContentUntilItIsMore(t *testing.T) {
	was := full()
	is := full()
	is.Items = append(is.Items, Item{ID: "new", Words: "A lamp", Status: ItemIdea})
	if !SameContent(was, is) {
		t.Error("an idea wants signatures")
	}
	asked := full()
	asked.Items = append(asked.Items, Item{ID: "new", Words: "A lamp", Status: ItemAsked})
	if SameContent(is, asked) {
		t.Error("an idea that was asked for goes on without signatures")
	}
}

func TestWhatStopsStaysSignedAndWhatBeginsAgainIsNew(t *testing.T) {
	runs, stopped := full(), full()
	for _, status := range []string{ItemDeclined, ItemWithdrawn, ItemEnded} {
		stopped.Items[0].Status = status
		if !SameContent(runs, stopped) {
			t.Errorf("%s wants new signatures", status)
		}
		if SameContent(stopped, runs) {
			t.Errorf("after %s it goes on again without new signatures", status)
		}
	}
}

func TestTheNextVersionIsADraftOfTodayWithTheReviewThatWasSet(t *testing.T) {
	signed := full()
	signed.Number, signed.Status, signed.ReviewOn, signed.NextReview = 3, AgreementInPlace, november, november.AddDays(90)
	edited := signed
	edited.Manager = "Somebody New"
	next := NextVersion(signed, edited, november)
	if next.Number != 4 || next.Status != AgreementDraft || next.On != november || next.ReviewOn != november.AddDays(90) || !next.NextReview.IsZero() {
		t.Errorf("%+v", next)
	}
	edited.ReviewOn = november.AddDays(14)
	if next = NextVersion(signed, edited, november); next.ReviewOn != november.AddDays(14) {
		t.Errorf("a day that somebody gave became %s", next.ReviewOn)
	}
}

func TestDiffSaysInWordsWhatIsDifferent(t *testing.T) {
	was := Agreement{Manager: "Grace Bell", Items: []Item{{ID: "1", Words: "Quiet desk", Who: "Grace Bell"}, {ID: "2", Words: "Later start"}}}
	is := Agreement{Manager: "Omar Reed", ReviewOn: november, Items: []Item{{ID: "1", Words: "Quiet desk", Who: "Omar Reed", By: november}, {ID: "3", Words: "A lamp"}}}
	want := []Change{
		{"Line manager", "Grace Bell", "Omar Reed"},
		{"Adjustment “Quiet desk”: who does it", "Grace Bell", "Omar Reed"},
		{"Adjustment “Quiet desk”: by when", "", "24 November 2026"},
		{"Adjustment", "Later start", ""},
		{"Adjustment", "", "A lamp"},
		{"Next review", "", "24 November 2026"},
	}
	if got := Diff(was, is, ab); !reflect.DeepEqual(got, want) {
		t.Errorf("%q", got)
	}
	order := was
	order.Items = []Item{was.Items[1], was.Items[0]}
	if got := Diff(was, order, ab); len(got) != 1 || got[0].Where != "Adjustment: order" || SameContent(was, order) {
		t.Errorf("another order: %q", got)
	}
}

func drawStatus(t *rapid.T, name string) string {
	return rapid.SampledFrom([]string{"", ItemIdea, ItemAsked, ItemAdvice, ItemAgreed, ItemTrial, ItemInPlace, ItemDeclined, ItemWithdrawn, ItemEnded}).Draw(t, name)
}

// drawAgreement is an agreement with a few adjustments in any state.
func drawAgreement(t *rapid.T, name string) Agreement {
	a := Agreement{ID: "1", Participant: "p", Employer: "e", Number: 1, On: november, Status: rapid.SampledFrom(AgreementStatuses).Draw(t, name+" status").Code,
		JobTitle: rapid.SampledFrom([]string{"", "Baker", "Packer"}).Draw(t, name+" job"), Manager: rapid.SampledFrom([]string{"", "Grace Bell"}).Draw(t, name+" manager")}
	for i := range rapid.IntRange(0, 4).Draw(t, name+" items") {
		at := func(what string, past, ahead int) day.Date {
			if !rapid.Bool().Draw(t, fmt.Sprint(name, i, what, "?")) {
				return day.Date{}
			}
			return november.AddDays(rapid.IntRange(-past, ahead).Draw(t, fmt.Sprint(name, i, what)))
		}
		a.Items = append(a.Items, Item{ID: fmt.Sprint(i), Words: rapid.SampledFrom([]string{"Quiet desk", "A lamp"}).Draw(t, fmt.Sprint(name, i, "words")),
			Status: drawStatus(t, fmt.Sprint(name, i, "status")), By: at("by", 60, 60), TrialTo: at("trial", 60, 60),
			AtW: rapid.SampledFrom([]string{"", "none", "asked", "renew"}).Draw(t, fmt.Sprint(name, i, "atw"))})
	}
	if rapid.Bool().Draw(t, name+" review?") {
		a.ReviewOn = november.AddDays(rapid.IntRange(-60, 200).Draw(t, name+" review"))
	}
	return a
}

func TestWhateverIsSignedAnewIsToldAsADifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		was, is := drawAgreement(t, "was"), drawAgreement(t, "is")
		if !SameContent(was, was) || len(Diff(was, was, ab)) > 0 {
			t.Fatal("a version differs from itself")
		}
		if !SameContent(was, is) && len(Diff(was, is, ab)) == 0 {
			t.Fatalf("it wants signatures, and Diff tells nothing: %+v, %+v", was, is)
		}
		for _, c := range Diff(was, is, ab) {
			if c.Was == c.Now || strings.TrimSpace(c.Where) == "" {
				t.Fatalf("%+v is no difference", c)
			}
		}
	})
}

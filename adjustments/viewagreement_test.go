package adjustments

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// mark writes a marker with its own path into every string of a value, and one entry into every list.
func mark(v reflect.Value, path string, told func(marker, path string)) {
	if _, isDay := v.Interface().(day.Date); isDay {
		return
	}
	switch v.Kind() {
	case reflect.String:
		marker := fmt.Sprintf("<%s>", path)
		v.SetString(marker)
		told(marker, path)
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			mark(v.Index(0), path+"[]", told)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				mark(v.Field(i), path+"."+f.Name, told)
			}
		}
	}
}

// shown are the only fields of an agreement and its person that the employer may read. Pays and From are codes of short lists; any that
// those do not have stand as they are.
var shown = []string{"Agreement.JobTitle", "Agreement.Manager", "Agreement.ManagerRole", "Agreement.HR", "Agreement.Items[].Words", "Agreement.Items[].Who",
	"Agreement.Items[].Pays", "Agreement.Declined[].Asked", "Agreement.Declined[].Reason", "Agreement.Declined[].Alternative", "Agreement.Declined[].By",
	"Agreement.Reporting", "Agreement.Signs", "Agreement.Emergency", "Agreement.Advice[].From", "Agreement.Advice[].Summary", "Agreement.Seers[]",
	"Participant.FirstName", "Participant.LastName"}

var impact = []string{"Agreement.Impact", "Agreement.GoodDay", "Agreement.BadDay"}

func TestTheEmployerReadsNoFieldThatIsNotOnTheList(t *testing.T) {
	for _, copy := range []string{ForEmployer, ForPerson, ForService} {
		for _, showImpact := range []bool{false, true} {
			var markers, paths []string
			told := func(marker, path string) { markers, paths = append(markers, marker), append(paths, path) }
			var a Agreement
			var who people.Participant
			mark(reflect.ValueOf(&a).Elem(), "Agreement", told)
			mark(reflect.ValueOf(&who).Elem(), "Participant", told)
			if len(markers) < 80 {
				t.Fatalf("only %d fields were marked", len(markers))
			}
			a.Participant, a.ShowImpact, who.ID = "priya", showImpact, "priya"
			in := ViewInput{Agreement: a, Person: who, Employer: "Example Bakery", Copy: copy, Today: planToday,
				Permits: []people.Permit{allowed(people.ToEmployer, people.D3)}, Codes: func(string) []people.Code { return nil }}
			v, err := ViewAgreement(in)
			if err != nil {
				t.Fatal(err)
			}
			raw, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			page := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">").Replace(string(raw))
			for i, m := range markers {
				may := slices.Contains(shown, paths[i]) || showImpact && slices.Contains(impact, paths[i])
				if strings.Contains(page, m) != may {
					t.Errorf("copy %s, impact %v: %s stands in the view: %v", copy, showImpact, paths[i], !may)
				}
			}
		}
	}
}

func TestWordsMissesNoTextOfAView(t *testing.T) {
	var agreement AgreementView
	var plan PlanView
	for view, words := range map[any]func() []string{&agreement: func() []string { return agreement.Words() }, &plan: func() []string { return plan.Words() }} {
		var want []string
		mark(reflect.ValueOf(view).Elem(), "View", func(marker, path string) {
			if !slices.Contains([]string{"View.Acts[]", "View.Caution", "View.LeftOut", "View.Copy", "View.Sections[].Code"}, path) {
				want = append(want, marker)
			}
		})
		got := words()
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("Words of %T gives %q, and the view holds %q", view, got, want)
		}
	}
}

// bakery is an agreement of Priya with an employer, ready to be signed.
func bakery() Agreement {
	return Agreement{ID: "agreement", Participant: "priya", Employer: "bright", JobTitle: "Kitchen assistant", Manager: "Grace Bell", Number: 1, Status: AgreementAgreed,
		On: planToday, ReviewOn: planToday.AddDays(56), Items: []Item{{ID: "1", Words: "Quiet desk", Status: ItemAgreed, Barriers: []string{"CONC"}}}}
}

func viewed(a Agreement, permits ...people.Permit) (AgreementView, error) {
	return ViewAgreement(ViewInput{Agreement: a, Person: priya, Employer: "Bright Kitchens", Permits: permits, Today: planToday, Copy: ForEmployer})
}

func TestTheEmployerSeesNeedsWithD2AndEffectsWithD3(t *testing.T) {
	plain, effects, hidden, signs := bakery(), bakery(), bakery(), bakery()
	effects.Impact, effects.ShowImpact = "Tires by mid-afternoon", true
	hidden.Impact = "Tires by mid-afternoon"
	signs.Signs = "Offer a break"
	for _, c := range []struct {
		name    string
		a       Agreement
		permit  people.Disclosure
		refused people.ShareAct
	}{
		{"needs with D2", plain, people.D2, ""}, {"needs with D1", plain, people.D1, people.ShowNeeds}, {"nothing talked about", plain, people.DU, people.ShowNeeds},
		{"effects with D3", effects, people.D3, ""}, {"effects with D2", effects, people.D2, people.ShowEffects},
		{"effects that are not shown, with D2", hidden, people.D2, ""},
		{"warning signs with D2", signs, people.D2, people.ShowEffects}, {"warning signs with D3", signs, people.D3, ""},
	} {
		_, err := viewed(c.a, allowed(people.ToEmployer, c.permit))
		var no Refused
		if errors.As(err, &no); (err != nil) != (c.refused != "") || no.Act != c.refused {
			t.Errorf("%s: %v, %q", c.name, err, no.Act)
		}
	}
}

func TestWithoutAnythingOnFileNobodyIsShownAnything(t *testing.T) {
	_, err := viewed(bakery())
	var no Refused
	if !errors.As(err, &no) || no.Missing == "" {
		t.Errorf("%v", err)
	}
	if _, err = viewed(bakery(), people.Permit{ID: "other", Participant: "sam", Audience: people.ToEmployer, Permission: people.P4, Disclosure: people.D5, From: planToday, Until: planToday}); err == nil {
		t.Error("somebody else's permission was enough")
	}
	in := ViewInput{Agreement: bakery(), Person: people.Participant{ID: "sam", FirstName: "Sam"}, Today: planToday, Permits: []people.Permit{allowed(people.ToEmployer, people.D3)}}
	if _, err = ViewAgreement(in); err == nil {
		t.Error("the agreement of one was shown with the name of another")
	}
}

// A copy that nobody has heard of is the employer's.
func TestOnlyThePersonAndTheServiceAreNotAsked(t *testing.T) {
	for copy, asked := range map[string]bool{ForPerson: false, ForService: false, ForEmployer: true, "": true, "manager": true} {
		_, err := ViewAgreement(ViewInput{Agreement: bakery(), Person: priya, Today: planToday, Copy: copy})
		if (err != nil) != asked {
			t.Errorf("copy %q: %v", copy, err)
		}
	}
}

func TestWhatThePersonTakesBackStopsAFrozenViewToo(t *testing.T) {
	permit := allowed(people.ToEmployer, people.D3)
	v, err := viewed(bakery(), permit)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var frozen AgreementView
	if err := json.Unmarshal(raw, &frozen); err != nil {
		t.Fatal(err)
	}
	if err := Allowed(frozen, []people.Permit{permit}, "priya", "bright", planToday); err != nil {
		t.Error(err)
	}
	permit.Withdrawn = planToday
	var no Refused
	if err := Allowed(frozen, []people.Permit{permit}, "priya", "bright", planToday); !errors.As(err, &no) {
		t.Errorf("after it was taken back: %v", err)
	}
	permit.Withdrawn, permit.NotWords = day.Date{}, "desk"
	if err := Allowed(frozen, []people.Permit{permit}, "priya", "bright", planToday); !errors.As(err, &no) || !strings.Contains(no.Missing, "desk") {
		t.Errorf("a word to avoid: %v", err)
	}
}

// A frozen view that lost the acts it was made with still asks for what it shows.
func TestAllowedAsksByWhatIsShown(t *testing.T) {
	v := AgreementView{Person: "Priya Shah", Impact: "Tires by mid-afternoon"}
	if err := Allowed(v, []people.Permit{allowed(people.ToEmployer, people.D2)}, "priya", "bright", planToday); err == nil {
		t.Error("effects were shown with D2")
	}
}

func TestWhatIsOnFileTowardManagerAndHRBindsToo(t *testing.T) {
	employer, manager, hr := allowed(people.ToEmployer, people.D3), allowed(people.ToManager, people.D1), allowed(people.ToHR, people.D1)
	hr.ID, manager.ID = "hr", "manager"
	if _, err := viewed(bakery(), employer, manager); err == nil {
		t.Error("the manager was shown needs with D1")
	}
	if _, err := viewed(bakery(), employer, hr); err != nil {
		t.Errorf("HR is not named: %v", err)
	}
	named := bakery()
	named.HR = "Ivo Lang"
	if _, err := viewed(named, employer, hr); err == nil {
		t.Error("HR was shown needs with D1")
	}
}

func TestADraftSaysWhatIsOpen(t *testing.T) {
	a := bakery()
	a.Status, a.Manager, a.ReviewOn, a.Items = AgreementDraft, "", day.Date{}, nil
	v, err := viewed(a, allowed(people.ToEmployer, people.D3))
	if err != nil || !v.Draft || !slices.Equal(v.Open, []string{nothingAgreed, noReviewDay, noManager}) {
		t.Errorf("%v, %+v", err, v)
	}
	a = bakery()
	a.Status = AgreementDraft
	if v, err = viewed(a, allowed(people.ToEmployer, people.D3)); err != nil || !v.Draft || !slices.Equal(v.Open, []string{notYetAgreed}) {
		t.Errorf("%v, %+v", err, v)
	}
	if v, err = viewed(bakery(), allowed(people.ToEmployer, people.D3)); err != nil || v.Draft || len(v.Open) > 0 {
		t.Errorf("%v, %+v", err, v)
	}
}

func TestIdeasAndWhatWasStoppedAreLeftOut(t *testing.T) {
	a := bakery()
	for _, s := range []string{ItemIdea, ItemDeclined, ItemWithdrawn, ItemEnded} {
		a.Items = append(a.Items, Item{ID: s, Words: "left out " + s, Status: s})
	}
	v, err := viewed(a, allowed(people.ToEmployer, people.D3))
	if err != nil || len(v.Items) != 1 || v.Items[0].Words != "Quiet desk" || v.LeftOut == "" {
		t.Errorf("%v, %+v", err, v)
	}
}

func TestTheAnnexIsThePersonsAlone(t *testing.T) {
	a := bakery()
	a.Annex = "My own notes"
	in := ViewInput{Agreement: a, Person: priya, Employer: "Bright Kitchens", Copy: ForPerson}
	if v, ok := ViewAnnex(in); !ok || v.Words != "My own notes" || v.Person != "Priya Shah" {
		t.Errorf("%v, %+v", ok, v)
	}
	for _, copy := range []string{ForEmployer, ForService, ""} {
		in.Copy = copy
		if _, ok := ViewAnnex(in); ok {
			t.Errorf("the copy %q has the annex", copy)
		}
	}
}

func TestACostBandIsSaidInPounds(t *testing.T) {
	for label, want := range map[string]string{"No cost": "No cost", "Up to 100": "Up to £100", "101 to 500": "£101 to £500", "2,001 to 10,000": "£2,001 to £10,000", "Over £5": "Over £5", "": ""} {
		if got := CostWords(label); got != want {
			t.Errorf("%q became %q", label, got)
		}
	}
}

// Whatever changes without new signatures changes nothing of what the employer reads of the items that were signed.
func TestTheSameContentReadsTheSameUnlessSomethingStopped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		was := drawAgreement(t, "was")
		is := was
		is.Items = slices.Clone(was.Items)
		for i := range is.Items {
			is.Items[i].Status = drawStatus(t, fmt.Sprint("later ", i))
			if is.Items[i].Stopped() && was.Items[i].OnPaper() {
				is.Items[i].Status = was.Items[i].Status
			}
		}
		in := ViewInput{Agreement: was, Person: priya, Copy: ForService, Today: planToday}
		a, _ := ViewAgreement(in)
		in.Agreement = is
		b, _ := ViewAgreement(in)
		a.LeftOut, b.LeftOut = "", ""
		if SameContent(was, is) && !reflect.DeepEqual(a, b) {
			t.Fatalf("the same content reads as %+v and as %+v", a, b)
		}
	})
}

func TestTheDayOfTheReviewIsNoReasonToReviewSooner(t *testing.T) {
	v, _ := ViewAgreement(ViewInput{Agreement: Agreement{Triggers: []string{PeriodicReview, "MANAGER"}}, Person: priya, Copy: ForService, Today: planToday})
	if len(v.Triggers) != 1 || v.Triggers[0] == PeriodicReview {
		t.Errorf("sooner, if %q", v.Triggers)
	}
}

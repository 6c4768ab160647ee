package employers

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"jobwright/internal/day"
)

func TestMergeProposesWhatIsKnown(t *testing.T) {
	may, june := day.New(2026, time.May, 1), day.New(2026, time.June, 1)
	kept := Employer{ID: "k", Version: 3, Name: "Hallam Bakery", Phone: "0114 496 0123", Address: "1 Mill Lane", Town: "Sheffield", Postcode: "S9 3XX",
		Motivations: []string{"GROWTH"}, Pledges: []Pledge{{Code: "DC", Level: "1", Expires: may}}, Headcount: 20, HeadcountOn: may, Stage: StageMeet, Notes: "Open on Sundays"}
	gone := Employer{ID: "g", Version: 7, Name: "Hallam Bakery Ltd", Email: "jobs@example.org", Phone: "0114 496 0999", Address: "2 High St", Town: "Rotherham",
		Motivations: []string{"RETENTION", "GROWTH"}, Pledges: []Pledge{{Code: "DC", Level: "2", Expires: june}, {Code: "RLW"}}, Headcount: 25, HeadcountOn: june,
		Stage: StageLearn, Relation: 2, DoNotContact: "Asked us not to ring", Notes: "Back door", Practice: []Practice{{"hr", "yes"}}, Hiring: "rare"}
	got := Merged(kept, gone, nil)
	want := kept
	want.Email, want.Motivations, want.Pledges = gone.Email, []string{"GROWTH", "RETENTION"}, gone.Pledges
	want.Headcount, want.HeadcountOn, want.Stage, want.Relation, want.DoNotContact = 25, june, StageLearn, 2, gone.DoNotContact
	want.Notes, want.Practice, want.Hiring = "Open on Sundays\n\nBack door", gone.Practice, "rare"
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if !slices.Equal(kept.Motivations, []string{"GROWTH"}) || kept.Pledges[0].Level != "1" {
		t.Error("the merge changed what it was given")
	}
	got = Merged(kept, gone, map[string]Side{"name": FromGone, "address": FromGone, "motivations": FromKept, "stage": FromKept})
	if got.Name != gone.Name || got.Town != "Rotherham" || got.Postcode != "" || len(got.Motivations) != 1 || got.Stage != StageMeet || got.Phone != kept.Phone {
		t.Errorf("the picks were not followed: %+v", got)
	}
}

func TestMergeShowsBothSides(t *testing.T) {
	fields := MergeFields(Employer{Name: "A", Practice: []Practice{{"oh", "bought_in"}}}, Employer{Name: "B", Sector: Voluntary, SIC: []string{"47110", "1071"}})
	find := func(name string) MergeField {
		return fields[slices.IndexFunc(fields, func(f MergeField) bool { return f.Name == name })]
	}
	if f := find("name"); !f.Differs() || f.Pick != FromKept || f.A != "A" || f.B != "B" || f.Many {
		t.Errorf("%+v", f)
	}
	if f := find("sic"); f.Pick != FromGone || f.B != "47110;1071" || f.List != "sic2007_sections" || !f.Many {
		t.Errorf("%+v", f)
	}
	if f := find("practice"); f.A != "Occupational health: bought in" || f.Pick != FromKept {
		t.Errorf("%+v", f)
	}
	if f := find("sector"); f.B != "Voluntary" {
		t.Errorf("%+v", f)
	}
	if f := find("phone"); f.Differs() {
		t.Errorf("%+v", f)
	}
}

// What two employers say in the same words may still hold more on one side: nothing of it is lost.
func TestMergeLosesNothingBehindTheSameWords(t *testing.T) {
	may, june := day.New(2026, time.May, 1), day.New(2026, time.June, 1)
	kept := Employer{Size: "LARGE", Headcount: 300, HeadcountOn: may, Stage: StageResting, LookAgainOn: june, Pledges: []Pledge{{Code: "DC", Level: "2", Expires: may, Note: "asked Anna"}, {Code: "RLW"}}}
	gone := Employer{Size: "LARGE", SizePrinted: "500 to 999", Headcount: 300, HeadcountOn: june, Stage: StageResting, LookAgainOn: may,
		Pledges: []Pledge{{Code: "DC", Level: "2", Since: may, Expires: june, Checked: june, Note: "on their site"}, {Code: "RLW", Checked: may}}}
	got := Merged(kept, gone, nil)
	want := []Pledge{{Code: "DC", Level: "2", Since: may, Expires: june, Checked: june, Note: "asked Anna; on their site"}, {Code: "RLW", Checked: may}}
	if got.SizePrinted != "500 to 999" || got.HeadcountOn != june || got.LookAgainOn != may || !slices.Equal(got.Pledges, want) {
		t.Errorf("got %+v", got)
	}
	kept.SizePrinted = "250 to 499"
	for _, f := range MergeFields(kept, gone) {
		if (f.Name == "size" || f.Name == "look_again_on") && !f.Differs() {
			t.Errorf("nobody is asked about %+v", f)
		}
	}
}

// The day to look again goes with a relation at rest, whichever side it is taken from.
func TestMergeKeepsTheDayToLookAgainWithTheRest(t *testing.T) {
	may := day.New(2026, time.May, 1)
	kept, gone := Employer{Stage: StageMeet}, Employer{Stage: StageResting, LookAgainOn: may}
	if got := Merged(kept, gone, nil); got.Stage != StageMeet || !got.LookAgainOn.IsZero() {
		t.Errorf("got %+v", got)
	}
	if got := Merged(kept, gone, map[string]Side{"stage": FromGone}); got.Stage != StageResting || got.LookAgainOn != may {
		t.Errorf("got %+v", got)
	}
	if got := Merged(gone, kept, map[string]Side{"stage": FromGone}); got.Stage != StageMeet || !got.LookAgainOn.IsZero() {
		t.Errorf("got %+v", got)
	}
}

// A field that is added to Employer must be thought of in a merge: taking everything of the other one leaves only what says who it is.
func TestMergeKnowsEveryField(t *testing.T) {
	var full Employer
	v := reflect.ValueOf(&full).Elem()
	for i := range v.NumField() {
		switch f := v.Field(i); f.Interface().(type) {
		case bool:
			f.SetBool(true)
		case int:
			f.SetInt(4)
		case day.Date:
			f.Set(reflect.ValueOf(today))
		case []string:
			f.Set(reflect.ValueOf([]string{"x"}))
		case []Pledge:
			f.Set(reflect.ValueOf([]Pledge{{Code: "x"}}))
		case []Practice:
			f.Set(reflect.ValueOf([]Practice{{"x", "y"}}))
		case time.Time:
			f.Set(reflect.ValueOf(today.Time()))
		default:
			f.SetString("x")
		}
	}
	picks := map[string]Side{}
	for _, r := range mergeRules {
		picks[r.name] = FromGone
	}
	got := reflect.ValueOf(Merged(Employer{}, full, picks))
	own := []string{"ID", "MergedInto", "Version", "ChangedAt", "ChangedBy", "Deleted"}
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		if taken := reflect.DeepEqual(got.Field(i).Interface(), v.Field(i).Interface()); taken == slices.Contains(own, name) {
			t.Errorf("%s: taken over is %v", name, taken)
		}
	}
}

package people

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"jobwright/internal/day"
)

func naming(list, code string) string { return list + " " + code }

// Each field of a profile has its words: one that is forgotten would change unseen. The unit of the pay goes with the pay.
func TestEveryFieldOfAProfileIsCompared(t *testing.T) {
	with := reflect.TypeFor[Profile]()
	var compared []string
	for _, f := range profileFields {
		compared = append(compared, f.field)
	}
	for i := range with.NumField() {
		name, _, _ := strings.Cut(with.Field(i).Tag.Get("json"), ",")
		if name != "pay_min_unit" && !slices.Contains(compared, name) {
			t.Errorf("%s is not compared", name)
		}
	}
	if len(compared) != with.NumField()-1 {
		t.Errorf("%d fields compared of %d", len(compared), with.NumField())
	}
}

func TestWhatChangedSinceIsSaidInWords(t *testing.T) {
	before := Profile{DreamJob: "Baker", HoursMax: 960, Roles: []string{"baker", "porter"}, PayMin: 1271, Days: Mon | Tue, Skills: []Skill{{Name: "Lifting"}},
		Needs: []Need{{Barrier: "NOISE", Level: Some, Helps: "a quiet corner"}}}
	after := Profile{DreamJob: "Baker", HoursMax: 990, Roles: []string{"porter", "baker"}, PayMin: 1300, PayMinUnit: Weekly, Days: Tue | Wed,
		Skills: []Skill{{Name: "Lifting"}, {Name: "Baking", Level: "good"}}, Needs: []Need{{Barrier: "NOISE", Level: Major, Helps: "a quiet corner"}},
		Licences: []Licence{{Name: "Food hygiene", Until: day.New(2027, 5, 1)}}, Sectors: []string{"I"}}
	want := []FieldChange{
		{Field: "roles", Label: "Wanted roles", Was: "baker, porter", Now: "porter, baker"},
		{Field: "sectors", Label: "Wanted sectors", Added: []string{"sic2007_sections I"}},
		{Field: "hours_max", Label: "Most hours a week", Was: "16", Now: "16.5"},
		{Field: "days", Label: "Days", Added: []string{"Wednesday"}, Removed: []string{"Monday"}},
		{Field: "pay_min", Label: "Least pay", Was: "£12.71 an hour", Now: "£13.00 a week"},
		{Field: "skills", Label: "Skills", Added: []string{"Baking, good"}},
		{Field: "licences", Label: "Licences", Added: []string{"Food hygiene, until 1 May 2027"}},
		{Field: "needs", Label: "Needs", Added: []string{"barrier_types NOISE, matters a lot, helps: a quiet corner"}, Removed: []string{"barrier_types NOISE, some, helps: a quiet corner"}},
	}
	if got := Changed(before, after, naming); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if got := Changed(before, before, naming); got != nil {
		t.Errorf("nothing changed, and %v", got)
	}
}

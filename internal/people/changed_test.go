package people

import (
	"reflect"
	"slices"
	"testing"
)

// called names every code by its list.
func called(list, code string) string { return list + " " + code }

// Whatever field of a profile changes, Changed says so: a field that is added to the profile must be added there too.
func TestEveryFieldOfAProfileCanChange(t *testing.T) {
	for i := range reflect.TypeFor[Profile]().NumField() {
		after := Profile{PayMin: 100}
		f := reflect.ValueOf(&after).Elem().Field(i)
		name := reflect.TypeFor[Profile]().Field(i).Name
		switch f.Kind() {
		case reflect.String:
			f.SetString("week")
		case reflect.Int:
			f.SetInt(200)
		case reflect.Uint8:
			f.SetUint(1)
		case reflect.Slice:
			entry := reflect.New(f.Type().Elem()).Elem()
			if entry.Kind() == reflect.String {
				entry.SetString("x")
			} else if words := entry.FieldByName("Words"); words.IsValid() {
				words.SetString("x")
			} else {
				entry.Field(0).SetString("x")
			}
			f.Set(reflect.Append(f, entry))
		}
		changes := Changed(Profile{PayMin: 100}, after, called)
		if len(changes) != 1 || changes[0].Field == "" || changes[0].Label == "" || len(changes[0].Now) != 1 {
			t.Errorf("%s changed, and Changed says %+v", name, changes)
		}
	}
}

func TestWhatHasChangedIsSaidInWords(t *testing.T) {
	before := Profile{JobNow: "Cleaner", Roles: []string{"Cleaner", "92"}, HoursMin: 960, Needs: []Need{{Barrier: "SENS", Level: Some}}, Days: Mon}
	after := Profile{JobNow: "Baker", Roles: []string{"92", "Cleaner"}, HoursMin: 990, Needs: []Need{{Barrier: "SENS", Level: Major, Helps: "a quiet corner"}}, Days: Mon | Tue, PayMin: 1271}
	want := []FieldChange{
		{"job_now", "Job wanted now", []string{"Cleaner"}, []string{"Baker"}},
		{"roles", "Roles", []string{"roles Cleaner, roles 92"}, []string{"roles 92, roles Cleaner"}},
		{"hours_min", "Fewest hours a week", []string{"16"}, []string{"16.5"}},
		{"days", "Days", nil, []string{"Tuesday"}},
		{"pay_min", "Pay, at least", nil, []string{"£12.71 for each hour"}},
		{"needs", "What helps", []string{"barrier_types SENS, matters somewhat"}, []string{"barrier_types SENS, matters a lot, helps: a quiet corner"}},
	}
	got := Changed(before, after, called)
	if !slices.EqualFunc(got, want, func(a, b FieldChange) bool { return reflect.DeepEqual(a, b) }) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if got := Changed(after, after, called); got != nil {
		t.Errorf("nothing changed, and it says %+v", got)
	}
}

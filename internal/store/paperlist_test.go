package store_test

import (
	"reflect"
	"testing"
	"time"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

func TestSearchFindsPapersByTheirWords(t *testing.T) {
	team := open(t)
	s, firm, sam := team.Ann, employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	agreement(t, s, sam, firm)
	plan(t, s, sam)
	for words, want := range map[string]store.Hit{
		"quiet breaks": {Kind: "agreement", Title: "Agreement with Hallam Bakery, Sam Example"},
		"agreem":       {Kind: "agreement", Title: "Agreement with Hallam Bakery, Sam Example"},
		"swimming":     {Kind: "plan", Title: "Wellness plan, Sam Example"},
	} {
		h, err := s.SearchExact(ctx, words, 5)
		must(t, err)
		if len(h.Hits) != 1 || h.Hits[0].Kind != want.Kind || h.Hits[0].Title != want.Title || h.Hits[0].Subject != sam.ID {
			t.Errorf("%q finds %+v", words, h)
		}
	}
	for words, want := range map[string]int{"sam quiet": 1, "hallam": 1, "quiet swimming": 0} {
		if n, err := s.CountAgreements(ctx, adjustments.AgreementFilter{Words: words}); err != nil || n != want {
			t.Errorf("the list finds %d by %q, %v", n, words, err)
		}
	}
	for range 300 { // enough that the index takes them in
		step(t, s, "Nothing of the kind")
	}
	if list, err := s.Agreements(ctx, adjustments.AgreementFilter{Words: "breaks"}, employers.Order{}); err != nil || len(list) != 1 || list[0].Person != "Sam Example" {
		t.Errorf("the list has %+v, %v", list, err)
	}
}

func TestListsOfPapersSortAndFilter(t *testing.T) {
	team := open(t)
	s, late, soon := team.Ann, employer(t, team.Ann, "Hallam Bakery"), employer(t, team.Ann, "Abbey Laundry")
	sam, alex := participant(t, s, "Sam"), participant(t, s, "Alex")
	a, b := agreement(t, s, sam, late), agreement(t, s, alex, soon)
	b.ReviewOn = today.AddDays(20)
	must(t, s.SaveAgreement(ctx, b))
	c := &adjustments.Agreement{Participant: sam.ID, Employer: soon.ID}
	must(t, s.SaveAgreement(ctx, c))
	ended := agreement(t, s, alex, late)
	ended.Status = adjustments.AgreementEnded
	must(t, s.SaveAgreement(ctx, ended))
	for _, x := range []struct {
		f    adjustments.AgreementFilter
		o    employers.Order
		want []adjustments.AgreementID
	}{
		{want: []adjustments.AgreementID{b.ID, a.ID, c.ID}},
		{o: employers.Order{Sort: "review", Descending: true}, want: []adjustments.AgreementID{a.ID, b.ID, c.ID}},
		{o: employers.Order{Sort: "person"}, want: []adjustments.AgreementID{b.ID, a.ID, c.ID}},
		{o: employers.Order{Sort: "employer", Descending: true}, want: []adjustments.AgreementID{a.ID, b.ID, c.ID}},
		{o: employers.Order{Sort: "status"}, want: []adjustments.AgreementID{c.ID, b.ID, a.ID}},
		{o: employers.Order{Limit: 1, Offset: 1}, want: []adjustments.AgreementID{a.ID}},
		{f: adjustments.AgreementFilter{Words: "example"}, o: employers.Order{Limit: 1, Offset: 2}, want: []adjustments.AgreementID{c.ID}},
		{f: adjustments.AgreementFilter{Employer: late.ID, All: true}, want: []adjustments.AgreementID{ended.ID, a.ID}},
		{f: adjustments.AgreementFilter{Participant: sam.ID}, want: []adjustments.AgreementID{a.ID, c.ID}},
		{f: adjustments.AgreementFilter{Statuses: []string{adjustments.AgreementEnded, adjustments.AgreementDraft}}, o: employers.Order{Sort: "person"}, want: []adjustments.AgreementID{ended.ID, c.ID}},
	} {
		list, err := s.Agreements(ctx, x.f, x.o)
		must(t, err)
		var got []adjustments.AgreementID
		for _, l := range list {
			got = append(got, l.Agreement.ID)
		}
		if !reflect.DeepEqual(got, x.want) {
			t.Errorf("%+v %+v gives %v, want %v", x.f, x.o, got, x.want)
		}
	}
	if _, err := s.Agreements(ctx, adjustments.AgreementFilter{}, employers.Order{Sort: "colour"}); err == nil {
		t.Error("sorted by colour")
	}
}

// fill sets every field of a structure to something, in lists one entry.
func fill(v reflect.Value, name string) {
	switch v.Interface().(type) {
	case day.Date:
		v.Set(reflect.ValueOf(today))
		return
	case time.Time:
		v.Set(reflect.ValueOf(storetest.Now))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(name)
	case reflect.Int, reflect.Int64:
		v.SetInt(2)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(0.5)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), name)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), v.Type().Field(i).Name)
		}
	}
}

// Whatever field an agreement, a plan, a review or a signature has, the store gives it back.

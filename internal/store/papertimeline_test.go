package store_test

import (
	"slices"
	"testing"
	"time"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/store"
)

// The timeline of an employer tells that an agreement was sealed, to those alone who may see it.
func TestTheTimelineTellsOfAgreements(t *testing.T) {
	team := open(t)
	s, e := team.Ann, employer(t, team.Ann, "Hallam Bakery")
	a := signed(t, s, participant(t, s, "Sam"), e)
	if _, err := seal(s, refTo(a), "file"); err != nil {
		t.Fatal(err)
	}
	for who, sees := range map[*store.Store]bool{s: true, team.Lead: true, team.Ben: false, team.Reader: false} {
		rows, total, err := who.Timeline(ctx, e.ID, 0, 20)
		must(t, err)
		told := slices.ContainsFunc(rows, func(h employers.Happening) bool {
			return h.Kind == "agreement" && h.ID == string(a.ID) && h.Words == "The agreement with Sam Example was signed and sealed, version 1"
		})
		if told != sees || total != len(rows) {
			t.Errorf("%s: told %v, %d of %d: %s", who.Actor(), told, len(rows), total, happened(rows))
		}
	}
}

// A seal and a merge just after midnight of a summer night are told of on the day that the clock of the place shows.
func TestTheTimelineCountsTheDaysOfThePlace(t *testing.T) {
	team := open(t)
	london, err := time.LoadLocation("Europe/London")
	must(t, err)
	s, e := team.Ann, employer(t, team.Ann, "Hallam Bakery")
	a := signed(t, s, participant(t, s, "Sam"), e)
	*team.Clock = time.Date(2027, time.July, 1, 0, 20, 0, 0, london)
	if _, err := seal(s, refTo(a), "file"); err != nil {
		t.Fatal(err)
	}
	other := employer(t, s, "Hallam Bakeries")
	must(t, s.Merge(ctx, *e, other.ID, other.Version))
	rows, _, err := s.Timeline(ctx, e.ID, 0, 20)
	must(t, err)
	for _, kind := range []string{"agreement", "merge"} {
		if !slices.ContainsFunc(rows, func(h employers.Happening) bool { return h.Kind == kind && h.On == day.New(2027, 7, 1) }) {
			t.Errorf("no %s on 1 July: %s", kind, happened(rows))
		}
	}
}

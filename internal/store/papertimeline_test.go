package store_test

import (
	"slices"
	"testing"

	"jobwright/employers"
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

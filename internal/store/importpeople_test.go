package store_test

import (
	"strings"
	"testing"

	"jobwright/internal/people"
	"jobwright/internal/store"
)

// A specialist brings in their own caseload, and nothing about a colleague's.
func TestASpecialistImportsTheirOwnCaseload(t *testing.T) {
	team := open(t)
	must(t, team.Ben.SaveParticipants(ctx, "added", &people.Participant{Ref: "P1", FirstName: "Sam", LastName: "Example", Specialist: team.Ben.Actor()}))
	sum, err := importRows(t, team.Ann, "people", store.ImportOptions{}, table("ref=P3, first_name=Own, last_name=Person"))
	wantCounts(t, sum, err, "1 created, 0 updated, 0 unchanged, 0 skipped, 0 bad")
	sum, err = importRows(t, team.Ann, "sessions", store.ImportOptions{}, table("participant_ref=P3, date=2026-11-20, mode=PHONE, type=ACTION"))
	wantCounts(t, sum, err, "1 created, 0 updated, 0 unchanged, 0 skipped, 0 bad")
	for kind, row := range map[string]string{
		"sessions":    "participant_ref=P1, date=2026-11-20, mode=PHONE, type=ACTION",
		"permissions": "participant_ref=P1, permission=P3, disclosure=D2",
		"people":      "ref=P1, first_name=Sam, last_name=Other",
		"jobs":        "participant_ref=P1, title=Baker, start=2026-11-20",
	} {
		sum, err := importRows(t, team.Ann, kind, store.ImportOptions{}, table(row))
		if err == nil || sum.Bad != 1 || !strings.Contains(sum.Problems[0].Reason, "on a colleague's caseload") {
			t.Errorf("%s: %+v, %v", kind, sum, err)
		}
	}
	var refs []string
	must(t, team.Ann.Export(ctx, "people", func(cells map[string]string) error {
		refs = append(refs, cells["ref"])
		return nil
	}))
	if len(refs) != 1 || refs[0] != "P3" {
		t.Errorf("exported %v", refs)
	}
}

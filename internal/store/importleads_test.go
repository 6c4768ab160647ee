package store_test

import (
	"testing"

	"jobwright/internal/store"
)

// What a form asks for, a file needs too: every end but a participant in the job has its reason.
func TestALeadThatAFileClosesNeedsItsReason(t *testing.T) {
	team := open(t)
	at := string(employer(t, team.Ann, "Hallam Bakery").ID)
	rows := func(end string) []string {
		return []string{"ref=L1, employer_ref=" + at + ", need=Trays pile up, " + end, "ref=L2, employer_ref=" + at + ", need=Nobody files, stage=SPOTTED"}
	}
	sum, err := importRows(t, team.Ann, "leads", store.ImportOptions{SkipBad: true}, table(rows("stage=DECLINED")...))
	wantCounts(t, sum, err, "1 created, 0 updated, 0 unchanged, 1 skipped, 1 bad")
	if p := sum.Problems[0]; p.Line != 2 || p.Column != "closed_reason" || p.Reason != "Please say in a few words why this lead is closed." {
		t.Errorf("%+v", p)
	}
	for _, end := range []string{"stage=DECLINED, closed_reason=They buy it in", "stage=FILLED"} {
		sum, err = importRows(t, team.Ann, "leads", store.ImportOptions{SkipBad: true}, table(rows(end)...))
		if must(t, err); sum.Bad != 0 {
			t.Errorf("%s: %v", end, sum.Problems)
		}
	}
}

// A finding shows the cell that it is about, also where the record as a whole was looked at.
func TestAFindingShowsWhatStandsInTheCell(t *testing.T) {
	team := open(t)
	at := string(employer(t, team.Ann, "Hallam Bakery").ID)
	sum, err := importRows(t, team.Ann, "vacancies", store.ImportOptions{SkipBad: true}, table("ref=V1, employer_ref="+at+", title=Porter, hours_min=99999, hours_max=99999"))
	if must(t, err); sum.Bad != 1 || sum.Problems[0].Value != "99999" {
		t.Errorf("%+v", sum.Problems)
	}
}

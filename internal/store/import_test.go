package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// table makes rows of "a=b, c=-" lines.
func table(lines ...string) []store.ImportRow {
	var out []store.ImportRow
	for i, line := range lines {
		r := store.ImportRow{Line: i + 2, Values: map[string]store.ImportValue{}, Cells: []string{line}}
		for _, cell := range strings.Split(line, ", ") {
			name, v, _ := strings.Cut(cell, "=")
			if v == "-" {
				r.Values[name] = store.ImportValue{Erase: true}
			} else if v != "" {
				r.Values[name] = store.ImportValue{Text: v}
			}
		}
		out = append(out, r)
	}
	return out
}

func importRows(t testing.TB, s *store.Store, kind string, o store.ImportOptions, rows []store.ImportRow) (store.Summary, error) {
	t.Helper()
	im, err := s.NewImport(ctx, kind, o)
	must(t, err)
	defer im.Close(ctx)
	for _, r := range rows {
		must(t, im.Stage(ctx, r))
	}
	plan, err := im.Plan(ctx)
	must(t, err)
	sum, err := im.Apply(ctx)
	if err == nil && fmt.Sprint(plan.Created, plan.Updated, plan.Unchanged, plan.Bad) != fmt.Sprint(sum.Created, sum.Updated, sum.Unchanged, sum.Bad) {
		t.Errorf("planned %+v, did %+v", plan, sum)
	}
	return sum, err
}

func counts(s store.Summary) string {
	return fmt.Sprintf("%d created, %d updated, %d unchanged, %d skipped, %d bad", s.Created, s.Updated, s.Unchanged, s.Skipped, s.Bad)
}

func wantCounts(t testing.TB, s store.Summary, err error, want string) {
	t.Helper()
	must(t, err)
	if got := counts(s); got != want {
		t.Errorf("%s, want %s (%v)", got, want, s.Problems)
	}
}

var steps = []string{
	"ref=N1, what=Ring the bakery, due=2026-12-01, owner=AE",
	"what=Ring the bakery, due=2026-12-01",
	"what=Ring the bakery, due=2026-12-01",
	"ref=N2, what=Write to the garden centre, due=2026-12-02, owner=Ben Example, done_on=2026-11-20",
}

func TestSameFileAgainChangesNothing(t *testing.T) {
	team := open(t)
	sum, err := importRows(t, team.Ann, "next-steps", store.ImportOptions{}, table(steps...))
	wantCounts(t, sum, err, "4 created, 0 updated, 0 unchanged, 0 skipped, 0 bad")
	sum, err = importRows(t, team.Ann, "next-steps", store.ImportOptions{}, table(steps...))
	wantCounts(t, sum, err, "0 created, 0 updated, 4 unchanged, 0 skipped, 0 bad")
	if n, _ := team.Ann.CountNextSteps(ctx, employers.NextStepFilter{}); n != 3 {
		t.Errorf("%d to do", n)
	}
	h, err := team.Ann.SearchExact(ctx, "garden", 5)
	must(t, err)
	if h.Total != 1 || h.Hits[0].Ref != "N2" {
		t.Errorf("found %+v", h)
	}
}

func TestBlankNeverErasesAndDashErases(t *testing.T) {
	team := open(t)
	_, err := importRows(t, team.Ann, "next-steps", store.ImportOptions{}, table(steps...))
	must(t, err)
	sum, err := importRows(t, team.Ann, "next-steps", store.ImportOptions{}, table("ref=N2, what=Write to the garden centre, due=2026-12-09, owner=, done_on="))
	wantCounts(t, sum, err, "0 created, 1 updated, 0 unchanged, 0 skipped, 0 bad")
	done, err := team.Ann.NextSteps(ctx, employers.NextStepFilter{Done: true})
	must(t, err)
	if len(done) != 1 || done[0].Owner != team.Ben.Actor() || done[0].Due.String() != "2026-12-09" {
		t.Fatalf("got %+v", done)
	}
	_, err = importRows(t, team.Ann, "next-steps", store.ImportOptions{}, table("ref=N2, done_on=-"))
	must(t, err)
	if n, _ := team.Ann.CountNextSteps(ctx, employers.NextStepFilter{Done: true}); n != 0 {
		t.Error("the dash did not erase")
	}
}

func TestBadRowsStopTheImport(t *testing.T) {
	team := open(t)
	rows := table("ref=A, what=Good, due=2026-12-01", "ref=B, what=x, due=2026-12-01, owner=Nobody", "ref=C, what=1, due=2026-12-01", "ref=C, what=2, due=2026-12-01",
		"ref=D, what=x, due=2026-12-01, employer_ref=E1")
	rows = append(rows, store.ImportRow{Line: 7, Cells: []string{"?"}, Bad: []store.ImportProblem{{Line: 7, Column: "due", Value: "soon", Reason: "This is not a date."}}})
	sum, err := importRows(t, team.Ann, "next-steps", store.ImportOptions{}, rows)
	if !errors.Is(err, store.ErrBadRows) || sum.Bad != 5 || len(sum.Problems) != 5 {
		t.Errorf("%v %+v", err, sum)
	}
	if n, _ := team.Ann.CountNextSteps(ctx, employers.NextStepFilter{}); n != 0 {
		t.Errorf("%d were written", n)
	}
	sum, err = importRows(t, team.Ann, "next-steps", store.ImportOptions{SkipBad: true}, rows)
	wantCounts(t, sum, err, "1 created, 0 updated, 0 unchanged, 5 skipped, 5 bad")
	im, err := team.Ann.NewImport(ctx, "next-steps", store.ImportOptions{})
	must(t, err)
	defer im.Close(ctx)
	for _, r := range rows {
		must(t, im.Stage(ctx, r))
	}
	_, err = im.Plan(ctx)
	must(t, err)
	var lines []int
	must(t, im.BadRows(ctx, func(r store.ImportRow) error {
		if len(r.Bad) == 0 || len(r.Cells) != 1 {
			t.Errorf("row %+v", r)
		}
		lines = append(lines, r.Line)
		return nil
	}))
	if fmt.Sprint(lines) != "[3 4 5 6 7]" {
		t.Errorf("bad lines %v", lines)
	}
}

func TestUnknownStaffAreAddedWhenWished(t *testing.T) {
	team := open(t)
	rows := table("what=a, due=2026-12-01, owner=Nia New", "what=b, due=2026-12-01, owner=nia new")
	if _, err := team.Ann.NewImport(ctx, "next-steps", store.ImportOptions{AddStaff: true}); !errors.As(err, new(people.Denied)) {
		t.Errorf("a specialist may add staff: %v", err)
	}
	sum, err := importRows(t, team.Lead, "next-steps", store.ImportOptions{AddStaff: true}, rows)
	wantCounts(t, sum, err, "2 created, 0 updated, 0 unchanged, 0 skipped, 0 bad")
	list, err := team.Lead.Staff(ctx)
	must(t, err)
	if len(list) != 5 || len(sum.MadeStaff) != 1 {
		t.Errorf("%d staff, made %v", len(list), sum.MadeStaff)
	}
}

func TestUndoOfAnImportLeavesWhatWasTouched(t *testing.T) {
	team := open(t)
	sum, err := importRows(t, team.Ann, "next-steps", store.ImportOptions{}, table(steps...))
	must(t, err)
	sum2, err := importRows(t, team.Ann, "next-steps", store.ImportOptions{}, table("ref=N1, what=Visit the bakery, due=2026-12-05"))
	wantCounts(t, sum2, err, "0 created, 1 updated, 0 unchanged, 0 skipped, 0 bad")
	u, err := team.Ann.UndoBatch(ctx, sum.Batch)
	must(t, err)
	if u.Records != 3 || len(u.Kept) != 1 || u.Kept[0].Title != "Visit the bakery" || u.Kept[0].Reason == "" {
		t.Errorf("got %+v", u)
	}
	for batch, want := range map[int64]bool{sum.Batch: true, sum2.Batch: false, 0: false} {
		if back, err := team.Ann.TakenBack(ctx, batch); back != want || err != nil {
			t.Errorf("taken back: %v, %v", back, err)
		}
	}
	u, err = team.Ann.UndoBatch(ctx, sum2.Batch)
	must(t, err)
	list, err := team.Ann.NextSteps(ctx, employers.NextStepFilter{})
	must(t, err)
	if u.Records != 1 || len(list) != 1 || list[0].What != "Ring the bakery" || list[0].Due.String() != "2026-12-01" {
		t.Errorf("undid %+v, left %+v", u, list)
	}
	again, err := importRows(t, team.Ann, "next-steps", store.ImportOptions{}, table(steps...))
	wantCounts(t, again, err, "3 created, 0 updated, 1 unchanged, 0 skipped, 0 bad")
}

func TestImportIsOneEntryInTheChain(t *testing.T) {
	team := open(t)
	before, _ := head(t, team)
	_, err := importRows(t, team.Ann, "next-steps", store.ImportOptions{}, table(steps...))
	must(t, err)
	after, _ := head(t, team)
	list, err := team.Lead.Audit(ctx, 0, 1)
	must(t, err)
	if after != before+1 || list[0].Action != "import" || len(list[0].After) != 32 || list[0].Note != "4 records" {
		t.Errorf("%d to %d, %+v", before, after, list[0])
	}
}

func TestStaffAndLeaveByName(t *testing.T) {
	team := open(t)
	rows := table("ref=S1, name=Lena Lead, initials=ll, role=lead, supervisor=", "ref=S2, name=Cas Example, initials=CE, role=specialist, supervisor=Dee Example, fte=0.6",
		"ref=S3, name=Dee Example, role=lead, from=2026-01-01")
	sum, err := importRows(t, team.Lead, "staff", store.ImportOptions{}, rows)
	wantCounts(t, sum, err, "2 created, 1 updated, 0 unchanged, 0 skipped, 0 bad")
	sum, err = importRows(t, team.Lead, "staff", store.ImportOptions{}, rows)
	wantCounts(t, sum, err, "0 created, 0 updated, 3 unchanged, 0 skipped, 0 bad")
	cas, err := team.Lead.StaffByInitials(ctx, "ce")
	must(t, err)
	dee, err := team.Lead.Person(ctx, cas.Supervisor)
	if err != nil || dee.Ref != "S3" || cas.FTE != 0.6 {
		t.Errorf("%+v %v", cas, err)
	}
	leave := table("staff=S2, from=2026-12-01, to=2026-12-04", "staff=Cas Example, from=2026-12-21, to=2026-12-24", "staff=S3, from=2026-12-04, to=2026-12-01")
	sum, err = importRows(t, team.Lead, "leave", store.ImportOptions{SkipBad: true}, leave)
	wantCounts(t, sum, err, "2 created, 0 updated, 0 unchanged, 1 skipped, 1 bad")
	sum, err = importRows(t, team.Lead, "leave", store.ImportOptions{SkipBad: true}, leave)
	wantCounts(t, sum, err, "0 created, 0 updated, 2 unchanged, 1 skipped, 1 bad")
	if _, err := team.Ann.NewImport(ctx, "staff", store.ImportOptions{}); !errors.As(err, new(people.Denied)) {
		t.Errorf("a specialist may import staff: %v", err)
	}
}

func TestExportedRowsComeBackUnchanged(t *testing.T) {
	team := open(t)
	p := people.Participant{FirstName: "Pat", LastName: "Example", Specialist: team.Ann.Actor()}
	must(t, team.Ann.SaveParticipants(ctx, "added", &p))
	n := employers.NextStep{What: "About Pat", Due: today, Owner: team.Ann.Actor(), Participant: p.ID}
	must(t, team.Ann.SaveNextSteps(ctx, "added", &n))
	_, err := importRows(t, team.Ann, "next-steps", store.ImportOptions{}, table(steps...))
	must(t, err)
	must(t, team.Lead.SaveLeave(ctx, &people.Leave{Staff: team.Ann.Actor(), From: today, To: today.AddDays(3)}))
	for kind, want := range map[string]int{"next-steps": 5, "staff": 4, "leave": 1} {
		var rows []store.ImportRow
		must(t, team.Lead.Export(ctx, kind, func(cells map[string]string) error {
			r := store.ImportRow{Line: len(rows) + 2, Values: map[string]store.ImportValue{}}
			for name, v := range cells {
				if v != "" {
					r.Values[name] = store.ImportValue{Text: v}
				}
			}
			rows = append(rows, r)
			return nil
		}))
		sum, err := importRows(t, team.Lead, kind, store.ImportOptions{}, rows)
		wantCounts(t, sum, err, fmt.Sprintf("0 created, 0 updated, %d unchanged, 0 skipped, 0 bad", want))
	}
	if err := team.Reader.Export(ctx, "next-steps", func(map[string]string) error { return nil }); !denied(err) {
		t.Errorf("a read-only colleague exports: %v", err)
	}
}

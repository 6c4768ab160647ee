package store_test

import (
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// old is a store as the first release left it: a lead, a participant, and a next step that was put off once.
func old(t *testing.T) *storetest.Plain { t.Helper(); return unpacked(t, "schema1.db.gz") }

// unpacked is a store of testdata, to be changed.
func unpacked(t *testing.T, name string) *storetest.Plain {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	must(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	must(t, err)
	path := filepath.Join(t.TempDir(), "case.db")
	out, err := os.Create(path)
	must(t, err)
	_, err = io.Copy(out, z)
	must(t, err)
	must(t, out.Close())
	return storetest.OpenPlain(t, path)
}

// A store of the first release is brought up to date after a backup, keeps what it holds, and takes employers.
func TestAStoreOfTheFirstReleaseIsBroughtUpToDate(t *testing.T) {
	f, backups := old(t), 0
	s, err := store.Open(ctx, f, store.Options{Now: now, Backup: func(context.Context, string) error { backups++; return nil }})
	must(t, err)
	if backups != 1 {
		t.Errorf("%d backups were made before the update", backups)
	}
	s.MarkChecked()
	var lead string
	must(t, f.Read().QueryRow("select id from staff").Scan(&lead))
	s = s.As(people.StaffID(lead))
	steps, err := s.NextSteps(ctx, employers.NextStepFilter{})
	must(t, err)
	if len(steps) != 1 || steps[0].What != "Ring the bakery" || steps[0].Employer != "" || steps[0].Snoozed != 1 {
		t.Fatalf("it holds %+v", steps)
	}
	batches, err := s.Batches(ctx, 1)
	must(t, err)
	_, err = s.UndoBatch(ctx, batches[0].ID) // written before the columns were there
	must(t, err)
	if got, _ := s.NextStep(ctx, steps[0].ID); got.Due != today || got.Snoozed != 0 {
		t.Errorf("after the undo %+v", got)
	}
	e := &employers.Employer{Name: "Hallam Bakery"}
	must(t, s.SaveEmployer(ctx, e))
	step := steps[0]
	step.Version, step.Employer = 3, e.ID
	step.Due, step.Snoozed = today, 0
	must(t, s.SaveNextSteps(ctx, "about the bakery", &step))
	if h, err := s.SearchExact(ctx, "bakery", 5); err != nil || h.Total != 2 {
		t.Errorf("found %+v, %v", h, err)
	}
	if problems, err := s.Verify(ctx); err != nil || len(problems) > 0 {
		t.Errorf("the store has %v, %v", problems, err)
	}
	if _, err := store.Inspect(ctx, f.Read(), f.Subkey("audit")); err != nil {
		t.Error(err)
	}
}

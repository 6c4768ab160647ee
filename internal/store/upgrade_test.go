package store_test

import (
	"context"
	"os"
	"testing"

	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// A backup is made and read through before a store is brought up to date, when it does not have the new tables yet.
func TestAStoreOfAnOlderProgramIsBackedUpAndBroughtUpToDate(t *testing.T) {
	first, err := os.ReadFile("migrations/0001_base.sql")
	must(t, err)
	f := storetest.NewPlain(t)
	for _, stmt := range []string{string(first), "pragma user_version = 1", "pragma application_id = 1245861714"} {
		_, err = f.Write().Exec(stmt)
		must(t, err)
	}
	var before store.Facts
	_, err = store.Open(ctx, f, store.Options{Now: now, Backup: func(ctx context.Context, _ string) (err error) {
		before, err = store.Inspect(ctx, f.Read(), f.Subkey("audit"))
		return err
	}})
	if err != nil || before.Schema != 1 {
		t.Fatalf("backed up as %+v: %v", before, err)
	}
	after, err := store.Inspect(ctx, f.Read(), f.Subkey("audit"))
	if err != nil || after.Schema <= 1 {
		t.Errorf("now it is %+v: %v", after, err)
	}
}

// A change of a participant from before there were profiles can still be undone: what came later was empty then.
func TestAStoreFromBeforeBrokerageIsBroughtUpToDate(t *testing.T) {
	f := storetest.NewPlain(t)
	run := func(stmt string, args ...any) {
		t.Helper()
		_, err := f.Write().Exec(stmt, args...)
		must(t, err)
	}
	for _, name := range []string{"0001_base", "0002_register", "0003_added"} {
		text, err := os.ReadFile("migrations/" + name + ".sql")
		must(t, err)
		run(string(text))
	}
	run("pragma user_version = 3")
	run("pragma application_id = 1245861714")
	run(`insert into staff (id, version, changed_at, changed_by, deleted, ref, name, initials, initials_key, role, fte, team, supervisor, from_day, to_day, slot_tag)
		values ('lead', 1, 1, 'lead', 0, '', 'Lena Lead', 'LL', 'll', 'lead', 1, '', '', '', '', '')`)
	run(`insert into participant (id, version, changed_at, changed_by, deleted, ref, first_name, last_name, name_key, specialist, grp)
		values ('sam', 2, 2, 'lead', 0, 'P1', 'Samuel', 'Example', 'example samuel', 'lead', '')`)
	run(`insert into journal (id, batch, label, actor, at, partial, undone, kind, record, subject, subject_before, before, after, kept)
		values (1, 1, 'renamed', 'lead', 2, 0, 0, 'people', 'sam', 'sam', 'sam', '{"v":["P1","Sam","Example","example sam","lead",""]}', '{"v":["P1","Samuel","Example","example samuel","lead",""]}', 0)`)
	s, err := store.Open(ctx, f, store.Options{Now: now})
	must(t, err)
	s.MarkChecked()
	s = s.As("lead")
	_, err = s.UndoBatch(ctx, 1)
	must(t, err)
	p, err := s.OpenParticipant(ctx, "sam")
	must(t, err)
	if p.FirstName != "Sam" {
		t.Errorf("after the undo %+v", p)
	}
	p.Profile.DreamJob, p.Town = "Baker", "Sheffield"
	must(t, s.SaveParticipants(ctx, "profile", &p))
	if list, err := s.ProfileVersions(ctx, "sam"); err != nil || len(list) != 1 || list[0].Profile.DreamJob != "Baker" {
		t.Errorf("versions %+v, %v", list, err)
	}
	if problems, err := s.Verify(ctx); err != nil || len(problems) > 0 {
		t.Errorf("the store has %v, %v", problems, err)
	}
}

package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"jobwright/employers"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// firms are so many rows of made-up employers.
func firms(n int) (rows []store.ImportRow) {
	for i := range n {
		rows = append(rows, store.ImportRow{Line: i + 2, Values: map[string]store.ImportValue{"ref": {Text: fmt.Sprint("E", i)}, "name": {Text: fmt.Sprint("Firm ", i)}}})
	}
	return rows
}

// visits are contacts with them, each with somebody whom nobody knows yet and a next step.
func visits(n int) (rows []store.ImportRow) {
	for i := range n {
		rows = append(rows, store.ImportRow{Line: i + 2, Values: map[string]store.ImportValue{"ref": {Text: fmt.Sprint("C", i)}, "date": {Text: "2026-11-02"},
			"employer_ref": {Text: fmt.Sprint("E", i)}, "channel": {Text: "PHONE"}, "purpose": {Text: "LEARN"}, "minutes": {Text: "20"}, "met": {Text: fmt.Sprint("Pat Visit", i)},
			"outcome": {Text: "information"}, "next_step": {Text: "Ring again"}, "next_date": {Text: "2026-12-01"}}})
	}
	return rows
}

func howMany(t testing.TB, files store.Files, table string) (n int) {
	t.Helper()
	must(t, files.Read().QueryRowContext(ctx, "select count(*) from "+table).Scan(&n))
	return n
}

// saves says whether the store can still be written to.
func saves(t testing.TB, s *store.Store) {
	t.Helper()
	must(t, s.SaveEmployer(ctx, &employers.Employer{Name: "Afterwards Ltd", Owner: s.Actor()}))
}

// A record is stored while the next is prepared. When that fails, whatever the import does meanwhile, nothing of it stays, its own cause is
// told, and the store goes on.
func TestWhatFailsLateTakesTheWholeImportBack(t *testing.T) {
	for _, how := range []string{"abort", "rollback"} { // SQLite itself ends the transaction on a full disk
		for _, at := range []int{1, 63, 64, 65, 700, 1200} {
			t.Run(fmt.Sprint(how, at), func(t *testing.T) {
				team := open(t)
				_, err := importRows(t, team.Lead, "employers", store.ImportOptions{}, firms(400))
				must(t, err)
				before := howMany(t, team.Files, "journal")
				var last int
				must(t, team.Files.Read().QueryRowContext(ctx, "select max(id) from journal").Scan(&last))
				_, err = team.Files.Write().ExecContext(ctx, fmt.Sprintf("create trigger full before insert on journal when new.id = %d begin select raise(%s, 'no room'); end", last+at, how))
				must(t, err)
				im, err := team.Lead.NewImport(ctx, "contacts", store.ImportOptions{SkipBad: true})
				must(t, err)
				defer im.Close(ctx)
				for _, r := range visits(400) {
					must(t, im.Stage(ctx, r))
				}
				if _, err = im.Apply(ctx); err == nil || !strings.Contains(err.Error(), "no room") {
					t.Errorf("the import ended with %v", err)
				}
				_, err = team.Files.Write().ExecContext(ctx, "drop trigger full")
				must(t, err)
				if howMany(t, team.Files, "contact") > 0 || howMany(t, team.Files, "journal") != before {
					t.Error("a part of the import has stayed")
				}
				saves(t, team.Lead)
				sum, err := im.Apply(ctx)
				wantCounts(t, sum, err, "400 created, 0 updated, 0 unchanged, 0 skipped, 0 bad")
			})
		}
	}
}

func TestCancelledImportLeavesNothingThatWasOnItsWay(t *testing.T) {
	team := open(t)
	im, err := team.Lead.NewImport(ctx, "employers", store.ImportOptions{})
	must(t, err)
	defer im.Close(ctx)
	for _, r := range firms(2500) {
		must(t, im.Stage(ctx, r))
	}
	in, cancel := context.WithCancel(ctx)
	im.OnProgress(func(done, _ int) {
		if done == 2000 {
			cancel()
		}
	})
	if _, err := im.Apply(in); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if n := howMany(t, team.Files, "employer"); n > 0 {
		t.Errorf("%d employers stayed", n)
	}
	saves(t, team.Lead)
}

func TestPanicInAChangeDoesNotHoldUpTheNext(t *testing.T) {
	team := open(t)
	im, err := team.Lead.NewImport(ctx, "employers", store.ImportOptions{})
	must(t, err)
	for _, r := range firms(1500) {
		must(t, im.Stage(ctx, r))
	}
	im.OnProgress(func(done, _ int) {
		if done == 1000 {
			panic("a fault of the program")
		}
	})
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		im.Apply(ctx)
	}()
	saves(t, team.Lead)
	if n := howMany(t, team.Files, "employer"); n != 1 {
		t.Errorf("%d employers, want the one saved afterwards", n)
	}
}

// A bad row far down takes back all rows before it, those included that are still to be stored.
func TestBadRowFarDownTakesBackAllBeforeIt(t *testing.T) {
	team := open(t)
	rows := firms(333)
	rows[320].Bad = []store.ImportProblem{{Line: 322, Column: "name", Reason: "invented"}}
	im, err := team.Lead.NewImport(ctx, "employers", store.ImportOptions{})
	must(t, err)
	defer im.Close(ctx)
	for _, r := range rows {
		must(t, im.Stage(ctx, r))
	}
	sum, err := im.Apply(ctx)
	if !errors.Is(err, store.ErrBadRows) || sum.Created != 332 || sum.Bad != 1 {
		t.Errorf("%s, %v", counts(sum), err)
	}
	if n := howMany(t, team.Files, "employer") + howMany(t, team.Files, "search_wait where kind = 'employer'") + howMany(t, team.Files, "search_doc where kind = 'employer'") +
		howMany(t, team.Files, "journal where kind = 'employer'"); n > 0 {
		t.Errorf("%d rows stayed", n)
	}
	saves(t, storetest.NewSession(t, team).Lead)
}

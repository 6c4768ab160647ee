package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
	"jobwright/internal/vault"
)

func now() time.Time { return storetest.Now }

func TestForeignAndNewerDatabasesAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		sql  string
		kind error
		vk   vault.Kind
	}{
		"another program": {"pragma application_id = 7; create table x (a)", store.ErrForeign, vault.Foreign},
		"no mark":         {"create table x (a)", store.ErrForeign, vault.Foreign},
		"newer":           {"pragma user_version = 99; pragma application_id = 1245861714; create table x (a)", store.ErrNewer, vault.NewerSchema},
	} {
		f := storetest.NewPlain(t)
		_, err := f.Write().Exec(c.sql)
		must(t, err)
		_, err = store.Open(ctx, f, store.Options{Now: now})
		if kind, ok := vault.KindOf(err); !errors.Is(err, c.kind) || !ok || kind != c.vk {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOpeningAgainKeepsEverything(t *testing.T) {
	f := storetest.NewPlain(t)
	team := storetest.Open(t, f)
	n := step(t, team.Ann, "Ring the bakery")
	again := storetest.NewSession(t, storetest.Team{Lead: team.Lead, Ann: team.Ann, Ben: team.Ben, Reader: team.Reader, Files: storetest.OpenPlain(t, f.Path), Clock: team.Clock})
	got, err := again.Ann.NextStep(ctx, n.ID)
	if err != nil || got.What != n.What {
		t.Errorf("%+v %v", got, err)
	}
	if _, err := again.Ann.Undo(ctx); !errors.Is(err, store.ErrNothing) {
		t.Errorf("undo reached into an earlier session: %v", err)
	}
}

func TestNothingIsWrittenBeforeTheCheck(t *testing.T) {
	f := storetest.NewPlain(t)
	team := storetest.Open(t, f)
	s, err := store.Open(ctx, f, store.Options{Now: now})
	must(t, err)
	s = s.As(team.Ann.Actor())
	n := &employers.NextStep{What: "x", Due: today, Owner: s.Actor()}
	if err := s.SaveNextSteps(ctx, "x", n); !errors.Is(err, store.ErrChecking) || !strings.Contains(err.Error(), "still checking") {
		t.Errorf("got %v", err)
	}
	if err := s.Export(ctx, "staff", func(map[string]string) error { return nil }); !errors.Is(err, store.ErrChecking) {
		t.Errorf("an export that cannot be noted: %v", err)
	}
	must(t, s.SaveDraft(ctx, "f", "", "{}")) // what was typed must outlast a lock
	if _, err := s.NextSteps(ctx, employers.NextStepFilter{}); err != nil {
		t.Errorf("reading: %v", err)
	}
	s.MarkUnfinished()
	if err := s.Writable(); !errors.Is(err, store.ErrChecking) || strings.Contains(err.Error(), "still checking") {
		t.Errorf("a check that broke off: %v", err)
	}
	s.MarkChecked()
	must(t, s.SaveNextSteps(ctx, "x", n))
	s.MarkDamaged()
	err = s.SaveNextSteps(ctx, "x", n)
	if !errors.Is(err, store.ErrDamaged) || err.Error() != "The check found a problem, so nothing can be changed. Restore a backup under Settings, Backups." {
		t.Errorf("after a check that found damage: %v", err)
	}
}

// A save that failed may be tried again with what it was tried with: nothing of it was kept.
func TestAFailedSaveLeavesTheVersion(t *testing.T) {
	f := storetest.NewPlain(t)
	team := storetest.Open(t, f)
	_, err := f.Write().Exec("create trigger full before insert on audit begin select raise(abort, 'no'); end")
	must(t, err)
	p := people.Participant{FirstName: "Pat", Specialist: team.Ann.Actor()}
	who := people.Staff{Name: "New Example", Role: people.Specialist}
	l := people.Leave{Staff: team.Ann.Actor(), From: today, To: today}
	v := people.Cover{Staff: team.Ann.Actor(), For: team.Ben.Actor(), From: today, To: today}
	a := store.Attachment{About: "x", Name: "a.txt"}
	for name, err := range map[string]error{"participant": team.Ann.SaveParticipants(ctx, "x", &p), "staff": team.Lead.SaveStaff(ctx, &who), "leave": team.Ann.SaveLeave(ctx, &l),
		"cover": team.Lead.SaveCover(ctx, &v), "attachment": team.Ann.Attach(ctx, &a, []byte("hello"))} {
		if err == nil {
			t.Errorf("%s was saved", name)
		}
	}
	if p.Version+who.Version+l.Version+v.Version+a.Version != 0 {
		t.Errorf("versions of what was not saved: %d %d %d %d %d", p.Version, who.Version, l.Version, v.Version, a.Version)
	}
}

func TestReadOnlyCopy(t *testing.T) {
	f := storetest.NewPlain(t)
	team := storetest.Open(t, f)
	step(t, team.Ann, "Ring the bakery")
	f.Copy = true
	s, err := store.Open(ctx, f, store.Options{Now: now})
	must(t, err)
	s = s.As(team.Ann.Actor())
	s.MarkChecked()
	if err := s.SaveNextSteps(ctx, "x", &employers.NextStep{What: "x", Due: today, Owner: s.Actor()}); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("got %v", err)
	}
	if n, err := s.CountNextSteps(ctx, employers.NextStepFilter{}); err != nil || n != 1 {
		t.Errorf("%d %v", n, err)
	}
}

// A full disk is told in words; the form is kept, and when there is room the same save works, once.
func TestFullDisk(t *testing.T) {
	f := storetest.NewPlain(t)
	team := storetest.Open(t, f)
	var pages int
	must(t, f.Write().QueryRow("pragma page_count").Scan(&pages))
	_, err := f.Write().Exec("pragma max_page_count = 1") // the smallest that SQLite takes is the present size
	must(t, err)
	var steps []*employers.NextStep
	for range 200 {
		steps = append(steps, &employers.NextStep{What: strings.Repeat("long ", 90), Due: today, Owner: team.Ann.Actor()})
	}
	err = team.Ann.SaveNextSteps(ctx, "many", steps...)
	if !errors.Is(err, store.ErrFull) || !strings.Contains(err.Error(), "no room left") {
		t.Fatalf("got %v", err)
	}
	if n, _ := team.Ann.CountNextSteps(ctx, employers.NextStepFilter{}); n != 0 {
		t.Errorf("%d were written", n)
	}
	must(t, team.Ann.SaveNextSteps(ctx, "many", steps...)) // the connection with the limit is gone
	if n, _ := team.Ann.CountNextSteps(ctx, employers.NextStepFilter{}); n != 200 {
		t.Errorf("%d after the second try", n)
	}
	if _, err := team.Lead.VerifyAudit(ctx, 0, ""); err != nil {
		t.Error(err)
	}
}

// What a failed write may have done to the newest entry is looked at before the next write.
func TestReadBackAfterAFailure(t *testing.T) {
	f := storetest.NewPlain(t)
	team := storetest.Open(t, f)
	step(t, team.Ann, "Ring the bakery")
	_, err := f.Write().Exec(dropTriggers + "update audit set actor = 'x' where seq = (select max(seq) from audit); pragma max_page_count = 1")
	must(t, err)
	big := &employers.NextStep{What: "x", Due: today, Owner: team.Ann.Actor()}
	var steps []*employers.NextStep
	for range 200 {
		steps = append(steps, &employers.NextStep{What: strings.Repeat("long ", 90), Due: today, Owner: team.Ann.Actor()})
	}
	if err := team.Ann.SaveNextSteps(ctx, "many", steps...); !errors.Is(err, store.ErrFull) {
		t.Fatalf("got %v", err)
	}
	if err := team.Ann.SaveNextSteps(ctx, "one", big); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

func TestAClosedScreenDoesNotCancelASaveThatHasBegun(t *testing.T) {
	team := open(t)
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if err := team.Ann.SaveNextSteps(gone, "x", &employers.NextStep{What: "x", Due: today, Owner: team.Ann.Actor()}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

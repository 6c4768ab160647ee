package store_test

import (
	"context"
	"testing"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// A store of the release before agreements keeps what it holds, takes agreements, and its changes can still be undone.
func TestAStoreFromBeforeAgreementsIsBroughtUpToDate(t *testing.T) {
	f := unpacked(t, "schema4.db.gz")
	backups := 0
	s, err := store.Open(ctx, f, store.Options{Now: now, Backup: func(context.Context, string) error { backups++; return nil }})
	must(t, err)
	s.MarkChecked()
	var ann, sam, firm string
	must(t, f.Read().QueryRow("select id from staff where initials = 'AE'").Scan(&ann))
	must(t, f.Read().QueryRow("select id from participant").Scan(&sam))
	must(t, f.Read().QueryRow("select id from employer").Scan(&firm))
	s = s.As(people.StaffID(ann))
	p, err := s.PersonPage(ctx, people.ParticipantID(sam))
	if err != nil || backups != 1 || p.Participant.Profile.DreamJob != "Baker" || len(p.Jobs) != 1 || len(p.Applications) != 1 || len(p.Carvings) != 1 || len(p.Permits) != 1 || len(p.Next) != 1 {
		t.Fatalf("%d backups, and it holds %+v, %v", backups, p, err)
	}
	a := agreement(t, s, &p.Participant, &employers.Employer{ID: employers.EmployerID(firm)})
	must(t, sign(s, refTo(a), adjustments.Employee, "hash"))
	batches, err := s.Batches(ctx, 2)
	must(t, err)
	_, err = s.UndoBatch(ctx, batches[1].ID) // the job with its next step, written before steps could come from a paper
	must(t, err)
	if p, err = s.PersonPage(ctx, people.ParticipantID(sam)); err != nil || len(p.Jobs)+len(p.Next) != 0 {
		t.Errorf("after the undo %+v, %v", p, err)
	}
	if problems, err := s.Verify(ctx); err != nil || len(problems) > 0 {
		t.Errorf("the store has %v, %v", problems, err)
	}
	if _, err := store.Inspect(ctx, f.Read(), f.Subkey("audit")); err != nil {
		t.Error(err)
	}
}

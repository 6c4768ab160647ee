package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// Suite is what every kind of store must do, on real files. open gives empty files that close with the test.
func Suite(t *testing.T, open func(testing.TB) store.Files) {
	for name, test := range map[string]func(*testing.T, Team){"life of a record": life, "import and search": importAndSearch, "erasure": erasure, "many at once": manyAtOnce,
		"register": register, "from lead to job": fromLeadToJob, "signed and sealed": signedAndSealed} {
		t.Run(name, func(t *testing.T) {
			team := Open(t, open(t))
			test(t, team)
			facts, err := store.Inspect(context.Background(), team.Files.Read(), team.Files.Subkey("audit"))
			if err != nil || facts.AuditEntries == 0 {
				t.Errorf("the check found %+v, %v", facts, err)
			}
		})
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func life(t *testing.T, team Team) {
	ctx, s := context.Background(), team.Ann
	n := &employers.NextStep{What: "Ring the bakery", Due: day.Of(Now), Owner: s.Actor()}
	check(t, s.SaveNextSteps(ctx, "added", n))
	later := n.Snooze(n.Due.AddDays(2))
	check(t, s.SaveNextSteps(ctx, "put off", &later))
	if err := s.SaveNextSteps(ctx, "old", &employers.NextStep{ID: n.ID, What: "x", Due: n.Due, Owner: n.Owner, Version: 1}); !errors.Is(err, store.ErrConflict) {
		t.Errorf("an old version was saved: %v", err)
	}
	check(t, s.DeleteNextStep(ctx, n.ID, later.Version))
	for range 3 {
		_, err := s.Undo(ctx)
		check(t, err)
	}
	if got, err := s.CountNextSteps(ctx, employers.NextStepFilter{}); err != nil || got != 0 {
		t.Errorf("%d left after undoing all, %v", got, err)
	}
	for range 2 {
		_, err := s.Redo(ctx)
		check(t, err)
	}
	got, err := s.NextStep(ctx, n.ID)
	if err != nil || got.Snoozed != 1 || got.Due != later.Due {
		t.Errorf("%+v %v", got, err)
	}
}

func importAndSearch(t *testing.T, team Team) {
	ctx := context.Background()
	for round, want := range []string{"700 0", "0 700"} { // more than the index takes in at once
		im, err := team.Ann.NewImport(ctx, "next-steps", store.ImportOptions{})
		check(t, err)
		for i := range 700 {
			check(t, im.Stage(ctx, store.ImportRow{Line: i + 2, Values: map[string]store.ImportValue{
				"ref": {Text: fmt.Sprint("R", i)}, "what": {Text: fmt.Sprintf("Visit the Küchenhilfe %03d", i)}, "due": {Text: "2026-12-01"}}}))
		}
		sum, err := im.Apply(ctx)
		check(t, err)
		check(t, im.Close(ctx))
		if got := fmt.Sprint(sum.Created, sum.Unchanged); got != want {
			t.Errorf("round %d: %s, want %s", round, got, want)
		}
	}
	h, err := team.Ben.SearchExact(ctx, "kuchen visit", 5)
	check(t, err)
	if h.Total != 700 || h.Hits[0].Ref != "R699" {
		t.Errorf("found %d, the newest %+v", h.Total, h.Hits[0])
	}
	_, err = team.Ann.Undo(ctx)
	check(t, err)
	if h, err = team.Ben.SearchExact(ctx, "kuchen", 5); err != nil || h.Total != 0 {
		t.Errorf("found %d after the undo, %v", h.Total, err)
	}
}

func erasure(t *testing.T, team Team) {
	ctx := context.Background()
	p := people.Participant{FirstName: "Pat", LastName: "Example", Specialist: team.Ann.Actor()}
	check(t, team.Ann.SaveParticipants(ctx, "added", &p))
	check(t, team.Ann.SaveNextSteps(ctx, "added", &employers.NextStep{What: "About Pat", Due: day.Of(Now), Owner: team.Ann.Actor(), Participant: p.ID}))
	out, err := team.Lead.Erase(ctx, p.ID, "asked for it")
	check(t, err)
	if out.Records != 2 {
		t.Errorf("erased %d records", out.Records)
	}
	if h, err := team.Lead.SearchExact(ctx, "pat", 5); err != nil || h.Total != 0 {
		t.Errorf("still found: %+v %v", h, err)
	}
}

// manyAtOnce writes and reads from several goroutines: nothing is lost, and the chain stays whole.
func manyAtOnce(t *testing.T, team Team) {
	ctx := context.Background()
	done := make(chan error)
	for _, s := range []*store.Store{team.Ann, team.Ben, team.Lead} {
		go func() {
			for i := range 120 {
				n := &employers.NextStep{What: fmt.Sprintf("Step %d", i), Due: day.Of(Now), Owner: s.Actor()}
				if err := s.SaveNextSteps(ctx, "added", n); err != nil {
					done <- err
					return
				}
				if _, err := s.Search(ctx, "step", 20); err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
	}
	for range 3 {
		check(t, <-done)
	}
	if n, err := team.Ann.CountNextSteps(ctx, employers.NextStepFilter{}); err != nil || n != 360 {
		t.Errorf("%d records, %v", n, err)
	}
	if h, err := team.Ann.SearchExact(ctx, "step", 1); err != nil || h.Total != 360 {
		t.Errorf("found %d, %v", h.Total, err)
	}
}

// register goes through the life of two employers: logged, listed, found, merged, and taken back.
func register(t *testing.T, team Team) {
	ctx, s := context.Background(), team.Ann
	keep, gone := &employers.Employer{Name: "Hallam Bakery"}, &employers.Employer{Name: "Hallam Bakery Ltd", Phone: "0114 496 0123"}
	check(t, s.SaveEmployer(ctx, keep))
	check(t, s.SaveEmployer(ctx, gone))
	anna := &employers.ContactPerson{ID: employers.PersonID(store.NewID()), Employer: gone.ID, Name: "Anna Brandt", CanHire: employers.Hires}
	check(t, s.SaveContacts(ctx, employers.Logged{People: []*employers.ContactPerson{anna},
		Contacts: []*employers.Contact{{On: day.Of(Now), Employer: gone.ID, Channel: "F2F_SITE", Specialist: s.Actor(), Met: []employers.PersonID{anna.ID}, Note: "quiet corner by the oven"}},
		Steps:    []*employers.NextStep{{What: "Bring the leaflet", Due: day.Of(Now), Owner: s.Actor(), Employer: gone.ID}}}))
	check(t, s.Merge(ctx, *keep, gone.ID, gone.Version))
	list, err := s.Employers(ctx, employers.Filter{}, employers.Order{Sort: "last"})
	check(t, err)
	if len(list) != 1 || list[0].ID != keep.ID || list[0].NextWhat != "Bring the leaflet" || list[0].LastContact != day.Of(Now) {
		t.Errorf("the list has %+v", list)
	}
	_, err = s.Undo(ctx)
	check(t, err)
	if found, err := s.FindEmployers(ctx, "+44 114 496 0123", 5); err != nil || len(found) != 1 || found[0].ID != gone.ID || found[0].NextWhat == "" {
		t.Errorf("found %+v, %v", found, err)
	}
	if h, err := s.SearchExact(ctx, "oven quiet", 5); err != nil || h.Total != 1 || h.Hits[0].Title != "Hallam Bakery Ltd, 25 November 2026" {
		t.Errorf("found %+v, %v", h, err)
	}
	problems, err := s.Verify(ctx)
	check(t, err)
	if len(problems) > 0 {
		t.Errorf("the store has %v", problems)
	}
}

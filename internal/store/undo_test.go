package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// picture is everything visible of the next steps, whatever the versions.
func picture(t interface{ Fatal(...any) }, s *store.Store) string {
	var b strings.Builder
	for _, done := range []bool{false, true} {
		list, err := s.NextSteps(ctx, employers.NextStepFilter{Done: done, Sort: "due", Limit: 1000})
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range list {
			n.Version, n.ChangedBy = 0, ""
			fmt.Fprintln(&b, n.ID, n.What, n.Due, n.Owner, n.DoneOn, n.Snoozed)
		}
	}
	h, err := s.SearchExact(ctx, "step", 1000)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(&b, "found", h.Total)
	return b.String()
}

// Whatever was done: undoing all of it is the start again, redoing all of it is the end.
func TestUndoAllThenRedoAll(t *testing.T) {
	team := open(t)
	s := team.Ann
	rapid.Check(t, func(t *rapid.T) {
		s = storetest.NewSession(t, team).Ann
		start := picture(t, s)
		batches := 0
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			list, err := s.NextSteps(ctx, employers.NextStepFilter{Limit: 1000})
			if err != nil {
				t.Fatal(err)
			}
			var save []*employers.NextStep
			for range rapid.IntRange(1, 3).Draw(t, "rows") {
				n := employers.NextStep{Owner: s.Actor()}
				if len(list) > 0 && rapid.Bool().Draw(t, "existing") {
					i := rapid.IntRange(0, len(list)-1).Draw(t, "which")
					n = list[i]
					list = append(list[:i:i], list[i+1:]...)
				}
				n.What = "step " + rapid.StringMatching(`[a-zé]{1,8}`).Draw(t, "what")
				n.Due = today.AddDays(rapid.IntRange(0, 400).Draw(t, "due"))
				n.Snoozed++
				if rapid.Bool().Draw(t, "done") {
					n = n.Done(today)
				}
				save = append(save, &n)
			}
			if len(save) == 1 && save[0].Version > 0 && rapid.Bool().Draw(t, "delete") {
				err = s.DeleteNextStep(ctx, save[0].ID, save[0].Version)
			} else {
				err = s.SaveNextSteps(ctx, "edit", save...)
			}
			if err != nil {
				t.Fatal(err)
			}
			batches++
		}
		end := picture(t, s)
		for i := range batches {
			if _, err := s.Undo(ctx); err != nil {
				t.Fatalf("undo %d: %v", i, err)
			}
		}
		if got := picture(t, s); got != start {
			t.Fatalf("after undoing all:\n%s\nwant\n%s", got, start)
		}
		if _, err := s.Undo(ctx); !errors.Is(err, store.ErrNothing) {
			t.Fatalf("one undo too many: %v", err)
		}
		for i := range batches {
			if _, err := s.Redo(ctx); err != nil {
				t.Fatalf("redo %d: %v", i, err)
			}
		}
		if got := picture(t, s); got != end {
			t.Fatalf("after redoing all:\n%s\nwant\n%s", got, end)
		}
		if _, err := s.Redo(ctx); !errors.Is(err, store.ErrNothing) {
			t.Fatalf("one redo too many: %v", err)
		}
	})
	if _, err := team.Lead.VerifyAudit(ctx, 0, ""); err != nil {
		t.Error(err)
	}
}

func TestUndoIsRefusedWhenSomebodyChangedTheRecord(t *testing.T) {
	team := open(t)
	n := step(t, team.Ann, "Ring the bakery")
	theirs := *n
	theirs.What = "Visit the bakery"
	must(t, team.Ben.SaveNextSteps(ctx, "changed", &theirs))
	_, err := team.Ann.Undo(ctx)
	if !errors.Is(err, store.ErrConflict) || !strings.Contains(err.Error(), "Visit the bakery") {
		t.Errorf("got %v", err)
	}
	if got, err := team.Ann.NextStep(ctx, n.ID); err != nil || got.What != "Visit the bakery" {
		t.Errorf("the colleague's change is gone: %+v %v", got, err)
	}
	must(t, team.Ben.DeleteNextStep(ctx, n.ID, 2))
	if _, err := team.Ann.Undo(ctx); err == nil || !strings.Contains(err.Error(), "deleted since") {
		t.Errorf("got %v", err)
	}
}

func TestEverybodyUndoesTheirOwn(t *testing.T) {
	team := open(t)
	a, b := step(t, team.Ann, "Ann's"), step(t, team.Ben, "Ben's")
	u, err := team.Ann.Undo(ctx)
	must(t, err)
	if u.Label != "next step added" || u.Records != 1 {
		t.Errorf("got %+v", u)
	}
	if _, err := team.Ann.NextStep(ctx, a.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Ann's is still there: %v", err)
	}
	if _, err := team.Ann.NextStep(ctx, b.ID); err != nil {
		t.Errorf("Ben's is gone: %v", err)
	}
	list, err := team.Ben.Batches(ctx, 10)
	must(t, err)
	if len(list) != 1 {
		t.Fatalf("Ben sees %d batches", len(list))
	}
	if _, err := team.Ann.UndoBatch(ctx, list[0].ID); !errors.Is(err, store.ErrRefused) {
		t.Errorf("Ann undid Ben's change: %v", err)
	}
	if _, err := team.Lead.UndoBatch(ctx, list[0].ID); err != nil {
		t.Errorf("a lead may: %v", err)
	}
}

func TestSomethingNewEndsRedo(t *testing.T) {
	team := open(t)
	step(t, team.Ann, "One")
	_, err := team.Ann.Undo(ctx)
	must(t, err)
	step(t, team.Ann, "Two")
	if _, err := team.Ann.Redo(ctx); !errors.Is(err, store.ErrNothing) {
		t.Errorf("got %v", err)
	}
}

func TestUndoNeverRaisesAPermission(t *testing.T) {
	team := open(t)
	p, err := team.Lead.Person(ctx, team.Ben.Actor())
	must(t, err)
	p.Role = people.Lead
	must(t, team.Lead.SaveStaff(ctx, &p))
	p.Role = people.ReadOnly
	must(t, team.Lead.SaveStaff(ctx, &p))
	if _, err := team.Lead.Undo(ctx); !errors.Is(err, store.ErrRefused) {
		t.Errorf("undo made somebody a lead: %v", err)
	}
	if p, _ = team.Lead.Person(ctx, p.ID); p.Role != people.ReadOnly {
		t.Errorf("role is %s", p.Role)
	}
	must(t, team.Lead.SetSlotTag(ctx, p.ID, "t-1"))
	step(t, team.Lead, "Ring the bakery")
	if u, err := team.Lead.Undo(ctx); err != nil || u.Records != 1 {
		t.Errorf("what cannot be undone stands in the way of the rest: %+v %v", u, err)
	}
}

func TestOldJournalExpires(t *testing.T) {
	team := open(t)
	step(t, team.Ann, "Old")
	*team.Clock = team.Clock.AddDate(0, 0, 91)
	step(t, team.Ann, "New")
	must(t, team.Lead.Tidy(ctx))
	_, err := team.Ann.Undo(ctx)
	must(t, err)
	if _, err := team.Ann.Undo(ctx); !errors.Is(err, store.ErrRefused) {
		t.Errorf("a change of 91 days ago was undone: %v", err)
	}
	if _, err := team.Lead.VerifyAudit(ctx, 0, ""); err != nil {
		t.Error(err)
	}
}

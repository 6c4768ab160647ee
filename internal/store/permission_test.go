package store_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// participant is somebody on the caseload of whoever adds them.
func participant(t testing.TB, s *store.Store, first string) *people.Participant {
	t.Helper()
	p := &people.Participant{FirstName: first, LastName: "Example", Specialist: s.Actor()}
	must(t, s.SaveParticipants(ctx, "added", p))
	return p
}

// permit is a permit toward an employer from today for a year.
func permit(p people.Permission, d people.Disclosure, who *people.Participant, employer string) *people.Permit {
	return &people.Permit{Participant: who.ID, Employer: employer, Permission: p, Disclosure: d, From: today, Until: today.AddMonths(12), How: "screen"}
}

// may says how far permissions on file go toward an employer today.
func may(t interface{ Fatal(...any) }, s *store.Store, who people.ParticipantID, employer string) people.Permission {
	rows, err := s.Permits(ctx, who)
	if err != nil {
		t.Fatal(err)
	}
	return people.MayShare(rows, people.NameCandidate, people.D0, people.Toward{Employer: employer}, today).Permission
}

func TestAWithdrawalIsNotGivenBackByUndo(t *testing.T) {
	team := open(t)
	s, sam := team.Ann, participant(t, team.Ann, "Sam")
	first, second := permit(people.P3, people.D2, sam, ""), permit(people.P2, people.D1, sam, "")
	must(t, s.SavePermits(ctx, "", first))
	must(t, s.SavePermits(ctx, "", second))
	must(t, s.NoteShared(ctx, people.Shared{Participant: sam.ID, What: "named as a candidate"}))
	out, err := s.Withdraw(ctx, second.ID, "asked the bakery to forget the name")
	must(t, err)
	if len(out) != 1 || out[0].What != "named as a candidate" || out[0].On != today || out[0].By != s.Actor() {
		t.Errorf("what is out: %+v", out)
	}
	if p := may(t, s, sam.ID, ""); p != people.P0 {
		t.Errorf("after the withdrawal %v is allowed: the earlier permit still counts", p)
	}
	if _, err := s.Undo(ctx); !errors.Is(err, store.ErrRefused) || !strings.Contains(err.Error(), "ask the person") {
		t.Errorf("undo said %v", err)
	}
	if p := may(t, s, sam.ID, ""); p != people.P0 {
		t.Errorf("after the undo %v is allowed", p)
	}
	again := *second
	again.Version++
	if err := s.SavePermits(ctx, "", &again); !errors.Is(err, store.ErrRefused) {
		t.Errorf("it was given back by hand: %v", err)
	}
	must(t, s.AskBack(ctx, out[0].ID))
	page, err := s.PersonPage(ctx, sam.ID)
	must(t, err)
	if len(page.Shared) != 1 || page.Shared[0].AskedBack != today || len(page.Permits) != 2 || page.Permits[0].Effect == "" && page.Permits[1].Effect == "" {
		t.Errorf("the page has %+v, %+v", page.Shared, page.Permits)
	}
}

func TestUndoAndRedoNeverRaiseAPermission(t *testing.T) {
	team := open(t)
	s, sam := team.Ann, participant(t, team.Ann, "Sam")
	p := permit(people.P3, people.D2, sam, "")
	must(t, s.SavePermits(ctx, "", p))
	lower := *p
	lower.Permission, lower.Disclosure = people.P1, people.D0
	must(t, s.SavePermits(ctx, "", &lower))
	if _, err := s.Undo(ctx); !errors.Is(err, store.ErrRefused) {
		t.Errorf("undo of a lower permission: %v", err)
	}
	higher := lower
	higher.Permission = people.P2
	must(t, s.SavePermits(ctx, "", &higher))
	entries, err := team.Lead.Audit(ctx, 0, 1)
	must(t, err)
	if entries[0].Action != "permission raised" {
		t.Errorf("the audit chain ends in %q", entries[0].Action)
	}
	_, err = s.Undo(ctx) // less is always possible
	must(t, err)
	if _, err := s.Redo(ctx); !errors.Is(err, store.ErrRefused) {
		t.Errorf("redo raised it again: %v", err)
	}
	if _, err := s.Redo(ctx); !errors.Is(err, store.ErrNothing) {
		t.Errorf("what can never be redone stands in the way: %v", err)
	}
	if got := may(t, s, sam.ID, ""); got != people.P1 {
		t.Errorf("%v is allowed", got)
	}
}

// A person who said no at one entry of a firm and yes at the other has said no, and the undo of the merge does not make that a yes.
func TestAMergeNeverRaisesAPermission(t *testing.T) {
	team := open(t)
	s, sam := team.Ann, participant(t, team.Ann, "Sam")
	keep, gone := employer(t, s, "Hallam Bakery"), employer(t, s, "Hallam Bakery Ltd")
	must(t, s.SavePermits(ctx, "", permit(people.P3, people.D2, sam, string(keep.ID)), permit(people.P0, people.DU, sam, string(gone.ID))))
	must(t, s.Merge(ctx, *keep, gone.ID, gone.Version))
	if p := may(t, s, sam.ID, string(keep.ID)); p != people.P0 {
		t.Errorf("merged: %v", p)
	}
	_, err := s.Undo(ctx)
	must(t, err)
	if a, b := may(t, s, sam.ID, string(keep.ID)), may(t, s, sam.ID, string(gone.ID)); a != people.P0 || b != people.P0 {
		t.Errorf("after the undo: %v and %v", a, b)
	}
	_, err = s.Redo(ctx)
	must(t, err)
	if p := may(t, s, sam.ID, string(keep.ID)); p != people.P0 {
		t.Errorf("merged again: %v", p)
	}

	// The other way round: what was said of the entry that goes does not speak for the one that stays.
	alex := participant(t, s, "Alex")
	one, other := employer(t, s, "Pryce Garden"), employer(t, s, "Pryce Gardens")
	must(t, s.SavePermits(ctx, "", permit(people.P1, people.D0, alex, ""), permit(people.P3, people.D2, alex, string(other.ID))))
	must(t, s.Merge(ctx, *one, other.ID, other.Version))
	if p := may(t, s, alex.ID, string(one.ID)); p != people.P1 {
		t.Errorf("the merge raised it to %v", p)
	}
}

func TestTheUndoOfAnImportNeverRaisesAPermission(t *testing.T) {
	team := open(t)
	s, sam := team.Ann, participant(t, team.Ann, "Sam")
	sam.Ref = "P1"
	must(t, s.SaveParticipants(ctx, "changed", sam))
	must(t, s.SavePermits(ctx, "", permit(people.P3, people.D2, sam, "")))
	_, err := importRows(t, s, "permissions", store.ImportOptions{}, table("participant_ref=P1, permission=P0, disclosure=DU, from="+today.String()))
	must(t, err)
	if p := may(t, s, sam.ID, ""); p != people.P0 {
		t.Fatalf("imported: %v", p)
	}
	u, err := s.Undo(ctx)
	must(t, err)
	if p := may(t, s, sam.ID, ""); p != people.P0 || len(u.Kept) != 1 {
		t.Errorf("after the undo %v, kept %+v", p, u.Kept)
	}
}

// gone are the employers that are merged into others.
func gone(t *testing.T, s *store.Store, firms []string) (out []string) {
	t.Helper()
	for _, id := range firms[1:] {
		e, err := s.Employer(ctx, employers.EmployerID(id))
		must(t, err)
		if string(e.ID) != id {
			out = append(out, id)
		}
	}
	return out
}

// Whatever is saved, withdrawn, merged, undone and redone, nothing but a save allows more.
func TestNothingButASaveRaisesAPermission(t *testing.T) {
	all := open(t)
	rapid.Check(t, func(r *rapid.T) {
		team := storetest.NewSession(t, all)
		s, sam := team.Ann, &people.Participant{FirstName: "Sam", Specialist: team.Ann.Actor()}
		must(t, team.Lead.SaveParticipants(ctx, "added", sam))
		firms := []string{"", string(employer(t, team.Lead, "One").ID), string(employer(t, team.Lead, "Two").ID)}
		for range rapid.IntRange(3, 14).Draw(r, "steps") {
			before, err := s.Permits(ctx, sam.ID)
			must(t, err)
			saved, away := false, gone(t, s, firms)
			switch rapid.IntRange(0, 5).Draw(r, "what") {
			case 0, 1:
				p := permit(people.Permission(rapid.IntRange(0, 4).Draw(r, "permission")), people.Disclosure(rapid.IntRange(-1, 3).Draw(r, "disclosure")), sam,
					rapid.SampledFrom(firms).Draw(r, "firm"))
				must(t, s.SavePermits(ctx, "", p))
				saved = true
			case 2:
				if len(before) > 0 {
					_, err := s.Withdraw(ctx, rapid.SampledFrom(before).Draw(r, "withdrawn").ID, "")
					must(t, err)
					saved = true // who takes a no back may allow more
				}
			case 3:
				one, err := s.Employer(ctx, employers.EmployerID(firms[1]))
				two, err2 := s.Employer(ctx, employers.EmployerID(firms[2]))
				if err == nil && err2 == nil && one.ID != two.ID {
					must(t, s.Merge(ctx, one, two.ID, two.Version))
				}
			case 4:
				_, _ = s.Undo(ctx)
			case 5:
				_, _ = s.Redo(ctx)
			}
			after, err := s.Permits(ctx, sam.ID)
			must(t, err)
			if !saved && people.Raises(before, after, today, append(away, gone(t, s, firms)...)...) { // one that a merge has made one, or its undo two again, is another
				r.Fatalf("raised from %+v to %+v", before, after)
			}
		}
	})
}

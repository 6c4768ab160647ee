package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

var (
	ctx   = context.Background()
	today = day.Of(storetest.Now)
)

func open(t testing.TB) storetest.Team { t.Helper(); return storetest.Open(t, storetest.NewPlain(t)) }

// step is a saved next step of whoever owns the view.
func step(t testing.TB, s *store.Store, what string) *employers.NextStep {
	t.Helper()
	n := &employers.NextStep{What: what, Due: today, Owner: s.Actor()}
	if err := s.SaveNextSteps(ctx, "next step added", n); err != nil {
		t.Fatal(err)
	}
	return n
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestNextStepRoundTrip(t *testing.T) {
	team := open(t)
	n := step(t, team.Ann, "Ring the bakery")
	got, err := team.Ben.NextStep(ctx, n.ID)
	must(t, err)
	if got != *n {
		t.Errorf("saved %+v\nread  %+v", *n, got)
	}
	later := got.Snooze(today.AddDays(3))
	must(t, team.Ann.SaveNextSteps(ctx, "put off", &later))
	if later.Version != 2 {
		t.Errorf("version %d, want 2", later.Version)
	}
	must(t, team.Ann.DeleteNextStep(ctx, n.ID, 2))
	if _, err := team.Ann.NextStep(ctx, n.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a deleted step is still there: %v", err)
	}
}

func TestPagesSortAndCount(t *testing.T) {
	team := open(t)
	var all []*employers.NextStep
	for i, what := range []string{"Éclair order", "apples", "Zoo visit", "bread"} {
		all = append(all, &employers.NextStep{What: what, Due: today.AddDays(10 - i), Owner: []*store.Store{team.Ann, team.Ben}[i%2].Actor()})
	}
	must(t, team.Ann.SaveNextSteps(ctx, "four", all...))
	done := all[3].Done(today)
	must(t, team.Ann.SaveNextSteps(ctx, "done", &done))
	for _, c := range []struct {
		f    employers.NextStepFilter
		want string
	}{
		{employers.NextStepFilter{}, "Zoo visit, apples, Éclair order"},
		{employers.NextStepFilter{Sort: "due", Descending: true}, "Éclair order, apples, Zoo visit"},
		{employers.NextStepFilter{Sort: "owner"}, "Zoo visit, Éclair order, apples"},
		{employers.NextStepFilter{Owner: team.Ben.Actor()}, "apples"},
		{employers.NextStepFilter{DueTo: today.AddDays(9)}, "Zoo visit, apples"},
		{employers.NextStepFilter{DueFrom: today.AddDays(9)}, "apples, Éclair order"},
		{employers.NextStepFilter{Limit: 1, Offset: 1}, "apples"},
		{employers.NextStepFilter{Done: true}, "bread"},
	} {
		got, err := team.Ann.NextSteps(ctx, c.f)
		must(t, err)
		var names []string
		for _, n := range got {
			names = append(names, n.What)
		}
		if s := strings.Join(names, ", "); s != c.want {
			t.Errorf("%+v gives %s, want %s", c.f, s, c.want)
		}
		count, err := team.Ann.CountNextSteps(ctx, c.f)
		must(t, err)
		if c.f.Limit == 0 && count != len(got) {
			t.Errorf("%+v counts %d of %d", c.f, count, len(got))
		}
	}
}

func TestSavingTwiceIsOneRecord(t *testing.T) {
	team := open(t)
	n := employers.NextStep{ID: employers.NextStepID(store.NewID()), What: "Ring the bakery", Due: today, Owner: team.Ann.Actor()}
	again, edited := n, n
	must(t, team.Ann.SaveNextSteps(ctx, "added", &n))
	must(t, team.Ann.SaveNextSteps(ctx, "added", &again))
	if again.Version != 1 {
		t.Errorf("the repeated save made version %d", again.Version)
	}
	edited.What = "Ring the bakery before ten"
	must(t, team.Ann.SaveNextSteps(ctx, "added", &edited)) // the form went on after a save that looked failed
	count, err := team.Ann.CountNextSteps(ctx, employers.NextStepFilter{})
	must(t, err)
	if count != 1 || edited.Version != 2 {
		t.Errorf("%d records, version %d", count, edited.Version)
	}
}

func TestOldVersionIsRefusedWithTheName(t *testing.T) {
	team := open(t)
	n := step(t, team.Ann, "Ring the bakery")
	mine, theirs := *n, *n
	theirs.What = "Visit the bakery"
	must(t, team.Ben.SaveNextSteps(ctx, "changed", &theirs))
	mine.What = "Write to the bakery"
	err := team.Ann.SaveNextSteps(ctx, "changed", &mine)
	if !errors.Is(err, store.ErrConflict) || !strings.Contains(err.Error(), "Ben Example changed this") {
		t.Errorf("got %v", err)
	}
}

func TestBadStepIsRefusedBeforeAnythingIsWritten(t *testing.T) {
	team := open(t)
	good, bad := employers.NextStep{What: "x", Due: today, Owner: team.Ann.Actor()}, employers.NextStep{}
	var field people.FieldError
	if err := team.Ann.SaveNextSteps(ctx, "two", &good, &bad); !errors.As(err, &field) {
		t.Errorf("got %v", err)
	}
	if n, _ := team.Ann.CountNextSteps(ctx, employers.NextStepFilter{}); n != 0 {
		t.Errorf("%d were written", n)
	}
}

func TestReadOnlyMayLookButNotTouch(t *testing.T) {
	team := open(t)
	n := step(t, team.Ann, "Ring the bakery")
	if _, err := team.Reader.NextStep(ctx, n.ID); err != nil {
		t.Error(err)
	}
	var denied people.Denied
	n.What = "Other"
	if err := team.Reader.SaveNextSteps(ctx, "x", n); !errors.As(err, &denied) {
		t.Errorf("got %v", err)
	}
	if err := team.Reader.DeleteNextStep(ctx, n.ID, 1); !errors.As(err, &denied) {
		t.Errorf("got %v", err)
	}
}

func TestChangesAreAnnounced(t *testing.T) {
	team := open(t)
	*team.Changes = nil
	step(t, team.Ann, "Ring the bakery")
	if got := *team.Changes; len(got) != 1 || got[0][0] != "next-steps" {
		t.Errorf("announced %v", got)
	}
}

// A step about a colleague's participant is no business of other specialists, and of the read-only role never.
func TestStepsAboutOthersParticipantsAreHidden(t *testing.T) {
	team := open(t)
	p := people.Participant{FirstName: "Pat", LastName: "Example", Specialist: team.Ann.Actor()}
	must(t, team.Ann.SaveParticipants(ctx, "added", &p))
	n := employers.NextStep{What: "Talk about the placement", Due: today, Owner: team.Ann.Actor(), Participant: p.ID}
	must(t, team.Ann.SaveNextSteps(ctx, "added", &n))
	sees := func(s *store.Store) (list, found int) {
		l, err := s.NextSteps(ctx, employers.NextStepFilter{})
		must(t, err)
		c, err := s.CountNextSteps(ctx, employers.NextStepFilter{})
		must(t, err)
		h, err := s.SearchExact(ctx, "placement", 10)
		must(t, err)
		if c != len(l) || h.Total != len(h.Hits) {
			t.Errorf("counts %d of %d, %d of %d", c, len(l), h.Total, len(h.Hits))
		}
		return len(l), len(h.Hits)
	}
	for name, c := range map[string]struct {
		s    *store.Store
		want int
	}{"Ann": {team.Ann, 1}, "Ben": {team.Ben, 0}, "lead": {team.Lead, 1}, "reader": {team.Reader, 0}} {
		if l, f := sees(c.s); l != c.want || f != c.want {
			t.Errorf("%s sees %d and finds %d, want %d", name, l, f, c.want)
		}
	}
	var denied people.Denied
	stolen := n
	stolen.What = "x"
	if err := team.Ben.SaveNextSteps(ctx, "x", &stolen); !errors.As(err, &denied) {
		t.Errorf("Ben changed it: %v", err)
	}
	cover := people.Cover{Staff: team.Ben.Actor(), For: team.Ann.Actor(), From: today, To: today.AddDays(7)}
	must(t, team.Lead.SaveCover(ctx, &cover))
	if l, f := sees(team.Ben); l != 1 || f != 1 {
		t.Errorf("covering, Ben sees %d and finds %d", l, f)
	}
	*team.Clock = team.Clock.AddDate(0, 0, 8)
	if l, _ := sees(team.Ben); l != 0 {
		t.Error("the cover is over, and Ben still sees it")
	}
	given := n.Reassign(team.Ben.Actor())
	must(t, team.Ann.SaveNextSteps(ctx, "given", &given))
	if l, f := sees(team.Ben); l != 1 || f != 1 {
		t.Errorf("it is Ben's to do, and he sees %d and finds %d", l, f)
	}
}

package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"jobwright/adjustments"
	"jobwright/internal/store"
)

func TestPlansKeepEachDayAndWhatWasSigned(t *testing.T) {
	team := open(t)
	s, sam := team.Ann, participant(t, team.Ann, "Sam")
	p := plan(t, s, sam)
	write := func(words string) {
		t.Helper()
		p.Sections = []adjustments.Section{{Code: "WELL", Answer: words, Share: true}}
		must(t, s.SavePlan(ctx, p))
	}
	write("Swimming")
	*team.Clock = team.Clock.AddDate(0, 0, 2)
	p.ReachedPage = "STYLE"
	must(t, s.SavePlan(ctx, p))
	write("Walking")
	write("Walking the dog")
	must(t, sign(s, refToPlan(p), adjustments.Employee, "hash 1"))
	write("Reading")
	page, err := s.PlanPage(ctx, p.ID)
	must(t, err)
	var got []string
	for _, v := range page.Versions {
		got = append(got, fmt.Sprint(v.Number, " ", v.On, " ", v.Plan.Sections[0].Answer))
	}
	if want := "1 2026-11-27 Walking the dog; 1 2026-11-25 Swimming"; strings.Join(got, "; ") != want || page.Plan.Number != 2 || page.Plan.ReachedPage != "STYLE" ||
		page.Plan.Status != adjustments.PlanDraft {
		t.Errorf("versions %q, plan %+v", got, page.Plan)
	}
	if err := s.DeletePlan(ctx, p.ID, p.Version); !errors.Is(err, store.ErrRefused) {
		t.Errorf("a signed plan was deleted: %v", err)
	}
	other := plan(t, s, sam)
	must(t, s.DeletePlan(ctx, other.ID, other.Version))
	if n, err := s.CountPlans(ctx, adjustments.PlanFilter{All: true}); err != nil || n != 1 {
		t.Errorf("%d plans, %v", n, err)
	}
}

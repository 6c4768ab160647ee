package store_test

import (
	"errors"
	"strings"
	"testing"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/store"
)

// Whoever records a week that somebody has reviewed meanwhile is told; what was said stays.
func TestAReviewIsNotOverwrittenByAnother(t *testing.T) {
	team := open(t)
	first := &employers.ContactReview{Staff: team.Ann.Actor(), Week: today.Monday(), Supervisor: team.Lead.Actor(), Comment: "good"}
	must(t, team.Lead.SaveContactReview(ctx, first))
	err := team.Ann.SaveContactReview(ctx, &employers.ContactReview{Staff: team.Ann.Actor(), Week: today.Monday(), Supervisor: team.Ann.Actor()})
	if !errors.Is(err, store.ErrConflict) || !strings.Contains(err.Error(), "Lena Lead reviewed this week already") {
		t.Errorf("got %v", err)
	}
	other := &employers.ContactReview{Staff: team.Ann.Actor(), Week: today.Monday().AddDays(-7)}
	must(t, team.Lead.SaveContactReview(ctx, other))
	other.Week = first.Week
	if err := team.Lead.SaveContactReview(ctx, other); !errors.Is(err, store.ErrConflict) || !strings.Contains(err.Error(), "You reviewed") {
		t.Errorf("moved to a week that has one: %v", err)
	}
	first.Comment = "very good"
	must(t, team.Lead.SaveContactReview(ctx, first))
	got, err := team.Ann.Reviews(ctx, team.Ann.Actor(), today.AddDays(-30), today)
	must(t, err)
	if len(got) != 2 || got[1] != *first || got[1].Supervisor != team.Lead.Actor() {
		t.Errorf("reviews %+v", got)
	}
}

// A review once a month counts in every month that the period touches, also before its first week and after its last.
func TestMonthlyReviewsAtTheEdgesOfThePeriod(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	anna := person(t, team.Ann, e, "Anna Brandt", employers.Hires)
	from, to := day.New(2026, 10, 12), day.New(2026, 11, 8)
	for d := from; d.Before(to); d = d.AddDays(7) {
		*team.Clock = d.Time()
		for range 6 {
			met(t, team.Ann, e.ID, d, anna.ID)
		}
	}
	*team.Clock = day.New(2026, 11, 25).Time()
	for _, week := range []day.Date{day.New(2026, 10, 5), day.New(2026, 11, 9)} {
		must(t, team.Lead.SaveContactReview(ctx, &employers.ContactReview{Staff: team.Ann.Actor(), Week: week}))
	}
	f, err := team.Ann.Item17(ctx, team.Ann.Actor(), from, to)
	if err != nil || f.Reviewed != employers.Monthly || f.Score != 3 || f.Mean != 6 {
		t.Errorf("reviewed %q, score %d of %v a week, %v", f.Reviewed, f.Score, f.Mean, err)
	}
}

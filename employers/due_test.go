package employers

import (
	"strings"
	"testing"
	"time"

	"jobwright/internal/day"
)

// 25 November 2026 is a Wednesday.
var today = day.New(2026, time.November, 25)

func TestDueGroups(t *testing.T) {
	for _, c := range []struct {
		due  day.Date
		want When
	}{
		{today.AddDays(-400), Overdue}, {today.AddDays(-1), Overdue}, {today, DueToday}, {today.AddDays(1), ThisWeek},
		{day.New(2026, time.November, 29), ThisWeek}, // Sunday
		{day.New(2026, time.November, 30), Later},    // next Monday
	} {
		if got := WhenDue(c.due, today); got != c.want {
			t.Errorf("%s is %s, want %s", c.due, got, c.want)
		}
	}
	if got := WhenDue(day.New(2026, time.November, 30), day.New(2026, time.November, 29)); got != Later {
		t.Errorf("on a Sunday nothing but today is left of the week, got %s", got)
	}
}

func TestGroupsKeepOrderAndLeaveEmptyOnesOut(t *testing.T) {
	steps := []NextStep{{What: "a", Due: today.AddDays(20)}, {What: "b", Due: today.AddDays(-1)}, {What: "c", Due: today.AddDays(30)}}
	got := GroupByDue(steps, today)
	if len(got) != 2 || got[0].When != Overdue || got[1].When != Later || got[1].Steps[0].What != "a" || got[1].Steps[1].What != "c" {
		t.Errorf("got %+v", got)
	}
}

func TestNextStepRules(t *testing.T) {
	ok := NextStep{What: "Ring the bakery", Due: today, Owner: "s"}
	if err := ok.Validate(); err != nil {
		t.Fatal(err)
	}
	err := NextStep{What: " "}.Validate()
	for _, words := range []string{"what is to be done", "give a day", "who will do it"} {
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("no word about %q in %v", words, err)
		}
	}
	if (NextStep{What: strings.Repeat("x", 501), Due: today, Owner: "s"}).Validate() == nil {
		t.Error("501 letters were accepted")
	}
	n := ok.Snooze(today.AddDays(7)).Reassign("t").Done(today)
	if n.Snoozed != 1 || n.Due != today.AddDays(7) || n.Owner != "t" || n.DoneOn != today {
		t.Errorf("got %+v", n)
	}
	if ok.Snoozed != 0 || ok.Owner != "s" {
		t.Error("the copy changed the original")
	}
}

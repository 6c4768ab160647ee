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
	sunday := day.New(2026, time.November, 29)
	for _, c := range []struct {
		due, today day.Date
		want       int
	}{
		{today.AddDays(-400), today, 0}, {today.AddDays(-1), today, 0}, {today, today, 1}, {today.AddDays(1), today, 2},
		{sunday, today, 2}, {sunday.AddDays(1), today, 3}, {sunday, sunday, 1}, {sunday.AddDays(1), sunday, 3},
	} {
		for i, s := range DueSpans(c.today) {
			in := !s.Empty() && !c.due.Before(s.From) && (s.To.IsZero() || !s.To.Before(c.due))
			if in != (i == c.want) {
				t.Errorf("seen from %s, %s is in group %d: %v", c.today, c.due, i, in)
			}
		}
	}
	if !DueSpans(sunday)[2].Empty() || DueSpans(sunday.AddDays(-1))[2].Empty() {
		t.Error("the week ends on Sunday")
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

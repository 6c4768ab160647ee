package employers

import (
	"testing"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

func TestATouchIsSaidAsPeopleSayIt(t *testing.T) {
	today := day.New(2026, 11, 24)
	for _, c := range []struct {
		touch Touch
		name  string
		want  string
	}{
		{Touch{On: day.New(2026, 11, 17), Channel: "PHONE"}, "Sam", "Sam rang them on Tuesday 17 November"},
		{Touch{On: today, Channel: "F2F_SITE"}, "Ruth", "Ruth met them today"},
		{Touch{On: today.AddDays(-1), Channel: "EMAIL"}, "Sam", "Sam e-mailed them yesterday"},
		{Touch{On: day.New(2026, 11, 20), Channel: "PARTNER"}, "", "Somebody was in touch with them on Friday 20 November"},
	} {
		if got := c.touch.Words(c.name, today); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestTheFatigueGuardShowsEachColleagueOnce(t *testing.T) {
	touches := []Touch{
		{By: "sam", On: today.AddDays(-3), Channel: "PHONE"}, {By: "sam", On: today.AddDays(-1), Channel: "EMAIL"},
		{By: "me", On: today}, {By: "ann", On: today.AddDays(-RecentDays)}, {By: "old", On: today.AddDays(-RecentDays - 1)}, {By: "soon", On: today.AddDays(1)},
	}
	got := RecentTouches(touches, "me", today)
	want := []people.StaffID{"sam", "ann", "me"}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got[i].By != want[i] {
			t.Errorf("place %d: %s, want %s", i, got[i].By, want[i])
		}
	}
	if got[0].Channel != "EMAIL" {
		t.Error("the last touch of each counts")
	}
}

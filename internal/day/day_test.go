package day

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseTakesTheStoredFormOnly(t *testing.T) {
	if d, err := Parse("2026-11-24"); err != nil || d != today {
		t.Errorf("got %v, %v", d, err)
	}
	if d, err := Parse(""); err != nil || !d.IsZero() {
		t.Errorf("empty text: got %v, %v", d, err)
	}
	for _, s := range []string{"24/11/2026", "2026-02-30", "2026-11-24T00:00:00Z", "x"} {
		if d, err := Parse(s); err == nil {
			t.Errorf("%q was taken as %v", s, d)
		}
	}
}

func TestOfKeepsTheDayOfItsOwnZone(t *testing.T) {
	late := time.Date(2026, 11, 24, 23, 59, 0, 0, time.FixedZone("east", 9*3600))
	if Of(late) != today {
		t.Errorf("got %v", Of(late))
	}
}

func TestMonthsEndWhereTheyEnd(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"}, {"2028-01-31", 1, "2028-02-29"}, {"2026-12-15", 1, "2027-01-15"},
		{"2026-03-31", -1, "2026-02-28"}, {"2026-01-15", -1, "2025-12-15"}, {"2028-02-29", 12, "2029-02-28"},
	} {
		from, _ := Parse(c.from)
		if got := from.AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s %+d months: got %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestWeekBeginsOnMonday(t *testing.T) {
	monday := New(2026, 11, 23)
	for i := range 7 {
		if got := monday.AddDays(i).Monday(); got != monday {
			t.Errorf("the week of %v begins on %v", monday.AddDays(i), got)
		}
	}
	if today.Weekday() != time.Tuesday {
		t.Errorf("%v is a %v", today, today.Weekday())
	}
}

func TestAWeekendMeansTheMondayAfterIt(t *testing.T) {
	monday := New(2026, 11, 30)
	for _, c := range []struct{ d, want Date }{{monday.AddDays(-3), monday.AddDays(-3)}, {monday.AddDays(-2), monday}, {monday.AddDays(-1), monday}, {monday, monday}} {
		if got := c.d.OnWorkingDay(); got != c.want {
			t.Errorf("%v becomes %v, want %v", c.d, got, c.want)
		}
	}
}

func TestDaysAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := New(1900, 1, 1).AddDays(rapid.IntRange(0, 100000).Draw(t, "a"))
		n := rapid.IntRange(-40000, 40000).Draw(t, "n")
		b := a.AddDays(n)
		if b.Days(a) != n || b.AddDays(-n) != a {
			t.Fatalf("%v %+d days is %v, which is %d days away", a, n, b, b.Days(a))
		}
		if a.Before(b) != (n > 0) {
			t.Fatalf("%v before %v: %v", a, b, a.Before(b))
		}
		if back, err := Parse(a.String()); err != nil || back != a {
			t.Fatalf("%v stored and read is %v, %v", a, back, err)
		}
	})
}

func TestNoDateIsEmptyText(t *testing.T) {
	if (Date{}).String() != "" || (Date{}).Long() != "" {
		t.Error("no date has a text")
	}
	if today.Long() != "24 November 2026" {
		t.Errorf("got %s", today.Long())
	}
}

package exchange

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"jobwright/assets"
	"jobwright/internal/day"
)

func TestDaysOfTheSampleAreWorkingDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		today := day.New(2026, time.January, 1).AddDays(rapid.IntRange(0, 400).Draw(t, "today"))
		n := rapid.IntRange(-400, 400).Draw(t, "days")
		d, next := sampleDay(today, n), sampleDay(today, n+1)
		if weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday; weekend && n != 0 {
			t.Fatalf("%d days from %s is %s, a %s", n, today, d, d.Weekday())
		}
		if next.Before(d) || n < 0 && today.Before(d) || n > 0 && d.Before(today) || n < 0 && d.Monday() != today.AddDays(n).Monday() {
			t.Fatalf("%d days from %s is %s, a day more %s", n, today, d, next)
		}
	})
}

func TestATableOfTheSample(t *testing.T) {
	today := day.New(2026, time.November, 24)
	rows, err := SampleTable(assets.Sample, "employer-details", today, "pledge_expires")
	if err != nil {
		t.Fatal(err)
	}
	soon := 0
	for _, r := range rows {
		if r["pledge_expires"] > today.String() && r["pledge_expires"] < today.AddDays(90).String() {
			soon++
		}
	}
	if soon < 2 {
		t.Errorf("%d pledges expire within 90 days", soon)
	}
	if _, err := SampleTable(assets.Sample, "employer-details", today, "shifts"); err == nil {
		t.Error("words pass for a number of days")
	}
}

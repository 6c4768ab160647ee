package text

import (
	"math"
	"slices"
	"testing"
	"time"

	"jobwright/internal/day"

	"pgregory.net/rapid"
)

var today = day.New(2026, 11, 24) // a Tuesday

func TestDatesAsPeopleSayThem(t *testing.T) {
	for _, c := range []struct {
		stored, near, due, short string
	}{
		{"2026-11-24", "today", "today", "Tue 24 Nov"},
		{"2026-11-25", "tomorrow", "tomorrow", "Wed 25 Nov"},
		{"2026-11-23", "yesterday", "1 day late", "Mon 23 Nov"},
		{"2026-11-20", "Fri 20 Nov", "4 days late", "Fri 20 Nov"},
		{"2026-12-08", "Tue 8 Dec", "Tue 8 Dec", "Tue 8 Dec"},
		{"2027-01-05", "Tue 5 Jan", "Tue 5 Jan", "Tue 5 Jan"},
		{"2027-11-24", "24 Nov 2027", "24 Nov 2027", "24 Nov 2027"},
		{"2026-01-02", "Fri 2 Jan", "326 days late", "Fri 2 Jan"},
		{"", "", "", ""},
	} {
		d, _ := day.Parse(c.stored)
		if got := Near(d, today); got != c.near {
			t.Errorf("near %s: %q, want %q", c.stored, got, c.near)
		}
		if got := Due(d, today); got != c.due {
			t.Errorf("due %s: %q, want %q", c.stored, got, c.due)
		}
		if got := Short(d, today); got != c.short {
			t.Errorf("short %s: %q, want %q", c.stored, got, c.short)
		}
	}
	if got := Weekday(today); got != "Tuesday 24 November 2026" {
		t.Error(got)
	}
	if got := Long(today); got != "24 November 2026" {
		t.Error(got)
	}
	if Weekday(day.Date{}) != "" {
		t.Error("no date has words")
	}
	if got := Span(today.AddDays(-3), today, today); got != "Sat 21 Nov to Tue 24 Nov" {
		t.Error(got)
	}
	if got := Span(day.New(2026, 5, 20), day.New(2027, 5, 20), today); got != "20 May 2026 to 20 May 2027" {
		t.Error(got)
	}
}

func TestMomentsAndAges(t *testing.T) {
	now := time.Date(2026, 11, 24, 17, 0, 0, 0, time.UTC)
	for want, at := range map[string]time.Time{
		"16:40":            now.Add(-20 * time.Minute),
		"yesterday 17:00":  now.AddDate(0, 0, -1),
		"Fri 20 Nov 17:00": now.AddDate(0, 0, -4),
		"":                 {},
	} {
		if got := Moment(at, now); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for want, past := range map[string]time.Duration{
		"just now": 20 * time.Second, "1 minute ago": time.Minute, "5 minutes ago": 5 * time.Minute,
		"3 hours ago": 3*time.Hour + 59*time.Minute, "1 day ago": 30 * time.Hour, "12 days ago": 12 * 24 * time.Hour,
	} {
		if got := Ago(now.Add(-past), now); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestGreetingFollowsTheHour(t *testing.T) {
	for hour, want := range map[int]string{0: "Good evening, Sam", 5: "Good morning, Sam", 11: "Good morning, Sam",
		12: "Good afternoon, Sam", 17: "Good afternoon, Sam", 18: "Good evening, Sam"} {
		if got := Greeting(time.Date(2026, 11, 24, hour, 0, 0, 0, time.UTC), "Sam"); got != want {
			t.Errorf("%d o'clock: %q", hour, got)
		}
	}
	if got := Greeting(time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), ""); got != "Good morning" {
		t.Error(got)
	}
}

func TestNumbersReadWell(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Number(0), "0"}, {Number(999), "999"}, {Number(1000), "1,000"}, {Number(-1234567), "-1,234,567"},
		{Count(0, "employer", "employers"), "0 employers"}, {Count(1, "person", "people"), "1 person"}, {Count(1204, "day", "days"), "1,204 days"},
		{Minutes(0), "0 minutes"}, {Minutes(1), "1 minute"}, {Minutes(60), "1 hour"}, {Minutes(150), "2 hours 30 minutes"}, {Minutes(-5), "minus 5 minutes"},
		{ShortMinutes(0), "0 min"}, {ShortMinutes(45), "45 min"}, {ShortMinutes(960), "16 h"}, {ShortMinutes(700), "11 h 40 min"},
		{Money(1271), "£12.71"}, {Money(5), "£0.05"}, {Money(-5), "-£0.05"}, {Money(-120400), "-£1,204.00"}, {Money(math.MinInt64), "-£92,233,720,368,547,758.08"},
		{RoundMoney(14000), "£140"}, {RoundMoney(15252), "£152.52"},
		{And(), ""}, {And("a"), "a"}, {And("a", "b"), "a and b"}, {And("a", "b", "c"), "a, b and c"}, {Or("a", "b", "c"), "a, b or c"},
		{Capital("today"), "Today"}, {Capital(""), ""}, {Capital("élan"), "Élan"}, {Capital("4 days late"), "4 days late"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestFoldFindsNamesHoweverTyped(t *testing.T) {
	for in, want := range map[string]string{
		"Łódź": "lodz", "STRASSE": "strasse", "Straße": "strasse", "Zoë  O’Brien": "zoe o'brien", " two\twords ": "two words",
		"Ŵyn Tŷ": "wyn ty", "Ægir Øst": "aegir ost", "ﬁnd": "find", "İstanbul": "istanbul", "e\u0301": "e", "plain": "plain", "": "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	if got := Words("Zoë O'Brien-Łuc, 2nd"); !slices.Equal(got, []string{"zoe", "obrien", "luc", "2nd"}) {
		t.Errorf("got %q", got)
	}
	if !Matches("Hallam Bakery", "bak hal") || Matches("Hallam Bakery", "akery") || !Matches("Hallam Bakery", "") {
		t.Error("words are found by their beginnings")
	}
	if got := Digits("+44 (0)114 496 0012"); got != "4401144960012" {
		t.Error(got)
	}
}

func TestFoldingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Fatalf("%q folds to %q and then to %q", s, once, twice)
		}
	})
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "Łódź", "ẞ", "Ǆ", "İ", "\u212B", "ϓ", "ﷺ", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := Fold(s); Fold(once) != once {
			t.Fatalf("%q folds to %q and then to %q", s, once, Fold(once))
		}
	})
}

func TestWordsWithinASentenceKeepNamesAndAbbreviations(t *testing.T) {
	for in, want := range map[string]string{"New line manager": "new line manager", "HR": "HR", "Access to Work": "Access to Work", "": "", "Überprüfung": "überprüfung", "A": "a"} {
		if got := Lower(in); got != want {
			t.Errorf("%q gives %q", in, got)
		}
	}
}

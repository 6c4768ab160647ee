package day

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// today in these tests is Tuesday 24 November 2026.
var today = New(2026, time.November, 24)

func TestReadUnderstandsWhatPeopleType(t *testing.T) {
	for typed, want := range map[string]string{
		"":                               "",
		"   ":                            "",
		"24/11/2026":                     "2026-11-24",
		"24.11.26":                       "2026-11-24",
		"24-11-2026":                     "2026-11-24",
		"24 11 2026":                     "2026-11-24",
		"24 / 11 / 2026":                 "2026-11-24",
		"1.2.":                           "2027-02-01",
		"4/3":                            "2027-03-04", // more than 183 days past: next year
		"4/7":                            "2026-07-04", // less: this year
		"31/12":                          "2026-12-31",
		"24 Nov":                         "2026-11-24",
		"24nov":                          "2026-11-24",
		"1st of December":                "2026-12-01",
		"2nd Dec 2026":                   "2026-12-02",
		"24 November 2026":               "2026-11-24",
		"24-Nov-26":                      "2026-11-24",
		"3 Sept":                         "2026-09-03",
		"Tue 24 Nov":                     "2026-11-24",
		"tuesday, 24 november 2026":      "2026-11-24",
		"tue 24/11":                      "2026-11-24",
		"2026-11-24":                     "2026-11-24",
		"2026-1-5":                       "2026-01-05",
		"29/2/2028":                      "2028-02-29",
		"7 May 65":                       "2065-05-07",
		"7 May 85":                       "1985-05-07",
		"today":                          "2026-11-24",
		" Today ":                        "2026-11-24",
		"tomorrow":                       "2026-11-25",
		"yesterday":                      "2026-11-23",
		"mon":                            "2026-11-30",
		"tue":                            "2026-12-01", // never today
		"fri":                            "2026-11-27",
		"this tuesday":                   "2026-11-24",
		"next monday":                    "2026-11-30",
		"next friday":                    "2026-12-04", // of next week
		"next sunday":                    "2026-12-06",
		"last friday":                    "2026-11-20",
		"last tue":                       "2026-11-17",
		"next week":                      "2026-12-01",
		"next month":                     "2026-12-24",
		"+3":                             "2026-11-27",
		"+3d":                            "2026-11-27",
		"+ 3 days":                       "2026-11-27",
		"+2w":                            "2026-12-08",
		"+1m":                            "2026-12-24",
		"+1y":                            "2027-11-24",
		"-3d":                            "2026-11-21",
		"in 2 weeks":                     "2026-12-08",
		"in a week":                      "2026-12-01",
		"in three days":                  "2026-11-27",
		"in a fortnight":                 "2026-12-08",
		"in a month's time":              "!",
		"in 2 weeks time":                "2026-12-08",
		"3 days ago":                     "2026-11-21",
		"a week ago":                     "2026-11-17",
		"24\u00a0November\u00a02026":     "2026-11-24",
		strings.Repeat("9", 400):         "!",
		"+99999":                         "!",
		"in 100000000000000000000 weeks": "!",
	} {
		got, err := Read(typed, today)
		if want == "!" {
			if err == nil {
				t.Errorf("%q was read as %v, want an error", typed, got)
			}
			continue
		}
		if err != nil || got.String() != want {
			t.Errorf("%q: got %v, %v; want %s", typed, got, err, want)
		}
	}
}

func TestReadSaysInPlainWordsWhatIsWrong(t *testing.T) {
	for typed, want := range map[string]string{
		"30/2":             "30 February does not exist.",
		"31 June 2026":     "31 June does not exist.",
		"29/2/2027":        "29 February 2027 does not exist.",
		"0/5":              "0 May does not exist.",
		"11/24/2026":       "There is no month 24. Please put the day before the month: 24/11.",
		"2026-13-01":       "There is no month 13. Please put the day before the month: 13/1.",
		"40/40":            "There is no month 40. Months go from 1 to 12.",
		"904/03/2026":      errUnread.Error(),
		"99/99/2026":       "There is no month 99. Months go from 1 to 12.",
		"4/3/204":          "The year 204 is not clear. Please type four figures, for example 2026.",
		"4/3/0204":         "The year 204 is too far away. Please check the date.",
		"24":               "Please add the month, for example 24 Nov.",
		"24th":             "Please add the month, for example 24 Nov.",
		"Nov 24":           "Please put the day before the month, for example 24 Nov 2026.",
		"Mon 24 Nov":       "24 November 2026 is a Tuesday, not a Monday. Please check.",
		"soon":             errUnread.Error(),
		"24 Smarch":        errUnread.Error(),
		"tomorrow morning": errUnread.Error(),
		"24/11/2026 10:30": errUnread.Error(),
		"+9999y":           "The year 12025 is too far away. Please check the date.",
	} {
		got, err := Read(typed, today)
		if err == nil {
			t.Errorf("%q was read as %v, want %q", typed, got, want)
		} else if err.Error() != want && typed != "+9999y" {
			t.Errorf("%q: says %q, want %q", typed, err, want)
		} else if !got.IsZero() {
			t.Errorf("%q: an error came with the date %v", typed, got)
		}
	}
}

// Whatever way a date is written, reading it gives the same date.
func TestReadTakesBackEveryWrittenForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := New(1950, 1, 1).AddDays(rapid.IntRange(0, 60000).Draw(t, "day"))
		now := New(2000, 1, 1).AddDays(rapid.IntRange(0, 30000).Draw(t, "today"))
		for _, form := range []string{
			d.String(), d.Long(), fmt.Sprintf("%d/%d/%d", d.Day, d.Month, d.Year),
			d.Time().Format("02.01.2006"), d.Time().Format("Mon 2 Jan 2006"), d.Time().Format("Monday, 2 January 2006"),
		} {
			if got, err := Read(form, now); err != nil || got != d {
				t.Fatalf("%q: got %v, %v; want %v", form, got, err, d)
			}
		}
	})
}

// A date without a year never lies more than half a year back nor more than a year ahead.
func TestReadWithoutYearStaysNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := New(2000, 1, 1).AddDays(rapid.IntRange(0, 30000).Draw(t, "today"))
		d := now.AddDays(rapid.IntRange(-182, 365-184).Draw(t, "offset"))
		got, err := Read(fmt.Sprintf("%d/%d", d.Day, d.Month), now)
		if err != nil {
			if d.Day == 29 && d.Month == time.February {
				return
			}
			t.Fatal(err)
		}
		if days := got.Days(now); days < -183 || days > 366 {
			t.Fatalf("%d/%d read on %v as %v, %d days away", d.Day, d.Month, now, got, days)
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "24/11/2026", "4/3", "24 Nov", "+2w", "in a week", "fri", "next mon", "2026-11-24", "29/2", "99/99/9999", "３/４", "-", "+", "in a", "Łódź"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Read(s, today)
		if err != nil {
			if !d.IsZero() || err.Error() == "" {
				t.Fatalf("%q: %v with %v", s, err, d)
			}
			return
		}
		if d.IsZero() != (strings.Trim(s, " ,.\t\n\v\f\r\u0085\u00a0") == "") && d.IsZero() && readable(s) != "" {
			t.Fatalf("%q was read as no date", s)
		}
		if !d.IsZero() && New(d.Year, d.Month, d.Day) != d {
			t.Fatalf("%q was read as %v, which does not exist", s, d)
		}
	})
}

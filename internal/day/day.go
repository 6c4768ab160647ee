// Package day holds the calendar date that people mean: a day without a time or a zone.
package day

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a calendar day. The zero value means no date. Dates compare with == and Before.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// New is the day y-m-d; out-of-range values carry over as time.Date does.
func New(y int, m time.Month, d int) Date { return Of(time.Date(y, m, d, 12, 0, 0, 0, time.UTC)) }

// Of is the day on which t falls, in t's own zone.
func Of(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// Parse reads the stored form 2006-01-02; an empty text is no date.
func Parse(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date of the form 2026-11-24", s)
	}
	return Of(t), nil
}

// String is the stored form 2006-01-02, empty for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// IsZero says that there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Before says that d lies before e.
func (d Date) Before(e Date) bool {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day)) < 0
}

// Time is noon of the day in UTC, far from every change of clocks.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC) }

// AddDays is the day n days later, earlier when n is negative.
func (d Date) AddDays(n int) Date { return Of(d.Time().AddDate(0, 0, n)) }

// AddMonths is the same day n months later, or that month's last day where it has no such day.
func (d Date) AddMonths(n int) Date {
	first := New(d.Year, d.Month+time.Month(n), 1)
	last := New(first.Year, first.Month+1, 0)
	return Date{first.Year, first.Month, min(d.Day, last.Day)}
}

// Days is the number of days from e to d: positive when d is later.
func (d Date) Days(e Date) int { return int(d.Time().Sub(e.Time()).Hours() / 24) }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// Monday is the first day of the week (Monday to Sunday) that holds d.
func (d Date) Monday() Date { return d.AddDays(-((int(d.Weekday()) + 6) % 7)) }

// OnWorkingDay is d itself, or the Monday after it where d falls on a weekend. Bank holidays are not known here.
func (d Date) OnWorkingDay() Date {
	for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
		d = d.AddDays(1)
	}
	return d
}

// MarshalText writes the stored form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the stored form.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = Parse(string(text))
	return err
}

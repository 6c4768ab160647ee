package vault

import (
	"fmt"
	"time"
)

// What retention keeps, counted back from the newest backup.
const (
	keepLast   = 10
	keepDays   = 14
	keepWeeks  = 8
	keepMonths = 12
)

// retained says for each backup, newest first, whether it is kept: the last ten, the last of each day for
// 14 days, of each week for 8 weeks, of each month for 12 months. Time counts back from the newest backup,
// not from the clock, so a clock that runs wrong for a day costs nothing.
func retained(newestFirst []Backup) []bool {
	keep := make([]bool, len(newestFirst))
	if len(newestFirst) == 0 {
		return keep
	}
	now := newestFirst[0].At.UTC()
	midnight := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	monday := midnight.AddDate(0, 0, -(int(midnight.Weekday())+6)%7)
	first := midnight.AddDate(0, 0, 1-midnight.Day())
	rules := []struct {
		since  time.Time
		period func(time.Time) string
	}{
		{midnight.AddDate(0, 0, 1-keepDays), func(t time.Time) string { return t.Format("2006-01-02") }},
		{monday.AddDate(0, 0, -7*(keepWeeks-1)), func(t time.Time) string { y, w := t.ISOWeek(); return fmt.Sprint(y, "W", w) }},
		{first.AddDate(0, 1-keepMonths, 0), func(t time.Time) string { return t.Format("2006-01") }},
	}
	seen := map[string]bool{}
	for i, b := range newestFirst {
		at := b.At.UTC()
		keep[i] = i < keepLast
		for _, r := range rules {
			if p := r.period(at); !at.Before(r.since) && !seen[p] {
				seen[p] = true
				keep[i] = true
			}
		}
	}
	return keep
}

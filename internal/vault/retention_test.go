package vault

import (
	"testing"
	"time"
)

func TestRetention(t *testing.T) {
	start := time.Date(2026, 11, 24, 17, 0, 0, 0, time.UTC) // a Tuesday
	every := func(step time.Duration, n int) (all []Backup) {
		for i := range n {
			all = append(all, Backup{At: start.Add(-time.Duration(i) * step)})
		}
		return all
	}
	day := 24 * time.Hour
	for name, c := range map[string]struct {
		all    []Backup
		kept   int
		oldest time.Duration // how far back the oldest kept one lies
	}{
		"none":                       {nil, 0, 0},
		"ten within a minute":        {every(time.Second, 10), 10, 9 * time.Second},
		"the eleventh of a day goes": {every(time.Minute, 30), 10, 9 * time.Minute},
		"two a day for a fortnight":  {every(12*time.Hour, 28), 10 + 9, 13 * day},
		"one a day for two years":    {every(day, 730), 30, start.Sub(time.Date(2025, 12, 31, 17, 0, 0, 0, time.UTC))}, // the last of December
		"ten from years ago":         {every(400*day, 10), 10, 9 * 400 * day},
		"eleven from years ago":      {every(400*day, 11), 10, 9 * 400 * day},
	} {
		keep := retained(c.all)
		kept, oldest := 0, time.Duration(0)
		for i, k := range keep {
			if k {
				kept++
				oldest = start.Sub(c.all[i].At)
			}
		}
		if kept != c.kept || oldest != c.oldest {
			t.Errorf("%s: %d kept, oldest %v; want %d, %v", name, kept, oldest, c.kept, c.oldest)
		}
	}
}

func TestRetentionNeverThinsTheNewest(t *testing.T) {
	at := time.Date(2026, 11, 24, 17, 0, 0, 0, time.UTC)
	all := []Backup{{At: at.AddDate(-5, 0, 0)}} // the clock was put back before the newest
	for i := range 40 {
		all = append(all, Backup{At: at.Add(time.Duration(-i) * time.Minute)})
	}
	keep := retained(all)
	for i := range keepLast {
		if !keep[i] {
			t.Error("the last ten stay, whatever their dates:", i)
		}
	}
}

package ui

import (
	"testing"
	"time"
)

func TestTheAppLocksAfterFiveIdleMinutesAndNotBefore(t *testing.T) {
	clock := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	locked := 0
	w := NewIdleWatch(func() time.Time { return clock }, 5*time.Minute, func() { locked++ })

	clock = clock.Add(4*time.Minute + 59*time.Second)
	if w.look() || locked != 0 {
		t.Fatal("locked before five minutes")
	}
	w.Touch()
	clock = clock.Add(4 * time.Minute)
	if w.look() {
		t.Fatal("a touch must start the five minutes again")
	}
	clock = clock.Add(8 * time.Hour) // the lid was closed
	if !w.look() || locked != 1 {
		t.Fatal("did not lock after the computer slept")
	}
}

func TestNoIdleTimeMeansNoLock(t *testing.T) {
	clock := time.Now()
	w := NewIdleWatch(func() time.Time { return clock }, 0, func() { t.Error("locked") })
	clock = clock.Add(24 * time.Hour)
	w.look()
}

// Package ui is the shell: the window, its frame, the way between places, the lock. It knows screens only by nav.
package ui

import (
	"sync"
	"time"
)

// IdleWatch calls lock once when nobody has touched the app for a while.
type IdleWatch struct {
	mu    sync.Mutex
	now   func() time.Time
	after time.Duration
	last  time.Time
	lock  func()
}

// NewIdleWatch starts counting now. after 0 means never.
func NewIdleWatch(now func() time.Time, after time.Duration, lock func()) *IdleWatch {
	return &IdleWatch{now: now, after: after, last: now(), lock: lock}
}

// Touch notes that somebody is there.
func (w *IdleWatch) Touch() {
	w.mu.Lock()
	w.last = w.now()
	w.mu.Unlock()
}

// SetAfter changes how long nobody may touch the app; 0 means for ever.
func (w *IdleWatch) SetAfter(after time.Duration) {
	w.mu.Lock()
	w.after = after
	w.mu.Unlock()
}

// look locks if it is time, and says so. A computer that slept is caught by the first look after it wakes.
func (w *IdleWatch) look() bool {
	w.mu.Lock()
	idle := w.now().Sub(w.last)
	due := w.after > 0 && idle >= w.after
	w.mu.Unlock()
	if due {
		w.lock()
	}
	return due
}

// Run looks every interval until stop is closed or the lock has fallen.
func (w *IdleWatch) Run(interval time.Duration, stop <-chan struct{}) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		select {
		case <-stop:
			return
		case <-tick.C:
			if w.look() {
				return
			}
		}
	}
}

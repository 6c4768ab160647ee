package task

import "time"

// Held is where work waits until a test says that it is done, so that a test sees what happens in the meantime.
type Held struct{ waiting []func() }

// Runner gives a runner whose work waits here; its results come on the goroutine of whoever calls Do.
func (h *Held) Runner() Runner {
	return Runner{start: func(f func()) { h.waiting = append(h.waiting, f) }, toUI: func(f func()) { f() }, after: func(time.Duration, func()) {}}
}

// Waiting is how much work waits.
func (h *Held) Waiting() int { return len(h.waiting) }

// Do does the work that was asked for as number i, counted from 0 among what waits, and hands out its result.
func (h *Held) Do(i int) {
	f := h.waiting[i]
	h.waiting = append(h.waiting[:i:i], h.waiting[i+1:]...)
	f()
}

// All does everything that waits, the oldest first, and what comes of it.
func (h *Held) All() {
	for len(h.waiting) > 0 {
		h.Do(0)
	}
}

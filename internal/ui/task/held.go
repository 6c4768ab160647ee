package task

import (
	"sync"
	"time"
)

// Held is a runner for tests: while it holds, work waits until the test answers it, in the order that the test chooses.
// So a test can act in between, as a person does who is faster than the store.
type Held struct {
	holding bool
	waiting []func()

	mu      sync.Mutex // results come from whatever goroutine answers
	late    bool
	results []func()
}

// NewHeld makes one that runs everything at once, as Inline does, until Hold is called.
func NewHeld() *Held { return &Held{} }

// Runner is the runner to give to what is tested. What should happen later never does.
func (h *Held) Runner() Runner {
	return Runner{start: h.start, toUI: h.toUI, after: func(time.Duration, func()) {}}
}

func (h *Held) start(work func()) {
	if h.holding {
		h.waiting = append(h.waiting, work)
		return
	}
	work()
}

func (h *Held) toUI(f func()) {
	h.mu.Lock()
	late := h.late
	if late {
		h.results = append(h.results, f)
	}
	h.mu.Unlock()
	if !late {
		f()
	}
}

// HoldResults lets results wait for AnswerAll too, as they do while the screen's goroutine is busy. Answer may then be
// called on another goroutine.
func (h *Held) HoldResults() {
	h.mu.Lock()
	h.late = true
	h.mu.Unlock()
}

// Hold lets what is started from now on wait.
func (h *Held) Hold() { h.holding = true }

// Waiting is how many pieces of work wait.
func (h *Held) Waiting() int { return len(h.waiting) }

// Answer runs the piece of work that was started as the i-th of those that wait; 0 is the oldest. What it starts waits in turn.
func (h *Held) Answer(i int) {
	work := h.waiting[i]
	h.waiting = append(h.waiting[:i:i], h.waiting[i+1:]...)
	work()
}

// AnswerAll runs what waits, oldest first, with all that comes of it, and holds nothing any more.
func (h *Held) AnswerAll() {
	h.holding = false
	h.mu.Lock()
	results := h.results
	h.late, h.results = false, nil
	h.mu.Unlock()
	for _, f := range results {
		f()
	}
	for len(h.waiting) > 0 {
		h.Answer(0)
	}
}

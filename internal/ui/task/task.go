// Package task runs work off the UI goroutine and hands its result back to it. It is the only place that calls fyne.Do.
package task

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
)

// Runner says where work runs and how results reach the UI goroutine.
type Runner struct {
	start, toUI func(func())
	after       func(time.Duration, func())
}

// Background runs work in goroutines and results through fyne.Do.
func Background() Runner {
	after := func(d time.Duration, f func()) { time.AfterFunc(d, func() { fyne.Do(f) }) }
	return Runner{start: func(f func()) { go f() }, toUI: fyne.Do, after: after}
}

// Inline runs everything on the caller's goroutine, for tests; what should happen later never does.
func Inline() Runner {
	call := func(f func()) { f() }
	return Runner{start: call, toUI: call, after: func(time.Duration, func()) {}}
}

// Go runs work and then done on the UI goroutine, unless ctx was cancelled in the meantime.
func Go[T any](ctx context.Context, r Runner, work func(context.Context) (T, error), done func(T, error)) {
	r.start(func() {
		v, err := work(ctx)
		r.toUI(func() {
			if ctx.Err() == nil {
				done(v, err)
			}
		})
	})
}

// UI runs f on the UI goroutine, from any goroutine but that one.
func (r Runner) UI(f func()) { r.toUI(f) }

// After runs f on the UI goroutine once d has passed.
func (r Runner) After(d time.Duration, f func()) { r.after(d, f) }

// Latest hands out contexts of which only the newest is live, so an old answer never overwrites a newer one.
type Latest struct{ cancel context.CancelFunc }

// Next cancels the previous context and returns a new one.
func (l *Latest) Next() context.Context {
	l.Stop()
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel = cancel
	return ctx
}

// Stop cancels the current context, if any.
func (l *Latest) Stop() {
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
}

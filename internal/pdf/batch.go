package pdf

import (
	"context"
	"runtime"
	"sync"
)

// Batch makes n papers, several at a time: do makes one of them, and may be called from several goroutines at once. progress, which may be
// nil, hears after each how many are done, one call at a time. The first error ends it, as does the end of ctx; one that is being made then
// is finished.
func Batch(ctx context.Context, n int, do func(i int) error, progress func(done int)) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var mu sync.Mutex
	var wait sync.WaitGroup
	next, done := 0, 0
	take := func() int {
		mu.Lock()
		defer mu.Unlock()
		next++
		return next - 1
	}
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := take(); i < n && ctx.Err() == nil; i = take() {
				if err := do(i); err != nil {
					stop(err)
					return
				}
				mu.Lock()
				if done++; progress != nil {
					progress(done)
				}
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	return context.Cause(ctx)
}

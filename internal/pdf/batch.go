package pdf

import (
	"bytes"
	"context"
	"runtime"
	"sync"

	"jobwright/internal/paper"
)

// Batch draws n papers, several at a time. lay lays one out and put takes its file; both may be called from several goroutines at once.
// progress, which may be nil, hears after each how many are done, one call at a time. The first error ends it, as does the end of ctx:
// what was put by then stays, and nothing is put half.
func Batch(ctx context.Context, n int, lay func(i int) (paper.Pages, error), put func(i int, file []byte) error, progress func(done int)) error {
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
				if err := one(i, lay, put); err != nil {
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

func one(i int, lay func(i int) (paper.Pages, error), put func(i int, file []byte) error) error {
	pages, err := lay(i)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := Write(&b, pages); err != nil {
		return err
	}
	return put(i, b.Bytes())
}

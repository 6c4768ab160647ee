package store

import (
	"context"
	"database/sql"
	"sync"
)

// A transaction is that of a change. What a large change only writes, it writes behind the change's back: SQLite stores one record while
// the next is prepared. Whatever else the transaction is asked for waits until all of that is stored, so that it is never seen half done.
type transaction struct {
	tx     *sql.Tx
	behind *behind // nil = nothing was written that way
}

func (t *transaction) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := t.wait(); err != nil {
		return nil, err
	}
	return t.tx.ExecContext(ctx, query, args...)
}

func (t *transaction) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if err := t.wait(); err != nil {
		return nil, err
	}
	return t.tx.QueryContext(ctx, query, args...)
}

// QueryRowContext leaves a failure of what was written behind to the end of the transaction, which does not outlive it.
func (t *transaction) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	_ = t.wait()
	return t.tx.QueryRowContext(ctx, query, args...)
}

// wait waits until everything is stored. A failure stays: nothing is written after it, and the transaction cannot be committed.
func (t *transaction) wait() error {
	if t.behind == nil {
		return nil
	}
	return t.behind.wait()
}

func (t *transaction) commit() error {
	if err := t.end(); err != nil {
		return err
	}
	return t.tx.Commit()
}

// rollback takes back what is not committed, and says whether something written behind had failed.
func (t *transaction) rollback() error {
	err := t.end()
	t.tx.Rollback()
	return err
}

// end waits and writes nothing behind any more.
func (t *transaction) end() error {
	if t.behind == nil {
		return nil
	}
	err := t.behind.wait()
	close(t.behind.batches)
	t.behind = nil
	return err
}

// Writes go to SQLite in batches, because each handing over costs as much as a write; few of them wait at a time.
const (
	batchWrites    = 64
	waitingBatches = 16
)

// write is a statement that gives nothing back.
type write struct {
	query string
	args  []any
}

// behind runs writes one after the other on a goroutine of its own.
type behind struct {
	next    []write
	batches chan []write
	open    sync.WaitGroup // batches handed over and not yet stored
	failed  error          // the first failure; to be read when none is open
}

func newBehind(run func(write) error) *behind {
	b := &behind{batches: make(chan []write, waitingBatches)}
	go func() {
		for batch := range b.batches {
			for _, w := range batch {
				if b.failed == nil {
					b.failed = run(w)
				}
			}
			b.open.Done()
		}
	}()
	return b
}

func (b *behind) add(w write) {
	if b.next = append(b.next, w); len(b.next) == batchWrites {
		b.handOver()
	}
}

func (b *behind) handOver() {
	b.open.Add(1)
	b.batches <- b.next
	b.next = make([]write, 0, batchWrites)
}

func (b *behind) wait() error {
	if len(b.next) > 0 {
		b.handOver()
	}
	b.open.Wait()
	return b.failed
}

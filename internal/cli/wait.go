package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"jobwright/internal/vault"
)

// longestWait is how long a command waits by itself after wrong tries.
const longestWait = time.Minute

// patiently does what needs a passphrase. While a wait after wrong tries is on, a person at a terminal sees it count
// down and the command goes on by itself; a script is told how long to wait.
func (c *call) patiently(ctx context.Context, try func() error) error {
	for left := longestWait; ; {
		err := try()
		var held *vault.Error
		if !errors.As(err, &held) || held.Kind != vault.Waiting {
			return err
		}
		wait := time.Until(held.Until)
		if !c.watched || wait > left {
			told := *held
			told.Do = fmt.Sprintf("Wait %s, then try again.", seconds(wait))
			return &told
		}
		left -= wait
		if err := c.countDown(ctx, held.Until); err != nil {
			return err
		}
	}
}

func (c *call) countDown(ctx context.Context, until time.Time) error {
	defer c.progress("")
	for {
		wait := time.Until(until)
		c.progress("After the wrong tries: waiting %s …", seconds(wait))
		if wait <= 0 {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(min(wait, time.Second)):
		}
	}
}

// seconds is a wait in words, rounded up so that it is never too short.
func seconds(wait time.Duration) string {
	return countOf(max(1, int((wait+time.Second-1)/time.Second)), "second", "seconds")
}

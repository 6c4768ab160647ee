package pdf_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"jobwright/internal/pdf"
)

func TestABatchMakesEveryPaperAndTellsHowFarItIs(t *testing.T) {
	var mu sync.Mutex
	made, told := map[int]int{}, 0
	err := pdf.Batch(context.Background(), 30, func(i int) error {
		mu.Lock()
		defer mu.Unlock()
		made[i]++
		return nil
	}, func(done int) {
		if told++; done != told {
			t.Errorf("%d done after %d", done, told-1)
		}
	})
	if err != nil || len(made) != 30 || told != 30 || made[7] != 1 {
		t.Errorf("%d made, told of %d: %v", len(made), told, err)
	}
}

func TestABatchCanBeEnded(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	most := 0
	err := pdf.Batch(ctx, 1000, func(int) error { return nil }, func(done int) {
		if most = max(most, done); done == 3 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || most > 100 {
		t.Errorf("%d were made: %v", most, err)
	}
}

func TestABatchEndsWithTheFirstThatCannotBeMade(t *testing.T) {
	full := errors.New("the disk is full")
	if err := pdf.Batch(context.Background(), 100, func(int) error { return full }, nil); !errors.Is(err, full) {
		t.Errorf("it ends with %v", err)
	}
}

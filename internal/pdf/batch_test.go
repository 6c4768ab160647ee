package pdf_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"jobwright/internal/paper"
	"jobwright/internal/pdf"
)

func onePage(int) (paper.Pages, error) { return paper.Layout(paper.Document{Title: "Plan"}), nil }

func TestABatchMakesEveryPaperAndTellsHowFarItIs(t *testing.T) {
	var mu sync.Mutex
	files, told := map[int]int{}, 0
	err := pdf.Batch(context.Background(), 30, onePage, func(i int, file []byte) error {
		mu.Lock()
		defer mu.Unlock()
		files[i] = len(file)
		return nil
	}, func(done int) {
		if told++; done != told {
			t.Errorf("%d done after %d", done, told-1)
		}
	})
	if err != nil || len(files) != 30 || told != 30 || files[7] == 0 {
		t.Errorf("%d files, told of %d: %v", len(files), told, err)
	}
}

func TestABatchCanBeEnded(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	most := 0
	err := pdf.Batch(ctx, 1000, onePage, func(int, []byte) error { return nil }, func(done int) {
		if most = done; done == 3 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || most > 20 {
		t.Errorf("%d were made: %v", most, err)
	}
}

func TestABatchEndsWithTheFirstThatCannotBeMade(t *testing.T) {
	full := errors.New("the disk is full")
	if err := pdf.Batch(context.Background(), 100, onePage, func(int, []byte) error { return full }, nil); !errors.Is(err, full) {
		t.Errorf("it ends with %v", err)
	}
}

package change

import (
	"slices"
	"sync"
	"sync/atomic"
	"testing"
)

func TestSubscribersHearTheirTopicsInOrder(t *testing.T) {
	var h Hub
	var heard []string
	h.Subscribe(func(Topic) { heard = append(heard, "first") }, NextSteps)
	h.Subscribe(func(on Topic) { heard = append(heard, "second "+string(on)) }, NextSteps, Staff)
	h.Publish(Staff)
	h.Publish(NextSteps, Leave)
	if want := []string{"second staff", "first", "second next-steps"}; !slices.Equal(heard, want) {
		t.Errorf("heard %q, want %q", heard, want)
	}
}

func TestASubscriptionEnds(t *testing.T) {
	var h Hub
	n := 0
	cancel := h.Subscribe(func(Topic) { n++ }, NextSteps, Staff, Staff)
	h.Publish(Staff)
	cancel()
	cancel()
	h.Publish(NextSteps, Staff)
	if n != 1 {
		t.Errorf("told %d times, want 1", n)
	}
	if len(h.subs) != 0 {
		t.Errorf("%d topics are still held after the last cancel", len(h.subs))
	}
}

func TestAHandlerMayCancelAnother(t *testing.T) {
	var h Hub
	var cancelSecond func()
	h.Subscribe(func(Topic) { cancelSecond() }, NextSteps)
	cancelSecond = h.Subscribe(func(Topic) { t.Error("a closed screen was told") }, NextSteps)
	h.Publish(NextSteps)
}

func TestAHandlerMaySubscribeAndPublish(t *testing.T) {
	var h Hub
	inner := 0
	h.Subscribe(func(Topic) {
		h.Subscribe(func(Topic) { inner++ }, Staff)
		h.Publish(Staff)
	}, NextSteps)
	h.Publish(NextSteps)
	if inner != 1 {
		t.Errorf("the inner handler ran %d times, want 1", inner)
	}
}

func TestManyGoroutines(t *testing.T) {
	var h Hub
	var told atomic.Int64
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			for range 100 {
				cancel := h.Subscribe(func(Topic) { told.Add(1) }, NextSteps)
				h.Publish(NextSteps)
				cancel()
			}
		})
	}
	all.Wait()
	if told.Load() < 2000 {
		t.Errorf("told %d times, want at least once for each of 2000 own publishes", told.Load())
	}
	if len(h.subs) != 0 {
		t.Error("subscriptions are left")
	}
}

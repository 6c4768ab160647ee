// Package change tells the screens that something in the store has changed. A topic is a record kind;
// a subscription ends when its cancel function is called.
package change

import (
	"slices"
	"sync"
)

// Topic names what changed, for example NextSteps.
type Topic string

// The topics of the records that exist.
const (
	NextSteps Topic = "next-steps"
	Staff     Topic = "staff"
	Leave     Topic = "leave"
	Codes     Topic = "codes"
	Settings  Topic = "settings"
	Backups   Topic = "backups"
	Checks    Topic = "checks"
)

// Hub passes changes on to whoever subscribed. The zero value is ready; it is safe from every goroutine.
type Hub struct {
	mu   sync.Mutex
	subs map[Topic][]*subscription
}

type subscription struct{ handle func(Topic) }

// Subscribe calls handle after every Publish of one of the topics, on the publisher's goroutine and outside
// every lock, so a handler may subscribe, cancel or publish. The returned cancel may be called any number of times.
// A publish that is under way on another goroutine while cancel is called may still reach the handler once.
func (h *Hub) Subscribe(handle func(Topic), topics ...Topic) (cancel func()) {
	s := &subscription{handle}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.subs == nil {
		h.subs = map[Topic][]*subscription{}
	}
	for _, t := range topics {
		if !slices.Contains(h.subs[t], s) {
			h.subs[t] = append(h.subs[t], s)
		}
	}
	return func() { h.end(s, topics) }
}

func (h *Hub) end(s *subscription, topics []Topic) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, t := range topics {
		left := slices.DeleteFunc(slices.Clone(h.subs[t]), func(x *subscription) bool { return x == s })
		if len(left) == 0 {
			delete(h.subs, t) // nothing remains of a topic that nobody listens to
		} else {
			h.subs[t] = left
		}
	}
}

// Publish tells every subscriber of each topic, in the order of their subscriptions.
// Somebody who listens to several of the topics is told once for each.
func (h *Hub) Publish(topics ...Topic) {
	for _, t := range topics {
		h.mu.Lock()
		now := slices.Clone(h.subs[t])
		h.mu.Unlock()
		for _, s := range now {
			if h.live(t, s) {
				s.handle(t)
			}
		}
	}
}

// live says that s has not ended since the publish began: an earlier handler may have closed its screen.
func (h *Hub) live(t Topic, s *subscription) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Contains(h.subs[t], s)
}

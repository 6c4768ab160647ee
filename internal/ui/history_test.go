package ui

import (
	"testing"

	"jobwright/internal/ui/nav"
)

func TestBackAndForwardRetraceTheWay(t *testing.T) {
	var h history
	today, settings, staff := nav.Route{Page: "today"}, nav.Route{Page: "settings"}, nav.Route{Page: "settings", ID: "staff"}
	h.visit(today)
	h.visit(settings)
	h.visit(settings) // the same place again is no step
	h.visit(staff)

	steps := []struct {
		move func() (nav.Route, bool)
		want nav.Route
		ok   bool
	}{
		{h.back, settings, true}, {h.back, today, true}, {h.back, today, false},
		{h.forward, settings, true}, {h.forward, staff, true}, {h.forward, staff, false},
		{h.back, settings, true},
	}
	for i, s := range steps {
		if got, ok := s.move(); got != s.want || ok != s.ok {
			t.Errorf("step %d: at %v (%v), want %v (%v)", i, got, ok, s.want, s.ok)
		}
	}
	h.visit(today)
	if _, ok := h.forward(); ok {
		t.Error("a new visit must forget what lay ahead")
	}
}

func TestHistoryIsBounded(t *testing.T) {
	var h history
	for i := range 200 {
		h.visit(nav.Route{Page: "p", ID: string(rune('a' + i%26))})
	}
	if len(h.behind) > maxBehind {
		t.Errorf("%d places kept, want at most %d", len(h.behind), maxBehind)
	}
}

package ui

import "jobwright/internal/ui/nav"

// history is the way one has come: places behind, the place one is at, places ahead.
type history struct {
	behind, ahead []nav.Route
	at            nav.Route
}

// maxBehind bounds how far back one can go.
const maxBehind = 50

// visit moves to a new place; what lay ahead is forgotten, as in a browser.
func (h *history) visit(r nav.Route) {
	if r == h.at {
		return
	}
	if h.at != (nav.Route{}) {
		h.behind = append(h.behind, h.at)
		if len(h.behind) > maxBehind {
			h.behind = h.behind[1:]
		}
	}
	h.at, h.ahead = r, nil
}

// back goes one place back and says whether there was one.
func (h *history) back() (nav.Route, bool) {
	if len(h.behind) == 0 {
		return h.at, false
	}
	last := len(h.behind) - 1
	h.ahead = append(h.ahead, h.at)
	h.at, h.behind = h.behind[last], h.behind[:last]
	return h.at, true
}

// forward undoes one step back.
func (h *history) forward() (nav.Route, bool) {
	if len(h.ahead) == 0 {
		return h.at, false
	}
	last := len(h.ahead) - 1
	h.behind = append(h.behind, h.at)
	h.at, h.ahead = h.ahead[last], h.ahead[:last]
	return h.at, true
}

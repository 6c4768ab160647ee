package brokerage

import (
	"math"
	"sync"

	"jobwright/employers"
)

// The way to work is estimated: the straight line × 1.3 for the bends of the road, at the speed of the fastest way in which the person
// travels, plus the wait for a bus or train. It is called an estimate wherever it is shown, and gives way to minutes entered by hand.
const (
	detour          = 1.3
	sameTownMinutes = 15 // in one town, where not both postcodes are known: taken for granted, and said so
	earth           = 6_371_008.8
)

// travelMode is a way of travelling.
type travelMode struct {
	code  string
	words string
	kmh   float64
	wait  float64 // minutes
}

var travelModes = []travelMode{
	{"walk", "on foot", 5, 0}, {"cycle", "by bicycle", 15, 0}, {"bus", "by bus", 18, 10}, {"train", "by train", 40, 10}, {"car", "by car", 40, 0},
	{"lift", "with a lift", 40, 0},
}

// modesOf are those of the codes that are known.
func modesOf(codes []string) (list []travelMode) {
	for _, code := range codes {
		for _, m := range travelModes {
			if m.code == code {
				list = append(list, m)
			}
		}
	}
	return list
}

// fastest is the shortest estimate for a straight line in metres, in whole minutes rounded half up, and how.
func fastest(modes []travelMode, metres float64) (minutes int, how travelMode) {
	best := math.Inf(1)
	for _, m := range modes {
		if t := metres*detour*60/(1000*m.kmh) + m.wait; t < best {
			best, how = t, m
		}
	}
	return int(math.Floor(best + 0.5 + 1e-9)), how
}

// readyPlace is a place prepared for many distances.
type readyPlace struct {
	town  string // folded; empty = not known
	spots []spot
	exact bool // by the postcode
}

// spot is a point of the unit sphere: the straight line between two needs no more than their chord.
type spot struct {
	x, y, z float64
	name    string
}

// placeCache keeps the places that were looked up: many people and jobs are in few towns.
type placeCache struct {
	sync.RWMutex
	known map[placeKey]readyPlace
}

type placeKey struct{ town, postcode string }

func (m *Matcher) locate(town, postcode string) readyPlace {
	key := placeKey{town, postcode}
	m.places.RLock()
	p, ok := m.places.known[key]
	m.places.RUnlock()
	if !ok {
		p = m.lookUp(town, postcode)
		m.places.Lock()
		m.places.known[key] = p
		m.places.Unlock()
	}
	return p
}

func (m *Matcher) lookUp(town, postcode string) readyPlace {
	p := readyPlace{town: employers.NameKey(town)}
	if m.rules.Places == nil {
		return p
	}
	list, exact := m.rules.Places.Spots(town, postcode)
	p.exact = exact
	for _, s := range list {
		sinLat, cosLat := math.Sincos(s.Lat * math.Pi / 180)
		sinLng, cosLng := math.Sincos(s.Lng * math.Pi / 180)
		p.spots = append(p.spots, spot{cosLat * cosLng, cosLat * sinLng, sinLat, s.Name})
	}
	return p
}

// way is how far apart two places are.
type way struct {
	metres   float64
	from, to *spot
	sameTown bool // one town, not both postcodes known
	known    bool
}

// ambiguous says that several places bear one of the names; the nearest was taken.
func (w way) ambiguous(from, to *readyPlace) bool {
	return w.known && !w.sameTown && (len(from.spots) > 1 || len(to.spots) > 1)
}

func wayBetween(from, to *readyPlace) (w way) {
	if from.town != "" && from.town == to.town && !(from.exact && to.exact) {
		return way{sameTown: true, known: true}
	}
	best := math.Inf(1)
	for i := range from.spots {
		a := &from.spots[i]
		for k := range to.spots {
			b := &to.spots[k]
			dx, dy, dz := a.x-b.x, a.y-b.y, a.z-b.z
			if chord := dx*dx + dy*dy + dz*dz; chord < best {
				best, w.from, w.to, w.known = chord, a, b, true
			}
		}
	}
	if w.known {
		w.metres = 2 * earth * math.Asin(min(1, math.Sqrt(best)/2))
	}
	return w
}

// travel judges the way to work. Minutes entered by hand count before any estimate. An estimate that rests on one of several places
// of the same name is asked about, unless even the nearest is out of reach; what was only taken for granted in one town stops nothing.
func travel(s *ReadySeeker, o *ReadyOpening) found {
	limit := s.Profile.TravelMax
	if o.Vacancy.Remote == "yes" {
		return found{value: 1, why: fromHome}
	}
	if n, ok := s.Journeys[o.Vacancy.ID]; ok {
		return reach(n, limit, wayByHand, false)
	}
	w := wayBetween(&s.place, &o.place)
	switch {
	case !w.known:
		return ask(placeUnknown)
	case len(s.modes) == 0:
		return ask(modeUnknown)
	case w.sameTown:
		return reach(sameTownMinutes, limit, wayInTown, true)
	}
	n, _ := fastest(s.modes, w.metres)
	f := reach(n, limit, wayEstimated, false)
	if f.verdict == Fits && w.ambiguous(&s.place, &o.place) {
		return found{verdict: Ask, value: valueOf[Ask], why: placeAmbiguous, n: n}
	}
	return f
}

// reach compares minutes with a person's limit: up to 1.6 times the limit is worth asking about.
func reach(minutes, limit int, why why, granted bool) found {
	f := found{why: why, n: minutes}
	switch {
	case limit <= 0:
		f.verdict, f.why = Ask, limitUnknown
	case minutes <= limit:
	case 10*minutes <= 16*limit || granted:
		f.verdict = Ask
	default:
		f.verdict = Stop
	}
	f.value = valueOf[f.verdict]
	return f
}

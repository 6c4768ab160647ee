package kit

import (
	"cmp"
	"maps"
	"slices"
)

// TickedKeys returns the keys of the ticked rows: those that have been read in the order of the list, then the others in
// the order of their keys.
func (l *RowList[T]) TickedKeys() []string {
	place := map[string]int{}
	for n, page := range l.model.pages {
		for i, row := range page {
			place[l.body.keyOf(row)] = n*pageRows + i + 1
		}
	}
	at := func(key string) int {
		if p := place[key]; p > 0 {
			return p
		}
		return l.model.total + 1
	}
	return slices.SortedFunc(maps.Keys(l.body.ticked), func(a, b string) int {
		return cmp.Or(cmp.Compare(at(a), at(b)), cmp.Compare(a, b))
	})
}

// Untick takes ticks away by their keys.
func (l *RowList[T]) Untick(keys ...string) {
	for _, k := range keys {
		delete(l.body.ticked, k)
	}
	l.tickChanged()
}

// Tick ticks rows by their keys, also rows that have not been read yet.
func (l *RowList[T]) Tick(keys ...string) {
	for _, k := range keys {
		l.body.ticked[k] = true
	}
	l.tickChanged()
}

// ClearTicks unticks every row.
func (l *RowList[T]) ClearTicks() { clear(l.body.ticked); l.tickChanged() }

func (l *RowList[T]) tickChanged() {
	l.body.refill()
	if l.o.Ticked != nil {
		l.o.Ticked(l.TickedKeys())
	}
	l.body.follow()
}

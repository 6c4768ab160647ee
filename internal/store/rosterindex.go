package store

import (
	"hash/fnv"
	"slices"
	"strings"
)

// index finds lines by how a word begins that finds them, and by whole names, telephone numbers, postcodes and company numbers.
type index map[uint32][]*line

// beginning is how many letters of a word the index knows.
const beginning = 3

// marks are the entries of a line in the index, each once.
func (l *line) marks() (marks []uint32) {
	add := func(m uint32) {
		if !slices.Contains(marks, m) {
			marks = append(marks, m)
		}
	}
	for _, text := range []string{l.words, l.keys, l.people} {
		for _, w := range strings.Fields(text) {
			if m, ok := wordMark(w); ok {
				add(m)
			}
		}
	}
	for _, name := range l.names() {
		add(mark("n" + name))
	}
	for _, p := range l.phones {
		add(mark("p" + p))
	}
	for _, p := range l.postcodes {
		add(mark("c" + p))
	}
	if l.number != "" {
		add(mark("#" + l.number))
	}
	return marks
}

// wordMark is the entry of a word; a short one has none, nor has one that begins with a figure: nearly all telephone numbers begin alike.
func wordMark(word string) (uint32, bool) {
	if len(word) < beginning || isDigit(word[0]) {
		return 0, false
	}
	return mark("w" + word[:beginning]), true
}

func mark(text string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(text))
	return h.Sum32()
}

func (x index) add(l *line) {
	for _, m := range l.marks() {
		x[m] = append(x[m], l)
	}
}

func (x index) drop(l *line) {
	for _, m := range l.marks() {
		if i := slices.Index(x[m], l); i >= 0 {
			x[m] = slices.Delete(x[m], i, i+1)
		}
	}
}

// candidates are all lines that may be found by every term, in the order of their names: those that the rarest term finds.
func (r *roster) candidates(terms []string) []*line {
	best, narrow := r.order, false
	for _, t := range terms {
		if m, ok := wordMark(strings.TrimPrefix(t, " ")); ok && len(r.index[m]) < len(best) {
			best, narrow = r.index[m], true
		}
	}
	if narrow && !slices.IsSortedFunc(best, byName) { // a line that has changed stands last
		best = slices.Clone(best)
		slices.SortFunc(best, byName)
	}
	return best
}

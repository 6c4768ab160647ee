package store

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"jobwright/employers"
	"jobwright/internal/people"
)

// face is the line as employers are compared.
func (l *line) face() employers.Face {
	f := employers.Face{Phones: l.phones, Postcodes: l.postcodes, CompanyNumber: l.number}
	names := l.names()
	f.Name = names[0]
	for _, n := range names[1:] {
		if n != f.Name && !slices.Contains(f.OtherNames, n) {
			f.OtherNames = append(f.OtherNames, n)
		}
	}
	return f
}

// likeness is a line with how alike it is.
type likeness struct {
	line    *line
	score   float64
	because []string
}

// mostCompared is how many lines are compared with one at most: those that share the most words.
const mostCompared = 400

// alike gives the lines that an employer may be, from a score on, best first.
func (r *roster) alike(f employers.Face, not string, from float64) (out []likeness) {
	for _, l := range r.alikeAtAll(f) {
		if l.id == not {
			continue
		}
		if score, because := employers.Compare(f, l.face()); score >= from {
			out = append(out, likeness{l, score, because})
		}
	}
	slices.SortStableFunc(out, func(a, b likeness) int {
		return cmp.Or(cmp.Compare(b.score, a.score), byName(a.line, b.line))
	})
	return out
}

// alikeAtAll gives the lines that share a number, a postcode, or the beginning of a telling word: without one names are not similar.
func (r *roster) alikeAtAll(f employers.Face) (out []*line) {
	shared := map[*line]int{}
	add := func(kind string, keys []string, worth int) {
		for _, k := range keys {
			for _, l := range r.index[mark(kind+k)] {
				shared[l] += worth
			}
		}
	}
	add("#", []string{f.CompanyNumber}, 100)
	add("n", append([]string{f.Name}, f.OtherNames...), 100)
	add("p", f.Phones, 100)
	add("c", f.Postcodes, 20)
	marks := map[uint32]bool{}
	for _, name := range append([]string{f.Name}, f.OtherNames...) {
		for _, w := range employers.NameWords(name) {
			if m, ok := wordMark(w); ok {
				marks[m] = true
			}
		}
	}
	for m := range marks {
		for _, l := range r.index[m] {
			shared[l] += 10
		}
	}
	return most(shared)
}

// most gives the lines that share the most; of those that share as much, the shortest names, for they are the most like.
func most(shared map[*line]int) (out []*line) {
	groups := map[int][]*line{}
	for l, n := range shared {
		groups[n] = append(groups[n], l)
	}
	for _, n := range slices.Backward(slices.Sorted(maps.Keys(groups))) {
		group := groups[n]
		if room := mostCompared - len(out); len(group) > room {
			slices.SortFunc(group, func(a, b *line) int { return cmp.Or(cmp.Compare(len(a.key), len(b.key)), byName(a, b)) })
			return append(out, group[:room]...)
		}
		out = append(out, group...)
	}
	return out
}

// LooksLike gives the employers that the typed one may be, best first, at most limit, without those that somebody has said to differ from it.
func (s *Store) LooksLike(ctx context.Context, typed employers.Employer, limit int) (out []employers.Alike, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return nil, err
	}
	v, err := s.viewer(ctx, who)
	if err != nil {
		return nil, s.plain(err)
	}
	differ, err := s.differing(ctx)
	if err != nil {
		return nil, s.plain(err)
	}
	err = s.withRoster(ctx, func(r *roster) error {
		for _, a := range r.alike(employers.FaceOf(typed, nil, nil), string(typed.ID), employers.HintFrom) {
			if len(out) < limit && !differ[pairOf(a.line.id, string(typed.ID))] {
				out = append(out, employers.Alike{Employer: v.listed(a.line), Score: a.score, Because: a.because})
			}
		}
		return nil
	})
	return out, s.plain(err)
}

// twoOf are two employers, the smaller id first.
type twoOf [2]string

func pairOf(a, b string) twoOf {
	if a > b {
		a, b = b, a
	}
	return twoOf{a, b}
}

// differing are the pairs that somebody has said are not the same.
func (s *Store) differing(ctx context.Context) (map[twoOf]bool, error) {
	rows, err := readRows(ctx, s.files.Read(), notDuplicateKind, "where deleted = 0")
	out := map[twoOf]bool{}
	for _, r := range rows {
		out[pairOf(r.text("one"), r.text("other"))] = true
	}
	return out, err
}

// NotDuplicates remembers that two employers are not the same.
func (s *Store) NotDuplicates(ctx context.Context, a, b employers.EmployerID) error {
	return s.change(ctx, "said to be two employers", people.ChangeRegister, func(c *change) error {
		two := pairOf(string(a), string(b))
		rows, err := readRows(c.ctx, c.tx, notDuplicateKind, "where one = ? and other = ? and deleted = 0 limit 1", two[0], two[1])
		if err != nil || len(rows) > 0 {
			return err
		}
		return c.put(notDuplicateKind.row(NewID(), 0, false, two[0], two[1]))
	})
}

// Duplicates gives pairs that may be one employer and were not said to differ, best first. The first call compares them all.
func (s *Store) Duplicates(ctx context.Context, offset, limit int) (out []employers.Pair, total int, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return nil, 0, err
	}
	v, err := s.viewer(ctx, who)
	if err != nil {
		return nil, 0, s.plain(err)
	}
	differ, err := s.differing(ctx)
	if err != nil {
		return nil, 0, s.plain(err)
	}
	if err := s.findPairs(ctx); err != nil {
		return nil, 0, s.plain(err)
	}
	err = s.withRoster(ctx, func(r *roster) error {
		if r.pairs == nil {
			return nil // forgotten this moment: the screen hears of the change and asks again
		}
		for _, p := range r.pairs.list {
			if differ[pairOf(p.a.id, p.b.id)] {
				continue
			}
			if total++; total > offset && len(out) < limit {
				out = append(out, employers.Pair{A: v.listed(p.a), B: v.listed(p.b), Score: p.score, Because: p.because})
			}
		}
		return nil
	})
	return out, total, s.plain(err)
}

package store

import (
	"cmp"
	"context"
	"slices"

	"jobwright/employers"
)

// pairs are the employers that may be one, best first.
type pairs struct{ list []pair }

type pair struct {
	a, b    *line // by name
	score   float64
	because []string
}

func newPair(a, b *line, score float64, because []string) pair {
	if byName(b, a) < 0 {
		a, b = b, a
	}
	return pair{a, b, score, because}
}

func (p *pairs) sort() {
	slices.SortFunc(p.list, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.score, x.score), byName(x.a, y.a), byName(x.b, y.b))
	})
}

// replace keeps the pairs in step with one employer; the roster has its line already.
func (p *pairs) replace(r *roster, id string, now *line) {
	p.list = slices.DeleteFunc(p.list, func(x pair) bool { return x.a.id == id || x.b.id == id })
	if now == nil {
		return
	}
	for _, a := range r.alike(now.face(), id, employers.PairFrom) {
		p.list = append(p.list, newPair(now, a.line, a.score, a.because))
	}
	p.sort()
}

// findPairs compares all employers that have something in common, unless that is done. Nobody waits for it but who asked.
func (s *Store) findPairs(ctx context.Context) error {
	for {
		var lines []*line
		known := false
		err := s.withRoster(ctx, func(r *roster) error {
			known, lines = r.pairs != nil, slices.Clone(r.order)
			return nil
		})
		if err != nil || known {
			return err
		}
		found, err := comparePairs(ctx, lines)
		if err != nil {
			return err
		}
		r := &s.roster
		r.mu.Lock()
		if same := slices.Equal(r.order, lines); same {
			r.pairs = found
		}
		r.mu.Unlock()
	}
}

// mostAlike is how many employers may share a key before it says nothing: many firms sit in one building, and a word that many
// names have tells none apart. mostOfAName is the same for a whole name, and neighbours how far names next to each other are compared.
const (
	mostAlike   = 40
	mostOfAName = 100
	neighbours  = 4
)

// comparePairs compares the lines that share a company number, a telephone number, a postcode, a name, a telling word, or that
// stand next to each other by name.
func comparePairs(ctx context.Context, lines []*line) (*pairs, error) {
	faces := make([]employers.Face, len(lines))
	groups := map[string][]int32{}
	add := func(sort, key string, i int) {
		if key != "" {
			groups[sort+key] = append(groups[sort+key], int32(i))
		}
	}
	for i, l := range lines {
		faces[i] = l.face()
		add("#", l.number, i)
		for _, p := range l.phones {
			add("p", p, i)
		}
		for _, p := range l.postcodes {
			add("c", p, i)
		}
		for _, name := range append([]string{faces[i].Name}, faces[i].OtherNames...) {
			add("n", name, i)
			for _, w := range employers.NameWords(name) {
				add("w", w, i)
			}
		}
	}
	seen, out := map[uint64]bool{}, &pairs{}
	compare := func(i, j int32) {
		if i > j {
			i, j = j, i
		}
		if both := uint64(i)<<32 | uint64(j); i == j || seen[both] {
			return
		} else {
			seen[both] = true
		}
		if score, because := employers.Compare(faces[i], faces[j]); score >= employers.PairFrom {
			out.list = append(out.list, newPair(lines[i], lines[j], score, because))
		}
	}
	for key, group := range groups {
		most := mostAlike
		if key[0] == 'n' || key[0] == '#' {
			most = mostOfAName
		}
		if len(group) > most {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for x, i := range group {
			for _, j := range group[x+1:] {
				compare(i, j)
			}
		}
	}
	for i := range lines {
		for j := i + 1; j < min(i+1+neighbours, len(lines)); j++ {
			compare(int32(i), int32(j))
		}
	}
	out.sort()
	return out, nil
}

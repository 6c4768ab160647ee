package store

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/people"
)

// ranked names an order of the roster.
type ranked struct {
	by   string
	down bool
}

// ranking is all lines in an order other than by name: by a key, those without one last, equal ones by name.
type ranking struct {
	key  func(*line) string
	down bool
	list []*line
}

func (k *ranking) compare(a, b *line) int {
	x, y := k.key(a), k.key(b)
	switch {
	case x == y:
		return byName(a, b)
	case x == "":
		return 1
	case y == "":
		return -1
	case k.down:
		return strings.Compare(y, x)
	}
	return strings.Compare(x, y)
}

// rank sorts lines that stand by name. Keys are few against lines, so they are ranked once and the ranks are sorted.
func (k *ranking) rank(lines []*line) {
	const last = math.MaxUint32
	keys, rank := make([]string, len(lines)), map[string]uint32{}
	for i, l := range lines {
		keys[i] = k.key(l)
		rank[keys[i]] = 0
	}
	order := make([]string, 0, len(rank))
	for key := range rank {
		order = append(order, key)
	}
	slices.Sort(order)
	for i, key := range order {
		if k.down {
			i = len(order) - i
		}
		rank[key] = uint32(i)
	}
	rank[""] = last
	places := make([]uint64, len(lines))
	for i, key := range keys {
		places[i] = uint64(rank[key])<<32 | uint64(i)
	}
	slices.Sort(places)
	k.list = make([]*line, len(lines))
	for i, p := range places {
		k.list[i] = lines[uint32(p)]
	}
}

// inOrder gives the lines that words may find in an order. The order of all is kept, unless it depends on who looks.
func (s *Store) inOrder(r *roster, terms []string, o employers.Order, key func(*line) string, v viewer) []*line {
	lines := r.candidates(terms)
	if key == nil {
		if !o.Descending {
			return lines
		}
		out := slices.Clone(lines)
		slices.Reverse(out)
		return out
	}
	if len(lines) < len(r.order)/2 || o.Sort == "next" && v.reach != people.All && r.personal > 0 {
		own := &ranking{key: key, down: o.Descending}
		own.rank(lines)
		return own.list
	}
	name := ranked{o.Sort, o.Descending}
	s.rankMu.Lock()
	defer s.rankMu.Unlock()
	if r.rankings[name] == nil {
		if o.Sort == "next" {
			key = func(l *line) string { return viewer{reach: people.All}.due(l) }
		}
		k := &ranking{key: key, down: o.Descending}
		k.rank(r.order)
		r.rankings[name] = k
	}
	return r.rankings[name].list
}

// forgetOwners drops the orders by owner: somebody is called another way now.
func (s *Store) forgetOwners() {
	s.roster.mu.Lock()
	defer s.roster.mu.Unlock()
	delete(s.roster.rankings, ranked{"owner", false})
	delete(s.roster.rankings, ranked{"owner", true})
}

// Employers gives one page of those that the filter chooses.
func (s *Store) Employers(ctx context.Context, f employers.Filter, o employers.Order) (out []employers.Listed, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return nil, err
	}
	v, err := s.viewer(ctx, who)
	if err != nil {
		return nil, s.plain(err)
	}
	key, err := s.sortKey(ctx, o.Sort, v)
	if err != nil {
		return nil, s.plain(err)
	}
	if o.Limit <= 0 {
		o.Limit = 100
	}
	m := s.matcher(f, v)
	err = s.withRoster(ctx, func(r *roster) error {
		skip := o.Offset
		for _, l := range s.inOrder(r, m.terms, o, key, v) {
			if !m.match(l) {
				continue
			}
			if skip--; skip >= 0 {
				continue
			}
			if out = append(out, v.listed(l)); len(out) == o.Limit {
				break
			}
		}
		return nil
	})
	return out, s.plain(err)
}

// CountEmployers counts what the filter chooses.
func (s *Store) CountEmployers(ctx context.Context, f employers.Filter) (n int, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return 0, err
	}
	v, err := s.viewer(ctx, who)
	if err != nil {
		return 0, s.plain(err)
	}
	m := s.matcher(f, v)
	err = s.withRoster(ctx, func(r *roster) error {
		for _, l := range r.candidates(m.terms) {
			if m.match(l) {
				n++
			}
		}
		return nil
	})
	return n, s.plain(err)
}

// sortKey gives the key by which a list is sorted; nil = by name.
func (s *Store) sortKey(ctx context.Context, by string, v viewer) (func(*line) string, error) {
	switch by {
	case "", "name":
		return nil, nil
	case "town":
		return func(l *line) string { return l.town }, nil
	case "last":
		return func(l *line) string { return l.last }, nil
	case "next":
		return v.due, nil
	case "owner":
		return s.ownerKey(ctx)
	case "stage":
		return s.codeKey(ctx, "cup_stages", byPlace, func(l *line) string { return l.stage })
	case "sector":
		return s.codeKey(ctx, "sic2007_sections", byLabel, func(l *line) string { return l.section })
	case "size":
		place, err := s.codeKey(ctx, "employer_size_bands", byPlace, func(l *line) string { return l.size })
		if err != nil {
			return nil, err
		}
		return func(l *line) string {
			if l.printed == "" {
				return place(l)
			}
			return fmt.Sprintf("%s %9d", place(l), leading(l.printed))
		}, nil
	}
	return nil, fmt.Errorf("employers cannot be sorted by %q", by)
}

// leading is the first number of a printed band: 1000 of "1000 to 4999".
func leading(band string) (n int) {
	for _, r := range band {
		switch {
		case r >= '0' && r <= '9':
			n = n*10 + int(r-'0')
		case r != ',':
			return n
		}
	}
	return n
}

// ownerKey sorts by the names of owners.
func (s *Store) ownerKey(ctx context.Context) (func(*line) string, error) {
	list, err := s.readStaff(ctx, "")
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, p := range list {
		names[string(p.ID)] = fold(p.Name) + " " + string(p.ID)
	}
	return func(l *line) string { return names[l.owner] }, nil
}

const (
	byPlace = iota // as the code list has it
	byLabel
)

// codeKey sorts by a code of a list.
func (s *Store) codeKey(ctx context.Context, list string, by int, of func(*line) string) (func(*line) string, error) {
	codes, err := s.Codes(ctx, list, true)
	if err != nil {
		return nil, err
	}
	keys := map[string]string{}
	for i, c := range codes {
		if keys[c.Code] = fmt.Sprintf("%03d", i); by == byLabel {
			keys[c.Code] = fold(c.Label)
		}
	}
	return func(l *line) string {
		code := of(l)
		if k := keys[code]; k != "" {
			return k
		}
		return code
	}, nil
}

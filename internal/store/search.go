package store

import (
	"context"
	"database/sql"
	"math"
	"slices"
	"strings"
	"unicode"

	"jobwright/internal/people"
)

// Hit is one record that search found.
type Hit struct {
	Kind, ID, Ref, Title, Snippet string
	Subject                       people.ParticipantID // whom it is about; may be empty
	Place                         string               // of an employer: town and postcode, or its number; it tells two of one name apart
	Score                         float64              // 1 / rank
}

// Hits are the records found: first those whose name begins with the words, then those called so, then those that only speak of it,
// each the newest first. Total counts all; unless Exact, there are at least so many.
type Hits struct {
	Total int
	Exact bool
	Hits  []Hit
}

// enough is where search as you type stops counting: "200+".
const enough = 200

// terms is what a person typed as the words to look for, folded; telephone numbers are one word. Nothing a person types has
// a meaning of its own.
func terms(words string) []string {
	var out []string
	rest := words
	for _, p := range phones(words) {
		out = append(out, p.digits)
		rest = strings.Replace(rest, words[p.from:p.to], " ", 1)
	}
	return append(out, tokens(fold(rest))...)
}

// tokens splits a text where the index does.
func tokens(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// matchQuery asks the index for the documents that hold each term as the beginning of a word; the quotes make it a word.
func matchQuery(terms []string) string {
	return `"` + strings.Join(terms, `*" "`) + `*"`
}

// Search finds the records in which every word typed begins a word. It stops counting at 200.
func (s *Store) Search(ctx context.Context, words string, limit int) (Hits, error) {
	return s.search(ctx, words, limit, enough+1)
}

// SearchExact is Search with the exact total, for commands.
func (s *Store) SearchExact(ctx context.Context, words string, limit int) (Hits, error) {
	return s.search(ctx, words, limit, math.MaxInt32)
}

func (s *Store) search(ctx context.Context, words string, limit, count int) (Hits, error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return Hits{}, err
	}
	terms := terms(words)
	if len(terms) == 0 {
		return Hits{Exact: true}, nil
	}
	// One transaction, so that what moves into the index meanwhile is neither missed nor found twice.
	tx, err := s.files.Read().BeginTx(ctx, nil)
	if err != nil {
		return Hits{}, s.plain(err)
	}
	defer tx.Rollback()
	ids, total, err := s.matching(ctx, tx, who, terms, "", limit, count)
	if err != nil {
		return Hits{}, s.plain(err)
	}
	if total >= enough { // whoever is called so may be older than all of these
		tx.Rollback() // others may read meanwhile
		names, err := s.named(ctx, who, words, limit)
		if err != nil {
			return Hits{}, s.plain(err)
		}
		if tx, err = s.files.Read().BeginTx(ctx, nil); err != nil {
			return Hits{}, s.plain(err)
		}
		defer tx.Rollback()
		if ids, err = s.namesFirst(ctx, tx, who, names, ids, limit); err != nil {
			return Hits{}, s.plain(err)
		}
	}
	out := Hits{Total: total, Exact: total < count}
	if !out.Exact {
		out.Total = enough
	}
	for _, f := range ids {
		h := Hit{Score: 1 / float64(len(out.Hits)+1)}
		var text string
		err := tx.QueryRowContext(ctx, `select kind, record, ref, title, words, subject from search_doc where docid = ?
			union all select kind, record, ref, title, words, subject from search_wait where docid = ?`, f.docid, f.docid).Scan(&h.Kind, &h.ID, &h.Ref, &h.Title, &text, &h.Subject)
		if isNoRows(err) { // changed since it was found
			continue
		}
		if err != nil {
			return Hits{}, s.plain(err)
		}
		if err := s.entitle(ctx, tx, &h); err != nil {
			return Hits{}, s.plain(err)
		}
		if h.Snippet = snippet(text, words); f.nameOnly {
			h.Ref, h.Snippet = "", h.Title
		}
		out.Hits = append(out.Hits, h)
	}
	return out, nil
}

// entitle adds the name of its employer to what a record is called, and to an employer where it is; read now because both may change.
func (s *Store) entitle(ctx context.Context, tx *sql.Tx, h *Hit) error {
	if h.Kind == employerKind.name {
		var town, postcode, number string
		err := tx.QueryRowContext(ctx, "select town, postcode, company_number from employer where id = ?", h.ID).Scan(&town, &postcode, &number)
		if h.Place = strings.TrimSpace(town + " " + postcode); h.Place == "" && number != "" {
			h.Place = "company number " + number
		}
		if isNoRows(err) {
			return nil
		}
		return err
	}
	k := kinds[h.Kind]
	if k == nil {
		return nil
	}
	if h.Kind = k.name; k.hit != "" {
		h.Kind = k.hit
	}
	if k.titled != nil {
		var name string
		err := tx.QueryRowContext(ctx, "select e.name from "+k.table+" r cross join employer e on e.id = r.employer where r.id = ?", h.ID).Scan(&name)
		if err == nil {
			h.Title = k.titled(h.Title, name)
		} else if !isNoRows(err) {
			return err
		}
	}
	if k.byPerson {
		name, err := personName(ctx, tx, string(h.Subject))
		if h.Title = strings.TrimSpace(h.Title + ", " + name); err != nil {
			return err
		}
	}
	return nil
}

// found is a document that matches. Of a participant outside the own caseload only the name may be shown.
type found struct {
	docid    int64
	nameOnly bool
	called   int // 2: its name begins with the first word and has all of them; 1: it has all of them; 0: it only speaks of them
}

// first is added to found.called of employers and people where there is more than search looks through.
const first = 2

// called says how much of the words stands in what a record is called, as found.called counts it.
func called(terms []string, title string) int {
	switch keys := findKeys(title); {
	case !begins(terms, title, keys):
		return 0
	case begins(terms[:1], strings.Join(tokens(fold(title))[:1], ""), ""):
		return 2
	}
	return 1
}

// sight is what somebody may find: a condition on documents d, and one for those of which only the name may be found.
type sight struct {
	see, nameOnly string
	args          []any // of nameOnly, then of see
}

func (s *Store) sight(who people.Staff, kind string) sight {
	see, args := s.visible(who, "d.subject", "d.owner")
	out := sight{see: see, nameOnly: "0", args: append([]any{kind, kind}, args...)}
	if people.May(who.Role, people.ViewParticipants) == people.Own {
		out.see = "(d.kind = 'people' or " + see + ")" // a colleague's participants are found by name
		out.nameOnly = "d.kind = 'people' and not " + see
		out.args = append(append([]any{}, args...), out.args...)
	}
	out.see = " and d.gone = 0 and (? = '' or d.kind = ?) and " + out.see
	return out
}

// matching gives the documents, at most limit, and how many there are, counted up to count: among the 200 newest those that are
// called so come first, or an employer would stand behind everything about it; see named for older ones. kind "" = every kind.
func (s *Store) matching(ctx context.Context, tx *sql.Tx, who people.Staff, terms []string, kind string, limit, count int) (ids []found, total int, err error) {
	may := s.sight(who, kind)
	ids, err = waiting(ctx, tx, terms, may)
	if err != nil {
		return nil, 0, err
	}
	if total = len(ids); total >= count {
		return calledFirst(ids, limit), count, nil
	}
	match := len(may.args) - strings.Count(may.see, "?") // the words stand between the two conditions
	args := slices.Insert(slices.Clone(may.args), match, any(matchQuery(terms)))
	rows, err := tx.QueryContext(ctx, "select d.docid, "+may.nameOnly+", d.title from search f cross join search_doc d on d.docid = f.docid where f.search match ?"+may.see+
		" order by f.docid desc", args...)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for total < count && rows.Next() {
		var f found
		var title string
		if err := rows.Scan(&f.docid, &f.nameOnly, &title); err != nil {
			return nil, 0, err
		}
		if f.nameOnly || total < enough {
			f.called = called(terms, title)
		}
		if f.nameOnly && f.called == 0 {
			continue
		}
		if total++; len(ids) < limit || total <= enough {
			ids = append(ids, f)
		}
	}
	return calledFirst(ids, limit), total, rows.Err()
}

// calledFirst puts those that are called so before those that only speak of it.
func calledFirst(ids []found, limit int) []found {
	slices.SortStableFunc(ids, func(a, b found) int { return b.called - a.called })
	return ids[:min(limit, len(ids))]
}

// name is an employer or a participant who is called so.
type name struct {
	kind, id string
	called   int
}

// named are the employers who are called so, and the participants where the person's role finds any: those of others too, by their names. There
// are at most limit.
func (s *Store) named(ctx context.Context, who people.Staff, words string, limit int) (names []name, err error) {
	terms := terms(words)
	err = s.withRoster(ctx, func(r *roster) error {
		within := findTerms(words)
		for _, l := range r.candidates(within) {
			if finds(within, l.words) { // by this name or another one it has
				names = append(names, name{employerKind.name, l.id, max(1, called(terms, l.name))})
			}
		}
		return nil
	})
	if reach := people.May(who.Role, people.ViewParticipants); err == nil && (reach == people.Own || reach == people.All) {
		var more []name
		more, err = s.participantsCalled(ctx, terms)
		names = append(names, more...)
	}
	slices.SortStableFunc(names, func(a, b name) int { return b.called - a.called })
	return names[:min(limit, len(names))], err
}

func (s *Store) participantsCalled(ctx context.Context, terms []string) (names []name, err error) {
	rows, err := s.files.Read().QueryContext(ctx, "select id, name_key from participant where deleted = 0")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		n := name{kind: participantKind.name}
		var key string // the last name first
		if err := rows.Scan(&n.id, &key); err != nil {
			return nil, err
		}
		if n.called = called(terms, key); n.called > 0 {
			names = append(names, n)
		}
	}
	return names, rows.Err()
}

// namesFirst puts the documents of names that somebody may find before others that were found.
func (s *Store) namesFirst(ctx context.Context, tx *sql.Tx, who people.Staff, names []name, others []found, limit int) (ids []found, err error) {
	may := s.sight(who, "")
	between := len(may.args) - strings.Count(may.see, "?")
	for _, n := range names {
		f := found{called: first + n.called}
		for _, table := range []string{"search_doc", "search_wait"} {
			err := tx.QueryRowContext(ctx, "select d.docid, "+may.nameOnly+" from "+table+" d where d.record = ? and d.kind = ?"+may.see,
				slices.Insert(slices.Clone(may.args), between, any(n.id), any(n.kind))...).Scan(&f.docid, &f.nameOnly)
			if err == nil {
				ids = append(ids, f)
			} else if !isNoRows(err) {
				return nil, err
			}
		}
	}
	for _, f := range others {
		if !slices.ContainsFunc(ids, func(n found) bool { return n.docid == f.docid }) {
			ids = append(ids, f)
		}
	}
	return calledFirst(ids, limit), nil
}

// snippet is the part of a text around the first word that was looked for, about 120 letters.
func snippet(text, words string) string {
	const around, length = 40, 120
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= length {
		return string(runes)
	}
	start := 0
	for _, w := range strings.Fields(fold(words)) {
		if i := strings.Index(fold(string(runes)), w); i >= 0 {
			start = max(0, min(len([]rune(fold(string(runes))[:i])), len(runes))-around)
			break
		}
	}
	end := min(start+length, len(runes))
	out := strings.TrimSpace(string(runes[start:end]))
	if start > 0 {
		out = "…" + out
	}
	if end < len(runes) {
		out += "…"
	}
	return out
}

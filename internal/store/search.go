package store

import (
	"context"
	"database/sql"
	"math"
	"strings"
	"unicode"

	"jobwright/internal/people"
)

// Hit is one record that search found.
type Hit struct {
	Kind, ID, Ref, Title, Snippet string
	Score                         float64 // 1 / rank
}

// Hits are the newest records found. Total counts all; unless Exact, there are at least so many.
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
	return append(out, tokens(Fold(rest))...)
}

// tokens splits a text where the index does.
func tokens(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// matchQuery asks the index for the documents that hold each term as the beginning of a word; the quotes make it a word.
func matchQuery(terms []string) string {
	return `"` + strings.Join(terms, `*" "`) + `*"`
}

// Search finds the newest records in which every word typed begins a word. It stops counting at 200.
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
	out := Hits{Total: total, Exact: total < count}
	if !out.Exact {
		out.Total = enough
	}
	for i, docid := range ids {
		h := Hit{Score: 1 / float64(i+1)}
		var text string
		err := tx.QueryRowContext(ctx, `select kind, record, ref, title, words from search_doc where docid = ?
			union all select kind, record, ref, title, words from search_wait where docid = ?`, docid, docid).Scan(&h.Kind, &h.ID, &h.Ref, &h.Title, &text)
		if err != nil {
			return Hits{}, s.plain(err)
		}
		h.Snippet = snippet(text, words)
		out.Hits = append(out.Hits, h)
	}
	return out, nil
}

// matching gives the newest documents, at most limit, and how many there are, counted up to count. kind "" = every kind.
func (s *Store) matching(ctx context.Context, tx *sql.Tx, who people.Staff, terms []string, kind string, limit, count int) (ids []int64, total int, err error) {
	see, args := s.visible(who, "d.subject", "d.owner")
	if people.May(who.Role, people.ViewParticipants) == people.Own {
		see = "(d.kind = 'people' or " + see + ")" // a colleague's participants are found by name
	}
	see, args = " and d.gone = 0 and (? = '' or d.kind = ?) and "+see, append([]any{kind, kind}, args...)
	ids, err = waiting(ctx, tx, terms, see, args)
	if err != nil {
		return nil, 0, err
	}
	total = len(ids)
	ids = ids[:min(limit, total)]
	if total >= count {
		return ids, count, nil
	}
	rows, err := tx.QueryContext(ctx, "select d.docid from search f cross join search_doc d on d.docid = f.docid where f.search match ?"+see+" order by f.docid desc limit ?",
		append(append([]any{matchQuery(terms)}, args...), count-total)...)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		if total++; len(ids) >= limit {
			continue
		}
		var docid int64
		if err := rows.Scan(&docid); err != nil {
			return nil, 0, err
		}
		ids = append(ids, docid)
	}
	return ids, total, rows.Err()
}

// snippet is the part of a text around the first word that was looked for, about 120 letters.
func snippet(text, words string) string {
	const around, length = 40, 120
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= length {
		return string(runes)
	}
	start := 0
	for _, w := range strings.Fields(Fold(words)) {
		if i := strings.Index(Fold(string(runes)), w); i >= 0 {
			start = max(0, min(len([]rune(Fold(string(runes))[:i])), len(runes))-around)
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

package store

import (
	"context"
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

// index keeps search in step with a record, in the transaction that changes it.
func (c *change) index(old, r *row) error {
	k := r.k
	if k.doc == nil {
		return nil
	}
	var was, is doc
	if old != nil && !old.deleted {
		was = k.doc(old)
	}
	if !r.deleted {
		is = k.doc(r)
	}
	if was == is {
		return nil
	}
	if was != (doc{}) {
		if err := c.unindex(k.name, r.id); err != nil {
			return err
		}
	}
	if is == (doc{}) {
		return nil
	}
	keys := findKeys(is.text + " " + is.ref)
	words := is.text
	if is.ref != "" {
		words += "\n" + is.ref
	}
	var docid int64
	err := c.tx.QueryRowContext(c.ctx, "insert into search_doc (docid, kind, record, ref, title, owner, subject, words, keys) values ((select coalesce(max(docid), 0) + 1 from search_doc), ?, ?, ?, ?, ?, ?, ?, ?) returning docid",
		k.name, r.id, is.ref, is.title, is.owner, is.subject, words, keys).Scan(&docid)
	if err != nil {
		return err
	}
	_, err = c.tx.ExecContext(c.ctx, "insert into search (docid, words, keys) values (?, ?, ?)", docid, words, keys)
	return err
}

// unindex removes a record; the index goes first, because it reads what it held from search_doc.
func (c *change) unindex(kind, record string) error {
	var docid int64
	err := c.tx.QueryRowContext(c.ctx, "select docid from search_doc where record = ? and kind = ?", record, kind).Scan(&docid)
	if isNoRows(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := c.tx.ExecContext(c.ctx, "delete from search where docid = ?", docid); err != nil {
		return err
	}
	_, err = c.tx.ExecContext(c.ctx, "delete from search_doc where docid = ?", docid)
	return err
}

// matchQuery turns what a person typed into a query for the index: each word quoted, each the beginning of a word.
// Nothing a person types has a meaning of its own there. Empty = nothing to look for.
func matchQuery(words string) string {
	var terms []string
	rest := words
	for _, p := range phones(words) {
		terms = append(terms, p.digits)
		rest = strings.Replace(rest, words[p.from:p.to], " ", 1)
	}
	terms = append(terms, strings.FieldsFunc(Fold(rest), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })...)
	for i, t := range terms {
		terms[i] = `"` + t + `*"`
	}
	return strings.Join(terms, " ")
}

// Search finds the newest records in which every word typed begins a word. It stops counting at 200.
func (s *Store) Search(ctx context.Context, words string, limit int) (Hits, error) {
	return s.search(ctx, words, limit, enough+1)
}

// SearchExact is Search with the exact total, for commands.
func (s *Store) SearchExact(ctx context.Context, words string, limit int) (Hits, error) {
	return s.search(ctx, words, limit, -1)
}

func (s *Store) search(ctx context.Context, words string, limit, count int) (Hits, error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return Hits{}, err
	}
	match := matchQuery(words)
	if match == "" {
		return Hits{Exact: true}, nil
	}
	ids, total, err := s.matching(ctx, who, match, limit, count)
	if err != nil {
		return Hits{}, s.plain(err)
	}
	out := Hits{Total: total, Exact: count < 0 || total < count}
	if !out.Exact {
		out.Total = enough
	}
	for i, docid := range ids {
		h := Hit{Score: 1 / float64(i+1)}
		var text string
		err := s.files.Read().QueryRowContext(ctx, "select kind, record, ref, title, words from search_doc where docid = ?", docid).Scan(&h.Kind, &h.ID, &h.Ref, &h.Title, &text)
		if isNoRows(err) {
			continue // deleted meanwhile
		}
		if err != nil {
			return Hits{}, s.plain(err)
		}
		h.Snippet = snippet(text, words)
		out.Hits = append(out.Hits, h)
	}
	return out, nil
}

// matching gives the newest documents, at most limit, and how many there are, counted up to count (-1 = all).
func (s *Store) matching(ctx context.Context, who people.Staff, match string, limit, count int) (ids []int64, total int, err error) {
	query, order, args := "select docid from search where search match ?", " order by docid desc", []any{match}
	if people.May(who.Role, people.ViewParticipants) != people.All {
		see, seeArgs := s.visible(who, "d.subject", "d.owner")
		if people.May(who.Role, people.ViewParticipants) == people.Own {
			see = "(d.kind = 'people' or " + see + ")" // a colleague's participants are found by name
		}
		query = "select d.docid from search f cross join search_doc d on d.docid = f.docid where f.search match ? and " + see
		order, args = " order by f.docid desc", append(args, seeArgs...)
	}
	rows, err := s.files.Read().QueryContext(ctx, query+order+" limit ?", append(args, count)...)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		if total++; total > limit {
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

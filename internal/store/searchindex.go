package store

import (
	"context"
	"database/sql"
	"strings"
)

// mergeAt is how many changes wait before the index is brought up to date: writing it costs several times a record, so it is
// not done for each. Documents that wait are searched one by one, which takes well under a millisecond.
const mergeAt = 256

// mergeAtImport is mergeAt within one large change.
const mergeAtImport = 2000

// index keeps search in step with a record, in the transaction that changes it.
func (c *change) index(old, r *row) error {
	k := r.k
	if k.doc == nil {
		return nil
	}
	was, err := c.docOf(old)
	if err != nil {
		return err
	}
	is, err := c.docOf(r)
	if err != nil {
		return err
	}
	return c.reindex(r, was, is)
}

// docOf is what search finds of a row; nothing of none.
func (c *change) docOf(r *row) (doc, error) {
	if r == nil || r.deleted {
		return doc{}, nil
	}
	d := r.k.doc(r)
	if d.text == "" && d.ref == "" && d.keys == "" {
		return doc{}, nil // nothing to be found by
	}
	if r.k.found {
		name, err := c.nameOf(r.text("employer"))
		if err != nil {
			return d, err
		}
		d.text += "\n" + name
	}
	if r.k.theirs {
		name, err := personName(c.ctx, c.tx, r.text("participant"))
		if err != nil {
			return d, err
		}
		d.keys = strings.TrimSpace(d.keys + " " + fold(name) + " " + findKeys(name))
	}
	if r.k == vacancyKind {
		names, err := c.dutiesOf(r.id)
		if err != nil {
			return d, err
		}
		d.keys = strings.TrimSpace(d.keys + " " + names)
	}
	return d, nil
}

// reindex puts a document in the place of another.
func (c *change) reindex(r *row, was, is doc) error {
	k := r.k
	switch {
	case was == is:
		return nil
	case was.text == is.text && was.keys == is.keys && was.ref == is.ref && was != (doc{}) && is != (doc{}):
		return c.eitherDoc("update search_wait set title = ?, owner = ?, subject = ? where record = ? and kind = ?",
			"update search_doc set title = ?, owner = ?, subject = ? where record = ? and kind = ? and gone = 0", is.title, is.owner, is.subject, r.id, k.name)
	}
	if was != (doc{}) {
		err := c.eitherDoc("delete from search_wait where record = ? and kind = ?", "update search_doc set gone = 1 where record = ? and kind = ? and gone = 0", r.id, k.name)
		if c.tail.waiting++; err != nil {
			return err
		}
	}
	if is == (doc{}) {
		return nil
	}
	words := is.text
	if is.ref != "" {
		words += "\n" + is.ref
	}
	c.tail.docid++
	err := c.insert("insert into search_wait (docid, kind, record, ref, title, owner, subject, words, keys, gone) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
		c.tail.docid, k.name, r.id, is.ref, is.title, is.owner, is.subject, words, strings.TrimSpace(findKeys(words)+" "+is.keys))
	if c.tail.waiting++; err == nil && c.tail.waiting >= mergeAtImport {
		err = c.mergeSearch()
	}
	return err
}

// eitherDoc changes a document where it is: among those that wait, or in the index.
func (c *change) eitherDoc(wait, indexed string, args ...any) error {
	res, err := c.exec(wait, args...)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); n > 0 || err != nil {
		return err
	}
	_, err = c.exec(indexed, args...)
	return err
}

// mergeSearch brings the index up to date: what is gone leaves it, before its text goes; what waits comes in.
func (c *change) mergeSearch() error {
	c.tail.waiting = 0
	for _, q := range []string{
		"delete from search where docid in (select docid from search_doc where gone = 1)",
		"delete from search_doc where gone = 1",
		"insert into search_doc select * from search_wait",
		"insert into search (docid, words, keys) select docid, words, keys from search_wait order by docid",
		"delete from search_wait",
	} {
		if err := c.later(q); err != nil {
			return err
		}
	}
	return nil
}

// waiting are the documents not yet in the index that match, the newest first.
func waiting(ctx context.Context, tx *sql.Tx, terms []string, may sight) (ids []found, err error) {
	rows, err := tx.QueryContext(ctx, "select d.docid, "+may.nameOnly+", d.title, d.words, d.keys from search_wait d where 1 = 1"+may.see+" order by d.docid desc", may.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var f found
		var title, words, keys string
		if err := rows.Scan(&f.docid, &f.nameOnly, &title, &words, &keys); err != nil {
			return nil, err
		}
		if f.nameOnly {
			words, keys = title, findKeys(title)
		}
		if begins(terms, words, keys) {
			f.called = called(terms, title)
			ids = append(ids, f)
		}
	}
	return ids, rows.Err()
}

// begins says that each term begins a word of the text, as the index would.
func begins(terms []string, words, keys string) bool {
	have := tokens(fold(words) + " " + keys)
next:
	for _, t := range terms {
		for _, w := range have {
			if strings.HasPrefix(w, t) {
				continue next
			}
		}
		return false
	}
	return true
}

package store

import (
	"maps"
	"slices"
	"strings"
)

// touch notes the employers whose line in the list a row may change.
func (c *change) touch(r *row) {
	for _, id := range r.employerIDs() {
		c.listed[id] = true
	}
	if r != nil && r.k == dutyKind {
		if c.dutied == nil {
			c.dutied = map[string]bool{}
		}
		c.dutied[r.text("vacancy")] = true
	}
}

// called keeps what is known of employers in step with what is written, and notes who of them are called another way.
func (c *change) called(old, r *row) {
	name := r.text("name")
	c.names[r.id] = name
	if c.live[r.id] = !r.deleted; r.deleted {
		c.taken[r.id] = true
	}
	if old != nil && old.text("name") != name {
		c.renamed[r.id] = true
	}
}

// calledPerson notes that a participant is called another way.
func (c *change) calledPerson(old, r *row) {
	if old == nil || old.text("first_name") == r.text("first_name") && old.text("last_name") == r.text("last_name") {
		return
	}
	if c.another == nil {
		c.another = map[string]bool{}
	}
	c.another[r.id] = true
}

// nameOf is the name of an employer; empty for none.
func (c *change) nameOf(id string) (string, error) {
	if name, known := c.names[id]; known || id == "" {
		return name, nil
	}
	var name string
	err := c.tx.QueryRowContext(c.ctx, "select name from employer where id = ?", id).Scan(&name)
	if err != nil && !isNoRows(err) {
		return "", err
	}
	c.names[id] = name
	return name, nil
}

// dutiesOf are the names of the duties of a vacancy, as search finds them.
func (c *change) dutiesOf(vacancy string) (string, error) {
	rows, err := c.tx.QueryContext(c.ctx, "select name from duty where vacancy = ? and deleted = 0 order by place, id", vacancy)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var b strings.Builder
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return "", err
		}
		b.WriteString(wordsOf(name))
	}
	return strings.TrimSpace(b.String()), rows.Err()
}

// refindVacancies brings search up to date about vacancies whose duties have changed.
func (c *change) refindVacancies() error {
	for _, id := range slices.Sorted(maps.Keys(c.dutied)) {
		r, err := vacancyKind.find(c.ctx, c.tx, id)
		if err != nil || r == nil || r.deleted {
			if err != nil {
				return err
			}
			continue
		}
		is, err := c.docOf(r)
		if err != nil {
			return err
		}
		if err := c.reindex(r, doc{title: is.title, text: "the duties before"}, is); err != nil {
			return err
		}
	}
	return nil
}

// refind brings search up to date about what is found by the name of its employer or its participant, where that is another one now.
func (c *change) refind() error {
	if err := c.refindVacancies(); err != nil {
		return err
	}
	for id := range maps.Clone(c.renamed) {
		if err := c.refindOf("employer", id, func(k *kind) bool { return k.found }); err != nil {
			return err
		}
	}
	for id := range maps.Clone(c.another) {
		if err := c.refindOf("participant", id, func(k *kind) bool { return k.theirs }); err != nil {
			return err
		}
	}
	return nil
}

// refindOf brings search up to date about the records of those kinds that a column says belong to an id.
func (c *change) refindOf(column, id string, are func(*kind) bool) error {
	for _, k := range kinds {
		if !are(k) {
			continue
		}
		rows, err := readRows(c.ctx, c.tx, k, "where "+column+" = ? and deleted = 0", id)
		if err != nil {
			return err
		}
		for _, r := range rows {
			is, err := c.docOf(r)
			if err != nil {
				return err
			}
			if err := c.reindex(r, doc{title: is.title, text: "the name before"}, is); err != nil {
				return err
			}
		}
	}
	return nil
}

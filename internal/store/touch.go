package store

import "maps"

// touch notes the employers whose line in the list a row may change.
func (c *change) touch(r *row) {
	for _, id := range r.employerIDs() {
		c.listed[id] = true
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

// refind brings search up to date about what is found by the name of its employer, where that is called another way now.
func (c *change) refind() error {
	for id := range maps.Clone(c.renamed) {
		for _, k := range kinds {
			if !k.found {
				continue
			}
			rows, err := readRows(c.ctx, c.tx, k, "where employer = ? and deleted = 0", id)
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
	}
	return nil
}

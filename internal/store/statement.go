package store

import "database/sql"

// exec runs a statement of the change. One that comes again is prepared: an import runs it a hundred thousand times.
func (c *change) exec(query string, args ...any) (sql.Result, error) {
	s, err := c.prepared(query)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return c.tx.ExecContext(c.ctx, query, args...)
	}
	return s.ExecContext(c.ctx, args...)
}

// queryRow reads one row, like exec.
func (c *change) queryRow(query string, args ...any) *sql.Row {
	if s, err := c.prepared(query); s != nil && err == nil {
		return s.QueryRowContext(c.ctx, args...)
	}
	return c.tx.QueryRowContext(c.ctx, query, args...)
}

// prepared is the statement of a query that the change has run before, nil the first time. It ends with the transaction.
func (c *change) prepared(query string) (*sql.Stmt, error) {
	s, again := c.statements[query]
	if s != nil {
		return s, nil
	}
	if c.statements == nil {
		c.statements = map[string]*sql.Stmt{}
	}
	if !again {
		c.statements[query] = nil
		return nil, nil
	}
	s, err := c.tx.PrepareContext(c.ctx, query)
	if err == nil {
		c.statements[query] = s
	}
	return s, err
}

package store

import (
	"database/sql"
	"strings"
)

// exec runs a statement of the change. One that comes again is prepared: an import runs it a hundred thousand times.
func (c *change) exec(query string, args ...any) (sql.Result, error) {
	if err := c.tx.wait(); err != nil {
		return nil, err
	}
	return c.run(query, args)
}

func (c *change) run(query string, args []any) (sql.Result, error) {
	s, err := c.prepared(query)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return c.tx.tx.ExecContext(c.ctx, query, args...)
	}
	return s.ExecContext(c.ctx, args...)
}

// later is exec of a statement that gives nothing back. A bulk change may go on before it has run; then its failure comes out when
// the change next asks for anything, or at its end.
func (c *change) later(query string, args ...any) error {
	if c.bulk == nil {
		_, err := c.exec(query, args...)
		return err
	}
	if c.tx.behind == nil {
		c.tx.behind = newBehind(func(w write) error {
			_, err := c.run(w.query, w.args)
			return err
		})
	}
	c.tx.behind.add(write{query, args})
	return nil
}

// maxLean bounds how many forms of its inserts a change keeps.
const maxLean = 64

// lean names a form of an insert: which of its values stand in the statement itself.
type lean struct {
	query string
	empty uint64 // a bit for each value
}

// insert is later for an insert, one of the many of an import. Most columns of most records are empty, and handing SQLite a value
// costs as much as storing it: so what is empty stands in the statement, in as many forms of it as the rows have.
func (c *change) insert(query string, args ...any) error {
	if c.bulk == nil {
		return c.later(query, args...)
	}
	form, rest := lean{query: query}, make([]any, 0, len(args))
	for i, a := range args {
		if i < 64 && (a == "" || a == int64(0)) {
			form.empty |= 1 << i
		} else {
			rest = append(rest, a)
		}
	}
	written, known := c.lean[form]
	switch {
	case known:
	case len(c.lean) == maxLean:
		return c.later(query, args...)
	case c.lean == nil:
		c.lean = map[lean]string{}
		fallthrough
	default:
		written = form.write(args)
		c.lean[form] = written
	}
	return c.later(written, rest...)
}

// write is the statement with its empty values, of which args has the types.
func (l lean) write(args []any) string {
	var b strings.Builder
	for i, part := range strings.Split(l.query, "?") {
		switch {
		case i == 0:
		case i > 64 || l.empty&(1<<(i-1)) == 0:
			b.WriteByte('?')
		case args[i-1] == "":
			b.WriteString("''")
		default:
			b.WriteByte('0')
		}
		b.WriteString(part)
	}
	return b.String()
}

// queryRow reads one row, like exec.
func (c *change) queryRow(query string, args ...any) *sql.Row {
	_ = c.tx.wait() // see QueryRowContext
	if s, err := c.prepared(query); s != nil && err == nil {
		return s.QueryRowContext(c.ctx, args...)
	}
	return c.tx.tx.QueryRowContext(c.ctx, query, args...)
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
	s, err := c.tx.tx.PrepareContext(c.ctx, query)
	if err == nil {
		c.statements[query] = s
	}
	return s, err
}

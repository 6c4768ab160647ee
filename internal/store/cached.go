package store

import (
	"database/sql"
	"sync"
)

// cached is something read from many records and kept until one of them changes.
type cached[T any] struct {
	mu   sync.Mutex
	db   *sql.DB // which database it was read from; nil = not read
	at   int     // counts what made it old
	what T
}

// get gives what was kept, or reads it. What was read while it became old is given, because the caller asked before, and not kept.
func (c *cached[T]) get(db *sql.DB, read func() (T, error)) (T, error) {
	c.mu.Lock()
	at := c.at
	if c.db == db {
		defer c.mu.Unlock()
		return c.what, nil
	}
	c.mu.Unlock()
	what, err := read()
	if err != nil {
		return what, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.at == at {
		c.db, c.what = db, what
	}
	return what, nil
}

// forget makes what is kept old.
func (c *cached[T]) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	var none T
	c.db, c.what = nil, none
	c.at++
}

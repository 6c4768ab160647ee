package window

import (
	"context"
	"sync"

	"jobwright/internal/desk"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// codeLists are the store's code lists for screens, all read at once: they are small, and every screen names something
// by them. A screen that asks before they are there waits for them.
type codeLists struct {
	read func(ctx context.Context) ([]store.Code, error)
	mu   sync.Mutex
	have map[string][]people.Code // nil until they are read
}

func newCodeLists(d *desk.Desk) *codeLists {
	return &codeLists{read: func(ctx context.Context) ([]store.Code, error) { return d.Store().Codes(ctx, "", true) }}
}

// load reads the lists unless they are there, retired entries included: what used them is still named.
func (c *codeLists) load(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.have != nil {
		return nil
	}
	rows, err := c.read(ctx)
	if err != nil {
		return err
	}
	c.have = map[string][]people.Code{}
	for _, r := range rows {
		c.have[r.List] = append(c.have[r.List], people.Code{Code: r.Code, Label: r.Label, Data: r.Data, Retired: !r.RetiredOn.IsZero()})
	}
	return nil
}

// list gives one list. Lists that cannot be read are empty and asked for again; whatever the screen reads next says what
// is wrong.
func (c *codeLists) list(name string) []people.Code {
	if c.load(context.Background()) != nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.have[name]
}

// forget has the lists read anew, after somebody has changed one.
func (c *codeLists) forget() {
	c.mu.Lock()
	c.have = nil
	c.mu.Unlock()
	go c.load(context.Background()) // if it fails, the next question reads them
}

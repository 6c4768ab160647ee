package window

import (
	"context"
	"sync"

	"jobwright/internal/desk"
	"jobwright/internal/people"
)

// codeLists are the store's code lists for screens, each read when it is first asked for.
type codeLists struct {
	desk *desk.Desk
	mu   sync.Mutex
	have map[string][]people.Code
}

// list gives one list, retired entries included: what used them is still named. A list that cannot be read is empty, and
// asked for again; the screen then shows codes, and whatever it reads next says what is wrong.
func (c *codeLists) list(name string) []people.Code {
	c.mu.Lock()
	defer c.mu.Unlock()
	if got, ok := c.have[name]; ok {
		return got
	}
	rows, err := c.desk.Store().Codes(context.Background(), name, true)
	if err != nil {
		return nil
	}
	out := make([]people.Code, len(rows))
	for i, r := range rows {
		out[i] = people.Code{Code: r.Code, Label: r.Label, Data: r.Data, Retired: !r.RetiredOn.IsZero()}
	}
	if c.have == nil {
		c.have = map[string][]people.Code{}
	}
	c.have[name] = out
	return out
}

// forget makes the next question read anew, after somebody has changed a list.
func (c *codeLists) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.have = nil
}

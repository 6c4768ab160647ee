package cli

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"jobwright/internal/desk"
)

type checkDoc struct {
	OK       bool        `json:"ok"`
	Store    *checkStore `json:"store,omitempty"`
	PDF      *checkPDF   `json:"pdf,omitempty"`
	Problems []string    `json:"problems"`
}

type checkStore struct {
	Generation   int    `json:"generation"`
	Schema       int    `json:"schema"`
	Records      int64  `json:"records"`
	AuditEntries int64  `json:"audit_entries"`
	AuditHead    string `json:"audit_head"`
}

// runCheck reads everything and says what it found; a store that cannot be opened is a finding too.
func runCheck(ctx context.Context, c *call) error {
	if len(c.names) == 2 || c.root != "" {
		return c.checkPDF(ctx)
	}
	if strings.ToLower(filepath.Ext(c.names[0])) == ".pdf" {
		return usageError("A PDF is checked against a store, or against a root certificate: name the store before the file, or give --root ROOT.pem.")
	}
	f, err := c.examine(ctx)
	if code(err) == Wrong {
		return err
	}
	doc := checkDoc{Store: &checkStore{f.Generation, f.Schema, f.Records, f.AuditEntries, f.AuditHead}, Problems: append([]string{}, f.Problems...)}
	if err != nil {
		doc.Problems = append(doc.Problems, words(err))
	}
	doc.OK = len(doc.Problems) == 0
	if c.asJSON {
		if err := c.document(doc); err != nil {
			return err
		}
	}
	if !doc.OK {
		return plain(strings.Join(doc.Problems, " "))
	}
	if !c.asJSON {
		c.say("All is well: %s, %s in the log, generation %d.", countOf(int(doc.Store.Records), "record", "records"),
			countOf(int(doc.Store.AuditEntries), "entry", "entries"), doc.Store.Generation)
	}
	return nil
}

func (c *call) examine(ctx context.Context) (f desk.Findings, err error) {
	d, err := c.open(ctx, c.names[0])
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, d.Close(ctx)) }()
	defer c.progress("")
	return d.Examine(ctx, func(step string) { c.progress("%s", step) })
}

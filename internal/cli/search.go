package cli

import (
	"context"
	"strings"
	"time"
)

type searchDoc struct {
	Query  string      `json:"query"`
	TookMS int64       `json:"took_ms"`
	Total  int         `json:"total"`
	Hits   []searchHit `json:"hits"`
}

type searchHit struct {
	Kind    string  `json:"kind"`
	Ref     string  `json:"ref"`
	Title   string  `json:"title"`
	Snippet string  `json:"snippet"`
	Score   float64 `json:"score"`
}

func runSearch(ctx context.Context, c *call) error {
	if c.limit < 1 {
		return usageError("--limit should be 1 or more.")
	}
	d, err := c.open(ctx, c.names[0])
	if err != nil {
		return err
	}
	defer d.Close(ctx) // it has written nothing
	query := strings.Join(c.names[1:], " ")
	start := time.Now()
	found, err := d.Store().SearchExact(ctx, query, c.limit)
	if err != nil {
		return err
	}
	var places []string
	doc := searchDoc{Query: query, TookMS: time.Since(start).Milliseconds(), Total: found.Total, Hits: []searchHit{}}
	for _, hit := range found.Hits {
		ref := hit.Ref
		if ref == "" {
			ref = hit.ID
		}
		doc.Hits = append(doc.Hits, searchHit{hit.Kind, ref, hit.Title, hit.Snippet, hit.Score})
		places = append(places, hit.Place)
	}
	if c.asJSON {
		return c.document(doc)
	}
	for i, hit := range doc.Hits {
		words := hit.Title
		if places[i] != "" {
			words += ", " + places[i]
		}
		c.say("%-12s %-14s %s", hit.Kind, hit.Ref, words)
	}
	switch {
	case doc.Total == 0:
		c.say("Nothing found. Search looks for words that begin with what you type.")
	case doc.Total > len(doc.Hits):
		c.say("%d of %d shown; --limit shows more.", len(doc.Hits), doc.Total)
	}
	return nil
}

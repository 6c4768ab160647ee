package main

import (
	"errors"
	"time"
)

const (
	notesSearched = 250_000
	searchRounds  = 5
)

// typed is every state of the command box from the second letter on while the queries are typed.
func typed() []string {
	var all []string
	for _, q := range queries {
		letters := []rune(q)
		for n := 2; n <= len(letters); n++ {
			all = append(all, string(letters[:n]))
		}
	}
	return all
}

// searchLine measures search as you type over a store of 250,000 notes.
func searchLine(b bench) []line {
	if found := get(b.Search(ctx, "rang", 20)); found.Total != 200 || found.Exact || len(found.Hits) != 20 {
		must(errors.New("search does not give the newest 20 of 200+"))
	}
	states := typed()
	for _, q := range states {
		get(b.Search(ctx, q, 20)) // the store of somebody at work is warm
	}
	var took times
	for range searchRounds {
		for _, q := range states {
			took.timed(func() { get(b.Search(ctx, q, 20)) })
		}
	}
	return []line{
		within("Search as you type over 250,000 notes, p95", took.percentile(95), 15*time.Millisecond, len(took)),
		within("– median", took.median(), 0, len(took)),
		within("– slowest", took.percentile(100), 0, len(took)),
	}
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"jobwright/employers"
	"jobwright/internal/store"
)

const (
	saves      = 400    // commits of one next step on each side
	importSize = 10_000 // next steps in one import
	imports    = 10
)

// saveLine measures one saved record against one bare row. held is how many records the store holds before.
func saveLine(folder string, sealed bench, held int, limit float64) line {
	path := filepath.Join(folder, fmt.Sprintf("bare%d.db", held))
	bare := newPlain(path)
	defer os.Remove(path)
	defer bare.close()
	_, err := bare.write.Exec("create table bare (id text primary key, what text, due text, owner text)")
	must(err)
	var floor, save times
	for i := range saves {
		w := newWriter(uint64(1000 + held + i))
		text, id := w.note(), store.NewID()
		floor.timed(func() {
			_, err := bare.write.Exec("insert into bare values (?, ?, ?, ?)", id, text, today.String(), string(sealed.Actor()))
			must(err)
		})
		save.timed(func() { sealed.save(w) })
	}
	what := "Saving one record, against a bare one-row commit"
	if limit == 0 {
		what = "– the same in a store of " + thousands(held)
	}
	return ratio(what, save.median(), floor.median(), limit, saves)
}

// work is one kind of work done on both stores.
type work struct {
	what          string
	sealed, plain times
}

// both does one thing on both stores, in turns: who begins changes from round to round.
func (w *work) both(round int, sealed, plain func()) {
	if round%2 == 0 {
		w.sealed.timed(sealed)
		w.plain.timed(plain)
		return
	}
	w.plain.timed(plain)
	w.sealed.timed(sealed)
}

// sameWork fills both stores with the same records and does the same on both.
func sameWork(sealed, plain bench) []line {
	var all []*work
	kind := func(what string) *work { w := &work{what: what}; all = append(all, w); return w }

	w := kind(fmt.Sprintf("import of %s next steps", thousands(importSize)))
	for i := range imports {
		w.both(i, func() { sealed.fill(uint64(i), importSize) }, func() { plain.fill(uint64(i), importSize) })
	}
	w = kind("saving one next step")
	for i := range saves {
		w.both(i, func() { sealed.save(newWriter(uint64(i))) }, func() { plain.save(newWriter(uint64(i))) })
	}
	w = kind("page of 100 rows out of 100,000")
	for i := range 200 {
		f := employers.NextStepFilter{Sort: []string{"due", "owner"}[i%2], Offset: i * 61 % 1000 * 97, Limit: 100}
		w.both(i, func() { get(sealed.NextSteps(ctx, f)) }, func() { get(plain.NextSteps(ctx, f)) })
	}
	w = kind("search over 100,000 notes")
	for i, q := range typed() {
		w.both(i, func() { get(sealed.Search(ctx, q, 20)) }, func() { get(plain.Search(ctx, q, 20)) })
	}
	return sums(all)
}

// sums is a line for each kind of work, and the total, which has the limit. Each kind counts as often as it was done, with
// its median: one slow moment of the disk says nothing about the seal.
func sums(all []*work) []line {
	var lines []line
	var sealed, plain time.Duration
	for _, w := range all {
		n := len(w.sealed)
		a, b := w.sealed.median(), w.plain.median()
		lines = append(lines, ratio("– "+w.what, a, b, 0, n))
		sealed, plain = sealed+time.Duration(n)*a, plain+time.Duration(n)*b
	}
	total := ratio("Encrypted against plain store, the same work, in all", sealed, plain, 1.4, 1)
	return append([]line{total}, lines...)
}

func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

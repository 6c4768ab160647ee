package main

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"path/filepath"
	"time"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/vault"
	"jobwright/internal/vault/pagevfs"
)

var ctx = context.Background()

// today is the day of every record made here.
var today = day.Of(time.Now())

// cheap is the smallest cost of key derivation that a key file may have.
var cheap = vault.KDFParams{Time: 1, Memory: 19 * 1024, Lanes: 1}

const initials = "LL"

var passphrase = []byte("otter lamp gravel seven")

// bench is a store under measurement, as its lead sees it, with the staff who own the records.
type bench struct {
	*store.Store
	vault *vault.Vault // nil for the plain one
	staff []people.Staff
}

// plain is the files of a store without the seal: the same driver, the same settings.
type plain struct{ write, read *sql.DB }

func newPlain(path string) *plain {
	p := &plain{write: get(sql.Open(pagevfs.Driver, pagevfs.DSN(path, "", false)))}
	p.write.SetMaxOpenConns(1)
	must(p.write.Ping())
	p.read = get(sql.Open(pagevfs.Driver, pagevfs.DSN(path, "", true)))
	p.read.SetMaxOpenConns(4)
	p.read.SetMaxIdleConns(4)
	return p
}

func (p *plain) Write() *sql.DB { return p.write }
func (p *plain) Read() *sql.DB  { return p.read }
func (p *plain) ReadOnly() bool { return false }
func (p *plain) Subkey(purpose string) []byte {
	sum := sha256.Sum256([]byte(purpose))
	return sum[:]
}
func (p *plain) close() { must(p.read.Close()); must(p.write.Close()) }

// plainStore makes a store without the seal in a folder.
func plainStore(folder string) bench {
	return openBench(newPlain(filepath.Join(folder, "plain.db")), "")
}

// sealedStore makes an encrypted store.
func sealedStore(folder string) bench {
	v, _, err := vault.Create(ctx, folder, vault.Secret{Initials: initials, Passphrase: passphrase}, vault.Options{KDF: &cheap})
	must(err)
	b := openBench(v, v.SlotTag())
	b.vault = v
	return b
}

// openBench makes the store's tables, a lead and two specialists.
func openBench(f store.Files, slot string) bench {
	s := get(store.Open(ctx, f, store.Options{Backup: func(context.Context, string) error { return nil }}))
	lead := get(s.Begin(ctx, people.Staff{Name: "Lena Lead", Initials: initials, SlotTag: slot}))
	b := bench{Store: s.As(lead.ID), staff: []people.Staff{lead}}
	for _, p := range []people.Staff{{Name: "Ann Example", Initials: "AE", Role: people.Specialist}, {Name: "Ben Example", Initials: "BE", Role: people.Specialist}} {
		must(b.SaveStaff(ctx, &p))
		b.staff = append(b.staff, p)
	}
	return b
}

// fill imports n next steps made from the seed, in one import.
func (b bench) fill(seed uint64, n int) {
	w := newWriter(seed)
	im := get(b.NewImport(ctx, "next-steps", store.ImportOptions{}))
	for i := range n {
		must(im.Stage(ctx, store.ImportRow{Line: i + 2, Values: map[string]store.ImportValue{
			"what": {Text: w.note()}, "due": {Text: today.AddDays(w.n(900) - 30).String()}, "owner": {Text: b.staff[w.n(len(b.staff))].Initials}}}))
	}
	sum := get(im.Apply(ctx))
	must(im.Close(ctx))
	if sum.Created != n {
		must(fmt.Errorf("%d of %d next steps were imported", sum.Created, n))
	}
}

// save saves one new next step.
func (b bench) save(w *writer) {
	must(b.SaveNextSteps(ctx, "next step added", &employers.NextStep{What: w.note(), Due: today.AddDays(w.n(900)), Owner: b.Actor()}))
}

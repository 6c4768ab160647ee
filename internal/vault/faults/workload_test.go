package faults

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"math/rand"
	"os"
	"strings"
	"testing"

	"jobwright/internal/vault/pagevfs"
	"jobwright/internal/vault/rig"
)

// private stands for what must never reach the disk in clear.
const private = "fluctuating condition"

func TestMain(m *testing.M) {
	if task := os.Getenv(vaultEnv); task != "" {
		runVaultChild(task)
		return
	}
	if path := os.Getenv(writerEnv); path != "" {
		if err := writeUntilKilled(path); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func register(t *testing.T, name string) {
	t.Helper()
	if err := pagevfs.Register(name, pagevfs.Key{1, 2, 3}, [16]byte{4, 5, 6}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pagevfs.Unregister(name); err != nil {
			t.Error(err)
		}
	})
}

// open opens with one connection, so that pragmas given afterwards stay.
func open(path, vfs string, pragmas ...string) (*sql.DB, error) {
	db, err := sql.Open(pagevfs.Driver, pagevfs.DSN(path, vfs, false))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	for _, p := range pragmas {
		if _, err := db.Exec("pragma " + p); err != nil {
			db.Close()
			return nil, err
		}
	}
	return db, nil
}

func mustOpen(t *testing.T, path, vfs string, pragmas ...string) *sql.DB {
	t.Helper()
	db, err := open(path, vfs, pragmas...)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

const (
	accounts   = 40
	startMoney = 100
)

// The ledger is a database whose rows vouch for each other: every transaction
// adds a link to a hash chain, moves money between accounts and adds a text to
// the search index. A part of a transaction, or a gap, shows.
var ledgerSchema = []string{
	`create table ledger(tx integer primary key, link text not null, pad text)`,
	`create table account(id integer primary key, money integer not null)`,
	`create virtual table words using fts4(body)`,
}

func link(previous string, tx int64) string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%s %d", previous, tx)))
}

// keepLedger makes the schema and n transactions, and marks in the recording
// what was begun and what SQLite said was safe.
func keepLedger(db *sql.DB, n int64, r *rand.Rand) error {
	for _, s := range ledgerSchema {
		if _, err := db.Exec(s); err != nil {
			return err
		}
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	for i := 1; i <= accounts; i++ {
		if _, err := tx.Exec("insert into account values(?,?)", i, startMoney); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	rig.Mark(rig.Acknowledged, 0)
	previous := ""
	for i := int64(1); i <= n; i++ {
		rig.Mark(rig.Begun, i)
		previous = link(previous, i)
		if err := ledgerEntry(db, i, previous, r); err != nil {
			return err
		}
		rig.Mark(rig.Acknowledged, i)
	}
	return nil
}

func ledgerEntry(db *sql.DB, i int64, link string, r *rand.Rand) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	pad := strings.Repeat(fmt.Sprintf("%s %d ", private, i), r.Intn(400))
	from, to, sum := r.Intn(accounts)+1, r.Intn(accounts)+1, r.Intn(50)
	for _, e := range []struct {
		query string
		args  []any
	}{
		{"insert into ledger values(?,?,?)", []any{i, link, pad}},
		{"update account set money=money-? where id=?", []any{sum, from}},
		{"update account set money=money+? where id=?", []any{sum, to}},
		{"insert into words values(?)", []any{pad + "needle"}},
		{"update ledger set pad='' where tx=?", []any{i - 20}},
	} {
		if _, err := tx.Exec(e.query, e.args...); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// auditLedger gives the number of transactions found, or what is wrong.
func auditLedger(db *sql.DB) (n int64, err error) {
	var check string
	if err := db.QueryRow("pragma integrity_check").Scan(&check); err != nil || check != "ok" {
		return 0, fmt.Errorf("integrity_check %q: %w", check, err)
	}
	rows, err := db.Query("select tx, link from ledger order by tx")
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	previous := ""
	for rows.Next() {
		var tx int64
		var got string
		if err := rows.Scan(&tx, &got); err != nil {
			return 0, err
		}
		n++
		if previous = link(previous, n); tx != n || got != previous {
			return 0, fmt.Errorf("the chain is broken at %d", n)
		}
	}
	if err := rows.Err(); err != nil {
		return 0, err
	}
	var money, found int64
	if err := db.QueryRow("select (select sum(money) from account), (select count(*) from words where body match 'needle')").Scan(&money, &found); err != nil {
		return 0, err
	}
	if money != accounts*startMoney || found != n {
		return 0, fmt.Errorf("%d transactions, %d found by search, money %d", n, found, money)
	}
	return n, nil
}

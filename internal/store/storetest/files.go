// Package storetest opens stores for tests and holds the suite that every kind of store must pass.
package storetest

import (
	"crypto/sha256"
	"database/sql"
	"net/url"
	"path/filepath"
	"testing"

	_ "github.com/mattn/go-sqlite3" // plain files, to look into what a store leaves behind
)

// Plain is the files of a store that is not encrypted: what it leaves behind can be read with a text search.
type Plain struct {
	Path        string
	write, read *sql.DB
	Copy        bool // answers ReadOnly
}

// NewPlain makes an empty plain store file that closes with the test.
func NewPlain(t testing.TB) *Plain {
	t.Helper()
	return OpenPlain(t, filepath.Join(t.TempDir(), "case.db"))
}

// OpenPlain opens the plain store file at path, making it if it is not there.
func OpenPlain(t testing.TB, path string) *Plain {
	t.Helper()
	const common = "_busy_timeout=5000&_foreign_keys=1&_secure_delete=on&_journal_mode=WAL&_synchronous=EXTRA&_stmt_cache_size=64"
	open := func(more string, conns int) *sql.DB {
		u := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path), RawQuery: common + more}
		db, err := sql.Open("sqlite3", u.String())
		if err != nil {
			t.Fatal(err)
		}
		db.SetMaxOpenConns(conns)
		db.SetMaxIdleConns(conns)
		t.Cleanup(func() { db.Close() })
		return db
	}
	p := &Plain{Path: path, write: open("&_txlock=immediate&mode=rwc", 1)}
	if err := p.write.Ping(); err != nil {
		t.Fatal(err)
	}
	p.read = open("&mode=ro", 4)
	return p
}

// Write is the writer pool.
func (p *Plain) Write() *sql.DB { return p.write }

// Read is the read pool.
func (p *Plain) Read() *sql.DB { return p.read }

// ReadOnly says whether the files pretend to be a read-only copy.
func (p *Plain) ReadOnly() bool { return p.Copy }

// Subkey is a fixed key for each purpose.
func (p *Plain) Subkey(purpose string) []byte {
	sum := sha256.Sum256([]byte("storetest " + purpose))
	return sum[:]
}

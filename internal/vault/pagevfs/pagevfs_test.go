package pagevfs_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/mattn/go-sqlite3"

	"jobwright/internal/vault/pagevfs"
)

// marker stands for what must never be found in clear.
const marker = "Aled Fictitious lives with a fluctuating condition"

func register(t *testing.T, name string, seed byte) {
	t.Helper()
	if err := pagevfs.Register(name, pagevfs.Key{seed}, [16]byte{seed}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pagevfs.Unregister(name); err != nil {
			t.Error(err)
		}
	})
}

func open(t testing.TB, dsn string) *sql.DB {
	t.Helper()
	db, err := sql.Open(pagevfs.Driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func exec(t testing.TB, db *sql.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func text(t *testing.T, db *sql.DB, query string) string {
	t.Helper()
	var s string
	if err := db.QueryRow(query).Scan(&s); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return s
}

// filled makes a closed database of n rows, each holding the marker.
func filled(t *testing.T, path, vfs string, n int) {
	t.Helper()
	db := open(t, pagevfs.DSN(path, vfs, false))
	exec(t, db, "create table note(id integer primary key, body text)")
	for i := range n {
		exec(t, db, "insert into note values(?,?)", i, fmt.Sprint(marker, i, strings.Repeat(" word", i%600)))
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestEveryConnectionHasTheSafeSettings(t *testing.T) {
	register(t, "settings", 1)
	for _, vfs := range []string{"settings", ""} {
		path := filepath.Join(t.TempDir(), "a.db")
		filled(t, path, vfs, 1)
		for _, readOnly := range []bool{false, true} {
			db := open(t, pagevfs.DSN(path, vfs, readOnly))
			for pragma, want := range map[string]string{
				"journal_mode": "wal", "synchronous": "3", "temp_store": "2", "foreign_keys": "1", "trusted_schema": "0",
				"cell_size_check": "1", "recursive_triggers": "1", "secure_delete": "1", "fullfsync": "1",
				"checkpoint_fullfsync": "1", "busy_timeout": "5000", "journal_size_limit": "67108864",
			} {
				if got := text(t, db, "pragma "+pragma); got != want {
					t.Errorf("vfs %q read-only %v: %s is %s, want %s", vfs, readOnly, pragma, got, want)
				}
			}
		}
	}
}

func TestReadOnlyConnectionReadsBesideTheWriterAndCannotWrite(t *testing.T) {
	register(t, "beside", 1)
	path := filepath.Join(t.TempDir(), "a.db")
	writer := open(t, pagevfs.DSN(path, "beside", false))
	exec(t, writer, "create table note(body)")
	tx, err := writer.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := tx.Exec("insert into note values('not yet')"); err != nil {
		t.Fatal(err)
	}
	reader := open(t, pagevfs.DSN(path, "beside", true))
	if n := text(t, reader, "select count(*) from note"); n != "0" {
		t.Errorf("the reader sees %s rows of a transaction that is not committed", n)
	}
	if _, err := reader.Exec("insert into note values('x')"); err == nil {
		t.Error("a read-only connection wrote")
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if n := text(t, reader, "select count(*) from note"); n != "1" {
		t.Errorf("the reader sees %s rows after the commit", n)
	}
}

// endless is a query that ends only when it is broken off.
const endless = "with recursive c(n) as (select 1 union all select n+1 from c) select max(n) from c"

func TestInterruptBreaksReadingOffAndNothingElse(t *testing.T) {
	register(t, "broken off", 1)
	path := filepath.Join(t.TempDir(), "a.db")
	writer := open(t, pagevfs.DSN(path, "broken off", false))
	exec(t, writer, "create table note(body)")
	reader := open(t, pagevfs.DSN(path, "broken off", true))
	ended := make(chan error)
	go func() {
		var n int64
		ended <- reader.QueryRow(endless).Scan(&n)
	}()
	written := make(chan error)
	go func() {
		_, err := writer.Exec("insert into note with recursive c(n) as (select 1 union all select n+1 from c where n < 200000) select n from c")
		written <- err
	}()
	for done := false; !done; {
		pagevfs.Interrupt("broken off")
		select {
		case err := <-ended:
			var e sqlite3.Error
			if done = true; !errors.As(err, &e) || e.Code != sqlite3.ErrInterrupt {
				t.Errorf("reading ended with %v", err)
			}
		default:
			runtime.Gosched()
		}
	}
	if err := <-written; err != nil {
		t.Errorf("writing ended with %v", err)
	}
	if n := text(t, reader, "select count(*) from note"); n != "200000" {
		t.Errorf("a later query finds %s rows", n)
	}
	pagevfs.Interrupt("not there")
}

func TestReadOnlyDoesNotCreateAFile(t *testing.T) {
	register(t, "nocreate", 1)
	path := filepath.Join(t.TempDir(), "a.db")
	for _, dsn := range []string{pagevfs.DSN(path, "nocreate", true), pagevfs.Immutable(path, "nocreate")} {
		if err := open(t, dsn).Ping(); err == nil {
			t.Error("a missing database was opened")
		}
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a file was made")
	}
}

func TestImmutableOpensWhereNothingCanBeWritten(t *testing.T) {
	register(t, "immutable", 1)
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	filled(t, path, "immutable", 50)
	before, _ := os.ReadDir(dir)
	db := open(t, pagevfs.Immutable(path, "immutable"))
	if n := text(t, db, "select count(*) from note"); n != "50" {
		t.Errorf("%s rows", n)
	}
	if _, err := db.Exec("delete from note"); err == nil {
		t.Error("an immutable database was written")
	}
	if after, _ := os.ReadDir(dir); len(after) != len(before) {
		t.Errorf("files were made: %v", after)
	}
}

func TestPathsWithSignsThatMeanSomethingInAnAddress(t *testing.T) {
	register(t, "paths", 1)
	for _, name := range []string{"a b.db", "what?.db", "50%.db", "100%25.db", "one&two=3.db", "#1.db", "café ü.db", "a+b.db"} {
		path := filepath.Join(t.TempDir(), name)
		filled(t, path, "paths", 1)
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
		if n := text(t, open(t, pagevfs.DSN(path, "paths", true)), "select count(*) from note"); n != "1" {
			t.Errorf("%s: %s rows", name, n)
		}
	}
}

func TestPoolOfReadersAndWriters(t *testing.T) {
	register(t, "pool", 1)
	db := open(t, pagevfs.DSN(filepath.Join(t.TempDir(), "a.db"), "pool", false))
	db.SetMaxOpenConns(6)
	exec(t, db, "create table note(a, b)")
	var wg sync.WaitGroup
	for g := range 6 {
		wg.Go(func() {
			for i := range 40 {
				var err error
				if g < 3 {
					_, err = db.Exec("insert into note values(?,?)", g, strings.Repeat("z", i*100))
				} else {
					err = db.QueryRow("select count(*)+sum(length(b)) from note").Scan(new(any))
				}
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	if n := text(t, db, "select count(*) from note"); n != "120" {
		t.Errorf("%s rows", n)
	}
}

func TestTwoDatabasesOpenAtOnceEachWithItsOwnKey(t *testing.T) {
	register(t, "one", 1)
	register(t, "two", 2)
	dir := t.TempDir()
	p1, p2 := filepath.Join(dir, "1.db"), filepath.Join(dir, "2.db")
	filled(t, p1, "one", 3)
	filled(t, p2, "two", 5)
	d1, d2 := open(t, pagevfs.DSN(p1, "one", false)), open(t, pagevfs.DSN(p2, "two", false))
	for range 3 {
		exec(t, d1, "insert into note(body) values('x')")
		exec(t, d2, "insert into note(body) values('x')")
	}
	if a, b := text(t, d1, "select count(*) from note"), text(t, d2, "select count(*) from note"); a != "6" || b != "8" {
		t.Errorf("%s and %s rows", a, b)
	}
	if err := open(t, pagevfs.DSN(p1, "two", false)).Ping(); err == nil {
		t.Error("one database opened with the other's key")
	}
}

// The backup API into a file under another key is how the data key is changed.
func TestBackupUnderAnotherKey(t *testing.T) {
	register(t, "old", 1)
	register(t, "new", 2)
	dir := t.TempDir()
	filled(t, filepath.Join(dir, "a.db"), "old", 300)
	from := open(t, pagevfs.DSN(filepath.Join(dir, "a.db"), "old", true))
	to := open(t, pagevfs.DSN(filepath.Join(dir, "b.db"), "new", false))
	if err := copyDatabase(to, from); err != nil {
		t.Fatal(err)
	}
	if n, check := text(t, to, "select count(*) from note"), text(t, to, "pragma integrity_check"); n != "300" || check != "ok" {
		t.Errorf("%s rows, %s", n, check)
	}
}

func copyDatabase(to, from *sql.DB) error {
	ctx := context.Background()
	src, err := from.Conn(ctx)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := to.Conn(ctx)
	if err != nil {
		return err
	}
	defer dst.Close()
	return dst.Raw(func(d any) error {
		return src.Raw(func(s any) error {
			b, err := d.(*sqlite3.SQLiteConn).Backup("main", s.(*sqlite3.SQLiteConn), "main")
			if err != nil {
				return err
			}
			if _, err := b.Step(-1); err != nil {
				return err
			}
			return b.Finish()
		})
	})
}

func TestVacuumIntoStaysSealed(t *testing.T) {
	register(t, "vacuum", 1)
	dir := t.TempDir()
	filled(t, filepath.Join(dir, "a.db"), "vacuum", 100)
	db := open(t, pagevfs.DSN(filepath.Join(dir, "a.db"), "vacuum", false))
	exec(t, db, "vacuum into ?", filepath.Join(dir, "b.db"))
	raw, err := os.ReadFile(filepath.Join(dir, "b.db"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(raw, []byte("Aled")) || bytes.Contains(raw, []byte("SQLite format")) {
		t.Error("the copy is in clear")
	}
	if n := text(t, open(t, pagevfs.DSN(filepath.Join(dir, "b.db"), "vacuum", false)), "select count(*) from note"); n != "100" {
		t.Errorf("%s rows", n)
	}
}

package vault

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var (
	cheap = &KDFParams{Time: 1, Memory: minMemory, Lanes: 1}
	anna  = Secret{Initials: "AB", Passphrase: []byte("otter lamp gravel seven")}
	bilal = Secret{Initials: "BK", Passphrase: []byte("kettle moss violin north")}
)

// clock is a clock that stands still until it is moved.
type clock struct{ at time.Time }

func (c *clock) now() time.Time          { return c.at }
func (c *clock) forward(d time.Duration) { c.at = c.at.Add(d) }

func newClock() *clock { return &clock{time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)} }

func options(c *clock) Options {
	return Options{Now: c.now, realTime: c.now, KDF: cheap, Inspect: countLines}
}

// countLines is an Inspect that counts and adds up the rows of the tests' table, if there is one.
func countLines(ctx context.Context, db *sql.DB, subkey func(string) []byte) (f Facts, err error) {
	var tables int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE name='line'").Scan(&tables); err != nil || tables == 0 {
		return f, err
	}
	f.AuditHead = fmt.Sprintf("%x", subkey("audit")[:4])
	err = db.QueryRowContext(ctx, "SELECT count(*), coalesce(sum(n),0) FROM line").Scan(&f.Records, &f.AuditEntries)
	return f, err
}

// newStore makes a store with Anna in it and returns its folder and recovery code; it is closed.
func newStore(t *testing.T, o Options) (dir, code string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "test.jobwright")
	v, code, err := Create(t.Context(), dir, anna, o)
	if err != nil {
		t.Fatal(err)
	}
	mustExec(t, v.Write(), "CREATE TABLE line(n INTEGER PRIMARY KEY, text)")
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, code
}

// copyOf copies a closed store, which is quicker than making another.
func copyOf(t *testing.T, made string) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "copy.jobwright")
	if err := os.CopyFS(dir, os.DirFS(made)); err != nil {
		t.Fatal(err)
	}
	return dir
}

func mustOpen(t *testing.T, dir string, with Secret, o Options) *Vault {
	t.Helper()
	v, err := Open(t.Context(), dir, with, o)
	if err != nil {
		t.Fatalf("open: %v", explain(err))
	}
	t.Cleanup(func() { v.Close() })
	return v
}

func explain(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return fmt.Sprintf("%v (%v)", err, e.Err)
	}
	return fmt.Sprint(err)
}

func mustExec(t *testing.T, db *sql.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, v *Vault, n int) {
	t.Helper()
	mustExec(t, v.Write(), "INSERT INTO line VALUES(?,?)", n, strings.Repeat("marker", 50))
}

// lines are the numbers in the table, in order.
func lines(t *testing.T, v *Vault) string {
	t.Helper()
	var s sql.NullString
	if err := v.Read().QueryRow("SELECT group_concat(n) FROM (SELECT n FROM line ORDER BY n)").Scan(&s); err != nil {
		t.Fatal(err)
	}
	return s.String
}

func refused(t *testing.T, err error, kind Kind) *Error {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Kind != kind {
		t.Fatalf("want a refusal of kind %d, got %s", kind, explain(err))
	}
	if !strings.HasSuffix(e.What, ".") || !strings.HasSuffix(e.Do, ".") {
		t.Fatalf("a refusal is two sentences: %q %q", e.What, e.Do)
	}
	return e
}

func TestAStoreKeepsWhatWasWritten(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	write(t, v, 1)
	id, key := v.ID(), v.Subkey("audit")
	if v.SlotTag() == "" || v.ReadOnly() || v.FailedBefore() != 0 || v.Dir() != dir {
		t.Fatal("the open vault describes itself wrongly")
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal("a second Close is harmless", err)
	}
	if v.Subkey("audit") != nil || v.Write().Ping() == nil || v.Read().Ping() == nil {
		t.Fatal("after Close keys and connections are gone")
	}
	w := mustOpen(t, dir, Secret{Initials: " a. b. ", Passphrase: anna.Passphrase}, options(c))
	if lines(t, w) != "1" || w.ID() != id || !bytes.Equal(key, w.Subkey("audit")) || bytes.Equal(key, w.Subkey("search")) {
		t.Fatal("the store came back different")
	}
}

func TestEverythingIsPrivateWhateverTheUmask(t *testing.T) {
	defer umask(0)()
	c := newClock()
	dir, _ := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	write(t, v, 1)
	if _, err := v.Backup(t.Context(), "test"); err != nil {
		t.Fatal(explain(err))
	}
	refused(t, v.ChangePassphrase("AB", []byte("something else wrong"), bilal.Passphrase), WrongSecret)
	seen := 0
	filepath.Walk(dir, func(path string, fi os.FileInfo, err error) error {
		want := os.FileMode(fileMode)
		if fi.IsDir() {
			want = dirMode
		}
		if fi.Mode().Perm() != want {
			t.Errorf("%s has mode %o", path, fi.Mode().Perm())
		}
		seen++
		return err
	})
	if seen < 11 {
		t.Fatalf("only %d files looked at", seen)
	}
}

func TestNothingStandsInClear(t *testing.T) {
	c := newClock()
	dir := filepath.Join(t.TempDir(), "s.jobwright")
	who := Secret{Initials: "ZQXMARKER", Passphrase: []byte("passmarker passmarker two")}
	v, code, err := Create(t.Context(), dir, who, options(c))
	if err != nil {
		t.Fatal(err)
	}
	mustExec(t, v.Write(), "CREATE TABLE line(n INTEGER PRIMARY KEY, text)")
	write(t, v, 1)
	if _, err := v.Backup(t.Context(), "test"); err != nil {
		t.Fatal(explain(err))
	}
	marks := []string{"zqxmarker", "passmarker", "marker", "line", "sqlite", strings.ToLower(code), strings.ToLower(code[:5])}
	filepath.Walk(dir, func(path string, fi os.FileInfo, err error) error {
		if err != nil || fi.IsDir() {
			return err
		}
		b, _ := os.ReadFile(path)
		for _, m := range marks {
			if bytes.Contains(bytes.ToLower(b), []byte(m)) {
				t.Errorf("%q stands in clear in %s", m, path)
			}
		}
		return nil
	})
	v.Close()
}

func TestOnlyOneWindowAtATime(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	_, err := Open(t.Context(), dir, anna, options(c))
	refused(t, err, InUse)
	link := filepath.Join(t.TempDir(), "other.jobwright")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), link, anna, options(c))
	refused(t, err, InUse)
	b, err := v.Backup(t.Context(), "test")
	if err != nil {
		t.Fatal(explain(err))
	}
	refused(t, Restore(t.Context(), b.Path, dir, anna, options(c)), InUse)
	v.Close()
	mustOpen(t, dir, anna, options(c))
}

func TestWrongInitialsAndWrongPassphraseSoundTheSame(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	_, e1 := Open(t.Context(), dir, Secret{Initials: "AB", Passphrase: []byte("not the passphrase")}, options(c))
	c.forward(time.Minute)
	_, e2 := Open(t.Context(), dir, Secret{Initials: "ZZ", Passphrase: anna.Passphrase}, options(c))
	refused(t, e1, WrongSecret)
	refused(t, e2, WrongSecret)
	if e1.Error() != e2.Error() {
		t.Fatalf("%q tells more than %q", e1, e2)
	}
}

func TestWrongTriesMustWait(t *testing.T) {
	c := newClock()
	dir, code := newStore(t, options(c))
	wrong := Secret{Initials: "AB", Passphrase: []byte("not the passphrase")}
	for i, seconds := range []int{1, 2, 4, 8, 16, 32, 60, 60} {
		_, err := Open(t.Context(), dir, wrong, options(c))
		refused(t, err, WrongSecret)
		c.forward(time.Duration(seconds)*time.Second - time.Millisecond)
		_, err = Open(t.Context(), dir, anna, options(c))
		e := refused(t, err, Waiting)
		if left := e.Until.Sub(c.at); left != time.Millisecond {
			t.Fatalf("failure %d: still %v to wait", i+1, left)
		}
		c.forward(time.Millisecond)
	}
	_, err := Open(t.Context(), dir, Secret{RecoveryCode: "not a code"}, options(c))
	refused(t, err, Mistyped) // a slip is no guess
	v := mustOpen(t, dir, Secret{RecoveryCode: code}, options(c))
	if v.FailedBefore() != 8 || v.SlotTag() != "" {
		t.Fatalf("%d wrong tries remembered", v.FailedBefore())
	}
	v.Close()
	if v := mustOpen(t, dir, anna, options(c)); v.FailedBefore() != 0 {
		t.Fatal("success did not reset the count")
	}
}

func TestAClockPutBackLocksNobodyOut(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	wrong := Secret{Initials: "AB", Passphrase: []byte("not the passphrase")}
	for range 3 {
		Open(t.Context(), dir, wrong, options(c))
		c.forward(time.Minute)
	}
	c.forward(-48 * time.Hour)
	_, err := Open(t.Context(), dir, anna, options(c))
	if e := refused(t, err, Waiting); e.Until.Sub(c.at) != 4*time.Second {
		t.Fatalf("wait of %v", e.Until.Sub(c.at))
	}
	c.forward(4 * time.Second)
	mustOpen(t, dir, anna, options(c))
}

func TestADamagedCountLocksNobodyOut(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	if err := os.WriteFile(filepath.Join(dir, guessName), []byte(`{"failed":`), fileMode); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, dir, anna, options(c))
}

package pagevfs_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jobwright/internal/vault/pagevfs"
	"jobwright/internal/vault/rig"
)

// readAll reads every page of the database at path.
func readAll(path, vfs string) error {
	db, err := sql.Open(pagevfs.Driver, pagevfs.DSN(path, vfs, false))
	if err != nil {
		return err
	}
	defer db.Close()
	var check string
	if err := db.QueryRow("pragma quick_check").Scan(&check); err != nil {
		return err
	}
	if check != "ok" {
		return &os.PathError{Op: "check", Path: path, Err: os.ErrInvalid}
	}
	return db.QueryRow("select sum(length(body)) from note").Scan(new(int64))
}

func TestDatabaseOpensWithItsOwnKeyAndIdAlone(t *testing.T) {
	register(t, "right", 1)
	path := filepath.Join(t.TempDir(), "a.db")
	filled(t, path, "right", 20)
	for name, wrong := range map[string]struct {
		key pagevfs.Key
		id  [16]byte
	}{"wrong key": {pagevfs.Key{9}, [16]byte{1}}, "wrong id": {pagevfs.Key{1}, [16]byte{9}}} {
		if err := pagevfs.Register(name, wrong.key, wrong.id); err != nil {
			t.Fatal(err)
		}
		if err := readAll(path, name); !pagevfs.NotAuthentic(err) {
			t.Errorf("%s: %v", name, err)
		}
		if err := pagevfs.Unregister(name); err != nil {
			t.Error(err)
		}
	}
	if err := readAll(path, "right"); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

func TestSealedDatabaseIsNothingToPlainSQLite(t *testing.T) {
	register(t, "sealed", 1)
	path := filepath.Join(t.TempDir(), "a.db")
	filled(t, path, "sealed", 20)
	for _, driver := range []string{"sqlite3", pagevfs.Driver} {
		db, err := sql.Open(driver, pagevfs.DSN(path, "", true))
		if err != nil {
			t.Fatal(err)
		}
		if err := db.QueryRow("select count(*) from note").Scan(new(int)); err == nil {
			t.Errorf("%s read it", driver)
		}
		db.Close()
	}
}

func TestPlainDatabaseIsNotOpenedAsSealed(t *testing.T) {
	register(t, "strict", 1)
	path := filepath.Join(t.TempDir(), "a.db")
	filled(t, path, "", 20)
	if err := readAll(path, "strict"); err == nil {
		t.Error("a plain database passed for a sealed one")
	}
}

func TestDamageToTheFileIsNoticed(t *testing.T) {
	register(t, "damage", 1)
	path := filepath.Join(t.TempDir(), "a.db")
	filled(t, path, "damage", 200)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const size = pagevfs.PageSize
	for name, damage := range map[string]func(b []byte) []byte{
		"two pages swapped": func(b []byte) []byte {
			copy(b[5*size:], whole[6*size:7*size])
			copy(b[6*size:], whole[5*size:6*size])
			return b
		},
		"a page put in another place": func(b []byte) []byte { copy(b[8*size:], whole[3*size:4*size]); return b },
		"a page of zeros":             func(b []byte) []byte { clear(b[4*size : 5*size]); return b },
		"the first page of zeros":     func(b []byte) []byte { clear(b[:size]); return b },
		"the last page cut off":       func(b []byte) []byte { return b[:len(b)-size] },
		"cut inside a page":           func(b []byte) []byte { return b[:len(b)-100] },
		"all but the first page gone": func(b []byte) []byte { return b[:size] },
	} {
		if err := os.WriteFile(path, damage(bytes.Clone(whole)), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := readAll(path, "damage"); err == nil {
			t.Errorf("%s: not noticed", name)
		}
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := readAll(path, "damage"); err != nil {
		t.Errorf("the whole file: %v", err)
	}
}

func TestNothingIsInClearInAnyFile(t *testing.T) {
	register(t, "secret", 1)
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	filled(t, path, "secret", 100)
	db := open(t, pagevfs.DSN(path, "secret", false))
	exec(t, db, "update note set body=body||'!'") // now in the log too
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 3 {
		t.Fatalf("%v %v, want database, log and shm", files, err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"Aled", "Fictitious", "fluctuating", "word word", "create table", "SQLite format", "note"} {
			if bytes.Contains(raw, []byte(word)) {
				t.Errorf("%s holds %q in clear", f.Name(), word)
			}
		}
	}
}

func TestTemporaryFilesAreRefused(t *testing.T) {
	register(t, "temp", 1)
	dir := t.TempDir()
	t.Setenv("SQLITE_TMPDIR", dir)
	db := open(t, pagevfs.DSN(filepath.Join(t.TempDir(), "a.db"), "temp", false))
	db.SetMaxOpenConns(1)
	exec(t, db, "create temp table small(a)")
	exec(t, db, "drop table small")
	exec(t, db, "pragma temp_store=file")
	_, err := db.Exec("create temp table big as select randomblob(9000000) a; select * from big order by a")
	if err == nil {
		t.Error("a temporary file was allowed")
	}
	if files, _ := os.ReadDir(dir); len(files) > 0 {
		t.Errorf("left behind: %v", files)
	}
}

func TestAttachedDatabaseWithoutRoomForSealsStaysEmpty(t *testing.T) {
	register(t, "attach", 1)
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	filled(t, path, "attach", 10)
	db := open(t, pagevfs.DSN(path, "attach", false))
	db.SetMaxOpenConns(1)
	exec(t, db, "attach ? as other", filepath.Join(dir, "b.db"))
	if _, err := db.Exec("create table other.note as select * from note"); err == nil {
		t.Error("content was written without a seal")
	}
	if raw, _ := os.ReadFile(filepath.Join(dir, "b.db")); len(raw) > 0 {
		t.Errorf("%d bytes were written", len(raw))
	}
}

func TestAnotherPageSizeIsRefused(t *testing.T) {
	register(t, "pagesize", 1)
	path := filepath.Join(t.TempDir(), "a.db")
	filled(t, path, "pagesize", 50)
	db := open(t, pagevfs.DSN(path, "pagesize", false))
	db.SetMaxOpenConns(1)
	exec(t, db, "pragma journal_mode=delete") // the size can only change outside WAL
	exec(t, db, "pragma page_size=1024")
	if _, err := db.Exec("vacuum"); err == nil {
		t.Error("pages of another size were written")
	}
	db.Close()
	if err := readAll(path, "pagevfs"); err == nil {
		t.Error("opened through a VFS that is not there")
	}
	if err := readAll(path, "pagesize"); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

// SQLite keeps one page free of content, at 1 GiB, for its locks.
func TestLockBytePageIsLeftAlone(t *testing.T) {
	rig.PendingByte(20 * pagevfs.PageSize)
	defer rig.PendingByte(rig.DefaultPendingByte)
	register(t, "lockbyte", 1)
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	filled(t, path, "lockbyte", 250)
	if err := readAll(path, "lockbyte"); err != nil {
		t.Error(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil || len(raw) < 22*pagevfs.PageSize {
		t.Fatalf("%d bytes, %v: too few to reach the page", len(raw), err)
	}
	if page := raw[20*pagevfs.PageSize:][:pagevfs.PageSize]; !bytes.Equal(page, make([]byte, pagevfs.PageSize)) {
		t.Error("the lock-byte page was written")
	}
	db := open(t, pagevfs.DSN(path, "lockbyte", false))
	exec(t, db, "vacuum into ?", filepath.Join(dir, "b.db"))
	exec(t, db, "vacuum")
	copied := open(t, pagevfs.DSN(filepath.Join(dir, "c.db"), "lockbyte", false))
	if err := copyDatabase(copied, db); err != nil {
		t.Error(err)
	}
	for _, d := range []*sql.DB{db, copied} {
		if err := d.Close(); err != nil { // before the page moves back
			t.Error(err)
		}
	}
	for _, name := range []string{"a.db", "b.db", "c.db"} {
		if err := readAll(filepath.Join(dir, name), "lockbyte"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestUnregisterLocksTheDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	if err := pagevfs.Register("lock", pagevfs.Key{1}, [16]byte{1}); err != nil {
		t.Fatal(err)
	}
	filled(t, path, "lock", 5)
	if err := pagevfs.Register("lock", pagevfs.Key{2}, [16]byte{2}); err == nil {
		t.Error("a name was taken twice")
	}
	if err := pagevfs.Unregister("lock"); err != nil {
		t.Error(err)
	}
	if err := pagevfs.Unregister("lock"); err == nil {
		t.Error("unregistered twice")
	}
	if err := readAll(path, "lock"); err == nil || !strings.Contains(err.Error(), "locked") {
		t.Errorf("after locking: %v", err)
	}
	if err := pagevfs.Register("lock", pagevfs.Key{1}, [16]byte{1}); err != nil {
		t.Fatal(err)
	}
	if err := readAll(path, "lock"); err != nil {
		t.Errorf("after unlocking: %v", err)
	}
	if err := pagevfs.Unregister("lock"); err != nil {
		t.Error(err)
	}
}

// A connection that is still open when the store is locked gets errors, no
// content, and can be closed; what was committed is there after unlocking.
func TestUnregisterWithAConnectionStillOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	if err := pagevfs.Register("late", pagevfs.Key{1}, [16]byte{1}); err != nil {
		t.Fatal(err)
	}
	db := open(t, pagevfs.DSN(path, "late", false))
	db.SetMaxOpenConns(1)
	exec(t, db, "create table note(body)")
	exec(t, db, "insert into note values(randomblob(200000))")
	exec(t, db, "pragma cache_size=1")
	if err := pagevfs.Unregister("late"); err == nil || !strings.Contains(err.Error(), "open") {
		t.Errorf("open files were not reported: %v", err)
	}
	if err := db.QueryRow("select hex(body) from note").Scan(new(string)); err == nil {
		t.Error("content was read without the key")
	}
	if _, err := db.Exec("insert into note values('x')"); err == nil {
		t.Error("content was written without the key")
	}
	db.Close()
	register(t, "late", 1)
	if err := readAll(path, "late"); err != nil {
		t.Errorf("after unlocking: %v", err)
	}
}

func TestDriverTakesOnlyItsOwnAddresses(t *testing.T) {
	for _, dsn := range []string{"", ":memory:", "a.db", "http://x", "file:%zz"} {
		if err := open(t, dsn).Ping(); err == nil {
			t.Errorf("%q was opened", dsn)
		}
	}
}

func TestNamesThatDoNotFitAreRefused(t *testing.T) {
	for _, name := range []string{"", strings.Repeat("x", 64)} {
		if err := pagevfs.Register(name, pagevfs.Key{1}, [16]byte{1}); err == nil {
			t.Errorf("%q was taken", name)
		}
	}
}

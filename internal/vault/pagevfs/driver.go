package pagevfs

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// Driver is the name to call sql.Open with. Every connection it opens has the
// settings below, set in order and, where durability depends on them, read back.
const Driver = "jobwright-sqlite"

const fcntlReserveBytes = 38 // SQLITE_FCNTL_RESERVE_BYTES

func init() { sql.Register(Driver, connections{}) }

// DSN is what to open the database file at path with. An empty vfsName means a
// plain file with otherwise the same settings, for tests and benchmarks.
// Read-only connections read beside a writer; they cannot create the file.
func DSN(path, vfsName string, readOnly bool) string {
	q := url.Values{
		"_busy_timeout":    {"5000"},
		"_foreign_keys":    {"1"},
		"_secure_delete":   {"on"},
		"_stmt_cache_size": {"64"},
		"_synchronous":     {"EXTRA"},
		"_txlock":          {"immediate"},
	}
	if readOnly {
		q.Set("mode", "ro")
		q.Set("_query_only", "1")
		q.Set("_txlock", "deferred")
	}
	return uri(path, vfsName, q)
}

// Immutable is what to open a database with that nothing can change, such as
// one on read-only media. It must have been closed cleanly: a log beside it is
// not looked at.
func Immutable(path, vfsName string) string {
	return uri(path, vfsName, url.Values{
		"_query_only":      {"1"},
		"_stmt_cache_size": {"64"},
		"_synchronous":     {"EXTRA"},
		"immutable":        {"1"},
		"mode":             {"ro"},
	})
}

func uri(path, vfsName string, q url.Values) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a Windows drive: file:///C:/…
	}
	if vfsName != "" {
		q.Set("vfs", vfsName)
	}
	// No journal mode here: it would be set before the bytes are reserved.
	query := strings.ReplaceAll(q.Encode(), "+", "%20") // SQLite reads a plus as a plus
	return (&url.URL{Scheme: "file", Path: path, RawQuery: query}).String()
}

// NotAuthentic tells whether err says that a page is not what was sealed: it
// is damaged, from elsewhere, or the key is the wrong one. The check pragmas of
// SQLite report such pages as text in their rows instead.
func NotAuthentic(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && e.ExtendedCode == sqlite3.ErrIoErr.Extend(32) // SQLITE_IOERR_DATA
}

type connections struct{}

// Open opens one connection; database/sql calls it with what DSN made.
func (connections) Open(dsn string) (driver.Conn, error) {
	if err := checkVersion(sqlite3.Version()); err != nil {
		return nil, err
	}
	u, err := url.Parse(dsn)
	if err != nil || u.Scheme != "file" || u.Path == "" {
		return nil, errors.New("pagevfs: not a DSN of this package")
	}
	q := u.Query()
	s := settings{sealed: q.Has("vfs"), readOnly: q.Get("mode") == "ro", immutable: q.Get("immutable") == "1"}
	if s.sealed && !isRegistered(q.Get("vfs")) {
		return nil, refusal("The store is locked. Unlock it first.")
	}
	return (&sqlite3.SQLiteDriver{ConnectHook: s.apply}).Open(dsn)
}

type settings struct{ sealed, readOnly, immutable bool }

// apply sets up a fresh connection. The order matters: room for the seal must
// be reserved before the first write, and switching to WAL is a write.
func (s settings) apply(c *sqlite3.SQLiteConn) error {
	if s.sealed && !s.readOnly {
		if err := c.SetFileControlInt("main", fcntlReserveBytes, Reserved); err != nil {
			return fmt.Errorf("reserving bytes for the seal: %w", err)
		}
	}
	if err := s.journalMode(c); err != nil {
		return err
	}
	for _, p := range []string{
		"synchronous=EXTRA",
		"fullfsync=ON", "checkpoint_fullfsync=ON", // on macOS fsync alone does not reach the disk
		"temp_store=MEMORY", // the VFS refuses temporary files
		"foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON",
		"recursive_triggers=ON", // so that REPLACE fires delete triggers
		"secure_delete=ON",      // what is erased does not linger in free pages
		"mmap_size=0", "wal_autocheckpoint=1000", "journal_size_limit=67108864",
		"cache_size=-16000", // KiB: a page that is kept need not be unsealed again
	} {
		if _, err := c.Exec("PRAGMA "+p, nil); err != nil {
			return fmt.Errorf("setting %s: %w", p, err)
		}
	}
	for name, want := range map[string]string{"synchronous": "3", "temp_store": "2", "foreign_keys": "1", "secure_delete": "1"} {
		if err := expect(c, name, want); err != nil {
			return err
		}
	}
	return nil
}

func (s settings) journalMode(c *sqlite3.SQLiteConn) error {
	switch {
	case s.immutable:
		return nil // nothing is ever written
	case s.readOnly:
		return expect(c, "journal_mode", "wal")
	default:
		return expect(c, "journal_mode=WAL", "wal")
	}
}

// expect runs a pragma and refuses any answer but want.
func expect(c *sqlite3.SQLiteConn, pragma, want string) error {
	rows, err := c.Query("PRAGMA "+pragma, nil)
	if err != nil {
		return fmt.Errorf("asking for %s: %w", pragma, err)
	}
	defer rows.Close()
	v := make([]driver.Value, 1)
	if err := rows.Next(v); err != nil {
		return fmt.Errorf("asking for %s: %w", pragma, err)
	}
	got := fmt.Sprint(v[0])
	if b, ok := v[0].([]byte); ok {
		got = string(b)
	}
	if got != want {
		return fmt.Errorf("the database is not safe to use: %s is %q and must be %q", pragma, got, want)
	}
	return nil
}

package vault

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"

	"jobwright/internal/vault/pagevfs"
)

// applicationID marks a database as Jobwright's ("JBWR").
const applicationID = 0x4A425752

const readers = 4

var errForeign = errors.New("not a Jobwright database")

// pools are the connections to one database file, with the VFS that unseals it.
type pools struct {
	vfs         string
	write, read *sql.DB
	held        *sql.Conn // the writing connection, while nobody may write
	retired     bool      // another generation is in force: nothing more is written
}

// closing is how long a close waits for what still runs; grace is how long of it reading may go on when only
// the generation changes, before it is broken off.
const (
	closing = 5 * time.Second
	grace   = 3 * time.Second
)

// register makes a VFS for the keys under a name of its own.
func register(kf *keyFile, k *keys) (vfs string, err error) {
	b := make([]byte, 8)
	rand.Read(b)
	vfs = "jobwright-" + hex.EncodeToString(b)
	return vfs, pagevfs.Register(vfs, pagevfs.Key(k.data), kf.uuid())
}

// openPools opens the database for writing and reading, or a database that cannot change for reading only.
func openPools(ctx context.Context, path string, kf *keyFile, k *keys, immutable bool) (p *pools, err error) {
	p = new(pools)
	if p.vfs, err = register(kf, k); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			p.close(0)
			p = nil
		}
	}()
	if immutable {
		if p.read, err = sql.Open(pagevfs.Driver, pagevfs.Immutable(path, p.vfs)); err != nil {
			return p, err
		}
		p.write = p.read
	} else {
		if p.write, err = sql.Open(pagevfs.Driver, pagevfs.DSN(path, p.vfs, false)); err != nil {
			return p, err
		}
		p.write.SetMaxOpenConns(1)
		if err = checkApplication(ctx, p.write); err != nil { // before the readers: the writer makes the log they need
			return p, err
		}
		if p.read, err = sql.Open(pagevfs.Driver, pagevfs.DSN(path, p.vfs, true)); err != nil {
			return p, err
		}
	}
	p.read.SetMaxOpenConns(readers)
	p.read.SetMaxIdleConns(readers)
	return p, checkApplication(ctx, p.read)
}

// checkApplication reads the first page.
func checkApplication(ctx context.Context, db *sql.DB) error {
	var id, tables int64
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return err
	}
	if id != applicationID {
		return &Error{Kind: Foreign, What: "This folder holds the data of another program.",
			Do: "Choose another folder.", Err: errForeign}
	}
	return nil
}

// holdWrites waits for a write that runs and lets no other begin.
func (p *pools) holdWrites(ctx context.Context) (err error) {
	if !p.retired {
		p.held, err = p.write.Conn(ctx)
	}
	return err
}

func (p *pools) allowWrites() {
	if p.held != nil {
		p.held.Close()
		p.held = nil
	}
}

// retire refuses whoever waits to write: what they wrote would be left behind.
func (p *pools) retire() {
	p.retired = true
	p.write.Close()
}

// close lets reading go on for a while, breaks it off, waits for a write that runs, writes the log back, closes
// both pools and forgets the VFS and its keys, all in about the time of closing. What has not ended by then
// finds no keys any more. It may be called half-open.
func (p *pools) close(patience time.Duration) (err error) {
	if p == nil {
		return nil
	}
	defer pagevfs.Unregister(p.vfs) // its error would be that something is still running
	ctx, cancel := context.WithTimeout(context.Background(), closing)
	defer cancel()
	if p.read != nil {
		err = p.read.Close()
		p.drain(ctx, p.read, patience)
	}
	if p.write == nil || p.write == p.read {
		return err
	}
	if !p.retired {
		if _, e := p.write.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); ctx.Err() == nil {
			err = errors.Join(err, e)
		}
	}
	err = errors.Join(err, p.write.Close())
	p.allowWrites()
	p.drain(ctx, p.write, closing)
	return err
}

// drain waits for the connections of a closed pool, which sql.DB does not, and breaks off those that read.
func (p *pools) drain(ctx context.Context, db *sql.DB, patience time.Duration) {
	begun := time.Now()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for db.Stats().OpenConnections > 0 {
		if time.Since(begun) >= patience {
			pagevfs.Interrupt(p.vfs)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// initDatabase makes an empty sealed database at path.
func initDatabase(ctx context.Context, path string, kf *keyFile, k *keys) error {
	f, err := createPrivate(path)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return withDatabase(path, kf, k, func(db *sql.DB) error {
		_, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id=%d", applicationID))
		return err
	})
}

// withDatabase runs do on a database outside the pools, then writes the log back and syncs the file.
func withDatabase(path string, kf *keyFile, k *keys, do func(*sql.DB) error) error {
	vfs, err := register(kf, k)
	if err != nil {
		return err
	}
	db, err := sql.Open(pagevfs.Driver, pagevfs.DSN(path, vfs, false))
	if err != nil {
		return errors.Join(err, pagevfs.Unregister(vfs))
	}
	db.SetMaxOpenConns(1)
	err = do(db)
	if err == nil {
		_, err = db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	}
	err = errors.Join(err, db.Close(), pagevfs.Unregister(vfs))
	if err != nil {
		return err
	}
	return syncFile(path)
}

// copyDatabase copies src as one moment shows it, while others write, into a new database at path under the keys.
func copyDatabase(ctx context.Context, src *sql.DB, path string, kf *keyFile, k *keys) error {
	f, err := createPrivate(path)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return withDatabase(path, kf, k, func(db *sql.DB) error {
		from, err := src.Conn(ctx)
		if err != nil {
			return err
		}
		defer from.Close()
		to, err := db.Conn(ctx)
		if err != nil {
			return err
		}
		defer to.Close()
		return to.Raw(func(d any) error {
			return from.Raw(func(s any) error { return copyPages(d.(*sqlite3.SQLiteConn), s.(*sqlite3.SQLiteConn)) })
		})
	})
}

func copyPages(to, from *sqlite3.SQLiteConn) error {
	b, err := to.Backup("main", from, "main")
	if err != nil {
		return err
	}
	done, err := b.Step(-1)
	if err == nil && !done {
		err = errors.New("the copy is not complete")
	}
	return errors.Join(err, b.Finish())
}

// inspectFile opens a database that nobody writes and checks it from end to end.
func inspectFile(ctx context.Context, path string, kf *keyFile, k *keys, o Options) (facts Facts, err error) {
	p, err := openPools(ctx, path, kf, k, true)
	if err != nil {
		return facts, err
	}
	defer func() { err = errors.Join(err, p.close(0)) }()
	return inspect(ctx, p.read, kf, k, o)
}

// inspect checks a database with Options.Inspect, or with quick_check alone. What Inspect finds wrong counts
// as damage (errCheck) unless it is a refusal of its own, the disk's fault, or the end of the context.
func inspect(ctx context.Context, db *sql.DB, kf *keyFile, k *keys, o Options) (Facts, error) {
	if o.Inspect == nil {
		return Facts{}, quickCheck(ctx, db)
	}
	facts, err := o.Inspect(ctx, db, func(purpose string) []byte { return k.subkey(kf.ID, purpose) })
	var refusal *Error
	var sqlError sqlite3.Error
	if err == nil || ctx.Err() != nil || errors.As(err, &refusal) || errors.As(err, &sqlError) || errors.Is(err, sql.ErrConnDone) {
		return facts, err
	}
	return facts, fmt.Errorf("%w: %w", errCheck, err)
}

func quickCheck(ctx context.Context, db *sql.DB) error {
	var answer string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return fmt.Errorf("%w: %s", errCheck, answer)
	}
	return nil
}

var errCheck = errors.New("the check found damage")

// isDamage tells damage from a disk that is full or a context that ended.
func isDamage(err error) bool {
	if kind, refused := KindOf(err); refused {
		return kind == Damaged
	}
	if errors.Is(err, errCheck) || pagevfs.NotAuthentic(err) {
		return true
	}
	var e sqlite3.Error
	return errors.As(err, &e) && (e.Code == sqlite3.ErrCorrupt || e.Code == sqlite3.ErrNotADB)
}

// openReadOnly reads the database where it lies. If a log stands beside it, as after a power cut, that
// cannot be played in there: then the sealed files are copied into a private temporary folder.
func (v *Vault) openReadOnly(ctx context.Context, path string) (*pools, error) {
	fi, err := os.Stat(path + "-wal")
	if err != nil || fi.Size() == 0 {
		return openPools(ctx, path, v.kf, v.keys, true)
	}
	if v.aside, err = os.MkdirTemp("", "jobwright-"); err != nil {
		return nil, err
	}
	to := filepath.Join(v.aside, dbName)
	for _, end := range []string{"", "-wal"} {
		if err := copyPrivate(to+end, path+end); err != nil {
			return nil, err
		}
	}
	if err := withDatabase(to, v.kf, v.keys, func(db *sql.DB) error { return checkApplication(ctx, db) }); err != nil {
		return nil, err
	}
	return openPools(ctx, to, v.kf, v.keys, true)
}

// CheckNow reads the whole database, as Options.Inspect does: every page must authenticate. It runs
// behind the open window. Damage makes the vault read-only and is refused with the newest backup at hand.
func (v *Vault) CheckNow(ctx context.Context) (Facts, error) {
	v.mu.RLock() // holds the pools in place
	defer v.mu.RUnlock()
	if v.keys == nil || v.life.Err() != nil {
		return Facts{}, closed()
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(v.life, cancel)()
	facts, err := inspect(ctx, v.db.read, v.kf, v.keys, v.o)
	if err == nil {
		return facts, nil
	}
	if !isDamage(err) {
		return Facts{}, failed("The check could not be finished.", err)
	}
	v.readOnly.Store(true)
	return Facts{}, v.damaged(err)
}

func closed() error {
	return refuse(Failed, "The store is closed.", "Unlock it again.")
}

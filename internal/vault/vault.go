// Package vault keeps a store: one folder whose name ends in .jobwright and whose content cannot be read
// or altered unnoticed without a passphrase or the printed recovery code.
//
//	LOCK                        held by the one instance that has the store open
//	keys.json, keys.json.mirror the data key, wrapped once per person and for the recovery code
//	current                     the generation in force
//	g000007/case.db             the database, every page sealed by package pagevfs
//	backups/…cwbak              verified backups
//	state.json, guesses         when a copy last went elsewhere; wrong tries since the last success
//
// Everything that changes a store is built aside and put in force by one atomic rename, so that after a
// power cut or a kill at any point it opens as it was before or as it is after.
package vault

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"
)

// Suffix ends the name of every store's folder.
const Suffix = ".jobwright"

// Options say how to open a store. The zero value is right for the program.
type Options struct {
	Now func() time.Time // the date of backups and slots, nil = time.Now; waits and expiry go by the computer's clock

	// Inspect is the store's own check of a database: quick_check, counts and the audit chain. subkey gives the
	// keys that Vault.Subkey gives. An error means damage, but an *Error is passed on as it is. It uses db and
	// subkey alone, not the Vault. nil = quick_check only.
	Inspect func(ctx context.Context, db *sql.DB, subkey func(purpose string) []byte) (Facts, error)

	ReadOnly bool       // open as a read-only copy; also works on a medium that cannot be written
	KDF      *KDFParams // nil = calibrated to this computer; tests pass cheap ones

	realTime func() time.Time // nil = time.Now; put in by tests
}

// Facts describe the content of a database, so that a backup can be compared with what it was made from.
type Facts struct {
	Schema       int    `json:"schema"`
	Records      int64  `json:"records"`
	AuditEntries int64  `json:"auditEntries"`
	AuditHead    string `json:"auditHead"`
}

// Secret opens a store: initials with a passphrase, or the printed recovery code if that is set.
// The caller clears Passphrase after use.
type Secret struct {
	Initials     string
	Passphrase   []byte
	RecoveryCode string
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

// clock is the time that waits and expiry are measured by, which nobody may choose.
func (o Options) clock() time.Time {
	if o.realTime == nil {
		return time.Now()
	}
	return o.realTime()
}

func (o Options) kdf() *KDFParams {
	if o.KDF != nil {
		return o.KDF
	}
	p := Calibrate()
	return &p
}

// Vault is an open store. Its methods may be called from several goroutines.
type Vault struct {
	dir      string
	o        Options
	lock     *os.File
	aside    string // a temporary copy for reading, removed at Close; "" if none
	tag      string
	failed   int
	readOnly atomic.Bool

	change sync.Mutex      // one backup, restore or change of keys at a time
	life   context.Context // ends with Close
	end    context.CancelFunc

	mu   sync.RWMutex // guards what a rotation or restore replaces
	kf   *keyFile
	keys *keys
	gen  int
	db   *pools
}

func newVault(dir string, o Options) *Vault {
	v := &Vault{dir: dir, o: o}
	v.life, v.end = context.WithCancel(context.Background())
	return v
}

// Open unlocks the store in dir. Every refusal is an *Error.
func Open(ctx context.Context, dir string, with Secret, o Options) (*Vault, error) {
	dir, err := checkStore(dir, o.ReadOnly)
	if err != nil {
		return nil, err
	}
	lock, err := takeLock(dir, o.ReadOnly)
	if err != nil {
		return nil, err
	}
	v := newVault(dir, o)
	v.lock = lock
	if err = v.unlock(with); err == nil {
		err = v.openDatabase(ctx)
	}
	if err != nil {
		v.abandon()
		return nil, failed("The store could not be opened.", err)
	}
	return v, nil
}

// unlock finds the keys, waits out wrong tries, and mends the key file's copies.
func (v *Vault) unlock(with Secret) error {
	kf, healthy, err := v.loadKeys()
	if err != nil {
		return err
	}
	start := time.Now()
	k, i, before, err := guess(v.dir, v.o.clock(), func() (*keys, int, error) { return kf.unlock(with) })
	if err != nil {
		return withNewest(err, v.dir, ofStore(kf.ID))
	}
	took := time.Since(start)
	v.kf, v.keys, v.failed = kf, k, before
	if kf.Slots[i].Kind == kindPerson {
		v.tag = kf.Slots[i].Tag
	}
	if v.o.ReadOnly {
		return nil
	}
	if !healthy {
		if err := kf.save(v.dir); err != nil {
			return err
		}
	}
	return v.raise(i, with, took)
}

// loadKeys reads the key file in force. A killed restore or rotation may have left it in the generation's folder.
func (v *Vault) loadKeys() (kf *keyFile, healthy bool, err error) {
	dirs := []string{v.dir}
	if n, err := readCurrent(v.dir); err == nil {
		dirs = append(dirs, filepath.Join(v.dir, genName(n)))
	}
	kf, healthy, err = loadKeyFile(dirs...)
	switch {
	case errors.Is(err, errKeyFormat):
		return nil, false, refuse(TooNewKeyFile, "This store was made by a newer Jobwright.",
			"Install the newest Jobwright and open it with that.")
	case err != nil:
		return nil, false, withNewest(damaged(nil, err), v.dir, ofStore(""))
	}
	return kf, healthy, nil
}

// guess runs one try to unlock under the rule of waiting; before is the number of wrong tries since the last right one.
func guess(dir string, now time.Time, try func() (*keys, int, error)) (k *keys, i, before int, err error) {
	g := loadGuesses(dir)
	if err := g.admit(dir, now); err != nil {
		return nil, -1, 0, err
	}
	k, i, err = try()
	if kind, _ := KindOf(err); err != nil && kind == WrongSecret {
		g.fail(dir, now)
	}
	if err == nil && g.Failed > 0 {
		guesses{}.save(dir) // on a read-only medium it stays
	}
	return k, i, g.Failed, err
}

// raise makes the passphrase dearer to guess where this computer has become fast.
func (v *Vault) raise(i int, with Secret, took time.Duration) error {
	s := v.kf.Slots[i]
	if s.Kind != kindPerson {
		return nil
	}
	want := s.KDF.scaled(took)
	if v.o.KDF != nil {
		want = *v.o.KDF
	}
	if !s.KDF.weaker(want) {
		return nil
	}
	pass := normalPass(with.Passphrase)
	defer clear(pass)
	return v.changeKeys(func(f *keyFile) error {
		n, err := newSlot(f.ID, s.Tag, s.Find, pass, &want, v.keys, s.Created)
		f.Slots[i] = n
		return err
	})
}

// openDatabase cleans up after killed runs and opens the pools.
func (v *Vault) openDatabase(ctx context.Context) error {
	n, err := readCurrent(v.dir)
	if err != nil {
		return v.damaged(err)
	}
	v.gen = n
	v.readOnly.Store(v.o.ReadOnly)
	if !v.o.ReadOnly {
		if err := v.tidy(); err != nil {
			return err
		}
	}
	path := filepath.Join(v.dir, genName(n), dbName)
	if fi, err := os.Stat(path); err != nil || fi.Size() == 0 {
		return v.damaged(errors.Join(err, errors.New("database file missing or empty")))
	}
	if v.o.ReadOnly {
		v.db, err = v.openReadOnly(ctx, path)
	} else {
		v.db, err = openPools(ctx, path, v.kf, v.keys, false)
	}
	if isDamage(err) {
		return v.damaged(err)
	}
	return err
}

func (v *Vault) tidy() error {
	cleanTemp(v.dir)
	cleanTemp(filepath.Join(v.dir, backupsName))
	gen := filepath.Join(v.dir, genName(v.gen))
	cleanTemp(gen)
	if exists(filepath.Join(gen, keyName)) || exists(filepath.Join(gen, mirrorName)) {
		if err := adoptKeys(v.dir, gen, v.kf); err != nil {
			return err
		}
	}
	return prune(v.dir, v.gen, v.o.clock())
}

// Close writes the log into the database, closes it and forgets the keys. Whatever reads is broken off; a
// running Backup is awaited, and for five seconds a write. A second call does nothing.
func (v *Vault) Close() error {
	v.end()
	v.change.Lock()
	defer v.change.Unlock()
	v.mu.Lock() // waits for CheckNow
	if v.keys == nil {
		v.mu.Unlock()
		return nil
	}
	v.readOnly.Store(true)
	v.mu.Unlock()
	err := v.db.close(0) // not under the lock: what still runs may ask for a pool or a sub-key
	v.mu.Lock()
	defer v.mu.Unlock()
	v.keys.clear()
	v.keys = nil
	if v.aside != "" {
		err = errors.Join(err, os.RemoveAll(v.aside))
	}
	freeLock(v.lock)
	debug.FreeOSMemory() // what the collector has freed but not overwritten goes back to the system
	return failed("The store could not be closed cleanly.", err)
}

// abandon undoes a half-done Open.
func (v *Vault) abandon() {
	v.end()
	if v.keys != nil {
		v.keys.clear()
	}
	if v.aside != "" {
		os.RemoveAll(v.aside)
	}
	freeLock(v.lock)
}

// Write is the pool of the one writing connection. RemovePerson and RestoreHere replace it.
func (v *Vault) Write() *sql.DB {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.db.write
}

// Read is the pool of reading connections. RemovePerson and RestoreHere replace it.
func (v *Vault) Read() *sql.DB {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.db.read
}

// ReadOnly says that nothing may be written: opened so, found damaged, or closed.
func (v *Vault) ReadOnly() bool { return v.readOnly.Load() }

// ID is the store's id, 32 hexadecimal figures, the same for ever.
func (v *Vault) ID() string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.kf.ID
}

// Dir is the store's folder.
func (v *Vault) Dir() string { return v.dir }

// Generation is the number of the database in force; a restore or a change of the data key counts it up.
func (v *Vault) Generation() int {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.gen
}

// SlotTag is the slot that unlocked, "" for the recovery code.
func (v *Vault) SlotTag() string { return v.tag }

// FailedBefore is the number of wrong tries between the last right one and this.
func (v *Vault) FailedBefore() int { return v.failed }

// Subkey is a 32-byte key for purpose. It stays the same when the data key rotates, so that what it made
// (the audit chain) can be checked for ever. After Close it is nil.
func (v *Vault) Subkey(purpose string) []byte {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.keys == nil {
		return nil
	}
	return v.keys.subkey(v.kf.ID, purpose)
}

// damaged is the refusal that offers the newest whole backup.
func (v *Vault) damaged(cause error) error { return withNewest(damaged(nil, cause), v.dir, v.ours()) }

func withNewest(err error, dir string, ours func(*archive) bool) error {
	var e *Error
	if errors.As(err, &e) && e.Kind == Damaged && e.Newest == nil {
		return damaged(newestBackup(dir, ours), e.Err)
	}
	return err
}

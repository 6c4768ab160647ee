package vault

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
)

// Restore puts a backup in force as a new generation of the store in dir, or builds the store anew if dir
// does not exist. The generation in force so far stays for thirty days, untouched.
//
// The secret opens the store as it is now, or the backup as it was then. In the first case the ways in stay
// as they are now: whoever was removed since stays out. In the second the ways in of the backup come back.
func Restore(ctx context.Context, backupFile, dir string, with Secret, o Options) error {
	dir, err := storePath(dir)
	if err != nil {
		return err
	}
	if err := checkPlace(dir); err != nil {
		return err
	}
	a, err := openBackup(backupFile)
	if err != nil {
		return err
	}
	defer a.close()
	if vacant(dir) {
		err = restoreNew(ctx, a, dir, with, o)
	} else {
		err = restoreOver(ctx, a, dir, with, o)
	}
	return failed("The backup could not be brought back.", err)
}

// InForce tells what a restore into dir sets aside: the folder of the generation in force, and the newest backup in the
// store. Empty = there is none.
func InForce(dir string) (generation, newest string) {
	if n, err := readCurrent(dir); err == nil {
		generation = filepath.Join(dir, genName(n))
	}
	if b := newestBackup(dir, ofStore("")); b != nil {
		newest = b.Path
	}
	return generation, newest
}

// BackupMade is when a backup file says that it was made.
func BackupMade(path string) (time.Time, error) {
	a, err := openArchive(path, false)
	if err != nil {
		return time.Time{}, badBackup(err)
	}
	defer a.close()
	return a.manifest.At, nil
}

// noBackup says that a file that can be read does not even begin like a backup.
func noBackup(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	begins := make([]byte, 30+len(manifestName)) // the head of the first entry of a zip, and its name
	_, err = io.ReadFull(f, begins)
	return err != nil || !bytes.HasPrefix(begins, []byte("PK\x03\x04")) || string(begins[30:]) != manifestName
}

// openBackup opens a backup file that somebody chose.
func openBackup(path string) (*archive, error) {
	a, err := openArchive(path, true)
	switch {
	case err != nil && noBackup(path):
		return nil, &Error{Kind: BadBackup, What: "This is not a Jobwright backup.", Do: "Choose a file whose name ends in " + backupExt + ".", Err: err}
	case errors.Is(err, errKeyFormat):
		return nil, refuse(TooNewKeyFile, "This backup was made by a newer Jobwright.", "Install the newest Jobwright first.")
	case err != nil && !errors.Is(err, errArchive) && !errors.Is(err, errKeyFile):
		return nil, failed("The backup could not be read.", err)
	case err != nil:
		return nil, badBackup(err)
	}
	return a, nil
}

func restoreNew(ctx context.Context, a *archive, dir string, with Secret, o Options) error {
	k, _, err := a.keys.unlock(with)
	if err != nil {
		return err
	}
	defer k.clear()
	gen := nextGeneration(dir, ofStore(a.manifest.ID), a.manifest.Generation)
	return buildAside(dir, gen, func(tmp string) error {
		if err := a.unpack(ctx, filepath.Join(tmp, genName(gen), dbName), k, o); err != nil {
			return err
		}
		return a.keys.save(tmp)
	})
}

func restoreOver(ctx context.Context, a *archive, dir string, with Secret, o Options) error {
	if !looksLikeStore(dir) && newestBackup(dir, ofStore(a.manifest.ID)) == nil {
		return refuse(Foreign, "This folder holds something that is not a Jobwright store.", "Choose another folder.")
	}
	lock, err := takeLock(dir, false)
	if err != nil {
		return err
	}
	defer freeLock(lock)
	live, _, err := newVault(dir, o).loadKeys()
	if kind, _ := KindOf(err); kind == TooNewKeyFile {
		return err
	}
	r := restoring{a: a, dir: dir, o: o, live: live}
	if live != nil && live.ID != a.manifest.ID {
		return otherStore()
	}
	if err := r.unlock(with); err != nil {
		return err
	}
	defer r.clear()
	next, err := r.build(ctx)
	if err != nil {
		return err
	}
	return r.putInForce(next)
}

// restoring is a restore over an existing store.
type restoring struct {
	a        *archive
	dir      string
	o        Options
	live     *keyFile // as the store is now; nil if it is lost
	liveKeys *keys    // nil if the secret does not open it
	then     *keys    // of the backup
}

// unlock tries the store as it is and the backup as it was.
func (r *restoring) unlock(with Secret) error {
	_, _, _, err := guess(r.dir, r.o.clock(), func() (*keys, int, error) {
		if r.live != nil {
			k, _, err := r.live.unlock(with)
			if kind, _ := KindOf(err); err != nil && kind != WrongSecret && kind != Damaged {
				return nil, -1, err
			}
			r.liveKeys = k
		}
		if r.liveKeys != nil && !r.a.manifest.authentic(r.liveKeys) {
			return nil, -1, badBackup(errKeyMAC)
		}
		if r.liveKeys != nil && r.a.keys.authentic(r.liveKeys) {
			r.then = r.liveKeys
			return r.then, 0, nil
		}
		k, i, err := r.a.keys.unlock(with)
		r.then = k
		if kind, _ := KindOf(err); err != nil && kind == WrongSecret && r.liveKeys != nil {
			return r.liveKeys, 0, nil // right for the store, but not for the backup: no wrong guess
		}
		return k, i, err
	})
	if err == nil && r.then == nil {
		err = olderKeys()
	}
	if err != nil {
		r.clear()
	}
	return err
}

func (r *restoring) clear() {
	if r.then != nil {
		r.then.clear()
	}
	if r.liveKeys != nil {
		r.liveKeys.clear()
	}
}

// build makes the next generation and returns its number. Nothing is in force yet.
func (r *restoring) build(ctx context.Context) (next int, err error) {
	next = nextGeneration(r.dir, ofStore(r.a.manifest.ID), r.a.manifest.Generation)
	gen := filepath.Join(r.dir, genName(next))
	if err := mkdirPrivate(gen); err != nil {
		return 0, err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(gen)
		}
	}()
	path := filepath.Join(gen, dbName)
	if r.liveKeys == nil || *r.liveKeys == *r.then {
		if err := r.a.unpack(ctx, path, r.then, r.o); err != nil {
			return 0, err
		}
		return next, syncDir(gen)
	}
	old := filepath.Join(gen, tmpMark+"old")
	if err := r.a.unpack(ctx, old, r.then, r.o); err != nil {
		return 0, err
	}
	if err := rekey(ctx, path, r.live, r.liveKeys, old, r.a.keys, r.then); err != nil {
		return 0, err
	}
	if _, err := inspectFile(ctx, path, r.live, r.liveKeys, r.o); err != nil {
		return 0, err
	}
	return next, errors.Join(os.Remove(old), syncDir(gen))
}

// rekey copies a database under its own keys to one under others.
func rekey(ctx context.Context, to string, kf *keyFile, k *keys, from string, oldFile *keyFile, old *keys) error {
	p, err := openPools(ctx, from, oldFile, old, true)
	if err != nil {
		return err
	}
	return errors.Join(copyDatabase(ctx, p.read, to, kf, k), p.close(0))
}

// putInForce writes the key file beside the new generation if it changes, and then names the generation in
// "current": that one rename decides.
func (r *restoring) putInForce(next int) error {
	gen := filepath.Join(r.dir, genName(next))
	kf := r.live
	if r.liveKeys == nil {
		kf = r.a.keys.clone()
		if r.live != nil {
			kf.Serial = max(kf.Serial, r.live.Serial)
			if err := r.keepOldKeys(); err != nil {
				return err
			}
		}
		kf.seal(r.then)
		if err := kf.save(gen); err != nil {
			return err
		}
	}
	if err := writeCurrent(r.dir, next); !inForce(r.dir, next) {
		return errors.Join(err, os.RemoveAll(gen))
	}
	adoptKeys(r.dir, gen, kf) // if it fails, the next Open does it
	return nil
}

// keepOldKeys leaves the present key file with the generation it opens, for as long as that is kept.
func (r *restoring) keepOldKeys() error {
	n, err := readCurrent(r.dir)
	if err != nil {
		return nil // there is nothing it could open
	}
	gen := filepath.Join(r.dir, genName(n))
	if !exists(gen) {
		return nil
	}
	return r.live.save(gen)
}

// unpack writes the backup's database to path and checks it as the manifest describes it.
func (a *archive) unpack(ctx context.Context, path string, k *keys, o Options) error {
	if !a.manifest.authentic(k) {
		return badBackup(errKeyMAC)
	}
	if err := a.extract(path); errors.Is(err, errArchive) {
		return badBackup(err)
	} else if err != nil {
		return err
	}
	facts, err := inspectFile(ctx, path, a.keys, k, o)
	if isDamage(err) {
		return badBackup(err)
	}
	if err != nil {
		return err
	}
	if o.Inspect != nil && a.manifest.Facts != (Facts{}) && facts != a.manifest.Facts {
		return badBackup(errors.New("the content does not match the manifest"))
	}
	return nil
}

func otherStore() error {
	return refuse(Foreign, "This backup belongs to another store.", "Bring it back into a new folder of its own.")
}

func olderKeys() error {
	return refuse(WrongSecret, "This backup was made before a colleague was removed, or under another passphrase.",
		"Use the passphrase or the recovery code of that time.")
}

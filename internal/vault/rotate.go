package vault

import (
	"context"
	"errors"
	"os"
	"path/filepath"
)

// RemovePerson takes a colleague's way in away and gives the store a new data key, because an old copy of
// the key file would still open data under the old one. Everybody else's passphrase and the recovery code
// stay as they are. A kill at any point leaves exactly the old store or exactly the new one.
//
// Afterwards Write and Read give new pools. The old ones are closed: a write that began before is kept, one that
// waited is refused and may be tried again with the new pool; reading may go on for three seconds.
//
// Backups made before stay under the old data key, with the old key file inside: the removed colleague's
// passphrase still opens those. Delete them if that matters more than having them.
func (v *Vault) RemovePerson(ctx context.Context, tag string) error {
	v.change.Lock()
	defer v.change.Unlock()
	if err := v.writable(); err != nil {
		return err
	}
	i := v.kf.byTag(tag)
	switch {
	case i < 0 || v.kf.Slots[i].Kind != kindPerson:
		return noSuchPerson()
	case v.kf.people() < 2:
		return refuse(LastWayIn, "This is the last person who can open the store.", "Add another person first.")
	}
	if _, err := v.backup(ctx, "before removing a person"); err != nil {
		return err
	}
	k := v.keys.rotated()
	f, err := v.kf.rewrapped(k, i)
	if err == nil {
		err = v.rotate(ctx, f, k)
	}
	if err != nil {
		return failed("The person could not be removed.", err)
	}
	return nil
}

// rewrapped is the file without slot drop, all others sealed anew for k.
func (f *keyFile) rewrapped(k *keys, drop int) (*keyFile, error) {
	n := f.clone()
	n.Slots = append(n.Slots[:drop], n.Slots[drop+1:]...)
	for i := range n.Slots {
		if err := n.Slots[i].wrap(n.ID, k); err != nil {
			return nil, err
		}
	}
	n.seal(k)
	return n, nil
}

// rotate builds the next generation under the new keys and switches to it. Nobody writes meanwhile, so that
// nothing written is left behind.
func (v *Vault) rotate(ctx context.Context, f *keyFile, k *keys) error {
	was := v.db
	if err := was.holdWrites(ctx); err != nil {
		return err
	}
	defer was.allowWrites()
	next := nextGeneration(v.dir, v.ours(), 0)
	gen := filepath.Join(v.dir, genName(next))
	if err := mkdirPrivate(gen); err != nil {
		return err
	}
	err := v.copyUnder(ctx, gen, f, k)
	if err == nil {
		err = f.save(gen)
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(gen))
	}
	err = writeCurrent(v.dir, next)
	if !inForce(v.dir, next) {
		return errors.Join(err, os.RemoveAll(gen))
	}
	old := filepath.Join(v.dir, genName(v.gen))
	if err := v.switchTo(ctx, next, f, k); err != nil {
		return err
	}
	if err == nil { // else the switch may not outlast a power cut, and the old data stay for thirty days
		os.RemoveAll(old) // they are under the old data key; the backup made before keeps them
		syncDir(v.dir)
	}
	return nil
}

// copyUnder copies the database into gen under the new keys and compares the two.
func (v *Vault) copyUnder(ctx context.Context, gen string, f *keyFile, k *keys) error {
	path := filepath.Join(gen, dbName)
	before, err := inspect(ctx, v.db.read, v.kf, v.keys, v.o)
	if err != nil {
		return err
	}
	if err := copyDatabase(ctx, v.db.read, path, f, k); err != nil {
		return err
	}
	after, err := inspectFile(ctx, path, f, k, v.o)
	if err != nil {
		return err
	}
	if before != after {
		return errors.New("the copy differs from the store")
	}
	return syncDir(gen)
}

// switchTo opens the generation that "current" names by now and closes the one before. If it cannot be
// opened the vault stays on the old one, for reading only: the next Open takes the new one. Either way
// whoever waits to write is refused, and Write gives the pool to try again with, if there is one.
func (v *Vault) switchTo(ctx context.Context, gen int, f *keyFile, k *keys) error {
	p, err := openPools(ctx, filepath.Join(v.dir, genName(gen), dbName), f, k, false)
	if err != nil {
		v.readOnly.Store(true)
		v.db.retire()
		return err
	}
	v.mu.Lock()
	old, oldKeys := v.db, v.keys
	v.db, v.keys, v.kf, v.gen = p, k, f, gen
	v.mu.Unlock()
	old.retire()
	old.close(grace) // nothing in it matters any more
	if oldKeys != k {
		oldKeys.clear()
	}
	adoptKeys(v.dir, filepath.Join(v.dir, genName(gen)), f) // if it fails, the next Open does it
	return nil
}

// RestoreHere puts a backup in force in the open store, after making one of what is there now. The ways in
// stay as they are. with is needed only for a backup from before a colleague was removed; otherwise it may be
// the zero Secret. Afterwards Write and Read give new pools, as after RemovePerson.
func (v *Vault) RestoreHere(ctx context.Context, backupFile string, with Secret) error {
	v.change.Lock()
	defer v.change.Unlock()
	if v.keys == nil {
		return closed()
	}
	a, err := openBackup(backupFile)
	if err != nil {
		return err
	}
	defer a.close()
	if a.manifest.ID != v.kf.ID {
		return otherStore()
	}
	if !a.manifest.authentic(v.keys) {
		return badBackup(errKeyMAC)
	}
	was := v.db
	if err := was.holdWrites(ctx); err != nil { // what is written from here on would be left behind
		return failed("The backup could not be brought back.", err)
	}
	defer was.allowWrites()
	if !v.readOnly.Load() {
		if _, err := v.backup(ctx, "before restoring"); err != nil {
			return err
		}
	} else if v.o.ReadOnly {
		return v.writable()
	}
	own := *v.keys
	r := restoring{a: a, dir: v.dir, o: v.o, live: v.kf, liveKeys: &own, then: &own}
	defer r.clear()
	if !a.keys.authentic(v.keys) {
		if r.then, _, err = a.keys.unlock(with); err != nil {
			if kind, _ := KindOf(err); kind == WrongSecret || kind == NoSuchPerson {
				return olderKeys()
			}
			return err
		}
	}
	next, err := r.build(ctx)
	if err == nil {
		err = r.putInForce(next)
	}
	if err == nil {
		err = v.switchTo(ctx, next, v.kf, v.keys)
	}
	if err != nil {
		return failed("The backup could not be brought back.", err)
	}
	v.readOnly.Store(false)
	return nil
}

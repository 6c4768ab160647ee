package vault

import (
	"context"
	"errors"
	"os"
	"path/filepath"
)

// Create makes a new store in dir, which must not exist yet or be empty, with a slot for the first person
// and one for the recovery code, and opens it. The code is shown once and kept nowhere.
func Create(ctx context.Context, dir string, first Secret, o Options) (v *Vault, recoveryCode string, err error) {
	if dir, err = storePath(dir); err != nil {
		return nil, "", err
	}
	if err := errors.Join(checkPlace(dir), checkInitials(first.Initials), CheckPassphrase(first.Passphrase)); err != nil {
		return nil, "", firstRefusal(err)
	}
	if !vacant(dir) {
		return nil, "", refuse(Exists, "There is something in this folder already.",
			"Open the store that is there, or choose another name.")
	}
	k := newKeys()
	kf, code, err := firstKeyFile(first, k, o)
	if err != nil {
		k.clear()
		return nil, "", failed("The store could not be made.", err)
	}
	err = buildAside(dir, 1, func(tmp string) error {
		if err := initDatabase(ctx, filepath.Join(tmp, genName(1), dbName), kf, k); err != nil {
			return err
		}
		return kf.save(tmp)
	})
	if err != nil {
		k.clear()
		return nil, "", failed("The store could not be made.", err)
	}
	o.ReadOnly = false
	v = newVault(dir, o)
	v.kf, v.keys, v.tag = kf, k, kf.Slots[0].Tag
	if v.lock, err = takeLock(dir, false); err == nil {
		err = v.openDatabase(ctx)
	}
	if err != nil {
		v.abandon()
		return nil, "", err
	}
	return v, code, nil
}

func firstKeyFile(first Secret, k *keys, o Options) (*keyFile, string, error) {
	kf := newKeyFile()
	pass := normalPass(first.Passphrase)
	defer clear(pass)
	person, err := newSlot(kf.ID, "", findTag(kf.ID, first.Initials), pass, o.kdf(), k, o.now())
	if err != nil {
		return nil, "", err
	}
	code, secret := newRecoveryCode()
	defer clear(secret)
	recovery, err := newSlot(kf.ID, "", "", secret, nil, k, o.now())
	if err != nil {
		return nil, "", err
	}
	kf.Slots = []slot{person, recovery}
	kf.seal(k)
	return kf, code, nil
}

// buildAside makes a store's folder under another name, has fill put generation gen and the keys into it, and
// gives it its name at the very end.
func buildAside(dir string, gen int, fill func(tmp string) error) error {
	parent, name := filepath.Split(dir)
	if err := os.MkdirAll(parent, dirMode); err != nil {
		return err
	}
	tmp := filepath.Join(parent, tmpMark+name)
	if err := os.RemoveAll(tmp); err != nil { // of a run that was killed
		return err
	}
	defer os.RemoveAll(tmp)
	for _, d := range []string{tmp, filepath.Join(tmp, backupsName), filepath.Join(tmp, genName(gen))} {
		if err := mkdirPrivate(d); err != nil {
			return err
		}
	}
	lock, err := createPrivate(filepath.Join(tmp, lockName))
	if err != nil {
		return err
	}
	lock.Close()
	if err := fill(tmp); err != nil {
		return err
	}
	if err := errors.Join(syncDir(filepath.Join(tmp, genName(gen))), writeCurrent(tmp, gen)); err != nil {
		return err
	}
	if err := os.Remove(dir); err != nil && !os.IsNotExist(err) { // an empty folder in its place
		return err
	}
	return renameDurable(tmp, dir)
}

// firstRefusal is the first *Error among joined ones.
func firstRefusal(err error) error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return err
}

package vault

import (
	"os"
	"path/filepath"
	"time"
)

// SlotInfo describes a way in without saying whose it is; the store knows that by the tag.
type SlotInfo struct {
	Tag      string
	Recovery bool // the printed code
	Created  time.Time
}

// Slots lists the ways in.
func (v *Vault) Slots() (all []SlotInfo) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	for _, s := range v.kf.Slots {
		all = append(all, SlotInfo{Tag: s.Tag, Recovery: s.Kind == kindRecovery, Created: s.Created})
	}
	return all
}

// AddPerson gives a colleague a way in. Kind Exists when somebody has these initials, Weak for the passphrase.
func (v *Vault) AddPerson(initials string, pass []byte) (tag string, err error) {
	if err := v.checkNew(initials, pass); err != nil {
		return "", err
	}
	v.change.Lock()
	defer v.change.Unlock()
	err = v.changeKeys(func(f *keyFile) error {
		if f.byInitials(initials) >= 0 {
			return initialsTaken()
		}
		tag, err = v.putSlot(f, -1, "", initials, pass)
		return err
	})
	return tag, err
}

// ChangePassphrase replaces the passphrase of the person with these initials, who must know the old one.
// A wrong old one counts as a guess.
func (v *Vault) ChangePassphrase(initials string, old, new []byte) error {
	if err := v.checkNew(initials, new); err != nil {
		return err
	}
	v.change.Lock()
	defer v.change.Unlock()
	return v.changeKeys(func(f *keyFile) error {
		k, i, _, err := guess(v.dir, v.o.clock(), func() (*keys, int, error) {
			return f.unlock(Secret{Initials: initials, Passphrase: old})
		})
		if err != nil {
			return err
		}
		k.clear()
		_, err = v.putSlot(f, i, f.Slots[i].Tag, initials, new)
		return err
	})
}

// Confirm says whether the passphrase is that of the person with these initials, in an open vault: nil, or an *Error. A wrong one counts
// as a guess.
func (v *Vault) Confirm(initials string, passphrase []byte) error {
	v.change.Lock()
	defer v.change.Unlock()
	if v.keys == nil {
		return closed()
	}
	f, _, err := v.loadKeys()
	if err != nil {
		return err
	}
	k, _, _, err := guess(v.dir, v.o.clock(), func() (*keys, int, error) { return f.unlock(Secret{Initials: initials, Passphrase: passphrase}) })
	if kind, _ := KindOf(err); kind == WrongSecret {
		return refuse(WrongSecret, "That is not your passphrase.", "Check it and try again.")
	}
	if err != nil {
		return err
	}
	k.clear()
	return nil
}

// ResetPassphrase gives the slot with this tag new initials and a new passphrase, or makes the slot. It
// serves a lead who helps a colleague, and whoever came in by the recovery code.
func (v *Vault) ResetPassphrase(tag, initials string, new []byte) error {
	if err := v.checkNew(initials, new); err != nil {
		return err
	}
	v.change.Lock()
	defer v.change.Unlock()
	return v.changeKeys(func(f *keyFile) error {
		i := f.byTag(tag)
		if other := f.byInitials(initials); other >= 0 && other != i {
			return initialsTaken()
		}
		if i >= 0 && f.Slots[i].Kind != kindPerson {
			return noSuchPerson()
		}
		if i < 0 && !validTag(tag) {
			tag = ""
		}
		_, err := v.putSlot(f, i, tag, initials, new)
		return err
	})
}

// NewRecoveryCode replaces the recovery code: the old one does not open the store any more, though it opens
// older backups. The new one is shown once and kept nowhere.
func (v *Vault) NewRecoveryCode() (string, error) {
	v.change.Lock()
	defer v.change.Unlock()
	code, secret := newRecoveryCode()
	defer clear(secret)
	err := v.changeKeys(func(f *keyFile) error {
		s, err := newSlot(f.ID, "", "", secret, nil, v.keys, v.o.now())
		if err != nil {
			return err
		}
		kept := f.Slots[:0]
		for _, old := range f.Slots {
			if old.Kind != kindRecovery {
				kept = append(kept, old)
			}
		}
		f.Slots = append(kept, s)
		return nil
	})
	if err != nil {
		return "", err
	}
	return code, nil
}

// putSlot makes a person's slot and puts it in place i, or at the end if i is negative.
func (v *Vault) putSlot(f *keyFile, i int, tag, initials string, pass []byte) (string, error) {
	p := normalPass(pass)
	defer clear(p)
	s, err := newSlot(f.ID, tag, findTag(f.ID, initials), p, v.kdf(), v.keys, v.o.now())
	if err != nil {
		return "", err
	}
	if i < 0 {
		f.Slots = append(f.Slots, s)
	} else {
		f.Slots[i] = s
	}
	return s.Tag, nil
}

// kdf is the dearest cost any slot has: calibrated when the store was made and raised since, it needs no
// new measurement.
func (v *Vault) kdf() *KDFParams {
	if v.o.KDF != nil {
		return v.o.KDF
	}
	best := KDFParams{Time: 3, Memory: 64 * 1024, Lanes: 4}
	for _, s := range v.kf.Slots {
		if s.KDF != nil && best.weaker(*s.KDF) {
			best = *s.KDF
		}
	}
	return &best
}

// changeKeys alters a copy of the key file, saves it, and only then puts it in force. The caller holds v.change.
func (v *Vault) changeKeys(alter func(*keyFile) error) error {
	if err := v.writable(); err != nil {
		return err
	}
	f := v.kf.clone()
	if err := alter(f); err != nil {
		return failed("The ways in could not be changed.", err)
	}
	f.seal(v.keys)
	if err := f.save(v.dir); err != nil {
		// If only the mirror failed, the change is in force; the next Open mends the mirror.
		if main, e := readKeyFile(filepath.Join(v.dir, keyName)); e != nil || main.Sum != f.Sum {
			return failed("The ways in could not be saved.", err)
		}
	}
	v.mu.Lock()
	v.kf = f
	v.mu.Unlock()
	return nil
}

// adoptKeys makes the key file that a restore or rotation left in its generation the store's own.
func adoptKeys(dir, gen string, kf *keyFile) error {
	if err := kf.save(dir); err != nil {
		return err
	}
	for _, name := range []string{keyName, mirrorName} {
		if err := os.Remove(filepath.Join(gen, name)); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	return syncDir(gen)
}

func (v *Vault) writable() error {
	switch {
	case v.keys == nil:
		return closed()
	case v.readOnly.Load():
		return refuse(ReadOnlyMedium, "This store is open for reading only.", "Open it where it can be changed.")
	}
	return nil
}

func (v *Vault) checkNew(initials string, pass []byte) error {
	if err := checkInitials(initials); err != nil {
		return err
	}
	return CheckPassphrase(pass)
}

func checkInitials(initials string) error {
	if n := len([]rune(FoldInitials(initials))); n == 0 || n > 40 {
		return refuse(Weak, "The initials are missing.", "Type two or more letters, such as AB.")
	}
	return nil
}

func validTag(tag string) bool {
	if len(tag) != 16 {
		return false
	}
	for _, r := range tag {
		if (r < '0' || r > '9') && (r < 'a' || r > 'f') {
			return false
		}
	}
	return true
}

func initialsTaken() error {
	return refuse(Exists, "Somebody with these initials can open this store already.", "Add a letter or a figure, such as AB2.")
}

func noSuchPerson() error {
	return refuse(NoSuchPerson, "Nobody in this store has that way in.", "Look at the list of staff again.")
}

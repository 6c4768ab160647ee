// Package desk is an open store for the person who sits at it: the vault, the store as that person sees it, and what
// has to happen around them (the check, the backups, the change of keys). The window and the commands open stores here.
package desk

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/vault"
)

// Options say how stores are opened. The zero value is right for the program.
type Options struct {
	Now      func() time.Time     // nil = the computer's clock
	KDF      *vault.KDFParams     // nil = calibrated to this computer; tests pass cheap ones
	OnChange func(kinds []string) // after every commit, on the goroutine that made it
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

func (o Options) vault(readOnly bool) vault.Options {
	return vault.Options{Now: o.Now, KDF: o.KDF, ReadOnly: readOnly, Inspect: store.ForVault}
}

// Desk is an open store. Its methods may be called from several goroutines.
type Desk struct {
	o     Options
	vault *vault.Vault

	mu    sync.RWMutex
	store *store.Store // as the person at the desk
	me    people.Staff // zero after opening by recovery code, until Claim

	changed    atomic.Bool // since the last backup
	lastBackup atomic.Int64
}

// Create makes a store with its first person, a lead, and opens it. The recovery code is shown once and kept nowhere.
func Create(ctx context.Context, folder string, first people.Staff, passphrase []byte, o Options) (d *Desk, recoveryCode string, err error) {
	first.Role = people.Lead
	if err := first.Validate(); err != nil {
		return nil, "", err
	}
	v, code, err := vault.Create(ctx, folder, vault.Secret{Initials: first.Initials, Passphrase: passphrase}, o.vault(false))
	if err != nil {
		return nil, "", err
	}
	d = newDesk(v, o)
	if err := d.openStore(ctx); err != nil {
		return nil, "", errors.Join(err, v.Close())
	}
	first.SlotTag = v.SlotTag()
	me, err := d.store.Begin(ctx, first)
	if err != nil {
		return nil, "", errors.Join(err, v.Close())
	}
	d.sit(me)
	return d, code, nil
}

// Open unlocks a store and brings it up to this program's schema. By recovery code nobody is known yet: see Claim.
// Changes are refused until Check has passed.
func Open(ctx context.Context, folder string, with vault.Secret, readOnly bool, o Options) (*Desk, error) {
	v, err := vault.Open(ctx, folder, with, o.vault(readOnly))
	if err != nil {
		return nil, err
	}
	d := newDesk(v, o)
	if err := d.openStore(ctx); err != nil {
		if _, damage := v.CheckNow(ctx); damage != nil && errors.Is(err, store.ErrDamaged) {
			err = damage // the vault knows the newest backup
		}
		return nil, errors.Join(err, v.Close())
	}
	if v.SlotTag() != "" {
		me, err := d.store.StaffBySlot(ctx, v.SlotTag())
		if errors.Is(err, store.ErrNotFound) { // a slot made just before a power cut, or a backup from before it
			me, err = d.store.StaffByInitials(ctx, with.Initials)
		}
		if err != nil {
			return nil, errors.Join(err, v.Close())
		}
		d.sit(me)
	}
	return d, nil
}

func newDesk(v *vault.Vault, o Options) *Desk {
	d := &Desk{o: o, vault: v}
	d.lastBackup.Store(o.now().UnixMilli())
	return d
}

func (d *Desk) openStore(ctx context.Context) error {
	s, err := store.Open(ctx, d.vault, store.Options{
		Now: d.o.Now,
		OnChange: func(kinds []string) {
			d.changed.Store(true)
			if d.o.OnChange != nil {
				d.o.OnChange(kinds)
			}
		},
		Backup: func(ctx context.Context, reason string) error { _, err := d.backup(ctx, reason); return err },
	})
	if err == nil {
		d.store = s
	}
	return err
}

// sit makes somebody the one who acts.
func (d *Desk) sit(me people.Staff) {
	d.mu.Lock()
	d.store, d.me = d.store.As(me.ID), me
	d.mu.Unlock()
}

// Store is the records as the person at the desk sees them.
func (d *Desk) Store() *store.Store {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.store
}

// Me is the person at the desk.
func (d *Desk) Me() people.Staff {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.me
}

// As lets somebody else act, for a command's --as on a store opened by its lead.
func (d *Desk) As(ctx context.Context, initials string) error {
	p, err := d.Store().StaffByInitials(ctx, initials)
	if err != nil {
		return err
	}
	d.sit(p)
	return nil
}

// Folder is where the store lies.
func (d *Desk) Folder() string { return d.vault.Dir() }

// ReadOnly says that nothing can be changed: a read-only copy, or damage was found.
func (d *Desk) ReadOnly() bool { return d.vault.ReadOnly() }

// Check reads the whole database and the audit chain, compares the chain with the newest backup of this generation,
// and opens the store for changes when all is well. It also notes wrong tries to unlock, and tidies the journal.
func (d *Desk) Check(ctx context.Context) (vault.Facts, error) {
	facts, err := d.vault.CheckNow(ctx)
	if err != nil {
		return facts, err
	}
	if err := d.compareWithBackups(ctx); err != nil {
		return facts, err
	}
	s := d.Store()
	if d.vault.ReadOnly() {
		return facts, nil
	}
	s.MarkChecked()
	if n := d.vault.FailedBefore(); n > 0 {
		err = s.Note(ctx, "unlock", "", fmt.Sprintf("after %d wrong tries", n))
	} else if d.Me().ID != "" {
		err = s.Note(ctx, "unlock", "", "")
	}
	return facts, errors.Join(err, s.Tidy(ctx))
}

// compareWithBackups finds an audit chain that was cut since the newest backup.
func (d *Desk) compareWithBackups(ctx context.Context) error {
	list, err := d.vault.Backups()
	if err != nil || len(list) == 0 {
		return err
	}
	for _, b := range list {
		if b.Generation == d.vault.Generation() && b.Facts.AuditEntries > 0 {
			_, err := d.Store().VerifyAudit(ctx, b.Facts.AuditEntries, b.Facts.AuditHead)
			return err
		}
	}
	return nil
}

// backup makes a backup in the store and notes it.
func (d *Desk) backup(ctx context.Context, reason string) (vault.Backup, error) {
	d.changed.Store(false) // what changes from here on is not in it
	b, err := d.vault.Backup(ctx, reason)
	if err != nil {
		d.changed.Store(true)
		return b, err
	}
	d.lastBackup.Store(d.o.now().UnixMilli())
	return b, nil
}

// backupEvery is how much use goes by between automatic backups.
const backupEvery = 2 * time.Hour

// BackupIfDue makes the automatic backup when something has changed and two hours have gone by.
func (d *Desk) BackupIfDue(ctx context.Context) error {
	last := time.UnixMilli(d.lastBackup.Load())
	if !d.changed.Load() || d.vault.ReadOnly() || d.o.now().Sub(last) < backupEvery {
		return nil
	}
	_, err := d.backup(ctx, "every two hours")
	return err
}

// Close makes a backup of what changed, closes everything and forgets the keys.
func (d *Desk) Close(ctx context.Context) error {
	var err error
	if d.changed.Load() && !d.vault.ReadOnly() {
		_, err = d.backup(ctx, "when closing")
	}
	return errors.Join(err, d.vault.Close())
}

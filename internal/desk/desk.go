// Package desk is an open store for the person who sits at it: the vault, the store as that person sees it, and what
// has to happen around them (the check, the backups, the change of keys). The window and the commands open stores here.
package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"jobwright/internal/custody"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/vault"
)

// Options say how stores are opened. The zero value is right for the program.
type Options struct {
	Now      func() time.Time        // nil = the computer's clock
	KDF      *vault.KDFParams        // nil = calibrated to this computer; tests pass cheap ones
	Begins   map[string]string       // settings with which a store is made, so that its root certificate names the service; nil = none
	OnChange func(kinds []string)    // after every commit, on the goroutine that made it
	View     func(path string) error // opens a PDF for printing; nil = the viewer of the system
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
	typed string       // the initials to which the key slot of the person at the desk answers

	orphan atomic.Bool // that slot is not noted with the person yet
	noted  atomic.Bool // the unlocking is in the log

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
	if err := d.begin(ctx, first); err != nil {
		return nil, "", errors.Join(err, d.Discard())
	}
	return d, code, nil
}

func (d *Desk) begin(ctx context.Context, first people.Staff) error {
	if err := d.openStore(ctx); err != nil {
		return err
	}
	first.SlotTag = d.vault.SlotTag()
	me, err := d.store.Begin(ctx, first)
	if err == nil {
		d.sit(me)
		d.answersTo(me.Initials)
		if len(d.o.Begins) > 0 {
			err = d.Store().SetSettings(ctx, d.o.Begins)
		}
	}
	if err == nil {
		_, err = d.sealKeys(ctx)
	}
	return err
}

// Discard closes a store that Create has just made and removes it, because something that belongs to its making has failed.
func (d *Desk) Discard() error { return errors.Join(d.vault.Close(), os.RemoveAll(d.vault.Dir())) }

// Open unlocks a store and brings it up to this program's schema. By recovery code nobody is known yet: see Claim.
// Changes are refused until Check has passed.
func Open(ctx context.Context, folder string, with vault.Secret, readOnly bool, o Options) (*Desk, error) {
	v, err := vault.Open(ctx, folder, with, o.vault(readOnly))
	if err != nil {
		return nil, err
	}
	EmptyPrintFolder(folder) // of a program that was killed; what cannot be removed now is at the end
	d := newDesk(v, o)
	if err := d.openStore(ctx); err != nil {
		if _, damage := v.CheckNow(ctx); damage != nil && errors.Is(err, store.ErrDamaged) {
			err = damage // the vault knows the newest backup
		}
		return nil, errors.Join(err, v.Close())
	}
	if v.SlotTag() != "" {
		if err := d.recognise(ctx, with.Initials); err != nil {
			return nil, errors.Join(err, v.Close())
		}
	}
	return d, nil
}

// recognise finds who unlocked.
func (d *Desk) recognise(ctx context.Context, initials string) error {
	me, err := d.store.StaffBySlot(ctx, d.vault.SlotTag())
	if errors.Is(err, store.ErrNotFound) { // a slot made just before a power cut, or a backup from before it
		me, err = d.store.StaffByInitials(ctx, initials)
		if err == nil && d.hasSlot(me.SlotTag) { // the slot was somebody else's
			err = &custody.Refusal{What: "Nobody in this store has this key.", Do: "Please ask a lead for a new one."}
		}
		d.orphan.Store(err == nil)
	}
	if err == nil {
		err = d.stillHere(me)
	}
	if err != nil {
		return err
	}
	if d.sit(me); initials == "" { // the only one with a key needs none
		initials = me.Initials
	}
	d.answersTo(initials)
	return nil
}

// stillHere refuses who has left the service.
func (d *Desk) stillHere(p people.Staff) error {
	if !p.To.IsZero() && p.To.Before(d.today()) {
		return &custody.Refusal{What: "The last day of " + p.Name + " here was " + p.To.Long() + ", so the store does not open for them any more.", Do: "Please ask a lead if that is not right."}
	}
	return nil
}

func newDesk(v *vault.Vault, o Options) *Desk {
	debug.FreeOSMemory() // the key derivation has used 64 MB and more, which the check and imports would add to
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
	if err != nil {
		return err
	}
	d.mu.Lock()
	d.store = s
	d.mu.Unlock()
	return findPlaces(ctx, s)
}

// sit makes somebody the one who acts.
func (d *Desk) sit(me people.Staff) {
	d.mu.Lock()
	d.store, d.me = d.store.As(me.ID), me
	d.mu.Unlock()
}

// answersTo notes the initials of the key slot. They are the ones of the person, until those are changed.
func (d *Desk) answersTo(initials string) {
	d.mu.Lock()
	d.typed = initials
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

// Folder is where the store lies.
func (d *Desk) Folder() string { return d.vault.Dir() }

// Generation is the number of the keys that the store is encrypted with.
func (d *Desk) Generation() int { return d.vault.Generation() }

// ReadOnly says that nothing can be changed: a read-only copy, or damage was found.
func (d *Desk) ReadOnly() bool { return d.vault.ReadOnly() }

// Check reads the whole database and the audit chain, compares the chain with the newest backup of this generation,
// and opens the store for changes when all is well. It also notes the unlocking with the wrong tries before it, and
// tidies the journal. IsDamage tells an error that means damage from one after which the check may be tried again.
func (d *Desk) Check(ctx context.Context) (vault.Facts, error) {
	facts, err := d.verify(ctx)
	if err != nil || d.vault.ReadOnly() {
		return facts, err
	}
	s := d.Store()
	s.MarkChecked()
	err = errors.Join(d.adoptSlot(ctx), d.noteUnlock(ctx))
	s.Tidy(ctx) // what could not be tidied is, the next time
	return facts, err
}

// IsDamage says that the check found damage or a changed log, so that only a backup helps.
func IsDamage(err error) bool {
	kind, _ := vault.KindOf(err)
	return err != nil && kind == vault.Damaged || custody.KindOf(err) == custody.Damaged
}

// verify is the reading part of Check. What it finds wrong closes the store for changes.
func (d *Desk) verify(ctx context.Context) (vault.Facts, error) {
	facts, err := d.vault.CheckNow(ctx)
	if err == nil {
		err = d.compareWithBackups(ctx)
	}
	switch {
	case err == nil:
	case IsDamage(err):
		d.Store().MarkDamaged()
	case ctx.Err() == nil:
		d.Store().MarkUnfinished()
	}
	return facts, err
}

// adoptSlot notes a slot with its person that was found by their initials.
func (d *Desk) adoptSlot(ctx context.Context) error {
	if !d.orphan.Load() {
		return nil
	}
	err := d.Store().SetSlotTag(ctx, d.Me().ID, d.vault.SlotTag())
	d.orphan.Store(err != nil)
	return err
}

// noteUnlock enters the unlocking in the log, once.
func (d *Desk) noteUnlock(ctx context.Context) error {
	note := ""
	if n := d.vault.FailedBefore(); n > 0 {
		note = fmt.Sprintf("after %d wrong tries", n)
	}
	if note == "" && d.Me().ID == "" || d.noted.Load() {
		return nil
	}
	err := d.Store().Note(ctx, "unlock", "", note)
	d.noted.Store(err == nil)
	return err
}

// compareWithBackups finds an audit chain that was cut since the newest backup.
func (d *Desk) compareWithBackups(ctx context.Context) error {
	list, err := d.vault.Backups()
	if err != nil {
		return err
	}
	for _, b := range list {
		if b.Generation != d.vault.Generation() || b.Facts.AuditEntries == 0 {
			continue
		}
		_, err := d.Store().VerifyAudit(ctx, b.Facts.AuditEntries, b.Facts.AuditHead)
		var e *store.Error
		if errors.As(err, &e) && errors.Is(err, store.ErrDamaged) {
			return &vault.Error{Kind: vault.Damaged, What: e.What, Do: e.Do, Newest: &b, Err: err}
		}
		return err
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

// tryAgain is how long an automatic backup that failed waits for its next try.
const tryAgain = 15 * time.Minute

// BackupIfDue makes the automatic backup when something has changed and two hours have gone by.
func (d *Desk) BackupIfDue(ctx context.Context) error {
	last := time.UnixMilli(d.lastBackup.Load())
	if !d.changed.Load() || d.vault.ReadOnly() || d.o.now().Sub(last) < backupEvery {
		return nil
	}
	_, err := d.backup(ctx, "every two hours")
	if err != nil {
		d.lastBackup.Store(d.o.now().Add(tryAgain - backupEvery).UnixMilli())
	}
	return err
}

// Close makes a backup of what changed, closes everything and forgets the keys.
func (d *Desk) Close(ctx context.Context) error {
	var err error
	if d.changed.Load() && !d.vault.ReadOnly() {
		_, err = d.backup(ctx, "when closing")
	}
	return errors.Join(err, EmptyPrintFolder(d.Folder()), d.vault.Close())
}

package desk

import (
	"cmp"
	"context"
	"errors"
	"os"
	"strconv"
	"time"

	"jobwright/internal/custody"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/vault"
)

var _ custody.Custodian = (*Desk)(nil)

// refusal says an error of vault or store in the words of custody, which screens understand.
func refusal(err error) error {
	var v *vault.Error
	if !errors.As(err, &v) {
		return err
	}
	r := &custody.Refusal{What: v.What, Do: v.Do, Until: v.Until, Err: v.Err, Kind: kinds[v.Kind]}
	if v.Newest != nil {
		b := backupOf(*v.Newest)
		r.Newest = &b
	}
	return r
}

var kinds = map[vault.Kind]custody.Kind{
	vault.WrongSecret: custody.WrongSecret, vault.Mistyped: custody.WrongSecret, vault.Waiting: custody.Waiting, vault.Weak: custody.Weak,
	vault.Exists: custody.Exists, vault.NotAStore: custody.NotAStore, vault.Foreign: custody.NotAStore,
	vault.ReadOnlyMedium: custody.ReadOnlyMedium, vault.Damaged: custody.Damaged,
}

func backupOf(b vault.Backup) custody.Backup {
	c := custody.Backup{Path: b.Path, At: b.At, Reason: b.Reason, Records: b.Facts.Records, OffDevice: b.OffDevice}
	if info, err := os.Stat(b.Path); err == nil {
		c.Bytes = info.Size()
	}
	return c
}

// may asks the roles about an act that the vault, which knows no roles, is going to do.
func (d *Desk) may(act people.Act) error { return people.Check(d.Me().Role, act) }

// mayChange is may for an act that changes the store: nothing does before the check has passed.
func (d *Desk) mayChange(act people.Act) error {
	if err := d.may(act); err != nil {
		return err
	}
	return d.Store().Writable()
}

// Backups lists the copies in the store, newest first.
func (d *Desk) Backups(context.Context) ([]custody.Backup, error) {
	list, err := d.vault.Backups()
	out := make([]custody.Backup, len(list))
	for i, b := range list {
		out[i] = backupOf(b)
	}
	return out, refusal(err)
}

// BackupNow makes a backup by hand.
func (d *Desk) BackupNow(ctx context.Context) (custody.Backup, error) {
	if err := d.Store().Writable(); err != nil {
		return custody.Backup{}, err
	}
	b, err := d.backup(ctx, "by hand")
	if err == nil {
		err = d.Store().Note(ctx, "backup", "", "by hand")
	}
	return backupOf(b), refusal(err)
}

// BackupTo makes a backup and a copy in another folder.
func (d *Desk) BackupTo(ctx context.Context, folder string) (custody.Backup, error) {
	if err := d.Store().Writable(); err != nil {
		return custody.Backup{}, err
	}
	b, err := d.vault.BackupTo(ctx, folder)
	if err == nil {
		err = d.Store().Note(ctx, "backup", "", "to another folder")
	}
	return backupOf(b), refusal(err)
}

// NewestElsewhere is when a copy was last put into another folder.
func (d *Desk) NewestElsewhere() (time.Time, bool) { return d.vault.NewestElsewhere() }

// Restore puts a backup in place of what is open and closes the desk, because everything on it is of another time.
// A store that is damaged, or not checked yet, can be restored too.
func (d *Desk) Restore(ctx context.Context, backup string, with custody.Secret) error {
	if err := d.may(people.Restore); err != nil {
		return err
	}
	if err := d.vault.RestoreHere(ctx, backup, secret(with)); err != nil {
		return refusal(err)
	}
	d.noteRestore(ctx) // the restore is in force, noted or not
	return refusal(errors.Join(EmptyPrintFolder(d.Folder()), d.vault.Close()))
}

func secret(s custody.Secret) vault.Secret {
	return vault.Secret{Initials: s.Initials, Passphrase: s.Passphrase, RecoveryCode: s.RecoveryCode}
}

// ChangePassphrase replaces one's own passphrase.
func (d *Desk) ChangePassphrase(ctx context.Context, old, new []byte) error {
	if err := d.Store().Writable(); err != nil {
		return err
	}
	d.mu.RLock()
	typed := d.typed
	d.mu.RUnlock()
	if err := d.vault.ChangePassphrase(typed, old, new); err != nil {
		return refusal(err)
	}
	d.Store().Note(ctx, "passphrase", string(d.Me().ID), "changed by its owner") // it is changed, noted or not
	return d.renameKey(ctx, typed, new)
}

// Confirm says whether the passphrase is that of the person at the desk: nil, or why not. A wrong one counts as a guess.
func (d *Desk) Confirm(_ context.Context, passphrase []byte) error {
	d.mu.RLock()
	typed := d.typed
	d.mu.RUnlock()
	return refusal(d.vault.Confirm(cmp.Or(typed, d.Me().Initials), passphrase)) // who came in by the recovery code typed none
}

// renameKey has the slot of the person at the desk answer to the initials that they have by now.
func (d *Desk) renameKey(ctx context.Context, typed string, passphrase []byte) error {
	me, err := d.Store().Person(ctx, d.Me().ID)
	if err != nil || vault.FoldInitials(me.Initials) == vault.FoldInitials(typed) {
		return err
	}
	if err := d.vault.ResetPassphrase(me.SlotTag, me.Initials, passphrase); err != nil {
		return &custody.Refusal{What: "Your passphrase is changed, but you still unlock with the initials " + typed + ".", Do: "Please ask a lead to give you a new key for " + me.Initials + ".", Err: err}
	}
	d.answersTo(me.Initials)
	return nil
}

// NewRecoveryCode replaces the printed code.
func (d *Desk) NewRecoveryCode(ctx context.Context) (string, error) {
	if err := d.mayChange(people.ManageSlots); err != nil {
		return "", err
	}
	code, err := d.vault.NewRecoveryCode()
	if err != nil {
		return "", refusal(err)
	}
	d.Store().Note(ctx, "recovery code", "", "new") // noted or not, this code is the only one now: it must be shown
	return code, nil
}

// Keyholders lists the staff and who of them can unlock.
func (d *Desk) Keyholders(ctx context.Context) ([]custody.Keyholder, error) {
	staff, err := d.Store().Staff(ctx)
	if err != nil {
		return nil, err
	}
	tags := map[string]bool{}
	for _, s := range d.vault.Slots() {
		tags[s.Tag] = !s.Recovery
	}
	out := make([]custody.Keyholder, len(staff))
	for i, p := range staff {
		out[i] = custody.Keyholder{Staff: p, Key: p.SlotTag != "" && tags[p.SlotTag]}
	}
	return out, nil
}

// GiveKey lets a colleague unlock, or resets their passphrase.
func (d *Desk) GiveKey(ctx context.Context, who people.StaffID, passphrase []byte) error {
	if err := d.mayChange(people.ManageSlots); err != nil {
		return err
	}
	p, err := d.Store().Person(ctx, who)
	if err != nil {
		return err
	}
	if p.Initials == "" {
		return people.FieldError{Field: "initials", Message: "This person has no initials yet. Please add them first: they are what is typed to unlock."}
	}
	err = d.giveKey(ctx, d.Store(), p, passphrase)
	if err == nil && who == d.Me().ID {
		d.answersTo(p.Initials)
	}
	return err
}

// giveKey makes or renews a slot and notes its tag with the person, in the name of whoever acts in s.
func (d *Desk) giveKey(ctx context.Context, s *store.Store, p people.Staff, passphrase []byte) error {
	if d.hasSlot(p.SlotTag) {
		if err := d.vault.ResetPassphrase(p.SlotTag, p.Initials, passphrase); err != nil {
			return refusal(err)
		}
		return s.Note(ctx, "passphrase", string(p.ID), "reset")
	}
	tag, err := d.vault.AddPerson(p.Initials, passphrase)
	if kind, _ := vault.KindOf(err); err != nil && kind == vault.Exists {
		tag, err = d.resetOrphan(ctx, p.Initials, passphrase, err)
	}
	if err != nil {
		return refusal(err)
	}
	return s.SetSlotTag(ctx, p.ID, tag)
}

// resetOrphan renews the slot for these initials if it is nobody's: it was made, and then could not be noted with its person.
func (d *Desk) resetOrphan(ctx context.Context, initials string, passphrase []byte, taken error) (tag string, err error) {
	for _, s := range d.vault.Slots() {
		if s.Recovery {
			continue
		}
		if _, err := d.Store().StaffBySlot(ctx, s.Tag); !errors.Is(err, store.ErrNotFound) {
			continue
		}
		err := d.vault.ResetPassphrase(s.Tag, initials, passphrase) // the vault refuses unless it is the slot for these initials
		if kind, _ := vault.KindOf(err); err == nil || kind != vault.Exists {
			return s.Tag, err
		}
	}
	return "", taken
}

func (d *Desk) hasSlot(tag string) bool {
	for _, s := range d.vault.Slots() {
		if s.Tag == tag && !s.Recovery {
			return true
		}
	}
	return false
}

// TakeKey removes a colleague's way in and changes the data key.
func (d *Desk) TakeKey(ctx context.Context, who people.StaffID) error {
	if err := d.mayChange(people.ManageSlots); err != nil {
		return err
	}
	if who == d.Me().ID {
		return &custody.Refusal{What: "You cannot take your own key away.", Do: "Ask another lead to do it."}
	}
	p, err := d.Store().Person(ctx, who)
	if err != nil {
		return err
	}
	if d.hasSlot(p.SlotTag) {
		if err := d.vault.RemovePerson(ctx, p.SlotTag); err != nil {
			return refusal(err)
		}
	}
	return d.Store().SetSlotTag(ctx, p.ID, "")
}

// Strength rates a passphrase while it is typed.
func (d *Desk) Strength(passphrase []byte) (int, string) { return vault.Strength(passphrase) }

// AutoLock is the number of idle minutes after which the store locks.
func (d *Desk) AutoLock(ctx context.Context) int {
	n, err := d.Store().SettingInt(ctx, autoLock)
	if err != nil {
		return 5
	}
	return n
}

// SetAutoLock sets the idle minutes for everybody at this store.
func (d *Desk) SetAutoLock(ctx context.Context, minutes int) error {
	return d.Store().SetSetting(ctx, autoLock, strconv.Itoa(minutes))
}

const autoLock = "auto_lock_minutes"

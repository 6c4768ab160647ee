package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jobwright/internal/custody"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/vault"
)

var (
	ctx  = context.Background()
	pass = []byte("otter lamp gravel seven")
	next = []byte("new words that are long")
)

// place is where a test keeps its store: the folder, a clock, and the recovery code.
type place struct {
	*testing.T
	folder, code string
	clock        time.Time
}

// at makes a store of Lena Lead and leaves it open and checked.
func at(t *testing.T) (*place, *Desk) {
	t.Helper()
	p := &place{T: t, folder: filepath.Join(t.TempDir(), "test"+vault.Suffix), clock: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)}
	d, code, err := Create(ctx, p.folder, people.Staff{Name: "Lena Lead", Initials: "LL"}, pass, p.options())
	p.must(err)
	p.code = code
	t.Cleanup(func() { d.vault.Close() })
	return p, d
}

func (p *place) options() Options {
	return Options{Now: func() time.Time { return p.clock }, KDF: &vault.KDFParams{Time: 1, Memory: 19 * 1024, Lanes: 1}}
}

func (p *place) must(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

func (p *place) tryOpen(with vault.Secret, readOnly bool) (*Desk, error) {
	p.Helper()
	guesses := filepath.Join(p.folder, "guesses")
	if _, err := os.Stat(guesses); err == nil { // a wrong try: the wait after it is over
		p.must(os.WriteFile(guesses, []byte(`{"failed":1,"last":"2026-01-01T00:00:00Z"}`), 0o600))
	}
	d, err := Open(ctx, p.folder, with, readOnly, p.options())
	if err == nil {
		p.Cleanup(func() { d.vault.Close() })
	}
	return d, err
}

// open opens the store without a check.
func (p *place) open(initials string, passphrase []byte) *Desk {
	p.Helper()
	d, err := p.tryOpen(vault.Secret{Initials: initials, Passphrase: passphrase}, false)
	p.must(err)
	return d
}

func (p *place) check(d *Desk) *Desk {
	p.Helper()
	_, err := d.Check(ctx)
	p.must(err)
	return d
}

func (p *place) close(d *Desk) {
	p.Helper()
	p.must(d.Close(ctx))
}

// colleague adds somebody who can unlock.
func (p *place) colleague(d *Desk, initials string, role people.Role, passphrase []byte) people.Staff {
	p.Helper()
	who := people.Staff{Name: "Colleague " + initials, Initials: initials, Role: role}
	p.must(d.Store().SaveStaff(ctx, &who))
	p.must(d.GiveKey(ctx, who.ID, passphrase))
	who, err := d.Store().Person(ctx, who.ID)
	p.must(err)
	return who
}

// log is what was done, the newest first, as "action by initials".
func (p *place) log(d *Desk) (out []string) {
	p.Helper()
	entries, err := d.Store().Audit(ctx, 0, 50)
	p.must(err)
	for _, e := range entries {
		by := "nobody"
		if who, err := d.Store().Person(ctx, people.StaffID(e.Actor)); err == nil {
			by = who.Initials
		}
		out = append(out, e.Action+" by "+by)
	}
	return out
}

func denied(err error) bool { return errors.As(err, new(people.Denied)) }

// lose removes all of the store but its backups.
func (p *place) lose() {
	p.Helper()
	entries, err := os.ReadDir(p.folder)
	p.must(err)
	for _, e := range entries {
		if e.Name() != "backups" {
			p.must(os.RemoveAll(filepath.Join(p.folder, e.Name())))
		}
	}
}

// Before the check has passed nothing changes, in the vault as little as in the store.
func TestNothingChangesBeforeTheCheck(t *testing.T) {
	p, d := at(t)
	who := p.colleague(d, "AE", people.Specialist, pass)
	p.close(d)
	d = p.open("LL", pass)
	before := d.vault.Slots()
	_, codeErr := d.NewRecoveryCode(ctx)
	_, byHand := d.BackupNow(ctx)
	_, elsewhere := d.BackupTo(ctx, t.TempDir())
	for name, err := range map[string]error{
		"new code": codeErr, "backup": byHand, "backup elsewhere": elsewhere, "passphrase": d.ChangePassphrase(ctx, pass, next),
		"give": d.GiveKey(ctx, who.ID, next), "take": d.TakeKey(ctx, who.ID), "auto lock": d.SetAutoLock(ctx, 7),
	} {
		if !errors.Is(err, store.ErrChecking) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after := d.vault.Slots(); len(after) != len(before) || after[0] != before[0] || after[2] != before[2] {
		t.Errorf("the ways in have changed: %v, %v", before, after)
	}
	p.check(d)
	p.must(d.ChangePassphrase(ctx, pass, next))
	code, err := d.NewRecoveryCode(ctx)
	p.must(err)
	if code == p.code {
		t.Error("the code is the old one")
	}
	p.close(d)
	if _, err := p.tryOpen(vault.Secret{Initials: "LL", Passphrase: pass}, false); err == nil {
		t.Error("the old passphrase opens")
	}
	if _, err := p.tryOpen(vault.Secret{RecoveryCode: p.code}, false); err == nil {
		t.Error("the old code opens")
	}
	p.close(p.open("LL", next))
}

// A code that is in force must be shown, even if the log cannot be written.
func TestANewCodeIsShownEvenIfItCannotBeNoted(t *testing.T) {
	p, d := at(t)
	_, err := d.vault.Write().Exec("create trigger full before insert on audit begin select raise(abort, 'no'); end")
	p.must(err)
	code, err := d.NewRecoveryCode(ctx)
	if err != nil || code == "" {
		t.Fatalf("%q, %v", code, err)
	}
	p.must(d.ChangePassphrase(ctx, pass, next))
	p.must(d.vault.Close())
	other, err := p.tryOpen(vault.Secret{RecoveryCode: code}, false)
	p.must(err)
	p.must(other.vault.Close())
}

func TestRolesOfTheCustodian(t *testing.T) {
	p, d := at(t)
	ae := p.colleague(d, "AE", people.Specialist, pass)
	rr := p.colleague(d, "RR", people.ReadOnly, pass)
	b, err := d.BackupNow(ctx)
	p.must(err)
	p.close(d)
	for _, who := range []people.Staff{ae, rr} {
		d := p.check(p.open(who.Initials, pass))
		if d.Me().ID != who.ID || d.Folder() != p.folder || d.ReadOnly() {
			t.Errorf("at the desk: %+v in %s", d.Me(), d.Folder())
		}
		_, codeErr := d.NewRecoveryCode(ctx)
		for name, err := range map[string]error{
			"new code": codeErr, "give": d.GiveKey(ctx, ae.ID, next), "take": d.TakeKey(ctx, d.Me().ID), "auto lock": d.SetAutoLock(ctx, 7),
			"restore": d.Restore(ctx, b.Path, custody.Secret{}),
		} {
			if !denied(err) {
				t.Errorf("%s as %s: %v", name, who.Role, err)
			}
		}
		list, err := d.Backups(ctx)
		p.must(err)
		holders, err := d.Keyholders(ctx)
		p.must(err)
		if len(list) == 0 || len(holders) != 3 || !holders[0].Key || d.AutoLock(ctx) != 5 {
			t.Errorf("%d backups, holders %+v", len(list), holders)
		}
		_, err = d.BackupNow(ctx)
		p.must(err)
		_, err = d.BackupTo(ctx, t.TempDir())
		p.must(err)
		p.must(d.ChangePassphrase(ctx, pass, pass))
		p.close(d)
	}
	d = p.check(p.open("LL", pass))
	p.must(d.SetAutoLock(ctx, 7))
	if d.AutoLock(ctx) != 7 {
		t.Error("the setting was not kept")
	}
}

// At the gate the same people may bring a backup back as in the settings and by the command, and it is noted.
func TestOnlyALeadRestores(t *testing.T) {
	p, d := at(t)
	p.colleague(d, "AE", people.Specialist, next)
	b, err := d.BackupNow(ctx)
	p.must(err)
	p.close(d)
	door := NewDoor(nil, p.options())
	if err := door.RestoreNewest(ctx, b.Path, p.folder, custody.Secret{Initials: "AE", Passphrase: next}); !denied(err) {
		t.Errorf("a specialist at the gate: %v", err)
	}
	if err := Restore(ctx, b.Path, p.folder, vault.Secret{Initials: "ae", Passphrase: next}, p.options()); !denied(err) {
		t.Errorf("a specialist by the command: %v", err)
	}
	p.must(door.RestoreNewest(ctx, b.Path, p.folder, custody.Secret{Initials: "l.l.", Passphrase: pass}))
	p.must(door.RestoreNewest(ctx, b.Path, p.folder, custody.Secret{RecoveryCode: p.code})) // several have keys
	d = p.check(p.open("LL", pass))
	if log := p.log(d); log[0] != "unlock by LL" || log[1] != "restore by nobody" {
		t.Errorf("the log says %v", log[:3])
	}
	p.must(d.Restore(ctx, b.Path, custody.Secret{}))
	d = p.check(p.open("LL", pass))
	if log := p.log(d); log[0] != "unlock by LL" || log[1] != "restore by LL" {
		t.Errorf("the log says %v", log[:3])
	}
}

// A lost store comes back from any of its backups, and can be worked in: the newer backups are of another time.
func TestALostStoreComesBackFromAnOlderBackup(t *testing.T) {
	p, d := at(t)
	older, err := d.BackupNow(ctx)
	p.must(err)
	for range 3 {
		p.must(d.Store().Note(ctx, "work", "", ""))
	}
	p.clock = p.clock.Add(time.Hour)
	_, err = d.BackupNow(ctx)
	p.must(err)
	p.close(d)
	p.lose()
	p.must(Restore(ctx, older.Path, p.folder, vault.Secret{Initials: "LL", Passphrase: pass}, p.options()))
	d = p.check(p.open("LL", pass))
	p.must(d.Store().Note(ctx, "work", "", ""))
	p.close(d)
}

func TestClaim(t *testing.T) {
	p, d := at(t)
	gone := people.Staff{Name: "Gone Example", Initials: "GE", Role: people.Specialist, To: day.Of(p.clock).AddDays(-1)}
	rr := people.Staff{Name: "Rae Reader", Initials: "RR", Role: people.ReadOnly}
	p.must(d.Store().SaveStaff(ctx, &gone, &rr))
	p.close(d)
	door := NewDoor(nil, p.options())
	if err := door.Claim(ctx, "LL", next); err == nil {
		t.Error("nothing is open")
	}
	p.must(door.Open(ctx, p.folder, custody.Secret{RecoveryCode: strings.ToLower(p.code)}, false))
	if door.Enter() != nil {
		t.Fatal("nobody is known, and the door lets them in")
	}
	var field people.FieldError
	if err := door.Claim(ctx, "XX", next); !errors.As(err, &field) || field.Field != "initials" {
		t.Errorf("unknown initials: %v", err)
	}
	if err := door.Claim(ctx, "GE", next); err == nil || !strings.Contains(err.Error(), "24 November 2026") {
		t.Errorf("somebody who has left: %v", err)
	}
	if err := door.Claim(ctx, "LL", []byte("short")); custody.KindOf(err) != custody.Weak {
		t.Errorf("a weak passphrase: %v", err)
	}
	p.must(door.Claim(ctx, "l.l.", next)) // the failed tries leave nothing behind
	if err := door.Claim(ctx, "LL", next); err == nil || !strings.Contains(err.Error(), "at work") {
		t.Errorf("claimed twice: %v", err)
	}
	d = door.desk
	if log := p.log(d); log[0] != "passphrase by LL" {
		t.Errorf("the log says %v", log)
	}
	p.must(d.ChangePassphrase(ctx, next, pass))
	door.Abandon()
	p.must(door.Open(ctx, p.folder, custody.Secret{RecoveryCode: p.code}, false))
	p.must(door.Claim(ctx, "RR", next)) // somebody who had no key
	door.Abandon()
	p.close(p.open("RR", next))
}

// A slot that was made but could not be noted with its person is theirs all the same.
func TestASlotThatWasNotNoted(t *testing.T) {
	p, d := at(t)
	ae := people.Staff{Name: "Ann Example", Initials: "A.E.", Role: people.Specialist}
	be := people.Staff{Name: "Ben Example", Initials: "BE", Role: people.Specialist}
	p.must(d.Store().SaveStaff(ctx, &ae, &be))
	for _, initials := range []string{"AE", "BE"} {
		_, err := d.vault.AddPerson(initials, pass)
		p.must(err)
	}
	p.must(d.GiveKey(ctx, be.ID, next)) // once more: the slot is nobody's
	p.close(d)
	p.close(p.open("BE", next))
	d = p.check(p.open("ae", pass))
	who, err := d.Store().Person(ctx, ae.ID)
	p.must(err)
	if who.SlotTag == "" || who.SlotTag != d.vault.SlotTag() {
		t.Errorf("after the check the slot is still nobody's: %+v", who)
	}
	// Somebody else's slot is not taken over.
	p.close(d)
	d = p.check(p.open("LL", pass))
	ae, err = d.Store().Person(ctx, ae.ID)
	p.must(err)
	ae.Initials = "AX"
	p.must(d.Store().SaveStaff(ctx, &ae))
	twin := people.Staff{Name: "Abe Example", Initials: "AE", Role: people.Specialist}
	p.must(d.Store().SaveStaff(ctx, &twin))
	if err := d.GiveKey(ctx, twin.ID, next); custody.KindOf(err) != custody.Exists {
		t.Errorf("a slot that is a colleague's: %v", err)
	}
}

// Who was given other initials still unlocks with the old ones; a change of the passphrase takes the new ones over.
func TestChangedInitials(t *testing.T) {
	p, d := at(t)
	me := d.Me()
	me, err := d.Store().Person(ctx, me.ID)
	p.must(err)
	me.Initials = "LX"
	p.must(d.Store().SaveStaff(ctx, &me))
	p.close(d)
	d = p.check(p.open("LL", pass))
	if d.Me().Initials != "LX" {
		t.Fatalf("at the desk is %+v", d.Me())
	}
	p.must(d.ChangePassphrase(ctx, pass, next))
	p.must(d.ChangePassphrase(ctx, next, pass))
	p.close(d)
	if _, err := p.tryOpen(vault.Secret{Initials: "LL", Passphrase: pass}, false); err == nil {
		t.Error("the old initials still unlock")
	}
	p.close(p.open("lx", pass))
}

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
	"jobwright/internal/pdf"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/vault"
)

// Damage is told from a check that could not be finished: only damage needs a backup.
func TestWhatIsDamage(t *testing.T) {
	p, d := at(t)
	p.close(d)
	d = p.open("LL", pass)
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := d.Check(stopped); err == nil || IsDamage(err) {
		t.Errorf("a check that was stopped: %v", err)
	}
	if err := d.Store().Writable(); !errors.Is(err, store.ErrChecking) {
		t.Errorf("after it: %v", err)
	}
	p.check(d)
	p.must(d.Store().Writable())
	for _, is := range []error{&vault.Error{Kind: vault.Damaged}, &custody.Refusal{Kind: custody.Damaged}, refusal(&vault.Error{Kind: vault.Damaged})} {
		if !IsDamage(is) {
			t.Errorf("%#v is damage", is)
		}
	}
	if IsDamage(nil) || IsDamage(errors.New("x")) || IsDamage(&vault.Error{Kind: vault.Failed}) {
		t.Error("not everything is damage")
	}
}

// A note that cannot be written after the check is no damage, and the store is open for changes.
func TestAFailedNoteIsNoDamage(t *testing.T) {
	p, d := at(t)
	_, err := d.vault.Write().Exec("create trigger full before insert on audit begin select raise(abort, 'no'); end")
	p.must(err)
	p.close(d)
	d = p.open("LL", pass)
	if _, err := d.Check(ctx); err == nil || IsDamage(err) {
		t.Errorf("got %v", err)
	}
	p.must(d.Store().Writable())
}

// A log that was cut or forged since the newest backup closes the store for changes, in words of its own.
func TestACutLogIsDamage(t *testing.T) {
	for name, cut := range map[string]string{"cut": "delete from audit where seq > 1", "forged": "update audit set actor = 'x' where seq = 2"} {
		t.Run(name, func(t *testing.T) {
			p, d := at(t)
			p.must(d.Store().Note(ctx, "work", "", ""))
			_, err := d.BackupNow(ctx)
			p.must(err)
			rows, err := d.vault.Read().Query("select name from sqlite_master where type = 'trigger' and tbl_name = 'audit'")
			p.must(err)
			var drop []string
			for rows.Next() {
				var trigger string
				p.must(rows.Scan(&trigger))
				drop = append(drop, "drop trigger "+trigger)
			}
			p.must(rows.Close())
			_, err = d.vault.Write().Exec(strings.Join(append(drop, cut), "; "))
			p.must(err)
			p.must(d.vault.Close())
			d = p.open("LL", pass)
			_, err = d.Check(ctx)
			if !IsDamage(err) {
				t.Fatalf("got %v", err)
			}
			if err := d.Store().Note(ctx, "work", "", ""); !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), "Settings, Backups") {
				t.Errorf("a save: %v", err)
			}
			if _, err := d.NewRecoveryCode(ctx); !errors.Is(err, store.ErrDamaged) {
				t.Errorf("a new code: %v", err)
			}
			var v *vault.Error
			if !errors.As(err, &v) || v.Newest == nil {
				t.Fatalf("no backup is offered: %v", err)
			}
			p.must(d.Restore(ctx, v.Newest.Path, custody.Secret{}))
			d = p.check(p.open("LL", pass))
			p.must(d.Store().Note(ctx, "work", "", ""))
		})
	}
}

func TestUnlockingIsNotedOnce(t *testing.T) {
	p, d := at(t)
	p.close(d)
	if _, err := p.tryOpen(vault.Secret{Initials: "LL", Passphrase: next}, false); err == nil {
		t.Fatal("a wrong passphrase opens")
	}
	d = p.check(p.check(p.open("LL", pass)))
	log := strings.Join(p.log(d), ", ")
	if strings.Count(log, "unlock by LL") != 1 {
		t.Errorf("the log says %s", log)
	}
	if entries, _ := d.Store().Audit(ctx, 0, 1); entries[0].Note != "after 1 wrong tries" {
		t.Errorf("the note is %q", entries[0].Note)
	}
}

func TestAReadOnlyCopy(t *testing.T) {
	p, d := at(t)
	p.close(d)
	d, err := p.tryOpen(vault.Secret{Initials: "LL", Passphrase: pass}, true)
	p.must(err)
	p.check(d)
	_, codeErr := d.NewRecoveryCode(ctx)
	_, byHand := d.BackupNow(ctx)
	for name, err := range map[string]error{"code": codeErr, "backup": byHand, "passphrase": d.ChangePassphrase(ctx, pass, next),
		"draft": d.Store().SaveDraft(ctx, "f", "", "{}"), "note": d.Store().Note(ctx, "work", "", "")} {
		if !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if !d.ReadOnly() {
		t.Error("it does not say that it is a copy")
	}
	p.clock = p.clock.Add(3 * time.Hour)
	p.must(d.BackupIfDue(ctx))
	p.close(d)
}

func TestTheAutomaticBackup(t *testing.T) {
	p, d := at(t)
	p.close(d)
	d = p.check(p.open("LL", pass))
	count := func(want int, when string) {
		t.Helper()
		if got := len(p.backups(d)); got != want {
			t.Errorf("%s: %d backups, want %d", when, got, want)
		}
	}
	start := len(p.backups(d))
	who := people.Staff{Name: "Ann Example", Role: people.Specialist}
	p.must(d.Store().SaveStaff(ctx, &who))
	p.clock = p.clock.Add(119 * time.Minute)
	p.must(d.BackupIfDue(ctx))
	count(start, "before two hours")
	p.clock = p.clock.Add(time.Minute)
	// A backup that fails is tried again after a quarter of an hour, not every minute.
	folder := filepath.Join(p.folder, "backups")
	p.must(os.Rename(folder, folder+"-away"))
	p.must(os.WriteFile(folder, nil, 0o600))
	if d.BackupIfDue(ctx) == nil {
		t.Fatal("a backup into a file")
	}
	p.clock = p.clock.Add(14 * time.Minute)
	p.must(d.BackupIfDue(ctx))
	p.must(os.Remove(folder))
	p.must(os.Rename(folder+"-away", folder))
	count(start, "within a quarter of an hour")
	p.clock = p.clock.Add(time.Minute)
	p.must(d.BackupIfDue(ctx))
	count(start+1, "after it")
	p.clock = p.clock.Add(5 * time.Hour)
	p.must(d.BackupIfDue(ctx))
	count(start+1, "with nothing changed")
}

// memory is where the door remembers the folder.
type memory struct{ folder string }

func (m *memory) Store() string          { return m.folder }
func (m *memory) SetStore(folder string) { m.folder = folder }

func TestTheDoor(t *testing.T) {
	p, d := at(t)
	p.close(d)
	t.Setenv("HOME", t.TempDir())
	t.Setenv("USERPROFILE", os.Getenv("HOME"))
	m := &memory{folder: filepath.Join(p.folder, "gone")}
	door := NewDoor(m, p.options())
	if door.LastFolder() != "" || door.Enter() != nil {
		t.Error("a store that is gone")
	}
	p.must(door.Open(ctx, p.folder, custody.Secret{Initials: "LL", Passphrase: pass}, false))
	d = door.Enter()
	if d == nil || d.Me().Initials != "LL" || m.folder != p.folder || door.LastFolder() != p.folder || door.Enter() != nil {
		t.Fatalf("entered %v, remembered %q", d, m.folder)
	}
	p.close(d)
	if err := door.Open(ctx, p.folder, custody.Secret{Initials: "LL", Passphrase: next}, false); custody.KindOf(err) != custody.WrongSecret {
		t.Errorf("a wrong passphrase: %v", err)
	}
	folder := door.SuggestFolder()
	code, err := door.Create(ctx, custody.NewStore{Folder: folder, Name: "Ann Example", Initials: "AE", Passphrase: pass})
	if err != nil || code == "" {
		t.Fatal(code, err)
	}
	if door.SuggestFolder() == folder {
		t.Error("suggests a folder that is taken")
	}
	page := filepath.Join(t.TempDir(), "code.pdf")
	p.must(door.PrintRecovery(page, code))
	if info, err := os.Stat(page); err != nil || info.Size() == 0 {
		t.Error("no page", err)
	}
	if err := door.PrintRecovery(filepath.Join(page, "below"), code); err == nil {
		t.Error("a page inside a file")
	}
	if score, hint := door.Strength(pass); score < 1 || hint == "" {
		t.Error("the passphrase is too weak for a test")
	}
	door.Abandon()
	door.Abandon()
}

// The window leaves the gate while a store is still opening: whatever was opened is closed or handed over, once.
func TestTheDoorIsLeftWhileAStoreOpens(t *testing.T) {
	p, d := at(t)
	p.close(d)
	door := NewDoor(&memory{}, p.options())
	opened := make(chan error)
	go func() { opened <- door.Open(ctx, p.folder, custody.Secret{Initials: "LL", Passphrase: pass}, false) }()
	door.Abandon()
	if d := door.Enter(); d != nil {
		p.close(d)
	}
	p.must(<-opened)
	door.Abandon()
	p.close(p.open("LL", pass))
}

// The sample comes in as an import does, and its maker leads the fictitious team. What fails leaves no folder behind.
func TestTheSample(t *testing.T) {
	p, _ := at(t)
	t.Setenv("HOME", t.TempDir())
	t.Setenv("USERPROFILE", os.Getenv("HOME"))
	door := NewDoor(&memory{}, p.options())
	folder := filepath.Join(documents(), sampleName)
	stopped, cancel := context.WithCancel(ctx)
	o := p.options()
	o.OnChange = func([]string) { cancel() } // breaks off after the first change
	broken := NewDoor(&memory{}, o)
	if err := broken.CreateSample(stopped); err == nil {
		t.Fatal("a sample that was stopped is made")
	}
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("half a store is left: %v", err)
	}
	p.must(door.CreateSample(ctx))
	d := door.Enter()
	facts, err := d.Check(ctx)
	if err != nil || facts.Records < 10 || d.Me().Role != people.Lead {
		t.Errorf("%+v, %v, %+v", facts, err, d.Me())
	}
	root, err := d.Root(ctx)
	p.must(err)
	if root, err := pdf.ParseCertificate(root.PEM); err != nil || !strings.HasPrefix(root.Subject.CommonName, "Canalside") {
		t.Errorf("the root of the sample is %v, %v", root.Subject, err)
	}
	initials, passphrase, ok := door.IsSample(folder)
	if !ok {
		t.Error("the sample is not known as one")
	}
	p.close(d)
	p.must(door.Open(ctx, folder, custody.Secret{Initials: initials, Passphrase: []byte(passphrase)}, false))
	door.Abandon()
	p.must(door.CreateSample(ctx)) // opens the one that is there
	door.Abandon()
	if _, _, ok := door.IsSample(p.folder); ok {
		t.Error("a real store passes for the sample")
	}
}

// A store that cannot be begun is not left half made; one that was there is not touched.
func TestAFailedCreateLeavesNothing(t *testing.T) {
	p, d := at(t)
	p.close(d)
	if _, _, err := Create(ctx, p.folder, people.Staff{Name: "X", Initials: "XX"}, pass, p.options()); custody.KindOf(refusal(err)) != custody.Exists {
		t.Errorf("over another store: %v", err)
	}
	p.close(p.open("LL", pass))
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	folder := filepath.Join(t.TempDir(), "new"+vault.Suffix)
	if _, _, err := Create(stopped, folder, people.Staff{Name: "X", Initials: "XX"}, pass, p.options()); err == nil {
		t.Fatal("made after all")
	}
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("left behind: %v", err)
	}
}

func TestExamine(t *testing.T) {
	p, d := at(t)
	b, err := d.BackupNow(ctx)
	p.must(err)
	f, err := d.Examine(ctx, func(string) {})
	if err != nil || len(f.Problems) != 0 || f.Records != 1 {
		t.Errorf("%+v, %v", f, err)
	}
	p.must(os.WriteFile(filepath.Join(filepath.Dir(b.Path), "torn.cwbak"), []byte("x"), 0o600))
	f, err = d.Examine(ctx, func(string) {})
	if err != nil || len(f.Problems) != 1 || !strings.Contains(f.Problems[0], "torn.cwbak") {
		t.Errorf("%+v, %v", f, err)
	}
}

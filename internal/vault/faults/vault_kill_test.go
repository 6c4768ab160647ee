package faults

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jobwright/internal/vault"
)

// newVault makes a store with the given number of rows and closes it.
func newVault(t *testing.T, rows int64) (dir, code string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "killed.jobwright")
	v, code, err := vault.Create(t.Context(), dir, first, cheaply())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.Write().Exec("create table row(n integer primary key, link text, pad text)"); err != nil {
		t.Fatal(err)
	}
	err = addRows(v, func(n int64) bool { return n > rows }, func(int64) {})
	if err = errors.Join(err, v.Close()); err != nil {
		t.Fatal(err)
	}
	return dir, code
}

// atRandom waits for a random part of within.
func atRandom(within time.Duration) func() {
	return func() { time.Sleep(time.Duration(rand.Int63n(int64(within)))) }
}

// atTheSwitch waits until another generation comes into force, the moment that decides.
func atTheSwitch(t *testing.T, dir string) func() {
	before := current(t, dir)
	return func() {
		for end := time.Now().Add(2 * time.Second); time.Now().Before(end); {
			b, err := os.ReadFile(filepath.Join(dir, "current"))
			if err == nil && filepath.Join(dir, strings.TrimSpace(string(b))) != before {
				return
			}
			time.Sleep(50 * time.Microsecond)
		}
	}
}

// killVault starts a child, lets it print a line that begins with until, waits for the moment and kills it.
// It returns all it printed; a child that failed by itself fails the test.
func killVault(t *testing.T, job, dir, arg, until string, moment func()) (said []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), vaultEnv+"="+strings.Join([]string{job, dir, arg}, "\n"))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	armed := false
	for lines := bufio.NewScanner(out); lines.Scan(); {
		line := lines.Text()
		said = append(said, line)
		if strings.HasPrefix(line, "error") {
			t.Error(job, line)
		}
		if !armed && strings.HasPrefix(line, until) {
			armed = true
			go func() {
				moment()
				cmd.Process.Kill()
			}()
		}
	}
	cmd.Wait() // "killed"
	return said
}

func mustUnlock(t *testing.T, dir string, with vault.Secret, o vault.Options) *vault.Vault {
	t.Helper()
	v, err := vault.Open(t.Context(), dir, with, o)
	if err != nil {
		t.Fatal(explain(err))
	}
	return v
}

func explain(err error) string {
	var e *vault.Error
	if errors.As(err, &e) {
		return fmt.Sprintf("%v (%v)", err, e.Err)
	}
	return fmt.Sprint(err)
}

// sums describes every file of a folder.
func sums(t *testing.T, dir string) (all string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		all += fmt.Sprintf("%s %x\n", d.Name(), sha256.Sum256(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func current(t *testing.T, dir string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "current"))
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, strings.TrimSpace(string(b)))
}

// trial is the state of the kills through writing, backup and restore.
type trial struct {
	dir      string
	loop     int
	checked  map[string]bool // backups read to the end
	restores int
}

func TestKillsThroughWritingBackupAndRestoreLoseNothing(t *testing.T) {
	dir, _ := newVault(t, 50)
	r := &trial{dir: dir, checked: map[string]bool{}}
	for r.loop = range 60 {
		r.killWriting(t)
		r.killRestore(t)
	}
	t.Logf("%d backups checked, %d restores finished", len(r.checked), r.restores)
	if len(r.checked) < 30 || r.restores < 5 || r.restores > 55 {
		t.Error("the kills did not fall where they should")
	}
}

// killWriting kills a store that is written to and backed up at once: every acknowledged row and every
// backup with its final name must be there and whole.
func (r *trial) killWriting(t *testing.T) {
	t.Helper()
	said := killVault(t, "write and back up", r.dir, "", "row", atRandom(120*time.Millisecond))
	v := mustUnlock(t, r.dir, first, cheaply())
	defer v.Close()
	facts, err := v.CheckNow(t.Context())
	if err != nil {
		t.Fatal(explain(err))
	}
	for _, line := range said {
		var n int64
		if _, err := fmt.Sscanf(line, "row %d", &n); err == nil && n > facts.Records {
			t.Fatalf("row %d was acknowledged, %d are there", n, facts.Records)
		}
	}
	r.checkBackups(t, v)
}

func (r *trial) checkBackups(t *testing.T, v *vault.Vault) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(r.dir, "backups"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".cwbak") {
			t.Fatal("left behind:", e.Name())
		}
		if r.checked[e.Name()] {
			continue
		}
		if _, err := v.CheckBackup(t.Context(), filepath.Join(r.dir, "backups", e.Name())); err != nil {
			t.Fatal(e.Name(), explain(err))
		}
		r.checked[e.Name()] = true
	}
}

// killRestore kills a restore: the store must open as it was or as the backup is, and the generation in
// force before must not be touched.
func (r *trial) killRestore(t *testing.T) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(r.dir, "backups", "*.cwbak"))
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		return
	}
	b := all[rand.Intn(len(all))]
	old := current(t, r.dir)
	before := sums(t, old)
	moment := atRandom(90 * time.Millisecond)
	if r.loop%4 == 0 {
		moment = atTheSwitch(t, r.dir)
	}
	killVault(t, "restore", r.dir, b, "restoring", moment)
	if sums(t, old) != before {
		t.Fatal("the old generation was touched")
	}
	v := mustUnlock(t, r.dir, first, cheaply())
	defer v.Close()
	facts, err := v.CheckNow(t.Context())
	if err != nil {
		t.Fatal(explain(err))
	}
	if current(t, r.dir) != old {
		r.restores++
		if was, err := v.CheckBackup(t.Context(), b); err != nil || facts != was.Facts {
			t.Fatalf("restored %+v instead of %+v (%v)", facts, was.Facts, explain(err))
		}
	}
}

// forgetTries spares the wait after a wrong try.
func forgetTries(t *testing.T, dir string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, "guesses")); err != nil {
		t.Fatal(err)
	}
}

func TestKillsInAPassphraseChangeLeaveTheOldOrTheNew(t *testing.T) {
	dir, code := newVault(t, 5)
	o := cheaply()
	in, out, changed := first, second, 0
	for range 30 {
		arg := "first"
		if string(in.Passphrase) == string(second.Passphrase) {
			arg = "second"
		}
		killVault(t, "change the passphrase", dir, arg, "changing", atRandom(120*time.Millisecond))
		v, err := vault.Open(t.Context(), dir, in, o)
		if kind, ok := vault.KindOf(err); ok && kind == vault.WrongSecret {
			in, out = out, in
			changed++
			forgetTries(t, dir)
			v, err = vault.Open(t.Context(), dir, in, o)
		}
		if err != nil {
			t.Fatal("neither the old nor the new passphrase opens:", explain(err))
		}
		v.Close()
		if _, err := vault.Open(t.Context(), dir, out, o); err == nil {
			t.Fatal("both passphrases open")
		}
		forgetTries(t, dir)
		mustUnlock(t, dir, vault.Secret{RecoveryCode: code}, o).Close()
	}
	t.Logf("%d of 30 kills left the other passphrase", changed)
}

func TestKillsInARotationLeaveTheOldOrTheNew(t *testing.T) {
	dir, code := newVault(t, 100)
	o := cheaply()
	there, gone := 0, 0
	for i := range 30 {
		moment := atRandom(120 * time.Millisecond)
		if i%3 == 0 {
			moment = atTheSwitch(t, dir)
		}
		killVault(t, "rotate", dir, "", "removing", moment)
		v := mustUnlock(t, dir, first, o)
		if facts, err := v.CheckNow(t.Context()); err != nil || facts.Records != 100 {
			t.Fatal(explain(err), facts)
		}
		slots := len(v.Slots())
		v.Close()
		g, err := vault.Open(t.Context(), dir, guest, o)
		switch kind, _ := vault.KindOf(err); {
		case slots == 3 && err == nil:
			there++
			g.Close()
		case slots == 2 && kind == vault.WrongSecret:
			gone++
			forgetTries(t, dir)
		default:
			t.Fatalf("%d ways in, but the guest gets %s", slots, explain(err))
		}
		mustUnlock(t, dir, vault.Secret{RecoveryCode: code}, o).Close()
	}
	t.Logf("the guest was there %d times and gone %d times", there, gone)
	if there == 0 || gone == 0 {
		t.Error("the kills did not fall where they should")
	}
}

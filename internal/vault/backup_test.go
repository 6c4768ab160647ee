package vault

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"
)

// snapshot describes all files of a folder but the lock.
func snapshot(t *testing.T, dir string) (s string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == lockName {
			return err
		}
		b, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		s += fmt.Sprintf("%s %x\n", rel, sha256.Sum256(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// storeWithBackup has line 1 in a backup and line 2 after it; it is closed.
func storeWithBackup(t *testing.T, c *clock) (dir, code string, b Backup) {
	t.Helper()
	dir, code = newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	write(t, v, 1)
	b, err := v.Backup(t.Context(), "test")
	if err != nil {
		t.Fatal(explain(err))
	}
	write(t, v, 2)
	if err := v.Close(); err != nil {
		t.Fatal(explain(err))
	}
	return dir, code, b
}

func TestABackupTellsWhatIsInIt(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	if !regexp.MustCompile(`20261124T090000Z-000001\.cwbak$`).MatchString(b.Path) {
		t.Error("named", b.Path)
	}
	v := mustOpen(t, dir, anna, options(c))
	c.forward(-time.Hour) // even if the clock goes back, the newest is the last made
	second, err := v.Backup(t.Context(), "before import")
	if err != nil {
		t.Fatal(explain(err))
	}
	all, err := v.Backups()
	if err != nil || len(all) != 2 || all[0] != second || all[1] != b {
		t.Fatalf("%v %+v", err, all)
	}
	if all[0].Facts.Records != 2 || all[1].Facts.Records != 1 || all[0].Facts.AuditHead == "" || all[0].Reason != "before import" {
		t.Fatalf("%+v", all)
	}
	if got, err := v.CheckBackup(t.Context(), b.Path); err != nil || got != b {
		t.Fatal(explain(err), got)
	}
}

func TestABackupCanBeMadeWhileOthersWrite(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	done := make(chan error)
	go func() {
		for n := 1; n <= 60; n++ {
			if _, err := v.Write().Exec("INSERT INTO line VALUES(?, randomblob(3000))", n); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for range 3 {
		b, err := v.Backup(t.Context(), "test")
		if err != nil {
			t.Fatal(explain(err))
		}
		if n := b.Facts.Records; b.Facts.AuditEntries != n*(n+1)/2 {
			t.Fatalf("not one moment: %+v", b.Facts)
		}
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func TestACopyElsewhereIsRemembered(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	if _, ok := v.NewestElsewhere(); ok {
		t.Fatal("there is none yet")
	}
	_, err := v.BackupTo(t.Context(), filepath.Join(dir, backupsName))
	refused(t, err, Exists)
	same := t.TempDir()
	b, err := v.BackupTo(t.Context(), same)
	if err != nil || filepath.Dir(b.Path) != same || b.OffDevice {
		t.Fatal(explain(err), b)
	}
	if _, ok := v.NewestElsewhere(); ok {
		t.Fatal("a folder on the same disk is not elsewhere")
	}
	out := t.TempDir()
	onGround(t, out, ground{Device: placeOf(dir).Device + 1})
	b, err = v.BackupTo(t.Context(), out)
	if err != nil || filepath.Dir(b.Path) != out || !b.OffDevice {
		t.Fatal(explain(err), b)
	}
	if _, err := v.CheckBackup(t.Context(), b.Path); err != nil {
		t.Fatal(explain(err))
	}
	v.Close()
	if at, ok := mustOpen(t, dir, anna, options(c)).NewestElsewhere(); !ok || !at.Equal(c.at) {
		t.Fatal(at, ok)
	}
	_, err = v.BackupTo(t.Context(), filepath.Join(out, "missing"))
	if err == nil {
		t.Fatal("a folder that is not there")
	}
}

func TestEveryFlippedBitOfABackupIsNoticed(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	v := mustOpen(t, dir, anna, options(c))
	whole, err := os.ReadFile(b.Path)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "flipped"+backupExt)
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		bit := r.IntN(len(whole) * 8)
		whole[bit/8] ^= 1 << (bit % 8)
		if err := os.WriteFile(path, whole, fileMode); err != nil {
			t.Fatal(err)
		}
		whole[bit/8] ^= 1 << (bit % 8)
		_, err := v.CheckBackup(t.Context(), path)
		refused(t, err, BadBackup)
	}
	for _, n := range []int{0, 1, 100, len(whole) / 2, len(whole) - 1} {
		os.WriteFile(path, whole[:n], fileMode)
		_, err := v.CheckBackup(t.Context(), path)
		refused(t, err, BadBackup)
	}
}

func TestABackupAlteredOnPurposeIsNoticed(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	v := mustOpen(t, dir, anna, options(c))
	a, err := openArchive(b.Path, true)
	if err != nil {
		t.Fatal(err)
	}
	defer a.close()
	db := filepath.Join(t.TempDir(), dbName)
	if err := a.extract(db); err != nil {
		t.Fatal(err)
	}
	for name, alter := range map[string]func(m *manifest){
		"facts":  func(m *manifest) { m.Facts.Records = 7 },
		"date":   func(m *manifest) { m.At = m.At.Add(time.Hour) },
		"reason": func(m *manifest) { m.Reason = "other" },
	} {
		m := a.manifest
		alter(&m)
		path := filepath.Join(t.TempDir(), name+backupExt) // with a right seal: that needs no key
		if err := writeArchive(path, db, a.keys.bytes(), m); err != nil {
			t.Fatal(err)
		}
		_, err := v.CheckBackup(t.Context(), path)
		refused(t, err, BadBackup)
	}
}

func TestWhatAKilledRunLeftIsCleanedAway(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	left := []string{tmpMark + "keys.json", backupsName + "/" + tmpMark + "backup/case.db", "g000007/case.db", "g000007/keys.json"}
	for _, name := range left {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), dirMode), os.WriteFile(path, []byte("half"), fileMode)); err != nil {
			t.Fatal(err)
		}
	}
	v := mustOpen(t, dir, anna, options(c))
	for _, name := range left {
		if exists(filepath.Join(dir, name)) {
			t.Error(name, "is still there")
		}
	}
	if !exists(b.Path) || lines(t, v) != "1,2" {
		t.Error("too much was cleaned away")
	}
}

func TestDamageIsFoundAndTheNewestWholeBackupOffered(t *testing.T) {
	c := newClock()
	made, _, b := storeWithBackup(t, c)
	c.forward(time.Hour)
	v := mustOpen(t, made, anna, options(c))
	newer, err := v.Backup(t.Context(), "test")
	if err != nil {
		t.Fatal(explain(err))
	}
	flipAt(t, newer.Path, 12000) // the newest one is not whole
	v.Close()
	for name, harm := range map[string]func(t *testing.T, dir string){
		"both key files": func(t *testing.T, dir string) {
			spoil(t, filepath.Join(dir, keyName), "flip", nil)
			spoil(t, filepath.Join(dir, mirrorName), "cut", nil)
		},
		"current gone":         func(t *testing.T, dir string) { spoil(t, filepath.Join(dir, currentName), "gone", nil) },
		"current flipped":      func(t *testing.T, dir string) { spoil(t, filepath.Join(dir, currentName), "flip", nil) },
		"database gone":        func(t *testing.T, dir string) { spoil(t, filepath.Join(dir, "g000001", dbName), "gone", nil) },
		"database empty":       func(t *testing.T, dir string) { spoil(t, filepath.Join(dir, "g000001", dbName), "empty", nil) },
		"generation gone":      func(t *testing.T, dir string) { os.RemoveAll(filepath.Join(dir, "g000001")) },
		"only backups left":    func(t *testing.T, dir string) { removeAllBut(t, dir, backupsName) },
		"first page of the db": func(t *testing.T, dir string) { flipAt(t, filepath.Join(dir, "g000001", dbName), 50) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := copyOf(t, made)
			harm(t, dir)
			_, err := Open(t.Context(), dir, anna, options(c))
			if e := refused(t, err, Damaged); e.Newest == nil || e.Newest.Sequence != b.Sequence {
				t.Fatalf("offered %+v", e.Newest)
			}
			if err := Restore(t.Context(), b.Path, dir, anna, options(c)); err != nil {
				t.Fatal(explain(err))
			}
			if got := lines(t, mustOpen(t, dir, anna, options(c))); got != "1" {
				t.Fatal(got)
			}
		})
	}
}

func flipAt(t *testing.T, path string, at int) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err == nil {
		b[at] ^= 1
		err = os.WriteFile(path, b, fileMode)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func removeAllBut(t *testing.T, dir, keep string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if e.Name() != keep {
			err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestDamageBehindTheOpenWindowMakesItReadOnly(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	v := mustOpen(t, dir, anna, options(c))
	if f, err := v.CheckNow(t.Context()); err != nil || f.Records != 2 {
		t.Fatal(explain(err), f)
	}
	v.Close()
	flipAt(t, filepath.Join(dir, "g000001", dbName), 4096+100) // the table's page, which opening does not read
	w := mustOpen(t, dir, anna, options(c))
	_, err := w.CheckNow(t.Context())
	if e := refused(t, err, Damaged); e.Newest == nil || e.Newest.Path != b.Path || !w.ReadOnly() {
		t.Fatal("not offered, or not read-only")
	}
	if err := w.RestoreHere(t.Context(), b.Path, Secret{}); err != nil {
		t.Fatal(explain(err))
	}
	if w.ReadOnly() || lines(t, w) != "1" {
		t.Fatal("the backup is not in force")
	}
}

package vault

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestARestoredStoreCountsOnFromItsNewestGeneration(t *testing.T) {
	c := newClock()
	made, _, first := storeWithBackup(t, c)
	v := mustOpen(t, made, anna, options(c))
	if err := v.RestoreHere(t.Context(), first.Path, Secret{}); err != nil {
		t.Fatal(explain(err))
	}
	second, err := v.Backup(t.Context(), "test")
	if err != nil || second.Generation != 2 {
		t.Fatal(explain(err), second)
	}
	v.Close()
	t.Run("with only the backups left", func(t *testing.T) {
		dir := copyOf(t, made)
		removeAllBut(t, dir, backupsName)
		restoredAs(t, c, first.Path, dir, 3)
	})
	t.Run("with its folders lost", func(t *testing.T) {
		dir := copyOf(t, made)
		for _, n := range generations(dir) {
			if err := os.RemoveAll(filepath.Join(dir, genName(n))); err != nil {
				t.Fatal(err)
			}
		}
		restoredAs(t, c, first.Path, dir, 3)
	})
	t.Run("in another folder", func(t *testing.T) {
		restoredAs(t, c, second.Path, filepath.Join(t.TempDir(), "new.jobwright"), 3)
	})
}

func restoredAs(t *testing.T, c *clock, backup, dir string, generation int) {
	t.Helper()
	if err := Restore(t.Context(), backup, dir, anna, options(c)); err != nil {
		t.Fatal(explain(err))
	}
	v := mustOpen(t, dir, anna, options(c))
	if v.Generation() != generation || lines(t, v) != "1" {
		t.Fatalf("generation %d, lines %s", v.Generation(), lines(t, v))
	}
	write(t, v, 9)
}

func TestAMadeUpGenerationLeavesRoomToCountOn(t *testing.T) {
	dir := t.TempDir()
	if n := nextGeneration(dir, ofStore(""), maxKnown+1); n != 1 {
		t.Fatal(n)
	}
	if n := nextGeneration(dir, ofStore(""), 6); n != 7 {
		t.Fatal(n)
	}
}

// forged is a backup of a store with changes, sealed as anybody can without a key.
func forged(t *testing.T, b Backup, to string, alter func(*manifest)) {
	t.Helper()
	a, err := openArchive(b.Path, true)
	if err != nil {
		t.Fatal(err)
	}
	defer a.close()
	db := filepath.Join(t.TempDir(), dbName)
	m := a.manifest
	alter(&m)
	if err := errors.Join(a.extract(db), writeArchive(to, db, a.keys.bytes(), m)); err != nil {
		t.Fatal(err)
	}
}

func TestOnlyTheStoresOwnBackupsCount(t *testing.T) {
	c := newClock()
	dir, _, own := storeWithBackup(t, c)
	_, _, foreign := storeWithBackup(t, c)
	folder := filepath.Join(dir, backupsName)
	var others []string
	for _, name := range []string{"20270101T000000Z-000098.cwbak", "20200101T000000Z-000097.cwbak"} {
		others = append(others, filepath.Join(folder, name))
	}
	if err := copyPrivate(others[0], foreign.Path); err != nil {
		t.Fatal(err)
	}
	forged(t, own, others[1], func(m *manifest) { m.Sequence, m.At, m.Facts.AuditEntries = 99, m.At.AddDate(-6, 0, 0), 900 })
	v := mustOpen(t, dir, anna, options(c))
	all, err := v.Backups()
	if err != nil || len(all) != 1 || all[0] != own {
		t.Fatal(explain(err), all)
	}
	for range 2 * keepLast {
		c.forward(time.Second)
		if _, err := v.Backup(t.Context(), "test"); err != nil {
			t.Fatal(explain(err))
		}
	}
	for _, path := range others {
		if !exists(path) {
			t.Error("thinned away:", filepath.Base(path))
		}
	}
	if exists(own.Path) {
		t.Error("the store's own were not thinned")
	}
	v.Close()
	flipAt(t, filepath.Join(dir, "g000001", dbName), 50)
	_, err = Open(t.Context(), dir, anna, options(c))
	if e := refused(t, err, Damaged); e.Newest == nil || !e.Newest.At.Equal(c.at) || slices.Contains(others, e.Newest.Path) {
		t.Fatalf("offered %+v", e.Newest)
	}
}

func TestBackupsFromBeforeARemovalStillCount(t *testing.T) {
	c := newClock()
	dir, before := storeAfterRemoval(t, c)
	all, err := mustOpen(t, dir, anna, options(c)).Backups()
	if err != nil || len(all) != 2 || all[1] != before {
		t.Fatal(explain(err), all)
	}
}

func TestAMadeUpBackupIsNotPutInForce(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	path := filepath.Join(t.TempDir(), "made up"+backupExt)
	forged(t, b, path, func(m *manifest) { m.Facts.Records = 7 })
	refused(t, Restore(t.Context(), path, dir, anna, options(c)), BadBackup)
	v := mustOpen(t, dir, anna, options(c))
	refused(t, v.RestoreHere(t.Context(), path, anna), BadBackup)
	if lines(t, v) != "1,2" {
		t.Fatal("the store was changed")
	}
}

func TestRetiredDataCanBeDroppedAtOnce(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	v := mustOpen(t, dir, anna, options(c))
	for range 2 {
		if err := v.RestoreHere(t.Context(), b.Path, Secret{}); err != nil {
			t.Fatal(explain(err))
		}
	}
	v.Close()
	v = mustOpen(t, dir, anna, options(c))
	if err := v.DropRetired(t.Context()); err != nil {
		t.Fatal(explain(err))
	}
	if got := generations(dir); len(got) != 1 || got[0] != 3 || len(loadState(dir).Retired) != 0 || lines(t, v) != "1" {
		t.Fatal("still there:", got, loadState(dir).Retired)
	}
	v.Close()
	refused(t, v.DropRetired(t.Context()), Failed)
}

func TestAChosenDateNeitherEndsAWaitNorDropsAnything(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	if err := Restore(t.Context(), b.Path, dir, anna, options(c)); err != nil {
		t.Fatal(explain(err))
	}
	mustOpen(t, dir, anna, options(c)).Close()
	far := options(c)
	far.Now = func() time.Time { return c.at.AddDate(50, 0, 0) }
	mustOpen(t, dir, anna, far).Close()
	if !exists(filepath.Join(dir, "g000001")) {
		t.Error("the old generation is gone before its time")
	}
	_, err := Open(t.Context(), dir, bilal, options(c))
	refused(t, err, WrongSecret)
	_, err = Open(t.Context(), dir, anna, far)
	refused(t, err, Waiting)
}

func TestNoKeyIsLeftInMemoryAfterARefusedRestore(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	a, err := openArchive(b.Path, true)
	if err != nil {
		t.Fatal(err)
	}
	defer a.close()
	live, _, err := loadKeyFile(dir)
	if err != nil {
		t.Fatal(err)
	}
	a.manifest.MAC = "made up"
	r := restoring{a: a, dir: dir, o: options(c), live: live}
	refused(t, r.unlock(anna), BadBackup)
	if r.liveKeys == nil || *r.liveKeys != (keys{}) {
		t.Fatal("the keys of the store are still there")
	}
}

func TestTheRecoveryCodeBringsALostStoreBackWhenThePassphraseIsForgotten(t *testing.T) {
	c := newClock()
	made, code, b := storeWithBackup(t, c)
	printed := Secret{RecoveryCode: code}
	for name, lost := range map[string]func(t *testing.T) string{
		"the whole folder": func(t *testing.T) string { return filepath.Join(t.TempDir(), "lost.jobwright") },
		"all but its backups": func(t *testing.T) string {
			dir := copyOf(t, made)
			removeAllBut(t, dir, backupsName)
			return dir
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := lost(t)
			if err := Restore(t.Context(), b.Path, dir, printed, options(c)); err != nil {
				t.Fatal(explain(err))
			}
			v := mustOpen(t, dir, printed, options(c))
			next := []byte("walnut ferry copper tide")
			for _, s := range v.Slots() {
				if !s.Recovery {
					if err := v.ResetPassphrase(s.Tag, "AB", next); err != nil {
						t.Fatal(explain(err))
					}
				}
			}
			v.Close()
			if lines(t, mustOpen(t, dir, Secret{Initials: "AB", Passphrase: next}, options(c))) != "1" {
				t.Fatal("not the backup's content")
			}
		})
	}
}

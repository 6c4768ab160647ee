package vault

import (
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestRemovingAPersonRotatesTheDataKey(t *testing.T) {
	c := newClock()
	dir, code := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	tag, err := v.AddPerson(bilal.Initials, bilal.Passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.AddPerson("CC", []byte("walnut ferry copper tide")); err != nil {
		t.Fatal(err)
	}
	write(t, v, 1)
	stolen, _ := os.ReadFile(filepath.Join(dir, keyName))
	audit, data, pool := string(v.Subkey("audit")), v.keys.data, v.Write()
	if err := v.RemovePerson(t.Context(), tag); err != nil {
		t.Fatal(explain(err))
	}
	if v.keys.data == data || string(v.Subkey("audit")) != audit || v.Write() == pool || pool.Ping() == nil {
		t.Fatal("a new data key, the same audit key, and new pools are wanted")
	}
	write(t, v, 2)
	if lines(t, v) != "1,2" {
		t.Fatal("rows got lost")
	}
	v.Close()
	for _, s := range []Secret{anna, {Initials: "CC", Passphrase: []byte("walnut ferry copper tide")}, {RecoveryCode: code}} {
		mustOpen(t, dir, s, options(c)).Close()
	}
	_, err = Open(t.Context(), dir, bilal, options(c))
	refused(t, err, WrongSecret)
	oldKeyFileOpensNothingNew(t, dir, stolen)
}

// oldKeyFileOpensNothingNew plays the removed colleague who kept a copy of the key file.
func oldKeyFileOpensNothingNew(t *testing.T, dir string, stolen []byte) {
	t.Helper()
	f, err := parseKeyFile(stolen)
	if err != nil {
		t.Fatal(err)
	}
	k, _, err := f.unlock(bilal)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := openPools(t.Context(), filepath.Join(dir, "g000002", dbName), f, k, true); !isDamage(err) {
		t.Fatalf("the old data key opens the new data: %v", err)
	}
	if exists(filepath.Join(dir, "g000001")) {
		t.Fatal("the data under the old data key are still there")
	}
}

func TestWhatIsWrittenWhileTheGenerationChangesIsKept(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	var kept atomic.Int64
	for range 4 {
		tag, err := v.AddPerson(bilal.Initials, bilal.Passphrase)
		if err != nil {
			t.Fatal(explain(err))
		}
		halt := writers(v, &kept)
		err = v.RemovePerson(t.Context(), tag)
		halt()
		if err != nil {
			t.Fatal(explain(err))
		}
		var n int64
		if err := v.Read().QueryRow("SELECT count(*) FROM line").Scan(&n); err != nil || n != kept.Load() {
			t.Fatalf("%d rows were acknowledged, %d are there (%v)", kept.Load(), n, err)
		}
	}
}

// writers write rows until they are halted, and count those that were acknowledged.
func writers(v *Vault, kept *atomic.Int64) (halt func()) {
	var stop atomic.Bool
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for !stop.Load() {
				if _, err := v.Write().Exec("INSERT INTO line(text) VALUES('x')"); err == nil {
					kept.Add(1)
				}
			}
		})
	}
	return func() {
		stop.Store(true)
		all.Wait()
	}
}

func TestWhoeverWaitsToWriteDuringARestoreIsRefusedAndMayTryAgain(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	v := mustOpen(t, dir, anna, options(c))
	tx, err := v.Write().Begin()
	if err != nil {
		t.Fatal(err)
	}
	restored := make(chan error)
	go func() { restored <- v.RestoreHere(t.Context(), b.Path, Secret{}) }()
	mustExecTx(t, tx, "INSERT INTO line VALUES(3,'')")
	if err := tx.Commit(); err != nil { // began before: it is in the backup made before the restore
		t.Fatal(err)
	}
	if err := <-restored; err != nil {
		t.Fatal(explain(err))
	}
	all, err := v.Backups()
	if err != nil || all[0].Reason != "before restoring" || all[0].Facts.Records != 3 {
		t.Fatal(explain(err), all)
	}
	write(t, v, 4)
	if lines(t, v) != "1,4" {
		t.Fatal(lines(t, v))
	}
}

func TestTheLastPersonStays(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	refused(t, v.RemovePerson(t.Context(), v.SlotTag()), LastWayIn)
	refused(t, v.RemovePerson(t.Context(), "0123456789abcdef"), NoSuchPerson)
	for _, s := range v.Slots() {
		if s.Recovery {
			refused(t, v.RemovePerson(t.Context(), s.Tag), NoSuchPerson)
		}
	}
}

// storeAfterRemoval has a backup with line 1 from before Bilal was removed, and line 2 after it.
func storeAfterRemoval(t *testing.T, c *clock) (dir string, before Backup) {
	t.Helper()
	dir, _ = newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	tag, err := v.AddPerson(bilal.Initials, bilal.Passphrase)
	if err != nil {
		t.Fatal(err)
	}
	write(t, v, 1)
	if before, err = v.Backup(t.Context(), "test"); err != nil {
		t.Fatal(explain(err))
	}
	if err := v.RemovePerson(t.Context(), tag); err != nil {
		t.Fatal(explain(err))
	}
	write(t, v, 2)
	if err := v.Close(); err != nil {
		t.Fatal(explain(err))
	}
	return dir, before
}

func TestABackupFromBeforeARemovalComesBackUnderTheNewKey(t *testing.T) {
	c := newClock()
	dir, before := storeAfterRemoval(t, c)
	if err := Restore(t.Context(), before.Path, dir, anna, options(c)); err != nil {
		t.Fatal(explain(err))
	}
	_, err := Open(t.Context(), dir, bilal, options(c))
	refused(t, err, WrongSecret) // whoever was removed stays out
	c.forward(time.Minute)
	if lines(t, mustOpen(t, dir, anna, options(c))) != "1" {
		t.Fatal("not the backup's content")
	}
}

func TestTheOpenStoreRestoresABackupFromBeforeARemoval(t *testing.T) {
	c := newClock()
	dir, before := storeAfterRemoval(t, c)
	v := mustOpen(t, dir, anna, options(c))
	refused(t, v.RestoreHere(t.Context(), before.Path, Secret{}), WrongSecret)
	if err := v.RestoreHere(t.Context(), before.Path, anna); err != nil {
		t.Fatal(explain(err))
	}
	if lines(t, v) != "1" {
		t.Fatal("not the backup's content")
	}
	write(t, v, 3)
	all, err := v.Backups()
	if err != nil || all[0].Reason != "before restoring" || all[0].Facts.Records != 2 {
		t.Fatalf("no backup of what was there: %+v", all)
	}
	if err := v.RestoreHere(t.Context(), all[0].Path, Secret{}); err != nil {
		t.Fatal(explain(err))
	}
	if lines(t, v) != "1,2" {
		t.Fatal("the way back is closed")
	}
	v.Close()
	if lines(t, mustOpen(t, dir, anna, options(c))) != "1,2" {
		t.Fatal("not the same after opening anew")
	}
}

func TestARemovedColleagueStillOpensBackupsOfTheirTime(t *testing.T) {
	c := newClock()
	_, before := storeAfterRemoval(t, c) // as RemovePerson says in so many words
	dir := filepath.Join(t.TempDir(), "copy.jobwright")
	if err := Restore(t.Context(), before.Path, dir, bilal, options(c)); err != nil {
		t.Fatal(explain(err))
	}
	mustOpen(t, dir, bilal, options(c))
}

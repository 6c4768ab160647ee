package vault

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestRestorePutsANewGenerationInForceAndKeepsTheOldForThirtyDays(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	old := snapshot(t, filepath.Join(dir, "g000001"))
	if err := Restore(t.Context(), b.Path, dir, anna, options(c)); err != nil {
		t.Fatal(explain(err))
	}
	v := mustOpen(t, dir, anna, options(c))
	if lines(t, v) != "1" {
		t.Fatal("not the backup's content")
	}
	write(t, v, 3)
	v.Close()
	if snapshot(t, filepath.Join(dir, "g000001")) != old {
		t.Fatal("the old generation was touched")
	}
	c.forward(keepOld - time.Second)
	mustOpen(t, dir, anna, options(c)).Close()
	if !exists(filepath.Join(dir, "g000001")) {
		t.Fatal("dropped too early")
	}
	c.forward(time.Second)
	v = mustOpen(t, dir, anna, options(c))
	if exists(filepath.Join(dir, "g000001")) || lines(t, v) != "1,3" {
		t.Fatal("not dropped after thirty days, or too much dropped")
	}
}

func TestALostStoreIsBuiltAnewFromABackup(t *testing.T) {
	for name, with := range map[string]func(code string) Secret{
		"by passphrase":    func(string) Secret { return anna },
		"by recovery code": func(code string) Secret { return Secret{RecoveryCode: code} },
	} {
		t.Run(name, func(t *testing.T) {
			c := newClock()
			dir, code, b := storeWithBackup(t, c)
			file := filepath.Join(t.TempDir(), filepath.Base(b.Path))
			if err := copyPrivate(file, b.Path); err != nil {
				t.Fatal(err)
			}
			if err := os.RemoveAll(dir); err != nil {
				t.Fatal(err)
			}
			refused(t, Restore(t.Context(), file, dir, bilal, options(c)), WrongSecret)
			if exists(dir) {
				t.Fatal("a wrong passphrase left something behind")
			}
			if err := Restore(t.Context(), file, dir, with(code), options(c)); err != nil {
				t.Fatal(explain(err))
			}
			if lines(t, mustOpen(t, dir, anna, options(c))) != "1" {
				t.Fatal("not the backup's content")
			}
		})
	}
}

func TestAnOldBackupOpensWithThePassphraseOfItsTime(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	v := mustOpen(t, dir, anna, options(c))
	if err := v.ChangePassphrase("AB", anna.Passphrase, bilal.Passphrase); err != nil {
		t.Fatal(err)
	}
	v.Close()
	changed := Secret{Initials: "AB", Passphrase: bilal.Passphrase}
	t.Run("the present one keeps the present ways in", func(t *testing.T) {
		if err := Restore(t.Context(), b.Path, dir, changed, options(c)); err != nil {
			t.Fatal(explain(err))
		}
		mustOpen(t, dir, changed, options(c)).Close()
	})
	t.Run("the one of its time brings the ways in of then back", func(t *testing.T) {
		if err := Restore(t.Context(), b.Path, dir, anna, options(c)); err != nil {
			t.Fatal(explain(err))
		}
		v := mustOpen(t, dir, anna, options(c))
		if lines(t, v) != "1" {
			t.Fatal("not the backup's content")
		}
		v.Close()
		_, err := Open(t.Context(), dir, changed, options(c))
		refused(t, err, WrongSecret)
		old, err := readKeyFile(filepath.Join(dir, "g000002", keyName)) // kept with what it opens
		if err != nil {
			t.Fatal(err)
		}
		if k, _, err := old.unlock(changed); err != nil {
			t.Fatal(err)
		} else {
			k.clear()
		}
	})
}

func TestRestoreRefuses(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	other, _, foreign := storeWithBackup(t, c)
	junk := filepath.Join(t.TempDir(), "x.cwbak")
	if err := os.WriteFile(junk, []byte("not a backup at all, but long enough to be looked at: "+string(make([]byte, 200))), fileMode); err != nil {
		t.Fatal(err)
	}
	holiday := filepath.Join(t.TempDir(), "holiday.jobwright")
	os.Mkdir(holiday, dirMode)
	os.WriteFile(filepath.Join(holiday, "photo.jpg"), nil, fileMode)
	before := snapshot(t, dir)
	refused(t, Restore(t.Context(), foreign.Path, dir, anna, options(c)), Foreign)
	refused(t, Restore(t.Context(), junk, dir, anna, options(c)), BadBackup)
	refused(t, Restore(t.Context(), junk+"x", dir, anna, options(c)), Failed)
	refused(t, Restore(t.Context(), b.Path, filepath.Dir(dir), anna, options(c)), NotAStore)
	refused(t, Restore(t.Context(), b.Path, holiday, anna, options(c)), Foreign)
	if snapshot(t, dir) != before {
		t.Fatal("a refusal changed the store")
	}
	refused(t, Restore(t.Context(), b.Path, dir, bilal, options(c)), WrongSecret)
	refused(t, Restore(t.Context(), b.Path, dir, anna, options(c)), Waiting)
	mustOpen(t, other, anna, options(c))
}

func TestOpenAndCreateRefuse(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	empty := filepath.Join(t.TempDir(), "e.jobwright")
	os.Mkdir(empty, dirMode)
	for path, kind := range map[string]Kind{
		filepath.Dir(dir): NotAStore,
		dir + "x":         NotAStore,
		filepath.Join(filepath.Dir(dir), "missing.jobwright"): NotAStore,
		empty: Foreign,
	} {
		_, err := Open(t.Context(), path, anna, options(c))
		refused(t, err, kind)
	}
	_, _, err := Create(t.Context(), dir, anna, options(c))
	refused(t, err, Exists)
	_, _, err = Create(t.Context(), dir+"x", anna, options(c))
	refused(t, err, NotAStore)
	_, _, err = Create(t.Context(), empty, Secret{Initials: "AB", Passphrase: []byte("elevenchars")}, options(c))
	refused(t, err, Weak)
	_, _, err = Create(t.Context(), empty, Secret{Passphrase: anna.Passphrase}, options(c))
	refused(t, err, Weak)
	v, _, err := Create(t.Context(), empty, anna, options(c))
	if err != nil {
		t.Fatal("an empty folder is as good as none", err)
	}
	v.Close()
}

func TestADatabaseOfAnotherProgramIsRefused(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	mustExec(t, v.Write(), "PRAGMA application_id=7")
	v.Close()
	_, err := Open(t.Context(), dir, anna, options(c))
	refused(t, err, Foreign)
}

func TestAStaleLogFromElsewhereIsNotPlayedIn(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	v := mustOpen(t, dir, anna, options(c))
	write(t, v, 3)
	log, err := os.ReadFile(filepath.Join(dir, "g000001", dbName+"-wal"))
	if err != nil || len(log) == 0 {
		t.Fatal("there is no log to leave behind", err)
	}
	v.Close()
	if err := os.WriteFile(filepath.Join(dir, "g000001", dbName+"-wal"), log, fileMode); err != nil {
		t.Fatal(err)
	}
	if err := Restore(t.Context(), b.Path, dir, anna, options(c)); err != nil {
		t.Fatal(explain(err))
	}
	if got := lines(t, mustOpen(t, dir, anna, options(c))); got != "1" {
		t.Fatal(got)
	}
}

package faults

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jobwright/internal/vault/rig"
)

var smallCache = []string{"wal_autocheckpoint=20", "cache_size=20"}

// counted makes a database of numbered rows and a counter that must agree.
func counted(t *testing.T, path, vfs string) {
	t.Helper()
	db := mustOpen(t, path, vfs, smallCache...)
	defer db.Close()
	for _, s := range []string{"create table t(n integer primary key, x text)", "create table c(v int)", "insert into c values(0)"} {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
}

// saves tries 40 transactions and gives how many were acknowledged.
func saves(path, vfs string) (acknowledged, failed int) {
	db, err := open(path, vfs, smallCache...)
	if err != nil {
		return 0, 1
	}
	defer db.Close()
	for i := 1; i <= 40; i++ {
		if err := save(db, i, i*977%9000); err != nil {
			failed++
		} else {
			acknowledged++
		}
	}
	return acknowledged, failed
}

func save(db *sql.DB, i, size int) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec("insert into t values(?,?)", i, strings.Repeat("y", size)); err != nil {
		return err
	}
	if _, err := tx.Exec("update c set v=v+1"); err != nil {
		return err
	}
	return tx.Commit()
}

// survivors gives the number of rows, or what is wrong with the database.
func survivors(path, vfs string) (rows int, err error) {
	db, err := open(path, vfs)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	var check string
	if err := db.QueryRow("pragma integrity_check").Scan(&check); err != nil || check != "ok" {
		return 0, fmt.Errorf("integrity_check %q: %w", check, err)
	}
	var counter int
	if err := db.QueryRow("select (select count(*) from t), v from c").Scan(&rows, &counter); err != nil {
		return 0, err
	}
	if rows != counter {
		return 0, fmt.Errorf("%d rows but the counter says %d", rows, counter)
	}
	return rows, nil
}

// Every fifth write, sync or truncate fails, once or from then on. A commit
// that gave an error may be there or not; one that was acknowledged must be.
func TestFailingDiskLosesNothingAcknowledged(t *testing.T) {
	remove, err := rig.Install()
	if err != nil {
		t.Fatal(err)
	}
	defer remove()
	register(t, "failing")
	defer rig.Fail(0, false)
	dir := t.TempDir()

	path := filepath.Join(dir, "baseline.db")
	counted(t, path, "failing")
	rig.Fail(0, false)
	if n, failed := saves(path, "failing"); n != 40 || failed != 0 {
		t.Fatalf("without faults %d saved, %d failed", n, failed)
	}
	operations := rig.Count()
	if operations < 200 {
		t.Fatalf("only %d operations to fail", operations)
	}
	shown := 0
	for _, persist := range []bool{false, true} {
		for nth := 1; nth <= operations; nth += 5 {
			rig.Fail(0, false)
			path := filepath.Join(dir, "a.db")
			counted(t, path, "failing")
			rig.Fail(nth, persist)
			acknowledged, failed := saves(path, "failing")
			if rig.Hits() == 0 {
				t.Errorf("operation %d was not reached", nth)
			}
			if failed > 0 {
				shown++
			}
			rig.Fail(0, false)
			if rows, err := survivors(path, "failing"); err != nil || rows < acknowledged {
				t.Errorf("operation %d failed (for good: %v): %d acknowledged, %d there: %v", nth, persist, acknowledged, rows, err)
			}
			for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
				os.Remove(path + suffix)
			}
		}
	}
	if shown == 0 {
		t.Error("no failure was ever reported")
	}
}

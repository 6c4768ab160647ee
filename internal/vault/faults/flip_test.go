package faults

import (
	"bytes"
	"database/sql"
	"math/rand"
	"os"
	"path/filepath"
	"testing"

	"jobwright/internal/vault/pagevfs"
)

// readEverything reads every page that is in use and gives the number of
// transactions found.
func readEverything(path string, readOnly bool) (int64, error) {
	db, err := sql.Open(pagevfs.Driver, pagevfs.DSN(path, "flipped", readOnly))
	if err != nil {
		return 0, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	return auditLedger(db)
}

// ledger makes a ledger of n transactions and leaves it open.
func ledger(t *testing.T, path string, n int64) *sql.DB {
	t.Helper()
	db := mustOpen(t, path, "flipped", "wal_autocheckpoint=0")
	if err := keepLedger(db, n, rand.New(rand.NewSource(5))); err != nil {
		t.Fatal(err)
	}
	return db
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func mustWrite(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func flipped(b []byte, bit int) []byte {
	b = bytes.Clone(b)
	b[bit/8] ^= 1 << (bit % 8)
	return b
}

func TestEveryFlippedBitOfTheDatabaseIsNoticed(t *testing.T) {
	register(t, "flipped")
	path := filepath.Join(t.TempDir(), "a.db")
	db := ledger(t, path, 60)
	for _, s := range []string{"vacuum", "pragma wal_checkpoint(truncate)"} { // no page unused
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	db.Close()
	whole := mustRead(t, path)
	if n, err := readEverything(path, false); n != 60 || err != nil {
		t.Fatal(n, err)
	}
	r := rand.New(rand.NewSource(1))
	for range 300 {
		bit := r.Intn(len(whole) * 8)
		mustWrite(t, path, flipped(whole, bit))
		if n, err := readEverything(path, false); err == nil {
			t.Errorf("bit %d of page %d: %d transactions and no error", bit, bit/8/pagevfs.PageSize+1, n)
		}
		os.Remove(path + "-wal")
		os.Remove(path + "-shm")
	}
}

const (
	walHeader = 32
	frame     = 24 + pagevfs.PageSize
)

// While the store is open its log is read without recovery: a page of it that
// was damaged meanwhile gives an error.
func TestEveryFlippedBitOfALogInUseIsNoticed(t *testing.T) {
	register(t, "flipped")
	path := filepath.Join(t.TempDir(), "a.db")
	db := ledger(t, path, 30)
	defer db.Close()
	for _, s := range []string{"pragma wal_checkpoint(truncate)", "vacuum"} { // now every page is in the log, once
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	log, err := os.OpenFile(path+"-wal", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	whole := mustRead(t, path+"-wal")
	r := rand.New(rand.NewSource(2))
	for range 150 {
		at := walHeader + r.Intn(len(whole)/frame)*frame + 24 + r.Intn(pagevfs.PageSize)
		write(t, log, at, whole[at]^1<<r.Intn(8))
		if n, err := readEverything(path, true); err == nil {
			t.Errorf("byte %d of the log: %d transactions and no error", at, n)
		}
		write(t, log, at, whole[at])
	}
	if n, err := readEverything(path, true); n != 30 || err != nil {
		t.Errorf("mended: %d transactions, %v", n, err)
	}
}

func write(t *testing.T, f *os.File, at int, b byte) {
	t.Helper()
	if _, err := f.WriteAt([]byte{b}, int64(at)); err != nil {
		t.Fatal(err)
	}
}

// unfinished is a ledger of some transactions as a power cut leaves it: its file, and a log that was not written back.
// Copies of both are to be made at path.
func unfinished(t *testing.T, transactions int64) (path string, main, log []byte) {
	t.Helper()
	dir := t.TempDir()
	path = filepath.Join(dir, "a.db")
	db := ledger(t, path, transactions)
	defer db.Close()
	return filepath.Join(dir, "copy.db"), mustRead(t, path), mustRead(t, path+"-wal")
}

// removeAll takes a database away with its log and its index.
func removeAll(path string) {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		os.Remove(path + suffix)
	}
}

// When a log is recovered, damage ends it, as a torn write does: what is found
// is exactly the state after an earlier transaction. Never is the damaged one
// taken for whole.
func TestRecoveryEndsTheLogAtAFlippedBit(t *testing.T) {
	register(t, "flipped")
	path, main, log := unfinished(t, 30)
	r := rand.New(rand.NewSource(3))
	for i := range 151 {
		mustWrite(t, path, main)
		mustWrite(t, path+"-wal", log)
		bit := r.Intn(len(log) * 8)
		if i > 0 {
			mustWrite(t, path+"-wal", flipped(log, bit))
		}
		n, err := recovered(path)
		if i == 0 && (n != 30 || err != nil) || i > 0 && (err != nil || n >= 30) {
			t.Errorf("copy %d, bit %d of frame %d: %d transactions, %v", i, bit, (bit/8-walHeader)/frame, n, err)
		}
		removeAll(path)
	}
}

// recovered is like readEverything for a ledger whose schema may be missing.
func recovered(path string) (int64, error) {
	db, err := open(path, "flipped")
	if err != nil {
		return 0, err
	}
	defer db.Close()
	var tables, rows int
	if err := db.QueryRow("select count(*) from sqlite_schema where name in ('ledger','account','words')").Scan(&tables); err != nil {
		return 0, err
	}
	if tables < len(ledgerSchema) {
		return 0, nil
	}
	if err := db.QueryRow("select count(*) from account").Scan(&rows); err != nil || rows == 0 {
		return 0, err
	}
	return auditLedger(db)
}

// The frames of erased pages hold zeros only, and a frame that cannot be
// opened must not be taken for one of those. One bit in every frame.
func TestRecoveryEndsTheLogAtEveryFrame(t *testing.T) {
	register(t, "flipped")
	path, main, log := unfinished(t, 30)
	before := int64(0)
	for at := walHeader; at < len(log); at += frame {
		mustWrite(t, path, main)
		mustWrite(t, path+"-wal", flipped(log, (at+2000)*8))
		n, err := recovered(path)
		if err != nil || n >= 30 || n < before {
			t.Errorf("frame %d: %d transactions, %v", at/frame, n, err)
		}
		before = n
		removeAll(path)
	}
}

// After a power cut page 1 of the database may be torn while the log holds it
// whole. Recovery must come before the page is judged.
func TestTornFirstPageIsMendedFromTheLog(t *testing.T) {
	register(t, "flipped")
	path, main, log := unfinished(t, 10)
	copy(main[:512], bytes.Repeat([]byte("torn"), 128))
	mustWrite(t, path, main)
	if n, err := recovered(path); err == nil {
		t.Errorf("without the log %d transactions were found", n)
	}
	mustWrite(t, path+"-wal", log)
	if n, err := recovered(path); n != 10 || err != nil {
		t.Errorf("with the log: %d transactions, %v", n, err)
	}
}

package faults

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"testing"

	"jobwright/internal/vault/rig"
)

// settings of a power cut trial, as pragmas on top of those of every connection.
var (
	asShipped   = []string{"wal_autocheckpoint=25", "cache_size=30"}
	normalSync  = append([]string{"synchronous=NORMAL"}, asShipped...)
	deleteExtra = append([]string{"journal_mode=DELETE"}, asShipped...)
)

// record runs the ledger once and gives all its I/O. Many checkpoints and a
// small cache make every kind of write happen.
func record(t *testing.T, pragmas []string, seed int64) []rig.Op {
	t.Helper()
	remove, err := rig.Install()
	if err != nil {
		t.Fatal(err)
	}
	defer remove()
	register(t, "recorded")
	rig.Record()
	db := mustOpen(t, filepath.Join(t.TempDir(), "a.db"), "recorded", pragmas...)
	if err := keepLedger(db, 150, rand.New(rand.NewSource(seed))); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return rig.Recorded()
}

type outcome struct{ sound, lost, broken int }

// cutPower cuts the power at n random points and looks at what is left. The
// databases are opened as always: recovery goes through the same code.
func cutPower(t *testing.T, ops []rig.Op, n int, seed int64) (o outcome, first error) {
	t.Helper()
	register(t, "after")
	r := rand.New(rand.NewSource(seed))
	dir := t.TempDir()
	for range n {
		at := 1 + r.Intn(len(ops))
		acknowledged, begun := int64(-1), int64(0)
		for _, op := range ops[:at] {
			switch op.Kind {
			case rig.Acknowledged:
				acknowledged = op.At
			case rig.Begun:
				begun = op.At
			}
		}
		path := filepath.Join(dir, "a.db")
		if err := rig.PowerCut(ops, at, r, path); err != nil {
			t.Fatal(err)
		}
		found, err := afterwards(path, acknowledged)
		switch {
		case err != nil || found > begun:
			o.broken++
		case found < acknowledged:
			o.lost++
			err = fmt.Errorf("%d acknowledged, %d there", acknowledged, found)
		default:
			o.sound++
		}
		if err != nil && first == nil {
			first = fmt.Errorf("cut after operation %d of %d: %w", at, len(ops), err)
		}
		for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
			os.Remove(path + suffix)
		}
	}
	return o, first
}

func afterwards(path string, acknowledged int64) (int64, error) {
	db, err := open(path, "after", asShipped...)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	if acknowledged < 0 {
		return 0, nil // the schema was not promised yet: it has to open, no more
	}
	return auditLedger(db)
}

func TestPowerCutLosesNothingAcknowledged(t *testing.T) {
	for seed := int64(1); seed <= 2; seed++ {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			ops := record(t, asShipped, seed)
			if n := rig.FindsInClear(ops, private[:11]); n > 0 {
				t.Errorf("%d writes hold text in clear", n)
			}
			if o, err := cutPower(t, ops, 1000, seed); o.lost+o.broken > 0 {
				t.Errorf("%+v, first: %v", o, err)
			}
		})
	}
}

// A new store begins with a rollback journal, before it is switched to WAL.
func TestPowerCutWithARollbackJournalLosesNothing(t *testing.T) {
	if o, err := cutPower(t, record(t, deleteExtra, 3), 300, 3); o.lost+o.broken > 0 {
		t.Errorf("%+v, first: %v", o, err)
	}
}

// Controls: the bench has to find the losses that are known to be there.

func TestPowerCutBenchFindsTheLossOfNormalSync(t *testing.T) {
	if o, _ := cutPower(t, record(t, normalSync, 1), 300, 1); o.lost+o.broken < 30 {
		t.Errorf("only %+v of 300: the bench does not bite", o)
	}
}

func TestPowerCutBenchFindsADiskThatIgnoresSync(t *testing.T) {
	if o, _ := cutPower(t, rig.WithoutSyncs(record(t, asShipped, 1)), 100, 1); o.lost+o.broken < 30 {
		t.Errorf("only %+v of 100: the bench does not bite", o)
	}
}

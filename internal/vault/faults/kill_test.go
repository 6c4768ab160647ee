package faults

import (
	"bufio"
	"database/sql"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"jobwright/internal/vault/pagevfs"
)

// writerEnv tells the test program, started again, which database to write to.
const writerEnv = "JOBWRIGHT_FAULTS_WRITER"

// writeUntilKilled saves rows and prints the number of each that was
// acknowledged.
func writeUntilKilled(path string) error {
	if err := pagevfs.Register("killed", pagevfs.Key{1, 2, 3}, [16]byte{4, 5, 6}); err != nil {
		return err
	}
	db, err := open(path, "killed", "wal_autocheckpoint=50")
	if err != nil {
		return err
	}
	var n int
	if err := db.QueryRow("select coalesce(max(n),0) from t").Scan(&n); err != nil {
		return err
	}
	for {
		n++
		if err := save(db, n, rand.Intn(9000)); err != nil {
			return err
		}
		fmt.Println(n) // one system call: whole or not at all
	}
}

func TestKilledWriterLosesNothingAcknowledged(t *testing.T) {
	register(t, "killed")
	path := filepath.Join(t.TempDir(), "a.db")
	counted(t, path, "killed")
	acknowledged := 0
	for range 100 {
		acknowledged = max(acknowledged, killWriter(t, path, 1+rand.Intn(40)))
		db := mustOpen(t, path, "killed")
		rows, err := quickSurvivors(db)
		if err != nil || rows < acknowledged {
			t.Fatalf("%d acknowledged, %d there: %v", acknowledged, rows, err)
		}
		if rows > 2000 { // keep the check quick
			if _, err := db.Exec("delete from t where n<=?", rows-10); err != nil {
				t.Fatal(err)
			}
		}
		db.Close()
	}
	if acknowledged < 500 {
		t.Errorf("only %d saves were made: the writers hardly ran", acknowledged)
	}
}

func quickSurvivors(db *sql.DB) (last int, err error) {
	var check string
	if err := db.QueryRow("pragma quick_check").Scan(&check); err != nil || check != "ok" {
		return 0, fmt.Errorf("quick_check %q: %w", check, err)
	}
	var counter int
	if err := db.QueryRow("select (select coalesce(max(n),0) from t), v from c").Scan(&last, &counter); err != nil {
		return 0, err
	}
	if last != counter {
		return 0, fmt.Errorf("the last row is %d but the counter says %d", last, counter)
	}
	return last, nil
}

// killWriter starts a writer, kills it while it is at work on some later save
// than the after-th, and gives the last number it reported.
func killWriter(t *testing.T, path string, after int) (acknowledged int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), writerEnv+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for seen := 1; lines.Scan(); seen++ {
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			t.Fatal(lines.Text())
		}
		acknowledged = n
		if seen == after {
			cmd.Process.Kill()
		}
	}
	cmd.Wait() // "killed"
	return acknowledged
}

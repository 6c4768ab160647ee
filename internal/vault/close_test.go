package vault

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

func TestLockingBreaksTheRunningCheckOff(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	o := options(c)
	begun := make(chan bool)
	o.Inspect = func(ctx context.Context, db *sql.DB, _ func(string) []byte) (f Facts, err error) {
		close(begun)
		return f, db.QueryRowContext(ctx, "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM c) SELECT max(n) FROM c").Scan(&f.Records)
	}
	v := mustOpen(t, dir, anna, o)
	result := make(chan error)
	go func() {
		_, err := v.CheckNow(context.Background())
		result <- err
	}()
	<-begun
	if err := v.Close(); err != nil {
		t.Fatal(explain(err))
	}
	refused(t, <-result, Failed) // not Damaged
	_, err := v.CheckNow(t.Context())
	refused(t, err, Failed)
}

// endless is a query that ends only when it is broken off.
const endless = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM c) SELECT max(n) FROM c"

func TestLockingBreaksRunningReadsOff(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	ended := make(chan error)
	go func() {
		var n int64
		ended <- v.Read().QueryRow(endless).Scan(&n)
	}()
	for v.Read().Stats().InUse == 0 {
		runtime.Gosched()
	}
	if err := v.Close(); err != nil {
		t.Fatal(explain(err))
	}
	if <-ended == nil {
		t.Fatal("the query came to an end")
	}
	if v.Subkey("audit") != nil {
		t.Fatal("the keys are still there")
	}
}

func TestLockingWaitsForARunningWrite(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	tx, err := v.Write().Begin()
	if err != nil {
		t.Fatal(err)
	}
	mustExecTx(t, tx, "INSERT INTO line VALUES(1,'')")
	closed := make(chan error)
	go func() { closed <- v.Close() }()
	for !v.ReadOnly() {
		runtime.Gosched()
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := <-closed; err != nil {
		t.Fatal(explain(err))
	}
	if lines(t, mustOpen(t, dir, anna, options(c))) != "1" {
		t.Fatal("what was acknowledged is not there")
	}
}

func mustExecTx(t *testing.T, tx *sql.Tx, query string) {
	t.Helper()
	if _, err := tx.Exec(query); err != nil {
		t.Fatal(err)
	}
}

func TestAClosedVaultRefusesEverything(t *testing.T) {
	c := newClock()
	dir, _, b := storeWithBackup(t, c)
	v := mustOpen(t, dir, anna, options(c))
	v.Close()
	_, e1 := v.Backup(t.Context(), "test")
	_, e2 := v.BackupTo(t.Context(), t.TempDir())
	_, e3 := v.AddPerson("CC", bilal.Passphrase)
	_, e4 := v.NewRecoveryCode()
	_, e5 := v.CheckBackup(t.Context(), b.Path)
	for _, err := range []error{e1, e2, e3, e4, e5, v.RemovePerson(t.Context(), v.SlotTag()),
		v.RestoreHere(t.Context(), b.Path, anna), v.ChangePassphrase("AB", anna.Passphrase, bilal.Passphrase)} {
		refused(t, err, Failed)
	}
}

// After locking, neither the keys nor the passphrase may be found in the program's own memory.
func TestAfterLockingMemoryHoldsNoKey(t *testing.T) {
	if runtime.GOOS != "linux" {
		return // there is no /proc/self/mem to look into
	}
	c := newClock()
	dir, _ := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	pass := make([]byte, 24) // filled in place: a text put together would leave copies of its own in memory
	if _, err := rand.Read(pass); err != nil {
		t.Fatal(err)
	}
	for i := range pass {
		pass[i] = 'a' + pass[i]%26
	}
	inPass := traceOf(pass)
	if err := v.ChangePassphrase("AB", anna.Passphrase, pass); err != nil {
		t.Fatal(err)
	}
	v.Close()
	v = mustOpen(t, dir, Secret{Initials: "AB", Passphrase: pass}, options(c))
	clear(pass) // as the caller does
	write(t, v, 1)
	if _, err := v.Backup(t.Context(), "test"); err != nil {
		t.Fatal(explain(err))
	}
	data, base := traceOf(v.keys.data[:]), traceOf(v.keys.base[:])
	if inMemory(t, data)[0] == 0 {
		t.Fatal("the search finds nothing even while the store is open")
	}
	if err := v.Close(); err != nil {
		t.Fatal(explain(err))
	}
	for i, n := range inMemory(t, data, base, inPass) {
		if n > 0 {
			t.Errorf("the %s stands in memory %d times", []string{"data key", "base", "passphrase"}[i], n)
		}
	}
}

// trace is what to look for in memory, kept so that looking does not find the trace itself: the first half
// as it is, the second inverted.
type trace struct{ first, second []byte }

func traceOf(b []byte) trace {
	half := len(b) / 2
	tr := trace{bytes.Clone(b[:half]), bytes.Clone(b[half:])}
	for i := range tr.second {
		tr.second[i] ^= 0xff
	}
	return tr
}

// count is how often the trace's original stands in b.
func (tr trace) count(b []byte) (n int) {
	for {
		i := bytes.Index(b, tr.first)
		if i < 0 {
			return n
		}
		b = b[i+len(tr.first):]
		same := len(b) >= len(tr.second)
		for k := 0; same && k < len(tr.second); k++ {
			same = b[k] == ^tr.second[k]
		}
		if same {
			n++
		}
	}
}

// inMemory counts how often each trace's original stands in the writable memory of this process.
func inMemory(t *testing.T, traces ...trace) []int {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Fatal(err)
	}
	mem, err := os.Open("/proc/self/mem")
	if err != nil {
		t.Fatal(err)
	}
	defer mem.Close()
	found := make([]int, len(traces))
	buf := make([]byte, 1<<20)
	for line := range strings.Lines(string(maps)) {
		from, to := writableSpan(line)
		for from < to {
			m, err := mem.ReadAt(buf[:min(int64(len(buf)), to-from)], from)
			for i, tr := range traces {
				found[i] += tr.count(buf[:m])
			}
			clear(buf[:m])
			if m == 0 || err != nil && err != io.EOF {
				break
			}
			from += int64(m)
		}
	}
	return found
}

// writableSpan is the span of a line of /proc/self/maps, empty if it cannot hold the program's data.
func writableSpan(line string) (from, to int64) {
	span, rest, _ := strings.Cut(line, " ")
	lo, hi, _ := strings.Cut(span, "-")
	from, _ = strconv.ParseInt(lo, 16, 64)
	to, _ = strconv.ParseInt(hi, 16, 64)
	if !strings.HasPrefix(rest, "rw") || to-from > 1<<29 { // such sizes are the race detector's own tables
		return 0, 0
	}
	return from, to
}

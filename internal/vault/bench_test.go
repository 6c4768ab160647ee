package vault

import (
	"fmt"
	"path/filepath"
	"testing"
)

// benchStore has twenty people at the calibrated costs and n rows of about 1 kB; it is closed.
func benchStore(b *testing.B, people, n int) (dir string) {
	b.Helper()
	dir = filepath.Join(b.TempDir(), "bench.jobwright")
	v, _, err := Create(b.Context(), dir, anna, Options{})
	if err != nil {
		b.Fatal(err)
	}
	for i := 1; i < people; i++ {
		if _, err := v.AddPerson(fmt.Sprint("P", i), bilal.Passphrase); err != nil {
			b.Fatal(err)
		}
	}
	_, err = v.Write().Exec(`CREATE TABLE line(n INTEGER PRIMARY KEY, text);
		WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM c WHERE n<?)
		INSERT INTO line SELECT n, randomblob(1000) FROM c`, n)
	if err != nil {
		b.Fatal(err)
	}
	if err := v.Close(); err != nil {
		b.Fatal(err)
	}
	return dir
}

// Unlock and passphrase change with 20 slots must each take at most a second.
func BenchmarkUnlock20Slots(b *testing.B) {
	dir := benchStore(b, 20, 1)
	for b.Loop() {
		v, err := Open(b.Context(), dir, Secret{Initials: "P19", Passphrase: bilal.Passphrase}, Options{})
		if err != nil {
			b.Fatal(err)
		}
		v.Close()
	}
}

func BenchmarkChangePassphrase20Slots(b *testing.B) {
	dir := benchStore(b, 20, 1)
	v, err := Open(b.Context(), dir, anna, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer v.Close()
	from, to := bilal.Passphrase, anna.Passphrase
	for b.Loop() {
		if err := v.ChangePassphrase("P19", from, to); err != nil {
			b.Fatal(err)
		}
		from, to = to, from
	}
}

func BenchmarkBackup40MB(b *testing.B) {
	dir := benchStore(b, 1, 35000)
	v, err := Open(b.Context(), dir, anna, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer v.Close()
	for b.Loop() {
		if _, err := v.Backup(b.Context(), "bench"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheckNow40MB(b *testing.B) {
	dir := benchStore(b, 1, 35000)
	v, err := Open(b.Context(), dir, anna, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer v.Close()
	for b.Loop() {
		if _, err := v.CheckNow(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCalibrate(b *testing.B) {
	for b.Loop() {
		p := Calibrate()
		b.ReportMetric(float64(p.Time), "passes")
	}
}

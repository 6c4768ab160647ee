package pagevfs_test

import (
	"path/filepath"
	"strings"
	"testing"

	"jobwright/internal/vault/pagevfs"
)

// The same work on a sealed and on a plain database with the same settings.
func BenchmarkSealedAndPlain(b *testing.B) {
	if err := pagevfs.Register("bench", pagevfs.Key{1}, [16]byte{1}); err != nil {
		b.Fatal(err)
	}
	defer pagevfs.Unregister("bench")
	for _, mode := range []struct{ name, vfs string }{{"sealed", "bench"}, {"plain", ""}} {
		path := filepath.Join(b.TempDir(), "a.db")
		db := open(b, pagevfs.DSN(path, mode.vfs, false))
		exec(b, db, "create table note(id integer primary key, body text)")
		body := strings.Repeat("word ", 100)
		b.Run("commit/"+mode.name, func(b *testing.B) {
			for b.Loop() {
				exec(b, db, "insert into note(body) values(?)", body)
			}
		})
		exec(b, db, "delete from note")
		exec(b, db, "with recursive n(i) as (select 1 union all select i+1 from n where i<40000) insert into note select i, ? from n", body)
		b.Run("scan/"+mode.name, func(b *testing.B) {
			for b.Loop() {
				if err := db.QueryRow("select sum(length(body)) from note").Scan(new(int64)); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("read/"+mode.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if err := db.QueryRow("select body from note where id=?", i*7919%40000+1).Scan(new(string)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

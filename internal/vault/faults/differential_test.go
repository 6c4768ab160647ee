package faults

import (
	"database/sql"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// pair is a sealed database and a plain one that are told the same.
type pair struct {
	sealed, plain         *sql.DB
	sealedPath, plainPath string
}

func (p *pair) open(t *testing.T) {
	t.Helper()
	p.sealed = mustOpen(t, p.sealedPath, "compared", "cache_size=12")
	p.plain = mustOpen(t, p.plainPath, "", "cache_size=12")
}

func (p *pair) close() {
	p.sealed.Close()
	p.plain.Close()
}

func (p *pair) exec(t *testing.T, query string, args ...any) {
	t.Helper()
	_, a := p.sealed.Exec(query, args...)
	_, b := p.plain.Exec(query, args...)
	if fmt.Sprint(a) != fmt.Sprint(b) {
		t.Fatalf("%s: sealed %v, plain %v", query, a, b)
	}
}

// dump is all content as text, in a fixed order.
func dump(db *sql.DB) string {
	var b strings.Builder
	for _, query := range []string{
		"select type||name||coalesce(sql,'') from sqlite_schema order by 1",
		"select quote(a)||quote(b)||quote(c) from t order by rowid",
		"select quote(a)||quote(b) from u order by 1",
		"select docid||x from f order by docid",
		"select docid from f where x match 'word7*' order by docid",
		"pragma integrity_check",
	} {
		rows, err := db.Query(query)
		if err != nil {
			fmt.Fprintln(&b, query, err)
			continue
		}
		for rows.Next() {
			var s string
			fmt.Fprintln(&b, rows.Scan(&s), s)
		}
		fmt.Fprintln(&b, rows.Err())
		rows.Close()
	}
	return b.String()
}

// step says something random to both: data of all sizes, transactions,
// savepoints, maintenance, every journal mode, closing and opening.
func (p *pair) step(t *testing.T, i int, r *rand.Rand) {
	t.Helper()
	k := r.Intn(300)
	v := strings.Repeat(string(rune('a'+r.Intn(26))), r.Intn(1+r.Intn(20000)))
	one := func(of ...string) string { return of[r.Intn(len(of))] }
	switch r.Intn(18) {
	case 0, 1, 2, 3:
		p.exec(t, "insert into t values(?,?,?)", k, v, i)
	case 4:
		p.exec(t, "update t set b=? where a<?", v, k)
	case 5:
		p.exec(t, "delete from t where a between ? and ?", k, k+20)
	case 6:
		p.exec(t, "insert or replace into u values(?,?)", k, v)
	case 7:
		p.exec(t, "insert into f values(?)", fmt.Sprintf("word%d %.90s", k, v))
	case 8:
		p.exec(t, "begin")
	case 9:
		p.exec(t, "commit")
	case 10:
		p.exec(t, "rollback")
	case 11:
		p.exec(t, "savepoint s")
	case 12:
		p.exec(t, "rollback to s")
	case 13:
		p.exec(t, "pragma journal_mode="+one("wal", "delete", "truncate", "persist"))
	case 14:
		p.exec(t, one("vacuum", "reindex", "analyze", "pragma wal_checkpoint(truncate)", "pragma incremental_vacuum"))
	case 15:
		p.exec(t, "delete from u where a%7=0")
	case 16:
		p.close()
		p.open(t)
	case 17:
		p.exec(t, fmt.Sprintf("create table if not exists v%d as select * from t limit 30", k%5))
		if k%2 == 0 {
			p.exec(t, fmt.Sprintf("drop table if exists v%d", k%5))
		}
	}
}

func TestSealedDatabaseAnswersAsAPlainOne(t *testing.T) {
	register(t, "compared")
	for seed := int64(0); seed < 40; seed++ {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			dir := t.TempDir()
			p := &pair{sealedPath: filepath.Join(dir, "sealed.db"), plainPath: filepath.Join(dir, "plain.db")}
			p.open(t)
			defer p.close()
			for _, s := range []string{
				"create table t(a,b,c)", "create index ta on t(a)",
				"create table u(a primary key,b) without rowid", "create virtual table f using fts4(x)",
			} {
				p.exec(t, s)
			}
			r := rand.New(rand.NewSource(seed))
			for i := range 150 {
				p.step(t, i, r)
			}
			p.exec(t, "commit")
			want := dump(p.plain)
			if got := dump(p.sealed); got != want {
				t.Fatalf("%d bytes of content differ from %d", len(got), len(want))
			}
			copyPath := filepath.Join(dir, "copy.db")
			if _, err := p.sealed.Exec("vacuum into ?", copyPath); err != nil {
				t.Fatal(err)
			}
			copied := mustOpen(t, copyPath, "compared")
			defer copied.Close()
			if n, err := os.Stat(copyPath); err != nil || n.Size()%4096 != 0 {
				t.Errorf("%v %v", n, err)
			}
			if dump(copied) == "" {
				t.Error("the copy is empty")
			}
		})
	}
}

package store_test

import (
	"fmt"
	"math/rand"
	"sort"
	"testing"
	"time"

	"jobwright/employers"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// kindsOfFile are the stores that benchmarks compare: the same work on a plain and on an encrypted file.
var kindsOfFile = []struct {
	name string
	open func(testing.TB) store.Files
}{
	{"plain", func(t testing.TB) store.Files { return storetest.NewPlain(t) }},
	{"encrypted", func(t testing.TB) store.Files { return storetest.NewVault(t) }},
}

// BenchmarkBareCommit is the floor: one row of the same size in one transaction with synchronous=EXTRA.
func BenchmarkBareCommit(b *testing.B) {
	for _, k := range kindsOfFile {
		b.Run(k.name, func(b *testing.B) {
			f := k.open(b)
			_, err := f.Write().Exec("create table bare (id text primary key, what text, due text, owner text)")
			must(b, err)
			b.ResetTimer()
			for i := range b.N {
				_, err := f.Write().Exec("insert into bare values (?, ?, ?, ?)", store.NewID(), fmt.Sprintf("Ring the bakery about shift %d", i), "2026-12-01", "o")
				must(b, err)
			}
		})
	}
}

// BenchmarkBareRecord is the same row in the store's own table with its indexes: no journal, no audit, no search.
func BenchmarkBareRecord(b *testing.B) {
	for _, k := range kindsOfFile {
		b.Run(k.name, func(b *testing.B) {
			team := storetest.Open(b, k.open(b))
			owner := string(team.Ann.Actor())
			b.ResetTimer()
			for i := range b.N {
				what := fmt.Sprintf("Ring the bakery about shift %d", i)
				tx, err := team.Files.Write().Begin()
				must(b, err)
				_, err = tx.Exec("insert into next_step values (?, 1, 0, ?, 0, '', ?, '2026-11-25', ?, '', '', 0, '', '')", store.NewID(), owner, what, owner)
				must(b, err)
				must(b, tx.Commit())
			}
		})
	}
}

// BenchmarkSave is the same row through the store: role, version, journal, audit chain, search.
func BenchmarkSave(b *testing.B) {
	for _, k := range kindsOfFile {
		b.Run(k.name, func(b *testing.B) {
			team := storetest.Open(b, k.open(b))
			b.ResetTimer()
			for i := range b.N {
				step(b, team.Ann, fmt.Sprintf("Ring the bakery about shift %d", i))
			}
		})
	}
}

func BenchmarkDraft(b *testing.B) {
	for _, k := range kindsOfFile {
		b.Run(k.name, func(b *testing.B) {
			team := storetest.Open(b, k.open(b))
			b.ResetTimer()
			for i := range b.N {
				must(b, team.Ann.SaveDraft(ctx, "next-step", "", fmt.Sprintf(`{"what":"Ring the bakery %d"}`, i)))
			}
		})
	}
}

// words of the notes, the frequent ones first, as in real notes: a few words fill most of them.
var words = []string{"rang", "manager", "about", "the", "bakery", "shift", "warehouse", "morning", "interview", "visit", "meeting", "winter", "kitchen", "letter", "garden", "centre",
	"hours", "weekend", "assistant", "trial", "travel", "support", "adjustment", "quiet", "reception", "driver", "packing", "cleaning", "school", "hospital", "library", "cafe", "Müller", "Łódź", "Küchenhilfe", "Straße"}

// note is a made-up note of about twelve words; rare words and names come in as well.
func note(r *rand.Rand) string {
	text := ""
	for range 8 + r.Intn(8) {
		text += words[int(float64(len(words))*r.Float64()*r.Float64())] + " "
	}
	return text + fmt.Sprintf("%c%c%c%d", 'a'+r.Intn(26), 'a'+r.Intn(26), 'a'+r.Intn(26), r.Intn(1000))
}

// filled is a store with n notes.
func filled(b testing.TB, f store.Files, n int) storetest.Team {
	team := storetest.Open(b, f)
	r := rand.New(rand.NewSource(1))
	im, err := team.Lead.NewImport(ctx, "next-steps", store.ImportOptions{})
	must(b, err)
	defer im.Close(ctx)
	for i := range n {
		must(b, im.Stage(ctx, store.ImportRow{Line: i + 2, Values: map[string]store.ImportValue{
			"what": {Text: note(r)}, "due": {Text: today.AddDays(r.Intn(900)).String()}, "owner": {Text: []string{"AE", "BE", "LL"}[r.Intn(3)]}}}))
	}
	_, err = im.Apply(ctx)
	must(b, err)
	return team
}

// queries is what people type, from the second letter on.
var queries = []string{"ra", "ran", "rang", "ma", "man", "mana", "manag", "manager", "th", "the", "wi", "winter", "wi le", "winter letter", "kü", "küch", "küchenhilfe", "lo", "lodz", "st", "str", "strasse",
	"ba sh", "bakery shift", "bakery shift mo", "bakery shift morning", "in", "int", "inter", "interview", "me", "meeting ga", "qu re", "quiet reception", "zq", "zqx", "abc1", "xy", "no such word", "ad", "adjust", "adjustment tr"}

// BenchmarkSearch types every query as the window does, newest 20, over 250,000 notes; p95 and the slowest are reported in ms.
func BenchmarkSearch(b *testing.B) {
	for _, k := range kindsOfFile {
		f := k.open(b)
		start := time.Now()
		team := filled(b, f, 250_000)
		imported := time.Since(start)
		start = time.Now()
		_, err := store.Inspect(ctx, f.Read(), f.Subkey("audit"))
		must(b, err)
		b.Logf("%s: 250,000 notes imported in %s, checked in %s", k.name, imported.Round(time.Millisecond), time.Since(start).Round(time.Millisecond))
		for who, s := range map[string]*store.Store{"lead": team.Lead, "specialist": team.Ann} {
			b.Run(k.name+"/"+who, func(b *testing.B) {
				var took []time.Duration
				for range b.N {
					for _, q := range queries {
						start := time.Now()
						_, err := s.Search(ctx, q, 20)
						must(b, err)
						took = append(took, time.Since(start))
					}
				}
				reportPercentiles(b, took)
			})
		}
		b.Run(k.name+"/page", func(b *testing.B) {
			var took []time.Duration
			for i := range b.N {
				for _, sort := range []string{"due", "owner"} {
					start := time.Now()
					_, err := team.Lead.NextSteps(ctx, employers.NextStepFilter{Sort: sort, Offset: i % 2 * 90_000, Limit: 50})
					must(b, err)
					took = append(took, time.Since(start))
				}
			}
			reportPercentiles(b, took)
		})
	}
}

func reportPercentiles(b *testing.B, took []time.Duration) {
	sort.Slice(took, func(i, j int) bool { return took[i] < took[j] })
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(took[len(took)/2]), "p50-ms")
	b.ReportMetric(ms(took[len(took)*95/100]), "p95-ms")
	b.ReportMetric(ms(took[len(took)-1]), "max-ms")
	b.ReportMetric(0, "ns/op")
}

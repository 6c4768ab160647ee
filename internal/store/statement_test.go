package store

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

func TestEmptyValuesStandInTheStatement(t *testing.T) {
	l := lean{query: "insert into t (a, b, c, d) values (?, ?, ?, ?)", empty: 0b0110}
	if got := l.write([]any{"x", "", int64(0), 1.5}); got != "insert into t (a, b, c, d) values (?, '', 0, ?)" {
		t.Error(got)
	}
}

// The journal is read by encoding/json, and the audit chain hashes what that would have written.
func TestRowsAreWrittenAsJSON(t *testing.T) {
	value := rapid.OneOf(rapid.String().AsAny(), rapid.SampledFrom([]string{"", "a\nb\r\nc", "B & Q", `"<\>"`, "é\x7f\xff\u2028"}).AsAny(), rapid.Int64().AsAny(), rapid.Float64().AsAny())
	rapid.Check(t, func(t *rapid.T) {
		r := &row{deleted: rapid.Bool().Draw(t, "deleted"), vals: rapid.SliceOfN(value, 1, 9).Draw(t, "values")}
		want, err := json.Marshal(struct {
			Deleted bool  `json:"d,omitempty"`
			Vals    []any `json:"v"`
		}{r.deleted, r.vals})
		if got := r.encode(); err != nil || got != string(want) {
			t.Fatalf("%s, want %s (%v)", got, want, err)
		}
	})
}

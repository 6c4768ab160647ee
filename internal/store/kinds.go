package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"jobwright/internal/people"
)

// A kind describes a sort of record once: the journal, undo, the audit chain, search and erasure work from it, so that a
// new kind needs a description and its own reading queries only.
type kind struct {
	name    string // as in formats.md
	hit     string // what search calls it; empty = its name
	table   string
	columns []column // without the columns every record has: id, version, changed_at, changed_by, deleted
	subject string   // the column with the participant whom it is about, or "id"; empty = never about one
	act     people.Act
	doc     func(r *row) doc          // what search finds of it; nil = not searched
	dated   bool                      // its table notes the day on which a record was added
	guard   func(from, to *row) error // refuses an undo that would raise a permission; from may be nil

	employer      []string                      // the columns that hold an employer, or "id": a merge re-points them
	employerLists []string                      // the columns that hold several
	found         bool                          // the name of its employer finds it too
	titled        func(title, at string) string // what it is called together with the name of its employer; nil = its title alone
	byPerson      bool                          // what it is called ends in the name of its participant
	theirs        bool                          // the name of its participant finds it too

	selectSQL, addSQL, updateSQL string
	manySQL                      string // see readMany
	at                           map[string]int
}

type column struct {
	name string
	kind byte // 't' text, 'i' integer, 'r' real
}

// cols reads a list like "what due snoozed:i".
func cols(list string) []column {
	var out []column
	for _, f := range strings.Fields(list) {
		name, k, _ := strings.Cut(f, ":")
		out = append(out, column{name, (k + "t")[0]})
	}
	return out
}

// row is one record of a kind, its values in the order of the kind's columns: string, int64 or float64.
type row struct {
	k         *kind
	id        string
	version   int
	changedAt int64
	changedBy string
	deleted   bool
	vals      []any
}

// doc is what search holds of a record. Title and text are shown; keys are found but never shown.
type doc struct{ ref, title, text, keys, owner, subject string }

// kinds lists every kind of record by name.
var kinds = describe(staffKind, leaveKind, coverKind, participantKind, nextStepKind, attachmentKind,
	employerKind, siteKind, personKind, contactKind, contactParticipantKind, reviewKind, eventKind, stageKind, filterKind, notDuplicateKind,
	profileVersionKind, permitKind, talkKind, sharedKind, sessionKind, vacancyKind, dutyKind, leadKind, leadMoveKind, carvingKind, carvingVersionKind,
	applicationKind, tasterKind, jobKind, outcomeKind, decisionKind, journeyKind,
	agreementKind, agreementVersionKind, planKind, planVersionKind, paperReviewKind, signatureKind, showingKind, sealedKind)

func describe(list ...*kind) map[string]*kind {
	out := map[string]*kind{}
	for _, k := range list {
		k.at = map[string]int{}
		names := make([]string, len(k.columns))
		for i, c := range k.columns {
			k.at[c.name], names[i] = i, c.name
		}
		all := strings.Join(names, ", ")
		k.selectSQL = "select id, version, changed_at, changed_by, deleted, " + all + " from " + k.table
		k.addSQL = "insert into " + k.table + " (id, version, changed_at, changed_by, deleted, " + all + ") values (?, ?, ?, ?, ?" + strings.Repeat(", ?", len(names)) + ") on conflict (id) do nothing"
		k.manySQL = k.together()
		k.updateSQL = "update " + k.table + " set version = ?, changed_at = ?, changed_by = ?, deleted = ?, " + strings.Join(names, " = ?, ") + " = ? where id = ?"
		if k.dated {
			k.addSQL = "insert into " + k.table + " (id, version, changed_at, changed_by, deleted, " + all + ", added_on) values (?, ?, ?, ?, ?" + strings.Repeat(", ?", len(names)+1) + ") on conflict (id) do nothing"
		}
		out[k.name] = k
	}
	return out
}

func (k *kind) row(id string, version int, deleted bool, vals ...any) *row {
	return &row{k: k, id: id, version: version, deleted: deleted, vals: vals}
}

// args are the values of addSQL.
func (r *row) args(version int) []any {
	out := make([]any, 0, 6+len(r.vals)) // with room for the day of addSQL
	return append(append(out, r.id, version, r.changedAt, r.changedBy, r.deleted), r.vals...)
}

func (r *row) text(column string) string  { return r.vals[r.k.at[column]].(string) }
func (r *row) int(column string) int      { return int(r.vals[r.k.at[column]].(int64)) }
func (r *row) real(column string) float64 { return r.vals[r.k.at[column]].(float64) }

// set changes one value.
func (r *row) set(column string, v any) { r.vals[r.k.at[column]] = v }

// copy is the row as one that may be changed.
func (r *row) copy() *row {
	out := *r
	out.vals = append([]any(nil), r.vals...)
	return &out
}

// employerIDs are the employers that the row is of or about.
func (r *row) employerIDs() (ids []string) {
	if r == nil {
		return nil
	}
	for _, column := range r.k.employer {
		id := r.id
		if column != "id" {
			id = r.text(column)
		}
		if id != "" {
			ids = append(ids, id)
		}
	}
	for _, column := range r.k.employerLists {
		ids = append(ids, unpack[string](r.text(column))...)
	}
	return ids
}

// about is the participant whom the row is about, or empty.
func (r *row) about() string {
	switch {
	case r == nil || r.k.subject == "":
		return ""
	case r.k.subject == "id":
		return r.id
	}
	return r.text(r.k.subject)
}

// same says that two rows hold the same, whoever wrote them and when.
func (r *row) same(o *row) bool {
	if r == nil || o == nil {
		return r == o
	}
	if r.deleted != o.deleted {
		return false
	}
	for i := range r.vals {
		if r.vals[i] != o.vals[i] {
			return false
		}
	}
	return true
}

// asDeleted is a copy of the row as a tombstone.
func (r *row) asDeleted() *row {
	out := *r
	out.deleted = true
	return &out
}

// scan reads the columns of selectSQL.
func (r *row) scan(from interface{ Scan(...any) error }) error {
	r.vals = make([]any, len(r.k.columns))
	dest := make([]any, 0, 5+len(r.vals))
	dest = append(dest, &r.id, &r.version, &r.changedAt, &r.changedBy, &r.deleted)
	texts, ints, reals := make([]string, len(r.vals)), make([]int64, len(r.vals)), make([]float64, len(r.vals))
	for i, c := range r.k.columns {
		switch c.kind {
		case 'i':
			dest = append(dest, &ints[i])
		case 'r':
			dest = append(dest, &reals[i])
		default:
			dest = append(dest, &texts[i])
		}
	}
	if err := from.Scan(dest...); err != nil {
		return err
	}
	for i, c := range r.k.columns {
		switch c.kind {
		case 'i':
			r.vals[i] = ints[i]
		case 'r':
			r.vals[i] = reals[i]
		default:
			r.vals[i] = texts[i]
		}
	}
	return nil
}

// stored is the journal's form of a row.
type stored struct {
	Deleted bool              `json:"d,omitempty"`
	Vals    []json.RawMessage `json:"v"`
}

// encode is the canonical form of a row: what the journal keeps and the audit chain hashes.
func (r *row) encode() string {
	if r == nil {
		return ""
	}
	b := make([]byte, 0, 640)
	if b = append(b, '{'); r.deleted {
		b = append(b, `"d":true,`...)
	}
	b = append(b, `"v":[`...)
	for i, v := range r.vals {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(b, v)
	}
	return string(append(b, "]}"...))
}

// appendJSON writes a value as encoding/json does, which is asked for what is rare: an import writes a million of them.
func appendJSON(b []byte, v any) []byte {
	start := len(b)
	switch v := v.(type) {
	case int64:
		return strconv.AppendInt(b, v, 10)
	case string:
		b = append(b, '"')
		for i := 0; i < len(v); i++ {
			switch c := v[i]; {
			case c == '\n':
				b = append(b, `\n`...)
			case c == '&':
				b = append(b, `\u0026`...)
			case c == '"' || c == '\\':
				b = append(b, '\\', c)
			case c < ' ' || c == '<' || c == '>' || c >= 0x7f:
				return append(b[:start], marshalled(v)...)
			default:
				b = append(b, c)
			}
		}
		return append(b, '"')
	}
	return append(b, marshalled(v)...)
}

func marshalled(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings and numbers always encode; NaN is refused by validation
	}
	return b
}

// decode reads what encode wrote; an empty text is no row.
func (k *kind) decode(id, text string) (*row, error) {
	if text == "" {
		return nil, nil
	}
	var st stored
	if err := json.Unmarshal([]byte(text), &st); err != nil {
		return nil, err
	}
	if len(st.Vals) > len(k.columns) {
		return nil, fmt.Errorf("journal row of %s has %d values", k.name, len(st.Vals))
	}
	r := k.row(id, 0, st.Deleted)
	for i, c := range k.columns {
		var v any
		var err error
		switch {
		case c.kind == 'i':
			v, err = read[int64](st.Vals, i)
		case c.kind == 'r':
			v, err = read[float64](st.Vals, i)
		default:
			v, err = read[string](st.Vals, i)
		}
		if err != nil {
			return nil, err
		}
		r.vals = append(r.vals, v)
	}
	return r, nil
}

// read is the i-th value; a column added after the journal was written has its zero value.
func read[T any](vals []json.RawMessage, i int) (v T, err error) {
	if i < len(vals) {
		err = json.Unmarshal(vals[i], &v)
	}
	return v, err
}

// find reads one record, tombstones included; nil when there is none.
func (k *kind) find(ctx context.Context, q querier, id string) (*row, error) {
	r := &row{k: k}
	err := r.scan(q.QueryRowContext(ctx, k.selectSQL+" where id = ?", id))
	if isNoRows(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return r, nil
}

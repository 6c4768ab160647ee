package store

import (
	"context"
	"strconv"
	"strings"
)

// readMany is readRows for thousands: SQLite hands over each record as one text, see separator. It reads no tombstones.
func readMany(ctx context.Context, q querier, k *kind, rest string, args ...any) ([]*row, error) {
	rows, err := q.QueryContext(ctx, k.manySQL+" "+rest, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*row
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		r, err := k.apart(text)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// together is the query of readMany.
func (k *kind) together() string {
	var b strings.Builder
	b.WriteString("select id || x'1f1e1f' || changed_by || x'1f1e1f' || version || x'1f1e1f' || changed_at")
	for _, c := range k.columns {
		b.WriteString(" || x'1f1e1f' || ")
		if c.kind == 'r' {
			b.WriteString("printf('%!.17g', " + c.name + ")")
		} else {
			b.WriteString(c.name)
		}
	}
	return b.String() + " from " + k.table
}

// apart is the record of one text.
func (k *kind) apart(text string) (r *row, err error) {
	r = &row{k: k, vals: make([]any, len(k.columns))}
	next := func() (v string) {
		v, text, _ = strings.Cut(text, separator)
		return v
	}
	r.id, r.changedBy = next(), next()
	if r.version, err = strconv.Atoi(next()); err != nil {
		return nil, err
	}
	if r.changedAt, err = strconv.ParseInt(next(), 10, 64); err != nil {
		return nil, err
	}
	for i, c := range k.columns {
		v := next()
		switch c.kind {
		case 'i':
			r.vals[i], err = strconv.ParseInt(v, 10, 64)
		case 'r':
			r.vals[i], err = strconv.ParseFloat(v, 64)
		default:
			r.vals[i] = v
		}
		if err != nil {
			return nil, err
		}
	}
	return r, nil
}

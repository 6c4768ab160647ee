package store

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/maphash"
	"maps"
	"slices"
)

// maxWaiting is about how many bytes of rows wait in memory before they go into the staging table.
const maxWaiting = 20 << 20

// Stage adds one row.
func (im *Import) Stage(ctx context.Context, r ImportRow) error {
	im.wait = append(im.wait, r)
	im.size += r.size()
	key, _ := im.kind.key(r.Values)
	if len(r.Bad) > 0 && r.Values["ref"].Text == "" {
		key = "" // a bad row is no occurrence of a good one
	}
	im.keys = append(im.keys, hashed(key))
	if im.size < maxWaiting {
		return nil
	}
	return im.flush(ctx)
}

func (r *ImportRow) size() int {
	n := 200
	for _, c := range r.Cells {
		n += 16 + len(c)
	}
	for name, v := range r.Values {
		n += 64 + len(name) + len(v.Text)
	}
	return n
}

// flush writes the waiting rows into the staging table.
func (im *Import) flush(ctx context.Context) error {
	tx, err := im.s.files.Write().BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return im.s.plain(err)
	}
	defer tx.Rollback()
	insert, err := tx.Prepare("insert into import_row (run, n, line, cells, identity, record, fate, problem) values (?, ?, ?, ?, '', '', '', '')")
	if err != nil {
		return im.s.plain(err)
	}
	for i := range im.wait {
		if _, err := insert.Exec(im.run, im.staged+i+1, im.wait[i].Line, im.wait[i].encode()); err != nil {
			return im.s.plain(err)
		}
	}
	if err := errors.Join(ctx.Err(), tx.Commit()); err != nil {
		return im.s.plain(err)
	}
	im.staged += len(im.wait)
	im.wait, im.size = nil, 0
	return nil
}

// encode is the row as the staging table keeps it.
func (r *ImportRow) encode() []byte {
	b := make([]byte, 0, 512)
	text := func(s string) { b = append(binary.AppendUvarint(b, uint64(len(s))), s...) }
	b = binary.AppendUvarint(b, uint64(len(r.Values)))
	for name, v := range r.Values {
		text(name)
		if v.Erase {
			b = append(b, 1)
		} else {
			b = append(b, 0)
		}
		text(v.Text)
	}
	b = binary.AppendUvarint(b, uint64(len(r.Cells)))
	for _, c := range r.Cells {
		text(c)
	}
	bad := ""
	if len(r.Bad) > 0 {
		j, _ := json.Marshal(r.Bad) // texts and numbers always encode
		bad = string(j)
	}
	text(bad)
	return b
}

var errStaged = errors.New("a staged row cannot be read")

// decode reads what encode wrote.
func (r *ImportRow) decode(b []byte) error {
	whole := true
	number := func() int {
		n, used := binary.Uvarint(b)
		if used <= 0 || n > uint64(len(b)) {
			whole, b = false, nil
			return 0
		}
		b = b[used:]
		return int(n)
	}
	text := func() string {
		n := number()
		if n > len(b) {
			whole, b = false, nil
			return ""
		}
		s := string(b[:n])
		b = b[n:]
		return s
	}
	n := number()
	r.Values = make(map[string]ImportValue, n)
	for range n {
		name := text()
		erase := number() == 1
		r.Values[name] = ImportValue{Text: text(), Erase: erase}
	}
	r.Cells = make([]string, number())
	for i := range r.Cells {
		r.Cells[i] = text()
	}
	if bad := text(); bad != "" {
		if err := json.Unmarshal([]byte(bad), &r.Bad); err != nil {
			return err
		}
	}
	if !whole {
		return errStaged
	}
	return nil
}

// staged is one row in the order of the file.
type staged struct {
	n int // from 0
	*ImportRow
}

// each hands every row to do: those of the staging table in slices, because the transaction that reads them also writes, and then
// those that wait.
func (im *Import) each(c *change, do func(staged) error) error {
	for at := 0; at < im.staged; {
		slice, err := im.slice(c, at)
		if err != nil {
			return err
		}
		for i := range slice {
			if err := do(staged{at + i, &slice[i]}); err != nil {
				return err
			}
		}
		if at += len(slice); len(slice) == 0 {
			return errStaged
		}
	}
	for i := range im.wait {
		if err := do(staged{im.staged + i, &im.wait[i]}); err != nil {
			return err
		}
	}
	return nil
}

func (im *Import) slice(c *change, from int) ([]ImportRow, error) {
	rows, err := c.tx.QueryContext(c.ctx, "select line, cells from import_row where run = ? and n > ? order by n limit 500", im.run, from)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := make([]ImportRow, 0, 500)
	for rows.Next() {
		var r ImportRow
		var cells []byte
		if err := rows.Scan(&r.Line, &cells); err != nil {
			return nil, err
		}
		if err := r.decode(cells); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// BadRows gives the bad rows in the order of the file, with their problems, after Plan or Apply.
func (im *Import) BadRows(ctx context.Context, each func(ImportRow) error) error {
	rows, err := im.s.files.Read().QueryContext(ctx, "select n, line, cells, problem from import_row where run = ? and problem <> '' order by n", im.run)
	if err != nil {
		return im.s.plain(err)
	}
	defer rows.Close()
	for rows.Next() {
		var r ImportRow
		var n int
		var cells []byte
		var problem string
		if err := rows.Scan(&n, &r.Line, &cells, &problem); err != nil {
			return im.s.plain(err)
		}
		if n <= im.staged {
			if err := r.decode(cells); err != nil {
				return err
			}
		} else {
			r = im.wait[n-im.staged-1] // a row that waits has its mark there alone
		}
		r.Bad = nil
		if err := json.Unmarshal([]byte(problem), &r.Bad); err != nil {
			return err
		}
		if err := each(r); err != nil {
			return err
		}
	}
	return im.s.plain(rows.Err())
}

// mark notes what is wrong with a row for BadRows.
func (im *Import) mark(c *change, row staged, problems []ImportProblem) error {
	b, err := json.Marshal(problems)
	if err != nil {
		return err
	}
	if row.n < im.staged {
		_, err = c.exec("update import_row set problem = ? where run = ? and n = ?", string(b), im.run, row.n+1)
	} else {
		_, err = c.exec("insert into import_row (run, n, line, cells, identity, record, fate, problem) values (?, ?, ?, '', '', '', '', ?)", im.run, row.n+1, row.Line, string(b))
	}
	return err
}

// unmark forgets what an earlier pass found.
func (im *Import) unmark(c *change) error {
	_, err := c.tx.ExecContext(c.ctx, "delete from import_row where run = ? and n > ?", im.run, im.staged)
	if err == nil {
		_, err = c.tx.ExecContext(c.ctx, "update import_row set problem = '' where run = ? and problem <> ''", im.run)
	}
	return err
}

// Close forgets the staged rows.
func (im *Import) Close(ctx context.Context) error {
	im.wait = nil
	_, err := im.s.files.Write().ExecContext(context.WithoutCancel(ctx), "delete from import_row where run = ?", im.run)
	return im.s.plain(err)
}

// rowSeed makes the hashes of this run of the program: they are compared with each other alone.
var rowSeed = maphash.MakeSeed()

// hashed is a short form of what makes a row the same row: eight bytes for each of a million rows are little. 0 = nothing does.
func hashed(key string) uint64 {
	if key == "" {
		return 0
	}
	return maphash.String(rowSeed, key) | 1
}

// repeated are the hashes that several rows share, with how many do.
func repeated(keys []uint64) map[uint64]int {
	sorted := slices.Clone(keys)
	slices.Sort(sorted)
	out := map[uint64]int{}
	for i := 1; i < len(sorted); i++ {
		if sorted[i] != 0 && sorted[i] == sorted[i-1] {
			out[sorted[i]] = max(out[sorted[i]], 1) + 1
		}
	}
	return out
}

// wholeRow joins all that a row says, so that the same row makes the same text.
func wholeRow(v map[string]ImportValue) string {
	b := make([]byte, 0, 256)
	for _, name := range slices.Sorted(maps.Keys(v)) {
		b = append(binary.AppendUvarint(append(b, name...), uint64(len(v[name].Text))), v[name].Text...)
		if v[name].Erase {
			b = append(b, '-')
		}
	}
	return string(b)
}

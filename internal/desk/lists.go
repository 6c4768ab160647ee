package desk

import (
	"bytes"
	"context"
	"encoding/csv"
	"io/fs"
	"strings"
	"time"

	"jobwright/assets"
	"jobwright/internal/exchange"
)

// lists are the code lists that a file of a kind may use: the ones of the program with what was added in this store, retired
// codes included, because an export may hold them.
func (d *Desk) lists(ctx context.Context, k exchange.Kind) (fs.FS, error) {
	out := listFiles{}
	for _, c := range k.Columns {
		if c.List == "" || out[c.List+".csv"] != nil {
			continue
		}
		codes, err := d.Store().Codes(ctx, c.List, true)
		if err != nil {
			return nil, err
		}
		local := [][]string{}
		for _, code := range codes {
			if code.Local {
				local = append(local, []string{code.Code, code.Label})
			}
		}
		if len(local) == 0 {
			continue
		}
		content, err := withLocal(c.List, local)
		if err != nil {
			return nil, err
		}
		out[c.List+".csv"] = content
	}
	return out, nil
}

// withLocal is a list of the program with the codes of this store behind it; one that was renamed here has the name it has here.
func withLocal(list string, local [][]string) ([]byte, error) {
	f, err := assets.Codes.Open(list + ".csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	at := map[string]int{} // code → row
	for i, r := range rows {
		at[r[0]] = i
	}
	label := 0
	for i, h := range rows[0] {
		if h == "label" {
			label = i
		}
	}
	for _, code := range local {
		i, known := at[code[0]]
		if !known {
			row := make([]string, len(rows[0]))
			row[0] = code[0]
			rows, i = append(rows, row), len(rows)
		}
		rows[i][label] = code[1]
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// listFiles are lists that stand in memory, before those of the program.
type listFiles map[string][]byte

func (l listFiles) Open(name string) (fs.File, error) {
	content, changed := l[name]
	if !changed {
		return assets.Codes.Open(name)
	}
	return &listFile{bytes.NewReader(content), name}, nil
}

type listFile struct {
	*bytes.Reader
	name string
}

func (f *listFile) Close() error               { return nil }
func (f *listFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *listFile) Name() string               { return strings.TrimPrefix(f.name, "./") }
func (f *listFile) Mode() fs.FileMode          { return 0o400 }
func (f *listFile) ModTime() time.Time         { return time.Time{} }
func (f *listFile) IsDir() bool                { return false }
func (f *listFile) Sys() any                   { return nil }

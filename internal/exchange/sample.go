package exchange

import (
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"strconv"

	"jobwright/internal/day"
)

// Sample opens one kind of the fictitious data as records, so that it takes the same way into the store as any import.
// Its dates are days from today.
func Sample(from, lists fs.FS, kind string, today day.Date) (*Records, error) {
	k, known := KindNamed(kind)
	if !known {
		return nil, fmt.Errorf("there is no sample of %s", kind)
	}
	f, err := from.Open(kind + ".csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("sample %s: %w", kind, err)
	}
	t := &rowsTable{header: rows[0], rows: rows[1:]}
	for _, row := range t.rows {
		for i, cell := range row {
			if c, is := k.Column(t.header[i]); is && c.Type == Date && cell != "" {
				n, err := strconv.Atoi(cell)
				if err != nil {
					return nil, fmt.Errorf("sample %s: %q is no number of days", kind, cell)
				}
				row[i] = today.AddDays(n).String()
			}
		}
	}
	return NewRecords(t, k, nil, lists)
}

// rowsTable is a table that stands in memory.
type rowsTable struct {
	header []string
	rows   [][]string
	next   int
}

func (t *rowsTable) Header() []string { return t.header }
func (t *rowsTable) Numbers() bool    { return false }
func (t *rowsTable) Close() error     { return nil }

func (t *rowsTable) Next() (Row, error) {
	if t.next == len(t.rows) {
		return Row{}, io.EOF
	}
	t.next++
	return Row{Line: t.next + 1, Cells: t.rows[t.next-1]}, nil
}

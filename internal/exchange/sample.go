package exchange

import (
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"jobwright/internal/day"
)

// Sample opens one kind of the fictitious data as records, so that it takes the same way into the store as any import.
// Its dates are days from today, see sampleDay, and its lead has the initials of whoever made the store.
func Sample(from, lists fs.FS, kind string, today day.Date, initials string) (*Records, error) {
	k, known := KindNamed(kind)
	if !known {
		return nil, fmt.Errorf("there is no sample of %s", kind)
	}
	rows, err := readCSV(from, kind)
	if err != nil {
		return nil, err
	}
	t := &rowsTable{header: rows[0], rows: rows[1:]}
	if i := slices.Index(t.header, "initials"); i >= 0 {
		for _, row := range t.rows {
			if strings.EqualFold(row[i], initials) {
				row[i] = ""
			}
		}
		t.rows[0][i] = initials
	}
	for _, row := range t.rows {
		for i, cell := range row {
			if c, is := k.Column(t.header[i]); is && c.Type == Date && cell != "" {
				n, err := strconv.Atoi(cell)
				if err != nil {
					return nil, fmt.Errorf("sample %s: %q is no number of days", kind, cell)
				}
				row[i] = sampleDay(today, n).String()
			}
		}
	}
	return NewRecords(t, k, nil, lists)
}

// sampleDay is n days from today, and not on a weekend: the Friday before for what is past, the Monday after for what lies ahead.
func sampleDay(today day.Date, n int) day.Date {
	d := today.AddDays(n)
	for n != 0 && (d.Weekday() == time.Saturday || d.Weekday() == time.Sunday) {
		d = d.AddDays(n / max(n, -n))
	}
	return d
}

// SampleTable reads a file of the fictitious data that is no kind of import; each row knows its cells by column. The cells of the
// columns that are named as dates are days from today.
func SampleTable(from fs.FS, name string, today day.Date, dates ...string) (rows []map[string]string, err error) {
	all, err := readCSV(from, name)
	if err != nil {
		return nil, err
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, column := range all[0] {
			row[column] = cells[i]
			if cells[i] == "" || !slices.Contains(dates, column) {
				continue
			}
			n, err := strconv.Atoi(cells[i])
			if err != nil {
				return nil, fmt.Errorf("sample %s: %q is no number of days", name, cells[i])
			}
			row[column] = sampleDay(today, n).String()
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func readCSV(from fs.FS, kind string) ([][]string, error) {
	f, err := from.Open(kind + ".csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("sample %s: %w", kind, err)
	}
	if len(rows) < 2 {
		return nil, fmt.Errorf("sample %s is empty", kind)
	}
	return rows, nil
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

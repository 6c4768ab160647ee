// Package exchange reads other people's files into plain rows and writes plain rows into files: CSV, XLSX and iCalendar.
// It knows how a cell is written and what each column of a kind means; whose record a row is belongs to the store.
package exchange

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// The limits of an input. What is over them is refused in words.
const (
	MaxCell      = 32 << 10 // bytes in one cell
	MaxColumns   = 200
	maxUnpacked  = 50 << 20 // bytes of an XLSX file, unpacked
	maxXMLMemory = 10 << 20 // bytes of one sheet that stay in memory
	maxShown     = 200      // characters of a bad value that a message repeats
)

// Problem says what is wrong with one row of an input, in words for the person who made the file.
type Problem struct {
	Line   int    `json:"line"`   // line of the file (CSV) or row of the sheet (XLSX) where the row begins
	Column string `json:"column"` // the column's name in the file; empty = the row as a whole
	Value  string `json:"value"`  // what stands there
	Reason string `json:"reason"` // what happened and what to do
}

func (p Problem) String() string {
	if p.Line == 0 { // the file as a whole
		return p.Reason
	}
	where := fmt.Sprintf("Line %d", p.Line)
	if p.Column != "" {
		where += ", column " + p.Column
	}
	return where + ": " + p.Reason
}

// In is the problem as an error that names the file.
func (p Problem) In(file string) error { return reason(file + ": " + p.String()) }

// InputError says why an input cannot be read any further. Nothing of it may be imported.
type InputError struct{ Problem }

func (e *InputError) Error() string { return e.Problem.String() }

func refuse(line int, column, value, reason string) *InputError {
	return &InputError{Problem{line, column, shown(value), reason}}
}

// shown is a value short enough for a message.
func shown(value string) string {
	if utf8.RuneCountInString(value) <= maxShown {
		return value
	}
	return string([]rune(value)[:maxShown]) + "…"
}

// Row is one row of an input, before anybody asks what it means.
type Row struct {
	Line  int      // where it begins
	Cells []string // as many as the header has
	Bad   *Problem // set = the row cannot be read; Cells holds what could be
}

// Table is an input opened for reading.
type Table interface {
	// Header gives the first row.
	Header() []string
	// Next gives the next row that is not blank; io.EOF after the last. Any other error is an *InputError.
	Next() (Row, error)
	// Numbers says that cells can be a spreadsheet's numbers, in which a date is a count of days.
	Numbers() bool
	Close() error
}

// fit gives cells the length of the header. What stands beyond it makes the row bad; a short row ends in blank cells,
// because spreadsheets leave out the commas of empty columns at the end.
func fit(row Row, columns int) Row {
	for i := columns; i < len(row.Cells); i++ {
		if strings.TrimSpace(row.Cells[i]) != "" && row.Bad == nil {
			row.Bad = &Problem{Line: row.Line, Value: shown(row.Cells[i]), Reason: fmt.Sprintf(
				"The row has %d cells but the header has %d. Please look for a comma that needs quotes around its cell.", len(row.Cells), columns)}
		}
	}
	for len(row.Cells) < columns {
		row.Cells = append(row.Cells, "")
	}
	row.Cells = row.Cells[:columns]
	return row
}

const lostLetters = "The cell holds letters that cannot be read. Please save the file as UTF-8 and try again."

// check finds what makes a cell unreadable, whatever its column means.
func check(cell string) (reason string) {
	switch {
	case len(cell) <= MaxCell && plain(cell):
		return "" // most are
	case len(cell) > MaxCell:
		return "The cell is longer than 32 kB. Please shorten it."
	case !utf8.ValidString(cell) || strings.ContainsRune(cell, utf8.RuneError):
		return lostLetters
	case strings.ContainsFunc(cell, control):
		return "The cell holds a control character. Please type the cell again."
	}
	return ""
}

// plain says that a text holds nothing but ASCII letters, figures, signs and line ends.
func plain(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' && c != '\r' && c != '\n' || c >= 0x7f {
			return false
		}
	}
	return true
}

func control(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f
}

// checked marks a row bad when one of its cells cannot be read.
func checked(row Row, header []string) Row {
	for i, cell := range row.Cells {
		reason := check(cell)
		if reason == "" || row.Bad != nil {
			continue
		}
		name := ""
		if i < len(header) {
			name = header[i]
		}
		row.Bad = &Problem{row.Line, name, shown(strings.ToValidUTF8(cell, "�")), reason}
	}
	return row
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// headerOf checks the first row of an input.
func headerOf(line int, cells []string) ([]string, error) {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) > MaxColumns {
		return nil, refuse(line, "", "", fmt.Sprintf("The file has more than %d columns. Please take out those that are not needed.", MaxColumns))
	}
	header := make([]string, len(cells))
	for i, c := range cells {
		if reason := check(c); reason != "" {
			return nil, refuse(line, "", strings.ToValidUTF8(c, "�"), "The first row should hold the names of the columns. "+reason)
		}
		header[i] = strings.Join(strings.Fields(c), " ")
	}
	return header, nil
}

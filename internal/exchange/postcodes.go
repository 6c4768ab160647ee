package exchange

import (
	"archive/zip"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A postcode file says where every postcode lies. Only the middle of each sector (“S1 2”) is kept: it is near enough to estimate a way, and
// says nothing about a single house. Two kinds are read: Code-Point Open of the Ordnance Survey, which has no header and gives eastings
// and northings, and the Postcode Directory of the Office for National Statistics, which gives latitude and longitude.

const noPostcodes = "This is no file of postcodes that can be read. Please choose a CSV of OS Code-Point Open or of the ONS Postcode Directory, or the ZIP that they come in."

// ReadPostcodes reads a file of postcodes, or all of those in a ZIP, and gives the middle of each sector: latitude and longitude in
// degrees. tell hears of every so many postcodes; it may be nil. An error is an *InputError, or that of the operating system or of ctx.
func ReadPostcodes(ctx context.Context, path string, tell func(postcodes int)) (map[string][2]float64, error) {
	m := middles{ctx: ctx, sums: map[string]*middle{}, tell: tell}
	err := m.readFile(path)
	var known *InputError
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil && !errors.As(err, &known) && m.n > 0:
		return nil, refuse(0, "", "", "The file could not be read to its end. Please get it again and try that.")
	case err != nil:
		return nil, err
	case m.n == 0:
		return nil, refuse(0, "", "", noPostcodes)
	}
	out := make(map[string][2]float64, len(m.sums))
	for sector, s := range m.sums {
		out[sector] = s.place()
	}
	return out, nil
}

// IsPostcodes says whether a file is one of postcodes: a ZIP that holds some, or a CSV of one of the two kinds.
func IsPostcodes(path string) bool {
	if archive, err := zip.OpenReader(path); err == nil {
		defer archive.Close()
		return slices.ContainsFunc(archive.File, func(f *zip.File) bool {
			in, err := f.Open()
			if err != nil {
				return false
			}
			defer in.Close()
			return isPostcodeTable(f.Name, in)
		})
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	return isPostcodeTable(path, f)
}

func isPostcodeTable(name string, in io.Reader) bool {
	if !strings.EqualFold(filepath.Ext(name), ".csv") {
		return false
	}
	first, err := postcodeRows(in).Read()
	return err == nil && postcodeReader(first) != nil
}

// middles adds up where the postcodes of each sector lie.
type middles struct {
	ctx  context.Context
	sums map[string]*middle
	n    int
	tell func(int)
}

// middle is the sum of where the postcodes of a sector lie, by grid and by degrees.
type middle struct {
	grid, degrees int
	east, north   float64
	lat, long     float64
}

// place is the middle in degrees.
func (s *middle) place() [2]float64 {
	lat, long, n := s.lat, s.long, float64(s.grid+s.degrees)
	if s.grid > 0 {
		gridLat, gridLong := FromGrid(s.east/float64(s.grid), s.north/float64(s.grid))
		lat, long = lat+gridLat*float64(s.grid), long+gridLong*float64(s.grid)
	}
	return [2]float64{lat / n, long / n}
}

func (m *middles) readFile(path string) error {
	archive, err := zip.OpenReader(path)
	if errors.Is(err, zip.ErrFormat) {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		return m.read(f)
	}
	if err != nil {
		return err
	}
	defer archive.Close()
	for _, f := range archive.File {
		if !strings.EqualFold(filepath.Ext(f.Name), ".csv") {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return err
		}
		err = m.read(in)
		in.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func postcodeRows(in io.Reader) *csv.Reader {
	r := csv.NewReader(in)
	r.FieldsPerRecord, r.ReuseRecord, r.LazyQuotes = -1, true, true
	return r
}

// tellEach is after how many postcodes the progress is told, and whether somebody has stopped it is asked.
const tellEach = 20_000

// read adds one table; one that holds no postcodes adds nothing.
func (m *middles) read(in io.Reader) error {
	rows := postcodeRows(in)
	cells, err := rows.Read()
	if err != nil {
		return nil // empty, or no table
	}
	add := postcodeReader(cells)
	if add == nil {
		return nil
	}
	for ; err == nil; cells, err = rows.Read() {
		add(m, cells)
		if m.n%tellEach != 0 || m.n == 0 {
			continue
		}
		if err := m.ctx.Err(); err != nil {
			return err
		}
		if m.tell != nil {
			m.tell(m.n)
		}
	}
	if err != io.EOF {
		line, _ := rows.FieldPos(0)
		return refuse(line, "", "", "The file breaks off or is damaged here. Please get it again and try that.")
	}
	return nil
}

// postcodeReader gives what reads the rows of a table by its first row; nil where it is none of postcodes.
func postcodeReader(first []string) func(*middles, []string) {
	if len(first) >= 4 && sectorOf(first[0]) != "" {
		if _, _, ok := numbers(first[2], first[3]); ok {
			return addGrid
		}
		return nil
	}
	header := slices.Clone(first) // the row is used again
	if len(header) > 0 {
		header[0] = strings.TrimPrefix(header[0], "\ufeff")
	}
	at := columnsAt(header, "pcds", "lat", "long", "doterm")
	if at[0] < 0 || at[1] < 0 || at[2] < 0 {
		return nil
	}
	return func(m *middles, cells []string) { addDegrees(m, cells, at) }
}

// Quality of a position in Code-Point Open: 90 has none.
const noPosition = "90"

// addGrid adds a postcode of Code-Point Open: postcode, quality, easting, northing.
func addGrid(m *middles, cells []string) {
	if len(cells) < 4 || cells[1] == noPosition {
		return
	}
	sector := sectorOf(cells[0])
	east, north, ok := numbers(cells[2], cells[3])
	if sector == "" || !ok || east == 0 && north == 0 {
		return
	}
	s := m.of(sector)
	s.grid, s.east, s.north = s.grid+1, s.east+east, s.north+north
}

// addDegrees adds a postcode of the Postcode Directory, unless it is no longer used. One without a place has the latitude 99.999999.
func addDegrees(m *middles, cells []string, at []int) {
	if len(cells) <= max(at[0], at[1], at[2], at[3]) || at[3] >= 0 && cells[at[3]] != "" {
		return
	}
	sector := sectorOf(cells[at[0]])
	lat, long, ok := numbers(cells[at[1]], cells[at[2]])
	if sector == "" || !ok || lat > 90 || lat == 0 && long == 0 {
		return
	}
	s := m.of(sector)
	s.degrees, s.lat, s.long = s.degrees+1, s.lat+lat, s.long+long
}

func (m *middles) of(sector string) *middle {
	m.n++
	s := m.sums[sector]
	if s == nil {
		s = &middle{}
		m.sums[sector] = s
	}
	return s
}

// sectorOf is the sector of a postcode in full, “S1 2” of S1 2JB however it is blanked; "" where it is none.
func sectorOf(postcode string) string {
	key := strings.ToUpper(strings.ReplaceAll(postcode, " ", ""))
	if len(key) < 5 || len(key) > 7 {
		return ""
	}
	outward, inward := key[:len(key)-3], key[len(key)-3:]
	if inward[0] < '0' || inward[0] > '9' || !letter(inward[1]) || !letter(inward[2]) || !letter(outward[0]) {
		return ""
	}
	return outward + " " + inward[:1]
}

func letter(c byte) bool { return c >= 'A' && c <= 'Z' }

func numbers(a, b string) (x, y float64, ok bool) {
	x, err := strconv.ParseFloat(strings.TrimSpace(a), 64)
	y, err2 := strconv.ParseFloat(strings.TrimSpace(b), 64)
	return x, y, err == nil && err2 == nil
}

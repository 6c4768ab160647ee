package exchange

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Value is what a cell says about a field. A blank cell says nothing and has no Value at all.
type Value struct {
	Text  string // in its one stored form: 2026-11-24, 09:30, yes, pence, a code, codes joined with ;
	Erase bool   // the cell was `-`
}

// Record is one row of a kind, read and checked by itself.
type Record struct {
	Line   int
	Values map[string]Value // by our column name
	Cells  []string         // as they stand in the file, for writing bad rows back
	Bad    []Problem        // set = the row cannot be imported
}

// Records reads an input as records of one kind.
type Records struct {
	Kind    Kind
	Unknown []string // columns of the file that mean nothing to us
	Layout  string   // the known layout of the file, in words; empty = read by its columns
	table   Table
	columns []reading // one for each column of the file
	read    rowReader // of a known layout, in place of columns
	lost    bool      // letters that the file has lost are left out
}

// reading is how one column of the file is read; it says nothing to us when parse is nil.
type reading struct {
	header string
	column Column
	parse  func(cell string) (string, error)
}

// ReadMap reads a mapping, {"their column": "our column"}. A column mapped to "" is left out on purpose.
func ReadMap(from io.Reader, k Kind) (map[string]string, error) {
	var given map[string]string
	if err := json.NewDecoder(io.LimitReader(from, 1<<20)).Decode(&given); err != nil {
		return nil, reason(`The map should look like {"Their column": "our column"}. Please check its quotes and commas.`)
	}
	for theirs, ours := range given {
		if _, known := k.Column(ours); ours != "" && !known {
			return nil, reason(fmt.Sprintf("The map sends %q to %q, which is no column of %s. Its columns are: %s.", theirs, ours, k.Name, strings.Join(k.Names(), ", ")))
		}
	}
	return given, nil
}

// NewRecords reads the table as records of kind k. lists holds the code lists; mapping may be nil.
// It fails with an *InputError when the header does not do.
func NewRecords(t Table, k Kind, mapping map[string]string, lists fs.FS) (*Records, error) {
	r := &Records{Kind: k, table: t, Unknown: []string{}}
	if len(mapping) == 0 {
		if l, read, known := layoutOf(t.Header(), k.Name); known {
			r.Layout, r.read, r.lost = l.title, read, l.lost
			return r, nil
		}
	}
	folded := map[string]string{}
	for theirs, ours := range mapping {
		folded[columnName(theirs)] = ours
	}
	taken := map[string]string{}
	for _, h := range t.Header() {
		name, mapped := folded[columnName(h)]
		if !mapped {
			name = columnName(h)
		}
		c, known := k.Column(name)
		if !known {
			if !mapped && h != "" && h != ProblemColumn {
				r.Unknown = append(r.Unknown, h)
			}
			r.columns = append(r.columns, reading{header: h})
			continue
		}
		if other, twice := taken[name]; twice {
			return nil, refuse(1, h, "", fmt.Sprintf("Two columns, %q and %q, both hold %s. Please take one out.", other, h, name))
		}
		taken[name] = h
		parse, err := parser(c, t.Numbers(), lists)
		if err != nil {
			return nil, err
		}
		r.columns = append(r.columns, reading{h, c, parse})
	}
	var missing []string
	for _, c := range k.Columns {
		if _, found := taken[c.Name]; c.Needed && !found {
			missing = append(missing, c.Name)
		}
	}
	if len(missing) > 0 {
		column := ""
		if len(missing) == 1 {
			column = missing[0]
		}
		return nil, refuse(1, column, "", missingWords(missing, t.Header(), r.Unknown, k))
	}
	return r, nil
}

// missingWords says which columns the first row does not name, and what it names in their place. A map is proposed only for
// columns that are none of ours.
func missingWords(missing, header, unknown []string, k Kind) string {
	words := "The column " + missing[0] + " is missing."
	if len(missing) > 1 {
		words = "The columns " + strings.Join(missing, ", ") + " are missing."
	}
	named := slices.DeleteFunc(slices.Clone(header), func(h string) bool { return h == "" })
	if len(named) == 0 {
		return words + " The first row names no columns; it may name these: " + strings.Join(k.Names(), ", ") + "."
	}
	words += " The first row names these: " + shown(strings.Join(named, ", ")) + "."
	if len(unknown) > 0 {
		words += " If another name is meant, a map says so (--map): {" + strings.Join(exampleMap(missing, header, unknown, k), ", ") + "}."
	}
	return words + " The columns of " + k.Name + " are: " + strings.Join(k.Names(), ", ") + "."
}

// exampleMap maps the unknown columns that may hold the missing ones; where no name fits, the first to the first.
func exampleMap(missing, header, unknown []string, k Kind) []string {
	var pairs []string
	fits := Propose(header, k)
	for _, theirs := range unknown {
		if ours := fits[theirs]; slices.Contains(missing, ours) {
			pairs = append(pairs, strconv.Quote(theirs)+": "+strconv.Quote(ours))
		}
	}
	if len(pairs) == 0 {
		pairs = append(pairs, strconv.Quote(unknown[0])+": "+strconv.Quote(missing[0]))
	}
	return pairs
}

// ProblemColumn is the column that is added when bad rows are written back. It is no news when it comes again.
const ProblemColumn = "problem"

// columnName makes "Done on", "done-on", "DONE_ON" and "Done on:" one name, and "Tel." one with "tel".
func columnName(h string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(h), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("_-.:*", r)
	}), "_")
}

// Header gives the names of the file's columns.
func (r *Records) Header() []string { return r.table.Header() }

// Next gives the next record, with what is wrong in Bad; io.EOF after the last. Any other error is an *InputError.
func (r *Records) Next() (Record, error) {
	row, err := r.table.Next()
	if err != nil {
		return Record{}, err
	}
	if r.lost && row.Bad != nil && row.Bad.Reason == lostLetters {
		row = withoutLost(row, r.table.Header())
	}
	rec := Record{Line: row.Line, Cells: row.Cells, Values: map[string]Value{}}
	if row.Bad != nil {
		rec.Bad = []Problem{*row.Bad}
		return rec, nil
	}
	if r.read != nil {
		rec.Values, rec.Bad = r.read(row.Line, row.Cells)
		return rec, nil
	}
	for i, c := range r.columns {
		if c.parse == nil {
			continue
		}
		v, given, err := c.value(row.Cells[i])
		if err != nil {
			rec.Bad = append(rec.Bad, Problem{row.Line, c.header, shown(row.Cells[i]), err.Error()})
		} else if given {
			c.column.split(v, func(name string, v Value) { rec.Values[name] = v })
		}
	}
	for _, c := range r.columns {
		if _, given := rec.Values[c.column.Name]; c.parse != nil && c.column.Needed && !given && !hasProblem(rec.Bad, c.header) {
			rec.Bad = append(rec.Bad, Problem{row.Line, c.header, "", "This cell is needed. Please fill it in."})
		}
	}
	return rec, nil
}

// withoutLost is a row without the marks that stand for lost letters.
func withoutLost(row Row, header []string) Row {
	row.Bad = nil
	for i, c := range row.Cells {
		row.Cells[i] = strings.ReplaceAll(c, "\ufffd", "")
	}
	return checked(row, header)
}

func hasProblem(bad []Problem, column string) bool {
	return slices.ContainsFunc(bad, func(p Problem) bool { return p.Column == column })
}

// value reads one cell. The erasing `-` is looked for before an apostrophe of ours is taken off, so that a text `-` comes back as text.
func (c reading) value(cell string) (v Value, given bool, err error) {
	cell = strings.TrimSpace(cell)
	switch cell {
	case "":
		return Value{}, false, nil
	case "-":
		if c.column.Needed {
			return Value{}, false, reason("This cell is needed and cannot be erased.")
		}
		return Value{Erase: true}, true, nil
	}
	text := strings.TrimSpace(Original(cell))
	if text == "" {
		return Value{}, false, nil
	}
	text, err = c.parse(text)
	return Value{Text: text}, text != "", err
}

// parser gives the way to read the cells of c. numbers = they may be a spreadsheet's numbers.
func parser(c Column, numbers bool, lists fs.FS) (func(string) (string, error), error) {
	if parse, err := brokerageParser(c, lists); parse != nil || err != nil {
		return parse, err
	}
	switch c.Type {
	case Date:
		return func(s string) (string, error) {
			if d, is := serialDate(s); numbers && is {
				return d.String(), nil
			}
			return readDate(s)
		}, nil
	case Time:
		return func(s string) (string, error) {
			if t, is := serialTime(s); numbers && is {
				return t, nil
			}
			return ParseTime(s)
		}, nil
	case YesNo:
		return readYesNo, nil
	case Money:
		return func(s string) (string, error) {
			pence, err := ParseMoney(s)
			if err == nil && c.Most == MaxHourly {
				err = CheckHourly(pence)
			}
			return strconv.FormatInt(pence, 10), err
		}, nil
	case Whole:
		return func(s string) (string, error) {
			n, err := ParseWhole(s, 0, c.Most)
			return strconv.Itoa(n), err
		}, nil
	case Share:
		return func(s string) (string, error) {
			v, err := ParseShare(s)
			return strconv.FormatFloat(v, 'f', -1, 64), err
		}, nil
	case Code, Codes, Levelled:
		return codeParser(c, lists)
	case SIC:
		return sicParser(c, lists)
	case Size:
		return sizeParser(c, lists)
	case Pledges:
		return pledgesParser(c, lists)
	case Heard:
		return heardParser(c, lists)
	case CompanyNumber:
		return readCompanyNumber, nil
	case Phone:
		return readPhone, nil
	case Email:
		return readEmail, nil
	}
	return func(s string) (string, error) { return s, nil }, nil
}

func readDate(cell string) (string, error) {
	d, err := ParseDate(cell)
	return d.String(), err
}

func readYesNo(cell string) (string, error) {
	yes, err := ParseYesNo(cell)
	if yes {
		return "yes", err
	}
	return "no", err
}

func codeParser(c Column, lists fs.FS) (func(string) (string, error), error) {
	choices := NewChoices(c.What, c.Choices...)
	if c.List != "" {
		var err error
		if choices, err = loadPart(lists, c.List, c.Part, c.What); err != nil {
			return nil, err
		}
	}
	switch c.Type {
	case Code:
		return choices.One, nil
	case Codes:
		return func(s string) (string, error) {
			codes, err := choices.Many(s)
			return strings.Join(codes, ";"), err
		}, nil
	}
	levels := NewChoices("a level", c.Levels...)
	return func(s string) (string, error) {
		found, err := choices.Levelled(s, levels, c.Levels[0][0])
		var parts []string
		for _, f := range found {
			parts = append(parts, f[0]+":"+f[1])
		}
		return strings.Join(parts, ";"), err
	}, nil
}

// Close ends the reading.
func (r *Records) Close() error { return r.table.Close() }

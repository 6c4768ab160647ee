package exchange

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"jobwright/employers"
)

func readCompanyNumber(cell string) (string, error) {
	if len(cell) > 20 {
		return "", reason("This is too long for a company number. Please check it.")
	}
	return employers.WriteCompanyNumber(cell), nil
}

var (
	sicDigits = regexp.MustCompile(`^[0-9]{4,5}$`)
	sicDotted = regexp.MustCompile(`^([0-9]{1,2})\.([0-9]{1,2})(?:[./]?([0-9]))?$`)
)

// sicCode writes an industry code with its five digits; a spreadsheet may have dropped a leading zero, and a class such as 47.11 has no
// last digit. What belongs to no section is none.
func sicCode(cell string) string {
	code := strings.TrimSpace(cell)
	if p := sicDotted.FindStringSubmatch(code); p != nil {
		code = fmt.Sprintf("%02s", p[1]) + (p[2] + p[3] + "000")[:3]
	} else if sicDigits.MatchString(code) {
		code = fmt.Sprintf("%05s", code)
	} else {
		return ""
	}
	if employers.Section(code) == "" {
		return ""
	}
	return code
}

// sicParser reads five-digit industry codes and sections (letter or label).
func sicParser(c Column, lists fs.FS) (func(string) (string, error), error) {
	sections, err := LoadChoices(lists, c.List, c.What)
	if err != nil {
		return nil, err
	}
	one := func(cell string) (string, error) {
		if code := sicCode(cell); code != "" {
			return code, nil
		}
		if code, err := sections.One(cell); err == nil {
			return code, nil
		}
		return "", reason("This is not an industry. Please write a five-digit SIC code, or a section from A to U.")
	}
	return manyOf(one), nil
}

// manyOf reads a cell as one value, or else as several that are split at ;. One that comes twice counts once.
func manyOf(one func(string) (string, error)) func(string) (string, error) {
	return func(cell string) (string, error) {
		if code, err := one(cell); err == nil {
			return code, nil
		}
		var codes []string
		for part := range strings.SplitSeq(cell, ";") {
			if strings.TrimSpace(part) == "" {
				continue
			}
			code, err := one(part)
			if err != nil {
				return "", reason(fmt.Sprintf("“%s”: %s", strings.TrimSpace(shown(part)), err))
			}
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
		return strings.Join(codes, ";"), nil
	}
}

// sizeParser reads a size code or label, or a printed band, which it gives as LARGE:500 to 999. A band that says nothing is no cell.
func sizeParser(c Column, lists fs.FS) (func(string) (string, error), error) {
	sizes, err := LoadChoices(lists, c.List, c.What)
	if err != nil {
		return nil, err
	}
	return func(cell string) (string, error) {
		if size, band, printed := employers.ReadBand(cell); band != "" {
			return size + ":" + band, nil
		} else if printed {
			return "", nil
		}
		return sizes.One(cell)
	}, nil
}

// unlevelled says in a cell that a pledge without levels was made.
var unlevelled = []string{"signed", "accredited", "yes"}

// pledgesParser reads pledges with an optional level, DC:2;RLW. A pledge whose levels are known takes those alone.
func pledgesParser(c Column, lists fs.FS) (func(string) (string, error), error) {
	pledges, err := LoadChoices(lists, c.List, c.What)
	if err != nil {
		return nil, err
	}
	levels, err := pledgeLevels(lists, c.List)
	if err != nil {
		return nil, err
	}
	one := func(cell string) (string, error) {
		if code, err := pledges.One(cell); err == nil {
			return code, nil
		}
		at := strings.LastIndex(cell, ":")
		if at < 0 {
			return pledges.One(cell)
		}
		code, err := pledges.One(cell[:at])
		if err != nil {
			return "", err
		}
		level := strings.TrimSpace(cell[at+1:])
		switch {
		case level == "", slices.Contains(unlevelled, fold(level)):
			return code, nil
		case levels[code] != nil:
			level, err = levels[code].One(level)
			return code + ":" + level, err
		}
		return code + ":" + level, nil
	}
	many := manyOf(one)
	return func(cell string) (string, error) {
		text, err := many(cell)
		if err != nil {
			return "", err
		}
		seen := map[string]bool{}
		for p := range strings.SplitSeq(text, ";") {
			code, _, _ := strings.Cut(p, ":")
			if seen[code] {
				return "", reason(fmt.Sprintf("%s stands there twice. Please keep one.", code))
			}
			seen[code] = true
		}
		return text, nil
	}, nil
}

var numberedLevel = regexp.MustCompile(`^([0-9]+) (.+)$`)

// pledgeLevels reads the column levels of the list of pledges: "1 Committed; 2 Employer; 3 Leader" or "Bronze; Silver; Gold".
func pledgeLevels(lists fs.FS, name string) (map[string]*Choices, error) {
	f, err := lists.Open(name + ".csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("code list %s: %w", name, err)
	}
	at := slices.Index(rows[0], "levels")
	if at < 0 {
		return nil, fmt.Errorf("code list %s has no column levels", name)
	}
	levels := map[string]*Choices{}
	for _, r := range rows[1:] {
		var pairs [][2]string
		for level := range strings.SplitSeq(r[at], ";") {
			level = strings.TrimSpace(level)
			if n := numberedLevel.FindStringSubmatch(level); n != nil {
				pairs = append(pairs, [2]string{n[1], n[2]})
			} else {
				pairs = append(pairs, [2]string{level, level})
			}
		}
		if len(pairs) > 1 {
			levels[r[0]] = NewChoices("a level of "+r[0], pairs...)
		}
	}
	return levels, nil
}

// heardParser sorts what was heard: the signals first, as codes joined with ;, then a line feed and their own words as they stand,
// then a NUL and the whole cell.
func heardParser(c Column, lists fs.FS) (func(string) (string, error), error) {
	signals, err := LoadChoices(lists, c.List, c.What)
	if err != nil {
		return nil, err
	}
	return func(cell string) (string, error) {
		if code, err := signals.One(cell); err == nil {
			return code + "\n\x00" + cell, nil
		}
		var codes, words []string
		for part := range strings.SplitSeq(cell, ";") {
			if code, err := signals.One(part); err != nil {
				words = append(words, part)
			} else if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
		return strings.Join(codes, ";") + "\n" + strings.Trim(strings.Join(words, ";"), "; ") + "\x00" + cell, nil
	}, nil
}

// split makes the fields of a cell that holds several of them: what was heard is signals and words, a printed size is a
// code and its band.
func (c Column) split(v Value, set func(name string, v Value)) {
	switch c.Type {
	case Heard:
		signals, words, _ := strings.Cut(v.Text, "\n")
		words, cell, _ := strings.Cut(words, "\x00")
		set("as_heard", Value{Text: cell, Erase: v.Erase}) // what is known already and is written like this stays as it was sorted
		set("signals", Value{Text: signals, Erase: signals == ""})
		set(c.Name, Value{Text: words, Erase: words == ""})
	case Size:
		code, band, _ := strings.Cut(v.Text, ":")
		if code == "UNKNOWN" { // no size is the stored form of it
			code, v.Erase = "", true
		}
		set(c.Name, Value{Text: code, Erase: v.Erase})
		if band != "" || v.Erase {
			set("size_printed", Value{Text: band, Erase: v.Erase})
		}
	default:
		set(c.Name, v)
	}
}

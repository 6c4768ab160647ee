package exchange

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"strings"
)

// Choices are the values that a cell may have: codes with their labels, either written in any case.
type Choices struct {
	what   string            // "a role", for messages
	words  []string          // what one may write, in the order of the list: labels, or codes where a label is not enough
	folded map[string]string // code or label, folded → code; "" = several codes share the label
}

// NewChoices makes choices from code, label pairs. what names one of them for messages: "a role".
func NewChoices(what string, pairs ...[2]string) *Choices {
	c := &Choices{what: what, folded: map[string]string{}}
	for _, p := range pairs {
		if label := fold(p[1]); label != "" {
			if old, taken := c.folded[label]; taken && old != p[0] {
				c.folded[label] = ""
			} else {
				c.folded[label] = p[0]
			}
		}
	}
	for _, p := range pairs {
		c.folded[fold(p[0])] = p[0] // a code beats a label
	}
	for _, p := range pairs {
		word := p[1]
		if c.folded[fold(word)] != p[0] {
			word = p[0]
		}
		c.words = append(c.words, word)
	}
	return c
}

// LoadChoices reads a code list, name.csv with the columns code and label.
func LoadChoices(lists fs.FS, name, what string) (*Choices, error) {
	return loadPart(lists, name, "", what)
}

// loadPart reads one part of a code list that holds several, as its column list says. A code of the store's own is of every part.
func loadPart(lists fs.FS, name, part, what string) (*Choices, error) {
	f, err := lists.Open(name + ".csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("code list %s: %w", name, err)
	}
	code, label, list := -1, -1, -1
	for i, h := range rows[0] {
		switch h {
		case "code":
			code = i
		case "label":
			label = i
		case "list":
			list = i
		}
	}
	if code < 0 || label < 0 {
		return nil, fmt.Errorf("code list %s has no columns code and label", name)
	}
	var pairs [][2]string
	for _, r := range rows[1:] {
		if part == "" || list < 0 || r[list] == "" || r[list] == part {
			pairs = append(pairs, [2]string{r[code], r[label]})
		}
	}
	return NewChoices(what, pairs...), nil
}

// fold makes two ways of writing the same label equal: case, and how many blanks stand between the words.
func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// One reads a single code or label and gives the code.
func (c *Choices) One(cell string) (string, error) {
	code, known := c.folded[fold(cell)]
	switch {
	case !known:
		return "", reason(fmt.Sprintf("This is not %s. Please write one of: %s.", c.what, strings.Join(c.words, "; ")))
	case code == "":
		return "", reason("Several codes have this label. Please write the code.")
	}
	return code, nil
}

// Many reads several codes or labels. The whole cell is tried as one label before it is split at ;
// because some labels hold a semicolon themselves.
func (c *Choices) Many(cell string) ([]string, error) {
	if code, err := c.One(cell); err == nil {
		return []string{code}, nil
	}
	var codes []string
	seen := map[string]bool{}
	for part := range strings.SplitSeq(cell, ";") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		code, err := c.One(part)
		if err != nil {
			return nil, reason(fmt.Sprintf("“%s”: %s", strings.TrimSpace(shown(part)), err))
		}
		if !seen[code] {
			seen[code] = true
			codes = append(codes, code)
		}
	}
	return codes, nil
}

// Levelled reads codes with an optional level, HAND:major;SENS. A level that is left out is missing.
func (c *Choices) Levelled(cell string, levels *Choices, missing string) ([][2]string, error) {
	if code, err := c.One(cell); err == nil {
		return [][2]string{{code, missing}}, nil
	}
	var found [][2]string
	seen := map[string]bool{}
	for part := range strings.SplitSeq(cell, ";") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		name, level := part, missing
		if i := strings.LastIndex(part, ":"); i >= 0 {
			var err error
			if level, err = levels.One(part[i+1:]); err != nil {
				return nil, reason(fmt.Sprintf("“%s”: %s", strings.TrimSpace(shown(part)), err))
			}
			name = part[:i]
		}
		code, err := c.One(name)
		if err != nil {
			return nil, reason(fmt.Sprintf("“%s”: %s", strings.TrimSpace(shown(part)), err))
		}
		if seen[code] {
			return nil, reason(fmt.Sprintf("%s stands there twice. Please keep one.", code))
		}
		seen[code] = true
		found = append(found, [2]string{code, level})
	}
	return found, nil
}

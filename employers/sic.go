package employers

import (
	"strconv"
	"strings"
)

// sections are the sections of UK SIC 2007 with the first and last division of each. (facts.md b.4)
var sections = []struct {
	letter string
	first  int
	last   int
}{
	{"A", 1, 3}, {"B", 5, 9}, {"C", 10, 33}, {"D", 35, 35}, {"E", 36, 39}, {"F", 41, 43}, {"G", 45, 47}, {"H", 49, 53}, {"I", 55, 56},
	{"J", 58, 63}, {"K", 64, 66}, {"L", 68, 68}, {"M", 69, 75}, {"N", 77, 82}, {"O", 84, 84}, {"P", 85, 85}, {"Q", 86, 88}, {"R", 90, 93},
	{"S", 94, 96}, {"T", 97, 98}, {"U", 99, 99},
}

// Section is the section letter of an activity: of a code of UK SIC 2007 (47110, 47.11, or the division 47), or of the letter
// itself. A four-digit code has lost its leading zero. Empty where there is none: the mark 1 of the gender pay gap
// service says "public body", not an activity.
func Section(code string) string {
	code = strings.ToUpper(strings.TrimSpace(code))
	for _, s := range sections {
		if code == s.letter {
			return s.letter
		}
	}
	n, ok := division(code)
	if !ok {
		return ""
	}
	for _, s := range sections {
		if n >= s.first && n <= s.last {
			return s.letter
		}
	}
	return ""
}

func division(code string) (int, bool) {
	before, _, dotted := strings.Cut(code, ".")
	digits := keep(code, isDigit)
	switch {
	case dotted:
		digits = before
	case len(digits) != len(code):
		return 0, false
	case len(digits) == 5:
		digits = digits[:2]
	case len(digits) == 4:
		digits = digits[:1]
	case len(digits) != 2:
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil
}

// Section is the section of the first activity that has one; empty = not known.
func (e Employer) Section() string {
	for _, code := range e.SIC {
		if s := Section(code); s != "" {
			return s
		}
	}
	return ""
}

// sectionNames are short names of the sections, for lists and reports; the full ones stand in sic2007_sections.
var sectionNames = map[string]string{
	"A": "Farming", "B": "Mining", "C": "Manufacturing", "D": "Energy", "E": "Water, waste", "F": "Construction", "G": "Retail", "H": "Transport",
	"I": "Hospitality", "J": "IT and media", "K": "Finance", "L": "Property", "M": "Professional", "N": "Office services", "O": "Public bodies",
	"P": "Education", "Q": "Health, care", "R": "Arts and sport", "S": "Other services", "T": "Households", "U": "International",
}

// SectionName is the short name of a section: the letter itself where it is not known.
func SectionName(section string) string {
	if name := sectionNames[section]; name != "" {
		return name
	}
	return section
}

// Sections are the letters of all sections in their order.
func Sections() (letters []string) {
	for _, s := range sections {
		letters = append(letters, s.letter)
	}
	return letters
}

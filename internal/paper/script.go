package paper

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-unidecode"
)

// The marks of what cannot be set: opened and closed stand around words of another script in Latin letters, lost for a sign.
const (
	opened = "⟦"
	closed = "⟧"
	lost   = "\uFFFD"
)

// alphabets are the scripts that are set letter by letter, from left to right. All others need letters joined, moved or turned round,
// which gofpdf cannot do, or are in none of our faces.
var alphabets = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian}

// settable is a clean text in which words of a script that cannot be set are spelled in Latin letters between the marks for it. The
// twin of the document has them as they were written.
func settable(s string) string {
	s = Clean(s)
	if strings.IndexFunc(s, unset) < 0 {
		return s
	}
	var b strings.Builder
	letters := []rune(s)
	for i := 0; i < len(letters); {
		if !foreign(letters[i]) {
			if unset(letters[i]) {
				letters[i] = unicode.ReplacementChar
			}
			b.WriteRune(letters[i])
			i++
			continue
		}
		end := i + 1 // behind the last letter of the script
		for j := end; j < len(letters) && (foreign(letters[j]) || letters[j] == ' '); j++ {
			if foreign(letters[j]) {
				end = j + 1
			}
		}
		b.WriteString(opened + latin(string(letters[i:end])) + closed)
		i = end
	}
	return b.String()
}

// unset says that a letter or sign cannot be set as it is.
func unset(r rune) bool { return r >= 0x0250 && (foreign(r) || !unicode.IsSpace(r) && !faced(r)) }

// foreign says that a letter is of a script that cannot be set.
func foreign(r rune) bool {
	if r < 0x0530 { // Latin, Greek and Cyrillic, which are most of what is written
		return false
	}
	switch {
	case unicode.IsLetter(r):
		return !unicode.In(r, alphabets...) || !faced(r)
	case unicode.IsMark(r), unicode.IsNumber(r):
		return !unicode.In(r, unicode.Common, unicode.Inherited) || !faced(r)
	}
	return false
}

// faced says that one of our faces has the letter.
func faced(r rune) bool {
	if _, ok := Regular.advance(r); ok {
		return true
	}
	_, ok := Fallback.advance(r)
	return ok
}

// latin spells words in Latin letters, as well as can be told letter by letter; � where it cannot.
func latin(s string) string {
	spelled := strings.Join(strings.Fields(strings.ReplaceAll(unidecode.Unidecode(s), "[?]", lost)), " ")
	if strings.IndexFunc(spelled, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) < 0 {
		return lost
	}
	return spelled
}

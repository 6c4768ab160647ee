package paper

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean makes a text safe to print: composed letters (NFC), no control characters, no marks that turn the
// reading direction round, and a visible � for what gofpdf cannot hold (anything above U+FFFF makes it panic).
func Clean(s string) string {
	if plain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r): // nothing that is seen
			return -1
		case r > 0xFFFF:
			return unicode.ReplacementChar
		}
		return r
	}, readable(s))
}

// readable is a text in composed letters without control characters and without marks that turn the reading direction round. Everything
// else stands as it was written, in any script.
func readable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\u2028' || r == '\u2029':
			return '\n'
		case unicode.IsControl(r), r == 0xFEFF, unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD")))
}

// plain says that a text is of the letters and signs of English alone, as most are, so that nothing is to be done.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' && s[i] != '\n' && s[i] != '\t' || s[i] > '~' {
			return false
		}
	}
	return true
}

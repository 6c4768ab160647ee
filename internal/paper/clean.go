package paper

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean makes a text safe to print: composed letters (NFC), no control characters, no marks that turn the
// reading direction round, and a visible � for what gofpdf cannot hold (anything above U+FFFF makes it panic).
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F:
			return -1
		case unicode.IsControl(r), r == 0xFEFF:
			return -1
		case r > 0xFFFF:
			return unicode.ReplacementChar
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD")))
}

package exchange

import (
	"strings"
	"unicode"
)

// Neutral makes a text harmless in a spreadsheet: what would be read as a formula gets an apostrophe before it
// (ASVS 1.2.10). The first character decides, also a full-width one and behind blanks or invisible characters.
func Neutral(text string) string {
	if risky(text) {
		return "'" + text
	}
	return text
}

// Original takes back what Neutral did, so that exports can be read again.
func Original(cell string) string {
	if rest, found := strings.CutPrefix(cell, "'"); found && risky(rest) {
		return rest
	}
	return cell
}

// risky also holds for a risky text behind apostrophes, or Original could not tell an apostrophe of ours from one of the text's own.
func risky(text string) bool {
	for _, r := range strings.TrimLeft(text, "'") {
		switch {
		case strings.ContainsRune("=+-@\t\r\x00＝＋－＠", r):
			return true
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zs, r):
			continue // not shown, so what follows comes first
		}
		return false
	}
	return false
}

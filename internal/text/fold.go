package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// whole letters that decomposition leaves alone, in the spelling people fall back on
var plainLetters = map[rune]string{
	'ł': "l", 'ß': "ss", 'ø': "o", 'æ': "ae", 'œ': "oe", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ħ': "h", 'ŋ': "ng", 'ŧ': "t",
	'’': "'", '‘': "'", 'ʼ': "'", '–': "-", '—': "-", '‐': "-", '‑': "-",
}

// Fold is the spelling by which texts are compared and found: lower case, no accents, ł as l, ß as ss,
// straight apostrophes, single spaces. Folding twice changes nothing more.
func Fold(s string) string {
	if plain, ok := foldASCII(s); ok {
		return plain
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		foldRune(&b, unicode.ToLower(r))
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func foldRune(b *strings.Builder, r rune) {
	switch {
	case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
	case plainLetters[r] != "":
		b.WriteString(plainLetters[r])
	case unicode.IsSpace(r):
		b.WriteByte(' ')
	default:
		for _, d := range norm.NFKD.String(string(r)) { // lower case of some capitals decomposes again
			if !unicode.Is(unicode.Mn, d) {
				b.WriteRune(d)
			}
		}
	}
}

// foldASCII is Fold for plain text, which most is; false where s holds other letters.
func foldASCII(s string) (string, bool) {
	clean, space := true, true // space: the last byte was one
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 {
			return "", false
		}
		if c >= 'A' && c <= 'Z' || c < ' ' || c == ' ' && space {
			clean = false
		}
		space = c == ' '
	}
	if clean && !(space && len(s) > 0) {
		return s, true
	}
	return strings.Join(strings.Fields(strings.ToLower(s)), " "), true
}

// Words are the folded runs of letters and figures in s, as one searches for them; apostrophes join: o'brien is obrien.
func Words(s string) []string {
	folded := strings.ReplaceAll(Fold(s), "'", "")
	return strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// Matches says that every word of query begins some word of s.
func Matches(s, query string) bool {
	have := Words(s)
	for _, want := range Words(query) {
		if !anyPrefixed(have, want) {
			return false
		}
	}
	return true
}

func anyPrefixed(words []string, prefix string) bool {
	for _, w := range words {
		if strings.HasPrefix(w, prefix) {
			return true
		}
	}
	return false
}

// Digits are the figures in s, for phone numbers however typed.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

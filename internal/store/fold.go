package store

import (
	"strings"
	"unicode"

	plain "jobwright/internal/text"
)

// fold is the text as search and sorting compare it: lower case, without accents, special letters spelt plainly.
func fold(s string) string { return plain.Fold(s) }

func plainASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// findKeys are the further words under which a text is found: its special letters spelt plainly, and its telephone numbers joined.
func findKeys(text string) string {
	var keys []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) }) {
		if !plainASCII(w) {
			keys = append(keys, fold(w))
		}
	}
	for _, p := range phones(text) {
		keys = append(keys, p.digits)
	}
	return strings.Join(keys, " ")
}

// phone is a telephone number in a text: where it stands, and its digits in the form 07700900123.
type phone struct {
	from, to int
	digits   string
}

// phones finds runs of at least seven digits, whatever stands between them of blanks, dots, dashes, brackets and +.
func phones(s string) []phone {
	var out []phone
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) && s[i] != '+' || i > 0 && isWord(s[i-1]) {
			continue
		}
		end, digits := i, make([]byte, 0, 15)
		for j := i; j < len(s); j++ {
			if isDigit(s[j]) {
				digits = append(digits, s[j])
				end = j + 1
			} else if strings.IndexByte(" .-()/+\u00a0", s[j]) < 0 {
				break
			}
		}
		if len(digits) >= 7 && len(digits) <= 15 {
			out = append(out, phone{i, end, nationalDigits(string(digits), s[i] == '+')})
		}
		i = max(i, end-1)
	}
	return out
}

// nationalDigits turns +44 and 0044 into the leading 0 that people dial here, and drops the 0 of "+44 (0)".
func nationalDigits(d string, plus bool) string {
	switch {
	case plus && strings.HasPrefix(d, "44"):
		d = d[2:]
	case strings.HasPrefix(d, "0044"):
		d = d[4:]
	case plus:
		return d
	default:
		return d
	}
	return "0" + strings.TrimPrefix(d, "0")
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isWord(c byte) bool {
	return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

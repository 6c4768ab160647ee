package employers

import "strings"

// legalForms end a name without telling two employers apart.
var legalForms = map[string]bool{
	"ltd": true, "limited": true, "plc": true, "llp": true, "lp": true, "cic": true, "cio": true, "inc": true, "incorporated": true,
	"co": true, "company": true, "and": true, "the": true,
}

// NameKey is a name as it is compared: lower case without accents and punctuation, & read as "and", and without "the", "and"
// and what the law adds at the end (Ltd, Limited, plc, LLP, & Co). A name that is nothing else stays as it is.
func NameKey(name string) string {
	words := strings.Fields(foldName(name))
	end := len(words)
	for end > 0 && legalForms[words[end-1]] {
		end--
	}
	kept := make([]string, 0, end)
	for _, w := range words[:end] {
		if w != "the" && w != "and" {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		kept = words
	}
	return strings.Join(kept, " ")
}

// foldName puts the words of a name in lower case, one space between them. Letters set apart by dots make one word: J.P. is jp.
func foldName(name string) string {
	var b strings.Builder
	b.Grow(len(name) + 8)
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == '&' || r == '+':
			b.WriteString(" and ")
		case r == '\'' || r == '’' || r == '‘' || r == '`' || r == '.':
		case r < 128:
			b.WriteByte(' ')
		default:
			b.WriteString(PlainLetter(r))
		}
	}
	return b.String()
}

// PlainLetter is a small letter beyond ASCII without its accent: é is e, ß is ss. An accent that stands alone is nothing, letters of other
// alphabets stay, and all else is a space, because it parts words.
func PlainLetter(r rune) string {
	for plain, accented := range accents {
		if strings.ContainsRune(accented, r) {
			return plain
		}
	}
	if r >= 0x300 && r < 0x370 { // a combining accent
		return ""
	}
	if r >= 0x370 && r < 0x2000 || r >= 0x3000 && r < 0xfe00 {
		return string(r)
	}
	return " "
}

var accents = map[string]string{
	"a": "àáâãäåāăą", "ae": "æ", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķ",
	"l": "ĺļľŀł", "n": "ñńņň", "o": "òóôõöøōŏő", "oe": "œ", "r": "ŕŗř", "s": "śŝşš", "ss": "ß", "t": "ţťŧ", "th": "þ", "u": "ùúûüũūŭůűų",
	"w": "ŵẁẃẅ", "y": "ýÿŷỳ", "z": "źżž",
}

// PhoneKey is a telephone number as it is compared: its digits, a UK number with its leading 0 however it was typed
// (+44 (0)114 496 0123, 0044 114…), a foreign one with +. Too few digits make no key; of several numbers the first counts.
func PhoneKey(phone string) string {
	if i := strings.IndexAny(phone, "/,;\n"); i > 0 {
		phone = phone[:i]
	}
	phone, _, _ = strings.Cut(strings.ToLower(phone), "ext") // 0114 496 0123 ext 12
	phone, _, _ = strings.Cut(phone, "x")
	digits := keep(phone, isDigit)
	abroad := strings.HasPrefix(strings.TrimLeft(phone, " ("), "+")
	if strings.HasPrefix(digits, "00") {
		digits, abroad = digits[2:], true
	}
	switch {
	case len(digits) < 6:
		return ""
	case strings.HasPrefix(digits, "44") && (abroad || len(digits) == 12):
		return "0" + strings.TrimPrefix(digits[2:], "0")
	case abroad:
		return "+" + digits
	}
	return digits
}

// PostcodeKey is a postcode as it is compared: capitals and digits with nothing between. What has no letter or no digit is none.
func PostcodeKey(postcode string) string {
	key := keep(strings.ToUpper(postcode), isLetterOrDigit)
	if len(key) < 2 || len(key) > 8 || keep(key, isDigit) == "" || keep(key, isDigit) == key {
		return ""
	}
	return key
}

// CompanyNumberKey is a number of Companies House as it is compared: eight characters, digits filled up with zeros on the left
// (after letters such as SC or OC). Empty where there is none; some sources write 0.
func CompanyNumberKey(number string) string {
	key := keep(strings.ToUpper(number), isLetterOrDigit)
	letters := 0
	for letters < len(key) && key[letters] >= 'A' {
		letters++
	}
	digits := key[letters:]
	if strings.Trim(digits, "0") == "" {
		return ""
	}
	if len(key) < 8 && keep(digits, isDigit) == digits {
		return key[:letters] + strings.Repeat("0", 8-len(key)) + digits
	}
	return key
}

// WriteCompanyNumber is a company number as it is kept: the form in which it is compared. Other numbers, such as 1234567-1 of a
// charity, stay as they were typed; 0 is none.
func WriteCompanyNumber(typed string) string {
	number := strings.ToUpper(strings.Join(strings.Fields(typed), ""))
	if keep(number, isLetterOrDigit) != number && strings.Trim(number, "0") != "" {
		return strings.TrimSpace(typed)
	}
	return CompanyNumberKey(number)
}

func isDigit(r rune) bool         { return r >= '0' && r <= '9' }
func isLetterOrDigit(r rune) bool { return isDigit(r) || r >= 'A' && r <= 'Z' }

// keep is s with only those letters that are wanted.
func keep(s string, wanted func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if wanted(r) {
			return r
		}
		return -1
	}, s)
}

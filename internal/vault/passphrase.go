package vault

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MinPassphrase is the least number of characters of a passphrase, counted after NFKC.
const MinPassphrase = 12

//go:embed common.txt
var commonText string

// common holds the refused passphrases, folded.
var common = func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(commonText) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			m[foldPass(line)] = true
		}
	}
	return m
}()

// foldPass keeps the letters and figures, in lower case.
func foldPass(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// normalPass is a copy of pass in NFKC, so that é typed as one sign or as two is the same. The caller clears it.
func normalPass(pass []byte) []byte { return append([]byte(nil), norm.NFKC.Bytes(pass)...) }

// CheckPassphrase refuses (Kind Weak) what is shorter than twelve characters or too common.
// There are no rules of composition: a few plain words are good.
func CheckPassphrase(pass []byte) error {
	p := normalPass(pass)
	defer clear(p)
	if n := utf8.RuneCount(p); n < MinPassphrase || !utf8.Valid(p) {
		return refuse(Weak, "The passphrase is too short.", "Use at least 12 characters; four plain words are good.")
	}
	if isCommon(p) {
		return refuse(Weak, "Many people use this passphrase, so it is easy to guess.",
			"Choose a few words that do not belong together.")
	}
	return nil
}

// isCommon says that p is on the list, is one part said over and over, runs along the alphabet or
// keyboard, or is a listed word with figures hung on.
func isCommon(p []byte) bool {
	f := foldPass(string(p))
	bare := strings.TrimFunc(f, unicode.IsDigit)
	return common[f] || common[bare] || repeats(f) || isRun(f) || distinct(f) < 5
}

func repeats(s string) bool {
	for n := 1; n <= len(s)/2; n++ {
		if len(s)%n == 0 && strings.Repeat(s[:n], len(s)/n) == s {
			return true
		}
	}
	return false
}

func isRun(s string) bool {
	const runs = "01234567890123456789 98765432109876543210 abcdefghijklmnopqrstuvwxyz zyxwvutsrqponmlkjihgfedcba " +
		"qwertyuiopasdfghjklzxcvbnm mnbvcxzlkjhgfdsapoiuytrewq 1q2w3e4r5t6y7u8i9o0p"
	return strings.Contains(runs, s)
}

func distinct(s string) int {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen)
}

// Strength judges a passphrase for the hint beside its field: score 0 (refused) to 4 (very good), and one plain sentence.
func Strength(pass []byte) (score int, hint string) {
	if err := CheckPassphrase(pass); err != nil {
		return 0, err.(*Error).Do
	}
	p := normalPass(pass)
	defer clear(p)
	points := utf8.RuneCount(p) + 3*(len(strings.Fields(string(p)))-1) + distinct(foldPass(string(p)))/2
	switch {
	case points >= 40:
		return 4, "Very good."
	case points >= 30:
		return 3, "Good."
	case points >= 22:
		return 2, "Fair. One more word makes it good."
	}
	return 1, "Just long enough. Two more words make it good."
}

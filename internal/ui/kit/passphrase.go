package kit

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// NewPassphrase are the two fields for a new passphrase: the first, with a hint that grows with the typing, and its
// repetition.
type NewPassphrase struct {
	First, Again *Field
	first, again *Entry
}

const passphraseHint = "At least 12 letters. Four or five words that only you would put together are best."

// AskPassphrase makes the fields; label names the first. strength rates what is typed: 0 is refused with its hint.
// The fields are called "passphrase" and "again".
func AskPassphrase(label string, strength func([]byte) (score int, hint string)) *NewPassphrase {
	n := &NewPassphrase{first: NewPassword(), again: NewPassword()}
	n.First = NewField("passphrase", label, n.first).Needed("Please choose a passphrase.").Hint(passphraseHint).Check(func() error {
		typed := n.Typed()
		defer clear(typed)
		if score, hint := strength(typed); score == 0 {
			return sentence(hint)
		}
		return nil
	})
	n.first.OnChange(func() {
		typed := n.Typed()
		defer clear(typed)
		if len(typed) == 0 {
			n.First.Hint(passphraseHint)
		} else if _, hint := strength(typed); hint != "" {
			n.First.Hint(hint)
		}
	})
	n.Again = NewField("again", "The same again", n.again).Needed("Please type the passphrase a second time.").Check(func() error {
		if n.again.Text() != n.first.Text() {
			return sentence("The two are not the same. Please type it again.")
		}
		return nil
	})
	return n
}

// Typed is the passphrase; whoever takes it clears it.
func (n *NewPassphrase) Typed() []byte { return []byte(n.first.Text()) }

// Clear empties both fields.
func (n *NewPassphrase) Clear() {
	n.first.Clear()
	n.again.Clear()
}

// AskCode is the field, called "code", in which a recovery code is typed back from paper; it refuses any other than code.
func AskCode(code string) (*Field, *Entry) {
	typed := NewEntry().Limit(80)
	return NewField("code", "Recovery code", typed).Needed("Please type the code from your paper.").Hint(CodeHint).Check(func() error {
		if !SameCode(typed.Text(), code) {
			return sentence(howCodesDiffer(typed.Text(), code))
		}
		return nil
	}), typed
}

// CodeHint says how a recovery code may be typed.
const CodeHint = "Capital or small letters make no difference; dashes and spaces may be left out."

// howCodesDiffer says where to look again on the paper.
func howCodesDiffer(typed, code string) string {
	t, c := plainCode(typed), plainCode(code)
	if len(t) != len(c) {
		return fmt.Sprintf("The code has %d letters, this has %d. Please compare it with your paper.", len(c), utf8.RuneCountInString(t))
	}
	at := 0
	for i, group := range strings.Split(code, "-") {
		end := min(at+len(plainCode(group)), len(c))
		if t[at:end] != c[at:end] {
			return fmt.Sprintf("Group %d is not as in the code. Please compare it with your paper.", i+1)
		}
		at = end
	}
	return "This is not the code. Please compare it with your paper, group by group."
}

// SameCode compares recovery codes as people write them: O and 0, I, L and 1, U and V look alike on paper. What stands
// between the letters does not count.
func SameCode(a, b string) bool { return plainCode(a) == plainCode(b) }

func plainCode(s string) string {
	return strings.NewReplacer("-", "", "–", "", "—", "", ".", "", " ", "", "\u00a0", "", "\t", "", "\n", "", "\r", "",
		"O", "0", "I", "1", "L", "1", "U", "V").Replace(strings.ToUpper(s))
}

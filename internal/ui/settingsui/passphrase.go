package settingsui

import (
	"jobwright/internal/custody"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
)

// newPassphrase is a new passphrase and its repetition, with a hint that grows with the typing.
type newPassphrase struct {
	first, again           *kit.Entry
	firstField, againField *kit.Field
}

const passphraseHint = "At least 12 letters. Four or five words that only you would put together are best."

func askPassphrase(keep custody.Custodian, label string) *newPassphrase {
	n := &newPassphrase{first: kit.NewPassword(), again: kit.NewPassword()}
	n.firstField = kit.NewField("new", label, n.first).Needed("Please choose a passphrase.").Hint(passphraseHint).Check(func() error {
		typed := n.typed()
		defer clear(typed)
		if score, hint := keep.Strength(typed); score == 0 {
			return people.FieldError{Field: "new", Message: hint}
		}
		return nil
	})
	n.first.OnChange(func() {
		typed := n.typed()
		defer clear(typed)
		if len(typed) == 0 {
			n.firstField.Hint(passphraseHint)
		} else if _, hint := keep.Strength(typed); hint != "" {
			n.firstField.Hint(hint)
		}
	})
	n.againField = kit.NewField("again", "The same again", n.again).Needed("Please type it a second time.").Check(func() error {
		if n.again.Text() != n.first.Text() {
			return people.FieldError{Field: "again", Message: "The two are not the same. Please type it again."}
		}
		return nil
	})
	return n
}

// typed is the passphrase; whoever takes it clears it.
func (n *newPassphrase) typed() []byte { return []byte(n.first.Text()) }

func (n *newPassphrase) clear() {
	n.first.Clear()
	n.again.Clear()
}

// weakUnderNew puts the refusal of a weak passphrase under its field.
func weakUnderNew(err error) error {
	if custody.KindOf(err) == custody.Weak {
		return people.FieldError{Field: "new", Message: err.Error()}
	}
	return err
}

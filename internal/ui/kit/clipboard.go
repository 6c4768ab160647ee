package kit

import (
	"crypto/sha256"

	"fyne.io/fyne/v2"
)

// copied is a sum of what went from this program to the clipboard last; nil = nothing. The words themselves are not kept.
var copied []byte

// Copy puts words on the clipboard.
func Copy(words string) {
	fyne.CurrentApp().Clipboard().SetContent(words)
	noteCopied(words)
}

func noteCopied(words string) {
	sum := sha256.Sum256([]byte(words))
	copied = sum[:]
}

// ForgetCopied empties the clipboard if what it holds came from this program. What another program put there stays.
func ForgetCopied() {
	if copied == nil {
		return
	}
	c := fyne.CurrentApp().Clipboard()
	if sum := sha256.Sum256([]byte(c.Content())); string(sum[:]) == string(copied) {
		c.SetContent("")
	}
	copied = nil
}

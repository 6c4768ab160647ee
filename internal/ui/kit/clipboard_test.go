package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestOnlyWhatWasCopiedHereIsTakenFromTheClipboard(t *testing.T) {
	e := NewEntry()
	w := window(t, e)
	board := fyne.CurrentApp().Clipboard()
	copyAll := func() {
		w.Canvas().Focus(e.Focus())
		f := e.Focus().(fyne.Shortcutable)
		f.TypedShortcut(&fyne.ShortcutSelectAll{})
		f.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
	}
	for name, put := range map[string]func(){"details": func() { Copy("no space left") }, "a field's words": func() { e.SetText("Ring Anna"); copyAll() }} {
		put()
		if board.Content() == "" {
			t.Fatalf("%s: nothing was copied", name)
		}
		ForgetCopied()
		if got := board.Content(); got != "" {
			t.Errorf("%s: the clipboard still holds %q", name, got)
		}
	}
	Copy("no space left")
	board.SetContent("from a letter")
	ForgetCopied()
	ForgetCopied()
	if got := board.Content(); got != "from a letter" {
		t.Errorf("another program's words became %q", got)
	}
}

package kit

import (
	"runtime"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// typing is Fyne's entry with the keys of ours.
type typing struct {
	widget.Entry
	owner    *Entry
	focused  bool
	shift    bool
	catchTab bool // Tab comes as a key in place of moving the focus
	away     bool // the focus is elsewhere, and a field of one line shows its beginning
	at       int  // the cursor's column, for when the focus returns
	fresh    bool // nobody has been in these lines yet
}

// comeBack puts the cursor where it was when the focus left.
func (t *typing) comeBack() {
	if t.away {
		t.away, t.CursorColumn = false, min(t.at, utf8.RuneCountInString(t.Text))
		t.Entry.Refresh()
	}
}

// AcceptsTab lets Tab leave a field of several lines.
func (t *typing) AcceptsTab() bool { return t.catchTab }

// FocusGained implements fyne.Focusable.
func (t *typing) FocusGained() {
	t.focused = true
	t.comeBack()
	t.Entry.FocusGained()
	if t.fresh {
		t.fresh = false
		t.owner.ToEnd()
	}
	t.owner.focus(true)
	followFocus()
}

// FocusLost implements fyne.Focusable.
func (t *typing) FocusLost() {
	t.focused = false
	if !t.MultiLine && !t.away {
		t.away, t.at, t.CursorColumn = true, t.CursorColumn, 0
	}
	t.Entry.FocusLost()
	t.owner.focus(false)
}

// MouseDown puts the cursor where the pointer is, and nothing moves there before.
func (t *typing) MouseDown(ev *desktop.MouseEvent) {
	t.fresh = false
	t.Entry.MouseDown(ev)
}

// KeyDown notes Shift, because Tab and Shift+Tab arrive as the same key.
func (t *typing) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		t.shift = true
	}
	t.Entry.KeyDown(ev)
}

// KeyUp implements desktop.Keyable.
func (t *typing) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		t.shift = false
	}
	t.Entry.KeyUp(ev)
}

// TypedKey hands on the keys that a field does not use: Escape, the function keys and, in one line, Enter.
func (t *typing) TypedKey(ev *fyne.KeyEvent) {
	active()
	if t.owner.key != nil && t.owner.key(ev) {
		return
	}
	if ev.Name == fyne.KeyF4 && t.owner.inside != nil {
		t.owner.inside.press()
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.MultiLine {
			break
		}
		if t.owner.enter != nil {
			t.owner.enter()
		} else {
			passKey(t, ev)
		}
		return
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6:
		passKey(t, ev)
		return
	}
	t.comeBack()
	if ev.Name == fyne.KeyBackspace || ev.Name == fyne.KeyDelete {
		t.owner.own = true
	}
	t.Entry.TypedKey(ev)
}

// TypedRune stops at the field's limit.
func (t *typing) TypedRune(r rune) {
	active()
	t.comeBack()
	t.owner.own = true
	if utf8.RuneCountInString(t.Text) < t.owner.limit || t.SelectedText() != "" {
		t.Entry.TypedRune(r)
		return
	}
	t.owner.left++
	t.owner.tell()
}

// TypedShortcut keeps Fyne's own combinations for text (undo, copy, words) and hands on the rest.
func (t *typing) TypedShortcut(sc fyne.Shortcut) {
	if combo, ok := sc.(*desktop.CustomShortcut); ok {
		if t.owner.inside != nil && combo.KeyName == fyne.KeyDown && combo.Modifier == fyne.KeyModifierAlt {
			t.owner.inside.press()
			return
		}
		if to, ok := wholeText[combo.KeyName]; ok && combo.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierShortcutDefault {
			t.comeBack()
			t.Entry.TypedKey(&fyne.KeyEvent{Name: to})
			return
		}
		if !editsText(combo) && passShortcut(t, sc) {
			return
		}
	}
	t.comeBack()
	switch sc.(type) {
	case *fyne.ShortcutPaste, *fyne.ShortcutCut:
		t.owner.own = true
	}
	t.Entry.TypedShortcut(sc)
	switch c := sc.(type) {
	case *fyne.ShortcutCopy:
		noteCopied(c.Clipboard.Content())
	case *fyne.ShortcutCut:
		noteCopied(c.Clipboard.Content())
	}
}

// wholeText are the keys that lead, with Ctrl, to the beginning and the end of everything typed, and those that do so in Fyne.
var wholeText = map[fyne.KeyName]fyne.KeyName{fyne.KeyHome: fyne.KeyPageUp, fyne.KeyEnd: fyne.KeyPageDown}

// editsText says that a combination moves or deletes by words in a field.
func editsText(c *desktop.CustomShortcut) bool {
	words := fyne.KeyModifierShortcutDefault
	if runtime.GOOS == "darwin" {
		words = fyne.KeyModifierAlt
	}
	switch c.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return c.Modifier&^fyne.KeyModifierShift == words
	}
	return false
}

// AccessibilityLabel returns the field's name.
func (t *typing) AccessibilityLabel() string { return t.owner.title }

// AccessibilityRole returns the text role.
func (t *typing) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

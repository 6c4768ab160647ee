package kit

import (
	"fmt"
	"image/color"
	"runtime"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/text"
	"jobwright/internal/ui/theme"
)

// The most letters that a field takes. Typing into more than that becomes slow.
const lineLimit, areaLimit = 1000, 10000

// Entry is a field to type in: one line, several lines, or a password. A Field gives it its label.
type Entry struct {
	widget.BaseWidget
	in      *typing
	ring    *canvas.Rectangle
	title   string
	limit   int // letters
	left    int // letters that were left out because they did not fit
	cutting bool
	selects bool // all is selected when the focus comes, until the person has typed
	own     bool // the person has typed here since the text was set
	secret  bool
	bad     bool
	changed []func()
	enter   func()                    // Enter in one line; nil leaves it to the dialog
	key     func(*fyne.KeyEvent) bool // looks at a key first; true keeps it
	moved   []func(focused bool)
	inside  *inside // the button in the field; nil = none
	large   bool
}

// NewEntry makes a field of one line.
func NewEntry() *Entry { return newEntry(lineLimit) }

// NewArea makes a field of several lines; Tab leaves it, as everywhere.
func NewArea(lines int) *Entry {
	e := newEntry(areaLimit)
	e.in.MultiLine = true
	e.in.Wrapping = fyne.TextWrapWord
	e.in.SetMinRowsVisible(lines)
	return e
}

// NewPassword makes a field that hides what is typed; its eye, or F4, shows it.
func NewPassword() *Entry {
	e := newEntry(lineLimit)
	e.secret, e.in.Password = true, true
	e.put("eye", "Show what is typed", func() {
		e.in.Password = !e.in.Password
		if e.in.Password {
			e.inside.set("eye", "Show what is typed")
		} else {
			e.inside.set("eye-off", "Hide what is typed")
		}
		e.in.Refresh()
	})
	return e
}

func newEntry(limit int) *Entry {
	e := &Entry{ring: newRing(), limit: limit}
	e.in = &typing{owner: e}
	e.in.OnChanged = e.typed
	e.in.ExtendBaseWidget(e.in)
	e.ExtendBaseWidget(e)
	return e
}

// Named sets the name that assistive technology reads; a Field sets it to its label.
func (e *Entry) Named(title string) *Entry { e.title = title; return e }

// Example shows pale words while nothing is typed. They are no label: they vanish.
func (e *Entry) Example(words string) *Entry { e.in.SetPlaceHolder(words); return e }

// Large writes what is typed in large letters, for a field that two people read at one screen.
func (e *Entry) Large() *Entry { e.large = true; return e }

// Limit sets how many letters the field takes.
func (e *Entry) Limit(letters int) *Entry { e.limit = letters; return e }

// SelectOnFocus selects everything when the focus comes to text that was put here and not typed, so that typing replaces it.
func (e *Entry) SelectOnFocus() *Entry { e.selects = true; return e }

// Limits says how many letters were left out because they did not fit, or, near the limit, how many stand here.
func (e *Entry) Limits() (words string, cut bool) {
	const few = 100 // under this many letters everybody sees the end coming
	if e.left > 0 {
		return fmt.Sprintf("At most %s letters fit here; %s left out.", text.Number(e.limit), text.Count(e.left, "was", "were")), true
	}
	if n := utf8.RuneCountInString(e.in.Text); e.limit >= few && n*10 >= e.limit*9 {
		return fmt.Sprintf("%s of %s letters", text.Number(n), text.Number(e.limit)), false
	}
	return "", false
}

// OnChange adds a function that is called after every change, typed or set.
func (e *Entry) OnChange(f func()) { e.changed = append(e.changed, f) }

// OnEnter sets what Enter does in a field of one line.
func (e *Entry) OnEnter(f func()) { e.enter = f }

// Text is what stands in the field.
func (e *Entry) Text() string { return e.in.Text }

// SetText puts text into the field and forgets the field's own undo steps. Whoever comes to the field by the
// keyboard writes on behind it.
func (e *Entry) SetText(s string) {
	e.own, e.left = false, 0
	e.in.SetText(s)
	if !e.in.MultiLine && !e.in.focused {
		e.in.away, e.in.at, e.in.CursorColumn = true, utf8.RuneCountInString(s), 0
	}
	e.in.fresh = e.in.MultiLine && !e.in.focused
}

// ToEnd puts the cursor behind the last letter.
func (e *Entry) ToEnd() { e.in.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) }

// Clear empties the field and, with it, what the field remembers for undo.
func (e *Entry) Clear() { e.SetText("") }

// Secret says that the field hides what is typed: it never goes into a draft.
func (e *Entry) Secret() bool { return e.secret }

// Focus is what gets the focus.
func (e *Entry) Focus() fyne.Focusable { return e.in }

// SetBad draws the border that goes with an error.
func (e *Entry) SetBad(bad bool) {
	if e.bad != bad {
		e.bad = bad
		e.Refresh()
	}
}

func (e *Entry) typed(s string) {
	if n := utf8.RuneCountInString(s); n > e.limit {
		e.left = n - e.limit
		e.cutting = true
		e.in.SetText(string([]rune(s)[:e.limit])) // comes back here, within the limit
		e.cutting = false
		return
	}
	if !e.cutting {
		e.left = 0
	}
	e.tell()
}

func (e *Entry) tell() {
	for _, f := range e.changed {
		f()
	}
}

func (e *Entry) focus(on bool) {
	if on && e.selects && !e.own {
		e.in.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	showIf(e.ring, on || e.bad)
	e.Refresh()
	for _, f := range e.moved {
		f(on)
	}
}

// AccessibilityLabel returns the field's name.
func (e *Entry) AccessibilityLabel() string { return e.title }

// AccessibilityRole returns the text role.
func (e *Entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	var in fyne.CanvasObject = e.in
	if !e.in.MultiLine {
		in = container.NewThemeOverride(e.in, barless{})
	} else if e.large {
		in = container.NewThemeOverride(e.in, largeText{})
	}
	look := theme.Current()
	follow := func() { // Fyne tells its own part of another look only while the page is to be seen
		if now := theme.Current(); now != look {
			look = now
			in.Refresh()
		}
	}
	restyle := func() {
		follow()
		e.ring.StrokeColor = theme.Color(theme.Action)
		if e.bad && !e.in.focused {
			e.ring.StrokeColor = theme.Color(theme.Stop)
		}
		showIf(e.ring, e.in.focused || e.bad)
	}
	restyle()
	return &renderer{
		objects: []fyne.CanvasObject{in, e.ring},
		size:    e.BaseWidget.Size,
		min: func() fyne.Size {
			return e.in.MinSize().Max(fyne.NewSize(theme.Units(80), theme.ControlHeight()))
		},
		layout: func(s fyne.Size) {
			follow()
			in.Resize(s)
			placeFieldRing(e.ring, s, theme.Stroke()/2) // where Fyne draws the border
		},
		refresh: restyle,
	}
}

// barless is the theme without scroll bars: in a field of one line a bar would lie over the border.
type barless struct{}

func (barless) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return fyne.CurrentApp().Settings().Theme().Color(n, v)
}
func (barless) Font(s fyne.TextStyle) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Font(s)
}
func (barless) Icon(n fyne.ThemeIconName) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Icon(n)
}
func (barless) Size(n fyne.ThemeSizeName) float32 {
	if n == fynetheme.SizeNameScrollBar || n == fynetheme.SizeNameScrollBarSmall {
		return 0
	}
	return fyne.CurrentApp().Settings().Theme().Size(n)
}

// largeText is the theme with letters of the size of a section's title.
type largeText struct{ barless }

func (largeText) Size(n fyne.ThemeSizeName) float32 {
	if n == fynetheme.SizeNameText {
		return theme.Section.Scaled()
	}
	return fyne.CurrentApp().Settings().Theme().Size(n)
}

// placeFieldRing lays a field's ring over its border.
func placeFieldRing(r *canvas.Rectangle, s fyne.Size, in float32) {
	r.CornerRadius = theme.Radius
	r.Move(fyne.NewPos(in, in))
	r.Resize(fyne.NewSize(s.Width-2*in, s.Height-2*in))
}

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

func (e *Entry) onMoved(f func(bool)) { e.moved = append(e.moved, f) }
func (e *Entry) setName(name string)  { e.title = name }

package kit

import (
	"fmt"
	"image/color"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
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

func (e *Entry) onMoved(f func(bool)) { e.moved = append(e.moved, f) }
func (e *Entry) setName(name string)  { e.title = name }

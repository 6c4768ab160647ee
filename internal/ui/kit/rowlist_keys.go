package kit

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/theme"
)

// tapped remembers the last click: two on one row within doubleTap open it. Fyne's own double tap would delay every single one.
type tapped struct {
	row int
	at  time.Time
}

const doubleTap = 400 * time.Millisecond

func itoa(n int) string { return fmt.Sprint(n) }

// FocusGained implements fyne.Focusable; the first row is selected where none is.
func (b *rowBody[T]) FocusGained() {
	b.focused = true
	b.tellFocus()
	if b.selected < 0 && b.left < 0 && b.list.model.total > 0 {
		b.choose(0)
	}
	b.Refresh()
	followFocus()
}

// follow keeps the selected row in view where the rows have the focus, whatever has come above them.
func (b *rowBody[T]) follow() {
	if b.focused {
		followFocus()
	}
}

// focusedPart is the selected row's place in the body.
func (b *rowBody[T]) focusedPart() (top, end float32) {
	top = float32(b.rowTop(max(0, b.selected)) - b.offset)
	return top, top + b.rowHeight()
}

// FocusLost implements fyne.Focusable.
func (b *rowBody[T]) FocusLost() { b.focused = false; b.tellFocus(); b.Refresh() }

func (b *rowBody[T]) tellFocus() {
	if b.list.o.Focused != nil {
		b.list.o.Focused(b.focused)
	}
}

// TypedRune does the action whose letter was typed.
func (b *rowBody[T]) TypedRune(r rune) { b.actOn(string(r)) }

// Keys are the keys that act on the selected row, for the keyboard sheet.
func (l *RowList[T]) Keys() []Shortcut {
	var keys []Shortcut
	for _, a := range l.o.Actions {
		if a.Key != "" {
			keys = append(keys, Shortcut{Keys: a.Key, What: a.Words})
		}
	}
	return keys
}

// actOn does the action of a key; it says whether there is one.
func (b *rowBody[T]) actOn(key string) bool {
	for _, a := range b.list.o.Actions {
		if strings.EqualFold(a.Key, key) {
			b.act(a)
			return true
		}
	}
	return false
}

func (b *rowBody[T]) act(a Action[T]) {
	if row, ok := b.list.Current(); ok {
		a.Do(row)
	}
}

// TypedKey moves the selection, opens, and ticks.
func (b *rowBody[T]) TypedKey(e *fyne.KeyEvent) {
	page := max(1, int(b.BaseWidget.Size().Height/b.rowHeight())-1)
	total := b.list.model.total
	switch e.Name {
	case fyne.KeyUp:
		b.step(-1)
	case fyne.KeyDown:
		b.step(1)
	case fyne.KeyPageUp:
		b.step(-page)
	case fyne.KeyPageDown:
		b.step(page)
	case fyne.KeyHome:
		b.choose(min(0, total-1))
	case fyne.KeyEnd:
		b.choose(total - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		b.open()
	case fyne.KeySpace:
		b.space()
	case fyne.KeyDelete:
		if !b.actOn("Delete") {
			passKey(b, e)
		}
	default:
		passKey(b, e)
	}
}

func (b *rowBody[T]) step(by int) {
	from := b.selected
	if from < 0 && b.left >= 0 { // the row below has taken its place
		from = b.left
		if by > 0 {
			from--
		}
	}
	b.choose(min(max(0, from+by), b.list.model.total-1))
}

func (b *rowBody[T]) open() {
	if row, ok := b.list.Current(); ok && b.list.o.Opened != nil {
		b.list.o.Opened(row)
	}
}

func (b *rowBody[T]) space() {
	if b.list.o.Ticks {
		b.toggleTick(b.selected)
		return
	}
	b.toggleDone(b.selected)
}

func (b *rowBody[T]) toggleTick(i int) {
	row, ok := b.list.model.row(i)
	if !ok || b.list.o.Key == nil {
		return
	}
	key := b.keyOf(row)
	if b.ticked[key] {
		delete(b.ticked, key)
	} else {
		b.ticked[key] = true
	}
	b.list.tickChanged()
}

func (b *rowBody[T]) toggleDone(i int) {
	row, ok := b.list.model.row(i)
	if !ok || b.list.o.Done == nil || b.list.o.SetDone == nil {
		return
	}
	b.list.o.SetDone(row, !b.list.o.Done(row))
	b.refill()
}

// choose selects a row, brings it into view and tells the list's owner.
func (b *rowBody[T]) choose(i int) {
	if i >= b.list.model.total {
		return
	}
	changed := i != b.selected
	b.selected, b.left = i, -1
	b.key, b.untold = "", changed && i >= 0
	row, ok := b.list.model.row(i)
	if ok {
		b.key, b.untold = b.keyOf(row), false
	}
	if i >= 0 {
		b.reveal(i)
	}
	b.refill()
	b.follow()
	if changed && ok && b.list.o.Selected != nil {
		b.list.o.Selected(row)
	}
}

// reveal scrolls just so far that a row shows whole; the first row brings its heading along.
func (b *rowBody[T]) reveal(i int) {
	top, h := b.rowTop(i), float64(b.BaseWidget.Size().Height)
	bottom := top + float64(b.rowHeight())
	if i == 0 {
		top = 0
	}
	if top < b.offset {
		b.offset = top
	} else if bottom > b.offset+h && h > 0 {
		b.offset = bottom - h
	}
}

// tell tells the list's owner of the selected row once it has been read.
func (b *rowBody[T]) tell() {
	if !b.untold {
		return
	}
	if row, ok := b.list.model.row(b.selected); ok {
		b.untold, b.key = false, b.keyOf(row)
		if b.list.o.Selected != nil {
			b.list.o.Selected(row)
		}
	}
}

// keepSelection finds the selected row again after a reload, by its key among the rows at hand. Where it is not found the
// list's owner decides, see ListOptions.Gone.
func (b *rowBody[T]) keepSelection() {
	m := b.list.model
	if b.selected < 0 || b.findSelected() {
		return
	}
	if b.key != "" && b.list.o.Gone != nil {
		b.selected, b.left, b.key = -1, b.selected, ""
		b.list.o.Gone()
		return
	}
	b.selected = min(b.selected, m.total-1)
	if row, ok := m.row(b.selected); ok {
		b.key, b.untold = b.keyOf(row), false
		if b.list.o.Selected != nil {
			b.list.o.Selected(row)
		}
	}
}

// findSelected moves the selection to where its row stands now, if that has been read.
func (b *rowBody[T]) findSelected() bool {
	if b.key == "" {
		return false
	}
	for n, page := range b.list.model.pages {
		for i, row := range page {
			if b.keyOf(row) == b.key {
				b.selected = n*pageRows + i
				return true
			}
		}
	}
	return false
}

// Tapped selects the row under the pointer; on its mark or tick it changes those, and a second click opens it.
func (b *rowBody[T]) Tapped(e *fyne.PointEvent) {
	focusOn(b)
	i := b.rowAt(b.offset + float64(e.Position.Y))
	if i < 0 {
		return
	}
	x := theme.Space(2)
	if b.list.o.Ticks {
		if e.Position.X < x+theme.Units(24) {
			b.choose(i)
			b.toggleTick(i)
			return
		}
		x += theme.Units(28)
	}
	if b.list.o.Done != nil && e.Position.X >= x-theme.Units(4) && e.Position.X < x+theme.Units(28) {
		b.choose(i)
		b.toggleDone(i)
		return
	}
	again := b.lastTap.row == i && time.Since(b.lastTap.at) < doubleTap
	b.lastTap = tapped{i, time.Now()}
	b.choose(i)
	if again {
		b.open()
		return
	}
	if row, ok := b.list.Current(); ok && b.list.o.Clicked != nil {
		b.list.o.Clicked(row)
	}
}

// AccessibilityLabel returns the list's name and the selected row.
func (b *rowBody[T]) AccessibilityLabel() string {
	l := b.list
	words := fmt.Sprintf("%s, %d rows", l.o.Name, l.model.total)
	row, ok := l.Current()
	if !ok {
		return words
	}
	words += fmt.Sprintf(", row %d", b.selected+1)
	for _, c := range l.columns() {
		cell := c.Cell(row)
		for _, part := range []string{cell.Text, cell.Second, cell.Verdict.Words(), cell.Chip} {
			if part != "" {
				words += ", " + part
			}
		}
	}
	return words
}

// AccessibilityRole returns the container role.
func (b *rowBody[T]) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// rowActions is the selected row's buttons: with words where there is room, else icons; under a header icons.
type rowActions[T any] struct {
	box          *fyne.Container
	words, icons *fyne.Container
	short        bool      // icons alone: every row of the list keeps room for them
	renames      []func(T) // of the buttons whose words depend on the row
}

func newRowActions[T any](l *RowList[T]) *rowActions[T] {
	var words, icons []fyne.CanvasObject
	r := &rowActions[T]{short: !l.o.Headless}
	for _, a := range l.o.Actions {
		if a.KeyOnly {
			continue
		}
		do := func() { l.body.act(a) }
		long, short := NewButton(Outline, a.Words, do).Icon(a.Icon).Hint(a.Key).Slim(), NewIconButton(a.Icon, a.Words, do).Slim()
		if a.IconOnly {
			long = NewIconButton(a.Icon, a.Words, do).Slim()
		}
		long.clicked, short.clicked = l.Focus, l.Focus // a click acts on the row; the keyboard stays with the rows
		words, icons = append(words, long), append(icons, short)
		if a.For != nil {
			r.renames = append(r.renames, func(row T) {
				w, icon := a.For(row)
				long.rename(w, icon)
				short.rename(w, icon)
			})
		}
	}
	r.words, r.icons = Row(2, words...), Row(1, icons...)
	r.box = container.New(stack{}, PadXY(2, 0, r.words), PadXY(2, 0, r.icons))
	return r
}

// nameFor gives the buttons the words for a row.
func (r *rowActions[T]) nameFor(row T) {
	for _, rename := range r.renames {
		rename(row)
	}
}

// narrowestRow is the room a row's text keeps beside its buttons, at a text scale of 1.
const narrowestRow = 300

// width decides between words and icons for a row's width, and returns what the buttons take.
func (r *rowActions[T]) width(row float32) float32 {
	if len(r.words.Objects) == 0 {
		return 0
	}
	long := r.words.MinSize().Width + theme.Space(4)
	fits := !r.short && row-long >= theme.Units(narrowestRow)
	showIf(r.words, fits)
	showIf(r.icons, !fits)
	if fits {
		return long
	}
	return r.icons.MinSize().Width + theme.Space(4)
}

func (r *rowActions[T]) restyle() { r.box.Refresh() }

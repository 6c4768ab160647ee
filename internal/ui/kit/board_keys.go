package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// drag is a card on its way.
type drag struct {
	col, row int
	grip     fyne.Position // where in the card it is held
	over     int           // the column below the pointer
}

// Scrolled scrolls the column under the pointer.
func (b *Board[T]) Scrolled(e *fyne.ScrollEvent) {
	col, _ := b.place(e.Position)
	b.scroll(col, b.columns[col].offset-float64(e.Scrolled.DY))
}

// Tapped selects the card under the pointer.
func (b *Board[T]) Tapped(e *fyne.PointEvent) {
	focusOn(b)
	if col, row := b.place(e.Position); row >= 0 {
		b.choose(col, row)
		if item, ok := b.Current(); ok && b.o.Clicked != nil {
			b.o.Clicked(item)
		}
	}
}

// Dragged carries the card that the drag began on.
func (b *Board[T]) Dragged(e *fyne.DragEvent) {
	if b.dragging == nil {
		start := e.Position.Subtract(e.Dragged)
		col, row := b.place(start)
		if row < 0 {
			return
		}
		b.choose(col, row)
		x, y := b.cardAt(col, row)
		b.dragging = &drag{col: col, row: row, grip: start.Subtract(fyne.NewPos(x, y))}
	}
	b.dragging.over, _ = b.place(e.Position)
	at := e.Position.Subtract(b.dragging.grip)
	b.ghost.box.Move(fyne.NewPos(round(at.X), round(at.Y)))
	b.Refresh()
}

// DragEnd puts the card down in the column below it.
func (b *Board[T]) DragEnd() {
	d := b.dragging
	b.dragging = nil
	if d == nil {
		return
	}
	if items := b.of(d.col); d.row < len(items) {
		b.carry(items[d.row], d.col, d.over)
	}
	b.Refresh()
}

// FocusGained implements fyne.Focusable; the first card is selected where none is.
func (b *Board[T]) FocusGained() {
	b.focused = true
	for col := range b.columns {
		if b.row < 0 && len(b.of(col)) > 0 {
			b.choose(col, 0)
		}
	}
	b.Refresh()
}

// FocusLost implements fyne.Focusable.
func (b *Board[T]) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune implements fyne.Focusable.
func (b *Board[T]) TypedRune(rune) {}

// TypedKey moves the selection and opens.
func (b *Board[T]) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		b.choose(b.col, max(0, b.row-1))
	case fyne.KeyDown:
		b.choose(b.col, b.row+1)
	case fyne.KeyHome:
		b.choose(b.col, 0)
	case fyne.KeyEnd:
		b.choose(b.col, len(b.of(b.col))-1)
	case fyne.KeyLeft:
		b.sideways(-1)
	case fyne.KeyRight:
		b.sideways(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if item, ok := b.Current(); ok && b.o.Opened != nil {
			b.o.Opened(item)
		}
	default:
		passKey(b, e)
	}
}

// sideways goes to the next column that has a card.
func (b *Board[T]) sideways(by int) {
	for col := b.col + by; col >= 0 && col < len(b.columns); col += by {
		if n := len(b.of(col)); n > 0 {
			b.choose(col, min(max(0, b.row), n-1))
			return
		}
	}
}

// TypedShortcut moves the card with Ctrl and an arrow; other shortcuts go on to the window.
func (b *Board[T]) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierShortcutDefault {
		switch c.KeyName {
		case fyne.KeyLeft:
			b.Carry(-1)
			return
		case fyne.KeyRight:
			b.Carry(1)
			return
		}
	}
	passShortcut(b, s)
}

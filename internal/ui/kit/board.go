package kit

import (
	"fmt"
	"maps"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// BoardColumn is a column of a board, such as a stage.
type BoardColumn struct {
	ID, Title, Icon string
	Slim            bool // half as wide while it is empty
}

// CardLine is a line of a card below its title.
type CardLine struct {
	Icon, Text string
	Tone       fyne.ThemeColorName // "" is quiet
}

// CardFace is what a card shows; Note stands at the right of the first line.
type CardFace struct {
	Title, Note string
	Lines       []CardLine
}

// BoardOptions says what a board shows and does. Moved is asked to move an item; the owner stores it and gives the board its items anew.
type BoardOptions[T any] struct {
	Name     string
	Columns  []BoardColumn
	Lines    int  // lines below the title that every card has room for
	Wrap     bool // a title takes up to three lines and what stands below it up to two, as far as some card needs them
	Face     func(T) CardFace
	Key      func(T) string // who a card is, so that it stays selected where it goes; nil = its title
	Moved    func(item T, from, to string)
	Selected func(T)
	Clicked  func(T) // a click on a card, after it was selected
	Opened   func(T)
	Note     func(column string, items []T) string // beside a column's title; nil is the count
}

// Board shows items as cards in columns. A card moves by dragging, or with Ctrl and a left or right arrow; arrows alone move the selection, Enter opens.
// Only the cards on screen are drawn.
type Board[T any] struct {
	widget.BaseWidget
	o        BoardOptions[T]
	items    map[string][]T
	columns  []*boardColumn
	col, row int // the selected card; row -1 is none
	focused  bool
	dragging *drag
	ghost    *cardView
	bars     []*scrollbar
	fit      cardFit
}

// NewBoard makes a board; it is empty until SetItems.
func NewBoard[T any](o BoardOptions[T]) *Board[T] {
	b := &Board[T]{o: o, items: map[string][]T{}, row: -1, ghost: newCardView()}
	b.ghost.box.Hide()
	b.ghost.raised()
	for i := range o.Columns {
		b.columns = append(b.columns, newBoardColumn(o.Columns[i]))
		b.bars = append(b.bars, newScrollbar(func(at float64) { b.scroll(i, at) }))
	}
	b.ExtendBaseWidget(b)
	return b
}

// SetItems fills a column.
func (b *Board[T]) SetItems(column string, items []T) {
	b.SetAll(map[string][]T{column: items})
}

// SetAll fills several columns at once; those that it does not name stay as they are.
func (b *Board[T]) SetAll(columns map[string][]T) {
	maps.Copy(b.items, columns)
	b.fit = cardFit{}
	b.col = min(b.col, len(b.columns)-1)
	b.row = min(b.row, len(b.of(b.col))-1)
	b.Refresh()
}

// Current returns the selected item.
func (b *Board[T]) Current() (item T, ok bool) {
	if items := b.of(b.col); b.row >= 0 && b.row < len(items) {
		return items[b.row], true
	}
	return item, false
}

// Select selects a card by its column and place; row -1 selects none.
func (b *Board[T]) Select(column string, row int) {
	for i, c := range b.o.Columns {
		if c.ID == column {
			b.choose(i, row)
		}
	}
}

// Carry moves the selected card by a number of columns and keeps it selected.
func (b *Board[T]) Carry(by int) {
	item, ok := b.Current()
	if to := b.col + by; ok && to >= 0 && to < len(b.columns) {
		b.carry(item, b.col, to)
	}
}

// carry asks the owner to move an item, then selects it where it went.
func (b *Board[T]) carry(item T, from, to int) {
	if b.o.Moved == nil || from == to {
		return
	}
	key := b.key(item)
	b.o.Moved(item, b.o.Columns[from].ID, b.o.Columns[to].ID)
	if !b.SelectKey(key) {
		b.Refresh()
	}
}

func (b *Board[T]) key(item T) string {
	if b.o.Key != nil {
		return b.o.Key(item)
	}
	return b.o.Face(item).Title
}

// SelectKey selects a card by who it is; false where it is not there.
func (b *Board[T]) SelectKey(key string) bool {
	for col := range b.columns {
		for i, item := range b.of(col) {
			if b.key(item) == key {
				b.choose(col, i)
				return true
			}
		}
	}
	return false
}

func (b *Board[T]) of(col int) []T {
	if col < 0 || col >= len(b.o.Columns) {
		return nil
	}
	return b.items[b.o.Columns[col].ID]
}

func (b *Board[T]) choose(col, row int) {
	changed := col != b.col || row != b.row
	b.col, b.row = col, min(row, len(b.of(col))-1)
	b.reveal()
	b.Refresh()
	if item, ok := b.Current(); ok && changed && b.o.Selected != nil {
		b.o.Selected(item)
	}
}

// reveal scrolls the selected card's column so far that it shows whole.
func (b *Board[T]) reveal() {
	if b.row < 0 {
		return
	}
	c, room := b.columns[b.col], float64(b.room())
	top := float64(b.row) * float64(b.step())
	if top < c.offset {
		c.offset = top
	} else if bottom := top + float64(b.step()); room > 0 && bottom > c.offset+room {
		c.offset = bottom - room
	}
}

// cardMargin is the room around the cards for the focus ring, at a text scale of 1.
const cardMargin = 8

// step is from one card to the next, room the height that cards have.
func (b *Board[T]) step() float32 { return b.cardHigh() + theme.Space(2) }
func (b *Board[T]) room() float32 { return b.BaseWidget.Size().Height - boardHead() }

func boardHead() float32 { return theme.Units(44) }

// place returns the column and card at a position; row -1 is beside the cards.
func (b *Board[T]) place(p fyne.Position) (col, row int) {
	for col < len(b.columns)-1 {
		if x, w := b.span(col); p.X < x+w+theme.Space(4) {
			break
		}
		col++
	}
	y := float64(p.Y-boardHead()) + b.columns[col].offset
	row = int(math.Floor(y / float64(b.step())))
	if p.Y < boardHead() || row < 0 || row >= len(b.of(col)) {
		row = -1
	}
	return col, row
}

func (b *Board[T]) scroll(col int, at float64) {
	b.columns[col].offset = math.Round(min(max(0, at), b.most(col)))
	b.Refresh()
}

// most is how far a column can be scrolled: its last card stands at the foot then.
func (b *Board[T]) most(col int) float64 {
	return max(0, float64(len(b.of(col)))*float64(b.step())-float64(b.room()))
}

func (b *Board[T]) cardAt(col, row int) (x, y float32) {
	x, _ = b.span(col)
	return x, boardHead() + float32(float64(row)*float64(b.step())-b.columns[col].offset)
}

// AccessibilityLabel returns the board's name and the selected card.
func (b *Board[T]) AccessibilityLabel() string {
	item, ok := b.Current()
	if !ok {
		return b.o.Name
	}
	face := b.o.Face(item)
	words := fmt.Sprintf("%s, %s, card %d of %d, %s", b.o.Name, b.o.Columns[b.col].Title, b.row+1, len(b.of(b.col)), face.Title)
	for _, l := range face.Lines {
		words += ", " + l.Text
	}
	return words
}

// AccessibilityRole returns the container role.
func (b *Board[T]) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer implements fyne.Widget.
func (b *Board[T]) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	var objects []fyne.CanvasObject
	for i, c := range b.columns {
		objects = append(objects, c.objects()...)
		objects = append(objects, b.bars[i])
	}
	objects = append(objects, container.NewWithoutLayout(b.ghost.box))
	return &renderer{
		objects: objects, size: b.BaseWidget.Size, layout: b.lay,
		min: func() fyne.Size {
			return fyne.NewSize(theme.Units(140)*b.weights(), boardHead()+b.step())
		},
		refresh: func() {
			for _, c := range b.columns {
				c.restyle()
			}
			b.ghost.restyle()
		},
	}
}

func (b *Board[T]) lay(s fyne.Size) {
	room := max(0, s.Height-boardHead())
	for i, c := range b.columns {
		items := b.of(i)
		note := itoa(len(items))
		if b.o.Note != nil {
			note = b.o.Note(b.o.Columns[i].ID, items)
		}
		c.offset = min(c.offset, b.most(i)) // a column that has lost a card, or a window that has grown, leaves no gap below the last
		x, w := b.span(i)
		c.layHead(x, w, note, b.dragging != nil && b.dragging.over == i)
		place(c.clip, x-theme.Units(cardMargin), boardHead()-theme.Units(cardMargin), w+2*theme.Units(cardMargin), room+theme.Units(cardMargin))
		b.layCards(c, i, w, room)
		place(b.bars[i], x+w-theme.Units(2), boardHead(), theme.Units(scrollbarWidth), room)
		b.bars[i].set(float64(len(items))*float64(b.step()), float64(room), c.offset)
	}
	b.layGhost()
}

// layCards draws the cards on screen of one column, with as many views as fit.
func (b *Board[T]) layCards(c *boardColumn, col int, w, room float32) {
	items, step := b.of(col), float64(b.step())
	first := max(0, int(c.offset/step))
	n := 0
	for i := first; i < len(items) && float64(i)*step < c.offset+float64(room); i++ {
		v := c.view(n)
		n++
		carried := b.dragging != nil && b.dragging.col == col && b.dragging.row == i
		chosen := col == b.col && i == b.row
		v.show(b.o.Face(items[i]), fyne.NewSize(w, b.cardHigh()), b.o.Wrap, chosen, chosen && b.focused)
		v.box.Move(fyne.NewPos(theme.Units(cardMargin), theme.Units(cardMargin)+float32(float64(i)*step-c.offset)))
		showIf(v.box, !carried)
	}
	c.hideFrom(n)
}

func (b *Board[T]) layGhost() {
	showIf(b.ghost.box, b.dragging != nil)
	if b.dragging == nil {
		return
	}
	if items := b.of(b.dragging.col); b.dragging.row < len(items) {
		_, w := b.span(b.dragging.col)
		b.ghost.show(b.o.Face(items[b.dragging.row]), fyne.NewSize(w, b.cardHigh()), b.o.Wrap, true, false)
	}
}

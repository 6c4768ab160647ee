package todayui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// The widths of the page in units at a text scale of 1: the column's least and most, and what the card keeps beside it.
const (
	columnLeast = 300
	columnMost  = 400
	cardLeast   = 400
)

// cardLow is the least height of the card where the column follows below it.
const cardLow = 300

// ringRoom is what stays free around everything, in steps of the grid: what scrolls would cut off the rings of focus.
const ringRoom = 1

// barRoom is what stays free for the scroll bar at the right of the column, in steps of the grid.
const barRoom = 2

func newPageLayout(header, card, column fyne.CanvasObject) *pageLayout {
	column = kit.Pad(ringRoom, kit.Row(barRoom, kit.Grow(column), container.NewStack()))
	l := &pageLayout{header: header, card: card, column: column, beside: kit.Scroll(column), below: container.NewStack()}
	l.scroll = kit.Scroll(container.New(l, header, card, l.beside, l.below))
	l.scroll.SetMinSize(fyne.NewSize(theme.Units(cardLeast), theme.Units(cardLow)))
	return l
}

// isNarrow says that the column has no room at the right.
func (l *pageLayout) isNarrow() bool {
	return l.scroll.Size().Width < theme.Units(cardLeast+columnLeast)+theme.Space(8)
}

// cardHigh is the height of the card: all that is left, or, above the column, that less a hint of what follows.
func (l *pageLayout) cardHigh() float32 {
	page := l.scroll.Size().Height
	if l.isNarrow() {
		return max(theme.Units(cardLow), page-l.top()-theme.Units(48))
	}
	return max(0, page-l.top()-theme.Space(ringRoom))
}

// top is where the card begins.
func (l *pageLayout) top() float32 {
	return theme.Space(ringRoom) + l.header.MinSize().Height + theme.Space(5)
}

// MinSize implements fyne.Layout: as high as the page where the column stands beside, else as high as it takes.
func (l *pageLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if !l.isNarrow() {
		return fyne.NewSize(0, l.top()+theme.Units(200))
	}
	// wrapped text knows its height once it has a width
	l.column.Resize(fyne.NewSize(l.scroll.Size().Width-theme.Space(3), l.column.MinSize().Height))
	return fyne.NewSize(0, l.top()+l.cardHigh()+theme.Space(6)+l.column.MinSize().Height)
}

// Layout implements fyne.Layout.
func (l *pageLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	l.house()
	top, high := l.top(), l.cardHigh()
	edge := theme.Space(ringRoom)
	l.header.Move(fyne.NewPos(edge, edge))
	l.header.Resize(fyne.NewSize(s.Width-2*edge, l.header.MinSize().Height))
	l.card.Move(fyne.NewPos(edge, top))
	if l.narrow {
		s.Width -= theme.Space(3) // the page's scroll bar
		l.card.Resize(fyne.NewSize(s.Width-2*edge, high))
		y := top + high + theme.Space(6)
		l.below.Move(fyne.NewPos(0, y))
		l.below.Resize(fyne.NewSize(s.Width, max(0, s.Height-y)))
		return
	}
	gap := theme.Space(8)
	wide := min(theme.Units(columnMost), max(theme.Units(columnLeast), float32(int(s.Width*0.36))))
	l.card.Resize(fyne.NewSize(s.Width-2*edge-gap-wide, high))
	l.beside.Move(fyne.NewPos(s.Width-wide-2*edge, top-edge))
	l.beside.Resize(fyne.NewSize(wide+2*edge, high+2*edge))
}

// house moves the column to where the width wants it.
func (l *pageLayout) house() {
	if l.narrow == l.isNarrow() {
		return
	}
	l.narrow = !l.narrow
	if l.narrow {
		l.beside.Content = container.NewWithoutLayout()
		l.below.Objects = []fyne.CanvasObject{l.column}
	} else {
		l.below.Objects = nil
		l.beside.Content = l.column
	}
	if l.narrow {
		l.beside.Hide()
		l.below.Show()
	} else {
		l.beside.Show()
		l.below.Hide()
	}
	l.beside.Refresh()
	l.below.Refresh()
}

// reveal scrolls just so far that an object is seen, for the keyboard.
func (l *pageLayout) reveal(o fyne.CanvasObject) {
	s := l.scroll
	if !l.narrow {
		s = l.beside
	}
	kit.Reveal(s, o, theme.Space(2))
}

// headline is the layout of the title and the week's figures: side by side where both have room, else one under the other.
type headline struct{ width float32 }

// titleLeast is the width in units that the title keeps beside the figures.
const titleLeast = 300

func (h *headline) beside(o []fyne.CanvasObject) bool {
	return h.width == 0 || h.width >= theme.Units(titleLeast)+theme.Space(4)+o[1].MinSize().Width
}

// MinSize implements fyne.Layout.
func (h *headline) MinSize(o []fyne.CanvasObject) fyne.Size {
	title, figures := o[0].MinSize(), o[1].MinSize()
	if h.beside(o) {
		return fyne.NewSize(0, max(title.Height, figures.Height))
	}
	return fyne.NewSize(0, title.Height+theme.Space(2)+figures.Height)
}

// Layout implements fyne.Layout.
func (h *headline) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h.width = s.Width
	title, figures := o[0].MinSize(), o[1].MinSize()
	o[0].Move(fyne.Position{})
	if h.beside(o) {
		o[0].Resize(fyne.NewSize(s.Width-figures.Width-theme.Space(4), title.Height))
		o[1].Move(fyne.NewPos(s.Width-figures.Width, 0))
		o[1].Resize(fyne.NewSize(figures.Width, figures.Height))
		return
	}
	o[0].Resize(fyne.NewSize(s.Width, title.Height))
	o[1].Move(fyne.NewPos(0, title.Height+theme.Space(2)))
	o[1].Resize(fyne.NewSize(min(s.Width, figures.Width), figures.Height))
}

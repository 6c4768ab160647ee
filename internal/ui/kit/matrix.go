package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// MatrixCell is what one cell of a matrix shows: a figure, quiet words below it, and a ground that is the darker the
// higher its Level. The figure says the same as the ground: nothing is told by colour alone.
type MatrixCell struct {
	Figure string
	Note   string
	Short  string  // the note where there is no room for it; a legend must say what it means
	Level  float32 // 0 to 1; 0 = no ground
	Dull   bool    // the figure stands for nothing: "none"
	Words  string  // for assistive technology, after the names of row and column
}

// MatrixOptions says what a matrix shows and does.
type MatrixOptions struct {
	Name      string // "Employers by sector and size"
	Corner    string // over the names of the rows: "Sector"
	Rows      []string
	Columns   []string
	RowTotal  bool // the last row holds the sums
	LastTotal bool // the last column holds the sums
	Cell      func(row, column int) MatrixCell
	Opened    func(row, column int) // Enter, Space or a click; nil = cells cannot be opened
}

// Matrix shows figures by two things at once, such as employers by sector and size. Arrows, Home, End, Page Up and Page
// Down move from cell to cell, Enter opens one. Where the room is too narrow, columns scroll one by one; the names of
// the rows and the sums stay.
type Matrix struct {
	widget.BaseWidget
	o        MatrixOptions
	row, col int
	first    int // the first column that shows
	focused  bool
	pointed  bool
	overRow  int
	overCol  int
	less     *Button
	more     *Button
	grid     *matrixGrid
}

var _ fyne.Focusable = (*Matrix)(nil)
var _ fyne.Tappable = (*Matrix)(nil)
var _ desktop.Hoverable = (*Matrix)(nil)

// NewMatrix makes a matrix.
func NewMatrix(o MatrixOptions) *Matrix {
	m := &Matrix{o: o}
	m.less = NewIconButton("chevron-left", "Columns before these", func() { m.shift(-1) })
	m.more = NewIconButton("chevron-right", "Columns after these", func() { m.shift(1) })
	m.grid = newMatrixGrid(m)
	m.ExtendBaseWidget(m)
	return m
}

// At is the cell that the keyboard is on.
func (m *Matrix) At() (row, column int) { return m.row, m.col }

// Go puts the keyboard on a cell and brings it into view.
func (m *Matrix) Go(row, column int) {
	m.row = min(max(0, row), max(0, len(m.o.Rows)-1))
	m.col = min(max(0, column), max(0, len(m.o.Columns)-1))
	first := m.first
	m.reveal()
	if m.first != first {
		m.Refresh()
	} else {
		m.grid.moveRing() // the cells stay as they are
	}
	if m.focused {
		followFocus()
	}
}

// shift scrolls the columns.
func (m *Matrix) shift(by int) {
	m.first = min(max(0, m.first+by), m.grid.furthest())
	m.Refresh()
}

// reveal scrolls so far that the cell's column shows.
func (m *Matrix) reveal() {
	if m.o.LastTotal && m.col == len(m.o.Columns)-1 {
		return // it always shows
	}
	fit := m.grid.fit()
	switch {
	case m.col < m.first:
		m.first = m.col
	case fit > 0 && m.col >= m.first+fit:
		m.first = m.col - fit + 1
	}
	m.first = min(m.first, m.grid.furthest())
}

func (m *Matrix) open() {
	if m.o.Opened != nil && len(m.o.Rows) > 0 && len(m.o.Columns) > 0 {
		m.o.Opened(m.row, m.col)
	}
}

// Tapped opens the cell under the pointer.
func (m *Matrix) Tapped(e *fyne.PointEvent) {
	active()
	focusOn(m)
	if row, col, ok := m.grid.at(e.Position); ok {
		m.Go(row, col)
		m.open()
	}
}

// MouseIn implements desktop.Hoverable.
func (m *Matrix) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved shows which cell lies under the pointer.
func (m *Matrix) MouseMoved(e *desktop.MouseEvent) {
	active()
	row, col, ok := m.grid.at(e.Position)
	if ok != m.pointed || row != m.overRow || col != m.overCol {
		m.point(false)
		m.pointed, m.overRow, m.overCol = ok, row, col
		m.point(true)
	}
}

// point draws the cell under the pointer as pointed at, or not.
func (m *Matrix) point(on bool) {
	if m.pointed && m.o.Opened != nil {
		m.grid.cells[m.overRow][m.overCol].point(on)
	}
}

// MouseOut implements desktop.Hoverable.
func (m *Matrix) MouseOut() {
	m.point(false)
	m.pointed = false
}

// FocusGained implements fyne.Focusable.
func (m *Matrix) FocusGained() { m.focused = true; m.Go(m.row, m.col) }

// FocusLost implements fyne.Focusable.
func (m *Matrix) FocusLost() { m.focused = false; m.grid.moveRing() }

// TypedRune implements fyne.Focusable.
func (m *Matrix) TypedRune(rune) {}

// TypedKey moves from cell to cell and opens one.
func (m *Matrix) TypedKey(e *fyne.KeyEvent) {
	active()
	switch e.Name {
	case fyne.KeyUp:
		m.Go(m.row-1, m.col)
	case fyne.KeyDown:
		m.Go(m.row+1, m.col)
	case fyne.KeyLeft:
		m.Go(m.row, m.col-1)
	case fyne.KeyRight:
		m.Go(m.row, m.col+1)
	case fyne.KeyHome:
		m.Go(m.row, 0)
	case fyne.KeyEnd:
		m.Go(m.row, len(m.o.Columns)-1)
	case fyne.KeyPageUp:
		m.Go(0, m.col)
	case fyne.KeyPageDown:
		m.Go(len(m.o.Rows)-1, m.col)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.open()
	default:
		passKey(m, e)
	}
}

// TypedShortcut hands combinations on to the window.
func (m *Matrix) TypedShortcut(s fyne.Shortcut) { passShortcut(m, s) }

// focusedPart is where the cell with the focus lies, for a page that follows the focus.
func (m *Matrix) focusedPart() (top, end float32) {
	y := m.grid.headHeight() + float32(m.row)*matrixRow()
	return y, y + matrixRow()
}

// AccessibilityLabel names the matrix and the cell that the keyboard is on.
func (m *Matrix) AccessibilityLabel() string {
	if m.row >= len(m.o.Rows) || m.col >= len(m.o.Columns) {
		return m.o.Name
	}
	c := m.o.Cell(m.row, m.col)
	words := c.Words
	if words == "" {
		words = c.Figure
		if c.Note != "" {
			words += ", " + c.Note
		}
	}
	return m.o.Name + ": " + m.o.Rows[m.row] + ", " + m.o.Columns[m.col] + ": " + words
}

// AccessibilityRole returns the container role.
func (m *Matrix) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer implements fyne.Widget.
func (m *Matrix) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	return &renderer{
		objects: m.grid.objects(), size: m.BaseWidget.Size, layout: m.grid.lay, refresh: m.grid.restyle,
		min: func() fyne.Size {
			return fyne.NewSize(theme.Units(280), m.grid.headHeight()+float32(len(m.o.Rows))*matrixRow()+2)
		},
	}
}

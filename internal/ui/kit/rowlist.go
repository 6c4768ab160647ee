package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Order is the column a list is sorted by; an empty Column is the source's own order.
type Order struct {
	Column string `json:"column,omitempty"`
	Desc   bool   `json:"desc,omitempty"`
}

// Source gives a list its rows, a page at a time, from SQL.
type Source[T any] struct {
	Count func(ctx context.Context) (int, error)
	Page  func(ctx context.Context, order Order, offset, limit int) ([]T, error)
}

// Cell is what one column shows of one row. Sign, dots and chip stand before the text.
type Cell struct {
	Text    string
	Second  string              // a quiet second line, in lists of two lines
	Tone    fyne.ThemeColorName // "" is the ordinary text colour
	Bold    bool
	Icon    string
	Dots    int     // filled dots of DotsOf
	DotsOf  int     // 0 shows no dots
	Verdict Verdict // shows the verdict's chip instead of text
	Chip    string  // shows a plain chip instead of text
}

// ListColumn describes a column of a list.
type ListColumn[T any] struct {
	ID, Title string
	Width     float32 // in em of body text; the smallest width of a growing column
	Grow      bool    // takes the room that is left
	Spare     float32 // in em; the column is left out before others where growing ones would get less than this beyond their width
	Align     fyne.TextAlign
	Sortable  bool
	Fixed     bool // cannot be hidden
	Hidden    bool // not shown until chosen
	Figures   bool // figures in cells of one width
	Across    bool // in a list of two lines: the second line runs on under the columns after it, which keep to the first line
	Cell      func(T) Cell
}

// Action is something to do with the selected row; Key is a letter, or "Delete", that does it while the list has the focus.
type Action[T any] struct {
	Words, Icon, Key string
	For              func(T) (words, icon string) // words and icon of the button where they depend on the row; may be nil
	KeyOnly          bool                         // it has no button of its own
	IconOnly         bool                         // its button shows the icon alone, also where there is room
	Do               func(T)
}

// Group is a heading over the next Count rows.
type Group struct {
	Title string
	Count int
	Tone  fyne.ThemeColorName // "" is the ordinary text colour
}

// ListOptions says what a row list shows and does. Only Name, Columns and Source are needed.
type ListOptions[T any] struct {
	Name     string // for screen readers: "Employers"
	Columns  []ListColumn[T]
	Source   Source[T]
	Run      task.Runner
	Key      func(T) string // who a row is, so that choice and ticks survive a reload
	TwoLines bool
	Headless bool // no header row
	Unruled  bool // no lines between the rows
	Actions  []Action[T]
	Done     func(T) bool  // with SetDone: a done mark before each row
	SetDone  func(T, bool) // the mark was pressed
	Ticks    bool          // rows can be ticked for bulk work, by click or Space
	Ticked   func(keys []string)
	Selected func(T)           // another row was selected
	Focused  func(on bool)     // the rows got the focus, or lost it
	Opened   func(T)           // Enter or double click
	Clicked  func(T)           // a click on a row, after it was selected
	Failed   func(error)       // rows could not be read
	Empty    fyne.CanvasObject // shown instead of rows where there are none
	Loaded   func(total int)   // after each reload

	// Gone decides what a reload does that does not find the selected row again: none is selected then, and Gone is told.
	// nil selects the row that stands at the same place now, for lists that are worked through from top to bottom.
	Gone func()
}

// ListLayout is how a person arranged a list; Remember keeps it.
type ListLayout struct {
	Order  Order              `json:"order"`
	Widths map[string]float32 `json:"widths,omitempty"` // in em, by column
	Hidden map[string]bool    `json:"hidden,omitempty"` // by column, where it differs from the default
}

// RowList is a list of rows with real columns, read page by page: 100,000 rows scroll like a hundred. Up, Down, Home, End, Page Up and Page Down move;
// Enter opens, Space ticks, and the letters of the actions act. Only the selected row shows its buttons.
type RowList[T any] struct {
	widget.BaseWidget
	o      ListOptions[T]
	layout ListLayout
	groups []Group
	model  *rowModel[T]
	body   *rowBody[T]
	head   *rowHead[T]

	remember func() // keeps the layout; nil = nobody does
}

// NewRowList makes a list; it is empty until Reload.
func NewRowList[T any](o ListOptions[T]) *RowList[T] {
	l := &RowList[T]{o: o, layout: ListLayout{Widths: map[string]float32{}, Hidden: map[string]bool{}}}
	l.model = &rowModel[T]{source: o.Source, run: o.Run, arrived: l.rowsArrived, failed: o.Failed}
	l.body = newRowBody(l)
	l.head = newRowHead(l)
	l.ExtendBaseWidget(l)
	return l
}

// Reload reads the rows anew; the old ones stay until the new ones are there, and the selected row stays selected.
func (l *RowList[T]) Reload() {
	first, last := l.body.visible()
	l.model.reload(first, last, func() {
		l.body.keepSelection()
		l.Refresh()
		if l.o.Loaded != nil {
			l.o.Loaded(l.model.total)
		}
		l.body.follow()
	})
}

// SetGroups puts headings over the rows, in order; nil takes them away. Call it before Reload.
func (l *RowList[T]) SetGroups(groups []Group) { l.groups = groups }

// SetLayout arranges the list. Call it before Reload.
func (l *RowList[T]) SetLayout(a ListLayout) {
	l.layout.Order = a.Order
	for id, w := range a.Widths {
		l.layout.Widths[id] = w
	}
	for id, h := range a.Hidden {
		l.layout.Hidden[id] = h
	}
	l.model.order = a.Order
	l.Refresh()
}

// Layout returns how the list is arranged now.
func (l *RowList[T]) Layout() ListLayout { return l.layout }

// Total returns the number of rows.
func (l *RowList[T]) Total() int { return l.model.total }

// Current returns the selected row; ok is false where none is or it has not been read yet.
func (l *RowList[T]) Current() (row T, ok bool) { return l.model.row(l.body.selected) }

// Index returns the selected row's place, -1 for none.
func (l *RowList[T]) Index() int { return l.body.selected }

// Top selects no row and scrolls to the first: what is listed from now on is something else.
func (l *RowList[T]) Top() {
	l.body.choose(-1)
	l.body.scrollTo(0)
}

// Select selects a row and brings it into view; -1 selects none.
func (l *RowList[T]) Select(index int) { l.body.choose(index) }

// SelectKey selects the row of a key where that has been read, else none; it says whether there is one.
func (l *RowList[T]) SelectKey(key string) bool {
	found := l.FindKey(key)
	if !found {
		l.body.choose(-1)
	}
	return found
}

// FindKey selects the row of a key where that has been read, and else leaves everything as it is.
func (l *RowList[T]) FindKey(key string) bool {
	for n, page := range l.model.pages {
		for i, row := range page {
			if l.body.keyOf(row) == key {
				l.body.choose(n*pageRows + i)
				return true
			}
		}
	}
	return false
}

// FirstFocus is what has the focus while one moves among the rows.
func (l *RowList[T]) FirstFocus() fyne.Focusable { return l.body }

// Beside is the selected row's buttons: a menu opens under them.
func (l *RowList[T]) Beside() fyne.CanvasObject { return l.body.actions.box }

// Focus moves the focus to the rows.
func (l *RowList[T]) Focus() { focusOn(l.body) }

// Close stops reading.
func (l *RowList[T]) Close() { l.model.stop() }

// SortBy sorts by a column; the same column again turns the order round.
func (l *RowList[T]) SortBy(column string) {
	o := Order{Column: column}
	if l.layout.Order.Column == column {
		o.Desc = !l.layout.Order.Desc
	}
	l.layout.Order, l.model.order = o, o
	l.arranged()
	l.Reload()
}

// SetWidth gives a column a width in em.
func (l *RowList[T]) SetWidth(column string, em float32) {
	l.layout.Widths[column] = min(max(em, narrowestColumn), widestColumn)
	l.arranged()
}

// SetHidden hides or shows a column; a fixed one stays.
func (l *RowList[T]) SetHidden(column string, hidden bool) {
	l.layout.Hidden[column] = hidden
	l.arranged()
}

func (l *RowList[T]) arranged() {
	l.Refresh()
	if l.remember != nil {
		l.remember()
	}
}

func (l *RowList[T]) rowsArrived() {
	l.body.tell()
	l.body.refill()
}

// columns returns the columns to show.
func (l *RowList[T]) columns() []ListColumn[T] {
	var shown []ListColumn[T]
	for _, c := range l.o.Columns {
		hidden, said := l.layout.Hidden[c.ID]
		if !said {
			hidden = c.Hidden
		}
		if c.Fixed || !hidden {
			shown = append(shown, c)
		}
	}
	return shown
}

// inner is where the columns end in a list of a width: before the scroll bar and the button that chooses columns. Under
// a header they end before the selected row's buttons in every row, so that they stand still when another is selected.
func (l *RowList[T]) inner(width float32) float32 {
	row := width - theme.Units(scrollbarWidth)
	width = row - theme.Space(2)
	if l.o.Headless {
		return width
	}
	if l.head.canChoose() {
		width -= theme.Units(12)
	}
	return min(width, row-l.body.actions.width(row))
}

// columnGap is the room between two columns, in steps of the grid.
const columnGap = 4

// span is where a column lies in a row.
type span struct{ x, w float32 }

// spans lays the columns into a width, from the left inset. Columns that do not fit are left out: first those that need room
// to spare, the most of it first, then from the right. Their span is 0 wide.
func (l *RowList[T]) spans(columns []ListColumn[T], left, width float32) []span {
	em, gap := theme.Body.Scaled(), theme.Space(columnGap)
	widths := make([]float32, len(columns))
	sum, growers := left, 0
	for i, c := range columns {
		em0 := c.Width
		if w, ok := l.layout.Widths[c.ID]; ok && !c.Grow {
			em0 = w
		}
		widths[i] = ceil(em0 * em)
		sum += widths[i] + gap
	}
	sum -= gap
	for {
		i := tooMuch(columns, widths, (width-sum)/em)
		if i < 0 {
			break
		}
		sum -= widths[i] + gap
		widths[i] = 0
	}
	for i, c := range columns {
		if c.Grow && widths[i] > 0 {
			growers++
		}
	}
	extra := floor(max(0, width-sum) / float32(max(1, growers)))
	out := make([]span, len(columns))
	x := left
	for i, w := range widths {
		if w == 0 {
			continue
		}
		if columns[i].Grow {
			w += extra
		}
		w = min(w, max(0, width-x))
		out[i] = span{x, w}
		x += w + gap
	}
	return out
}

// tooMuch is the next column to leave out where so many em are left, negative ones where they are missing; -1 for none.
func tooMuch[T any](columns []ListColumn[T], widths []float32, left float32) int {
	next := -1
	for i, c := range columns {
		if widths[i] > 0 && c.Spare > max(0, left) && (next < 0 || c.Spare >= columns[next].Spare) {
			next = i
		}
	}
	for i := len(columns) - 1; i > 0 && next < 0 && left < 0; i-- {
		if widths[i] > 0 {
			next = i
		}
	}
	return next
}

// AccessibilityLabel returns the list's name.
func (l *RowList[T]) AccessibilityLabel() string { return l.o.Name }

// AccessibilityRole returns the container role.
func (l *RowList[T]) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer implements fyne.Widget.
func (l *RowList[T]) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	objects := []fyne.CanvasObject{l.head, l.body}
	if l.o.Empty != nil {
		objects = append(objects, l.o.Empty)
	}
	return &renderer{
		objects: objects, size: l.BaseWidget.Size, layout: l.lay,
		min: func() fyne.Size { return fyne.NewSize(theme.Units(200), 3*l.body.rowHeight()) },
		refresh: func() {
			l.head.rebuild()
			l.body.forget()
		},
	}
}

func (l *RowList[T]) lay(s fyne.Size) {
	top := float32(0)
	if !l.o.Headless {
		top = l.head.MinSize().Height
	}
	empty := l.o.Empty != nil && l.model.loaded && l.model.total == 0
	showIf(l.head, !l.o.Headless && !empty)
	showIf(l.body, !empty)
	place(l.head, 0, 0, s.Width, top)
	place(l.body, 0, top, s.Width, s.Height-top)
	if l.o.Empty != nil {
		showIf(l.o.Empty, empty)
		place(l.o.Empty, 0, 0, s.Width, s.Height)
	}
}

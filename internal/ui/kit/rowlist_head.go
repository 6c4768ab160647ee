package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// rowHead is a list's header: a button for each column, and one that chooses columns.
type rowHead[T any] struct {
	widget.BaseWidget
	list    *RowList[T]
	cells   []*headCell[T]
	choose  *Button
	rule    *canvas.Rectangle
	menu    *widget.PopUp
	changed bool
}

func newRowHead[T any](l *RowList[T]) *rowHead[T] {
	h := &rowHead[T]{list: l, rule: canvas.NewRectangle(color.Transparent)}
	h.choose = NewIconButton("columns", "Choose columns", h.showChoice).Plain().Slim()
	h.cells = h.makeCells()
	h.ExtendBaseWidget(h)
	return h
}

func (h *rowHead[T]) makeCells() []*headCell[T] {
	var cells []*headCell[T]
	for _, c := range h.list.columns() {
		cells = append(cells, newHeadCell(h, c))
	}
	return cells
}

// rebuild makes the cells anew where other columns show, and keeps them otherwise, so that the focus stays.
func (h *rowHead[T]) rebuild() {
	columns := h.list.columns()
	same := len(columns) == len(h.cells)
	for i := 0; same && i < len(columns); i++ {
		same = columns[i].ID == h.cells[i].column.ID
	}
	if !same {
		h.cells = h.makeCells()
		h.changed = true
	}
	h.Refresh()
	h.choose.changed()
	for _, c := range h.cells {
		c.control.changed()
	}
}

// canChoose says whether there is a column that can be hidden.
func (h *rowHead[T]) canChoose() bool {
	for _, c := range h.list.o.Columns {
		if !c.Fixed {
			return true
		}
	}
	return false
}

// showChoice opens the list of columns; Escape or a click beside it closes it.
func (h *rowHead[T]) showChoice() {
	c := fyne.CurrentApp().Driver().CanvasForObject(h)
	if c == nil {
		return
	}
	shown := map[string]bool{}
	for _, col := range h.list.columns() {
		shown[col.ID] = true
	}
	parts := []fyne.CanvasObject{NewText("Columns").Bold()}
	var first *Check
	for _, col := range h.list.o.Columns {
		if col.Fixed {
			continue
		}
		check := NewCheck(col.Title, shown[col.ID], func(on bool) { h.list.SetHidden(col.ID, !on) })
		check.key = h.closeOnEscape
		if first == nil {
			first = check
		}
		parts = append(parts, check)
	}
	h.menu = widget.NewPopUp(on(newGround(theme.Surface, theme.Border, theme.Radius), Pad(3, Column(1, parts...))), c)
	h.menu.ShowAtRelativePosition(fyne.NewPos(h.choose.BaseWidget.Size().Width-h.menu.MinSize().Width, h.choose.BaseWidget.Size().Height), h.choose)
	if first != nil {
		c.Focus(first)
	}
}

func (h *rowHead[T]) closeOnEscape(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyEscape || h.menu == nil {
		return false
	}
	h.menu.Hide()
	h.menu = nil
	focusOn(h.choose)
	return true
}

// AccessibilityLabel names the header.
func (h *rowHead[T]) AccessibilityLabel() string { return h.list.o.Name + ", columns" }

// AccessibilityRole returns the container role.
func (h *rowHead[T]) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer implements fyne.Widget.
func (h *rowHead[T]) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	r := &renderer{size: h.BaseWidget.Size, layout: h.lay,
		min: func() fyne.Size { return fyne.NewSize(theme.Units(120), theme.Units(32)) }}
	collect := func() {
		r.objects = []fyne.CanvasObject{h.rule}
		for _, c := range h.cells {
			r.objects = append(r.objects, c)
		}
		r.objects = append(r.objects, h.choose)
		h.rule.FillColor = theme.Color(theme.Line)
	}
	collect()
	r.refresh = func() {
		if h.changed {
			h.changed = false
			collect()
		}
		h.rule.FillColor = theme.Color(theme.Line)
	}
	return r
}

func (h *rowHead[T]) lay(s fyne.Size) {
	l := h.list
	left := theme.Space(2)
	if l.o.Ticks {
		left += theme.Units(28)
	}
	if l.o.Done != nil {
		left += theme.Units(32)
	}
	columns := l.columns()
	width := s.Width - theme.Units(scrollbarWidth)
	spans := l.spans(columns, left, l.inner(s.Width))
	for i, c := range h.cells {
		showIf(c, i < len(spans) && spans[i].w > 0)
		if i < len(spans) {
			// a cell reaches into the gap on both sides, for its edge and its focus ring
			place(c, spans[i].x-theme.Space(1.5), 0, spans[i].w+theme.Space(3), s.Height-2)
		}
	}
	showIf(h.choose, h.canChoose())
	button := h.choose.MinSize()
	place(h.choose, s.Width-button.Width, (s.Height-2-button.Height)/2, button.Width, button.Height)
	place(h.rule, theme.Space(2), s.Height-1, width-theme.Space(4), 1)
}

// headCell is one column's title: press to sort, drag its edge or type + and − to change its width, arrows to go to the next.
type headCell[T any] struct {
	control
	head   *rowHead[T]
	column ListColumn[T]
	grabs  bool // the pointer went down on the edge
}

var _ fyne.Draggable = (*headCell[int])(nil)
var _ desktop.Mouseable = (*headCell[int])(nil)
var _ desktop.Cursorable = (*headCell[int])(nil)

func newHeadCell[T any](h *rowHead[T], c ListColumn[T]) *headCell[T] {
	cell := &headCell[T]{head: h, column: c}
	cell.press = func() {
		if c.Sortable && !cell.grabs {
			h.list.SortBy(c.ID)
		}
		cell.grabs = false
	}
	cell.key = cell.typed
	cell.ExtendBaseWidget(cell)
	return cell
}

func (c *headCell[T]) typed(e *fyne.KeyEvent) bool {
	by := 0
	switch e.Name {
	case fyne.KeyLeft:
		by = -1
	case fyne.KeyRight:
		by = 1
	default:
		return false
	}
	for i, other := range c.head.cells {
		if other == c && i+by >= 0 && i+by < len(c.head.cells) && c.head.cells[i+by].Visible() {
			focusOn(c.head.cells[i+by])
			break
		}
	}
	return true
}

// TypedRune changes the width by keys.
func (c *headCell[T]) TypedRune(r rune) {
	switch r {
	case '+', '=':
		c.widen(1)
	case '-', '_':
		c.widen(-1)
	}
}

// widen changes the width by a number of em.
func (c *headCell[T]) widen(em float32) {
	if c.column.Grow {
		return
	}
	now, ok := c.head.list.layout.Widths[c.column.ID]
	if !ok {
		now = c.column.Width
	}
	c.head.list.SetWidth(c.column.ID, now+em)
}

// edgeGrab is how near to its edge a column is grabbed.
const edgeGrab = 10

// leftEdge says that the left edge is the one that moves when the width changes: a growing column stands before.
func (c *headCell[T]) leftEdge() bool {
	for _, other := range c.head.list.columns() {
		switch {
		case other.ID == c.column.ID:
			return false
		case other.Grow:
			return true
		}
	}
	return false
}

// MouseDown notes whether a drag will change the width.
func (c *headCell[T]) MouseDown(e *desktop.MouseEvent) {
	x, reach := e.Position.X, theme.Units(edgeGrab)
	c.grabs = !c.column.Grow && (c.leftEdge() && x < reach || !c.leftEdge() && x > c.BaseWidget.Size().Width-reach)
}

// MouseUp implements desktop.Mouseable.
func (c *headCell[T]) MouseUp(*desktop.MouseEvent) {}

// Dragged changes the width when the drag began at the edge.
func (c *headCell[T]) Dragged(e *fyne.DragEvent) {
	em := e.Dragged.DX / theme.Body.Scaled()
	switch {
	case c.grabs && c.leftEdge():
		c.widen(-em)
	case c.grabs:
		c.widen(em)
	}
}

// DragEnd implements fyne.Draggable.
func (c *headCell[T]) DragEnd() { c.grabs = false }

// Cursor shows that the width can be dragged.
func (c *headCell[T]) Cursor() desktop.Cursor {
	if c.column.Grow {
		return desktop.DefaultCursor
	}
	return desktop.HResizeCursor
}

// AccessibilityLabel names the column, its order and its keys.
func (c *headCell[T]) AccessibilityLabel() string {
	words := c.column.Title
	if o := c.head.list.layout.Order; o.Column == c.column.ID {
		if o.Desc {
			words += ", sorted downwards"
		} else {
			words += ", sorted upwards"
		}
	}
	if !c.column.Grow {
		words += ", plus and minus change the width"
	}
	return words
}

// CreateRenderer implements fyne.Widget.
func (c *headCell[T]) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	c.drawn = true
	title, sign, ring, edge := newLabel(c.column.Title, theme.Caption, Regular, theme.Quiet), newIcon("", theme.Text, 14), newRing(), canvas.NewRectangle(color.Transparent)
	restyle := func() {
		title.weight, title.tone, sign.name = Regular, theme.Quiet, ""
		if o := c.head.list.layout.Order; o.Column == c.column.ID {
			title.weight, title.tone, sign.name = Bold, theme.Text, "arrow-up"
			if o.Desc {
				sign.name = "arrow-down"
			}
		}
		if c.hovered && c.column.Sortable {
			title.tone = theme.Text
		}
		title.restyle()
		sign.restyle()
		edge.FillColor = theme.Color(theme.Line)
		showIf(edge, c.hovered && !c.column.Grow)
		showIf(ring, c.focused)
	}
	restyle()
	return &renderer{
		objects: []fyne.CanvasObject{ring, title.Text, sign.Image, edge}, size: c.BaseWidget.Size, refresh: restyle,
		min: func() fyne.Size { return fyne.NewSize(theme.Units(24), theme.Units(28)) },
		layout: func(s fyne.Size) {
			in := theme.Space(1.5)
			room := s.Width - 2*in
			signRoom := float32(0)
			if sign.name != "" {
				signRoom = sign.wide() + theme.Space(1)
			}
			w := title.place(in, 0, room-signRoom, s.Height, fyne.TextAlignLeading)
			if c.column.Align == fyne.TextAlignTrailing {
				title.place(in, 0, room-signRoom, s.Height, fyne.TextAlignTrailing)
				sign.place(s.Width-in-sign.wide(), 0, sign.wide(), s.Height)
			} else {
				sign.place(in+w+theme.Space(1), 0, sign.wide(), s.Height)
			}
			at := s.Width - theme.Units(4)
			if c.leftEdge() {
				at = 0
			}
			place(edge, at, theme.Units(8), 1, s.Height-theme.Units(16))
			placeRing(ring, 2, 2, s.Width-4, s.Height-4, -2)
		},
	}
}

package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// rowBody is the scrolling part of a list. It draws only the rows on screen; places are float64, because a float32 is too coarse for a million rows.
type rowBody[T any] struct {
	widget.BaseWidget
	list     *RowList[T]
	offset   float64
	selected int
	key      string // of the selected row
	untold   bool   // it had not been read when it was selected
	left     int    // where the selected row stood before it left the list; the arrow keys go on from there
	ticked   map[string]bool
	hovered  int
	focused  bool
	shown    map[int]*rowView[T] // by row
	spare    []*rowView[T]
	heads    []*groupView
	rows     *fyne.Container
	clip     *container.Clip
	above    *container.Clip // the selected row's buttons, drawn over the rows
	bar      *scrollbar
	ring     *canvas.Rectangle
	actions  *rowActions[T]
	columns  []ListColumn[T]
	lastTap  tapped
}

func newRowBody[T any](l *RowList[T]) *rowBody[T] {
	b := &rowBody[T]{list: l, selected: -1, left: -1, hovered: -1, ticked: map[string]bool{}, shown: map[int]*rowView[T]{}}
	b.rows = container.NewWithoutLayout()
	b.clip = container.NewClip(b.rows)
	b.bar = newScrollbar(func(at float64) { b.scrollTo(at) })
	b.ring = newRing()
	b.actions = newRowActions(l)
	b.above = container.NewClip(container.NewWithoutLayout(b.actions.box, b.ring))
	b.ExtendBaseWidget(b)
	return b
}

func (b *rowBody[T]) rowHeight() float32 {
	if b.list.o.TwoLines {
		return theme.TwoLineRowHeight()
	}
	return theme.RowHeight()
}

// headHeight is the height of a group's heading; those after the first stand a little away from the rows above.
func headHeight(group int) float32 {
	if group == 0 {
		return theme.Units(40)
	}
	return theme.Units(52)
}

// rowTop is where a row begins in the whole list.
func (b *rowBody[T]) rowTop(i int) float64 {
	y := float64(i) * float64(b.rowHeight())
	before := 0
	for g, group := range b.list.groups {
		if i < before {
			break
		}
		if group.Count > 0 {
			y += float64(headHeight(b.headNumber(g)))
		}
		before += group.Count
	}
	return y
}

// headNumber counts the shown headings before a group: groups without rows show none.
func (b *rowBody[T]) headNumber(g int) int {
	n := 0
	for _, group := range b.list.groups[:g] {
		if group.Count > 0 {
			n++
		}
	}
	return n
}

// rowAt returns the row at a place in the whole list, -1 on a heading or past the end.
func (b *rowBody[T]) rowAt(y float64) int {
	i := b.firstRowFrom(y)
	if i < b.list.model.total && b.rowTop(i) <= y {
		return i
	}
	return -1
}

// firstRowFrom returns the first row that ends below a place.
func (b *rowBody[T]) firstRowFrom(y float64) int {
	h, total := float64(b.rowHeight()), b.list.model.total
	if len(b.list.groups) == 0 {
		return min(max(0, int(math.Floor(y/h))), total)
	}
	lo, hi := 0, total
	for lo < hi {
		mid := (lo + hi) / 2
		if b.rowTop(mid)+h > y {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

func (b *rowBody[T]) height() float64 {
	total := b.list.model.total
	if total == 0 {
		return 0
	}
	return b.rowTop(total-1) + float64(b.rowHeight())
}

// visible returns the first and last row on screen.
func (b *rowBody[T]) visible() (first, last int) {
	h := float64(b.BaseWidget.Size().Height)
	first = int(b.offset / float64(b.rowHeight()))
	return max(0, first-2*len(b.list.groups)), first + int(h/float64(b.rowHeight())) + 2
}

func (b *rowBody[T]) scrollTo(at float64) {
	b.offset = math.Round(min(max(0, at), max(0, b.height()-float64(b.BaseWidget.Size().Height))))
	b.arrange()
	canvas.Refresh(b.rows)
}

// Scrolled implements fyne.Scrollable.
func (b *rowBody[T]) Scrolled(e *fyne.ScrollEvent) {
	active()
	b.scrollTo(b.offset - float64(e.Scrolled.DY))
}

// forget draws every row anew: the look, the columns or the rows have changed.
func (b *rowBody[T]) forget() {
	for i, v := range b.shown {
		v.restyle()
		v.box.Hide() // the next arrangement may need fewer rows, and a spare one must not show
		b.spare = append(b.spare, v)
		delete(b.shown, i)
	}
	for _, v := range b.spare {
		v.restyle()
	}
	for _, h := range b.heads {
		h.restyle()
	}
	b.columns = b.list.columns()
	b.actions.restyle()
	b.Refresh()
}

// refill fills the rows on screen anew, without changing their look.
func (b *rowBody[T]) refill() {
	for i, v := range b.shown {
		b.fill(v, i)
	}
	b.arrange()
	canvas.Refresh(b.rows)
}

// arrange puts a view on every row on screen: views that stay only move, those that left are used again.
func (b *rowBody[T]) arrange() {
	if b.columns == nil {
		b.columns = b.list.columns()
	}
	size := b.BaseWidget.Size()
	h, total := b.rowHeight(), b.list.model.total
	first := b.firstRowFrom(b.offset)
	last := first
	for last < total && b.rowTop(last) < b.offset+float64(size.Height) {
		last++
	}
	for i, v := range b.shown {
		if i < first || i >= last {
			v.box.Hide()
			b.spare = append(b.spare, v)
			delete(b.shown, i)
		}
	}
	for i := first; i < last; i++ {
		v := b.shown[i]
		if v == nil {
			v = b.takeView()
			b.shown[i] = v
			v.box.Resize(fyne.NewSize(size.Width, h))
			b.fill(v, i)
			v.box.Show()
		}
		v.box.Move(fyne.NewPos(0, float32(b.rowTop(i)-b.offset)))
	}
	b.arrangeHeads(size)
	b.arrangeActions(first, last)
	b.bar.set(b.height(), float64(size.Height), b.offset)
}

func (b *rowBody[T]) takeView() *rowView[T] {
	if n := len(b.spare); n > 0 {
		v := b.spare[n-1]
		b.spare = b.spare[:n-1]
		return v
	}
	v := newRowView[T]()
	b.rows.Objects = append(b.rows.Objects, v.box)
	return v
}

func (b *rowBody[T]) arrangeHeads(size fyne.Size) {
	for len(b.heads) < len(b.list.groups) {
		g := newGroupView()
		b.heads = append(b.heads, g)
		b.rows.Objects = append(b.rows.Objects, g.box)
	}
	before := 0
	for i, g := range b.heads {
		g.box.Hide()
		if i >= len(b.list.groups) || b.list.groups[i].Count == 0 || before >= b.list.model.total {
			continue
		}
		n := b.headNumber(i)
		h := headHeight(n)
		top := b.rowTop(before) - float64(h) - b.offset
		before += b.list.groups[i].Count
		if top+float64(h) < 0 || top > float64(size.Height) {
			continue
		}
		g.show(b.list.groups[i], n > 0, size.Width-theme.Units(scrollbarWidth), h)
		g.box.Move(fyne.NewPos(0, float32(top)))
	}
}

// arrangeActions lays the selected row's buttons at its right end.
func (b *rowBody[T]) arrangeActions(first, last int) {
	b.arrangeRing(first, last)
	on := b.selected >= first && b.selected < last && b.shown[b.selected] != nil && len(b.list.o.Actions) > 0
	showIf(b.actions.box, on)
	if on {
		w := b.actions.width(b.rowWidth())
		place(b.actions.box, b.rowWidth()-w, float32(b.rowTop(b.selected)-b.offset), w, b.rowHeight())
	}
}

// arrangeRing puts the focus ring just inside the selected row, or around all rows where none is selected.
func (b *rowBody[T]) arrangeRing(first, last int) {
	at, h := float32(0), b.BaseWidget.Size().Height
	if b.selected >= 0 {
		at, h = float32(b.rowTop(b.selected)-b.offset), b.rowHeight()
	}
	placeRing(b.ring, 0, at, b.rowWidth(), h, -5)
	b.ring.CornerRadius = theme.Radius - 2
	showIf(b.ring, b.focused && (b.selected < 0 || b.selected >= first && b.selected < last))
}

// rowWidth is the width of a row without the scroll bar.
func (b *rowBody[T]) rowWidth() float32 {
	return b.BaseWidget.Size().Width - theme.Units(scrollbarWidth)
}

// fill writes a row into a view.
func (b *rowBody[T]) fill(v *rowView[T], i int) {
	l := b.list
	row, ok := l.model.row(i)
	v.selected, v.ruled = i == b.selected, !l.o.Unruled
	v.background(b.hovered == i)
	width := l.inner(b.BaseWidget.Size().Width)
	left := theme.Space(2)
	h := b.rowHeight()
	if l.o.Ticks {
		v.showTick(ok && b.ticked[b.keyOf(row)], left, h)
		left += theme.Units(28)
	}
	if l.o.Done != nil {
		v.showMark(ok && l.o.Done(row), left, h)
		left += theme.Units(32)
	}
	if v.selected && len(l.o.Actions) > 0 {
		if ok {
			b.actions.nameFor(row)
		}
		if l.o.Headless {
			width = b.rowWidth() - b.actions.width(b.rowWidth())
		}
	}
	v.fill(b.columns, l.spans(b.columns, left, width), row, ok, h, l.o.TwoLines)
	v.edges(fyne.NewSize(b.rowWidth(), h))
}

func (b *rowBody[T]) keyOf(row T) string {
	if b.list.o.Key == nil {
		return ""
	}
	return b.list.o.Key(row)
}

// MouseIn implements desktop.Hoverable.
func (b *rowBody[T]) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved shows which row is pointed at.
func (b *rowBody[T]) MouseMoved(e *desktop.MouseEvent) {
	active()
	b.setHovered(b.rowAt(b.offset + float64(e.Position.Y)))
}

// MouseOut implements desktop.Hoverable.
func (b *rowBody[T]) MouseOut() { b.setHovered(-1) }

func (b *rowBody[T]) setHovered(i int) {
	if i == b.hovered {
		return
	}
	for _, n := range []int{b.hovered, i} {
		if v := b.shown[n]; v != nil {
			v.background(n == i)
			v.back.Refresh()
		}
	}
	b.hovered = i
}

// CreateRenderer implements fyne.Widget.
func (b *rowBody[T]) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return &renderer{
		objects: []fyne.CanvasObject{b.clip, b.above, b.bar},
		size:    b.BaseWidget.Size,
		min:     func() fyne.Size { return fyne.NewSize(theme.Units(120), b.rowHeight()) },
		layout: func(s fyne.Size) {
			place(b.clip, 0, 0, s.Width, s.Height)
			place(b.above, 0, 0, s.Width, s.Height)
			place(b.bar, s.Width-theme.Units(scrollbarWidth), 0, theme.Units(scrollbarWidth), s.Height)
			b.offset = min(b.offset, max(0, b.height()-float64(s.Height)))
			for i, v := range b.shown {
				v.box.Resize(fyne.NewSize(s.Width, b.rowHeight()))
				b.fill(v, i)
			}
			b.arrange()
		},
		refresh: func() {},
	}
}

package page

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
)

// leastRows are the rows that are seen at once however low the window is: what stands above them scrolls away.
const leastRows = 4

// RowsOptions say what a list of records beside the page of one reads and shows. T is a row, F what chooses the rows.
type RowsOptions[T, F any] struct {
	kit.ListOptions[T]             // Name, Run, Columns, Key, Empty, and what else a list needs; Source, Selected, Opened, Clicked, Failed and Gone are set here
	Remember           string      // under which the columns are remembered on this machine: "people"
	Layouts            kit.Layouts // the memory; may be nil
	SortBy             string      // the column that the rows are ordered by at first
	Filter             F           // that chooses the rows at first
	Count              func(context.Context, F) (int, error)
	Page               func(context.Context, F, employers.Order) ([]T, error)
	Nav                nav.Navigator
}

// Rows is a list of records beside the page of one: the page follows the row that is selected, and stays with its record where that is
// not listed any more. A screen is put together so:
//
//	s.list = page.NewRows(page.RowsOptions[Row, Filter]{…})
//	s.page = newRecordPage(s) // embeds a Record
//	s.frame = s.list.Beside(page.FrameOptions{…}, s.page, s.header, s.bar.content)
//
// and gives s.frame as its Content, calls s.frame.Follow in Show and s.list.Route for a record there, and has s.list.FocusOr as its
// FirstFocus.
type Rows[T, F any] struct {
	*kit.RowList[T]
	o      RowsOptions[T, F]
	filter atomic.Pointer[F] // it is read away from the UI goroutine
	frame  *Frame
	page   Opener
	loaded bool
	anew   bool // another filter has been chosen: its rows are shown from the first
}

// NewRows makes the list; it is empty until Reload.
func NewRows[T, F any](o RowsOptions[T, F]) *Rows[T, F] {
	r := &Rows[T, F]{o: o}
	r.filter.Store(&o.Filter)
	list, loaded := o.ListOptions, o.Loaded
	list.Source = kit.Source[T]{
		Count: func(ctx context.Context) (int, error) { return o.Count(ctx, r.Filter()) },
		Page: func(ctx context.Context, by kit.Order, offset, limit int) ([]T, error) {
			return o.Page(ctx, r.Filter(), employers.Order{Sort: by.Column, Descending: by.Desc, Offset: offset, Limit: limit})
		},
	}
	list.Selected = func(row T) { r.page.Open(o.Key(row)) }
	list.Opened = func(row T) { r.frame.Enter(o.Key(row)) }
	list.Clicked = func(row T) {
		if r.frame.Narrow() {
			r.frame.Enter(o.Key(row))
		}
	}
	list.Failed = o.Nav.Fail
	list.Gone = func() {} // the page stays with its record, which may fit the filter no more
	list.Loaded = func(total int) {
		r.loaded = true
		if loaded != nil {
			loaded(total)
		}
		r.choose(total)
	}
	r.RowList = kit.NewRowList(list)
	r.SetLayout(kit.ListLayout{Order: kit.Order{Column: o.SortBy}})
	r.RowList.Remember(o.Layouts, o.Remember)
	return r
}

// Beside puts the rows under what stands above them, and the page at their right.
func (r *Rows[T, F]) Beside(o FrameOptions, page Opener, above ...fyne.CanvasObject) *Frame {
	high := &kit.RowsHigh{Least: leastRows, Most: leastRows, TwoLines: r.o.TwoLines}
	r.page = page
	r.frame = NewFrame(o, page, append(above, kit.Grow(high.Around(r.RowList)))...)
	return r.frame
}

// Filter is what chooses the rows now.
func (r *Rows[T, F]) Filter() F { return *r.filter.Load() }

// All are the rows that the filter chooses, in the order in which the list begins, also those that have not been read.
func (r *Rows[T, F]) All(ctx context.Context) ([]T, error) {
	f := r.Filter()
	n, err := r.o.Count(ctx, f)
	if err != nil || n == 0 {
		return nil, err
	}
	return r.o.Page(ctx, f, employers.Order{Sort: r.o.SortBy, Limit: n})
}

// SetFilter lists what a filter chooses, from the top.
func (r *Rows[T, F]) SetFilter(f F) {
	r.filter.Store(&f)
	r.anew = true
	r.Top()
	r.Reload()
}

// Route opens the page of a record that a route leads to, and selects its row where it is listed.
func (r *Rows[T, F]) Route(id string) {
	r.frame.Route(id)
	r.SelectKey(id)
}

// FocusOr is where the keyboard begins: the page that a route led to, or that shows alone; else the rows, or instead where there are none.
func (r *Rows[T, F]) FocusOr(instead fyne.Focusable) fyne.Focusable {
	open := r.page.Current()
	away := open != "" && r.Index() < 0 && !r.FindKey(open) // focusing the rows would open another record
	switch {
	case r.frame.Routed(), away, r.frame.Away():
		return r.page.FirstFocus()
	case r.loaded && r.Total() == 0:
		return instead
	}
	return r.FirstFocus()
}

// choose selects a row after each reading: the one of the page, else the first.
func (r *Rows[T, F]) choose(total int) {
	anew := r.anew
	r.anew = false
	switch {
	case r.Index() >= 0:
	case r.page.Current() != "" && !anew:
		r.FindKey(r.page.Current())
	case total > 0 && (!r.frame.Narrow() || r.o.Nav.Window().Canvas().Focused() == r.FirstFocus()):
		r.Select(0)
	}
}

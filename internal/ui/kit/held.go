package kit

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/theme"
)

// Held keeps the rows of a short list that was read in one go; the list asks for them on other goroutines.
type Held[T any] struct{ rows atomic.Pointer[[]T] }

// Set replaces the rows; the list shows them at its next Reload.
func (h *Held[T]) Set(rows []T) { h.rows.Store(&rows) }

// All returns the rows.
func (h *Held[T]) All() []T {
	if p := h.rows.Load(); p != nil {
		return *p
	}
	return nil
}

// Source gives the rows to a list, in the order in which they were set.
func (h *Held[T]) Source() Source[T] {
	return Source[T]{
		Count: func(context.Context) (int, error) { return len(h.All()), nil },
		Page: func(_ context.Context, _ Order, offset, limit int) ([]T, error) {
			rows := h.All()
			return rows[min(offset, len(rows)):min(offset+limit, len(rows))], nil
		},
	}
}

// RowsHigh gives a list on a scrolling page the height of its rows, within bounds; the rest scrolls inside.
type RowsHigh struct {
	Rows, Least, Most int
	TwoLines          bool
}

// Around puts the list into a box of that height. Refresh the page after Rows has changed.
func (r *RowsHigh) Around(list fyne.CanvasObject) *fyne.Container { return container.New(r, list) }

// MinSize implements fyne.Layout.
func (r *RowsHigh) MinSize([]fyne.CanvasObject) fyne.Size {
	row := theme.RowHeight()
	if r.TwoLines {
		row = theme.TwoLineRowHeight()
	}
	return fyne.NewSize(theme.Units(200), theme.RowHeight()+float32(min(max(r.Rows, r.Least), r.Most))*row+theme.Space(1))
}

// Layout implements fyne.Layout.
func (r *RowsHigh) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.Position{})
	o[0].Resize(s)
}

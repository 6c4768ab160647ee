package kit

import (
	"encoding/json"
)

// Layouts remember on this machine how lists are arranged; the window's settings are such a memory. A layout holds names
// of columns, widths and the order, and nothing of the rows.
type Layouts interface {
	ListLayout(list string) string
	SetListLayout(list, layout string)
}

// The narrowest and the widest that a column can be made, in em.
const narrowestColumn, widestColumn = 3, 60

// Remember arranges the list as it was left on this machine and keeps every later change; list names it, in small
// letters. Without a memory it does nothing. Call it before Reload.
func (l *RowList[T]) Remember(in Layouts, list string) {
	if in == nil {
		return
	}
	var was ListLayout
	if json.Unmarshal([]byte(in.ListLayout(list)), &was) == nil { // what cannot be read is as if nothing had been kept
		l.SetLayout(l.known(was))
	}
	l.remember = func() {
		if kept, err := json.Marshal(l.layout); err == nil {
			in.SetListLayout(list, string(kept))
		}
	}
}

// known leaves out of a layout what this version's list does not have.
func (l *RowList[T]) known(a ListLayout) ListLayout {
	out := ListLayout{Widths: map[string]float32{}, Hidden: map[string]bool{}}
	for _, c := range l.o.Columns {
		if a.Order.Column == c.ID && c.Sortable {
			out.Order = a.Order
		}
		if w, ok := a.Widths[c.ID]; ok {
			out.Widths[c.ID] = min(max(w, narrowestColumn), widestColumn)
		}
		if h, ok := a.Hidden[c.ID]; ok {
			out.Hidden[c.ID] = h
		}
	}
	return out
}

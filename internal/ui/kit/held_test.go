package kit

import (
	"context"
	"slices"
	"testing"

	"jobwright/internal/ui/theme"
)

func TestHeldGivesItsRowsPageByPage(t *testing.T) {
	var h Held[int]
	if n, _ := h.Source().Count(context.Background()); n != 0 || h.All() != nil {
		t.Errorf("%d rows before any were set", n)
	}
	h.Set([]int{1, 2, 3})
	for _, c := range []struct {
		offset, limit int
		want          []int
	}{{0, 2, []int{1, 2}}, {2, 2, []int{3}}, {4, 2, nil}} {
		if got, _ := h.Source().Page(context.Background(), Order{}, c.offset, c.limit); !slices.Equal(got, c.want) {
			t.Errorf("from %d: %v, want %v", c.offset, got, c.want)
		}
	}
}

func TestAListIsAsHighAsItsRowsWithinBounds(t *testing.T) {
	window(t, NewText("page"))
	r := &RowsHigh{Least: 3, Most: 12}
	high := func(rows int) float32 {
		r.Rows = rows
		return r.Around(NewText("list")).MinSize().Height
	}
	if high(0) != high(3) || high(4)-high(3) != theme.RowHeight() || high(12) != high(100) {
		t.Errorf("heights %v, %v, %v, %v, %v", high(0), high(3), high(4), high(12), high(100))
	}
}

package paper

import (
	"math"
	"slices"
	"strings"
)

func (t Table) lay(l *layout) {
	if len(t.Rows) == 0 || len(t.Columns) == 0 {
		return
	}
	widths, fits := t.widths(l.size)
	if !fits || t.Lists && l.doc.Large {
		t.stack(l)
		return
	}
	head := t.cells(Bold, l.size, widths, t.heads())
	l.need(min(t.beginning(l), l.end-top))
	t.row(l, Bold, widths, head, true)
	for i := range t.Rows {
		face := t.face(i)
		cells, fresh := t.cells(face, l.size, widths, t.Rows[i]), i == 0
		for len(cells) > 0 {
			if !fresh && l.y+rowHeight(l, cells) > l.end {
				l.newPage()
				t.row(l, Bold, widths, head, true)
			}
			var now [][]string
			now, cells = splitRow(cells, max(2, int((l.end-l.y-l.size*0.6)/l.line(l.size))))
			t.row(l, face, widths, now, false)
			fresh = false
		}
	}
	l.gap(0.7)
}

func (t Table) heads() []string {
	heads := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = c.Head
	}
	return heads
}

// face is the face of a row.
func (t Table) face(row int) Face {
	if row >= len(t.Rows)-t.Last {
		return Bold
	}
	return Regular
}

// beginning is how high the head and the first row are, which stand on one page where it can hold them.
func (t Table) beginning(l *layout) float64 {
	if len(t.Rows) == 0 || len(t.Columns) == 0 {
		return 0
	}
	widths, fits := t.widths(l.size)
	if !fits || t.Lists && l.doc.Large {
		return t.listed(t.Rows[0]).height(l)
	}
	return rowHeight(l, t.cells(Bold, l.size, widths, t.heads())) + rowHeight(l, t.cells(t.face(0), l.size, widths, t.Rows[0]))
}

// cells wraps the cells of a row into their columns.
func (t Table) cells(face Face, size float64, widths []float64, row []string) [][]string {
	cells := make([][]string, len(t.Columns))
	for i := range cells {
		if i < len(row) {
			cells[i] = wrap(face, size, widths[i]-size*0.8, row[i])
		}
	}
	return cells
}

// rowHeight is how high a row of wrapped cells is.
func rowHeight(l *layout, cells [][]string) float64 {
	lines := 1
	for _, c := range cells {
		lines = max(lines, len(c))
	}
	return float64(lines)*l.line(l.size) + l.size*0.6
}

// continues stands in a cell that goes on over the page.
const continues = "… continues"

// splitRow parts a row that is higher than so many lines, which only a row higher than a page is; a cell that goes on says so. Nil is
// left where the row is not parted.
func splitRow(cells [][]string, lines int) (now, later [][]string) {
	now, later = make([][]string, len(cells)), make([][]string, len(cells))
	more := false
	for i, c := range cells {
		if len(c) <= lines {
			now[i] = c
			continue
		}
		more = true
		now[i], later[i] = append(slices.Clone(c[:lines-1]), continues), c[lines-1:]
	}
	if !more {
		return now, nil
	}
	return now, later
}

// row draws one row and the rule under it; a head has a pale ground.
func (t Table) row(l *layout, face Face, widths []float64, cells [][]string, head bool) {
	height := rowHeight(l, cells)
	if head {
		l.add(Op{Kind: Box, X: left, Y: l.y, W: room, H: height, Ink: Pale})
	}
	x := left
	for i, lines := range cells {
		for n, line := range lines {
			at := x + l.size*0.4
			if t.Columns[i].Right {
				at = x + widths[i] - l.size*0.4 - WidthOf(face, l.size, line)
			}
			l.words(face, l.size, Black, at, l.y+l.size*0.3+float64(n)*l.line(l.size), line)
		}
		x += widths[i]
	}
	l.y, l.laid = l.y+height, true
	l.add(Op{Kind: Line, X: left, Y: l.y, W: room, Pen: 0.75, Ink: Rule})
}

// evenness is between 0, where every column gets the same of what is left, and 1, where each gets in proportion to what it would like.
const evenness = 0.7

// widths gives each column the width of its longest word, and shares what is left among those that would like more, less than in
// proportion to how much more: a long text does not squeeze a date. fits is false
// where the longest words alone are too wide for the page.
func (t Table) widths(size float64) (widths []float64, fits bool) {
	least, most := make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	look := func(i int, face Face, s string) {
		for _, line := range strings.Split(settable(s), "\n") {
			wide := WidthOf(face, size, line) + size*0.8
			if most[i] = max(most[i], wide); t.Columns[i].Whole {
				least[i] = max(least[i], min(wide, room/4))
			}
		}
		for _, word := range strings.Fields(settable(s)) {
			least[i] = max(least[i], WidthOf(face, size, word)+size*0.8)
		}
	}
	for i, c := range t.Columns {
		look(i, Bold, c.Head)
		for _, row := range t.Rows {
			if i < len(row) {
				look(i, Bold, row[i])
			}
		}
	}
	need, want := 0.0, 0.0
	for i := range least {
		need, want = need+least[i], want+math.Pow(most[i]-least[i], evenness)
	}
	if need > room {
		return nil, false
	}
	widths = make([]float64, len(least))
	for i := range widths {
		share := 1 / float64(len(widths))
		if want > 0 {
			share = math.Pow(most[i]-least[i], evenness) / want
		}
		widths[i] = least[i] + (room-need)*share
	}
	return widths, true
}

// stack sets each row as a list of its cells with their heads, under the first cell.
func (t Table) stack(l *layout) {
	for _, row := range t.Rows {
		t.listed(row).lay(l)
	}
}

// listed is a row as a list, which stays on one page where it can.
func (t Table) listed(row []string) Together {
	if len(row) == 0 {
		return Together{}
	}
	facts := Facts{}
	for i := 1; i < len(row) && i < len(t.Columns); i++ {
		facts.Rows = append(facts.Rows, [2]string{t.Columns[i].Head, row[i]})
	}
	return Together{[]Block{Paragraph{Words: row[0], Bold: true}, facts}}
}

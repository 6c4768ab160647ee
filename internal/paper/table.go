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
	widths, listed := t.arranged(l)
	if listed {
		l.blocks(t.lists())
		return
	}
	l.need(min(t.beginning(l), l.end-top))
	t.head(l, widths)
	for i := range t.Rows {
		for rest, fresh := t.cells(t.face(i), l.size, widths, t.Rows[i]), i == 0; !rest.empty(); fresh = false {
			if !fresh && l.y+t.heightFrom(l, widths, rest, i) > l.end {
				l.newPage()
				t.head(l, widths)
			}
			var now row
			now, rest = rest.split(max(2, int((l.end-l.y-l.size*0.6-rest.between(l))/l.line(l.size))))
			t.draw(l, t.face(i), widths, now, false)
		}
	}
	l.gap(0.7)
}

// head draws the heads of the columns.
func (t Table) head(l *layout, widths []float64) {
	t.draw(l, Bold, widths, t.headRow(l.size, widths), true)
}

// headRow is the row of the heads. A text over the whole width has none: the heading above the table says what it is.
func (t Table) headRow(size float64, widths []float64) row {
	heads := t.heads()
	if t.Over {
		heads[0] = ""
	}
	r := t.cells(Bold, size, widths, heads)
	r.over, r.first = nil, 0
	return r
}

// heightFrom is how high a row is, with the sum under it: that is not parted from the last row.
func (t Table) heightFrom(l *layout, widths []float64, r row, i int) float64 {
	height := r.height(l)
	if next := i + 1; t.Last > 0 && next == len(t.Rows)-t.Last {
		height += t.cells(t.face(next), l.size, widths, t.Rows[next]).height(l)
	}
	return min(height, l.end-top)
}

// arranged gives the widths of the columns, or says that each row is set as a list.
func (t Table) arranged(l *layout) (widths []float64, listed bool) {
	if t.Lists && l.doc.Large {
		return nil, true
	}
	widths, fits := t.widths(l.size)
	return widths, !fits
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
	widths, listed := t.arranged(l)
	if listed {
		return l.beginning(t.lists())
	}
	return t.headRow(l.size, widths).height(l) + t.heightFrom(l, widths, t.cells(t.face(0), l.size, widths, t.Rows[0]), 0)
}

// row is a row of a table, wrapped: the lines of its cells, and those that stand over them.
type row struct {
	over  []string
	first int // how many of over are the first line of their text, set bold
	cells [][]string
}

// cells wraps a row into its columns.
func (t Table) cells(face Face, size float64, widths []float64, words []string) (r row) {
	r.cells = make([][]string, len(t.Columns))
	for i := range r.cells {
		switch {
		case i >= len(words):
		case i == 0 && t.Over:
			title, about := parted(words[0])
			r.over = wrap(Bold, size, room-size*0.8, title)
			if r.first = len(r.over); about != "" {
				r.over = append(r.over, wrap(Regular, size, room-size*0.8, about)...)
			}
		default:
			r.cells[i] = wrap(face, size, widths[i]-size*0.8, words[i])
		}
	}
	return r
}

// parted is the first line of a text, and what stands under it.
func parted(s string) (title, about string) {
	title, about, _ = strings.Cut(s, "\n")
	return title, about
}

// lines is how many lines a row has.
func (r row) lines() int {
	lines := 0
	for _, c := range r.cells {
		lines = max(lines, len(c))
	}
	return max(1, len(r.over)+lines)
}

func (r row) height(l *layout) float64 {
	return float64(r.lines())*l.line(l.size) + l.size*0.6 + r.between(l)
}

// between is the room between the cells and what stands over them.
func (r row) between(l *layout) float64 {
	if len(r.over) == 0 {
		return 0
	}
	return l.size / 4
}

// empty says that nothing of the row is left.
func (r row) empty() bool { return r.cells == nil }

// continues stands in a cell that goes on over the page.
const continues = "… continues"

// split parts a row that is higher than so many lines, which only a row higher than a page is; what goes on says so. What is left is empty
// where the row is not parted.
func (r row) split(lines int) (now, later row) {
	if r.lines() <= lines {
		return r, row{}
	}
	if len(r.over) >= lines { // the cells stand under all of what is over them
		now, later = row{first: min(r.first, lines-1), cells: make([][]string, len(r.cells))}, row{first: max(0, r.first-lines+1), cells: r.cells}
		now.over, later.over = append(slices.Clone(r.over[:lines-1]), continues), r.over[lines-1:]
		return now, later
	}
	now, later = row{over: r.over, first: r.first, cells: make([][]string, len(r.cells))}, row{cells: make([][]string, len(r.cells))}
	lines -= len(r.over)
	for i, c := range r.cells {
		if len(c) <= lines {
			now.cells[i] = c
			continue
		}
		now.cells[i], later.cells[i] = append(slices.Clone(c[:lines-1]), continues), c[lines-1:]
	}
	return now, later
}

// draw draws one row and the rule under it; a head has a pale ground.
func (t Table) draw(l *layout, face Face, widths []float64, r row, head bool) {
	height := r.height(l)
	if head {
		l.add(Op{Kind: Box, X: left, Y: l.y, W: room, H: height, Ink: Pale})
	}
	y := l.y + l.size*0.3
	for n, line := range r.over {
		face, ink := Bold, Black
		if n >= r.first {
			face, ink = Regular, Grey
		}
		l.words(face, l.size, ink, left+l.size*0.4, y, line)
		y += l.line(l.size)
	}
	y += r.between(l)
	x := left
	for i, lines := range r.cells {
		for n, line := range lines {
			at := x + l.size*0.4
			if t.Columns[i].Right {
				at = x + widths[i] - l.size*0.4 - WidthOf(face, l.size, line)
			}
			l.words(face, l.size, Black, at, y+float64(n)*l.line(l.size), line)
		}
		x += widths[i]
	}
	l.y, l.laid = l.y+height, true
	l.add(Op{Kind: Line, X: left, Y: l.y, W: room, Pen: 0.75, Ink: Rule})
}

// evenness is between 0, where every column gets the same of what is left, and 1, where each gets in proportion to what it would like.
const evenness = 0.7

// widths gives each column the width of its longest word, and shares what is left among those that would like more, less than in
// proportion to how much more: a long text does not squeeze a date, and no column gets more than it would like while another one lacks
// room. fits is false where the longest words alone are too wide for the page.
func (t Table) widths(size float64) (widths []float64, fits bool) {
	widths, most := t.wanted(size)
	free := room
	for _, w := range widths {
		free -= w
	}
	if free < 0 {
		return nil, false
	}
	for free > 0.01 {
		want := 0.0
		for i := range widths {
			want += math.Pow(most[i]-widths[i], evenness)
		}
		if want == 0 {
			break
		}
		shared := free
		for i := range widths {
			more := min(shared*math.Pow(most[i]-widths[i], evenness)/want, most[i]-widths[i])
			if most[i]-widths[i]-more < 0.01 {
				more = most[i] - widths[i]
			}
			widths[i], free = widths[i]+more, free-more
		}
	}
	t.spread(widths, free)
	return widths, true
}

// wanted is how much room the columns need at least, for their longest words, and how much they would like.
func (t Table) wanted(size float64) (least, most []float64) {
	least, most = make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	look := func(i int, s string) {
		for _, line := range strings.Split(settable(s), "\n") {
			wide := WidthOf(Bold, size, line) + size*0.8 + 0.01 // sums of widths differ in their last digits
			if most[i] = max(most[i], wide); t.Columns[i].Whole {
				least[i] = max(least[i], min(wide, room/4))
			}
		}
		for _, word := range strings.Fields(settable(s)) {
			least[i] = max(least[i], WidthOf(Bold, size, word)+size*0.8)
		}
	}
	for i, c := range t.Columns {
		if i == 0 && t.Over {
			continue
		}
		look(i, c.Head)
		for _, row := range t.Rows {
			if i < len(row) {
				look(i, row[i])
			}
		}
	}
	return least, most
}

// spread gives the room that no column asks for to those that hold texts: numbers stay at the right.
func (t Table) spread(widths []float64, free float64) {
	takes := func(i int) bool { return !t.Columns[i].Right && !(i == 0 && t.Over) }
	var takers []int
	for i := range widths {
		if takes(i) {
			takers = append(takers, i)
		}
	}
	if len(takers) == 0 {
		widths[len(widths)-1] += free
	}
	for _, i := range takers {
		widths[i] += free / float64(len(takers))
	}
}

// lists are the rows as lists of their cells with their heads, each under its first cell.
func (t Table) lists() (lists []Block) {
	for _, row := range t.Rows {
		if len(row) == 0 {
			continue
		}
		facts := Facts{}
		for i := 1; i < len(row) && i < len(t.Columns); i++ {
			facts.Rows = append(facts.Rows, [2]string{t.Columns[i].Head, row[i]})
		}
		blocks := []Block{Paragraph{Words: row[0], Bold: true}, facts}
		if title, about := parted(row[0]); t.Over && about != "" {
			blocks = []Block{Paragraph{Words: title, Bold: true, tight: true}, Paragraph{Words: about, Quiet: true, tight: true}, facts}
		}
		lists = append(lists, Together{Blocks: blocks})
	}
	return lists
}

package paper

// What stays on one page, and what may be parted. A page that ends half empty is as hard to read as a heading without its text, so only
// what has to be is kept together: a heading and a bold line with the beginning of what follows, the first and the last lines of a text,
// a row of a table, a signature with whose it is.

// first is how many of the lines of a text stay on one page at least: neither its first nor its last line stands alone.
func first(lines int) int {
	if lines <= 3 {
		return lines
	}
	return 2
}

// rowsFrom is how much height row i and those that stay with it take at least: neither a first row of one line nor a short last
// one stands alone.
func (l *layout) rowsFrom(rows []int, i int) float64 {
	height := float64(first(rows[i]))*l.line(l.size) + l.size/4
	if next := i + 1; next < len(rows) && (i == 0 && rows[0] == 1 || next == len(rows)-1 && rows[next] <= 2) {
		height += l.rowsFrom(rows, next)
	}
	return height
}

// mayStayFree is how much of a page may be left free at its foot for something to stay in one piece.
func (l *layout) mayStayFree() float64 { return (l.end - top) / 3 }

// least is how much room has to be left for something that is so high to begin on this page, if its beginning is so high.
func (l *layout) least(height, beginning float64) float64 {
	return min(height, max(beginning, l.mayStayFree()))
}

// keep begins a new page for what does not fit any more, unless too much of this one would be left free: then it runs on.
func (l *layout) keep(height, beginning float64) {
	l.need(min(l.least(height, beginning), l.end-top))
}

func (g Together) lay(l *layout) {
	if g.Whole {
		l.need(min(g.height(l), l.end-top))
	} else {
		l.keep(g.height(l), l.beginning(g.Blocks))
	}
	l.blocks(g.Blocks)
}

// height is how high the blocks are together, on a page that is high enough.
func (g Together) height(l *layout) float64 {
	trial := &layout{doc: l.doc, size: l.size, names: l.names, end: 1e6}
	trial.newPage()
	begin := trial.y
	trial.laid = l.laid // the gap above belongs to it
	trial.blocks(g.Blocks)
	return trial.y - begin
}

// blocks lays blocks out, one after another.
func (l *layout) blocks(list []Block) {
	for i, b := range list {
		l.rest = list[i+1:]
		b.lay(l)
	}
}

// beginning is how much of blocks stands on one page with the heading above them.
func (l *layout) beginning(list []Block) float64 {
	if len(list) == 0 {
		return 0
	}
	switch b := list[0].(type) {
	case Heading:
		return b.height(l) + l.beginning(list[1:])
	case Paragraph:
		height := float64(first(len(wrap(b.face(), l.size, room, b.Words)))) * l.line(l.size)
		if (b.leads() || b.Quiet) && len(list) > 1 {
			height += 0.5*l.line(l.size) + l.beginning(list[1:])
		}
		return height
	case Bullets:
		if len(b.Items) > 0 {
			return l.rowsFrom(b.rows(l), 0)
		}
	case Facts:
		if b = b.told(); len(b.Rows) > 0 {
			return l.rowsFrom(b.rows(l), 0)
		}
	case Note:
		height := func(lines int) float64 { return float64(lines)*l.line(l.size) + 2*b.pad(l) }
		lines := len(b.wrapped(l))
		return l.least(height(lines), height(first(lines)))
	case Table:
		return b.beginning(l)
	case Together:
		if b.Whole {
			return b.height(l)
		}
		return l.least(b.height(l), l.beginning(b.Blocks))
	case Picture:
		return b.H * b.scale(l)
	}
	return 2 * l.line(l.size)
}

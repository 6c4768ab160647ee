package paper

import "strings"

func (h Heading) lay(l *layout) {
	size := l.size * 1.3
	l.gap(0.8)
	l.need(min(h.height(l)+l.beginning(l.rest), l.end-top)) // with the beginning of what follows
	l.lines(Bold, size, Green, left, room, h.Words)
	l.y += l.size / 4
}

func (h Heading) height(l *layout) float64 {
	size := l.size * 1.3
	return float64(len(wrap(Bold, size, room, h.Words)))*l.line(size) + l.size/4
}

func (p Paragraph) lay(l *layout) {
	ink := Black
	if p.Quiet {
		ink = Grey
	}
	if p.leads() {
		l.need(min(l.beginning(append([]Block{p}, l.rest...)), l.end-top))
	}
	l.lines(p.face(), l.size, ink, left, room, p.Words)
	if !p.tight {
		l.gap(0.5)
	}
}

func (p Paragraph) face() Face {
	if p.Bold {
		return Bold
	}
	return Regular
}

// leads says that a paragraph stays with what follows it, as a heading does.
func (p Paragraph) leads() bool { return p.Bold || p.tight || strings.HasSuffix(p.Words, ":") }

// bulletIndent is where the text of a point begins.
func (l *layout) bulletIndent() float64 { return l.size * 1.2 }

func (b Bullets) lay(l *layout) {
	indent, rows := l.bulletIndent(), b.rows(l)
	for i, item := range b.Items {
		l.need(l.rowsFrom(rows, i))
		l.words(Bold, l.size, Green, left+l.size/4, l.y, "•")
		l.lines(Regular, l.size, Black, left+indent, room-indent, item)
	}
	l.gap(0.5)
}

// rows are how many lines each point has.
func (b Bullets) rows(l *layout) (rows []int) {
	for _, item := range b.Items {
		rows = append(rows, len(wrap(Regular, l.size, room-l.bulletIndent(), item)))
	}
	return rows
}

func (f Facts) lay(l *layout) {
	f = f.told()
	names, rows := l.names, f.rows(l)
	for i, row := range f.Rows {
		l.need(l.rowsFrom(rows, i))
		page, y := len(l.pages), l.y
		name := wrap(Bold, l.size, names-l.size/2, row[0])
		for i, line := range name {
			l.words(Bold, l.size, Black, left, y+float64(i)*l.line(l.size), line)
		}
		l.lines(Regular, l.size, Black, left+names, room-names, row[1])
		if len(l.pages) == page {
			l.y = max(l.y, y+float64(len(name))*l.line(l.size))
		}
		l.y += l.size / 4
	}
	l.gap(0.5)
}

// told are the facts that have a value.
func (f Facts) told() (told Facts) {
	for _, row := range f.Rows {
		if row[1] != "" {
			told.Rows = append(told.Rows, row)
		}
	}
	return told
}

// rows are how many lines each fact has, its name or its value.
func (f Facts) rows(l *layout) (rows []int) {
	for _, row := range f.Rows {
		rows = append(rows, max(len(wrap(Bold, l.size, l.names-l.size/2, row[0])), len(wrap(Regular, l.size, room-l.names, row[1]))))
	}
	return rows
}

// widest is how wide the names of all facts among blocks want to be; their values get more than half of the line.
func (l *layout) widest(blocks []Block) (names float64) {
	look := func(name string) { names = max(names, WidthOf(Bold, l.size, settable(name))+l.size) }
	for _, b := range blocks {
		switch b := b.(type) {
		case Together:
			names = max(names, l.widest(b.Blocks))
		case Table:
			if len(b.Rows) == 0 || len(b.Columns) == 0 {
				continue
			}
			if _, listed := b.arranged(l); listed {
				for _, c := range b.Columns[1:] {
					look(c.Head)
				}
			}
		case Facts:
			for _, row := range b.told().Rows {
				look(row[0])
			}
		}
	}
	return min(names, room*0.4)
}

func (n Note) lay(l *layout) {
	pad, lines := n.pad(l), n.wrapped(l)
	for len(lines) > 0 {
		l.keep(l.line(l.size)*float64(len(lines))+2*pad, l.line(l.size)*float64(first(len(lines)))+2*pad)
		count := max(1, min(len(lines), int((l.end-l.y-2*pad)/l.line(l.size))))
		if count > 2 && count == len(lines)-1 {
			count-- // the last line is never alone
		}
		height := float64(count)*l.line(l.size) + 2*pad
		l.add(Op{Kind: Box, X: left, Y: l.y, W: room, H: height, Ink: Pale})
		l.add(Op{Kind: Box, X: left, Y: l.y, W: 4, H: height, Ink: Green})
		for i, line := range lines[:count] {
			l.words(Regular, l.size, Black, left+4+pad, l.y+pad+float64(i)*l.line(l.size), line)
		}
		l.y, l.laid, lines = l.y+height, true, lines[count:]
	}
	l.gap(0.7)
}

// pad is the room around the text of a note.
func (Note) pad(l *layout) float64 { return l.size * 0.6 }

func (n Note) wrapped(l *layout) []string {
	return wrap(Regular, l.size, room-2*n.pad(l)-4, n.Words)
}

func (p Picture) lay(l *layout) {
	if p.W <= 0 || p.H <= 0 {
		return
	}
	scale := p.scale(l)
	l.need(p.H * scale)
	if len(p.PNG) > 0 {
		l.add(Op{Kind: Image, X: left, Y: l.y, W: p.W * scale, H: p.H * scale, Data: p.PNG})
	}
	for _, stroke := range p.Strokes {
		points := make([]Point, len(stroke))
		for i, q := range stroke {
			points[i] = Point{left + q.X*scale, l.y + q.Y*scale}
		}
		l.add(Op{Kind: Stroke, Points: points, Pen: 1.5, Ink: Black})
	}
	l.y, l.laid = l.y+p.H*scale, true
	if len(p.Strokes) > 0 { // what a hand draws stands on a line
		l.add(Op{Kind: Line, X: left, Y: l.y, W: p.W * scale, Pen: 0.75, Ink: Rule})
	}
	l.gap(0.5)
}

// scale makes a picture fit a page with a heading.
func (p Picture) scale(l *layout) float64 {
	if p.W <= 0 || p.H <= 0 {
		return 0
	}
	return min(1, room/p.W, (l.end-top-3*l.line(l.size))/p.H)
}

func (PageBreak) lay(l *layout) {
	if l.laid {
		l.newPage()
	}
}

func (b Blank) lay(l *layout) {
	l.need(2 * l.line(l.size))
	l.y += l.line(l.size) // room for a hand
	x, wide := left, room*0.65
	for _, words := range []string{b.Words, b.Then} {
		l.words(Regular, l.size, Black, x, l.y, words)
		begin := x + WidthOf(Regular, l.size, settable(words)) + l.size/2
		l.add(Op{Kind: Line, X: begin, Y: l.y + l.size*1.2, W: x + wide - begin, Pen: 0.75, Ink: Black})
		x, wide = x+wide+l.size, room*0.35-l.size
	}
	l.y, l.laid = l.y+l.line(l.size), true
	l.gap(0.6)
}

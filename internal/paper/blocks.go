package paper

func (h Heading) lay(l *layout) {
	size := l.size * 1.3
	l.gap(0.8)
	l.need(min(float64(len(wrap(Bold, size, room, h.Words)))*l.line(size)+l.size/4+l.beginning(l.next), l.end-top)) // with the beginning of what follows
	l.lines(Bold, size, Green, left, room, h.Words)
	l.y += l.size / 4
}

func (p Paragraph) lay(l *layout) {
	face, ink := Regular, Black
	if p.Bold {
		face = Bold
	}
	if p.Quiet {
		ink = Grey
	}
	l.lines(face, l.size, ink, left, room, p.Words)
	l.gap(0.5)
}

func (b Bullets) lay(l *layout) {
	indent := l.size * 1.2
	for _, item := range b.Items {
		l.need(float64(min(3, len(wrap(Regular, l.size, room-indent, item)))) * l.line(l.size)) // the dot and its text begin on one page
		l.words(Bold, l.size, Green, left+l.size/4, l.y, "•")
		l.lines(Regular, l.size, Black, left+indent, room-indent, item)
	}
	l.gap(0.5)
}

func (f Facts) lay(l *layout) {
	names := 0.0
	for _, row := range f.Rows {
		if row[1] != "" {
			names = max(names, WidthOf(Bold, l.size, settable(row[0]))+l.size)
		}
	}
	names = min(names, room*0.4)
	for _, row := range f.Rows {
		if row[1] == "" {
			continue
		}
		name := wrap(Bold, l.size, names-l.size/2, row[0])
		l.need(float64(max(len(name), min(3, len(wrap(Regular, l.size, room-names, row[1]))))) * l.line(l.size)) // both begin on one page
		page, y := len(l.pages), l.y
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

func (n Note) lay(l *layout) {
	pad := l.size * 0.6
	lines := wrap(Regular, l.size, room-2*pad-4, n.Words)
	for len(lines) > 0 {
		l.need(min(l.line(l.size)*float64(len(lines))+2*pad, l.end-top))
		count := max(1, min(len(lines), int((l.end-l.y-2*pad)/l.line(l.size))))
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

func (g Together) lay(l *layout) {
	l.need(min(g.height(l), l.end-top))
	l.blocks(g.Blocks)
}

// height is how high the blocks are together, on a page that is high enough.
func (g Together) height(l *layout) float64 {
	trial := &layout{doc: l.doc, size: l.size, end: 1e6}
	trial.newPage()
	begin := trial.y
	trial.laid = l.laid // the gap above belongs to it
	trial.blocks(g.Blocks)
	return trial.y - begin
}

// blocks lays blocks out, one after another.
func (l *layout) blocks(list []Block) {
	for i, b := range list {
		l.next = nil
		if i+1 < len(list) {
			l.next = list[i+1]
		}
		b.lay(l)
	}
}

// beginning is how much of a block stands on one page with the heading above it.
func (l *layout) beginning(b Block) float64 {
	switch b := b.(type) {
	case nil:
		return 0
	case Table:
		return b.beginning(l)
	case Together:
		return b.height(l)
	case Picture:
		return b.H * b.scale(l)
	}
	return 3 * l.line(l.size)
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

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"jobwright/internal/ui/theme"
)

// matrixRow is the height of a row of a matrix: a figure, its note, and room around both.
func matrixRow() float32 {
	return theme.Body.Line() + theme.Caption.Line() + theme.Space(2)
}

// Widths in a matrix, in units at a text scale of 1.
const (
	matrixCellWide  = 72
	matrixNamesWide = 220
	matrixGap       = 2 // between two cells
)

// matrixGrid draws a matrix.
type matrixGrid struct {
	m       *Matrix
	corner  *label
	columns []*Text
	rows    []*Text
	rules   []*canvas.Rectangle
	cells   [][]*matrixFace
	ring    *canvas.Rectangle
	high    float32 // of the head, which depends on the width of the columns
	names   float32 // the widest name of a row, on one line
	full    float32 // the narrowest a column may be with whole notes
	short   float32 // the same with short ones
}

// matrixFace is one cell as it is drawn.
type matrixFace struct {
	ground       *canvas.Rectangle
	figure, note *label
	words        MatrixCell
}

func newMatrixGrid(m *Matrix) *matrixGrid {
	g := &matrixGrid{m: m, corner: newLabel(m.o.Corner, theme.Caption, Regular, theme.Quiet), ring: newRing()}
	for i, name := range m.o.Columns {
		t := NewText(name).Sized(theme.Caption).Tone(theme.Quiet).Aligned(fyne.TextAlignTrailing).Wrap().AtMost(3)
		if m.o.LastTotal && i == len(m.o.Columns)-1 {
			t.SemiBold().Tone(theme.Text)
		}
		g.columns = append(g.columns, t)
	}
	for i, name := range m.o.Rows {
		t := NewText(name).Wrap().AtMost(2)
		if m.o.RowTotal && i == len(m.o.Rows)-1 {
			t.Bold()
		}
		g.rows = append(g.rows, t)
		g.rules = append(g.rules, canvas.NewRectangle(color.Transparent))
		var line []*matrixFace
		for range m.o.Columns {
			line = append(line, &matrixFace{ground: canvas.NewRectangle(color.Transparent), figure: newLabel("", theme.Body, Regular, theme.Text), note: newLabel("", theme.Caption, Regular, theme.Quiet)})
		}
		g.cells = append(g.cells, line)
	}
	g.restyle()
	return g
}

func (g *matrixGrid) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{g.corner.Text}
	for _, r := range g.rules {
		objects = append(objects, r)
	}
	for _, line := range g.cells {
		for _, c := range line {
			objects = append(objects, c.ground, c.figure.Text, c.note.Text)
		}
	}
	for _, t := range g.columns {
		objects = append(objects, t)
	}
	for _, t := range g.rows {
		objects = append(objects, t)
	}
	return append(objects, g.m.less, g.m.more, g.ring)
}

// restyle takes words and colours anew.
func (g *matrixGrid) restyle() {
	g.corner.restyle()
	g.names = g.corner.wide()
	for _, t := range g.rows {
		g.names = max(g.names, unwrapped(t))
	}
	g.full, g.short = theme.Units(matrixCellWide), theme.Units(matrixCellWide)
	for r, line := range g.cells {
		g.rules[r].FillColor = theme.Color(theme.Hairline)
		if g.sum(r, -1) {
			g.rules[r].FillColor = theme.Color(theme.Line)
		}
		for c, face := range line {
			face.show(g.m.o.Cell(r, c), g.sum(r, c))
			inset := 2*theme.Space(1.5) + matrixGap
			g.full = max(g.full, face.note.wide()+inset, face.figure.wide()+inset)
			g.short = max(g.short, face.brief()+inset, face.figure.wide()+inset)
		}
	}
}

// moveRing lays the ring around the cell that the keyboard is on.
func (g *matrixGrid) moveRing() {
	x, shows := g.left(g.m.col)
	showIf(g.ring, g.m.focused && shows && len(g.cells) > 0)
	y := g.headHeight() + float32(g.m.row)*matrixRow()
	placeRing(g.ring, x, y+matrixGap, g.wide()-matrixGap, matrixRow()-2*matrixGap, 0)
	canvas.Refresh(g.ring)
}

// sum says whether a cell holds a sum; column -1 asks for the row.
func (g *matrixGrid) sum(row, col int) bool {
	return g.m.o.RowTotal && row == len(g.m.o.Rows)-1 || g.m.o.LastTotal && col == len(g.m.o.Columns)-1
}

// brief is how wide the short note is.
func (f *matrixFace) brief() float32 {
	if f.words.Short == "" {
		return f.note.wide()
	}
	return ceil(f.note.measure(f.words.Short).Width)
}

// point draws a border while the pointer is on the cell.
func (f *matrixFace) point(on bool) {
	f.ground.StrokeWidth, f.ground.StrokeColor = 0, theme.Color(theme.Action)
	if on {
		f.ground.StrokeWidth = theme.Stroke()
	}
	canvas.Refresh(f.ground)
}

func (f *matrixFace) show(c MatrixCell, sum bool) {
	f.figure.tone, f.note.tone, f.figure.weight = theme.Text, theme.Quiet, SemiBold
	if c.Level > 0 {
		f.note.tone = theme.Text // quiet words are too pale on a dark ground
	}
	if c.Dull {
		f.figure.tone, f.figure.weight = theme.Quiet, Regular
	}
	if sum && !c.Dull {
		f.figure.weight = Bold
	}
	f.words = c
	f.figure.whole, f.note.whole = c.Figure, c.Note
	f.figure.restyle()
	f.note.restyle()
	f.ground.CornerRadius = theme.Radius - 2
	f.ground.FillColor = shade(c.Level)
}

// shade is the action colour laid over the page, the thicker the higher the level: a third of it at most, so that
// words on it can be read.
func shade(level float32) color.Color {
	if level <= 0 {
		return color.Transparent
	}
	c := color.NRGBAModel.Convert(theme.Color(theme.Action)).(color.NRGBA)
	c.A = uint8(18 + min(level, 1)*62)
	return c
}

// namesWide is how wide the names of the rows stand.
func (g *matrixGrid) namesWide(w float32) float32 {
	return min(g.names, theme.Units(matrixNamesWide), floor(w*0.4)) + theme.Space(3)
}

// unwrapped is how wide a text is on one line.
func unwrapped(t *Text) float32 {
	l := newLabel(t.words, t.size, t.weight, t.tone)
	return l.wide()
}

// scrolling is how many columns scroll; the last one stays where it holds the sums.
func (g *matrixGrid) scrolling() int {
	n := len(g.m.o.Columns)
	if g.m.o.LastTotal {
		n--
	}
	return max(0, n)
}

// narrow is the narrowest a column may be: with whole notes where all columns then fit, else with short ones.
func (g *matrixGrid) narrow() float32 {
	if g.brief() {
		return g.short
	}
	return g.full
}

// brief says that there is no room for whole notes.
func (g *matrixGrid) brief() bool {
	w := g.m.BaseWidget.Size().Width
	return g.namesWide(w)+float32(len(g.m.o.Columns))*g.full > w
}

// fit is how many of the scrolling columns show at once.
func (g *matrixGrid) fit() int {
	w := g.m.BaseWidget.Size().Width
	room := w - g.namesWide(w)
	if g.m.o.LastTotal {
		room -= g.narrow()
	}
	return max(1, min(g.scrolling(), int(room/g.narrow())))
}

// furthest is the last column that can be the first one to show.
func (g *matrixGrid) furthest() int { return max(0, g.scrolling()-g.fit()) }

// wide is how wide each column is when those that show share the room.
func (g *matrixGrid) wide() float32 {
	w := g.m.BaseWidget.Size().Width
	n := g.fit()
	if g.m.o.LastTotal {
		n++
	}
	return min(floor((w-g.namesWide(w))/float32(max(1, n))), max(g.narrow(), theme.Units(140)))
}

// headHeight is how high the names of the columns stand.
func (g *matrixGrid) headHeight() float32 {
	if g.high > 0 {
		return g.high
	}
	return theme.Caption.Line() + theme.Space(2)
}

// left is where a column begins; ok is false for one that does not show.
func (g *matrixGrid) left(col int) (x float32, ok bool) {
	names, wide, fit := g.namesWide(g.m.BaseWidget.Size().Width), g.wide(), g.fit()
	if g.m.o.LastTotal && col == len(g.m.o.Columns)-1 {
		return names + float32(fit)*wide, true
	}
	at := col - g.m.first
	return names + float32(at)*wide, at >= 0 && at < fit
}

// at is the cell at a position.
func (g *matrixGrid) at(p fyne.Position) (row, col int, ok bool) {
	row = int((p.Y - g.headHeight()) / matrixRow())
	if p.Y < g.headHeight() || row >= len(g.m.o.Rows) {
		return 0, 0, false
	}
	for col := range g.m.o.Columns {
		if x, shows := g.left(col); shows && p.X >= x && p.X < x+g.wide() {
			return row, col, true
		}
	}
	return 0, 0, false
}

func (g *matrixGrid) lay(s fyne.Size) {
	g.m.first = min(g.m.first, g.furthest())
	names, wide := g.namesWide(s.Width), g.wide()
	g.layHead(names, wide)
	for r, t := range g.rows {
		y := g.headHeight() + float32(r)*matrixRow()
		t.Resize(fyne.NewSize(names-theme.Space(3), matrixRow()))
		high := t.MinSize().Height
		place(t, 0, y+round((matrixRow()-high)/2), names-theme.Space(3), high)
		place(g.rules[r], 0, y, g.edge(), 1)
		for c, face := range g.cells[r] {
			x, shows := g.left(c)
			face.lay(x, y, wide, shows, g.brief())
		}
	}
	g.moveRing()
}

// edge is where the last column ends.
func (g *matrixGrid) edge() float32 {
	x, _ := g.left(len(g.m.o.Columns) - 1)
	if !g.m.o.LastTotal {
		x, _ = g.left(g.m.first + g.fit() - 1)
	}
	return x + g.wide()
}

// layHead puts the names over the columns, on one last line, and the buttons that scroll over the names of the rows.
func (g *matrixGrid) layHead(names, wide float32) {
	high := theme.Caption.Line()
	for _, t := range g.columns {
		t.Resize(fyne.NewSize(wide-theme.Space(2), theme.Caption.Line()))
		high = max(high, t.MinSize().Height)
	}
	narrow := g.furthest() > 0
	button := g.m.less.MinSize()
	if narrow {
		high = max(high, button.Height+theme.Caption.Line())
	}
	g.high = high + theme.Space(2)
	for c, t := range g.columns {
		x, shows := g.left(c)
		showIf(t, shows)
		own := t.MinSize().Height
		place(t, x+matrixGap, theme.Space(1)+high-own, wide-theme.Space(2), own)
	}
	showIf(g.m.less, narrow)
	showIf(g.m.more, narrow)
	place(g.m.less, 0, 0, button.Width, button.Height)
	place(g.m.more, button.Width, 0, button.Width, button.Height)
	g.scrollable()
	g.corner.place(0, theme.Space(1)+high-theme.Caption.Line(), names-theme.Space(3), theme.Caption.Line(), fyne.TextAlignLeading)
}

// scrollable says on the buttons where there is nothing more.
func (g *matrixGrid) scrollable() {
	set := func(b *Button, can bool, why string) {
		switch {
		case can && b.Disabled() != "":
			b.Enable()
		case !can && b.Disabled() == "":
			b.Disable(why)
		}
	}
	set(g.m.less, g.m.first > 0, "This is the first column.")
	set(g.m.more, g.m.first < g.furthest(), "This is the last column.")
}

func (f *matrixFace) lay(x, y, w float32, shows, brief bool) {
	f.note.whole = f.words.Note
	if brief && f.words.Short != "" {
		f.note.whole = f.words.Short
	}
	showIf(f.ground, shows)
	showIf(f.figure.Text, shows)
	showIf(f.note.Text, shows && f.note.whole != "")
	if !shows {
		return
	}
	place(f.ground, x, y+matrixGap, w-matrixGap, matrixRow()-2*matrixGap)
	room := w - matrixGap - 2*theme.Space(1.5)
	top := y + theme.Space(1)
	if f.note.whole == "" {
		f.figure.place(x+theme.Space(1.5), y, room, matrixRow(), fyne.TextAlignTrailing)
		return
	}
	f.figure.place(x+theme.Space(1.5), top, room, theme.Body.Line(), fyne.TextAlignTrailing)
	f.note.place(x+theme.Space(1.5), top+theme.Body.Line(), room, theme.Caption.Line(), fyne.TextAlignTrailing)
}

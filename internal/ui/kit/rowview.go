package kit

import (
	"slices"

	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/theme"
)

// rowView draws one row; a list has as many as fit on the screen and uses them again and again.
type rowView[T any] struct {
	box      *fyne.Container
	back     *canvas.Rectangle
	rule     *canvas.Rectangle
	tick     *tickFace
	mark     *checkFace
	cells    []*cellView
	selected bool
	ruled    bool
}

func newRowView[T any]() *rowView[T] {
	v := &rowView[T]{back: canvas.NewRectangle(color.Transparent), rule: canvas.NewRectangle(color.Transparent)}
	v.back.CornerRadius = theme.Radius
	v.box = container.NewWithoutLayout(v.rule, v.back)
	v.restyle()
	return v
}

func (v *rowView[T]) restyle() {
	v.rule.FillColor = theme.Color(theme.Hairline)
	if v.tick != nil {
		v.tick.restyle()
	}
	if v.mark != nil {
		v.mark.set(v.mark.done, false)
	}
	for _, c := range v.cells {
		c.restyle()
	}
}

func (v *rowView[T]) background(hovered bool) {
	v.back.FillColor = color.Transparent
	switch {
	case v.selected:
		v.back.FillColor = theme.Color(theme.Selected)
	case hovered:
		v.back.FillColor = theme.Color(theme.Hover)
	}
}

// edges lays the row's ground and rule; the selected row's ground covers its rule.
func (v *rowView[T]) edges(s fyne.Size) {
	place(v.back, 0, 0, s.Width, s.Height)
	place(v.rule, theme.Space(2), s.Height-1, s.Width-theme.Space(4), 1)
	showIf(v.rule, v.ruled && !v.selected)
}

func (v *rowView[T]) showTick(on bool, x, h float32) {
	if v.tick == nil {
		v.tick = newTickFace()
		v.box.Objects = append(v.box.Objects, v.tick.objects()...)
	}
	v.tick.set(on)
	v.tick.place(x, 0, theme.Units(20), h)
}

func (v *rowView[T]) showMark(done bool, x, h float32) {
	if v.mark == nil {
		v.mark = newCheckFace()
		v.box.Objects = append(v.box.Objects, v.mark.objects()...)
	}
	v.mark.set(done, false)
	v.mark.place(x, 0, theme.Units(24), h)
}

func (v *rowView[T]) fill(columns []ListColumn[T], spans []span, row T, ok bool, h float32, two bool) {
	for len(v.cells) < len(columns) {
		v.cells = append(v.cells, &cellView{box: v.box})
	}
	across := slices.IndexFunc(columns, func(c ListColumn[T]) bool { return two && c.Across })
	for i, c := range v.cells {
		if i >= len(columns) || spans[i].w <= 0 {
			c.hide()
			continue
		}
		cell := Cell{Text: "…", Tone: theme.Quiet}
		if ok {
			cell = columns[i].Cell(row)
		}
		second, high := spans[i].w, h
		switch {
		case i == across:
			second = ends(spans) - spans[i].x
		case across >= 0 && i > across:
			high = h - theme.Caption.Line()
		}
		c.show(cell, spans[i], second, high, two, columns[i].Align, columns[i].Figures)
	}
}

// ends is where the last column that shows ends.
func ends(spans []span) (x float32) {
	for _, s := range spans {
		if s.w > 0 {
			x = s.x + s.w
		}
	}
	return x
}

// cellView draws one cell; its parts are made when a row first needs them.
type cellView struct {
	box     *fyne.Container
	text    *label
	figures []*label
	second  *label
	sign    *icon
	chip    *chipFace
	dots    []*canvas.Circle
}

func (c *cellView) restyle() {
	for _, l := range append([]*label{c.text, c.second}, c.figures...) {
		if l != nil {
			l.restyle()
		}
	}
	if c.sign != nil {
		c.sign.restyle()
	}
	if c.chip != nil {
		c.chip.restyle()
	}
}

func (c *cellView) hide() {
	for _, l := range append([]*label{c.text, c.second}, c.figures...) {
		if l != nil {
			l.Hide()
		}
	}
	if c.sign != nil {
		c.sign.Hide()
	}
	c.showChip(false)
	c.showDots(0)
}

func (c *cellView) add(o ...fyne.CanvasObject) { c.box.Objects = append(c.box.Objects, o...) }

// show draws a cell into its span of a row of height h; its second line is that wide.
func (c *cellView) show(cell Cell, s span, second, h float32, two bool, align fyne.TextAlign, figures bool) {
	c.hide()
	if cell.Verdict != Plain || cell.Chip != "" {
		c.showVerdict(cell, s, h)
		return
	}
	x, w := s.x, s.w
	if cell.DotsOf > 0 {
		used := c.placeDots(cell, x, h)
		x, w = x+used, w-used
	}
	if cell.Icon != "" {
		used := c.placeSign(cell, x, h)
		x, w = x+used, w-used
	}
	top, line := float32(0), h
	if two && cell.Second != "" {
		first, below := theme.Body.Line(), theme.Caption.Line()
		top, line = round((h-first-below)/2), first
		c.placeSecond(cell, x, second-(x-s.x), top+first, below, align)
	}
	if figures {
		c.placeFigures(cell, x, w, top, line, align)
		return
	}
	c.placeText(cell, x, w, top, line, align)
}

func tone(cell Cell) fyne.ThemeColorName {
	if cell.Tone == "" {
		return theme.Text
	}
	return cell.Tone
}

func (c *cellView) placeText(cell Cell, x, w, top, h float32, align fyne.TextAlign) {
	if c.text == nil {
		c.text = newLabel("", theme.Body, Regular, theme.Text)
		c.add(c.text.Text)
	}
	setLabel(c.text, cell)
	c.text.Show()
	c.text.place(x, top, w, h, align)
}

// setLabel changes a label's words, tone and weight.
func setLabel(l *label, cell Cell) {
	weight := Regular
	if cell.Bold {
		weight = Bold
	}
	if l.weight != weight {
		l.weight = weight
		l.restyle()
	}
	l.set(cell.Text, tone(cell))
}

// placeFigures gives every figure a cell of one width; text that does not fit is shortened as ordinary text.
func (c *cellView) placeFigures(cell Cell, x, w, top, h float32, align fyne.TextAlign) {
	parts := splitFigures(cell.Text)
	for len(c.figures) < len(parts) {
		l := newLabel("", theme.Body, Regular, theme.Text)
		c.figures = append(c.figures, l)
		c.add(l.Text)
		l.Hide()
	}
	widths, sum := make([]float32, len(parts)), float32(0)
	for i, p := range parts {
		l := c.figures[i]
		one := cell
		one.Text = p
		setLabel(l, one)
		widths[i] = l.measure(p).Width
		if isFigure(p) {
			widths[i] = l.TextSize * theme.FigureWidth
		}
		sum += widths[i]
	}
	if sum > w {
		c.placeText(cell, x, w, top, h, align)
		return
	}
	if align == fyne.TextAlignTrailing {
		x += w - sum
	}
	for i := range parts {
		c.figures[i].Show()
		c.figures[i].place(x, top, widths[i]+1, h, fyne.TextAlignCenter)
		x += widths[i]
	}
}

func (c *cellView) placeSecond(cell Cell, x, w, top, h float32, align fyne.TextAlign) {
	if c.second == nil {
		c.second = newLabel("", theme.Caption, Regular, theme.Quiet)
		c.add(c.second.Text)
	}
	c.second.set(cell.Second, theme.Quiet)
	c.second.Show()
	c.second.place(x, top, w, h, align)
}

func (c *cellView) placeSign(cell Cell, x, h float32) (used float32) {
	if c.sign == nil {
		c.sign = newIcon("", theme.Quiet, 16)
		c.add(c.sign.Image)
	}
	c.sign.set(cell.Icon, tone(cell))
	c.sign.Show()
	c.sign.place(x, 0, c.sign.wide(), h)
	return c.sign.wide() + theme.Units(6)
}

func (c *cellView) showVerdict(cell Cell, s span, h float32) {
	if c.chip == nil {
		c.chip = newChipFace()
		c.add(c.chip.objects()...)
	}
	words := cell.Chip
	if words == "" {
		words = cell.Verdict.Words()
	}
	c.showChip(true)
	c.chip.set(cell.Verdict, words, cell.Verdict.Icon())
	c.chip.place(s.x, 0, min(s.w, c.chip.wide()), h)
}

func (c *cellView) showChip(on bool) {
	if c.chip == nil {
		return
	}
	showIf(c.chip.back, on)
	showIf(c.chip.words.Text, on)
	showIf(c.chip.sign.Image, on && c.chip.sign.name != "")
}

func (c *cellView) placeDots(cell Cell, x, h float32) (used float32) {
	c.showDots(cell.DotsOf)
	side, step := theme.Units(8), theme.Units(11)
	for i := range cell.DotsOf {
		styleDot(c.dots[i], i < cell.Dots, true)
		place(c.dots[i], x+float32(i)*step, round((h-side)/2), side, side)
	}
	return float32(cell.DotsOf)*step + theme.Units(6)
}

func (c *cellView) showDots(n int) {
	for len(c.dots) < n {
		d := canvas.NewCircle(color.Transparent)
		c.dots = append(c.dots, d)
		c.add(d)
	}
	for i, d := range c.dots {
		showIf(d, i < n)
	}
}

// tickFace draws the square box of bulk choice.
type tickFace struct {
	square *canvas.Rectangle
	sign   *icon
	on     bool
}

func newTickFace() *tickFace {
	f := &tickFace{square: canvas.NewRectangle(color.Transparent), sign: newIcon("check", theme.OnAction, 14)}
	f.square.CornerRadius = 4
	return f
}

func (f *tickFace) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.square, f.sign.Image}
}

func (f *tickFace) restyle() { f.sign.restyle(); f.set(f.on) }

func (f *tickFace) set(on bool) {
	f.on = on
	f.square.StrokeWidth = theme.Stroke()
	f.square.StrokeColor, f.square.FillColor = theme.Color(theme.Border), theme.Color(theme.Surface)
	if on {
		f.square.StrokeColor, f.square.FillColor = theme.Color(theme.Action), theme.Color(theme.Action)
	}
	showIf(f.sign.Image, on)
}

func (f *tickFace) place(x, y, w, h float32) {
	side := theme.Units(18)
	place(f.square, round(x+(w-side)/2), round(y+(h-side)/2), side, side)
	f.sign.place(x, y, w, h)
}

// groupView draws a group's heading.
type groupView struct {
	box  *fyne.Container
	rule *canvas.Rectangle
	head *headingFace
}

func newGroupView() *groupView {
	g := &groupView{rule: canvas.NewRectangle(color.Transparent), head: newHeadingFace()}
	g.box = container.NewWithoutLayout(append(g.head.objects(), g.rule)...)
	g.restyle()
	return g
}

func (g *groupView) restyle() {
	g.rule.FillColor = theme.Color(theme.Hairline)
	g.head.restyle()
}

// show draws the heading at the bottom of its room, with a rule above where it follows other rows.
func (g *groupView) show(group Group, ruled bool, w, h float32) {
	c := group.Tone
	if c == "" {
		c = theme.Text
	}
	g.box.Show()
	g.head.set(group.Title, itoa(group.Count), c)
	line := theme.Units(40)
	g.head.place(theme.Space(2), h-line, w-theme.Space(4), line)
	place(g.rule, theme.Space(2), theme.Units(6), w-theme.Space(4), 1)
	showIf(g.rule, ruled)
}

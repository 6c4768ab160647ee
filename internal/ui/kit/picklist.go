package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"jobwright/internal/ui/theme"
)

// pickRow is one line of a pickList.
type pickRow struct {
	icon, title, note string
	tone              fyne.ThemeColorName
}

// pickList is a list in a pop-up. It draws only the rows that show, so that 5,000 cost as little as five.
type pickList struct {
	control
	name    string
	rows    []pickRow
	empty   string // what stands there when there are no rows
	most    int    // rows shown at once
	room    int    // rows that the window has room for
	at      int    // the row that Enter takes; -1 for none
	first   int    // the first row that shows
	picked  func(i int)
	touched bool // the person has moved to a row
	around  bool // Up on the first row goes to the last, and Down back
	letter  func(rune)
}

func newPickList(name string, most int, picked func(int)) *pickList {
	p := &pickList{name: name, most: most, room: most, at: -1, picked: picked}
	p.press = p.take
	p.key = p.typedKey
	p.ExtendBaseWidget(p)
	return p
}

// set replaces the rows and puts the mark on row at.
func (p *pickList) set(rows []pickRow, empty string, at int) {
	p.rows, p.empty, p.at, p.first, p.touched = rows, empty, at, 0, false
	p.show(at)
}

// show scrolls so far that row i is seen.
func (p *pickList) show(i int) {
	if i >= 0 {
		p.first = min(max(p.first, i-p.room+1), i)
	}
	p.first = max(0, min(p.first, len(p.rows)-p.room))
	p.changed()
}

// move takes the mark n rows on; it stops at the ends, or goes round by single steps.
func (p *pickList) move(n int) {
	if len(p.rows) == 0 {
		return
	}
	p.touched = true
	at := p.at + n
	if p.around && (n == 1 || n == -1) {
		at = (at + len(p.rows)) % len(p.rows)
	}
	p.at = min(max(at, 0), len(p.rows)-1)
	p.show(p.at)
}

func (p *pickList) take() {
	if p.at >= 0 && p.at < len(p.rows) {
		p.picked(p.at)
	}
}

func (p *pickList) typedKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		p.move(1)
	case fyne.KeyUp:
		p.move(-1)
	case fyne.KeyPageDown:
		p.move(p.room)
	case fyne.KeyPageUp:
		p.move(-p.room)
	case fyne.KeyHome:
		p.move(-len(p.rows))
	case fyne.KeyEnd:
		p.move(len(p.rows))
	default:
		return false
	}
	return true
}

// TypedRune hands letters on, where somebody wants them.
func (p *pickList) TypedRune(r rune) {
	if p.letter != nil {
		p.letter(r)
	}
}

// Tapped takes the row under the pointer.
func (p *pickList) Tapped(ev *fyne.PointEvent) {
	if i := p.rowAt(ev.Position.Y); i >= 0 {
		p.at = i
		p.take()
	}
}

// MouseMoved marks the row under the pointer.
func (p *pickList) MouseMoved(ev *desktop.MouseEvent) {
	active()
	if i := p.rowAt(ev.Position.Y); i >= 0 && i != p.at {
		p.at = i
		p.changed()
	}
}

// Scrolled moves the rows, three to a step of the wheel.
func (p *pickList) Scrolled(ev *fyne.ScrollEvent) {
	step := 3
	if ev.Scrolled.DY > 0 {
		step = -3
	}
	p.first += step
	p.show(-1)
}

func (p *pickList) rowAt(y float32) int {
	i := p.first + int(floor((y-theme.Space(1))/theme.RowHeight()))
	if y < theme.Space(1) || i < 0 || i >= len(p.rows) || i >= p.first+p.room {
		return -1
	}
	return i
}

// lines is how many rows show, at least one for the words of an empty list.
func (p *pickList) lines() int { return max(1, min(len(p.rows), p.most)) }

// AccessibilityLabel reads the marked row and its place in the list.
func (p *pickList) AccessibilityLabel() string {
	if p.at < 0 || p.at >= len(p.rows) {
		return p.name
	}
	r := p.rows[p.at]
	if r.note == "" {
		return p.name + ": " + r.title
	}
	return p.name + ": " + r.title + ", " + r.note
}

// CreateRenderer implements fyne.Widget.
func (p *pickList) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	p.drawn = true
	r := &pickRenderer{p: p, bar: canvas.NewRectangle(color.Transparent), words: newLabel("", theme.Body, Regular, theme.Quiet)}
	r.objects = []fyne.CanvasObject{r.bar, r.words.Text}
	for range p.most {
		f := &pickFace{back: canvas.NewRectangle(color.Transparent), sign: newIcon("", theme.Action, 16),
			title: newLabel("", theme.Body, Regular, theme.Text), note: newLabel("", theme.Caption, Regular, theme.Quiet)}
		r.faces = append(r.faces, f)
		r.objects = append(r.objects, f.back, f.sign.Image, f.title.Text, f.note.Text)
	}
	r.restyle()
	return &renderer{objects: r.objects, size: p.BaseWidget.Size, min: r.min, layout: r.layout, refresh: r.restyle}
}

type pickFace struct {
	back        *canvas.Rectangle
	sign        *icon
	title, note *label
}

type pickRenderer struct {
	p       *pickList
	faces   []*pickFace
	bar     *canvas.Rectangle
	words   *label
	objects []fyne.CanvasObject
}

func (r *pickRenderer) restyle() {
	p := r.p
	r.words.whole = ""
	if len(p.rows) == 0 {
		r.words.whole = p.empty
	}
	r.words.restyle()
	r.bar.FillColor, r.bar.CornerRadius = theme.Color(theme.Line), 2
	showIf(r.bar, len(p.rows) > p.room)
	for i, f := range r.faces {
		f.show(p, i)
	}
}

// show draws the row on line n, or nothing past the end of the list or of the room.
func (f *pickFace) show(p *pickList, n int) {
	i := p.first + n
	f.title.whole, f.note.whole, f.sign.name = "", "", ""
	f.back.FillColor, f.back.CornerRadius = color.Transparent, theme.Radius
	if i < len(p.rows) && n < p.room {
		row := p.rows[i]
		f.title.whole, f.note.whole, f.sign.name = row.title, row.note, row.icon
		f.title.tone, f.sign.tone, f.title.weight = theme.Text, theme.Action, Regular
		if row.tone != "" {
			f.title.tone, f.sign.tone = row.tone, row.tone
		}
		if i == p.at {
			f.back.FillColor, f.title.weight = theme.Color(theme.Selected), SemiBold
		}
	}
	f.title.restyle()
	f.note.restyle()
	f.sign.restyle()
}

func (r *pickRenderer) min() fyne.Size {
	wide := theme.Units(120)
	if len(r.p.rows) == 0 {
		wide = max(wide, r.words.wide())
	}
	for _, f := range r.faces {
		w := f.title.wide()
		if f.sign.name != "" {
			w += f.sign.wide() + theme.Space(2)
		}
		if f.note.whole != "" {
			w += f.note.wide() + theme.Space(4)
		}
		wide = max(wide, w)
	}
	return fyne.NewSize(wide+theme.Space(9), float32(r.p.lines())*theme.RowHeight()+2*theme.Space(1))
}

func (r *pickRenderer) layout(s fyne.Size) {
	pad, high := theme.Space(1), theme.RowHeight()
	if room := min(r.p.most, max(1, int(floor((s.Height-2*pad)/high+0.01)))); room != r.p.room {
		r.p.room = room
		r.p.show(r.p.at)
		return
	}
	wide := s.Width - 2*pad
	if len(r.p.rows) > r.p.room {
		wide -= theme.Space(2)
		r.placeBar(s)
	}
	r.words.place(2*pad, pad, wide-2*pad, high, fyne.TextAlignLeading)
	for i, f := range r.faces {
		y := pad + float32(i)*high
		f.back.Move(fyne.NewPos(pad, y))
		f.back.Resize(fyne.NewSize(wide, high))
		x, room := 3*pad, wide-4*pad
		if f.sign.name != "" {
			f.sign.place(x, y, f.sign.wide(), high)
			x, room = x+f.sign.wide()+theme.Space(2), room-f.sign.wide()-theme.Space(2)
		}
		note := f.note.wide()
		beside := note + theme.Space(4)
		if f.note.whole != "" && (f.title.wide()+beside <= room || beside <= room*noteShare) {
			f.note.place(x+room-note, y, note, high, fyne.TextAlignTrailing)
			room -= beside
		} else {
			f.note.Text.Text = "" // half a note says nothing
		}
		f.title.place(x, y, room, high, fyne.TextAlignLeading)
	}
}

// noteShare is how much of a row its note may take where there is no room for the whole title beside it.
const noteShare = 0.45

// placeBar shows how far down the list is.
func (r *pickRenderer) placeBar(s fyne.Size) {
	pad := theme.Space(1)
	all := s.Height - 2*pad
	size := max(theme.Units(16), all*float32(r.p.room)/float32(len(r.p.rows)))
	part := float32(r.p.first) / float32(max(1, len(r.p.rows)-r.p.room))
	r.bar.Move(fyne.NewPos(s.Width-pad-theme.Units(4), pad+(all-size)*part))
	r.bar.Resize(fyne.NewSize(theme.Units(4), size))
}

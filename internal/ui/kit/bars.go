package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// Bar is one line of a bar chart: its name, how long it is, and the same in words.
type Bar struct {
	Name  string
	Part  float32 // 0 to 1
	Words string  // "84, 71%"
}

// Bars is a bar chart of a few lines, each labelled directly. Up and Down go from line to line, Enter opens one.
type Bars struct {
	widget.BaseWidget
	name    string
	lines   []*barLine
	opened  func(int)
	at      int
	over    int // the line under the pointer, -1 for none
	focused bool
	ring    *canvas.Rectangle
}

var _ fyne.Focusable = (*Bars)(nil)
var _ fyne.Tappable = (*Bars)(nil)
var _ desktop.Hoverable = (*Bars)(nil)

// barLine is one line as it is drawn.
type barLine struct {
	bar         Bar
	name, words *label
	track, done *canvas.Rectangle
}

// NewBars makes a chart called name; opened gets the line that is pressed, nil leaves that out.
func NewBars(name string, bars []Bar, opened func(int)) *Bars {
	b := &Bars{name: name, opened: opened, over: -1, ring: newRing()}
	for _, x := range bars {
		b.lines = append(b.lines, &barLine{x, newLabel(x.Name, theme.Body, Regular, theme.Text), newLabel(x.Words, theme.Body, SemiBold, theme.Text),
			canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)})
	}
	b.ExtendBaseWidget(b)
	return b
}

// At is the line that the keyboard is on.
func (b *Bars) At() int { return b.at }

// Go puts the keyboard on a line.
func (b *Bars) Go(line int) { b.moveTo(line) }

func (b *Bars) moveTo(at int) {
	b.at = min(max(0, at), max(0, len(b.lines)-1))
	b.Refresh()
	if b.focused {
		followFocus()
	}
}

func (b *Bars) open() {
	if b.opened != nil && len(b.lines) > 0 {
		b.opened(b.at)
	}
}

func barHigh() float32 { return theme.RowHeight() }

func (b *Bars) line(p fyne.Position) int {
	if at := int(p.Y / barHigh()); p.Y >= 0 && at < len(b.lines) {
		return at
	}
	return -1
}

// Tapped opens the line under the pointer.
func (b *Bars) Tapped(e *fyne.PointEvent) {
	active()
	focusOn(b)
	if at := b.line(e.Position); at >= 0 {
		b.moveTo(at)
		b.open()
	}
}

// MouseIn implements desktop.Hoverable.
func (b *Bars) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved shows which line lies under the pointer.
func (b *Bars) MouseMoved(e *desktop.MouseEvent) {
	active()
	if at := b.line(e.Position); at != b.over {
		b.over = at
		b.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (b *Bars) MouseOut() { b.over = -1; b.Refresh() }

// FocusGained implements fyne.Focusable.
func (b *Bars) FocusGained() { b.focused = true; b.Refresh(); followFocus() }

// FocusLost implements fyne.Focusable.
func (b *Bars) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune implements fyne.Focusable.
func (b *Bars) TypedRune(rune) {}

// TypedKey goes from line to line and opens one.
func (b *Bars) TypedKey(e *fyne.KeyEvent) {
	active()
	switch e.Name {
	case fyne.KeyUp:
		b.moveTo(b.at - 1)
	case fyne.KeyDown:
		b.moveTo(b.at + 1)
	case fyne.KeyHome:
		b.moveTo(0)
	case fyne.KeyEnd:
		b.moveTo(len(b.lines) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.open()
	default:
		passKey(b, e)
	}
}

// TypedShortcut hands combinations on to the window.
func (b *Bars) TypedShortcut(s fyne.Shortcut) { passShortcut(b, s) }

// focusedPart is where the line with the focus lies, for a page that follows the focus.
func (b *Bars) focusedPart() (top, end float32) {
	return float32(b.at) * barHigh(), float32(b.at+1) * barHigh()
}

// AccessibilityLabel names the chart and the line that the keyboard is on.
func (b *Bars) AccessibilityLabel() string {
	if len(b.lines) == 0 {
		return b.name
	}
	return b.name + ": " + b.lines[b.at].bar.Name + ": " + b.lines[b.at].bar.Words
}

// AccessibilityRole returns the container role.
func (b *Bars) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer implements fyne.Widget.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	objects := []fyne.CanvasObject{}
	for _, l := range b.lines {
		objects = append(objects, l.track, l.done, l.name.Text, l.words.Text)
	}
	restyle := func() {
		for i, l := range b.lines {
			l.name.restyle()
			l.words.restyle()
			l.track.CornerRadius, l.done.CornerRadius = theme.Radius-2, theme.Radius-2
			l.track.FillColor = theme.Color(theme.Neutral)
			l.done.FillColor = theme.Color(theme.Action)
			l.track.StrokeWidth = 0
			if i == b.over && b.opened != nil {
				l.track.StrokeWidth, l.track.StrokeColor = theme.Stroke(), theme.Color(theme.Action)
			}
		}
		showIf(b.ring, b.focused && len(b.lines) > 0)
	}
	restyle()
	return &renderer{
		objects: append(objects, b.ring), size: b.BaseWidget.Size, layout: b.lay, refresh: restyle,
		min: func() fyne.Size { return fyne.NewSize(theme.Units(240), float32(len(b.lines))*barHigh()) },
	}
}

func (b *Bars) lay(s fyne.Size) {
	names, words := float32(0), float32(0)
	for _, l := range b.lines {
		names, words = max(names, l.name.wide()), max(words, l.words.wide())
	}
	inset, gap := theme.Space(1.5), theme.Space(3) // the ring keeps off the words
	names = min(names, s.Width*0.4)
	left, right := inset+names+gap, s.Width-inset-words
	room := max(0, right-gap-left)
	for i, l := range b.lines {
		y := float32(i) * barHigh()
		l.name.place(inset, y, names, barHigh(), fyne.TextAlignLeading)
		thick := theme.Units(16)
		top := y + round((barHigh()-thick)/2)
		place(l.track, left, top, room, thick)
		done := round(room * min(max(l.bar.Part, 0), 1))
		if l.bar.Part > 0 {
			done = max(done, 3)
		}
		showIf(l.done, done > 0)
		place(l.done, left, top, done, thick)
		l.words.place(right, y, words, barHigh(), fyne.TextAlignTrailing)
		if i == b.at {
			placeRing(b.ring, 0, y+2, s.Width, barHigh()-4, 0)
		}
	}
}

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// Split shows a list at the left and the detail of one row at the right. The bar between them moves by mouse and, with the focus on it, by arrow keys.
// In a narrow window only one of them shows: the detail takes the whole width once Open was called, with Back above it.
type Split struct {
	widget.BaseWidget
	list, detail fyne.CanvasObject
	part         float32 // of the width that the list gets
	changed      func(part float32)
	back         *Button
	bar          *splitBar
	open, narrow bool
	onBack       func()
	least        [2]float32 // the narrowest that list and detail may get side by side, in units at a text scale of 1
	look         *theme.Theme
}

// The narrowest a list and a detail may get side by side, in units at a text scale of 1.
const (
	narrowestList   = 260
	narrowestDetail = 320
)

// NewSplit puts list and detail side by side; part is the list's share of the width, 0 to 1. changed gets a new share, to be remembered.
func NewSplit(list, detail fyne.CanvasObject, part float32, changed func(part float32)) *Split {
	s := &Split{list: list, detail: detail, part: part, changed: changed, least: [2]float32{narrowestList, narrowestDetail}}
	s.back = NewButton(Quiet, "Back to the list", s.Close).Icon("arrow-left")
	s.bar = &splitBar{split: s}
	s.bar.key = s.bar.typed
	s.bar.ExtendBaseWidget(s.bar)
	s.ExtendBaseWidget(s)
	return s
}

// Least sets the narrowest that list and detail may get side by side, in units at a text scale of 1, for a list of many
// columns.
func (s *Split) Least(list, detail float32) *Split { s.least = [2]float32{list, detail}; return s }

// BackTo says what leads from the detail to the list in a narrow window, where that is no list.
func (s *Split) BackTo(words string) *Split { s.back.SetWords(words); return s }

// OnBack is told when the person goes back from the detail to the list.
func (s *Split) OnBack(f func()) { s.onBack = f }

// Open shows the detail where there is room for one only.
func (s *Split) Open() { s.open = true; s.Refresh() }

// Close shows the list where there is room for one only.
func (s *Split) Close() {
	s.open = false
	s.Refresh()
	if s.onBack != nil {
		s.onBack()
	}
}

// Narrow says whether only one of list and detail shows.
func (s *Split) Narrow() bool { return s.narrow }

// Away says that the detail shows in the place of the list: nothing of the list can take the keyboard.
func (s *Split) Away() bool { return s.narrow && s.open }

// move sets the list's width, within what both sides need.
func (s *Split) move(listWidth float32) {
	w := s.BaseWidget.Size().Width
	if w <= 0 || s.narrow {
		return
	}
	listWidth = min(max(listWidth, theme.Units(s.least[0])), w-theme.Units(s.least[1])-s.barWidth())
	s.part = listWidth / w
	s.Refresh()
	if s.changed != nil {
		s.changed(s.part)
	}
}

func (s *Split) barWidth() float32 { return theme.Space(4) }

// CreateRenderer implements fyne.Widget.
func (s *Split) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	s.look = theme.Current()
	return &renderer{
		objects: []fyne.CanvasObject{s.list, s.bar, s.back, s.detail},
		size:    s.BaseWidget.Size, layout: s.lay,
		refresh: func() { // a screen that was away while the look changed is refreshed as a whole when it comes back
			s.bar.changed()
			s.back.changed()
			if now := theme.Current(); now != s.look {
				s.look = now
				s.list.Refresh()
				s.detail.Refresh()
			}
		},
		min: func() fyne.Size {
			l, d := s.list.MinSize(), s.detail.MinSize()
			return fyne.NewSize(min(theme.Units(narrowestList), max(l.Width, d.Width)), max(l.Height, theme.Units(120)))
		},
	}
}

func (s *Split) lay(size fyne.Size) {
	s.narrow = size.Width < theme.Units(s.least[0]+s.least[1])
	showIf(s.bar, !s.narrow)
	showIf(s.back, s.narrow && s.open)
	showIf(s.list, !s.narrow || !s.open)
	showIf(s.detail, !s.narrow || s.open)
	if s.narrow {
		top := s.back.MinSize().Height + theme.Space(1)
		place(s.list, 0, 0, size.Width, size.Height)
		place(s.back, 0, 0, s.back.MinSize().Width, s.back.MinSize().Height)
		place(s.detail, 0, top, size.Width, size.Height-top)
		return
	}
	bar := s.barWidth()
	list := round(min(max(size.Width*s.part, theme.Units(s.least[0])), size.Width-theme.Units(s.least[1])-bar))
	place(s.list, 0, 0, list, size.Height)
	place(s.bar, list, 0, bar, size.Height)
	place(s.detail, list+bar, 0, size.Width-list-bar, size.Height)
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, w), max(0, h)))
}

// splitBar is the bar between list and detail.
type splitBar struct {
	control
	split *Split
}

var _ fyne.Draggable = (*splitBar)(nil)
var _ desktop.Cursorable = (*splitBar)(nil)

func (b *splitBar) Cursor() desktop.Cursor { return desktop.HResizeCursor }

func (b *splitBar) Dragged(e *fyne.DragEvent) {
	b.split.move(b.BaseWidget.Position().X + e.Dragged.DX)
}

func (b *splitBar) DragEnd() {}

func (b *splitBar) typed(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft:
		b.split.move(b.BaseWidget.Position().X - theme.Units(24))
	case fyne.KeyRight:
		b.split.move(b.BaseWidget.Position().X + theme.Units(24))
	default:
		return false
	}
	return true
}

// AccessibilityLabel says what the bar is for.
func (b *splitBar) AccessibilityLabel() string {
	return "Width of the list, change with the arrow keys"
}

// CreateRenderer implements fyne.Widget.
func (b *splitBar) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	b.drawn = true
	rule, mark := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	restyle := func() {
		rule.FillColor = theme.Color(theme.Hairline)
		if b.hovered {
			rule.FillColor = theme.Color(theme.Action)
		}
		mark.FillColor = theme.Color(theme.Action)
		showIf(mark, b.focused)
	}
	restyle()
	return &renderer{
		objects: []fyne.CanvasObject{rule, mark}, size: b.BaseWidget.Size, refresh: restyle,
		min: func() fyne.Size { return fyne.NewSize(theme.Space(4), theme.Space(6)) },
		layout: func(s fyne.Size) {
			x := s.Width - 1 // the detail begins at the line
			rule.Move(fyne.NewPos(x, 0))
			rule.Resize(fyne.NewSize(1, s.Height))
			place(mark, s.Width-4, 0, 4, s.Height) // the focus: the line four wide and green
		},
	}
}

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/theme"
)

// topBar holds the way to everything else: the places in a narrow window, search, the main action, whether all is
// saved, the lock. Each button has a small form for where there is no room for its words.
func (s *Shell) topBar() fyne.CanvasObject {
	b := &barLayout{window: s.p.Window}
	var menu *kit.Button
	menu = kit.NewIconButton("menu", "Places", func() { s.showPlaces(menu) }).Plain()
	b.menu = menu
	b.search = both{
		kit.NewButton(kit.Outline, "Search everything", s.openBox).Icon("search").Hint("Ctrl+K").Plain().Spread(),
		kit.NewIconButton("search", "Search everything, Ctrl+K", s.openBox).Plain(),
	}
	do := func() { s.p.Main(s) }
	b.main = both{
		kit.NewButton(kit.Filled, s.p.MainWord, do).Icon("plus").Hint(s.p.MainKeys),
		kit.NewButton(kit.Filled, s.p.MainWord, do).Icon("plus"),
	}
	b.tiny = kit.NewIconButton("plus", s.p.MainWord+", "+s.p.MainKeys, do)
	b.saved = kit.Row(1, kit.NewIcon("check", theme.Fits).Sized(16), kit.AtLeast(80, 0, s.saved))
	b.lock = both{
		kit.NewButton(kit.Outline, "Lock", s.p.Lock).Icon("lock").Plain(),
		kit.NewIconButton("lock", "Lock, Ctrl+Shift+L", s.p.Lock).Plain(),
	}
	b.reads = s.p.Main == nil
	bar := container.New(b, b.menu, b.search.full, b.search.small, b.main.full, b.main.small, b.tiny, b.saved, b.lock.full, b.lock.small)
	return kit.Column(0, kit.Grow(kit.PadXY(6, 3, bar)), kit.Rule())
}

// showPlaces is the navigation of a narrow window.
func (s *Shell) showPlaces(under fyne.CanvasObject) {
	var items []kit.MenuItem
	for _, p := range s.p.Places {
		items = append(items, kit.MenuItem{Words: p.Name, Icon: p.Icon, Note: p.Keys, Do: func() { s.Open(nav.Route{Page: p.Page}) }})
	}
	kit.ShowMenu(under, "Places", items...)
}

// both is a button with its words and one for less room.
type both struct{ full, small fyne.CanvasObject }

// barLayout lays the top bar in one line and gives things up, one after another, until the rest fits: whether all is
// saved, the keys of the main action, the words of the search, of the lock, of the main action. Nothing one can press
// ever leaves the window.
type barLayout struct {
	window             fyne.Window
	menu, tiny, saved  fyne.CanvasObject
	search, main, lock both
	reads              bool // there is no main action
}

// MinSize implements fyne.Layout; the width is the window's business.
func (b *barLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, max(b.main.full.MinSize().Height, b.search.full.MinSize().Height))
}

// Layout implements fyne.Layout.
func (b *barLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var shown []fyne.CanvasObject
	for level := range 6 {
		shown = b.choose(level)
		if b.wide(shown) <= size.Width {
			break
		}
	}
	for _, o := range objects {
		o.Hide()
	}
	spare := size.Width - b.wide(shown)
	x := float32(0)
	for _, o := range shown {
		o.Show()
		w := b.least(o)
		o.Resize(fyne.NewSize(w, size.Height))
		o.Move(fyne.NewPos(x, 0))
		x += w + theme.Space(4)
		if o == b.search.full || o == b.search.small {
			x += spare // what follows stands at the right
		}
	}
}

// choose is what the bar shows when it has given up so many things.
func (b *barLayout) choose(level int) []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	if isNarrow(b.window.Canvas().Size().Width) {
		shown = append(shown, b.menu)
	}
	pick := func(from int, full, small fyne.CanvasObject) {
		if level >= from {
			full = small
		}
		shown = append(shown, full)
	}
	pick(3, b.search.full, b.search.small)
	switch {
	case b.reads:
	case level >= 5:
		shown = append(shown, b.tiny)
	default:
		pick(2, b.main.full, b.main.small)
	}
	if level < 1 {
		shown = append(shown, b.saved)
	}
	pick(4, b.lock.full, b.lock.small)
	return shown
}

// least is the width a thing needs; the search is roomy, as a field to type in would be.
func (b *barLayout) least(o fyne.CanvasObject) float32 {
	if o == b.search.full {
		return max(o.MinSize().Width, theme.Units(260))
	}
	return o.MinSize().Width
}

func (b *barLayout) wide(shown []fyne.CanvasObject) float32 {
	sum := theme.Space(4) * float32(len(shown)-1)
	for _, o := range shown {
		sum += b.least(o)
	}
	return sum
}

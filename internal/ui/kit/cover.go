package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/theme"
)

// Cover hides the whole window behind one thing: nothing of the page can be seen, clicked or reached by keys, except by the keys that
// always work, such as those that lock. Where the window is too low for the content, it scrolls and follows the focus. Its own dialogs lie over it; those of the page, which work that was begun before may still open,
// wait until it has gone. It goes when it is told to, and when the window is cleared.
type Cover struct {
	layer  *layer
	room   *container.Scroll
	under  *Cover // the cover of the window before; nil for none
	asking bool   // the dialog that opens now is its own
	late   []func()
}

// covers are the covers that are open, by their windows.
var covers = map[fyne.Canvas]*Cover{}

// ShowCover covers a window with content. key gets what the focused control leaves; list are the combinations that work on it. gone is
// told when it has gone, in whatever way. Both functions may be nil.
func ShowCover(c fyne.Canvas, content fyne.CanvasObject, key func(*fyne.KeyEvent) bool, gone func(), list ...Shortcut) *Cover {
	cover := &Cover{under: covers[c], room: Scroll(content)}
	cover.layer = &layer{canvas: c, dim: true, whole: true, panel: On(theme.Background, cover.room), follows: cover.room, closed: func() { cover.closed(gone) },
		place: func(window fyne.Size) (fyne.Position, fyne.Size) { return fyne.Position{}, window }}
	cover.layer.show(func(ev *fyne.KeyEvent) bool {
		if key != nil {
			key(ev)
		}
		return true // nothing reaches the page
	}, list...)
	covers[c] = cover
	return cover
}

// Open says whether the window is covered.
func (c *Cover) Open() bool { return c.layer.open }

// Relayout arranges the content anew after parts of it came or went, from its beginning.
func (c *Cover) Relayout() {
	c.room.Content.Refresh()
	c.room.Refresh()
	c.room.ScrollToTop()
}

// ToEnd scrolls to what stands lowest, where the window is too low to show everything.
func (c *Cover) ToEnd() { c.room.ScrollToBottom() }

// Close uncovers the window; the focus goes back to where it was.
func (c *Cover) Close() { c.layer.hide() }

// Dialog opens a dialog over the cover.
func (c *Cover) Dialog(spec DialogSpec) *Dialog {
	c.asking = true
	defer func() { c.asking = false }()
	return ShowDialog(c.layer.canvas, spec)
}

// closed shows what waited for the cover to go.
func (c *Cover) closed(gone func()) {
	if c.under != nil && c.under.Open() {
		covers[c.layer.canvas] = c.under
	} else {
		delete(covers, c.layer.canvas)
	}
	if gone != nil {
		gone()
	}
	for _, show := range c.late {
		show()
	}
}

package kit

import (
	"fyne.io/fyne/v2"

	"jobwright/internal/ui/theme"
)

// Cover hides the whole window behind one thing: nothing of the page can be seen, clicked or reached by keys, except by the keys that
// always work, such as those that lock. Dialogs lie over it. It goes when it is told to, and when the window is cleared.
type Cover struct{ layer *layer }

// ShowCover covers a window with content. key gets what the focused control leaves; list are the combinations that work on it. gone is
// told when it has gone, in whatever way. Both functions may be nil.
func ShowCover(c fyne.Canvas, content fyne.CanvasObject, key func(*fyne.KeyEvent) bool, gone func(), list ...Shortcut) *Cover {
	l := &layer{canvas: c, dim: true, whole: true, panel: On(theme.Background, content), closed: gone,
		place: func(window fyne.Size) (fyne.Position, fyne.Size) { return fyne.Position{}, window }}
	l.show(func(ev *fyne.KeyEvent) bool {
		if key != nil {
			key(ev)
		}
		return true // nothing reaches the page
	}, list...)
	return &Cover{l}
}

// Open says whether the window is covered.
func (c *Cover) Open() bool { return c.layer.open }

// Close uncovers the window; the focus goes back to where it was.
func (c *Cover) Close() { c.layer.hide() }

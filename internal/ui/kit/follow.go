package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/theme"
)

// followed is the scroll of each window's page that follows the focus.
var followed = map[fyne.Canvas]*container.Scroll{}

// FollowFocus scrolls a window's page just so far that what has the focus is seen. A window has one such page: the
// newest counts. nil is for a page that sees to it itself; ForgetKeys forgets it too.
func FollowFocus(c fyne.Canvas, page *container.Scroll) {
	if page == nil {
		delete(followed, c)
		return
	}
	followed[c] = page
	followFocus()
}

// followFocus is called by every control that gets the focus.
func followFocus() {
	for c, page := range followed {
		o, ok := c.Focused().(fyne.CanvasObject) // what lies over the page has a focus of its own
		if ok && c.Overlays().Top() == nil && lies(o, page.Content) {
			top, end := float32(0), o.Size().Height
			if p, ok := o.(interface{ focusedPart() (top, end float32) }); ok {
				top, end = p.focusedPart()
			}
			revealPart(page, o, top, end, theme.Space(9)) // with a field's label and what stands under it
		}
	}
}

// lies says whether an object stands where another does.
func lies(o, in fyne.CanvasObject) bool {
	d := fyne.CurrentApp().Driver()
	at := d.AbsolutePositionForObject(o).Subtract(d.AbsolutePositionForObject(in))
	s := in.Size()
	return at.X >= 0 && at.Y >= 0 && at.X < s.Width && at.Y < s.Height
}

// Reveal scrolls just so far that an object in a scroll is seen whole, with room above and below; the top of one that
// is higher than the scroll.
func Reveal(s *container.Scroll, o fyne.CanvasObject, room float32) {
	revealPart(s, o, 0, o.Size().Height, room)
}

func revealPart(s *container.Scroll, o fyne.CanvasObject, top, end, room float32) {
	d := fyne.CurrentApp().Driver()
	y := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(s.Content).Y
	top, end = y+top-room, y+end+room
	at := s.Offset.Y
	if end > at+s.Size().Height {
		at = end - s.Size().Height
	}
	at = max(0, min(at, top))
	if at != s.Offset.Y {
		s.ScrollToOffset(fyne.NewPos(0, at))
	}
}

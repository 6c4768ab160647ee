package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/theme"
)

// followed are the scrolls of each window's page that follow the focus.
var followed = map[fyne.Canvas][]*container.Scroll{}

// FollowFocus scrolls a part of a window's page just so far that what has the focus is seen. A page may have several such
// parts beside one another; the newest page counts. None is for a page that sees to it itself; ForgetKeys forgets them too.
func FollowFocus(c fyne.Canvas, parts ...*container.Scroll) {
	delete(followed, c)
	for _, p := range parts {
		if p != nil {
			followed[c] = append(followed[c], p)
		}
	}
	followFocus()
}

// followFocus is called by every control that gets the focus. What lies over the page has a focus of its own: a dialog
// follows it in its body.
func followFocus() {
	for c := range keysOf {
		if l, ok := c.Overlays().Top().(*layer); ok && l.follows != nil {
			showFocused(c, l.follows, l.beside)
		}
	}
	for c, parts := range followed {
		if c.Overlays().Top() != nil {
			continue
		}
		for _, part := range parts {
			if showFocused(c, part, nil) {
				break
			}
		}
	}
}

// showFocused scrolls a part of a window just so far that what has the focus in it is seen; false where that is none of
// its own. What stands beside the part is none, wherever the part reaches out of sight.
func showFocused(c fyne.Canvas, part *container.Scroll, beside []fyne.CanvasObject) bool {
	o, ok := c.Focused().(fyne.CanvasObject)
	if !ok || !part.Visible() || slices.Contains(beside, o) || !lies(o, part.Content) {
		return false
	}
	top, end := float32(0), o.Size().Height
	room := theme.Space(9) // for a field's label and what stands under it
	if p, ok := o.(interface{ focusedPart() (top, end float32) }); ok {
		top, end = p.focusedPart()
		if _, field := o.(*ChoiceChips); !field {
			room = theme.Space(2)
		}
	}
	revealPart(part, o, top, end, room)
	return true
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

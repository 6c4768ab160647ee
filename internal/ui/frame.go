package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/theme"
)

// newFrame lays the window out: navigation at the left, top bar and banner above the page, short notes below it. Objects stand in the
// order the keyboard should meet them.
func newFrame(side, top, banner, body, notes fyne.CanvasObject) *fyne.Container {
	return container.New(frameLayout{}, top, side, banner, body, notes)
}

// frameLayout places top bar, navigation, banner, page and notes, which take their room from the page, so that they hide none of its
// buttons. In a narrow window the navigation gives way to the page,
// and a menu in the top bar takes its place.
type frameLayout struct{}

// isNarrow says that a window of this width has no room for the navigation beside the page.
func isNarrow(width float32) bool { return width < theme.Units(760) }

// MinSize lets a window be made small: what does not fit scrolls or shortens.
func (frameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 360) }

// Layout implements fyne.Layout.
func (frameLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top, side, banner, body, notes := o[0], o[1], o[2], o[3], o[4]
	left := min(theme.Units(208), size.Width*0.3)
	if isNarrow(size.Width) {
		left = 0
		side.Hide()
	} else {
		side.Show()
	}
	side.Move(fyne.NewPos(0, 0))
	side.Resize(fyne.NewSize(left, size.Height))
	high := max(theme.Units(64), top.MinSize().Height)
	top.Move(fyne.NewPos(left, 0))
	top.Resize(fyne.NewSize(size.Width-left, high))
	y := high
	noticeHigh := banner.MinSize().Height
	banner.Move(fyne.NewPos(left, y))
	banner.Resize(fyne.NewSize(size.Width-left, noticeHigh))
	y += noticeHigh
	notes.Resize(fyne.NewSize(size.Width-left, notes.Size().Height)) // their height follows from the width
	notesHigh := notes.MinSize().Height
	body.Move(fyne.NewPos(left, y))
	body.Resize(fyne.NewSize(size.Width-left, max(0, size.Height-y-notesHigh)))
	notes.Move(fyne.NewPos(left, size.Height-notesHigh))
	notes.Resize(fyne.NewSize(size.Width-left, notesHigh))
}

// navigation is the list of places.
func (s *Shell) navigation() fyne.CanvasObject {
	mark := kit.Row(2, kit.Mark(22), kit.NewText("Jobwright").Sized(theme.Lead).Bold())
	column := []fyne.CanvasObject{kit.PadXY(3, 3, mark), kit.PadXY(0, 1, container.NewWithoutLayout())}
	var foot []fyne.CanvasObject
	for _, p := range s.p.Places {
		if p.Under != "" {
			continue
		}
		item := kit.NewNavItem(p.Icon, p.Name, func() { s.Open(nav.Route{Page: p.Page}) })
		s.items[p.Page] = item
		if p.Bottom {
			foot = append(foot, item)
			continue
		}
		if p.After {
			column = append(column, kit.PadXY(0, 2, container.NewWithoutLayout()))
		}
		column = append(column, item)
	}
	list := kit.Scroll(kit.Column(1, column...))
	return kit.On(theme.Nav, kit.Row(0,
		kit.Grow(kit.Pad(2, kit.Column(1, append([]fyne.CanvasObject{kit.Grow(list)}, foot...)...))),
		kit.UprightRule()))
}

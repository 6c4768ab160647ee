package settingsui

import (
	"fyne.io/fyne/v2"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// sides lays the page out: the sections under one another at the left and the open one beside them. In a window too
// narrow or too low for that a button with a menu stands above in their place. Objects: the sections, the button, the body.
type sides struct{}

const (
	narrowPage = 700 // units, under which the list gives way to the button
	listWide   = 216
)

// MinSize implements fyne.Layout.
func (sides) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(280, 160) }

// Layout implements fyne.Layout.
func (sides) Layout(o []fyne.CanvasObject, s fyne.Size) {
	items, picker, body := o[:len(o)-2], o[len(o)-2], o[len(o)-1]
	tall := float32(0)
	for _, item := range items {
		tall += item.MinSize().Height + theme.Space(1)
	}
	if s.Width < theme.Units(narrowPage) || s.Height < tall {
		for _, item := range items {
			item.Hide()
		}
		picker.Show()
		high := picker.MinSize().Height
		picker.Move(fyne.NewPos(theme.Space(6), 0))
		picker.Resize(fyne.NewSize(max(0, s.Width-theme.Space(12)), high))
		top := high + theme.Space(4)
		body.Move(fyne.NewPos(0, top))
		body.Resize(fyne.NewSize(s.Width, max(0, s.Height-top)))
		return
	}
	picker.Hide()
	y, left := float32(0), theme.Space(4)
	for _, item := range items {
		item.Show()
		high := item.MinSize().Height
		item.Move(fyne.NewPos(left, y))
		item.Resize(fyne.NewSize(theme.Units(listWide), high))
		y += high + theme.Space(1)
	}
	x := left + theme.Units(listWide) + theme.Space(2)
	body.Move(fyne.NewPos(x, 0))
	body.Resize(fyne.NewSize(max(0, s.Width-x), s.Height))
}

// heading is the top of a section: what it is, one sentence, and its main action, which may be nil.
func heading(title, sentence string, action fyne.CanvasObject) fyne.CanvasObject {
	words := kit.Column(1, kit.NewText(title).Sized(theme.Section).Bold().Wrap(), kit.NewText(sentence).Tone(theme.Quiet).Wrap())
	if action == nil {
		return words
	}
	return kit.Column(3, words, kit.Start(action))
}

// topic is a part of a section under a small heading.
func topic(title string, objects ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Column(2, append([]fyne.CanvasObject{kit.NewSection(title, "")}, objects...)...)
}

// signed puts a sign before words of several lines, on their first line.
func signed(icon *kit.Icon, words fyne.CanvasObject) fyne.CanvasObject {
	return kit.TopRow(2, kit.Column(0, kit.AtLeast(0, 20, icon.Sized(16))), kit.Grow(words))
}

func sentence(words string) *kit.Text { return kit.NewText(words).Wrap() }
func quiet(words string) *kit.Text    { return kit.NewText(words).Tone(theme.Quiet).Wrap() }

// rowsOnPage gives a list on the page the height of three rows at least and of twelve at most.
func rowsOnPage(twoLines bool) kit.RowsHigh {
	return kit.RowsHigh{Rows: 3, Least: 3, Most: 12, TwoLines: twoLines}
}

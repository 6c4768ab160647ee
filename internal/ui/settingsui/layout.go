package settingsui

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// sides lays the page out: the sections under one another at the left and the open one beside them. In a narrow window
// a button with a menu stands above in their place. Objects: the sections, the button, the body.
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
	if s.Width < theme.Units(narrowPage) {
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

// held keeps the rows of a list that was read in one go; lists ask for them on other goroutines.
type held[T any] struct{ rows atomic.Pointer[[]T] }

func (h *held[T]) set(rows []T) { h.rows.Store(&rows) }

func (h *held[T]) all() []T {
	if p := h.rows.Load(); p != nil {
		return *p
	}
	return nil
}

func (h *held[T]) source() kit.Source[T] {
	return kit.Source[T]{
		Count: func(context.Context) (int, error) { return len(h.all()), nil },
		Page: func(_ context.Context, _ kit.Order, offset, limit int) ([]T, error) {
			rows := h.all()
			return rows[min(offset, len(rows)):min(offset+limit, len(rows))], nil
		},
	}
}

// rowsHigh gives a list the height of its rows, of three at least and of twelve at most; the rest scrolls inside.
type rowsHigh struct {
	rows int
	two  bool
}

func (r *rowsHigh) around(list fyne.CanvasObject) *fyne.Container { return container.New(r, list) }

// MinSize implements fyne.Layout.
func (r *rowsHigh) MinSize(o []fyne.CanvasObject) fyne.Size {
	row := theme.RowHeight()
	if r.two {
		row = theme.TwoLineRowHeight()
	}
	return fyne.NewSize(theme.Units(200), theme.RowHeight()+float32(min(max(r.rows, 3), 12))*row+theme.Space(1))
}

// Layout implements fyne.Layout.
func (r *rowsHigh) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.Position{})
	o[0].Resize(s)
}

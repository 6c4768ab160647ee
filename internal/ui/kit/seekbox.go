package kit

import (
	"fyne.io/fyne/v2"

	"jobwright/internal/ui/theme"
)

// SeekItem is one line of the seekbox: something found, or something to do.
type SeekItem struct {
	Icon, Title, Note string
	Do                func()
}

// Seekbox is the box over the window in which one searches everything and starts actions: a field, and below it what
// the words lead to. Up and Down move, Enter takes, Escape closes; the focus stays in the field.
type Seekbox struct {
	entry *Entry
	list  *pickList
	note  *Text
	items []SeekItem
	layer *layer
}

// seekRows is how many lines show at once.
const seekRows = 11

// ShowSeekbox opens a seekbox in a window. changed is called with the words after every letter, and once at the start.
func ShowSeekbox(w fyne.Window, example string, changed func(f *Seekbox, words string)) *Seekbox {
	f := &Seekbox{entry: NewEntry().Named(example).Example(example), note: NewText("").Sized(theme.Caption).Tone(theme.Quiet)}
	f.list = newPickList("What was found", seekRows, f.take)
	f.entry.key = f.typedKey
	f.entry.OnEnter(f.list.take)
	f.entry.OnChange(func() { changed(f, f.entry.Text()) })
	box := Column(2, f.entry, f.list, PadXY(3, 0, f.note))
	f.layer = &layer{canvas: w.Canvas(), dim: true, panel: Pad(3, box), place: f.place}
	f.layer.show(f.passedKey)
	w.Canvas().Focus(f.entry.in)
	changed(f, "")
	return f
}

// Set shows lines, the first one marked, and a quiet note below them ("200+ found").
func (f *Seekbox) Set(items []SeekItem, note string) {
	f.items = items
	rows := make([]pickRow, len(items))
	for i, it := range items {
		rows[i] = pickRow{icon: it.Icon, title: it.Title, note: it.Note}
	}
	at := -1
	if len(items) > 0 {
		at = 0
	}
	f.list.set(rows, "", at)
	showIf(f.list, len(items) > 0) // without a line, the note says all there is to say
	f.note.Set(note)
	f.layer.Refresh()
}

// Close takes the seekbox away.
func (f *Seekbox) Close() { f.layer.hide() }

func (f *Seekbox) take(i int) {
	f.layer.hide()
	if i < len(f.items) && f.items[i].Do != nil {
		f.items[i].Do()
	}
}

// typedKey looks at the field's keys first.
func (f *Seekbox) typedKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		return f.list.typedKey(ev)
	}
	return f.passedKey(ev)
}

func (f *Seekbox) passedKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyEscape {
		f.layer.hide()
		return true
	}
	return false
}

// place puts the box under the top of the window, as wide as a line of text.
func (f *Seekbox) place(window fyne.Size) (fyne.Position, fyne.Size) {
	wide := min(theme.Units(640), window.Width-theme.Space(8))
	high := min(f.layer.panel.MinSize().Height, window.Height-theme.Space(8))
	top := min(theme.Units(72), (window.Height-high)/2)
	return fyne.NewPos(round((window.Width-wide)/2), round(max(top, theme.Space(4)))), fyne.NewSize(wide, high)
}

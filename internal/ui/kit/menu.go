package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/internal/ui/theme"
)

// MenuItem is one line of a menu.
type MenuItem struct {
	Words  string
	Icon   string // may be empty
	Note   string // keys that do the same, or a quiet word
	Danger bool   // it takes something away
	Do     func()
}

// menu is the list in a menu's pop-up; a letter moves to the next line that begins with it.
type menu struct {
	*pickList
	items []MenuItem
	layer *layer
}

// ShowMenu opens a menu under an object of the window, on its first line. Up and Down move, and go round at the ends;
// Enter takes, Escape closes; the focus then goes back to where it was.
func ShowMenu(under fyne.CanvasObject, name string, items ...MenuItem) {
	c := fyne.CurrentApp().Driver().CanvasForObject(under)
	if c == nil || len(items) == 0 {
		return
	}
	m := &menu{items: items}
	m.pickList = newPickList(name, min(len(items), 12), m.take)
	m.pickList.letter, m.pickList.around = m.jump, true
	rows := make([]pickRow, len(items))
	for i, it := range items {
		rows[i] = pickRow{icon: it.Icon, title: it.Words, note: it.Note}
		if it.Danger {
			rows[i].tone = theme.Stop
		}
	}
	m.set(rows, "", 0)
	m.layer = &layer{canvas: c, panel: m.pickList, place: below(under, m.pickList.MinSize)}
	m.layer.show(m.key)
	c.Focus(m.pickList)
}

func (m *menu) key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyEscape {
		m.layer.hide()
		return true
	}
	return false
}

func (m *menu) take(i int) {
	m.layer.hide()
	if do := m.items[i].Do; do != nil {
		do()
	}
}

// jump moves to the next line that begins with the letter.
func (m *menu) jump(r rune) {
	for n := range m.items {
		i := (m.at + 1 + n) % len(m.items)
		if strings.HasPrefix(strings.ToLower(m.items[i].Words), strings.ToLower(string(r))) {
			m.move(i - m.at)
			return
		}
	}
}

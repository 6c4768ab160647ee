package kit

import (
	"strings"
	"time"

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

// menu is the list in a menu's pop-up. Letters typed one after another move to the line that begins with them; one letter
// again and again goes through the lines that begin with it.
type menu struct {
	*pickList
	items []MenuItem
	layer *layer
	typed string    // what was typed without a pause
	last  time.Time // when
	now   func() time.Time
}

// typingPause is how long nothing is typed before letters begin a new word.
const typingPause = time.Second

// ShowMenu opens a menu under an object of the window, on its first line. Up and Down move, and go round at the ends;
// Enter takes, Escape closes; the focus then goes back to where it was.
func ShowMenu(under fyne.CanvasObject, name string, items ...MenuItem) { showMenu(under, name, items) }

func showMenu(under fyne.CanvasObject, name string, items []MenuItem) *menu {
	c := fyne.CurrentApp().Driver().CanvasForObject(under)
	if c == nil || len(items) == 0 {
		return nil
	}
	m := &menu{items: items, now: time.Now}
	m.pickList = newPickList(name, min(len(items), 12), m.take)
	m.pickList.letter, m.pickList.around, m.pickList.key = m.jump, true, m.moved
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
	return m
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

// moved looks at a key first: a space within a word that is being typed belongs to it, a key that moves the mark ends
// the word. Letters come as keys before they come as letters.
func (m *menu) moved(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeySpace && m.typing() && m.find(m.typed+" ", 0) >= 0 {
		m.typed, m.last = m.typed+" ", m.now()
		return true
	}
	if !m.pickList.typedKey(ev) {
		return false
	}
	m.typed = ""
	return true
}

func (m *menu) typing() bool { return m.typed != "" && m.now().Sub(m.last) < typingPause }

// jump moves to the line that begins with what was typed, letter by letter; letters that no line has leave the mark.
func (m *menu) jump(r rune) {
	if r == ' ' { // it came as a key
		return
	}
	letter := strings.ToLower(string(r))
	if !m.typing() {
		m.typed = ""
	}
	m.typed, m.last = m.typed+letter, m.now()
	at := -1
	if strings.Trim(m.typed, letter) == "" { // one letter, perhaps again
		at = m.find(letter, 1)
	}
	if len(m.typed) > len(letter) {
		if whole := m.find(m.typed, 0); whole >= 0 {
			at = whole
		}
	}
	if at >= 0 {
		m.move(at - m.at)
	}
}

// find is the next line that begins with words, from the marked line and so many on; -1 for none.
func (m *menu) find(words string, from int) int {
	for n := range m.items {
		i := (m.at + from + n) % len(m.items)
		if strings.HasPrefix(strings.ToLower(m.items[i].Words), words) {
			return i
		}
	}
	return -1
}

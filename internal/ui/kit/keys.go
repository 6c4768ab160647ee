package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Shortcut is a combination of keys and what it does, in words for the keyboard sheet.
type Shortcut struct {
	Keys   string // "Ctrl+K", "Alt+Left", "Ctrl+Shift+Z", "Ctrl+/", "F1"; Ctrl is Command on a Mac
	What   string // "Search everything"
	Group  string // heading in the keyboard sheet
	Do     func()
	Always bool // also while a dialog is open
}

// Keys sends shortcuts and unused keys of one window to the layer that is on top: the page, or the dialog over it.
// It owns the canvas's OnTypedKey; whatever handled it before gets what the page leaves.
type Keys struct {
	canvas fyne.Canvas
	before func(*fyne.KeyEvent)
	layers []*keyLayer     // the first is the page
	known  []fyne.Shortcut // the combinations that the canvas tells us about
}

// keyLayer is what one layer of the window does with keys.
type keyLayer struct {
	over  fyne.CanvasObject // the overlay that it belongs to; nil is the page
	light bool              // a list that drops down: the combinations of what lies under it close it and act
	list  []Shortcut
	key   func(*fyne.KeyEvent) bool
	close func() // takes the overlay away
}

var keysOf = map[fyne.Canvas]*Keys{}

// KeysOf is the one Keys of a canvas.
func KeysOf(c fyne.Canvas) *Keys {
	k := keysOf[c]
	if k == nil {
		k = &Keys{canvas: c, before: c.OnTypedKey(), layers: []*keyLayer{{}}}
		c.SetOnTypedKey(k.typed)
		keysOf[c] = k
	}
	return k
}

// ForgetKeys drops what is kept for a window that has closed, or whose page gives way to quite another. The canvas
// forgets too: no key reaches what the old page did, and nothing of it stays in memory through a key.
func ForgetKeys(c fyne.Canvas) {
	if k := keysOf[c]; k != nil {
		for _, combo := range k.known {
			c.RemoveShortcut(combo)
		}
		c.SetOnTypedKey(k.before)
		k.known, k.before, k.layers = nil, nil, []*keyLayer{{}}
	}
	delete(keysOf, c)
	delete(namesOf, c)
	delete(followed, c)
}

// Add registers shortcuts of the page. The same keys again replace what they did.
// It panics on keys that do not exist, which only a programmer can write.
func (k *Keys) Add(list ...Shortcut) { k.add(k.layers[0], list...) }

// List is every shortcut of the page in the order they were added, for the keyboard sheet.
func (k *Keys) List() []Shortcut { return slices.Clone(k.layers[0].list) }

// Busy says that a dialog, a menu or another overlay lies over the page.
func (k *Keys) Busy() bool { return k.canvas.Overlays().Top() != nil }

// CloseAll takes every dialog, menu and list away, for a window that is to be cleared at once. Nobody is asked.
func (k *Keys) CloseAll() {
	if len(k.layers) > 1 {
		k.layers[1].close()
	}
	for over := k.canvas.Overlays().Top(); over != nil; over = k.canvas.Overlays().Top() {
		k.canvas.Overlays().Remove(over)
	}
}

func (k *Keys) add(l *keyLayer, list ...Shortcut) {
	for _, s := range list {
		l.list = slices.DeleteFunc(l.list, func(old Shortcut) bool { return old.Keys == s.Keys })
		l.list = append(l.list, s)
		for _, combo := range combinations(s.Keys) {
			same := func(known fyne.Shortcut) bool { return known.ShortcutName() == combo.ShortcutName() }
			if !slices.ContainsFunc(k.known, same) {
				k.known = append(k.known, combo)
				k.canvas.AddShortcut(combo, func(sc fyne.Shortcut) { k.run(sc) })
			}
		}
	}
}

// push puts a layer on top; pop takes it and everything above it away.
func (k *Keys) push(l *keyLayer) { k.layers = append(k.layers, l) }

func (k *Keys) pop(l *keyLayer) {
	i := slices.Index(k.layers, l)
	if i <= 0 {
		return
	}
	above := k.layers[i+1:]
	k.layers = k.layers[:i]
	for _, a := range slices.Backward(above) {
		a.close()
	}
}

// top is the layer that gets keys now, nil while an overlay that is not ours (a menu of Fyne's) is on top.
func (k *Keys) top() *keyLayer {
	l := k.layers[len(k.layers)-1]
	if over := k.canvas.Overlays().Top(); over != l.over {
		return nil
	}
	return l
}

// run does what a combination means on the top layer, on what lies under a list that has dropped down, or on a layer
// where it always works; it says whether there was any.
func (k *Keys) run(sc fyne.Shortcut) bool {
	active()
	top := k.top()
	heard := top != nil
	for i, l := range slices.Backward(k.layers) {
		for _, s := range l.list {
			hears := l == top || heard && closesLists(s.Keys)
			if !hears && !s.Always || !matches(s, sc) {
				continue
			}
			if hears && l != top {
				k.layers[i+1].close() // takes all above along
			}
			s.Do()
			return true
		}
		heard = heard && l.light
	}
	return false
}

// closesLists says that keys mean something else than what a list does with them: combinations, and F1 to F6.
func closesLists(keys string) bool {
	return strings.Contains(keys, "+") || len(keys) == 2 && keys[0] == 'F'
}

func matches(s Shortcut, sc fyne.Shortcut) bool {
	return slices.ContainsFunc(combinations(s.Keys), func(c fyne.Shortcut) bool { return c.ShortcutName() == sc.ShortcutName() })
}

// typed gets the keys that the focused control left, and all keys where nothing has the focus.
func (k *Keys) typed(ev *fyne.KeyEvent) {
	if plain := (&desktop.CustomShortcut{KeyName: ev.Name}); k.run(plain) {
		return
	}
	if l := k.top(); l != nil {
		if l.key != nil && l.key(ev) || l.over != nil {
			return
		}
		if k.before != nil {
			k.before(ev)
		}
	}
}

// passKey hands a key that a focused object does not use on to its window.
func passKey(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(ev)
	}
}

// passControlKey is passKey for the common part of a control, which is not itself in the window's tree.
func passControlKey(part *control, ev *fyne.KeyEvent) {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		f, ok := w.Canvas().Focused().(interface{ base() *control })
		if ok && f.base() == part && w.Canvas().OnTypedKey() != nil {
			w.Canvas().OnTypedKey()(ev)
			return
		}
	}
}

// base lets passControlKey find the control that has the focus.
func (c *control) base() *control { return c }

// passShortcut hands a combination to the window of a focused object; it says whether anything was done.
// Fyne gives combinations to the focused field alone, so that every field must do this.
func passShortcut(o fyne.CanvasObject, sc fyne.Shortcut) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	return c != nil && keysOf[c] != nil && keysOf[c].run(sc)
}

var namedKeys = map[string][]fyne.KeyName{
	"Left": {fyne.KeyLeft}, "Right": {fyne.KeyRight}, "Up": {fyne.KeyUp}, "Down": {fyne.KeyDown},
	"Enter": {fyne.KeyReturn, fyne.KeyEnter}, "Escape": {fyne.KeyEscape}, "Delete": {fyne.KeyDelete}, "Space": {fyne.KeySpace}, "Tab": {fyne.KeyTab},
	"Home": {fyne.KeyHome}, "End": {fyne.KeyEnd}, "PageUp": {fyne.KeyPageUp}, "PageDown": {fyne.KeyPageDown},
	"F1": {fyne.KeyF1}, "F2": {fyne.KeyF2}, "F3": {fyne.KeyF3}, "F4": {fyne.KeyF4}, "F5": {fyne.KeyF5}, "F6": {fyne.KeyF6},
}

// combinations are Fyne's names for keys written as people write them; Enter has two.
func combinations(keys string) []fyne.Shortcut {
	parts := strings.Split(keys, "+")
	last := parts[len(parts)-1]
	var mod fyne.KeyModifier
	for _, p := range parts[:len(parts)-1] {
		switch p {
		case "Ctrl":
			mod |= fyne.KeyModifierShortcutDefault
		case "Shift":
			mod |= fyne.KeyModifierShift
		case "Alt":
			mod |= fyne.KeyModifierAlt
		default:
			panic("kit: no key is called " + p)
		}
	}
	if mod == fyne.KeyModifierShortcutDefault { // Fyne reports these two under names of their own
		switch last {
		case "Z":
			return []fyne.Shortcut{&fyne.ShortcutUndo{}}
		case "Y":
			return []fyne.Shortcut{&fyne.ShortcutRedo{}}
		}
	}
	names := namedKeys[last]
	if names == nil {
		if len(last) != 1 {
			panic("kit: no key is called " + last)
		}
		names = []fyne.KeyName{fyne.KeyName(last)}
	}
	var list []fyne.Shortcut
	for _, n := range names {
		list = append(list, &desktop.CustomShortcut{KeyName: n, Modifier: mod})
	}
	return list
}

package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/theme"
)

// The groups of the keyboard sheet.
const (
	everywhere = "Everywhere"
	places     = "Places"
	thisPage   = "On this page"
)

// shortcuts are the keys of the shell.
func (s *Shell) shortcuts() []kit.Shortcut {
	list := []kit.Shortcut{
		{Keys: "Ctrl+K", What: "Search everything, start an action", Group: everywhere, Do: s.openBox},
		{Keys: "Ctrl+Z", What: "Undo", Group: everywhere, Do: s.Undo},
		{Keys: "Ctrl+Shift+Z", What: "Redo", Group: everywhere, Do: s.Redo},
		{Keys: "Ctrl+Y", What: "Redo", Group: everywhere, Do: s.Redo},
		{Keys: "Ctrl+Shift+L", What: "Lock", Group: everywhere, Do: s.p.Lock, Always: true},
		{Keys: "Ctrl+/", What: "This list of keys", Group: everywhere, Do: s.showKeys},
		{Keys: "F1", What: "This list of keys", Group: everywhere, Do: s.showKeys},
		{Keys: "F6", What: "Reach the newest message and its Undo button", Group: everywhere, Do: func() { s.toasts.FocusNewest() }},
		{Keys: "Alt+Left", What: "Back", Group: places, Do: s.Back},
		{Keys: "Alt+Right", What: "Forward", Group: places, Do: s.Forward},
	}
	if s.p.Main != nil {
		list = slices.Insert(list, 1, kit.Shortcut{Keys: s.p.MainKeys, What: s.p.MainWord, Group: everywhere, Do: func() { s.p.Main(s) }})
	}
	for _, k := range s.p.Keys {
		k.Group = everywhere
		list = append(list, k)
	}
	for _, p := range s.p.Places {
		if p.Keys != "" {
			list = append(list, kit.Shortcut{Keys: p.Keys, What: p.Name, Group: places, Do: func() { s.Open(nav.Route{Page: p.Page}) }})
		}
	}
	list = append(list, kit.Shortcut{Keys: goesOn, Do: func() { s.pageKey(goesOn) }})
	return append(list, kit.Shortcut{Keys: "F5", What: "Read this page again", Group: thisPage, Do: s.Refresh})
}

// goesOn is the combination that does the main action of a page which is worked through like a form. The page says what
// that is, among its keys.
const goesOn = "Ctrl+Enter"

// pageKey does what a combination means on the page that is open; nothing where the page does not have it.
func (s *Shell) pageKey(keys string) {
	page, ok := s.current().(keyLister)
	if !ok {
		return
	}
	for _, k := range page.Keys() {
		if k.Keys == keys && k.Do != nil {
			k.Do()
			return
		}
	}
}

// Back goes to the place before.
func (s *Shell) Back() {
	if r, ok := s.history.back(); ok {
		s.show(r)
	}
}

// Forward undoes Back.
func (s *Shell) Forward() {
	if r, ok := s.history.forward(); ok {
		s.show(r)
	}
}

// keyLister is a screen with keys of its own, such as the letters that act on the selected row.
type keyLister interface{ Keys() []kit.Shortcut }

// inLists and inFields are the keys that lists and fields have on every page.
const (
	inLists  = "In lists: arrow keys, Page Up and Page Down move, Home and End jump, Enter opens, Space ticks. Tab and Shift+Tab move between parts; Escape closes what lies on top."
	inFields = "In fields: F4 opens the calendar, or shows and hides a passphrase. In a row of choices: arrow keys choose, Delete takes the choice back."
)

// allKeys are the keys that work now, those of the page first: nobody knows them by heart.
func (s *Shell) allKeys() []kit.Shortcut {
	var list []kit.Shortcut
	if page, ok := s.current().(keyLister); ok {
		list = slices.Clone(page.Keys())
		for i := range list {
			list[i].Group = thisPage
		}
	}
	list = append(list, kit.KeysOf(s.p.Window.Canvas()).List()...)
	slices.SortStableFunc(list, func(a, b kit.Shortcut) int { return rank(a) - rank(b) })
	return oneLineEach(list)
}

func rank(k kit.Shortcut) int {
	if k.Group == thisPage {
		return 0
	}
	return 1
}

// showKeys is the sheet of all keys, in groups.
func (s *Shell) showKeys() {
	var groups []string
	rows := map[string][]fyne.CanvasObject{}
	for _, k := range s.allKeys() {
		if k.What == "" {
			continue // what it does is up to the page
		}
		if rows[k.Group] == nil {
			groups = append(groups, k.Group)
		}
		rows[k.Group] = append(rows[k.Group], kit.Row(4, kit.AtLeast(170, 0, kit.NewText(k.Keys).SemiBold()), kit.Grow(kit.NewText(k.What).Shrink())))
	}
	var sheet []fyne.CanvasObject
	for _, g := range groups {
		sheet = append(sheet, kit.Column(2, append([]fyne.CanvasObject{kit.NewText(g).Sized(theme.Section).Bold(), kit.Rule()}, rows[g]...)...))
	}
	sheet = append(sheet, kit.NewText(inLists).Tone(theme.Quiet).Wrap(), kit.NewText(inFields).Tone(theme.Quiet).Wrap())
	s.showSheet("Keys", kit.Column(6, sheet...))
}

// oneLineEach joins the keys that do the same.
func oneLineEach(list []kit.Shortcut) []kit.Shortcut {
	var out []kit.Shortcut
	for _, k := range list {
		same := func(o kit.Shortcut) bool { return o.Group == k.Group && o.What == k.What }
		if i := slices.IndexFunc(out, same); i >= 0 {
			out[i].Keys += ", " + k.Keys
			continue
		}
		out = append(out, k)
	}
	return out
}

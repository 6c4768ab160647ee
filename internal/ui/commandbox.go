package ui

import (
	"context"
	"strconv"
	"strings"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
)

// commandBox is one use of the box that searches everything and starts actions.
type commandBox struct {
	shell  *Shell
	latest task.Latest
}

// openBox shows the box; it is closed by Escape or by taking a line.
func (s *Shell) openBox() {
	if kit.KeysOf(s.p.Window.Canvas()).Busy() {
		return
	}
	s.box = &commandBox{shell: s}
	kit.ShowSeekbox(s.p.Window, "Search everything, or say what to do", s.box.changed)
}

// changed shows the actions that fit at once, and what search finds as soon as it answers.
func (b *commandBox) changed(f *kit.Seekbox, words string) {
	actions := b.shell.actions(words)
	if len([]rune(strings.TrimSpace(words))) < 2 {
		b.latest.Stop()
		f.Set(actions, "Type two letters to search. Actions stand at the top.")
		return
	}
	ctx := b.latest.Next()
	f.Set(actions, "Looking…")
	task.Go(ctx, b.shell.p.Run, func(ctx context.Context) (found, error) {
		hits, more, err := b.shell.p.Finder.Find(ctx, words)
		return found{hits, more}, err
	}, func(a found, err error) {
		if err != nil {
			f.Set(actions, "The search did not work. "+err.Error())
			return
		}
		f.Set(append(actions, b.shell.lines(a.hits)...), countNote(len(a.hits), a.more))
	})
}

type found struct {
	hits []nav.Hit
	more string
}

func countNote(shown int, more string) string {
	switch {
	case shown == 0:
		return "Nothing found. Every word must begin a word of the record."
	case more != "":
		return "The first " + strconv.Itoa(shown) + " of " + more
	}
	return strconv.Itoa(shown) + " found"
}

func (s *Shell) lines(hits []nav.Hit) []kit.SeekItem {
	items := make([]kit.SeekItem, len(hits))
	for i, h := range hits {
		items[i] = kit.SeekItem{Icon: h.Icon, Title: h.Title, Note: h.Note, Do: func() { s.Open(h.Route) }}
	}
	return items
}

// actions are the commands and places that the words lead to. With no words, all of them.
func (s *Shell) actions(words string) []kit.SeekItem {
	var items []kit.SeekItem
	for _, c := range s.commands() {
		arg, fits := match(c, words)
		if !fits {
			continue
		}
		title, note := c.Title, c.Keys
		if arg != "" {
			title, note = c.Title+": "+arg, "Enter"
		}
		items = append(items, kit.SeekItem{Icon: c.Icon, Title: title, Note: note, Do: func() { c.Run(arg) }})
	}
	return items
}

// match says whether the typed words lead to a command, and what is left for it as its argument. Every typed word
// must begin a word of the title in order; "new next step ring Anna" leaves "ring Anna".
func match(c nav.Command, words string) (arg string, fits bool) {
	typed, title := strings.Fields(strings.ToLower(words)), strings.Fields(strings.ToLower(c.Title))
	if len(typed) == 0 {
		return "", true
	}
	if c.TakesArg && len(typed) > len(title) && begins(typed[:len(title)], title) {
		return strings.Join(strings.Fields(words)[len(title):], " "), true
	}
	return "", len(typed) <= len(title) && begins(typed, title)
}

// begins says that each typed word begins a later word of the title, in order.
func begins(typed, title []string) bool {
	at := 0
	for _, w := range typed {
		for at < len(title) && !strings.HasPrefix(title[at], w) {
			at++
		}
		if at == len(title) {
			return false
		}
		at++
	}
	return true
}

// commands are those of the parts, then the places, then the shell's own.
func (s *Shell) commands() []nav.Command {
	list := s.p.Commands(s)
	for _, p := range s.p.Places {
		list = append(list, nav.Command{Title: "Go to " + p.Name, Keys: p.Keys, Icon: p.Icon, Run: func(string) { s.Open(nav.Route{Page: p.Page}) }})
	}
	return append(list,
		nav.Command{Title: "Undo", Keys: "Ctrl+Z", Icon: "undo", Run: func(string) { s.Undo() }},
		nav.Command{Title: "Redo", Keys: "Ctrl+Shift+Z", Icon: "redo", Run: func(string) { s.Redo() }},
		nav.Command{Title: "Show all keys", Keys: "Ctrl+/", Icon: "keyboard", Run: func(string) { s.showKeys() }},
		nav.Command{Title: "Lock", Keys: "Ctrl+Shift+L", Icon: "lock", Run: func(string) { s.p.Lock() }},
	)
}

package ui

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// fakeScreen is a page that remembers what was asked of it.
type fakeScreen struct {
	content    fyne.CanvasObject
	first      *kit.Entry
	shown      string
	reloads    int
	closed     bool
	closeFails error
	keys       []kit.Shortcut
	late       bool // where the keyboard begins is not there yet
	asked      int  // for where the keyboard begins
}

func newScreen(name string) *fakeScreen {
	s := &fakeScreen{first: kit.NewEntry().Named("First of " + name)}
	s.content = kit.Column(1, kit.NewText("Page "+name), s.first)
	return s
}

func (s *fakeScreen) Content() fyne.CanvasObject { return s.content }
func (s *fakeScreen) Reload()                    { s.reloads++ }
func (s *fakeScreen) Close() error               { s.closed = true; return s.closeFails }
func (s *fakeScreen) Show(id string)             { s.shown = id }
func (s *fakeScreen) Where() string              { return s.shown }
func (s *fakeScreen) Keys() []kit.Shortcut       { return s.keys }
func (s *fakeScreen) Does(id string) bool        { return id == "new" }
func (s *fakeScreen) FirstFocus() fyne.Focusable {
	s.asked++
	if s.late {
		return nil
	}
	return s.first.Focus()
}

// house is a shell with two places in a window.
type house struct {
	*Shell
	t               *testing.T
	w               fyne.Window
	today, settings *fakeScreen
	made            int
	count           int
	countFails      error
	visited         []string
	typed           string // what the action got
	sought          string
	hits            []nav.Hit
	more            string
	findFails       error
	locked, mains   int
	undone, redone  int
	turnFails       error
}

func (h *house) Find(_ context.Context, words string) ([]nav.Hit, string, error) {
	h.sought = words
	return h.hits, h.more, h.findFails
}
func (h *house) Undo(context.Context) (string, error) {
	h.undone++
	return "next step done", h.turnFails
}
func (h *house) Redo(context.Context) (string, error) {
	h.redone++
	return "next step done", h.turnFails
}

// undoer keeps the shell's own Undo apart from the store's.
type undoer struct{ h *house }

func (u undoer) Undo(ctx context.Context) (string, error) { return u.h.Undo(ctx) }
func (u undoer) Redo(ctx context.Context) (string, error) { return u.h.Redo(ctx) }

func build(t *testing.T) *house {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light}))
	h := &house{t: t, w: test.NewWindow(nil), today: newScreen("Today"), settings: newScreen("Settings"), count: 3}
	screen := func(s *fakeScreen) func(nav.Navigator) nav.Screen {
		return func(nav.Navigator) nav.Screen { h.made++; return s }
	}
	h.Shell = NewShell(Parts{
		Window: h.w, Run: task.Inline(), Now: time.Now,
		Places: []Place{
			{Page: "today", Name: "Today", Icon: "today", Keys: "Alt+1", Make: screen(h.today), Count: func(context.Context) (int, error) { return h.count, h.countFails }},
			{Page: "settings", Name: "Settings", Icon: "sliders", Keys: "Ctrl+,", Bottom: true, Make: screen(h.settings)},
		},
		Commands: func(nav.Navigator) []nav.Command {
			return []nav.Command{{Title: "New next step", TakesArg: true, Run: func(arg string) { h.typed = "new: " + arg }}}
		},
		Finder: h, Undoer: undoer{h}, Lock: func() { h.locked++ }, Visited: func(page string) { h.visited = append(h.visited, page) },
		Main: func(nav.Navigator) { h.mains++ }, MainWord: "New next step", MainKeys: "Ctrl+N",
	})
	h.w.SetPadded(false)
	h.w.SetContent(h.Content())
	h.w.Resize(fyne.NewSize(1100, 700))
	t.Cleanup(func() {
		kit.ForgetKeys(h.w.Canvas())
		h.w.Close()
	})
	h.Start(nav.Route{Page: "today"})
	return h
}

func label(o any) string { return onscreen.Name(o) }

func (h *house) sees(words string) bool { return onscreen.Sees(h.w, words) }

func (h *house) mustSee(words string) {
	h.t.Helper()
	if !h.sees(words) {
		h.t.Errorf("%q is not on the screen", words)
	}
}

// button is the visible button whose name begins with words, nil for none.
func (h *house) button(words string) *kit.Button {
	b, _ := onscreen.Find[*kit.Button](h.w, words)
	return b
}

// press presses a key alone, or with modifiers, where the focus is.
func (h *house) press(k fyne.KeyName, mod fyne.KeyModifier) {
	h.t.Helper()
	if mod != 0 {
		h.w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: mod})
		return
	}
	onscreen.Press(h.w, k)
}

func (h *house) typeWords(words string) {
	for _, r := range words {
		h.w.Canvas().Focused().TypedRune(r)
	}
}

func (h *house) mustBeAt(page string) {
	h.t.Helper()
	if h.history.at.Page != page || !h.items[page].Chosen() || !h.sees("Page "+h.place(page).Name) {
		h.t.Errorf("at %v, want %s", h.history.at, page)
	}
}

const ctrl = fyne.KeyModifierShortcutDefault

package ui

import (
	"context"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Place is one entry of the side navigation and the page behind it.
type Place struct {
	Page, Name, Icon string
	Keys             string // the shortcut that opens it, empty if none
	After            bool   // a gap before it: a new group
	Bottom           bool   // stands at the foot of the navigation
	Under            string // has no entry of its own: the place with this page is shown as chosen
	Make             func(nav.Navigator) nav.Screen
	Count            func(context.Context) (int, error) // how many things wait there; nil = never any
}

// Undoer takes the last change back and does it again; both say what it was.
type Undoer interface {
	Undo(ctx context.Context) (what string, err error)
	Redo(ctx context.Context) (what string, err error)
}

// Parts are what a shell is made of.
type Parts struct {
	Window   fyne.Window
	Run      task.Runner
	Now      func() time.Time
	Places   []Place
	Commands func(nav.Navigator) []nav.Command
	Finder   nav.Finder
	Undoer   Undoer
	Lock     func()              // closes the store and shows the gate
	Visited  func(page string)   // remembers the last place
	Main     func(nav.Navigator) // the main action of the top bar; nil = none, for whoever may only read
	MainWord string              // its words
	MainKeys string              // its keys
	Keys     []kit.Shortcut      // further keys that work on every page
}

// Shell is the frame around the screens of an open store.
type Shell struct {
	p       Parts
	screens map[string]nav.Screen
	items   map[string]*kit.NavItem
	history history
	toasts  *kit.Toasts
	saved   *kit.Text
	banner  *fyne.Container
	body    *fyne.Container
	content fyne.CanvasObject
	counts  task.Latest
	box     *commandBox
	closed  bool // what still comes back from the background is not shown any more
}

// NewShell builds the frame; Start opens the first page.
func NewShell(p Parts) *Shell {
	s := &Shell{p: p, screens: map[string]nav.Screen{}, items: map[string]*kit.NavItem{}}
	s.toasts = kit.NewToasts(p.Run)
	s.body = container.NewStack()
	s.banner = container.NewVBox()
	s.saved = kit.NewText("Saved").Tone(theme.Quiet)
	frame := newFrame(s.navigation(), s.topBar(), s.banner, s.body, s.toasts)
	s.toasts.OnFit(func() { frame.Layout.Layout(frame.Objects, frame.Size()) })
	s.content = container.NewStack(frame, kit.NewNames(p.Window.Canvas()))
	return s
}

// Content is the whole frame.
func (s *Shell) Content() fyne.CanvasObject { return s.content }

// Start registers the keys and opens a place; an unknown page opens the first one.
func (s *Shell) Start(at nav.Route) {
	kit.KeysOf(s.p.Window.Canvas()).Add(s.shortcuts()...)
	if s.place(at.Page) == nil {
		at = nav.Route{Page: s.p.Places[0].Page}
	}
	s.Open(at)
}

// Where is the place that the person sees, with the record or section that its page shows.
func (s *Shell) Where() nav.Route {
	at := nav.Route{Page: s.Current()}
	if screen, ok := s.current().(nav.Stayer); ok {
		at.ID = screen.Where()
	}
	return at
}

// Close ends every screen and takes away what lies over the window; each screen keeps what is typed in its open forms
// as drafts, and the error says what could not be kept. Afterwards the shell does nothing more, whoever asks it.
func (s *Shell) Close() error {
	if s.closed {
		return nil
	}
	s.closed = true
	s.counts.Stop()
	if s.box != nil {
		s.box.latest.Stop()
	}
	s.toasts.Clear()
	var failed error
	for _, screen := range s.screens {
		failed = errors.Join(failed, screen.Close())
	}
	s.screens = map[string]nav.Screen{}
	kit.KeysOf(s.p.Window.Canvas()).CloseAll()
	kit.ForgetKeys(s.p.Window.Canvas())
	return failed
}

func (s *Shell) place(page string) *Place {
	for i := range s.p.Places {
		if s.p.Places[i].Page == page {
			return &s.p.Places[i]
		}
	}
	return nil
}

// Open goes to a place. It implements nav.Navigator.
func (s *Shell) Open(r nav.Route) {
	lasting := r
	if doer, ok := s.screen(r.Page).(nav.Doer); ok && doer.Does(r.ID) {
		lasting.ID = ""
	}
	s.history.visit(lasting)
	s.show(r)
}

// screen is the screen of a page, made where it is not there yet; nil for an unknown page.
func (s *Shell) screen(page string) nav.Screen {
	place := s.place(page)
	if place == nil || s.closed {
		return nil
	}
	if s.screens[page] == nil {
		s.screens[page] = place.Make(s)
	}
	return s.screens[page]
}

func (s *Shell) show(r nav.Route) {
	place := s.place(r.Page)
	if place == nil || s.closed {
		return
	}
	kit.FollowFocus(s.p.Window.Canvas(), nil) // the page that opens says whether it is to be followed
	s.p.Window.Canvas().Unfocus()             // keys must not reach the page that goes
	screen := s.screen(r.Page)
	for page, item := range s.items {
		item.SetChosen(page == r.Page || page == place.Under)
	}
	if shower, ok := screen.(nav.Shower); ok {
		shower.Show(r.ID)
	}
	if content := screen.Content(); !slices.Contains(s.body.Objects, content) {
		s.body.Objects = []fyne.CanvasObject{content}
		s.toasts.Leave()
	}
	s.body.Refresh()
	screen.Reload()
	s.countAll()
	s.focusPage(screen)
	if s.p.Visited != nil {
		s.p.Visited(r.Page)
	}
}

// focusPage gives the keyboard to a screen.
func (s *Shell) focusPage(screen nav.Screen) {
	if f, ok := screen.(nav.Focuser); ok {
		if first := f.FirstFocus(); first != nil { // asked once: a screen may take it as said
			s.p.Window.Canvas().Focus(first)
		}
	}
}

// TakeUp reloads the open page after something else had the whole window, and gives it the keyboard: what had it before may be gone.
func (s *Shell) TakeUp() {
	s.Refresh()
	if screen := s.current(); screen != nil && !s.closed {
		s.focusPage(screen)
	}
}

// Refresh reloads the open page and the counts beside the places.
func (s *Shell) Refresh() {
	if s.closed {
		return
	}
	if screen := s.current(); screen != nil {
		screen.Reload()
	}
	s.countAll()
}

// Say shows a short message.
func (s *Shell) Say(message string, undo func()) {
	if !s.closed {
		s.toasts.Say(message, undo)
	}
}

// Window is the window the shell stands in.
func (s *Shell) Window() fyne.Window { return s.p.Window }

// Saved shows when the last change reached the disk.
func (s *Shell) Saved(at time.Time) { s.saved.Set("Saved " + at.Format("15:04")) }

// Banner shows a notice under the top bar until it is cleared by Banner(nil).
func (s *Shell) Banner(o fyne.CanvasObject) {
	if s.closed {
		return
	}
	s.banner.Objects = nil
	if o != nil {
		s.banner.Objects = []fyne.CanvasObject{kit.PadXY(6, 2, o)}
	}
	s.banner.Refresh()
	s.content.Refresh()
}

func (s *Shell) current() nav.Screen { return s.screens[s.history.at.Page] }

// Current is the page that is open.
func (s *Shell) Current() string { return s.history.at.Page }

// countAll asks every place how many things wait there.
func (s *Shell) countAll() {
	ctx := s.counts.Next()
	task.Go(ctx, s.p.Run, func(ctx context.Context) (map[string]int, error) {
		n := map[string]int{}
		for _, p := range s.p.Places {
			if p.Count == nil {
				continue
			}
			c, err := p.Count(ctx)
			if err != nil {
				return n, err
			}
			n[p.Page] = c
		}
		return n, nil
	}, func(n map[string]int, err error) {
		if err != nil {
			return // the page itself says what is wrong; a missing number is no news
		}
		for page, c := range n {
			s.items[page].SetCount(c)
		}
	})
}

// Undo takes the last change back, here and from a toast. While a toast offers to undo, the key does what it offers: not
// every change, such as that of a setting, is one that the store can undo.
func (s *Shell) Undo() {
	if s.closed || s.toasts.Undo() {
		return
	}
	s.turn("Undone", s.p.Undoer.Undo)
}

// Redo does the undone change again.
func (s *Shell) Redo() { s.turn("Done again", s.p.Undoer.Redo) }

func (s *Shell) turn(word string, do func(context.Context) (string, error)) {
	if s.closed {
		return
	}
	s.toasts.DropUndo() // they speak of changes before this one
	task.Go(context.Background(), s.p.Run, do, func(what string, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		s.Say(word+": "+what, nil)
		s.Refresh()
	})
}

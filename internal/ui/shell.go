package ui

import (
	"context"
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
	Lock     func()               // closes the store and shows the gate
	Visited  func(page string)    // remembers the last place
	Main     func(nav.Navigator)  // the main action of the top bar
	MainWord string               // its words
	MainKeys string               // its keys
	Notice   func() (text string) // a fixed line under the top bar ("The clock is fixed at …"), empty for none
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
}

// NewShell builds the frame; Start opens the first page.
func NewShell(p Parts) *Shell {
	s := &Shell{p: p, screens: map[string]nav.Screen{}, items: map[string]*kit.NavItem{}}
	s.toasts = kit.NewToasts(p.Run)
	s.body = container.NewStack()
	s.banner = container.NewVBox()
	s.saved = kit.NewText("Saved").Tone(theme.Quiet)
	frame := newFrame(s.navigation(), s.topBar(), s.banner, s.body)
	s.content = container.NewStack(frame, s.toasts, kit.NewNames(p.Window.Canvas()))
	return s
}

// Content is the whole frame.
func (s *Shell) Content() fyne.CanvasObject { return s.content }

// Start registers the keys and opens a page; an unknown page opens the first place.
func (s *Shell) Start(page string) {
	kit.KeysOf(s.p.Window.Canvas()).Add(s.shortcuts()...)
	if s.place(page) == nil {
		page = s.p.Places[0].Page
	}
	if text := s.notice(); text != "" {
		s.Banner(kit.NewBanner(kit.Info, text))
	}
	s.Open(nav.Route{Page: page})
}

func (s *Shell) notice() string {
	if s.p.Notice == nil {
		return ""
	}
	return s.p.Notice()
}

// Close ends every screen; each keeps what is typed in its open forms as drafts.
func (s *Shell) Close() {
	s.counts.Stop()
	s.toasts.Clear()
	for _, screen := range s.screens {
		screen.Close()
	}
	s.screens = map[string]nav.Screen{}
	for o := s.p.Window.Canvas().Overlays().Top(); o != nil; o = s.p.Window.Canvas().Overlays().Top() {
		s.p.Window.Canvas().Overlays().Remove(o)
	}
	kit.ForgetKeys(s.p.Window.Canvas())
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
	s.history.visit(r)
	s.show(r)
}

func (s *Shell) show(r nav.Route) {
	place := s.place(r.Page)
	if place == nil {
		return
	}
	screen, known := s.screens[r.Page]
	if !known {
		screen = place.Make(s)
		s.screens[r.Page] = screen
	}
	for page, item := range s.items {
		item.SetChosen(page == r.Page)
	}
	if shower, ok := screen.(nav.Shower); ok {
		shower.Show(r.ID)
	}
	s.body.Objects = []fyne.CanvasObject{screen.Content()}
	s.body.Refresh()
	screen.Reload()
	s.countAll()
	if f, ok := screen.(nav.Focuser); ok && f.FirstFocus() != nil {
		s.p.Window.Canvas().Focus(f.FirstFocus())
	}
	if s.p.Visited != nil {
		s.p.Visited(r.Page)
	}
}

// Refresh reloads the open page and the counts beside the places.
func (s *Shell) Refresh() {
	if screen := s.current(); screen != nil {
		screen.Reload()
	}
	s.countAll()
}

// Say shows a short message.
func (s *Shell) Say(message string, undo func()) { s.toasts.Say(message, undo) }

// Window is the window the shell stands in.
func (s *Shell) Window() fyne.Window { return s.p.Window }

// Saving shows that a change is being written, and Saved that it is on the disk.
func (s *Shell) Saving(busy bool) {
	if busy {
		s.saved.Set("Saving…")
	} else {
		s.saved.Set("Saved")
	}
}

// Banner shows a notice under the top bar until it is cleared by Banner(nil).
func (s *Shell) Banner(o fyne.CanvasObject) {
	s.banner.Objects = nil
	if o != nil {
		s.banner.Objects = []fyne.CanvasObject{kit.PadXY(6, 2, o)}
	}
	s.banner.Refresh()
	s.content.Refresh()
}

func (s *Shell) current() nav.Screen { return s.screens[s.history.at.Page] }

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

// Undo takes the last change back, here and from a toast.
func (s *Shell) Undo() { s.turn("Undone", s.p.Undoer.Undo, s.Redo) }

// Redo does the undone change again.
func (s *Shell) Redo() { s.turn("Done again", s.p.Undoer.Redo, nil) }

func (s *Shell) turn(word string, do func(context.Context) (string, error), back func()) {
	task.Go(context.Background(), s.p.Run, do, func(what string, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		s.toasts.Say(word+": "+what, nil)
		s.Refresh()
	})
}

// UnsavedChanges says that the open page has something typed that is not saved.
func (s *Shell) UnsavedChanges() bool {
	h, ok := s.current().(nav.HasUnsavedChanges)
	return ok && h.UnsavedChanges()
}

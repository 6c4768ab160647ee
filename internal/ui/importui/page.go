// Package importui is the page that brings files in and writes files out: a file is chosen, its columns are given
// their meaning, what would happen is shown, and only then is it imported. It knows the store only by the Engine.
package importui

import (
	"context"
	"errors"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Route is the page's name in a nav.Route; the ID "export" is its other half.
const Route = "import"

// exporting is the ID of the half that writes files.
const exporting = "export"

// Parts are what the page is made of.
type Parts struct {
	Engine   Engine
	Nav      nav.Navigator
	Run      task.Runner
	Me       func() people.Staff
	ReadOnly func() bool
	Open     func() bool   // the page is the one that is open; nil = always
	Pause    time.Duration // without typing, before the file that is named is looked at
}

// Page is the screen. It implements nav.Screen, nav.Shower and nav.Focuser.
type Page struct {
	p       Parts
	kinds   []Kind
	header  *kit.Header
	halves  *kit.Choice
	back    *kit.Button
	main    *kit.Button
	body    *fyne.Container
	content fyne.CanvasObject
	scroll  *container.Scroll

	step    step
	choose  *chooser
	columns *columns // nil until a file needs them
	check   *check   // nil until a file was read
	result  Result
	sectors *sectors       // what a file of postcodes brought; nil after another file
	undone  map[int64]bool // the imports that were taken back
	export  *export        // nil until it is first opened
	showing string         // "" or exporting

	working bool
	doing   fyne.CanvasObject  // what the work that runs shows
	cancel  context.CancelFunc // ends the work that runs
	ending  bool               // the person has cancelled it
	running sync.WaitGroup
	looking task.Latest
	closed  bool
}

// New makes the page.
func New(p Parts) *Page {
	s := &Page{p: p, kinds: p.Engine.Kinds(), body: container.NewStack(), undone: map[int64]bool{}}
	s.back = kit.NewButton(kit.Outline, "Back", s.goBack).Icon("arrow-left").Plain()
	s.main = kit.NewButton(kit.Filled, "Next", s.goOn)
	s.header = kit.NewHeader("Import", "", s.back, s.main)
	s.halves = kit.NewChoice(kit.Option{ID: "", Title: "Bring a file in"}, kit.Option{ID: exporting, Title: "Write a file"})
	s.halves.SetValue("")
	s.halves.OnChange(s.turned)
	s.choose = newChooser(s)
	s.content = kit.Column(4, kit.PadXY(6, 5, kit.Column(3, s.header, s.halves)), kit.Grow(s.body))
	s.show()
	return s
}

// Content is the whole page.
func (s *Page) Content() fyne.CanvasObject { return s.content }

// Show opens one half: "export", or anything else for import.
func (s *Page) Show(id string) {
	if id != exporting {
		id = ""
	}
	if id == s.showing {
		return
	}
	s.showing = id
	s.halves.SetValue(id)
	s.show()
}

// Reload shows the page anew: the person's rights may have changed, and the import may have been undone or redone with the keyboard.
func (s *Page) Reload() {
	if s.working {
		return
	}
	s.show()
	if s.step == done && s.result.Written() > 0 {
		s.lookBack(s.result.Batch)
	}
}

// lookBack finds out whether an import still stands.
func (s *Page) lookBack(batch int64) {
	task.Go(s.looking.Next(), s.p.Run, func(ctx context.Context) (bool, error) {
		return s.p.Engine.TakenBack(ctx, batch)
	}, func(back bool, err error) {
		if s.closed || s.working || err != nil || back == s.undone[batch] { // where that cannot be read, Undo says so
			return
		}
		s.undone[batch] = back
		s.show()
		s.focus()
	})
}

// Close cancels what runs, and waits until nothing more is written.
func (s *Page) Close() error {
	s.end()
	s.running.Wait()
	s.p.Engine.Forget()
	return nil
}

// end cancels what runs, an export too: locking must not wait for the rest of it.
func (s *Page) end() {
	s.closed = true
	if s.cancel != nil {
		s.cancel()
	}
	if s.export != nil && s.export.cancel != nil {
		s.export.cancel()
	}
	s.choose.latest.Stop()
	s.looking.Stop()
}

// FirstFocus is where the keyboard begins at this step.
func (s *Page) FirstFocus() fyne.Focusable {
	switch {
	case s.denied() != "":
		return nil
	case s.showing == exporting:
		return s.export.form.Focus()
	case s.working:
		return nil
	case s.step == choosing:
		return s.choose.form.Focus()
	case s.step == mapping:
		return s.columns.form.Focus()
	}
	return s.main
}

// Take begins with a file that was dropped on the window.
func (s *Page) Take(path string) {
	if s.working || s.denied() != "" {
		return
	}
	s.step, s.showing = choosing, ""
	s.halves.SetValue("")
	s.choose.path.SetText(path)
	s.show()
}

// denied says why this person cannot import here, empty where they can.
func (s *Page) denied() string {
	readOnly := s.p.ReadOnly != nil && s.p.ReadOnly()
	switch {
	case s.showing == exporting && people.May(s.p.Me().Role, people.ExportNames) == people.None:
		return "You may look at this store, but not write its records to files. Ask a team lead."
	case s.showing == exporting:
		return ""
	case readOnly:
		return "This store is open for reading only: nothing can be brought in now."
	case people.May(s.p.Me().Role, people.Import) != people.All:
		return "You may look at this store, but not bring files in. Ask a colleague who may change it."
	}
	return ""
}

// open says that this page is the one that shows: work goes on while another does.
func (s *Page) open() bool { return s.p.Open == nil || s.p.Open() }

// Keys are the keys of the page: Ctrl+Enter does what the main button says.
func (s *Page) Keys() []kit.Shortcut {
	if !s.main.Visible() {
		return nil
	}
	return []kit.Shortcut{{Keys: "Ctrl+Enter", What: s.main.AccessibilityLabel(), Do: s.goOn}}
}

// again begins anew with no file.
func (s *Page) again() {
	s.choose.path.SetText("")
	s.columns, s.check, s.result, s.sectors = nil, nil, Result{}, nil
	s.forget()
	s.to(choosing)
}

// forget drops what the engine keeps of the last file, behind the page: that writes to the store.
func (s *Page) forget() {
	s.running.Add(1)
	task.Go(context.Background(), s.p.Run, func(context.Context) (struct{}, error) {
		defer s.running.Done()
		s.p.Engine.Forget()
		return struct{}{}, nil
	}, func(struct{}, error) {})
}

// order is what the steps so far say about the file.
func (s *Page) order() Order {
	l := s.choose.layout()
	o := Order{Path: s.choose.looked.Path, Layout: l.ID}
	if !l.Known {
		o.Map = s.columns.chosen()
	}
	if s.check != nil {
		o.SkipBad, o.AddStaff = s.check.skip.On(), s.check.staff.On()
	}
	return o
}

func (s *Page) kindNow() Kind { return s.kind(s.choose.layout().Kind) }

func (s *Page) kind(name string) Kind {
	for _, k := range s.kinds {
		if k.Name == name {
			return k
		}
	}
	return Kind{Name: name, Title: columnTitle(name)}
}

// work runs something long with a bar and a way to stop it; what was cancelled leaves everything as it was.
func (s *Page) work(words string, do func(ctx context.Context, tell func(float64, string)) (Result, error), then func(Result)) {
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel, s.working, s.ending = cancel, true, false
	var progress *kit.Progress
	progress = kit.NewProgress(words, func() {
		s.ending = true
		cancel()
		progress.Set(0, "Stopping. Nothing is written…")
	})
	s.doing = progress
	s.show()
	tell := func(part float64, words string) {
		s.p.Run.UI(func() {
			if s.working && !s.closed && !s.ending {
				progress.Set(part, words)
			}
		})
	}
	s.running.Add(1)
	task.Go(context.Background(), s.p.Run, func(context.Context) (Result, error) {
		defer s.running.Done()
		return do(ctx, tell)
	}, func(r Result, err error) {
		cancel()
		s.working, s.cancel = false, nil
		if s.closed {
			return
		}
		s.show()
		switch {
		case errors.Is(err, context.Canceled), err != nil && s.ending:
			s.p.Nav.Say("Stopped. Nothing was imported.", nil)
			s.focus()
		case err != nil:
			s.p.Nav.Fail(err)
		default:
			then(r)
		}
	})
}

func sentence(words string) *kit.Text { return kit.NewText(words).Wrap() }
func quiet(words string) *kit.Text    { return kit.NewText(words).Tone(theme.Quiet).Wrap() }

// Package window puts the house together for a person: the Fyne window, the gate before a store is open, and the
// shell with its screens while one is. It is the one place that knows every screen.
package window

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"jobwright/assets"
	"jobwright/internal/desk"
	"jobwright/internal/people"
	"jobwright/internal/settings"
	"jobwright/internal/ui"
	"jobwright/internal/ui/gateui"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// What the program is to the system, as FyneApp.toml has it. Preferences lie under the id.
const (
	ID      = "org.jobwright.desktop"
	Version = "0.1.0"
)

// Options say how the window is started.
type Options struct {
	Store string           // the folder to open; empty = the last one, or the first start
	Now   func() time.Time // nil = the computer's clock
	Fixed bool             // the clock is fixed: the window says so

	Desk  desk.Options        // how stores are opened; Now and OnChange are the window's own. The zero value is right for the program
	Shown func(fyne.Window)   // called with the gate in the window, before it is first drawn; may be nil
	Ready func(nav.Navigator) // called on the UI goroutine when Today has its rows for the first time after entering; may be nil
}

// Window is the running window. What is not atomic belongs to the UI goroutine.
type Window struct {
	o        Options
	app      fyne.App
	window   fyne.Window
	settings *settings.Settings
	run      task.Runner
	door     *desk.Door
	last     people.StaffID          // who was here before the lock
	left     left                    // where they were then
	open     atomic.Pointer[session] // nil while the gate is shown
	shutting bool                    // a store is being closed: its last backup is made and its keys are wiped
	quit     bool                    // the program ends once the store is closed
}

// plain is an error in words for the person who started the program.
type plain string

func (p plain) Error() string { return string(p) }

// errNoScreen is told to whoever starts the program where nothing can be shown.
const errNoScreen = plain("Jobwright found no screen to open its window on. Start it from a desktop, or use its commands: jobwright help")

// Run shows the window and returns when it is closed, by the person or because ctx has ended.
func Run(ctx context.Context, o Options) (err error) {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return errNoScreen
	}
	started := false
	defer func() {
		if r := recover(); r != nil {
			if started {
				panic(r)
			}
			fmt.Fprintln(os.Stderr, "The cause, for a helper:", r)
			err = errNoScreen // the toolkit panics where the screen does not answer
		}
	}()
	makeCacheFolder()
	app.SetMetadata(fyne.AppMetadata{ID: ID, Name: "Jobwright", Version: Version, Build: 1,
		Icon: fyne.NewStaticResource("icon.png", assets.AppIcon), Migrations: map[string]bool{"fyneDo": true}})
	a := stillApp{app.NewWithID(ID)}
	fyne.SetCurrentApp(a)
	a.Lifecycle().SetOnStarted(func() { started = true })
	w := newWindow(a, task.Background(), o)
	defer context.AfterFunc(ctx, func() { w.run.UI(w.close) })()
	w.showGate(o.Store)
	if o.Shown != nil {
		o.Shown(w.window)
	}
	w.window.ShowAndRun()
	return nil
}

// newWindow makes the window; showGate comes next.
func newWindow(a fyne.App, run task.Runner, o Options) *Window {
	if o.Now == nil {
		o.Now = time.Now
	}
	w := &Window{app: a, settings: settings.New(a.Preferences()), run: run}
	o.Desk.Now, o.Desk.OnChange = o.Now, w.changed
	w.o = o
	w.applyLook()
	w.window = a.NewWindow("Jobwright")
	width, height := w.settings.Window()
	w.window.Resize(fyne.NewSize(width, height))
	w.window.SetPadded(false)
	w.window.SetCloseIntercept(w.close)
	w.door = desk.NewDoor(w.settings, o.Desk)
	return w
}

// makeCacheFolder makes the folder that Fyne expects and complains about when it is missing.
func makeCacheFolder() {
	if dir, err := os.UserCacheDir(); err == nil {
		os.MkdirAll(dir, 0o700) // if it cannot be made, Fyne says so in its own log
	}
}

// applyLook takes the appearance from the settings; every size and colour follows at once.
func (w *Window) applyLook() {
	s := w.settings
	mode := map[settings.Mode]theme.Mode{settings.Light: theme.Light, settings.Dark: theme.Dark}[s.Mode()]
	w.app.Settings().SetTheme(theme.New(theme.Look{Mode: mode, HighContrast: s.HighContrast(), TextScale: float32(s.TextSize()) / 100,
		Dense: s.Density() == settings.Dense, ReduceMotion: s.LessMotion()}))
}

// showGate shows the way into a store.
func (w *Window) showGate(folder string) { w.gate().Start(folder) }

func (w *Window) gate() *gateui.Gate {
	gate := gateui.New(w.window, w.door, w.run, w.o.Now, w.enter)
	w.window.SetContent(kit.On(theme.Background, gate.Content()))
	return gate
}

// enter takes over what the door has opened and shows the shell.
func (w *Window) enter() {
	d := w.door.Enter()
	if d == nil {
		return
	}
	kit.ForgetKeys(w.window.Canvas())
	s := newSession(w, d)
	w.open.Store(s)
	was := w.left
	switch {
	case w.last != "" && w.last != d.Me().ID:
		was = left{} // somebody else begins at Today, not where a colleague left off
	case was.at.Page == "":
		was.at.Page = w.settings.Page()
	}
	w.last, w.left = d.Me().ID, left{}
	s.start(was)
}

// lock keeps what is typed as drafts, closes the store, clears the window and shows the gate.
func (w *Window) lock() { w.leave("") }

// allKept ends the sentence of a lock that nobody asked for.
const allKept = "What was typed is kept."

// leave is lock with a sentence for the gate about why.
func (w *Window) leave(said string) {
	s := w.open.Swap(nil)
	if s == nil {
		return
	}
	at := s.shell.Where()
	if err := s.stop(); err != nil {
		said = notKept(said, err)
	}
	w.left = left{at: at, forms: s.leaving.kept()}
	w.shut(s.desk, "Locking…", said)
}

// notKept is the sentence for the gate when a draft could not be written.
func notKept(said string, err error) string {
	return strings.TrimSpace(strings.TrimSpace(strings.TrimSuffix(said, allKept)) + " What was typed in the open form could not be kept: " + ui.Words(err))
}

// close keeps what is typed, closes the store with its last backup, and ends the program. Where what is typed could
// not be kept the gate says so instead. A store that is being closed already is waited for.
func (w *Window) close() {
	size := w.window.Canvas().Size()
	w.settings.SetWindow(size.Width, size.Height)
	w.settings.ForgetFolder()
	if w.shutting {
		w.quit = true
		return
	}
	s := w.open.Swap(nil)
	if s == nil {
		kit.ForgetCopied()
		w.door.Abandon()
		w.app.Quit()
		return
	}
	said := ""
	if err := s.stop(); err != nil {
		said = notKept("", err)
	}
	w.quit = said == ""
	w.shut(s.desk, "Making the last backup and closing…", said)
}

// shut closes a store behind words that say so; then the gate is shown with what is to be said, or the program ends.
func (w *Window) shut(d *desk.Desk, words, said string) {
	w.shutting = true
	w.window.SetContent(kit.On(theme.Background, kit.Middle(kit.NewText(words).Tone(theme.Quiet))))
	kit.ForgetCopied()
	who := d.Me().Initials
	task.Go(context.Background(), w.run, func(ctx context.Context) (struct{}, error) { return struct{}{}, d.Close(ctx) },
		func(_ struct{}, err error) {
			w.shutting = false
			if w.quit {
				if err != nil {
					fmt.Fprintln(os.Stderr, "The last backup was not made:", err)
				}
				w.app.Quit()
				return
			}
			w.gate().Return(d.Folder(), who, said)
			if err != nil {
				ui.ShowError(w.window.Canvas(), err)
			}
		})
}

// changed reaches the open session after every commit, from whatever goroutine made it.
func (w *Window) changed(kinds []string) {
	if s := w.open.Load(); s != nil {
		s.changed(kinds)
	}
}

// Package window puts the house together for a person: the Fyne window, the gate before a store is open, and the
// shell with its screens while one is. It is the one place that knows every screen.
package window

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"jobwright/assets"
	"jobwright/internal/desk"
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

// Window is the running window.
type Window struct {
	o        Options
	app      fyne.App
	window   fyne.Window
	settings *settings.Settings
	run      task.Runner
	door     *desk.Door
	open     atomic.Pointer[session] // nil while the gate is shown
}

// errNoScreen is told to whoever starts the program where nothing can be shown.
var errNoScreen = errors.New("Jobwright found no screen to open its window on. Start it from a desktop, or use its commands: jobwright help")

// Run shows the window and returns when it is closed.
func Run(o Options) (err error) {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return errNoScreen
	}
	started := false
	defer func() {
		if r := recover(); r != nil {
			if started {
				panic(r)
			}
			err = errNoScreen // the toolkit panics where the screen does not answer
		}
	}()
	if o.Now == nil {
		o.Now = time.Now
	}
	makeCacheFolder()
	app.SetMetadata(fyne.AppMetadata{ID: ID, Name: "Jobwright", Version: Version, Build: 1,
		Icon: fyne.NewStaticResource("icon.png", assets.AppIcon), Migrations: map[string]bool{"fyneDo": true}})
	a := app.NewWithID(ID)
	a.Lifecycle().SetOnStarted(func() { started = true })
	w := &Window{o: o, app: a, settings: settings.New(a.Preferences()), run: task.Background()}
	w.applyLook()
	w.window = a.NewWindow("Jobwright")
	width, height := w.settings.Window()
	w.window.Resize(fyne.NewSize(width, height))
	w.window.SetPadded(false)
	w.window.SetCloseIntercept(w.close)
	o.Desk.Now, o.Desk.OnChange = o.Now, w.changed
	w.door = desk.NewDoor(w.settings, o.Desk)
	w.showGate(o.Store)
	if o.Shown != nil {
		o.Shown(w.window)
	}
	w.window.ShowAndRun()
	return nil
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
func (w *Window) showGate(folder string) {
	gate := gateui.New(w.window, w.door, w.run, w.o.Now, w.enter)
	w.window.SetContent(kit.On(theme.Background, gate.Content()))
	gate.Start(folder)
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
	s.start()
}

// lock keeps what is typed as drafts, closes the store, clears the window and shows the gate.
func (w *Window) lock() { w.leave("") }

// leave is lock with a sentence for the gate about why.
func (w *Window) leave(said string) {
	s := w.open.Swap(nil)
	if s == nil {
		return
	}
	s.stop()
	folder := s.desk.Folder()
	w.window.SetContent(kit.On(theme.Background, kit.Middle(kit.NewText("Locking…").Tone(theme.Quiet))))
	w.app.Clipboard().SetContent("")
	task.Go(context.Background(), w.run, func(ctx context.Context) (struct{}, error) { return struct{}{}, s.desk.Close(ctx) },
		func(_ struct{}, err error) {
			gate := gateui.New(w.window, w.door, w.run, w.o.Now, w.enter)
			w.window.SetContent(kit.On(theme.Background, gate.Content()))
			gate.Return(folder, said)
			if err != nil {
				ui.ShowError(w.window.Canvas(), err)
			}
		})
}

// close keeps what is typed, closes the store with its last backup, and ends the program.
func (w *Window) close() {
	size := w.window.Canvas().Size()
	w.settings.SetWindow(size.Width, size.Height)
	w.settings.ForgetFolder()
	s := w.open.Swap(nil)
	if s == nil {
		w.door.Abandon()
		w.app.Quit()
		return
	}
	s.stop()
	w.window.SetContent(kit.On(theme.Background, kit.Middle(kit.NewText("Making the last backup and closing…").Tone(theme.Quiet))))
	task.Go(context.Background(), w.run, func(ctx context.Context) (struct{}, error) { return struct{}{}, s.desk.Close(ctx) },
		func(_ struct{}, err error) {
			if err != nil {
				fmt.Fprintln(os.Stderr, "The last backup was not made:", err)
			}
			w.app.Quit()
		})
}

// changed reaches the open session after every commit, from whatever goroutine made it.
func (w *Window) changed(kinds []string) {
	if s := w.open.Load(); s != nil {
		s.changed(kinds)
	}
}

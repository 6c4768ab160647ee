package main

import (
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/crypto/argon2"

	"jobwright/internal/desk"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/window"
)

// began is as near to the start of main as a package can come.
var began = time.Now()

// runChild measures one thing in this process and tells as JSON what it has seen. A window ends the process at once: nothing is to be kept.
func runChild(kind string, args []string) {
	switch kind {
	case "empty":
		emptyWindow()
	case "contacts":
		importContacts(args[0])
	default:
		fullWindow(args[0])
	}
}

// runProgram runs this program as a child, which tells what it has seen; env nil is that of this process.
func runProgram(env []string, seen any, kind string, args ...string) {
	cmd := exec.Command(get(os.Executable()), append([]string{"-child", kind}, args...)...)
	cmd.Env, cmd.Stderr = env, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		must(fmt.Errorf("measuring %s: %w", kind, err))
	}
	must(json.Unmarshal(out, seen))
}

// marked is content with a spot that is drawn last and tells, once, when.
func marked(content fyne.CanvasObject, drawn func()) fyne.CanvasObject {
	once := sync.OnceFunc(drawn)
	spot := canvas.NewRaster(func(w, h int) image.Image {
		once()
		return image.NewUniform(color.Transparent)
	})
	spot.SetMinSize(fyne.NewSize(1, 1))
	return container.NewStack(content, container.NewHBox(container.NewVBox(spot)))
}

// emptyWindow is the floor: what any Fyne program costs.
func emptyWindow() {
	w := app.NewWithID("org.jobwright.bench").NewWindow("Empty")
	w.Resize(fyne.NewSize(1280, 800))
	w.SetContent(marked(widget.NewLabel("Empty"), func() {
		took := time.Since(began)
		go func() {
			quiet()
			tell(took)
		}()
	}))
	w.ShowAndRun()
}

// fullWindow is the program as a person opens it: the gate, the passphrase, Today.
func fullWindow(store string) {
	ui := task.Background()
	var entered time.Time
	unlock := func(w fyne.Window) {
		c := w.Canvas()
		if c.Focused() == nil {
			c.FocusNext()
		}
		write(c, initials)
		c.FocusNext()
		write(c, string(passphrase))
		key := derivation()
		entered = time.Now().Add(key)
		c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	must(window.Run(context.Background(), window.Options{
		Store: store,
		Desk:  desk.Options{KDF: &cheap},
		Shown: func(w fyne.Window) {
			w.SetContent(marked(w.Content(), func() {
				go func() {
					quiet()
					ui.UI(func() { unlock(w) })
				}()
			}))
		},
		Ready: func(n nav.Navigator) {
			w := n.Window()
			w.SetContent(marked(w.Content(), func() {
				took := time.Since(entered)
				go func() {
					quiet() // the check of the store
					look(ui, n)
					tell(took)
				}()
			}))
		},
	}))
}

// derivation is how long this computer takes to derive a key at the smallest cost: the clock starts when the key is there.
func derivation() time.Duration {
	var took times
	for range 5 {
		took.timed(func() { argon2.IDKey(passphrase, make([]byte, 16), cheap.Time, cheap.Memory, cheap.Lanes, 32) })
	}
	return took.percentile(0)
}

func write(c fyne.Canvas, text string) {
	for _, r := range text {
		c.Focused().TypedRune(r)
	}
}

// look goes through the program as somebody who wants to see everything, and gives each page time to be drawn.
func look(ui task.Runner, n nav.Navigator) {
	do := func(f func(c fyne.Canvas)) {
		ui.UI(func() { f(n.Window().Canvas()) })
		time.Sleep(150 * time.Millisecond)
	}
	open := func(page, id string) { do(func(fyne.Canvas) { n.Open(nav.Route{Page: page, ID: id}) }) }
	press := func(key fyne.KeyName) {
		do(func(c fyne.Canvas) {
			if f := c.Focused(); f != nil {
				f.TypedKey(&fyne.KeyEvent{Name: key})
			}
		})
	}
	for _, section := range []string{"appearance", "me", "team", "security", "backups", "rates", "about"} {
		open("settings", section)
	}
	open("today", "")
	for range 20 {
		press(fyne.KeyPageDown)
	}
	press(fyne.KeyEnd)
	press(fyne.KeyHome)
	do(func(c fyne.Canvas) {
		c.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl})
	})
	for _, r := range "winter" {
		do(func(c fyne.Canvas) { write(c, string(r)) })
	}
	press(fyne.KeyEscape)
	open("today", "")
}

// quiet waits until this process has had nothing to do for a while.
func quiet() {
	const pause = 300 * time.Millisecond
	for {
		before := used()
		time.Sleep(pause)
		if used()-before <= pause/20 {
			return
		}
	}
}

// used is the processor time of this process.
func used() time.Duration {
	stat := string(get(os.ReadFile("/proc/self/stat")))
	fields := strings.Fields(stat[strings.LastIndexByte(stat, ')')+1:])
	user, system := get(strconv.Atoi(fields[11])), get(strconv.Atoi(fields[12])) // in hundredths of a second
	return time.Duration(user+system) * 10 * time.Millisecond
}

// tell collects what is no longer used, tells, and ends the process.
func tell(frame time.Duration) {
	quiet()
	runtime.GC()
	debug.FreeOSMemory()
	must(json.NewEncoder(os.Stdout).Encode(seen{Frame: frame, Resident: resident()}))
	os.Exit(0)
}

// resident is the memory that this process holds, in bytes.
func resident() int64 { return status("VmRSS") }

// status is a size that the system tells of this process, in bytes: VmRSS is what it holds, VmHWM the most it has held.
func status(name string) (bytes int64) {
	for _, l := range strings.Split(string(get(os.ReadFile("/proc/self/status"))), "\n") {
		if n, err := fmt.Sscanf(l, name+": %d kB", &bytes); n == 1 && err == nil {
			return bytes * 1024
		}
	}
	must(fmt.Errorf("the system does not tell how much memory is resident"))
	return 0
}

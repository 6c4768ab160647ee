// Package gateui is what one sees before a store is open: the first start, the way in, and the ways on when it does
// not open. It knows the store only as a custody.Door.
package gateui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/custody"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Gate shows one page at a time in the window.
type Gate struct {
	window      fyne.Window
	door        custody.Door
	run         task.Runner
	now         func() time.Time
	content     fyne.CanvasObject
	entered     func() // the store is open and somebody is known
	box         *fyne.Container
	busy        bool
	escape      func()
	save        func() // what Ctrl+Enter does on this page; may be nil
	wipe        func() // empties the fields of this page that hold secrets; may be nil
	readOnlyWay func() // opens the store in question as a read-only copy
	pages       int    // how many pages were shown: what still counts down on an old one stops
}

// New makes the gate. entered is called on the UI goroutine once a store is open.
func New(w fyne.Window, door custody.Door, run task.Runner, now func() time.Time, entered func()) *Gate {
	g := &Gate{window: w, door: door, run: run, now: now, box: container.NewStack()}
	g.content = container.NewStack(g.box, kit.NewNames(w.Canvas()))
	g.entered = func() {
		g.leave()
		entered()
	}
	return g
}

// Content is the whole window.
func (g *Gate) Content() fyne.CanvasObject { return g.content }

// Start shows the way into a folder, the store of last time if folder is empty, or the first start.
func (g *Gate) Start(folder string) {
	g.keys()
	if folder == "" {
		folder = g.door.LastFolder()
	}
	if folder == "" {
		g.firstStart()
		return
	}
	g.unlock(folder, "", "")
}

// Return shows the way back into a store that was locked, for whoever was in it, with a sentence about why; said may be empty.
func (g *Gate) Return(folder, initials, said string) {
	g.keys()
	g.unlock(folder, initials, said)
}

func (g *Gate) keys() {
	kit.KeysOf(g.window.Canvas()).Add(kit.Shortcut{Keys: "Escape", What: "Back", Do: func() {
		if g.escape != nil {
			g.escape()
		}
	}}, kit.Shortcut{Keys: "Ctrl+Enter", What: "Go on", Do: func() {
		if g.save != nil {
			g.save()
		}
	}})
}

// forget empties the fields of the page shown that hold secrets, because another takes its place.
func (g *Gate) forget() {
	if g.wipe != nil {
		g.wipe()
	}
	g.wipe = nil
}

// leave drops everything that was shown: nothing of the gate, the recovery code least of all, stays while a store is open.
func (g *Gate) leave() {
	g.forget()
	g.pages++
	g.escape, g.save, g.readOnlyWay = nil, nil, nil
	g.window.Canvas().Unfocus() // a field that keeps the focus goes on blinking, and drawing the window, without being shown
	g.box.Objects = nil
	g.box.Refresh()
	kit.FollowFocus(g.window.Canvas(), nil)
}

// page shows a title, a sentence, and what is to be done; back may be nil.
func (g *Gate) page(title, sentence string, focus fyne.Focusable, back func(), content ...fyne.CanvasObject) {
	head := []fyne.CanvasObject{kit.Row(2, kit.Mark(24), kit.NewText("Jobwright").Sized(theme.Lead).Bold()),
		kit.Column(1, kit.NewText(title).Sized(theme.Page).Bold().Wrap(), kit.NewText(sentence).Tone(theme.Quiet).Wrap())}
	g.forget()
	g.pages++
	g.save, g.escape = nil, nil
	if back != nil {
		g.escape = func() {
			if !g.busy {
				back()
			}
		}
		head[0] = kit.Row(2, head[0], kit.Gap(), kit.NewButton(kit.Quiet, "Back", g.escape).Icon("arrow-left"))
	}
	column := kit.Column(6, append(head, content...)...)
	scroll := kit.Scroll(container.New(centred{}, kit.PadXY(6, 10, column)))
	g.box.Objects = []fyne.CanvasObject{scroll}
	g.box.Refresh()
	kit.FollowFocus(g.window.Canvas(), scroll)
	if focus != nil {
		g.window.Canvas().Focus(focus)
	}
}

// centred keeps a page at the width of a comfortable line, in the middle of the window.
type centred struct{}

const pageWidth = 560

func (centred) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, o[0].MinSize().Height)
}

func (centred) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := min(s.Width, theme.Units(pageWidth))
	o[0].Resize(fyne.NewSize(w, s.Height))
	o[0].Move(fyne.NewPos(float32(int((s.Width-w)/2)), 0))
}

// firstStart offers the three ways to begin.
func (g *Gate) firstStart() {
	create := kit.NewButton(kit.Filled, "Create my store", g.create)
	open := kit.NewButton(kit.Outline, "Open a store", g.chooseStore)
	trouble := kit.NewText("").Tone(theme.Stop).Wrap()
	sample := kit.NewButton(kit.Outline, "Try with sample data", func() { g.trySample(trouble) })
	g.page("Welcome", "Jobwright keeps your work with employers on this computer alone, encrypted. It needs no network.", create, nil,
		way("key", "Start fresh", "Make an encrypted store for your service. You choose a passphrase and get a recovery code to print.", create),
		kit.Rule(),
		way("folder", "There is a store already", "Open a store on this computer or on a disk, or bring one back from a backup.", open),
		kit.Rule(),
		way("spark", "Look around first", "A store with made-up people and next steps. Nothing in it is real.", sample),
		trouble)
}

// way is one of several things one can do, with the button that does it.
func way(icon, title, sentence string, button fyne.CanvasObject) fyne.CanvasObject {
	return kit.TopRow(4, kit.Column(0, kit.NewIcon(icon, theme.Action).Sized(24)),
		kit.Grow(kit.Column(2, kit.NewText(title).Sized(theme.Lead).SemiBold(), kit.NewText(sentence).Tone(theme.Quiet).Wrap(), kit.Start(button))))
}

func (g *Gate) trySample(trouble *kit.Text) {
	if g.busy {
		return
	}
	trouble.SetTone(theme.Quiet)
	trouble.Set("Making the sample store. This takes a few seconds…")
	g.do(func(ctx context.Context) error { return g.door.CreateSample(ctx) }, func(err error) {
		trouble.SetTone(theme.Stop)
		trouble.Set(err.Error())
	}, g.entered)
}

// do runs something slow once at a time; failed and done are called on the UI goroutine.
func (g *Gate) do(work func(context.Context) error, failed func(error), done func()) {
	if g.busy {
		return
	}
	g.busy = true
	task.Go(context.Background(), g.run, func(ctx context.Context) (struct{}, error) { return struct{}{}, work(ctx) },
		func(_ struct{}, err error) {
			g.busy = false
			if err != nil {
				failed(err)
				return
			}
			done()
		})
}

// chooseStore asks for the folder of a store, or for a backup.
func (g *Gate) chooseStore() {
	folder := kit.NewPathField(kit.Folder)
	form := kit.NewForm(g.run, nil, kit.NewField("folder", "Folder of the store", folder).
		Needed("Please choose the folder of the store.").Hint("Its name ends in .jobwright.").Check(func() error { return looksLikeStore(folder.Text()) }))
	next := func() {
		if form.Validate() {
			g.unlock(strings.TrimSpace(folder.Text()), "", "")
		}
	}
	folder.OnEnter(next)
	g.page("Open a store", "Choose its folder. If the store is lost or damaged, bring it back from a backup.", form.Focus(), g.firstStart,
		form, kit.Row(2, kit.NewButton(kit.Filled, "Continue", next), kit.NewButton(kit.Outline, "Bring back a backup", func() { g.restore("", "") })))
	g.save = next
}

func looksLikeStore(folder string) error {
	info, err := os.Stat(strings.TrimSpace(folder))
	switch {
	case err != nil:
		return &custody.Refusal{What: "There is no folder of this name.", Do: "Check the name, or that the disk is connected."}
	case !info.IsDir() || !strings.HasSuffix(filepath.Base(strings.TrimSpace(folder)), ".jobwright"):
		return &custody.Refusal{What: "This is not the folder of a store.", Do: "Its name ends in .jobwright."}
	}
	return nil
}

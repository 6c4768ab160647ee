package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/ui/theme"
)

// window shows an object in the kit's look.
func window(t *testing.T, o fyne.CanvasObject) fyne.Window {
	t.Helper()
	test.NewTempApp(t)
	theme.Apply(theme.Look{Mode: theme.Light})
	w := test.NewTempWindow(t, o)
	w.Resize(fyne.NewSize(800, 600))
	t.Cleanup(func() { ForgetKeys(w.Canvas()) })
	return w
}

func press(o fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		o.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// pressOn sends keys as the window does: to what has the focus, else to the canvas.
func pressOn(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, k := range keys {
		if f := c.Focused(); f != nil {
			press(f, k)
		} else if c.OnTypedKey() != nil {
			c.OnTypedKey()(&fyne.KeyEvent{Name: k})
		}
	}
}

func ctrl(k fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault}
}

// combine sends a combination as the window does: to a focused field alone, else to the canvas, which hands it to Keys.
func combine(c fyne.Canvas, sc fyne.Shortcut) {
	if f, ok := c.Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(sc)
		return
	}
	KeysOf(c).run(sc)
}

func TestShortcutsWorkWhileAFieldHasTheFocus(t *testing.T) {
	e := NewEntry()
	w := window(t, e)
	did := ""
	KeysOf(w.Canvas()).Add(
		Shortcut{Keys: "Ctrl+K", What: "Search", Do: func() { did += "search " }},
		Shortcut{Keys: "Ctrl+/", What: "Keys", Do: func() { did += "keys " }},
		Shortcut{Keys: "Alt+Left", What: "Back", Do: func() { did += "back " }},
		Shortcut{Keys: "F1", What: "Help", Do: func() { did += "help " }},
		Shortcut{Keys: "Ctrl+Z", What: "Undo", Do: func() { did += "undo " }},
	)
	combine(w.Canvas(), ctrl(fyne.KeyK))
	w.Canvas().Focus(e.Focus())
	combine(w.Canvas(), ctrl(fyne.KeyK))
	combine(w.Canvas(), ctrl(fyne.KeySlash))
	combine(w.Canvas(), &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt})
	pressOn(w.Canvas(), fyne.KeyF1)
	combine(w.Canvas(), &fyne.ShortcutUndo{}) // the field's own undo
	if want := "search search keys back help "; did != want {
		t.Errorf("did %q, want %q", did, want)
	}
	w.Canvas().Unfocus()
	combine(w.Canvas(), &fyne.ShortcutUndo{})
	if want := "search search keys back help undo "; did != want {
		t.Errorf("did %q, want %q", did, want)
	}
	if got := KeysOf(w.Canvas()).List(); len(got) != 5 || got[0].What != "Search" {
		t.Errorf("the keyboard sheet holds %v", got)
	}
}

func TestDialogSilencesThePage(t *testing.T) {
	w := window(t, NewText("page"))
	did := ""
	k := KeysOf(w.Canvas())
	k.Add(Shortcut{Keys: "Ctrl+K", Do: func() { did += "search " }}, Shortcut{Keys: "Ctrl+L", Do: func() { did += "lock " }, Always: true})
	d := ShowDialog(w.Canvas(), DialogSpec{Title: "One", Body: NewText("body"), Main: "Save", OnMain: func() { did += "save " }})
	if !k.Busy() {
		t.Error("a dialog is open")
	}
	combine(w.Canvas(), ctrl(fyne.KeyK))
	combine(w.Canvas(), ctrl(fyne.KeyL))
	combine(w.Canvas(), ctrl(fyne.KeyReturn))
	combine(w.Canvas(), ctrl(fyne.KeyEnter))
	d.Close()
	combine(w.Canvas(), ctrl(fyne.KeyReturn))
	combine(w.Canvas(), ctrl(fyne.KeyK))
	if want := "lock save save search "; did != want {
		t.Errorf("did %q, want %q", did, want)
	}
}

func TestForgottenKeysDoNothing(t *testing.T) {
	c := &shortcutCanvas{Canvas: window(t, NewText("page")).Canvas(), runs: map[string]func(fyne.Shortcut){}}
	t.Cleanup(func() { ForgetKeys(c) })
	did, before := "", ""
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { before += string(ev.Name) + " " })
	for range 3 { // each lock makes a page anew
		KeysOf(c).Add(Shortcut{Keys: "F5", Do: func() { did += "old F5 " }}, Shortcut{Keys: "Ctrl+K", Do: func() { did += "old search " }})
		ForgetKeys(c)
	}
	KeysOf(c).Add(Shortcut{Keys: "Escape", Do: func() { did += "back " }})
	pressOn(c, fyne.KeyF5, fyne.KeyEscape)
	if did != "back " || before != "F5 " {
		t.Errorf("did %q, handed on %q", did, before)
	}
	if _, known := c.runs[ctrl(fyne.KeyK).ShortcutName()]; known {
		t.Error("the canvas still holds the old page by Ctrl+K")
	}
}

// shortcutCanvas remembers combinations as the canvas of a real window does; that of a test forgets them at once.
type shortcutCanvas struct {
	fyne.Canvas
	runs map[string]func(fyne.Shortcut)
}

func (c *shortcutCanvas) AddShortcut(sc fyne.Shortcut, run func(fyne.Shortcut)) {
	c.runs[sc.ShortcutName()] = run
}
func (c *shortcutCanvas) RemoveShortcut(sc fyne.Shortcut) { delete(c.runs, sc.ShortcutName()) }

func TestUnknownKeysAreAProgrammersSlip(t *testing.T) {
	for _, keys := range []string{"Strg+K", "Ctrl+Knob", ""} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q was taken", keys)
				}
			}()
			combinations(keys)
		}()
	}
}

package gateui

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/custody"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

const (
	rightPass = "four plain words here"
	paperCode = "ABCD-EFGH-1JKM-NPQR-STVW-XYZ0-3456"
)

// fakeDoor is the way into stores that are not there.
type fakeDoor struct {
	last     string
	sample   bool
	fail     error // the next thing done fails with this
	made     []custody.NewStore
	opened   []string // folders
	readOnly bool
	claimed  string
	restored []string // backup, folder, initials
	left     int      // how often it was abandoned
}

func (d *fakeDoor) take() error {
	err := d.fail
	d.fail = nil
	return err
}

func (d *fakeDoor) LastFolder() string    { return d.last }
func (d *fakeDoor) SuggestFolder() string { return "/home/nia/Northside.jobwright" }
func (d *fakeDoor) IsSample(string) (string, string, bool) {
	return "SD", "try this sample store", d.sample
}
func (d *fakeDoor) Create(_ context.Context, n custody.NewStore) (string, error) {
	if err := d.take(); err != nil {
		return "", err
	}
	n.Passphrase = []byte(string(n.Passphrase)) // the gate clears its own
	d.made = append(d.made, n)
	return paperCode, nil
}
func (d *fakeDoor) CreateSample(context.Context) error { return d.take() }
func (d *fakeDoor) Open(_ context.Context, folder string, with custody.Secret, readOnly bool) error {
	if err := d.take(); err != nil {
		return err
	}
	if string(with.Passphrase) != rightPass && with.RecoveryCode != paperCode {
		return &custody.Refusal{Kind: custody.WrongSecret, What: "Initials or passphrase are not right.", Do: "Check both and try again."}
	}
	d.opened, d.readOnly = append(d.opened, folder), readOnly
	return nil
}
func (d *fakeDoor) Claim(_ context.Context, initials string, pass []byte) error {
	if err := d.take(); err != nil {
		return err
	}
	d.claimed = initials + " " + string(pass)
	return nil
}
func (d *fakeDoor) RestoreNewest(_ context.Context, backup, folder string, with custody.Secret) error {
	if err := d.take(); err != nil {
		return err
	}
	d.restored = []string{backup, folder, with.Initials + with.RecoveryCode}
	return nil
}
func (d *fakeDoor) Strength(p []byte) (int, string) {
	if len(p) < 12 {
		return 0, "Too short: at least 12 letters."
	}
	return 3, "Good."
}
func (d *fakeDoor) PrintRecovery(string, string) error { return d.take() }
func (d *fakeDoor) Abandon()                           { d.left++ }

// porch is the gate in a window.
type porch struct {
	*Gate
	t       *testing.T
	door    *fakeDoor
	w       fyne.Window
	entries int // how often somebody came in
	clock   time.Time
}

func arrive(t *testing.T, door *fakeDoor) *porch {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light}))
	p := &porch{t: t, door: door, w: test.NewWindow(nil), clock: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)}
	p.Gate = New(p.w, door, task.Inline(), func() time.Time { return p.clock }, func() { p.entries++ })
	p.w.SetPadded(false)
	p.w.SetContent(p.Content())
	p.w.Resize(fyne.NewSize(900, 800))
	t.Cleanup(func() {
		kit.ForgetKeys(p.w.Canvas())
		p.w.Close()
	})
	p.Start("")
	return p
}

func label(o any) string { return onscreen.Name(o) }

// find is the visible object of a type whose name begins with words.
func find[T fyne.CanvasObject](p *porch, words string) T {
	p.t.Helper()
	found, ok := onscreen.Find[T](p.w, words)
	if !ok {
		p.t.Fatalf("nothing is called %q", words)
	}
	return found
}

func (p *porch) press(words string) { p.t.Helper(); find[*kit.Button](p, words).Press() }

// write types into a field and returns it.
func (p *porch) write(field, words string) *kit.Entry {
	p.t.Helper()
	e := find[*kit.Entry](p, field)
	e.SetText(words)
	return e
}

// key presses a key where the focus is.
func (p *porch) key(k fyne.KeyName) { onscreen.Press(p.w, k) }

// ctrlEnter presses Ctrl+Enter in the field that has the focus.
func (p *porch) ctrlEnter() {
	p.t.Helper()
	p.w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
}

func (p *porch) sees(words string) bool { return onscreen.Sees(p.w, words) }

func (p *porch) mustSee(words string) {
	p.t.Helper()
	if !p.sees(words) {
		p.t.Errorf("%q is not on the screen", words)
	}
}

// mustFocus says that the keyboard is on what is called so.
func (p *porch) mustFocus(words string) {
	p.t.Helper()
	if f := p.w.Canvas().Focused(); !strings.HasPrefix(label(f), words) {
		p.t.Errorf("the focus is on %q, want %q", label(f), words)
	}
}

// mustBeEmpty says that secrets do not stay in their fields.
func (p *porch) mustBeEmpty(fields ...*kit.Entry) {
	p.t.Helper()
	for _, e := range fields {
		if e.Text() != "" {
			p.t.Errorf("%q still holds what was typed", label(e))
		}
	}
}

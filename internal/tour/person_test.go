package tour

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// homeFolder is the home of Sam, who makes the tour. Its path stands in the pictures, so it is a short one where no
// other tour has taken it.
func homeFolder(t *testing.T) string {
	t.Helper()
	home := filepath.Join(os.TempDir(), "sam")
	if err := os.Mkdir(home, 0o700); err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(home); err != nil {
			t.Error(err)
		}
	})
	return home
}

// chooseLight sets the look that this machine remembers, so that the pictures do not depend on the machine's desktop.
func chooseLight(t *testing.T, home string) {
	t.Helper()
	folder := filepath.Join(home, ".config", "fyne", "org.jobwright.desktop")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "preferences.json"), []byte(`{"look.mode":"light"}`), 0o600); err != nil {
		t.Fatal(err)
	}
}

// setOut builds the program and starts a display for a tour of it. At the end of the test it looks through what the program
// has said, and takes the display away.
func setOut(t *testing.T, store string) *tour {
	t.Helper()
	home := homeFolder(t)
	program := build(t)
	s, err := StartScreen(home, 1280, 800)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Stop()
		if strings.Contains(s.Log(), "Error in Fyne call thread") {
			t.Errorf("the program touched the window from a wrong goroutine:\n%s", s.Log())
		}
	})
	chooseLight(t, home)
	s.Shots = *shots
	return &tour{T: t, Screen: s, program: program, store: filepath.Join(home, store)}
}

// build compiles the program as everybody does.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "jobwright")
	if out, err := exec.Command("go", "build", "-o", program, "jobwright").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return program
}

func (t *tour) see(words ...string) {
	t.Helper()
	for _, w := range words {
		if err := t.See(w); err != nil {
			t.Shot("failed")
			t.Fatal(err)
		}
	}
}

// seeOne waits until one of several words can be read.
func (t *tour) seeOne(words ...string) {
	t.Helper()
	if t.until(func() bool { return slices.ContainsFunc(words, t.Sees) }) {
		return
	}
	t.Shot("failed")
	t.Fatalf("the screen shows none of %q", words)
}

// message looks for a message that goes by itself, and keeps a picture of it under a name, if any.
func (t *tour) message(words, name string) {
	t.Helper()
	if err := t.SeeMessage(words, name); err != nil {
		t.Shot("failed")
		t.Fatal(err)
	}
}

func (t *tour) click(words string) {
	t.Helper()
	if err := t.Click(words); err != nil {
		t.Shot("failed")
		t.Fatal(err)
	}
}

// tabTo goes to a control by Tab, or Shift+Tab.
func (t *tour) tabTo(words, key string) {
	t.Helper()
	if err := t.TabTo(words, key); err != nil {
		t.Shot("failed")
		t.Fatal(err)
	}
}

// clickField clicks into the field under a label.
func (t *tour) clickField(label string) {
	t.Helper()
	at, err := t.find(label, 20*time.Second)
	if err != nil {
		t.Shot("failed")
		t.Fatal(err)
	}
	t.ClickAt(at.x, at.y+35)
}

func (t *tour) shot(name string) {
	t.Helper()
	if err := t.Shot(name); err != nil {
		t.Error(err)
	}
}

func (t *tour) start(args ...string) {
	t.Helper()
	if err := t.Start(t.program, args...); err != nil {
		t.Fatal(err)
	}
}

// until waits for what the screen is to come to, and says whether it did.
func (t *tour) until(come func() bool) bool {
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(lookAgain) {
		if come() {
			return true
		}
	}
	return false
}

// gone waits until words have left the screen.
func (t *tour) gone(words string) {
	t.Helper()
	if t.until(func() bool { return !t.Sees(words) }) {
		return
	}
	t.Shot("failed")
	t.Fatalf("the screen still shows %q", words)
}

package kit

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/ui/task"
)

// stagesMenu opens a menu of stages; the clock is the returned one, and got is what was taken.
func stagesMenu(t *testing.T) (m *menu, w fyne.Window, clock *time.Time, got *string) {
	clock, got = new(time.Time), new(string)
	var items []MenuItem
	for _, stage := range []string{"Not met", "Meet", "Learn", "Match", "In touch", "In peril", "Resting"} {
		items = append(items, MenuItem{Words: stage, Do: func() { *got = stage }})
	}
	b := NewButton(Outline, "Stage…", nil)
	w = window(t, b)
	m = showMenu(b, "Stage", items)
	m.now = func() time.Time { return *clock }
	return m, w, clock, got
}

func TestAMenuIsTakenByTypingTheBeginningOfALine(t *testing.T) {
	for typed, want := range map[string]string{"Learn": "Learn", "le": "Learn", "ma": "Match", "in p": "In peril", "m": "Meet", "mm": "Match", "mmm": "Meet",
		"lx": "Learn", "zebra": "Not met", "not m": "Not met"} {
		m, w, _, got := stagesMenu(t)
		for _, r := range typed {
			if key := fyne.KeyName(strings.ToUpper(string(r))); r == ' ' { // a letter comes as a key first
				press(m.pickList, fyne.KeySpace)
			} else {
				press(m.pickList, key)
			}
			m.TypedRune(r)
		}
		pressOn(w.Canvas(), fyne.KeyReturn)
		if *got != want {
			t.Errorf("%q and Enter took %q, want %q", typed, *got, want)
		}
	}
}

func TestAPauseOrAnArrowBeginsANewWordInAMenu(t *testing.T) {
	m, w, clock, got := stagesMenu(t)
	test.Type(m.pickList, "m")
	*clock = clock.Add(2 * time.Second)
	test.Type(m.pickList, "l")
	if m.items[m.at].Words != "Learn" {
		t.Errorf("after a pause L comes to %q", m.items[m.at].Words)
	}
	pressOn(w.Canvas(), fyne.KeyDown)
	test.Type(m.pickList, "r")
	pressOn(w.Canvas(), fyne.KeySpace)
	if *got != "Resting" {
		t.Errorf("took %q", *got)
	}
}

func TestACombinationClosesAListThatHasDroppedDownAndActs(t *testing.T) {
	s, w := selectIn(t)
	did := ""
	KeysOf(w.Canvas()).Add(Shortcut{Keys: "Ctrl+K", Do: func() { did += "search " }}, Shortcut{Keys: "Alt+1", Do: func() { did += "today " }},
		Shortcut{Keys: "Delete", Do: func() { did += "delete " }})
	test.Type(s, "hal")
	combine(w.Canvas(), ctrl(fyne.KeyK))
	if did != "search " || KeysOf(w.Canvas()).Busy() || w.Canvas().Focused() != s {
		t.Errorf("did %q; the list is open: %v", did, KeysOf(w.Canvas()).Busy())
	}
	b := NewButton(Outline, "Stage…", nil)
	w.SetContent(b)
	w.Canvas().Focus(b)
	ShowMenu(b, "Stage", MenuItem{Words: "Meet"})
	pressOn(w.Canvas(), fyne.KeyDelete)
	if !KeysOf(w.Canvas()).Busy() {
		t.Error("a plain key went through the menu")
	}
	combine(w.Canvas(), ctrl(fyne.KeyK))
	if did != "search search " || KeysOf(w.Canvas()).Busy() {
		t.Errorf("did %q; the menu is open: %v", did, KeysOf(w.Canvas()).Busy())
	}
}

func TestACombinationOfADialogGoesThroughAListButNoFurther(t *testing.T) {
	did := ""
	s := NewSearchSelect(task.Inline(), FindIn(employers))
	w := window(t, NewText("page"))
	KeysOf(w.Canvas()).Add(Shortcut{Keys: "Ctrl+K", Do: func() { did += "search " }})
	d := ShowDialog(w.Canvas(), DialogSpec{Title: "New", Body: Column(1, s), Main: "Save", OnMain: func() { did += "save " }, Focus: s})
	test.Type(s, "hallam b")
	combine(w.Canvas(), ctrl(fyne.KeyK))
	if did != "" || w.Canvas().Overlays().Top() == d.layer {
		t.Fatal("a key of the page went through a dialog")
	}
	combine(w.Canvas(), ctrl(fyne.KeyReturn))
	if did != "save " || w.Canvas().Overlays().Top() != d.layer {
		t.Errorf("did %q", did)
	}
}

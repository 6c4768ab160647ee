package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// withNames shows an object with the notes over it; rest lets the pointer's time pass.
func withNames(t *testing.T, o fyne.CanvasObject) (w fyne.Window, n *Names, rest func()) {
	t.Helper()
	w = window(t, container.NewWithoutLayout())
	n = NewNames(w.Canvas())
	w.SetContent(container.NewStack(Column(0, Start(o)), n))
	var waiting []func()
	was := later
	later = func(_ time.Duration, f func()) { waiting = append(waiting, f) }
	t.Cleanup(func() { later = was })
	return w, n, func() {
		for _, f := range waiting {
			f()
		}
		waiting = nil
	}
}

func (n *Names) shows() string {
	if !n.words.Text.Visible() {
		return ""
	}
	return n.words.whole
}

func TestAnIconSaysItsNameWhereThePointerRests(t *testing.T) {
	b := NewIconButton("trash", "Delete this", nil)
	_, n, rest := withNames(t, b)
	b.MouseIn(nil)
	if n.shows() != "" {
		t.Error("the name is shown at once")
	}
	rest()
	if n.shows() != "Delete this" {
		t.Errorf("shows %q", n.shows())
	}
	b.MouseOut()
	if n.shows() != "" {
		t.Error("the name stays when the pointer leaves")
	}
	b.MouseIn(nil)
	b.MouseOut()
	b.MouseIn(nil)
	b.Press()
	rest()
	if n.shows() != "" {
		t.Error("the name of a button that was left or pressed is shown")
	}
}

func TestAnIconSaysItsNameWhenTheKeyboardComes(t *testing.T) {
	b := NewIconButton("trash", "Delete this", nil)
	w, n, _ := withNames(t, b)
	w.Canvas().Focus(b)
	if n.shows() != "Delete this" {
		t.Errorf("shows %q", n.shows())
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	if n.back.Position().Y < at.Y+b.Size().Height-fyne.CurrentApp().Driver().AbsolutePositionForObject(n).Y {
		t.Error("the name covers its button")
	}
	w.Canvas().Unfocus()
	if n.shows() != "" {
		t.Error("the name stays when the keyboard leaves")
	}
}

func TestAButtonWithWordsHasNoNote(t *testing.T) {
	b := NewButton(Outline, "Save", nil)
	w, n, rest := withNames(t, b)
	w.Canvas().Focus(b)
	b.MouseIn(nil)
	rest()
	if n.shows() != "" {
		t.Errorf("shows %q", n.shows())
	}
}

func TestNotesLetClicksThrough(t *testing.T) {
	pressed := 0
	b := NewIconButton("trash", "Delete this", func() { pressed++ })
	w, n, rest := withNames(t, b)
	b.MouseIn(nil)
	rest()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	test.TapCanvas(w.Canvas(), at.AddXY(4, 4))
	if pressed != 1 || n.shows() != "" {
		t.Errorf("pressed %d, shows %q", pressed, n.shows())
	}
}

func TestADialogShowsNamesOfItsOwn(t *testing.T) {
	w, n, _ := withNames(t, NewText("page"))
	d := ShowDialog(w.Canvas(), DialogSpec{Title: "A question", Body: NewText("?"), Cancel: "Close"})
	w.Canvas().Focus(d.parts.cross)
	if d.layer.names.shows() != "Close" || n.shows() != "" {
		t.Errorf("the dialog shows %q, the page %q", d.layer.names.shows(), n.shows())
	}
	d.Close()
}

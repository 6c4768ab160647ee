package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// How long a toast stays: longer where it offers to undo.
const (
	toastStays     = 6 * time.Second
	toastUndoStays = 12 * time.Second
	toastsAtOnce   = 3
)

// Toasts is the stack of short notes at the bottom of the window: what was done, with a way to undo it. Lay Toasts over the window's content.
type Toasts struct {
	widget.BaseWidget
	after func(time.Duration, func()) // replaced in tests
	notes []*toast
	box   *fyne.Container
}

type toast struct {
	words string
	undo  func()
	view  fyne.CanvasObject
	keys  *Button
}

// NewToasts makes an empty stack.
func NewToasts(run task.Runner) *Toasts {
	t := &Toasts{after: run.After, box: Column(2)}
	t.ExtendBaseWidget(t)
	return t
}

// Say puts up a note; undo nil leaves out the button. The oldest of more than three goes.
func (t *Toasts) Say(words string, undo func()) {
	n := &toast{words: words, undo: undo}
	n.view = t.draw(n)
	t.notes = append(t.notes, n)
	if len(t.notes) > toastsAtOnce {
		t.notes = t.notes[1:]
	}
	t.rebuild()
	t.expire(n)
}

// Newest returns the words of the newest note, "" without one.
func (t *Toasts) Newest() string {
	if len(t.notes) == 0 {
		return ""
	}
	return t.notes[len(t.notes)-1].words
}

// FocusNewest moves the focus to the newest note's button, so that notes can be reached by a key.
func (t *Toasts) FocusNewest() bool {
	if len(t.notes) == 0 {
		return false
	}
	focusOn(t.notes[len(t.notes)-1].keys)
	return true
}

// Clear takes all notes away, for instance when the window is locked.
func (t *Toasts) Clear() {
	t.notes = nil
	t.rebuild()
}

func (t *Toasts) expire(n *toast) {
	stays := toastStays
	if n.undo != nil {
		stays = toastUndoStays
	}
	t.after(stays, func() {
		if n.keys.Focused() {
			t.expire(n) // nobody loses what they are about to press
			return
		}
		t.remove(n)
	})
}

func (t *Toasts) remove(n *toast) {
	for i, other := range t.notes {
		if other == n {
			t.notes = append(t.notes[:i:i], t.notes[i+1:]...)
			t.rebuild()
			return
		}
	}
}

func (t *Toasts) draw(n *toast) fyne.CanvasObject {
	closing := NewIconButton("close", "Close this note", func() { t.remove(n) }).Plain()
	n.keys = closing
	row := []fyne.CanvasObject{NewIcon("check", theme.Fits), Grow(NewText(n.words).Shrink())}
	if n.undo != nil {
		n.keys = NewButton(Quiet, "Undo", func() { t.remove(n); n.undo() }).Icon("undo").Hint("Ctrl+Z")
		row = append(row, n.keys)
	}
	ground := newGround(theme.Surface, theme.Border, theme.Radius)
	ground.raised = true
	return on(ground, PadXY(4, 1.5, Row(3, append(row, closing)...)))
}

func (t *Toasts) rebuild() {
	objects := make([]fyne.CanvasObject, len(t.notes))
	for i, n := range t.notes {
		objects[i] = n.view
	}
	t.box.Objects = objects
	t.box.Refresh()
	t.Refresh()
}

// toastWidth is the widest a note gets, at a text scale of 1.
const toastWidth = 480

// CreateRenderer implements fyne.Widget. The stack stands at the bottom in the middle; clicks beside it go through to what lies below.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	place := func(s fyne.Size) {
		h := t.box.MinSize().Height
		w := min(theme.Units(toastWidth), s.Width-theme.Space(4))
		w = max(w, min(t.box.MinSize().Width, s.Width))
		t.box.Move(fyne.NewPos(round((s.Width-w)/2), max(0, s.Height-h-theme.Space(6))))
		t.box.Resize(fyne.NewSize(w, h))
	}
	return &renderer{
		objects: []fyne.CanvasObject{t.box}, size: t.BaseWidget.Size,
		min: func() fyne.Size { return fyne.Size{} }, layout: place, refresh: func() {},
	}
}

// AccessibilityLabel returns the newest note.
func (t *Toasts) AccessibilityLabel() string { return t.Newest() }

// AccessibilityRole returns the text role.
func (t *Toasts) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

package kit

import (
	"slices"
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
	toastFresh     = time.Second // for so long it may be about what leads to the page that opens just now
	toastLines     = 3           // the most lines of one note
)

// Toasts is the stack of short notes at the bottom of the window: what was done, with a way to undo it. There are two
// at most, and only the newest of all can offer to undo, because undo takes back the newest change. They need as much height
// as the notes take and none without one: a window gives them that below its page, so that they hide nothing of it.
type Toasts struct {
	widget.BaseWidget
	after func(time.Duration, func()) // replaced in tests
	fit   func()                      // there is more or less to show; nil = nobody asks
	notes []*toast
	box   *fyne.Container
	back  fyne.Focusable // had the focus before a note's button
}

type toast struct {
	words string
	undo  func()
	fresh bool
	view  fyne.CanvasObject

	keys, closing *Button // the first for the keyboard, and the cross; they may be one
}

// NewToasts makes an empty stack.
func NewToasts(run task.Runner) *Toasts {
	t := &Toasts{after: run.After, box: Column(2)}
	t.ExtendBaseWidget(t)
	return t
}

// OnFit is told when the notes need more or less height than before.
func (t *Toasts) OnFit(f func()) { t.fit = f }

// Say puts up a note; undo nil leaves out the button. Older notes with Undo go, and so do older ones without it unless
// this one has it. In large text there is room for one alone.
func (t *Toasts) Say(words string, undo func()) {
	n := &toast{words: words, undo: undo, fresh: true}
	t.after(toastFresh, func() { n.fresh = false })
	n.view = t.draw(n)
	large := theme.Current().Look().TextScale > 1.5
	t.drop(func(older *toast) bool { return large || undo == nil || older.undo != nil })
	t.notes = append(t.notes, n)
	t.rebuild()
	t.expire(n)
}

// DropUndo takes the notes away that offer to undo, because the change they speak of is being undone, or another.
func (t *Toasts) DropUndo() { t.drop(func(n *toast) bool { return n.undo != nil }) }

// Undo does what the note that offers to undo offers, and takes it away; false where there is none.
func (t *Toasts) Undo() bool {
	for _, n := range t.notes {
		if n.undo != nil {
			t.remove(n)
			n.undo()
			return true
		}
	}
	return false
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
	n := t.notes[len(t.notes)-1]
	if c := fyne.CurrentApp().Driver().CanvasForObject(n.keys); c != nil && !n.keys.Focused() {
		t.back = c.Focused()
	}
	focusOn(n.keys)
	return true
}

// Leave takes the notes away that spoke of the page that is being left. One that was put up just now stays: what was done leads to
// the page that opens.
func (t *Toasts) Leave() { t.drop(func(n *toast) bool { return !n.fresh }) }

// Clear takes all notes away, for instance when the window is locked.
func (t *Toasts) Clear() { t.drop(func(*toast) bool { return true }) }

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

// remove takes a note away and says whether it was still there.
func (t *Toasts) remove(n *toast) bool {
	was := slices.Contains(t.notes, n)
	t.drop(func(other *toast) bool { return other == n })
	return was
}

// drop takes notes away; a focus on one of their buttons returns to where it was.
func (t *Toasts) drop(which func(*toast) bool) {
	var c fyne.Canvas
	for _, n := range t.notes {
		if which(n) && (n.keys.Focused() || n.closing.Focused()) {
			c = fyne.CurrentApp().Driver().CanvasForObject(n.keys)
		}
	}
	t.notes = slices.DeleteFunc(t.notes, which)
	t.rebuild()
	switch {
	case c == nil:
	case t.back != nil:
		c.Focus(t.back)
	default:
		c.Unfocus()
	}
}

func (t *Toasts) draw(n *toast) fyne.CanvasObject {
	closing := NewIconButton("close", "Close this note", func() { t.remove(n) }).Plain()
	closing.clicked = func() {} // the note goes at once, and with it the focus would
	n.keys, n.closing = closing, closing
	row := []fyne.CanvasObject{NewIcon("check", theme.Fits), Grow(NewText(n.words).Wrap().AtMost(toastLines))}
	if n.undo != nil {
		n.keys = NewButton(Quiet, "Undo", func() {
			if t.remove(n) {
				n.undo()
			}
		}).Icon("undo").Hint("Ctrl+Z")
		n.keys.clicked = closing.clicked
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
	if t.fit != nil {
		t.fit()
	}
}

// toastWidth is the widest a note gets, at a text scale of 1.
const toastWidth = 480

// CreateRenderer implements fyne.Widget. The stack stands at the bottom in the middle; clicks beside it go through to what lies below.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	measure := func(width float32) fyne.Size {
		w := min(theme.Units(toastWidth), width-theme.Space(4))
		w = max(w, min(t.box.MinSize().Width, width))
		t.box.Resize(fyne.NewSize(w, t.box.MinSize().Height)) // wrapped words know their height once they have a width
		return fyne.NewSize(w, t.box.MinSize().Height)
	}
	place := func(s fyne.Size) {
		size := measure(s.Width)
		t.box.Move(fyne.NewPos(round((s.Width-size.Width)/2), max(0, s.Height-size.Height-theme.Space(2))))
		t.box.Resize(size)
	}
	return &renderer{
		objects: []fyne.CanvasObject{t.box}, size: t.BaseWidget.Size, layout: place, refresh: func() {},
		min: func() fyne.Size {
			if len(t.notes) == 0 {
				return fyne.Size{}
			}
			return fyne.NewSize(0, measure(t.BaseWidget.Size().Width).Height+theme.Space(4))
		},
	}
}

// AccessibilityLabel returns the newest note.
func (t *Toasts) AccessibilityLabel() string { return t.Newest() }

// AccessibilityRole returns the text role.
func (t *Toasts) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

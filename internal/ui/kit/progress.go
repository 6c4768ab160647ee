package kit

import (
	"fmt"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Progress shows how far long work has come, in words and as a bar, with a way to stop it.
type Progress struct {
	widget.BaseWidget
	words  *Text
	amount *Text
	bar    *progressBar
	box    *fyne.Container
}

// NewProgress makes a bar for the work that words name; cancel nil leaves out the button.
func NewProgress(words string, cancel func()) *Progress {
	p := &Progress{words: NewText(words).SemiBold().Shrink(), amount: NewText("0%").Tone(theme.Quiet).Figures(), bar: &progressBar{}}
	p.bar.ExtendBaseWidget(p.bar)
	top := []fyne.CanvasObject{Grow(p.words), p.amount}
	if cancel != nil {
		top = append(top, NewButton(Outline, "Cancel", cancel).Plain().Slim())
	}
	p.box = Column(2, Row(3, top...), p.bar)
	p.ExtendBaseWidget(p)
	return p
}

// Set shows a part, 0 to 1, and what is being done; words "" keep the old ones.
func (p *Progress) Set(part float64, words string) {
	part = min(max(part, 0), 1)
	if words != "" {
		p.words.Set(words)
	}
	p.amount.Set(fmt.Sprintf("%.0f%%", part*100))
	p.bar.part = float32(part)
	p.Refresh()
}

// AccessibilityLabel returns the words and how far the work has come.
func (p *Progress) AccessibilityLabel() string { return p.words.Words() + ", " + p.amount.Words() }

// AccessibilityRole returns the text role.
func (p *Progress) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return widget.NewSimpleRenderer(p.box)
}

type progressBar struct {
	widget.BaseWidget
	part float32
}

func (b *progressBar) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	back, done := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	restyle := func() {
		back.FillColor, back.StrokeColor, back.StrokeWidth = theme.Color(theme.Neutral), theme.Color(theme.Border), 1
		done.FillColor = theme.Color(theme.Action)
		back.CornerRadius, done.CornerRadius = theme.Units(4), theme.Units(4)
	}
	restyle()
	return &renderer{
		objects: []fyne.CanvasObject{back, done}, size: b.BaseWidget.Size,
		min: func() fyne.Size { return fyne.NewSize(theme.Units(80), theme.Units(8)) },
		layout: func(s fyne.Size) {
			back.Resize(s)
			w := round(s.Width * b.part)
			showIf(done, w > 0)
			done.Resize(fyne.NewSize(max(w, min(s.Width, s.Height)), s.Height))
		},
		refresh: restyle,
	}
}

// busyAfter is how long work may last before the screen says that it is working.
const busyAfter = 300 * time.Millisecond

// Busy says that something is being done, but only once it has lasted 300 ms: quick work shows nothing.
type Busy struct {
	widget.BaseWidget
	words *Text
	runs  int
	after func(time.Duration, func()) // replaced in tests
	box   *fyne.Container
}

// NewBusy makes a hidden line of words such as "Looking for employers".
func NewBusy(words string, run task.Runner) *Busy {
	b := &Busy{words: NewText(words).Tone(theme.Quiet), after: run.After}
	b.box = Row(2, NewIcon("clock", theme.Quiet).Sized(16), b.words)
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Start begins to wait; call Stop when the work is done.
func (b *Busy) Start() {
	b.runs++
	mine := b.runs
	b.after(busyAfter, func() {
		if b.runs == mine {
			b.Show()
		}
	})
}

// Stop hides the words.
func (b *Busy) Stop() {
	b.runs++
	b.Hide()
}

// AccessibilityLabel returns the words.
func (b *Busy) AccessibilityLabel() string { return b.words.Words() }

// AccessibilityRole returns the text role.
func (b *Busy) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (b *Busy) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return widget.NewSimpleRenderer(b.box)
}

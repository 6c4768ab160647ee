package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// Header is the top of a screen: its title, one sentence of state, and the one main action at the right. Where there is no room for the
// words of the title beside the actions, these stand under it.
type Header struct {
	widget.BaseWidget
	title, state *Text
	box          *fyne.Container
}

// NewHeader makes the top of a screen; actions stand at the right, the main one last.
func NewHeader(title, state string, actions ...fyne.CanvasObject) *Header {
	h := &Header{
		title: NewText(title).Sized(theme.Page).Bold().Wrap().AtMost(3),
		state: NewText(state).Tone(theme.Quiet).Wrap().AtMost(2),
	}
	h.box = Column(1, container.New(&headLine{title: h.title}, h.title, Row(2, actions...)), h.state)
	h.ExtendBaseWidget(h)
	return h
}

// headLine is the layout of a title with its actions, which stand at the right of it or, where its longest word has no room there, below.
type headLine struct {
	title *Text
	width float32
}

func (l *headLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Units(40), l.arrange(o, false))
}

func (l *headLine) Layout(o []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	l.arrange(o, true)
}

func (l *headLine) arrange(o []fyne.CanvasObject, move bool) float32 {
	title, actions := o[0], o[1]
	need := actions.MinSize()
	room := l.width
	if need.Width > 0 {
		room -= need.Width + theme.Space(4)
	}
	beside := need.Width == 0 || room >= l.title.longestWord()
	if !beside {
		room = l.width
	}
	if title.Size().Width != room {
		title.Resize(fyne.NewSize(room, title.MinSize().Height)) // wrapped words know their height once they have a width
	}
	high := title.MinSize().Height
	below := high + theme.Space(2)
	if beside {
		high = max(high, need.Height)
		below = (high - need.Height) / 2
	}
	if move {
		place(title, 0, 0, room, high)
		place(actions, max(0, l.width-need.Width), below, need.Width, need.Height)
		if !beside {
			place(actions, 0, below, min(need.Width, l.width), need.Height)
		}
	}
	if beside {
		return high
	}
	return below + need.Height
}

// Wrap breaks the sentence of state into as many lines as it takes where it must be read whole, such as what figures are based on.
func (h *Header) Wrap() *Header {
	h.state.AtMost(0)
	return h
}

// SetTitle changes the title.
func (h *Header) SetTitle(words string) { h.title.Set(words) }

// SetState changes the sentence of state.
func (h *Header) SetState(words string) { h.state.Set(words) }

// AccessibilityLabel returns title and state.
func (h *Header) AccessibilityLabel() string { return h.title.Words() + ". " + h.state.Words() }

// AccessibilityRole returns the text role.
func (h *Header) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (h *Header) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	return widget.NewSimpleRenderer(h.box)
}

// SectionHeading is a heading inside a screen with what it counts beside it, on one baseline.
type SectionHeading struct {
	widget.BaseWidget
	title, note string
	tone        fyne.ThemeColorName
	drawn       bool
}

// headingLeast is the width below which a heading does not go for the sake of its words: a very long name in it is cut, and not the page.
const headingLeast = 200

// NewSection makes a heading; note is its count or a few quiet words, or "".
func NewSection(title, note string) *SectionHeading {
	h := &SectionHeading{title: title, note: note, tone: theme.Text}
	h.ExtendBaseWidget(h)
	return h
}

// Tone colours the title: theme.Stop for what is overdue.
func (h *SectionHeading) Tone(c fyne.ThemeColorName) *SectionHeading {
	h.tone = c
	h.changed()
	return h
}

// Set changes title and note.
func (h *SectionHeading) Set(title, note string) {
	h.title, h.note = title, note
	h.changed()
}

func (h *SectionHeading) changed() {
	if h.drawn {
		h.Refresh()
	}
}

// AccessibilityLabel returns title and note.
func (h *SectionHeading) AccessibilityLabel() string {
	if h.note == "" {
		return h.title
	}
	return h.title + ", " + h.note
}

// AccessibilityRole returns the text role.
func (h *SectionHeading) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (h *SectionHeading) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	h.drawn = true
	face := newHeadingFace()
	face.set(h.title, h.note, h.tone)
	return &renderer{
		objects: face.objects(), size: h.BaseWidget.Size,
		min:     func() fyne.Size { return fyne.NewSize(min(face.wide(), theme.Units(headingLeast)), theme.Units(28)) },
		layout:  func(s fyne.Size) { face.place(0, 0, s.Width, s.Height) },
		refresh: func() { face.set(h.title, h.note, h.tone); face.restyle() },
	}
}

// headingFace draws a heading and its note; lists use it for their groups.
type headingFace struct{ title, note *label }

func newHeadingFace() *headingFace {
	return &headingFace{newLabel("", theme.Lead, Bold, theme.Text), newLabel("", theme.Body, Regular, theme.Quiet)}
}

func (f *headingFace) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.title.Text, f.note.Text}
}

func (f *headingFace) set(title, note string, tone fyne.ThemeColorName) {
	f.title.set(title, tone)
	f.note.set(note, theme.Quiet)
}

func (f *headingFace) restyle() { f.title.restyle(); f.note.restyle() }

func (f *headingFace) wide() float32 { return f.title.wide() + theme.Space(2) + f.note.wide() }

func (f *headingFace) place(x, y, w, h float32) {
	used := ceil(f.title.place(x, y, w, h, fyne.TextAlignLeading)) + theme.Space(2)
	f.note.place(x+used, y, max(0, w-used), h, fyne.TextAlignLeading)
	f.note.onBaselineOf(f.title)
}

// NewEmpty fills an empty place: what it is for, what to do first, and the button that does it.
func NewEmpty(iconName, title, first string, action fyne.CanvasObject) fyne.CanvasObject {
	parts := []fyne.CanvasObject{
		Middle(NewIcon(iconName, theme.Quiet).Sized(32)),
		NewText(title).Sized(theme.Lead).Bold().Aligned(fyne.TextAlignCenter),
		NewText(first).Tone(theme.Quiet).Aligned(fyne.TextAlignCenter).Wrap(),
	}
	if action != nil {
		parts = append(parts, Pad(2, Middle(action)))
	}
	return Middle(AtLeast(360, 0, Column(2, parts...)))
}

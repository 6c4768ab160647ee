package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// insideKey presses the button in a field from the keyboard; so does Alt+Down, as in lists that drop down elsewhere.
const insideKey = "F4"

// inside is the button in a field: the eye of a password, the calendar of a date. Tab passes it by, so that one Tab
// goes from field to field.
type inside struct {
	widget.BaseWidget
	owner       *Entry
	icon, words string
	do          func()
	naming      naming
	hovered     bool
}

var _ fyne.Tappable = (*inside)(nil)
var _ desktop.Hoverable = (*inside)(nil)
var _ desktop.Cursorable = (*inside)(nil)

// put places a button in the field, at its right end; words name it.
func (e *Entry) put(icon, words string, do func()) {
	b := &inside{owner: e, icon: icon, words: words, do: do}
	b.naming = naming{of: b, words: func() string { return b.words + ", " + insideKey }}
	b.ExtendBaseWidget(b)
	e.inside, e.in.ActionItem = b, b
}

func (b *inside) set(icon, words string) {
	b.icon, b.words = icon, words
	b.Refresh()
}

func (b *inside) press() {
	b.naming.hide()
	b.do()
}

// Tapped presses the button; the focus goes to its field.
func (b *inside) Tapped(*fyne.PointEvent) {
	active()
	focusOn(b.owner.in)
	b.press()
}

// MouseIn implements desktop.Hoverable.
func (b *inside) MouseIn(*desktop.MouseEvent) { active(); b.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (b *inside) MouseMoved(*desktop.MouseEvent) { active() }

// MouseOut implements desktop.Hoverable.
func (b *inside) MouseOut() { b.hover(false) }

func (b *inside) hover(on bool) {
	b.hovered = on
	b.naming.rested(on)
	b.Refresh()
}

// Cursor shows that this is a button and not text.
func (b *inside) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel returns the words and the key.
func (b *inside) AccessibilityLabel() string { return b.words + ", " + insideKey }

// AccessibilityRole returns the button role.
func (b *inside) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (b *inside) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	back, sign := canvas.NewRectangle(color.Transparent), newIcon(b.icon, theme.Text, 20)
	restyle := func() {
		back.CornerRadius, back.FillColor = theme.Radius, color.Transparent
		if b.hovered {
			back.FillColor = theme.Color(theme.Selected)
		}
		sign.name = b.icon
		sign.restyle()
	}
	restyle()
	return &renderer{
		objects: []fyne.CanvasObject{back, sign.Image}, size: b.BaseWidget.Size, refresh: restyle,
		min: func() fyne.Size { return fyne.NewSquareSize(theme.ControlHeight()) },
		layout: func(s fyne.Size) {
			place(back, 2, 2, s.Width-4, s.Height-4)
			sign.place(0, 0, s.Width, s.Height)
		},
	}
}

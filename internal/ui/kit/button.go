package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// ButtonKind is how loud a button is.
type ButtonKind int

// The kinds of button. A screen has one Filled button at most.
const (
	Filled  ButtonKind = iota // the main action, and "Save" in a dialog
	Outline                   // an ordinary action
	Quiet                     // a bold green word
	Bare                      // an icon alone; give it words with NewIconButton
)

// Button does something when it is pressed; its words say what.
type Button struct {
	control
	words, icon, hint, reason string
	kind                      ButtonKind
	tone                      fyne.ThemeColorName // of words and outline; empty is the kind's own
	slim, spread              bool
	note                      *widget.PopUp
	told                      *Names // where the reason is shown; nil for nowhere
	focusMoved                func(on bool)
	naming                    naming
}

// NewButton makes a button whose words say what happens.
func NewButton(kind ButtonKind, words string, pressed func()) *Button {
	b := &Button{kind: kind, words: words}
	b.naming = naming{of: b, words: func() string { return b.words }}
	b.press = func() {
		b.naming.hide()
		b.pressed(pressed)
	}
	if kind == Bare {
		b.pointed = b.naming.rested
	}
	b.moved = func(on bool) {
		b.hideReason()
		if b.naming.hide(); on && kind == Bare {
			b.naming.show()
		}
		if b.focusMoved != nil {
			b.focusMoved(on)
		}
	}
	b.ExtendBaseWidget(b)
	return b
}

// NewIconButton makes a button of an icon alone; words name it for screen readers and in its note.
func NewIconButton(icon, words string, pressed func()) *Button {
	return NewButton(Bare, words, pressed).Icon(icon)
}

// Icon puts an icon before the words.
func (b *Button) Icon(name string) *Button { b.icon = name; b.changed(); return b }

// Hint shows the keys that do the same.
func (b *Button) Hint(keys string) *Button { b.hint = keys; b.changed(); return b }

// Danger colours the button for something that takes away.
func (b *Button) Danger() *Button { b.tone = theme.Stop; b.changed(); return b }

// Plain makes an Outline or Bare button ink instead of green, for actions that are not the point of the screen.
func (b *Button) Plain() *Button { b.tone = theme.Text; b.changed(); return b }

// Slim makes the button 28 high, for rows.
func (b *Button) Slim() *Button { b.slim = true; b.changed(); return b }

// Spread puts icon and words at the left and the keys at the right of a wide button, as a field to search in looks.
func (b *Button) Spread() *Button { b.spread = true; b.changed(); return b }

// SetWords changes the words.
func (b *Button) SetWords(words string) { b.words = words; b.changed() }

// SetIcon changes the icon.
func (b *Button) SetIcon(name string) { b.icon = name; b.changed() }

func (b *Button) rename(words, icon string) {
	if b.words != words || b.icon != icon {
		b.words, b.icon = words, icon
		b.changed()
	}
}

// Disable greys the button; whoever presses it is told the reason, which should say what to do.
func (b *Button) Disable(reason string) { b.reason = reason; b.changed() }

// Enable makes the button work again.
func (b *Button) Enable() { b.reason = ""; b.hideReason(); b.changed() }

// Disabled returns the reason the button does not work, or "".
func (b *Button) Disabled() string { return b.reason }

// OnFocus sets what is told when the focus comes and goes, such as a page that scrolls the button into view.
func (b *Button) OnFocus(f func(on bool)) *Button { b.focusMoved = f; return b }

// Press does what pressing the button does.
func (b *Button) Press() { b.press() }

func (b *Button) pressed(f func()) {
	if b.reason != "" {
		b.showReason()
		return
	}
	if f != nil {
		f()
	}
}

func (b *Button) showReason() {
	c := fyne.CurrentApp().Driver().CanvasForObject(b)
	if c == nil {
		return
	}
	b.hideReason()
	if b.told = namesOver(b); b.told != nil { // lets keys and clicks through
		b.told.show(b, b.reason)
		return
	}
	b.note = widget.NewPopUp(on(newGround(theme.Surface, theme.Border, theme.Radius), PadXY(3, 2, NewText(b.reason))), c)
	b.note.ShowAtRelativePosition(fyne.NewPos(0, b.BaseWidget.Size().Height+theme.Space(1)), b)
}

func (b *Button) hideReason() {
	if b.told != nil {
		b.told.hide(b)
		b.told = nil
	}
	if b.note != nil {
		b.note.Hide()
		b.note = nil
	}
}

// AccessibilityLabel returns the words, the keys and the reason for not working.
func (b *Button) AccessibilityLabel() string {
	words := b.words
	if b.hint != "" {
		words += ", " + b.hint
	}
	if b.reason != "" {
		words += ", not available: " + b.reason
	}
	return words
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	b.drawn = true
	r := &buttonRenderer{b: b, back: canvas.NewRectangle(color.Transparent), ring: newRing(),
		icon: newIcon(b.icon, theme.Action, 16), words: newLabel("", theme.Body, Bold, theme.Text), hint: newLabel("", theme.Caption, Regular, theme.Text)}
	r.restyle()
	return &renderer{
		objects: []fyne.CanvasObject{r.ring, r.back, r.icon.Image, r.words.Text, r.hint.Text},
		size:    b.BaseWidget.Size, min: r.min, layout: r.layout, refresh: r.restyle,
	}
}

type buttonRenderer struct {
	b           *Button
	back, ring  *canvas.Rectangle
	icon        *icon
	words, hint *label
}

func (r *buttonRenderer) restyle() {
	b := r.b
	ink := r.ink()
	r.words.whole, r.words.tone, r.words.weight = b.words, ink, Bold
	if b.reason != "" {
		r.words.weight = Regular
	}
	if b.kind == Bare {
		r.words.whole = ""
	}
	r.hint.whole, r.hint.tone = b.hint, r.hintInk(ink)
	r.words.restyle()
	r.hint.restyle()
	r.icon.name, r.icon.tone, r.icon.side = b.icon, ink, 16
	if b.kind == Bare {
		r.icon.side = 20
	}
	r.icon.restyle()
	r.background(ink)
	showIf(r.ring, b.focused)
}

func (r *buttonRenderer) ink() fyne.ThemeColorName {
	b := r.b
	switch {
	case b.reason != "":
		return theme.Quiet
	case b.kind == Filled:
		return theme.OnAction
	case b.tone != "":
		return b.tone
	case b.kind == Bare:
		return theme.Action
	}
	return theme.Action
}

func (r *buttonRenderer) hintInk(ink fyne.ThemeColorName) fyne.ThemeColorName {
	if r.b.kind == Filled {
		return ink
	}
	return theme.Quiet
}

func (r *buttonRenderer) background(ink fyne.ThemeColorName) {
	b := r.b
	r.back.CornerRadius = theme.Radius
	r.back.StrokeWidth = 0
	r.back.FillColor = color.Transparent
	working := b.reason == ""
	switch b.kind {
	case Filled:
		r.back.FillColor = theme.Color(theme.Action)
		if b.hovered {
			r.back.FillColor = theme.Color(theme.ActionHover)
		}
		if b.tone == theme.Stop {
			r.back.FillColor = theme.Color(theme.Stop)
		}
		if !working {
			r.back.FillColor = theme.Color(theme.Neutral)
		}
	case Outline:
		r.back.StrokeWidth = theme.Stroke()
		r.back.StrokeColor = theme.Color(theme.Border)
		r.back.FillColor = theme.Color(theme.Surface)
		if ink == theme.Action || ink == theme.Stop {
			r.back.StrokeColor = theme.Color(ink)
		}
		if b.hovered && working {
			r.back.FillColor = theme.Color(theme.Selected)
		}
		if !working {
			r.back.StrokeColor, r.back.FillColor = theme.Color(theme.Hairline), color.Transparent
		}
	default:
		if b.hovered && working {
			r.back.FillColor = theme.Color(theme.Selected)
		}
	}
}

// high is the button's height, and side the room left and right of its words.
func (r *buttonRenderer) high() float32 {
	if r.b.slim {
		return theme.Units(28)
	}
	return max(theme.ControlHeight(), theme.Units(28))
}

func (r *buttonRenderer) side() float32 {
	if r.b.slim || r.b.kind == Quiet || r.b.kind == Bare {
		return theme.Space(2)
	}
	return theme.Space(3)
}

func (r *buttonRenderer) min() fyne.Size {
	if r.b.kind == Bare {
		return fyne.NewSize(max(r.high(), theme.Units(28)), r.high())
	}
	return fyne.NewSize(r.content()+2*r.side(), r.high())
}

func (r *buttonRenderer) content() float32 {
	w := r.words.wide()
	if r.icon.name != "" {
		w += r.icon.wide()
		if r.words.whole != "" {
			w += theme.Units(6)
		}
	}
	if r.hint.whole != "" {
		w += r.hint.wide() + theme.Space(2)
	}
	return w
}

func (r *buttonRenderer) layout(s fyne.Size) {
	h := min(s.Height, r.high())
	top := round((s.Height - h) / 2)
	r.back.Move(fyne.NewPos(0, top))
	r.back.Resize(fyne.NewSize(s.Width, h))
	placeRing(r.ring, 0, top, s.Width, h, 1)
	x := max(r.side(), round((s.Width-r.content())/2))
	if r.b.spread {
		x = r.side()
	}
	if r.b.kind == Bare {
		r.icon.place(0, top, s.Width, h)
		return
	}
	if r.icon.name != "" {
		r.icon.place(x, top, r.icon.wide(), h)
		x += r.icon.wide() + theme.Units(6)
	}
	hint := float32(0)
	if r.hint.whole != "" {
		hint = r.hint.wide() + theme.Space(2)
	}
	room := max(0, s.Width-x-r.side()-hint)
	w := ceil(r.words.place(x, top, room, h, fyne.TextAlignLeading))
	at := x + w + theme.Space(2)
	if r.b.spread {
		at = s.Width - r.side() - r.hint.wide()
	}
	r.hint.place(at, top, hint, h, fyne.TextAlignLeading)
	r.hint.onBaselineOf(r.words)
}

package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/theme"
)

// DialogSpec is what a dialog shows and does.
type DialogSpec struct {
	Title, Sub string
	Body       fyne.CanvasObject // scrolls where the window is too low for it; a *Form is saved by the main action
	Wide       float32           // units at a text scale of 1; 0 = 580
	Main       string            // words of the main action, which Enter and Ctrl+Enter press; empty = there is none
	OnMain     func()            // does not close the dialog by itself; nil saves the form
	Danger     bool              // the main action takes something away
	Cancel     string            // words of the other button; empty = "Cancel"
	OnCancel   func()            // after the dialog has closed by Escape, the cross or the button; may be nil
	Extra      []*Button         // before the other button
	Note       fyne.CanvasObject // at the left of the buttons; may be nil
	Keys       []Shortcut        // further combinations while the dialog is on top
	Focus      fyne.Focusable    // what gets the focus; nil = the form's first field, or a button
}

// Dialog is a card over the dimmed window. While it is open the keyboard stays inside; Escape cancels. Dialogs lie over
// one another: the newest is answered first, and closing one closes those above it.
type Dialog struct {
	spec  DialogSpec
	layer *layer
	main  *Button
	parts *dialogParts
}

// ShowDialog opens a dialog over a window.
func ShowDialog(c fyne.Canvas, spec DialogSpec) *Dialog {
	d := &Dialog{spec: spec}
	form, _ := spec.Body.(*Form)
	if form != nil && spec.OnMain == nil {
		d.spec.OnMain = form.Save
	}
	d.parts = d.build()
	d.layer = &layer{canvas: c, dim: true, place: d.parts.place}
	d.layer.panel, d.layer.follows = d.parts.panel, d.parts.body
	d.layer.beside = append(slices.Clone(d.parts.foot.Objects), d.parts.cross)
	if form != nil {
		form.scroll, form.resized = d.parts.body, d.layer.Refresh
	}
	d.layer.closed = func() {
		if form != nil {
			form.scroll, form.resized = nil, nil
		}
	}
	d.layer.show(d.key, append([]Shortcut{{Keys: "Ctrl+Enter", What: spec.Main, Do: d.Press}}, spec.Keys...)...)
	d.focus(form)
	return d
}

// focus gives the focus to what the dialog is about; where it takes something away, to the harmless button.
func (d *Dialog) focus(form *Form) {
	first := d.spec.Focus
	switch {
	case first != nil:
	case form != nil && form.Focus() != nil:
		first = form.Focus()
	case d.main != nil && !d.spec.Danger:
		first = d.main
	default:
		first = d.parts.cancel
	}
	d.layer.uncovered(func() { d.layer.canvas.Focus(first) })
}

// Open says whether the dialog is to be seen.
func (d *Dialog) Open() bool { return d.layer.open }

// Close takes the dialog away; the focus goes back to where it was.
func (d *Dialog) Close() { d.layer.hide() }

// Press does the main action.
func (d *Dialog) Press() {
	if d.main != nil {
		d.main.Press()
	}
}

// Main is the button of the main action, nil for none.
func (d *Dialog) Main() *Button { return d.main }

// Relayout fits the dialog anew after its body or its note has changed its size. In a low window the dialog itself stays as
// high as it is, so its parts are told too.
func (d *Dialog) Relayout() {
	d.layer.Refresh()
	for _, c := range []*fyne.Container{d.parts.panel, d.parts.foot} {
		c.Layout.Layout(c.Objects, c.Size())
	}
}

func (d *Dialog) cancel() {
	d.Close()
	if d.spec.OnCancel != nil {
		d.spec.OnCancel()
	}
}

// key gets what the focused control left: Escape cancels, Enter is the main action, arrows and pages scroll the body.
func (d *Dialog) key(ev *fyne.KeyEvent) bool {
	page := d.parts.body.Size().Height - theme.Units(32)
	switch ev.Name {
	case fyne.KeyDown:
		d.scroll(theme.Units(48))
	case fyne.KeyUp:
		d.scroll(-theme.Units(48))
	case fyne.KeyPageDown:
		d.scroll(page)
	case fyne.KeyPageUp:
		d.scroll(-page)
	case fyne.KeyHome:
		d.parts.body.ScrollToTop()
	case fyne.KeyEnd:
		d.parts.body.ScrollToBottom()
	case fyne.KeyEscape:
		d.cancel()
	case fyne.KeyReturn, fyne.KeyEnter:
		d.Press()
	}
	return true
}

// scroll moves the body, as far as there is anything to see.
func (d *Dialog) scroll(by float32) {
	b := d.parts.body
	most := b.Content.Size().Height - b.Size().Height
	b.ScrollToOffset(fyne.NewPos(0, max(0, min(b.Offset.Y+by, most))))
}

// dialogParts is the card: head, scrolling body, foot. It is also the card's layout.
type dialogParts struct {
	wide          float32 // units at a text scale of 1
	inner         float32 // the width of the body
	head, foot    *fyne.Container
	title         *Text
	sub, lowSub   *Text // what the dialog is about: in the head or, in a low window, at the top of the body; nil for none
	buttons       *foot
	body          *container.Scroll
	cross, cancel *Button
	rule          fyne.CanvasObject
	panel         *fyne.Container
}

func (d *Dialog) build() *dialogParts {
	s := d.spec
	p := &dialogParts{wide: s.Wide, rule: Rule()}
	if p.wide == 0 {
		p.wide = 580
	}
	p.title = NewText(s.Title).Sized(theme.Section).Bold().Wrap()
	title, body := Column(1, p.title), s.Body
	if s.Sub != "" {
		p.sub, p.lowSub = NewText(s.Sub).Tone(theme.Quiet).Wrap(), NewText(s.Sub).Tone(theme.Quiet).Wrap()
		p.lowSub.Hide()
		title.Add(p.sub)
		body = Column(4, p.lowSub, Grow(s.Body))
	}
	p.cross = NewIconButton("close", "Close", d.cancel).Plain()
	p.head = TopRow(2, Grow(title), Column(0, p.cross))
	p.body = Scroll(container.New(&bodyRoom{p}, body))
	words := s.Cancel
	if words == "" {
		words = "Cancel"
	}
	p.cancel = NewButton(Outline, words, d.cancel).Plain()
	var buttons []fyne.CanvasObject
	for _, b := range s.Extra {
		buttons = append(buttons, b)
	}
	buttons = append(buttons, p.cancel)
	if s.Main != "" {
		d.main = NewButton(Filled, s.Main, s.OnMain)
		if s.Danger {
			d.main.Danger()
		} else if _, ok := s.Body.(*Form); ok {
			d.main.Hint("Ctrl+Enter")
		}
		buttons = append(buttons, d.main)
	}
	if s.Note != nil {
		buttons = append(buttons, s.Note)
	}
	p.buttons = &foot{note: s.Note != nil, main: d.main}
	if d.main != nil {
		p.buttons.hint = d.main.hint
	}
	p.foot = container.New(p.buttons, buttons...)
	// In the order of the keyboard: what the dialog is about, its buttons, the cross.
	p.panel = container.New(p, p.body, p.rule, p.foot, p.head)
	return p
}

// sides is the room left and right, less where the window is narrow.
func (p *dialogParts) sides(wide float32) float32 { return min(theme.Space(7), round(wide*0.06)) }

// lowWindow is the height in units, at a text scale of 1, under which the head gives its room to the body.
const lowWindow = 520

// fitHead makes the head small in a low window, and in a window that large text makes low.
func (p *dialogParts) fitHead(window fyne.Size) {
	low, size := window.Height < theme.Units(lowWindow), theme.Section
	if low {
		size = theme.Lead
	}
	if p.title.size != size {
		p.title.Sized(size)
		p.cross.slim = low
		p.cross.changed()
	}
	if p.sub != nil && p.lowSub.Visible() != low {
		showIf(p.sub, !low)
		showIf(p.lowSub, low)
	}
}

// place centres the card; it is as high as its content, or as the window allows.
func (p *dialogParts) place(window fyne.Size) (fyne.Position, fyne.Size) {
	const edge = 12
	p.fitHead(window)
	wide := max(1, min(theme.Units(p.wide), window.Width-2*edge))
	high := min(p.high(wide), window.Height-2*edge)
	s := fyne.NewSize(wide, max(1, high))
	return fyne.NewPos(round((window.Width-s.Width)/2), round((window.Height-s.Height)/2)), s
}

// high is the height of everything at a width: wrapped text needs the width first.
func (p *dialogParts) high(wide float32) float32 {
	inner := wide - 2*p.sides(wide)
	p.inner = inner
	body := p.body.Content
	body.Resize(fyne.NewSize(wide, body.MinSize().Height))
	return p.top(inner) + body.MinSize().Height + p.bottom(inner)
}

// bodyRoom leaves room around the body for focus rings, and at its right for the scroll bar.
type bodyRoom struct{ p *dialogParts }

// MinSize implements fyne.Layout.
func (b *bodyRoom) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, o[0].MinSize().Height+2*theme.Space(1))
}

// Layout implements fyne.Layout.
func (b *bodyRoom) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(theme.Space(1), theme.Space(1)))
	o[0].Resize(fyne.NewSize(b.p.inner, s.Height-2*theme.Space(1)))
}

// top and bottom are the heights of head and foot with the room around them.
func (p *dialogParts) top(inner float32) float32 {
	p.head.Resize(fyne.NewSize(inner, p.head.MinSize().Height))
	return theme.Space(5) + p.head.MinSize().Height + theme.Space(3)
}

func (p *dialogParts) bottom(inner float32) float32 {
	p.buttons.fit(inner, p.foot.Objects)
	return theme.Space(3) + 1 + 2*theme.Space(3) + p.foot.MinSize().Height
}

// MinSize implements fyne.Layout; place decides the size.
func (p *dialogParts) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout.
func (p *dialogParts) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	side := p.sides(s.Width)
	inner := s.Width - 2*side
	top, bottom := p.top(inner), p.bottom(inner)
	p.head.Move(fyne.NewPos(side, theme.Space(5)))
	p.body.Move(fyne.NewPos(side-theme.Space(1), top))
	p.inner = inner
	p.body.Resize(fyne.NewSize(s.Width-side, max(0, s.Height-top-bottom)))
	y := s.Height - bottom + theme.Space(3)
	p.rule.Move(fyne.NewPos(1, y))
	p.rule.Resize(fyne.NewSize(s.Width-2, 1))
	p.foot.Move(fyne.NewPos(side, y+1+theme.Space(3)))
	p.foot.Resize(fyne.NewSize(inner, p.foot.MinSize().Height))
}

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

func (f *Field) build(form *Form) fyne.CanvasObject {
	form.fields = append(form.fields, f)
	return f
}

// Beside puts fields side by side; where there is no room, under one another.
func Beside(fields ...*Field) Part { return besidePart(fields) }

type besidePart []*Field

func (b besidePart) build(form *Form) fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(b))
	for i, f := range b {
		objects[i] = f.build(form)
	}
	return container.New(&beside{}, objects...)
}

// beside gives objects equal columns of at least 200 units, or a column where that is not to be had.
type beside struct{ width float32 }

func (b *beside) columns(objects []fyne.CanvasObject) bool {
	n := float32(len(objects))
	return b.width == 0 || (b.width-(n-1)*theme.Space(6))/n >= theme.Units(200)
}

func (b *beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	wide, tall, sum := float32(0), float32(0), float32(0)
	for i, o := range objects {
		m := o.MinSize()
		wide, tall, sum = max(wide, m.Width), max(tall, m.Height), sum+m.Height
		if i > 0 {
			sum += theme.Space(5)
		}
	}
	if b.columns(objects) {
		return fyne.NewSize(wide, tall)
	}
	return fyne.NewSize(wide, sum)
}

func (b *beside) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	b.width = s.Width
	if !b.columns(objects) {
		(&line{gap: 5}).Layout(objects, s)
		return
	}
	n := float32(len(objects))
	gap := theme.Space(6)
	each := floor((s.Width - (n-1)*gap) / n)
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(each+gap), 0))
		o.Resize(fyne.NewSize(each, s.Height))
	}
}

// Show puts any object into a form, such as a sentence or a live list.
func Show(o fyne.CanvasObject) Part { return showPart{o} }

type showPart struct{ o fyne.CanvasObject }

func (s showPart) build(*Form) fyne.CanvasObject { return s.o }

// More folds parts away that are seldom needed; words name what is inside.
func More(words string, parts ...Part) Part { return Folded("More", words, false, parts...) }

// Folded is More with a title of its own; open says whether it begins open.
func Folded(title, words string, open bool, parts ...Part) Part {
	return morePart{title, words, open, parts}
}

type morePart struct {
	title, words string
	open         bool
	parts        []Part
}

func (m morePart) build(form *Form) fyne.CanvasObject {
	before := len(form.fields)
	objects := make([]fyne.CanvasObject, len(m.parts))
	for i, p := range m.parts {
		objects[i] = p.build(form)
	}
	fold := NewFold(m.title, m.words, Column(5, objects...))
	fold.Open(m.open)
	fold.toggled = form.grew
	for _, f := range form.fields[before:] {
		f.fold = fold
	}
	return fold
}

// Fold is a line that opens and closes what lies under it.
type Fold struct {
	widget.BaseWidget
	head    *foldHead
	inside  fyne.CanvasObject
	box     *fyne.Container
	opened  bool
	toggled func()
}

// NewFold makes a closed fold: a bold title, quiet words that name what is inside, and the inside.
func NewFold(title, words string, inside fyne.CanvasObject) *Fold {
	f := &Fold{inside: inside}
	f.head = &foldHead{title: title, words: words, fold: f}
	f.head.press = func() { f.Open(!f.opened) }
	f.head.ExtendBaseWidget(f.head)
	inside.Hide()
	f.box = Column(4, Column(3, Rule(), f.head), inside)
	f.ExtendBaseWidget(f)
	return f
}

// Open opens the fold, or closes it.
func (f *Fold) Open(on bool) {
	if f.opened == on {
		return
	}
	f.opened = on
	showIf(f.inside, on)
	f.head.changed()
	f.box.Refresh()
	f.Refresh()
	if f.toggled != nil {
		f.toggled()
	}
}

// Opened says whether the inside is to be seen.
func (f *Fold) Opened() bool { return f.opened }

// CreateRenderer implements fyne.Widget.
func (f *Fold) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	return widget.NewSimpleRenderer(f.box)
}

type foldHead struct {
	control
	title, words string
	fold         *Fold
}

// AccessibilityLabel reads the title, what is inside and whether it is open.
func (h *foldHead) AccessibilityLabel() string {
	if h.fold.opened {
		return h.title + ": " + h.words + ", open"
	}
	return h.title + ": " + h.words + ", closed"
}

// CreateRenderer implements fyne.Widget.
func (h *foldHead) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	h.drawn = true
	back, ring := canvas.NewRectangle(color.Transparent), newRing()
	arrow, title := newIcon("chevron-right", theme.Action, 16), newLabel(h.title, theme.Body, Bold, theme.Action)
	words := newLabel(h.words, theme.Body, Regular, theme.Quiet)
	back.CornerRadius = theme.Radius
	restyle := func() {
		arrow.name = "chevron-right"
		if h.fold.opened {
			arrow.name = "chevron-down"
		}
		arrow.restyle()
		title.restyle()
		words.restyle()
		back.FillColor = color.Transparent
		if h.hovered {
			back.FillColor = theme.Color(theme.Hover)
		}
		showIf(ring, h.focused)
	}
	restyle()
	return &renderer{
		objects: []fyne.CanvasObject{back, ring, arrow.Image, title.Text, words.Text},
		size:    h.BaseWidget.Size,
		min:     func() fyne.Size { return fyne.NewSize(title.wide()+theme.Space(10), theme.Units(28)) },
		layout: func(s fyne.Size) {
			back.Resize(s)
			placeRing(ring, 0, 0, s.Width, s.Height, 0)
			arrow.place(0, 0, theme.Units(16), s.Height)
			x := theme.Units(16) + theme.Space(2)
			w := title.place(x, 0, s.Width-x, s.Height, fyne.TextAlignLeading)
			x = ceil(x + w + theme.Space(2))
			words.place(x, 0, max(0, s.Width-x), s.Height, fyne.TextAlignLeading)
		},
		refresh: restyle,
	}
}

// Block is parts of a form that are shown and hidden as a whole, such as one of several rows of fields.
type Block struct {
	parts  []Part
	fields []*Field
	box    *fyne.Container
	grew   func()
}

// Together makes a block of parts; it is seen at first.
func Together(parts ...Part) *Block { return &Block{parts: parts} }

func (b *Block) build(form *Form) fyne.CanvasObject {
	before := len(form.fields)
	objects := make([]fyne.CanvasObject, len(b.parts))
	for i, p := range b.parts {
		objects[i] = p.build(form)
	}
	b.fields, b.box, b.grew = form.fields[before:len(form.fields):len(form.fields)], Column(4, objects...), form.grew
	return b.box
}

// SetShown shows the block or hides it; Enter passes over the fields of a hidden one. Call it once the form has been made.
func (b *Block) SetShown(on bool) {
	showIf(b.box, on)
	for _, f := range b.fields {
		showIf(f, on)
	}
	b.grew()
}

// Shown says whether the block is to be seen.
func (b *Block) Shown() bool { return b.box.Visible() }

// Fields are the fields of the block in their order.
func (b *Block) Fields() []*Field { return b.fields }

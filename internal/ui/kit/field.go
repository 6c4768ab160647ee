package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// Input is what a Field can hold: Entry, DateField, SearchSelect, ManySelect, Choice, Checkbox, PathField.
type Input interface {
	fyne.CanvasObject
	Text() string            // what a person has entered, as it goes into a draft
	SetText(s string)        // puts such a text back
	Focus() fyne.Focusable   // what gets the focus first
	OnChange(f func())       // called after every change
	OnEnter(f func())        // what Enter does where it moves on
	SetBad(bad bool)         // draws the sign of an error
	onMoved(f func(on bool)) // called when the focus comes and goes
	setName(name string)     // for assistive technology
}

// Some inputs can say what is wrong with what was entered, and what they understood.
type (
	checker interface{ Problem() error }
	teller  interface{ Understood() string }
	limiter interface {
		Limits() (words string, cut bool)
	}
	secret interface{ Secret() bool }
	grower interface{ onGrew(func()) } // it tells when it needs more or less room
)

// Field is one input with its label above and a hint, or what is wrong, below.
type Field struct {
	widget.BaseWidget
	name, label, hint string
	needed            string // the sentence where nothing was entered; empty = may be empty
	wrong             string
	check             func() error
	in                Input
	fold              *Fold  // that it lies in; may be nil
	grew              func() // the field needs more or less room; may be nil

	title, mark *Text
	below       *Text
	sign, line  *fyne.Container
	box         *fyne.Container
}

// NewField frames an input. The name is for drafts and for errors that name a field; the label is for people.
func NewField(name, label string, in Input) *Field {
	f := &Field{name: name, label: label, in: in}
	f.title = NewText(label).Bold()
	f.mark = NewText("needed").Sized(theme.Caption).Tone(theme.Quiet)
	f.mark.Hide()
	f.below = NewText("").Sized(theme.Caption).Tone(theme.Quiet).Wrap()
	f.sign = Column(0, AtLeast(0, 17, NewIcon("warning", theme.Stop).Sized(14)))
	f.sign.Hide()
	f.line = TopRow(1.5, f.sign, Grow(f.below))
	f.line.Hide()
	f.box = Column(1.5, Row(2, f.title, f.mark), in, f.line)
	if c, ok := in.(*Checkbox); ok { // it carries its label itself
		c.words = label
		f.box = Column(1.5, in, f.line)
	}
	in.setName(label)
	in.OnChange(f.edited)
	in.onMoved(f.left)
	if g, ok := in.(grower); ok {
		g.onGrew(f.regrow)
	}
	f.tell()
	f.ExtendBaseWidget(f)
	return f
}

// Needed marks the field and asks for it with this sentence where it is empty on save.
func (f *Field) Needed(sentence string) *Field {
	f.needed = sentence
	f.mark.Show()
	f.in.setName(f.label + ", needed")
	return f
}

// Hint sets the quiet words under the field.
func (f *Field) Hint(words string) *Field { f.hint = words; f.tell(); return f }

// Check adds a rule that is asked on save; its error is shown under the field.
func (f *Field) Check(rule func() error) *Field { f.check = rule; return f }

// Name is the field's name in drafts and errors.
func (f *Field) Name() string { return f.name }

// Label is what stands above the field.
func (f *Field) Label() string { return f.label }

// Input is what the field holds.
func (f *Field) Input() Input { return f.in }

// Wrong is the sentence now shown as wrong, empty where there is none.
func (f *Field) Wrong() string { return f.wrong }

// SetWrong shows what is wrong under the field; empty takes it away.
func (f *Field) SetWrong(sentence string) {
	f.wrong = sentence
	f.in.SetBad(sentence != "")
	f.tell()
}

// Validate asks every rule, shows what is wrong and returns it.
func (f *Field) Validate() error {
	err := f.problem()
	if err != nil {
		f.SetWrong(err.Error())
	} else {
		f.SetWrong("")
	}
	return err
}

func (f *Field) problem() error {
	if c, ok := f.in.(checker); ok {
		if err := c.Problem(); err != nil {
			return err
		}
	}
	if f.needed != "" && blank(f.in.Text()) {
		return sentence(f.needed)
	}
	if f.check != nil {
		return f.check()
	}
	return nil
}

// edited takes an old complaint away and shows what the input understood.
func (f *Field) edited() {
	if f.wrong != "" {
		f.SetWrong("")
	}
	f.tell()
}

// regrow gives an input that has changed its height the room it needs.
func (f *Field) regrow() {
	f.box.Refresh()
	if f.grew != nil {
		f.grew()
	}
}

// left complains about text that cannot be read as soon as the focus goes; what is missing can wait for the save.
func (f *Field) left(focused bool) {
	c, ok := f.in.(checker)
	if focused || !ok {
		return
	}
	if err := c.Problem(); err != nil {
		f.SetWrong(err.Error())
	}
}

// tell shows, in this order, what is wrong, what did not fit, what was understood, or the hint.
func (f *Field) tell() {
	words, tone := f.hint, theme.Quiet
	if t, ok := f.in.(teller); ok && t.Understood() != "" {
		words = t.Understood()
	}
	warns := f.wrong != ""
	if l, ok := f.in.(limiter); ok && !warns {
		if limits, cut := l.Limits(); limits != "" {
			words, warns = limits, cut
		}
	}
	if f.wrong != "" {
		words = f.wrong
	}
	if warns {
		tone = theme.Stop
	}
	_, tells := f.in.(teller) // its line stays, so that nothing jumps while a date is typed
	high := f.box.MinSize().Height
	f.below.SetTone(tone)
	f.below.Set(words)
	showIf(f.sign, warns)
	showIf(f.line, words != "" || tells)
	f.box.Refresh()
	if f.grew != nil && f.box.MinSize().Height != high {
		f.grew()
	}
}

// AccessibilityLabel returns the label with what is wrong or the hint.
func (f *Field) AccessibilityLabel() string {
	if words := f.below.Words(); words != "" {
		return f.label + ". " + words
	}
	return f.label
}

// AccessibilityRole returns the container role.
func (f *Field) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	return widget.NewSimpleRenderer(f.box)
}

func blank(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\t' && r != '\n' && r != '\u00a0' {
			return false
		}
	}
	return true
}

// sentence is an error in words for the person at the screen: it begins with a capital and ends with a full stop.
type sentence string

func (s sentence) Error() string { return string(s) }

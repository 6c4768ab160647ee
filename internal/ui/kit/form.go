package kit

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/people"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Part is what a Form is built of: a Field, fields beside one another, a fold, or any object.
type Part interface {
	build(f *Form) fyne.CanvasObject
}

// Form holds fields: Enter moves on, Ctrl+Enter saves, and on save the first field that is wrong gets the focus and a
// sentence. Save is never greyed out.
type Form struct {
	widget.BaseWidget
	fields  []*Field
	start   map[string]string // what the fields held when the form was last clean
	message *Text             // what is wrong with the whole
	trouble *fyne.Container
	box     *fyne.Container
	save    func()
	pause   func(draft []byte)
	quiet   time.Duration // without typing, before pause is called
	run     task.Runner
	latest  task.Latest
	scroll  *container.Scroll // that the form stands in; may be nil
	resized func()            // the form needs more or less room; may be nil
	busy    bool              // fields are being filled: no draft
}

// NewForm builds a form. save is called when everything is valid; nil does nothing.
func NewForm(run task.Runner, save func(), parts ...Part) *Form {
	f := &Form{run: run, save: save, quiet: time.Second}
	f.message = NewText("").Tone(theme.Stop).Wrap()
	f.trouble = TopRow(2, Column(0, AtLeast(0, 20, NewIcon("warning", theme.Stop).Sized(16))), Grow(f.message))
	f.trouble.Hide()
	objects := make([]fyne.CanvasObject, 0, len(parts)+1)
	for _, p := range parts {
		objects = append(objects, p.build(f))
	}
	f.box = Column(5, append(objects, f.trouble)...)
	for i, field := range f.fields {
		field.in.OnEnter(func() { f.moveOn(i) })
		field.in.OnChange(f.edited)
		field.in.onMoved(func(on bool) { f.reveal(field, on) })
		field.grew = f.grew
	}
	f.Clean()
	f.ExtendBaseWidget(f)
	return f
}

// OnPause sets what gets the draft a second after the last change. It is called on the UI goroutine.
func (f *Form) OnPause(keep func(draft []byte)) *Form { f.pause = keep; return f }

// PauseAfter sets how long nothing must change before OnPause's function is called; a second where it is not set.
func (f *Form) PauseAfter(quiet time.Duration) *Form { f.quiet = quiet; return f }

// Field finds a field by its name, nil for none.
func (f *Form) Field(name string) *Field {
	for _, field := range f.fields {
		if field.name == name {
			return field
		}
	}
	return nil
}

// Focus is the first field's input.
func (f *Form) Focus() fyne.Focusable {
	if len(f.fields) == 0 {
		return nil
	}
	return f.fields[0].in.Focus()
}

// Save validates and, where nothing is wrong, calls save.
func (f *Form) Save() {
	if f.Validate() && f.save != nil {
		f.save()
	}
}

// Validate asks every field, shows what is wrong and puts the focus on the first such field; true where all is well.
func (f *Form) Validate() bool {
	f.say("")
	var first *Field
	for _, field := range f.fields {
		if field.Validate() != nil && first == nil {
			first = field
		}
	}
	f.goTo(first)
	return first == nil
}

// SetErrors shows errors that came back from a save: each people.FieldError under its field, the rest under the form.
func (f *Form) SetErrors(err error) {
	var first *Field
	rest := ""
	for _, e := range flatten(err) {
		var fe people.FieldError
		field := (*Field)(nil)
		if errors.As(e, &fe) {
			field = f.Field(fe.Field)
		}
		if field == nil {
			rest += e.Error() + "\n"
			continue
		}
		field.SetWrong(fe.Message)
		if first == nil || slices.Index(f.fields, field) < slices.Index(f.fields, first) {
			first = field
		}
	}
	if rest != "" {
		rest = rest[:len(rest)-1]
	}
	f.say(rest)
	f.goTo(first)
}

// flatten is every single error of a joined one.
func flatten(err error) []error {
	if err == nil {
		return nil
	}
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	for _, e := range joined.Unwrap() {
		all = append(all, flatten(e)...)
	}
	return all
}

func (f *Form) say(words string) {
	f.message.Set(words)
	showIf(f.trouble, words != "")
	f.grew()
}

// goTo opens the fold around a field and gives it the focus.
func (f *Form) goTo(field *Field) {
	if field == nil {
		return
	}
	if field.fold != nil {
		field.fold.Open(true)
	}
	focusOn(field.in.Focus())
}

// moveOn gives the focus to the next field that is to be seen; after the last one it saves.
func (f *Form) moveOn(from int) {
	for _, next := range f.fields[from+1:] {
		if next.Visible() && (next.fold == nil || next.fold.opened) {
			focusOn(next.in.Focus())
			return
		}
	}
	f.Save()
}

// edited starts the clock for the draft anew.
func (f *Form) edited() {
	if f.pause == nil || f.busy {
		return
	}
	wait := func(ctx context.Context) (struct{}, error) {
		select {
		case <-ctx.Done():
		case <-time.After(f.quiet):
		}
		return struct{}{}, nil
	}
	task.Go(f.latest.Next(), f.run, wait, func(struct{}, error) { f.pause(f.MarshalDraft()) })
}

// Close stops the clock; a change of the last second is not reported any more.
func (f *Form) Close() { f.latest.Stop() }

// Dirty says that something differs from what the form held when it was last clean.
func (f *Form) Dirty() bool {
	now := f.drafts()
	for name, was := range f.start {
		if now[name] != was {
			return true
		}
	}
	return false
}

// Clean takes what the fields hold now as the starting point: call it once they are filled, and after a save.
func (f *Form) Clean() { f.start = f.drafts() }

// Fill sets fields by name without keeping a draft, and takes the result as the starting point.
func (f *Form) Fill(set func()) {
	f.busy = true
	set()
	f.busy = false
	f.Clean()
}

// Some inputs keep more in a draft than the words they show.
type drafter interface {
	Draft() string
	SetDraft(string)
}

// drafts is what every field holds, secrets apart.
func (f *Form) drafts() map[string]string {
	m := make(map[string]string, len(f.fields))
	for _, field := range f.fields {
		if s, ok := field.in.(secret); ok && s.Secret() {
			continue
		}
		m[field.name] = field.in.Text()
		if d, ok := field.in.(drafter); ok {
			m[field.name] = d.Draft()
		}
	}
	return m
}

// MarshalDraft is what the fields hold as JSON, passwords never.
func (f *Form) MarshalDraft() []byte {
	b, _ := json.Marshal(f.drafts()) // a map of strings always has a JSON form
	return b
}

// RestoreDraft puts a draft back. Fields that it does not name stay as they are; names that the form does not know are left.
func (f *Form) RestoreDraft(draft []byte) error {
	var m map[string]string
	if err := json.Unmarshal(draft, &m); err != nil {
		return err
	}
	f.busy = true
	defer func() { f.busy = false }()
	for _, field := range f.fields {
		words, ok := m[field.name]
		if !ok {
			continue
		}
		if d, ok := field.in.(drafter); ok {
			d.SetDraft(words)
		} else {
			field.in.SetText(words)
		}
		if field.fold != nil && words != "" {
			field.fold.Open(true)
		}
	}
	return nil
}

// reveal scrolls so far that the field with the focus is seen.
func (f *Form) reveal(field *Field, focused bool) {
	if !focused || f.scroll == nil {
		return
	}
	Reveal(f.scroll, field, 12)
}

func (f *Form) grew() {
	if f.resized != nil {
		f.resized()
	} else if f.box != nil {
		f.box.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	return widget.NewSimpleRenderer(f.box)
}

package settingsui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/custody"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// start runs something that changes the store, one thing at a time for the whole page. busy shows its words meanwhile.
// failed and done are called on the UI goroutine. The work is never broken off half way.
func start[T any](s *Page, busy *kit.Busy, work func(context.Context) (T, error), failed func(error), done func(T)) bool {
	if s.working {
		s.p.Nav.Say("Something is still being done. Please wait until it is finished.", nil)
		return false
	}
	s.working = true
	busy.Start()
	task.Go(context.Background(), s.p.Run, work, func(v T, err error) {
		s.working = false
		if s.closed {
			return
		}
		busy.Stop()
		if err != nil {
			failed(err)
			return
		}
		done(v)
	})
	return true
}

// busyLine is room for the words of work that is being done, kept free so that nothing jumps.
func busyLine(all ...*kit.Busy) fyne.CanvasObject {
	line := container.New(oneLine{})
	for _, b := range all {
		line.Add(b)
	}
	return line
}

// oneLine gives its objects one line, whether they are shown or not.
type oneLine struct{}

// MinSize implements fyne.Layout.
func (oneLine) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, theme.Body.Line()) }

// Layout implements fyne.Layout.
func (oneLine) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for _, x := range o {
		x.Resize(s)
	}
}

// alone is work without a result.
func alone(work func(context.Context) error) func(context.Context) (struct{}, error) {
	return func(ctx context.Context) (struct{}, error) { return struct{}{}, work(ctx) }
}

// question is a form in a dialog that stays open until what it does has worked.
type question struct {
	title, sub, main string
	words            string // shown while the work lasts
	danger           bool
	parts            []kit.Part
	keeping          *keeping // what is typed is kept as a draft; nil = not
	cancel           string
	onCancel         func()
	work             func() func(context.Context) error // reads the fields; what it returns runs in the background
	asFields         func(error) error                  // names the field of an error; may be nil
	done             func()
}

func (s *Page) ask(q question) (*kit.Dialog, *kit.Form) {
	var d *kit.Dialog
	var form *kit.Form
	var open *asked
	busy := kit.NewBusy(q.words, s.p.Run)
	form = kit.NewForm(s.p.Run, func() {
		started := start(s, busy, alone(q.work()), func(err error) {
			d.Main().Enable()
			if q.asFields != nil {
				err = q.asFields(err)
			}
			s.failForm(form, err)
		}, func(struct{}) {
			d.Close()
			if open != nil {
				open.end()
				open.how.keep.Drop(nil)
			}
			q.done()
		})
		if started && s.working {
			d.Main().Disable("This is being done. Please wait.")
		}
	}, append(q.parts, kit.Show(busyLine(busy)))...)
	spec := kit.DialogSpec{Title: q.title, Sub: q.sub, Body: form, Main: q.main, Danger: q.danger, Cancel: q.cancel, OnCancel: q.onCancel}
	if q.keeping != nil {
		open = &asked{page: s, form: form, how: q.keeping}
		spec.Wide, spec.Cancel, spec.OnCancel = 660, "Close, keep draft", open.leave
		spec.Note = kit.AtLeast(110, 0, q.keeping.keep.Said())
		spec.Extra = []*kit.Button{kit.NewButton(kit.Outline, "Discard", func() {
			d.Close()
			open.discard()
		}).Plain()}
		open.begin()
	}
	d = kit.ShowDialog(s.canvas(), spec)
	return d, form
}

// failForm shows an error in plain words in its form, and any other the way errors are shown.
func (s *Page) failForm(form *kit.Form, err error) {
	var field people.FieldError
	var denied people.Denied
	var refusal *custody.Refusal
	var plain interface {
		Plain() (what, do, details string)
	}
	if errors.As(err, &field) || errors.As(err, &denied) || errors.As(err, &refusal) || errors.As(err, &plain) {
		form.SetErrors(err)
		return
	}
	s.p.Nav.Fail(err)
}

// read runs work that only reads for a part of the page; the newest reading counts.
func read[T any](s *Page, latest *task.Latest, work func(context.Context) (T, error), done func(T)) {
	task.Go(latest.Next(), s.p.Run, work, func(v T, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		done(v)
	})
}

package unsaved

import (
	"context"
	"errors"

	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
)

// Open is a form that is open in a dialog: its draft is kept, it is saved, left or discarded. Whoever shows the form sets
// its fields; everything is called on the UI goroutine.
type Open struct {
	Run    task.Runner
	Nav    nav.Navigator
	Keeper *Keeper
	Form   *kit.Form
	Dialog *kit.Dialog
	Dirty  func() bool      // nil = what the form says
	Draft  func() nav.Draft // the form as it stands
	Gone   func()           // it is no longer the open form; called once

	gone   bool
	over   bool          // the store is being closed
	saving chan struct{} // closed once the save under way has ended; nil = there is none
	stored bool          // by that save
}

// Save is how a form is saved.
type Save struct {
	Write  func(context.Context) error
	Newer  func(context.Context) (*Newer, error) // asked after a failure: what somebody else has made of the record; may be nil
	Failed func(error) bool                      // shows why it did not work in the form's own way; false where that is left to the usual one; may be nil
	Done   func()                                // the form has closed and its draft is gone: says what was saved
}

// Newer is a record that was changed while its form was open.
type Newer struct {
	By    string // who changed it, "" = somebody
	Load  func() // opens the newer one; the form has closed
	Force func() // saves over it
}

func (o *Open) dirty() bool {
	if o.Dirty != nil {
		return o.Dirty()
	}
	return o.Form.Dirty()
}

// Busy says that a save is under way.
func (o *Open) Busy() bool { return o.saving != nil }

// Keep keeps the draft in the background; then, which may be nil, is called once it is kept.
func (o *Open) Keep(then func()) {
	if o.dirty() {
		o.Keeper.Keep(o.Draft(), then)
	}
}

// Close closes the form without keeping anything.
func (o *Open) Close() {
	o.Form.Close()
	if !o.gone {
		o.Dialog.Close()
	}
	o.leave()
}

func (o *Open) leave() {
	if !o.gone {
		o.gone = true
		o.Gone()
	}
}

// LeaveAndSay is for the dialog's OnCancel, which Escape and the closing buttons call: what was typed is kept. Of a form that
// is being saved the save itself says what became of it.
func (o *Open) LeaveAndSay() {
	o.Form.Close()
	o.leave()
	if o.Busy() {
		return
	}
	o.Keep(func() {
		o.Nav.Say("Draft kept. It stands on Today, under Not finished.", nil)
		o.Nav.Refresh()
	})
}

// Leave keeps what was typed before the store is closed, and waits for it; a save that is under way is waited for too, and
// where it succeeds no draft is left.
func (o *Open) Leave() error {
	o.over = true
	o.Form.Close()
	if o.Busy() {
		if <-o.saving; o.stored {
			return nil
		}
	}
	if !o.dirty() {
		return nil
	}
	return o.Keeper.KeepNow(o.Draft())
}

// Discard closes and forgets what was typed, with a way back.
func (o *Open) Discard() {
	if o.Busy() {
		return
	}
	dirty, kept := o.dirty(), o.Draft()
	o.Close()
	o.Keeper.Drop(func() {
		if dirty {
			o.Nav.Say("Draft discarded: "+kept.Title, func() { o.keepAgain(kept) })
		}
		o.Nav.Refresh()
	})
}

func (o *Open) keepAgain(d nav.Draft) {
	o.Keeper.KeepAgain(d, func(err error) {
		if err != nil {
			o.Nav.Fail(err)
			return
		}
		o.Nav.Refresh()
	})
}

// Save stores what the form holds, unless a save is under way. Where it fails the form stays: wrong fields get a sentence,
// and where somebody else has changed the record the person is asked which is to hold.
func (o *Open) Save(s Save) {
	if o.Busy() {
		return
	}
	saving := make(chan struct{})
	o.saving, o.stored = saving, false
	task.Go(context.Background(), o.Run, func(ctx context.Context) (newer *Newer, err error) {
		defer close(saving)
		if err = s.Write(ctx); err != nil {
			if s.Newer != nil {
				newer, _ = s.Newer(ctx) // a record that is gone is what the error says
			}
			return newer, err
		}
		o.stored = true
		_ = o.Keeper.forget(ctx) // what was stored leaves no draft, even where the store is closed next
		return nil, nil
	}, func(newer *Newer, err error) {
		o.saving = nil
		switch {
		case o.over:
		case err == nil:
			o.Close()
			s.Done()
			o.Nav.Refresh()
		case o.gone:
			o.Keep(nil)
			o.Nav.Fail(err)
		case newer != nil:
			o.askWhich(newer)
		case s.Failed != nil && s.Failed(err):
			o.Keep(nil)
		default:
			o.notSaved(err)
		}
	})
}

// notSaved leaves the form open: wrong fields get a sentence, anything else is shown the one way errors are shown.
func (o *Open) notSaved(err error) {
	var wrong people.FieldError
	if errors.As(err, &wrong) {
		o.Form.SetErrors(err)
		return
	}
	o.Keep(nil)
	o.Nav.Fail(err)
}

// askWhich asks what is to hold where somebody else has changed the record. Nothing is overwritten unasked.
func (o *Open) askWhich(n *Newer) {
	o.Keep(nil)
	by := n.By
	if by == "" {
		by = "somebody"
	}
	var d *kit.Dialog
	overwrite := kit.NewButton(kit.Outline, "Save mine over it", func() {
		d.Close()
		n.Force()
	}).Plain()
	d = kit.ShowDialog(o.Nav.Window().Canvas(), kit.DialogSpec{Title: "This was changed meanwhile", Wide: 620,
		Body: kit.NewText("Since you opened this form, " + by + " changed what it is about. Load the newer one and type your change again, or save yours over it.").Wrap(),
		Main: "Load the newer one", Extra: []*kit.Button{overwrite}, Cancel: "Back to what I typed",
		OnMain: func() {
			d.Close()
			o.Close()
			o.Keeper.Drop(n.Load)
		}})
}

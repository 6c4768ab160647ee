// Package sheet shows forms for records in dialogs: the draft of what is typed, the save, the deletion, and what happens where
// somebody else has changed the record meanwhile. What the fields are, its maker says.
package sheet

import (
	"context"
	"encoding/json"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/unsaved"
)

// Desk is where a screen's forms are opened, one at a time: the open one is what the person sees.
type Desk struct {
	Ground
	act     people.Act // what somebody does who saves one
	open    *Sheet
	reading bool // what a form is made over
	closed  bool
}

// NewDesk makes the desk of a screen whose forms are there to do act.
func NewDesk(g Ground, act people.Act) *Desk { return &Desk{Ground: g, act: act} }

// Of says which record a draft belongs to.
type Of struct {
	ID      string          `json:"id"`
	Version int             `json:"version"`         // 0 = not stored yet
	About   string          `json:"about,omitempty"` // what the record belongs to, such as the vacancy of a duty
	Fields  json.RawMessage `json:"fields,omitempty"`
}

// Removal is how the record of a form is deleted.
type Removal struct {
	Words string // of the button
	Said  string
	Do    func(context.Context) error
}

// Now is a record as it is now, where it may have been changed while its form was open.
type Now struct {
	Version int
	By      string // who changed it
	Rebase  func() // the save goes over it
	Reopen  func() // opens it anew
}

// Sheet is the form of one record. Form, Of, Heading, Main, Parts, Title, Write and Said are needed.
type Sheet struct {
	*unsaved.Open
	Name    string // of the form in drafts
	Of      Of
	Heading string // "Add a vacancy"
	Sub     string
	Main    string // "Save vacancy"
	Final   bool   // it takes something away for good: no way back is offered
	Wide    float32
	Parts   []kit.Part
	Keys    []kit.Shortcut
	Extra   []*kit.Button
	Focus   fyne.Focusable                           // nil = the first field
	Made    func()                                   // the form has been made
	Fill    func()                                   // puts the record into the fields
	Title   func() string                            // of its draft: what was typed
	Write   func() func(context.Context) error       // takes the fields on the UI goroutine; what it gives stores them
	Newer   func(context.Context) (Now, bool, error) // the record as it is now; nil = nobody else can have changed it
	Said    func() string                            // what was done, once it is saved
	Then    func()                                   // after that
	Failed  func(error) bool                         // shows why it was not saved in the form's own way; see unsaved.Save
	Remove  *Removal                                 // nil = it cannot be deleted here

	desk *Desk
	over int // the version that the save goes over
}

// Busy says that a form is open or about to be, or that the screen is closed, so that no other may be opened.
func (d *Desk) Busy() bool { return d.open != nil || d.reading || d.closed }

// Closed says that the screen is closed: nothing is shown any more.
func (d *Desk) Closed() bool { return d.closed }

// May says whether the person may change anything here; where not, it tells them why.
func (d *Desk) May() bool {
	err := d.Denied(d.act)
	if err != nil {
		d.Nav.Fail(err)
	}
	return err == nil
}

// Begin reads what a form is made over, away from the UI goroutine, and goes on with that: one form at a time, for whoever may save it.
func Begin[T any](d *Desk, read func(context.Context) (T, error), then func(T)) {
	if d.Busy() || !d.May() {
		return
	}
	d.reading = true
	task.Go(context.Background(), d.Run, read, func(v T, err error) {
		d.reading = false
		switch {
		case d.closed:
		case err != nil:
			d.Nav.Fail(err)
		default:
			then(v)
		}
	})
}

// Opened is the form that is open; nil for none.
func (d *Desk) Opened() *Sheet { return d.open }

// Fresh keeps the draft of a record that is not stored yet.
func (d *Desk) Fresh(form string) *unsaved.Keeper { return unsaved.NewThing(d.Drafts, d.Run, form) }

// Stored keeps the draft of a stored record, or one that is taken up again.
func (d *Desk) Stored(form, key string) *unsaved.Keeper {
	return unsaved.New(d.Drafts, d.Run, form, key)
}

// Resume is of with what is kept in the draft of its record, so that a form that was left goes on where it stopped; of itself
// where nothing is kept, or where it brings its fields along. It reads, so it belongs off the UI goroutine.
func Resume(ctx context.Context, of Of, draft *unsaved.Keeper) (Of, error) {
	if of.Fields != nil {
		return of, nil
	}
	kept, there, err := draft.Kept(ctx)
	if err != nil || !there {
		return of, err
	}
	return Read(kept)
}

// By is who has changed a record, for whoever has an older one open.
func (d *Desk) By(staff []people.Staff, id people.StaffID) string {
	if id == d.Me().ID {
		return "you, in another place"
	}
	return people.NameOf(staff, id)
}

// Change does something in the background where the person may, says it with a way back, and reads the page that is shown anew.
func (d *Desk) Change(said string, do func(context.Context) error) {
	if !d.May() {
		return
	}
	task.Go(context.Background(), d.Run, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, do(ctx)
	}, func(_ struct{}, err error) {
		switch {
		case d.closed:
			return
		case err != nil:
			d.Nav.Fail(err) // and what is shown may be older than what is stored
		default:
			d.Nav.Say(said, d.Undo)
		}
		d.Nav.Refresh()
	})
}

// Close keeps what is typed in the open form and waits for that; no form is opened any more.
func (d *Desk) Close() error {
	d.closed = true
	if d.open == nil {
		return nil
	}
	return d.open.Leave()
}

// Show opens a form; the fields of its Of, where it has any, are those of a draft that is taken up again.
func (d *Desk) Show(sh *Sheet, draft *unsaved.Keeper) {
	if d.Busy() {
		return
	}
	sh.desk, sh.over = d, sh.Of.Version
	if sh.Remove != nil && sh.Of.Version > 0 {
		sh.Parts = append(sh.Parts, kit.Show(kit.Start(kit.NewButton(kit.Quiet, sh.Remove.Words, sh.delete).Icon("trash").Danger().Slim())))
	}
	form := kit.NewForm(d.Run, func() { sh.SaveThen(sh.Then) }, sh.Parts...)
	if d.Pause > 0 {
		form.PauseAfter(d.Pause)
	}
	sh.Open = &unsaved.Open{Run: d.Run, Nav: d.Nav, Keeper: draft, Form: form, Draft: sh.asDraft, Gone: func() { d.open = nil }}
	d.open = sh
	form.OnPause(func([]byte) { sh.Keep(nil) })
	if sh.Made != nil {
		sh.Made()
	}
	if sh.Fill != nil {
		form.Fill(sh.Fill)
	}
	wide := sh.Wide
	if wide == 0 {
		wide = 720
	}
	sh.Dialog = kit.ShowDialog(d.Nav.Window().Canvas(), kit.DialogSpec{
		Title: sh.Heading, Sub: sh.Sub, Wide: wide, Body: form, Main: sh.Main, Danger: sh.Final, Cancel: "Close, keep draft", OnCancel: sh.LeaveAndSay, Keys: sh.Keys, Focus: sh.Focus,
		Extra: append([]*kit.Button{kit.NewButton(kit.Outline, "Discard", sh.Discard).Plain()}, sh.Extra...), Note: kit.AtLeast(110, 0, draft.Said()),
	})
	if sh.Of.Fields != nil {
		if err := form.RestoreDraft(sh.Of.Fields); err != nil {
			d.Nav.Fail(err)
			return
		}
		draft.Resumed()
	}
}

// SaveThen stores what the fields hold, says so, and goes on with something, which may be nil. The form has been checked.
func (sh *Sheet) SaveThen(then func()) {
	if sh.Busy() {
		return
	}
	sh.Save(unsaved.Save{Write: sh.Write(), Newer: sh.newer(func() { sh.SaveThen(then) }), Failed: sh.Failed, Done: func() {
		undo := sh.desk.Undo
		if sh.Final {
			undo = nil
		}
		sh.desk.Nav.Say(sh.Said(), undo)
		if then != nil {
			then()
		}
	}})
}

// delete takes the record away, with a way back.
func (sh *Sheet) delete() {
	sh.Save(unsaved.Save{Write: sh.Remove.Do, Newer: sh.newer(sh.delete), Done: func() { sh.desk.Nav.Say(sh.Remove.Said, sh.desk.Undo) }})
}

// newer looks whether somebody else has changed the record while its form was open; over does the same once more, now over that.
func (sh *Sheet) newer(over func()) func(context.Context) (*unsaved.Newer, error) {
	if sh.Newer == nil || sh.over == 0 {
		return nil
	}
	was := sh.over
	return func(ctx context.Context) (*unsaved.Newer, error) {
		now, there, err := sh.Newer(ctx)
		if err != nil || !there || now.Version == was {
			return nil, err
		}
		return &unsaved.Newer{By: now.By, Load: now.Reopen, Force: func() {
			sh.over, sh.Of.Version = now.Version, now.Version
			now.Rebase()
			over()
		}}, nil
	}
}

// asDraft is the form as it stands.
func (sh *Sheet) asDraft() nav.Draft {
	of := sh.Of
	of.Fields = sh.Form.MarshalDraft()
	data, _ := json.Marshal(of) // plain values always have a JSON form
	return nav.Draft{Title: sh.Title(), At: sh.desk.Now(), Data: data}
}

// Read is what a draft belongs to, with its fields.
func Read(d nav.Draft) (of Of, err error) {
	err = json.Unmarshal(d.Data, &of)
	return of, err
}

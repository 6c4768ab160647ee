package employersui

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/unsaved"
)

// The names of the forms in drafts.
const (
	employerForm = "employer"
	personForm   = "employer-person"
	siteForm     = "employer-site"
	pledgeForm   = "employer-pledge"
)

// recordForm is a dialog for one record of the register: its draft, its save, and what happens where somebody else has
// changed the record meanwhile. What the fields are its maker says.
type recordForm struct {
	s       *Employers
	name    string // of the form in drafts
	of      draftOf
	heading string // "Add employer"
	sub     string
	main    string // "Save employer"
	form    *kit.Form
	dialog  *kit.Dialog
	draft   *unsaved.Keeper
	busy    bool
	fields  any // what its maker reads the fields with

	title func() string                            // of its draft: what was typed
	write func() func(context.Context) error       // takes the fields on the UI goroutine; what it gives stores them
	newer func(context.Context) (*conflict, error) // what somebody else has made of the record; nil = nothing
	saved func()                                   // says what was done
	left  func()                                   // stops what the form has going on; may be nil
}

// conflict is a record that was changed while its form was open.
type conflict struct {
	by    people.StaffID
	load  func() // puts the newer one into the fields
	force func() // saves over it
}

// draftOf says which record a draft belongs to.
type draftOf struct {
	ID       string               `json:"id"`
	Version  int                  `json:"version"`
	Employer employers.EmployerID `json:"employer,omitempty"`
	Fields   json.RawMessage      `json:"fields"`
}

// keeper keeps the draft of a stored record, or of a draft that is taken up again.
func (s *Employers) keeper(name, key string) *unsaved.Keeper {
	return unsaved.New(s.p.Drafts, s.p.Run, name, key)
}

// newKeeper keeps the draft of something that is not stored yet.
func (s *Employers) newKeeper(name string) *unsaved.Keeper {
	return unsaved.NewThing(s.p.Drafts, s.p.Run, name)
}

// show opens the dialog; fields are those of a draft that is taken up again, or nil.
func (r *recordForm) show(fields json.RawMessage) {
	s := r.s
	if s.form != nil || s.closed {
		return // one at a time: it is what the person sees
	}
	s.form = r
	if s.p.Pause > 0 {
		r.form.PauseAfter(s.p.Pause)
	}
	r.form.OnPause(func([]byte) { r.keep(nil) })
	r.dialog = kit.ShowDialog(s.window(), kit.DialogSpec{
		Title: r.heading, Sub: r.sub, Wide: 720, Body: r.form, Main: r.main, Cancel: "Close, keep draft", OnCancel: r.leaveAndSay,
		Extra: []*kit.Button{kit.NewButton(kit.Outline, "Discard", r.discard).Plain()}, Note: kit.AtLeast(110, 0, r.draft.Said()),
	})
	if fields != nil {
		if err := r.form.RestoreDraft(fields); err != nil {
			s.p.Nav.Fail(err)
			return
		}
		r.draft.Resumed()
	}
}

// save stores what the fields hold.
func (r *recordForm) save() {
	if r.busy {
		return
	}
	r.busy = true
	write := r.write()
	type outcome struct{ newer *conflict }
	task.Go(context.Background(), r.s.p.Run, func(ctx context.Context) (o outcome, err error) {
		if err = write(ctx); err != nil && r.newer != nil {
			o.newer, _ = r.newer(ctx) // a record that is gone is what the error says
		}
		return o, err
	}, func(o outcome, err error) {
		r.busy = false
		switch {
		case r.s.closed:
		case o.newer != nil:
			r.askWhich(o.newer)
		case err != nil:
			r.notSaved(err)
		default:
			r.close()
			r.draft.Drop(nil)
			r.saved()
			r.s.p.Nav.Refresh()
		}
	})
}

// remove deletes the record that the form is about. The form stays, with what was typed, where that fails.
func (r *recordForm) remove(said string, do func(context.Context) error) {
	if r.busy {
		return
	}
	r.busy = true
	task.Go(context.Background(), r.s.p.Run, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, do(ctx)
	}, func(_ struct{}, err error) {
		r.busy = false
		switch {
		case r.s.closed:
		case err != nil:
			r.notSaved(err)
		default:
			r.close()
			r.draft.Drop(nil)
			r.s.p.Nav.Say(said, r.s.p.Undo)
			r.s.p.Nav.Refresh()
		}
	})
}

// notSaved leaves the form open: wrong fields get a sentence, anything else is shown the one way errors are shown.
func (r *recordForm) notSaved(err error) {
	var wrong people.FieldError
	if errors.As(err, &wrong) {
		r.form.SetErrors(err)
		return
	}
	r.keep(nil)
	r.s.p.Nav.Fail(err)
}

// askWhich asks what is to hold where somebody else has changed the record. Nothing is overwritten unasked.
func (r *recordForm) askWhich(c *conflict) {
	by := r.s.nameOf(c.by)
	if c.by == r.s.p.Me().ID {
		by = "you, in another place,"
	}
	var d *kit.Dialog
	overwrite := kit.NewButton(kit.Outline, "Save mine over it", func() {
		d.Close()
		c.force()
	}).Plain()
	d = kit.ShowDialog(r.s.window(), kit.DialogSpec{Title: "This was changed meanwhile", Wide: 620,
		Body: kit.NewText("Since you opened this form, " + by + " changed what it is about. Load the newer one and type your change again, or save yours over it.").Wrap(),
		Main: "Load the newer one", Extra: []*kit.Button{overwrite}, Cancel: "Back to what I typed",
		OnMain: func() {
			d.Close()
			r.form.Fill(c.load)
		}})
}

func (r *recordForm) close() {
	r.stop()
	r.dialog.Close()
}

func (r *recordForm) stop() {
	r.form.Close()
	if r.left != nil {
		r.left()
	}
	r.s.form = nil
}

// asDraft is the form as it stands.
func (r *recordForm) asDraft() nav.Draft {
	of := r.of
	of.Fields = r.form.MarshalDraft()
	data, _ := json.Marshal(of) // plain values always have a JSON form
	return nav.Draft{Title: r.title(), At: r.s.p.Now(), Data: data}
}

// keep keeps the draft in the background; then is called once it is kept.
func (r *recordForm) keep(then func()) {
	if r.form.Dirty() {
		r.draft.Keep(r.asDraft(), then)
	}
}

// leaveAndSay is what Escape and the closing buttons do: what was typed is kept.
func (r *recordForm) leaveAndSay() {
	r.stop()
	r.keep(func() {
		r.s.p.Nav.Say("Draft kept. It stands on Today, under Not finished.", nil)
		r.s.p.Nav.Refresh()
	})
}

// leave keeps what was typed before the store is closed, and waits for it.
func (r *recordForm) leave() error {
	r.stop()
	if !r.form.Dirty() {
		return nil
	}
	return r.draft.KeepNow(r.asDraft())
}

// discard closes and forgets what was typed, with a way back.
func (r *recordForm) discard() {
	dirty, kept := r.form.Dirty(), r.asDraft()
	r.close()
	r.draft.Drop(func() {
		if dirty {
			r.s.p.Nav.Say("Draft discarded: "+kept.Title, func() {
				r.draft.KeepAgain(kept, func(err error) {
					if err != nil {
						r.s.p.Nav.Fail(err)
						return
					}
					r.s.p.Nav.Refresh()
				})
			})
		}
		r.s.p.Nav.Refresh()
	})
}

// FormNames are the forms whose drafts are opened here.
func (s *Employers) FormNames() []string {
	return []string{employerForm, personForm, siteForm, pledgeForm}
}

// OpenDraft opens a form as it was left.
func (s *Employers) OpenDraft(d nav.Draft) {
	var of draftOf
	if err := json.Unmarshal(d.Data, &of); err != nil {
		s.p.Nav.Fail(err)
		return
	}
	if d.Form == employerForm && of.Version == 0 {
		e := s.newEmployer()
		if of.ID != "" {
			e.ID = employers.EmployerID(of.ID)
		}
		s.withStaff(func() { s.openEmployer(e, s.keeper(employerForm, d.Key), of.Fields) })
		return
	}
	at := of.Employer
	if d.Form == employerForm {
		at = employers.EmployerID(of.ID)
	}
	var page employers.Page
	s.reading(func(ctx context.Context) (err error) {
		page, err = s.p.Register.EmployerPage(ctx, at)
		return err
	}, func() { s.withStaff(func() { s.resume(d, of, page) }) })
}

// resume opens the draft of a form about an employer that is stored.
func (s *Employers) resume(d nav.Draft, of draftOf, page employers.Page) {
	keeper := s.keeper(d.Form, d.Key)
	switch d.Form {
	case employerForm:
		page.Employer.Version = of.Version
		s.openEmployer(page.Employer, keeper, of.Fields)
	case personForm:
		who := employers.ContactPerson{ID: employers.PersonID(of.ID), Employer: page.Employer.ID}
		if i := slices.IndexFunc(page.People, func(p employers.ContactPerson) bool { return p.ID == who.ID }); i >= 0 {
			who = page.People[i]
		}
		who.Version = of.Version
		s.openPerson(page.Employer, page.Sites, who, keeper, of.Fields)
	case siteForm:
		site := employers.Site{ID: employers.SiteID(of.ID), Employer: page.Employer.ID}
		if i := slices.IndexFunc(page.Sites, func(x employers.Site) bool { return x.ID == site.ID }); i >= 0 {
			site = page.Sites[i]
		}
		site.Version = of.Version
		s.openSite(page.Employer, site, keeper, of.Fields)
	case pledgeForm:
		page.Employer.Version = of.Version
		s.openPledge(page.Employer, slices.IndexFunc(page.Employer.Pledges, func(p employers.Pledge) bool { return p.Code == of.ID }), keeper, of.Fields)
	}
}

// withStaff reads who works here before a form that offers owners opens.
func (s *Employers) withStaff(then func()) {
	if !s.mayChange() {
		s.p.Nav.Fail(people.Denied{Act: people.ChangeRegister})
		return
	}
	var staff []people.Staff
	s.reading(func(ctx context.Context) (err error) {
		staff, err = s.p.Staff.Staff(ctx)
		return err
	}, func() {
		s.staff = staff
		then()
	})
}

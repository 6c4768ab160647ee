package peopleui

import (
	"context"
	"encoding/json"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/unsaved"
)

// The names of the forms in drafts.
const (
	personForm      = "person"
	profileForm     = "person-profile"
	permitForm      = "person-permission"
	talkForm        = "person-talk"
	sessionForm     = "session"
	applicationForm = "application"
	tasterForm      = "taster"
	jobForm         = "job"
	outcomeForm     = "outcome"
	stepForm        = "person-step"
)

// sheet is a dialog for one record about a person: its draft, its save, and what happens where somebody else has changed the
// record meanwhile. What the fields are its maker says.
type sheet struct {
	*unsaved.Open
	s       *People
	name    string // of the form in drafts
	of      draftOf
	heading string // "Add a job"
	sub     string
	main    string // "Save job"
	wide    float32
	parts   []kit.Part
	form    *kit.Form
	extra   []*kit.Button
	keys    []kit.Shortcut
	focus   func() *kit.Field                                           // what gets the focus first; nil = the first field
	made    func()                                                      // the form has been made; may be nil
	fill    func()                                                      // puts the record into the fields
	title   func() string                                               // of its draft: what was typed
	write   func() func(context.Context) error                          // takes the fields on the UI goroutine; what it gives stores them
	stored  func(brokerage.PersonPage) (version int, by people.StaffID) // of the record as it is now; 0 = it is gone
	rebase  func(brokerage.PersonPage)                                  // the save goes over the record as it is now
	said    func() string                                               // what was done, once it is saved
	then    func()                                                      // after that; may be nil
	remove  *removal                                                    // nil = it cannot be deleted here
}

// removal is how the record of a form is deleted.
type removal struct {
	words string // of the button
	said  string
	do    func(context.Context) error
}

// draftOf says which record a draft belongs to.
type draftOf struct {
	ID          string               `json:"id"`
	Version     int                  `json:"version"`
	Participant people.ParticipantID `json:"participant,omitempty"`
	Part        string               `json:"part,omitempty"` // of the record, such as a section of the profile
	Fields      json.RawMessage      `json:"fields,omitempty"`
}

// key is the draft's key of a stored record.
func (of draftOf) key() string {
	if of.Part != "" {
		return of.ID + " " + of.Part
	}
	return of.ID
}

// maker makes the form of one record from the page of its person; nil where the record is gone.
type maker func(s *People, page brokerage.PersonPage, of draftOf) *sheet

// makers are the forms by their names in drafts.
func makers() map[string]maker {
	return map[string]maker{personForm: makePerson, profileForm: makeProfile, permitForm: makePermit, talkForm: makeTalk, sessionForm: makeSession,
		applicationForm: makeApplication, tasterForm: makeTaster, jobForm: makeJob, outcomeForm: makeOutcome, stepForm: makeStep}
}

// add opens the form of something new about a person.
func (s *People) add(form string, who people.ParticipantID) {
	s.openForm(form, draftOf{ID: id.New(), Participant: who}, unsaved.NewThing(s.p.Drafts, s.p.Run, form), nil)
}

// edit opens the form of a stored record about a person; part may be empty.
func (s *People) edit(form string, who people.ParticipantID, record string, version int, part string) {
	of := draftOf{ID: record, Version: version, Participant: who, Part: part}
	s.openForm(form, of, unsaved.New(s.p.Drafts, s.p.Run, form, of.key()), nil)
}

// openForm reads what the form needs and opens it, one at a time: it is what the person sees. then may be nil.
func (s *People) openForm(name string, of draftOf, draft *unsaved.Keeper, then func(*sheet)) {
	if s.form != nil || s.waiting || s.closed {
		return
	}
	if !s.p.mayChange() {
		s.p.Nav.Fail(s.p.denied())
		return
	}
	s.waiting = true
	type read struct {
		page  brokerage.PersonPage
		staff []people.Staff
	}
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (r read, err error) {
		if of.Participant != "" {
			if r.page, err = s.personPage(ctx, name, of); err != nil {
				return r, err
			}
		}
		r.staff, err = s.p.Staff.Staff(ctx)
		return r, err
	}, func(r read, err error) {
		s.waiting = false
		switch {
		case s.closed || s.form != nil:
			return
		case err != nil:
			s.p.Nav.Fail(err)
			return
		}
		s.staff = r.staff
		if of.Version == 0 && of.ID == string(of.Participant) {
			of.Version = r.page.Participant.Version
		}
		sh := makers()[name](s, r.page, of)
		if sh == nil {
			s.p.Nav.Fail(sentence("What this form is about is no longer there. Somebody has deleted it."))
			return
		}
		sh.s, sh.name, sh.of = s, name, of
		sh.show(draft)
		if then != nil {
			then(sh)
		}
	})
}

// personPage reads the page of a form's person; for the form of a stored session with all sessions, the newest are not enough.
func (s *People) personPage(ctx context.Context, form string, of draftOf) (brokerage.PersonPage, error) {
	page, err := s.p.People.PersonPage(ctx, of.Participant)
	if err == nil && form == sessionForm && of.Version > 0 && page.SessionCount > len(page.Sessions) {
		page.Sessions, err = s.p.People.Sessions(ctx, of.Participant, 0, page.SessionCount)
	}
	return page, err
}

// show opens the dialog.
func (sh *sheet) show(draft *unsaved.Keeper) {
	s := sh.s
	if sh.remove != nil && sh.of.Version > 0 {
		button := kit.NewButton(kit.Quiet, sh.remove.words, sh.delete).Icon("trash").Danger().Slim()
		sh.parts = append(sh.parts, kit.Show(kit.Start(button)))
	}
	sh.form = kit.NewForm(s.p.Run, sh.save, sh.parts...)
	if s.p.Pause > 0 {
		sh.form.PauseAfter(s.p.Pause)
	}
	sh.Open = &unsaved.Open{Run: s.p.Run, Nav: s.p.Nav, Keeper: draft, Form: sh.form, Draft: sh.asDraft, Gone: func() { s.form = nil }}
	s.form = sh
	sh.form.OnPause(func([]byte) { sh.Keep(nil) })
	if sh.made != nil {
		sh.made()
	}
	sh.form.Fill(sh.fill)
	wide := sh.wide
	if wide == 0 {
		wide = 720
	}
	var first fyne.Focusable
	if sh.focus != nil {
		first = sh.focus().Input().Focus()
	}
	sh.Dialog = kit.ShowDialog(s.p.canvas(), kit.DialogSpec{Focus: first,
		Title: sh.heading, Sub: sh.sub, Wide: wide, Body: sh.form, Main: sh.main, Cancel: "Close, keep draft", OnCancel: sh.LeaveAndSay, Keys: sh.keys,
		Extra: append([]*kit.Button{kit.NewButton(kit.Outline, "Discard", sh.Discard).Plain()}, sh.extra...), Note: kit.AtLeast(110, 0, draft.Said()),
	})
}

// save stores what the fields hold, says so, and goes on.
func (sh *sheet) save() { sh.saveThen(sh.then) }

// saveThen saves and then does something else than what the form does.
func (sh *sheet) saveThen(then func()) {
	if sh.Busy() {
		return
	}
	write := sh.write()
	sh.Save(unsaved.Save{Write: write, Newer: sh.newer(func() { sh.saveThen(then) }), Done: func() {
		sh.s.p.Nav.Say(sh.said(), sh.s.p.Undo)
		if then != nil {
			then()
		}
	}})
}

// delete takes the record away, with a way back.
func (sh *sheet) delete() {
	sh.Save(unsaved.Save{Write: sh.remove.do, Newer: sh.newer(sh.delete), Done: func() { sh.s.p.Nav.Say(sh.remove.said, sh.s.p.Undo) }})
}

// newer looks whether somebody else has changed the record while its form was open; over does the same once more, now over that.
func (sh *sheet) newer(over func()) func(context.Context) (*unsaved.Newer, error) {
	s, of := sh.s, sh.of
	if of.Version == 0 || sh.stored == nil {
		return nil
	}
	return func(ctx context.Context) (*unsaved.Newer, error) {
		page, err := s.personPage(ctx, sh.name, of)
		if err != nil {
			return nil, err
		}
		version, by := sh.stored(page)
		if version == 0 || version == of.Version {
			return nil, nil
		}
		name := ""
		if by != "" && by != s.p.Me().ID {
			name = s.nameOf(by)
		}
		return &unsaved.Newer{By: name,
			Load: func() { s.edit(sh.name, of.Participant, of.ID, version, of.Part) },
			Force: func() {
				sh.of.Version = version
				sh.rebase(page)
				over()
			}}, nil
	}
}

// asDraft is the form as it stands.
func (sh *sheet) asDraft() nav.Draft {
	of := sh.of
	of.Fields = sh.form.MarshalDraft()
	data, _ := json.Marshal(of) // plain values always have a JSON form
	return nav.Draft{Title: sh.title(), At: sh.s.p.Now(), Data: data}
}

// FormNames are the forms whose drafts are opened here.
func (s *People) FormNames() []string {
	return []string{personForm, profileForm, permitForm, talkForm, sessionForm, applicationForm, tasterForm, jobForm, outcomeForm, stepForm}
}

// OpenDraft opens a form as it was left.
func (s *People) OpenDraft(d nav.Draft) {
	var of draftOf
	if err := json.Unmarshal(d.Data, &of); err != nil {
		s.p.Nav.Fail(err)
		return
	}
	fields := of.Fields
	of.Fields = nil
	s.openForm(d.Form, of, unsaved.New(s.p.Drafts, s.p.Run, d.Form, d.Key), func(sh *sheet) {
		if err := sh.form.RestoreDraft(fields); err != nil {
			s.p.Nav.Fail(err)
			return
		}
		sh.Keeper.Resumed()
	})
}

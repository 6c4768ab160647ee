package logui

import (
	"context"
	"encoding/json"
	"errors"

	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/unsaved"
)

// sheet is a dialog with a form whose draft is kept: an event, a review.
type sheet struct {
	p       Parts
	id      string // of what the form is about; it goes into the draft
	version int
	title   func() string // of the draft
	form    *kit.Form
	dialog  *kit.Dialog
	draft   *unsaved.Keeper
	gone    func() // once it has closed
	busy    bool
	made    map[string]string               // ids of what the save makes, by employer and what it is
	added   map[employers.EmployerID]string // names of employers that the register does not have yet
}

// sheetDraft is what a draft of a sheet holds.
type sheetDraft struct {
	ID      string          `json:"id"`
	Version int             `json:"version"`
	Fields  json.RawMessage `json:"fields"`

	Made  map[string]string               `json:"made,omitempty"`
	Added map[employers.EmployerID]string `json:"added,omitempty"`
}

// idFor is the id of something that the save makes for an employer. It stays the same at a second try and in the draft, so
// that nothing is made twice.
func (s *sheet) idFor(e employers.EmployerID, what string) string {
	return idFor(&s.made, e, what)
}

func idFor(made *map[string]string, e employers.EmployerID, what string) string {
	if *made == nil {
		*made = map[string]string{}
	}
	key := string(e) + " " + what
	if (*made)[key] == "" {
		(*made)[key] = id.New()
	}
	return (*made)[key]
}

// open shows the form, filled by fill; save is called when all is valid. Main are the words of the main action.
func (s *sheet) open(spec kit.DialogSpec, fill, save func(), parts ...kit.Part) {
	s.form = kit.NewForm(s.p.Run, save, parts...)
	if s.p.Pause > 0 {
		s.form.PauseAfter(s.p.Pause)
	}
	s.form.OnPause(func([]byte) { s.keep(nil) })
	s.form.Fill(fill)
	spec.Body, spec.Cancel, spec.OnCancel = s.form, "Close, keep draft", s.leaveAndSay
	spec.Extra = append(spec.Extra, kit.NewButton(kit.Outline, "Discard", s.discard).Plain())
	spec.Note = kit.AtLeast(110, 0, s.draft.Said())
	s.dialog = kit.ShowDialog(s.p.canvas(), spec)
}

func (s *sheet) asDraft() nav.Draft {
	data, _ := json.Marshal(sheetDraft{s.id, s.version, s.form.MarshalDraft(), s.made, s.added}) // plain values always have a JSON form
	return nav.Draft{Title: s.title(), At: s.p.Now(), Data: data}
}

// restore puts a draft's fields back.
func (s *sheet) restore(d sheetDraft) {
	s.made, s.added = d.Made, d.Added
	if err := s.form.RestoreDraft(d.Fields); err != nil {
		s.p.Nav.Fail(err)
		return
	}
	s.draft.Resumed()
}

func (s *sheet) keep(then func()) {
	if s.form.Dirty() {
		s.draft.Keep(s.asDraft(), then)
	}
}

func (s *sheet) close() {
	s.form.Close()
	s.dialog.Close()
	s.gone()
}

func (s *sheet) leaveAndSay() {
	s.form.Close()
	s.gone()
	s.keep(func() {
		s.p.Nav.Say("Draft kept. It stands on Today, under Not finished.", nil)
		s.p.Nav.Refresh()
	})
}

// leave keeps what was typed before the store is closed, and waits for it.
func (s *sheet) leave() error {
	s.form.Close()
	if !s.form.Dirty() {
		return nil
	}
	return s.draft.KeepNow(s.asDraft())
}

func (s *sheet) discard() {
	dirty, kept := s.form.Dirty(), s.asDraft()
	s.close()
	s.draft.Drop(func() {
		if dirty {
			s.p.Nav.Say("Draft discarded: "+kept.Title, func() {
				s.draft.KeepAgain(kept, func(err error) {
					if err != nil {
						s.p.Nav.Fail(err)
						return
					}
					s.p.Nav.Refresh()
				})
			})
		}
		s.p.Nav.Refresh()
	})
}

// save runs work in the background; then the sheet closes and said stands on the screen, with a way back.
func (s *sheet) save(work func(context.Context) error, said string) {
	if s.busy {
		return
	}
	s.busy = true
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (struct{}, error) { return struct{}{}, work(ctx) },
		func(_ struct{}, err error) {
			s.busy = false
			var wrong people.FieldError
			switch {
			case errors.As(err, &wrong):
				s.form.SetErrors(err)
			case err != nil:
				s.keep(nil)
				s.p.Nav.Fail(err)
			default:
				s.close()
				s.draft.Drop(nil)
				s.p.Nav.Say(said, s.p.Undo)
				s.p.Nav.Refresh()
			}
		})
}

package logui

import (
	"context"
	"encoding/json"

	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/unsaved"
)

// sheet is a dialog with a form whose draft is kept: an event, a review.
type sheet struct {
	*unsaved.Open
	p       Parts
	id      string // of what the form is about; it goes into the draft
	version int
	form    *kit.Form
	made    map[string]string               // ids of what the save makes, by employer and what it is
	added   map[employers.EmployerID]string // names of employers that the register does not have yet
}

// newSheet makes one; title is that of its draft, gone is called once it has closed.
func newSheet(p Parts, id string, version int, title func() string, draft *unsaved.Keeper, gone func()) *sheet {
	s := &sheet{p: p, id: id, version: version}
	s.Open = &unsaved.Open{Run: p.Run, Nav: p.Nav, Keeper: draft, Gone: gone, Draft: func() nav.Draft {
		data, _ := json.Marshal(sheetDraft{s.id, s.version, s.form.MarshalDraft(), s.made, s.added}) // plain values always have a JSON form
		return nav.Draft{Title: title(), At: p.Now(), Data: data}
	}}
	return s
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

// show opens the form, filled by fill; save is called when all is valid.
func (s *sheet) show(spec kit.DialogSpec, fill, save func(), parts ...kit.Part) {
	s.form = kit.NewForm(s.p.Run, save, parts...)
	s.Form = s.form
	if s.p.Pause > 0 {
		s.form.PauseAfter(s.p.Pause)
	}
	s.form.OnPause(func([]byte) { s.Keep(nil) })
	s.form.Fill(fill)
	spec.Body, spec.Cancel, spec.OnCancel = s.form, "Close, keep draft", s.LeaveAndSay
	spec.Extra = append(spec.Extra, kit.NewButton(kit.Outline, "Discard", s.Discard).Plain())
	spec.Note = kit.AtLeast(110, 0, s.Keeper.Said())
	s.Dialog = kit.ShowDialog(s.p.canvas(), spec)
}

// restore puts a draft's fields back.
func (s *sheet) restore(d sheetDraft) {
	s.made, s.added = d.Made, d.Added
	if err := s.form.RestoreDraft(d.Fields); err != nil {
		s.p.Nav.Fail(err)
		return
	}
	s.Keeper.Resumed()
}

// save runs write in the background; then the sheet closes and said stands on the screen, with a way back. newer may be nil.
func (s *sheet) save(write func(context.Context) error, newer func(context.Context) (*unsaved.Newer, error), said string) {
	s.Save(unsaved.Save{Write: write, Newer: newer, Done: func() { s.p.Nav.Say(said, s.p.Undo) }})
}

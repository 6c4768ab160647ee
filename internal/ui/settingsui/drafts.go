package settingsui

import (
	"encoding/json"

	"jobwright/internal/custody"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/unsaved"
)

// The forms of the page that keep drafts. Forms with nothing but passphrases, and those that only start something, keep none.
const (
	personDraft = "person"
	leaveDraft  = "leave"
	rateDraft   = "rate"
)

// draftData is what a draft of a form holds. With the version, a draft taken up late notices that its record has
// changed meanwhile; 0 = something new.
type draftData struct {
	Version int             `json:"version"`
	Fields  json.RawMessage `json:"fields"`
}

// keeping is how a question keeps what is typed in it.
type keeping struct {
	keep    *unsaved.Keeper
	version int
	title   func() string
	fields  json.RawMessage // of the draft taken up again; nil = none
}

// keeping makes the draft of a form: of a stored record, or of something new where the key is empty.
func (s *Page) keeping(form, key string, version int, title func() string) *keeping {
	k := &keeping{version: version, title: title, keep: unsaved.New(s.p.Drafts, s.p.Run, form, key)}
	if key == "" {
		k.keep = unsaved.NewThing(s.p.Drafts, s.p.Run, form)
	}
	return k
}

// again is a draft that is taken up again.
type again struct {
	nav.Draft
	draftData
}

// keepingOn goes on with a draft.
func (s *Page) keepingOn(d again, title func() string) *keeping {
	return &keeping{version: d.Version, title: title, fields: d.Fields, keep: unsaved.New(s.p.Drafts, s.p.Run, d.Form, d.Key)}
}

// asked is the open form of a question that keeps a draft.
type asked struct {
	page *Page
	form *kit.Form
	how  *keeping
}

func (a *asked) draft() nav.Draft {
	data, _ := json.Marshal(draftData{Version: a.how.version, Fields: a.form.MarshalDraft()}) // plain values always have a JSON form
	return nav.Draft{Title: a.how.title(), At: a.page.p.Now(), Data: data}
}

// begin starts keeping, from what a draft holds where there is one.
func (a *asked) begin() {
	a.page.asked = a
	if a.how.fields != nil {
		if err := a.form.RestoreDraft(a.how.fields); err != nil {
			a.page.p.Nav.Fail(err)
		}
		a.how.keep.Resumed()
	}
	if a.page.p.Pause > 0 {
		a.form.PauseAfter(a.page.p.Pause)
	}
	a.form.OnPause(func([]byte) {
		if a.form.Dirty() {
			a.how.keep.Keep(a.draft(), nil)
		}
	})
}

// end stops keeping; the form has closed.
func (a *asked) end() {
	a.form.Close()
	if a.page.asked == a {
		a.page.asked = nil
	}
}

// leave is what Escape and the closing buttons do: what was typed is kept.
func (a *asked) leave() {
	a.end()
	if !a.form.Dirty() {
		return
	}
	a.how.keep.Keep(a.draft(), func() { a.page.p.Nav.Say("Draft kept. It stands on Today, under Not finished.", nil) })
}

// discard forgets what was typed, with a way back.
func (a *asked) discard() {
	a.end()
	dirty, d, n := a.form.Dirty(), a.draft(), a.page.p.Nav
	a.how.keep.Drop(func() {
		if dirty {
			n.Say("Draft discarded: "+d.Title, func() {
				a.how.keep.KeepAgain(d, func(err error) {
					if err != nil {
						n.Fail(err)
						return
					}
					n.Say("The draft is back. It stands on Today, under Not finished.", nil)
				})
			})
		}
	})
}

// shut closes the dialog of a form for something else; what was typed in it is kept.
func (s *Page) shut(d *kit.Dialog) {
	d.Close()
	if s.asked != nil {
		s.asked.leave()
	}
}

// keepNow writes the draft of an open form at once, because the store is closed next.
func (s *Page) keepNow() error {
	a := s.asked
	if a == nil {
		return nil
	}
	a.end()
	if !a.form.Dirty() {
		return nil
	}
	return a.how.keep.KeepNow(a.draft())
}

// FormNames are the forms whose drafts are opened here.
func (s *Page) FormNames() []string {
	return []string{personDraft, leaveDraft, rateDraft, serviceDraft, programmeDraft, weightsDraft, privacyDraft}
}

// resumer is a section that opens drafts of its forms.
type resumer interface{ resume(again) }

// OpenDraft goes to the section of a draft and opens its form as it was left.
func (s *Page) OpenDraft(d nav.Draft) {
	a := again{Draft: d}
	if err := json.Unmarshal(d.Data, &a.draftData); err != nil {
		s.p.Nav.Fail(err)
		return
	}
	id := "team"
	switch d.Form {
	case rateDraft:
		id = "rates"
	case serviceDraft, programmeDraft, weightsDraft, privacyDraft:
		id = d.Form
	}
	s.open(id)
	if r, ok := s.chosen.part.(resumer); ok && s.chosen.id == id {
		r.resume(a)
	}
}

// resume opens the draft of a person or of their leave, once it is known who is on the list.
func (t *team) resume(d again) {
	read(t.page, &t.resuming, t.read, func(r teamRead) {
		t.show(r)
		m, known := t.find(people.StaffID(d.Key))
		lead := t.page.may(people.ManageStaff)
		own := d.Form == leaveDraft && m.me && !t.page.p.Custodian.ReadOnly()
		switch {
		case !lead && !own:
			t.page.p.Nav.Fail(people.Denied{Act: people.ManageStaff})
		case known && d.Form == leaveDraft:
			t.askAway(m, func(title func() string) *keeping { return t.page.keepingOn(d, title) })
		case known || d.Form == personDraft && d.Version == 0:
			m.lead = lead
			m.Staff.Version = d.Version
			t.askPerson(m, func(title func() string) *keeping { return t.page.keepingOn(d, title) })
		default:
			t.page.p.Nav.Fail(&custody.Refusal{What: "The person of this draft is not on the list any more.", Do: "You can discard the draft on Today."})
		}
	})
}

// resume opens the draft of a new amount, once the amounts are known.
func (r *rates) resume(d again) {
	read(r.page, &r.resuming, r.page.p.Rates.Rates, func(list []Rate) {
		r.show(list)
		if !r.page.may(people.ChangeRates) {
			r.page.p.Nav.Fail(people.Denied{Act: people.ChangeRates})
			return
		}
		r.ask(func(title func() string) *keeping { return r.page.keepingOn(d, title) })
	})
}

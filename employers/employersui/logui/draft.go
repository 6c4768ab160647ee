package logui

import (
	"cmp"
	"context"
	"encoding/json"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/nav"
)

// formName is the name of the contact form in drafts.
const formName = "contact"

// draftData is what a draft of the form holds. With the version, a draft taken up late notices that the contact has
// changed meanwhile; with the ids, that a new one was saved after all.
type draftData struct {
	ID      employers.ContactID  `json:"id"`
	Version int                  `json:"version"`
	Step    employers.NextStepID `json:"step,omitempty"`
	Logged  string               `json:"logged"` // the day of logging of a new one
	Made    map[string]string    `json:"made,omitempty"`
	Extra   json.RawMessage      `json:"extra"`
	Fields  json.RawMessage      `json:"fields"`
}

// extraData is what the form holds beside its fields.
type extraData struct {
	New     map[employers.EmployerID]string     `json:"new,omitempty"` // names of employers that were added
	People  []personDraft                       `json:"people,omitempty"`
	Others  map[employers.EmployerID]otherDraft `json:"others,omitempty"`
	Stays   map[employers.EmployerID]bool       `json:"stays,omitempty"`
	NotDone bool                                `json:"not_done,omitempty"`
}

// otherDraft is whom one met at a further employer.
type otherDraft struct {
	Met    string        `json:"met"`
	People []personDraft `json:"people,omitempty"`
}

// extras is what the form holds beside its fields, as JSON.
func (f *contactForm) extras() string {
	x := extraData{New: map[employers.EmployerID]string{}, People: f.met.draft(), Others: map[employers.EmployerID]otherDraft{},
		Stays: map[employers.EmployerID]bool{}, NotDone: f.notDone}
	for _, e := range f.named() {
		p := f.party(e)
		if p.fresh {
			x.New[e] = p.page.Employer.Name
		}
		if f.stays[e] {
			x.Stays[e] = true
		}
		if m := f.metAt(e); m != f.met && m.many.Draft() != "" {
			x.Others[e] = otherDraft{m.many.Draft(), m.draft()}
		}
	}
	b, _ := json.Marshal(x) // plain values always have a JSON form
	return string(b)
}

// restoreExtras puts back what the fields refer to; the fields come after it.
func (f *contactForm) restoreExtras(raw json.RawMessage) error {
	var x extraData
	if err := json.Unmarshal(raw, &x); err != nil {
		return err
	}
	for e, name := range x.New {
		f.putEmployer(e, name)
	}
	f.met.restore(x.People)
	f.notDone = x.NotDone
	for e := range x.Stays {
		f.stays[e] = true
	}
	for e, o := range x.Others {
		f.read(e, func(*party) {})
		m := f.party(e).met
		m.restore(o.People)
		m.many.SetDraft(o.Met)
	}
	return nil
}

// FormNames are the forms whose drafts are opened here.
func (l *Logger) FormNames() []string { return []string{formName} }

// OpenDraft opens the form as it was left.
func (l *Logger) OpenDraft(d nav.Draft) {
	var data draftData
	if err := json.Unmarshal(d.Data, &data); err != nil {
		l.p.Nav.Fail(err)
		return
	}
	l.show(func(ctx context.Context) (start, error) {
		if data.Version > 0 {
			s, err := l.stored(ctx, data.ID)
			s.contact.Version = data.Version
			return s, err
		}
		s, err := l.begin(ctx, nil, data.Step)
		if people.IsGone(err) { // the step was deleted since: what was typed is there all the same
			s, err = l.begin(ctx, nil, "")
		}
		s.contact.ID = data.ID
		_ = s.contact.LoggedOn.UnmarshalText([]byte(data.Logged)) // an older draft has none: logged today
		return s, err
	}, l.keeper(d.Key), func(f *contactForm) {
		for what, id := range data.Made {
			f.made[what] = id
		}
		if err := f.restore(data); err != nil {
			l.p.Nav.Fail(err)
			return
		}
		f.Keeper.Resumed()
		f.showSaid()
	})
}

func (f *contactForm) restore(data draftData) error {
	if err := f.restoreExtras(data.Extra); err != nil {
		return err
	}
	f.defaultPurpose = "-" // what the draft says holds, also where it is nothing
	err := f.form.RestoreDraft(data.Fields)
	f.moves = nil
	f.follows.Objects = nil
	f.refresh()
	return err
}

// asDraft is the form as it stands.
func (f *contactForm) asDraft() nav.Draft {
	for i, e := range f.named() { // what a save would make has its ids from now on
		f.idFor(e, "step")
		if i > 0 {
			f.idFor(e, "contact")
		}
	}
	data, _ := json.Marshal(draftData{ID: f.was.ID, Version: f.was.Version, Step: f.start.step.ID, Logged: f.was.LoggedOn.String(), Made: f.made,
		Extra: json.RawMessage(f.extras()), Fields: f.form.MarshalDraft()}) // plain values always have a JSON form
	title := "Contact"
	if words := cmp.Or(f.employer.Text(), f.employer.Unmatched()); words != "" {
		title += ", " + words
	}
	return nav.Draft{Title: title, At: f.l.p.Now(), Data: data}
}

func (f *contactForm) dirty() bool { return f.form.Dirty() || f.extras() != f.extra }

// keep keeps the draft in the background.
func (f *contactForm) keep() {
	if f.dirty() {
		f.showSaid()
	}
	f.Keep(nil)
}

// showSaid gives the word about the draft its place in the foot.
func (f *contactForm) showSaid() {
	if said := f.Keeper.Said(); said.Hidden {
		said.Show()
		f.relayout()
		f.foot.Refresh()
	}
}

package logui

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// Two lines of the list of people stand for nobody: a call that nobody answered, and a letter to no one in particular.
const (
	nobody  = "nobody"
	unnamed = "unnamed"
)

var nobodies = []kit.Option{{ID: nobody, Title: "Nobody, no answer"}, {ID: unnamed, Title: "Nobody in particular"}}

// metPicker is the field for whom one met at one employer. It asks of each whether they can hire, where nobody knows.
type metPicker struct {
	many    *kit.ManySelect
	known   map[employers.PersonID]employers.ContactPerson
	fresh   map[employers.PersonID]bool              // added here
	hires   map[employers.PersonID]employers.CanHire // answered here
	options atomic.Pointer[[]kit.Option]             // the search runs off the screen's goroutine
	reading atomic.Pointer[chan struct{}]            // closed once the people of the chosen employer are known; nil = they are
	changed func()
}

func (f *contactForm) newMetPicker() *metPicker {
	m := &metPicker{known: map[employers.PersonID]employers.ContactPerson{}, fresh: map[employers.PersonID]bool{},
		hires: map[employers.PersonID]employers.CanHire{}, changed: func() {}}
	m.many = kit.NewManySelect(f.l.p.Run, m.find).Example("Type a name", "Somebody else too").Offer("Add “%s”", m.add).Line(m.line)
	m.many.OnChange(m.settle)
	m.setPeople(nil, false)
	return m
}

// find waits for the people of the employer: a name typed fast must not become somebody new.
func (m *metPicker) find(ctx context.Context, words string) ([]kit.Option, error) {
	if known := m.reading.Load(); known != nil {
		select {
		case <-*known:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return kit.FindIn(*m.options.Load())(ctx, words)
}

// await lets the search wait until the people are known.
func (m *metPicker) await() {
	if m.reading.Load() == nil {
		known := make(chan struct{})
		m.reading.Store(&known)
	}
}

// arrived ends the wait.
func (m *metPicker) arrived() {
	if known := m.reading.Swap(nil); known != nil {
		close(*known)
	}
}

// setPeople offers the people of an employer; where it is another one than before, whoever was chosen there is taken away.
func (m *metPicker) setPeople(list []employers.ContactPerson, another bool) {
	for known := range m.known {
		if !m.fresh[known] {
			delete(m.known, known)
		}
	}
	var options []kit.Option
	for _, p := range list {
		if p.Deleted {
			continue
		}
		m.known[p.ID] = p
		if p.LeftOn.IsZero() {
			options = append(options, personOption(p))
		}
	}
	options = append(options, nobodies...)
	m.options.Store(&options)
	m.arrived()
	stay := slices.DeleteFunc(m.many.Values(), func(o kit.Option) bool {
		_, known := m.known[employers.PersonID(o.ID)]
		return !known && o.ID != nobody && o.ID != unnamed
	})
	if another && len(stay) != len(m.many.Values()) {
		m.many.SetValues(stay)
	}
	m.many.Redraw()
}

func personOption(p employers.ContactPerson) kit.Option {
	return kit.Option{ID: string(p.ID), Title: p.Name, Note: p.Role}
}

// add takes somebody new; they are stored with the contact.
func (m *metPicker) add(words string) {
	p := employers.ContactPerson{ID: employers.PersonID(id.New()), Name: text.Capital(strings.TrimSpace(words))}
	m.known[p.ID], m.fresh[p.ID] = p, true
	m.many.Add(personOption(p))
}

// settle keeps "nobody" and people apart: the newest choice holds.
func (m *metPicker) settle() {
	all := m.many.Values()
	if n := len(all); n > 1 {
		last := all[n-1]
		keep := slices.DeleteFunc(all, func(o kit.Option) bool { return isNobody(o.ID) != isNobody(last.ID) || isNobody(o.ID) && o != last })
		if len(keep) != n {
			m.many.SetValues(keep)
			return
		}
	}
	m.changed()
}

func isNobody(option string) bool { return option == nobody || option == unnamed }

// people are those whom one met; none where nobody answered.
func (m *metPicker) people() []employers.ContactPerson {
	var met []employers.ContactPerson
	for _, o := range m.many.Values() {
		if isNobody(o.ID) {
			continue
		}
		p, known := m.known[employers.PersonID(o.ID)]
		if !known { // somebody who is not listed any more, or not read yet
			p = employers.ContactPerson{ID: employers.PersonID(o.ID), Name: o.Title}
		}
		if said, asked := m.hires[p.ID]; asked {
			p.CanHire = said
		}
		met = append(met, p)
	}
	return met
}

// noAnswer says that nobody answered.
func (m *metPicker) noAnswer() bool { return m.many.Has(nobody) }

// changedPeople are those to be stored with the contact: new ones, and those of whom it was said for the first time
// whether they can hire.
func (m *metPicker) changedPeople(of employers.EmployerID) []*employers.ContactPerson {
	var list []*employers.ContactPerson
	for _, p := range m.people() {
		if m.fresh[p.ID] || p.CanHire != m.known[p.ID].CanHire {
			p.Employer = of
			list = append(list, &p)
		}
	}
	return list
}

var hireAnswers = []employers.CanHire{employers.Hires, employers.DoesntHire, ""}

// line says under a person's name whether they can hire, and asks where that is not known.
func (m *metPicker) line(o kit.Option) fyne.CanvasObject {
	p, known := m.known[employers.PersonID(o.ID)]
	switch {
	case !known:
		return nil
	case p.CanHire == employers.Hires:
		return kit.Row(1.5, kit.NewIcon("check", theme.Fits).Sized(14), kit.NewText("Can hire").Sized(theme.Caption).Tone(theme.Quiet))
	case p.CanHire == employers.DoesntHire:
		return caption("Cannot hire")
	}
	answers := kit.NewChoiceChips("Can "+p.Name+" hire?", []string{"Yes", "No", "Not known"}, func(i int) {
		if i < 0 {
			i = 2
		}
		m.hires[p.ID] = hireAnswers[i]
		m.changed()
	})
	answers.Choose(slices.Index(hireAnswers, m.hires[p.ID]))
	return kit.Column(1, caption("Can they hire?"), answers)
}

func caption(words string) *kit.Text {
	return kit.NewText(words).Sized(theme.Caption).Tone(theme.Quiet).Wrap()
}

// personDraft is what a draft holds of somebody who was added, or asked about.
type personDraft struct {
	ID    employers.PersonID `json:"id"`
	Name  string             `json:"name,omitempty"` // of a new one
	Hires *employers.CanHire `json:"hires,omitempty"`
}

func (m *metPicker) draft() (list []personDraft) {
	for _, o := range m.many.Values() {
		who := employers.PersonID(o.ID)
		d := personDraft{ID: who}
		if m.fresh[who] {
			d.Name = m.known[who].Name
		}
		if said, asked := m.hires[who]; asked {
			d.Hires = &said
		}
		if d.Name != "" || d.Hires != nil {
			list = append(list, d)
		}
	}
	return list
}

func (m *metPicker) restore(list []personDraft) {
	for _, d := range list {
		if d.Name != "" {
			m.known[d.ID], m.fresh[d.ID] = employers.ContactPerson{ID: d.ID, Name: d.Name}, true
		}
		if d.Hires != nil {
			m.hires[d.ID] = *d.Hires
		}
	}
	m.many.Redraw()
}

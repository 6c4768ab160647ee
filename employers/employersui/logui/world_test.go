package logui

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
)

// world is a register and a contact log in memory.
type world struct {
	list     []employers.Employer
	people   []employers.ContactPerson
	touches  map[employers.EmployerID][]employers.Touch
	contacts []employers.Contact
	steps    []employers.NextStep
	events   []employers.Event
	reviews  []employers.ContactReview
	freq     employers.Frequency
	saves    []employers.Logged
	codes    people.Codes
	asked    []people.StaffID // whose item 17 was asked for
	fail     error            // every save fails with it
	slow     chan struct{}    // saves wait until it is closed; nil = they do not
}

func (w *world) employer(id employers.EmployerID) (e employers.Employer, ok bool) {
	at := slices.IndexFunc(w.list, func(e employers.Employer) bool { return e.ID == id })
	if at < 0 {
		return e, false
	}
	return w.list[at], true
}

func (w *world) Employer(_ context.Context, id employers.EmployerID) (employers.Employer, error) {
	e, ok := w.employer(id)
	if !ok {
		return e, gone{}
	}
	return e, nil
}

func (w *world) EmployerPage(_ context.Context, id employers.EmployerID) (employers.Page, error) {
	e, ok := w.employer(id)
	if !ok {
		return employers.Page{}, gone{}
	}
	p := employers.Page{Employer: e, Recent: w.touches[id]}
	for _, c := range w.people {
		if c.Employer == id {
			p.People = append(p.People, c)
		}
	}
	return p, nil
}

func (w *world) FindEmployers(_ context.Context, words string, limit int) (out []employers.Listed, err error) {
	for _, e := range w.list {
		digits := text.Digits(words)
		if text.Matches(e.Name, words) || len(digits) > 3 && strings.Contains(text.Digits(e.Phone), digits) {
			out = append(out, employers.Listed{ID: e.ID, Name: e.Name, Town: e.Town})
		}
	}
	return out[:min(limit, len(out))], nil
}

func (w *world) NextStep(_ context.Context, id employers.NextStepID) (employers.NextStep, error) {
	for _, n := range w.steps {
		if n.ID == id {
			return n, nil
		}
	}
	return employers.NextStep{}, gone{}
}

func (w *world) Contact(_ context.Context, id employers.ContactID) (employers.Contact, error) {
	for _, c := range w.contacts {
		if c.ID == id && !c.Deleted {
			return c, nil
		}
	}
	return employers.Contact{}, gone{}
}

func (w *world) SaveContacts(_ context.Context, l employers.Logged) error {
	if w.fail != nil {
		return w.fail
	}
	for _, c := range l.Contacts {
		if now, err := w.Contact(context.Background(), c.ID); err == nil && c.Version > 0 && now.Version != c.Version {
			return errChanged
		}
	}
	if w.slow != nil {
		<-w.slow
	}
	w.write(l)
	return nil
}

func (w *world) write(l employers.Logged) {
	w.saves = append(w.saves, l)
	for _, e := range l.Employers {
		e.Version++
		w.list = append(w.list, *e)
	}
	for _, p := range l.People {
		p.Version++
		w.people = slices.DeleteFunc(w.people, func(o employers.ContactPerson) bool { return o.ID == p.ID })
		w.people = append(w.people, *p)
	}
	for _, c := range l.Contacts {
		c.Version++
		w.contacts = slices.DeleteFunc(w.contacts, func(o employers.Contact) bool { return o.ID == c.ID })
		w.contacts = append(w.contacts, *c)
	}
	for _, n := range l.Steps {
		w.steps = append(w.steps, *n)
	}
	for e, stage := range l.Stages {
		for i := range w.list {
			if w.list[i].ID == e {
				w.list[i].Stage = stage
			}
		}
	}
}

func (w *world) DeleteContact(_ context.Context, id employers.ContactID, _ int) error {
	for i := range w.contacts {
		if w.contacts[i].ID == id {
			w.contacts[i].Deleted = true
		}
	}
	return w.fail
}

func (w *world) ContactsOf(_ context.Context, who people.StaffID, from, to day.Date) (out []employers.WeekContact, err error) {
	for _, c := range w.contacts {
		if c.Deleted || c.Specialist != who || c.On.Before(from) || to.Before(c.On) {
			continue
		}
		e, _ := w.employer(c.Employer)
		row := employers.WeekContact{Contact: c, Employer: e.Name}
		for _, p := range w.people {
			if slices.Contains(c.Met, p.ID) {
				row.Met = append(row.Met, p.Name)
			}
		}
		for _, ch := range w.codes("contact_channels") {
			if ch.Code == c.Channel {
				row.Counts = employers.Counts(c, ch, w.people)
			}
		}
		out = append(out, row)
	}
	slices.SortStableFunc(out, func(a, b employers.WeekContact) int { return cmp.Compare(a.Contact.On.String(), b.Contact.On.String()) })
	return out, nil
}

func (w *world) Item17(_ context.Context, who people.StaffID, from, to day.Date) (employers.Frequency, error) {
	w.asked = append(w.asked, who)
	f := w.freq
	if f.Target == 0 {
		f.Target = 6
	}
	f.From, f.To = from, to
	return f, nil
}

func (w *world) Event(_ context.Context, id employers.EventID) (employers.Event, error) {
	for _, e := range w.events {
		if e.ID == id && !e.Deleted {
			return e, nil
		}
	}
	return employers.Event{}, gone{}
}

func (w *world) LoggedAt(_ context.Context, id employers.EventID) (at []employers.EmployerID, err error) {
	for _, c := range w.contacts {
		if c.Event == id && !c.Deleted {
			at = append(at, c.Employer)
		}
	}
	return at, nil
}

func (w *world) live() []employers.Event {
	return slices.DeleteFunc(slices.Clone(w.events), func(e employers.Event) bool { return e.Deleted })
}

func (w *world) Events(_ context.Context, o employers.Order) ([]employers.Event, error) {
	all := w.live()
	slices.SortStableFunc(all, func(a, b employers.Event) int { return cmp.Compare(b.On.String(), a.On.String()) })
	from := min(o.Offset, len(all))
	limit := o.Limit
	if limit == 0 {
		limit = 100
	}
	return all[from:min(from+limit, len(all))], nil
}

func (w *world) CountEvents(context.Context) (int, error) { return len(w.live()), nil }

func (w *world) SaveEvent(_ context.Context, e *employers.Event, l employers.Logged) error {
	if err := errors.Join(w.fail, e.Validate()); err != nil {
		return err
	}
	if now, err := w.Event(context.Background(), e.ID); err == nil && now.Version != e.Version {
		return errChanged
	}
	e.Version++
	w.events = slices.DeleteFunc(w.events, func(o employers.Event) bool { return o.ID == e.ID })
	w.events = append(w.events, *e)
	w.write(l)
	return nil
}

func (w *world) DeleteEvent(_ context.Context, id employers.EventID, _ int) error {
	for i := range w.events {
		if w.events[i].ID == id {
			w.events[i].Deleted = true
		}
	}
	return w.fail
}

func (w *world) Reviews(_ context.Context, who people.StaffID, from, to day.Date) (out []employers.ContactReview, err error) {
	for _, r := range w.reviews {
		if r.Staff == who && !r.Deleted && !r.Week.Before(from) && !to.Before(r.Week) {
			out = append(out, r)
		}
	}
	return out, nil
}

func (w *world) SaveContactReview(_ context.Context, r *employers.ContactReview) error {
	if err := errors.Join(w.fail, r.Validate()); err != nil {
		return err
	}
	r.Version++
	w.reviews = slices.DeleteFunc(w.reviews, func(o employers.ContactReview) bool { return o.ID == r.ID && r.ID != "" })
	w.reviews = append(w.reviews, *r)
	return nil
}

var errChanged = errors.New("changed by somebody else meanwhile")

// gone is what the store says of a record that is no longer there.
type gone struct{}

func (gone) Error() string { return "This record is no longer there." }

// Gone implements what people.IsGone asks for.
func (gone) Gone() bool { return true }

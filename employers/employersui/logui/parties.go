package logui

import (
	"context"
	"errors"
	"slices"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
)

// party is one employer of the form.
type party struct {
	page    employers.Page
	fresh   bool           // added here, not stored yet
	read    bool           // the page is there
	failed  bool           // the page could not be read: the employer may be gone
	met     *metPicker     // for further employers
	waiting []func(*party) // who asked for it while it was on its way
}

// party is what the form knows of an employer: nothing yet where it has not been asked for.
func (f *contactForm) party(e employers.EmployerID) *party {
	if p, known := f.parties[e]; known {
		return p
	}
	return &party{met: f.newMetPicker()}
}

// employerChosen shows what is known about the employer, once it has been read. Whom one met at the one before goes at once.
func (f *contactForm) employerChosen() {
	o, ok := f.employer.Value()
	if !ok {
		f.met.arrived()
		f.refresh()
		return
	}
	chosen := employers.EmployerID(o.ID)
	if f.current != "" && f.current != chosen {
		f.met.setPeople(nil, true)
	}
	f.current = chosen
	f.met.await()
	f.read(chosen, func(p *party) {
		if f.first() != chosen {
			return
		}
		if p.failed {
			f.met.arrived()
			f.employerField.SetWrong(unreadWords(o.Title))
		} else {
			f.met.setPeople(p.page.People, false)
		}
		f.suggestPurpose()
		f.refresh()
	})
}

// othersChosen reads those of the further employers that are not known yet.
func (f *contactForm) othersChosen() {
	for _, o := range f.others.Values() {
		f.read(employers.EmployerID(o.ID), func(p *party) {
			if p.failed && f.others.Has(o.ID) {
				f.form.Field("others").SetWrong(unreadWords(o.Title))
			}
			f.refresh()
		})
	}
	f.refresh()
}

// read gives an employer of the form to then, from the store where it is not there yet. One that could not be read is
// asked for again.
func (f *contactForm) read(e employers.EmployerID, then func(*party)) {
	p, known := f.parties[e]
	switch {
	case known && p.read:
		then(p)
		return
	case known && !p.failed:
		p.waiting = append(p.waiting, then)
		return
	case !known:
		p = f.party(e)
		p.met.changed = f.others.Redraw
		f.parties[e] = p
	}
	p.failed, p.waiting = false, []func(*party){then}
	task.Go(context.Background(), f.l.p.Run, func(ctx context.Context) (employers.Page, error) {
		return f.l.p.Register.EmployerPage(ctx, e)
	}, func(page employers.Page, err error) {
		if f.l.form != f || f.l.closed {
			f.met.arrived() // the search waits for nobody any more
			return
		}
		if p.failed = err != nil; !p.failed {
			p.page, p.read = page, true
			p.met.setPeople(page.People, false)
		}
		waiting := p.waiting
		p.waiting = nil
		for _, then := range waiting {
			then(p)
		}
	})
}

// waitsToSave says that an employer of the form is still being read: saving goes on once it is there, because only then it
// is known whom one may have met and whether the employer may be contacted.
func (f *contactForm) waitsToSave(another bool) bool {
	for _, o := range f.options() {
		p, known := f.parties[employers.EmployerID(o.ID)]
		if !known || p.read || p.failed {
			continue
		}
		f.form.SetErrors(sentence("One moment: " + o.Title + " is still being read. The contact is saved as soon as that is done."))
		if !f.queued {
			f.queued = true
			p.waiting = append(p.waiting, func(*party) {
				f.queued = false
				if f.form.Validate() {
					f.save(another)
				}
			})
		}
		return true
	}
	return false
}

// unread is what is wrong where an employer of the form could not be read; nil for nothing.
func (f *contactForm) unread() error {
	var errs []error
	for _, o := range f.options() {
		if !f.party(employers.EmployerID(o.ID)).failed {
			continue
		}
		field := "others"
		if o.ID == string(f.first()) {
			field = "employer_ref"
		}
		errs = append(errs, people.FieldError{Field: field, Message: unreadWords(o.Title)})
	}
	return errors.Join(errs...)
}

func unreadWords(name string) string {
	return name + " could not be read: it may have been deleted. Please take it away, or choose it once more."
}

// options are the employers that the form names, the first one first, with their names.
func (f *contactForm) options() []kit.Option {
	var all []kit.Option
	if o, ok := f.employer.Value(); ok {
		all = append(all, o)
	}
	for _, o := range f.others.Values() {
		if !slices.ContainsFunc(all, func(have kit.Option) bool { return have.ID == o.ID }) {
			all = append(all, o)
		}
	}
	return all
}

// named are the ids of these employers.
func (f *contactForm) named() []employers.EmployerID {
	var all []employers.EmployerID
	for _, o := range f.options() {
		all = append(all, employers.EmployerID(o.ID))
	}
	return all
}

// metAt is the field for whom one met at an employer of the form.
func (f *contactForm) metAt(e employers.EmployerID) *metPicker {
	if f.first() == e {
		return f.met
	}
	return f.party(e).met
}

// caution warns of those of some employers that must not be contacted.
func caution(c *kit.Caution, at []employers.Employer) (changed bool) {
	var ids, words []string
	for _, b := range employers.BarredAmong(at...) {
		ids, words = append(ids, string(b.ID)), append(words, b.Words())
	}
	return c.Set(ids, words)
}

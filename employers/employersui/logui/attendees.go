package logui

import (
	"context"
	"slices"

	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/task"
)

// attendees is a field for several employers; new ones are added as they are typed. It reads each employer that is chosen:
// whether it may be contacted, and whether one that was added here has been stored meanwhile.
type attendees struct {
	s       *sheet
	many    *kit.ManySelect
	caution *kit.Caution // nil where it makes no difference
	known   map[employers.EmployerID]employers.Employer
	reading map[employers.EmployerID]bool
	then    func() // what waits until all have been read; nil = nothing
}

// newAttendees makes the field for a form; known are employers that were read already.
func newAttendees(s *sheet, known []employers.Employer) *attendees {
	a := &attendees{s: s, known: map[employers.EmployerID]employers.Employer{}, reading: map[employers.EmployerID]bool{}}
	for _, e := range known {
		a.known[e.ID] = e
	}
	a.many = kit.NewManySelect(s.p.Run, offer.Employers(s.p.Register)).Example("Part of a name, or a phone number", "And another…").Offer("Add “%s”", func(words string) {
		e := employers.Employer{ID: employers.EmployerID(id.New()), Name: words}
		if s.added == nil {
			s.added = map[employers.EmployerID]string{}
		}
		s.added[e.ID], a.known[e.ID] = words, e
		a.many.Add(offer.Employer(e.ID, words, "new"))
	})
	a.many.OnChange(a.chosen)
	return a
}

// cautious warns of those that must not be contacted; words stand beside the tick that confirms it. (facts.md h.7)
func (a *attendees) cautious(words string) *attendees {
	a.caution = kit.NewCaution(words)
	return a
}

func optionsOf(list []employers.Employer) []kit.Option {
	options := make([]kit.Option, len(list))
	for i, e := range list {
		options[i] = offer.Employer(e.ID, e.Name, e.Town)
	}
	return options
}

// chosen reads those that are not known yet.
func (a *attendees) chosen() {
	for _, o := range a.many.Values() {
		e := employers.EmployerID(o.ID)
		if _, known := a.known[e]; known || a.reading[e] {
			continue
		}
		a.reading[e] = true
		task.Go(context.Background(), a.s.p.Run, func(ctx context.Context) (employers.Employer, error) { return a.s.p.Register.Employer(ctx, e) },
			func(got employers.Employer, err error) { a.read(e, got, err) })
	}
	a.warn()
}

// read takes what the register says of an employer. One that was added here and is in the register by now was stored by a
// save that its draft outlived.
func (a *attendees) read(e employers.EmployerID, got employers.Employer, err error) {
	delete(a.reading, e)
	name, added := a.s.added[e]
	switch {
	case err == nil:
		delete(a.s.added, e)
		a.known[e] = got
	case people.IsGone(err) && added:
		a.known[e] = employers.Employer{ID: e, Name: name}
	case people.IsGone(err):
		a.known[e] = employers.Employer{ID: e, Deleted: true}
	default:
		a.then = nil // it is asked for again at the next save
		a.s.p.Nav.Fail(err)
	}
	a.warn()
	if then := a.then; then != nil && len(a.reading) == 0 {
		a.then = nil
		then()
	}
}

func (a *attendees) warn() {
	if a.caution == nil {
		return
	}
	var at []employers.Employer
	for _, o := range a.many.Values() {
		at = append(at, a.known[employers.EmployerID(o.ID)])
	}
	if caution(a.caution, at) && a.s.Dialog != nil {
		a.s.form.Refresh()
		a.s.Dialog.Relayout()
	}
}

// whenRead goes on once every chosen employer has been read.
func (a *attendees) whenRead(then func()) {
	a.chosen()
	if len(a.reading) == 0 {
		if a.allKnown() {
			then()
		}
		return
	}
	a.then = func() {
		if a.allKnown() {
			then()
		}
	}
	a.s.form.SetErrors(sentence("One moment: an employer is still being read. It is saved as soon as that is done."))
}

func (a *attendees) allKnown() bool {
	return !slices.ContainsFunc(a.many.Values(), func(o kit.Option) bool {
		_, known := a.known[employers.EmployerID(o.ID)]
		return !known
	})
}

// confirmed says that all are still there and that nothing is to be confirmed, or that it was; else it says what is to be done.
func (a *attendees) confirmed() bool {
	for _, o := range a.many.Values() {
		if a.known[employers.EmployerID(o.ID)].Deleted {
			a.s.form.SetErrors(people.FieldError{Field: "attendees", Message: o.Title + " is no longer listed. Please take it away."})
			return false
		}
	}
	if a.caution.Confirmed() {
		return true
	}
	a.s.form.SetErrors(sentence("An employer here must not be contacted. Please take it away, or tick the box above if the contact has taken place all the same."))
	a.s.p.canvas().Focus(a.caution.Focus())
	return false
}

// list is the chosen employers, and those of them that the register does not have yet.
func (a *attendees) list() (all []employers.EmployerID, fresh []*employers.Employer) {
	for _, o := range a.many.Values() {
		e := employers.EmployerID(o.ID)
		all = append(all, e)
		if name, is := a.s.added[e]; is {
			fresh = append(fresh, &employers.Employer{ID: e, Name: name, Stage: employers.StageNotMet, Owner: a.s.p.Me().ID})
		}
	}
	return all, fresh
}

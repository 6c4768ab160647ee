package logui

import (
	"context"
	"errors"
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/unsaved"
)

// contact is the contact as the fields have it; the form has checked them.
func (f *contactForm) contact() employers.Contact {
	c := f.was
	c.On, _ = f.on.Value()
	c.Start, _ = readTime(f.begin.Text())
	c.Minutes, _ = readMinutes(f.minutes.Text())
	c.Channel = f.channel()
	purpose, _ := f.purpose.Value()
	outcome, _ := f.outcome.Value()
	specialist, _ := f.specialist.Value()
	c.Purpose, c.Outcome, c.Specialist = purpose.ID, outcome.ID, people.StaffID(specialist.ID)
	c.AlsoFor, c.Signals = ids(f.also.Values()), ids(f.signals.Values())
	c.Heard, c.Note = strings.TrimSpace(f.heard.Text()), strings.TrimSpace(f.note.Text())
	if c.LoggedOn.Before(c.On) && !c.LoggedOn.IsZero() {
		c.LoggedOn = c.On
	}
	for _, s := range f.sections {
		s.Write(&c)
	}
	return c
}

func ids(options []kit.Option) []string {
	var list []string
	for _, o := range options {
		list = append(list, o.ID)
	}
	return list
}

// logged is everything that one save writes.
func (f *contactForm) logged() employers.Logged {
	l := employers.Logged{Label: "contact logged"}
	base := f.contact()
	for i, e := range f.named() {
		if p := f.party(e); p.fresh {
			made := p.page.Employer // a copy: the store writes into what it saves
			l.Employers = append(l.Employers, &made)
		}
		c := base
		if i > 0 {
			c.ID = f.idFor(e, "contact")
		}
		c.Employer, c.Met = e, nil
		met := f.metAt(e)
		for _, who := range met.people() {
			c.Met = append(c.Met, who.ID)
		}
		if met.noAnswer() && c.Outcome == "" {
			c.Outcome = noAnswer
		}
		l.Contacts = append(l.Contacts, &c)
		l.People = append(l.People, met.changedPeople(e)...)
		if f.isNew() {
			l.Steps = append(l.Steps, f.step(e, c))
		}
	}
	if !f.isNew() {
		l.Label = "contact changed"
		return l
	}
	if n := len(l.Contacts); n > 1 {
		l.Label = text.Count(n, "contact", "contacts") + " logged"
	}
	if f.doesStep() && !f.notDone {
		l.Done = append(l.Done, f.start.step.ID)
	}
	for _, m := range f.moves {
		if f.stays[m.employer] {
			continue
		}
		if i := slices.IndexFunc(l.Employers, func(e *employers.Employer) bool { return e.ID == m.employer }); i >= 0 {
			l.Employers[i].Stage = m.to
			continue
		}
		if l.Stages == nil {
			l.Stages = map[employers.EmployerID]string{}
		}
		l.Stages[m.employer] = m.to
	}
	return l
}

// step is what comes next with an employer.
func (f *contactForm) step(e employers.EmployerID, c employers.Contact) *employers.NextStep {
	due, _ := f.due.Value()
	return &employers.NextStep{ID: employers.NextStepID(f.idFor(e, "step")), What: strings.TrimSpace(f.what.Text()), Due: due,
		Owner: c.Specialist, Employer: e, Contact: c.ID}
}

// idFor is the id of something that the save makes for an employer; it stays the same at a second try.
func (f *contactForm) idFor(e employers.EmployerID, what string) employers.ContactID {
	return employers.ContactID(idFor(&f.made, e, what))
}

func (f *contactForm) saveAndAnother() {
	if f.form.Validate() {
		f.save(true)
	}
}

// save stores the contact with all that follows from it.
func (f *contactForm) save(another bool) {
	switch {
	case f.Busy() || f.waitsToSave(another):
		return
	case f.unread() != nil:
		f.form.SetErrors(f.unread())
		return
	case !f.caution.Confirmed():
		f.form.SetErrors(sentence("This employer must not be contacted. Please tick the box above if the contact has taken place all the same."))
		f.l.p.canvas().Focus(f.caution.Focus())
		return
	}
	l := f.logged()
	var further afterwards
	f.Save(unsaved.Save{
		Write: func(ctx context.Context) error {
			if err := f.l.p.Log.SaveContacts(ctx, l); err != nil {
				return err
			}
			further = f.follow(ctx, l.Contacts)
			return nil
		},
		Newer: f.newer(func() { f.save(another) }),
		Done: func() {
			f.l.p.Nav.Say(f.said(l)+further.said, f.l.p.Undo)
			if further.err != nil {
				f.l.p.Nav.Fail(further.err)
			}
			if another {
				f.l.open(nil, "", false, nil)
			}
		},
	})
}

// afterwards is what came of what the sections stored after the contacts.
type afterwards struct {
	said string
	err  error
}

// follow lets the sections store what follows from the contacts. The contacts are stored, whatever comes of that.
func (f *contactForm) follow(ctx context.Context, contacts []*employers.Contact) (out afterwards) {
	for _, s := range f.sections {
		if after, ok := s.(Follower); ok {
			said, err := after.After(ctx, contacts)
			if said != "" {
				out.said += ". " + said
			}
			out.err = errors.Join(out.err, err)
		}
	}
	return out
}

// said is the short message after a save: Logged: Hallam Bakery, in person. Next: bring a proposal, Tue 1 Dec.
func (f *contactForm) said(l employers.Logged) string {
	who := f.employer.Text()
	switch n := len(l.Contacts); {
	case n == 2:
		who += " and 1 other"
	case n > 2:
		who += " and " + text.Count(n-1, "other", "others")
	}
	if !f.isNew() {
		return "Saved: contact with " + who
	}
	words := "Logged: " + who + ", " + f.howWords(l.Contacts[0].Channel)
	if len(l.Steps) > 0 {
		words += ". Next: " + l.Steps[0].What + ", " + text.Near(l.Steps[0].Due, f.l.p.today())
	}
	return words
}

// howWords are the channel within a sentence.
func (f *contactForm) howWords(channel string) string {
	for _, o := range chipChannels {
		if o.ID == channel {
			return strings.ToLower(o.Title)
		}
	}
	return f.l.p.Codes.Label("contact_channels", channel)
}

package slots

import (
	"context"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/employers/employersui/logui"
	"jobwright/internal/day"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// People is what the contact form needs of the store about participants. brokerage.People and the store's names have it.
type People interface {
	Participant(ctx context.Context, id people.ParticipantID) (people.Participant, error)
	FindParticipants(ctx context.Context, name string, limit int) ([]people.Participant, error)
	Permits(ctx context.Context, id people.ParticipantID) ([]people.Permit, error)
	NoteShared(ctx context.Context, s people.Shared) error
}

// Leads is what it needs of the store about leads. brokerage.Leads has it.
type Leads interface {
	SaveLead(ctx context.Context, l *brokerage.Lead, steps ...*employers.NextStep) error
}

// ContactParts are what the section of the contact form is made of.
type ContactParts struct {
	People People
	Leads  Leads
	Me     func() people.Staff
	Now    func() time.Time
	Run    task.Runner
}

// Contact is the section of the form that logs a contact: of whom one spoke by name, with what they allow beside each, and a tick
// that makes a lead of what was heard. It is a logui.Section, Guest, Front and Follower.
type Contact struct {
	p       ContactParts
	host    logui.Host
	who     *kit.ManySelect
	lead    *kit.Checkbox
	was     []people.ParticipantID // of the contact as it is stored
	wasAt   employers.EmployerID   // where they were named
	filled  bool                   // they are shown
	permits map[people.ParticipantID]permits
	leadID  brokerage.LeadID

	wants bool                   // a lead is to be made, as it was when the save began
	names []people.ParticipantID // who is named for the first time, as it was then
}

// permits is what is known of what somebody allows.
type permits struct {
	rows []people.Permit
	read bool
	err  error
}

var (
	_ logui.Section  = (*Contact)(nil)
	_ logui.Guest    = (*Contact)(nil)
	_ logui.Front    = (*Contact)(nil)
	_ logui.Follower = (*Contact)(nil)
)

// NewContact makes the section for one form.
func NewContact(p ContactParts) *Contact {
	s := &Contact{p: p, permits: map[people.ParticipantID]permits{}, leadID: brokerage.LeadID(id.New()), lead: kit.NewCheckbox("Make a lead of what was heard")}
	s.who = kit.NewManySelect(p.Run, s.find).Example("Nobody by name", "And another…").Line(s.line)
	s.who.OnChange(s.chosen)
	return s
}

// sees says that the person's role shows participants by name.
func (s *Contact) sees() bool { return people.Check(s.p.Me().Role, people.ViewParticipants) == nil }

// Hosted implements logui.Guest.
func (s *Contact) Hosted(h logui.Host) { s.host = h }

// Changed implements logui.Guest: what somebody allows may differ from employer to employer and from day to day.
func (s *Contact) Changed() { s.who.Redraw() }

// Front is the tick that makes a lead.
func (s *Contact) Front() []kit.Part {
	return []kit.Part{kit.NewField("make_lead", "Make a lead of what was heard", s.lead).Check(func() error {
		if s.lead.On() && s.host.Heard() == "" {
			return people.FieldError{Field: "make_lead", Message: "Please write above what you heard. It is what the lead says they need."}
		}
		return nil
	})}
}

// Parts implements logui.Section.
func (s *Contact) Parts() []kit.Part {
	if !s.sees() {
		return nil
	}
	return []kit.Part{kit.NewField("participants", "Did you name somebody whom you support?", s.who).Check(s.refused)}
}

// find offers people by the beginning of a name; outside the own caseload nobody's permission is known here.
func (s *Contact) find(ctx context.Context, words string) (options []kit.Option, err error) {
	if words == "" {
		return nil, nil
	}
	found, err := s.p.People.FindParticipants(ctx, words, 20)
	for _, who := range found {
		if who.Version > 0 {
			options = append(options, kit.Option{ID: string(who.ID), Title: who.Name(), Note: who.Town})
		}
	}
	return options, err
}

// Fill shows of whom a stored contact speaks, once their names have been read.
func (s *Contact) Fill(c employers.Contact) {
	s.was, s.wasAt, s.filled = slices.Clone(c.Participants), c.Employer, len(c.Participants) == 0
	if s.filled || !s.sees() {
		return
	}
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (options []kit.Option, err error) {
		for _, p := range c.Participants {
			who, err := s.p.People.Participant(ctx, p)
			if err != nil {
				return nil, err
			}
			options = append(options, kit.Option{ID: string(p), Title: who.Name()})
		}
		return options, nil
	}, func(options []kit.Option, err error) {
		if err == nil { // else the contact keeps whom it names
			s.filled = true
			s.host.Fill(func() {
				for _, o := range s.who.Values() { // of a draft
					if !slices.ContainsFunc(options, func(have kit.Option) bool { return have.ID == o.ID }) {
						options = append(options, o)
					}
				}
				s.who.SetValues(options)
			})
		}
	})
}

// Write puts the people into the contact, and notes what is to be done once it is stored.
func (s *Contact) Write(c *employers.Contact) {
	var now []people.ParticipantID
	if !s.filled {
		now = slices.Clone(s.was)
	}
	for _, o := range s.who.Values() {
		if p := people.ParticipantID(o.ID); !slices.Contains(now, p) {
			now = append(now, p)
		}
	}
	s.wants, s.names = s.lead.On(), nil
	for _, p := range now {
		if !s.named(p) {
			s.names = append(s.names, p)
		}
	}
	c.Participants = now
}

// After makes the lead, and notes to whom people have been named.
func (s *Contact) After(ctx context.Context, contacts []*employers.Contact) (said string, err error) {
	for _, c := range contacts {
		for _, p := range s.names {
			err = errors.Join(err, s.p.People.NoteShared(ctx, people.Shared{Participant: p, Employer: string(c.Employer), Audience: people.ToEmployer, On: c.On, By: c.Specialist,
				What: "named as a candidate in a contact"}))
		}
	}
	if !s.wants || len(contacts) == 0 {
		return "", err
	}
	l := brokerage.LeadFrom(*contacts[0], s.p.Me().ID)
	l.ID = s.leadID
	if e := s.p.Leads.SaveLead(ctx, &l); e != nil {
		return "", errors.Join(err, e)
	}
	return "A lead was made of it", err
}

// chosen reads what those who were chosen allow.
func (s *Contact) chosen() {
	for _, o := range s.who.Values() {
		p := people.ParticipantID(o.ID)
		if _, asked := s.permits[p]; asked {
			continue
		}
		s.permits[p] = permits{}
		task.Go(context.Background(), s.p.Run, func(ctx context.Context) ([]people.Permit, error) {
			return s.p.People.Permits(ctx, p)
		}, func(rows []people.Permit, err error) {
			s.permits[p] = permits{rows: rows, read: true, err: err}
			s.who.Redraw()
			s.relayout()
		})
	}
	s.relayout()
}

func (s *Contact) relayout() {
	if s.host.Relayout != nil {
		s.host.Relayout()
	}
}

// may says whether somebody may be named to all employers of the form, on the day of the contact.
func (s *Contact) may(p people.ParticipantID) (answer people.MayAnswer, at string) {
	on := s.host.On()
	if on.IsZero() {
		on = day.Of(s.p.Now())
	}
	for _, e := range s.host.At() {
		a := people.MayShare(s.permits[p].rows, people.NameCandidate, people.D0, people.Toward{Employer: e.ID}, on)
		if !a.OK {
			return a, e.Title
		}
		if at == "" || a.Until.Before(answer.Until) {
			answer, at = a, e.Title
		}
	}
	return answer, at
}

// line stands under somebody who was chosen: until when they may be named there, or what is missing and where to record it.
func (s *Contact) line(o kit.Option) fyne.CanvasObject {
	p := people.ParticipantID(o.ID)
	known := s.permits[p]
	switch {
	case s.host.At == nil:
		return nil
	case !known.read:
		return page.Small("One moment, what they allow is being read.")
	case known.err != nil:
		return page.Small("What they allow could not be read: " + known.err.Error())
	case len(s.host.At()) == 0:
		return page.Small("Whether they may be named stands here once the employer is chosen.")
	}
	a, at := s.may(p)
	if a.OK {
		return page.Signed("check", theme.Fits, "May be named to "+at+" until "+text.Near(a.Until, day.Of(s.p.Now()))+".")
	}
	if s.named(p) {
		return page.Small("Was named here before. " + a.Missing)
	}
	record := kit.NewButton(kit.Outline, "Record a permission", func() { s.host.Open(may.Permissions(people.ParticipantID(o.ID))) }).Icon("shield").Slim()
	return kit.Column(1.5, page.Signed("stop", theme.Stop, a.Missing), kit.Start(record))
}

// named says that the contact as it is stored names somebody already, to the employer of the form: they were named, whatever holds
// today. With another employer it is another matter.
func (s *Contact) named(p people.ParticipantID) bool {
	elsewhere := func(e kit.Option) bool { return e.ID != string(s.wasAt) }
	return slices.Contains(s.was, p) && !slices.ContainsFunc(s.host.At(), elsewhere)
}

// refused is why the contact may not be saved: it names somebody who has not agreed to that.
func (s *Contact) refused() error {
	for _, o := range s.who.Values() {
		p := people.ParticipantID(o.ID)
		if s.named(p) {
			continue
		}
		switch known := s.permits[p]; {
		case !known.read:
			return typed.Sentence("What " + o.Title + " allows is still being read. Please save once more in a moment.")
		case known.err != nil:
			return typed.Sentence("What " + o.Title + " allows could not be read, so the name stays out. Please take it away, or try again later.")
		}
		if a, _ := s.may(p); !a.OK && len(s.host.At()) > 0 {
			return people.FieldError{Field: "participants", Message: o.Title + " may not be named there. " + a.Missing}
		}
	}
	return nil
}

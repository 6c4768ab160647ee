package logui

import (
	"context"
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/unsaved"
)

// eventChannels are the channels by which a contact at each kind of event counts as made, by EventKinds.
var eventChannels = map[string]string{"workshop": "WORKSHOP", "jobfair": "JOBFAIR", "network": "JOBFAIR", "visit": inPerson, "other": "F2F_OTHER"}

// eventPurposes are what a contact at each kind of event is for.
var eventPurposes = map[string]string{"workshop": "TRAIN", "jobfair": "INTRO", "network": "INTRO", "visit": "LEARN", "other": "INTRO"}

// followForm is the name of the form of the follow-ups in drafts.
const followForm = "event-follow-up"

// followUp asks what comes next with those who came to an event, and gives each a contact and a next step in one go; then,
// which may be nil, fills in what was typed before.
func (s *Events) followUp(e employers.Event, at []employers.Employer, then func(*sheet)) {
	if !s.mayOpen() {
		return
	}
	if s.p.today().Before(e.On) {
		s.p.Nav.Say(e.Title+" is still to come. Contacts are logged once it has taken place.", nil)
		return
	}
	type around struct {
		staff  []people.Staff
		logged []employers.EmployerID
	}
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (a around, err error) {
		if a.staff, err = s.p.Staff.Staff(ctx); err != nil {
			return a, err
		}
		a.logged, err = s.p.Log.LoggedAt(ctx, e.ID)
		return a, err
	}, func(a around, err error) {
		switch {
		case s.closed || s.sheet != nil:
		case err != nil:
			s.p.Nav.Fail(err)
		default:
			who := s.askFollowUp(e, at, a.logged, a.staff)
			if then != nil {
				then(s.sheet)
				for _, done := range a.logged { // by a save that the draft outlived, or by a colleague
					who.many.Remove(string(done))
				}
			}
		}
	})
}

// notLogged are the employers of an event that are still listed and have no contact of it yet.
func notLogged(at []employers.Employer, logged []employers.EmployerID) (left []employers.Employer) {
	for _, e := range at {
		if !e.Deleted && !slices.Contains(logged, e.ID) {
			left = append(left, e)
		}
	}
	return left
}

func (s *Events) askFollowUp(e employers.Event, at []employers.Employer, logged []employers.EmployerID, staff []people.Staff) *attendees {
	s.sheet = newSheet(s.p, string(e.ID), e.Version, func() string { return "Follow-ups, " + e.Title },
		unsaved.New(s.p.Drafts, s.p.Run, followForm, string(e.ID)), func() { s.sheet = nil })
	left := notLogged(at, logged)
	who, what, due := newAttendees(s.sheet, left).cautious("I know, and have a reason to log these contacts"), kit.NewEntry().Limit(500), kit.NewDateField(s.p.today).Chips()
	heard := kit.NewArea(2).Limit(10000)
	var options []kit.Option
	mine := kit.Option{}
	for _, o := range people.Working(staff, s.p.today()) {
		option := kit.Option{ID: string(o.ID), Title: o.Name}
		if o.ID == s.p.Me().ID {
			option.Note = "me"
			mine = option
		}
		options = append(options, option)
	}
	owner := kit.NewSearchSelect(s.p.Run, kit.FindIn(options))
	hint := "Each gets a contact and this next step. Take away who did not come."
	if done := len(logged); done > 0 {
		hint = text.Count(done, "employer is", "employers are") + " logged already. " + hint
	}
	channel := s.p.Codes.Label("contact_channels", eventChannels[e.Kind])
	s.sheet.show(kit.DialogSpec{Title: "Contacts and follow-ups", Sub: e.Title + ", " + text.Near(e.On, s.p.today()) + ". Logged as: " + channel + ".", Wide: 660, Main: "Log them all",
		Focus: what.Focus()},
		func() {
			who.many.SetValues(optionsOf(left))
			due.SetValue(s.p.today().AddDays(7).OnWorkingDay())
			owner.Choose(mine)
		},
		func() {
			n := employers.NextStep{What: strings.TrimSpace(what.Text())}
			n.Due, _ = due.Value() // the form has checked it
			chosen, _ := owner.Value()
			n.Owner = people.StaffID(chosen.ID)
			who.whenRead(func() {
				if !who.confirmed() {
					return
				}
				l := s.followed(e, who, strings.TrimSpace(heard.Text()), n)
				s.sheet.save(func(ctx context.Context) error { return s.saveFollowed(ctx, e.ID, l) }, nil,
					"Logged: "+text.Count(len(l.Contacts), "contact", "contacts")+" at "+e.Title+". Next: "+n.What+", "+text.Near(n.Due, s.p.today()))
			})
		},
		kit.NewField("attendees", "Employers who came", who.many).Needed("Please choose at least one employer.").Hint(hint), kit.Show(who.caution),
		kit.NewField("what", "Next step with each", what).Needed("Please say what comes next, so that nobody is forgotten."),
		kit.NewField("due", "By when?", due).Check(func() error {
			if due.Text() == "" {
				return sentence("Please give a day, for example tomorrow or 24 Nov.")
			}
			return nil
		}),
		kit.More("who does it, what was heard", kit.NewField("owner", "Who does it?", owner).Needed("Please choose who will do it."), kit.NewField("heard", "What did you hear?", heard)),
		kit.Show(kit.NewText("A talk with somebody who can hire, in person and of its own, counts for the week: log that as a contact in person.").Tone(theme.Quiet).Wrap()))
	return who
}

// saveFollowed stores what follows from an event, and that those employers were there. Nothing else of the event is changed,
// so it is taken as it stands by now.
func (s *Events) saveFollowed(ctx context.Context, event employers.EventID, l employers.Logged) error {
	e, err := s.p.Log.Event(ctx, event)
	if err != nil {
		return err
	}
	for _, c := range l.Contacts {
		if !slices.Contains(e.Attendees, c.Employer) {
			e.Attendees = append(e.Attendees, c.Employer)
		}
	}
	return s.p.Log.SaveEvent(ctx, &e, l)
}

// followed is what follows from an event: for each employer a contact and a next step.
func (s *Events) followed(e employers.Event, who *attendees, heard string, step employers.NextStep) employers.Logged {
	today := s.p.today()
	all, fresh := who.list()
	l := employers.Logged{Label: text.Count(len(all), "contact", "contacts") + " at an event logged", Employers: fresh}
	for _, at := range all {
		c := &employers.Contact{ID: employers.ContactID(s.sheet.idFor(at, "contact")), On: e.On, LoggedOn: today, Employer: at, Channel: eventChannels[e.Kind], Purpose: eventPurposes[e.Kind],
			Specialist: s.p.Me().ID, Heard: heard, Event: e.ID}
		if c.Channel == "" {
			c.Channel, c.Purpose = eventChannels["other"], eventPurposes["other"]
		}
		n := step
		n.ID, n.Employer, n.Contact = employers.NextStepID(s.sheet.idFor(at, "step")), at, c.ID
		l.Contacts, l.Steps = append(l.Contacts, c), append(l.Steps, &n)
	}
	return l
}

package peopleui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
)

// newStep opens the form of a next step about a person.
func (s *People) newStep(id people.ParticipantID) { s.add(stepForm, id) }

// makeStep makes the form of a new next step about a person.
func makeStep(s *People, page brokerage.PersonPage, of sheet.Of) *sheet.Sheet {
	who := page.Participant
	what, due := kit.NewEntry().Limit(500), kit.NewDateField(s.today).Chips()
	sh := &sheet.Sheet{Heading: "New next step", Sub: who.Name(), Main: "Save next step", Wide: 660, Parts: []kit.Part{
		kit.NewField("what", "What is to be done?", what).Needed("Please say what is to be done."),
		kit.NewField("due", "By when?", due).Needed("Please give a day, for example tomorrow or 24 Nov."),
	}}
	sh.Title = func() string { return strings.TrimSuffix("Next step for "+who.Name()+": "+typed.Words(what), ": ") }
	sh.Fill = func() { due.SetValue(employers.NextWorkingDay(s.today())) }
	sh.Write = func() func(context.Context) error {
		on, _ := due.Value() // the form has checked it
		n := employers.NextStep{ID: employers.NextStepID(of.ID), What: typed.Words(what), Due: on, Owner: s.p.Me().ID, Participant: who.ID}
		return func(ctx context.Context) error { return s.p.Steps.SaveNextSteps(ctx, "next step added", &n) }
	}
	sh.Said = func() string { return "Added: " + typed.Words(what) }
	return sh
}

// stepDone marks a next step as done.
func (s *People) stepDone(n employers.NextStep) {
	done := n.Done(s.today())
	s.Forms.Change("Done: "+n.What, func(ctx context.Context) error { return s.p.Steps.SaveNextSteps(ctx, "next step done", &done) })
}

// moveStep offers other days for a next step.
func (s *People) moveStep(n employers.NextStep, under fyne.CanvasObject) {
	today := s.today()
	item := func(words string, to day.Date) kit.MenuItem {
		return kit.MenuItem{Words: words, Icon: "calendar", Note: text.Short(to, today), Do: func() { s.moveTo(n, to) }}
	}
	kit.ShowMenu(under, "Move to", item("Tomorrow", today.AddDays(1)), item("In 2 days", today.AddDays(2)), item("Next Monday", today.Monday().AddDays(7)),
		item("In a week", today.AddDays(7)), item("In 2 weeks", today.AddDays(14)))
}

// moveTo gives a step another day; a later one counts as putting it off.
func (s *People) moveTo(n employers.NextStep, to day.Date) {
	moved := n
	moved.Due = to
	if n.Due.Before(to) {
		moved = n.Snooze(to)
	}
	s.Forms.Change("Moved to "+text.Near(to, s.today())+": "+n.What, func(ctx context.Context) error {
		return s.p.Steps.SaveNextSteps(ctx, "next step moved", &moved)
	})
}

// following are the fields of what comes next after something that was recorded; both may stay empty.
type following struct {
	s    *People
	id   employers.NextStepID
	what *kit.Entry
	due  *kit.DateField
}

func newFollowing(s *People, id string) *following {
	return &following{s: s, id: employers.NextStepID(id), what: kit.NewEntry().Limit(500), due: kit.NewDateField(s.today).Chips()}
}

func (f *following) parts() []kit.Part {
	return []kit.Part{kit.NewField("next_step", "Next step", f.what).Check(func() error {
		if typed.Words(f.what) == "" && f.due.Text() != "" {
			return typed.Sentence("Please say what is to be done on that day, or take the day away.")
		}
		return nil
	}), kit.NewField("next_date", "By when?", f.due).Check(func() error {
		if typed.Words(f.what) != "" && f.due.Text() == "" {
			return typed.Sentence("Please give a day, for example tomorrow or 24 Nov.")
		}
		return nil
	})}
}

// step is what comes next about a person; nil where nothing was typed.
func (f *following) step(who people.ParticipantID, at employers.EmployerID) []*employers.NextStep {
	if typed.Words(f.what) == "" {
		return nil
	}
	due, _ := f.due.Value() // the form has checked it
	return []*employers.NextStep{{ID: f.id, What: typed.Words(f.what), Due: due, Owner: f.s.p.Me().ID, Participant: who, Employer: at}}
}

// said is the end of the message after a save: Next: ring Anna, tomorrow.
func (f *following) said() string {
	if typed.Words(f.what) == "" {
		return ""
	}
	due, _ := f.due.Value()
	return ". Next: " + typed.Words(f.what) + ", " + text.Near(due, f.s.today())
}

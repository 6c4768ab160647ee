package employersui

import (
	"context"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
)

// actions are the selected row's buttons and keys. Enter edits.
func (s *NextSteps) actions() []kit.Action[employers.NextStep] {
	list := []kit.Action[employers.NextStep]{
		{Words: "Done", Icon: "check", Key: "D", For: doneWords, Do: func(n employers.NextStep) { s.setDone(n, n.DoneOn.IsZero()) }},
		{Words: "Tomorrow", Icon: "clock", Key: "T", Do: func(n employers.NextStep) { s.moveTo(n, s.today().AddDays(1)) }},
		{Words: "Move to…", Icon: "calendar", Key: "M", KeyOnly: s.p.LogContact != nil, Do: s.moveMenu},
	}
	if s.p.LogContact != nil {
		list = append(list, kit.Action[employers.NextStep]{Words: "Log…", Icon: "plus", Key: "L", Do: s.log})
	}
	return append(list,
		kit.Action[employers.NextStep]{Words: "More", Icon: "more", IconOnly: true, Do: s.moreMenu},
		kit.Action[employers.NextStep]{Words: "Give to…", Key: "G", KeyOnly: true, Do: s.giveMenu},
		kit.Action[employers.NextStep]{Words: "Delete", Key: "Delete", KeyOnly: true, Do: s.delete})
}

// log opens the contact form with what the step is about; saving it marks the step as done, if the person leaves that ticked.
func (s *NextSteps) log(n employers.NextStep) {
	var at []employers.EmployerID
	if n.Employer != "" {
		at = append(at, n.Employer)
	}
	out := n.ID
	if !n.DoneOn.IsZero() {
		out = ""
	}
	s.p.LogContact(at, out)
}

// doneWords is what D does with a step: a done one goes back on the list.
func doneWords(n employers.NextStep) (words, icon string) {
	if n.DoneOn.IsZero() {
		return "Done", "check"
	}
	return "Not done", "undo"
}

func (s *NextSteps) moreMenu(n employers.NextStep) {
	done, icon := doneWords(n)
	items := []kit.MenuItem{{Words: done, Icon: icon, Note: "D", Do: func() { s.setDone(n, n.DoneOn.IsZero()) }}}
	if s.p.LogContact != nil {
		items = append(items, kit.MenuItem{Words: "Log contact…", Icon: "plus", Note: "L", Do: func() { s.log(n) }})
	}
	kit.ShowMenu(s.list.Beside(), n.What, append(items,
		kit.MenuItem{Words: "Tomorrow", Icon: "clock", Note: "T", Do: func() { s.moveTo(n, s.today().AddDays(1)) }},
		kit.MenuItem{Words: "Move to…", Icon: "calendar", Note: "M", Do: func() { s.moveMenu(n) }},
		kit.MenuItem{Words: "Edit", Icon: "pencil", Note: "Enter", Do: func() { s.edit(n) }},
		kit.MenuItem{Words: "Give to…", Icon: "user", Note: "G", Do: func() { s.giveMenu(n) }},
		kit.MenuItem{Words: "Delete", Icon: "trash", Note: "Delete", Danger: true, Do: func() { s.delete(n) }})...)
}

func (s *NextSteps) setDone(n employers.NextStep, done bool) {
	if done {
		s.save("next step done", "Done: "+n.What, n.Done(s.today()))
		return
	}
	s.save("next step not done", "Back on the list: "+n.What, n.Done(day.Date{}))
}

func (s *NextSteps) moveMenu(n employers.NextStep) {
	today := s.today()
	item := func(words string, to day.Date) kit.MenuItem {
		return kit.MenuItem{Words: words, Icon: "calendar", Note: text.Short(to, today), Do: func() { s.moveTo(n, to) }}
	}
	kit.ShowMenu(s.list.Beside(), "Move to",
		item("Tomorrow", today.AddDays(1)),
		item("In 2 days", today.AddDays(2)),
		item("Next Monday", today.Monday().AddDays(7)),
		item("In a week", today.AddDays(7)),
		kit.MenuItem{Words: "Pick a date…", Icon: "search", Do: func() { s.pickDate(n) }})
}

// pickDate asks for a day that the menu does not have.
func (s *NextSteps) pickDate(n employers.NextStep) {
	due := kit.NewDateField(s.today)
	due.SetValue(n.Due)
	var d *kit.Dialog
	form := kit.NewForm(s.p.Run, func() {
		to, _ := due.Value() // the form has checked it
		d.Close()
		s.moveTo(n, to)
	}, kit.NewField("due", "Move to", due).Needed("Please give a day, for example tomorrow or 24 Nov."))
	d = kit.ShowDialog(s.window(), kit.DialogSpec{Title: "Move to another day", Sub: n.What, Body: form, Wide: 460, Main: "Move"})
}

// moveTo gives a step another day; a later one counts as putting it off.
func (s *NextSteps) moveTo(n employers.NextStep, to day.Date) {
	switch {
	case !n.DoneOn.IsZero():
		s.p.Nav.Say("This is done already. Take its tick away first.", nil)
	case n.Due == to:
		s.p.Nav.Say("That is its day already: "+text.Near(to, s.today()), nil)
	default:
		s.save("next step moved", "Moved to "+text.Near(to, s.today())+": "+n.What, moved(n, to))
	}
}

func moved(n employers.NextStep, to day.Date) employers.NextStep {
	if n.Due.Before(to) {
		return n.Snooze(to)
	}
	n.Due = to
	return n
}

// giveMenu offers the colleagues who can do it.
func (s *NextSteps) giveMenu(n employers.NextStep) {
	var items []kit.MenuItem
	for _, p := range s.owners() {
		if p.ID == n.Owner {
			continue
		}
		words := p.Name
		if p.ID == s.p.Me().ID {
			words += " (me)"
		}
		items = append(items, kit.MenuItem{Words: words, Icon: "user", Note: p.Initials, Do: func() {
			s.save("next step given to "+p.Name, "Given to "+p.Name+": "+n.What, n.Reassign(p.ID))
		}})
	}
	if len(items) == 0 {
		s.p.Nav.Say("Nobody else works here yet. Colleagues are added under Settings, Staff.", nil)
		return
	}
	kit.ShowMenu(s.list.Beside(), "Give to", items...)
}

// owners are the staff who are here today and may change next steps.
func (s *NextSteps) owners() []people.Staff { return people.Working(s.staff, s.today()) }

// save stores a changed step, says so with a way back, and reloads.
func (s *NextSteps) save(label, said string, n employers.NextStep) {
	s.change(said, func(ctx context.Context) error { return s.p.Store.SaveNextSteps(ctx, label, &n) })
}

func (s *NextSteps) delete(n employers.NextStep) {
	s.change("Deleted: "+n.What, func(ctx context.Context) error { return s.p.Store.DeleteNextStep(ctx, n.ID, n.Version) })
}

func (s *NextSteps) change(said string, do func(context.Context) error) {
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, do(ctx)
	}, func(_ struct{}, err error) {
		switch {
		case s.closed:
		case err != nil:
			s.p.Nav.Fail(err)
			s.Reload() // the row may be older than what is stored
		default:
			s.p.Nav.Say(said, s.p.Undo)
			s.p.Nav.Refresh()
		}
	})
}

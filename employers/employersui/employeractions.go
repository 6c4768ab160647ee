package employersui

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/printing"
)

// showMenu is what else can be done with the open employer.
func (p *employerPage) showMenu() {
	s, e := p.s, p.Shown.page.Employer
	if !p.Drawn {
		return
	}
	if !s.mayChange() {
		kit.ShowMenu(p.menu, e.Name, append(s.sheetItem(e), kit.MenuItem{Words: "You can read this but not change it", Icon: "eye"})...)
		return
	}
	items := []kit.MenuItem{{Words: "Edit…", Icon: "pencil", Note: "E", Do: func() { s.editEmployer(e.ID) }}}
	if s.p.NewStep != nil {
		items = append(items, kit.MenuItem{Words: "Add next step…", Icon: "plus", Note: "N", Do: func() { s.p.NewStep(e.ID) }})
	}
	add := func(words, icon, page string) kit.MenuItem {
		return kit.MenuItem{Words: words, Icon: icon, Do: func() { s.p.Nav.Open(nav.Route{Page: page, ID: "new:" + string(e.ID)}) }}
	}
	items = append(items, add("Add lead…", "bulb", "leads"), add("Add vacancy…", "briefcase", "vacancies"),
		kit.MenuItem{Words: "Add person…", Icon: "user-plus", Do: func() { s.addPerson(e) }},
		kit.MenuItem{Words: "Add site…", Icon: "pin", Do: func() { s.addSite(e) }})
	items = append(items, s.sheetItem(e)...)
	items = append(items,
		kit.MenuItem{Words: "Change stage…", Icon: "arrow-right", Do: func() { s.stageMenu(e) }},
		kit.MenuItem{Words: "Give to…", Icon: "user", Do: func() { s.ownerMenu(e) }},
		kit.MenuItem{Words: "Merge with…", Icon: "matching", Do: func() { s.mergeWith(e) }},
		s.stopItem(e),
		kit.MenuItem{Words: "Delete", Icon: "trash", Danger: true, Do: func() { s.deleteEmployer(e) }})
	kit.ShowMenu(p.menu, e.Name, items...)
}

// sheetItem shows the profile sheet of an employer as it will be printed; none where nothing shows papers.
func (s *Employers) sheetItem(e employers.Employer) []kit.MenuItem {
	if s.p.Documents == nil {
		return nil
	}
	return []kit.MenuItem{{Words: "Profile sheet…", Icon: "print", Do: func() {
		s.p.Documents(printing.Ask{Title: "Profile sheet", Sub: "What we know of " + e.Name + ". It names nobody whom we support.",
			First:  paper.Request{Sort: paper.SortEmployer, ID: string(e.ID), Copy: forService},
			Copies: []kit.Option{{ID: forService, Title: "Us, with our notes"}, {ID: forEmployer, Title: "The employer"}}})
	}}}
}

// Whose copy of the profile sheet it is, as papers call it.
const (
	forService  = "service"
	forEmployer = "employer"
)

// stopItem marks an employer as not to be contacted, or takes that back.
func (s *Employers) stopItem(e employers.Employer) kit.MenuItem {
	if e.DoNotContact == "" {
		return kit.MenuItem{Words: "Do not contact…", Icon: "stop", Do: func() {
			s.askReason(e.Name, func(reason string) {
				e.DoNotContact = reason
				s.saveEmployer(e, "Marked: do not contact "+e.Name)
			})
		}}
	}
	return kit.MenuItem{Words: "May be contacted again", Icon: "check", Do: func() {
		e.DoNotContact = ""
		s.saveEmployer(e, e.Name+" may be contacted again")
	}}
}

// askReason asks why somebody must not be contacted.
func (s *Employers) askReason(whom string, then func(reason string)) {
	reason := kit.NewEntry().Limit(500)
	var d *kit.Dialog
	form := kit.NewForm(s.p.Run, func() {
		d.Close()
		then(reason.Text())
	}, kit.NewField("do_not_contact", "Why?", reason).Needed("Please say why, so that colleagues understand it.").
		Hint("For example: asked not to be rung again, 24 November."))
	d = kit.ShowDialog(s.window(), kit.DialogSpec{Title: "Do not contact", Sub: text.Capital(whom) + ". This is shown before anything else, to everybody.", Wide: 500, Body: form, Main: "Mark as do not contact"})
}

// saveEmployer stores a changed employer and says so with a way back.
func (s *Employers) saveEmployer(e employers.Employer, said string) {
	s.change(said, func(ctx context.Context) error { return s.p.Register.SaveEmployer(ctx, &e) })
}

func (s *Employers) deleteEmployer(e employers.Employer) {
	s.change("Deleted: "+e.Name, func(ctx context.Context) error { return s.p.Register.DeleteEmployer(ctx, e.ID, e.Version) })
}

// stageMenu offers the stages of the relation.
func (s *Employers) stageMenu(e employers.Employer) {
	var items []kit.MenuItem
	for _, c := range s.p.Codes.Offered("cup_stages") {
		if c.Code == e.Stage {
			continue
		}
		items = append(items, kit.MenuItem{Words: s.stageWord(c.Code), Note: c.Data["aim"], Do: func() { s.setStage(e, c.Code) }})
	}
	kit.ShowMenu(s.page.menu, "Stage of the relation", items...)
}

// setStage moves the relation by hand. A resting one needs the day to look again.
func (s *Employers) setStage(e employers.Employer, stage string) {
	from := s.stageWord(e.Stage)
	e.Stage = stage
	if stage != employers.StageResting {
		e.LookAgainOn = day.Date{}
		s.saveEmployer(e, e.Name+" moved from “"+from+"” to “"+s.stageWord(stage)+"”")
		return
	}
	s.askDay("When to look again?", e.Name+" rests until then.", s.today().AddMonths(6), "Let it rest", func(on day.Date) {
		e.LookAgainOn = on
		s.saveEmployer(e, e.Name+" rests until "+text.Near(on, s.today()))
	})
}

// askDay asks for one day.
func (s *Employers) askDay(title, sub string, first day.Date, main string, then func(day.Date)) {
	due := kit.NewDateField(s.today)
	due.SetValue(first)
	var d *kit.Dialog
	form := kit.NewForm(s.p.Run, func() {
		on, _ := due.Value() // the form has checked it
		d.Close()
		then(on)
	}, kit.NewField("day", "Day", due).Needed("Please give a day, for example tomorrow or 24 Nov."))
	d = kit.ShowDialog(s.window(), kit.DialogSpec{Title: title, Sub: sub, Body: form, Wide: 460, Main: main})
}

// ownerMenu offers the colleagues who can own an employer.
func (s *Employers) ownerMenu(e employers.Employer) {
	kit.ShowMenu(s.page.menu, "Give to", s.ownerItems(func(id people.StaffID) {
		e.Owner = id
		s.saveEmployer(e, e.Name+" belongs to "+s.nameOf(id)+" now")
	})...)
}

func (s *Employers) ownerItems(do func(people.StaffID)) (items []kit.MenuItem) {
	for _, p := range s.colleagues() {
		words := p.Name
		if p.ID == s.p.Me().ID {
			words += " (me)"
		}
		items = append(items, kit.MenuItem{Words: words, Icon: "user", Do: func() { do(p.ID) }})
	}
	return append(items, kit.MenuItem{Words: "Nobody", Do: func() { do("") }})
}

// mergeWith asks for the other employer and opens the comparison of the two.
func (s *Employers) mergeWith(e employers.Employer) {
	other := kit.NewSearchSelect(s.p.Run, s.findEmployers(e.ID))
	var d *kit.Dialog
	form := kit.NewForm(s.p.Run, func() {
		o, _ := other.Value()
		d.Close()
		s.p.Nav.Open(nav.Route{Page: "duplicates", ID: string(e.ID) + "," + o.ID})
	}, kit.NewField("other", "The other one", other).Needed("Please choose the employer that is the same as this one.").Hint("Nothing is merged before you have compared the two."))
	d = kit.ShowDialog(s.window(), kit.DialogSpec{Title: "Merge " + e.Name + " with…", Body: form, Wide: 500, Main: "Compare the two"})
}

// findEmployers finds employers for a field to choose one, but for one of them.
func (s *Employers) findEmployers(but employers.EmployerID) kit.Finder {
	return func(ctx context.Context, words string) ([]kit.Option, error) {
		found, err := s.p.Register.FindEmployers(ctx, words, 20)
		var out []kit.Option
		for _, e := range found {
			if e.ID != but {
				out = append(out, kit.Option{ID: string(e.ID), Title: e.Name, Note: e.Town})
			}
		}
		return out, err
	}
}

// stepDone marks a next step done.
func (s *Employers) stepDone(n employers.NextStep) {
	n = n.Done(s.today())
	s.change("Done: "+n.What, func(ctx context.Context) error { return s.p.Steps.SaveNextSteps(ctx, "next step done", &n) })
}

// moveStep offers other days for a next step.
func (s *Employers) moveStep(n employers.NextStep) {
	today := s.today()
	to := func(on day.Date) func() {
		return func() {
			m := moved(n, on)
			s.change("Moved to "+text.Near(on, today)+": "+n.What, func(ctx context.Context) error { return s.p.Steps.SaveNextSteps(ctx, "next step moved", &m) })
		}
	}
	item := func(words string, on day.Date) kit.MenuItem {
		return kit.MenuItem{Words: words, Icon: "calendar", Note: text.Short(on, today), Do: to(on)}
	}
	kit.ShowMenu(s.page.beside(), "Move to", item("Tomorrow", today.AddDays(1)), item("In 2 days", today.AddDays(2)),
		item("Next Monday", today.Monday().AddDays(7)), item("In a week", today.AddDays(7)),
		kit.MenuItem{Words: "Pick a date…", Icon: "search", Do: func() {
			s.askDay("Move to another day", n.What, n.Due, "Move", func(on day.Date) { to(on)() })
		}})
}

// beside is what a menu about the next step opens under: the button with the focus, or the page's menu.
func (p *employerPage) beside() fyne.CanvasObject {
	for _, b := range p.Buttons {
		if b.Focused() {
			return b
		}
	}
	if p.menu == nil || !p.s.page.Drawn {
		return p.s.menu
	}
	return p.menu
}

// exportListed writes what the filter chooses into a file.
func (s *Employers) exportListed() {
	f := s.list.Filter()
	s.ids(f, func(ids []employers.EmployerID) { s.p.Export(ids) })
}

// mostAtOnce is how many employers one command takes: more than any register of one service holds.
const mostAtOnce = 200_000

// ids reads which employers a filter chooses.
func (s *Employers) ids(f employers.Filter, then func([]employers.EmployerID)) {
	var ids []employers.EmployerID
	s.reading(func(ctx context.Context) error {
		rows, err := s.p.Register.Employers(ctx, f, employers.Order{Limit: mostAtOnce})
		for _, e := range rows {
			ids = append(ids, e.ID)
		}
		return err
	}, func() { then(ids) })
}

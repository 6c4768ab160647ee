package peopleui

import (
	"fyne.io/fyne/v2"

	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// head is the name with the menu, how the person stands, and how they want to be contacted.
func (p *personPage) head() fyne.CanvasObject {
	who := p.who()
	p.menu = p.Button(kit.NewIconButton("more", "More about "+who.Name(), p.showMenu).Plain())
	column := kit.Column(1, kit.TopRow(2, kit.Grow(kit.NewText(who.Name()).Sized(theme.Section).Bold().Wrap()), kit.Column(0, p.menu)))
	specialist := "with nobody yet"
	switch {
	case who.Specialist == p.s.p.Me().ID:
		specialist = "with you"
	case who.Specialist != "":
		specialist = "with " + p.s.firstName(who.Specialist)
	}
	column.Add(kit.NewText(layout.Joined(p.s.statusWord(who.Status), p.workNow(), specialist, who.Town)).Tone(theme.Quiet).Wrap())
	contact := kit.Row(2)
	if who.Phone != "" {
		contact.Add(p.copyButton("phone", "Copy the phone number of "+who.Name(), who.Phone))
		contact.Add(kit.NewText(who.Phone))
	}
	if who.Email != "" {
		contact.Add(p.copyButton("mail", "Copy the e-mail address of "+who.Name(), who.Email))
		contact.Add(kit.Grow(kit.NewText(who.Email).Shrink()))
	}
	if len(contact.Objects) > 0 {
		column.Add(contact)
	}
	if who.ContactHow != "" {
		column.Add(layout.Signed("info", theme.Action, layout.Sentence(who.ContactHow)))
	}
	return column
}

// workNow is what the person works as now; nothing where they do not.
func (p *personPage) workNow() string {
	for _, j := range p.Shown.page.Jobs {
		if j.End.IsZero() {
			return "works as " + lower(j.Title) + at(p.employer(j.Employer))
		}
	}
	return ""
}

func at(name string) string {
	if name == "" {
		return ""
	}
	return " at " + name
}

// copyButton puts a number or address on the clipboard: the program itself rings nobody.
func (p *personPage) copyButton(icon, words, value string) fyne.CanvasObject {
	return p.Button(kit.NewIconButton(icon, words, func() {
		kit.Copy(value)
		said := "Copied: " + value
		if how := p.who().ContactHow; how != "" {
			said += ". " + text.Capital(how)
		}
		p.s.p.Nav.Say(said, nil)
	}).Slim())
}

// nextStep is what comes next, with what is mostly done on this page.
func (p *personPage) nextStep() fyne.CanvasObject {
	buttons := kit.Flow(1.5)
	add := func(words, icon string, do func()) *kit.Button {
		b := p.Button(kit.NewButton(kit.Outline, words, do).Icon(icon).Slim())
		buttons.Add(b)
		if p.act == nil {
			p.act = b
		}
		return b
	}
	id := p.who().ID // who is shown, whoever is selected by the time that a button is pressed
	n, ok := p.step()
	if p.s.p.mayChange() {
		add("Log session", "note", func() { p.s.LogSession(id) }).Hint("Ctrl+J")
	}
	add("Find jobs", "matching", func() { p.s.findJobs(id) })
	if p.s.p.mayChange() {
		if ok {
			add("Done", "check", func() { p.s.stepDone(n) })
			add("Move to…", "calendar", func() { p.s.moveStep(n, p.menu) })
		} else {
			add("Add next step", "plus", func() { p.s.newStep(id) })
		}
	}
	title := kit.NewText("Next step").Sized(theme.Caption).Bold().Tone(theme.Action)
	if !ok {
		return layout.Accent(kit.Column(2, title, kit.NewText("No next step yet. A session ends in one, with a day.").Wrap(), buttons))
	}
	due := kit.NewText(text.Capital(text.Due(n.Due, p.Shown.today))).Sized(theme.Caption).Bold()
	top := []fyne.CanvasObject{kit.Grow(title), due}
	if n.Due.Before(p.Shown.today) {
		due.Tone(theme.Stop)
		top = []fyne.CanvasObject{kit.Grow(title), kit.NewIcon("clock", theme.Stop).Sized(14), due}
	}
	var words fyne.CanvasObject = kit.NewText(n.What).Sized(theme.Lead).Bold().Wrap()
	if p.s.p.EditStep != nil && p.s.p.mayChange() {
		words = kit.NewRowButton("Edit next step: "+n.What, words, func() { p.s.p.EditStep(n.ID) })
	}
	column := kit.Column(2, kit.Row(1.5, top...), words)
	var about []string
	if n.EmployerName != "" {
		about = append(about, n.EmployerName)
	}
	if n.Owner != p.s.p.Me().ID {
		about = append(about, "for "+p.s.nameOf(n.Owner))
	}
	if len(about) > 0 {
		column.Add(kit.NewText(text.Capital(layout.Joined(about...))).Sized(theme.Caption).Tone(theme.Quiet).Wrap())
	}
	column.Add(buttons)
	p.Later(column, p.Shown.page.Next[1:], p.Shown.today)
	return layout.Accent(column)
}

// showMenu is what else can be done about the person.
func (p *personPage) showMenu() {
	if !p.Drawn {
		return
	}
	s, who := p.s, p.who()
	to := func(words, icon, section string) kit.MenuItem {
		return kit.MenuItem{Words: "Go to " + words, Icon: icon, Do: func() {
			p.goTo = section
			p.jump()
		}}
	}
	items := append(p.papersItem(), to("permissions", "shield", "permissions"), to("sessions", "note", "sessions"), to("applications", "briefcase", "applications"), to("jobs", "badge", "jobs"))
	for _, part := range s.p.More {
		items = append(items, to(lower(part.Title), "agreement", part.Name))
	}
	items = append(items, kit.MenuItem{Words: "What has changed in the profile…", Icon: "clock", Do: func() { s.showChanges(p.Shown.page) }})
	if !s.p.mayChange() {
		kit.ShowMenu(p.menu, who.Name(), items...)
		return
	}
	add := func(words, icon, form string) kit.MenuItem {
		return kit.MenuItem{Words: words, Icon: icon, Do: func() { s.add(form, who.ID) }}
	}
	kit.ShowMenu(p.menu, who.Name(), append([]kit.MenuItem{
		{Words: "Log session…", Icon: "note", Note: "L", Do: func() { s.LogSession(who.ID) }},
		{Words: "Go through the profile…", Icon: "pencil", Do: func() { s.editProfile(who.ID, profileSteps[0].part) }},
		{Words: "Edit name and contact…", Icon: "user", Note: "E", Do: func() { s.editPerson(who.ID) }},
		add("Add next step…", "calendar", stepForm), add("Record a permission…", "shield", permitForm), add("Add an application…", "briefcase", applicationForm),
		add("Add a taster or trial…", "eye", tasterForm), add("Record a job…", "badge", jobForm),
	}, items...)...)
}

// quietButton is the word at the right of a section's title; nothing where the person may not change anything. name says to
// assistive technology what it is about.
func (p *personPage) quietButton(words string, do func()) []fyne.CanvasObject {
	if !p.s.p.mayChange() {
		return nil
	}
	return []fyne.CanvasObject{p.Button(kit.NewButton(kit.Quiet, words, do).Slim())}
}

// pressable is a row that opens something, where the person may change things.
func (p *personPage) pressable(name string, o fyne.CanvasObject, do func()) fyne.CanvasObject {
	if !p.s.p.mayChange() {
		return o
	}
	return kit.NewRowButton(name, o, do)
}

// section is a section's title with its count and buttons: one beside the title, several below it, where they always have room.
func section(title string, n int, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	if len(buttons) < 2 {
		return layout.Heading(title, n, buttons...)
	}
	return kit.Column(0, layout.Heading(title, n), kit.Flow(1, buttons...))
}

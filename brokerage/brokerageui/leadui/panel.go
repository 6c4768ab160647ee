package leadui

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
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// leadPanel is everything about one lead, the next step on top.
type leadPanel struct {
	*page.Record[panelData]
	s    *Leads
	menu *kit.Button
}

// panelData is what the panel is drawn from.
type panelData struct {
	page   brokerage.LeadPage
	person string // the name of whom one thinks of
	staff  []people.Staff
	today  day.Date
}

func newLeadPanel(s *Leads) *leadPanel {
	p := &leadPanel{s: s}
	p.Record = page.NewRecord(page.RecordOptions[panelData]{
		Run: s.p.Run, Nav: s.p.Nav, Read: p.read, Parts: p.parts, Reading: "One moment, the lead is being read.",
		Else: func() fyne.Focusable { return s.bar.words.Focus() },
		Key:  func(d panelData) string { return string(d.page.Lead.ID) },
		Empty: func() fyne.CanvasObject {
			return kit.Column(2, kit.NewSection("No lead chosen", ""), page.Quiet("Choose a card on the board. Here stands what they need, what comes next, and how it moved."))
		},
	})
	return p
}

func (p *leadPanel) read(id string) func(context.Context) (panelData, error) {
	today := p.s.p.Today()
	return func(ctx context.Context) (d panelData, err error) {
		d.today = today
		if d.page, err = p.s.p.Leads.LeadPage(ctx, brokerage.LeadID(id)); err != nil {
			return d, err
		}
		if who := d.page.Lead.Preferred; who != "" && p.s.p.seesPeople() {
			found, err := p.s.p.People.Participant(ctx, who)
			if err != nil && !people.IsGone(err) {
				return d, err
			}
			d.person = found.Name()
		}
		d.staff, err = p.s.p.Staff.Staff(ctx)
		return d, err
	}
}

// step is the next step, if there is one.
func (p *leadPanel) step() (employers.NextStep, bool) {
	if next := p.Shown.page.Next; p.Drawn && len(next) > 0 {
		return next[0], true
	}
	return employers.NextStep{}, false
}

// parts are what the panel shows.
func (p *leadPanel) parts(bool) []fyne.CanvasObject {
	p.s.staff = p.Shown.staff
	parts := []fyne.CanvasObject{kit.Column(4, p.head(), p.next())}
	if o := p.known(); o != nil {
		parts = append(parts, o)
	}
	return append(parts, p.history())
}

// lead is the lead that the panel shows.
func (p *leadPanel) lead() brokerage.Lead { return p.Shown.page.Lead }

// head is the employer, the need in their words, and how the lead stands.
func (p *leadPanel) head() fyne.CanvasObject {
	l, name := p.lead(), p.Shown.page.Employer.Name
	p.menu = p.Button(kit.NewIconButton("more", "More about the lead at "+name, p.showMenu).Plain())
	at := l.Employer
	title := kit.NewRowButton("Open "+name, kit.NewText(name).Sized(theme.Section).Bold().Wrap(), func() {
		p.s.p.Nav.Open(nav.Route{Page: "employers", ID: string(at)})
	})
	column := kit.Column(2, kit.TopRow(2, kit.Grow(title), kit.Column(0, p.menu)))
	if l.Need != "" {
		column.Add(kit.NewText(page.Quoted(l.Need)).Sized(theme.Lead).Wrap())
	}
	owner := "with " + people.FirstName(p.s.nameOf(l.Owner))
	if l.Owner == p.s.p.Me().ID {
		owner = "yours"
	}
	column.Add(page.Quiet(page.Joined(p.s.p.stage(l.Stage), ageWords(p.Shown.today.Days(l.MovedOn)), owner)))
	if l.ClosedReason != "" {
		column.Add(page.Signed("info", theme.Action, page.Sentence(l.ClosedReason)))
	}
	return column
}

// next is what comes next, with what is mostly done with a lead.
func (p *leadPanel) next() fyne.CanvasObject {
	s, l := p.s, p.lead()
	buttons := kit.Flow(1.5)
	add := func(words, icon string, do func()) {
		buttons.Add(p.Button(kit.NewButton(kit.Outline, words, do).Icon(icon).Slim()))
	}
	n, ok := p.step()
	title := kit.NewText("Next step").Sized(theme.Caption).Bold().Tone(theme.Action)
	if s.p.closed(l.Stage) {
		p.links(add)
		if s.p.mayChange() {
			add("Open it again", "undo", func() { s.reopen(p.Shown.page) })
		}
		return page.Accent(kit.Column(2, kit.NewText("This lead is closed").Sized(theme.Caption).Bold().Tone(theme.Action), buttons))
	}
	if s.p.mayChange() {
		if ok {
			add("Done", "check", func() { s.stepDone(n) })
		} else {
			add("Add next step", "calendar", func() { s.addStep(l.ID) })
		}
		if s.p.LogContact != nil {
			add("Log contact", "plus", func() { s.p.LogContact([]employers.EmployerID{l.Employer}, n.ID) })
		}
		if l.Vacancy == "" {
			add("Make a vacancy", "briefcase", func() { s.promote(l.ID, "vacancies") })
		}
		if l.Carving == "" {
			add("Make a carving", "scissors", func() { s.promote(l.ID, "carving") })
		}
	}
	p.links(add)
	if s.p.mayChange() {
		add("Close…", "", func() { s.askClose(l, p.Shown.page.Employer.Name) })
	}
	if !ok {
		return page.Accent(kit.Column(2, title, kit.NewText("No next step yet. A lead moves because somebody has promised something.").Wrap(), buttons))
	}
	due := kit.NewText(text.Capital(text.Due(n.Due, p.Shown.today))).Sized(theme.Caption).Bold()
	top := []fyne.CanvasObject{kit.Grow(title), due}
	if n.Due.Before(p.Shown.today) {
		due.Tone(theme.Stop)
		top = []fyne.CanvasObject{kit.Grow(title), kit.NewIcon("clock", theme.Stop).Sized(14), due}
	}
	var words fyne.CanvasObject = kit.NewText(n.What).Sized(theme.Lead).Bold().Wrap()
	if s.p.EditStep != nil && s.p.mayChange() {
		words = kit.NewRowButton("Edit next step: "+n.What, words, func() { s.p.EditStep(n.ID) })
	}
	column := kit.Column(2, kit.Row(1.5, top...), words)
	if n.Owner != s.p.Me().ID {
		column.Add(page.Small("For " + s.nameOf(n.Owner)))
	}
	column.Add(buttons)
	p.Later(column, p.Shown.page.Next[1:], p.Shown.today)
	return page.Accent(column)
}

// links lead to what the lead became.
func (p *leadPanel) links(add func(words, icon string, do func())) {
	l := p.lead()
	if l.Vacancy != "" {
		add("Open the vacancy", "briefcase", func() { p.s.p.Nav.Open(nav.Route{Page: "vacancies", ID: string(l.Vacancy)}) })
	}
	if l.Carving != "" {
		add("Open the carving", "scissors", func() { p.s.p.Nav.Open(nav.Route{Page: "carving", ID: string(l.Carving)}) })
	}
}

// known is what is known about the work.
func (p *leadPanel) known() fyne.CanvasObject {
	s, l := p.s, p.lead()
	when := ""
	if !l.LikelyStart.IsZero() {
		when = text.Near(l.LikelyStart, p.Shown.today)
	}
	said := l.SaidBy
	if !l.SaidOn.IsZero() {
		said = page.Joined(said, text.Near(l.SaidOn, p.Shown.today))
	}
	hours := ""
	if l.Hours > 0 {
		hours = "about " + hoursWords(l.Hours) + " a week"
	}
	var right []fyne.CanvasObject
	if s.p.mayChange() {
		right = append(right, p.Button(kit.NewButton(kit.Quiet, "Edit", func() { s.edit(l.ID) }).Slim()))
	}
	column := kit.Column(3, page.Heading("What we know", 0, right...))
	facts := page.Facts(page.Fact{Title: "Signs of a hidden job", Words: strings.Join(offer.Labels(s.p.Codes, "hidden_job_signals", l.Signals), ", ")},
		page.Fact{Title: "Work that was seen", Words: l.Tasks}, page.Fact{Title: "Hours", Words: text.Capital(hours)}, page.Fact{Title: "Said by", Words: said},
		page.Fact{Title: "Likely start", Words: text.Capital(when)}, page.Fact{Title: "One thinks of", Words: p.Shown.person})
	if facts == nil {
		column.Add(page.Quiet("Nothing more yet. Ask what is left undone, when, and how long it takes."))
	} else {
		column.Add(facts)
	}
	if l.Contact != "" && s.p.OpenContact != nil {
		column.Add(kit.Start(p.Button(kit.NewButton(kit.Quiet, "Open the contact where it was heard", func() { s.p.OpenContact(l.Contact) }).Slim())))
	}
	return column
}

// history is how the lead moved, newest first.
func (p *leadPanel) history() fyne.CanvasObject {
	column := kit.Column(2, page.Heading("How it moved", 0))
	if len(p.Shown.page.Moves) == 0 {
		column.Add(page.Quiet("It has not moved yet."))
	}
	for _, m := range p.Shown.page.Moves {
		words := p.s.doer(m.By) + " noted it"
		switch {
		case m.Was != "" && p.s.p.closed(m.Now):
			words = p.s.doer(m.By) + " closed it: " + p.s.p.stage(m.Now)
		case m.Was != "":
			words = p.s.doer(m.By) + " moved it from “" + p.s.p.stage(m.Was) + "” to “" + p.s.p.stage(m.Now) + "”"
		}
		when := kit.NewText(text.Short(m.On, p.Shown.today)).Sized(theme.Caption).Tone(theme.Quiet)
		column.Add(kit.TopRow(3, kit.NewIcon("arrow-right", theme.Quiet).Sized(16), kit.Grow(kit.NewText(words).Wrap()), kit.Column(0, kit.AtLeast(0, 20, when))))
	}
	return column
}

package employersui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// The rows of a timeline that a page begins with, and how many Show more adds: few objects, so that a page with 2,000
// contacts opens as fast as one with two.
const (
	firstHappenings = 8
	moreHappenings  = 25
)

// employerPage is everything about one employer on one long page, the next step on top.
type employerPage struct {
	*page.Record[pageData]
	s    *Employers
	rows int // of the timeline
	menu *kit.Button
	fold *kit.Fold // what to do at this stage
}

// pageData is what the page is drawn from.
type pageData struct {
	page   employers.Page
	happen []employers.Happening
	total  int
	more   [][]page.Line
	staff  []people.Staff
	today  day.Date
}

func newEmployerPage(s *Employers) *employerPage {
	p := &employerPage{s: s, rows: firstHappenings}
	p.Record = page.NewRecord(page.RecordOptions[pageData]{
		Run: s.p.Run, Nav: s.p.Nav, Read: p.reading, Parts: p.parts, Else: s.list.FirstFocus,
		Key: func(d pageData) string { return string(d.page.Employer.ID) },
		Empty: func() fyne.CanvasObject {
			return kit.NewEmpty("employers", "No employer chosen", "Choose one in the list. Here stands what is next, what was, and whom you know there.", nil)
		},
	})
	return p
}

// Open shows another employer.
func (p *employerPage) Open(id string) {
	if id != p.ID || !p.Drawn {
		p.rows = firstHappenings
		p.Record.Open(id)
	}
}

func (p *employerPage) reading(id string) func(context.Context) (pageData, error) {
	rows, today := p.rows, p.s.today()
	return func(ctx context.Context) (pageData, error) { return p.read(ctx, employers.EmployerID(id), rows, today) }
}

func (p *employerPage) read(ctx context.Context, id employers.EmployerID, rows int, today day.Date) (d pageData, err error) {
	d.today = today
	if d.page, err = p.s.p.Register.EmployerPage(ctx, id); err != nil {
		return d, err
	}
	id = d.page.Employer.ID
	if d.happen, d.total, err = p.s.p.Register.Timeline(ctx, id, 0, rows); err != nil {
		return d, err
	}
	for _, part := range p.s.p.More {
		rows, err := part.Rows(ctx, id)
		if err != nil {
			return d, err
		}
		d.more = append(d.more, rows)
	}
	d.staff, err = p.s.p.Staff.Staff(ctx)
	return d, err
}

// step is the next step, if there is one.
func (p *employerPage) step() (employers.NextStep, bool) {
	if next := p.Shown.page.Next; p.Drawn && len(next) > 0 {
		return next[0], true
	}
	return employers.NextStep{}, false
}

// parts are what the page shows; again = it is the same employer's as before, whose hints may stand open.
func (p *employerPage) parts(again bool) []fyne.CanvasObject {
	open := again && p.fold != nil && p.fold.Opened()
	p.s.staff = p.Shown.staff
	e := p.Shown.page.Employer
	first := kit.Column(4, p.head(e))
	if e.DoNotContact != "" {
		first.Add(kit.NewBanner(kit.Trouble, "Do not contact. "+page.Sentence(e.DoNotContact)))
	}
	if fatigue := p.recent(); fatigue != nil {
		first.Add(fatigue)
	}
	first.Add(p.nextStep())
	sections := []fyne.CanvasObject{first, p.timeline(), p.people()}
	for i, part := range p.s.p.More {
		if rows := p.Shown.more[i]; len(rows) > 0 {
			sections = append(sections, page.Lines(part.Title, rows, p.s.p.Nav.Open))
		}
	}
	if len(p.Shown.page.Sites) > 0 {
		sections = append(sections, p.sites())
	}
	sections = append(sections, p.pledges(), p.about())
	p.fold.Open(open)
	return sections
}

// head is the name with the menu, and what the employer is in one line.
func (p *employerPage) head(e employers.Employer) fyne.CanvasObject {
	p.menu = p.Button(kit.NewIconButton("more", "More about "+e.Name, p.showMenu).Plain())
	line := []string{}
	for _, w := range []string{p.s.sectorWord(e.Section()), p.sizeLine(e), place(e)} {
		if w != "" {
			line = append(line, w)
		}
	}
	column := kit.Column(1, kit.TopRow(2, kit.Grow(kit.NewText(e.Name).Sized(theme.Section).Bold().Wrap()), kit.Column(0, p.menu)))
	if e.TradingName != "" {
		column.Add(kit.NewText("Trading as " + e.TradingName).Tone(theme.Quiet).Wrap())
	}
	if len(line) > 0 {
		column.Add(kit.NewText(strings.Join(line, " · ")).Tone(theme.Quiet).Wrap())
	}
	return column
}

// sizeLine is how many people work there, as exactly as it is known.
func (p *employerPage) sizeLine(e employers.Employer) string {
	switch {
	case e.Headcount > 0:
		return text.Count(e.Headcount, "person", "people")
	case e.SizePrinted != "":
		return e.SizePrinted + " people"
	case e.Size == "" || e.Size == "UNKNOWN":
		return ""
	}
	return p.s.bandWord(e.Size)
}

// recent says who from the team was in touch in the last two weeks, so that nobody is rung twice.
func (p *employerPage) recent() fyne.CanvasObject {
	if len(p.Shown.page.Recent) == 0 {
		return nil
	}
	column := kit.Column(1)
	for _, t := range p.Shown.page.Recent {
		column.Add(kit.TopRow(2, kit.Column(0, kit.AtLeast(0, 20, kit.NewIcon("clock", theme.Carve).Sized(16))), kit.Grow(kit.NewText(p.touchWords(t)+".").Wrap())))
	}
	return column
}

func (p *employerPage) touchWords(t employers.Touch) string {
	if t.By == p.s.p.Me().ID {
		return t.Words("You", p.Shown.today)
	}
	return t.Words(p.s.firstName(t.By), p.Shown.today)
}

// nextStep is what is promised next with the buttons for it, or the place where it is missing.
func (p *employerPage) nextStep() fyne.CanvasObject {
	buttons := kit.Flow(1.5)
	add := func(words, icon string, do func()) {
		buttons.Add(p.Button(kit.NewButton(kit.Outline, words, do).Icon(icon).Slim()))
	}
	n, ok := p.step()
	at := p.Shown.page.Employer.ID // who is shown, whatever is selected by the time that a button is pressed
	if p.s.mayChange() {
		if p.s.p.LogContact != nil {
			add("Log contact", "plus", func() { p.s.p.LogContact([]employers.EmployerID{at}, n.ID) })
		}
		if ok {
			add("Done", "check", func() { p.s.stepDone(n) })
			add("Move to…", "", func() { p.s.moveStep(n) })
		} else if p.s.p.NewStep != nil {
			add("Add next step", "calendar", func() { p.s.p.NewStep(at) })
		}
	}
	title := kit.NewText("Next step").Sized(theme.Caption).Bold().Tone(theme.Action)
	column := kit.Column(2)
	if !ok {
		column.Objects = []fyne.CanvasObject{title, kit.NewText("No next step yet. Every contact ends in one, with a day.").Wrap(), buttons}
		return page.Accent(column)
	}
	due := kit.NewText(text.Capital(text.Due(n.Due, p.Shown.today))).Sized(theme.Caption).Bold()
	top := []fyne.CanvasObject{kit.Grow(title), due}
	if n.Due.Before(p.Shown.today) {
		due.Tone(theme.Stop)
		top = []fyne.CanvasObject{kit.Grow(title), kit.NewIcon("clock", theme.Stop).Sized(14), due}
	}
	column.Objects = []fyne.CanvasObject{kit.Row(1.5, top...), p.stepWords(n)}
	if n.Owner != p.s.p.Me().ID {
		column.Add(kit.NewText("For " + p.s.nameOf(n.Owner)).Sized(theme.Caption).Tone(theme.Quiet).Wrap())
	}
	column.Add(buttons)
	p.Later(column, p.Shown.page.Next[1:], p.Shown.today)
	return page.Accent(column)
}

// stepWords is what is to be done; where it can be changed, pressing it opens the form.
func (p *employerPage) stepWords(n employers.NextStep) fyne.CanvasObject {
	words := kit.NewText(n.What).Sized(theme.Lead).Bold().Wrap()
	if p.s.p.EditStep == nil || !p.s.mayChange() {
		return words
	}
	return kit.NewRowButton("Edit next step: "+n.What, words, func() { p.s.p.EditStep(n.ID) })
}

// quietButton is the word at the right of a section's title; nothing where the person may not change anything.
func (p *employerPage) quietButton(words string, do func()) []fyne.CanvasObject {
	if !p.s.mayChange() {
		return nil
	}
	return []fyne.CanvasObject{p.Button(kit.NewButton(kit.Quiet, words, do).Slim())}
}

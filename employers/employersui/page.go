package employersui

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
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
	s       *Employers
	id      employers.EmployerID // empty = none is open
	shown   pageData             // what is drawn
	drawn   bool
	look    *theme.Theme // it is drawn in
	wanted  bool         // the focus is to come here once the page is drawn
	rows    int          // of the timeline
	live    task.Latest
	box     *fyne.Container
	scroll  *container.Scroll
	content fyne.CanvasObject
	menu    *kit.Button
	buttons []*kit.Button // in their order
	fold    *kit.Fold     // what to do at this stage
}

// pageData is what the page is drawn from.
type pageData struct {
	page   employers.Page
	happen []employers.Happening
	total  int
	more   [][]PageRow
	staff  []people.Staff
	today  day.Date
}

func newEmployerPage(s *Employers) *employerPage {
	p := &employerPage{s: s, rows: firstHappenings}
	p.box = kit.Column(7)
	p.scroll = kit.Scroll(kit.On(theme.Surface, kit.PadXY(6, 5, p.box)))
	p.content = p.scroll
	p.empty()
	return p
}

// empty fills the page while no employer is open.
func (p *employerPage) empty() {
	p.box.Objects = []fyne.CanvasObject{kit.NewEmpty("employers", "No employer chosen", "Choose one in the list. Here stands what is next, what was, and whom you know there.", nil)}
	p.fit()
}

// fit gives the page the height that it needs now.
func (p *employerPage) fit() {
	p.box.Refresh()
	p.scroll.Content.Refresh()
	p.scroll.Refresh()
}

// open shows another employer.
func (p *employerPage) open(id employers.EmployerID) {
	if id == p.id && p.drawn {
		return
	}
	p.id, p.rows, p.drawn = id, firstHappenings, false
	p.reload()
	if !p.drawn {
		p.s.p.Run.After(patience, func() { p.clearFor(id) })
	}
}

// patience is how long the page of the employer before stays while the next one is being read.
const patience = 300 * time.Millisecond

// clearFor empties the page where the one of id is still being read: nobody should read one employer and mean another.
func (p *employerPage) clearFor(id employers.EmployerID) {
	if p.id != id || p.drawn || p.s.closed {
		return
	}
	p.rebuild(func() {
		p.box.Objects = []fyne.CanvasObject{kit.NewText("One moment, the page is being read.").Tone(theme.Quiet).Wrap()}
		p.buttons, p.shown = nil, pageData{}
		p.fit()
	})
}

// rebuild builds what stands on the page anew and keeps the focus where it was, else leaves it to the rows.
func (p *employerPage) rebuild(do func()) {
	kit.KeepFocus(p.s.window(), p.stops, do, p.s.list.FirstFocus())
}

// stops are the controls of the page in their order.
func (p *employerPage) stops() []fyne.Focusable { return kit.Stops(p.box.Objects...) }

// reload reads the open employer anew; where nothing has changed nothing is drawn.
func (p *employerPage) reload() {
	if p.id == "" {
		return
	}
	id, rows, today := p.id, p.rows, p.s.today()
	task.Go(p.live.Next(), p.s.p.Run, func(ctx context.Context) (pageData, error) {
		return p.read(ctx, id, rows, today)
	}, func(d pageData, err error) {
		switch {
		case err != nil:
			p.failed(err)
		case !p.drawn || p.look != theme.Current() || !reflect.DeepEqual(d, p.shown): // another look may have been chosen while this was away
			p.id = d.page.Employer.ID // opening a merged one gives the one that was kept
			p.draw(d)
		}
	})
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

// failed shows the error. An employer that is gone, because it was deleted or its making was undone, leaves an empty page;
// one that cannot be read just now stays as it was.
func (p *employerPage) failed(err error) {
	was := p.drawn
	if !was || people.IsGone(err) {
		p.close()
	}
	if !was || !people.IsGone(err) {
		p.s.p.Nav.Fail(err)
	}
}

func (p *employerPage) close() {
	p.rebuild(func() {
		p.id, p.drawn, p.shown, p.buttons = "", false, pageData{}, nil
		p.empty()
	})
}

// step is the next step, if there is one.
func (p *employerPage) step() (employers.NextStep, bool) {
	if next := p.shown.page.Next; p.drawn && len(next) > 0 {
		return next[0], true
	}
	return employers.NextStep{}, false
}

// draw builds the page. The focus stays on the control with the same name, or on its neighbour; on the page of another
// employer it begins at the menu, so that a key pressed twice never acts on the wrong one.
func (p *employerPage) draw(d pageData) {
	other := d.page.Employer.ID != p.shown.page.Employer.ID
	here := slices.Contains(p.stops(), p.s.window().Focused())
	if other {
		p.build(d)
		p.scroll.ScrollToTop()
		if here {
			p.s.window().Focus(p.buttons[0])
		}
	} else {
		open := p.fold != nil && p.fold.Opened()
		p.rebuild(func() {
			p.build(d)
			p.fold.Open(open)
		})
	}
	if p.wanted && p.s.window().Overlays().Top() == nil { // somebody has just asked for this page
		p.focus()
	}
	p.wanted = false
}

// build puts together what the page shows.
func (p *employerPage) build(d pageData) {
	p.shown, p.drawn, p.look, p.buttons = d, true, theme.Current(), nil
	p.s.staff = d.staff
	e := d.page.Employer
	first := kit.Column(4, p.head(e))
	if e.DoNotContact != "" {
		first.Add(kit.NewBanner(kit.Trouble, "Do not contact. "+sentenceOf(e.DoNotContact)))
	}
	if fatigue := p.recent(); fatigue != nil {
		first.Add(fatigue)
	}
	first.Add(p.nextStep())
	sections := []fyne.CanvasObject{first, p.timeline(), p.people()}
	for i, part := range p.s.p.More {
		if rows := d.more[i]; len(rows) > 0 {
			sections = append(sections, p.part(part, rows))
		}
	}
	if len(d.page.Sites) > 0 {
		sections = append(sections, p.sites())
	}
	p.box.Objects = append(sections, p.pledges(), p.about())
	p.fit()
}

// focus puts the keyboard on the page's first button: what is next.
func (p *employerPage) focus() {
	if first := p.firstFocus(); first != nil {
		p.s.window().Focus(first)
	}
}

// firstFocus is the page's first button after its menu; nil before the page is drawn, which then takes the focus.
func (p *employerPage) firstFocus() fyne.Focusable {
	if !p.drawn || len(p.buttons) == 0 {
		p.wanted = p.id != ""
		return nil
	}
	return p.buttons[min(1, len(p.buttons)-1)]
}

// button notes a button of the page.
func (p *employerPage) button(b *kit.Button) *kit.Button {
	p.buttons = append(p.buttons, b)
	return b
}

// head is the name with the menu, and what the employer is in one line.
func (p *employerPage) head(e employers.Employer) fyne.CanvasObject {
	p.menu = p.button(kit.NewIconButton("more", "More about "+e.Name, p.showMenu).Plain())
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
	if len(p.shown.page.Recent) == 0 {
		return nil
	}
	column := kit.Column(1)
	for _, t := range p.shown.page.Recent {
		column.Add(kit.TopRow(2, kit.Column(0, kit.AtLeast(0, 20, kit.NewIcon("clock", theme.Carve).Sized(16))), kit.Grow(kit.NewText(p.touchWords(t)+".").Wrap())))
	}
	return column
}

func (p *employerPage) touchWords(t employers.Touch) string {
	if t.By == p.s.p.Me().ID {
		return t.Words("You", p.shown.today)
	}
	return t.Words(p.s.firstName(t.By), p.shown.today)
}

// nextStep is what is promised next with the buttons for it, or the place where it is missing.
func (p *employerPage) nextStep() fyne.CanvasObject {
	buttons := kit.Flow(1.5)
	add := func(words, icon string, do func()) {
		buttons.Add(p.button(kit.NewButton(kit.Outline, words, do).Icon(icon).Slim()))
	}
	n, ok := p.step()
	at := p.shown.page.Employer.ID // who is shown, whatever is selected by the time that a button is pressed
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
		return accent(column)
	}
	due := kit.NewText(text.Capital(text.Due(n.Due, p.shown.today))).Sized(theme.Caption).Bold()
	top := []fyne.CanvasObject{kit.Grow(title), due}
	if n.Due.Before(p.shown.today) {
		due.Tone(theme.Stop)
		top = []fyne.CanvasObject{kit.Grow(title), kit.NewIcon("clock", theme.Stop).Sized(14), due}
	}
	column.Objects = []fyne.CanvasObject{kit.Row(1.5, top...), p.stepWords(n)}
	if n.Owner != p.s.p.Me().ID {
		column.Add(kit.NewText("For " + p.s.nameOf(n.Owner)).Sized(theme.Caption).Tone(theme.Quiet).Wrap())
	}
	column.Add(buttons)
	for _, later := range p.shown.page.Next[1:] {
		column.Add(kit.NewText("Then " + text.Due(later.Due, p.shown.today) + ": " + later.What).Sized(theme.Caption).Tone(theme.Quiet).Wrap())
	}
	return accent(column)
}

// stepWords is what is to be done; where it can be changed, pressing it opens the form.
func (p *employerPage) stepWords(n employers.NextStep) fyne.CanvasObject {
	words := kit.NewText(n.What).Sized(theme.Lead).Bold().Wrap()
	if p.s.p.EditStep == nil || !p.s.mayChange() {
		return words
	}
	return kit.NewRowButton("Edit next step: "+n.What, words, func() { p.s.p.EditStep(n.ID) })
}

// accent is the green ground of what is next, with a bar at its left.
func accent(o fyne.CanvasObject) fyne.CanvasObject {
	bar := kit.On(theme.Action, kit.AtLeast(3, 0, container.NewWithoutLayout()))
	return kit.TopRow(0, bar, kit.Grow(kit.Panel(theme.Selected, o)))
}

// sentenceOf is words of a person as a sentence.
func sentenceOf(words string) string {
	words = text.Capital(strings.TrimSpace(words))
	if words != "" && !strings.ContainsAny(words[len(words)-1:], ".!?") {
		words += "."
	}
	return words
}

// heading is a section's title with a count and, at the right, a button.
func heading(title string, n int, right ...fyne.CanvasObject) fyne.CanvasObject {
	note := ""
	if n > 0 {
		note = text.Number(n)
	}
	return kit.Row(2, append([]fyne.CanvasObject{kit.Grow(kit.NewSection(title, note))}, right...)...)
}

// quietButton is the word at the right of a section's title; nothing where the person may not change anything.
func (p *employerPage) quietButton(words string, do func()) []fyne.CanvasObject {
	if !p.s.mayChange() {
		return nil
	}
	return []fyne.CanvasObject{p.button(kit.NewButton(kit.Quiet, words, do).Slim())}
}

// part is what another part of the app knows.
func (p *employerPage) part(part PagePart, rows []PageRow) fyne.CanvasObject {
	column := kit.Column(2, heading(part.Title, len(rows)))
	for _, r := range rows {
		words := kit.Column(0, kit.NewText(r.Title).Bold().Wrap())
		if r.Note != "" {
			words.Add(kit.NewText(r.Note).Sized(theme.Caption).Tone(theme.Quiet).Wrap())
		}
		line := []fyne.CanvasObject{kit.NewIcon(r.Icon, theme.Quiet), kit.Grow(words)}
		if r.Chip != "" {
			line = append(line, kit.NewChip(r.Chip))
		}
		column.Add(kit.Rule())
		if r.Route.Page == "" {
			column.Add(kit.Row(3, line...))
			continue
		}
		column.Add(kit.NewRowButton(r.Title, kit.Row(3, line...), func() { p.s.p.Nav.Open(r.Route) }))
	}
	return column
}

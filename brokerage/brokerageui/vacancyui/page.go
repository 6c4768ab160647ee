package vacancyui

import (
	"context"
	"reflect"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// vacancyPage is everything about one vacancy on one long page.
type vacancyPage struct {
	s       *Vacancies
	id      brokerage.VacancyID // empty = none is open
	shown   pageData            // what is drawn
	drawn   bool
	look    *theme.Theme // it is drawn in
	wanted  bool         // the focus is to come here once the page is drawn
	live    task.Latest
	box     *fyne.Container
	scroll  *container.Scroll
	content fyne.CanvasObject
	menu    *kit.Button
	buttons []*kit.Button // in their order
	rows    map[brokerage.DutyID]*kit.RowButton
	after   func() // to be done once the page has been read anew; may be nil
}

// pageData is what the page is drawn from.
type pageData struct {
	page  brokerage.VacancyPage
	rates []brokerage.Rate
	today day.Date
}

func newVacancyPage(s *Vacancies) *vacancyPage {
	p := &vacancyPage{s: s, box: kit.Column(7)}
	p.scroll = kit.Scroll(kit.On(theme.Surface, kit.PadXY(6, 5, p.box)))
	p.content = p.scroll
	p.empty()
	return p
}

// empty fills the page while no vacancy is open.
func (p *vacancyPage) empty() {
	p.box.Objects = []fyne.CanvasObject{kit.NewEmpty("briefcase", "No vacancy chosen", "Choose one in the list. Here stands what has to be done in the job, and what it offers.", nil)}
	p.fit()
}

func (p *vacancyPage) fit() {
	p.box.Refresh()
	p.scroll.Content.Refresh()
	p.scroll.Refresh()
}

// open shows another vacancy.
func (p *vacancyPage) open(id brokerage.VacancyID) {
	if id == p.id && p.drawn {
		return
	}
	p.id, p.drawn = id, false
	p.reload()
	if !p.drawn {
		p.s.p.Run.After(patience, func() { p.clearFor(id) })
	}
}

// patience is how long the vacancy before stays while the next one is being read.
const patience = 300 * time.Millisecond

// clearFor empties the page where that vacancy is still being read: nobody should read one and mean another.
func (p *vacancyPage) clearFor(id brokerage.VacancyID) {
	if p.id != id || p.drawn || p.s.over {
		return
	}
	p.rebuild(func() {
		p.box.Objects = []fyne.CanvasObject{page.Quiet("One moment, the page is being read.")}
		p.buttons, p.shown = nil, pageData{}
		p.fit()
	})
}

// rebuild builds the page anew and keeps the focus where it was, else leaves it to the rows.
func (p *vacancyPage) rebuild(do func()) {
	kit.KeepFocus(p.s.p.canvas(), p.stops, do, p.s.list.FirstFocus())
}

func (p *vacancyPage) stops() []fyne.Focusable { return kit.Stops(p.box.Objects...) }

// reload reads the open vacancy anew; where nothing has changed nothing is drawn.
func (p *vacancyPage) reload() {
	if p.id == "" {
		return
	}
	id, today := p.id, p.s.p.today()
	task.Go(p.live.Next(), p.s.p.Run, func(ctx context.Context) (d pageData, err error) {
		d.today = today
		if d.page, err = p.s.p.Vacancies.VacancyPage(ctx, id); err != nil {
			return d, err
		}
		d.rates, err = p.s.p.Rates(ctx)
		return d, err
	}, func(d pageData, err error) {
		switch {
		case err != nil:
			p.failed(err)
		case !p.drawn || p.look != theme.Current() || !reflect.DeepEqual(d, p.shown):
			p.draw(d)
		}
		if p.after != nil {
			p.after()
			p.after = nil
		}
	})
}

// failed shows the error. A vacancy that is gone leaves an empty page; one that cannot be read just now stays as it was.
func (p *vacancyPage) failed(err error) {
	was := p.drawn
	if !was || people.IsGone(err) {
		p.rebuild(func() {
			p.id, p.drawn, p.shown, p.buttons = "", false, pageData{}, nil
			p.empty()
		})
	}
	if !was || !people.IsGone(err) {
		p.s.p.Nav.Fail(err)
	}
}

// draw builds the page. The focus stays on the control with the same name; on the page of another vacancy it begins at the menu, so
// that a key pressed twice never acts on the wrong one.
func (p *vacancyPage) draw(d pageData) {
	other := d.page.Vacancy.ID != p.shown.page.Vacancy.ID
	here := slices.Contains(p.stops(), p.s.p.canvas().Focused())
	if other {
		p.build(d)
		p.scroll.ScrollToTop()
		if here {
			p.s.p.canvas().Focus(p.buttons[0])
		}
	} else {
		p.rebuild(func() { p.build(d) })
	}
	if p.wanted && p.s.p.canvas().Overlays().Top() == nil { // somebody has just asked for this page
		p.focus()
	}
	p.wanted = false
}

// build puts together what the page shows.
func (p *vacancyPage) build(d pageData) {
	p.shown, p.drawn, p.look, p.buttons, p.rows = d, true, theme.Current(), nil, map[brokerage.DutyID]*kit.RowButton{}
	p.box.Objects = []fyne.CanvasObject{kit.Column(4, p.head(), p.main()), p.duties(), p.quality(), p.asks(), p.offers(), p.facts()}
	for _, part := range []fyne.CanvasObject{p.applications(), p.carvings()} {
		if part != nil {
			p.box.Add(part)
		}
	}
	p.fit()
}

func (p *vacancyPage) focus() {
	if first := p.firstFocus(); first != nil {
		p.s.p.canvas().Focus(first)
	}
}

// firstFocus is the page's first button after its menu; nil before the page is drawn, which then takes the focus.
func (p *vacancyPage) firstFocus() fyne.Focusable {
	if !p.drawn || len(p.buttons) == 0 {
		p.wanted = p.id != ""
		return nil
	}
	return p.buttons[min(1, len(p.buttons)-1)]
}

func (p *vacancyPage) button(b *kit.Button) *kit.Button {
	p.buttons = append(p.buttons, b)
	return b
}

// quietButton is the word at the right of a section's title; nothing where the person may not change anything.
func (p *vacancyPage) quietButton(words string, do func()) []fyne.CanvasObject {
	if !p.s.p.mayChange() {
		return nil
	}
	return []fyne.CanvasObject{p.button(kit.NewButton(kit.Quiet, words, do).Slim())}
}

// vacancy is what the page shows.
func (p *vacancyPage) vacancy() brokerage.Vacancy { return p.shown.page.Vacancy }

// head is the title with the menu, the employer, and how the vacancy stands.
func (p *vacancyPage) head() fyne.CanvasObject {
	v, e := p.vacancy(), p.shown.page.Employer
	p.menu = p.button(kit.NewIconButton("more", "More about "+v.Title, p.showMenu).Plain())
	column := kit.Column(2, kit.TopRow(2, kit.Grow(kit.NewText(v.Title).Sized(theme.Section).Bold().Wrap()), kit.Column(0, p.menu)))
	at := v.Employer
	column.Add(kit.Start(kit.NewButton(kit.Quiet, e.Name, func() { p.s.p.Nav.Open(nav.Route{Page: "employers", ID: string(at)}) }).Icon("employers").Slim()))
	closing := ""
	switch {
	case v.Closing.IsZero():
	case v.Closing.Before(p.shown.today):
		closing = "closed " + text.Near(v.Closing, p.shown.today)
	default:
		closing = "closes " + text.Near(v.Closing, p.shown.today)
	}
	places := ""
	if v.Places > 1 {
		places = text.Count(v.Places, "place", "places")
	}
	town := v.Town
	if town == "" {
		town = p.shown.page.Site.Town
	}
	column.Add(page.Quiet(page.Joined(statusWord(v.Status), hoursShort(v), payWords(v), closing, places, town)))
	return column
}

// main is what is mostly done with a vacancy, and its next step.
func (p *vacancyPage) main() fyne.CanvasObject {
	s, v := p.s, p.vacancy()
	buttons := kit.Flow(1.5)
	add := func(words, icon string, do func()) {
		buttons.Add(p.button(kit.NewButton(kit.Outline, words, do).Icon(icon).Slim()))
	}
	add("Who would this suit?", "matching", func() { s.match(v.ID) })
	if s.p.mayChange() {
		add("Carve", "scissors", func() { s.carve(v.ID) })
		add("Edit", "pencil", func() { s.edit(v.ID) })
		add("Copy", "copy", func() { s.copy(v.ID) })
		if isOpen(v) {
			add("Close…", "", func() { s.askClose(v) })
		} else {
			add("Open it", "undo", func() { s.setStatus(v, brokerage.VacancyOpen, "Open: "+v.Title) })
		}
	}
	column := kit.Column(2)
	for _, n := range p.shown.page.Next[:min(1, len(p.shown.page.Next))] {
		due := kit.NewText(text.Capital(text.Due(n.Due, p.shown.today))).Sized(theme.Caption).Bold()
		if n.Due.Before(p.shown.today) {
			due.Tone(theme.Stop)
		}
		column.Add(kit.Row(1.5, kit.Grow(kit.NewText("Next step").Sized(theme.Caption).Bold().Tone(theme.Action)), due))
		var words fyne.CanvasObject = kit.NewText(n.What).Sized(theme.Lead).Bold().Wrap()
		if s.p.EditStep != nil && s.p.mayChange() {
			words = kit.NewRowButton("Edit next step: "+n.What, words, func() { s.p.EditStep(n.ID) })
		}
		column.Add(words)
	}
	column.Add(buttons)
	return page.Accent(column)
}

// applications are the people who go for the job.
func (p *vacancyPage) applications() fyne.CanvasObject {
	list := p.shown.page.Applications
	if len(list) == 0 {
		return nil
	}
	column := kit.Column(2, page.Heading("People who go for it", len(list)))
	for _, a := range list {
		name := orUnknown(a.Person, "Somebody on a colleague's caseload")
		row := kit.Row(3, kit.NewIcon("user", theme.Quiet), kit.Grow(kit.Column(0, kit.NewText(name).Bold().Wrap(), page.Small(text.Short(a.On, p.shown.today)))),
			kit.NewChip(employers.ChoiceLabel(brokerage.ApplicationStages, a.Stage)))
		column.Add(kit.Rule())
		if a.Person == "" {
			column.Add(row)
			continue
		}
		who := a.Participant
		column.Add(kit.NewRowButton("Open "+name, row, func() { p.s.p.Nav.Open(nav.Route{Page: "people", ID: string(who)}) }))
	}
	return column
}

// carvings are the proposals that begin with this job.
func (p *vacancyPage) carvings() fyne.CanvasObject {
	list := p.shown.page.Carvings
	if len(list) == 0 {
		return nil
	}
	column := kit.Column(2, page.Heading("Carvings", len(list)))
	for _, c := range list {
		id := c.ID
		row := kit.Row(3, kit.NewIcon("scissors", theme.Quiet), kit.Grow(kit.NewText(c.Title).Bold().Wrap()), kit.NewChip(employers.ChoiceLabel(brokerage.CarvingStatuses, c.Status)))
		column.Add(kit.Rule())
		column.Add(kit.NewRowButton("Open "+c.Title, row, func() { p.s.p.Nav.Open(nav.Route{Page: "carving", ID: string(id)}) }))
	}
	return column
}

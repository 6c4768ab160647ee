package peopleui

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// personPage is everything about one person on one long page: what is next on top, then what they can do and want.
type personPage struct {
	s       *People
	id      people.ParticipantID // empty = nobody's is open
	shown   pageData             // what is drawn
	drawn   bool
	look    *theme.Theme   // it is drawn in
	wanted  bool           // the focus is to come here once the page is drawn
	landed  fyne.Focusable // where on the page a route has led; nil = to what is next
	goTo    string         // the section that a route asks for; empty = the top
	rows    int            // sessions read
	live    task.Latest
	box     *fyne.Container
	scroll  *container.Scroll
	content fyne.CanvasObject
	menu    *kit.Button
	buttons []*kit.Button // in their order
	act     *kit.Button   // the first of those beside what is next
	parts   map[string]fyne.CanvasObject
	ended   *kit.Fold // permissions that have ended
}

// pageData is what the page is drawn from.
type pageData struct {
	page     brokerage.PersonPage
	staff    []people.Staff // whose names stand on it
	sessions []brokerage.Session
	gap      brokerage.GapRule
	limit    brokerage.Amount // of ESA permitted work
	today    day.Date
}

// The sessions that a page begins with, and how many Show more adds.
const (
	firstSessions = 5
	moreSessions  = 20
)

func newPersonPage(s *People) *personPage {
	p := &personPage{s: s, rows: firstSessions}
	p.box = kit.Column(7)
	p.scroll = kit.Scroll(kit.On(theme.Surface, kit.PadXY(6, 5, p.box)))
	p.content = p.scroll
	p.empty()
	return p
}

// empty fills the page while nobody's is open.
func (p *personPage) empty() {
	p.box.Objects = []fyne.CanvasObject{kit.NewEmpty("people", "Nobody chosen", "Choose somebody in the list. Here stands what is next, what they can do and want, and what employers may know.", nil)}
	p.fit()
}

// fit gives the page the height that it needs now.
func (p *personPage) fit() {
	p.box.Refresh()
	p.scroll.Content.Refresh()
	p.scroll.Refresh()
}

// open shows another person.
func (p *personPage) open(id people.ParticipantID) {
	if id == p.id && p.drawn {
		part := p.goTo
		p.jump()
		p.goTo = part // and once more when it has been read anew: it may be drawn from the top
		return
	}
	p.id, p.rows, p.drawn = id, firstSessions, false
	p.reload()
	if !p.drawn {
		p.s.p.Run.After(patience, func() { p.clearFor(id) })
	}
}

// patience is how long the page of the person before stays while the next one is being read.
const patience = 300 * time.Millisecond

// clearFor empties the page where the one of id is still being read: nobody should read one person and mean another.
func (p *personPage) clearFor(id people.ParticipantID) {
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
func (p *personPage) rebuild(do func()) {
	kit.KeepFocus(p.s.p.canvas(), p.stops, do, p.s.list.FirstFocus())
}

// stops are the controls of the page in their order.
func (p *personPage) stops() []fyne.Focusable { return kit.Stops(p.box.Objects...) }

// reload reads the open person anew; where nothing has changed nothing is drawn.
func (p *personPage) reload() {
	if p.id == "" {
		return
	}
	id, rows, today := p.id, p.rows, p.s.today()
	task.Go(p.live.Next(), p.s.p.Run, func(ctx context.Context) (pageData, error) {
		return p.read(ctx, id, rows, today)
	}, func(d pageData, err error) {
		if err == nil {
			p.s.staff = d.staff
		}
		switch {
		case err != nil:
			p.failed(id, err)
		case !p.drawn || p.look != theme.Current() || !reflect.DeepEqual(d, p.shown):
			p.draw(d)
		default:
			p.jump()
		}
	})
}

func (p *personPage) read(ctx context.Context, id people.ParticipantID, rows int, today day.Date) (d pageData, err error) {
	d.today = today
	if d.page, err = p.s.p.People.PersonPage(ctx, id); err != nil {
		return d, err
	}
	if d.staff, err = p.s.p.Staff.Staff(ctx); err != nil { // the page of a route may be read before the list
		return d, err
	}
	d.sessions = d.page.Sessions[:min(rows, len(d.page.Sessions))]
	if rows > len(d.page.Sessions) && d.page.SessionCount > len(d.page.Sessions) {
		if d.sessions, err = p.s.p.People.Sessions(ctx, id, 0, rows); err != nil {
			return d, err
		}
	}
	if p.s.p.Gap != nil {
		if d.gap, err = p.s.p.Gap(ctx); err != nil {
			return d, err
		}
	}
	if p.s.p.Permitted != nil {
		d.limit, err = p.s.p.Permitted(ctx)
	}
	return d, err
}

// failed shows the error. Somebody outside the own caseload is shown by name; a person who is gone leaves an empty page; one
// that cannot be read just now stays as it was.
func (p *personPage) failed(id people.ParticipantID, err error) {
	var denied people.Denied
	if errors.As(err, &denied) && denied.Outside {
		p.outside(id)
		return
	}
	was := p.drawn
	if !was || people.IsGone(err) {
		p.close()
	}
	if !was || !people.IsGone(err) {
		p.s.p.Nav.Fail(err)
	}
}

func (p *personPage) close() {
	p.rebuild(func() {
		p.id, p.drawn, p.shown, p.buttons = "", false, pageData{}, nil
		p.empty()
	})
}

// draw builds the page. The focus stays on the control with the same name, or on its neighbour; on the page of another
// person it begins at the menu, so that a key pressed twice never acts on the wrong one.
func (p *personPage) draw(d pageData) {
	other := d.page.Participant.ID != p.shown.page.Participant.ID
	here := slices.Contains(p.stops(), p.s.p.canvas().Focused())
	if other {
		p.build(d)
		p.scroll.ScrollToTop()
		if here {
			p.s.p.canvas().Focus(p.buttons[0])
		}
	} else {
		open := p.ended != nil && p.ended.Opened()
		p.rebuild(func() {
			p.build(d)
			if p.ended != nil {
				p.ended.Open(open)
			}
		})
	}
	if p.wanted && p.s.p.canvas().Overlays().Top() == nil { // somebody has just asked for this page
		p.focus()
	}
	p.wanted = false
	p.jump()
}

// sections are the parts of the page in their order, by the names that routes give them.
func (p *personPage) sections() []struct {
	name string
	make func() fyne.CanvasObject
} {
	return []struct {
		name string
		make func() fyne.CanvasObject
	}{{"profile", p.goals}, {"wants", p.wants}, {"brings", p.brings}, {"helps", p.helps}, {"permissions", p.permissions}, {"sessions", p.sessionList},
		{"applications", p.applications}, {"tasters", p.tasters}, {"jobs", p.jobs}, {"outcomes", p.outcomes}, {"money", p.money}, {"about", p.about}}
}

// build puts together what the page shows.
func (p *personPage) build(d pageData) {
	p.shown, p.drawn, p.look, p.buttons, p.parts, p.ended = d, true, theme.Current(), nil, map[string]fyne.CanvasObject{}, nil
	p.act = nil
	objects := []fyne.CanvasObject{kit.Column(4, p.head(), p.nextStep())}
	if ask := p.prompts(); ask != nil {
		objects = append(objects, ask)
	}
	for _, section := range p.sections() {
		part := section.make()
		p.parts[section.name] = part
		objects = append(objects, part)
	}
	p.box.Objects = objects
	p.fit()
}

// jump goes to the section that a route has asked for.
func (p *personPage) jump() {
	part := p.parts[p.goTo]
	p.goTo = ""
	if part == nil || !p.drawn {
		return
	}
	p.fit()
	p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, part.Position().Y)))
	if stops := kit.Stops(part); len(stops) > 0 {
		p.landed = stops[0]
		if p.s.p.canvas().Overlays().Top() == nil {
			p.s.p.canvas().Focus(p.landed)
		}
	}
}

// focus puts the keyboard on the page's first button: what is next.
func (p *personPage) focus() {
	if first := p.firstFocus(); first != nil {
		p.s.p.canvas().Focus(first)
	}
}

// firstFocus is the first of the buttons beside what is next; nil before the page is drawn, which then takes the focus.
func (p *personPage) firstFocus() fyne.Focusable {
	switch {
	case !p.drawn:
		p.wanted = p.id != ""
		return nil
	case p.act != nil:
		return p.act
	case len(p.buttons) > 0:
		return p.buttons[0]
	}
	return nil
}

// button notes a button of the page.
func (p *personPage) button(b *kit.Button) *kit.Button {
	p.buttons = append(p.buttons, b)
	return b
}

// who is the person whom the page shows.
func (p *personPage) who() people.Participant { return p.shown.page.Participant }

// first is what the person is called in a sentence.
func (p *personPage) first() string {
	if first := p.who().FirstName; first != "" {
		return first
	}
	return p.who().Name()
}

// employer is what an employer is called; nothing for an empty id.
func (p *personPage) employer(id employers.EmployerID) string {
	if id == "" {
		return ""
	}
	if name := p.shown.page.Employers[id]; name != "" {
		return name
	}
	return "an employer that is not listed any more"
}

// step is the next step, if there is one.
func (p *personPage) step() (employers.NextStep, bool) {
	if next := p.shown.page.Next; p.drawn && len(next) > 0 {
		return next[0], true
	}
	return employers.NextStep{}, false
}

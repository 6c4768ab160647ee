package peopleui

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	layout "jobwright/internal/ui/page"
)

// personPage is everything about one person on one long page: what is next on top, then what they can do and want.
type personPage struct {
	*layout.Record[pageData]
	s      *People
	landed fyne.Focusable // where on the page a route has led; nil = to what is next
	goTo   string         // the section that a route asks for; empty = the top
	rows   int            // sessions read
	menu   *kit.Button
	act    *kit.Button // the first of those beside what is next
	parts  map[string]fyne.CanvasObject
	ended  *kit.Fold // permissions that have ended
}

// pageData is what the page is drawn from.
type pageData struct {
	page     brokerage.PersonPage
	staff    []people.Staff // whose names stand on it
	sessions []brokerage.Session
	gap      brokerage.GapRule
	limit    brokerage.Amount // of ESA permitted work
	more     [][]layout.Line  // of other parts of the app, in their order
	today    day.Date
}

// The sessions that a page begins with, and how many Show more adds.
const (
	firstSessions = 5
	moreSessions  = 20
)

func newPersonPage(s *People) *personPage {
	p := &personPage{s: s, rows: firstSessions}
	p.Record = layout.NewRecord(layout.RecordOptions[pageData]{
		Run: s.p.Run, Nav: s.p.Nav, Read: p.reading, Parts: p.all, First: p.begin, Else: s.List.FirstFocus, Extra: p.failed,
		Key: func(d pageData) string { return string(d.page.Participant.ID) },
		Empty: func() fyne.CanvasObject {
			return kit.NewEmpty("people", "Nobody chosen", "Choose somebody in the list. Here stands what is next, what they can do and want, and what employers may know.", nil)
		},
		Came: func(err error) {
			if err == nil {
				p.jump()
			}
		},
	})
	return p
}

// Open shows another person.
func (p *personPage) Open(id string) {
	if id == p.ID && p.Drawn {
		part := p.goTo
		p.jump()
		p.goTo = part // and once more when it has been read anew: it may be drawn from the top
		return
	}
	p.rows = firstSessions
	p.Record.Open(id)
}

func (p *personPage) reading(id string) func(context.Context) (pageData, error) {
	rows, today := p.rows, p.s.today()
	return func(ctx context.Context) (pageData, error) { return p.read(ctx, people.ParticipantID(id), rows, today) }
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
	for _, part := range p.s.p.More {
		rows, err := part.Rows(ctx, id)
		if err != nil {
			return d, err
		}
		d.more = append(d.more, rows)
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

// failed shows somebody outside the own caseload by name.
func (p *personPage) failed(id string, err error) bool {
	var denied people.Denied
	if !errors.As(err, &denied) || !denied.Outside {
		return false
	}
	p.outside(people.ParticipantID(id))
	return true
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

// all is everything that the page shows; again = it is the same person's as before, whose permissions that have ended may stand open.
func (p *personPage) all(again bool) []fyne.CanvasObject {
	open := again && p.ended != nil && p.ended.Opened()
	p.s.Staff = p.Shown.staff
	p.parts, p.act, p.ended = map[string]fyne.CanvasObject{}, nil, nil
	objects := []fyne.CanvasObject{kit.Column(4, p.head(), p.nextStep())}
	if ask := p.prompts(); ask != nil {
		objects = append(objects, ask)
	}
	for _, section := range p.sections() {
		part := section.make()
		p.parts[section.name] = part
		objects = append(objects, part)
		if section.name == partsAfter {
			objects = append(objects, p.more()...)
		}
	}
	if p.ended != nil {
		p.ended.Open(open)
	}
	return objects
}

// partsAfter is the section that those of other parts of the app follow.
const partsAfter = "permissions"

// more are the sections of other parts of the app.
func (p *personPage) more() (out []fyne.CanvasObject) {
	id := p.who().ID
	for i, part := range p.s.p.More {
		var right []fyne.CanvasObject
		if part.Add != "" {
			right = p.quietButton(part.Add, func() { p.s.p.Nav.Open(part.New(id)) })
		}
		column := layout.Lines(part.Title, p.Shown.more[i], p.s.p.Nav.Open, right...)
		if len(p.Shown.more[i]) == 0 {
			column.Add(layout.Quiet(part.Empty))
		}
		p.parts[part.Name] = column
		out = append(out, column)
	}
	return out
}

// jump goes to the section that a route has asked for.
func (p *personPage) jump() {
	part := p.parts[p.goTo]
	p.goTo = ""
	if part == nil || !p.Drawn {
		return
	}
	p.Fit()
	p.Scroll.ScrollToOffset(fyne.NewPos(0, max(0, part.Position().Y)))
	if stops := kit.Stops(part); len(stops) > 0 {
		p.landed = stops[0]
		if p.s.p.Canvas().Overlays().Top() == nil {
			p.s.p.Canvas().Focus(p.landed)
		}
	}
}

// FirstFocus is where a route has led to on the page, or what is next.
func (p *personPage) FirstFocus() fyne.Focusable {
	if slices.Contains(p.Stops(), p.landed) {
		return p.landed
	}
	return p.Record.FirstFocus()
}

// begin is the first of the buttons beside what is next.
func (p *personPage) begin() fyne.Focusable {
	switch {
	case p.act != nil:
		return p.act
	case len(p.Buttons) > 0:
		return p.Buttons[0]
	}
	return nil
}

// who is the person whom the page shows.
func (p *personPage) who() people.Participant { return p.Shown.page.Participant }

// first is what the person is called in a sentence.
func (p *personPage) first() string {
	if first := p.who().FirstName; first != "" {
		return first
	}
	return p.who().Name()
}

// employer is what an employer is called; nothing for an empty id.
func (p *personPage) employer(id employers.EmployerID) string { return employerIn(p.Shown.page, id) }

func employerIn(page brokerage.PersonPage, id employers.EmployerID) string {
	if id == "" {
		return ""
	}
	if name := page.Employers[id]; name != "" {
		return name
	}
	return "an employer that is not listed any more"
}

// step is the next step, if there is one.
func (p *personPage) step() (employers.NextStep, bool) {
	if next := p.Shown.page.Next; p.Drawn && len(next) > 0 {
		return next[0], true
	}
	return employers.NextStep{}, false
}

package logui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/theme"
)

// noAnswer is the outcome of a call that reached nobody.
const noAnswer = "no_answer"

// move is a relation that a contact moves on.
type move struct {
	employer employers.EmployerID
	words    string
	to       string
}

// listen follows what is chosen, once the form is filled.
func (f *contactForm) listen() {
	f.employer.OnChange(f.employerChosen)
	f.met.changed = f.refresh
	f.how.OnChange(f.refresh)
	f.other.OnChange(f.refresh)
	f.purpose.OnChange(f.refresh)
	f.on.OnChange(f.refresh)
	f.on.OnChange(f.tellGuests)
	f.specialist.OnChange(f.refresh)
	f.others.OnChange(f.othersChosen)
	f.outcome.OnChange(func() {
		if o, _ := f.outcome.Value(); o.ID == noAnswer && len(f.met.many.Values()) == 0 {
			f.met.many.Add(nobodies[0])
		}
		f.refresh()
	})
}

// addEmployer takes an employer that the register does not have yet; it is stored with the contact.
func (f *contactForm) addEmployer(words string) { f.employer.Choose(f.newEmployer(words)) }

func (f *contactForm) addOther(words string) { f.others.Add(f.newEmployer(words)) }

func (f *contactForm) newEmployer(words string) kit.Option {
	return f.putEmployer(employers.EmployerID(id.New()), words)
}

func (f *contactForm) putEmployer(e employers.EmployerID, name string) kit.Option {
	f.parties[e] = &party{fresh: true, read: true, met: f.newMetPicker(),
		page: employers.Page{Employer: employers.Employer{ID: e, Name: name, Stage: employers.StageNotMet, Owner: f.l.p.Me().ID}}}
	f.parties[e].met.changed = f.others.Redraw
	return kit.Option{ID: string(e), Title: name, Note: "new"}
}

// partyLine stands under each further employer: who was in touch with it lately, and whom one met there.
func (f *contactForm) partyLine(o kit.Option) fyne.CanvasObject {
	p := f.party(employers.EmployerID(o.ID))
	lines := kit.Column(1)
	if words := f.lately(p); words != "" {
		lines.Add(caption(words))
	}
	p.met.many.Named("Who did you meet at "+o.Title+"?").Example("Whom did you meet there? It may be left out", "Somebody else there")
	lines.Add(p.met.many)
	return kit.PadXY(2, 0, lines)
}

// lately says who from the team was in touch with an employer in the last days: one asks them before ringing again.
func (f *contactForm) lately(p *party) string {
	switch {
	case p.fresh:
		return "A new employer, added with this contact"
	case len(p.page.Recent) == 0:
		return ""
	}
	t := p.page.Recent[0]
	return t.Words(people.FirstName(people.NameOf(f.start.staff, t.By)), f.l.p.today())
}

// refresh shows what follows from what is chosen.
func (f *contactForm) refresh() {
	if f.form == nil {
		return
	}
	hint := ""
	if p := f.party(f.first()); p.read {
		hint = f.lately(p)
	}
	f.employerField.Hint(hint)
	showIf(f.otherField, f.how.Value() == otherChannel)
	f.showWarning()
	f.showFollows()
	f.guestsSee()
	f.count.Set(f.countWords())
	f.relayout()
}

func (f *contactForm) first() employers.EmployerID {
	o, _ := f.employer.Value()
	return employers.EmployerID(o.ID)
}

func (f *contactForm) relayout() {
	f.form.Refresh()
	if f.Open != nil && f.Dialog != nil {
		f.Dialog.Relayout()
	}
}

func showIf(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// showWarning says of which employers the team must keep away, and asks to confirm it. (facts.md h.7)
func (f *contactForm) showWarning() {
	var at []employers.Employer
	if f.isNew() {
		for _, e := range f.named() {
			at = append(at, f.party(e).page.Employer)
		}
	}
	caution(f.caution, at)
}

// showFollows shows what saving will do beside the contact itself: nothing happens silently.
func (f *contactForm) showFollows() {
	if !f.isNew() {
		return
	}
	moves := f.stageMoves()
	others := len(f.others.Values())
	if slices.Equal(moves, f.moves) && f.doing == f.doesStep() && f.further == others && len(f.follows.Objects) > 0 {
		return // the ticks stay as they are, with the focus
	}
	f.moves, f.doing, f.further = moves, f.doesStep(), others
	f.follows.Objects = nil
	if others > 0 {
		f.follows.Add(kit.NewText("The same contact and next step go to " + text.Count(others, "other employer", "other employers") + ", listed under More.").Tone(theme.Quiet).Wrap())
	}
	for _, m := range moves {
		f.follows.Add(ticked(m.words, !f.stays[m.employer], func(on bool) { f.stays[m.employer] = !on; f.keep() }))
	}
	if f.doing {
		f.follows.Add(ticked("Marks “"+f.start.step.What+"” as done", !f.notDone, func(on bool) { f.notDone = !on; f.keep() }))
	}
	showIf(f.follows, len(f.follows.Objects) > 0)
	f.follows.Refresh()
}

// doesStep says that the contact does the next step that it came out of: not when it turns out to be with another employer.
func (f *contactForm) doesStep() bool {
	step := f.start.step
	return step.ID != "" && step.DoneOn.IsZero() && (step.Employer == "" || slices.Contains(f.named(), step.Employer))
}

func ticked(words string, on bool, changed func(on bool)) *kit.Checkbox {
	box := kit.NewCheckbox(words)
	box.Set(on)
	box.OnChange(func() { changed(box.On()) })
	return box
}

// stageMoves are the relations that this contact moves on.
func (f *contactForm) stageMoves() []move {
	purpose, _ := f.purpose.Value()
	var moves []move
	for _, e := range f.named() {
		p := f.party(e)
		if !p.read {
			continue
		}
		from := p.page.Employer.Stage
		to, skipped := employers.StageAfter(from, f.cupStage(purpose.ID), len(f.metAt(e).people()) > 0)
		if to == from || to == "" {
			continue
		}
		words := "Moves " + p.page.Employer.Name + " on to " + employers.StageName(to)
		if skipped {
			words += ", skipping what lies between"
		}
		moves = append(moves, move{e, words, to})
	}
	return moves
}

// cupStage is the stage of the relation that a purpose belongs to; empty for none.
func (f *contactForm) cupStage(purpose string) string {
	for _, c := range f.l.p.Codes("contact_purposes") {
		if c.Code == purpose {
			return c.Data["cup_stage"]
		}
	}
	return ""
}

// suggestPurpose chooses what a contact is usually for at this stage of the relation, unless somebody chose already.
func (f *contactForm) suggestPurpose() {
	p := f.party(f.first())
	now, _ := f.purpose.Value()
	if !p.read || !f.isNew() || now.ID != f.defaultPurpose {
		return
	}
	stage := map[string]string{"": "1", employers.StageNotMet: "1", employers.StageMeet: "2", employers.StageLearn: "2", employers.StageMatch: "3"}[p.page.Employer.Stage]
	for _, c := range f.l.p.Codes.Offered("contact_purposes") {
		if c.Data["cup_stage"] == stage {
			f.defaultPurpose = c.Code
			f.purpose.Choose(kit.Option{ID: c.Code, Title: c.Label})
			return
		}
	}
}

// countWords say where this contact stands in the week, or why it does not count.
func (f *contactForm) countWords() string {
	w := f.start.week
	of := ofTarget(w.counted, w.marks()) + " this week"
	on, err := f.on.Value()
	who, _ := f.specialist.Value()
	switch {
	case w.target == 0:
		return ""
	case !f.isNew(), err != nil, on.Monday() != f.l.p.today().Monday(), who.ID != string(f.l.p.Me().ID), len(f.named()) == 0:
		return of
	}
	now, why := 0, ""
	channel := f.l.p.channel(f.channel())
	for _, e := range f.named() {
		met := f.metAt(e).people()
		c := employers.Contact{Channel: channel.Code}
		for _, p := range met {
			c.Met = append(c.Met, p.ID)
		}
		if employers.Counts(c, channel, met) {
			now++
		} else if why == "" {
			why = whyNot(employers.FaceToFace(channel), channel.Code, len(met), false)
		}
	}
	switch now {
	case 0:
		if len(f.met.many.Values()) == 0 {
			return of
		}
		return text.Capital(why) + ": stays " + ofTarget(w.counted, w.marks())
	case 1:
		return "Contact " + ofTarget(w.counted+1, w.marks()) + " this week"
	}
	return "Contacts " + text.Number(w.counted+1) + " to " + ofTarget(w.counted+now, w.marks()) + " this week"
}

// host is what the form shows of itself to its sections.
func (f *contactForm) host() Host {
	return Host{At: f.options, Heard: func() string { return strings.TrimSpace(f.heard.Text()) }, Relayout: f.relayout,
		On: func() day.Date {
			on, _ := f.on.Value()
			return on
		},
		Fill: func(set func()) {
			if f.dirty() {
				set()
				return
			}
			f.form.Fill(set)
		},
		Open: func(to nav.Route) {
			f.Dialog.Close()
			f.LeaveAndSay()
			f.l.p.Nav.Open(to)
		}}
}

// guestsSee tells the sections where the employers of the form have changed.
func (f *contactForm) guestsSee() {
	if now := f.named(); !slices.Equal(now, f.seen) {
		f.seen = now
		f.tellGuests()
	}
}

func (f *contactForm) tellGuests() {
	for _, s := range f.sections {
		if g, ok := s.(Guest); ok {
			g.Changed()
		}
	}
}

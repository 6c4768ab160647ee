package logui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
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

// employerChosen shows what is known about the employer, once it has been read.
func (f *contactForm) employerChosen() {
	o, ok := f.employer.Value()
	if !ok {
		f.met.arrived()
		f.refresh()
		return
	}
	chosen := employers.EmployerID(o.ID)
	f.met.await()
	f.read(chosen, func(p *party) {
		if now, _ := f.employer.Value(); now.ID != o.ID {
			return
		}
		f.met.setPeople(p.page.People, f.current != "" && f.current != chosen)
		f.current = chosen
		f.suggestPurpose()
		f.refresh()
	})
}

// othersChosen reads those of the further employers that are not known yet.
func (f *contactForm) othersChosen() {
	for _, o := range f.others.Values() {
		f.read(employers.EmployerID(o.ID), func(*party) { f.refresh() })
	}
	f.refresh()
}

// read gives an employer of the form to then, from the store where it is not there yet.
func (f *contactForm) read(e employers.EmployerID, then func(*party)) {
	if p, known := f.parties[e]; known {
		if p.read {
			then(p)
		}
		return
	}
	p := &party{met: f.newMetPicker()}
	p.met.changed = f.others.Redraw
	f.parties[e] = p
	task.Go(context.Background(), f.l.p.Run, func(ctx context.Context) (employers.Page, error) {
		return f.l.p.Register.EmployerPage(ctx, e)
	}, func(page employers.Page, err error) {
		switch {
		case f.l.form != f || f.l.closed:
		case err != nil:
			delete(f.parties, e)
			f.met.arrived()
			f.l.p.Nav.Fail(err)
		default:
			p.page, p.read = page, true
			p.met.setPeople(page.People, false)
			then(p)
		}
	})
}

// named are the employers that the form names, the first one first.
func (f *contactForm) named() []employers.EmployerID {
	var ids []employers.EmployerID
	if o, ok := f.employer.Value(); ok {
		ids = append(ids, employers.EmployerID(o.ID))
	}
	for _, o := range f.others.Values() {
		if e := employers.EmployerID(o.ID); !slices.Contains(ids, e) {
			ids = append(ids, e)
		}
	}
	return ids
}

// metAt is the field for whom one met at an employer of the form.
func (f *contactForm) metAt(e employers.EmployerID) *metPicker {
	if o, _ := f.employer.Value(); o.ID == string(e) {
		return f.met
	}
	return f.parties[e].met
}

// partyLine stands under each further employer: who was in touch with it lately, and whom one met there.
func (f *contactForm) partyLine(o kit.Option) fyne.CanvasObject {
	p, known := f.parties[employers.EmployerID(o.ID)]
	if !known {
		return nil
	}
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
	return t.Words(firstName(nameOf(f.start.staff, t.By)), f.l.p.today())
}

// refresh shows what follows from what is chosen.
func (f *contactForm) refresh() {
	if f.form == nil {
		return
	}
	hint := ""
	if p, known := f.parties[f.first()]; known && p.read {
		hint = f.lately(p)
	}
	f.employerField.Hint(hint)
	showIf(f.otherField, f.how.Value() == otherChannel)
	f.showWarning()
	f.showFollows()
	f.count.Set(f.countWords())
	f.relayout()
}

func (f *contactForm) first() employers.EmployerID {
	o, _ := f.employer.Value()
	return employers.EmployerID(o.ID)
}

func (f *contactForm) relayout() {
	f.form.Refresh()
	if f.dialog != nil {
		f.dialog.Relayout()
	}
}

func showIf(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// showWarning says of which employers the team must keep away, and asks to confirm it. Do-not-contact wins over everything.
// (facts.md h.7)
func (f *contactForm) showWarning() {
	var banners []fyne.CanvasObject
	for _, e := range f.named() {
		if p, known := f.parties[e]; known && p.read && p.page.Employer.DoNotContact != "" {
			banners = append(banners, kit.NewBanner(kit.Warning, "Do not contact "+p.page.Employer.Name+": "+p.page.Employer.DoNotContact))
		}
	}
	if len(banners) == 0 || !f.isNew() {
		f.warning.Objects, f.confirm = nil, nil
		f.warning.Hide()
		return
	}
	if len(banners) == len(f.warning.Objects)-1 {
		return // as shown: the tick stays
	}
	f.confirm = kit.NewCheckbox("I know, and have a reason to log this contact")
	f.warning.Objects = append(banners, f.confirm)
	f.warning.Show()
	f.warning.Refresh()
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
		f.follows.Add(ticked(m.words, !f.stays[m.employer], func(on bool) { f.stays[m.employer] = !on; f.keep(nil) }))
	}
	if f.doing {
		f.follows.Add(ticked("Marks “"+f.start.step.What+"” as done", !f.notDone, func(on bool) { f.notDone = !on; f.keep(nil) }))
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
		p, known := f.parties[e]
		if !known || !p.read {
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
	p, known := f.parties[f.first()]
	now, _ := f.purpose.Value()
	if !known || !f.isNew() || now.ID != f.defaultPurpose {
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
	of := text.Number(w.counted) + " of " + text.Number(w.marks()) + " this week"
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
		if f.parties[e] == nil {
			continue
		}
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
		return text.Capital(why) + ": stays " + text.Number(w.counted) + " of " + text.Number(w.marks())
	case 1:
		return "Contact " + text.Number(w.counted+1) + " of " + text.Number(w.marks()) + " this week"
	}
	return "Contacts " + text.Number(w.counted+1) + " to " + text.Number(w.counted+now) + " of " + text.Number(w.marks()) + " this week"
}

package vacancyui

import (
	"context"
	"slices"

	"jobwright/brokerage"
	"jobwright/internal/id"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
	"jobwright/internal/ui/unsaved"
)

// withPage reads a vacancy before a form about it opens.
func (s *Vacancies) withPage(id brokerage.VacancyID, then func(brokerage.VacancyPage)) {
	sheet.Begin(s.Forms, func(ctx context.Context) (brokerage.VacancyPage, error) { return s.p.Vacancies.VacancyPage(ctx, id) }, then)
}

// addDuty opens the form for a new duty of a vacancy, after the others.
func (s *Vacancies) addDuty(of brokerage.VacancyID) {
	s.withPage(of, func(page brokerage.VacancyPage) {
		newDutyForm(s, page, brokerage.DutyID(id.New())).show(s.Forms.Fresh(dutyForm), nil)
	})
}

// editDuty opens the form for a stored duty.
func (s *Vacancies) editDuty(of brokerage.VacancyID, which brokerage.DutyID) {
	draft := s.Forms.Stored(dutyForm, string(which))
	draft.TakeUp(s.OpenDraft, func() {
		s.withPage(of, func(page brokerage.VacancyPage) { newDutyForm(s, page, which).show(draft, nil) })
	}, s.p.Nav.Fail)
}

// dutyFields are the fields of a duty.
type dutyFields struct {
	s        *Vacancies
	page     brokerage.VacancyPage
	was      brokerage.Duty
	isNew    bool
	begun    int // the stamp of the page that what is typed was begun on
	name     *kit.Entry
	minutes  *kit.Entry
	times    *kit.Entry
	weekly   *kit.Text
	kind     *kit.Choice
	reason   *kit.Entry
	demands  *kit.ManySelect
	licences *kit.ManySelect
	doneBy   *kit.Entry
	cost     *kit.Entry
	undone   *kit.Checkbox
	tools    *kit.Entry
}

const essential, marginal = "essential", "marginal"

func newDutyForm(s *Vacancies, page brokerage.VacancyPage, which brokerage.DutyID) *dutyFields {
	f := &dutyFields{s: s, page: page, was: brokerage.Duty{ID: which, Vacancy: page.Vacancy.ID}, isNew: true, begun: stamp(page)}
	if i := slices.IndexFunc(page.Duties, func(d brokerage.Duty) bool { return d.ID == which }); i >= 0 {
		f.was, f.isNew = page.Duties[i], false
	}
	f.name, f.minutes, f.times = kit.NewEntry().Limit(200), kit.NewEntry().Limit(6), kit.NewEntry().Limit(6)
	f.weekly = kit.NewText("").Tone(theme.Quiet)
	f.kind = kit.NewChoice(kit.Option{ID: essential, Title: "Essential"}, kit.Option{ID: marginal, Title: "Marginal, done there by habit"})
	f.reason, f.tools, f.doneBy = kit.NewEntry().Limit(300), kit.NewEntry().Limit(300), kit.NewEntry().Limit(100)
	f.demands, f.licences = s.p.demandField(), offer.Freely(s.p.Run, "None needed")
	f.cost, f.undone = kit.NewEntry().Limit(10), kit.NewCheckbox("It is left undone now")
	for _, in := range []kit.Input{f.minutes, f.times} {
		in.OnChange(f.showWeekly)
	}
	return f
}

// showWeekly says what the minutes and times come to in a week.
func (f *dutyFields) showWeekly() {
	minutes, err := typed.Minutes(f.minutes.Text())
	times, err2 := typed.Times(f.times.Text())
	words := "How much of a week it takes stands here once both are known."
	if total := (brokerage.Duty{Minutes: minutes, Times: times}).WeeklyMinutes(); err == nil && err2 == nil && total > 0 {
		words = "That is " + text.ShortMinutes(total) + " a week."
	}
	f.weekly.Set(words)
}

func (f *dutyFields) parts() []kit.Part {
	d := f.was
	return []kit.Part{
		kit.NewField("duty", "What is done?", f.name).Needed("Please say what is done."),
		kit.Beside(kit.NewField("minutes", "Minutes each time", f.minutes).Check(typed.Rule(f.minutes, typed.Minutes)),
			kit.NewField("times_per_week", "Times a week", f.times).Check(typed.Rule(f.times, typed.Times))),
		kit.Show(f.weekly),
		kit.NewField("essential", "Is it the reason for the job?", f.kind).Hint("Essential duties stay. Marginal ones could be done by somebody else."),
		kit.NewField("demands", "What does it ask of people?", f.demands),
		kit.Folded("More", "why, who does it now, what an hour costs, licences", d.Reason != "" || d.DoneBy != "" || d.Cost.Known || d.Undone || len(d.Licences) > 0,
			kit.NewField("reason", "Why is it essential?", f.reason),
			kit.Beside(kit.NewField("done_by", "Who does it now?", f.doneBy).Hint("A role will do: nurse, late shift."),
				kit.NewField("hourly_cost", "What does an hour of theirs cost?", f.cost).Hint("In pounds, the employer's estimate.").Check(typed.PoundsRule(f.cost))),
			kit.NewField("undone", "It is left undone now", f.undone),
			kit.NewField("licences", "Licences needed for it", f.licences),
			kit.NewField("tools", "Tools and machines", f.tools)),
	}
}

func (f *dutyFields) fill() {
	d := f.was
	f.name.SetText(d.Name)
	if d.Minutes > 0 {
		f.minutes.SetText(typed.CountText(d.Minutes))
	}
	f.times.SetText(typed.TimesText(d.Times))
	f.kind.SetValue(essential)
	if d.Marginal {
		f.kind.SetValue(marginal)
	}
	f.reason.SetText(d.Reason)
	f.demands.SetValues(f.s.p.demandOptions(d.Demands))
	f.licences.SetValues(offer.Words(d.Licences))
	f.doneBy.SetText(d.DoneBy)
	f.cost.SetText(typed.PoundsText(d.Cost.Pence, d.Cost.Known))
	f.undone.Set(d.Undone)
	f.tools.SetText(d.Tools)
	f.showWeekly()
}

// read is the duty as the fields have it; the form has checked them.
func (f *dutyFields) read() brokerage.Duty {
	d := f.was
	d.Name, d.Reason, d.DoneBy, d.Tools = typed.Words(f.name), typed.Words(f.reason), typed.Words(f.doneBy), typed.Words(f.tools)
	d.Minutes, _ = typed.Minutes(f.minutes.Text())
	d.Times, _ = typed.Times(f.times.Text())
	d.Marginal, d.Undone = f.kind.Value() == marginal, f.undone.On()
	d.Demands, d.Licences = demandsOf(f.demands), f.licences.IDs()
	d.Cost.Pence, d.Cost.Known, _ = typed.Pounds(f.cost.Text())
	return d
}

// stamp tells two states of a vacancy with its duties apart.
func stamp(page brokerage.VacancyPage) int {
	n := page.Vacancy.Version + 1000*len(page.Duties)
	for _, d := range page.Duties {
		n += d.Version
	}
	return n
}

// with are the duties of the vacancy with that of the form.
func (f *dutyFields) with(d brokerage.Duty) []brokerage.Duty {
	list := slices.Clone(f.page.Duties)
	if slices.ContainsFunc(list, func(o brokerage.Duty) bool { return o.ID == d.ID }) {
		return replaced(list, d)
	}
	return append(list, d)
}

// goOn opens the form with what a draft holds. That of a stored duty is saved over what it was begun on, or asks; a new duty goes over nothing.
func (f *dutyFields) goOn(draft *unsaved.Keeper, of sheet.Of) {
	if !f.isNew {
		f.begun = of.Version
	}
	f.show(draft, of.Fields)
}

// changedMeanwhile is why a duty is not saved over a newer one. The form asks which is to hold.
const changedMeanwhile = typed.Sentence("This duty was changed meanwhile. Please open it again.")

func (f *dutyFields) show(draft *unsaved.Keeper, fields []byte) {
	s, v := f.s, f.page.Vacancy
	save := func(list []brokerage.Duty) func(context.Context) error {
		if f.begun != stamp(f.page) {
			return func(context.Context) error { return changedMeanwhile }
		}
		vacancy, duties := v, inOrder(list)
		vacancy.Version = f.page.Vacancy.Version
		return func(ctx context.Context) error { return s.p.Vacancies.SaveVacancy(ctx, &vacancy, duties) }
	}
	sh := &sheet.Sheet{Name: dutyForm, Of: sheet.Of{ID: string(f.was.ID), Version: f.begun, About: string(v.ID), Fields: fields}, Heading: "Add a duty", Sub: v.Title + ", " + f.page.Employer.Name,
		Main: "Save duty", Wide: 640, Parts: f.parts(), Fill: f.fill,
		Title: func() string { return "Duty: " + typed.Words(f.name) },
		Write: func() func(context.Context) error { return save(f.with(f.read())) },
		Said:  func() string { return "Saved: " + typed.Words(f.name) + f.takes() },
		Newer: func(ctx context.Context) (sheet.Now, bool, error) {
			now, err := s.p.Vacancies.VacancyPage(ctx, v.ID)
			return sheet.Now{Version: stamp(now), Rebase: func() { f.rebase(now) }, Reopen: func() { s.editDuty(v.ID, f.was.ID) }}, err == nil, err
		}}
	another := func() {
		if sh.Form.Validate() {
			sh.SaveThen(func() { s.addDuty(v.ID) })
		}
	}
	if f.isNew {
		sh.Sub += ". Ctrl+Shift+Enter saves and adds another."
		sh.Extra = []*kit.Button{kit.NewButton(kit.Outline, "Save and add another", another)}
		sh.Keys = []kit.Shortcut{{Keys: "Ctrl+Shift+Enter", What: "Save and add another", Do: another}}
	} else {
		sh.Heading = "Edit duty"
		sh.Remove = &sheet.Removal{Words: "Take this duty away", Said: "Taken away: " + f.was.Name, Do: func(ctx context.Context) error {
			return save(slices.DeleteFunc(slices.Clone(f.page.Duties), func(o brokerage.Duty) bool { return o.ID == f.was.ID }))(ctx)
		}}
	}
	s.Forms.Show(sh, draft)
}

// rebase takes the vacancy as it is now; the fields keep what was typed.
func (f *dutyFields) rebase(now brokerage.VacancyPage) {
	f.page, f.begun = now, stamp(now)
	for _, d := range now.Duties {
		if d.ID == f.was.ID {
			f.was = d
		}
	}
}

// takes says how much of a week the duty takes, for the message after a save.
func (f *dutyFields) takes() string {
	if n := f.read().WeeklyMinutes(); n > 0 {
		return ", " + text.Minutes(n) + " a week"
	}
	return ""
}

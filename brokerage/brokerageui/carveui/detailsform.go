package carveui

import (
	"context"
	"slices"
	"strings"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
)

// detailsFields are the fields of everything about a carving but its duties.
type detailsFields struct {
	p    Parts
	w    work
	kind *kit.SearchSelect
	who  *kit.SearchSelect

	jobs, adjustments                                  *kit.ManySelect
	title, pattern, need, supervisor, buddy, equipment *kit.Entry
	hours, pay, savings, costs, savingsFrom, costsFrom *kit.Entry
}

// makeDetails makes the form of everything about a carving but its duties.
func makeDetails(s *Carvings, w work, of sheet.Of) *sheet.Sheet {
	f := newDetails(s.p, w)
	return &sheet.Sheet{Heading: "Details of the carving", Sub: w.employer + "." + versionWarning(w.carving), Main: "Save details", Wide: 760, Parts: f.parts(), Fill: f.fill,
		Title: func() string { return "Details of " + f.w.carving.Title },
		Write: func() func(context.Context) error {
			was, next := f.w.carving, f.read()
			return func(ctx context.Context) error { return s.p.saveJobs(ctx, was, next) }
		},
		Newer: s.newer(detailsForm, of, func(now work) { f.w = now }),
		Said:  func() string { return "Saved: " + typed.Words(f.title) }}
}

func newDetails(p Parts, w work) *detailsFields {
	e := func(letters int) *kit.Entry { return kit.NewEntry().Limit(letters) }
	return &detailsFields{p: p, w: w, title: e(200), hours: e(6), pattern: e(300), pay: e(10), supervisor: e(200), buddy: e(200), equipment: e(500),
		need: kit.NewArea(3).Limit(4000), savings: e(10), savingsFrom: e(300), costs: e(10), costsFrom: e(300),
		kind:        kit.NewSearchSelect(p.Run, kit.FindIn(offer.Codes(p.Codes, "carving_kinds"))),
		who:         kit.NewSearchSelect(p.Run, offer.Participants(p.People)).Example("Nobody in particular"),
		jobs:        kit.NewManySelect(p.Run, p.jobsAt(w.carving.Employer)).Example("The first is the one that is carved", "And another…"),
		adjustments: kit.NewManySelect(p.Run, kit.FindIn(offer.Codes(p.Codes, "adjustment_catalogue"))).Example("For example: ear defenders", "And another…")}
}

func (f *detailsFields) parts() []kit.Part {
	field := kit.NewField
	pounds := func(name, label string, in *kit.Entry) *kit.Field {
		return field(name, label, in).Check(typed.PoundsRule(in))
	}
	parts := []kit.Part{
		field("title", "What is the job called?", f.title).Needed("Please say what the job is to be called."),
		field("kind", "Kind of carving", f.kind).Needed("Please choose the kind."),
	}
	if f.p.seesPeople() {
		parts = append(parts, field("person", "For whom?", f.who))
	}
	return append(parts,
		field("vacancies", "Jobs that it is made of", f.jobs),
		kit.Beside(field("hours", "Agreed hours a week", f.hours).Check(typed.Rule(f.hours, typed.Hours)).Hint("Empty = as the duties add up."), pounds("pay", "Pay an hour, pounds", f.pay)),
		field("pattern", "When", f.pattern).Hint("For example: Monday to Thursday, 9:00 to 12:00."),
		kit.Folded("The employer’s need and figures", "need, other savings and costs a week", true,
			field("need", "What do they need, in their words?", f.need), kit.Beside(pounds("savings", "Other savings a week", f.savings), field("savings_from", "From what", f.savingsFrom)),
			kit.Beside(pounds("costs", "Other costs a week", f.costs), field("costs_from", "For what", f.costsFrom))),
		kit.Folded("Support at work", "supervisor, buddy, equipment, adjustments", false,
			kit.Beside(field("supervisor", "Supervisor", f.supervisor), field("buddy", "Work buddy", f.buddy)),
			field("equipment", "Equipment", f.equipment).Hint("It comes from a need, so it goes out only as far as the person allows."), field("adjustments", "Adjustments", f.adjustments)))
}

// texts are the fields that hold words, each with where a carving keeps them.
func (f *detailsFields) texts(c *brokerage.Carving) map[*kit.Entry]*string {
	return map[*kit.Entry]*string{f.title: &c.Title, f.pattern: &c.Pattern, f.supervisor: &c.Supervisor, f.buddy: &c.Buddy, f.equipment: &c.Equipment,
		f.need: &c.Need, f.savingsFrom: &c.SavingsFrom, f.costsFrom: &c.CostsFrom}
}

func (f *detailsFields) fill() {
	c := f.w.carving
	for in, words := range f.texts(&c) {
		in.SetText(*words)
	}
	f.kind.Choose(offer.Code(f.p.Codes, "carving_kinds", c.Kind))
	if f.w.seeker != nil {
		f.who.Choose(kit.Option{ID: string(f.w.seeker.ID), Title: f.w.seeker.Name})
	}
	var jobs []kit.Option
	for _, o := range f.w.openings {
		jobs = append(jobs, kit.Option{ID: string(o.Vacancy.ID), Title: o.Vacancy.Title})
	}
	f.jobs.SetValues(jobs)
	f.adjustments.SetValues(offer.Chosen(f.p.Codes, "adjustment_catalogue", c.Adjustments))
	f.hours.SetText(typed.HoursText(c.Hours))
	for in, amount := range map[*kit.Entry]brokerage.Amount{f.pay: c.Pay, f.savings: c.Savings, f.costs: c.Costs} {
		in.SetText(typed.PoundsText(amount.Pence, amount.Known))
	}
}

// read is the carving as the fields have it; the form has checked them.
func (f *detailsFields) read() brokerage.Carving {
	next := draftAgain(f.w.carving)
	for in, words := range f.texts(&next) {
		*words = typed.Words(in)
	}
	next.Hours, _ = typed.Hours(f.hours.Text())
	next.Pay, next.Savings, next.Costs = amountOf(f.pay), amountOf(f.savings), amountOf(f.costs)
	next.Kind = f.kind.ID()
	if who := f.who.ID(); f.p.seesPeople() && (f.w.seeker != nil || who != "") { // whoever could not be shown stays
		next.Participant = people.ParticipantID(who)
	}
	next.Adjustments = f.adjustments.IDs()
	var seen []brokerage.VacancyID
	for _, id := range f.jobs.IDs() {
		seen = append(seen, brokerage.VacancyID(id))
	}
	if next.Vacancies = append(seen, f.w.unseen()...); len(f.w.openings) == 0 { // the base, which comes first, is one that is not shown
		next.Vacancies = append(f.w.unseen(), seen...)
	}
	return next
}

// saveJobs saves a carving; where it has got its first job, that job's duties come into it.
func (p Parts) saveJobs(ctx context.Context, was, next brokerage.Carving) error {
	if len(next.Vacancies) > 0 && len(was.Vacancies) == 0 {
		found, err := p.Matching.Openings(ctx, true, next.Vacancies[0])
		if err != nil {
			return err
		}
		for _, o := range found {
			next.BaseTitle = o.Vacancy.Title
			next.Tasks = slices.Clone(next.Tasks)
			for _, d := range o.Duties {
				next.Tasks = append(next.Tasks, brokerage.TaskOf(d))
			}
		}
	}
	return p.Carvings.SaveCarving(ctx, &next)
}

// jobsAt offers the jobs of one employer.
func (p Parts) jobsAt(at employers.EmployerID) kit.Finder {
	return func(ctx context.Context, words string) (options []kit.Option, err error) {
		found, err := p.Vacancies.Vacancies(ctx, brokerage.VacancyFilter{Words: words, Employer: at, All: true}, employers.Order{Limit: 20})
		for _, v := range found {
			options = append(options, kit.Option{ID: string(v.Vacancy.ID), Title: v.Vacancy.Title})
		}
		return options, err
	}
}

// makeStanding makes the form that says how a carving stands: the employer's decision, trial and review.
func makeStanding(s *Carvings, w work, of sheet.Of) *sheet.Sheet {
	c := w.carving
	var options []kit.Option
	for _, x := range brokerage.CarvingStatuses {
		options = append(options, kit.Option{ID: x.Code, Title: x.Label})
	}
	status := kit.NewChoice(options...)
	words, by := kit.NewArea(2).Limit(2000), kit.NewEntry().Limit(200)
	on, from, to, review := kit.NewDateField(s.p.Today), kit.NewDateField(s.p.Today), kit.NewDateField(s.p.Today), kit.NewDateField(s.p.Today)
	field := kit.NewField
	sh := &sheet.Sheet{Heading: "How it stands", Sub: named(c, w.employer), Main: "Save", Wide: 700, Parts: []kit.Part{
		field("status", "Status", status).Needed("Please say how it stands.").Check(func() error {
			if open := w.ready(s.p); status.Value() != brokerage.CarvingDraft && status.Value() != brokerage.CarvingDeclined && status.Value() != brokerage.CarvingEnded && len(open) > 0 {
				return typed.Sentence("It cannot go to the employer yet. " + strings.Join(open, " "))
			}
			return nil
		}),
		field("decision", "What did the employer decide?", words).Hint("In their words."),
		kit.Beside(field("decided_by", "Who decided", by), field("decided_on", "On", on)),
		kit.Beside(field("trial_from", "Trial from", from), field("trial_to", "to", to)),
		field("review_on", "We look at it together on", review),
	}}
	sh.Title = func() string { return "How it stands: " + c.Title }
	sh.Fill = func() {
		status.SetValue(c.Status)
		words.SetText(c.Decision)
		by.SetText(c.DecidedBy)
		on.SetValue(c.DecidedOn)
		from.SetValue(c.TrialFrom)
		to.SetValue(c.TrialTo)
		review.SetValue(c.ReviewOn)
	}
	sh.Write = func() func(context.Context) error {
		next := c
		next.Status, next.Decision, next.DecidedBy = status.Value(), typed.Words(words), typed.Words(by)
		next.DecidedOn, _ = on.Value() // the form has checked the days
		next.TrialFrom, _ = from.Value()
		next.TrialTo, _ = to.Value()
		next.ReviewOn, _ = review.Value()
		return func(ctx context.Context) error { return s.p.Carvings.SaveCarving(ctx, &next) }
	}
	sh.Newer = s.newer(standingForm, of, func(now work) { w, c = now, now.carving })
	sh.Said = func() string { return c.Title + ": " + strings.ToLower(statusWord(status.Value())) }
	return sh
}

// named is a carving with its employer.
func named(c brokerage.Carving, employer string) string {
	return strings.Trim(c.Title+", "+employer, ", ")
}

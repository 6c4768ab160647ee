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

// makeDetails makes the form of everything about a carving but its duties.
func makeDetails(s *Carvings, w work, of sheet.Of) *sheet.Sheet {
	p, c := s.p, w.carving
	e := func(letters int) *kit.Entry { return kit.NewEntry().Limit(letters) }
	title, hours, pattern, pay := e(200), e(6), e(300), e(10)
	supervisor, buddy, equipment := e(200), e(200), e(500)
	need, savings, savingsFrom, costs, costsFrom := kit.NewArea(3).Limit(4000), e(10), e(300), e(10), e(300)
	kind := kit.NewSearchSelect(p.Run, kit.FindIn(offer.Codes(p.Codes, "carving_kinds")))
	who := kit.NewSearchSelect(p.Run, offer.Participants(p.People)).Example("Nobody in particular")
	jobs := kit.NewManySelect(p.Run, p.jobsAt(c.Employer)).Example("The first is the one that is carved", "And another…")
	adjustments := kit.NewManySelect(p.Run, kit.FindIn(offer.Codes(p.Codes, "adjustment_catalogue"))).Example("For example: ear defenders", "And another…")
	field := kit.NewField
	pounds := func(name, label string, in *kit.Entry) *kit.Field {
		return field(name, label, in).Check(typed.PoundsRule(in))
	}
	sh := &sheet.Sheet{Heading: "Details of the carving", Sub: w.employer + "." + versionWarning(c), Main: "Save details", Wide: 760}
	sh.Parts = []kit.Part{
		field("title", "What is the job called?", title).Needed("Please say what the job is to be called."),
		field("kind", "Kind of carving", kind).Needed("Please choose the kind."),
	}
	if p.seesPeople() {
		sh.Parts = append(sh.Parts, field("person", "For whom?", who))
	}
	sh.Parts = append(sh.Parts,
		field("vacancies", "Jobs that it is made of", jobs),
		kit.Beside(field("hours", "Agreed hours a week", hours).Check(typed.Rule(hours, typed.Hours)).Hint("Empty = as the duties add up."), pounds("pay", "Pay an hour, pounds", pay)),
		field("pattern", "When", pattern).Hint("For example: Monday to Thursday, 9:00 to 12:00."),
		kit.Folded("The employer’s need and figures", "need, other savings and costs a week", true,
			field("need", "What do they need, in their words?", need), kit.Beside(pounds("savings", "Other savings a week", savings), field("savings_from", "From what", savingsFrom)),
			kit.Beside(pounds("costs", "Other costs a week", costs), field("costs_from", "For what", costsFrom))),
		kit.Folded("Support at work", "supervisor, buddy, equipment, adjustments", false,
			kit.Beside(field("supervisor", "Supervisor", supervisor), field("buddy", "Work buddy", buddy)),
			field("equipment", "Equipment", equipment).Hint("It comes from a need, so it goes out only as far as the person allows."), field("adjustments", "Adjustments", adjustments)))
	sh.Title = func() string { return "Details of " + c.Title }
	sh.Fill = func() {
		title.SetText(c.Title)
		kind.Choose(offer.Code(p.Codes, "carving_kinds", c.Kind))
		if w.seeker != nil {
			who.Choose(kit.Option{ID: string(w.seeker.ID), Title: w.seeker.Name})
		}
		var chosen []kit.Option
		for _, o := range w.openings {
			chosen = append(chosen, kit.Option{ID: string(o.Vacancy.ID), Title: o.Vacancy.Title})
		}
		jobs.SetValues(chosen)
		hours.SetText(typed.HoursText(c.Hours))
		pay.SetText(typed.PoundsText(c.Pay.Pence, c.Pay.Known))
		var fit []kit.Option
		for _, code := range c.Adjustments {
			fit = append(fit, offer.Code(p.Codes, "adjustment_catalogue", code))
		}
		adjustments.SetValues(fit)
		savings.SetText(typed.PoundsText(c.Savings.Pence, c.Savings.Known))
		costs.SetText(typed.PoundsText(c.Costs.Pence, c.Costs.Known))
		for in, words := range map[*kit.Entry]string{pattern: c.Pattern, supervisor: c.Supervisor, buddy: c.Buddy, equipment: c.Equipment, need: c.Need, savingsFrom: c.SavingsFrom, costsFrom: c.CostsFrom} {
			in.SetText(words)
		}
	}
	sh.Write = func() func(context.Context) error {
		next := draftAgain(c)
		next.Title, next.Pattern, next.Supervisor, next.Buddy, next.Equipment = typed.Words(title), typed.Words(pattern), typed.Words(supervisor), typed.Words(buddy), typed.Words(equipment)
		next.Need, next.SavingsFrom, next.CostsFrom = typed.Words(need), typed.Words(savingsFrom), typed.Words(costsFrom)
		next.Hours, _ = typed.Hours(hours.Text()) // the form has checked it
		next.Pay, next.Savings, next.Costs = amountOf(pay), amountOf(savings), amountOf(costs)
		o, _ := kind.Value()
		next.Kind = o.ID
		if o, _ := who.Value(); p.seesPeople() && (w.seeker != nil || o.ID != "") { // whoever could not be shown stays
			next.Participant = people.ParticipantID(o.ID)
		}
		next.Adjustments = adjustments.IDs()
		var seen []brokerage.VacancyID
		for _, id := range jobs.IDs() {
			seen = append(seen, brokerage.VacancyID(id))
		}
		if next.Vacancies = append(seen, w.unseen()...); len(w.openings) == 0 { // the base, which comes first, is one that is not shown
			next.Vacancies = append(w.unseen(), seen...)
		}
		return func(ctx context.Context) error { return s.p.saveJobs(ctx, c, next) }
	}
	sh.Newer = s.newer(detailsForm, of, func(now work) { w, c = now, now.carving })
	sh.Said = func() string { return "Saved: " + typed.Words(title) }
	return sh
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
	on, from, to, review := kit.NewDateField(s.p.today), kit.NewDateField(s.p.today), kit.NewDateField(s.p.today), kit.NewDateField(s.p.today)
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

package peopleui

import (
	"context"
	"slices"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
)

// makeOutcome makes the form of something that was reached, new or stored.
func makeOutcome(s *People, page brokerage.PersonPage, of sheet.Of) *sheet.Sheet {
	who := page.Participant
	o := brokerage.Outcome{ID: of.ID, Participant: who.ID, On: s.today()}
	find := func(now brokerage.PersonPage) int {
		return slices.IndexFunc(now.Outcomes, func(x brokerage.Outcome) bool { return x.ID == o.ID })
	}
	if of.Version > 0 {
		i := find(page)
		if i < 0 {
			return nil
		}
		o = page.Outcomes[i]
		o.Version = of.Version
	}
	kind, source := kit.NewChoice(offer.Codes(s.p.Codes, "outcome_types")...), s.sourceChoice()
	var jobs []kit.Option
	for _, j := range page.Jobs {
		jobs = append(jobs, kit.Option{ID: string(j.ID), Title: j.Title, Note: page.Employers[j.Employer]})
	}
	job, on, evidence := kit.NewSearchSelect(s.p.Run, kit.FindIn(jobs)).Example("None"), kit.NewDateField(s.today), kit.NewEntry().Limit(300)
	sh := &sheet.Sheet{Heading: "What was reached", Sub: who.Name(), Main: "Save outcome", Parts: []kit.Part{
		kit.NewField("type", "What", kind).Needed("Please say what was reached."), kit.NewField("date", "On", on).Needed("Please give the day."),
		kit.NewField("job_ref", "With which job", job), kit.NewField("source", "Who found it", source),
		kit.NewField("evidence", "How we know", evidence).Hint("For example: payslip seen, employer confirmed, told by the person."),
	}}
	sh.Title = func() string { return "Outcome of " + who.Name() }
	sh.Fill = func() {
		kind.SetValue(o.Type)
		source.SetValue(o.Source)
		on.SetValue(o.On)
		evidence.SetText(o.Evidence)
		for _, x := range jobs {
			if x.ID == string(o.Job) && x.ID != "" {
				job.Choose(x)
			}
		}
	}
	sh.Write = func() func(context.Context) error {
		saving := o
		saving.Type, saving.Source, saving.Job, saving.Evidence = kind.Value(), source.Value(), brokerage.JobID(job.ID()), typed.Words(evidence)
		saving.On, _ = on.Value() // the form has checked it
		for _, j := range page.Jobs {
			if j.ID == saving.Job {
				saving.SIC = j.SIC
			}
		}
		return func(ctx context.Context) error { return s.p.People.SaveOutcome(ctx, &saving) }
	}
	stored := func(now brokerage.PersonPage) (int, people.StaffID) {
		if i := find(now); i >= 0 {
			return now.Outcomes[i].Version, ""
		}
		return 0, ""
	}
	rebase := func(now brokerage.PersonPage) {
		if i := find(now); i >= 0 {
			o = now.Outcomes[i]
		}
	}
	sh.Newer = s.newer(outcomeForm, of, stored, rebase)
	sh.Said = func() string {
		return "Saved: " + lower(s.p.Codes.Label("outcome_types", kind.Value())) + ", " + who.Name()
	}
	sh.Remove = removal("Delete this outcome", "Deleted: outcome", func(ctx context.Context) error { return s.p.People.DeleteOutcome(ctx, o.ID, o.Version) })
	return sh
}

// sourceChoice is who found a job, as chips.
func (s *People) sourceChoice() *kit.Choice {
	var options []kit.Option
	for _, c := range s.p.Codes.Offered("job_sources") {
		options = append(options, kit.Option{ID: c.Code, Title: s.sourceWord(c.Code)})
	}
	return kit.NewChoice(options...)
}

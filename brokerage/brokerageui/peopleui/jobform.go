package peopleui

import (
	"context"
	"slices"
	"strings"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
)

// jobFields are the fields of a job.
type jobFields struct {
	employer, contract, reason, vacancy *kit.SearchSelect
	title, hours, pay                   *kit.Entry
	unit, source, carved, competitive   *kit.Choice
	start, four, end, debrief           *kit.DateField
	held, outcome, checkIns, inWork     *kit.Checkbox
	planned                             *kit.Text
	plan                                *kit.Block // holds it while check-ins are planned
	money                               warning    // what to get advice on
}

// makeJob makes the form of a job, new or stored. A new one brings its outcome and its in-work check-ins along.
func makeJob(s *People, page brokerage.PersonPage, of sheet.Of) *sheet.Sheet {
	who := page.Participant
	j := brokerage.Job{ID: brokerage.JobID(of.ID), Participant: who.ID, Start: s.today(), PayUnit: people.Hourly, Source: "ADVISER", Competitive: people.Yes}
	find := func(now brokerage.PersonPage) int {
		return slices.IndexFunc(now.Jobs, func(o brokerage.Job) bool { return o.ID == j.ID })
	}
	isNew := of.Version == 0
	if isNew {
		j = offered(page, j)
	} else {
		i := find(page)
		if i < 0 {
			return nil
		}
		j = page.Jobs[i]
		j.Version = of.Version
	}
	f := newJobFields(s)
	sh := &sheet.Sheet{Heading: "Record a job", Sub: who.Name(), Main: "Save job", Parts: f.parts(isNew, searching(who))}
	if !isNew {
		sh.Heading = j.Title + at(page.Employers[j.Employer])
		sh.Sub = who.Name()
	}
	sh.Made = func() {
		f.listen(s, isNew, page.SupportEnds)
		f.warnOfMoney(s, page, j)
	}
	sh.Title = func() string { return strings.TrimSuffix("Job of "+who.Name()+": "+typed.Words(f.title), ": ") }
	sh.Fill = func() { f.fill(s, j, page) }
	outcome, debrief := id.New(), id.New()
	sh.Write = func() func(context.Context) error {
		saving := f.read(j)
		outcomes, steps := f.follows(s, j, saving, page, outcome, debrief)
		status := ""
		if isNew && f.inWork.On() && searching(who) {
			status = statusInWork
		}
		return func(ctx context.Context) error { return s.p.People.SaveJob(ctx, &saving, outcomes, steps, status) }
	}
	stored := func(now brokerage.PersonPage) (int, people.StaffID) {
		if i := find(now); i >= 0 {
			return now.Jobs[i].Version, now.Jobs[i].ChangedBy
		}
		return 0, ""
	}
	rebase := func(now brokerage.PersonPage) {
		if i := find(now); i >= 0 {
			j = now.Jobs[i]
		}
	}
	sh.Newer = s.newer(jobForm, of, stored, rebase)
	sh.Said = func() string {
		return "Saved: " + who.Name() + ", " + lower(typed.Words(f.title)) + at(f.employer.Text())
	}
	sh.Remove = removal("Delete this job", "Deleted: "+j.Title, func(ctx context.Context) error { return s.p.People.DeleteJob(ctx, j.ID, j.Version) })
	return sh
}

// offered is a new job as an application that was accepted or offered begins it.
func offered(page brokerage.PersonPage, j brokerage.Job) brokerage.Job {
	for _, stage := range []string{"accepted", "offer"} {
		for _, a := range page.Applications {
			taken := slices.ContainsFunc(page.Jobs, func(o brokerage.Job) bool { return o.Vacancy == a.Vacancy })
			if a.Stage != stage || taken {
				continue
			}
			j.Title, j.Vacancy = a.Title, a.Vacancy
			for e, name := range page.Employers {
				if name == a.Employer {
					j.Employer = e
				}
			}
			return j
		}
	}
	return j
}

// statusInWork is the status of somebody who is supported in work, a code of participant_statuses.
const statusInWork = "ACTIVE_INWORK"

// searching says that somebody's status is one that a job changes: it is blank, or they are looking for work or have first meetings.
func searching(who people.Participant) bool {
	return slices.Contains([]string{"", "REFERRED", "ENGAGING", "ACTIVE_SEARCH"}, who.Status)
}

func newJobFields(s *People) *jobFields {
	p := s.p
	line := func(letters int) *kit.Entry { return kit.NewEntry().Limit(letters) }
	date := func() *kit.DateField { return kit.NewDateField(s.today) }
	f := &jobFields{title: line(200), hours: line(6), pay: line(12), unit: typed.PayUnits(), source: s.sourceChoice(), carved: typed.YesNo(), competitive: typed.YesNo(),
		start: date(), four: date(), end: date(), debrief: date(), held: kit.NewCheckbox(""), money: newWarning(),
		outcome: kit.NewCheckbox(""), checkIns: kit.NewCheckbox(""), inWork: kit.NewCheckbox(""), planned: kit.NewText("").Wrap()}
	f.employer = kit.NewSearchSelect(p.Run, offer.Employers(p.Register)).Example("Part of a name, or a phone number")
	f.vacancy = jobOf(p, f.employer)
	f.plan = kit.Together(kit.Show(f.planned))
	f.contract, f.reason = offer.One(p.Run, p.Codes, "contract_types"), offer.One(p.Run, p.Codes, "job_end_reasons")
	return f
}

func (f *jobFields) parts(isNew, searching bool) []kit.Part {
	field := kit.NewField
	parts := []kit.Part{
		kit.Beside(field("title", "Job", f.title).Needed("Please say what the job is."), field("employer_ref", "Employer", f.employer)),
		kit.Beside(field("start", "First day", f.start).Needed("Please give the first day."),
			field("four_hours_on", "Four hours worked on", f.four).Hint("Only then does a start count.")),
		kit.Beside(field("hours", "Hours a week", f.hours).Check(typed.Rule(f.hours, typed.Hours)), field("pay", "Pay in pounds", f.pay).Check(typed.PoundsRule(f.pay))),
		field("pay_unit", "That is for", f.unit),
		f.money.block,
		field("source", "Who found it?", f.source),
	}
	if isNew {
		parts = append(parts, field("outcome", "Record the outcome: new job", f.outcome), field("check_ins", "Plan in-work check-ins as next steps", f.checkIns), f.plan)
	}
	if isNew && searching {
		parts = append(parts, field("in_work", "Set the status to “Active: supported in work”", f.inWork))
	}
	return append(parts,
		kit.Folded("More about the job", "contract, vacancy, carved, held before", !isNew,
			kit.Beside(field("contract", "Contract", f.contract), field("vacancy_ref", "The vacancy it came from", f.vacancy)),
			kit.Beside(field("carved", "Carved?", f.carved), field("competitive", "Open to anybody, at the going rate?", f.competitive)),
			field("held_at_entry", "Held already when the person came to us", f.held)),
		kit.Folded("The end of the job", "last day, reason, talked through", !isNew,
			kit.Beside(field("end", "Last day", f.end), field("end_reason", "Why it ended", f.reason)),
			field("debrief_on", "Talked through on", f.debrief).Hint("Within three days: what the job taught, and what comes next.")))
}

// listen says which check-ins a save would plan.
func (f *jobFields) listen(s *People, isNew bool, ends day.Date) {
	if !isNew {
		return
	}
	say := func() {
		words := ""
		if f.checkIns.On() {
			var days []string
			for _, on := range brokerage.CheckIns(f.read(brokerage.Job{}), ends, s.today()) {
				days = append(days, text.Short(on, s.today()))
			}
			if len(days) > 0 {
				words = "They stand among your next steps: " + strings.Join(days, ", ") + "."
			}
		}
		f.planned.Set(words)
		f.plan.SetShown(words != "")
	}
	f.checkIns.OnChange(say)
	f.start.OnChange(say)
	f.held.OnChange(func() {
		if f.held.On() {
			f.outcome.Set(false)
		}
	})
}

func (f *jobFields) fill(s *People, j brokerage.Job, page brokerage.PersonPage) {
	if j.Employer != "" {
		f.employer.Choose(kit.Option{ID: string(j.Employer), Title: page.Employers[j.Employer]})
	}
	if j.Vacancy != "" {
		f.vacancy.Choose(kit.Option{ID: string(j.Vacancy), Title: vacancyTitle(page, j.Vacancy)})
	}
	f.title.SetText(j.Title)
	f.hours.SetText(typed.HoursText(j.Hours))
	f.pay.SetText(typed.PoundsText(j.Pay, j.Pay > 0))
	f.unit.SetValue(string(j.PayUnit))
	f.source.SetValue(j.Source)
	f.carved.SetValue(string(j.Carved))
	f.competitive.SetValue(string(j.Competitive))
	f.start.SetValue(j.Start)
	f.four.SetValue(j.FourHoursOn)
	f.end.SetValue(j.End)
	f.debrief.SetValue(j.DebriefOn)
	f.held.Set(j.HeldAtEntry)
	f.contract.Choose(offer.Code(s.p.Codes, "contract_types", j.Contract))
	f.reason.Choose(offer.Code(s.p.Codes, "job_end_reasons", j.EndReason))
	f.outcome.Set(j.Version == 0)
	f.checkIns.Set(j.Version == 0)
	f.inWork.Set(j.Version == 0)
}

func (f *jobFields) read(j brokerage.Job) brokerage.Job {
	j.Title, j.Employer, j.Vacancy = typed.Words(f.title), employers.EmployerID(f.employer.ID()), brokerage.VacancyID(f.vacancy.ID())
	j.Hours, _ = typed.Hours(f.hours.Text()) // the form has checked the fields
	j.Pay, _, _ = typed.Pounds(f.pay.Text())
	j.PayUnit, j.Source = people.PayUnit(f.unit.Value()), f.source.Value()
	j.Carved, j.Competitive = people.Answer(f.carved.Value()), people.Answer(f.competitive.Value())
	j.Start, _ = f.start.Value()
	j.FourHoursOn, _ = f.four.Value()
	j.End, _ = f.end.Value()
	j.DebriefOn, _ = f.debrief.Value()
	j.HeldAtEntry = f.held.On()
	j.Contract, j.EndReason = f.contract.ID(), f.reason.ID()
	return j
}

// follows is what a save of the job brings along: the outcome and the check-ins of a new one, and the talk about one that has just ended.
func (f *jobFields) follows(s *People, was, j brokerage.Job, page brokerage.PersonPage, outcome, debrief string) (outcomes []*brokerage.Outcome, steps []*employers.NextStep) {
	who, ends := page.Participant, page.SupportEnds
	isNew := j.Version == 0
	if isNew && f.outcome.On() {
		outcomes = append(outcomes, &brokerage.Outcome{ID: outcome, Participant: who.ID, On: j.Start, Type: "NEWJOB", Source: j.Source, Job: j.ID, SIC: j.SIC})
	}
	step := func(what string) *employers.NextStep {
		return &employers.NextStep{What: what, Owner: s.p.Me().ID, Participant: who.ID, Employer: j.Employer, Job: string(j.ID)}
	}
	if isNew && f.checkIns.On() {
		for _, on := range brokerage.CheckIns(j, ends, s.today()) {
			n := step("In-work check-in with " + who.Name())
			n.Due = on
			steps = append(steps, n)
		}
	}
	if was.End.IsZero() && !j.End.IsZero() && j.DebriefOn.IsZero() {
		n := step("Talk the end of the job through with " + who.Name())
		n.ID, n.Due = employers.NextStepID(debrief), brokerage.DebriefDue(j)
		steps = append(steps, n)
	}
	return outcomes, steps
}

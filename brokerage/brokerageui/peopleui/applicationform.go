package peopleui

import (
	"context"
	"slices"
	"strings"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/typed"
)

// applicationFields are the fields of an application.
type applicationFields struct {
	vacancy                *kit.SearchSelect
	stage                  *kit.Choice
	on, interviewOn        *kit.DateField
	interviewAt            *kit.Entry
	needs                  *kit.ManySelect
	answer, outcome, heard *kit.Entry
	warning                warning // what is not agreed
	next                   *following
	asking                 task.Latest
}

// makeApplication makes the form of an application, new or stored.
func makeApplication(s *People, page brokerage.PersonPage, of sheet.Of) *sheet.Sheet {
	who := page.Participant
	a := brokerage.ListedApplication{Application: brokerage.Application{ID: of.ID, Participant: who.ID, Stage: "shortlisted", On: s.today()}}
	find := func(now brokerage.PersonPage) int {
		return slices.IndexFunc(now.Applications, func(o brokerage.ListedApplication) bool { return o.ID == a.ID })
	}
	if of.Version > 0 {
		i := find(page)
		if i < 0 {
			return nil
		}
		a = page.Applications[i]
		a.Version = of.Version
	}
	f := newApplicationFields(s)
	sh := &sheet.Sheet{Heading: "Add an application", Sub: who.Name(), Main: "Save application", Parts: f.parts()}
	if of.Version > 0 {
		sh.Heading = "Application for " + a.Title
	}
	sh.Made = func() { f.listen(s, page) }
	sh.Title = func() string { return strings.TrimSuffix("Application of "+who.Name()+": "+f.vacancy.Text(), ": ") }
	sh.Fill = func() { f.fill(s, a) }
	sh.Write = func() func(context.Context) error {
		saving := f.read(a.Application)
		steps := f.next.step(who.ID, "")
		for _, n := range steps {
			n.Vacancy = string(saving.Vacancy)
		}
		return func(ctx context.Context) error { return s.p.People.SaveApplication(ctx, &saving, steps...) }
	}
	stored := func(now brokerage.PersonPage) (int, people.StaffID) {
		if i := find(now); i >= 0 {
			return now.Applications[i].Version, now.Applications[i].ChangedBy
		}
		return 0, ""
	}
	rebase := func(now brokerage.PersonPage) {
		if i := find(now); i >= 0 {
			a = now.Applications[i]
		}
	}
	sh.Newer = s.newer(applicationForm, of, stored, rebase)
	sh.Said = func() string {
		return "Saved: " + who.Name() + ", " + f.vacancy.Text() + ", " + lower(employers.ChoiceLabel(brokerage.ApplicationStages, f.stage.Value())) + f.next.said()
	}
	sh.Remove = removal("Delete this application", "Deleted: application for "+a.Title, func(ctx context.Context) error {
		return s.p.People.DeleteApplication(ctx, a.ID, a.Version)
	})
	return sh
}

func newApplicationFields(s *People) *applicationFields {
	p := s.p
	f := &applicationFields{on: kit.NewDateField(s.today), interviewOn: kit.NewDateField(s.today), interviewAt: kit.NewEntry().Limit(5).Example("such as 10:30"),
		answer: kit.NewEntry().Limit(1000), outcome: kit.NewEntry().Limit(500), heard: kit.NewArea(2).Limit(4000), next: newFollowing(s, id.New())}
	f.vacancy = kit.NewSearchSelect(p.Run, offer.Vacancies(p.Vacancies)).Example("Job title or employer")
	var stages []kit.Option
	for _, c := range brokerage.ApplicationStages {
		stages = append(stages, kit.Option{ID: c.Code, Title: c.Label})
	}
	f.stage = kit.NewChoice(stages...)
	f.needs = offer.Many(p.Run, p.Codes, "adjustment_catalogue", "For example: questions in advance")
	f.warning = newWarning()
	return f
}

func (f *applicationFields) parts() []kit.Part {
	field := kit.NewField
	return []kit.Part{
		field("vacancy_ref", "Which job", f.vacancy).Needed("Please choose the job."),
		field("stage", "How far", f.stage).Needed("Please say how far it has come."),
		f.warning.block,
		kit.Beside(field("date", "Since", f.on).Needed("Please give a day."), field("interview_on", "Interview on", f.interviewOn)),
		kit.Folded("Interview", "time, adjustments asked", true,
			field("interview_at", "At", f.interviewAt).Check(typed.Rule(f.interviewAt, typed.Time)),
			field("interview_needs", "Adjustments asked for the interview", f.needs), field("needs_answer", "What the employer said to that", f.answer)),
		kit.Folded("What came of it", "outcome, feedback", false, field("outcome", "What came of it", f.outcome),
			field("feedback", "Feedback of the employer", f.heard).Hint("It belongs to the person, who may read it.")),
		kit.Folded("What comes next", "next step", false, f.next.parts()...),
	}
}

// listen says what has not been agreed for the stage that is chosen: a stage that the employer knows of names the person.
func (f *applicationFields) listen(s *People, page brokerage.PersonPage) {
	employer := ""
	say := func() {
		stage, words := f.stage.Value(), ""
		ask := func(act people.ShareAct, before string) {
			a := people.MayShare(page.Permits, act, people.DU, people.Toward{Audience: people.ToEmployer, Employer: employer}, s.today())
			if words == "" && !a.OK {
				words = before + a.Missing
			}
		}
		if stage != "" && stage != "shortlisted" && stage != "withdrawn" {
			ask(people.NameCandidate, "If we put them forward, they are named. ")
		}
		if len(f.needs.Values()) > 0 {
			ask(people.ShowNeeds, "Adjustments show a need. ")
		}
		f.warning.say(words)
	}
	f.vacancy.OnChange(func() {
		at := brokerage.VacancyID(f.vacancy.ID())
		employer = "" // until that of the job is known, only what holds for all employers counts
		say()
		if at == "" {
			return
		}
		task.Go(f.asking.Next(), s.p.Run, func(ctx context.Context) (brokerage.VacancyPage, error) {
			return s.p.Vacancies.VacancyPage(ctx, at)
		}, func(v brokerage.VacancyPage, err error) {
			if err == nil {
				employer = string(v.Vacancy.Employer)
				say()
			}
		})
	})
	f.stage.OnChange(say)
	f.needs.OnChange(say)
	say()
}

func (f *applicationFields) fill(s *People, a brokerage.ListedApplication) {
	if a.Vacancy != "" {
		f.vacancy.Choose(offer.Vacancy(brokerage.Vacancy{ID: a.Vacancy, Title: a.Title}, a.Employer))
	}
	f.stage.SetValue(a.Stage)
	f.on.SetValue(a.On)
	f.interviewOn.SetValue(a.InterviewOn)
	f.interviewAt.SetText(a.InterviewAt)
	f.needs.SetValues(offer.Chosen(s.p.Codes, "adjustment_catalogue", a.InterviewNeeds))
	f.answer.SetText(a.NeedsAnswer)
	f.outcome.SetText(a.Outcome)
	f.heard.SetText(a.Feedback)
}

func (f *applicationFields) read(a brokerage.Application) brokerage.Application {
	a.Vacancy, a.Stage = brokerage.VacancyID(f.vacancy.ID()), f.stage.Value()
	a.On, _ = f.on.Value() // the form has checked the fields
	a.InterviewOn, _ = f.interviewOn.Value()
	a.InterviewAt, _ = typed.Time(f.interviewAt.Text())
	a.InterviewNeeds = f.needs.IDs()
	a.NeedsAnswer, a.Outcome, a.Feedback = typed.Words(f.answer), typed.Words(f.outcome), typed.Words(f.heard)
	return a
}

package matchui

import (
	"context"
	"strings"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
	"jobwright/internal/ui/unsaved"
)

// The names of the forms in drafts.
const (
	againstForm = "match-against"
	stepForm    = "match-step"
	journeyForm = "match-journey"
)

// pair is the person and the job that a form is about.
type pair struct {
	who   brokerage.Seeker
	job   brokerage.Opening
	found brokerage.Result
}

func (p pair) title() string { return p.job.Vacancy.Title + ", " + p.job.Employer.Name }

// FormNames are the forms whose drafts are opened here.
func (s *Matching) FormNames() []string { return []string{againstForm, stepForm, journeyForm} }

// OpenDraft opens a form as it was left.
func (s *Matching) OpenDraft(d nav.Draft) {
	of, err := sheet.Read(d)
	if err != nil {
		s.p.Nav.Fail(err)
		return
	}
	s.openForm(d.Form, of, s.desk.Stored(d.Form, d.Key), "")
}

// add opens a form about a row; words stand in it at first.
func (s *Matching) add(form string, r row, words string) {
	s.openForm(form, sheet.Of{ID: id.New(), About: r.key()}, s.desk.Fresh(form), words)
}

// openForm reads what the form is about and opens it, one at a time.
func (s *Matching) openForm(form string, of sheet.Of, draft *unsaved.Keeper, words string) {
	who, job, _ := strings.Cut(of.About, " ")
	sheet.Begin(s.desk, func(ctx context.Context) (x pair, err error) {
		x.who, x.job, x.found, err = s.p.explain(ctx, people.ParticipantID(who), brokerage.VacancyID(job))
		return x, err
	}, func(x pair) {
		sh := map[string]func(*Matching, pair, sheet.Of, string) *sheet.Sheet{againstForm: makeAgainst, stepForm: makeStep, journeyForm: makeJourney}[form](s, x, of, words)
		sh.Name, sh.Of = form, of
		sh.Then = func() {
			switch {
			case s.got.of.person != x.who.ID && s.got.of.vacancy != x.job.Vacancy.ID:
			case form == againstForm: // it goes to the end of the list, and one reads on where it stood
				s.goTo = s.got.after(of.About)
			default:
				s.goTo = of.About
			}
			s.p.Nav.Refresh()
		}
		s.desk.Show(sh, draft)
	})
}

// makeAgainst makes the form that says why a job is not for a person.
func makeAgainst(s *Matching, x pair, of sheet.Of, _ string) *sheet.Sheet {
	reason := kit.NewEntry().Limit(300)
	first := firstName(x.who.Name)
	sh := &sheet.Sheet{Heading: "Not for " + first, Sub: x.title(), Main: "Not for " + first, Wide: 600, Parts: []kit.Part{
		kit.NewField("reason", "Why is this job not for "+first+"?", reason).Needed("Please say in a few words why.").
			Hint("In their own words, if you can. You can take it back at any time."),
	}}
	sh.Title = func() string { return "Not for " + x.who.Name + ": " + x.job.Vacancy.Title }
	sh.Write = func() func(context.Context) error {
		d := brokerage.Decision{ID: of.ID, Participant: x.who.ID, Vacancy: x.job.Vacancy.ID, What: brokerage.DecidedAgainst, Reason: typed.Words(reason),
			Score: x.found.Score, By: s.p.Me().ID, On: s.p.Today()}
		return func(ctx context.Context) error { return s.p.Matching.Decide(ctx, &d) }
	}
	sh.Said = func() string { return "Not for " + x.who.Name + ": " + x.job.Vacancy.Title }
	return sh
}

// makeStep makes the form of a next step that finds something out.
func makeStep(s *Matching, x pair, of sheet.Of, words string) *sheet.Sheet {
	what, due := kit.NewEntry().Limit(500), kit.NewDateField(s.p.Today).Chips()
	sh := &sheet.Sheet{Heading: "New next step", Sub: x.who.Name + " · " + x.title(), Main: "Save next step", Wide: 660, Parts: []kit.Part{
		kit.NewField("what", "What is to be done?", what).Needed("Please say what is to be done."),
		kit.NewField("due", "By when?", due).Needed("Please give a day, for example tomorrow or 24 Nov."),
	}}
	sh.Title = func() string { return strings.TrimSuffix("Next step for "+x.who.Name+": "+typed.Words(what), ": ") }
	sh.Fill = func() {
		what.SetText(words)
		due.SetValue(employers.NextWorkingDay(s.p.Today()))
	}
	sh.Write = func() func(context.Context) error {
		on, _ := due.Value() // the form has checked it
		n := employers.NextStep{ID: employers.NextStepID(of.ID), What: typed.Words(what), Due: on, Owner: s.p.Me().ID, Participant: x.who.ID,
			Employer: x.job.Vacancy.Employer, Vacancy: string(x.job.Vacancy.ID)}
		return func(ctx context.Context) error { return s.p.Steps.SaveNextSteps(ctx, "next step added", &n) }
	}
	sh.Said = func() string { return "Added: " + typed.Words(what) }
	return sh
}

// makeJourney makes the form in which somebody enters how long the way really takes.
func makeJourney(s *Matching, x pair, of sheet.Of, _ string) *sheet.Sheet {
	minutes, note := kit.NewEntry().Limit(5), kit.NewEntry().Limit(300)
	sh := &sheet.Sheet{Heading: "The way to work", Sub: x.who.Name + " · " + x.title(), Main: "Save minutes", Wide: 600, Parts: []kit.Part{
		kit.NewField("minutes", "Minutes one way, door to door", minutes).Needed("Please type the minutes.").Check(func() error {
			n, err := typed.Minutes(minutes.Text())
			if err == nil && (n == 0 || n > 24*60) {
				return typed.Sentence("Please type minutes from 1 to 1,440.")
			}
			return err
		}).Hint("They count in place of the estimate."),
		kit.NewField("note", "How you found out", note).Hint("For example: bus 52 from the station, tried on Tuesday."),
	}}
	sh.Title = func() string { return "Way to work of " + x.who.Name + " to " + x.job.Vacancy.Title }
	sh.Fill = func() {
		if n := x.who.Journeys[x.job.Vacancy.ID]; n > 0 {
			minutes.SetText(typed.CountText(n))
		}
	}
	sh.Write = func() func(context.Context) error {
		n, _ := typed.Minutes(minutes.Text()) // the form has checked it
		j := brokerage.Journey{Participant: x.who.ID, Vacancy: x.job.Vacancy.ID, Minutes: n, Note: typed.Words(note)}
		return func(ctx context.Context) error { return s.p.Matching.SaveJourney(ctx, &j) }
	}
	sh.Said = func() string {
		n, _ := typed.Minutes(minutes.Text())
		return "Saved: " + text.Minutes(n) + " from " + firstName(x.who.Name) + "’s home to " + x.job.Employer.Name
	}
	return sh
}

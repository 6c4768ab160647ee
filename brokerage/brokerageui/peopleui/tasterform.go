package peopleui

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

// makeTaster makes the form of a taster day or work trial, new or stored.
func makeTaster(s *People, page brokerage.PersonPage, of sheet.Of) *sheet.Sheet {
	who := page.Participant
	t := brokerage.Taster{ID: of.ID, Participant: who.ID, Kind: "taster", From: employers.NextWorkingDay(s.today())}
	find := func(now brokerage.PersonPage) int {
		return slices.IndexFunc(now.Tasters, func(o brokerage.Taster) bool { return o.ID == t.ID })
	}
	if of.Version > 0 {
		i := find(page)
		if i < 0 {
			return nil
		}
		t = page.Tasters[i]
		t.Version = of.Version
	}
	kind := kit.NewChoice(kit.Option{ID: "taster", Title: "Taster"}, kit.Option{ID: "trial", Title: "Work trial"})
	employer := kit.NewSearchSelect(s.p.Run, offer.Employers(s.p.Register)).Example("Part of a name, or a phone number")
	vacancy := jobOf(s.p, employer)
	from, to := kit.NewDateField(s.today), kit.NewDateField(s.today)
	before, feedback, says := kit.NewArea(2).Limit(4000), kit.NewArea(2).Limit(4000), kit.NewArea(2).Limit(4000)
	sh := &sheet.Sheet{Heading: "Taster or trial", Sub: who.Name(), Main: "Save taster", Parts: []kit.Part{
		kit.NewField("kind", "Kind", kind).Needed("Please say which of the two it is.").Hint("Both are unpaid and short, and neither is a job."),
		kit.NewField("employer_ref", "Employer", employer).Needed("Please choose the employer."),
		kit.NewField("vacancy_ref", "For which job", vacancy),
		kit.Beside(kit.NewField("from", "From", from).Needed("Please give the day."), kit.NewField("to", "To", to).Hint("Empty for one day.")),
		kit.NewField("fit_before", "Before: what fits, and what to watch", before).Hint("No diagnosis needed."),
		kit.NewField("feedback", "After: what the employer says", feedback),
		kit.NewField("person_says", "After: what "+who.FirstName+" says", says),
	}}
	sh.Title = func() string { return strings.TrimSuffix("Taster of "+who.Name()+": "+employer.Text(), ": ") }
	sh.Fill = func() {
		kind.SetValue(t.Kind)
		if t.Employer != "" {
			employer.Choose(kit.Option{ID: string(t.Employer), Title: page.Employers[t.Employer]})
		}
		if t.Vacancy != "" {
			vacancy.Choose(kit.Option{ID: string(t.Vacancy), Title: vacancyTitle(page, t.Vacancy)})
		}
		from.SetValue(t.From)
		to.SetValue(t.To)
		before.SetText(t.FitBefore)
		feedback.SetText(t.Feedback)
		says.SetText(t.PersonSays)
	}
	sh.Write = func() func(context.Context) error {
		saving := t
		saving.Kind, saving.Employer, saving.Vacancy = kind.Value(), employers.EmployerID(employer.ID()), brokerage.VacancyID(vacancy.ID())
		saving.From, _ = from.Value() // the form has checked the days
		if saving.To, _ = to.Value(); saving.To.IsZero() {
			saving.To = saving.From
		}
		saving.FitBefore, saving.Feedback, saving.PersonSays = typed.Words(before), typed.Words(feedback), typed.Words(says)
		return func(ctx context.Context) error { return s.p.People.SaveTaster(ctx, &saving) }
	}
	stored := func(now brokerage.PersonPage) (int, people.StaffID) {
		if i := find(now); i >= 0 {
			return now.Tasters[i].Version, ""
		}
		return 0, ""
	}
	rebase := func(now brokerage.PersonPage) {
		if i := find(now); i >= 0 {
			t = now.Tasters[i]
		}
	}
	sh.Newer = s.newer(tasterForm, of, stored, rebase)
	sh.Said = func() string { return "Saved: " + lower(tasterKind(kind.Value())) + at(employer.Text()) }
	sh.Remove = removal("Delete this taster", "Deleted: "+lower(tasterKind(t.Kind)), func(ctx context.Context) error { return s.p.People.DeleteTaster(ctx, t.ID, t.Version) })
	return sh
}

// jobOf is a field to choose a job of the employer that another field holds; with another employer it is empty again.
func jobOf(p Parts, employer *kit.SearchSelect) (job *kit.SearchSelect) {
	at := offer.HeldBy(employer, func() { job.Choose(kit.Option{}) })
	job = kit.NewSearchSelect(p.Run, offer.VacanciesOf(p.Vacancies, at)).Example("None")
	return job
}

// vacancyTitle is what a vacancy is called, as far as the person's applications say.
func vacancyTitle(page brokerage.PersonPage, id brokerage.VacancyID) string {
	for _, a := range page.Applications {
		if a.Vacancy == id {
			return a.Title
		}
	}
	return "a job of theirs"
}

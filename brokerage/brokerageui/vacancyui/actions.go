package vacancyui

import (
	"context"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
	"jobwright/internal/ui/unsaved"
)

// match shows whom a job would suit.
func (s *Vacancies) match(id brokerage.VacancyID) {
	s.p.Nav.Open(nav.Route{Page: "matching", ID: "vacancy:" + string(id)})
}

// carve opens the studio on a job.
func (s *Vacancies) carve(id brokerage.VacancyID) {
	s.p.Nav.Open(nav.Route{Page: "carving", ID: "new:" + string(id)})
}

// showMenu is what else can be done with the open vacancy.
func (p *vacancyPage) showMenu() {
	if !p.Drawn {
		return
	}
	s, v := p.s, p.vacancy()
	items := []kit.MenuItem{{Words: "Who would this suit?", Icon: "matching", Note: "M", Do: func() { s.match(v.ID) }}}
	if !s.p.mayChange() {
		kit.ShowMenu(p.menu, v.Title, items...)
		return
	}
	items = append(items, kit.MenuItem{Words: "Carve…", Icon: "scissors", Note: "C", Do: func() { s.carve(v.ID) }},
		kit.MenuItem{Words: "Edit…", Icon: "pencil", Note: "E", Do: func() { s.edit(v.ID) }},
		kit.MenuItem{Words: "Add a duty…", Icon: "plus", Note: "D", Do: func() { s.addDuty(v.ID) }},
		kit.MenuItem{Words: "Copy…", Icon: "copy", Note: "K", Do: func() { s.copy(v.ID) }})
	if s.p.LogContact != nil {
		items = append(items, kit.MenuItem{Words: "Log contact…", Icon: "phone", Do: func() { s.p.LogContact([]employers.EmployerID{v.Employer}, "") }})
	}
	if isOpen(v) {
		items = append(items, kit.MenuItem{Words: "Close…", Icon: "check", Do: func() { s.askClose(v) }})
	} else {
		items = append(items, kit.MenuItem{Words: "Open it", Icon: "undo", Do: func() { s.setStatus(v, brokerage.VacancyOpen, "Open: "+v.Title) }})
	}
	kit.ShowMenu(p.menu, v.Title, append(items, kit.MenuItem{Words: "Delete", Icon: "trash", Danger: true, Do: func() {
		s.Forms.Change("Deleted: "+v.Title, func(ctx context.Context) error { return s.p.Vacancies.DeleteVacancy(ctx, v.ID, v.Version) })
	}})...)
}

// setStatus says how a vacancy stands from now on.
func (s *Vacancies) setStatus(v brokerage.Vacancy, status brokerage.VacancyStatus, said string) {
	s.Forms.Change(said, func(ctx context.Context) error {
		_, err := s.p.Vacancies.ChangeVacancies(ctx, "vacancy changed", []brokerage.VacancyID{v.ID}, func(v *brokerage.Vacancy) { v.Status = status })
		return err
	})
}

// askClose asks how a vacancy stands that is not open any more.
func (s *Vacancies) askClose(v brokerage.Vacancy) {
	draft := s.Forms.Stored(closeForm, string(v.ID))
	draft.TakeUp(s.OpenDraft, func() { s.showClose(v, draft, nil) }, s.p.Nav.Fail)
}

// showClose opens the form of askClose; fields are those of a draft, or nil.
func (s *Vacancies) showClose(v brokerage.Vacancy, draft *unsaved.Keeper, fields []byte) {
	var options []kit.Option
	for _, c := range brokerage.VacancyStatuses {
		if st := brokerage.VacancyStatus(c.Code); st != brokerage.VacancyOpen && st != brokerage.VacancyDraft {
			options = append(options, kit.Option{ID: c.Code, Title: c.Label})
		}
	}
	status, why := kit.NewChoice(options...), kit.NewEntry().Limit(300)
	s.Forms.Show(&sheet.Sheet{Name: closeForm, Of: sheet.Of{ID: string(v.ID), Version: v.Version, Fields: fields}, Heading: "Close this vacancy", Sub: v.Title, Main: "Close the vacancy", Wide: 640,
		Parts: []kit.Part{kit.NewField("status", "How does it stand?", status).Needed("Please choose how it stands."),
			kit.NewField("why", "Why?", why).Hint("May be left out. It is added to the description.")},
		Title: func() string { return "Close the vacancy: " + v.Title },
		Write: func() func(context.Context) error {
			to, words := brokerage.VacancyStatus(status.Value()), typed.Words(why)
			return func(ctx context.Context) error {
				_, err := s.p.Vacancies.ChangeVacancies(ctx, "vacancy closed", []brokerage.VacancyID{v.ID}, func(v *brokerage.Vacancy) {
					v.Status = to
					if words != "" {
						v.Description = joinLines(v.Description, "Closed: "+words)
					}
				})
				return err
			}
		},
		Said: func() string { return statusWord(brokerage.VacancyStatus(status.Value())) + ": " + v.Title },
	}, draft)
}

// joinLines puts words under a text.
func joinLines(text, words string) string {
	if text == "" {
		return words
	}
	return text + "\n" + words
}

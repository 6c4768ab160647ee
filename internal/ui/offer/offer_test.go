package offer

import (
	"context"
	"testing"

	"fyne.io/fyne/v2/test"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
)

type jobs struct{ asked brokerage.VacancyFilter }

func (j *jobs) Vacancies(_ context.Context, f brokerage.VacancyFilter, _ employers.Order) ([]brokerage.ListedVacancy, error) {
	j.asked = f
	return []brokerage.ListedVacancy{{Vacancy: brokerage.Vacancy{ID: "v", Title: "Cleaner"}, EmployerName: "Hallam Bakery"}}, nil
}

func TestAJobIsOfferedWithItsEmployer(t *testing.T) {
	list, err := Vacancies(&jobs{})(t.Context(), "clean")
	if err != nil || len(list) != 1 || list[0].Title != "Cleaner, Hallam Bakery" {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestJobsAreThoseOfTheEmployerThatIsChosen(t *testing.T) {
	test.NewTempApp(t)
	in, changed := &jobs{}, 0
	field := kit.NewSearchSelect(task.Inline(), nil)
	find := VacanciesOf(in, HeldBy(field, func() { changed++ }))
	for _, id := range []string{"hallam", "", "tansley"} {
		field.Choose(Employer(employers.EmployerID(id), id, ""))
		if _, err := find(t.Context(), "clean"); err != nil || in.asked.Employer != employers.EmployerID(id) || in.asked.Words != "clean" {
			t.Errorf("%q chosen, asked for %+v, %v", id, in.asked, err)
		}
	}
	if changed != 3 {
		t.Errorf("changed %d times", changed)
	}
}

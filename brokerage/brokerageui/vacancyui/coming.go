package vacancyui

import (
	"context"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/text"
	"jobwright/internal/ui/nav"
)

// comingMost is how many vacancies Today lists at most.
const comingMost = 8

// Coming is the vacancies' part of "Coming up" on Today: those that close within a week.
type Coming struct{ vacancies brokerage.Vacancies }

// NewComing makes it.
func NewComing(vacancies brokerage.Vacancies) *Coming { return &Coming{vacancies} }

// Coming lists what closes, earliest first. It implements nav.Comings.
func (c *Coming) Coming(ctx context.Context, today day.Date) (rows []nav.Coming, err error) {
	f := brokerage.VacancyFilter{Closing: closingDays}
	n, err := c.vacancies.CountVacancies(ctx, f)
	if err != nil || n == 0 {
		return nil, err
	}
	list, err := c.vacancies.Vacancies(ctx, f, employers.Order{Sort: "closing", Limit: comingMost + 1})
	if err != nil {
		return nil, err
	}
	for i, v := range list {
		if i == comingMost {
			rows = append(rows, nav.Coming{Icon: "briefcase", Title: text.Number(n-comingMost) + " more vacancies close", Note: "from this day on", When: v.Vacancy.Closing, Route: nav.Route{Page: "vacancies"}})
			break
		}
		rows = append(rows, nav.Coming{Icon: "briefcase", Title: "Vacancy closes", Note: v.Vacancy.Title + ", " + v.EmployerName, When: v.Vacancy.Closing,
			Urgent: v.Vacancy.Closing == today, Route: nav.Route{Page: "vacancies", ID: string(v.Vacancy.ID)}})
	}
	return rows, nil
}

var _ nav.Comings = (*Coming)(nil)

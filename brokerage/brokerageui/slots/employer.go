// Package slots is what brokerage adds to the screens of the employer register: parts of an employer's page, and fields of the form
// that logs a contact.
package slots

import (
	"context"
	"time"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/employers/employersui"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/typed"
)

// mostRows is how many jobs, or leads, an employer's page lists.
const mostRows = 10

// Work is what the page of an employer needs of the store about jobs and leads there.
type Work struct {
	Vacancies brokerage.Vacancies
	Leads     brokerage.Leads
	Carvings  brokerage.Carvings
	Codes     people.Codes
	Now       func() time.Time
}

// JobsAndLeads lists the jobs, the leads and the carvings at an employer, those that are open first.
func (w Work) JobsAndLeads() employersui.PagePart {
	return employersui.PagePart{Title: "Jobs and leads", Rows: func(ctx context.Context, at employers.EmployerID) (rows []page.Line, err error) {
		today := day.Of(w.Now())
		leads, err := w.Leads.LeadBoard(ctx, brokerage.LeadFilter{Employer: at})
		if err != nil {
			return nil, err
		}
		for i, l := range leads {
			if i == mostRows {
				rows = append(rows, more(len(leads)-i, "lead", "leads", "bulb", "leads"))
				break
			}
			next := ""
			if l.NextWhat != "" {
				next = text.Near(l.NextDue, today) + ": " + l.NextWhat
			}
			rows = append(rows, page.Line{Icon: "bulb", Title: l.Need, Note: page.Joined(hours(l.Hours), next), Chip: w.Codes.Label("lead_stages", l.Stage),
				Route: nav.Route{Page: "leads", ID: string(l.ID)}})
		}
		open, err := w.vacancies(ctx, at, brokerage.VacancyFilter{Employer: at}, today)
		if err != nil {
			return nil, err
		}
		var others []string
		for _, c := range brokerage.VacancyStatuses {
			if c.Code != string(brokerage.VacancyOpen) {
				others = append(others, c.Code)
			}
		}
		rest, err := w.vacancies(ctx, at, brokerage.VacancyFilter{Employer: at, Statuses: others}, today)
		if err != nil {
			return nil, err
		}
		carvings, err := w.Carvings.Carvings(ctx, at, true)
		if err != nil {
			return nil, err
		}
		rows = append(rows, open...)
		for _, c := range carvings {
			rows = append(rows, page.Line{Icon: "scissors", Title: c.Carving.Title, Note: c.Person, Chip: employers.ChoiceLabel(brokerage.CarvingStatuses, c.Carving.Status),
				Route: nav.Route{Page: "carving", ID: string(c.Carving.ID)}})
		}
		return append(rows, rest...), nil
	}}
}

// vacancies are the rows of some of an employer's vacancies.
func (w Work) vacancies(ctx context.Context, at employers.EmployerID, f brokerage.VacancyFilter, today day.Date) (rows []page.Line, err error) {
	list, err := w.Vacancies.Vacancies(ctx, f, employers.Order{Limit: mostRows + 1})
	for i, v := range list {
		if i == mostRows {
			n, err := w.Vacancies.CountVacancies(ctx, f)
			return append(rows, more(n-i, "vacancy", "vacancies", "briefcase", "vacancies")), err
		}
		closes := ""
		if c := v.Vacancy.Closing; !c.IsZero() && !c.Before(today) {
			closes = "closes " + text.Near(c, today)
		}
		status := v.Vacancy.Status
		if status == "" {
			status = brokerage.VacancyOpen
		}
		rows = append(rows, page.Line{Icon: "briefcase", Title: v.Vacancy.Title, Note: page.Joined(hours(v.Vacancy.HoursMin), closes),
			Chip: employers.ChoiceLabel(brokerage.VacancyStatuses, string(status)), Route: nav.Route{Page: "vacancies", ID: string(v.Vacancy.ID)}})
	}
	return rows, err
}

func more(n int, one, many, icon, to string) page.Line {
	return page.Line{Icon: icon, Title: text.Count(n, "more "+one, "more "+many), Route: nav.Route{Page: to}}
}

func hours(minutes int) string {
	if minutes == 0 {
		return ""
	}
	return typed.HoursText(minutes) + " hours a week"
}

// PeopleThere lists the people whom the service supports and who work at an employer: by name those of the own caseload, of the
// others only what they work as.
func PeopleThere(placements brokerage.Placements, now func() time.Time) employersui.PagePart {
	return employersui.PagePart{Title: "People working here", Rows: func(ctx context.Context, at employers.EmployerID) (rows []page.Line, err error) {
		list, err := placements.JobsAt(ctx, at)
		for _, j := range list {
			row := page.Line{Icon: "user", Title: j.Person, Note: page.Joined(j.Job.Title, "since "+text.Near(j.Job.Start, day.Of(now())), hours(j.Job.Hours))}
			if j.Job.Start.IsZero() {
				row.Note = page.Joined(j.Job.Title, hours(j.Job.Hours))
			}
			if j.Person == "" {
				row.Title = "Somebody on a colleague's caseload"
			} else {
				row.Route = nav.Route{Page: "people", ID: string(j.Job.Participant) + "/jobs"}
			}
			rows = append(rows, row)
		}
		return rows, err
	}}
}

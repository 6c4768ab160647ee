package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/exchange"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// writeCalendar writes what is still to do, closing dates and reviews as a calendar, without the names of participants.
func (d *Desk) writeCalendar(ctx context.Context, output string) (n int, err error) {
	s := d.Store()
	if err := s.May(ctx, people.ExportNames); err != nil { // what is to do may name somebody all the same
		return 0, err
	}
	var entries []exchange.CalendarEntry
	names := map[people.ParticipantID][]string{"": nil}
	const page = 1000
	for {
		steps, err := s.NextSteps(ctx, employers.NextStepFilter{Offset: len(entries), Limit: page})
		if err != nil {
			return 0, err
		}
		for _, step := range steps {
			hide, known := names[step.Participant]
			if !known {
				if hide, err = namesOf(ctx, s, step.Participant); err != nil {
					return 0, err
				}
				names[step.Participant] = hide
			}
			entries = append(entries, exchange.CalendarEntry{ID: string(step.ID), Day: step.Due, Title: step.What, Changed: step.ChangedAt, Hide: hide})
		}
		if len(steps) < page {
			break
		}
	}
	days, err := d.daysOfJobs(ctx)
	if err != nil {
		return 0, err
	}
	entries = append(entries, days...)
	err = exchange.WriteFile(output, func(to io.Writer) error { return exchange.WriteCalendar(to, entries) })
	if err != nil {
		return 0, err
	}
	return len(entries), s.Note(ctx, "export", "next-steps", fmt.Sprintf("calendar, %d entries", len(entries)))
}

// daysOfJobs are the days on which open vacancies close and carvings are reviewed, from today on.
func (d *Desk) daysOfJobs(ctx context.Context) (entries []exchange.CalendarEntry, err error) {
	s, today := d.Store(), d.today()
	add := func(id string, on day.Date, title, employer string, changed time.Time, hide []string) {
		if !on.IsZero() && !on.Before(today) {
			entries = append(entries, exchange.CalendarEntry{ID: id, Day: on, Title: title + ", " + employer, Changed: changed, Hide: hide})
		}
	}
	openings, err := s.Openings(ctx, false)
	if err != nil {
		return nil, err
	}
	for _, o := range openings {
		v := o.Vacancy
		add(string(v.ID), v.Closing, "Closes: "+v.Title, o.Employer.Name, v.ChangedAt, nil)
	}
	carvings, err := s.Carvings(ctx, "", true)
	if err != nil {
		return nil, err
	}
	for _, c := range carvings {
		var hide []string
		if c.Carving.Participant != "" {
			if hide, err = namesOf(ctx, s, c.Carving.Participant); err != nil {
				return nil, err
			}
		}
		add(string(c.Carving.ID), c.Carving.ReviewOn, "Review: "+c.Carving.Title, c.EmployerName, c.Carving.ChangedAt, hide)
	}
	return entries, nil
}

func namesOf(ctx context.Context, s *store.Store, id people.ParticipantID) ([]string, error) {
	p, err := s.Participant(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return []string{p.FirstName, p.LastName}, err
}

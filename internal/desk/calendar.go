package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/exchange"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// ExportCalendar writes what is still to do, closing dates and reviews of jobs, agreements and plans as a calendar: to phones and to the servers of others. Names of
// participants are hidden; named leaves those in whose permission covers a named entry, see hider.
func (d *Desk) ExportCalendar(ctx context.Context, output string, named bool) (n int, err error) {
	s := d.Store()
	if err := s.May(ctx, people.ExportNames); err != nil { // what is to do may name somebody all the same
		return 0, err
	}
	var entries []exchange.CalendarEntry
	h := &hider{desk: d, named: named, known: map[people.ParticipantID]*allowing{}}
	const page = 1000
	for {
		steps, err := s.NextSteps(ctx, employers.NextStepFilter{Offset: len(entries), Limit: page})
		if err != nil {
			return 0, err
		}
		for _, step := range steps {
			hide, err := h.names(ctx, step.Participant, string(step.Employer), step.Due, step.What)
			if err != nil {
				return 0, err
			}
			entries = append(entries, exchange.CalendarEntry{ID: string(step.ID), Day: step.Due, Title: step.What, Changed: step.ChangedAt, Hide: hide})
		}
		if len(steps) < page {
			break
		}
	}
	days, err := d.daysOfJobs(ctx, h)
	if err != nil {
		return 0, err
	}
	reviews, err := d.daysOfPapers(ctx)
	if err != nil {
		return 0, err
	}
	entries = append(append(entries, days...), reviews...)
	err = exchange.WriteFile(output, func(to io.Writer) error { return exchange.WriteCalendar(to, entries) })
	if err != nil {
		return 0, err
	}
	return len(entries), s.Note(ctx, "export", "next-steps", fmt.Sprintf("calendar, %d entries", len(entries)))
}

// daysOfJobs are the days on which open vacancies close and carvings are reviewed, from today on.
func (d *Desk) daysOfJobs(ctx context.Context, h *hider) (entries []exchange.CalendarEntry, err error) {
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
		hide, err := h.names(ctx, c.Carving.Participant, string(c.Carving.Employer), c.Carving.ReviewOn, c.Carving.Title)
		if err != nil {
			return nil, err
		}
		add(string(c.Carving.ID), c.Carving.ReviewOn, "Review: "+c.Carving.Title, c.EmployerName, c.Carving.ChangedAt, hide)
	}
	return entries, nil
}

// daysOfPapers are the days on which agreements and plans are looked at again, from today on. Their titles name nobody and say nothing about
// health, whatever was asked for. Drafts have no such day yet; whoever may read no papers has none of them.
func (d *Desk) daysOfPapers(ctx context.Context) (entries []exchange.CalendarEntry, err error) {
	agreements, plans, err := d.Store().Papers(ctx)
	if errors.As(err, new(people.Denied)) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	add := func(id string, on day.Date, what, employer string, changed time.Time) {
		if !on.IsZero() && !on.Before(d.today()) {
			entries = append(entries, exchange.CalendarEntry{ID: id, Day: on, Title: strings.TrimSuffix("Review: "+what+", "+employer, ", "), Changed: changed})
		}
	}
	for _, a := range agreements {
		if a.Agreement.Status != adjustments.AgreementDraft {
			add(string(a.Agreement.ID), a.Agreement.NextReviewOn(), "agreement", a.EmployerName, a.Agreement.ChangedAt)
		}
	}
	for _, p := range plans {
		if p.Plan.Status != adjustments.PlanDraft {
			add(string(p.Plan.ID), p.Plan.ReviewOn, "plan", p.EmployerName, p.Plan.ChangedAt)
		}
	}
	return entries, nil
}

// hider says which names are left out of a calendar.
type hider struct {
	desk  *Desk
	named bool // names were asked for
	known map[people.ParticipantID]*allowing
}

// allowing is what a participant is called, and what they allow.
type allowing struct {
	names   []string
	permits []people.Permit
}

// names are those that must not leave in a title. Whoever is named must allow it toward the employer of the entry today, because the file
// leaves today, and still on the day of the entry.
func (h *hider) names(ctx context.Context, id people.ParticipantID, employer string, on day.Date, title string) ([]string, error) {
	if id == "" {
		return nil, nil
	}
	a, err := h.of(ctx, id)
	if err != nil || !h.named {
		return a.names, err
	}
	toward, today := people.Toward{Employer: employer}, h.desk.today()
	for _, d := range []day.Date{today, on} {
		if !d.Before(today) && !people.MayShare(a.permits, people.NamedCalendar, people.D0, toward, d, title).OK {
			return a.names, nil
		}
	}
	return nil, nil
}

func (h *hider) of(ctx context.Context, id people.ParticipantID) (*allowing, error) {
	if a := h.known[id]; a != nil {
		return a, nil
	}
	a := &allowing{}
	p, err := h.desk.Store().Participant(ctx, id)
	switch {
	case errors.Is(err, store.ErrNotFound):
	case err != nil:
		return a, err
	default:
		a.names = []string{p.FirstName, p.LastName}
		if h.named {
			// Whose papers the person at the desk may not read stays unnamed.
			if a.permits, err = h.desk.Store().Permits(ctx, id); err != nil && ctx.Err() != nil {
				return a, err
			}
		}
	}
	h.known[id] = a
	return a, nil
}

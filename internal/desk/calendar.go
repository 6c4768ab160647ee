package desk

import (
	"context"
	"errors"
	"fmt"
	"io"

	"jobwright/employers"
	"jobwright/internal/exchange"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// writeCalendar writes what is still to do as a calendar, without the names of participants.
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
	err = exchange.WriteFile(output, func(to io.Writer) error { return exchange.WriteCalendar(to, entries) })
	if err != nil {
		return 0, err
	}
	return len(entries), s.Note(ctx, "export", "next-steps", fmt.Sprintf("calendar, %d entries", len(entries)))
}

func namesOf(ctx context.Context, s *store.Store, id people.ParticipantID) ([]string, error) {
	p, err := s.Participant(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return []string{p.FirstName, p.LastName}, err
}

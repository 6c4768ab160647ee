package store

import (
	"context"
	"errors"
	"time"

	"jobwright/internal/people"
)

// view is that somebody has seen what is about a participant.
type view struct {
	by people.StaffID
	of people.ParticipantID
}

// seen notes in the audit chain, once an hour, that the acting person has seen what is about a participant. While the check of the store
// keeps everything from being written one may read already: then it is noted once that is over.
func (s *Store) seen(ctx context.Context, id people.ParticipantID) error {
	visit := string(s.actor) + " " + string(id)
	s.mu.Lock()
	recent := s.now().Sub(s.visits[visit]) < time.Hour
	s.mu.Unlock()
	if recent || s.files.ReadOnly() {
		return nil
	}
	noted := s.Writable() == nil
	if noted {
		if err := s.Note(ctx, "view", "people:"+string(id), ""); err != nil {
			return unnoted(err)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.visits[visit] = s.now()
	if !noted {
		s.unnoted = append(s.unnoted, view{s.actor, id})
	}
	return nil
}

// unnoted says why something is not shown: nobody looks where that cannot be noted. A full disk is told as one that keeps from looking, not
// from saving.
func unnoted(err error) error {
	var full *Error
	if errors.As(err, &full) && full.Kind == ErrFull {
		return &Error{ErrFull, "There is no room left on the disk, so this cannot be shown now: we must note who looks at it, and could not.", "Please make room on the disk and open it again.", full.Cause}
	}
	return err
}

// noteViews notes what was seen while nothing could be written. What cannot be noted is tried again after the next check.
func (s *Store) noteViews(ctx context.Context) {
	s.mu.Lock()
	waiting := s.unnoted
	s.unnoted = nil
	s.mu.Unlock()
	for i, v := range waiting {
		if err := s.As(v.by).Note(ctx, "view", "people:"+string(v.of), ""); err != nil {
			s.mu.Lock()
			s.unnoted = append(waiting[i:len(waiting):len(waiting)], s.unnoted...)
			s.mu.Unlock()
			return
		}
	}
}

package store

import (
	"context"
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
			return err // nobody looks unseen
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

package store

import (
	"context"
	"database/sql"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
)

var _ brokerage.Placements = (*Store)(nil)

// JobsAt gives the jobs that participants hold at an employer, the newest first. Outside the own caseload it says what the job is and
// since when, not whose.
func (s *Store) JobsAt(ctx context.Context, employer employers.EmployerID) (out []brokerage.HeldJob, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return nil, err
	}
	err = s.reading(ctx, func(tx *sql.Tx) error {
		v, err := s.viewerIn(ctx, tx, who)
		if err != nil {
			return err
		}
		jobs, err := jobsWhere(ctx, tx, "where employer = ? and employer <> '' and start_on <= ?2 and (end_on = '' or end_on >= ?2) and deleted = 0 order by start_on desc, id desc",
			string(employer), s.today())
		if err != nil {
			return err
		}
		for _, j := range jobs {
			h := brokerage.HeldJob{Job: brokerage.Job{ID: j.ID, Employer: j.Employer, Title: j.Title, Start: j.Start}}
			if v.knows(string(j.Participant)) {
				h.Job = j
				if h.Person, err = personName(ctx, tx, string(j.Participant)); err != nil {
					return err
				}
			}
			out = append(out, h)
		}
		return nil
	})
	return out, err
}

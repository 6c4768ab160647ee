package store

import (
	"context"
	"database/sql"

	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// programme are the settings of the programme that support is given under.
func programme(ctx context.Context, q querier) (p people.ProgrammeSettings, err error) {
	for _, x := range []struct {
		key  string
		into *int
	}{{"support_months", &p.Months}, {"support_months_after_start", &p.MonthsAfterStart}, {"support_months_in_work", &p.MonthsInWork}} {
		if *x.into, err = settingIn(ctx, q, x.key); err != nil {
			return p, err
		}
	}
	return p, nil
}

// supportEnds is the last day of a person's support by the rules of the programme; zero = open.
func (s *Store) supportEnds(participant *row, jobs []brokerage.Job, rules people.ProgrammeSettings) day.Date {
	return people.SupportEnd(participant.text("grp"), date(participant.text("start_on")), heldSince(jobs, date(s.today())), rules)
}

// heldSince is the start of the new job that somebody has held longest of those held on a day; zero = none.
func heldSince(jobs []brokerage.Job, on day.Date) (since day.Date) {
	for _, j := range jobs {
		held := !j.HeldAtEntry && !j.Start.IsZero() && !on.Before(j.Start) && (j.End.IsZero() || !j.End.Before(on))
		if held && (since.IsZero() || j.Start.Before(since)) {
			since = j.Start
		}
	}
	return since
}

func (s *Store) supportEnd(ctx context.Context, tx *sql.Tx, participant *row, jobs []brokerage.Job) (day.Date, error) {
	rules, err := programme(ctx, tx)
	return s.supportEnds(participant, jobs, rules), err
}

package store

import (
	"context"
	"database/sql"

	"jobwright/brokerage"
	"jobwright/internal/day"
)

// supportEnd is the day on which a person's support ends by the programme's first setting: so many months from the start.
func (s *Store) supportEnd(ctx context.Context, tx *sql.Tx, participant *row, _ []brokerage.Job) (day.Date, error) {
	months, err := settingIn(ctx, tx, "support_months")
	return supportEnds(participant, nil, months), err
}

func programme(ctx context.Context, q querier) (int, error) {
	return settingIn(ctx, q, "support_months")
}

func supportEnds(participant *row, _ []brokerage.Job, months int) day.Date {
	start := date(participant.text("start_on"))
	if start.IsZero() {
		return start
	}
	return start.AddMonths(months)
}

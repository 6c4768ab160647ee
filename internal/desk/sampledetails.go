package desk

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"jobwright/assets"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/exchange"
)

// fillDetails adds to the employers of the sample what a file of employers has no column for: the term of a pledge, when to look at
// a resting one again, how they hire and what they already do.
func (d *Desk) fillDetails(ctx context.Context) error {
	rows, err := exchange.SampleTable(assets.Sample, "employer-details", d.today(), "look_again_on", "pledge_since", "pledge_expires")
	if err != nil {
		return err
	}
	details := map[string]map[string]string{}
	for _, r := range rows {
		details[r["ref"]] = r
	}
	n, err := d.Store().CountEmployers(ctx, employers.Filter{})
	if err != nil {
		return err
	}
	listed, err := d.Store().Employers(ctx, employers.Filter{}, employers.Order{Limit: max(n, 1)})
	if err != nil {
		return err
	}
	var ids []employers.EmployerID
	for _, e := range listed {
		ids = append(ids, e.ID)
	}
	var bad error
	_, err = d.Store().ChangeEmployers(ctx, "details of the sample", ids, func(e *employers.Employer) {
		if r := details[e.Ref]; r != nil {
			bad = errors.Join(bad, detail(e, r))
		}
	})
	return errors.Join(err, bad)
}

// detail gives an employer what one row says.
func detail(e *employers.Employer, r map[string]string) error {
	var problems []error
	date := func(column string) day.Date {
		on, err := day.Parse(r[column])
		problems = append(problems, err)
		return on
	}
	relation, err := strconv.Atoi(r["relation"])
	problems = append(problems, err)
	e.Relation, e.LookAgainOn = relation, date("look_again_on")
	e.Hiring, e.HiringRoute, e.HardToFill, e.Shifts, e.Environment = r["hiring"], r["hiring_route"], r["hard_to_fill"], r["shifts"], r["environment"]
	for part := range strings.SplitSeq(r["practice"], ";") {
		if code, answer, ok := strings.Cut(part, ":"); ok {
			e.Practice = append(e.Practice, employers.Practice{Code: code, Answer: answer})
		}
	}
	if len(e.Pledges) > 0 {
		e.Pledges[0].Since, e.Pledges[0].Expires = date("pledge_since"), date("pledge_expires")
	}
	if err := errors.Join(problems...); err != nil {
		return fmt.Errorf("sample employer-details of %s: %w", e.Ref, err)
	}
	return nil
}

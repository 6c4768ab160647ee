package desk

import (
	"context"
	"slices"
	"strings"

	"jobwright/brokerage"
	"jobwright/internal/paper"
)

// listedJobs is how many jobs the person's own list holds: more would be read by nobody.
const listedJobs = 10

// matchesPaper is the person's own list of jobs and how they suit: those that are asked for in their order, or those that suit best.
func matchesPaper(ctx context.Context, d *Desk, r paper.Request) (out outgoing, err error) {
	who, err := d.Seeker(ctx, r.ID)
	if err != nil {
		return out, err
	}
	results, err := d.matches(ctx, who, r.Jobs)
	if err != nil {
		return out, err
	}
	house, err := d.House(ctx)
	if err != nil {
		return out, err
	}
	return d.of(paper.MatchList(who.Name, results, house, d.today(), d.o.now(), r.Large), "people:"+string(who.ID)), nil
}

func (d *Desk) matches(ctx context.Context, who brokerage.Seeker, jobs string) ([]brokerage.Result, error) {
	s := d.Store()
	rules, err := s.Rules(ctx)
	if err != nil {
		return nil, err
	}
	var asked []brokerage.VacancyID
	for _, id := range strings.FieldsFunc(jobs, func(r rune) bool { return r == ',' }) {
		asked = append(asked, brokerage.VacancyID(id))
	}
	openings, err := s.Openings(ctx, len(asked) > 0, asked...)
	if err != nil {
		return nil, err
	}
	decided, err := s.Decisions(ctx, who.ID)
	if err != nil {
		return nil, err
	}
	results := brokerage.NewMatcher(rules).ForPerson(who, openings, len(asked) > 0)
	if len(asked) > 0 {
		slices.SortStableFunc(results, func(a, b brokerage.Result) int {
			return slices.Index(asked, a.Vacancy) - slices.Index(asked, b.Vacancy)
		})
	}
	results = cut(results, listedJobs)
	for i := range results {
		results[i].Decided = brokerage.LastDecision(decided, results[i].Vacancy)
	}
	return results, nil
}

package logui

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/nav"
)

// How far ahead Today looks, in days, and how many rows of a kind it lists at most.
const (
	pledgeDays = 90 // facts.md b.5
	restDays   = 14
	eventDays  = 14
	comingMost = 8
)

// Ahead is what lies ahead in the register. employers.Register and employers.Log together have it.
type Ahead interface {
	Employers(ctx context.Context, f employers.Filter, o employers.Order) ([]employers.Listed, error)
	Employer(ctx context.Context, id employers.EmployerID) (employers.Employer, error)
	Events(ctx context.Context, o employers.Order) ([]employers.Event, error)
}

// Coming is the register's part of "Coming up" on Today: pledges of one's own employers that run out, resting employers
// to look at again, and events.
type Coming struct {
	ahead Ahead
	me    func() people.Staff
	codes people.Codes
}

// NewComing makes it.
func NewComing(ahead Ahead, me func() people.Staff, codes people.Codes) *Coming {
	return &Coming{ahead, me, codes}
}

// Coming lists what lies ahead, earliest first. It implements nav.Comings.
func (c *Coming) Coming(ctx context.Context, today day.Date) ([]nav.Coming, error) {
	runningOut, looking := c.mine(employers.Filter{PledgeExpires: pledgeDays}), c.mine(employers.Filter{LookAgain: restDays})
	pledges, err := c.each(ctx, runningOut, func(e employers.Employer) []nav.Coming { return c.pledges(e, today) })
	if err != nil {
		return nil, err
	}
	resting, err := c.each(ctx, looking, func(e employers.Employer) []nav.Coming { return lookAgain(e, today) })
	if err != nil {
		return nil, err
	}
	events, err := c.events(ctx, today)
	rows := slices.Concat(first(events, "more events", nav.Route{Page: "events"}), first(resting, "more to look at again", listing(looking)),
		first(pledges, "more pledges run out", listing(runningOut)))
	slices.SortStableFunc(rows, earlier)
	return rows, err
}

func earlier(a, b nav.Coming) int { return cmp.Compare(a.When.String(), b.When.String()) }

// first are the earliest rows of a kind, and one that says how many more there are and leads to them.
func first(rows []nav.Coming, more string, to nav.Route) []nav.Coming {
	slices.SortStableFunc(rows, earlier)
	if len(rows) <= comingMost {
		return rows
	}
	rest := rows[comingMost]
	return append(rows[:comingMost:comingMost], nav.Coming{Icon: rest.Icon, Title: text.Number(len(rows)-comingMost) + " " + more, Note: "from this day on", When: rest.When, Route: to})
}

// mine is a filter for one's own employers.
func (c *Coming) mine(f employers.Filter) employers.Filter {
	f.Owners = []people.StaffID{c.me().ID}
	return f
}

// listing leads to the employers that fit a filter.
func listing(f employers.Filter) nav.Route {
	words, _ := json.Marshal(f) // plain values always have a JSON form
	return nav.Route{Page: "employers", ID: "filter:" + string(words)}
}

// each reads all employers that fit a filter.
func (c *Coming) each(ctx context.Context, f employers.Filter, rows func(employers.Employer) []nav.Coming) (all []nav.Coming, err error) {
	const atOnce = 100
	for offset := 0; ; offset += atOnce {
		list, err := c.ahead.Employers(ctx, f, employers.Order{Sort: "name", Limit: atOnce, Offset: offset})
		if err != nil {
			return nil, err
		}
		for _, l := range list {
			e, err := c.ahead.Employer(ctx, l.ID)
			if err != nil {
				return nil, err
			}
			all = append(all, rows(e)...)
		}
		if len(list) < atOnce {
			return all, nil
		}
	}
}

func (c *Coming) pledges(e employers.Employer, today day.Date) (rows []nav.Coming) {
	if e.DoNotContact != "" {
		return nil // one would have to ask them
	}
	for _, p := range e.Pledges {
		if p.Expires.IsZero() || p.Expires.Before(today) || today.AddDays(pledgeDays).Before(p.Expires) {
			continue
		}
		rows = append(rows, nav.Coming{Icon: "badge", Title: e.Name, Note: c.codes.Label("employer_pledges", p.Code) + " runs out", When: p.Expires, Route: to(e)})
	}
	return rows
}

func lookAgain(e employers.Employer, today day.Date) []nav.Coming {
	if e.Stage != employers.StageResting || e.LookAgainOn.IsZero() || today.AddDays(restDays).Before(e.LookAgainOn) || e.DoNotContact != "" {
		return nil
	}
	return []nav.Coming{{Icon: "refresh", Title: e.Name, Note: "At rest: look again", When: e.LookAgainOn, Urgent: !today.Before(e.LookAgainOn), Route: to(e)}}
}

func to(e employers.Employer) nav.Route { return nav.Route{Page: "employers", ID: string(e.ID)} }

func (c *Coming) events(ctx context.Context, today day.Date) (rows []nav.Coming, err error) {
	list, err := c.ahead.Events(ctx, employers.Order{Sort: "date", Descending: true})
	for _, e := range list {
		if e.On.Before(today) || today.AddDays(eventDays).Before(e.On) {
			continue
		}
		note := kindAndPlace(e)
		if n := len(e.Attendees); n > 0 {
			note += " · " + text.Count(n, "employer", "employers")
		}
		rows = append(rows, nav.Coming{Icon: "people", Title: e.Title, Note: note, When: e.On, Route: nav.Route{Page: "events", ID: string(e.ID)}})
	}
	return rows, err
}

var _ nav.Comings = (*Coming)(nil)

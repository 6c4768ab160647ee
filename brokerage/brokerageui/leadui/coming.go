package leadui

import (
	"context"

	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/nav"
)

// How far ahead Today looks for leads that lapse, in days, and how many it lists at most.
const (
	lapseAhead = 14
	comingMost = 5
)

// Coming is the leads' part of "Coming up" on Today: one's own that lapse soon because nothing moves.
type Coming struct {
	leads brokerage.Leads
	me    func() people.Staff
	days  func(context.Context) (int, error)
}

// NewComing makes it; days gives after how many days without movement a lead lapses.
func NewComing(leads brokerage.Leads, me func() people.Staff, days func(context.Context) (int, error)) *Coming {
	return &Coming{leads, me, days}
}

// Coming lists what lapses, earliest first. It implements nav.Comings.
func (c *Coming) Coming(ctx context.Context, today day.Date) (rows []nav.Coming, err error) {
	days, err := c.days(ctx)
	if err != nil {
		return nil, err
	}
	list, err := c.leads.LeadBoard(ctx, brokerage.LeadFilter{Owner: c.me().ID}) // the longest unmoved first
	if err != nil {
		return nil, err
	}
	for _, l := range list {
		when := brokerage.Lapses(l.Lead, days)
		if when.IsZero() || today.AddDays(lapseAhead).Before(when) {
			continue
		}
		if when.Before(today) {
			when = today // it lapses when the board is next opened
		}
		rows = append(rows, nav.Coming{Icon: "bulb", Title: "Lead lapses", Note: l.EmployerName + ": " + shortened(l.Need, 60), When: when, Urgent: when == today,
			Route: nav.Route{Page: "leads", ID: string(l.ID)}})
	}
	if left := len(rows) - comingMost; left > 0 {
		rest := rows[comingMost]
		rows = append(rows[:comingMost:comingMost], nav.Coming{Icon: "bulb", Title: text.Number(left) + " more leads lapse", Note: "from this day on", When: rest.When, Route: nav.Route{Page: "leads"}})
	}
	return rows, nil
}

var _ nav.Comings = (*Coming)(nil)

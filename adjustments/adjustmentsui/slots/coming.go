package slots

import (
	"context"

	"jobwright/adjustments"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
)

// comingMost is how many things about agreements and plans Today lists at most.
const comingMost = 8

// Coming is what agreements and plans have to say under "Coming up" on Today: what is to be signed, reviews, trials that end, what
// should be in place by now.
type Coming struct {
	dues adjustments.Dues
	me   func() people.Staff
}

// NewComing makes it.
func NewComing(dues adjustments.Dues, me func() people.Staff) *Coming { return &Coming{dues, me} }

// Coming lists what is due, the earliest first. It implements nav.Comings.
func (c *Coming) Coming(ctx context.Context, today day.Date) (rows []nav.Coming, err error) {
	if people.Check(c.me().Role, people.ViewPapers) != nil {
		return nil, nil
	}
	agreements, plans, err := c.dues.Papers(ctx)
	if err != nil {
		return nil, err
	}
	held, err := c.dues.Held(ctx)
	if err != nil {
		return nil, err
	}
	due := adjustments.WhatIsDue(agreements, plans, held, today)
	for i, d := range due {
		if i == comingMost {
			return append(rows, nav.Coming{Icon: "agreement", Title: text.Number(len(due)-comingMost) + " more about agreements and plans", Note: "from this day on", When: d.On, Route: nav.Route{Page: "agreements"}}), nil
		}
		rows = append(rows, coming(d, today))
	}
	return rows, nil
}

var dueIcons = map[adjustments.DueKind]string{adjustments.DueSign: "agreement", adjustments.DueSeal: "lock", adjustments.DueReview: "eye", adjustments.DueTrial: "clock", adjustments.DueItem: "clock",
	adjustments.DueAdvice: "note", adjustments.DueEnd: "stop"}

// coming is one thing that is due, with the page where it is done.
func coming(d adjustments.Due, today day.Date) nav.Coming {
	to := nav.Route{Page: "agreements", ID: string(d.Agreement)}
	if d.Plan != "" {
		to = nav.Route{Page: "plans", ID: string(d.Plan)}
	}
	return nav.Coming{Icon: dueIcons[d.Kind], Title: d.Person, Note: page.Joined(d.What, d.EmployerName), When: d.On, Urgent: !today.Before(d.On), Route: to}
}

var _ nav.Comings = (*Coming)(nil)

// Package slots is what agreements and wellness plans add to other screens: parts of the pages of a person and of an employer, and what
// is coming up on Today.
package slots

import (
	"context"
	"time"

	"jobwright/adjustments"
	"jobwright/brokerage/brokerageui/peopleui"
	"jobwright/employers"
	"jobwright/employers/employersui"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
)

// mostRows is how many agreements, or plans, a page lists.
const mostRows = 20

// Agreements lists agreements. adjustments.Agreements has it.
type Agreements interface {
	Agreements(ctx context.Context, f adjustments.AgreementFilter, o employers.Order) ([]adjustments.ListedAgreement, error)
}

// Plans lists wellness plans. adjustments.Plans has it.
type Plans interface {
	Plans(ctx context.Context, f adjustments.PlanFilter, o employers.Order) ([]adjustments.ListedPlan, error)
}

// Papers is what other pages show of agreements and plans.
type Papers struct {
	Agreements Agreements
	Plans      Plans
	Me         func() people.Staff
	Now        func() time.Time
}

// sees says that the role shows agreements and plans.
func (p Papers) sees() bool { return people.Check(p.Me().Role, people.ViewPapers) == nil }

// OfPerson are the agreements of a person, and their wellness plans.
func (p Papers) OfPerson() []peopleui.PagePart {
	if !p.sees() {
		return nil
	}
	fresh := func(to string) func(people.ParticipantID) nav.Route {
		return func(id people.ParticipantID) nav.Route { return nav.Route{Page: to, ID: "new:" + string(id)} }
	}
	return []peopleui.PagePart{
		{Name: "agreements", Title: "Agreements", Empty: "None yet. An agreement says what was needed and agreed at work, never a diagnosis.", Add: "New agreement", New: fresh("agreements"),
			Rows: func(ctx context.Context, id people.ParticipantID) ([]page.Line, error) {
				list, err := p.Agreements.Agreements(ctx, adjustments.AgreementFilter{Participant: id, All: true}, employers.Order{Limit: mostRows})
				var rows []page.Line
				for _, l := range list {
					rows = append(rows, p.agreement(l, l.EmployerName))
				}
				return rows, err
			}},
		{Name: "plans", Title: "Wellness plans", Empty: "None yet. A wellness plan is written by the person, who decides what the employer sees of it.", Add: "New plan", New: fresh("plans"),
			Rows: func(ctx context.Context, id people.ParticipantID) ([]page.Line, error) {
				list, err := p.Plans.Plans(ctx, adjustments.PlanFilter{Participant: id, All: true}, employers.Order{Limit: mostRows})
				var rows []page.Line
				for _, l := range list {
					rows = append(rows, p.plan(l))
				}
				return rows, err
			}},
	}
}

// OfEmployer are the agreements with an employer, of those whom one may see.
func (p Papers) OfEmployer() []employersui.PagePart {
	if !p.sees() {
		return nil
	}
	return []employersui.PagePart{{Title: "Agreements", Rows: func(ctx context.Context, id employers.EmployerID) ([]page.Line, error) {
		list, err := p.Agreements.Agreements(ctx, adjustments.AgreementFilter{Employer: id}, employers.Order{Limit: mostRows})
		var rows []page.Line
		for _, l := range list {
			rows = append(rows, p.agreement(l, l.Person))
		}
		return rows, err
	}}}
}

// agreement is a row: with whom, for which job, how it stands, and when it is looked at again.
func (p Papers) agreement(l adjustments.ListedAgreement, title string) page.Line {
	a := l.Agreement
	if title == "" {
		title = "Agreement"
	}
	version := "version " + text.Number(max(1, a.Number))
	if l.InForce > 0 && l.InForce < a.Number {
		version += ", version " + text.Number(l.InForce) + " in force"
	}
	return page.Line{Icon: "agreement", Title: title, Note: text.Capital(page.Joined(a.JobTitle, text.Count(len(a.Items), "adjustment", "adjustments"), version, p.review(a.NextReviewOn(), a.Status == adjustments.AgreementEnded))),
		Chip: employers.ChoiceLabel(adjustments.AgreementStatuses, a.Status), Route: nav.Route{Page: "agreements", ID: string(a.ID)}}
}

func (p Papers) plan(l adjustments.ListedPlan) page.Line {
	x := l.Plan
	title := "For any job"
	if l.EmployerName != "" {
		title = l.EmployerName
	}
	return page.Line{Icon: "heart", Title: title, Note: text.Capital(page.Joined(x.JobTitle, "version "+text.Number(max(1, x.Number)), p.review(x.ReviewOn, x.Status == adjustments.PlanEnded))),
		Chip: employers.ChoiceLabel(adjustments.PlanStatuses, x.Status), Route: nav.Route{Page: "plans", ID: string(x.ID)}}
}

// review says when something is looked at again; nothing where that is over or not set.
func (p Papers) review(on day.Date, over bool) string {
	if over || on.IsZero() {
		return ""
	}
	return "review " + text.Near(on, day.Of(p.Now()))
}

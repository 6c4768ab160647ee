package adjustments

import (
	"slices"
	"strings"

	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// When plans are looked at again, in weeks: the first time after 8, at the earliest after 4 and at the latest after 12, then every 26.
// (facts.md f.1, review_triggers PERIODIC)
const (
	planFirstReview    = 8
	planFirstReviewMin = 4
	planFirstReviewMax = 12
	planLaterReview    = 26
)

// FirstPlanReview is when a plan that comes into use on a day is looked at for the first time.
func FirstPlanReview(from day.Date) day.Date { return from.AddDays(7 * planFirstReview).OnWorkingDay() }

// NextPlanReview is when a plan that was looked at on a day is looked at again.
func NextPlanReview(on day.Date) day.Date { return on.AddDays(7 * planLaterReview).OnWorkingDay() }

// DoubtPlanReview says in a sentence what is unusual about the day of a review; nothing where it is as usual. reviewed says that the plan
// has been looked at before.
func DoubtPlanReview(from, review day.Date, reviewed bool) string {
	weeks := review.Days(from) / 7
	switch {
	case review.IsZero():
		return ""
	case !reviewed && weeks < planFirstReviewMin:
		return "This is soon: the first review is usually 4 to 12 weeks after the plan."
	case !reviewed && from.AddDays(7*planFirstReviewMax).Before(review):
		return "This is late: the first review is usually 4 to 12 weeks after the plan."
	case reviewed && from.AddDays(7*planLaterReview+7).Before(review):
		return "This is late: a plan is looked at every six months at least."
	}
	return ""
}

// Reviewed is the plan after a review: it is in use, and is looked at again when the review says.
func (p Plan) Reviewed(r Review) Plan {
	p.ReviewOn = r.NextOn
	if p.Status == PlanReview {
		p.Status = PlanInUse
	}
	return p
}

// PlanPrompt is a reason to look at a plan now.
type PlanPrompt struct {
	Trigger string // code of review_triggers
	Words   string // in a sentence
}

// PlanPrompts are the reasons to look at a plan now: its day has come, or the job is not what it was. jobs are those of the person.
func PlanPrompts(p Plan, jobs []brokerage.Job, today day.Date) (list []PlanPrompt) {
	if p.Status == PlanDraft || p.Status == PlanEnded || p.Deleted {
		return nil
	}
	if !p.ReviewOn.IsZero() && !today.Before(p.ReviewOn) {
		list = append(list, PlanPrompt{"PERIODIC", "The review was planned for " + p.ReviewOn.Long() + "."})
	}
	i := slices.IndexFunc(jobs, func(j brokerage.Job) bool { return j.ID == p.Job && p.Job != "" && j.Participant == p.Participant })
	if i < 0 {
		return list
	}
	switch j := jobs[i]; {
	case !j.End.IsZero() && !today.Before(j.End):
		list = append(list, PlanPrompt{"ROLE", "The job that the plan was written for has ended."})
	case p.JobTitle != "" && j.Title != "" && !strings.EqualFold(strings.TrimSpace(p.JobTitle), strings.TrimSpace(j.Title)):
		list = append(list, PlanPrompt{"ROLE", "The job is called “" + j.Title + "” now, and “" + p.JobTitle + "” in the plan."})
	}
	return list
}

// DiffPlans lists what differs between two versions of a plan in what is signed: the header, each section with whether the employer sees
// it, and the actions.
func DiffPlans(was, now Plan, codes people.Codes) (list []Change) {
	add := func(title, a, b string) {
		if a, b = strings.TrimSpace(a), strings.TrimSpace(b); a != b {
			list = append(list, Change{Where: title, Was: a, Now: b})
		}
	}
	add("Job", was.JobTitle, now.JobTitle)
	add("Line manager", was.Manager, now.Manager)
	add("Their role", was.ManagerRole, now.ManagerRole)
	if was.Employer != now.Employer {
		list = append(list, Change{Where: "Employer", Was: "one employer", Now: "another employer"})
	}
	if was.Initials != now.Initials {
		list = append(list, Change{Where: "Name on papers", Was: nameOrInitials(was), Now: nameOrInitials(now)})
	}
	for _, g := range Sections(codes) {
		a, b := was.Section(g.Code), now.Section(g.Code)
		add(g.Label, a.Answer, b.Answer)
		if g.Code == WhatWeDo {
			add("Actions", actionLines(was.Actions), actionLines(now.Actions))
		}
		if a.Share != b.Share && (was.Written(g.Code) || now.Written(g.Code)) {
			list = append(list, Change{Where: g.Label + ": who sees it", Was: whoSees(a), Now: whoSees(b)})
		}
	}
	if was.Agreement != now.Agreement {
		list = append(list, Change{Where: "Agreement with the adjustments", Was: linked(was), Now: linked(now)})
	}
	return list
}

func nameOrInitials(p Plan) string {
	if p.Initials {
		return "initials"
	}
	return "the name"
}

func whoSees(s Section) string {
	if s.Share {
		return "the employer too"
	}
	return "the person and the service"
}

func linked(p Plan) string {
	if p.Agreement == "" {
		return ""
	}
	return "linked"
}

// actionLines are actions in words, one a line.
func actionLines(list []Action) string {
	var lines []string
	for _, a := range list {
		words := strings.TrimSpace(a.What)
		if a.Who != "" {
			words += ", " + strings.TrimSpace(a.Who)
		}
		if !a.By.IsZero() {
			words += ", by " + a.By.Long()
		}
		if !a.Share {
			words += " (not for the employer)"
		}
		lines = append(lines, words)
	}
	return strings.Join(lines, "\n")
}

package planui

import (
	"context"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/employers"
)

// workplace is what a plan says of where somebody works.
type workplace struct {
	job                            brokerage.JobID
	employer                       employers.EmployerID
	employerName                   string
	jobTitle, manager, managerRole string
}

// workplace is where a person works: which of their jobs, or the newest that they have started and not ended; and who manages them there, by
// the agreement about it. Where they hold no job it is where their newest agreement is. Nothing else of the agreement is looked at: what it
// says of their health comes into a plan only where they choose it.
func (p Parts) workplace(ctx context.Context, person brokerage.PersonPage, which brokerage.JobID) (at workplace, err error) {
	var job brokerage.Job
	for _, j := range person.Jobs {
		held := j.End.IsZero() && !p.Today().Before(j.Start)
		if which == j.ID || which == "" && held && (job.ID == "" || job.Start.Before(j.Start)) {
			job = j
		}
	}
	if job.ID != "" {
		at = workplace{job: job.ID, employer: job.Employer, employerName: person.Employers[job.Employer], jobTitle: job.Title}
	}
	agreements, err := p.Agreements.Agreements(ctx, adjustments.AgreementFilter{Participant: person.Participant.ID}, employers.Order{Limit: 50})
	if err != nil {
		return workplace{}, err
	}
	var of adjustments.ListedAgreement
	for _, l := range agreements {
		a := l.Agreement
		if better := of.Agreement.ID == "" || of.Agreement.On.Before(a.On); better && (job.ID == "" || a.Employer == job.Employer && (a.Job == "" || a.Job == job.ID)) {
			of = l
		}
	}
	if a := of.Agreement; job.ID == "" {
		at.employer, at.employerName, at.jobTitle = a.Employer, of.EmployerName, a.JobTitle
	}
	at.manager, at.managerRole = of.Agreement.Manager, of.Agreement.ManagerRole
	return at, nil
}

// workplaceOf is where a plan says that somebody works.
func workplaceOf(d adjustments.PlanPage) workplace {
	return workplace{job: d.Plan.Job, employer: d.Plan.Employer, employerName: d.Employer.Name, jobTitle: d.Plan.JobTitle, manager: d.Plan.Manager, managerRole: d.Plan.ManagerRole}
}

// into writes it into a plan that begins.
func (at workplace) into(d *adjustments.PlanPage) {
	d.Plan = d.Plan.WithEmployer(at.employer)
	d.Employer.ID, d.Employer.Name = at.employer, at.employerName
	d.Plan.Job, d.Plan.JobTitle, d.Plan.Manager, d.Plan.ManagerRole = at.job, at.jobTitle, at.manager, at.managerRole
}

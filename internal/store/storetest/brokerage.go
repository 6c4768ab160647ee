package storetest

import (
	"context"
	"errors"
	"testing"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// fromLeadToJob goes the whole way: a lead becomes a vacancy, a person is named, applies, starts, withdraws the permission, and is erased.
func fromLeadToJob(t *testing.T, team Team) {
	ctx, s, today := context.Background(), team.Ann, day.Of(Now)
	firm := &employers.Employer{Name: "Hallam Bakery", Town: "Sheffield"}
	check(t, s.SaveEmployer(ctx, firm))
	sam := &people.Participant{FirstName: "Sam", LastName: "Zebralast", Specialist: s.Actor(), Profile: people.Profile{DreamJob: "Baker", Roles: []string{"Porter"}}}
	check(t, s.SaveParticipants(ctx, "added", sam))
	lead := &brokerage.Lead{Employer: firm.ID, Need: "Trays pile up", Preferred: sam.ID}
	check(t, s.SaveLead(ctx, lead))
	v := &brokerage.Vacancy{Title: "Tray washer"}
	check(t, s.PromoteLead(ctx, lead, v, nil))
	check(t, s.SaveVacancy(ctx, v, []*brokerage.Duty{{Name: "Wash trays", Minutes: 30, Times: 5}}))
	p := &people.Permit{Participant: sam.ID, Permission: people.P2, Disclosure: people.D1, From: today, Until: today.AddMonths(12), How: "screen"}
	check(t, s.SavePermits(ctx, "", p))
	check(t, s.NoteShared(ctx, people.Shared{Participant: sam.ID, Employer: string(firm.ID), What: "named as a candidate"}))
	check(t, s.SaveApplication(ctx, &brokerage.Application{Participant: sam.ID, Vacancy: v.ID, Stage: "accepted"}))
	job := &brokerage.Job{Participant: sam.ID, Employer: firm.ID, Title: "Tray washer", Start: today, Vacancy: v.ID}
	check(t, s.SaveJob(ctx, job, nil, []*employers.NextStep{{What: "Ring Sam", Due: today.AddDays(3)}}, ""))
	out, err := s.Withdraw(ctx, p.ID, "")
	check(t, err)
	if len(out) != 1 {
		t.Errorf("what is out: %+v", out)
	}
	if _, err := s.Undo(ctx); !errors.Is(err, store.ErrRefused) {
		t.Errorf("a withdrawal was undone: %v", err)
	}
	for range 2 { // the job and the application
		_, err := s.Undo(ctx)
		check(t, err)
	}
	page, err := s.PersonPage(ctx, sam.ID)
	if err != nil || len(page.Jobs)+len(page.Applications)+len(page.Next) != 0 || len(page.Permits) != 1 || page.Permits[0].Withdrawn != today {
		t.Errorf("after the undo %+v, %v", page, err)
	}
	if o, err := s.Openings(ctx, false); err != nil || len(o) != 1 || len(o[0].Duties) != 1 || o[0].Taken != 0 || o[0].Employer.Name != "Hallam Bakery" {
		t.Errorf("the job is %+v, %v", o, err)
	}
	_, err = team.Lead.Erase(ctx, sam.ID, "asked for it")
	check(t, err)
	if h, err := team.Lead.SearchExact(ctx, "zebralast", 5); err != nil || h.Total != 0 {
		t.Errorf("search still finds %+v, %v", h, err)
	}
	if l, err := s.LeadPage(ctx, lead.ID); err != nil || l.Lead.Preferred != "" || l.Lead.Vacancy != v.ID {
		t.Errorf("the lead is %+v, %v", l.Lead, err)
	}
}

package store_test

import (
	"fmt"
	"slices"
	"testing"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

func TestAShortlistThatIsTakenBackLeavesNoApplication(t *testing.T) {
	team := open(t)
	s, e := team.Ann, employer(t, team.Ann, "Hallam Bakery")
	sam := participant(t, s, "Sam")
	v, _ := vacancy(t, s, e, "Kitchen porter")
	count := func() int {
		t.Helper()
		page, err := s.PersonPage(ctx, sam.ID)
		must(t, err)
		return len(page.Applications)
	}
	shortlist := func() {
		t.Helper()
		must(t, s.Shortlist(ctx, &brokerage.Decision{Participant: sam.ID, Vacancy: v.ID, What: brokerage.DecidedShortlist}, &brokerage.Application{Participant: sam.ID, Vacancy: v.ID}))
	}
	back := func() {
		t.Helper()
		must(t, s.Decide(ctx, &brokerage.Decision{Participant: sam.ID, Vacancy: v.ID, What: brokerage.DecidedBack}))
	}
	shortlist()
	back()
	if n := count(); n != 0 {
		t.Errorf("%d applications stay", n)
	}
	_, err := s.Undo(ctx)
	must(t, err)
	if n := count(); n != 1 {
		t.Errorf("undo brings back %d applications", n)
	}
	shortlist()
	if n := count(); n != 1 {
		t.Errorf("%d applications for one job", n)
	}
	page, err := s.PersonPage(ctx, sam.ID)
	must(t, err)
	a := page.Applications[0].Application
	a.Stage = "applied"
	must(t, s.SaveApplication(ctx, &a))
	back()
	if n := count(); n != 1 {
		t.Error("an application that has been sent was deleted")
	}
}

// What matching reads is kept, and read anew after whatever it is made of has changed.
func TestMatchingSeesEveryChange(t *testing.T) {
	team := open(t)
	s, e := team.Ann, employer(t, team.Ann, "Hallam Bakery")
	sam := participant(t, s, "Sam")
	v, _ := vacancy(t, s, e, "Kitchen porter")
	one := func() (brokerage.Opening, brokerage.Seeker) {
		t.Helper()
		o, err := s.Openings(ctx, true)
		must(t, err)
		p, err := s.Seekers(ctx, sam.ID, false)
		must(t, err)
		return o[0], p[0]
	}
	one()
	must(t, s.SavePermits(ctx, "", permit(people.P2, people.D1, sam, "")))
	must(t, s.SaveJourney(ctx, &brokerage.Journey{Participant: sam.ID, Vacancy: v.ID, Minutes: 40}))
	must(t, s.SaveJourney(ctx, &brokerage.Journey{Participant: sam.ID, Vacancy: v.ID, Minutes: 35}))
	must(t, s.Decide(ctx, &brokerage.Decision{Participant: sam.ID, Vacancy: v.ID, What: brokerage.DecidedAgainst, Reason: "Too early"}))
	must(t, s.SaveApplication(ctx, &brokerage.Application{Participant: sam.ID, Vacancy: v.ID, Stage: "accepted"}))
	e.Town, e.SIC = "Sheffield", []string{"10710", "47240"}
	must(t, s.SaveEmployer(ctx, e))
	o, p := one()
	if len(p.Permits) != 1 || p.Journeys[v.ID] != 35 || !p.Refused[v.ID] || !p.Active || o.Taken != 1 || o.Employer.Town != "Sheffield" || fmt.Sprint(o.Employer.Sections) != "[C G]" {
		t.Errorf("matching knows %+v, %+v", o, p)
	}
	if list, err := s.Openings(ctx, false); err != nil || len(list) != 0 {
		t.Errorf("a job that is taken takes part: %+v, %v", list, err)
	}
	must(t, s.Decide(ctx, &brokerage.Decision{Participant: sam.ID, Vacancy: v.ID, What: brokerage.DecidedBack}))
	_, err := s.Undo(ctx)
	must(t, err)
	if _, p := one(); !p.Refused[v.ID] {
		t.Error("undo is not seen")
	}
	sam.Status = "EXITED"
	must(t, s.SaveParticipants(ctx, "left", sam))
	if list, err := s.Seekers(ctx, "", false); err != nil || len(list) != 0 {
		t.Errorf("somebody who has left takes part: %+v, %v", list, err)
	}
	if list, err := s.Seekers(ctx, "", true); err != nil || len(list) != 1 {
		t.Errorf("all: %+v, %v", list, err)
	}
	if _, err := team.Ben.Seekers(ctx, sam.ID, true); !denied(err) {
		t.Errorf("Ben matches Sam: %v", err)
	}
	must(t, s.NoteShown(ctx, []brokerage.Result{{Participant: sam.ID, Vacancy: v.ID, Score: 815}}))
	if shown, err := s.ShownFor(ctx, sam.ID); err != nil || len(shown) != 1 || shown[0].Scores[v.ID] != 815 || shown[0].By != s.Actor() {
		t.Errorf("shown: %+v, %v", shown, err)
	}
}

func TestTheRulesOfMatchingComeFromTheStore(t *testing.T) {
	team := open(t)
	r, err := team.Ann.Rules(ctx)
	must(t, err)
	if r.Weights != brokerage.UsualWeights || r.Today != today || len(r.Catalogue) == 0 || len(r.Catalogue[0].Barriers) < 2 || len(r.Barriers) == 0 || len(r.Groups) < 30 || len(r.Rates) == 0 {
		t.Errorf("the rules are %+v", r)
	}
	gone := r.Catalogue[0].Code
	must(t, team.Lead.Retire(ctx, "adjustment_catalogue", gone, today))
	r, err = team.Ann.Rules(ctx)
	must(t, err)
	if !slices.ContainsFunc(r.Catalogue, func(a brokerage.Adjustment) bool { return a.Code == gone && a.Retired }) {
		t.Error("what an employer has agreed to means nothing any more once it is proposed no longer")
	}
	w := r.Weights
	w[brokerage.Travel] = 30
	if err := team.Ann.SetWeights(ctx, w); !denied(err) {
		t.Errorf("a specialist changed the weights: %v", err)
	}
	must(t, team.Lead.SetWeights(ctx, w))
	if got, err := team.Ann.Weights(ctx); err != nil || got != w {
		t.Errorf("now they are %v, %v", got, err)
	}
	must(t, team.Ann.SavePostcodeSectors(ctx, map[string][2]float64{"S1 1": {53.38, -1.47}}))
	must(t, team.Ann.SavePostcodeSectors(ctx, map[string][2]float64{"S1 2": {53.38, -1.46}}))
	if got, err := team.Ann.PostcodeSectors(ctx); err != nil || len(got) != 1 || got["S1 2"][1] != -1.46 {
		t.Errorf("sectors %v, %v", got, err)
	}
}

// The timeline of an employer tells of the work there, and names a participant to those alone who may see them.
func TestTheTimelineTellsOfTheWork(t *testing.T) {
	team := open(t)
	s, e := team.Ann, employer(t, team.Ann, "Hallam Bakery")
	sam := participant(t, s, "Sam")
	vacancy(t, s, e, "Kitchen porter")
	l := &brokerage.Lead{Employer: e.ID, Need: "Trays pile up"}
	must(t, s.SaveLead(ctx, l))
	_, err := s.MoveLead(ctx, l.ID, 1, brokerage.LeadContacted, "")
	must(t, err)
	must(t, s.SaveJob(ctx, &brokerage.Job{Participant: sam.ID, Employer: e.ID, Title: "Porter", Start: today.AddDays(-20), End: today.AddDays(-1), EndReason: "RESIGNED"}, nil, nil, ""))
	for who, name := range map[*store.Store]string{s: "Sam Example", team.Ben: "Somebody"} {
		rows, total, err := who.Timeline(ctx, e.ID, 0, 20)
		must(t, err)
		want := map[string]string{"vacancy": "Vacancy: Kitchen porter", "lead": "The lead moved from “Spotted” to “Contacted”", "job": name + " stopped working as Porter"}
		for _, h := range rows {
			if want[h.Kind] == h.Words {
				delete(want, h.Kind)
			}
		}
		if total != 6 || len(want) > 0 {
			t.Errorf("%d happenings, without %v: %s", total, want, happened(rows))
		}
	}
}

package brokerage

import (
	"slices"
	"testing"

	"jobwright/employers"
	"jobwright/internal/day"
)

// The whole table of stages, written out a second time on purpose.
func TestTheStagesOfALead(t *testing.T) {
	want := []struct {
		stage          string
		closed, reason bool
	}{
		{LeadSpotted, false, false},
		{LeadContacted, false, false},
		{LeadExploring, false, false},
		{LeadProposed, false, false},
		{LeadAgreed, false, false},
		{LeadFilled, true, false},
		{LeadFilledOther, true, true},
		{LeadDeclined, true, true},
		{LeadLapsed, true, true},
	}
	if len(want) != len(LeadStages) {
		t.Errorf("%d stages here, %d in the rule", len(want), len(LeadStages))
	}
	for i, w := range want {
		if LeadStages[i] != w.stage || Closed(w.stage) != w.closed || CloseNeedsReason(w.stage) != w.reason {
			t.Errorf("%+v", w)
		}
	}
	if Closed("") {
		t.Error("a lead without a stage is not one just spotted")
	}
}

func TestALeadThatNobodyMovesLapses(t *testing.T) {
	l := Lead{Stage: LeadExploring, MovedOn: november.AddDays(-90)}
	if !Stale(l, november, StaleDays) || Stale(l, november.AddDays(-1), StaleDays) {
		t.Error("not stale on exactly the ninetieth day")
	}
	if got := Lapses(l, StaleDays); got != november {
		t.Errorf("lapses on %s", got)
	}
	if l.Unmoved(november) != 90 || l.Unmoved(november.AddDays(-100)) != 0 {
		t.Errorf("unmoved for %d days", l.Unmoved(november))
	}
	for _, l := range []Lead{{Stage: LeadDeclined, MovedOn: l.MovedOn}, {Stage: LeadSpotted}} {
		if Stale(l, november, StaleDays) || !Lapses(l, StaleDays).IsZero() {
			t.Errorf("%+v lapses", l)
		}
	}
}

func TestWhatWasHeardBecomesALeadAndALeadBecomesWork(t *testing.T) {
	c := employers.Contact{ID: "c", Employer: "acme", On: november, Heard: "The filing piles up", Signals: []string{"BACKLOG"}}
	l := LeadFrom(c, "sam")
	if l.Employer != "acme" || l.Need != c.Heard || l.Contact != "c" || l.SaidOn != november || l.Owner != "sam" || l.Stage != LeadContacted || l.Validate() != nil {
		t.Errorf("%+v", l)
	}
	l.ID, l.Tasks, l.Hours, l.LikelyStart = "l", "Scanning", 600, november.AddDays(30)
	v := VacancyFrom(l, employers.Employer{SIC: []string{"Q"}})
	if v.Lead != "l" || v.HoursMin != 600 || v.HoursMax != 600 || v.Start != l.LikelyStart || v.Description != "The filing piles up\nScanning" || v.Source != "HIDDEN" || v.Status != VacancyDraft || !slices.Equal(v.SIC, []string{"Q"}) {
		t.Errorf("%+v", v)
	}
	if k := CarvingFrom(l); k.Lead != "l" || k.Kind != "CREATE" || k.Number != 1 || k.Need != l.Need || k.Status != CarvingDraft {
		t.Errorf("%+v", k)
	}
	l.Signals = append(l.Signals, "SKILLMIX")
	if k := CarvingFrom(l); k.Kind != "REASSIGN" {
		t.Errorf("skilled staff do routine tasks: %s", k.Kind)
	}
}

func TestACopyOfAVacancyIsNewAndSharesNothing(t *testing.T) {
	v := Vacancy{ID: "v", Ref: "V1", Title: "Porter", Version: 3, Start: november, Closing: november, Status: VacancyFilled, Lead: "l", Essential: []string{"lifting"}}
	duties := []Duty{{ID: "d", Ref: "D1", Vacancy: "v", Name: "Carry", Version: 2, Demands: []Demand{{"LIFT", "some"}}}}
	w, copies := CopyVacancy(v, duties)
	if w.ID != "" || w.Ref != "" || w.Version != 0 || w.Lead != "" || w.Status != VacancyDraft || w.Start != (day.Date{}) || w.Closing != (day.Date{}) || w.Title != "Porter" {
		t.Errorf("%+v", w)
	}
	if d := copies[0]; d.ID != "" || d.Ref != "" || d.Vacancy != "" || d.Version != 0 || d.Name != "Carry" {
		t.Errorf("%+v", d)
	}
	w.Essential[0], copies[0].Demands[0].Barrier = "reading", "NOISE"
	if v.Essential[0] != "lifting" || duties[0].Demands[0].Barrier != "LIFT" || duties[0].ID != "d" {
		t.Error("the copy changes the original")
	}
}

package adjustments

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
)

// listed is the bakery agreement in place, with nothing due for a long time.
func listed() ListedAgreement {
	a := bakery()
	a.Status, a.ReviewOn, a.Items[0].Status, a.Job = AgreementInPlace, november.AddDays(100), ItemInPlace, "job"
	return ListedAgreement{Agreement: a, Person: "Priya Shah", EmployerName: "Bright Kitchens", Signed: []string{Employee, Manager}, Sealed: true, InForce: 1}
}

func aJob() brokerage.Job {
	return brokerage.Job{ID: "job", Participant: "priya", Employer: "bright", Title: "Kitchen assistant", Start: november.AddDays(-100)}
}

func TestWhatIsDueAboutAnAgreement(t *testing.T) {
	type due struct {
		kind    DueKind
		trigger string
		on      int // days from today
	}
	for name, c := range map[string]struct {
		change func(*ListedAgreement, *brokerage.Job)
		want   []due
	}{
		"nothing":             {func(*ListedAgreement, *brokerage.Job) {}, nil},
		"agreed and unsigned": {func(l *ListedAgreement, _ *brokerage.Job) { l.Agreement.Status, l.Signed = AgreementAgreed, nil }, []due{{DueSign, "", 0}}},
		"agreed, one has signed": {func(l *ListedAgreement, _ *brokerage.Job) {
			l.Agreement.Status, l.Signed = AgreementAgreed, []string{Manager}
		}, []due{{DueSign, "", 0}}},
		"a first draft":              {func(l *ListedAgreement, _ *brokerage.Job) { l.Agreement.Status, l.InForce = AgreementDraft, 0 }, nil},
		"a draft after a signed one": {func(l *ListedAgreement, _ *brokerage.Job) { l.Agreement.Status, l.Agreement.Number = AgreementDraft, 2 }, []due{{DueSign, "", 0}}},
		"a review in four weeks":     {func(l *ListedAgreement, _ *brokerage.Job) { l.Agreement.ReviewOn = november.AddDays(28) }, []due{{DueReview, PeriodicReview, 28}}},
		"a review in five weeks":     {func(l *ListedAgreement, _ *brokerage.Job) { l.Agreement.ReviewOn = november.AddDays(35) }, nil},
		"a review that is late":      {func(l *ListedAgreement, _ *brokerage.Job) { l.Agreement.ReviewOn = november.AddDays(-3) }, []due{{DueReview, PeriodicReview, -3}}},
		"reviewed since": {func(l *ListedAgreement, _ *brokerage.Job) {
			l.Agreement.ReviewOn, l.Agreement.NextReview = november.AddDays(-3), november.AddDays(90)
		}, nil},
		"a review that has begun": {func(l *ListedAgreement, _ *brokerage.Job) { l.Agreement.Status = AgreementReview }, []due{{DueReview, "", 0}}},
		"something does not work": {func(l *ListedAgreement, _ *brokerage.Job) {
			l.Agreement.Status, l.Agreement.Items[0].Working = AgreementReview, "no"
		}, []due{{DueReview, "", 0}}},
		"another job title": {func(_ *ListedAgreement, j *brokerage.Job) { j.Title = "Baker" }, []due{{DueReview, "ROLE", 0}}},
		"another title, not a trigger": {func(l *ListedAgreement, j *brokerage.Job) {
			j.Title, l.Agreement.Triggers = "Baker", []string{"MANAGER"}
		}, nil},
		"signed and not sealed": {func(l *ListedAgreement, _ *brokerage.Job) { l.Sealed, l.Unsealed = false, 1 }, []due{{DueSeal, "", 0}}},
		"the one before is not sealed": {func(l *ListedAgreement, _ *brokerage.Job) {
			l.Agreement.Status, l.Agreement.Number, l.Unsealed = AgreementDraft, 2, 1
		}, []due{{DueSeal, "", 0}, {DueSign, "", 0}}},
		"another job title, and late": {func(l *ListedAgreement, j *brokerage.Job) { j.Title, l.Agreement.ReviewOn = "Baker", november }, []due{{DueReview, PeriodicReview, 0}}},
		"the job begins": {func(l *ListedAgreement, j *brokerage.Job) {
			j.Start, l.Agreement.Status, l.Agreement.Items[0].Status = november.AddDays(10), AgreementSigned, ItemAgreed
		}, []due{{DueReview, "ROLE", 10}}},
		"the job begins, all is there": {func(_ *ListedAgreement, j *brokerage.Job) { j.Start = november.AddDays(10) }, nil},
		"the job has ended": {func(l *ListedAgreement, j *brokerage.Job) {
			j.End, l.Agreement.ReviewOn = november.AddDays(-1), november
		}, []due{{DueEnd, "", -1}}},
		"the job will end":           {func(_ *ListedAgreement, j *brokerage.Job) { j.End = november.AddDays(1) }, nil},
		"the job of somebody else":   {func(_ *ListedAgreement, j *brokerage.Job) { j.End, j.Participant = november, "sam" }, nil},
		"no link, and the job there": {func(l *ListedAgreement, j *brokerage.Job) { j.End, l.Agreement.Job = november, "" }, []due{{DueEnd, "", 0}}},
		"a trial ends in a week": {func(l *ListedAgreement, _ *brokerage.Job) {
			l.Agreement.Items[0].Status, l.Agreement.Items[0].TrialTo = ItemTrial, november.AddDays(7)
		}, []due{{DueTrial, "", 7}}},
		"a trial ends later": {func(l *ListedAgreement, _ *brokerage.Job) {
			l.Agreement.Items[0].Status, l.Agreement.Items[0].TrialTo = ItemTrial, november.AddDays(8)
		}, nil},
		"a trial of which all is known": {func(l *ListedAgreement, _ *brokerage.Job) {
			i := &l.Agreement.Items[0]
			i.Status, i.TrialTo, i.Working = ItemTrial, november, "yes"
		}, nil},
		"not there by its day": {func(l *ListedAgreement, _ *brokerage.Job) {
			l.Agreement.Items[0].Status, l.Agreement.Items[0].By = ItemAgreed, november.AddDays(-1)
		}, []due{{DueItem, "", -1}}},
		"its day is today": {func(l *ListedAgreement, _ *brokerage.Job) {
			l.Agreement.Items[0].Status, l.Agreement.Items[0].By = ItemAgreed, november
		}, nil},
		"there, whatever its day": {func(l *ListedAgreement, _ *brokerage.Job) { l.Agreement.Items[0].By = november.AddDays(-1) }, nil},
		"declined, whatever its day": {func(l *ListedAgreement, _ *brokerage.Job) {
			l.Agreement.Items[0].Status, l.Agreement.Items[0].By = ItemDeclined, november.AddDays(-1)
		}, nil},
		"a grant to renew": {func(l *ListedAgreement, _ *brokerage.Job) { l.Agreement.Items[0].AtW = "renew" }, []due{{DueAdvice, "ATW", 0}}},
		"advice after four weeks": {func(l *ListedAgreement, _ *brokerage.Job) {
			l.Agreement.Advice = []Advice{{From: "oh", Requested: november.AddDays(-28)}}
		}, []due{{DueAdvice, "", 0}}},
		"advice before that": {func(l *ListedAgreement, _ *brokerage.Job) {
			l.Agreement.Advice = []Advice{{From: "oh", Requested: november.AddDays(-27)}}
		}, nil},
		"advice that has come": {func(l *ListedAgreement, _ *brokerage.Job) {
			l.Agreement.Advice = []Advice{{From: "oh", Requested: november.AddDays(-40), Received: november.AddDays(-1)}}
		}, nil},
		"ended": {func(l *ListedAgreement, _ *brokerage.Job) {
			l.Agreement.Status, l.Agreement.ReviewOn = AgreementEnded, november
		}, nil},
	} {
		l, j := listed(), aJob()
		l.Agreement.On = november
		c.change(&l, &j)
		var got []due
		for _, d := range WhatIsDue([]ListedAgreement{l}, nil, []brokerage.Job{j}, november) {
			got = append(got, due{d.Kind, d.Trigger, d.On.Days(november)})
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestADueSaysWhoIsToSignAndWhichVersionHoldsUntilThen(t *testing.T) {
	l := listed()
	l.Agreement.Status, l.Agreement.Number, l.Signed = AgreementAgreed, 2, []string{Manager}
	got := WhatIsDue([]ListedAgreement{l}, nil, nil, november)
	if len(got) != 1 || got[0].What != "To be signed by the employee. Until then version 1 holds" || got[0].Person != "Priya Shah" {
		t.Errorf("%+v", got)
	}
}

func TestAPlanInUseIsLookedAtAgain(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Plan, *brokerage.Job)
		on     int
		some   bool
	}{
		"its day has come":     {func(p *Plan, _ *brokerage.Job) { p.ReviewOn = november.AddDays(-2) }, -2, true},
		"its day comes up":     {func(p *Plan, _ *brokerage.Job) { p.ReviewOn = november.AddDays(20) }, 20, true},
		"its day is far":       {func(p *Plan, _ *brokerage.Job) { p.ReviewOn = november.AddDays(90) }, 0, false},
		"the review has begun": {func(p *Plan, _ *brokerage.Job) { p.Status, p.ReviewOn = PlanReview, november.AddDays(90) }, 0, true},
		"the job has ended":    {func(p *Plan, j *brokerage.Job) { p.Job, j.End = "job", november.AddDays(-9) }, 0, true},
		"it is being written":  {func(p *Plan, _ *brokerage.Job) { p.Status, p.ReviewOn = PlanDraft, november }, 0, false},
		"it has ended":         {func(p *Plan, _ *brokerage.Job) { p.Status, p.ReviewOn = PlanEnded, november }, 0, false},
	} {
		p, j := Plan{ID: "plan", Participant: "priya", Status: PlanInUse}, aJob()
		c.change(&p, &j)
		got := WhatIsDue(nil, []ListedPlan{{Plan: p}}, []brokerage.Job{j}, november)
		if len(got) > 0 != c.some || c.some && (got[0].On != november.AddDays(c.on) || got[0].Kind != DueReview || got[0].Plan != "plan" || len(got) > 1) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestAPlanThatAllHaveSignedIsToBeSealed(t *testing.T) {
	for number, want := range map[int]string{1: "Signed by everybody and not sealed yet: open it and seal it", 2: "Version 1 is signed by everybody and not sealed yet: open it and seal it"} {
		got := WhatIsDue(nil, []ListedPlan{{Plan: Plan{ID: "plan", Participant: "priya", Status: PlanInUse, Number: number}, Unsealed: 1}}, nil, november)
		if len(got) != 1 || got[0].Kind != DueSeal || got[0].What != want {
			t.Errorf("version %d: %+v", number, got)
		}
	}
}

func TestOneThingIsAskedOnceAndTheEarliestFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []ListedAgreement
		var jobs []brokerage.Job
		running := map[AgreementID]bool{}
		for i := range rapid.IntRange(0, 4).Draw(t, "agreements") {
			a := drawAgreement(t, fmt.Sprint("a", i))
			a.ID, a.Job = AgreementID(fmt.Sprint(i)), brokerage.JobID(rapid.SampledFrom([]string{"", "j0", "j1"}).Draw(t, fmt.Sprint("job", i)))
			list = append(list, ListedAgreement{Agreement: a, InForce: rapid.IntRange(0, 1).Draw(t, fmt.Sprint("in force", i))})
			running[a.ID] = a.Status != AgreementEnded && a.Status != AgreementSuperseded
		}
		for i := range rapid.IntRange(0, 2).Draw(t, "jobs") {
			j := brokerage.Job{ID: brokerage.JobID(fmt.Sprint("j", i)), Participant: "p", Employer: employers.EmployerID("e"), Title: "Baker", Start: november.AddDays(rapid.IntRange(-200, 30).Draw(t, fmt.Sprint("start", i)))}
			if rapid.Bool().Draw(t, fmt.Sprint("ended", i)) {
				j.End = j.Start.AddDays(rapid.IntRange(0, 100).Draw(t, fmt.Sprint("for", i)))
			}
			jobs = append(jobs, j)
		}
		seen, perKind, before := map[string]bool{}, map[string]int{}, day.Date{}
		for _, d := range WhatIsDue(list, nil, jobs, november) {
			if seen[d.Key()] {
				t.Fatalf("%s is asked twice", d.Key())
			}
			seen[d.Key()] = true
			if perKind[fmt.Sprint(d.Kind, d.Agreement, d.Item)]++; perKind[fmt.Sprint(d.Kind, d.Agreement, d.Item)] > 1 {
				t.Fatalf("two of one kind about one thing: %+v", d)
			}
			if !running[d.Agreement] || d.What == "" || d.On.IsZero() || d.On.Before(before) {
				t.Fatalf("%+v", d)
			}
			before = d.On
		}
	})
}

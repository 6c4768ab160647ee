package adjustments

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

func allowed(audience string, d people.Disclosure) people.Permit {
	return people.Permit{ID: "p1", Participant: "priya", Audience: audience, Permission: people.P3, Disclosure: d, From: planToday.AddDays(-30), Until: planToday.AddDays(300)}
}

func viewOf(p Plan, copy string, permits ...people.Permit) (PlanView, error) {
	return ViewPlan(PlanViewInput{Plan: p, Copy: copy, Person: priya, Employer: "Brightwell Care Home", Permits: permits, Codes: planCodes, Today: planToday})
}

func TestTheEmployersCopyHoldsWhatIsTicked(t *testing.T) {
	p := written()
	v, err := viewOf(p, ForEmployer, allowed(people.ToEmployer, people.D3))
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Sections) != 11 || len(v.Actions) != 1 || v.Actions[0].What != "Talk on Monday" || v.Draft || len(v.Triggers) != 1 {
		t.Errorf("the employer's copy is %+v", v)
	}
	if !strings.Contains(v.LeftOut, "If I need urgent help") {
		t.Errorf("left out: %q", v.LeftOut)
	}
	for _, s := range v.Sections {
		if s.Code == UrgentHelp {
			t.Error("urgent help went out unticked")
		}
	}
	own, err := viewOf(p, ForPerson)
	if err != nil || len(own.Sections) != 12 || len(own.Actions) != 2 || own.LeftOut != "" {
		t.Errorf("the person's own copy is %+v, %v", own, err)
	}
	p.Status = PlanDraft
	if v, err = viewOf(p, ForEmployer, allowed(people.ToEmployer, people.D3)); err != nil || !v.Draft || len(v.Open) != 1 {
		t.Errorf("a plan that is being written goes out: %+v, %v", v, err)
	}
	p.Status = PlanEnded
	if v, err = viewOf(p, ForEmployer, allowed(people.ToEmployer, people.D3)); err != nil || !v.Draft || len(v.Open) != 1 {
		t.Errorf("a plan that has ended goes out: %+v, %v", v, err)
	}
	p.Initials = true
	if v, _ = viewOf(p, ForEmployer, allowed(people.ToEmployer, people.D3)); v.Person != "P. S." {
		t.Errorf("initials are %q", v.Person)
	}
	if v, err = viewOf(written(), "somebody"); err == nil {
		t.Errorf("a copy for nobody that is known was made: %+v", v)
	}
}

func TestThePersonsCopySaysWhichSectionsTheEmployerSees(t *testing.T) {
	own, err := viewOf(written(), ForPerson)
	if err != nil || own.ToChoose != "" {
		t.Fatalf("%q, %v", own.ToChoose, err)
	}
	want := map[string]string{KeepsWell: "Your employer sees this section.", UrgentHelp: "Your employer does not see this section.", WhatWeDo: "Your employer sees this section, but not every action in it."}
	for _, s := range own.Sections {
		if w, ok := want[s.Code]; ok && s.Seen != w {
			t.Errorf("%s: %q", s.Title, s.Seen)
		}
	}
	for _, copy := range []string{ForPerson, ForService} {
		p := written()
		p.ChosenOn = day.Date{}
		if v, err := viewOf(p, copy); err != nil || !strings.Contains(v.ToChoose, "chosen yet what") || v.Sections[0].Seen != "" {
			t.Errorf("%s: nothing is chosen, and it says %q, %q, %v", copy, v.ToChoose, v.Sections[0].Seen, err)
		}
	}
	v, err := viewOf(written(), ForEmployer, allowed(people.ToEmployer, people.D3))
	for _, s := range v.Sections {
		if s.Seen != "" || err != nil {
			t.Errorf("the employer's copy says %q, %v", s.Seen, err)
		}
	}
}

func TestTheEmployersCopyNeedsPermission(t *testing.T) {
	effects, needs := written(), written()
	for _, code := range []string{MakesHarder, EarlySigns, EffectWork} {
		i := slices.IndexFunc(needs.Sections, func(s Section) bool { return s.Code == code })
		needs.Sections[i].Share = false
	}
	took := allowed(people.ToManager, people.D3)
	took.ID, took.Withdrawn, took.From = "p2", planToday, planToday.AddDays(-2)
	other := allowed(people.ToEmployer, people.D3)
	other.Participant = "tom"
	avoid := allowed(people.ToEmployer, people.D3)
	avoid.NotWords = "Grace"
	for name, c := range map[string]struct {
		plan    Plan
		permits []people.Permit
		act     people.ShareAct // refused for; empty = allowed
	}{
		"nothing on file":                 {needs, nil, people.ShowNeeds},
		"somebody else's permission":      {needs, []people.Permit{other}, people.ShowNeeds},
		"needs only, needs shown":         {needs, []people.Permit{allowed(people.ToEmployer, people.D2)}, ""},
		"needs only, effects shown":       {effects, []people.Permit{allowed(people.ToEmployer, people.D2)}, people.ShowEffects},
		"effects":                         {effects, []people.Permit{allowed(people.ToEmployer, people.D3)}, ""},
		"the manager less than that":      {effects, []people.Permit{allowed(people.ToEmployer, people.D3), allowed(people.ToManager, people.D2)}, people.ShowEffects},
		"taken back toward the manager":   {needs, []people.Permit{allowed(people.ToEmployer, people.D3), took}, people.ShowNeeds},
		"words that the person would not": {needs, []people.Permit{avoid}, people.ShowNeeds},
	} {
		_, err := viewOf(c.plan, ForEmployer, c.permits...)
		var refused Refused
		if errors.As(err, &refused); refused.Act != c.act || (err == nil) != (c.act == "") {
			t.Errorf("%s: refused for %q, want %q: %v", name, refused.Act, c.act, err)
		}
	}
	v, err := viewOf(needs, ForEmployer, allowed(people.ToEmployer, people.D2))
	if err != nil {
		t.Fatal(err)
	}
	if err := AllowedPlan(v, nil, "priya", "bright", planToday); err == nil {
		t.Error("what was taken back meanwhile is shown again")
	}
}

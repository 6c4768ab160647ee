package store_test

import (
	"errors"
	"reflect"
	"testing"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/people"
)

// Whoever had the page open while a colleague's person signed cannot make a draft of it, and nobody marks as in place what is not signed.
func TestAStatusThatTheSignaturesContradictIsNotSaved(t *testing.T) {
	team := open(t)
	s, firm, sam := team.Ann, employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	a := agreement(t, s, sam, firm)
	early := *a
	early.Status = adjustments.AgreementInPlace
	if err := s.SaveAgreement(ctx, &early); !errors.As(err, new(people.FieldError)) {
		t.Errorf("in place without signatures: %v", err)
	}
	must(t, sign(s, refTo(a), adjustments.Employee, "hash"))
	back := *a
	back.Status = adjustments.AgreementDraft
	if err := s.SaveAgreement(ctx, &back); !errors.As(err, new(people.FieldError)) {
		t.Errorf("a draft again: %v", err)
	}
	if got := pageOf(t, s, a.ID).Agreement; got.Status != adjustments.AgreementAgreed || got.Number != 1 {
		t.Errorf("it stands as %s, version %d", got.Status, got.Number)
	}
}

// What is left out of the records for Today changes nothing of what is due.
func TestTodayHearsOfAllThatIsDue(t *testing.T) {
	team := open(t)
	s, firm, sam := team.Ann, employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	for _, status := range []string{adjustments.AgreementDraft, adjustments.AgreementAgreed} {
		a := agreement(t, s, sam, firm)
		a.Status, a.ReviewOn, a.Annex = status, today.AddDays(3), "My own words"
		a.Items = append(a.Items, adjustments.Item{Words: "A stool", By: today.AddDays(-3)}, adjustments.Item{Words: "Later start", Status: adjustments.ItemTrial, TrialTo: today})
		a.Advice = []adjustments.Advice{{From: "oh", Requested: today.AddDays(-60)}}
		must(t, s.SaveAgreement(ctx, a))
	}
	w := plan(t, s, sam)
	w.ReviewOn = w.On.AddDays(3)
	must(t, s.SavePlan(ctx, w))
	bare, plans, err := s.Papers(ctx)
	must(t, err)
	whole, err := s.Agreements(ctx, adjustments.AgreementFilter{}, employers.Order{})
	must(t, err)
	wholePlans, err := s.Plans(ctx, adjustments.PlanFilter{}, employers.Order{})
	must(t, err)
	got, want := adjustments.WhatIsDue(bare, plans, nil, today), adjustments.WhatIsDue(whole, wholePlans, nil, today)
	if len(want) < 6 || !reflect.DeepEqual(got, want) {
		t.Errorf("due are %+v, and it gives %+v", want, got)
	}
	if bare[0].Agreement.Annex+bare[1].Agreement.Annex != "" {
		t.Error("it reads what nothing is due by")
	}
}

package paper

import (
	"strings"
	"testing"

	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

func TestThePersonsOwnListSpeaksToThePersonOfAllThatWasFound(t *testing.T) {
	results := []brokerage.Result{
		{Title: "Packing assistant", Employer: "Hallam Bakery", Score: 874, ToAsk: 1, Findings: []brokerage.Finding{
			{Criterion: brokerage.HoursFit, Verdict: brokerage.Fits, Wants: "10 to 12 hours a week", Offers: "12 hours a week", Because: "The hours lie within yours."},
			{Criterion: brokerage.PayFit, Verdict: brokerage.Ask, Because: "This is less than the £13 they need. Nobody has asked them whether their limit holds."}}},
		{Title: "Porter", Verdict: brokerage.Stop, Decided: &brokerage.Decision{What: "rejected", Reason: "too far"}},
	}
	d := MatchList("Sam Example", results, House{Service: "Don Valley Works"}, day.New(2026, 11, 24), made, false)
	p := Layout(d)
	checkInside(t, p, 12)
	all := strings.Join(said(p), " ")
	for _, want := range []string{"1. Packing assistant, Hallam Bakery", "87.4 of 100 points. 1 thing is still to be asked.", "This fits. Hours: 12 hours a week.", "To be asked. This is less than the £13 you need. Nobody has asked you whether your limit holds.", "2. Porter", "speaks against it", "not for you: too far.",
		"Shared only with Sam Example", "You decide."} {
		if !strings.Contains(all, want) {
			t.Errorf("the list does not say %q:\n%s", want, all)
		}
	}
	if strings.Contains(p.Title, "Sam") {
		t.Error("the metadata name the person")
	}
	if all := strings.Join(said(Layout(MatchList("Sam Example", nil, House{}, day.Date{}, made, true))), " "); !strings.Contains(all, "no job on the list yet") {
		t.Error("an empty list does not say so")
	}
}

func TestEveryCriterionAndVerdictHasAName(t *testing.T) {
	for c := range brokerage.Criteria {
		if criterionWords[c] == "" {
			t.Errorf("%s has no name", brokerage.Criterion(c))
		}
	}
	for v := brokerage.Fits; v <= brokerage.Stop; v++ {
		if verdictWords[v] == "" {
			t.Errorf("%s has no name", v)
		}
	}
}

// proposed is the paper of a small carving, made with or without the name.
func proposed(t *testing.T, named bool, permits ...people.Permit) string {
	t.Helper()
	c := brokerage.Carving{Employer: "e", Participant: "sam", Kind: "CREATE", Title: "Records assistant", Equipment: "Footrest",
		Tasks: []brokerage.Task{{Name: "Scan forms", Minutes: 60, Times: 3, DoneBy: "Reception", Action: brokerage.Adapt, Adapted: "sitting down"}, {Name: "Answer calls", Minutes: 30, Times: 5, Action: brokerage.Move}}}
	p, err := brokerage.MakeProposal(brokerage.ProposalInput{Carving: c, Employer: "Brightwell Care Home", Person: &people.Participant{ID: "sam", FirstName: "Sam", LastName: "Example"}, Named: named, Permits: permits,
		Rules: brokerage.Rules{Today: day.New(2026, 11, 24)}})
	if err != nil {
		t.Fatal(err)
	}
	pages := Layout(CarvingProposal(p, House{Service: "Don Valley Works"}, made, false))
	checkInside(t, pages, 12)
	return strings.Join(said(pages), " ")
}

func TestThePaperSaysTheNameAndTheNeedsOnlyWhereTheProposalDoes(t *testing.T) {
	plain := proposed(t, false)
	for _, never := range []string{"Sam", "Example", "Footrest", "sitting", "permission", "left out"} {
		if strings.Contains(plain, never) {
			t.Errorf("the proposal without the name says %q", never)
		}
	}
	for _, want := range []string{"It names nobody", "Draft: not to be given out", "not known", "to be agreed", "somebody still to be asked"} {
		if !strings.Contains(plain, want) {
			t.Errorf("it does not say %q:\n%s", want, plain)
		}
	}
	today := day.New(2026, 11, 24)
	named := proposed(t, true, people.Permit{Participant: "sam", Permission: people.P3, Disclosure: people.D2, From: today, Until: today})
	for _, want := range []string{"Sam Example, who is supported into work by Don Valley Works", "Footrest", "sitting down"} {
		if !strings.Contains(named, want) {
			t.Errorf("the named one does not say %q:\n%s", want, named)
		}
	}
}

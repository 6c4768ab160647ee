package papertest

import (
	"fmt"

	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/paper"
	"jobwright/internal/people"
)

// Proposal is the worked example of facts.md c.3 as the paper of a carving.
func Proposal(large bool) paper.Pages { return paper.Layout(proposal(large)) }

func proposal(large bool) paper.Document {
	task := func(name string, minutes int, times float64, who string, cost int, a brokerage.Action) brokerage.Task {
		return brokerage.Task{Name: name, Minutes: minutes, Times: times, DoneBy: who, Cost: brokerage.Amount{Pence: cost, Known: cost > 0}, Action: a}
	}
	backlog, lunch := task("Scan the backlog", 120, 1, "", 0, brokerage.Add), task("Serve lunch", 60, 5, "Mei, dining lead", 1280, brokerage.Move)
	backlog.Undone, lunch.To, lunch.ToCost = true, "Mei, dining lead", brokerage.Pence(1280)
	c := brokerage.Carving{Employer: "e", Kind: "REASSIGN", Number: 2, Title: "Laundry and records assistant", BaseTitle: "Care assistant", Pay: brokerage.Pence(1271), Hours: 700,
		Pattern: "Mornings, Monday to Friday", Supervisor: "Priya Sandhu", Need: "Forms wait for weeks, and nurses spend their mornings on shelves.",
		TrialFrom: day.New(2026, 12, 1), TrialTo: day.New(2027, 1, 12), ReviewOn: day.New(2027, 1, 15),
		Tasks: []brokerage.Task{task("Fold and sort laundry", 60, 5, "Care assistants", 1300, brokerage.Keep), task("Restock supplies", 20, 5, "Nurse", 2200, brokerage.Add),
			task("Scan forms", 60, 3, "Reception", 1290, brokerage.Add), backlog, lunch}}
	p, err := brokerage.MakeProposal(brokerage.ProposalInput{Carving: c, Employer: "Brightwell Care Home", Site: "Rotherham",
		Kinds: []people.Code{{Code: "REASSIGN", Data: map[string]string{}}}, Rules: brokerage.Rules{Today: day.New(2026, 11, 24)}})
	if err != nil || p.Draft {
		panic(fmt.Sprint(err, p.Open))
	}
	return paper.CarvingProposal(p, House(), Made, large)
}

// matches are what a person's own list says of two jobs.
var matches = []brokerage.Result{
	{Title: "Laundry assistant", Employer: "Brightwell Care Home", Score: 874, ToAsk: 1, Findings: []brokerage.Finding{
		{Criterion: brokerage.HoursFit, Verdict: brokerage.Fits, Wants: "10 to 12 hours a week", Offers: "12 hours a week", Because: "The hours lie within theirs."},
		{Criterion: brokerage.PayFit, Verdict: brokerage.Ask, Wants: "at least £13 an hour", Offers: "£12.71 an hour", Because: "This is less than the £13 they need. Nobody has asked them whether their limit holds."},
		{Criterion: brokerage.Demands, Verdict: brokerage.Adjust, Wants: "little lifting", Offers: "sacks of linen, some of them heavy", Because: "A trolley would take the lifting away; the employer has one."}}},
	{Title: "Kitchen porter", Employer: "Hallam Bakery", Score: 512, Verdict: brokerage.Stop, Findings: []brokerage.Finding{
		{Criterion: brokerage.Travel, Verdict: brokerage.Stop, Wants: "at most 40 minutes", Offers: "70 minutes by bus", Because: "The way takes longer than they want."}},
		Decided: &brokerage.Decision{What: brokerage.DecidedAgainst, Reason: "too far"}},
}

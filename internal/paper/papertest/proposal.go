package papertest

import (
	"fmt"

	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/paper"
	"jobwright/internal/people"
)

// Proposal is the worked example of facts.md c.3 as the paper of a carving.
func Proposal(large bool) paper.Pages {
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
	return paper.Layout(paper.CarvingProposal(p, House(), Made, large))
}

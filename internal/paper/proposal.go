package paper

import (
	"cmp"
	"fmt"
	"time"

	"jobwright/brokerage"
	"jobwright/internal/text"
)

// CarvingProposal is the paper that an employer gets of a carving. It says what the proposal allows and nothing else; what
// brokerage.MakeProposal left out is not there to be said.
func CarvingProposal(p brokerage.Proposal, house House, made time.Time, large bool) Document {
	d := Document{Title: "Proposal for a job: " + p.Title, Subtitle: "For " + p.Employer, FileName: dated("carving", p.Made, p.Number), House: house, For: p.Employer,
		Version: p.Number, On: p.Made, Made: made, Draft: p.Draft, Large: large}
	if p.Site != "" {
		d.Subtitle += ", " + p.Site
	}
	add := func(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }
	if p.Person() != "" {
		add(Paragraph{Words: fmt.Sprintf("This proposal is made for %s, who is supported into work by %s.", p.Person(), cmp.Or(house.Service, "us"))})
	} else {
		add(Paragraph{Words: "This proposal is about a job. It names nobody."})
	}
	if p.Need != "" {
		add(Heading{"What you need, in your words"}, Note{p.Need})
	}
	add(Heading{"The job"}, jobFacts(p))
	if len(p.Adjustments) > 0 {
		add(Paragraph{Words: "Adjustments that go with it:", Bold: true}, Bullets{p.Adjustments})
	}
	add(dutyTables(p)...)
	add(Heading{"What it comes to in a week"}, sumsTable(p), Note{p.Sums.NetWords()})
	if p.Sums.Backlog > 0 {
		add(Paragraph{Words: fmt.Sprintf("Of the work, %s a week is left undone now and would be done.", text.Minutes(p.Sums.Backlog))})
	}
	add(Paragraph{Words: "Hourly costs are your own estimates. Each line is rounded to a penny, the sums only at their end.", Quiet: true})
	add(Heading{"Trial and review"}, trialFacts(p), Together{Blocks: []Block{Blank{"Your decision", "Day"}, Blank{"Your name", "Role"}}, Whole: true})
	return d
}

func jobFacts(p brokerage.Proposal) Facts {
	from := ""
	if p.BaseTitle != "" && p.BaseTitle != p.Title {
		from = p.BaseTitle
	}
	return Facts{[][2]string{{"Job", p.Title}, {"Made from", from}, {"Hours a week", cmp.Or(minutesOr(p.Hours), "to be agreed")}, {"When", p.Pattern},
		{"Pay an hour", amount(p.Pay, "to be agreed")}, {"Supervisor", p.Supervisor}, {"Work buddy", p.Buddy}, {"Equipment", p.Equipment}}}
}

// dutyTables are the duties of the job, and those that go.
func dutyTables(p brokerage.Proposal) []Block {
	stay := Table{Columns: []Column{{Head: "Duty"}, {Head: "How often"}, {Head: "Done now by"}, {Head: "A week", Right: true, Whole: true}}, Last: 1}
	leave := Table{Columns: []Column{{Head: "Duty"}, {Head: "How often"}, {Head: "What becomes of it"}}}
	for _, duty := range p.Duties {
		if !duty.Stays {
			leave.Rows = append(leave.Rows, []string{duty.Name, duty.Often, duty.Becomes})
			continue
		}
		name := duty.Name
		if duty.How != "" {
			name += "\nIn another way: " + duty.How
		}
		stay.Rows = append(stay.Rows, []string{name, duty.Often, text.Capital(duty.Now), text.ShortMinutes(duty.Weekly)})
	}
	stay.Rows = append(stay.Rows, []string{"Together", "", "", text.ShortMinutes(p.Sums.Weekly)})
	blocks := []Block{Heading{"Duties of the job"}, stay}
	if len(leave.Rows) > 0 {
		blocks = append(blocks, Heading{"Duties that go"}, leave)
	}
	return blocks
}

// sumsTable is the business case with every line, favourable or not.
func sumsTable(p brokerage.Proposal) Table {
	t := Table{Columns: []Column{{Head: "In a week"}, {Head: "Time", Right: true, Whole: true}, {Head: "An hour", Right: true, Whole: true}, {Head: "Comes to", Right: true, Whole: true}}, Last: 1}
	lines := func(words string, list []brokerage.CarveLine, sign int, sum brokerage.Amount) {
		for _, line := range list {
			t.Rows = append(t.Rows, []string{fmt.Sprintf(words, cmp.Or(line.Who, "somebody")), text.ShortMinutes(line.Minutes), amount(line.Cost, "not known"), signed(line.Sum, sign)})
		}
		if len(list) == 0 {
			t.Rows = append(t.Rows, []string{fmt.Sprintf(words, "colleagues"), "none", "", signed(sum, sign)})
		}
	}
	lines("Time back for %s", p.Sums.ReleasedBy, 1, p.Sums.Released)
	lines("Time taken on by %s", p.Sums.AbsorbedBy, -1, p.Sums.Absorbed)
	if p.Savings.Known {
		t.Rows = append(t.Rows, []string{"Other savings" + of(p.SavingsFrom), "", "", signed(p.Savings, 1)})
	}
	if p.Costs.Known {
		t.Rows = append(t.Rows, []string{"Other costs" + of(p.CostsFrom), "", "", signed(p.Costs, -1)})
	}
	t.Rows = append(t.Rows, []string{"Pay for the job", text.ShortMinutes(p.Hours), amount(p.Pay, "to be agreed"), signed(p.Sums.JobCost, -1)},
		[]string{"Together", "", "", signed(p.Sums.Net, 1)})
	return t
}

func trialFacts(p brokerage.Proposal) Facts {
	trial := "to be agreed"
	switch {
	case !p.TrialFrom.IsZero() && !p.TrialTo.IsZero():
		trial = p.TrialFrom.Long() + " to " + p.TrialTo.Long()
	case !p.TrialFrom.IsZero():
		trial = "from " + p.TrialFrom.Long()
	}
	return Facts{[][2]string{{"Trial", trial}, {"We look at it together", cmp.Or(p.ReviewOn.Long(), "to be agreed")}}}
}

// amount is money, or the given words where it is not known.
func amount(a brokerage.Amount, unknown string) string {
	if !a.Known {
		return unknown
	}
	return text.Money(int64(a.Pence))
}

// signed is money with its sign as the employer sees it: what it costs has a minus.
func signed(a brokerage.Amount, sign int) string {
	pence := int64(sign * a.Pence)
	switch {
	case !a.Known:
		return "not known"
	case pence > 0:
		return "+" + text.Money(pence)
	}
	return text.Money(pence)
}

// minutesOr is a length of time, nothing for none.
func minutesOr(n int) string {
	if n == 0 {
		return ""
	}
	return text.Minutes(n)
}

func of(from string) string {
	if from == "" {
		return ""
	}
	return ": " + from
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"jobwright/brokerage"
	"jobwright/internal/desk"
	"jobwright/internal/text"
)

type matchDoc struct {
	Person  string     `json:"person,omitempty"`
	Vacancy string     `json:"vacancy,omitempty"`
	Results []matchRow `json:"results"`
}

type matchRow struct {
	Ref      string         `json:"ref"`
	Title    string         `json:"title"`
	Employer string         `json:"employer"`
	Score    float64        `json:"score"`
	Verdict  string         `json:"verdict"`
	Known    string         `json:"known_verdict"`
	ToAsk    int            `json:"to_ask"`
	Criteria []criterionRow `json:"criteria"`
	Missing  []string       `json:"missing"`
}

type criterionRow struct {
	Name    string  `json:"name"`
	Verdict string  `json:"verdict"`
	Weight  float64 `json:"weight"`
	Value   float64 `json:"value"`
	Wants   string  `json:"wants"`
	Offers  string  `json:"offers"`
	Because string  `json:"because"`
	Action  string  `json:"action"`
}

// runMatch ranks jobs for a person, or people for a job, each with its reasons.
func runMatch(ctx context.Context, c *call) (err error) {
	if (c.person == "") == (c.vacancy == "") {
		return usageError("match needs either --person REF or --vacancy REF.")
	}
	if c.limit < 0 {
		return usageError("--limit should be 1 or more.")
	}
	d, err := c.openToWrite(ctx, c.names[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close(ctx)) }()
	find, ref := d.JobsFor, c.person
	if c.vacancy != "" {
		find, ref = d.PeopleFor, c.vacancy
	}
	found, err := find(ctx, ref, c.all, c.limit)
	if err != nil {
		return err
	}
	if c.asJSON {
		return c.document(documentOf(c, found))
	}
	c.tellMatches(found)
	return nil
}

func documentOf(c *call, found desk.Matched) matchDoc {
	doc := matchDoc{Person: c.person, Vacancy: c.vacancy, Results: []matchRow{}}
	for _, r := range found.Results {
		row := matchRow{Ref: refOf(c, r), Title: r.Title, Employer: r.Employer, Score: float64(r.Score) / 10, Verdict: r.Verdict.String(), Known: r.Known.String(),
			ToAsk: r.ToAsk, Criteria: []criterionRow{}, Missing: append([]string{}, r.Missing...)}
		for _, f := range r.Findings {
			row.Criteria = append(row.Criteria, criterionRow{f.Criterion.String(), f.Verdict.String(), rounded(f.Weight), rounded(f.Value), f.Wants, f.Offers, f.Because, f.Action})
		}
		doc.Results = append(doc.Results, row)
	}
	return doc
}

// refOf is what a result is called: the reference, or the id of what has none.
func refOf(c *call, r brokerage.Result) string {
	switch {
	case r.Ref != "":
		return r.Ref
	case c.vacancy != "":
		return string(r.Participant)
	}
	return string(r.Vacancy)
}

// rounded leaves out the digits that only arithmetic makes.
func rounded(v float64) float64 { return math.Round(v*1e6) / 1e6 }

func (c *call) tellMatches(found desk.Matched) {
	about, what := found.Person.Name, countOf(len(found.Results), "job", "jobs")
	if c.vacancy != "" {
		about, what = found.Vacancy.Vacancy.Title+", "+found.Vacancy.Employer.Name, countOf(len(found.Results), "person", "people")
	}
	c.say("%s: %s.", about, what)
	stopped := false
	for _, r := range found.Results {
		if r.Stopped() && !stopped {
			stopped = true
			c.say("\nNot now:")
		}
		c.say("\n%5.1f  %s  %s  %s", float64(r.Score)/10, verdictWords(r), refOf(c, r), nameOf(c, r))
		for _, f := range r.Findings {
			if f.Verdict != brokerage.Fits {
				c.say("       %-6s %-9s %s", f.Verdict, f.Criterion, f.Because)
			}
		}
	}
}

// nameOf is what a result is about, in words. Who may not be named to the employer yet is marked.
func nameOf(c *call, r brokerage.Result) string {
	if c.vacancy == "" {
		return r.Title + ", " + r.Employer
	}
	if r.Unnamed {
		return r.Title + " (not yet named to employers)"
	}
	return r.Title
}

// verdictWords is the worst known verdict, and how many questions are open: "carve · 4 to ask".
func verdictWords(r brokerage.Result) string {
	if r.ToAsk == 0 {
		return r.Known.String()
	}
	return fmt.Sprintf("%s · %d to ask", r.Known, r.ToAsk)
}

type carveDoc struct {
	Person    string       `json:"person"`
	Feasible  bool         `json:"feasible"`
	Because   string       `json:"because"`
	Title     string       `json:"title"`
	Weekly    int          `json:"weekly_minutes"`
	Keep      []string     `json:"keep"`
	Detail    []carvedDuty `json:"keep_detail"`
	Moved     []movedDuty  `json:"moved"`
	Removed   []carvedDuty `json:"removed"`
	Adapted   []carvedDuty `json:"adapted"`
	Added     []carvedDuty `json:"added"`
	Released  *float64     `json:"released_cost_gbp"`
	Absorbed  *float64     `json:"absorbed_cost_gbp"`
	JobCost   *float64     `json:"job_cost_gbp"`
	Net       *float64     `json:"net_gbp"`
	FitBefore *float64     `json:"fit_before"`
	FitAfter  *float64     `json:"fit_after"`
	Optimal   bool         `json:"optimal"`
}

type carvedDuty struct {
	Vacancy string `json:"vacancy"`
	Duty    string `json:"duty"`
	Minutes int    `json:"minutes"` // a week
}

type movedDuty struct {
	carvedDuty
	To string `json:"to"`
}

// runCarve suggests which duties of a job, or of several at one employer, make a job for a person.
func runCarve(ctx context.Context, c *call) (err error) {
	var refs []string
	for ref := range strings.SplitSeq(c.vacancy, ",") {
		if ref = strings.TrimSpace(ref); ref != "" {
			refs = append(refs, ref)
		}
	}
	if c.person == "" || len(refs) == 0 {
		return usageError("carve needs --person REF and --vacancy REF, or several references with commas between them.")
	}
	d, err := c.openToWrite(ctx, c.names[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close(ctx)) }()
	s, err := d.Suggest(ctx, c.person, refs)
	if err != nil {
		return err
	}
	doc := carveDocOf(c.person, s)
	if c.asJSON {
		return c.document(doc)
	}
	c.tellCarving(doc)
	return nil
}

func carveDocOf(person string, s desk.Suggested) carveDoc {
	doc := carveDoc{Person: person, Feasible: s.Feasible, Because: strings.TrimSpace(s.Because + " " + s.Change), Title: s.Carving.Title, Weekly: s.Sums.Weekly, Optimal: s.Optimal,
		Keep: []string{}, Detail: []carvedDuty{}, Moved: []movedDuty{}, Removed: []carvedDuty{}, Adapted: []carvedDuty{}, Added: []carvedDuty{},
		FitBefore: tenths(s.FitBefore)}
	if !s.Feasible {
		doc.Weekly = 0
		return doc
	}
	for _, t := range s.Carving.Tasks {
		duty := carvedDuty{s.Refs[t.Vacancy], t.Name, t.WeeklyMinutes()}
		if t.Stays() {
			duty.Minutes = t.Kept()
			doc.Keep, doc.Detail = append(doc.Keep, t.Name), append(doc.Detail, duty)
		}
		switch t.Action {
		case brokerage.Move, brokerage.Swap:
			doc.Moved = append(doc.Moved, movedDuty{duty, t.To})
		case brokerage.Remove:
			doc.Removed = append(doc.Removed, duty)
		case brokerage.Adapt:
			doc.Adapted = append(doc.Adapted, duty)
		case brokerage.Add:
			doc.Added = append(doc.Added, duty)
		}
	}
	doc.FitAfter = tenths(s.FitAfter)
	doc.Released, doc.Absorbed, doc.JobCost, doc.Net = inPounds(s.Sums.Released), inPounds(s.Sums.Absorbed), inPounds(s.Sums.JobCost), inPounds(s.Sums.Net)
	return doc
}

func tenths(score int) *float64 {
	v := float64(score) / 10
	return &v
}

// inPounds is an amount in pounds; nil where it is not known.
func inPounds(a brokerage.Amount) *float64 {
	if !a.Known {
		return nil
	}
	v := float64(a.Pence) / 100
	return &v
}

func (c *call) tellCarving(doc carveDoc) {
	if !doc.Feasible {
		c.say("There is no such job yet. %s", doc.Because)
		return
	}
	c.say("%s: %s a week. Fit %.1f, before %.1f.", doc.Title, text.ShortMinutes(doc.Weekly), *doc.FitAfter, *doc.FitBefore)
	c.say("%s", doc.Because)
	for _, duty := range doc.Detail {
		c.say("  keep   %s  %s", text.ShortMinutes(duty.Minutes), duty.Duty)
	}
	for _, duty := range doc.Moved {
		to := "to " + duty.To
		if duty.To == "" {
			to = "who takes it is still to be asked"
		}
		c.say("  move   %s  %s, %s", text.ShortMinutes(duty.Minutes), duty.Duty, to)
	}
	for _, line := range []struct {
		what string
		sum  *float64
	}{{"Colleagues' time set free", doc.Released}, {"Work that colleagues take on", doc.Absorbed}, {"Cost of the job", doc.JobCost}, {"For the employer, net", doc.Net}} {
		words := "not known"
		if line.sum != nil {
			words = text.Money(int64(math.Round(*line.sum*100))) + " a week"
		}
		c.say("  %-28s %s", line.what, words)
	}
}

package desk

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"strings"
	"time"

	"jobwright/adjustments"
	"jobwright/assets"
	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/exchange"
	"jobwright/internal/people"
)

// fillAgreements adds the agreements of the sample, signed and sealed in the way of any others.
func (d *Desk) fillAgreements(ctx context.Context, refs sampleRefs) error {
	items, err := d.sampleItems(ctx, "agreed-adjustments", refs)
	if err != nil {
		return err
	}
	changes, err := d.sampleItems(ctx, "agreed-changes", refs)
	if err != nil {
		return err
	}
	err = d.eachRow("agreements", []string{"on", "review_on"}, func(r map[string]string) error {
		a, err := d.sampleAgreement(ctx, r, refs)
		if err != nil {
			return err
		}
		a.Items, a.Declined = items[a.Ref].agreed, items[a.Ref].declined
		then := a.Status
		if r["signed"] != "" {
			a.Status = adjustments.AgreementAgreed
		}
		if err := d.Store().SaveAgreement(ctx, a); err != nil {
			return err
		}
		refs.agreements[a.Ref] = a.ID
		if err := d.sampleSigned(ctx, adjustments.PaperRef{Kind: adjustments.AgreementPaper, ID: string(a.ID), Number: 1}, a.On, r["signed"], refs.people[r["participant"]].Name(), a.Manager); err != nil {
			return err
		}
		return d.sampleGoesOn(ctx, a.ID, then, changes[a.Ref].agreed)
	})
	if err != nil {
		return err
	}
	return d.fillReviews(ctx, refs)
}

// sampleGoesOn gives an agreement the status that it has by now, and the changes that made a new version of it.
func (d *Desk) sampleGoesOn(ctx context.Context, id adjustments.AgreementID, status string, more []adjustments.Item) error {
	p, err := d.Store().AgreementPage(ctx, id)
	if err != nil {
		return err
	}
	a := p.Agreement
	if len(more) > 0 { // it begins as a draft
		a.Items = append(a.Items, more...)
		if err := d.Store().SaveAgreement(ctx, &a); err != nil {
			return err
		}
	}
	if a.Status == status {
		return nil
	}
	a.Status = status
	return d.Store().SaveAgreement(ctx, &a)
}

func (d *Desk) sampleAgreement(ctx context.Context, r map[string]string, refs sampleRefs) (*adjustments.Agreement, error) {
	who, known := refs.people[r["participant"]]
	if !known {
		return nil, errors.New("nobody is " + r["participant"])
	}
	firm, job, err := d.sampleWork(ctx, r)
	return &adjustments.Agreement{Ref: r["ref"], Participant: who.ID, Employer: firm, Job: job, Vacancy: refs.openings[r["vacancy"]].Vacancy.ID, JobTitle: r["title"], Manager: r["manager"],
		ManagerRole: r["manager_role"], HR: r["hr"], Status: r["status"], On: sampleDate(r["on"]), Impact: r["impact"], GoodDay: r["good_day"], BadDay: r["bad_day"], ShowImpact: r["show_impact"] == "yes",
		Reporting: r["reporting"], Signs: r["signs"], Emergency: r["emergency"], Seers: listed(r["seers"]), ReviewOn: sampleDate(r["review_on"]), Triggers: listed(r["triggers"]), Annex: r["annex"]}, err
}

// sampleWork are the employer and the job that a row names; both may be left out.
func (d *Desk) sampleWork(ctx context.Context, r map[string]string) (employers.EmployerID, brokerage.JobID, error) {
	firm, err := d.Store().IDOf(ctx, "employers", r["employer"])
	if err != nil {
		return "", "", err
	}
	job, err := d.Store().IDOf(ctx, "jobs", r["job"])
	return employers.EmployerID(firm), brokerage.JobID(job), err
}

// listed are the parts of a cell.
func listed(cell string) (parts []string) {
	return strings.FieldsFunc(cell, func(r rune) bool { return r == ';' })
}

// sampleAgreed is what an agreement of the sample says.
type sampleAgreed struct {
	agreed   []adjustments.Item
	declined []adjustments.Declined
}

// sampleItems reads adjustments by the reference of their agreement. What the catalogue says of one is taken from there.
func (d *Desk) sampleItems(ctx context.Context, name string, refs sampleRefs) (map[string]sampleAgreed, error) {
	codes, err := d.codes(ctx)
	if err != nil {
		return nil, err
	}
	catalogue, out := adjustments.Catalogue(codes), map[string]sampleAgreed{}
	err = d.eachRow(name, []string{"by", "from", "trial_to"}, func(r map[string]string) error {
		e, known := adjustments.FindEntry(catalogue, r["code"])
		if !known {
			return errors.New("there is no adjustment " + r["code"])
		}
		a := out[r["agreement"]]
		if r["declined"] != "" {
			a.declined = append(a.declined, adjustments.Declined{Asked: r["words"], Reason: r["declined"], Alternative: r["alternative"], On: d.today().AddDays(-3).OnWorkingDay(), By: r["who"]})
		} else {
			i := e.Item("", nil)
			i.Words, i.Who, i.By, i.From, i.TrialTo = r["words"], r["who"], sampleDate(r["by"]), sampleDate(r["from"]), sampleDate(r["trial_to"])
			i.Pays, i.Status, i.AtW, i.Working, i.Evidence = r["pays"], r["status"], r["atw"], people.Answer(r["working"]), r["evidence"]
			a.agreed = append(a.agreed, i)
		}
		out[r["agreement"]] = a
		return nil
	})
	return out, err
}

// sampleSigned has employee and manager sign on the day of the paper, in the given way; empty = nobody signs.
func (d *Desk) sampleSigned(ctx context.Context, ref adjustments.PaperRef, on day.Date, how, employee, manager string) error {
	if how == "" {
		return nil
	}
	at := time.Date(on.Year, on.Month, on.Day, 10, 0, 0, 0, d.o.now().Location())
	for i, x := range []struct{ party, name, role string }{{adjustments.Employee, employee, ""}, {adjustments.Manager, manager, ""}} {
		by := &adjustments.Signature{Paper: ref, Party: x.party, Name: x.name, Role: x.role, Method: how, Room: employee + " and " + manager}
		if how == adjustments.Drawn {
			by.Strokes, by.Aspect = sampleStrokes(x.name), 0.3
		}
		sealed, err := d.signAt(ctx, by, nil, at.Add(time.Duration(4*i)*time.Minute))
		if err != nil {
			return err
		}
		if sealed == nil && i > 0 {
			return errors.New("it was not sealed")
		}
	}
	return nil
}

// sampleStrokes is a scrawl that is nobody's: loops along a line, shaped by the letters of the name.
func sampleStrokes(name string) (strokes [][]adjustments.Point) {
	words := strings.Fields(name)
	letters := float64(len(name) + 2*len(words))
	x := 0.05
	for _, word := range words {
		h := fnv.New32a()
		h.Write([]byte(word))
		seed := float64(h.Sum32()%997) / 997
		width := 0.9 * float64(len(word)) / letters
		var stroke []adjustments.Point
		const steps = 60
		for i := range steps + 1 {
			t := float64(i) / steps
			turn := 2 * math.Pi * t * (3 + 3*seed)
			high := 0.05 + 0.05*(1-t)*seed
			stroke = append(stroke, adjustments.Point{X: round(x + width*t - 0.012*math.Sin(turn)), Y: round(0.16 - high*math.Cos(turn)*(1-0.5*t) + 0.015*math.Sin(turn/2))})
		}
		strokes, x = append(strokes, stroke), x+width+0.9*2/letters
	}
	return strokes
}

// round keeps three digits, so that the same scrawl is the same on every computer.
func round(v float64) float64 { return math.Round(v*1000) / 1000 }

func (d *Desk) fillReviews(ctx context.Context, refs sampleRefs) error {
	return d.eachRow("agreement-reviews", []string{"on", "next"}, func(r map[string]string) error {
		p, err := d.Store().AgreementPage(ctx, refs.agreements[r["agreement"]])
		if err != nil {
			return err
		}
		a := p.Agreement
		v := &adjustments.Review{Kind: adjustments.AgreementPaper, Of: string(a.ID), Number: a.Number, On: sampleDate(r["on"]), Trigger: r["trigger"], There: r["there"], Note: r["note"], NextOn: sampleDate(r["next"])}
		for i, what := range listed(r["outcomes"]) {
			v.Outcomes = append(v.Outcomes, adjustments.ReviewOutcome{Item: a.Items[i].ID, What: what})
		}
		a = adjustments.Reviewed(a, *v)
		return d.Store().SaveReview(ctx, v, &a, nil)
	})
}

// fillPlans adds the wellness plans of the sample.
func (d *Desk) fillPlans(ctx context.Context, refs sampleRefs) error {
	codes, err := d.codes(ctx)
	if err != nil {
		return err
	}
	guides := adjustments.Sections(codes)
	return d.eachRow("plans", []string{"on", "review_on", "chosen"}, func(r map[string]string) error {
		firm, job, err := d.sampleWork(ctx, r)
		if err != nil {
			return err
		}
		p := adjustments.NewPlan("", refs.people[r["participant"]].ID, guides, sampleDate(r["on"]))
		p.Ref, p.Employer, p.Job, p.JobTitle, p.Manager, p.ManagerRole, p.Status = r["ref"], firm, job, r["title"], r["manager"], r["manager_role"], r["status"]
		p.Agreement, p.HasWRAP, p.ReachedPage, p.ReviewOn = refs.agreements[r["agreement"]], people.Answer(r["wrap"]), r["reached"], sampleDate(r["review_on"])
		if p, err = d.sampleSections(p); err != nil {
			return err
		}
		p.ChosenOn = sampleDate(r["chosen"])
		if err := d.Store().SavePlan(ctx, &p); err != nil {
			return err
		}
		return d.sampleSigned(ctx, adjustments.PaperRef{Kind: adjustments.PlanPaper, ID: string(p.ID), Number: p.Number}, p.On, r["signed"], refs.people[r["participant"]].Name(), p.Manager)
	})
}

// sampleSections writes what a plan of the sample says.
func (d *Desk) sampleSections(p adjustments.Plan) (adjustments.Plan, error) {
	sections, err := exchange.SampleTable(assets.Sample, "plan-sections", d.today())
	if err != nil {
		return p, err
	}
	for _, s := range sections {
		if s["plan"] == p.Ref {
			p = p.With(adjustments.Section{Code: s["code"], Answer: s["answer"], Share: s["share"] == "yes"})
		}
	}
	actions, err := exchange.SampleTable(assets.Sample, "plan-actions", d.today(), "by")
	if err != nil {
		return p, err
	}
	var list []adjustments.Action
	for i, x := range actions {
		if x["plan"] == p.Ref {
			list = append(list, adjustments.Action{ID: fmt.Sprintf("%s-%d", p.Ref, i+1), What: x["what"], Who: x["who"], By: sampleDate(x["by"]), Share: x["share"] == "yes"})
		}
	}
	return p.WithActions(list), nil
}

package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jobwright/adjustments"
	"jobwright/assets"
	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/exchange"
	"jobwright/internal/people"
)

// sampleRefs are the records of the sample that others name.
type sampleRefs struct {
	people   map[string]people.Participant
	openings map[string]brokerage.Opening
	leads    map[string]brokerage.Lead
	staff    map[string]people.StaffID

	agreements map[string]adjustments.AgreementID // filled in by fillAgreements
}

// fillBrokerage adds to the people and jobs of the sample what no file has a column for: profiles in people's own words, talks about
// disclosure, tasters, carvings, decisions, agreements and wellness plans.
func (d *Desk) fillBrokerage(ctx context.Context) error {
	refs, err := d.sampleRefs(ctx)
	if err != nil {
		return err
	}
	for _, fill := range []func(context.Context, sampleRefs) error{d.fillProfiles, d.fillTalks, d.fillTasters, d.fillCarvings, d.fillDecisions, d.fillAgreements, d.fillPlans} {
		if err := fill(ctx, refs); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) sampleRefs(ctx context.Context) (sampleRefs, error) {
	refs := sampleRefs{map[string]people.Participant{}, map[string]brokerage.Opening{}, map[string]brokerage.Lead{}, map[string]people.StaffID{}, map[string]adjustments.AgreementID{}}
	all, err := d.Store().Participants(ctx, 0, 1000)
	if err != nil {
		return refs, err
	}
	for _, p := range all {
		refs.people[p.Ref] = p
	}
	openings, err := d.Store().Openings(ctx, true)
	if err != nil {
		return refs, err
	}
	for _, o := range openings {
		refs.openings[o.Vacancy.Ref] = o
	}
	board, err := d.Store().LeadBoard(ctx, brokerage.LeadFilter{Closed: true})
	if err != nil {
		return refs, err
	}
	for _, l := range board {
		refs.leads[l.Ref] = l.Lead
	}
	staff, err := d.Store().Staff(ctx)
	for _, s := range staff {
		refs.staff[s.Ref] = s.ID
	}
	return refs, err
}

// eachRow gives the rows of a file of the sample; those columns that are named as dates are days.
func (d *Desk) eachRow(name string, dates []string, do func(r map[string]string) error) error {
	rows, err := exchange.SampleTable(assets.Sample, name, d.today(), dates...)
	if err != nil {
		return err
	}
	for i, r := range rows {
		if err := do(r); err != nil {
			return fmt.Errorf("sample %s, row %d: %w", name, i+1, err)
		}
	}
	return nil
}

// sampleDate is a day of the sample; an empty cell is none.
func sampleDate(cell string) day.Date {
	on, _ := day.Parse(cell)
	return on
}

func (d *Desk) fillProfiles(ctx context.Context, refs sampleRefs) error {
	var changed []*people.Participant
	err := d.eachRow("profiles", nil, func(r map[string]string) error {
		p, known := refs.people[r["ref"]]
		if !known {
			return errors.New("nobody is " + r["ref"])
		}
		before, err := strconv.Atoi(r["before"])
		if err != nil {
			return err
		}
		after, err := strconv.Atoi(r["after"])
		if err != nil {
			return err
		}
		f := &p.Profile
		f.DreamJob, f.JobNow, f.ShortGoal, f.WhyNow, f.GoodWeek = r["dream_job"], r["job_now"], r["short_goal"], r["why_now"], r["good_week"]
		f.Strengths, f.OthersSay, f.Networks = r["strengths"], r["others_say"], r["networks"]
		f.Surroundings, f.Supervised, f.TravelNote, f.AtWork, f.Support = r["surroundings"], r["supervised"], r["travel_note"], r["at_work"], r["support"]
		f.Goals = []people.Goal{{Words: r["goal"], Before: before, After: after}}
		f.History = []people.PastJob{{Employer: r["past_employer"], Title: r["past_title"], From: r["past_from"], To: r["past_to"], Liked: r["liked"], Disliked: r["disliked"],
			WhyEnded: r["why_ended"], Taught: r["taught"]}}
		for i, helps := range strings.Split(r["helps"], ";") {
			if i < len(f.Needs) {
				f.Needs[i].Helps = helps
			}
		}
		f.Money = r["money"]
		changed = append(changed, &p)
		return nil
	})
	if err != nil {
		return err
	}
	return d.Store().SaveParticipants(ctx, "profiles of the sample", changed...)
}

func (d *Desk) fillTalks(ctx context.Context, refs sampleRefs) error {
	return d.eachRow("talks", []string{"on", "next"}, func(r map[string]string) error {
		return d.Store().SaveTalk(ctx, &people.Talk{Participant: refs.people[r["participant"]].ID, On: sampleDate(r["on"]), By: refs.staff[r["by"]], Pros: r["pros"], Cons: r["cons"],
			Adjustments: r["adjustments"] == "yes", Role: r["role"] == "yes", Decision: r["decision"], Next: sampleDate(r["next"])})
	})
}

func (d *Desk) fillTasters(ctx context.Context, refs sampleRefs) error {
	return d.eachRow("tasters", []string{"from", "to"}, func(r map[string]string) error {
		v := refs.openings[r["vacancy"]].Vacancy
		return d.Store().SaveTaster(ctx, &brokerage.Taster{Participant: refs.people[r["participant"]].ID, Employer: v.Employer, Vacancy: v.ID, Kind: r["kind"],
			From: sampleDate(r["from"]), To: sampleDate(r["to"]), FitBefore: r["fit_before"], Feedback: r["feedback"], PersonSays: r["person_says"]})
	})
}

func (d *Desk) fillDecisions(ctx context.Context, refs sampleRefs) error {
	return d.eachRow("decisions", []string{"on"}, func(r map[string]string) error {
		return d.Store().Decide(ctx, &brokerage.Decision{Participant: refs.people[r["participant"]].ID, Vacancy: refs.openings[r["vacancy"]].Vacancy.ID, What: r["what"],
			Reason: r["reason"], By: d.Me().ID, On: sampleDate(r["on"])})
	})
}

func (d *Desk) fillCarvings(ctx context.Context, refs sampleRefs) error {
	return d.eachRow("carvings", []string{"trial_from", "trial_to", "review_on", "decided_on"}, func(r map[string]string) error {
		c, err := sampleCarving(r, refs)
		if err != nil {
			return err
		}
		return d.Store().SaveCarving(ctx, c)
	})
}

// sampleCarving keeps the duties that a row names, and moves the others of the base to who does them now.
func sampleCarving(r map[string]string, refs sampleRefs) (*brokerage.Carving, error) {
	pence, err := exchange.ParseMoney(r["pay"])
	if err != nil {
		return nil, err
	}
	c := &brokerage.Carving{Ref: r["ref"], Participant: refs.people[r["participant"]].ID, Lead: refs.leads[r["lead"]].ID, Kind: r["kind"], Title: r["title"], Status: r["status"], Number: 1,
		Pay: brokerage.Pence(int(pence)), Need: r["need"], TrialFrom: sampleDate(r["trial_from"]), TrialTo: sampleDate(r["trial_to"]), ReviewOn: sampleDate(r["review_on"]),
		Decision: r["decision"], DecidedOn: sampleDate(r["decided_on"])}
	if c.Decision != "" {
		c.DecidedBy = r["decided_by"]
	}
	keep := strings.Split(r["keep"], ";")
	for i, ref := range strings.Split(r["vacancies"], ";") {
		o, known := refs.openings[ref]
		if !known {
			return nil, errors.New("no vacancy is " + ref)
		}
		c.Vacancies = append(c.Vacancies, o.Vacancy.ID)
		if i == 0 {
			c.Employer, c.BaseTitle = o.Vacancy.Employer, o.Vacancy.Title
		}
		for _, duty := range o.Duties {
			t := brokerage.TaskOf(duty)
			switch kept := slices.Contains(keep, duty.Name); {
			case kept && i > 0:
				t.Action = brokerage.Add
			case kept:
			case i > 0:
				continue // it stays where it is
			default:
				t.Action, t.To, t.ToCost = brokerage.Move, duty.DoneBy, duty.Cost
				if t.To == "" {
					t.To, t.ToCost = "The team", brokerage.Amount{}
				}
			}
			c.Tasks = append(c.Tasks, t)
		}
	}
	return c, nil
}

package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

var _ adjustments.Plans = (*Store)(nil)

// Plans gives one page of the wellness plans of the own caseload; a lead gets everybody's.
func (s *Store) Plans(ctx context.Context, f adjustments.PlanFilter, o employers.Order) (out []adjustments.ListedPlan, err error) {
	err = s.listPapers(ctx, func(tx *sql.Tx, who people.Staff) (err error) {
		out, err = s.plans(ctx, tx, who, f, o, nil)
		return err
	})
	return out, err
}

// plans are the plans of one page of a list; bare takes out of a record what the list does not need, nil = nothing.
func (s *Store) plans(ctx context.Context, tx *sql.Tx, who people.Staff, f adjustments.PlanFilter, o employers.Order, bare func(*row)) (out []adjustments.ListedPlan, err error) {
	err = s.eachListed(ctx, tx, who, planList, paperFilter{f.Words, f.Statuses, f.All, string(f.Participant), string(f.Employer)}, o, bare, func(r *row, l listedPaper, signed paperSigned) {
		n := r.int("number")
		out = append(out, adjustments.ListedPlan{Plan: planOf(r), Person: l.person, EmployerName: l.employer, Signed: signed.by[l.id][n], Sealed: signed.sealed[l.id] >= n, Unsealed: signed.unsealed(l.id)})
	})
	return out, err
}

// CountPlans counts what Plans gives in all its pages.
func (s *Store) CountPlans(ctx context.Context, f adjustments.PlanFilter) (n int, err error) {
	err = s.listPapers(ctx, func(tx *sql.Tx, who people.Staff) (err error) {
		n, err = s.countPapers(ctx, tx, who, planList, paperFilter{f.Words, f.Statuses, f.All, string(f.Participant), string(f.Employer)})
		return err
	})
	return n, err
}

// PlanPage is everything that the page of one plan shows. people.Denied{Outside: true} outside the own caseload.
func (s *Store) PlanPage(ctx context.Context, id adjustments.PlanID) (out adjustments.PlanPage, err error) {
	err = s.readPaper(ctx, planKind, string(id), func(tx *sql.Tx, r *row, p paperPage) error {
		out = adjustments.PlanPage{Plan: planOf(r), Participant: participantOf(p.who), Employer: p.employer, Signatures: p.signatures,
			Showings: p.showings, Sealed: p.sealed, Reviews: p.reviews, Permits: p.permits, Next: p.next}
		if linked := r.text("agreement"); linked != "" {
			x, err := agreementKind.find(ctx, tx, linked)
			if err != nil {
				return err
			}
			if x != nil && !x.deleted && x.text("participant") == p.who.id {
				out.Agreement = agreementOf(x)
			}
		}
		return versionsOf(ctx, tx, planVersionKind, r.id, func(number int, on day.Date, x adjustments.Plan) error {
			x.Employer = employerNow(ctx, tx, x.Employer)
			out.Versions = append(out.Versions, adjustments.PlanVersion{Number: number, On: on, Plan: x})
			return nil
		})
	})
	return out, err
}

// SavePlan saves a plan with the next steps that follow from it. A version that anybody has signed is kept as it was, and the plan as it
// stood at the end of each day on which it was written.
func (s *Store) SavePlan(ctx context.Context, p *adjustments.Plan, steps ...*employers.NextStep) error {
	return s.saveLogged(ctx, "plan saved", people.EditPapers, func(c *change, w *written) error {
		p.ID = cmp.Or(p.ID, adjustments.PlanID(NewID()))
		if err := c.putPlan(p, w); err != nil {
			return err
		}
		return c.putPaperSteps(steps, planRow(*p), w)
	})
}

func (c *change) putPlan(p *adjustments.Plan, w *written) error {
	saved := *p
	saved.Status = cmp.Or(p.Status, adjustments.PlanDraft)
	saved.Actions = slices.Clone(p.Actions)
	for i := range saved.Actions {
		saved.Actions[i].ID = cmp.Or(saved.Actions[i].ID, NewID())
	}
	if err := saved.Validate(); err != nil {
		return err
	}
	r, err := c.putPaper(signables[adjustments.PlanPaper], planRow(saved))
	if err != nil {
		return err
	}
	w.add(func() { *p = planOf(r) })
	return nil
}

// DeletePlan takes a plan away that nobody has signed; undo brings it back.
func (s *Store) DeletePlan(ctx context.Context, id adjustments.PlanID, version int) error {
	return s.deletePaper(ctx, "plan deleted", signables[adjustments.PlanPaper], string(id), version)
}

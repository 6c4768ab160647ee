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

var _ adjustments.Agreements = (*Store)(nil)

// Agreements gives one page of the agreements of the own caseload; a lead gets everybody's.
func (s *Store) Agreements(ctx context.Context, f adjustments.AgreementFilter, o employers.Order) (out []adjustments.ListedAgreement, err error) {
	err = s.listPapers(ctx, func(tx *sql.Tx, who people.Staff) (err error) {
		out, err = s.agreements(ctx, tx, who, f, o, nil)
		return err
	})
	return out, err
}

// agreements are the agreements of one page of a list; bare takes out of a record what the list does not need, nil = nothing.
func (s *Store) agreements(ctx context.Context, tx *sql.Tx, who people.Staff, f adjustments.AgreementFilter, o employers.Order, bare func(*row)) (out []adjustments.ListedAgreement, err error) {
	err = s.eachListed(ctx, tx, who, agreementList, paperFilter{f.Words, f.Statuses, f.All, string(f.Participant), string(f.Employer)}, o, bare, func(r *row, l listedPaper, signed paperSigned) {
		n := r.int("number")
		out = append(out, adjustments.ListedAgreement{Agreement: agreementOf(r), Person: l.person, EmployerName: l.employer,
			Signed: signed.by[l.id][n], Sealed: signed.sealed[l.id] >= n, InForce: signed.inForce(l.id), Unsealed: signed.unsealed(l.id)})
	})
	return out, err
}

// CountAgreements counts what Agreements gives in all its pages.
func (s *Store) CountAgreements(ctx context.Context, f adjustments.AgreementFilter) (n int, err error) {
	err = s.listPapers(ctx, func(tx *sql.Tx, who people.Staff) (err error) {
		n, err = s.countPapers(ctx, tx, who, agreementList, paperFilter{f.Words, f.Statuses, f.All, string(f.Participant), string(f.Employer)})
		return err
	})
	return n, err
}

// AgreementPage is everything that the page of one agreement shows. people.Denied{Outside: true} outside the own caseload.
func (s *Store) AgreementPage(ctx context.Context, id adjustments.AgreementID) (out adjustments.AgreementPage, err error) {
	err = s.readPaper(ctx, agreementKind, string(id), func(tx *sql.Tx, r *row, p paperPage) error {
		out = adjustments.AgreementPage{Agreement: agreementOf(r), Participant: participantOf(p.who), Employer: p.employer, Signatures: p.signatures,
			Showings: p.showings, Sealed: p.sealed, Reviews: p.reviews, Permits: p.permits, Next: p.next}
		if site := r.text("site"); site != "" {
			x, err := siteKind.find(ctx, tx, site)
			if err != nil {
				return err
			}
			if x != nil && !x.deleted {
				out.Site = siteOf(x)
			}
		}
		shared, err := sharedOnes(ctx, tx, p.who.id)
		if err != nil {
			return err
		}
		out.Shared = slices.DeleteFunc(shared, func(x people.Shared) bool { return x.Employer != string(p.employer.ID) })
		return versionsOf(ctx, tx, agreementVersionKind, r.id, func(number int, on day.Date, a adjustments.Agreement) error {
			a.Employer = employerNow(ctx, tx, a.Employer)
			out.Versions = append(out.Versions, adjustments.AgreementVersion{Number: number, On: on, Agreement: a})
			return nil
		})
	})
	return out, err
}

// movedLabels are what undo calls it when an agreement is brought to a status.
var movedLabels = map[string]string{adjustments.AgreementDraft: "agreement back to draft", adjustments.AgreementAgreed: "agreement agreed", adjustments.AgreementInPlace: "agreement in place",
	adjustments.AgreementReview: "agreement review begun", adjustments.AgreementEnded: "agreement ended"}

// SaveAgreement saves an agreement with the next steps that follow from it. A version that anybody has signed is kept as it was.
func (s *Store) SaveAgreement(ctx context.Context, a *adjustments.Agreement, steps ...*employers.NextStep) error {
	return s.saveLogged(ctx, "agreement saved", people.EditPapers, func(c *change, w *written) error {
		a.ID = cmp.Or(a.ID, adjustments.AgreementID(NewID())) // at once, because what comes with it names it
		old, err := agreementKind.find(c.ctx, c.tx, string(a.ID))
		if err != nil {
			return err
		}
		if old != nil && old.text("status") != a.Status {
			c.label = cmp.Or(movedLabels[a.Status], c.label)
		}
		if err := c.putAgreement(a, w); err != nil {
			return err
		}
		return c.putPaperSteps(steps, agreementRow(*a), w)
	})
}

func (c *change) putAgreement(a *adjustments.Agreement, w *written) error {
	saved := *a
	saved.Items, saved.Declined = slices.Clone(a.Items), slices.Clone(a.Declined)
	for i := range saved.Items {
		saved.Items[i].ID = cmp.Or(saved.Items[i].ID, NewID())
	}
	for i := range saved.Declined {
		saved.Declined[i].ID = cmp.Or(saved.Declined[i].ID, NewID())
	}
	if err := saved.Validate(); err != nil {
		return err
	}
	r, err := c.putPaper(signables[adjustments.AgreementPaper], agreementRow(saved))
	if err != nil {
		return err
	}
	signatures, err := signaturesOf(c.ctx, c.tx, r.id)
	if err != nil {
		return err
	}
	if err := agreementOf(r).CheckStatus(signatures); err != nil {
		return err
	}
	w.add(func() { *a = agreementOf(r) })
	return nil
}

// DeleteAgreement takes an agreement away that nobody has signed; undo brings it back.
func (s *Store) DeleteAgreement(ctx context.Context, id adjustments.AgreementID, version int) error {
	return s.deletePaper(ctx, "agreement deleted", signables[adjustments.AgreementPaper], string(id), version)
}

package store

import (
	"context"
	"database/sql"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// paperPage is what the pages of agreements and of plans have in common.
type paperPage struct {
	who        *row // the participant
	employer   employers.Employer
	signatures []adjustments.Signature
	showings   []adjustments.Showing
	sealed     []adjustments.Sealed
	reviews    []adjustments.Review
	permits    []people.Permit
	next       []employers.NextStep
}

// readPaper runs do for a paper that the acting person may see, in one state of the database, and notes whose it was: who sees it sees
// the person. people.Denied{Outside: true} outside the own caseload.
func (s *Store) readPaper(ctx context.Context, k *kind, id string, do func(tx *sql.Tx, r *row, p paperPage) error) error {
	who, err := s.may(ctx, people.ViewPapers)
	if err != nil {
		return err
	}
	var about people.ParticipantID
	err = s.reading(ctx, func(tx *sql.Tx) error {
		r, p, err := s.openPaper(ctx, tx, who, k, id)
		if err != nil {
			return err
		}
		about = people.ParticipantID(r.about())
		page, err := s.paperPage(ctx, tx, r, p)
		if err != nil {
			return err
		}
		return do(tx, r, page)
	})
	if err != nil {
		return err
	}
	return s.seen(ctx, about)
}

// openPaper finds a paper and its participant, both there and on the own caseload.
func (s *Store) openPaper(ctx context.Context, q querier, who people.Staff, k *kind, id string) (r, p *row, err error) {
	if r, err = k.find(ctx, q, id); err != nil {
		return nil, nil, err
	}
	if r == nil || r.deleted {
		return nil, nil, notFound()
	}
	if p, err = participantKind.find(ctx, q, r.about()); err != nil {
		return nil, nil, err
	}
	if p == nil || p.deleted {
		return nil, nil, notFound()
	}
	if people.May(who.Role, people.ViewPapers) == people.All {
		return r, p, nil
	}
	own, err := s.inCaseload(ctx, q, who, p.id)
	if err == nil && !own {
		err = people.Denied{Act: people.ViewPapers, Outside: true}
	}
	return r, p, err
}

func (s *Store) paperPage(ctx context.Context, tx *sql.Tx, r, who *row) (p paperPage, err error) {
	p.who = who
	if at := r.text("employer"); at != "" {
		e, err := keptEmployer(ctx, tx, at)
		if err != nil {
			return p, err
		}
		p.employer = employerOf(e)
	}
	if p.signatures, err = signaturesOf(ctx, tx, r.id); err != nil {
		return p, err
	}
	rows, err := readRows(ctx, tx, showingKind, "where paper = ? and deleted = 0 order by number, id", r.id)
	if err != nil {
		return p, err
	}
	for _, x := range rows {
		p.showings = append(p.showings, showingOf(x))
	}
	if p.sealed, err = sealedOnes(ctx, tx, r.id); err != nil {
		return p, err
	}
	if rows, err = readRows(ctx, tx, paperReviewKind, "where paper = ? and deleted = 0 order by on_day desc, id desc", r.id); err != nil {
		return p, err
	}
	for _, x := range rows {
		p.reviews = append(p.reviews, paperReviewOf(x))
	}
	if p.permits, err = permits(ctx, tx, who.id); err != nil {
		return p, err
	}
	p.next, err = stepsWhere(ctx, tx, "where paper = ? and paper <> '' and done_on = '' and deleted = 0 order by due, id", r.id)
	return p, err
}

// signaturesOf are the signatures of all versions of a paper, the first first.
func signaturesOf(ctx context.Context, q querier, paper string) (out []adjustments.Signature, err error) {
	rows, err := readRows(ctx, q, signatureKind, "where paper = ? and deleted = 0 order by number, at, id", paper)
	for _, r := range rows {
		out = append(out, signatureOf(r))
	}
	return out, err
}

// sealedOnes are the sealed versions of a paper, the first first.
func sealedOnes(ctx context.Context, q querier, paper string) (out []adjustments.Sealed, err error) {
	rows, err := readRows(ctx, q, sealedKind, "where paper = ? and deleted = 0 order by number, id", paper)
	for _, r := range rows {
		out = append(out, sealedOf(r))
	}
	return out, err
}

// versionsOf reads the kept versions of a paper, the newest first, with the employer as it is kept now.
func versionsOf[T any](ctx context.Context, tx *sql.Tx, k *kind, id string, each func(number int, on day.Date, content T) error) error {
	rows, err := readRows(ctx, tx, k, "where paper = ? and deleted = 0 order by number desc, on_day desc, id desc", id)
	for _, r := range rows {
		if err := each(r.int("number"), date(r.text("on_day")), unpackOne[T](r.text("content"))); err != nil {
			return err
		}
	}
	return err
}

// employerNow is the employer that an earlier version names, as a merge has left it.
func employerNow(ctx context.Context, tx *sql.Tx, id employers.EmployerID) employers.EmployerID {
	if r, err := keptEmployer(ctx, tx, string(id)); err == nil {
		return employers.EmployerID(r.id)
	}
	return id
}

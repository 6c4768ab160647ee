package store

import (
	"cmp"
	"context"
	"database/sql"
	"time"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// signable is a sort of paper that can be signed: its records, its versions, and what its rules say about two rows of it.
type signable struct {
	kind, versions *kind
	same           func(was, is *row) bool                  // whether nothing of what is signed has changed
	next           func(was, is *row, today day.Date) *row  // is as the next version
	version        func(r *row) string                      // the whole record as JSON
	written        func(r *row) (on, by string)             // when the content was written, and by whom
	beside         func(c *change, was, is *row, same bool) // notes in is when its content was written; nil = not noted
	daily          bool                                     // a version is kept of each day on which it was written
}

// signables are the papers that can be signed, by the names that a reference has for them.
var signables = map[string]signable{
	adjustments.AgreementPaper: {
		kind: agreementKind, versions: agreementVersionKind,
		same: func(was, is *row) bool { return adjustments.SameContent(agreementOf(was), agreementOf(is)) },
		next: func(was, is *row, today day.Date) *row {
			return agreementRow(adjustments.NextVersion(agreementOf(was), agreementOf(is), today))
		},
		version: func(r *row) string { return packOne(agreementOf(r)) },
		written: func(r *row) (on, by string) { return r.text("on_day"), r.changedBy },
	},
	adjustments.PlanPaper: {
		kind: planKind, versions: planVersionKind, daily: true,
		same: func(was, is *row) bool { return adjustments.SameContentPlan(planOf(was), planOf(is)) },
		next: func(was, is *row, today day.Date) *row {
			return planRow(adjustments.NextPlanVersion(planOf(was), planOf(is), today))
		},
		version: func(r *row) string { return packOne(planOf(r)) },
		written: func(r *row) (on, by string) { return r.text("content_on"), r.text("content_by") },
		beside:  planWritten,
	},
}

// planWritten notes in the next row of a plan when its words were written, and by whom.
func planWritten(c *change, was, is *row, same bool) {
	on, by := c.s.today(), string(c.who.ID)
	if same && was != nil {
		on, by = was.text("content_on"), was.text("content_by")
	}
	is.set("content_on", on)
	is.set("content_by", by)
}

// putPaper writes a paper at the employer that was kept. A version that anybody has signed is kept as it was where the content changes,
// and a plan also as it stood at the end of a day. It gives the row as it was written.
func (c *change) putPaper(p signable, r *row) (*row, error) {
	if err := c.atKept(r); err != nil {
		return nil, err
	}
	old, err := p.kind.find(c.ctx, c.tx, r.id)
	if err != nil {
		return nil, err
	}
	if r.text("on_day") == "" {
		r.set("on_day", c.s.today())
	}
	if old == nil {
		r.set("number", int64(1))
		if p.beside != nil {
			p.beside(c, nil, r, false)
		}
		return r, c.put(r)
	}
	if old.text("participant") != r.text("participant") {
		return nil, refused("A paper stays with the person whom it is about.", "Please begin a new one for somebody else.")
	}
	r.set("number", int64(old.int("number")))
	same := p.same(old, r)
	var kept *row
	if !same {
		if r, kept, err = c.nextVersion(p, old, r); err != nil {
			return nil, err
		}
	}
	if p.beside != nil {
		p.beside(c, old, r, same)
	}
	if err := c.put(r); err != nil {
		return nil, err
	}
	if r.changedAt == 0 { // it holds this already
		r.changedAt, r.changedBy = old.changedAt, old.changedBy
	}
	if kept == nil {
		return r, nil
	}
	return r, c.put(kept)
}

// nextVersion decides what a change of content means: the row to write, and the version to keep of what was; nil = none.
func (c *change) nextVersion(p signable, old, r *row) (next, kept *row, err error) {
	signed, err := signedBy(c.ctx, c.tx, old.id, old.int("number"))
	if err != nil {
		return nil, nil, err
	}
	on, by := p.written(old)
	next = r
	if len(signed) > 0 {
		next = p.next(old, r, date(c.s.today()))
	} else if !p.daily || on == "" || on == c.s.today() {
		return r, nil, nil
	}
	return next, p.versions.row(NewID(), 0, false, old.text("participant"), old.id, int64(old.int("number")), on, by, p.version(old)), nil
}

// signedBy are the parties that have signed a version, the first first.
func signedBy(ctx context.Context, q querier, paper string, number int) (out []string, err error) {
	err = each3(ctx, q, func(party, _, _ string) { out = append(out, party) },
		"select party, '', '' from signature where paper = ? and number = ? and deleted = 0 order by at, id", paper, number)
	return out, err
}

// stays refuses what an undo or a redo, from the row from to the row to, would do to a paper that was signed: change the words of a signed
// version, make it a draft again, or take it away, by itself or with its person.
func (c *change) stays(now, from, to *row) error {
	if now.k == participantKind && to.deleted && !now.deleted {
		return c.unsigned(now.id)
	}
	for _, p := range signables {
		if p.kind != now.k || repointed(from, to) {
			continue
		}
		signed, err := signedBy(c.ctx, c.tx, now.id, now.int("number"))
		if err == nil && len(signed) == 0 && to.deleted {
			signed, err = c.everSigned(now.id)
		}
		if err != nil {
			return err
		}
		if len(signed) > 0 && !(now.same(from) && p.keeps(now, to)) {
			return refused("This paper has been signed since, so Undo leaves it as it is.", "You can change it by hand: that makes a new version, to be signed again.")
		}
	}
	return nil
}

// keeps says that a signed version stays what it is when to comes in the place of now: what is signed is the same, or to is the next
// version again, beside which the signed one is kept.
func (p signable) keeps(now, to *row) bool {
	switch {
	case to.deleted || to.int("number") < now.int("number"):
		return false
	case to.int("number") > now.int("number"):
		return true
	}
	begun := to.text("status") == adjustments.AgreementDraft && now.text("status") != adjustments.AgreementDraft // plans have the same word
	return !begun && (p.same(now, to) || p.same(to, now))
}

// everSigned are the parties that have signed any version of a paper.
func (c *change) everSigned(paper string) (out []string, err error) {
	err = each3(c.ctx, c.tx, func(party, _, _ string) { out = append(out, party) }, "select party, '', '' from signature where paper = ? and deleted = 0", paper)
	return out, err
}

// unsigned refuses to take a participant away of whom something was signed.
func (c *change) unsigned(participant string) error {
	var n int
	err := c.queryRow("select count(*) from signature where participant = ? and deleted = 0", participant).Scan(&n)
	if err == nil && n > 0 {
		err = refused("Papers about this person have been signed, so the person is not deleted.", "You can end their support instead; a lead can erase them for good.")
	}
	return err
}

// deletePaper takes a paper away that nobody has signed, with its versions, its reviews and what was still to do about it.
func (s *Store) deletePaper(ctx context.Context, label string, p signable, id string, version int) error {
	return s.change(ctx, label, people.EditPapers, func(c *change) error {
		signed, err := c.everSigned(id)
		if err != nil {
			return err
		}
		if len(signed) > 0 {
			return refused("Somebody has signed this, so it is not deleted.", "You can mark it ended instead.")
		}
		if err := c.del(p.kind, id, version); err != nil {
			return err
		}
		for _, beside := range []struct {
			k    *kind
			rest string
		}{{p.versions, "where paper = ? and deleted = 0"}, {paperReviewKind, "where paper = ? and deleted = 0"},
			{nextStepKind, "where paper = ? and paper <> '' and done_on = '' and deleted = 0"}} {
			rows, err := readRows(c.ctx, c.tx, beside.k, beside.rest, id)
			if err != nil {
				return err
			}
			for _, r := range rows {
				if err := c.put(r.asDeleted()); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// putPaperSteps writes the next steps that follow from a paper.
func (c *change) putPaperSteps(steps []*employers.NextStep, paper *row, w *written) error {
	for _, n := range steps {
		n.Paper, n.Employer = cmp.Or(n.Paper, paper.id), cmp.Or(n.Employer, employers.EmployerID(paper.text("employer")))
	}
	return c.putSteps(steps, people.ParticipantID(paper.text("participant")), w)
}

// SaveReview keeps a review with the agreement or the plan as it is after it, as one undo step.
func (s *Store) SaveReview(ctx context.Context, v *adjustments.Review, a *adjustments.Agreement, p *adjustments.Plan, steps ...*employers.NextStep) error {
	return s.saveLogged(ctx, "review recorded", people.EditPapers, func(c *change, w *written) error {
		if err := v.Validate(); err != nil {
			return err
		}
		was, err := signables[v.Kind].kind.find(c.ctx, c.tx, v.Of)
		switch {
		case err != nil:
			return err
		case was == nil || was.deleted || a != nil && string(a.ID) != v.Of || p != nil && string(p.ID) != v.Of:
			return notFound()
		}
		saved := *v
		saved.ID, saved.Number = cmp.Or(saved.ID, NewID()), cmp.Or(saved.Number, was.int("number"))
		r := paperReviewRow(saved, was.text("participant"))
		if err := c.put(r); err != nil {
			return err
		}
		w.add(func() { *v = saved; v.Version, v.ChangedBy = r.version, s.actor })
		if a != nil {
			err = c.putAgreement(a, w)
		}
		if p != nil && err == nil {
			err = c.putPlan(p, w)
		}
		if err != nil {
			return err
		}
		return c.putPaperSteps(steps, was, w)
	})
}

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

// view is that somebody has seen what is about a participant.
type view struct {
	by people.StaffID
	of people.ParticipantID
}

// seen notes in the audit chain, once an hour, that the acting person has seen what is about a participant. While the check of the store
// keeps everything from being written one may read already: then it is noted once that is over.
func (s *Store) seen(ctx context.Context, id people.ParticipantID) error {
	visit := string(s.actor) + " " + string(id)
	s.mu.Lock()
	recent := s.now().Sub(s.visits[visit]) < time.Hour
	s.mu.Unlock()
	if recent || s.files.ReadOnly() {
		return nil
	}
	noted := s.Writable() == nil
	if noted {
		if err := s.Note(ctx, "view", "people:"+string(id), ""); err != nil {
			return err // nobody looks unseen
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.visits[visit] = s.now()
	if !noted {
		s.unnoted = append(s.unnoted, view{s.actor, id})
	}
	return nil
}

// noteViews notes what was seen while nothing could be written. What cannot be noted is tried again after the next check.
func (s *Store) noteViews(ctx context.Context) {
	s.mu.Lock()
	waiting := s.unnoted
	s.unnoted = nil
	s.mu.Unlock()
	for i, v := range waiting {
		if err := s.As(v.by).Note(ctx, "view", "people:"+string(v.of), ""); err != nil {
			s.mu.Lock()
			s.unnoted = append(waiting[i:len(waiting):len(waiting)], s.unnoted...)
			s.mu.Unlock()
			return
		}
	}
}

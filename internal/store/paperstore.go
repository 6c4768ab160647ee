package store

import (
	"cmp"
	"context"

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

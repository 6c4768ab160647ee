package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

var _ brokerage.Leads = (*Store)(nil)

// LeadBoard gives the cards that a filter chooses, the longest unmoved first.
func (s *Store) LeadBoard(ctx context.Context, f brokerage.LeadFilter) (out []brokerage.LeadCard, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return nil, err
	}
	v, err := s.viewer(ctx, who)
	if err != nil {
		return nil, s.plain(err)
	}
	lapse, err := s.SettingInt(ctx, "lead_lapse_days")
	if err != nil {
		return nil, err
	}
	err = s.reading(ctx, func(tx *sql.Tx) error {
		rows, err := readRows(ctx, tx, leadKind, "where deleted = 0 and (employer = ?1 or ?1 = '') and (owner = ?2 or ?2 = '') order by moved_on, id", string(f.Employer), string(f.Owner))
		if err != nil {
			return err
		}
		for _, r := range rows {
			if f.Closed || !brokerage.Closed(r.text("stage")) {
				out = append(out, brokerage.LeadCard{Lead: v.lead(leadOf(r))})
			}
		}
		return s.nextOfLeads(ctx, tx, who, out)
	})
	if err != nil {
		return nil, err
	}
	if err := s.placeCards(ctx, out); err != nil {
		return nil, err
	}
	terms, today := findTerms(f.Words), day.Of(s.now())
	for i := range out {
		out[i].Stale = brokerage.Stale(out[i].Lead, today, min(quietDays, lapse))
	}
	return slices.DeleteFunc(out, func(c brokerage.LeadCard) bool {
		return f.Stale && !c.Stale ||
			len(f.Sections) > 0 && !slices.Contains(f.Sections, c.Section) ||
			len(f.Areas) > 0 && !slices.Contains(f.Areas, c.Area) ||
			terms != nil && !finds(terms, wordsOf(c.EmployerName, c.Need, c.Tasks, c.Ref, c.SaidBy))
	}), nil
}

// quietDays is after how many days without movement a lead stands among the stale ones, long before it lapses.
const quietDays = 30

// lead is a lead as the viewer may see it: whom a colleague thinks of is their matter.
func (v viewer) lead(l brokerage.Lead) brokerage.Lead {
	if !v.knows(string(l.Preferred)) {
		l.Preferred = ""
	}
	return l
}

// nextOfLeads puts on each card its earliest next step that the person may see. Left to itself SQLite would go through all steps by their
// day; those of leads are few.
func (s *Store) nextOfLeads(ctx context.Context, tx *sql.Tx, who people.Staff, cards []brokerage.LeadCard) error {
	if len(cards) == 0 {
		return nil
	}
	see, args := s.visible(who, "participant", "owner")
	first := map[string][2]string{}
	err := each3(ctx, tx, func(lead, what, due string) {
		if _, known := first[lead]; !known {
			first[lead] = [2]string{what, due}
		}
	}, "select lead, what, due from next_step indexed by next_step_lead where lead <> '' and done_on = '' and deleted = 0 and "+see+" order by due, id", args...)
	for i := range cards {
		n := first[string(cards[i].ID)]
		cards[i].NextWhat, cards[i].NextDue = n[0], date(n[1])
	}
	return err
}

// placeCards puts on each card what the list of employers knows of its employer.
func (s *Store) placeCards(ctx context.Context, cards []brokerage.LeadCard) error {
	if len(cards) == 0 {
		return nil
	}
	return s.plain(s.withRoster(ctx, func(r *roster) error {
		for i := range cards {
			if l := r.lines[string(cards[i].Employer)]; l != nil {
				cards[i].EmployerName, cards[i].Section, cards[i].Area = l.name, l.section, l.area
			}
		}
		return nil
	}))
}

// LeadPage is everything that is shown of one lead.
func (s *Store) LeadPage(ctx context.Context, id brokerage.LeadID) (p brokerage.LeadPage, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return p, err
	}
	err = s.reading(ctx, func(tx *sql.Tx) (err error) {
		p, err = s.leadPage(ctx, tx, who, string(id))
		return err
	})
	return p, err
}

func (s *Store) leadPage(ctx context.Context, tx *sql.Tx, who people.Staff, id string) (p brokerage.LeadPage, err error) {
	r, err := leadKind.find(ctx, tx, id)
	if err == nil && (r == nil || r.deleted) {
		err = notFound()
	}
	if err != nil {
		return p, err
	}
	v, err := s.viewerIn(ctx, tx, who)
	if err != nil {
		return p, err
	}
	p.Lead = v.lead(leadOf(r))
	e, err := keptEmployer(ctx, tx, r.text("employer"))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return p, err
	}
	if e != nil {
		p.Employer = employerOf(e)
	}
	moves, err := readRows(ctx, tx, leadMoveKind, "where lead = ? and deleted = 0 order by id desc", id)
	if err != nil {
		return p, err
	}
	for _, m := range moves {
		p.Moves = append(p.Moves, leadMoveOf(m))
	}
	see, args := s.visible(who, "participant", "owner")
	p.Next, err = stepsWhere(ctx, tx, "where lead = ? and lead <> '' and done_on = '' and deleted = 0 and "+see+" order by due, id", append([]any{id}, args...)...)
	return p, err
}

// SaveLead adds or changes a lead with the next steps that follow from it, as one undo step.
func (s *Store) SaveLead(ctx context.Context, l *brokerage.Lead, steps ...*employers.NextStep) error {
	label := "lead changed"
	if l.Version == 0 {
		label = "lead added"
	}
	return s.saveLogged(ctx, label, people.ChangeRegister, func(c *change, w *written) error {
		if err := c.putLead(l, w); err != nil {
			return err
		}
		return c.putLeadSteps(l, steps, w)
	})
}

// putLeadSteps writes the next steps of a lead, at its employer where they name none.
func (c *change) putLeadSteps(l *brokerage.Lead, steps []*employers.NextStep, w *written) error {
	for _, n := range steps {
		n.Lead, n.Employer = cmp.Or(n.Lead, string(l.ID)), cmp.Or(n.Employer, l.Employer)
	}
	return c.putSteps(steps, "", w)
}

// putLead writes a lead, and a move where its stage is another; one that closes it takes a reason. Something has happened to it today. It sets the id at once, because
// what comes with it names it.
func (c *change) putLead(l *brokerage.Lead, w *written) error {
	l.ID = cmp.Or(l.ID, brokerage.LeadID(NewID()))
	saved := *l
	old, err := leadKind.find(c.ctx, c.tx, string(l.ID))
	if err != nil {
		return err
	}
	v := viewer{}
	if saved.Preferred != "" || old != nil && old.text("preferred") != "" {
		if v, err = c.s.viewerIn(c.ctx, c.tx, c.who); err != nil {
			return err
		}
	}
	was := ""
	if old != nil {
		was = old.text("stage")
		if saved.Preferred == "" && !v.knows(old.text("preferred")) {
			saved.Preferred = people.ParticipantID(old.text("preferred")) // nobody takes off whom they are not shown
		}
	}
	saved.Owner, saved.Stage, saved.MovedOn = cmp.Or(saved.Owner, c.who.ID), cmp.Or(saved.Stage, brokerage.LeadSpotted), day.Of(c.s.now())
	if err := saved.Validate(); err != nil {
		return err
	}
	r := leadRow(saved)
	if err := unexplained(r, was); err != nil {
		return err
	}
	if err := c.putAtKept(r); err != nil {
		return err
	}
	if r.text("stage") != was {
		move := leadMoveKind.row(NewID(), 0, false, r.id, c.s.today(), string(c.who.ID), was, r.text("stage"))
		if err := c.put(move); err != nil {
			return err
		}
	}
	w.add(func() { *l = v.lead(leadOf(r)); l.Version = r.version })
	return nil
}

// unexplained is the error of a lead that comes to an end without the reason that it needs; was is its stage before.
func unexplained(r *row, was string) error {
	if r.text("stage") != was && brokerage.CloseNeedsReason(r.text("stage")) && r.text("closed_reason") == "" {
		return people.FieldError{Field: "closed_reason", Message: "Please say in a few words why this lead is closed."}
	}
	return nil
}

// MoveLead moves a lead to a stage; one that closes it without a participant in the job needs a reason.
func (s *Store) MoveLead(ctx context.Context, id brokerage.LeadID, version int, stage, reason string) (out brokerage.Lead, err error) {
	label := "lead moved"
	err = s.saveLogged(ctx, label, people.ChangeRegister, func(c *change, w *written) error {
		r, err := leadKind.find(c.ctx, c.tx, string(id))
		if err != nil {
			return err
		}
		if r == nil || r.deleted {
			return notFound()
		}
		out = leadOf(r)
		out.Version, out.Stage, out.ClosedReason = version, stage, plainLines(reason)
		if !brokerage.Closed(stage) {
			out.ClosedReason = ""
		}
		return c.putLead(&out, w)
	})
	return out, err
}

// LapseLeads closes the leads that have not moved for as many days as the setting says, and gives them, so that a notice can name them.
// Who may not change leads closes none.
func (s *Store) LapseLeads(ctx context.Context) (out []brokerage.LeadCard, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return nil, err
	}
	if people.Check(who.Role, people.ChangeRegister) != nil || s.Writable() != nil {
		return nil, nil
	}
	days, err := s.SettingInt(ctx, "lead_lapse_days")
	if err != nil {
		return nil, err
	}
	var board []brokerage.LeadCard
	if due, err := s.anyLapses(ctx, days); err != nil || !due {
		return nil, err // on most days: the board need not be read for that
	}
	if board, err = s.LeadBoard(ctx, brokerage.LeadFilter{}); err != nil {
		return nil, err
	}
	for _, c := range board {
		if brokerage.Stale(c.Lead, day.Of(s.now()), days) {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return nil, nil
	}
	err = s.saveLogged(ctx, "leads lapsed", people.ChangeRegister, func(c *change, w *written) error {
		for i := range out {
			l := &out[i].Lead
			l.Stage, l.ClosedReason = brokerage.LeadLapsed, "Nothing moved for "+strconv.Itoa(days)+" days."
			if err := c.putLead(l, w); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// anyLapses says whether an open lead has not moved for so many days.
func (s *Store) anyLapses(ctx context.Context, days int) (due bool, err error) {
	err = s.reading(ctx, func(tx *sql.Tx) error {
		rows, err := readRows(ctx, tx, leadKind, "where deleted = 0 and moved_on <> '' and moved_on <= ?", day.Of(s.now()).AddDays(-days).String())
		due = slices.ContainsFunc(rows, func(r *row) bool { return !brokerage.Closed(r.text("stage")) })
		return err
	})
	return due, err
}

// PromoteLead makes a vacancy or a carving out of a lead and links them, a vacancy with its duties: one undo step. One of v and made is nil. The lead stands at
// least where that brings it.
func (s *Store) PromoteLead(ctx context.Context, l *brokerage.Lead, v *brokerage.Vacancy, made *brokerage.Carving, duties ...*brokerage.Duty) error {
	return s.saveLogged(ctx, "lead promoted", people.ChangeRegister, func(c *change, w *written) error {
		lead := *l
		at := brokerage.LeadExploring
		if v != nil {
			at = brokerage.LeadAgreed
			v.ID, v.Lead, v.Employer = cmp.Or(v.ID, brokerage.VacancyID(NewID())), lead.ID, cmp.Or(v.Employer, lead.Employer)
			lead.Vacancy = v.ID
		}
		if made != nil {
			made.ID, made.Lead, made.Employer = cmp.Or(made.ID, brokerage.CarvingID(NewID())), lead.ID, cmp.Or(made.Employer, lead.Employer)
			lead.Carving = made.ID
		}
		if slices.Index(brokerage.OpenStages, lead.Stage) < slices.Index(brokerage.OpenStages, at) && slices.Contains(brokerage.OpenStages, cmp.Or(lead.Stage, brokerage.LeadSpotted)) {
			lead.Stage = at
		}
		if err := c.putLead(&lead, w); err != nil {
			return err
		}
		w.add(func() { *l = lead })
		if v != nil {
			if err := c.putVacancy(v, w); err != nil {
				return err
			}
			if err := c.putDuties(v, duties, w); err != nil {
				return err
			}
		}
		if made != nil {
			return c.putCarving(made, w)
		}
		return nil
	})
}

// DeleteLead leaves a tombstone that undo brings back.
func (s *Store) DeleteLead(ctx context.Context, id brokerage.LeadID, version int) error {
	return s.change(ctx, "lead deleted", people.ChangeRegister, func(c *change) error { return c.del(leadKind, string(id), version) })
}

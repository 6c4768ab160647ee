package store

import (
	"context"

	"jobwright/internal/people"
)

// may loads who acts and refuses what their role does not allow; act "" asks only for a known person.
func (s *Store) may(ctx context.Context, act people.Act) (people.Staff, error) {
	who, err := s.person(ctx, s.actor)
	if err != nil {
		return who, s.plain(err)
	}
	if s.actor == "" || who.ID == "" || who.Deleted || !who.To.IsZero() && who.To.String() < s.today() {
		if act == "" && s.actor == "" {
			return people.Staff{}, nil // the program itself: a failed unlock, a backup by the scheduler
		}
		return who, refused("The person who is signed in does not work here any more.", "Please ask a lead.")
	}
	if act == "" {
		return who, nil
	}
	return who, people.Check(who.Role, act)
}

// May refuses what the role of the acting person does not allow, for acts that others than the store do.
func (s *Store) May(ctx context.Context, act people.Act) error {
	_, err := s.may(ctx, act)
	return err
}

// person is a member of staff by id, gone ones included; the zero value when unknown.
func (s *Store) person(ctx context.Context, id people.StaffID) (people.Staff, error) {
	s.mu.Lock()
	known, at := s.staff, s.staffAt
	s.mu.Unlock()
	if known == nil {
		list, err := s.readStaff(ctx, "")
		if err != nil {
			return people.Staff{}, err
		}
		known = map[people.StaffID]people.Staff{}
		for _, p := range list {
			known[p.ID] = p
		}
		s.mu.Lock()
		if s.staffAt == at {
			s.staff = known
		}
		s.mu.Unlock()
	}
	return known[id], nil
}

// ownCaseload is a condition on a participant's id: on the caseload of the person (twice the id, then twice the day of today),
// which includes whom they cover.
const ownCaseload = `in (select p.id from participant p where p.deleted = 0 and (p.specialist = ? or p.specialist in
	(select c.for_staff from cover c where c.staff = ? and c.deleted = 0 and c.from_day <= ? and c.to_day >= ?)))`

// inCaseload says whether the participant is on the caseload of who, covers included, or was opened with a reason in this session.
func (s *Store) inCaseload(ctx context.Context, q querier, who people.Staff, p string) (bool, error) {
	s.mu.Lock()
	opened := s.opened[who.ID][people.ParticipantID(p)]
	s.mu.Unlock()
	if opened {
		return true, nil
	}
	var n int
	today := s.today()
	err := q.QueryRowContext(ctx, "select count(*) from participant x where x.id = ? and x.id "+ownCaseload,
		p, string(who.ID), string(who.ID), today, today).Scan(&n)
	return n > 0, err
}

// subjectAllowed refuses to change a record about a participant outside the own caseload, unless it is one's own promise to do something.
func (c *change) subjectAllowed(old, r *row) error {
	if people.May(c.who.Role, people.EditParticipants) == people.All {
		return nil
	}
	for _, x := range []*row{old, r} {
		p := x.about()
		if p == "" || x.k == participantKind && old == nil && x.text("specialist") == string(c.who.ID) {
			continue
		}
		if i, ok := x.k.at["owner"]; ok && x.vals[i] == string(c.who.ID) {
			continue
		}
		ok, err := c.s.inCaseload(c.ctx, c.tx, c.who, p)
		if err != nil {
			return err
		}
		if !ok {
			return people.Denied{Act: people.EditParticipants, Outside: true}
		}
	}
	return nil
}

// visible is a condition (and its arguments) on the columns subject and owner of a query: what the person may see.
// The column names are constants of the calling query.
func (s *Store) visible(who people.Staff, subject, owner string) (string, []any) {
	switch people.May(who.Role, people.ViewParticipants) {
	case people.All:
		return "1 = 1", nil
	case people.Own:
		today := s.today()
		cond, args := "("+subject+" = '' or "+owner+" = ? or "+subject+" "+ownCaseload, []any{string(who.ID), string(who.ID), string(who.ID), today, today}
		s.mu.Lock()
		defer s.mu.Unlock()
		for p := range s.opened[who.ID] {
			cond, args = cond+" or "+subject+" = ?", append(args, string(p))
		}
		return cond + ")", args
	}
	return subject + " = ''", nil
}

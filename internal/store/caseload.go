package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

var _ brokerage.People = (*Store)(nil)

// Caseload gives one page of the participants that the acting person may see: the own caseload and what one covers, for a lead everybody.
func (s *Store) Caseload(ctx context.Context, f brokerage.PersonFilter, o employers.Order) (out []brokerage.ListedPerson, err error) {
	who, err := s.may(ctx, people.ViewParticipants)
	if err != nil {
		return nil, err
	}
	compare, ok := caseloadOrders[o.Sort]
	if !ok {
		return nil, fmt.Errorf("participants cannot be sorted by %q", o.Sort)
	}
	err = s.reading(ctx, func(tx *sql.Tx) error {
		list, err := s.caseload(ctx, tx, who, f)
		if err != nil {
			return err
		}
		if compare != nil {
			slices.SortStableFunc(list, compare)
		}
		if o.Descending {
			slices.Reverse(list)
		}
		for _, l := range page(list, o) {
			p := l.shown
			p.Participant = participantOf(l.row)
			out = append(out, p)
		}
		return nil
	})
	return out, err
}

// CountCaseload counts what Caseload gives in all its pages.
func (s *Store) CountCaseload(ctx context.Context, f brokerage.PersonFilter) (n int, err error) {
	who, err := s.may(ctx, people.ViewParticipants)
	if err != nil {
		return 0, err
	}
	err = s.reading(ctx, func(tx *sql.Tx) error {
		list, err := s.caseload(ctx, tx, who, f)
		n = len(list)
		return err
	})
	return n, err
}

// page is the part of a list that an order asks for.
func page[T any](list []T, o employers.Order) []T {
	limit := cmp.Or(max(0, o.Limit), 100)
	from := min(max(0, o.Offset), len(list))
	return list[from:min(from+limit, len(list))]
}

// listedRow is a participant of a list before its profile is read, which few of them need.
type listedRow struct {
	row   *row
	staff string // name of the specialist
	shown brokerage.ListedPerson
}

// caseloadOrders are the ways to sort; nil = by name, as they are read. Those without a day come last.
var caseloadOrders = map[string]func(a, b listedRow) int{
	"": nil, "name": nil,
	"status":     func(a, b listedRow) int { return cmp.Compare(a.row.text("status"), b.row.text("status")) },
	"specialist": func(a, b listedRow) int { return cmp.Compare(a.staff, b.staff) },
	"session":    func(a, b listedRow) int { return byDay(a.shown.LastSession, b.shown.LastSession) },
	"next":       func(a, b listedRow) int { return byDay(a.shown.NextDue, b.shown.NextDue) },
	"job":        func(a, b listedRow) int { return cmp.Compare(a.shown.Job, b.shown.Job) },
}

func byDay(a, b day.Date) int {
	switch {
	case a == b:
		return 0
	case b.IsZero() || !a.IsZero() && a.Before(b):
		return -1
	}
	return 1
}

// caseload reads the participants that a filter chooses, by name, with what a list shows of each.
func (s *Store) caseload(ctx context.Context, tx *sql.Tx, who people.Staff, f brokerage.PersonFilter) (out []listedRow, err error) {
	see, args := s.visible(who, "id", "specialist")
	rows, err := readMany(ctx, tx, participantKind, "where deleted = 0 and "+see+" order by name_key, id", args...)
	if err != nil {
		return nil, err
	}
	facts, err := s.personFacts(ctx, tx)
	if err != nil {
		return nil, err
	}
	active, err := s.activeStatuses(ctx, tx)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	if err := each3(ctx, tx, func(id, name, _ string) { names[id] = name }, "select id, name, '' from staff"); err != nil {
		return nil, err
	}
	quiet, terms := day.Of(s.now()).AddDays(-7*f.QuietWeeks), terms(f.Words)
	for _, r := range rows {
		l := listedRow{row: r, shown: facts.of(r.id)}
		specialist := r.text("specialist")
		switch {
		case len(f.Statuses) > 0 && !slices.Contains(f.Statuses, r.text("status")),
			len(f.Specialist) > 0 && !slices.Contains(f.Specialist, people.StaffID(specialist)),
			f.Active && !active[r.text("status")],
			f.QuietWeeks > 0 && quiet.Before(l.shown.LastSession),
			f.NoPermit && l.shown.Named:
			continue
		}
		if len(terms) > 0 {
			if d := participantKind.doc(r); !begins(terms, d.text+" "+d.ref, findKeys(d.text)+" "+d.keys) {
				continue
			}
		}
		l.staff = names[specialist]
		out = append(out, l)
	}
	return out, nil
}

// activeStatuses are the statuses that count in the caseload; a blank one does.
func (s *Store) activeStatuses(ctx context.Context, q querier) (map[string]bool, error) {
	list, err := s.codes(ctx, q, "participant_statuses", true)
	out := map[string]bool{"": true}
	for _, c := range list {
		out[c.Code] = c.Data["counts_as_active"] == "1"
	}
	return out, err
}

// personFacts are what lists show of people beside their records, read once for everybody.
type personFacts struct {
	last  map[string]string
	next  map[string][2]string // what and due
	named map[string]bool
	job   map[string]string
}

func (f personFacts) of(id string) brokerage.ListedPerson {
	return brokerage.ListedPerson{LastSession: date(f.last[id]), NextWhat: f.next[id][0], NextDue: date(f.next[id][1]), Named: f.named[id], Job: f.job[id]}
}

func (s *Store) personFacts(ctx context.Context, tx *sql.Tx) (f personFacts, err error) {
	f = personFacts{map[string]string{}, map[string][2]string{}, map[string]bool{}, map[string]string{}}
	today := s.today()
	if err := each3(ctx, tx, func(id, on, _ string) { f.last[id] = on },
		"select participant, max(on_day), '' from session where deleted = 0 and on_day <= ? group by participant", today); err != nil {
		return f, err
	}
	if err := each3(ctx, tx, func(id, what, due string) {
		if _, known := f.next[id]; !known {
			f.next[id] = [2]string{what, due}
		}
	}, "select participant, what, due from next_step where deleted = 0 and done_on = '' and participant <> '' order by due, id"); err != nil {
		return f, err
	}
	if err := each3(ctx, tx, func(id, title, _ string) { f.job[id] = title },
		"select participant, title, '' from job where deleted = 0 and start_on <= ?1 and (end_on = '' or end_on >= ?1) order by start_on, id", today); err != nil {
		return f, err
	}
	all, err := s.allPermits(ctx, tx)
	for id, rows := range all {
		f.named[string(id)] = people.MayShare(rows, people.NameCandidate, people.D0, people.Toward{}, date(today)).OK
	}
	return f, err
}

// allPermits are the permits of everybody, by person.
func (s *Store) allPermits(ctx context.Context, q querier) (map[people.ParticipantID][]people.Permit, error) {
	rows, err := readMany(ctx, q, permitKind, "where deleted = 0 order by participant, from_day desc, id desc")
	out := map[people.ParticipantID][]people.Permit{}
	for _, r := range rows {
		p := permitOf(r)
		out[p.Participant] = append(out[p.Participant], p)
	}
	return out, err
}

// each3 hands the three texts of each row of a constant query to do.
func each3(ctx context.Context, q querier, do func(a, b, c string), query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a, b, c string
		if err := rows.Scan(&a, &b, &c); err != nil {
			return err
		}
		do(a, b, c)
	}
	return rows.Err()
}

package store

import (
	"context"
	"database/sql"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
)

// sessionsShown is how many sessions the page of a person shows.
const sessionsShown = 20

// PersonPage is everything that the page of one participant shows. Who has seen it is noted by OpenParticipant.
func (s *Store) PersonPage(ctx context.Context, id people.ParticipantID) (p brokerage.PersonPage, err error) {
	err = s.about(ctx, id, people.ViewParticipants, func(tx *sql.Tx, who people.Staff, r *row) (err error) {
		p, err = s.personPage(ctx, tx, r)
		return err
	})
	return p, err
}

func (s *Store) personPage(ctx context.Context, tx *sql.Tx, r *row) (p brokerage.PersonPage, err error) {
	p.Participant = participantOf(r)
	if p.Permits, err = permits(ctx, tx, r.id); err != nil {
		return p, err
	}
	if p.Talks, err = talks(ctx, tx, r.id); err != nil {
		return p, err
	}
	if p.Shared, err = sharedOnes(ctx, tx, r.id); err != nil {
		return p, err
	}
	if p.Sessions, err = sessionsOf(ctx, tx, r.id, 0, sessionsShown); err != nil {
		return p, err
	}
	if err = tx.QueryRowContext(ctx, "select count(*) from session where participant = ? and deleted = 0", r.id).Scan(&p.SessionCount); err != nil {
		return p, err
	}
	if err = s.workOf(ctx, tx, r.id, &p); err != nil {
		return p, err
	}
	if p.Next, err = stepsWhere(ctx, tx, "where participant = ? and done_on = '' and deleted = 0 order by due, id", r.id); err != nil {
		return p, err
	}
	if p.SupportEnds, err = s.supportEnd(ctx, tx, r, p.Jobs); err != nil {
		return p, err
	}
	p.Employers, err = s.employersOf(ctx, tx, p)
	return p, err
}

// workOf reads the way into work of a person: applications, tasters, jobs, outcomes, carvings.
func (s *Store) workOf(ctx context.Context, tx *sql.Tx, id string, p *brokerage.PersonPage) (err error) {
	if p.Applications, err = applicationsWhere(ctx, tx, "where participant = ? and deleted = 0 order by on_day desc, id desc", id); err != nil {
		return err
	}
	rows, err := readRows(ctx, tx, tasterKind, "where participant = ? and deleted = 0 order by from_day desc, id desc", id)
	if err != nil {
		return err
	}
	for _, r := range rows {
		p.Tasters = append(p.Tasters, tasterOf(r))
	}
	if p.Jobs, err = jobsWhere(ctx, tx, "where participant = ? and deleted = 0 order by start_on desc, id desc", id); err != nil {
		return err
	}
	if rows, err = readRows(ctx, tx, outcomeKind, "where participant = ? and deleted = 0 order by on_day desc, id desc", id); err != nil {
		return err
	}
	for _, r := range rows {
		p.Outcomes = append(p.Outcomes, outcomeOf(r))
	}
	if rows, err = readRows(ctx, tx, carvingKind, "where participant = ? and deleted = 0 order by id desc", id); err != nil {
		return err
	}
	for _, r := range rows {
		p.Carvings = append(p.Carvings, carvingOf(r))
	}
	return nil
}

// employersOf are the names of the employers that stand on a person's page.
func (s *Store) employersOf(ctx context.Context, tx *sql.Tx, p brokerage.PersonPage) (map[employers.EmployerID]string, error) {
	var ids []string
	add := func(id string) { ids = append(ids, id) }
	for _, id := range p.Participant.Profile.RefusedEmployers {
		add(id)
	}
	for _, x := range p.Permits {
		add(x.Employer)
	}
	for _, x := range p.Shared {
		add(x.Employer)
	}
	for _, x := range p.Tasters {
		add(string(x.Employer))
	}
	for _, x := range p.Jobs {
		add(string(x.Employer))
	}
	for _, x := range p.Carvings {
		add(string(x.Employer))
	}
	return namesOf(ctx, tx, ids)
}

// namesOf are the names of employers.
func namesOf(ctx context.Context, tx *sql.Tx, ids []string) (map[employers.EmployerID]string, error) {
	names, out := employerNames{}, map[employers.EmployerID]string{}
	for _, id := range ids {
		if id == "" {
			continue
		}
		name, err := names.of(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		out[employers.EmployerID(id)] = name
	}
	return out, nil
}

// stepsWhere reads next steps with the names of their employers; rest is a constant condition of the caller.
func stepsWhere(ctx context.Context, tx *sql.Tx, rest string, args ...any) ([]employers.NextStep, error) {
	rows, err := readRows(ctx, tx, nextStepKind, rest, args...)
	if err != nil {
		return nil, err
	}
	names, out := employerNames{}, make([]employers.NextStep, len(rows))
	for i, r := range rows {
		out[i] = nextStepOf(r)
		if out[i].EmployerName, err = names.of(ctx, tx, r.text("employer")); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func sessionsOf(ctx context.Context, q querier, id string, offset, limit int) ([]brokerage.Session, error) {
	rows, err := readRows(ctx, q, sessionKind, "where participant = ? and deleted = 0 order by on_day desc, id desc limit ? offset ?", id, limit, offset)
	out := make([]brokerage.Session, len(rows))
	for i, r := range rows {
		out[i] = sessionOf(r)
	}
	return out, err
}

// Sessions gives one page of a person's sessions, newest first.
func (s *Store) Sessions(ctx context.Context, id people.ParticipantID, offset, limit int) (out []brokerage.Session, err error) {
	err = s.about(ctx, id, people.ViewParticipants, func(tx *sql.Tx, _ people.Staff, _ *row) (err error) {
		out, err = sessionsOf(ctx, tx, string(id), offset, limit)
		return err
	})
	return out, err
}

// applicationsWhere reads applications with the names of what they are about; rest is a constant condition of the caller.
func applicationsWhere(ctx context.Context, tx *sql.Tx, rest string, args ...any) ([]brokerage.ListedApplication, error) {
	rows, err := readRows(ctx, tx, applicationKind, rest, args...)
	if err != nil {
		return nil, err
	}
	out := make([]brokerage.ListedApplication, len(rows))
	for i, r := range rows {
		out[i].Application = applicationOf(r)
		err := tx.QueryRowContext(ctx, "select v.title, e.name from vacancy v cross join employer e on e.id = v.employer where v.id = ?", r.text("vacancy")).Scan(&out[i].Title, &out[i].Employer)
		if err != nil && !isNoRows(err) {
			return nil, err
		}
	}
	return out, nil
}

func jobsWhere(ctx context.Context, q querier, rest string, args ...any) ([]brokerage.Job, error) {
	rows, err := readRows(ctx, q, jobKind, rest, args...)
	out := make([]brokerage.Job, len(rows))
	for i, r := range rows {
		out[i] = jobOf(r)
	}
	return out, err
}

func decisionsOf(ctx context.Context, q querier, id string) ([]brokerage.Decision, error) {
	rows, err := readRows(ctx, q, decisionKind, "where participant = ? and deleted = 0 order by on_day desc, id desc", id)
	out := make([]brokerage.Decision, len(rows))
	for i, r := range rows {
		out[i] = decisionOf(r)
	}
	return out, err
}

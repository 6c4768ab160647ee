package store

import (
	"context"
	"database/sql"
	"slices"
	"strconv"

	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

var _ brokerage.Diary = (*Store)(nil)

// feedbackDays is for how many days after a taster its feedback is still asked for.
const feedbackDays = 14

// Diary reads what lies between two days, both inclusive, for the people of the own caseload; a lead gets everybody's.
func (s *Store) Diary(ctx context.Context, from, to day.Date) (p brokerage.DiaryPage, err error) {
	who, err := s.may(ctx, people.ViewParticipants)
	if err != nil {
		return p, err
	}
	err = s.reading(ctx, func(tx *sql.Tx) (err error) {
		p, err = s.diary(ctx, tx, who, from, to)
		return err
	})
	return p, err
}

func (s *Store) diary(ctx context.Context, tx *sql.Tx, who people.Staff, from, to day.Date) (p brokerage.DiaryPage, err error) {
	v, err := s.viewerIn(ctx, tx, who)
	if err != nil {
		return p, err
	}
	p = brokerage.DiaryPage{Names: map[people.ParticipantID]string{}, SupportEnds: map[people.ParticipantID]day.Date{}, LastSessions: map[people.ParticipantID]day.Date{}}
	mine := func(r *row) bool { return v.knows(r.about()) }
	first, last := from.String(), to.String()
	applications, err := applicationsWhere(ctx, tx, "where interview_on >= ? and interview_on <= ? and interview_on <> '' and deleted = 0 order by interview_on, interview_at, id", first, last)
	if err != nil {
		return p, err
	}
	for _, a := range applications {
		if v.knows(string(a.Participant)) {
			p.Interviews = append(p.Interviews, a)
		}
	}
	tasters, err := readRows(ctx, tx, tasterKind, `where deleted = 0 and (from_day <= ?2 and coalesce(nullif(to_day, ''), from_day) >= ?1
		or feedback = '' and coalesce(nullif(to_day, ''), from_day) < ?1 and coalesce(nullif(to_day, ''), from_day) >= ?3) order by from_day, id`,
		first, last, from.AddDays(-feedbackDays).String())
	if err != nil {
		return p, err
	}
	for _, r := range tasters {
		if mine(r) {
			p.Tasters = append(p.Tasters, tasterOf(r))
		}
	}
	jobs, err := readRows(ctx, tx, jobKind, "where deleted = 0 and (end_on = '' or end_on >= ? or debrief_on = '') order by start_on, id", first)
	if err != nil {
		return p, err
	}
	for _, r := range jobs {
		if mine(r) {
			p.Jobs = append(p.Jobs, jobOf(r))
		}
	}
	rows, err := readRows(ctx, tx, permitKind, "where deleted = 0 and withdrawn = '' and from_day <= ?1 and until_day >= ?1 and until_day <= ?2 order by until_day, id", first, last)
	if err != nil {
		return p, err
	}
	for _, r := range rows {
		if !mine(r) {
			continue
		}
		all, err := permits(ctx, tx, r.about()) // another one that was taken back may have ended it
		if err != nil {
			return p, err
		}
		if x := permitOf(r); slices.Contains(people.Live(all, from), x) {
			p.Permits = append(p.Permits, x)
		}
	}
	if err := s.talksDue(ctx, tx, v, first, last, &p); err != nil {
		return p, err
	}
	if err := s.namesAndEnds(ctx, tx, v, from, to, &p); err != nil {
		return p, err
	}
	held := map[people.ParticipantID]bool{}
	for _, j := range p.Jobs {
		held[j.Participant] = held[j.Participant] || j.End.IsZero()
	}
	err = each3(ctx, tx, func(id, on, _ string) {
		if pid := people.ParticipantID(id); held[pid] {
			p.LastSessions[pid] = date(on)
		}
	}, "select participant, max(on_day), '' from session where deleted = 0 and on_day <= ? group by participant", s.today())
	if err != nil {
		return p, err
	}
	var ids []string
	for _, j := range p.Jobs {
		ids = append(ids, string(j.Employer))
	}
	for _, t := range p.Tasters {
		ids = append(ids, string(t.Employer))
	}
	for _, x := range p.Permits {
		ids = append(ids, x.Employer)
	}
	p.Employers, err = namesOf(ctx, tx, ids)
	return p, err
}

// talksDue are the newest talks of each person that name a day between the two for the next.
func (s *Store) talksDue(ctx context.Context, tx *sql.Tx, v viewer, first, last string, p *brokerage.DiaryPage) error {
	rows, err := readRows(ctx, tx, talkKind, "where deleted = 0 order by participant, on_day desc, id desc")
	seen := ""
	for _, r := range rows {
		if r.about() == seen {
			continue
		}
		seen = r.about()
		if next := r.text("next_on"); next != "" && next >= first && next <= last && v.knows(seen) {
			p.Talks = append(p.Talks, talkOf(r))
		}
	}
	return err
}

// namesAndEnds are the names of everybody whom the viewer may see, and the ends of support between the two days.
func (s *Store) namesAndEnds(ctx context.Context, tx *sql.Tx, v viewer, from, to day.Date, p *brokerage.DiaryPage) error {
	rows, err := readMany(ctx, tx, participantKind, "where deleted = 0 order by id")
	if err != nil {
		return err
	}
	active, err := s.activeStatuses(ctx, tx)
	if err != nil {
		return err
	}
	starts, err := jobsWhere(ctx, tx, "where deleted = 0 order by start_on, id")
	if err != nil {
		return err
	}
	jobs := map[people.ParticipantID][]brokerage.Job{}
	for _, j := range starts {
		jobs[j.Participant] = append(jobs[j.Participant], j)
	}
	rules, err := programme(ctx, tx)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if !v.knows(r.id) {
			continue
		}
		id := people.ParticipantID(r.id)
		p.Names[id] = people.Participant{FirstName: r.text("first_name"), LastName: r.text("last_name")}.Name()
		if !active[r.text("status")] {
			continue
		}
		if end := s.supportEnds(r, jobs[id], rules); !end.IsZero() && !end.Before(from) && !to.Before(end) {
			p.SupportEnds[id] = end
		}
	}
	return nil
}

// settingIn is a setting as a number, inside a transaction.
func settingIn(ctx context.Context, q querier, key string) (int, error) {
	def, err := settingDef(key)
	if err != nil {
		return 0, err
	}
	v := def.Default
	if err := q.QueryRowContext(ctx, "select value from setting where key = ?", key).Scan(&v); err != nil && !isNoRows(err) {
		return 0, err
	}
	return strconv.Atoi(v)
}

package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// EmployerPage is everything that the page of one employer shows but its timeline. The id of one that was merged gives the kept one.
func (s *Store) EmployerPage(ctx context.Context, id employers.EmployerID) (employers.Page, error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return employers.Page{}, err
	}
	var p employers.Page
	err = s.reading(ctx, func(tx *sql.Tx) (err error) {
		p, err = s.employerPage(ctx, tx, who, string(id))
		return err
	})
	return p, err
}

func (s *Store) employerPage(ctx context.Context, tx *sql.Tx, who people.Staff, id string) (p employers.Page, err error) {
	r, err := keptEmployer(ctx, tx, id)
	if err != nil {
		return p, err
	}
	p.Employer, id = employerOf(r), r.id
	if p.Next, err = s.nextAt(ctx, tx, who, r); err != nil {
		return p, err
	}
	if p.People, err = peopleAt(ctx, tx, id); err != nil {
		return p, err
	}
	sites, err := readRows(ctx, tx, siteKind, "where employer = ? and deleted = 0 order by name, id", id)
	if err != nil {
		return p, err
	}
	for _, site := range sites {
		p.Sites = append(p.Sites, siteOf(site))
	}
	today := day.Of(s.now())
	if p.Recent, err = s.touches(ctx, tx, id, today.AddDays(-employers.RecentDays)); err != nil {
		return p, err
	}
	p.Recent = employers.RecentTouches(p.Recent, who.ID, today)
	err = tx.QueryRowContext(ctx, `select (select count(*) from contact where employer = ?1 and deleted = 0),
		(select count(*) from event where instr(attendees, ';' || ?1 || ';') > 0 and deleted = 0)`, id).Scan(&p.Contacts, &p.Events)
	return p, err
}

// nextAt are the steps to do about an employer that the person may see, earliest first.
func (s *Store) nextAt(ctx context.Context, tx *sql.Tx, who people.Staff, employer *row) (out []employers.NextStep, err error) {
	see, args := s.visible(who, "participant", "owner")
	rows, err := readRows(ctx, tx, nextStepKind, "where employer = ? and employer <> '' and done_on = '' and deleted = 0 and "+see+" order by due, id", append([]any{employer.id}, args...)...)
	for _, r := range rows {
		n := nextStepOf(r)
		n.EmployerName = employer.text("name")
		out = append(out, n)
	}
	return out, err
}

// touches are the last contacts of each colleague from a day to today, newest first.
func (s *Store) touches(ctx context.Context, q querier, employer string, since day.Date) (out []employers.Touch, err error) {
	rows, err := readRows(ctx, q, contactKind, "where employer = ? and on_day >= ? and on_day <= ? and deleted = 0 order by on_day desc, id desc", employer, since.String(), s.today())
	seen := map[people.StaffID]bool{}
	for _, r := range rows {
		c := contactOf(r)
		if !seen[c.Specialist] {
			seen[c.Specialist] = true
			out = append(out, employers.Touch{By: c.Specialist, On: c.On, Channel: c.Channel, Met: c.Met})
		}
	}
	return out, err
}

// Touches says who from the team was in touch with an employer from a day to today, newest first, each with their last contact.
func (s *Store) Touches(ctx context.Context, id employers.EmployerID, since day.Date) (out []employers.Touch, err error) {
	if _, err := s.may(ctx, people.ViewRegister); err != nil {
		return nil, err
	}
	err = s.reading(ctx, func(tx *sql.Tx) error {
		r, err := keptEmployer(ctx, tx, string(id))
		if err == nil {
			out, err = s.touches(ctx, tx, r.id, since)
		}
		return err
	})
	return out, err
}

// happenings is what happened with an employer, as kind, record, day and a word that orders one day. ?1 is the employer, ?2 when
// it was added, ?3 today, ?4 what is noted with its moment, see moments; the condition of which next steps may be seen goes behind it.
const happenings = `select 'contact' kind, id, on_day from contact where employer = ?1 and deleted = 0
		union all select 'event', id, on_day from event where instr(attendees, ';' || ?1 || ';') > 0 and deleted = 0
		union all select 'stage', id, on_day from employer_stage where employer = ?1 and deleted = 0
		union all select 'created', ?1, ?2
		union all select 'vacancy', id, added_on from vacancy where employer = ?1 and deleted = 0
		union all select 'lead', id, added_on from lead where employer = ?1 and deleted = 0
		union all select 'lead-move', m.id, m.on_day from lead l cross join lead_move m on m.lead = l.id where l.employer = ?1 and l.deleted = 0 and m.was <> '' and m.deleted = 0
		union all select 'carving', id, added_on from carving where employer = ?1 and deleted = 0
		union all select 'job', id, start_on from job where employer = ?1 and employer <> '' and start_on <> '' and start_on <= ?3 and deleted = 0
		union all select 'job-end', id, end_on from job where employer = ?1 and employer <> '' and end_on <> '' and end_on <= ?3 and deleted = 0
		union all select json_extract(value, '$.kind'), json_extract(value, '$.id'), json_extract(value, '$.on') from json_each(?4)
		union all select 'next-step', id, done_on from next_step where employer = ?1 and employer <> '' and done_on <> '' and deleted = 0 and `

// moments are what happened with an employer that is noted with its moment, as JSON with the day that the clock of the place showed then:
// merges, and agreements that were sealed, as far as the person may see whom they are about.
func (s *Store) moments(ctx context.Context, tx *sql.Tx, who people.Staff, employer string) (string, error) {
	type moment struct {
		Kind string `json:"kind"`
		ID   string `json:"id"`
		On   string `json:"on"`
	}
	known, args := s.visible(who, "participant", "''")
	rows, err := tx.QueryContext(ctx, `select 'merge', id, changed_at from employer where merged_into = ?1 and merged_into <> ''
		union all select 'sealed', id, at from sealed where paper in (select id from agreement where employer = ?1 and employer <> '' and deleted = 0) and deleted = 0 and `+known,
		append([]any{employer}, args...)...)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	list := []moment{}
	for rows.Next() {
		var m moment
		var at int64
		if err := rows.Scan(&m.Kind, &m.ID, &at); err != nil {
			return "", err
		}
		m.On = s.dayOf(at)
		list = append(list, m)
	}
	packed, err := json.Marshal(list)
	return string(packed), errors.Join(err, rows.Err())
}

// dayOf is the day that the clock of the place showed at a moment in Unix ms, as it is kept.
func (s *Store) dayOf(at int64) string {
	return day.Of(time.UnixMilli(at).In(s.now().Location())).String()
}

// Timeline gives one page of what happened, newest first, and how much there is in all.
func (s *Store) Timeline(ctx context.Context, id employers.EmployerID, offset, limit int) (out []employers.Happening, total int, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return nil, 0, err
	}
	err = s.reading(ctx, func(tx *sql.Tx) (err error) {
		out, total, err = s.timeline(ctx, tx, who, string(id), offset, limit)
		return err
	})
	return out, total, err
}

func (s *Store) timeline(ctx context.Context, tx *sql.Tx, who people.Staff, id string, offset, limit int) (out []employers.Happening, total int, err error) {
	r, err := keptEmployer(ctx, tx, id)
	if err != nil {
		return nil, 0, err
	}
	see, seeArgs := s.visible(who, "participant", "owner")
	added, err := s.addedOn(ctx, tx, r.id)
	if err != nil {
		return nil, 0, err
	}
	moments, err := s.moments(ctx, tx, who, r.id)
	if err != nil {
		return nil, 0, err
	}
	args := append([]any{r.id, added, s.today(), moments}, seeArgs...)
	all := happenings + see
	if err := tx.QueryRowContext(ctx, "select count(*) from ("+all+")", args...).Scan(&total); err != nil {
		return nil, 0, err
	}
	rows, err := tx.QueryContext(ctx, "select kind, id, on_day from ("+all+") order by on_day desc, kind = 'created', id desc limit ? offset ?", append(args, limit, offset)...)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var h employers.Happening
		var on string
		if err := rows.Scan(&h.Kind, &h.ID, &on); err != nil {
			return nil, 0, err
		}
		h.On = date(on)
		out = append(out, h)
	}
	if err := rows.Err(); err != nil {
		return nil, 0, err
	}
	for i := range out {
		if err := s.tellHappening(ctx, tx, who, &out[i]); err != nil {
			return nil, 0, err
		}
	}
	return out, total, nil
}

// What stands in place of a stage where do-not-contact was set, or taken back; "was" then holds the reason.
const (
	barred = "barred"
	freed  = "freed"
)

// movesOf are the lines that the timeline gets from a change of an employer: its relation moved, do-not-contact was set,
// given another reason or taken back. Who and when are those of the change.
func (s *Store) movesOf(old, next *row) (out []*row) {
	if old == nil {
		return nil
	}
	line := func(was, stage string) {
		out = append(out, stageKind.row(NewID(), 0, false, next.id, s.today(), was, stage))
	}
	if was, is := old.text("stage"), next.text("stage"); was != is {
		line(was, is)
	}
	switch was, is := old.text("do_not_contact"), next.text("do_not_contact"); {
	case was == is:
	case is == "":
		line(was, freed)
	default:
		line(is, barred)
	}
	return out
}

func barredWords(r *row) string {
	if r.text("stage") == freed {
		return "May be contacted again. Before: " + r.text("was")
	}
	return "Marked “Do not contact”: " + r.text("was")
}

// addedOn is the day on which an employer was added; its id tells it of one that was added before that was noted.
func (s *Store) addedOn(ctx context.Context, q querier, id string) (on string, err error) {
	err = q.QueryRowContext(ctx, "select added_on from employer where id = ?", id).Scan(&on)
	if on == "" {
		on = s.dayOf(createdAt(id).UnixMilli())
	}
	return on, err
}

// createdAt is when a record was added, as its id tells; zero for an id of another kind.
func createdAt(id string) time.Time {
	u, err := uuid.Parse(id)
	if err != nil || u.Version() != 7 {
		return time.Time{}
	}
	return time.Unix(u.Time().UnixTime())
}

var happeningKinds = map[string]*kind{"contact": contactKind, "event": eventKind, "stage": stageKind, "merge": employerKind, "created": employerKind, "next-step": nextStepKind,
	"vacancy": vacancyKind, "lead": leadKind, "lead-move": leadMoveKind, "carving": carvingKind, "job": jobKind, "job-end": jobKind, "sealed": sealedKind}

// tellHappening reads the record of a happening and says what happened.
func (s *Store) tellHappening(ctx context.Context, tx *sql.Tx, who people.Staff, h *employers.Happening) error {
	r, err := happeningKinds[h.Kind].find(ctx, tx, h.ID)
	if err != nil || r == nil {
		return err
	}
	h.At, h.By = time.UnixMilli(r.changedAt), people.StaffID(r.changedBy)
	switch h.Kind {
	case "contact":
		c, err := s.contactOf(ctx, tx, who, r)
		if err != nil {
			return err
		}
		h.Contact, h.By = &c, c.Specialist
	case "event":
		h.Words = r.text("title")
	case "next-step":
		h.Words = r.text("what")
	case "stage":
		if r.text("stage") == barred || r.text("stage") == freed {
			h.Kind, h.Words = "do-not-contact", barredWords(r)
			return nil
		}
		h.Was, h.Stage = r.text("was"), r.text("stage")
		h.Words = fmt.Sprintf("The relation moved from “%s” to “%s”", employers.StageName(h.Was), employers.StageName(h.Stage))
	case "vacancy", "lead", "lead-move", "carving", "job", "job-end", "sealed":
		return s.tellWork(ctx, tx, who, h, r)
	case "merge":
		h.Words = "Merged with " + r.text("name")
	case "created":
		h.Words = "Added to the register"
		if r.version > 1 {
			h.By, h.At = "", h.On.Time() // somebody has changed it since, so it does not say any more who added it
		}
	}
	return nil
}

package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

var _ brokerage.Matching = (*Store)(nil)

// Seekers gives the people who may be matched by whoever acts: the own caseload, for a lead everybody. One person is given whatever
// their status is; people.Denied{Outside: true} outside the own caseload.
func (s *Store) Seekers(ctx context.Context, only people.ParticipantID, all bool) (out []brokerage.Seeker, err error) {
	who, err := s.may(ctx, people.ViewParticipants)
	if err != nil {
		return nil, err
	}
	v, err := s.viewer(ctx, who)
	if err != nil {
		return nil, s.plain(err)
	}
	db := s.files.Read()
	active, err := s.activeStatuses(ctx, db)
	if err != nil {
		return nil, s.plain(err)
	}
	list, err := s.match.seekers.get(db, func() ([]seeker, error) { return s.readSeekers(ctx, db) })
	if err != nil {
		return nil, s.plain(err)
	}
	there := false
	for _, x := range list {
		if only != "" && x.ID != only {
			continue
		}
		there = true
		x.Active = active[x.status]
		if (v.reach == people.All || v.own[string(x.ID)]) && (only != "" || all || x.Active) {
			out = append(out, x.Seeker)
		}
	}
	switch {
	case only == "" || len(out) > 0:
		return out, nil
	case there:
		return nil, people.Denied{Act: people.ViewParticipants, Outside: true}
	}
	return nil, notFound()
}

// Openings gives the vacancies that take part: open, not past their closing date, with places left; all = the others too. Given ids
// come whatever their status, in the order in which they are asked for.
func (s *Store) Openings(ctx context.Context, all bool, only ...brokerage.VacancyID) (out []brokerage.Opening, err error) {
	if _, err := s.may(ctx, people.ViewRegister); err != nil {
		return nil, err
	}
	list, err := s.openings(ctx)
	if err != nil {
		return nil, s.plain(err)
	}
	if len(only) > 0 {
		for _, id := range only {
			o, there := openingOf(list, id)
			if !there {
				return nil, notFound()
			}
			out = append(out, o)
		}
		return out, nil
	}
	if all {
		return list, nil
	}
	today := day.Of(s.now())
	return slices.DeleteFunc(list, func(o brokerage.Opening) bool { return !o.TakesPart(today) }), nil
}

// SetPlaces gives matching what knows how far apart two places are. Without it no way is estimated.
func (s *Store) SetPlaces(p brokerage.Places) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.places = p
}

// Rules gives what a match needs beside people and jobs.
func (s *Store) Rules(ctx context.Context) (r brokerage.Rules, err error) {
	if _, err := s.may(ctx, people.ViewRegister); err != nil {
		return r, err
	}
	r.Today = day.Of(s.now())
	s.mu.Lock()
	r.Places = s.places
	s.mu.Unlock()
	if r.Weights, err = s.Weights(ctx); err != nil {
		return r, err
	}
	if r.Rates, err = s.matchRates(ctx); err != nil {
		return r, err
	}
	retired := func(c Code) bool { return !c.RetiredOn.IsZero() && !r.Today.Before(c.RetiredOn) }
	for _, l := range []struct {
		into *[]people.Code
		list string
	}{{&r.Barriers, "barrier_types"}, {&r.Sections, "sic2007_sections"}, {&r.Contracts, "contract_types"}, {&r.Groups, "soc2020_major_groups"}, {&r.Groups, "soc2020_submajor_groups"}} {
		codes, err := s.Codes(ctx, l.list, true)
		if err != nil {
			return r, err
		}
		for _, c := range codes {
			*l.into = append(*l.into, people.Code{Code: c.Code, Label: c.Label, Data: c.Data, Retired: retired(c)})
		}
	}
	catalogue, err := s.Codes(ctx, "adjustment_catalogue", true)
	for _, c := range catalogue {
		r.Catalogue = append(r.Catalogue, brokerage.Adjustment{Code: c.Code, Label: c.Label, Retired: retired(c),
			Barriers: strings.FieldsFunc(c.Data["barrier_types"], func(x rune) bool { return x == '|' || x == ';' || x == ' ' })})
	}
	return r, err
}

// matchRates are the dated rates of pay for an hour.
func (s *Store) matchRates(ctx context.Context) ([]brokerage.Rate, error) {
	list, err := s.Rates(ctx)
	var out []brokerage.Rate
	for _, r := range list {
		if r.Unit == "GBP per hour" {
			out = append(out, brokerage.Rate{Family: r.Family, Label: r.Label, Pence: int(r.Pence), From: r.From, To: r.To})
		}
	}
	return out, err
}

// weightKey is the setting of a criterion's weight.
func weightKey(c brokerage.Criterion) string { return "weight_" + c.String() }

// Weights are what each criterion counts, as set here.
func (s *Store) Weights(ctx context.Context) (w brokerage.Weights, err error) {
	for c := range brokerage.Criterion(brokerage.Criteria) {
		n, err := s.SettingInt(ctx, weightKey(c))
		if err != nil {
			return w, err
		}
		w[c] = float64(n)
	}
	return w, nil
}

// SetWeights changes what each criterion counts, in whole numbers. Leads only.
func (s *Store) SetWeights(ctx context.Context, w brokerage.Weights) error {
	values := map[string]string{}
	for c := range brokerage.Criterion(brokerage.Criteria) {
		values[weightKey(c)] = strconv.Itoa(int(w[c]))
	}
	return s.setSettings(ctx, people.ChangeWeights, values)
}

// Decide keeps what a named person decided about a proposed match. Where a shortlist is taken back, the application that began with it
// and has got no further goes too.
func (s *Store) Decide(ctx context.Context, d *brokerage.Decision) error {
	return s.saveLogged(ctx, "decision about a match", people.EditParticipants, func(c *change, w *written) error {
		if d.What == brokerage.DecidedBack {
			if err := c.offShortlist(d.Participant, d.Vacancy); err != nil {
				return err
			}
		}
		return c.putDecision(d, w)
	})
}

// applied are somebody's applications for a job.
func (c *change) applied(who people.ParticipantID, job brokerage.VacancyID) ([]*row, error) {
	return readRows(c.ctx, c.tx, applicationKind, "where participant = ? and vacancy = ? and deleted = 0", string(who), string(job))
}

// offShortlist deletes the application that stands at the shortlist, where that was the last decision.
func (c *change) offShortlist(who people.ParticipantID, job brokerage.VacancyID) error {
	decided, err := decisionsOf(c.ctx, c.tx, string(who))
	if err != nil {
		return err
	}
	last := slices.IndexFunc(decided, func(d brokerage.Decision) bool { return d.Vacancy == job && !d.Deleted })
	if last < 0 || decided[last].What != brokerage.DecidedShortlist {
		return nil
	}
	rows, err := c.applied(who, job)
	for _, r := range rows {
		if err == nil && r.text("stage") == brokerage.ApplicationStages[0].Code {
			err = c.del(applicationKind, r.id, r.version)
		}
	}
	return err
}

// Shortlist keeps that somebody has put a job on the shortlist of a person, with the application that begins with it.
func (s *Store) Shortlist(ctx context.Context, d *brokerage.Decision, a *brokerage.Application) error {
	return s.saveLogged(ctx, "shortlisted", people.EditParticipants, func(c *change, w *written) error {
		if err := c.putDecision(d, w); err != nil {
			return err
		}
		rows, err := c.applied(a.Participant, a.Vacancy)
		under := func(r *row) bool { return r.text("stage") != "rejected" && r.text("stage") != "withdrawn" }
		if err != nil || slices.ContainsFunc(rows, under) { // they go for it already
			return err
		}
		return c.putApplication(a, w)
	})
}

// putDecision writes a decision about a match; the day and who decided are filled in where they are missing.
func (c *change) putDecision(d *brokerage.Decision, w *written) error {
	saved := *d
	saved.ID, saved.By = cmp.Or(saved.ID, NewID()), cmp.Or(saved.By, c.who.ID)
	if saved.On.IsZero() {
		saved.On = day.Of(c.s.now())
	}
	if err := saved.Validate(); err != nil {
		return err
	}
	r := decisionRow(saved)
	if err := c.put(r); err != nil {
		return err
	}
	w.add(func() { *d = saved; d.Version = r.version })
	return nil
}

// Decisions gives what was decided about a person's matches, newest first.
func (s *Store) Decisions(ctx context.Context, id people.ParticipantID) (out []brokerage.Decision, err error) {
	err = s.about(ctx, id, people.ViewParticipants, func(tx *sql.Tx, _ people.Staff, _ *row) (err error) {
		out, err = decisionsOf(ctx, tx, string(id))
		return err
	})
	return out, err
}

// SaveJourney keeps minutes that somebody found out; a person's way to a vacancy has one figure, the last.
func (s *Store) SaveJourney(ctx context.Context, j *brokerage.Journey) error {
	return s.saveLogged(ctx, "journey", people.EditParticipants, func(c *change, w *written) error {
		saved := *j
		if saved.ID == "" {
			rows, err := readRows(c.ctx, c.tx, journeyKind, "where participant = ? and vacancy = ? and deleted = 0", string(j.Participant), string(j.Vacancy))
			if err != nil {
				return err
			}
			saved.ID = NewID()
			if len(rows) > 0 {
				saved.ID, saved.Version = rows[0].id, rows[0].version
			}
		}
		if err := saved.Validate(); err != nil {
			return err
		}
		r := journeyRow(saved)
		if err := c.put(r); err != nil {
			return err
		}
		w.add(func() { *j = saved; j.Version = r.version })
		return nil
	})
}

// NoteShown keeps which jobs somebody was shown for a person, or which people for a job, with their scores: by person and day. It is no
// undo step; while nothing can be changed, nothing is noted.
func (s *Store) NoteShown(ctx context.Context, results []brokerage.Result) error {
	by := map[people.ParticipantID]map[brokerage.VacancyID]int{}
	for _, r := range results {
		if by[r.Participant] == nil {
			by[r.Participant] = map[brokerage.VacancyID]int{}
		}
		by[r.Participant][r.Vacancy] = r.Score
	}
	if len(by) == 0 || s.Writable() != nil {
		return nil
	}
	return s.change(ctx, "match shown", people.ViewParticipants, func(c *change) error {
		for _, id := range slices.Sorted(maps.Keys(by)) {
			if err := c.noteShown(string(id), by[id]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *change) noteShown(id string, now map[brokerage.VacancyID]int) error {
	shown, was := map[brokerage.VacancyID]int{}, ""
	err := c.queryRow("select shown from match_shown where participant = ? and on_day = ? and staff = ?", id, c.s.today(), string(c.who.ID)).Scan(&was)
	if err != nil && !isNoRows(err) {
		return err
	}
	if was != "" {
		if err := json.Unmarshal([]byte(was), &shown); err != nil {
			return err
		}
	}
	maps.Copy(shown, now)
	is, err := json.Marshal(shown)
	if err != nil || string(is) == was {
		return err
	}
	_, err = c.tx.ExecContext(c.ctx, `insert into match_shown (participant, on_day, staff, shown) values (?, ?, ?, ?)
		on conflict (participant, on_day, staff) do update set shown = excluded.shown`, id, c.s.today(), string(c.who.ID), string(is))
	return err
}

// Shown is which jobs were shown for a person on a day, with their scores in tenths of a point.
type Shown struct {
	On     day.Date
	By     people.StaffID
	Scores map[brokerage.VacancyID]int
}

// ShownFor gives which jobs were shown for a person, newest day first.
func (s *Store) ShownFor(ctx context.Context, id people.ParticipantID) (out []Shown, err error) {
	err = s.about(ctx, id, people.ViewParticipants, func(tx *sql.Tx, _ people.Staff, _ *row) error {
		return each3(ctx, tx, func(on, staff, text string) {
			x := Shown{On: date(on), By: people.StaffID(staff)}
			_ = json.Unmarshal([]byte(text), &x.Scores) // the store wrote it
			out = append(out, x)
		}, "select on_day, staff, shown from match_shown where participant = ? order by on_day desc, staff", string(id))
	})
	return out, err
}

// SavePostcodeSectors keeps the middle of postcode sectors, as latitude and longitude in degrees, in place of those known before.
func (s *Store) SavePostcodeSectors(ctx context.Context, sectors map[string][2]float64) error {
	return s.change(ctx, "postcodes", people.Import, func(c *change) error {
		if _, err := c.tx.ExecContext(c.ctx, "delete from postcode_sector"); err != nil {
			return err
		}
		for _, sector := range slices.Sorted(maps.Keys(sectors)) {
			at := sectors[sector]
			if _, err := c.exec("insert into postcode_sector (sector, lat, lng) values (?, ?, ?)", sector, at[0], at[1]); err != nil {
				return err
			}
		}
		c.kinds["postcodes"] = true
		return c.appendAudit("import", "postcodes", nil, nil, strconv.Itoa(len(sectors))+" sectors")
	})
}

// PostcodeSectors gives the middle of each postcode sector that a file of postcodes has brought; none without one.
func (s *Store) PostcodeSectors(ctx context.Context) (map[string][2]float64, error) {
	rows, err := s.files.Read().QueryContext(ctx, "select sector, lat, lng from postcode_sector")
	if err != nil {
		return nil, s.plain(err)
	}
	defer rows.Close()
	out := map[string][2]float64{}
	for rows.Next() {
		var sector string
		var at [2]float64
		if err := rows.Scan(&sector, &at[0], &at[1]); err != nil {
			return nil, s.plain(err)
		}
		out[sector] = at
	}
	return out, s.plain(rows.Err())
}

package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
)

// matchCache is what matching and the list of vacancies read from many records. A change of one of them makes its part old; whoever
// needs it next reads it anew.
type matchCache struct {
	vacancies cached[[]brokerage.Opening] // by id, with duties; what else is known of each is in the other parts
	firms     cached[map[employers.EmployerID]brokerage.EmployerFacts]
	taken     cached[map[brokerage.VacancyID]int]
	agreed    cached[map[brokerage.VacancyID][]string]
	seekers   cached[[]seeker]
}

// seeker is somebody who may be matched, with whose caseload it is.
type seeker struct {
	brokerage.Seeker
	status string
}

// outdateMatches makes old what a change of these kinds has made old.
func (s *Store) outdateMatches(kinds map[string]bool) {
	m := &s.match
	for _, part := range []struct {
		forget func()
		of     []*kind
	}{
		{m.vacancies.forget, []*kind{vacancyKind, dutyKind}},
		{m.firms.forget, []*kind{employerKind, vacancyKind, jobKind, contactKind, carvingKind}},
		{m.taken.forget, []*kind{applicationKind, jobKind}},
		{m.agreed.forget, []*kind{carvingKind}},
		{m.seekers.forget, []*kind{participantKind, permitKind, journeyKind, decisionKind}},
	} {
		if slices.ContainsFunc(part.of, func(k *kind) bool { return kinds[k.name] }) {
			part.forget()
		}
	}
}

// openings are all vacancies with everything that matching knows of them, in the order of their ids. They are shared: nobody changes them.
func (s *Store) openings(ctx context.Context) ([]brokerage.Opening, error) {
	db, m := s.files.Read(), &s.match
	list, err := m.vacancies.get(db, func() ([]brokerage.Opening, error) { return readVacancies(ctx, db) })
	if err != nil {
		return nil, err
	}
	firms, err := m.firms.get(db, func() (map[employers.EmployerID]brokerage.EmployerFacts, error) { return readFirms(ctx, db) })
	if err != nil {
		return nil, err
	}
	taken, err := m.taken.get(db, func() (map[brokerage.VacancyID]int, error) { return readTaken(ctx, db) })
	if err != nil {
		return nil, err
	}
	agreed, err := m.agreed.get(db, func() (map[brokerage.VacancyID][]string, error) { return readAgreed(ctx, db) })
	if err != nil {
		return nil, err
	}
	out := slices.Clone(list)
	for i := range out {
		o := &out[i]
		o.Employer, o.Taken, o.Agreed = firms[o.Vacancy.Employer], taken[o.Vacancy.ID], agreed[o.Vacancy.ID]
	}
	return out, nil
}

func readVacancies(ctx context.Context, db *sql.DB) ([]brokerage.Opening, error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	rows, err := readMany(ctx, tx, vacancyKind, "where deleted = 0 order by id")
	if err != nil {
		return nil, err
	}
	out, at := make([]brokerage.Opening, len(rows)), map[string]int{}
	for i, r := range rows {
		out[i].Vacancy, at[r.id] = vacancyOf(r), i
	}
	duties, err := readMany(ctx, tx, dutyKind, "where deleted = 0 order by vacancy, place, id")
	for _, r := range duties {
		if i, there := at[r.text("vacancy")]; there {
			out[i].Duties = append(out[i].Duties, dutyOf(r))
		}
	}
	return out, err
}

// hiredBefore are the employers that have hired, adjusted or offered before.
const hiredBefore = `select employer from job where deleted = 0 and employer <> ''
	union select employer from contact where outcome in ('adjustment', 'offer') and deleted = 0
	union select employer from vacancy where deleted = 0 and offers <> ''
	union select employer from carving where deleted = 0 and status in ('agreed', 'trial', 'in_place')`

// readFirms reads what matching knows of the employers that have vacancies.
func readFirms(ctx context.Context, db *sql.DB) (map[employers.EmployerID]brokerage.EmployerFacts, error) {
	rows, err := db.QueryContext(ctx, `select id, name, sic, stage, do_not_contact <> '', town, postcode, id in (`+hiredBefore+`)
		from employer where id in (select employer from vacancy where deleted = 0)`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[employers.EmployerID]brokerage.EmployerFacts{}
	for rows.Next() {
		var f brokerage.EmployerFacts
		var sic string
		if err := rows.Scan(&f.ID, &f.Name, &sic, &f.Stage, &f.DoNotContact, &f.Town, &f.Postcode, &f.Hired); err != nil {
			return nil, err
		}
		f.Sections = sectionsOf(unpack[string](sic))
		out[f.ID] = f
	}
	return out, rows.Err()
}

// readTaken counts the places that are gone: people who have accepted, or who hold or held the job.
func readTaken(ctx context.Context, db *sql.DB) (map[brokerage.VacancyID]int, error) {
	list, err := counts(ctx, db, `select vacancy, count(*) from (select vacancy, participant from application where deleted = 0 and stage = 'accepted'
		union select vacancy, participant from job where deleted = 0 and vacancy <> '') group by vacancy`)
	out := map[brokerage.VacancyID]int{}
	for id, n := range list {
		out[brokerage.VacancyID(id)] = n
	}
	return out, err
}

// readAgreed are the adjustments that employers have agreed to in carvings of a vacancy.
func readAgreed(ctx context.Context, db *sql.DB) (map[brokerage.VacancyID][]string, error) {
	out := map[brokerage.VacancyID][]string{}
	err := each3(ctx, db, func(vacancies, adjustments, _ string) {
		for _, v := range unpack[brokerage.VacancyID](vacancies) {
			for _, a := range unpack[string](adjustments) {
				if !slices.Contains(out[v], a) {
					out[v] = append(out[v], a)
				}
			}
		}
	}, "select vacancies, adjustments, '' from carving where deleted = 0 and status in ('agreed', 'trial', 'in_place') and adjustments <> '' order by id")
	return out, err
}

// readSeekers reads everybody who may be matched, by id.
func (s *Store) readSeekers(ctx context.Context, db *sql.DB) ([]seeker, error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	rows, err := readMany(ctx, tx, participantKind, "where deleted = 0 order by id")
	if err != nil {
		return nil, err
	}
	permits, err := s.allPermits(ctx, tx)
	if err != nil {
		return nil, err
	}
	journeys, err := readJourneys(ctx, tx)
	if err != nil {
		return nil, err
	}
	refused, err := readRefused(ctx, tx)
	out := make([]seeker, len(rows))
	for i, r := range rows {
		p := participantOf(r)
		out[i] = seeker{brokerage.Seeker{ID: p.ID, Ref: p.Ref, Name: p.Name(), Town: p.Town, Postcode: p.Postcode, Profile: p.Profile,
			Permits: permits[p.ID], Journeys: journeys[p.ID], Refused: refused[p.ID]}, p.Status}
	}
	return out, err
}

func readJourneys(ctx context.Context, tx *sql.Tx) (map[people.ParticipantID]map[brokerage.VacancyID]int, error) {
	rows, err := readRows(ctx, tx, journeyKind, "where deleted = 0 order by id")
	out := map[people.ParticipantID]map[brokerage.VacancyID]int{}
	for _, r := range rows {
		j := journeyOf(r)
		if out[j.Participant] == nil {
			out[j.Participant] = map[brokerage.VacancyID]int{}
		}
		out[j.Participant][j.Vacancy] = j.Minutes
	}
	return out, err
}

// readRefused are the jobs that are not for a person: the last decision counts.
func readRefused(ctx context.Context, tx *sql.Tx) (map[people.ParticipantID]map[brokerage.VacancyID]bool, error) {
	rows, err := readRows(ctx, tx, decisionKind, "where deleted = 0 order by id")
	out := map[people.ParticipantID]map[brokerage.VacancyID]bool{}
	for _, r := range rows {
		d := decisionOf(r)
		if out[d.Participant] == nil {
			out[d.Participant] = map[brokerage.VacancyID]bool{}
		}
		out[d.Participant][d.Vacancy] = d.What == brokerage.DecidedAgainst
	}
	return out, err
}

// openingOf is the opening with an id; false where there is none.
func openingOf(list []brokerage.Opening, id brokerage.VacancyID) (brokerage.Opening, bool) {
	i, found := slices.BinarySearchFunc(list, id, func(o brokerage.Opening, id brokerage.VacancyID) int { return cmp.Compare(o.Vacancy.ID, id) })
	if !found {
		return brokerage.Opening{}, false
	}
	return list[i], true
}

package store_test

import (
	"bytes"
	"context"
	"slices"
	"testing"
	"time"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// about is a person with a record of every kind about them, each holding a word of its own.
type about struct {
	person  *people.Participant
	vacancy *brokerage.Vacancy
	lead    *brokerage.Lead
	carving *brokerage.Carving
	gone    *employers.Employer // where all of it is
}

func everythingAbout(t testing.TB, team storetest.Team, first string) (a about) {
	t.Helper()
	s, word := team.Ann, func(what string) string { return "zebra" + what }
	a.gone = employer(t, s, "Hallam Bakery Ltd")
	a.person = &people.Participant{FirstName: first, LastName: "Zebralast", Specialist: s.Actor(), Phone: "0114 496 0123", Email: word("mail@example.org"),
		Profile: people.Profile{DreamJob: word("dream"), RefusedEmployers: []string{string(a.gone.ID)}}}
	must(t, s.SaveParticipants(ctx, "added", a.person))
	*team.Clock = team.Clock.AddDate(0, 0, 1)
	a.person.Profile.DreamJob = word("later")
	must(t, s.SaveParticipants(ctx, "changed", a.person))
	*team.Clock = team.Clock.AddDate(0, 0, -1)
	id := a.person.ID
	p := permit(people.P3, people.D2, a.person, string(a.gone.ID))
	p.Words = word("words")
	must(t, s.SavePermits(ctx, "", p))
	must(t, s.SaveTalk(ctx, &people.Talk{Participant: id, On: today, Pros: word("pros")}))
	must(t, s.NoteShared(ctx, people.Shared{Participant: id, Employer: string(a.gone.ID), What: word("shared")}))
	must(t, s.SaveSession(ctx, &brokerage.Session{Participant: id, On: today, Mode: "FACE_COMM", Type: "IPS", Note: word("session")}))
	a.vacancy, _ = vacancy(t, s, a.gone, "Porter")
	must(t, s.SaveApplication(ctx, &brokerage.Application{Participant: id, Vacancy: a.vacancy.ID, Feedback: word("feedback")}))
	must(t, s.SaveTaster(ctx, &brokerage.Taster{Participant: id, Employer: a.gone.ID, Kind: "taster", From: today, To: today, PersonSays: word("says")}))
	must(t, s.SaveJob(ctx, &brokerage.Job{Participant: id, Employer: a.gone.ID, Title: word("title"), Start: today}, []*brokerage.Outcome{{On: today, Type: "START", Evidence: word("evidence")}}, nil, ""))
	must(t, s.Decide(ctx, &brokerage.Decision{Participant: id, Vacancy: a.vacancy.ID, What: brokerage.DecidedAgainst, Reason: word("reason")}))
	must(t, s.SaveJourney(ctx, &brokerage.Journey{Participant: id, Vacancy: a.vacancy.ID, Minutes: 20, Note: word("journey")}))
	must(t, s.NoteShown(ctx, []brokerage.Result{{Participant: id, Vacancy: a.vacancy.ID, Score: 700}}))
	a.carving = &brokerage.Carving{Employer: a.gone.ID, Vacancies: []brokerage.VacancyID{a.vacancy.ID}, Participant: id, Kind: "carved", Title: word("carving"), Status: brokerage.CarvingSent,
		Tasks: []brokerage.Task{{Name: "Wash trays", Minutes: 30, Times: 5, Action: brokerage.Adapt, Adapted: word("adapted")}}}
	must(t, s.SaveCarving(ctx, a.carving))
	a.lead = &brokerage.Lead{Employer: a.gone.ID, Need: "Trays pile up", Preferred: id}
	must(t, s.SaveLead(ctx, a.lead))
	return a
}

// The test reads the store's files byte by byte for the words that were about the person, and for their id.
func TestErasureReachesAllOfBrokerage(t *testing.T) {
	files := storetest.NewPlain(t)
	team := storetest.Open(t, files)
	a := everythingAbout(t, team, "Zebrafirst")
	if data := everything(t, files.Path); !bytes.Contains(data, []byte("zebrafeedback")) {
		t.Fatal("the search for traces does not see what is there")
	}
	_, err := team.Lead.Erase(ctx, a.person.ID, "asked for it")
	must(t, err)
	data := bytes.ToLower(everything(t, files.Path))
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("zebra"))
		if i < 0 {
			break
		}
		t.Errorf("still in the file: %q", data[at+i:min(len(data), at+i+20)])
		at += i + 5
	}
	for _, table := range []string{"lead", "journal", "match_shown", "search_doc", "search_wait"} {
		rows, err := files.Read().Query("select * from " + table)
		must(t, err)
		columns, err := rows.Columns()
		must(t, err)
		for rows.Next() {
			vals := make([]any, len(columns))
			for i := range vals {
				vals[i] = new(string)
			}
			must(t, rows.Scan(vals...))
			for i, v := range vals {
				if bytes.Contains([]byte(*v.(*string)), []byte(a.person.ID)) {
					t.Errorf("%s still names the person in %s", table, columns[i])
				}
			}
		}
		must(t, rows.Close())
	}
	if page, err := team.Ann.LeadPage(ctx, a.lead.ID); err != nil || page.Lead.Preferred != "" || page.Lead.Need == "" {
		t.Errorf("the lead is %+v, %v", page.Lead, err)
	}
	if _, err := team.Ann.VacancyPage(ctx, a.vacancy.ID); err != nil {
		t.Errorf("the vacancy is gone: %v", err)
	}
	if problems, err := team.Lead.Verify(ctx); err != nil || len(problems) > 0 {
		t.Errorf("the store has %v, %v", problems, err)
	}
}

// A merge puts all of brokerage at the employer that stays, and its undo brings all back.
func TestAMergePutsAllOfBrokerageAtOne(t *testing.T) {
	team := open(t)
	s, a := team.Ann, everythingAbout(t, team, "Sam")
	keep := employer(t, s, "Hallam Bakery")
	at := func(when string, want employers.EmployerID) {
		t.Helper()
		p, err := s.PersonPage(ctx, a.person.ID)
		must(t, err)
		v, err := s.VacancyPage(ctx, a.vacancy.ID)
		must(t, err)
		l, err := s.LeadPage(ctx, a.lead.ID)
		must(t, err)
		got := []employers.EmployerID{p.Tasters[0].Employer, p.Jobs[0].Employer, p.Carvings[0].Employer, employers.EmployerID(p.Shared[0].Employer),
			employers.EmployerID(p.Participant.Profile.RefusedEmployers[0]), v.Vacancy.Employer, v.Employer.ID, l.Lead.Employer, l.Employer.ID}
		if slices.ContainsFunc(got, func(id employers.EmployerID) bool { return id != want }) {
			t.Errorf("%s: %v, want all at %s", when, got, want)
		}
	}
	at("before", a.gone.ID)
	must(t, team.Ben.Merge(ctx, *keep, a.gone.ID, a.gone.Version))
	at("merged", keep.ID)
	_, err := team.Ben.Undo(ctx)
	must(t, err)
	at("undone", a.gone.ID)
}

// work are the calls of brokerage that read, by name, with what each needs the right for.
func work(s *store.Store, a about) map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"caseload": func(ctx context.Context) error {
			_, err := s.Caseload(ctx, brokerage.PersonFilter{}, employers.Order{})
			return err
		},
		"count caseload":   func(ctx context.Context) error { _, err := s.CountCaseload(ctx, brokerage.PersonFilter{}); return err },
		"open participant": func(ctx context.Context) error { _, err := s.OpenParticipant(ctx, a.person.ID); return err },
		"person page":      func(ctx context.Context) error { _, err := s.PersonPage(ctx, a.person.ID); return err },
		"profile versions": func(ctx context.Context) error { _, err := s.ProfileVersions(ctx, a.person.ID); return err },
		"permits":          func(ctx context.Context) error { _, err := s.Permits(ctx, a.person.ID); return err },
		"sessions":         func(ctx context.Context) error { _, err := s.Sessions(ctx, a.person.ID, 0, 5); return err },
		"decisions":        func(ctx context.Context) error { _, err := s.Decisions(ctx, a.person.ID); return err },
		"shown":            func(ctx context.Context) error { _, err := s.ShownFor(ctx, a.person.ID); return err },
		"diary":            func(ctx context.Context) error { _, err := s.Diary(ctx, today, today.AddDays(7)); return err },
		"seekers":          func(ctx context.Context) error { _, err := s.Seekers(ctx, "", true); return err },
	}
}

// registerWork are the calls of brokerage that everybody may read.
func registerWork(s *store.Store, a about) map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"vacancies": func(ctx context.Context) error {
			_, err := s.Vacancies(ctx, brokerage.VacancyFilter{All: true, Words: "porter"}, employers.Order{})
			return err
		},
		"count vacancies": func(ctx context.Context) error {
			_, err := s.CountVacancies(ctx, brokerage.VacancyFilter{})
			return err
		},
		"vacancy page": func(ctx context.Context) error { _, err := s.VacancyPage(ctx, a.vacancy.ID); return err },
		"lead board":   func(ctx context.Context) error { _, err := s.LeadBoard(ctx, brokerage.LeadFilter{}); return err },
		"lead page":    func(ctx context.Context) error { _, err := s.LeadPage(ctx, a.lead.ID); return err },
		"carvings":     func(ctx context.Context) error { _, err := s.Carvings(ctx, "", false); return err },
		"openings":     func(ctx context.Context) error { _, err := s.Openings(ctx, true); return err },
		"rules":        func(ctx context.Context) error { _, err := s.Rules(ctx); return err },
		"weights":      func(ctx context.Context) error { _, err := s.Weights(ctx); return err },
		"timeline":     func(ctx context.Context) error { _, _, err := s.Timeline(ctx, a.gone.ID, 0, 50); return err },
		"sectors":      func(ctx context.Context) error { _, err := s.PostcodeSectors(ctx); return err },
	}
}

func TestNoCallOfBrokerageReadsOnTwoConnections(t *testing.T) {
	f := storetest.NewPlain(t)
	team := storetest.Open(t, f)
	a := everythingAbout(t, team, "Sam")
	must(t, team.Ben.SaveDraft(ctx, "x", "", "{}"))
	f.Read().SetMaxOpenConns(1)
	for _, calls := range []map[string]func(context.Context) error{work(team.Ann, a), registerWork(team.Ann, a)} {
		for name, call := range calls {
			soon, cancel := context.WithTimeout(ctx, 3*time.Second)
			if err := call(soon); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			cancel()
		}
	}
}

// Colleagues read the register of work; what is about a person is for their own caseload and the leads.
func TestWhoMayReadBrokerage(t *testing.T) {
	team := open(t)
	a := everythingAbout(t, team, "Sam")
	for name, call := range work(team.Lead, a) {
		if err := call(ctx); err != nil {
			t.Errorf("%s is refused to a lead: %v", name, err)
		}
	}
	own := []string{"caseload", "count caseload", "diary", "seekers"} // they give a colleague what is theirs
	for name, call := range work(team.Ben, a) {
		if err := call(ctx); denied(err) == slices.Contains(own, name) {
			t.Errorf("%s to a colleague: %v", name, err)
		}
	}
	for name, call := range work(team.Reader, a) {
		if err := call(ctx); !denied(err) {
			t.Errorf("%s is open to a reader: %v", name, err)
		}
	}
	for _, s := range []*store.Store{team.Ben, team.Reader} {
		for name, call := range registerWork(s, a) {
			if err := call(ctx); err != nil {
				t.Errorf("%s is refused: %v", name, err)
			}
		}
	}
	for s, want := range map[*store.Store]string{team.Ann: "Sam Zebralast", team.Ben: "", team.Reader: ""} {
		if jobs, err := s.JobsAt(ctx, a.gone.ID); err != nil || len(jobs) != 1 || jobs[0].Person != want || (jobs[0].Job.Participant == "") != (want == "") {
			t.Errorf("who works there: %+v, %v", jobs, err)
		}
	}
	p, err := team.Ben.Diary(ctx, today, today.AddDays(700))
	must(t, err)
	if len(p.Interviews)+len(p.Tasters)+len(p.Jobs)+len(p.Permits)+len(p.Talks)+len(p.Names)+len(p.SupportEnds) > 0 {
		t.Errorf("Ben's diary tells of a colleague's person: %+v", p)
	}
	if p, err = team.Ann.Diary(ctx, today, today.AddDays(700)); err != nil || len(p.Tasters) != 1 || len(p.Jobs) != 1 || len(p.Permits) != 1 || p.Names[a.person.ID] == "" || p.Employers[a.gone.ID] == "" {
		t.Errorf("Ann's diary: %+v, %v", p, err)
	}
}

func TestWhoMayChangeBrokerage(t *testing.T) {
	team := open(t)
	a := everythingAbout(t, team, "Sam")
	id, minutes := a.person.ID, 0
	for name, c := range map[string]struct {
		about bool // about a person outside Ben's caseload
		do    func(s *store.Store) error
	}{
		"permits": {true, func(s *store.Store) error { return s.SavePermits(ctx, "", permit(people.P1, people.D0, a.person, "")) }},
		"talk":    {true, func(s *store.Store) error { return s.SaveTalk(ctx, &people.Talk{Participant: id, On: today}) }},
		"shared":  {true, func(s *store.Store) error { return s.NoteShared(ctx, people.Shared{Participant: id, What: "x"}) }},
		"session": {true, func(s *store.Store) error {
			return s.SaveSession(ctx, &brokerage.Session{Participant: id, On: today, Mode: "FACE_COMM", Type: "IPS"})
		}},
		"application": {true, func(s *store.Store) error {
			return s.SaveApplication(ctx, &brokerage.Application{Participant: id, Vacancy: a.vacancy.ID})
		}},
		"taster": {true, func(s *store.Store) error {
			return s.SaveTaster(ctx, &brokerage.Taster{Participant: id, Kind: "taster", From: today, To: today, Employer: a.gone.ID})
		}},
		"job": {true, func(s *store.Store) error {
			return s.SaveJob(ctx, &brokerage.Job{Participant: id, Title: "x", Start: today}, nil, nil, "")
		}},
		"outcome": {true, func(s *store.Store) error {
			return s.SaveOutcome(ctx, &brokerage.Outcome{Participant: id, On: today, Type: "START"})
		}},
		"decision": {true, func(s *store.Store) error {
			return s.Decide(ctx, &brokerage.Decision{Participant: id, Vacancy: a.vacancy.ID, What: brokerage.DecidedBack})
		}},
		"shortlist": {true, func(s *store.Store) error {
			return s.Shortlist(ctx, &brokerage.Decision{Participant: id, Vacancy: a.vacancy.ID, What: brokerage.DecidedShortlist}, &brokerage.Application{Participant: id, Vacancy: a.vacancy.ID})
		}},
		"journey": {true, func(s *store.Store) error {
			return s.SaveJourney(ctx, &brokerage.Journey{Participant: id, Vacancy: a.vacancy.ID, Minutes: minutes})
		}},
		"carving": {true, func(s *store.Store) error { c := *a.carving; c.ID, c.Version = "", 0; return s.SaveCarving(ctx, &c) }},
		"vacancy": {false, func(s *store.Store) error {
			return s.SaveVacancy(ctx, &brokerage.Vacancy{Employer: a.gone.ID, Title: "x"}, nil)
		}},
		"lead": {false, func(s *store.Store) error { return s.SaveLead(ctx, &brokerage.Lead{Employer: a.gone.ID, Need: "x"}) }},
	} {
		minutes++
		if err := c.do(team.Ann); err != nil {
			t.Errorf("%s: Ann %v", name, err)
		}
		minutes++ // the same again would be no change
		if err := c.do(team.Ben); denied(err) != c.about {
			t.Errorf("%s: Ben %v", name, err)
		}
		if err := c.do(team.Reader); !denied(err) {
			t.Errorf("%s: the reader %v", name, err)
		}
	}
}

package store_test

import (
	"errors"
	"fmt"
	"testing"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// vacancy is a job at an employer with two duties.
func vacancy(t testing.TB, s *store.Store, e *employers.Employer, title string) (*brokerage.Vacancy, []*brokerage.Duty) {
	t.Helper()
	v := &brokerage.Vacancy{Employer: e.ID, Title: title, HoursMin: 16 * 60, Contract: "PERM", Essential: []string{"Care; and speed"}, Offers: []string{"HOURS-01"},
		Demands: []brokerage.Demand{{Barrier: "CONC", Level: people.Some}}}
	duties := []*brokerage.Duty{{Name: "Wash trays", Minutes: 30, Times: 5, Cost: brokerage.Pence(1300)},
		{Name: "Answer the telephone", Minutes: 10, Times: 0.5, Marginal: true, Demands: []brokerage.Demand{{Barrier: "ANX", Level: people.Major}}}}
	must(t, s.SaveVacancy(ctx, v, duties))
	return v, duties
}

func TestAJobThatIsCalledSoIsOfferedBeforeOneOfWhichADutyIs(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	cook := &brokerage.Vacancy{Employer: e.ID, Title: "Cook", Closing: today.AddDays(3)}
	must(t, team.Ann.SaveVacancy(ctx, cook, []*brokerage.Duty{{Name: "Clean the ovens", Minutes: 30, Times: 5}}))
	cleaner := &brokerage.Vacancy{Employer: e.ID, Title: "Night cleaner", Closing: today.AddDays(9)}
	must(t, team.Ann.SaveVacancy(ctx, cleaner, nil))
	for words, first := range map[string]string{"clean": "Night cleaner", "": "Cook"} {
		list, err := team.Ann.Vacancies(ctx, brokerage.VacancyFilter{Words: words}, employers.Order{})
		if err != nil || len(list) != 2 || list[0].Vacancy.Title != first {
			t.Errorf("%q gives %+v, %v", words, list, err)
		}
	}
}

func TestAVacancyAndItsDutiesAreSavedDeletedAndBroughtBackTogether(t *testing.T) {
	team := open(t)
	s, e := team.Ann, employer(t, team.Ann, "Hallam Bakery")
	v, duties := vacancy(t, s, e, "Kitchen porter")
	if v.Version != 1 || v.Status != brokerage.VacancyOpen || duties[1].Place != 2 || duties[0].Vacancy != v.ID {
		t.Errorf("saved as %+v, %+v", v, duties[1])
	}
	must(t, s.SaveVacancy(ctx, v, append(duties[1:], &brokerage.Duty{Name: "Fold napkins", Minutes: 20, Times: 3})))
	p, err := team.Ben.VacancyPage(ctx, v.ID)
	must(t, err)
	if len(p.Duties) != 2 || p.Duties[0].Name != "Answer the telephone" || p.Duties[0].Times != 0.5 || p.Duties[1].Name != "Fold napkins" || p.Employer.Name != "Hallam Bakery" ||
		p.Vacancy.Essential[0] != "Care; and speed" || p.Vacancy.Demands[0].Barrier != "CONC" {
		t.Errorf("the page has %+v, %+v", p.Duties, p.Vacancy)
	}
	for words, want := range map[string]int{"napkins": 1, "trays": 0, "hallam porter": 1} {
		if h, err := s.SearchExact(ctx, words, 5); err != nil || h.Total != want {
			t.Errorf("%q finds %+v, %v", words, h, err)
		}
	}
	if n, err := s.CountVacancies(ctx, brokerage.VacancyFilter{Words: "napkin"}); err != nil || n != 1 {
		t.Errorf("the list finds %d by a duty, %v", n, err)
	}
	must(t, s.DeleteVacancy(ctx, v.ID, v.Version))
	if list, err := s.Vacancies(ctx, brokerage.VacancyFilter{All: true}, employers.Order{}); err != nil || len(list) != 0 {
		t.Errorf("deleted, and still %+v, %v", list, err)
	}
	_, err = s.Undo(ctx)
	must(t, err)
	list, err := s.Vacancies(ctx, brokerage.VacancyFilter{}, employers.Order{})
	must(t, err)
	if len(list) != 1 || list[0].Duties != 2 || list[0].EmployerName != "Hallam Bakery" {
		t.Errorf("brought back: %+v", list)
	}
	if err := s.DeleteEmployer(ctx, e.ID, e.Version); !errors.Is(err, store.ErrRefused) {
		t.Errorf("an employer with a vacancy was deleted: %v", err)
	}
	n, err := s.ChangeVacancies(ctx, "closed", []brokerage.VacancyID{v.ID, "nobody"}, func(v *brokerage.Vacancy) { v.Status = brokerage.VacancyClosed })
	if err != nil || n != 1 {
		t.Errorf("changed %d, %v", n, err)
	}
	if n, err := s.CountVacancies(ctx, brokerage.VacancyFilter{}); err != nil || n != 0 {
		t.Errorf("%d open, %v", n, err)
	}
}

func TestTheProfileIsKeptAsItWas(t *testing.T) {
	team := open(t)
	s, sam := team.Ann, participant(t, team.Ann, "Sam")
	write := func(goal string) {
		t.Helper()
		sam.Profile.DreamJob = goal
		must(t, s.SaveParticipants(ctx, "profile", sam))
	}
	write("Baker")
	write("Head baker")
	*team.Clock = team.Clock.AddDate(0, 0, 3)
	write("Gardener")
	write("Head gardener")
	*team.Clock = team.Clock.AddDate(0, 0, 1)
	sam.Phone = "0114 496 0000"
	must(t, s.SaveParticipants(ctx, "telephone", sam))
	list, err := s.ProfileVersions(ctx, sam.ID)
	must(t, err)
	var got string
	for _, v := range list {
		got += fmt.Sprint(v.On, " ", v.Profile.DreamJob, "; ")
	}
	if want := "2026-11-28 Head gardener; 2026-11-25 Head baker; "; got != want || list[0].By != s.Actor() {
		t.Errorf("got %s", got)
	}
	if _, err := team.Ben.ProfileVersions(ctx, sam.ID); !denied(err) {
		t.Errorf("Ben reads it: %v", err)
	}
	for range 4 {
		_, err = s.Undo(ctx)
		must(t, err)
	}
	if p, err := s.Participant(ctx, sam.ID); err != nil || p.Profile.DreamJob != "Baker" || p.Phone != "" {
		t.Errorf("after the undo %+v, %v", p, err)
	}
}

func TestTheCaseloadShowsWhoNeedsALook(t *testing.T) {
	team := open(t)
	s := team.Ann
	sam, alex := participant(t, s, "Sam"), participant(t, s, "Alex")
	participant(t, team.Ben, "Kim")
	must(t, s.SaveSession(ctx, &brokerage.Session{Participant: sam.ID, On: today.AddDays(-30), Mode: "FACE_COMM", Type: "IPS", Note: "Walked past the bakery"},
		&employers.NextStep{What: "Ring Sam", Due: today}))
	must(t, s.SavePermits(ctx, "", permit(people.P2, people.D1, alex, "")))
	must(t, s.SaveJob(ctx, &brokerage.Job{Participant: alex.ID, Title: "Gardener", Start: today.AddDays(-5)}, []*brokerage.Outcome{{On: today, Type: "START"}},
		[]*employers.NextStep{{What: "Ring Alex", Due: today.AddDays(2)}}, ""))
	list, err := s.Caseload(ctx, brokerage.PersonFilter{}, employers.Order{})
	must(t, err)
	if len(list) != 2 || list[0].Participant.FirstName != "Alex" || !list[0].Named || list[0].Job != "Gardener" || list[0].NextWhat != "Ring Alex" ||
		list[1].LastSession != today.AddDays(-30) || list[1].NextDue != today || list[1].Named {
		t.Errorf("Ann sees %+v", list)
	}
	for name, c := range map[string]struct {
		s    *store.Store
		f    brokerage.PersonFilter
		want int
	}{
		"everybody":       {team.Lead, brokerage.PersonFilter{}, 3},
		"a specialist's":  {team.Lead, brokerage.PersonFilter{Specialist: []people.StaffID{team.Ben.Actor()}}, 1},
		"quiet":           {s, brokerage.PersonFilter{QuietWeeks: 4}, 2},
		"not long quiet":  {s, brokerage.PersonFilter{QuietWeeks: 5}, 1},
		"not yet named":   {s, brokerage.PersonFilter{NoPermit: true}, 1},
		"by name":         {s, brokerage.PersonFilter{Words: "exa al"}, 1},
		"counted active":  {s, brokerage.PersonFilter{Active: true}, 2},
		"of other status": {s, brokerage.PersonFilter{Statuses: []string{"EXITED"}}, 0},
	} {
		if n, err := c.s.CountCaseload(ctx, c.f); err != nil || n != c.want {
			t.Errorf("%s: %d, want %d, %v", name, n, c.want, err)
		}
	}
	if _, err := team.Reader.Caseload(ctx, brokerage.PersonFilter{}, employers.Order{}); !denied(err) {
		t.Errorf("the reader sees a caseload: %v", err)
	}
	if _, err := team.Ben.PersonPage(ctx, alex.ID); !denied(err) {
		t.Errorf("Ben sees the page: %v", err)
	}
	p, err := s.PersonPage(ctx, alex.ID)
	must(t, err)
	if len(p.Jobs) != 1 || len(p.Outcomes) != 1 || p.Outcomes[0].Job != p.Jobs[0].ID || len(p.Next) != 1 || p.Next[0].Job != string(p.Jobs[0].ID) {
		t.Errorf("the page has %+v", p)
	}
	for who, want := range map[*store.Store]int{s: 1, team.Lead: 1, team.Ben: 0} {
		if h, err := who.SearchExact(ctx, "walked bakery", 5); err != nil || h.Total != want {
			t.Errorf("a session is found %+v by %s, %v", h, who.Actor(), err)
		}
	}
	must(t, s.DeleteJob(ctx, p.Jobs[0].ID, 1))
	if p, err = s.PersonPage(ctx, alex.ID); err != nil || len(p.Jobs)+len(p.Outcomes)+len(p.Next) != 0 {
		t.Errorf("after the job was deleted: %+v, %v", p, err)
	}
	_, err = s.Undo(ctx)
	must(t, err)
	if p, err = s.PersonPage(ctx, alex.ID); err != nil || len(p.Jobs) != 1 || len(p.Outcomes) != 1 || len(p.Next) != 1 {
		t.Errorf("and brought back: %+v, %v", p, err)
	}
}

func TestSupportEndsByTheSettingsOfTheProgramme(t *testing.T) {
	team := open(t)
	s, sam := team.Ann, participant(t, team.Ann, "Sam")
	sam.Group, sam.Start, sam.Status = "T_OOW", today.AddMonths(-3), "ACTIVE_SEARCH"
	must(t, s.SaveParticipants(ctx, "start", sam))
	must(t, s.SaveJob(ctx, &brokerage.Job{Participant: sam.ID, Title: "Gardener", Start: today.AddMonths(-1)}, nil, nil, "ACTIVE_INWORK"))
	if who, err := s.OpenParticipant(ctx, sam.ID); err != nil || who.Status != "ACTIVE_INWORK" {
		t.Errorf("with the job the status became %q, %v", who.Status, err)
	}
	must(t, team.Lead.SetSetting(ctx, "support_months_after_start", "2"))
	p, err := s.PersonPage(ctx, sam.ID)
	if want := today.AddMonths(1); err != nil || p.SupportEnds != want {
		t.Errorf("the page says %v, want %v, %v", p.SupportEnds, want, err)
	}
	d, err := s.Diary(ctx, today, today.AddMonths(2))
	if err != nil || d.SupportEnds[sam.ID] != p.SupportEnds {
		t.Errorf("the diary says %v, %v", d.SupportEnds, err)
	}
}

func TestTodayTellsOfNoPermitThatAnotherOneHasEnded(t *testing.T) {
	team := open(t)
	s, sam := team.Ann, participant(t, team.Ann, "Sam")
	first := &people.Permit{Participant: sam.ID, Permission: people.P1, From: today.AddDays(-20), Until: today.AddDays(5)}
	second := &people.Permit{Participant: sam.ID, Permission: people.P2, From: today.AddDays(-10), Until: today.AddDays(60)}
	must(t, s.SavePermits(ctx, "", first, second))
	ending := func() []people.Permit {
		d, err := s.Diary(ctx, today, today.AddDays(7))
		must(t, err)
		return d.Permits
	}
	if got := ending(); len(got) != 1 || got[0].ID != first.ID {
		t.Errorf("what ends within the week: %+v", got)
	}
	_, err := s.Withdraw(ctx, second.ID, "")
	must(t, err)
	if got := ending(); len(got) != 0 {
		t.Errorf("it was ended by the withdrawal, and is still told of: %+v", got)
	}
}

func TestLeadsMoveLapseAndArePromoted(t *testing.T) {
	team := open(t)
	s, e := team.Ann, employer(t, team.Ann, "Hallam Bakery")
	sam := participant(t, s, "Sam")
	l := &brokerage.Lead{Employer: e.ID, Need: "Trays pile up\nevery Friday", Signals: []string{"BACKLOG"}, Preferred: sam.ID}
	must(t, s.SaveLead(ctx, l, &employers.NextStep{What: "Visit on Friday", Due: today.AddDays(2)}))
	board, err := team.Ben.LeadBoard(ctx, brokerage.LeadFilter{})
	must(t, err)
	if len(board) != 1 || board[0].EmployerName != "Hallam Bakery" || board[0].NextWhat != "Visit on Friday" || board[0].Preferred != "" || board[0].Stage != brokerage.LeadSpotted {
		t.Fatalf("Ben's board %+v", board)
	}
	moved, err := team.Ben.MoveLead(ctx, l.ID, 1, brokerage.LeadExploring, "")
	must(t, err)
	if _, err := s.MoveLead(ctx, l.ID, 1, brokerage.LeadProposed, ""); !errors.Is(err, store.ErrConflict) {
		t.Errorf("an old version moved: %v", err)
	}
	if _, err := s.MoveLead(ctx, l.ID, moved.Version, brokerage.LeadDeclined, " "); !errors.As(err, new(people.FieldError)) {
		t.Errorf("closed without a reason: %v", err)
	}
	if err := s.SaveLead(ctx, &brokerage.Lead{Employer: e.ID, Need: "Post piles up", Stage: brokerage.LeadLapsed}); !errors.As(err, new(people.FieldError)) {
		t.Errorf("saved as closed without a reason: %v", err)
	}
	page, err := s.LeadPage(ctx, l.ID)
	must(t, err)
	if page.Lead.Preferred != sam.ID || len(page.Moves) != 2 || page.Moves[0].Was != brokerage.LeadSpotted || page.Moves[0].By != team.Ben.Actor() || len(page.Next) != 1 {
		t.Errorf("after Ben's move %+v", page)
	}
	lead, v := page.Lead, brokerage.Vacancy{Title: "Tray washer"}
	must(t, s.PromoteLead(ctx, &lead, &v, nil, &brokerage.Duty{Name: "Wash trays", Minutes: 30, Times: 5}))
	if made, err := s.VacancyPage(ctx, v.ID); err != nil || len(made.Duties) != 1 || made.Duties[0].Name != "Wash trays" {
		t.Errorf("promoted with %+v, %v", made.Duties, err)
	}
	if lead.Vacancy != v.ID || v.Lead != lead.ID || lead.Stage != brokerage.LeadAgreed || v.Version != 1 {
		t.Errorf("promoted: %+v, %+v", lead, v)
	}
	_, err = s.Undo(ctx)
	must(t, err)
	if page, err = s.LeadPage(ctx, l.ID); err != nil || page.Lead.Vacancy != "" || page.Lead.Stage != brokerage.LeadExploring {
		t.Errorf("the promotion undone: %+v, %v", page.Lead, err)
	}
	if n, err := s.CountVacancies(ctx, brokerage.VacancyFilter{All: true}); err != nil || n != 0 {
		t.Errorf("%d vacancies left, %v", n, err)
	}
	*team.Clock = team.Clock.AddDate(0, 0, 89)
	if lapsed, err := s.LapseLeads(ctx); err != nil || len(lapsed) != 0 {
		t.Errorf("lapsed early: %+v, %v", lapsed, err)
	}
	*team.Clock = team.Clock.AddDate(0, 0, 1)
	if lapsed, err := team.Reader.LapseLeads(ctx); err != nil || len(lapsed) != 0 {
		t.Errorf("the reader closed leads: %+v, %v", lapsed, err)
	}
	lapsed, err := s.LapseLeads(ctx)
	must(t, err)
	if len(lapsed) != 1 || lapsed[0].EmployerName != "Hallam Bakery" || lapsed[0].Stage != brokerage.LeadLapsed || lapsed[0].ClosedReason == "" {
		t.Errorf("lapsed %+v", lapsed)
	}
	if board, err = s.LeadBoard(ctx, brokerage.LeadFilter{}); err != nil || len(board) != 0 {
		t.Errorf("the board has %+v, %v", board, err)
	}
	_, err = s.Undo(ctx)
	must(t, err)
	if board, err = s.LeadBoard(ctx, brokerage.LeadFilter{Stale: true}); err != nil || len(board) != 1 {
		t.Errorf("after the undo the board has %+v, %v", board, err)
	}
}

func TestWhatAnEmployerGotOfACarvingIsKept(t *testing.T) {
	team := open(t)
	s, e := team.Ann, employer(t, team.Ann, "Hallam Bakery")
	sam := participant(t, s, "Sam")
	v, duties := vacancy(t, s, e, "Kitchen porter")
	task := brokerage.Task{Vacancy: v.ID, Duty: duties[0].ID, Name: "Wash trays", Minutes: 30, Times: 5, Action: brokerage.Keep}
	x := &brokerage.Carving{Employer: e.ID, Vacancies: []brokerage.VacancyID{v.ID}, Participant: sam.ID, Kind: "carved", Title: "Tray washer", BaseTitle: "Kitchen porter",
		Tasks: []brokerage.Task{task}, Adjustments: []string{"HOURS-02"}, Hours: 4 * 60}
	save := func() []brokerage.CarvingVersion {
		t.Helper()
		must(t, s.SaveCarving(ctx, x))
		_, versions, err := s.Carving(ctx, x.ID)
		must(t, err)
		return versions
	}
	if got := save(); len(got) != 0 || x.Number != 1 {
		t.Errorf("a draft: %+v", got)
	}
	x.Hours = 5 * 60
	x.Status = brokerage.CarvingSent
	if got := save(); len(got) != 1 || got[0].Number != 1 || got[0].Carving.Hours != 5*60 {
		t.Errorf("sent: %+v", got)
	}
	x.Hours = 6 * 60
	if got := save(); len(got) != 2 || x.Number != 2 || got[0].Number != 2 || got[1].Carving.Hours != 5*60 {
		t.Errorf("changed: %+v", got)
	}
	x.Status, x.Decision, x.TrialFrom = brokerage.CarvingAgreed, "Yes", today
	if got := save(); len(got) != 2 || x.Number != 2 {
		t.Errorf("agreed: %+v", got)
	}
	list, err := team.Ben.Carvings(ctx, e.ID, true)
	must(t, err)
	if len(list) != 1 || list[0].Carving.Title != "Tray washer" || list[0].Person != "" || !list[0].Unseen || list[0].Carving.Participant != "" || list[0].Carving.Adjustments != nil || list[0].Carving.Tasks != nil {
		t.Errorf("Ben sees %+v", list)
	}
	if _, _, err := team.Ben.Carving(ctx, x.ID); !denied(err) {
		t.Errorf("Ben opens it: %v", err)
	}
	var refused people.Denied
	if _, _, err := team.Reader.Carving(ctx, x.ID); !errors.As(err, &refused) || refused.Outside {
		t.Errorf("a read-only colleague is told to open it with a reason, which they may not: %v", err)
	}
	if list, err = s.Carvings(ctx, "", true); err != nil || list[0].Person != "Sam Example" || list[0].Unseen {
		t.Errorf("Ann sees %+v, %v", list, err)
	}
	o, err := s.Openings(ctx, false, v.ID)
	must(t, err)
	if len(o) != 1 || len(o[0].Agreed) != 1 || !o[0].Employer.Hired || len(o[0].Duties) != 2 {
		t.Errorf("matching knows %+v", o)
	}
	if err := s.DeleteCarving(ctx, x.ID, x.Version); !errors.Is(err, store.ErrRefused) {
		t.Errorf("an agreed carving was deleted: %v", err)
	}
}

package slots

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/employers/employersui/logui"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

var now = time.Date(2026, time.November, 24, 8, 30, 0, 0, time.UTC)

var today = day.Of(now)

var sam = people.Staff{ID: "sam", Name: "Sam Okafor", Role: people.Specialist}

// store is what the section needs of it, in memory.
type store struct {
	permits []people.Permit
	shared  []people.Shared
	leads   []brokerage.Lead
	fail    error
}

func (s *store) Participant(_ context.Context, id people.ParticipantID) (people.Participant, error) {
	return people.Participant{ID: id, FirstName: "Tom", LastName: "Aldridge", Version: 1}, nil
}

func (s *store) FindParticipants(context.Context, string, int) ([]people.Participant, error) {
	return []people.Participant{{ID: "tom", FirstName: "Tom", LastName: "Aldridge", Version: 1}, {ID: "hers", FirstName: "Tomke"}}, nil
}

func (s *store) Permits(context.Context, people.ParticipantID) ([]people.Permit, error) {
	return s.permits, s.fail
}

func (s *store) NoteShared(_ context.Context, x people.Shared) error {
	s.shared = append(s.shared, x)
	return nil
}

func (s *store) SaveLead(_ context.Context, l *brokerage.Lead, _ ...*employers.NextStep) error {
	s.leads = append(s.leads, *l)
	return l.Validate()
}

// form stands for the contact form.
type form struct {
	*Contact
	form  *kit.Form
	at    []kit.Option
	heard string
	went  nav.Route
	saved bool
}

func sit(t *testing.T, s *store) *form {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{}))
	f := &form{at: []kit.Option{{ID: "bakery", Title: "Hallam Bakery"}}}
	f.Contact = NewContact(ContactParts{People: s, Leads: s, Me: func() people.Staff { return sam }, Now: func() time.Time { return now }, Run: task.Inline()})
	f.Hosted(logui.Host{At: func() []kit.Option { return f.at }, On: func() day.Date { return today }, Heard: func() string { return f.heard },
		Open: func(r nav.Route) { f.went = r }, Relayout: func() {}, Fill: func(set func()) { f.form.Fill(set) }})
	f.form = kit.NewForm(task.Inline(), func() { f.saved = true }, append(f.Front(), f.Parts()...)...)
	f.form.Clean()
	return f
}

var tom = kit.Option{ID: "tom", Title: "Tom Aldridge"}

func permit(p people.Permission, employer string) people.Permit {
	return people.Permit{ID: people.PermitID("p" + employer), Participant: "tom", Employer: employer, Permission: p, From: today.AddDays(-10), Until: today.AddDays(200), Version: 1}
}

func TestAContactThatNamesSomebodyWithoutPermissionIsRefused(t *testing.T) {
	f := sit(t, &store{permits: []people.Permit{permit(people.P1, "")}})
	f.who.Add(tom)
	f.form.Save()
	wrong := f.form.Field("participants").Wrong()
	if f.saved || !strings.Contains(wrong, "Tom Aldridge may not be named there.") || !strings.Contains(wrong, "being named as a candidate") {
		t.Errorf("saved %v: %q", f.saved, wrong)
	}
	stops := kit.Stops(f.line(tom))
	if len(stops) != 1 {
		t.Fatal("there is no way to the permission")
	}
	stops[0].(*kit.Button).Press()
	if f.went != (nav.Route{Page: "people", ID: "tom/permissions"}) {
		t.Errorf("went to %v", f.went)
	}
}

func TestThePermissionHoldsForEveryEmployerOfTheContact(t *testing.T) {
	f := sit(t, &store{permits: []people.Permit{permit(people.P2, ""), permit(people.P0, "care")}})
	f.who.Add(tom)
	f.form.Save()
	if !f.saved {
		t.Fatal(f.form.Field("participants").Wrong())
	}
	f.saved, f.at = false, append(f.at, kit.Option{ID: "care", Title: "Brightwell Care Home"})
	f.Changed()
	f.form.Save()
	if f.saved {
		t.Error("somebody was named to an employer that they do not want to hear of them")
	}
}

func TestWhatCannotBeReadIsNoPermission(t *testing.T) {
	f := sit(t, &store{permits: []people.Permit{permit(people.P2, "")}, fail: errors.New("no")})
	f.who.Add(tom)
	f.form.Save()
	if f.saved {
		t.Error("somebody was named whose permission could not be read")
	}
}

func TestWhomAStoredContactNamesStaysWhateverHoldsToday(t *testing.T) {
	s := &store{}
	f := sit(t, s)
	f.Fill(employers.Contact{Employer: "bakery", Participants: []people.ParticipantID{"tom"}, Version: 1})
	if f.form.Dirty() {
		t.Error("an untouched contact is not clean")
	}
	f.form.Save()
	c := employers.Contact{}
	f.Write(&c)
	if !f.saved || !slices.Equal(c.Participants, []people.ParticipantID{"tom"}) {
		t.Errorf("saved %v with %v", f.saved, c.Participants)
	}
	if _, err := f.After(context.Background(), []*employers.Contact{&c}); err != nil || len(s.shared) != 0 {
		t.Errorf("what was shared before is noted again: %v", s.shared)
	}
}

func TestWhomAStoredContactNamesIsAskedAnewForAnotherEmployer(t *testing.T) {
	s := &store{}
	f := sit(t, s)
	f.Fill(employers.Contact{Employer: "bakery", Participants: []people.ParticipantID{"tom"}, Version: 1})
	f.at = []kit.Option{{ID: "hotel", Title: "Grand Hotel"}}
	f.form.Save()
	if f.saved {
		t.Error("Tom was named at the bakery, and has not agreed to be named at the hotel")
	}
	s.permits = []people.Permit{permit(people.P2, "")}
	f.permits = map[people.ParticipantID]permits{"tom": {rows: s.permits, read: true}}
	f.form.Save()
	c := employers.Contact{Employer: "hotel"}
	f.Write(&c)
	if _, err := f.After(context.Background(), []*employers.Contact{&c}); err != nil || !f.saved || len(s.shared) != 1 || s.shared[0].Employer != "hotel" {
		t.Errorf("saved %v, noted %+v, %v", f.saved, s.shared, err)
	}
}

func TestOneTickMakesALeadAndItIsNotedWhoWasNamed(t *testing.T) {
	s := &store{permits: []people.Permit{permit(people.P2, "")}}
	f := sit(t, s)
	f.lead.Set(true)
	f.form.Save()
	if f.saved {
		t.Fatal("a lead without a need")
	}
	f.heard = "orders pile up"
	f.who.Add(tom)
	f.form.Save()
	c := employers.Contact{ID: "c", Employer: "bakery", On: today, Heard: f.heard, Signals: []string{"BACKLOG"}, Specialist: sam.ID}
	f.Write(&c)
	said, err := f.After(context.Background(), []*employers.Contact{&c})
	if err != nil || said == "" || len(s.leads) != 1 || s.leads[0].Need != "orders pile up" || s.leads[0].Contact != "c" || !slices.Equal(s.leads[0].Signals, c.Signals) {
		t.Errorf("%q, %v, leads %+v", said, err, s.leads)
	}
	if len(s.shared) != 1 || s.shared[0].Employer != "bakery" || s.shared[0].Participant != "tom" {
		t.Errorf("shared: %+v", s.shared)
	}
}

func TestOnlyTheOwnCaseloadIsOffered(t *testing.T) {
	f := sit(t, &store{})
	if found, err := f.find(context.Background(), "tom"); err != nil || len(found) != 1 || found[0].ID != "tom" {
		t.Errorf("%v, %v", found, err)
	}
}

// there is one lead.
type there struct{ brokerage.Leads }

func (w there) LeadBoard(context.Context, brokerage.LeadFilter) ([]brokerage.LeadCard, error) {
	return []brokerage.LeadCard{{Lead: brokerage.Lead{ID: "l", Need: "Packing", Stage: "SPOTTED", Hours: 600}, NextWhat: "ring", NextDue: today}}, nil
}

func TestAnEmployersPageListsJobsAndLeads(t *testing.T) {
	w := Work{Vacancies: jobs{open: 12, closed: 1}, Leads: there{}, Carvings: carvings{}, Now: func() time.Time { return now },
		Codes: func(string) []people.Code { return []people.Code{{Code: "SPOTTED", Label: "Spotted"}} }}
	rows, err := w.JobsAndLeads().Rows(context.Background(), "bakery")
	if err != nil || len(rows) != 1+11+1+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if r := rows[0]; r.Title != "Packing" || r.Chip != "Spotted" || r.Note != "10 hours a week · today: ring" || r.Route != (nav.Route{Page: "leads", ID: "l"}) {
		t.Errorf("the lead says %+v", r)
	}
	if r := rows[11]; r.Title != "2 more vacancies" || r.Route.ID != "" {
		t.Errorf("the last of the open jobs says %+v", r)
	}
	if r := rows[12]; r.Route != (nav.Route{Page: "carving", ID: "c"}) {
		t.Errorf("the carving leads to %v", r.Route)
	}
}

// rest is what these tests do not ask for.
type rest interface{ brokerage.Vacancies }

// jobs are so many vacancies.
type jobs struct {
	rest
	open, closed int
}

func (j jobs) CountVacancies(_ context.Context, f brokerage.VacancyFilter) (int, error) {
	if len(f.Statuses) > 0 {
		return j.closed, nil
	}
	return j.open, nil
}

func (j jobs) Vacancies(ctx context.Context, f brokerage.VacancyFilter, o employers.Order) ([]brokerage.ListedVacancy, error) {
	n, err := j.CountVacancies(ctx, f)
	return make([]brokerage.ListedVacancy, min(n, o.Limit)), err
}

type carvings struct{ noCarvings }

// noCarvings is what these tests do not ask for.
type noCarvings interface{ brokerage.Carvings }

func (carvings) Carvings(context.Context, employers.EmployerID, bool) ([]brokerage.ListedCarving, error) {
	return []brokerage.ListedCarving{{Carving: brokerage.Carving{ID: "c", Title: "Laundry"}}}, nil
}

type placements []brokerage.HeldJob

func (p placements) JobsAt(context.Context, employers.EmployerID) ([]brokerage.HeldJob, error) {
	return p, nil
}

func TestPeopleThereAreNamedAsFarAsTheCaseloadAllows(t *testing.T) {
	job := brokerage.Job{Participant: "tom", Title: "Packer", Start: today.AddDays(-3)}
	rows, err := PeopleThere(placements{{Job: job, Person: "Tom Aldridge"}, {Job: brokerage.Job{Title: "Porter"}}}, func() time.Time { return now }).Rows(context.Background(), "bakery")
	if err != nil || len(rows) != 2 {
		t.Fatal(rows, err)
	}
	if rows[0].Title != "Tom Aldridge" || rows[0].Route.ID != "tom/jobs" {
		t.Errorf("%+v", rows[0])
	}
	if rows[1].Title != "Somebody on a colleague's caseload" || rows[1].Route != (nav.Route{}) || rows[1].Note != "Porter" {
		t.Errorf("%+v", rows[1])
	}
}

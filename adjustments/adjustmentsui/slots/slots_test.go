package slots

import (
	"context"
	"strings"
	"testing"
	"time"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/nav"
)

var (
	now   = time.Date(2026, time.November, 24, 8, 30, 0, 0, time.UTC)
	today = day.Of(now)
)

// shelf holds agreements and plans in memory.
type shelf struct {
	agreements []adjustments.ListedAgreement
	plans      []adjustments.ListedPlan
}

func (s *shelf) Agreements(_ context.Context, f adjustments.AgreementFilter, _ employers.Order) (out []adjustments.ListedAgreement, err error) {
	for _, l := range s.agreements {
		if (f.Participant == "" || l.Agreement.Participant == f.Participant) && (f.Employer == "" || l.Agreement.Employer == f.Employer) {
			out = append(out, l)
		}
	}
	return out, nil
}

func (s *shelf) Plans(context.Context, adjustments.PlanFilter, employers.Order) ([]adjustments.ListedPlan, error) {
	return s.plans, nil
}

func (s *shelf) Papers(context.Context) ([]adjustments.ListedAgreement, []adjustments.ListedPlan, error) {
	return s.agreements, s.plans, nil
}

func (s *shelf) Held(context.Context) ([]brokerage.Job, error) { return nil, nil }

func filled() *shelf {
	a := adjustments.Agreement{ID: "a1", Participant: "sam", Employer: "hallam", JobTitle: "Bakery assistant", Number: 2, Status: adjustments.AgreementAgreed, On: today.AddDays(-2), ReviewOn: today.AddDays(40),
		Items: []adjustments.Item{{ID: "i1", Words: "Ear defenders"}, {ID: "i2", Words: "A later start"}}}
	return &shelf{agreements: []adjustments.ListedAgreement{{Agreement: a, Person: "Sam Example", EmployerName: "Hallam Bakery", InForce: 1}},
		plans: []adjustments.ListedPlan{{Plan: adjustments.Plan{ID: "p1", Participant: "sam", Number: 1, Status: adjustments.PlanInUse, ReviewOn: today}, Person: "Sam Example"}}}
}

func as(role people.Role) func() people.Staff {
	return func() people.Staff { return people.Staff{ID: "ruth", Role: role} }
}

func TestAPersonsPageListsTheirAgreementsAndPlansAndBeginsNewOnes(t *testing.T) {
	s := filled()
	parts := Papers{s, s, as(people.Specialist), func() time.Time { return now }}.OfPerson()
	rows, err := parts[0].Rows(context.Background(), "sam")
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	if r := rows[0]; r.Title != "Hallam Bakery" || !strings.Contains(r.Note, "2 adjustments · version 2, version 1 in force") || r.Chip != "Agreed, to be signed" || r.Route != (nav.Route{Page: "agreements", ID: "a1"}) {
		t.Errorf("%+v", r)
	}
	if to := parts[0].New("sam"); to != (nav.Route{Page: "agreements", ID: "new:sam"}) {
		t.Errorf("%v", to)
	}
	rows, _ = parts[1].Rows(context.Background(), "sam")
	if r := rows[0]; r.Title != "For any job" || r.Route != (nav.Route{Page: "plans", ID: "p1"}) || parts[1].New("sam").ID != "new:sam" {
		t.Errorf("%+v", r)
	}
}

func TestAnEmployersPageListsTheAgreementsThere(t *testing.T) {
	s := filled()
	part := Papers{s, s, as(people.Lead), func() time.Time { return now }}.OfEmployer()[0]
	here, _ := part.Rows(context.Background(), "hallam")
	elsewhere, _ := part.Rows(context.Background(), "marram")
	if len(here) != 1 || here[0].Title != "Sam Example" || len(elsewhere) != 0 {
		t.Errorf("%+v, %+v", here, elsewhere)
	}
}

func TestWhoMaySeeNoAgreementsIsShownNone(t *testing.T) {
	s := filled()
	p := Papers{s, s, as(people.ReadOnly), func() time.Time { return now }}
	rows, err := NewComing(s, as(people.ReadOnly)).Coming(context.Background(), today)
	if len(p.OfPerson())+len(p.OfEmployer())+len(rows) != 0 || err != nil {
		t.Errorf("%v %v", rows, err)
	}
}

func TestTodayTellsWhatIsToBeSignedAndLookedAtAndOpensIt(t *testing.T) {
	s := filled()
	rows, err := NewComing(s, as(people.Specialist)).Coming(context.Background(), today)
	if err != nil || len(rows) != 2 {
		t.Fatal(rows, err)
	}
	if r := rows[0]; r.Title != "Sam Example" || !strings.Contains(r.Note, "To be signed by the employee and the line manager") || !strings.Contains(r.Note, "Hallam Bakery") || !r.Urgent || r.Route.ID != "a1" {
		t.Errorf("%+v", r)
	}
	if r := rows[1]; r.Route != (nav.Route{Page: "plans", ID: "p1"}) || !r.Urgent {
		t.Errorf("%+v", r)
	}
}

func TestTodaySaysHowManyMoreThereAre(t *testing.T) {
	s := filled()
	for i := range 20 {
		l := s.agreements[0]
		l.Agreement.ID = adjustments.AgreementID(rune('b' + i))
		s.agreements = append(s.agreements, l)
	}
	rows, _ := NewComing(s, as(people.Specialist)).Coming(context.Background(), today)
	if last := rows[len(rows)-1]; len(rows) != comingMost+1 || last.Title != "14 more about agreements and plans" {
		t.Errorf("%d rows, %+v", len(rows), last)
	}
}

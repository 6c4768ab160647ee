package brokerage

import (
	"slices"
	"testing"

	"jobwright/internal/people"
)

// careHome is the worked example of facts.md c.3 (fictitious), after the hours were brought down to what the person wants.
func careHome() Carving {
	task := func(from VacancyID, name string, minutes int, times float64, who string, cost Amount, a Action) Task {
		return Task{Vacancy: from, Name: name, Minutes: minutes, Times: times, DoneBy: who, Cost: cost, Action: a}
	}
	backlog := task("reception", "Scan the backlog", 120, 1, "", Amount{}, Add)
	backlog.Undone = true
	return Carving{Vacancies: []VacancyID{"care", "nurse", "reception"}, Kind: "REASSIGN", Title: "Laundry and records assistant", Pay: Pence(1271), Hours: 700,
		Tasks: []Task{
			task("care", "Fold laundry, first assistant", 30, 5, "Care assistants", Pence(1300), Keep),
			task("care", "Fold laundry, second assistant", 30, 5, "Care assistants", Pence(1300), Keep),
			task("care", "Fold laundry at weekends", 60, 2, "Care assistants", Pence(1300), Remove),
			task("nurse", "Restock supplies", 20, 5, "Nurse", Pence(2200), Add),
			task("reception", "Scan forms", 60, 3, "Reception", Pence(1290), Add),
			backlog,
		}}
}

func TestTheCareHomeAddsUpAsInTheWorkedExample(t *testing.T) {
	s := Sums(careHome())
	want := CarveSums{Was: 420, Weekly: 700, Backlog: 120, Released: Pence(14037), Absorbed: Pence(0), Other: Pence(0), JobCost: Pence(14828), Net: Pence(-792)}
	lines := s.ReleasedBy
	s.ReleasedBy = nil
	if s.Was != want.Was || s.Weekly != want.Weekly || s.Backlog != want.Backlog || s.Released != want.Released || s.Absorbed != want.Absorbed ||
		s.Other != want.Other || s.JobCost != want.JobCost || s.Net != want.Net {
		t.Errorf("sums are %+v, want %+v", s, want)
	}
	wantLines := []CarveLine{{"Care assistants", 300, Pence(1300), Pence(6500)}, {"Nurse", 100, Pence(2200), Pence(3667)}, {"Reception", 180, Pence(1290), Pence(3870)}}
	if !slices.Equal(lines, wantLines) {
		t.Errorf("released by %+v, want %+v", lines, wantLines)
	}
}

func TestAnUnknownCostMakesTheSumUnknownAndKeepsTheLines(t *testing.T) {
	c := careHome()
	c.Tasks[3].Cost = Amount{}
	s := Sums(c)
	if s.Released.Known || s.Net.Known || !s.JobCost.Known || !s.Absorbed.Known {
		t.Errorf("released %v, net %v, job %v, absorbed %v; want only the first two unknown", s.Released, s.Net, s.JobCost, s.Absorbed)
	}
	if len(s.ReleasedBy) != 3 || s.ReleasedBy[0].Sum != Pence(6500) || s.ReleasedBy[1].Sum.Known || s.ReleasedBy[1].Minutes != 100 {
		t.Errorf("lines are %+v", s.ReleasedBy)
	}
	c = careHome()
	c.Pay = Amount{}
	if s := Sums(c); s.JobCost.Known || s.Net.Known || s.Released != Pence(14037) {
		t.Errorf("without pay: %+v", s)
	}
}

func TestWhatEachActionDoesToTheSums(t *testing.T) {
	for _, c := range []struct {
		action               Action
		to                   string
		keeps                int
		kept, given, backlog int
		released, absorbed   int
	}{
		{Keep, "", 0, 120, 0, 0, 2600, 0},
		{Add, "", 0, 120, 0, 0, 2600, 0},
		{Adapt, "", 0, 120, 0, 0, 2600, 0},
		{Reduce, "", 30, 30, 0, 0, 650, 0},
		{Reduce, "Mei", 30, 30, 90, 0, 650, 1800},
		{Reduce, "", 500, 120, 0, 0, 2600, 0}, // no more than there is
		{Move, "Mei", 0, 0, 120, 0, 0, 2400},
		{Swap, "Mei", 0, 0, 120, 0, 0, 2400},
		{Remove, "", 0, 0, 0, 0, 0, 0},
	} {
		s := Sums(Carving{Pay: Pence(0), Tasks: []Task{{Name: "Sort post", Minutes: 24, Times: 5, DoneBy: "Jon", Cost: Pence(1300), Action: c.action, To: c.to, ToCost: Pence(1200), Keeps: c.keeps}}})
		if s.Weekly != c.kept || s.Released != Pence(c.released) || s.Absorbed != Pence(c.absorbed) {
			t.Errorf("%s: kept %d, released %v, absorbed %v; want %+v", c.action, s.Weekly, s.Released, s.Absorbed, c)
		}
	}
}

func TestUndoneWorkIsBacklogAndReleasesNobody(t *testing.T) {
	s := Sums(Carving{Pay: Pence(1300), Tasks: []Task{{Minutes: 60, Times: 2, Undone: true, DoneBy: "Reception", Cost: Pence(1290), Action: Keep}}})
	if s.Backlog != 120 || s.Released != Pence(0) || len(s.ReleasedBy) != 0 {
		t.Errorf("%+v", s)
	}
}

func TestOtherSavingsAndCostsCount(t *testing.T) {
	c := careHome()
	c.Savings, c.Costs = Pence(5000), Pence(1000)
	if s := Sums(c); s.Other != Pence(4000) || s.Net != Pence(4000-792) {
		t.Errorf("%+v", s)
	}
}

func TestWeeklyMinutesAreRoundedHalfUp(t *testing.T) {
	for _, c := range []struct {
		minutes int
		times   float64
		want    int
	}{{30, 7, 210}, {50, 0.23, 12}, {49, 0.5, 25}, {100, 1.005, 101}, {100, 1.004, 100}, {0, 5, 0}, {10, 0, 0}} {
		if got := (Task{Minutes: c.minutes, Times: c.times}).WeeklyMinutes(); got != c.want {
			t.Errorf("%d × %v = %d, want %d", c.minutes, c.times, got, c.want)
		}
	}
}

func TestTheCarvedJobAsksOnlyWhatItsDutiesAsk(t *testing.T) {
	lift, desk := Demand{"LIFT", people.Major}, Demand{"CONC", people.Some}
	base := Opening{Vacancy: Vacancy{ID: "v", Title: "Porter", HoursMin: 2400, Demands: []Demand{lift, desk, {"TRAVEL", people.Some}}, Licences: []string{"Forklift"}, Offers: []string{"A"}},
		Duties: []Duty{{ID: "1", Name: "Lift boxes", Minutes: 60, Times: 5, Demands: []Demand{lift}, Licences: []string{"forklift"}}, {ID: "2", Name: "Write labels", Minutes: 60, Times: 5, Demands: []Demand{desk}}}}
	other := Opening{Vacancy: Vacancy{ID: "w", Offers: []string{"B"}}, Agreed: []string{"C"}}
	c := Carving{Vacancies: []VacancyID{"v"}, Title: "Label writer", Pay: Pence(1300), Adjustments: []string{"D"}, Tasks: []Task{TaskOf(base.Duties[0]), TaskOf(base.Duties[1])}}
	c.Tasks[0].Action = Move
	o := AsOpening(c, base, other)
	if len(o.Duties) != 1 || o.Duties[0].Name != "Write labels" || o.Vacancy.HoursMin != 300 || o.Vacancy.HoursMax != 300 || o.Vacancy.Title != "Label writer" {
		t.Errorf("%+v", o)
	}
	if !slices.Equal(o.Vacancy.Demands, []Demand{desk, {"TRAVEL", people.Some}}) || len(o.Vacancy.Licences) != 0 {
		t.Errorf("asks %v and %v", o.Vacancy.Demands, o.Vacancy.Licences)
	}
	if !slices.Equal(o.Vacancy.Offers, []string{"A", "D", "B"}) || !slices.Equal(o.Agreed, []string{"C"}) {
		t.Errorf("offers %v, agreed %v", o.Vacancy.Offers, o.Agreed)
	}
	if len(base.Vacancy.Demands) != 3 || len(base.Vacancy.Offers) != 1 {
		t.Error("the base was changed")
	}
}

func TestNothingIsKnownOfACarvingWithoutDuties(t *testing.T) {
	s := Sums(Carving{Hours: 600, Pay: Pence(1271)})
	if s.JobCost.Known || s.Released.Known || s.Absorbed.Known || s.Net.Known {
		t.Errorf("sums are %+v", s)
	}
	if got := s.NetWords(); got != "What it comes to is not known yet, because it has no duties." {
		t.Errorf("says %q", got)
	}
}

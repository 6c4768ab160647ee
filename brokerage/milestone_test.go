package brokerage

import (
	"slices"
	"testing"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// The rows of outcome_milestones, with one whose rule is not known, one that takes weekly hours, and one with a period.
func milestoneCodes(string) []people.Code {
	row := func(code, days string) people.Code {
		return people.Code{Code: code, Label: code, Data: map[string]string{"unit_days": days}}
	}
	dated := row("SUST4", "28")
	dated.Data["valid_from"], dated.Data["valid_to"] = "2025-01-01", "2025-12-31"
	return []people.Code{row("SUST52", "364"), row("START4H", ""), row("SUST13", "91"), row("SUST26", "182"), row("IPSPC_BASE", "112"), row("C2W_LOW", ""), dated}
}

func TestMilestonesLieOnDatedDays(t *testing.T) {
	rules := MilestoneRules(milestoneCodes)
	start := day.New(2026, 6, 1)
	j := Job{ID: "j", Start: start, FourHoursOn: start}
	want := []Milestone{
		{"START4H", "START4H", start, Reached},
		{"SUST13", "SUST13", day.New(2026, 8, 31), Reached},
		{"SUST26", "SUST26", day.New(2026, 11, 30), Due},
		{"SUST52", "SUST52", day.New(2027, 5, 31), Due},
	}
	if got := Milestones(j, nil, rules, GapRule{}, november); !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if got := Milestones(Job{Start: day.New(2025, 6, 1)}, nil, rules, GapRule{}, november); len(got) != 5 {
		t.Errorf("a rule does not hold in its own period: %v", got)
	}
	if got := Milestones(Job{Start: start, HeldAtEntry: true}, nil, rules, GapRule{}, november); got != nil {
		t.Errorf("a job held at entry has %v", got)
	}
}

func TestWhetherAMilestoneIsReached(t *testing.T) {
	start := day.New(2026, 6, 1)
	due := start.AddDays(91)
	next := func(employer employers.EmployerID, from, to day.Date) Job {
		return Job{ID: "next", Employer: employer, Start: from, End: to}
	}
	tests := []struct {
		name   string
		end    day.Date
		others []Job
		gap    GapRule
		today  day.Date
		want   MilestoneState
	}{
		{"the day before", day.Date{}, nil, GapRule{}, due.AddDays(-1), Due},
		{"on the day", day.Date{}, nil, GapRule{}, due, Reached},
		{"held to that very day", due, nil, GapRule{}, november, Reached},
		{"ended the day before", due.AddDays(-1), nil, GapRule{}, november, Missed},
		{"an end that is known ahead", due.AddDays(-1), nil, GapRule{}, start, Missed},
		{"the next job begins the day after", start.AddDays(40), []Job{next("bolt", start.AddDays(41), day.Date{})}, GapRule{}, november, Reached},
		{"a day without a job", start.AddDays(40), []Job{next("bolt", start.AddDays(42), day.Date{})}, GapRule{}, november, Missed},
		{"which the programme allows", start.AddDays(40), []Job{next("bolt", start.AddDays(42), day.Date{})}, GapRule{Days: 1}, november, Reached},
		{"but not at another employer", start.AddDays(40), []Job{next("bolt", start.AddDays(41), day.Date{})}, GapRule{Days: 1, SameEmployer: true}, november, Missed},
		{"the next job ends too early", start.AddDays(40), []Job{next("bolt", start.AddDays(41), start.AddDays(80))}, GapRule{}, november, Missed},
		{"a job before does not help", start.AddDays(40), []Job{next("bolt", start.AddDays(-9), day.Date{})}, GapRule{}, november, Missed},
	}
	rules := []MilestoneRule{{Code: "SUST13", Days: 91}}
	for _, tt := range tests {
		j := Job{ID: "j", Employer: "acme", Start: start, End: tt.end}
		if got := Milestones(j, append(tt.others, j), rules, tt.gap, tt.today); len(got) != 1 || got[0].State != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, got, tt.want)
		}
	}
}

func TestAStartCountsAfterFourHours(t *testing.T) {
	rules := []MilestoneRule{{Code: StartMilestone, Needs: FourHours}}
	start := day.New(2026, 11, 20)
	for _, tt := range []struct {
		j    Job
		want MilestoneState
	}{
		{Job{Start: start}, Due}, {Job{Start: start, FourHoursOn: start.AddDays(1)}, Reached},
		{Job{Start: start, FourHoursOn: november.AddDays(1)}, Due}, {Job{Start: start, End: start.AddDays(1)}, Missed},
	} {
		if got := Milestones(tt.j, nil, rules, GapRule{}, november); got[0].State != tt.want {
			t.Errorf("%+v: %s", tt.j, got[0].State)
		}
	}
}

func TestCheckInsFollowTheStart(t *testing.T) {
	start := day.New(2026, 12, 7) // a Monday
	got := CheckIns(Job{Start: start}, day.New(2027, 3, 31), november)
	want := []day.Date{day.New(2026, 11, 30), day.New(2026, 12, 10), day.New(2026, 12, 14), day.New(2026, 12, 21), day.New(2026, 12, 28), day.New(2027, 1, 4), day.New(2027, 2, 8), day.New(2027, 3, 8)}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if got := CheckIns(Job{Start: start}, day.Date{}, november); len(got) != 17 {
		t.Errorf("without an end of support: %d", len(got))
	}
	if got := CheckIns(Job{Start: start, End: start.AddDays(9)}, day.Date{}, november); got != nil {
		t.Errorf("of a job that ends: %v", got)
	}
}

func TestADebriefIsDueInThreeDays(t *testing.T) {
	end := day.New(2026, 11, 20)
	if got := DebriefDue(Job{End: end}); got != day.New(2026, 11, 23) {
		t.Error(got)
	}
	if !DebriefDue(Job{}).IsZero() || !DebriefDue(Job{End: end, DebriefOn: end}).IsZero() {
		t.Error("due though the job is held, or was talked through")
	}
}

func TestTenureCountsBothDays(t *testing.T) {
	start := day.New(2026, 6, 1)
	for _, tt := range []struct {
		end, today day.Date
		want       int
	}{
		{day.Date{}, start, 1}, {day.Date{}, start.AddDays(9), 10}, {start.AddDays(4), november, 5}, {november.AddDays(9), start, 1}, {day.Date{}, start.AddDays(-1), 0},
	} {
		if got := Tenure(Job{Start: start, End: tt.end}, tt.today); got != tt.want {
			t.Errorf("%s to %s: %d, want %d", start, tt.today, got, tt.want)
		}
	}
}

package brokerage

import (
	"cmp"
	"slices"
	"strconv"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// MilestoneRule is a dated rule of a scheme: from when to when it holds, and after how many days a job that is still held reaches it.
// (facts.md g.5, outcome_milestones)
type MilestoneRule struct {
	Code, Label string
	Days        int        // from the start
	From, To    day.Date   // the starts of jobs that it is for, both inclusive; zero = no limit
	Needs       NeedsHours // what else has to hold
}

// NeedsHours says what a milestone takes beside time.
type NeedsHours int

// What a milestone takes.
const (
	HeldUntilThen NeedsHours = iota // the job is held on that day, or the gap rule is met
	FourHours                       // four hours' paid work were done
)

// StartMilestone is the code of the start itself, which counts after four hours' paid work.
const StartMilestone = "START4H"

// sustained are the milestones that a date alone decides. Those that take a record of weekly hours cannot be told from a job, and those
// whose rule is not known are left out: nothing is guessed.
var sustained = []string{"SUST13", "SUST26", "SUST52"}

// MilestoneRules are the rules of the list outcome_milestones that can be told from a job, earliest first. Local rows of the list count
// where their code begins with SUST.
func MilestoneRules(codes people.Codes) []MilestoneRule {
	var out []MilestoneRule
	for _, c := range codes.Offered("outcome_milestones") {
		r := MilestoneRule{Code: c.Code, Label: c.Label}
		r.From, _ = day.Parse(c.Data["valid_from"])
		r.To, _ = day.Parse(c.Data["valid_to"])
		days, err := strconv.Atoi(c.Data["unit_days"])
		switch {
		case c.Code == StartMilestone:
			r.Needs = FourHours
		case err == nil && days > 0 && (slices.Contains(sustained, c.Code) || len(c.Code) > 4 && c.Code[:4] == "SUST"):
			r.Days = days
		default:
			continue
		}
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b MilestoneRule) int { return cmp.Compare(a.Days, b.Days) })
	return out
}

// MilestoneState says how a milestone stands.
type MilestoneState string

// The states.
const (
	Reached MilestoneState = "reached"
	Due     MilestoneState = "due"    // still to come
	Missed  MilestoneState = "missed" // the job ended before
)

// Milestone is one milestone of one job.
type Milestone struct {
	Code, Label string
	Due         day.Date // the day on which it is reached if the job is held; for the start, that on which four hours were worked
	State       MilestoneState
}

// GapRule says what may lie between two jobs without interrupting a milestone; settings of the programme.
type GapRule struct {
	Days         int  // days without a job, setting allow_gap_days
	SameEmployer bool // only jobs at one employer count together, setting same_employer
}

// Milestones are those of a job on a day, in the order of the rules. others are all jobs of the same person: by the gap rule one that
// follows the end of this job carries it on. A job that was held when the person came has no milestones of a start.
func Milestones(j Job, others []Job, rules []MilestoneRule, gap GapRule, today day.Date) []Milestone {
	if j.Start.IsZero() || j.HeldAtEntry {
		return nil
	}
	end := heldUntil(j, others, gap)
	var out []Milestone
	for _, r := range rules {
		if j.Start.Before(r.From) || !r.To.IsZero() && r.To.Before(j.Start) {
			continue
		}
		m := Milestone{Code: r.Code, Label: r.Label, Due: j.Start.AddDays(r.Days), State: Due}
		reached := !today.Before(m.Due)
		if r.Needs == FourHours {
			reached = !j.FourHoursOn.IsZero() && !today.Before(j.FourHoursOn)
			if reached {
				m.Due = j.FourHoursOn
			}
			if !reached && !end.IsZero() && end.Before(today) {
				m.State = Missed
			}
		} else if !end.IsZero() && end.Before(m.Due) {
			m.State, reached = Missed, false
		}
		if reached {
			m.State = Reached
		}
		out = append(out, m)
	}
	return out
}

// heldUntil is the last day of a job, or of the jobs that carry it on by the gap rule; zero while one is held.
func heldUntil(j Job, others []Job, gap GapRule) day.Date {
	end := j.End
	for !end.IsZero() {
		longer := false
		for _, o := range others {
			if o.ID == j.ID || o.Deleted || o.Start.IsZero() || o.Start.Before(j.Start) || gap.SameEmployer && o.Employer != j.Employer {
				continue
			}
			if o.Start.Days(end)-1 > gap.Days || !o.End.IsZero() && !end.Before(o.End) {
				continue
			}
			end, longer = o.End, true
			break
		}
		if !longer {
			break
		}
	}
	return end
}

// CheckIns are the days for in-work check-ins: a week before the start, three days after it, weekly in the first month, then monthly
// until the end of the support or, where that is not known, for a year. (facts.md a.3, item 23) Only those from today on are given,
// each on a working day.
func CheckIns(j Job, supportEnds, today day.Date) []day.Date {
	if j.Start.IsZero() || !j.End.IsZero() {
		return nil
	}
	last := j.Start.AddMonths(12)
	if !supportEnds.IsZero() && supportEnds.Before(last) {
		last = supportEnds
	}
	days := []day.Date{j.Start.AddDays(-7), j.Start.AddDays(3), j.Start.AddDays(7), j.Start.AddDays(14), j.Start.AddDays(21), j.Start.AddDays(28)}
	for m := 2; m <= 12; m++ {
		days = append(days, j.Start.AddMonths(m))
	}
	var out []day.Date
	for _, d := range days {
		if on := d.OnWorkingDay(); !on.Before(today) && !last.Before(d) {
			out = append(out, on)
		}
	}
	return out
}

// DebriefDue is by when a job that has ended is talked through: within three days. (facts.md a.3, item 23) No
// date where it is still held, or was talked through.
func DebriefDue(j Job) day.Date {
	if j.End.IsZero() || !j.DebriefOn.IsZero() {
		return day.Date{}
	}
	return j.End.AddDays(3)
}

// Tenure is for how many days a job has been or was held, both days counted; 0 before the start.
func Tenure(j Job, today day.Date) int {
	last := today
	if !j.End.IsZero() && j.End.Before(today) {
		last = j.End
	}
	if j.Start.IsZero() || last.Before(j.Start) {
		return 0
	}
	return last.Days(j.Start) + 1
}

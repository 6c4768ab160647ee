package brokerage

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// weeklyMinutes is minutes each time × times a week, rounded half up. The last digit of a decimal fraction such as 1.005 may be
// missing in binary; a billionth of a minute gives it back.
func weeklyMinutes(minutes int, times float64) int {
	return int(math.Floor(float64(minutes)*times + 0.5 + 1e-9))
}

// TaskOf is a duty of a vacancy as a task of a carving that stays, with its own copy of everything.
func TaskOf(d Duty) Task {
	return Task{Vacancy: d.Vacancy, Duty: d.ID, Name: d.Name, Minutes: d.Minutes, Times: d.Times, Marginal: d.Marginal, Undone: d.Undone,
		Demands: slices.Clone(d.Demands), Licences: slices.Clone(d.Licences), DoneBy: d.DoneBy, Cost: d.Cost, Tools: d.Tools, Action: Keep}
}

// WeeklyMinutes is how long the task takes in a week as it is done now.
func (t Task) WeeklyMinutes() int { return weeklyMinutes(t.Minutes, t.Times) }

// Stays says that the task, or a part of it, is in the new job.
func (t Task) Stays() bool {
	return t.Action == Keep || t.Action == Adapt || t.Action == Add || t.Action == Reduce && t.Keeps > 0
}

// Kept is how many minutes a week of the task are in the new job: all of what is kept, adapted or added, the part of a reduced one
// that stays, and nothing of what goes to somebody else or is no longer done.
func (t Task) Kept() int {
	switch {
	case !t.Stays():
		return 0
	case t.Action == Reduce:
		return min(t.Keeps, t.WeeklyMinutes())
	}
	return t.WeeklyMinutes()
}

// Given is how many minutes a week of the task somebody else takes over: all of what is moved or swapped, and the rest of a reduced
// one where somebody is named for it.
func (t Task) Given() int {
	switch {
	case t.Action == Move, t.Action == Swap:
		return t.WeeklyMinutes()
	case t.Action == Reduce && t.To != "":
		return t.WeeklyMinutes() - t.Kept()
	}
	return 0
}

// released is how many minutes a week of a colleague the new job sets free: what is kept and is now done by somebody. Nobody is set
// free of work that is left undone.
func (t Task) released() int {
	if t.Undone || t.DoneBy == "" && !t.Cost.Known {
		return 0
	}
	return t.Kept()
}

// CarveLine is one colleague in the sums of a carving.
type CarveLine struct {
	Who     string // as the employer calls them; empty = not said yet
	Minutes int    // a week
	Cost    Amount // an hour of theirs, the employer's estimate
	Sum     Amount // a week, rounded for this line alone
}

// CarveSums is what a carving comes to in a week. Every sum is exact and rounded only at its end; a sum with an unknown part is unknown,
// and its lines still show what is known. (facts.md c.3)
type CarveSums struct {
	Was        int // minutes of the base job's duties now
	Weekly     int // minutes of the new job
	Backlog    int // of these, minutes of work that is left undone now
	Released   Amount
	Absorbed   Amount
	Other      Amount // other savings less other costs
	JobCost    Amount // the agreed hours, or else the minutes of the tasks, at the pay
	Net        Amount // released + other − absorbed − job cost
	ReleasedBy []CarveLine
	AbsorbedBy []CarveLine
}

// Sums adds up a carving. Of one without duties nothing is known yet.
func Sums(c Carving) CarveSums {
	s := CarveSums{}
	if len(c.Tasks) == 0 {
		return s
	}
	released, absorbed := bill{known: true}, bill{known: true}
	for _, t := range c.Tasks {
		if len(c.Vacancies) > 0 && t.Vacancy == c.Vacancies[0] {
			s.Was += t.WeeklyMinutes()
		}
		s.Weekly += t.Kept()
		if t.Undone {
			s.Backlog += t.Kept()
		}
		if n := t.released(); n > 0 {
			released.add(t.DoneBy, n, t.Cost)
		}
		if n := t.Given(); n > 0 {
			absorbed.add(t.To, n, t.ToCost)
		}
	}
	job := bill{known: true}
	if hours := cmp.Or(c.Hours, s.Weekly); hours > 0 {
		job.add("", hours, c.Pay)
	}
	other := 60 * (c.Savings.Pence - c.Costs.Pence) // what nobody named is none

	s.Released, s.ReleasedBy = released.total(), released.lines
	s.Absorbed, s.AbsorbedBy = absorbed.total(), absorbed.lines
	s.JobCost = job.total()
	s.Other = perHour(other)
	s.Net = bill{known: released.known && absorbed.known && job.known, sum: released.sum + other - absorbed.sum - job.sum}.total()
	return s
}

// bill adds minutes at hourly costs. It counts in sixtieths of a penny, so that nothing is rounded on the way.
type bill struct {
	sum   int // pence × minutes
	known bool
	lines []CarveLine
}

// add puts minutes of somebody on the bill, in their line where they have one at that cost.
func (b *bill) add(who string, minutes int, cost Amount) {
	b.known = b.known && cost.Known
	b.sum += minutes * cost.Pence
	i := slices.IndexFunc(b.lines, func(l CarveLine) bool { return l.Who == who && l.Cost == cost })
	if i < 0 {
		i, b.lines = len(b.lines), append(b.lines, CarveLine{Who: who, Cost: cost})
	}
	l := &b.lines[i]
	l.Minutes += minutes
	if cost.Known {
		l.Sum = perHour(l.Minutes * cost.Pence)
	}
}

// total is the sum in whole pence, unknown where a part of it is.
func (b bill) total() Amount {
	if !b.known {
		return Amount{}
	}
	return perHour(b.sum)
}

// perHour turns pence × minutes into pence, rounded to the nearest penny, halves away from 0.
func perHour(sum int) Amount { return Pence(int(math.Round(float64(sum) / 60))) }

// AsOpening is the new job as something to match with: the kept tasks are its duties, its hours are theirs. What else is known of the
// job comes from the base, the first of openings. A demand or licence of the base that only duties which go had, goes with them.
// What the employer offers or has agreed in any of the openings counts, and so do the adjustments of the carving.
func AsOpening(c Carving, openings ...Opening) Opening {
	if len(openings) == 0 {
		return Opening{}
	}
	base := openings[0]
	o := base
	o.Vacancy.Offers = slices.Concat(base.Vacancy.Offers, c.Adjustments)
	for _, other := range openings[1:] {
		o.Vacancy.Offers = append(o.Vacancy.Offers, other.Vacancy.Offers...)
		o.Agreed = slices.Concat(o.Agreed, other.Agreed)
	}
	o.Duties = nil
	for _, t := range c.Tasks {
		if !t.Stays() {
			continue
		}
		o.Duties = append(o.Duties, Duty{ID: t.Duty, Vacancy: base.Vacancy.ID, Place: len(o.Duties), Name: t.Name, Minutes: t.Kept(), Times: 1,
			Marginal: t.Marginal, Demands: t.Demands, Licences: t.Licences, DoneBy: t.DoneBy, Cost: t.Cost, Undone: t.Undone, Tools: t.Tools})
	}
	if hours := cmp.Or(c.Hours, Sums(c).Weekly); hours > 0 {
		o.Vacancy.HoursMin, o.Vacancy.HoursMax = hours, hours
	}
	if c.Pay.Known {
		o.Vacancy.Pay, o.Vacancy.PayKnown, o.Vacancy.PayUnit, o.Vacancy.PayHours = c.Pay.Pence, true, "", 0
	}
	o.Vacancy.Title = cmp.Or(c.Title, base.Vacancy.Title)
	o.Vacancy.Demands = stillAsked(base.Vacancy.Demands, func(d Demand) string { return d.Barrier }, base.Duties, o.Duties, dutyBarriers)
	o.Vacancy.Licences = stillAsked(base.Vacancy.Licences, strings.ToLower, base.Duties, o.Duties, dutyLicences)
	return o
}

// dutyBarriers are the barriers that the demands of a duty name.
func dutyBarriers(d Duty) []string {
	names := make([]string, len(d.Demands))
	for i, demand := range d.Demands {
		names[i] = demand.Barrier
	}
	return names
}

// dutyLicences are the licences that a duty needs, in small letters.
func dutyLicences(d Duty) []string {
	names := make([]string, len(d.Licences))
	for i, l := range d.Licences {
		names[i] = strings.ToLower(l)
	}
	return names
}

// stillAsked leaves out what the job asks only because of duties that it no longer has. name is what an item asks, of what a duty asks.
func stillAsked[T any](job []T, name func(T) string, was, now []Duty, of func(Duty) []string) []T {
	carried := func(duties []Duty, what string) bool {
		return slices.ContainsFunc(duties, func(d Duty) bool { return slices.Contains(of(d), what) })
	}
	return slices.DeleteFunc(slices.Clone(job), func(item T) bool { return carried(was, name(item)) && !carried(now, name(item)) })
}

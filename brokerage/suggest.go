package brokerage

import (
	"cmp"
	"math"
	"slices"

	"jobwright/internal/people"
)

// SuggestInput is a job to shape for a person, with other jobs at the same employer to take duties from.
type SuggestInput struct {
	Seeker Seeker
	Base   Opening
	Others []Opening
	Rules  Rules
}

// Suggestion is the smallest carving that makes a job possible for a person, or why there is none.
type Suggestion struct {
	Feasible      bool
	Because       string  // why this one, or why there is none, in plain sentences
	Change        string  // where there is none: the one change that would make one; empty otherwise
	Optimal       bool    // no other choice of duties is better by the rules: so wherever there is one, the search is exact
	Carving       Carving // a draft with its tasks; in it, what is added from another job says ADD
	Sums          CarveSums
	FitBefore     int    // tenths of a point: the match with the base as it is
	FitAfter      int    // and with the carving; 0 where there is none
	Before, After Result // the same two with their findings
}

// Tasks are those of the suggested tasks that have one of the actions, in their order.
func (s Suggestion) Tasks(actions ...Action) []Task {
	var list []Task
	for _, t := range s.Carving.Tasks {
		if slices.Contains(actions, t.Action) {
			list = append(list, t)
		}
	}
	return list
}

// Suggest chooses the duties to keep so that no kept duty has an unresolved major clash and the weekly minutes lie within the person's
// hours; then, in this order, the most weekly minutes of essential duties of the base, the most weekly minutes, the fewest base duties
// not kept plus duties added, the most released colleague cost, and the earliest duties: of two choices alike in all that, the one that
// keeps the first duty in which they differ. Base duties that are not kept are moved to who does them now, or to somebody still to be
// asked; duties of the other jobs that are not taken simply stay where they are.
func Suggest(in SuggestInput) Suggestion {
	p := newChoice(in)
	taken, ok := p.solve()
	s := Suggestion{Feasible: ok, Optimal: ok, Carving: p.carving(taken)}
	s.Sums = Sums(s.Carving)
	s.Before, s.After = Fit(in.Rules, in.Seeker, s.Carving, append([]Opening{in.Base}, in.Others...)...)
	s.FitBefore, s.FitAfter = s.Before.Score, s.After.Score
	if ok {
		s.Because = p.why(s.Carving, s.Sums)
	} else {
		s.Because, s.Change = p.whyNot()
	}
	return s
}

// Fit matches a person with the base of a carving as it is, and with the job that the carving makes; after is the zero value where no
// duty stays. The first of openings is the base.
func Fit(rules Rules, who Seeker, c Carving, openings ...Opening) (before, after Result) {
	if len(openings) == 0 {
		return before, after
	}
	m := NewMatcher(rules)
	before = m.Explain(who, openings[0])
	if slices.ContainsFunc(c.Tasks, Task.Stays) {
		after = m.Explain(who, AsOpening(c, openings...))
	}
	return before, after
}

// choice is the problem that Suggest solves: which of the duties to keep.
type choice struct {
	in      SuggestInput
	m       *Matcher
	options []option // duties of the base in their order, then those of the other jobs
	low     int      // fewest weekly minutes, at least one
	high    int      // most weekly minutes
	offered []string // codes of adjustments that the employer offers or has agreed in any of the jobs
}

// option is a duty that may be kept.
type option struct {
	duty     Duty
	base     bool // of the base job
	minutes  int  // a week
	released int  // pence × minutes a week of a colleague that keeping it sets free, as far as the cost is known
	clashes  []string
}

func newChoice(in SuggestInput) *choice {
	p := &choice{in: in, m: NewMatcher(in.Rules), offered: slices.Concat(in.Base.Vacancy.Offers, in.Base.Agreed)}
	for _, o := range in.Others {
		p.offered = slices.Concat(p.offered, o.Vacancy.Offers, o.Agreed)
	}
	for i, o := range append([]Opening{in.Base}, in.Others...) {
		duties := slices.Clone(o.Duties)
		slices.SortStableFunc(duties, func(a, b Duty) int { return cmp.Compare(a.Place, b.Place) })
		for _, d := range duties {
			d.Vacancy = o.Vacancy.ID
			kept := TaskOf(d)
			p.options = append(p.options, option{duty: d, base: i == 0, minutes: max(0, d.WeeklyMinutes()),
				released: max(0, kept.released()) * d.Cost.Pence, clashes: p.clashes(d)})
		}
	}
	p.low = max(1, in.Seeker.Profile.HoursMin)
	p.high = p.mostMinutes()
	return p
}

// mostMinutes is the person's upper limit. Where they have none it is the job's hours; where the job's hours are not known either, what
// its duties add up to; and where it has no duties, what all duties add up to.
func (p *choice) mostMinutes() int {
	v := p.in.Base.Vacancy
	if most := cmp.Or(p.in.Seeker.Profile.HoursMax, v.HoursMax, v.HoursMin); most > 0 {
		return most
	}
	base, all := 0, 0
	for _, o := range p.options {
		all += o.minutes
		if o.base {
			base += o.minutes
		}
	}
	return cmp.Or(base, all)
}

// clashes are the barriers of the person's major needs that a duty hits and nothing resolves that the employer offers or has agreed.
func (p *choice) clashes(d Duty) []string {
	var list []string
	for _, need := range p.in.Seeker.Profile.Needs {
		hit := slices.ContainsFunc(d.Demands, func(demand Demand) bool { return demand.Barrier == need.Barrier })
		if need.Level == people.Major && hit && !p.m.resolves(p.offered, need.Barrier) && !slices.Contains(list, need.Barrier) {
			list = append(list, need.Barrier)
		}
	}
	return list
}

// worth is what a choice of duties is worth beside its minutes; more is better, the first difference decides.
type worth struct {
	essential int // weekly minutes of essential duties of the base
	changes   int // base duties kept less duties added: all base duties less the number of changes
	released  int // pence × minutes a week
}

func (a worth) compare(b worth) int {
	return cmp.Or(cmp.Compare(a.essential, b.essential), cmp.Compare(a.changes, b.changes), cmp.Compare(a.released, b.released))
}

func (a worth) plus(b worth) worth {
	return worth{a.essential + b.essential, a.changes + b.changes, a.released + b.released}
}

// worth is what one kept duty adds.
func (o option) worth() worth {
	w := worth{changes: -1, released: o.released}
	if o.base {
		w.changes = 1
		if !o.duty.Marginal {
			w.essential = o.minutes
		}
	}
	return w
}

// solve finds the best choice, exactly: for each number of weekly minutes the best worth that duties adding up to just that can have.
// All parts of the worth are sums, so the best of a rest does not depend on what was chosen before it. The duties are gone through from
// the last to the first, and a duty is taken where it makes no difference: so the earliest duties win a tie. ok is false where no choice
// has minutes within the limits.
func (p *choice) solve() (taken []bool, ok bool) {
	high := p.cap()
	best, reached := make([]worth, high+1), make([]bool, high+1)
	reached[0] = true
	takes := make([][]bool, len(p.options))
	for i := len(p.options) - 1; i >= 0; i-- {
		takes[i] = make([]bool, high+1)
		o := p.options[i]
		if len(o.clashes) > 0 {
			continue
		}
		for t := high; t >= o.minutes; t-- { // downwards, so that a duty is not taken twice
			if !reached[t-o.minutes] {
				continue
			}
			if with := best[t-o.minutes].plus(o.worth()); !reached[t] || with.compare(best[t]) >= 0 {
				best[t], reached[t], takes[i][t] = with, true, true
			}
		}
	}
	end := -1
	for t := p.low; t <= high; t++ {
		if reached[t] && (end < 0 || best[t].essential >= best[end].essential) { // of equal essential minutes, the more minutes
			end = t
		}
	}
	if end < 0 {
		return nil, false
	}
	taken = make([]bool, len(p.options))
	for i, o := range p.options {
		if taken[i] = takes[i][end]; taken[i] {
			end -= o.minutes
		}
	}
	return taken, true
}

// cap is the most minutes that any choice can have within the upper limit.
func (p *choice) cap() int {
	all := 0
	for _, o := range p.options {
		if len(o.clashes) == 0 {
			all += o.minutes
		}
	}
	return min(all, p.high)
}

// carving is the draft that a choice makes; no choice makes one without tasks.
func (p *choice) carving(taken []bool) Carving {
	base := p.in.Base.Vacancy
	c := Carving{Employer: base.Employer, Site: base.Site, Lead: base.Lead, Vacancies: []VacancyID{base.ID}, Participant: p.in.Seeker.ID,
		Kind: "CARVE", Title: base.Title, BaseTitle: base.Title, Status: CarvingDraft, Number: 1, Pay: hourlyPay(base)}
	for _, o := range p.in.Others {
		c.Vacancies = append(c.Vacancies, o.Vacancy.ID)
	}
	for i, o := range p.options {
		if taken == nil || !taken[i] && !o.base {
			continue // what is not taken of another job simply stays there
		}
		t := TaskOf(o.duty)
		switch {
		case !taken[i]:
			t.Action, t.To, t.ToCost = Move, t.DoneBy, t.Cost
		case !o.base:
			t.Action, c.Kind = Add, "NEGOTIATE"
		}
		c.Tasks = append(c.Tasks, t)
	}
	return c
}

// hourlyPay is the pay of a vacancy for an hour in whole pence, unknown where it cannot be told.
func hourlyPay(v Vacancy) Amount {
	pence, known := v.HourlyPay()
	return Amount{int(math.Round(pence)), known}
}

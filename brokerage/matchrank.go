package brokerage

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"

	"jobwright/internal/day"
)

// Explained is how many rows of a ranking, from the top, come with their findings. Explain gives those of any other.
const Explained = 200

// TakesPart says that a vacancy is open, can still be applied for and has a place left.
func (o *Opening) TakesPart(today day.Date) bool {
	v := &o.Vacancy
	return !v.Deleted && (v.Status == "" || v.Status == VacancyOpen) && (v.Closing.IsZero() || !v.Closing.Before(today)) && o.Taken < max(1, v.Places)
}

// ForPerson ranks jobs for a person, whatever the person's status: those that take part, or all of them. Jobs without a stop come first,
// then by score, fewer weekly minutes with a clash that nothing covers, the nearer start and the reference. The first Explained rows have
// their findings.
func (m *Matcher) ForPerson(s Seeker, openings []Opening, all bool) []Result {
	ready := m.Seeker(&s)
	rows := rank(len(openings), func(i int, w *workspace, r *ranked) bool {
		o := &openings[i]
		if !all && !o.TakesPart(m.rules.Today) {
			return false
		}
		m.prepare(&w.opening, o)
		m.Judge(ready, &w.opening, &w.judgement)
		*r = ranked{Tally: w.judgement.Tally, start: m.away(o.Vacancy.Start), ref: o.Vacancy.Ref, id: string(o.Vacancy.ID)}
		return true
	})
	results := make([]Result, len(rows))
	each(len(rows), func(i int) {
		o := &openings[rows[i].index]
		results[i] = result(ready, o, &rows[i].Tally)
		if i < Explained {
			m.explain(ready, m.Opening(o), &results[i])
		}
	})
	return results
}

// ForVacancy ranks people for a job, whatever its status, by how well the job suits them: those counted active, or all of them. Ref and
// Title are the person's.
func (m *Matcher) ForVacancy(o Opening, seekers []Seeker, all bool) []Result {
	ready := m.Opening(&o)
	rows := rank(len(seekers), func(i int, w *workspace, r *ranked) bool {
		s := &seekers[i]
		if !all && !s.Active {
			return false
		}
		m.Judge(m.Seeker(s), ready, &w.judgement)
		*r = ranked{Tally: w.judgement.Tally, ref: s.Ref, id: string(s.ID)}
		return true
	})
	results := make([]Result, len(rows))
	each(len(rows), func(i int) {
		s := m.Seeker(&seekers[rows[i].index])
		results[i] = result(s, &o, &rows[i].Tally)
		results[i].Ref, results[i].Title = s.Ref, s.Name
		if i < Explained {
			m.explain(s, ready, &results[i])
		}
	})
	return results
}

// Explain is one person and one job with all findings, named as in ForPerson.
func (m *Matcher) Explain(s Seeker, o Opening) Result {
	seeker, opening := m.Seeker(&s), m.Opening(&o)
	var j Judgement
	m.Judge(seeker, opening, &j)
	r := result(seeker, &o, &j.Tally)
	m.explain(seeker, opening, &r)
	return r
}

// result is a row without its findings.
func result(s *ReadySeeker, o *Opening, t *Tally) Result {
	return Result{Participant: s.ID, Vacancy: o.Vacancy.ID, Ref: o.Vacancy.Ref, Title: o.Vacancy.Title, Employer: o.Employer.Name, EmployerID: o.Vacancy.Employer,
		Score: t.Score, Verdict: t.Verdict, Known: t.Known, ToAsk: t.ToAsk, Uncovered: t.Uncovered, Start: o.Vacancy.Start,
		Unnamed: s.toward(o.Employer.ID).unnamed}
}

// ranked is one judged row.
type ranked struct {
	Tally
	index   int
	start   int // days to the start, either way
	ref, id string
}

// before is the order of a ranking. The score is compared as it is printed.
func (r *ranked) before(other *ranked) int {
	switch {
	case (r.Verdict == Stop) != (other.Verdict == Stop):
		if other.Verdict == Stop {
			return -1
		}
		return 1
	case r.Score != other.Score:
		return other.Score - r.Score
	case r.Uncovered != other.Uncovered:
		return r.Uncovered - other.Uncovered
	case r.start != other.start:
		return cmp.Compare(r.start, other.start)
	}
	return cmp.Or(strings.Compare(r.ref, other.ref), strings.Compare(r.id, other.id), r.index-other.index)
}

// away is how far a start is from today; one that is not known is farthest.
func (m *Matcher) away(start day.Date) int {
	if start.IsZero() {
		return math.MaxInt
	}
	n := m.rules.Today.Days(start)
	return max(n, -n)
}

// workspace is memory that is used again from row to row.
type workspace struct {
	opening   ReadyOpening
	judgement Judgement
}

// rank judges n rows on all cores and sorts those that take part.
func rank(n int, judge func(i int, w *workspace, r *ranked) bool) []*ranked {
	all, takes := make([]ranked, n), make([]bool, n)
	spread(n, func(from, to int) {
		var w workspace
		for i := from; i < to; i++ {
			takes[i] = judge(i, &w, &all[i])
			all[i].index = i
		}
	})
	rows := make([]*ranked, 0, n)
	for i := range all {
		if takes[i] {
			rows = append(rows, &all[i])
		}
	}
	slices.SortFunc(rows, (*ranked).before)
	return rows
}

// each calls do for 0 to n-1, on all cores.
func each(n int, do func(i int)) {
	spread(n, func(from, to int) {
		for i := from; i < to; i++ {
			do(i)
		}
	})
}

// spread shares 0 to n-1 out among the cores in small parts.
func spread(n int, do func(from, to int)) {
	const part = 256
	if n <= part {
		do(0, n)
		return
	}
	var wait sync.WaitGroup
	var next sync.Mutex
	at := 0
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for {
				next.Lock()
				from := at
				at += part
				next.Unlock()
				if from >= n {
					return
				}
				do(from, min(n, from+part))
			}
		})
	}
	wait.Wait()
}

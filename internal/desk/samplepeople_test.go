package desk

import (
	"testing"

	"jobwright/brokerage"
	"jobwright/employers"
)

// The sample is a service at work: there is something on every screen, and nobody who looks for work is without jobs that could suit.
func TestTheSampleIsAServiceAtWork(t *testing.T) {
	p, d := at(t)
	_, err := d.Check(ctx)
	p.must(err)
	p.must(d.FillSample(ctx))
	s := d.Store()
	l := loader{p, d}
	for kind, least := range map[string]int{"people": 40, "vacancies": 60, "leads": 30, "duties": 240, "permissions": 40, "sessions": 500, "applications": 30, "jobs": 14, "outcomes": 15} {
		if n := len(l.cells(kind)); n < least {
			t.Errorf("%d %s, want %d", n, kind, least)
		}
	}
	carvings, err := s.Carvings(ctx, "", false)
	p.must(err)
	if len(carvings) != 8 {
		t.Errorf("%d carvings", len(carvings))
	}
	stages, statuses := map[string]bool{}, map[string]bool{}
	board, err := s.LeadBoard(ctx, brokerage.LeadFilter{Closed: true})
	p.must(err)
	for _, c := range board {
		stages[c.Stage] = true
	}
	for _, c := range carvings {
		statuses[c.Carving.Status] = true
		if brokerage.Sums(c.Carving).Weekly == 0 {
			t.Errorf("%s keeps nothing", c.Carving.Ref)
		}
	}
	if len(stages) != 9 || len(statuses) != len(brokerage.CarvingStatuses) {
		t.Errorf("stages %v, statuses %v", stages, statuses)
	}
	openings, err := s.Openings(ctx, true)
	p.must(err)
	for _, o := range openings {
		if n := len(o.Duties); n < 4 || n > 9 {
			t.Errorf("%s has %d duties", o.Vacancy.Ref, n)
		}
	}
	rules, err := s.Rules(ctx)
	p.must(err)
	seekers, err := s.Seekers(ctx, "", false)
	p.must(err)
	matcher := brokerage.NewMatcher(rules)
	verdicts := map[brokerage.Verdict]bool{}
	for _, seeker := range seekers {
		open := 0
		for _, r := range matcher.ForPerson(seeker, openings, false) {
			if !r.Stopped() {
				open++
			}
			for _, f := range r.Findings {
				verdicts[f.Verdict] = true
			}
		}
		if open < 5 {
			t.Errorf("%s has %d jobs without a stop", seeker.Ref, open)
		}
	}
	if len(seekers) < 25 || len(verdicts) != 5 {
		t.Errorf("%d people take part, with the verdicts %v", len(seekers), verdicts)
	}
	todo, err := s.NextSteps(ctx, employers.NextStepFilter{Limit: 500})
	p.must(err)
	if len(todo) == 0 {
		t.Error("there is nothing to do")
	}
}

// What the sample holds goes out into files and comes back as it was, in the same store and in another one.
func TestTheSampleComesBackFromItsFiles(t *testing.T) {
	p, d := at(t)
	_, err := d.Check(ctx)
	p.must(err)
	p.must(d.FillSample(ctx))
	_, other := at(t)
	_, err = other.Check(ctx)
	p.must(err)
	from, to := loader{p, d}, loader{p, other}
	for _, kind := range []string{"staff", "employers", "people", "permissions", "leads", "vacancies", "duties", "next-steps", "sessions", "jobs", "applications", "outcomes"} {
		path := t.TempDir() + "/" + kind + ".csv"
		n, err := d.Export(ctx, kind, path)
		p.must(err)
		from.want(figuresOf(0, n), from.read(kind, path))
		if kind == "staff" {
			to.read(kind, path)
			continue
		}
		got := to.read(kind, path)
		if kind == "next-steps" { // those of contacts name contacts that are not there; those of leads came with them
			continue
		}
		to.want(figuresOf(n, 0), got)
		to.want(figuresOf(0, n), to.read(kind, path))
		again := path + ".again.csv"
		if _, err := other.Export(ctx, kind, again); err != nil {
			t.Fatal(err)
		}
		from.want(figuresOf(0, n), from.read(kind, again))
	}
}

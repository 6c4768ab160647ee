package matchui

import (
	"context"
	"slices"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/typed"
)

// subject is whose match is shown: a person's jobs, or a job's people.
type subject struct {
	person  people.ParticipantID
	vacancy brokerage.VacancyID
}

func (s subject) none() bool { return s == subject{} }

// row is one line of a ranking.
type row struct {
	brokerage.Result
	where int // the group that it stands in
}

// The groups of a ranking in their order.
const (
	suits   = iota // nothing stands against it
	notNow         // something stands against it for now
	against        // somebody decided that it is not for this person
	groups  = iota
)

func (r row) key() string { return string(r.Participant) + " " + string(r.Vacancy) }

// answer is a ranking with everything that it was made of. Once made it is not changed, so rows may be explained on any goroutine.
type answer struct {
	of       subject
	name     string // of the person, or the title of the job
	employer string // of the job
	matcher  *brokerage.Matcher
	seekers  map[people.ParticipantID]brokerage.Seeker
	openings map[brokerage.VacancyID]brokerage.Opening
	rows     []row // by their groups
	count    [groups]int
	fit      int // how many fit as they are
	hidden   int // rows that the filter leaves out
}

// choice is what the person at the screen asks for.
type choice struct {
	of        subject
	all       bool // those that do not take part too
	noStopped bool // only those that nothing stands against
}

// read makes the ranking; it runs off the UI goroutine.
func (p Parts) read(ctx context.Context, c choice) (a *answer, err error) {
	a = &answer{of: c.of, seekers: map[people.ParticipantID]brokerage.Seeker{}, openings: map[brokerage.VacancyID]brokerage.Opening{}}
	if c.of.none() {
		return a, nil
	}
	rules, err := p.Matching.Rules(ctx)
	if err != nil {
		return nil, err
	}
	a.matcher = brokerage.NewMatcher(rules)
	var results []brokerage.Result
	if c.of.person != "" {
		results, err = p.jobsFor(ctx, a, c)
	} else {
		results, err = p.peopleFor(ctx, a, c)
	}
	if err != nil {
		return nil, err
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	a.sort(results, c)
	if p.mayChange() {
		err = p.Matching.NoteShown(ctx, a.top())
	}
	return a, err
}

// jobsFor ranks jobs for a person, with what was decided about them.
func (p Parts) jobsFor(ctx context.Context, a *answer, c choice) ([]brokerage.Result, error) {
	seekers, err := p.Matching.Seekers(ctx, c.of.person, true)
	if err != nil {
		return nil, err
	}
	if len(seekers) == 0 {
		return nil, typed.Sentence("This person is not there, or is on a colleague’s caseload. Please choose somebody else, or open the record with a reason first.")
	}
	openings, err := p.Matching.Openings(ctx, c.all)
	if err != nil {
		return nil, err
	}
	decided, err := p.Matching.Decisions(ctx, c.of.person)
	if err != nil {
		return nil, err
	}
	who := seekers[0]
	a.name, a.seekers[who.ID] = who.Name, who
	for _, o := range openings {
		a.openings[o.Vacancy.ID] = o
	}
	results := a.matcher.ForPerson(who, openings, c.all)
	for i := range results {
		results[i].Decided = brokerage.LastDecision(decided, results[i].Vacancy)
	}
	return results, nil
}

// peopleFor ranks people for a job. Why somebody is against it is read once their row is opened.
func (p Parts) peopleFor(ctx context.Context, a *answer, c choice) ([]brokerage.Result, error) {
	openings, err := p.Matching.Openings(ctx, true, c.of.vacancy)
	if err != nil {
		return nil, err
	}
	if len(openings) == 0 {
		return nil, typed.Sentence("This vacancy is no longer there. Somebody has deleted it.")
	}
	seekers, err := p.Matching.Seekers(ctx, "", c.all)
	if err != nil {
		return nil, err
	}
	o := openings[0]
	a.name, a.employer, a.openings[o.Vacancy.ID] = o.Vacancy.Title, o.Employer.Name, o
	for _, s := range seekers {
		a.seekers[s.ID] = s
	}
	results := a.matcher.ForVacancy(o, seekers, c.all)
	for i := range results {
		if r := &results[i]; a.seekers[r.Participant].Refused[c.of.vacancy] {
			r.Decided = &brokerage.Decision{Participant: r.Participant, Vacancy: r.Vacancy, What: brokerage.DecidedAgainst}
		}
	}
	return results, nil
}

// sort puts the results into their groups, each in the order of the ranking.
func (a *answer) sort(results []brokerage.Result, c choice) {
	var by [groups][]row
	for _, r := range results {
		x := row{Result: r}
		switch {
		case r.Decided != nil && r.Decided.What == brokerage.DecidedAgainst:
			x.where = against
		case r.Stopped():
			x.where = notNow
		case r.Verdict == brokerage.Fits:
			a.fit++
		}
		by[x.where] = append(by[x.where], x)
	}
	for i, list := range by {
		a.count[i] = len(list)
		if c.noStopped && i != suits {
			a.hidden += len(list)
			continue
		}
		a.rows = append(a.rows, list...)
	}
}

// seen is how many rows count as shown to somebody: those that one reads before one gives up.
const seen = 50

// top are the results that are kept as shown.
func (a *answer) top() []brokerage.Result {
	var out []brokerage.Result
	for _, r := range a.rows[:min(seen, len(a.rows))] {
		out = append(out, r.Result)
	}
	return out
}

// page gives rows with their findings: those far down are explained when they are read.
func (a *answer) page(offset, limit int) []row {
	out := slices.Clone(a.rows[min(offset, len(a.rows)):min(offset+limit, len(a.rows))])
	for i := range out {
		out[i] = a.explained(out[i])
	}
	return out
}

func (a *answer) explained(r row) row {
	if len(r.Findings) > 0 {
		return r
	}
	full := a.matcher.Explain(a.seekers[r.Participant], a.openings[r.Vacancy])
	r.Findings, r.Missing = full.Findings, full.Missing
	return r
}

// explain is one pair, named as its ranking names it.
func (p Parts) explain(ctx context.Context, who people.ParticipantID, job brokerage.VacancyID) (s brokerage.Seeker, o brokerage.Opening, r brokerage.Result, err error) {
	gone := typed.Sentence("This person or this job is no longer there. Somebody has deleted it.")
	rules, err := p.Matching.Rules(ctx)
	if err != nil {
		return s, o, r, err
	}
	seekers, err := p.Matching.Seekers(ctx, who, true)
	if err != nil {
		return s, o, r, err
	}
	openings, err := p.Matching.Openings(ctx, true, job)
	if err != nil {
		return s, o, r, err
	}
	if len(seekers) == 0 || len(openings) == 0 {
		return s, o, r, gone
	}
	return seekers[0], openings[0], brokerage.NewMatcher(rules).Explain(seekers[0], openings[0]), nil
}

// person is whom a row is about.
func (a *answer) person(r row) string { return a.seekers[r.Participant].Name }

// job is the title of the job that a row is about.
func (a *answer) job(r row) string { return a.openings[r.Vacancy].Vacancy.Title }

// state is the sentence under the title: 14 jobs. 3 fit as they are, 9 would once something is arranged or asked, 2 not now.
func (a *answer) state() string {
	if a.of.none() {
		return "Choose a person to see which jobs suit them, or a job to see whom it suits."
	}
	one, many := "job", "jobs"
	if a.of.vacancy != "" {
		one, many = "person", "people"
	}
	all := a.count[suits] + a.count[notNow] + a.count[against]
	if all == 0 {
		return "No " + many + " take part yet."
	}
	words := text.Count(all, one, many) + ": "
	if a.of.vacancy != "" {
		words = a.employer + ". " + words
	}
	parts := []string{text.Number(a.fit) + " " + fitsWord(a.fit), text.Number(a.count[suits]-a.fit) + " once something is arranged or asked"}
	if n := a.count[notNow]; n > 0 {
		parts = append(parts, text.Number(n)+" not now")
	}
	if n := a.count[against]; n > 0 {
		parts = append(parts, text.Number(n)+" decided against")
	}
	for i, part := range parts {
		if i > 0 {
			words += ", "
		}
		words += part
	}
	if a.hidden > 0 {
		words += " (" + text.Number(a.hidden) + " left out by the filter)"
	}
	return words + "."
}

func fitsWord(n int) string {
	if n == 1 {
		return "fits as it is"
	}
	return "fit as they are"
}

package desk

import (
	"cmp"
	"context"
	"fmt"

	"jobwright/brokerage"
	"jobwright/internal/people"
)

// NotFound says that a reference means nobody or nothing here, in words.
type NotFound string

func (n NotFound) Error() string { return string(n) }

// Seeker is the person with this reference or id, whatever their status, as matching sees them. Who has seen the person is noted.
func (d *Desk) Seeker(ctx context.Context, ref string) (brokerage.Seeker, error) {
	all, err := d.Store().Seekers(ctx, "", true)
	if err != nil {
		return brokerage.Seeker{}, err
	}
	for _, s := range all {
		if ref != "" && (s.Ref == ref || string(s.ID) == ref) {
			_, err := d.Store().OpenParticipant(ctx, s.ID)
			return s, err
		}
	}
	return brokerage.Seeker{}, NotFound(fmt.Sprintf("Nobody whom you may see has the reference %s. Please check it.", ref))
}

// Opening is the vacancy with this reference or id, whatever its status, as matching sees it.
func (d *Desk) Opening(ctx context.Context, ref string) (brokerage.Opening, error) {
	all, err := d.Store().Openings(ctx, true)
	if err != nil {
		return brokerage.Opening{}, err
	}
	for _, o := range all {
		if ref != "" && (o.Vacancy.Ref == ref || string(o.Vacancy.ID) == ref) {
			return o, nil
		}
	}
	return brokerage.Opening{}, NotFound(fmt.Sprintf("No vacancy has the reference %s. Please check it.", ref))
}

// Matched is a ranking with everything found, for one person or for one vacancy.
type Matched struct {
	Person  brokerage.Seeker  // zero where people are ranked for a vacancy
	Vacancy brokerage.Opening // zero where jobs are ranked for a person
	Results []brokerage.Result
}

// JobsFor ranks the jobs that take part, or all of them, for a person. limit 0 = every one. What was shown is kept.
func (d *Desk) JobsFor(ctx context.Context, ref string, all bool, limit int) (m Matched, err error) {
	if m.Person, err = d.Seeker(ctx, ref); err != nil {
		return m, err
	}
	rules, err := d.Store().Rules(ctx)
	if err != nil {
		return m, err
	}
	openings, err := d.Store().Openings(ctx, all)
	if err != nil {
		return m, err
	}
	matcher := brokerage.NewMatcher(rules)
	m.Results = cut(matcher.ForPerson(m.Person, openings, all), limit)
	if len(m.Results) > brokerage.Explained {
		at := map[brokerage.VacancyID]int{}
		for i, o := range openings {
			at[o.Vacancy.ID] = i
		}
		for i := brokerage.Explained; i < len(m.Results); i++ {
			m.Results[i] = matcher.Explain(m.Person, openings[at[m.Results[i].Vacancy]])
		}
	}
	return m, d.Store().NoteShown(ctx, m.Results)
}

// PeopleFor ranks the people counted active, or all of them, for a vacancy, by how well the job suits them. limit 0 = everybody. What
// was shown is kept.
func (d *Desk) PeopleFor(ctx context.Context, ref string, all bool, limit int) (m Matched, err error) {
	if m.Vacancy, err = d.Opening(ctx, ref); err != nil {
		return m, err
	}
	rules, err := d.Store().Rules(ctx)
	if err != nil {
		return m, err
	}
	seekers, err := d.Store().Seekers(ctx, "", all)
	if err != nil {
		return m, err
	}
	matcher := brokerage.NewMatcher(rules)
	m.Results = cut(matcher.ForVacancy(m.Vacancy, seekers, all), limit)
	if len(m.Results) > brokerage.Explained {
		at := map[people.ParticipantID]int{}
		for i, s := range seekers {
			at[s.ID] = i
		}
		for i := brokerage.Explained; i < len(m.Results); i++ {
			s := seekers[at[m.Results[i].Participant]]
			m.Results[i] = matcher.Explain(s, m.Vacancy)
			m.Results[i].Ref, m.Results[i].Title = s.Ref, s.Name
		}
	}
	return m, d.Store().NoteShown(ctx, m.Results)
}

func cut(results []brokerage.Result, limit int) []brokerage.Result {
	if limit > 0 && limit < len(results) {
		return results[:limit]
	}
	return results
}

// Suggested is a suggestion with what files call its vacancies.
type Suggested struct {
	brokerage.Suggestion
	Refs map[brokerage.VacancyID]string
}

// Suggest finds the smallest carving that makes a job possible for a person: the first vacancy is the base, duties of the others may be
// taken. All are at one employer.
func (d *Desk) Suggest(ctx context.Context, person string, vacancies []string) (s Suggested, err error) {
	in := brokerage.SuggestInput{}
	if in.Seeker, err = d.Seeker(ctx, person); err != nil {
		return s, err
	}
	s.Refs = map[brokerage.VacancyID]string{}
	for i, ref := range vacancies {
		o, err := d.Opening(ctx, ref)
		switch {
		case err != nil:
			return s, err
		case s.Refs[o.Vacancy.ID] != "":
			return s, NotFound(fmt.Sprintf("The vacancy %s is named twice. Please name each one once.", ref))
		case i == 0:
			in.Base = o
		case o.Vacancy.Employer != in.Base.Vacancy.Employer:
			return s, NotFound(fmt.Sprintf("%s is at another employer than %s. A job can be carved from several jobs at one employer only.", ref, vacancies[0]))
		default:
			in.Others = append(in.Others, o)
		}
		s.Refs[o.Vacancy.ID] = cmp.Or(o.Vacancy.Ref, string(o.Vacancy.ID))
	}
	if in.Rules, err = d.Store().Rules(ctx); err != nil {
		return s, err
	}
	s.Suggestion = brokerage.Suggest(in)
	return s, nil
}

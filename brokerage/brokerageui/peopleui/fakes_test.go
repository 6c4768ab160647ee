package peopleui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// now in these tests is Tuesday 24 November 2026, half past eight.
var now = time.Date(2026, time.November, 24, 8, 30, 0, 0, time.UTC)

var today = day.Of(now)

var (
	sam  = people.Staff{ID: "sam", Name: "Sam Okafor", Initials: "SO", Role: people.Specialist}
	ruth = people.Staff{ID: "ruth", Name: "Ruth Lind", Initials: "RL", Role: people.Lead}
	eve  = people.Staff{ID: "eve", Name: "Eve Marsh", Initials: "EM", Role: people.ReadOnly}
)

// gone is the error for a record that is not there any more.
type gone struct{}

func (gone) Error() string { return "not there" }
func (gone) Gone() bool    { return true }

// fakePeople is a store of people in memory. Those on another's caseload are known by name only, until opened with a reason.
type fakePeople struct {
	pages   map[people.ParticipantID]*brokerage.PersonPage
	before  map[people.ParticipantID][]brokerage.ProfileVersion
	opened  map[people.ParticipantID]string
	me      people.Staff
	steps   []employers.NextStep
	saved   []string // labels
	fail    error    // every change fails with it
	deleted []string
}

func (f *fakePeople) sees(id people.ParticipantID) bool {
	return f.me.Role == people.Lead || f.pages[id].Participant.Specialist == f.me.ID || f.opened[id] != ""
}

func (f *fakePeople) list(q brokerage.PersonFilter) (out []brokerage.ListedPerson) {
	for _, page := range f.pages {
		who := page.Participant
		l := brokerage.ListedPerson{Participant: who, Named: people.MayShare(page.Permits, people.NameCandidate, people.DU, people.Toward{}, today).OK}
		if len(page.Sessions) > 0 {
			l.LastSession = page.Sessions[0].On
		}
		if len(page.Next) > 0 {
			l.NextWhat, l.NextDue = page.Next[0].What, page.Next[0].Due
		}
		for _, j := range page.Jobs {
			if j.End.IsZero() {
				l.Job = j.Title
			}
		}
		active := who.Status == "" || strings.HasPrefix(who.Status, "ACTIVE")
		quiet := l.LastSession.IsZero() || today.Days(l.LastSession) >= 7*q.QuietWeeks
		switch {
		case !f.sees(who.ID), q.Active && !active, q.QuietWeeks > 0 && !quiet, q.NoPermit && l.Named, who.Deleted:
		case !strings.HasPrefix(strings.ToLower(who.Name()), strings.ToLower(q.Words)):
		case len(q.Specialist) > 0 && !slices.Contains(q.Specialist, who.Specialist):
		default:
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b brokerage.ListedPerson) int {
		return strings.Compare(a.Participant.Name(), b.Participant.Name())
	})
	return out
}

func (f *fakePeople) Caseload(_ context.Context, q brokerage.PersonFilter, o employers.Order) ([]brokerage.ListedPerson, error) {
	all := f.list(q)
	from := min(o.Offset, len(all))
	if o.Limit == 0 {
		o.Limit = 100
	}
	return all[from:min(from+o.Limit, len(all))], nil
}

func (f *fakePeople) CountCaseload(_ context.Context, q brokerage.PersonFilter) (int, error) {
	return len(f.list(q)), nil
}

func (f *fakePeople) FindParticipants(ctx context.Context, name string, limit int) (out []people.Participant, err error) {
	for id, page := range f.pages {
		if strings.HasPrefix(strings.ToLower(page.Participant.Name()), strings.ToLower(name)) {
			who, _ := f.Participant(ctx, id)
			out = append(out, who)
		}
	}
	return out, nil
}

func (f *fakePeople) Participant(_ context.Context, id people.ParticipantID) (people.Participant, error) {
	page, ok := f.pages[id]
	if !ok {
		return people.Participant{}, gone{}
	}
	who := page.Participant
	if !f.sees(id) {
		return people.Participant{ID: id, FirstName: who.FirstName, LastName: who.LastName, Specialist: who.Specialist}, nil
	}
	return who, nil
}

func (f *fakePeople) CountParticipants(context.Context) (int, error) { return len(f.pages), nil }

func (f *fakePeople) OpenParticipant(ctx context.Context, id people.ParticipantID) (people.Participant, error) {
	page, err := f.PersonPage(ctx, id)
	return page.Participant, err
}

func (f *fakePeople) OpenAnyway(ctx context.Context, id people.ParticipantID, reason string) (people.Participant, error) {
	if len(reason) < 3 {
		return people.Participant{}, people.FieldError{Field: "reason", Message: "Please say in a few words why you need to open this."}
	}
	f.opened[id] = reason
	return f.Participant(ctx, id)
}

func (f *fakePeople) PersonPage(_ context.Context, id people.ParticipantID) (brokerage.PersonPage, error) {
	page, ok := f.pages[id]
	switch {
	case !ok || page.Participant.Deleted:
		return brokerage.PersonPage{}, gone{}
	case !f.sees(id):
		return brokerage.PersonPage{}, people.Denied{Act: people.ViewParticipants, Outside: true}
	}
	out := *page // its lists are copied: a screen that kept an older one must not see it change
	out.Permits, out.Talks, out.Shared, out.Jobs = slices.Clone(page.Permits), slices.Clone(page.Talks), slices.Clone(page.Shared), slices.Clone(page.Jobs)
	out.Sessions, out.Applications, out.Tasters, out.Outcomes = slices.Clone(page.Sessions), slices.Clone(page.Applications), slices.Clone(page.Tasters), slices.Clone(page.Outcomes)
	out.SessionCount, out.Next = len(page.Sessions), slices.Clone(page.Next)
	return out, nil
}

func (f *fakePeople) pageOf(id people.ParticipantID) brokerage.PersonPage { return *f.pages[id] }

// put keeps a record in a list by its id.
func put[T any](f *fakePeople, list *[]T, label string, x T, same func(a, b T) bool) error {
	if f.fail != nil {
		return f.fail
	}
	f.saved = append(f.saved, label)
	for i := range *list {
		if same((*list)[i], x) {
			(*list)[i] = x
			return nil
		}
	}
	*list = append([]T{x}, *list...)
	return nil
}

var errStale = errors.New("somebody else has changed this meanwhile")

func (f *fakePeople) SaveParticipants(_ context.Context, label string, list ...*people.Participant) error {
	for _, p := range list {
		if err := errors.Join(f.fail, p.Validate()); err != nil {
			return err
		}
		page, ok := f.pages[p.ID]
		if !ok {
			page = &brokerage.PersonPage{Employers: map[employers.EmployerID]string{}}
			f.pages[p.ID] = page
		}
		if page.Participant.Version != p.Version {
			return errStale
		}
		p.Version++
		page.Participant = *p
		f.saved = append(f.saved, label)
	}
	return nil
}

func (f *fakePeople) DeleteParticipant(_ context.Context, id people.ParticipantID, _ int) error {
	f.pages[id].Participant.Deleted = true
	return f.fail
}

func (f *fakePeople) ProfileVersions(_ context.Context, id people.ParticipantID) ([]brokerage.ProfileVersion, error) {
	return f.before[id], nil
}

func (f *fakePeople) SavePermits(_ context.Context, label string, list ...*people.Permit) error {
	for _, p := range list {
		if err := p.Validate(); err != nil {
			return err
		}
		p.Version++
		if err := put(f, &f.pages[p.Participant].Permits, label, *p, func(a, b people.Permit) bool { return a.ID == b.ID }); err != nil {
			return err
		}
	}
	return nil
}

func (f *fakePeople) Withdraw(_ context.Context, id people.PermitID, effect string) ([]people.Shared, error) {
	for _, page := range f.pages {
		for i := range page.Permits {
			if p := &page.Permits[i]; p.ID == id {
				p.Withdrawn, p.Effect = today, effect
				return page.Shared, f.fail
			}
		}
	}
	return nil, gone{}
}

func (f *fakePeople) Permits(_ context.Context, id people.ParticipantID) ([]people.Permit, error) {
	return f.pages[id].Permits, nil
}

func (f *fakePeople) SaveTalk(_ context.Context, t *people.Talk) error {
	t.Version++
	return put(f, &f.pages[t.Participant].Talks, "talk", *t, func(a, b people.Talk) bool { return a.ID == b.ID })
}

func (f *fakePeople) NoteShared(context.Context, people.Shared) error { return nil }

func (f *fakePeople) AskBack(_ context.Context, ids ...string) error {
	for _, page := range f.pages {
		for i := range page.Shared {
			if slices.Contains(ids, page.Shared[i].ID) {
				page.Shared[i].AskedBack = today
			}
		}
	}
	return f.fail
}

func (f *fakePeople) Sessions(_ context.Context, id people.ParticipantID, offset, limit int) ([]brokerage.Session, error) {
	all := f.pages[id].Sessions
	from := min(offset, len(all))
	return all[from:min(from+limit, len(all))], nil
}

func (f *fakePeople) follow(steps []*employers.NextStep) {
	for _, n := range steps {
		f.steps = append(f.steps, *n)
		if page := f.pages[n.Participant]; page != nil {
			page.Next = append(page.Next, *n)
		}
	}
}

func (f *fakePeople) SaveSession(_ context.Context, x *brokerage.Session, steps ...*employers.NextStep) error {
	if x.Version > 0 && f.stored(x.Participant, x.ID).Version != x.Version {
		return errStale
	}
	x.Version++
	f.follow(steps)
	return put(f, &f.pages[x.Participant].Sessions, "session", *x, func(a, b brokerage.Session) bool { return a.ID == b.ID })
}

func (f *fakePeople) stored(who people.ParticipantID, id string) brokerage.Session {
	for _, x := range f.pages[who].Sessions {
		if x.ID == id {
			return x
		}
	}
	return brokerage.Session{}
}

func (f *fakePeople) DeleteSession(_ context.Context, id string, _ int) error {
	f.deleted = append(f.deleted, id)
	return f.fail
}

func (f *fakePeople) SaveApplication(_ context.Context, a *brokerage.Application, steps ...*employers.NextStep) error {
	a.Version++
	f.follow(steps)
	l := brokerage.ListedApplication{Application: *a, Title: "Bakery assistant", Employer: "Hallam Bakery"}
	return put(f, &f.pages[a.Participant].Applications, "application", l, func(a, b brokerage.ListedApplication) bool { return a.ID == b.ID })
}

func (f *fakePeople) DeleteApplication(_ context.Context, id string, _ int) error {
	f.deleted = append(f.deleted, id)
	return f.fail
}

func (f *fakePeople) SaveTaster(_ context.Context, t *brokerage.Taster) error {
	t.Version++
	return put(f, &f.pages[t.Participant].Tasters, "taster", *t, func(a, b brokerage.Taster) bool { return a.ID == b.ID })
}

func (f *fakePeople) DeleteTaster(_ context.Context, id string, _ int) error {
	f.deleted = append(f.deleted, id)
	return f.fail
}

func (f *fakePeople) SaveJob(_ context.Context, j *brokerage.Job, outcomes []*brokerage.Outcome, steps []*employers.NextStep, status string) error {
	j.Version++
	page := f.pages[j.Participant]
	for _, o := range outcomes {
		page.Outcomes = append(page.Outcomes, *o)
	}
	f.follow(steps)
	if status != "" {
		page.Participant.Status = status
	}
	return put(f, &page.Jobs, "job", *j, func(a, b brokerage.Job) bool { return a.ID == b.ID })
}

func (f *fakePeople) DeleteJob(_ context.Context, id brokerage.JobID, _ int) error {
	f.deleted = append(f.deleted, string(id))
	return f.fail
}

func (f *fakePeople) SaveOutcome(_ context.Context, o *brokerage.Outcome) error {
	o.Version++
	return put(f, &f.pages[o.Participant].Outcomes, "outcome", *o, func(a, b brokerage.Outcome) bool { return a.ID == b.ID })
}

func (f *fakePeople) DeleteOutcome(_ context.Context, id string, _ int) error {
	f.deleted = append(f.deleted, id)
	return f.fail
}

// The next steps and the registers around.

func (f *fakePeople) NextStep(context.Context, employers.NextStepID) (employers.NextStep, error) {
	return employers.NextStep{}, gone{}
}

func (f *fakePeople) NextSteps(context.Context, employers.NextStepFilter) ([]employers.NextStep, error) {
	return f.steps, nil
}

func (f *fakePeople) CountNextSteps(context.Context, employers.NextStepFilter) (int, error) {
	return len(f.steps), nil
}

func (f *fakePeople) SaveNextSteps(_ context.Context, label string, steps ...*employers.NextStep) error {
	for _, n := range steps {
		if err := errors.Join(f.fail, n.Validate()); err != nil {
			return err
		}
		f.saved = append(f.saved, label)
		if page := f.pages[n.Participant]; page != nil {
			page.Next = slices.DeleteFunc(page.Next, func(o employers.NextStep) bool { return o.ID == n.ID })
			if n.DoneOn.IsZero() {
				page.Next = append(page.Next, *n)
			}
		}
		f.steps = append(f.steps, *n)
	}
	return nil
}

func (f *fakePeople) DeleteNextStep(context.Context, employers.NextStepID, int) error { return f.fail }

type fakeRegister struct{}

func (fakeRegister) Employer(_ context.Context, id employers.EmployerID) (employers.Employer, error) {
	return employers.Employer{ID: id, Name: "Hallam Bakery"}, nil
}

func (fakeRegister) FindEmployers(_ context.Context, words string, _ int) ([]employers.Listed, error) {
	return []employers.Listed{{ID: "hallam", Name: "Hallam Bakery", Town: "Sheffield"}}, nil
}

func (fakeRegister) Vacancies(context.Context, brokerage.VacancyFilter, employers.Order) ([]brokerage.ListedVacancy, error) {
	return []brokerage.ListedVacancy{{Vacancy: brokerage.Vacancy{ID: "v1", Title: "Bakery assistant", Employer: "hallam"}, EmployerName: "Hallam Bakery"}}, nil
}

func (fakeRegister) VacancyPage(_ context.Context, id brokerage.VacancyID) (brokerage.VacancyPage, error) {
	return brokerage.VacancyPage{Vacancy: brokerage.Vacancy{ID: id, Title: "Bakery assistant", Employer: "hallam"}}, nil
}

type fakeStaff []people.Staff

func (f fakeStaff) Staff(context.Context) ([]people.Staff, error) { return f, nil }

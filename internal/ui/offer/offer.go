// Package offer gives fields what they are chosen from: the codes of a list, employers, people, jobs.
package offer

import (
	"context"
	"strings"
	"sync/atomic"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
)

// most is how many records are offered at once, and mostFirst how many before anything is typed.
const most, mostFirst = 20, 50

// Codes are the entries of a code list that may be chosen.
func Codes(codes people.Codes, list string) (out []kit.Option) {
	for _, c := range codes.Offered(list) {
		out = append(out, kit.Option{ID: c.Code, Title: c.Label})
	}
	return out
}

// Code is one code of a list as an option, chosen or not any more offered; the zero Option for no code.
func Code(codes people.Codes, list, code string) kit.Option {
	if code == "" {
		return kit.Option{}
	}
	return kit.Option{ID: code, Title: codes.Label(list, code)}
}

// Chosen are codes of a list as options, in their order.
func Chosen(codes people.Codes, list string, chosen []string) (out []kit.Option) {
	for _, c := range chosen {
		out = append(out, Code(codes, list, c))
	}
	return out
}

// Labels are what codes of a list are called, in their order.
func Labels(codes people.Codes, list string, chosen []string) (out []string) {
	for _, c := range chosen {
		out = append(out, codes.Label(list, c))
	}
	return out
}

// Choices are the entries of a short list of the program's own as options.
func Choices(list []employers.Choice) []kit.Option {
	out := make([]kit.Option, len(list))
	for i, c := range list {
		out[i] = kit.Option{ID: c.Code, Title: c.Label}
	}
	return out
}

// One is a field to choose one code of a list.
func One(run task.Runner, codes people.Codes, list string) *kit.SearchSelect {
	return kit.NewSearchSelect(run, kit.FindIn(Codes(codes, list)))
}

// Many is a field to choose several codes of a list; none is what it says while it is empty.
func Many(run task.Runner, codes people.Codes, list, none string) *kit.ManySelect {
	return kit.NewManySelect(run, kit.FindIn(Codes(codes, list))).Example(none, "And another…")
}

// Words are words that stand in no list as options.
func Words(words []string) (out []kit.Option) {
	for _, w := range words {
		out = append(out, kit.Option{ID: w, Title: w})
	}
	return out
}

// Freely is a field for several words that stand in no list, with some that are offered.
func Freely(run task.Runner, none string, offered ...string) *kit.ManySelect {
	m := kit.NewManySelect(run, kit.FindIn(Words(offered))).Example(none, "And another…")
	return m.Offer("Add “%s”", func(words string) { m.Add(kit.Option{ID: words, Title: words}) })
}

// Register finds employers. employers.Register has it.
type Register interface {
	FindEmployers(ctx context.Context, words string, limit int) ([]employers.Listed, error)
}

// Employers offers employers by part of a name, phone, postcode or number.
func Employers(in Register) kit.Finder {
	return func(ctx context.Context, words string) (out []kit.Option, err error) {
		found, err := in.FindEmployers(ctx, words, most)
		for _, e := range found {
			out = append(out, Employer(e.ID, e.Name, e.Town))
		}
		return out, err
	}
}

// Employer is an employer as an option.
func Employer(id employers.EmployerID, name, town string) kit.Option {
	return kit.Option{ID: string(id), Title: name, Note: town}
}

// People finds people. brokerage.People has it.
type People interface {
	Caseload(ctx context.Context, f brokerage.PersonFilter, o employers.Order) ([]brokerage.ListedPerson, error)
	FindParticipants(ctx context.Context, name string, limit int) ([]people.Participant, error)
}

// Participants offers people by the beginning of a name; before anything is typed, the own caseload. Whoever is on a colleague's
// caseload is known by name only, so nothing can be recorded about them: they are left out.
func Participants(in People) kit.Finder {
	return func(ctx context.Context, words string) (out []kit.Option, err error) {
		if words == "" {
			list, err := in.Caseload(ctx, brokerage.PersonFilter{Active: true}, employers.Order{Sort: "name", Limit: mostFirst})
			for _, l := range list {
				out = append(out, Participant(l.Participant))
			}
			return out, err
		}
		found, err := in.FindParticipants(ctx, words, most)
		for _, who := range found {
			if who.Version > 0 {
				out = append(out, Participant(who))
			}
		}
		return out, err
	}
}

// Participant is somebody as an option.
func Participant(who people.Participant) kit.Option {
	return kit.Option{ID: string(who.ID), Title: who.Name(), Note: who.Town}
}

// Jobs finds vacancies. brokerage.Vacancies has it.
type Jobs interface {
	Vacancies(ctx context.Context, f brokerage.VacancyFilter, o employers.Order) ([]brokerage.ListedVacancy, error)
}

// Vacancies offers the jobs that are open, by part of their title, employer or duties; those whose title says so come first.
func Vacancies(in Jobs) kit.Finder { return VacanciesOf(in, nil) }

// VacanciesOf is Vacancies, of one employer alone while the field of the employer holds one.
func VacanciesOf(in Jobs, employer *Held) kit.Finder {
	return func(ctx context.Context, words string) (out []kit.Option, err error) {
		found, err := in.Vacancies(ctx, brokerage.VacancyFilter{Words: words, Employer: employers.EmployerID(employer.ID())}, employers.Order{Limit: most})
		for _, v := range found {
			out = append(out, Vacancy(v.Vacancy, v.EmployerName))
		}
		return out, err
	}
}

// Vacancy is a job as an option. Many jobs have the same title, so its employer stands in the field too.
func Vacancy(v brokerage.Vacancy, employer string) kit.Option {
	return kit.Option{ID: string(v.ID), Title: strings.TrimSuffix(v.Title+", "+employer, ", ")}
}

// Held is the record that another field holds. A Finder, which runs beside the screen, may ask it; nil holds nothing.
type Held struct{ id atomic.Pointer[string] }

// HeldBy follows what a field holds, and calls changed, which may be nil, when that becomes another.
func HeldBy(f *kit.SearchSelect, changed func()) *Held {
	h := &Held{}
	f.OnChange(func() {
		o, _ := f.Value()
		if was := h.ID(); was == o.ID {
			return
		}
		h.id.Store(&o.ID)
		if changed != nil {
			changed()
		}
	})
	return h
}

// ID is the id of the record, empty where the field holds none.
func (h *Held) ID() string {
	if h == nil {
		return ""
	}
	if id := h.id.Load(); id != nil {
		return *id
	}
	return ""
}

package vacancyui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/brokerage"
	"jobwright/brokerage/brokerageui/fakes"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// now in these tests is Tuesday 24 November 2026, half past eight.
var now = time.Date(2026, time.November, 24, 8, 30, 0, 0, time.UTC)

var today = day.Of(now)

var (
	sam = people.Staff{ID: "sam", Name: "Sam Okafor", Role: people.Specialist}
	eve = people.Staff{ID: "eve", Name: "Eve Marsh", Role: people.ReadOnly}
)

// bakery and care are the employers that there are.
var (
	bakery = employers.Employer{ID: "bakery", Name: "Hallam Bakery", Town: "Sheffield", Version: 1}
	care   = employers.Employer{ID: "care", Name: "Brightwell Care Home", Town: "Rotherham", Version: 1}
)

// rates of 2026, as far as the tests need them.
var rates = []brokerage.Rate{{Family: brokerage.AdultRate, Pence: 1271, From: day.New(2026, 4, 1)}, {Family: brokerage.Rate18To20, Pence: 1085, From: day.New(2026, 4, 1)}}

// fakeStore is a store of vacancies and leads in memory.
type fakeStore struct {
	vacancies []brokerage.Vacancy
	duties    map[brokerage.VacancyID][]brokerage.Duty
	leads     []brokerage.Lead
	promoted  int
	fail      error // every change fails with it
}

type gone struct{ error }

func (gone) Gone() bool { return true }

func (f *fakeStore) at(id brokerage.VacancyID) int {
	return slices.IndexFunc(f.vacancies, func(v brokerage.Vacancy) bool { return v.ID == id && !v.Deleted })
}

func (f *fakeStore) chosen(q brokerage.VacancyFilter) (out []brokerage.ListedVacancy) {
	for _, v := range f.vacancies {
		switch {
		case v.Deleted, !q.All && len(q.Statuses) == 0 && !isOpen(v), len(q.Statuses) > 0 && !slices.Contains(q.Statuses, string(v.Status)),
			q.Closing > 0 && (v.Closing.IsZero() || today.AddDays(q.Closing).Before(v.Closing)), q.Hidden && v.Source != "HIDDEN",
			q.Words != "" && !strings.Contains(strings.ToLower(v.Title), strings.ToLower(q.Words)), len(q.Areas) > 0 && !strings.HasPrefix(v.Postcode, q.Areas[0]):
			continue
		}
		e, _ := f.Employer(context.Background(), v.Employer)
		out = append(out, brokerage.ListedVacancy{Vacancy: v, EmployerName: e.Name, Duties: len(f.duties[v.ID]), Flags: brokerage.Against(brokerage.Quality(v, rates, today))})
	}
	return out
}

func (f *fakeStore) Vacancies(_ context.Context, q brokerage.VacancyFilter, o employers.Order) ([]brokerage.ListedVacancy, error) {
	all := f.chosen(q)
	return all[min(o.Offset, len(all)):min(o.Offset+o.Limit, len(all))], nil
}

func (f *fakeStore) CountVacancies(_ context.Context, q brokerage.VacancyFilter) (int, error) {
	return len(f.chosen(q)), nil
}

func (f *fakeStore) VacancyPage(ctx context.Context, id brokerage.VacancyID) (p brokerage.VacancyPage, err error) {
	i := f.at(id)
	if i < 0 {
		return p, gone{errors.New("not there")}
	}
	p.Vacancy, p.Duties = f.vacancies[i], slices.Clone(f.duties[id])
	p.Employer, err = f.Employer(ctx, p.Vacancy.Employer)
	if p.Vacancy.ContactPerson == "Anna Brandt" { // whom the register knows
		p.Contact = employers.ContactPerson{ID: "anna", Name: "Anna Brandt", Role: "Head baker", Phone: "0114 496 0101"}
	}
	return p, err
}

func (f *fakeStore) SaveVacancy(_ context.Context, v *brokerage.Vacancy, duties []*brokerage.Duty) error {
	if err := errors.Join(f.fail, v.Validate()); err != nil {
		return err
	}
	i := f.at(v.ID)
	if i >= 0 && f.vacancies[i].Version != v.Version {
		return errors.New("changed by somebody else")
	}
	v.Version++
	if i < 0 {
		f.vacancies = append(f.vacancies, *v)
	} else {
		f.vacancies[i] = *v
	}
	var list []brokerage.Duty
	for n, d := range duties {
		if d.ID == "" {
			d.ID = brokerage.DutyID(string(v.ID) + "-" + d.Name)
		}
		d.Version++
		d.Place = n + 1
		list = append(list, *d)
	}
	f.duties[v.ID] = list
	return nil
}

func (f *fakeStore) ChangeVacancies(_ context.Context, _ string, ids []brokerage.VacancyID, change func(*brokerage.Vacancy)) (int, error) {
	for _, id := range ids {
		change(&f.vacancies[f.at(id)])
		f.vacancies[f.at(id)].Version++
	}
	return len(ids), f.fail
}

func (f *fakeStore) DeleteVacancy(_ context.Context, id brokerage.VacancyID, _ int) error {
	f.vacancies[f.at(id)].Deleted = true
	return f.fail
}

func (f *fakeStore) LeadPage(_ context.Context, id brokerage.LeadID) (p brokerage.LeadPage, err error) {
	for _, l := range f.leads {
		if l.ID == id {
			return brokerage.LeadPage{Lead: l, Employer: bakery}, nil
		}
	}
	return p, gone{errors.New("not there")}
}

func (f *fakeStore) PromoteLead(ctx context.Context, l *brokerage.Lead, v *brokerage.Vacancy, _ *brokerage.Carving, duties ...*brokerage.Duty) error {
	f.promoted++
	v.Lead = l.ID
	return f.SaveVacancy(ctx, v, duties)
}

func (f *fakeStore) Employer(_ context.Context, id employers.EmployerID) (employers.Employer, error) {
	for _, e := range []employers.Employer{bakery, care} {
		if e.ID == id {
			return e, nil
		}
	}
	return employers.Employer{}, gone{errors.New("not there")}
}

func (f *fakeStore) EmployerPage(ctx context.Context, id employers.EmployerID) (employers.Page, error) {
	e, err := f.Employer(ctx, id)
	return employers.Page{Employer: e, Sites: []employers.Site{{ID: "site", Employer: id, Name: "Market Street", Town: e.Town}}}, err
}

func (f *fakeStore) FindEmployers(context.Context, string, int) ([]employers.Listed, error) {
	return []employers.Listed{{ID: bakery.ID, Name: bakery.Name}, {ID: care.ID, Name: care.Name}}, nil
}

func (f *fakeStore) Staff(context.Context) ([]people.Staff, error) {
	return []people.Staff{sam, eve}, nil
}

var codes people.Codes = func(list string) []people.Code {
	switch list {
	case "barrier_types":
		return []people.Code{{Code: "LIFT", Label: "Lifting"}, {Code: "NOISE", Label: "Noise"}}
	case "adjustment_catalogue":
		return []people.Code{{Code: "HOURS-02", Label: "Later start"}}
	case "contract_types":
		return []people.Code{{Code: "PERM", Label: "Permanent"}, {Code: "ZERO", Label: "Zero hours"}}
	case "vacancy_sources":
		return []people.Code{{Code: "HIDDEN", Label: "Hidden job"}}
	case "sic2007_sections":
		return []people.Code{{Code: "C", Label: "Manufacturing"}}
	}
	return nil
}

// world is the screen in a window, with everything it talks to.
type world struct {
	*Vacancies
	t      *testing.T
	w      fyne.Window
	store  *fakeStore
	drafts *fakes.DraftBox
	went   []nav.Route
	said   []string
	failed error
}

func (d *world) Open(r nav.Route) {
	d.went = append(d.went, r)
	if r.Page == "vacancies" {
		d.Show(r.ID)
	}
}
func (d *world) Say(words string, _ func()) { d.said = append(d.said, words) }
func (d *world) Fail(err error)             { d.failed = err }
func (d *world) Refresh()                   { d.Reload() }
func (d *world) Window() fyne.Window        { return d.w }

// assistant is a job at the bakery with three duties.
func assistant() (brokerage.Vacancy, []brokerage.Duty) {
	v := brokerage.Vacancy{ID: "v1", Employer: "bakery", Title: "Bakery assistant", HoursMin: 960, HoursMax: 960, Pay: 1271, PayKnown: true, PayUnit: people.Hourly,
		Contract: "ZERO", Closing: today.AddDays(2), Status: brokerage.VacancyOpen, Version: 1, Secure: people.Yes, Realistic: people.No, Offers: []string{"HOURS-02"}}
	return v, []brokerage.Duty{{ID: "d1", Vacancy: "v1", Place: 1, Name: "Pack orders", Minutes: 60, Times: 5, Version: 1, Reason: "orders must go out by ten"},
		{ID: "d2", Vacancy: "v1", Place: 2, Name: "Carry flour", Minutes: 20, Times: 5, Marginal: true, Version: 1, Demands: []brokerage.Demand{{Barrier: "LIFT", Level: people.Major}},
			DoneBy: "Jon, late shift", Cost: brokerage.Pence(1340)},
		{ID: "d3", Vacancy: "v1", Place: 3, Name: "Answer the phone", Version: 1, Undone: true}}
}

// open shows the list of me with the assistant's job.
func open(t *testing.T, me people.Staff) *world {
	t.Helper()
	return openIn(t, me, 1240, 800, theme.Look{Mode: theme.Light})
}

func openIn(t *testing.T, me people.Staff, wide, high float32, look theme.Look) *world {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(look))
	v, duties := assistant()
	d := &world{t: t, store: &fakeStore{vacancies: []brokerage.Vacancy{v}, duties: map[brokerage.VacancyID][]brokerage.Duty{"v1": duties}}, drafts: &fakes.DraftBox{}}
	d.w = test.NewWindow(nil)
	d.Vacancies = New(Parts{Vacancies: d.store, Leads: d.store, Register: d.store, Staff: d.store, Codes: codes,
		Rates:  func(context.Context) ([]brokerage.Rate, error) { return rates, nil },
		Ground: sheet.Ground{Me: func() people.Staff { return me }, Drafts: d.drafts, Now: func() time.Time { return now }, Run: task.Inline(), Nav: d, Undo: func() {}, Pause: time.Microsecond}})
	d.w.SetContent(kit.On(theme.Background, d.Content()))
	d.w.Resize(fyne.NewSize(wide, high))
	t.Cleanup(func() {
		d.Close()
		kit.ForgetKeys(d.w.Canvas())
		d.w.Close()
	})
	d.Reload()
	return d
}

// field is a field of the form that is open.
func (d *world) field(name string) kit.Input {
	d.t.Helper()
	if d.Forms.Opened() == nil {
		d.t.Fatal("no form is open")
	}
	f := d.Forms.Opened().Form.Field(name)
	if f == nil {
		d.t.Fatal("no field", name)
	}
	return f.Input()
}

func (d *world) save() { d.Forms.Opened().Form.Save() }

func (d *world) names(id brokerage.VacancyID) (out []string) {
	for _, x := range d.store.duties[id] {
		out = append(out, x.Name)
	}
	return out
}

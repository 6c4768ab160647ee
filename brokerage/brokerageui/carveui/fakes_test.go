package carveui

import (
	"context"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/brokerage"
	"jobwright/brokerage/brokerageui/fakes"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// now in these tests is Tuesday 24 November 2026, half past eight.
var now = time.Date(2026, time.November, 24, 8, 30, 0, 0, time.UTC)

var today = day.Of(now)

var sam = people.Staff{ID: "sam", Name: "Sam Okafor", Role: people.Specialist}

// gone is the error for a record that is not there any more.
type gone struct{}

func (gone) Error() string { return "not there" }
func (gone) Gone() bool    { return true }

// store is a store in memory. It counts versions as the real one does.
type store struct {
	fakes.DraftBox
	fakes.Steps
	carvings map[brokerage.CarvingID]brokerage.Carving
	versions []brokerage.CarvingVersion
	saves    int
	openings []brokerage.Opening
	seekers  []brokerage.Seeker
	permits  []people.Permit
	lead     brokerage.Lead
	promoted int
	written  []string
	stuck    error // why nothing is printed
	away     bool  // the person is on a colleague's caseload
}

func (f *store) Carvings(_ context.Context, _ employers.EmployerID, open bool) (out []brokerage.ListedCarving, err error) {
	for _, c := range f.carvings {
		out = append(out, brokerage.ListedCarving{Carving: c, EmployerName: "Brightwell Care Home", Person: "Tom Aldridge"})
	}
	return out, nil
}

func (f *store) Carving(_ context.Context, id brokerage.CarvingID) (brokerage.Carving, []brokerage.CarvingVersion, error) {
	c, ok := f.carvings[id]
	if !ok {
		return c, nil, gone{}
	}
	return c, f.versions, nil
}

func (f *store) SaveCarving(_ context.Context, c *brokerage.Carving, _ ...*employers.NextStep) error {
	if err := c.Validate(); err != nil {
		return err
	}
	old, there := f.carvings[c.ID]
	if there && old.Version != c.Version || !there && c.Version > 0 {
		return gone{}
	}
	c.Version++
	if there && old.Status != brokerage.CarvingDraft && c.Status == brokerage.CarvingDraft {
		c.Number = old.Number + 1
	}
	if c.Status == brokerage.CarvingSent && old.Status != brokerage.CarvingSent {
		f.versions = append([]brokerage.CarvingVersion{{Number: c.Number, On: today, By: "sam", Carving: *c}}, f.versions...)
	}
	f.carvings[c.ID] = *c
	f.saves++
	return nil
}

func (f *store) DeleteCarving(_ context.Context, id brokerage.CarvingID, _ int) error {
	delete(f.carvings, id)
	return nil
}

func (f *store) Seekers(_ context.Context, only people.ParticipantID, _ bool) (out []brokerage.Seeker, err error) {
	if f.away {
		return nil, people.Denied{Act: people.ViewParticipants, Outside: true}
	}
	for _, s := range f.seekers {
		if s.ID == only {
			s.Permits = f.permits
			return []brokerage.Seeker{s}, nil
		}
	}
	return nil, gone{}
}

func (f *store) Openings(_ context.Context, _ bool, only ...brokerage.VacancyID) (out []brokerage.Opening, err error) {
	for _, id := range only {
		i := slices.IndexFunc(f.openings, func(o brokerage.Opening) bool { return o.Vacancy.ID == id })
		if i < 0 {
			return nil, gone{}
		}
		out = append(out, f.openings[i])
	}
	return out, nil
}

func (f *store) Rules(context.Context) (brokerage.Rules, error) {
	return brokerage.Rules{Today: today, Weights: brokerage.UsualWeights, Places: fakes.Nowhere{}, Barriers: []people.Code{{Code: "LIFT", Label: "Lifting"}},
		Rates: []brokerage.Rate{{Family: "NLW", Label: "National Living Wage", Pence: 1271, From: today.AddDays(-100)}, {Family: "NMWAPP", Label: "Apprentice rate", Pence: 800, From: today.AddDays(-100)}}}, nil
}

func (f *store) Caseload(context.Context, brokerage.PersonFilter, employers.Order) ([]brokerage.ListedPerson, error) {
	return nil, nil
}

func (f *store) FindParticipants(context.Context, string, int) ([]people.Participant, error) {
	return nil, nil
}

func (f *store) Participant(_ context.Context, id people.ParticipantID) (people.Participant, error) {
	return people.Participant{ID: id, FirstName: "Tom", LastName: "Aldridge", Version: 1}, nil
}

func (f *store) Permits(context.Context, people.ParticipantID) ([]people.Permit, error) {
	if f.away {
		return nil, people.Denied{Act: people.ViewParticipants, Outside: true}
	}
	return f.permits, nil
}

func (f *store) Vacancies(_ context.Context, q brokerage.VacancyFilter, _ employers.Order) (out []brokerage.ListedVacancy, err error) {
	for _, o := range f.openings {
		if q.Employer == "" || o.Vacancy.Employer == q.Employer {
			out = append(out, brokerage.ListedVacancy{Vacancy: o.Vacancy, EmployerName: o.Employer.Name})
		}
	}
	return out, nil
}

func (f *store) LeadPage(context.Context, brokerage.LeadID) (brokerage.LeadPage, error) {
	return brokerage.LeadPage{Lead: f.lead, Employer: employers.Employer{ID: f.lead.Employer, Name: "Brightwell Care Home"}}, nil
}

func (f *store) PromoteLead(ctx context.Context, l *brokerage.Lead, _ *brokerage.Vacancy, c *brokerage.Carving, _ ...*brokerage.Duty) error {
	f.promoted++
	return f.SaveCarving(ctx, c)
}

func (f *store) Employer(_ context.Context, id employers.EmployerID) (employers.Employer, error) {
	return employers.Employer{ID: id, Name: "Brightwell Care Home"}, nil
}

func (f *store) Staff(context.Context) ([]people.Staff, error) { return []people.Staff{sam}, nil }

// careHome is a store with a job of five duties, another job, and Tom, who cannot lift and wants 10 to 12 hours.
func careHome() *store {
	f := &store{carvings: map[brokerage.CarvingID]brokerage.Carving{}}
	f.seekers = []brokerage.Seeker{{ID: "tom", Name: "Tom Aldridge", Active: true, Profile: people.Profile{Roles: []string{"kitchen"}, HoursMin: 600, HoursMax: 720, Needs: []people.Need{{Barrier: "LIFT", Level: people.Major}}}}}
	job := func(id, title string) brokerage.Opening {
		return brokerage.Opening{Vacancy: brokerage.Vacancy{ID: brokerage.VacancyID(id), Ref: id, Employer: "bright", Title: title, HoursMin: 1200, HoursMax: 1200, Pay: 1280, PayKnown: true, PayUnit: people.Hourly},
			Employer: brokerage.EmployerFacts{ID: "bright", Name: "Brightwell Care Home", Stage: "3"}}
	}
	kitchen := job("kitchen", "Kitchen and laundry assistant")
	for i, x := range []struct {
		name    string
		minutes int
		times   float64
		by      string
		lift    bool
	}{{"Fold and sort laundry", 60, 5, "", false}, {"Wash breakfast dishes", 60, 5, "Grace, nurse", false}, {"Lay tables for lunch", 20, 5, "", false}, {"Carry crates", 60, 5, "Mei, dining lead", true}, {"Evening tray round", 45, 4, "", true}} {
		d := brokerage.Duty{ID: brokerage.DutyID("d" + string(rune('1'+i))), Vacancy: "kitchen", Place: i, Name: x.name, Minutes: x.minutes, Times: x.times, DoneBy: x.by}
		if x.by != "" {
			d.Cost = brokerage.Pence(2200)
		}
		if x.lift {
			d.Demands, d.Marginal = []brokerage.Demand{{Barrier: "LIFT", Level: people.Major}}, true
		}
		kitchen.Duties = append(kitchen.Duties, d)
	}
	store := job("store", "Store keeper")
	store.Duties = []brokerage.Duty{{ID: "s1", Vacancy: "store", Name: "Restock supplies", Minutes: 20, Times: 5, DoneBy: "Grace, nurse", Cost: brokerage.Pence(2200)}}
	f.openings = []brokerage.Opening{kitchen, store}
	return f
}

// office is the screen in a window, with everything it talks to.
type office struct {
	*Carvings
	t      *testing.T
	w      fyne.Window
	store  *store
	work   *task.Held
	said   string
	failed error
	routes []nav.Route
}

func (o *office) Open(r nav.Route)           { o.routes = append(o.routes, r) }
func (o *office) Say(words string, _ func()) { o.said = words }
func (o *office) Fail(err error)             { o.failed = err }
func (o *office) Refresh()                   { o.Reload() }
func (o *office) Window() fyne.Window        { return o.w }

func open(t *testing.T, look theme.Look, size fyne.Size) *office {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(look))
	f := careHome()
	o := &office{t: t, work: task.NewHeld(), store: f}
	o.w = test.NewWindow(nil)
	codes := map[string][]people.Code{"carving_kinds": {{Code: "CARVE", Label: "Job carving", Data: map[string]string{"needs_vacancy": "1"}}, {Code: "NEGOTIATE", Label: "Job negotiation"}, {Code: "CREATE", Label: "Job creation"}}}
	o.Carvings = New(Parts{Carvings: f, Matching: f, People: f, Vacancies: f, Leads: f, Register: f, Staff: f, Steps: f, Codes: func(list string) []people.Code { return codes[list] },
		Ground: sheet.Ground{Me: func() people.Staff { return sam }, Drafts: f, Now: func() time.Time { return now }, Run: o.work.Runner(), Nav: o, Undo: func() {}},
		Documents: func(ask printing.Ask) {
			printing.Parts{Papers: papers{store: f, folder: t.TempDir()}, Run: o.work.Runner(), Nav: o}.ShowPapers(ask)
		}})
	o.w.SetContent(o.Content())
	o.w.Resize(size)
	t.Cleanup(func() {
		o.Close()
		kit.ForgetKeys(o.w.Canvas())
		o.w.Close()
	})
	o.Reload()
	return o
}

// the is the one carving that is stored.
func (o *office) the() brokerage.Carving {
	o.t.Helper()
	for _, c := range o.store.carvings {
		return c
	}
	o.t.Fatal("no carving is stored")
	return brokerage.Carving{}
}

// top is the dialog that is open.
func (o *office) top() fyne.CanvasObject { o.t.Helper(); return onscreen.Top(o.t, o.w) }

// press presses the control to be seen whose words begin so.
func (o *office) press(root fyne.CanvasObject, words string) {
	o.t.Helper()
	onscreen.PressIn(o.t, root, words)
}

// named chooses in the dialog of the proposal that it names the person.
func (o *office) named() {
	o.t.Helper()
	c, ok := onscreen.Within(o.top(), func(*kit.Choice) bool { return true })
	if !ok {
		o.t.Fatal("nobody can be named")
	}
	c.SetText("named")
}

// papers are made of what the store holds, as the desk makes them.
type papers struct {
	*store
	folder string
}

func (p papers) Make(_ context.Context, r paper.Request) (m paper.Made, err error) {
	c := p.carvings[brokerage.CarvingID(r.ID)]
	in := brokerage.ProposalInput{Carving: c, Employer: "Brightwell Care Home", Named: r.Named, Rules: brokerage.Rules{Today: today},
		Kinds: []people.Code{{Code: "CARVE", Data: map[string]string{"needs_vacancy": "1"}}}}
	if c.Participant != "" && !p.away {
		in.Person, in.Permits = &people.Participant{ID: c.Participant, FirstName: "Tom", LastName: "Aldridge"}, p.permits
	}
	made, err := brokerage.MakeProposal(in)
	if err != nil {
		return m, err
	}
	d := paper.CarvingProposal(made, paper.House{}, now, r.Large)
	return paper.Made{Request: r, Name: d.FileName + ".pdf", Pages: paper.Layout(d), Draft: made.Draft, Open: made.Open, LeftOut: made.LeftOut, Caution: made.Caution}, nil
}

func (p papers) Save(ctx context.Context, r paper.Request, path string) ([]string, error) {
	if _, err := p.Make(ctx, r); err != nil {
		return nil, err
	}
	p.written = append(p.written, path)
	return []string{path}, nil
}

func (p papers) SaveMany(context.Context, []paper.Wanted, string, func(int)) (paper.SavedMany, error) {
	return paper.SavedMany{}, nil
}

func (p papers) SaveTwin(context.Context, paper.Request, string) error { return nil }

func (p papers) Print(context.Context, paper.Request) error { return p.stuck }

func (p papers) Folder() string { return p.folder }

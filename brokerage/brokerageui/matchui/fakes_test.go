package matchui

import (
	"context"
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
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// now in these tests is Tuesday 24 November 2026, half past eight.
var now = time.Date(2026, time.November, 24, 8, 30, 0, 0, time.UTC)

var sam = people.Staff{ID: "sam", Name: "Sam Okafor", Role: people.Specialist}

// store is a store in memory.
type store struct {
	fakes.DraftBox
	fakes.Steps
	seekers  []brokerage.Seeker
	openings []brokerage.Opening
	decided  []brokerage.Decision // newest first
	applied  []brokerage.Application
	journeys []brokerage.Journey
	shown    int
}

func (f *store) Seekers(_ context.Context, only people.ParticipantID, all bool) (out []brokerage.Seeker, err error) {
	for _, s := range f.seekers {
		if only != "" && s.ID != only || only == "" && !all && !s.Active {
			continue
		}
		s.Refused = map[brokerage.VacancyID]bool{}
		for i := len(f.decided) - 1; i >= 0; i-- {
			if d := f.decided[i]; d.Participant == s.ID {
				s.Refused[d.Vacancy] = d.What == brokerage.DecidedAgainst
			}
		}
		s.Journeys = map[brokerage.VacancyID]int{}
		for _, j := range f.journeys {
			s.Journeys[j.Vacancy] = j.Minutes
		}
		out = append(out, s)
	}
	return out, nil
}

func (f *store) Openings(_ context.Context, all bool, only ...brokerage.VacancyID) (out []brokerage.Opening, err error) {
	for _, o := range f.openings {
		if len(only) == 0 || only[0] == o.Vacancy.ID {
			out = append(out, o)
		}
	}
	return out, nil
}

func (f *store) Rules(context.Context) (brokerage.Rules, error) {
	return brokerage.Rules{Today: day.Of(now), Weights: brokerage.UsualWeights, Places: fakes.Nowhere{}, Barriers: []people.Code{{Code: "LIFT", Label: "Lifting"}, {Code: "NOISE", Label: "Noise"}},
		Catalogue: []brokerage.Adjustment{{Code: "EAR", Label: "Ear defenders", Barriers: []string{"NOISE"}}},
		Contracts: []people.Code{{Code: "PERM", Label: "Permanent"}}}, nil
}

func (f *store) Decide(_ context.Context, d *brokerage.Decision) error {
	f.decided = append([]brokerage.Decision{*d}, f.decided...)
	return nil
}

func (f *store) Shortlist(ctx context.Context, d *brokerage.Decision, a *brokerage.Application) error {
	f.applied = append(f.applied, *a)
	return f.Decide(ctx, d)
}

func (f *store) Decisions(_ context.Context, id people.ParticipantID) (out []brokerage.Decision, err error) {
	for _, d := range f.decided {
		if d.Participant == id {
			out = append(out, d)
		}
	}
	return out, nil
}

func (f *store) SaveJourney(_ context.Context, j *brokerage.Journey) error {
	f.journeys = append(f.journeys, *j)
	return nil
}

func (f *store) NoteShown(_ context.Context, r []brokerage.Result) error {
	f.shown = len(r)
	return nil
}

func (f *store) Caseload(context.Context, brokerage.PersonFilter, employers.Order) (out []brokerage.ListedPerson, err error) {
	return nil, nil
}

func (f *store) FindParticipants(context.Context, string, int) ([]people.Participant, error) {
	return nil, nil
}

func (f *store) Vacancies(context.Context, brokerage.VacancyFilter, employers.Order) ([]brokerage.ListedVacancy, error) {
	return nil, nil
}

// bakery is a store with Priya, Tom and a few jobs.
func bakery() *store {
	permit := people.Permit{Participant: "priya", Audience: people.ToEmployer, Permission: people.P2, Disclosure: people.D1, From: day.Of(now).AddDays(-9), Until: day.Of(now).AddDays(90)}
	f := &store{seekers: []brokerage.Seeker{
		{ID: "priya", Ref: "P1", Name: "Priya Nair", Active: true, Town: "Sheffield", Permits: []people.Permit{permit},
			Profile: people.Profile{Roles: []string{"packing", "kitchen"}, HoursMin: 600, HoursMax: 960, PayMin: 1200, PayMinUnit: people.Hourly, TravelMax: 40, TravelModes: []string{"bus"},
				Needs: []people.Need{{Barrier: "LIFT", Level: people.Major}, {Barrier: "NOISE", Level: people.Some}}, ContractsRefused: []string{"TEMP"}}},
		{ID: "tom", Ref: "P2", Name: "Tom Aldridge", Active: true, Town: "Leeds", Profile: people.Profile{Roles: []string{"laundry"}}},
	}}
	for i, x := range []struct{ title, employer, contract string }{{"Kitchen helper", "Quarry Bank Café", "PERM"}, {"Linen and laundry", "Pennyfold Laundry", "PERM"}, {"Packing assistant", "Hallam Bakery", "PERM"},
		{"Label and box line", "Nine Arches Brewery", ""}, {"Night pantry", "Tansley Hotel", "TEMP"}} {
		id := string(rune('a' + i))
		o := brokerage.Opening{Vacancy: brokerage.Vacancy{ID: brokerage.VacancyID(id), Ref: "V" + id, Employer: employers.EmployerID("e" + id), Title: x.title, HoursMin: 720, HoursMax: 720, Contract: x.contract,
			Pay: 1271, PayKnown: true, Town: "Sheffield"}, Employer: brokerage.EmployerFacts{ID: employers.EmployerID("e" + id), Name: x.employer, Stage: "3"}}
		o.Duties = []brokerage.Duty{{ID: "d1", Name: "Pack rolls", Minutes: 60, Times: 5}}
		if id == "c" {
			o.Duties = append(o.Duties, brokerage.Duty{ID: "d2", Name: "Carry trays", Minutes: 30, Times: 5, Marginal: true, Demands: []brokerage.Demand{{Barrier: "LIFT", Level: people.Major}}},
				brokerage.Duty{ID: "d3", Name: "Mixer", Minutes: 30, Times: 5, Demands: []brokerage.Demand{{Barrier: "NOISE", Level: people.Some}}})
		}
		f.openings = append(f.openings, o)
	}
	return f
}

// office is the screen in a window, with everything it talks to.
type office struct {
	*Matching
	t      *testing.T
	w      fyne.Window
	store  *store
	said   string
	failed error
	routes []nav.Route
	held   *task.Held
	asked  []printing.Ask // papers that were to be shown
}

func (o *office) Open(r nav.Route)           { o.routes = append(o.routes, r) }
func (o *office) Say(words string, _ func()) { o.said = words }
func (o *office) Fail(err error)             { o.failed = err }
func (o *office) Refresh()                   { o.Reload() }
func (o *office) Window() fyne.Window        { return o.w }

func open(t *testing.T, look theme.Look, size fyne.Size) *office {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(look))
	f := bakery()
	o := &office{t: t, store: f, held: task.NewHeld()}
	o.w = test.NewWindow(nil)
	o.Matching = New(Parts{Matching: f, People: f, Vacancies: f, Steps: f, Codes: func(string) []people.Code { return []people.Code{{Code: "EAR", Label: "Ear defenders"}} },
		Ground:    sheet.Ground{Me: func() people.Staff { return sam }, Drafts: f, Now: func() time.Time { return now }, Run: o.held.Runner(), Nav: o, Undo: func() {}},
		Documents: func(ask printing.Ask) { o.asked = append(o.asked, ask) }})
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

func (o *office) text() string { return onscreen.Words(o.why.box) }

// top is what the dialog says that is open.
func (o *office) top() string { o.t.Helper(); return onscreen.Words(onscreen.Top(o.t, o.w)) }

// press presses the control to be seen whose words begin so.
func (o *office) press(root fyne.CanvasObject, words string) {
	o.t.Helper()
	onscreen.PressIn(o.t, root, words)
}

func (o *office) pressTop(words string) { o.t.Helper(); o.press(o.w.Canvas().Overlays().Top(), words) }

package agreementui

import (
	"context"
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/adjustments"
	"jobwright/assets"
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

var today = day.Of(now)

var ruth = people.Staff{ID: "ruth", Name: "Ruth Okafor", Role: people.Specialist}

// gone is the error for a record that is not there any more.
type gone struct{}

func (gone) Error() string { return "not there" }
func (gone) Gone() bool    { return true }

// codes are the code lists of the program.
func codes(list string) (out []people.Code) {
	f, err := assets.Codes.Open(list + ".csv")
	if err != nil {
		return nil
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic(err)
	}
	for _, r := range rows[1:] {
		c := people.Code{Data: map[string]string{}}
		for i, name := range rows[0] {
			c.Data[name] = r[i]
		}
		c.Code, c.Label = c.Data["code"], c.Data["label"]
		out = append(out, c)
	}
	return out
}

// store is a store in memory. It counts versions and keeps what was signed as the real one does.
type store struct {
	pages  map[adjustments.AgreementID]*adjustments.AgreementPage
	filter adjustments.AgreementFilter
	person people.Participant
	jobs   []brokerage.Job
	job    brokerage.Opening
	fakes.DraftBox
	fakes.Steps
}

func (f *store) Agreements(_ context.Context, filter adjustments.AgreementFilter, _ employers.Order) (out []adjustments.ListedAgreement, err error) {
	for _, d := range f.pages {
		a := d.Agreement
		fits := len(filter.Statuses) == 0 && (filter.All || a.Status != adjustments.AgreementEnded) || slices.Contains(filter.Statuses, a.Status)
		if !a.Deleted && fits && strings.Contains(d.Participant.Name(), filter.Words) {
			out = append(out, adjustments.ListedAgreement{Agreement: a, Person: d.Participant.Name(), EmployerName: d.Employer.Name, Signed: adjustments.SignedBy(refOf(a), d.Signatures), InForce: inForce(*d)})
		}
	}
	slices.SortFunc(out, func(a, b adjustments.ListedAgreement) int {
		return strings.Compare(string(a.Agreement.ID), string(b.Agreement.ID))
	})
	f.filter = filter
	return out, nil
}

func (f *store) CountAgreements(ctx context.Context, filter adjustments.AgreementFilter) (int, error) {
	list, err := f.Agreements(ctx, filter, employers.Order{})
	return len(list), err
}

func (f *store) AgreementPage(_ context.Context, id adjustments.AgreementID) (adjustments.AgreementPage, error) {
	d, there := f.pages[id]
	if !there || d.Agreement.Deleted {
		return adjustments.AgreementPage{}, gone{}
	}
	return *d, nil
}

func (f *store) SaveAgreement(_ context.Context, a *adjustments.Agreement, steps ...*employers.NextStep) error {
	if err := a.Validate(); err != nil {
		return err
	}
	d := f.pages[a.ID]
	if d == nil {
		d = &adjustments.AgreementPage{Participant: f.person, Employer: employers.Employer{ID: a.Employer, Name: "Hallam Bakery"}}
		f.pages[a.ID] = d
	}
	was := d.Agreement
	if was.Version != a.Version {
		return people.FieldError{Message: "Somebody else has changed this agreement."}
	}
	if len(signedOf(*d, was.Number)) > 0 && !adjustments.SameContent(was, *a) {
		d.Versions = append([]adjustments.AgreementVersion{{Number: was.Number, On: was.On, Agreement: was}}, d.Versions...)
		*a = adjustments.NextVersion(was, *a, today)
	}
	a.Version++
	d.Agreement = *a
	for _, n := range steps {
		d.Next = append(d.Next, *n)
	}
	return nil
}

func (f *store) DeleteAgreement(_ context.Context, id adjustments.AgreementID, _ int) error {
	f.pages[id].Agreement.Deleted = true
	return nil
}

func (f *store) SaveReview(ctx context.Context, r *adjustments.Review, a *adjustments.Agreement, _ *adjustments.Plan, steps ...*employers.NextStep) error {
	if err := r.Validate(); err != nil {
		return err
	}
	if err := f.SaveAgreement(ctx, a, steps...); err != nil {
		return err
	}
	d := f.pages[a.ID]
	d.Reviews = append([]adjustments.Review{*r}, d.Reviews...)
	return nil
}

func (f *store) Plans(context.Context, adjustments.PlanFilter, employers.Order) ([]adjustments.ListedPlan, error) {
	return []adjustments.ListedPlan{{Plan: adjustments.Plan{ID: "wap"}, EmployerName: "Hallam Bakery"}}, nil
}

func (f *store) Caseload(context.Context, brokerage.PersonFilter, employers.Order) ([]brokerage.ListedPerson, error) {
	return []brokerage.ListedPerson{{Participant: f.person}}, nil
}

func (f *store) FindParticipants(context.Context, string, int) ([]people.Participant, error) {
	return []people.Participant{f.person}, nil
}

func (f *store) PersonPage(_ context.Context, id people.ParticipantID) (brokerage.PersonPage, error) {
	if id != f.person.ID {
		return brokerage.PersonPage{}, gone{}
	}
	return brokerage.PersonPage{Participant: f.person, Jobs: f.jobs, Employers: map[employers.EmployerID]string{"hallam": "Hallam Bakery"}}, nil
}

func (f *store) Seekers(_ context.Context, only people.ParticipantID, _ bool) ([]brokerage.Seeker, error) {
	if only != f.person.ID {
		return nil, gone{}
	}
	return []brokerage.Seeker{{ID: f.person.ID, Name: f.person.Name(), Active: true, Profile: f.person.Profile}}, nil
}

func (f *store) Openings(context.Context, bool, ...brokerage.VacancyID) ([]brokerage.Opening, error) {
	return []brokerage.Opening{f.job}, nil
}

func (f *store) Rules(context.Context) (brokerage.Rules, error) {
	rules := brokerage.Rules{Today: today, Weights: brokerage.UsualWeights, Places: fakes.Nowhere{}, Barriers: codes("barrier_types")}
	for _, e := range adjustments.Catalogue(codes) {
		rules.Catalogue = append(rules.Catalogue, brokerage.Adjustment{Code: e.Code, Label: e.Label, Barriers: e.Barriers})
	}
	return rules, nil
}

func (f *store) EmployerPage(_ context.Context, id employers.EmployerID) (employers.Page, error) {
	return employers.Page{Employer: employers.Employer{ID: id, Name: "Hallam Bakery", Town: "Sheffield", Headcount: 32}, Sites: []employers.Site{{ID: "mill", Name: "Mill Lane", Town: "Sheffield"}}}, nil
}

func (f *store) FindEmployers(context.Context, string, int) ([]employers.Listed, error) {
	return []employers.Listed{{ID: "hallam", Name: "Hallam Bakery", Town: "Sheffield"}}, nil
}

func (f *store) Staff(context.Context) ([]people.Staff, error) { return []people.Staff{ruth}, nil }

// bakery is a store with Sam, whose attention and sense of hearing the bakery's job asks for, and an agreement in each state.
func bakery() *store {
	f := &store{pages: map[adjustments.AgreementID]*adjustments.AgreementPage{}}
	f.person = people.Participant{ID: "sam", FirstName: "Sam", LastName: "Example", Town: "Sheffield", Version: 1, Profile: people.Profile{Roles: []string{"bakery"},
		Needs: []people.Need{{Barrier: "CONC", Level: people.Major}, {Barrier: "SENS", Level: people.Some}, {Barrier: "SLEEP", Level: people.Some}}}}
	f.job = brokerage.Opening{Vacancy: brokerage.Vacancy{ID: "v1", Employer: "hallam", Site: "mill", Title: "Bakery assistant", Offers: []string{"HOURS-02"},
		Demands: []brokerage.Demand{{Barrier: "CONC", Level: people.Major}, {Barrier: "SENS", Level: people.Some}}}, Employer: brokerage.EmployerFacts{ID: "hallam", Name: "Hallam Bakery", Stage: "3"}}
	return f
}

// agreed is an agreement with two adjustments that both sides have said yes to.
func (f *store) agreed(id adjustments.AgreementID, status string) *adjustments.AgreementPage {
	a := adjustments.Agreement{ID: id, Participant: "sam", Employer: "hallam", Site: "mill", JobTitle: "Bakery assistant", Manager: "Anna Price", ManagerRole: "Shift lead", Number: 1, Version: 1, Status: status,
		On: today.AddDays(-20), ReviewOn: today.AddDays(30), Triggers: []string{"MANAGER", "ROLE"}, Seers: []string{"the line manager", "HR"},
		Items: []adjustments.Item{{ID: "i1", Code: "COMM-01", Category: "COMM", Words: "Instructions in writing, one task at a time", Who: "Anna Price", By: today.AddDays(5), Cost: "C0", Pays: "nobody", Status: adjustments.ItemAgreed},
			{ID: "i2", Code: "EQUIP-03", Category: "EQUIP", Words: "Ear defenders for the slicing room", Who: "Hallam Bakery", By: today.AddDays(-3), Cost: "C1", Pays: "atw", AtW: "asked", Status: adjustments.ItemTrial, TrialTo: today.AddDays(14)}},
		Declined: []adjustments.Declined{{ID: "d1", Asked: "No early shifts at all", Reason: "The bread is baked at night", Alternative: "Two early shifts a week at most", On: today.AddDays(-20), By: "Anna Price"}},
		Impact:   "Noise makes it hard to follow talk.", ShowImpact: true, Signs: "Take Sam aside and ask.", Advice: []adjustments.Advice{{From: "oh", Requested: today.AddDays(-35)}}, Annex: "I would like to bake cakes one day."}
	d := &adjustments.AgreementPage{Agreement: a, Participant: f.person, Employer: employers.Employer{ID: "hallam", Name: "Hallam Bakery", Headcount: 32}, Site: employers.Site{ID: "mill", Name: "Mill Lane", Town: "Sheffield"}}
	d.Permits = []people.Permit{{Participant: "sam", Audience: people.ToEmployer, Employer: "hallam", Permission: people.P3, Disclosure: people.D3, From: today.AddDays(-40), Until: today.AddDays(300)}}
	f.pages[id] = d
	return d
}

// sign lets parties sign the newest version.
func sign(d *adjustments.AgreementPage, parties ...string) {
	for _, party := range parties {
		d.Signatures = append(d.Signatures, adjustments.Signature{ID: party, Paper: refOf(d.Agreement), Party: party, Name: partyName(*d, party), Method: adjustments.Drawn, At: now.Add(-48 * time.Hour)})
	}
	d.Agreement.Status = adjustments.AfterSigning(d.Agreement, d.Signatures)
}

// office is the screen in a window, with everything it talks to.
type office struct {
	*Agreements
	t      *testing.T
	w      fyne.Window
	store  *store
	said   string
	failed error
	routes []nav.Route
	signed []adjustments.PaperRef
	asked  []printing.Ask
	many   []printing.AskMany // likewise, of a list
}

func (o *office) Open(r nav.Route)           { o.routes = append(o.routes, r) }
func (o *office) Say(words string, _ func()) { o.said = words }
func (o *office) Fail(err error)             { o.failed = err }
func (o *office) Refresh()                   { o.Reload() }
func (o *office) Window() fyne.Window        { return o.w }

var usual = fyne.NewSize(1300, 850)

func sit(t *testing.T, f *store, look theme.Look, size fyne.Size) *office {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(look))
	o := &office{t: t, store: f}
	o.w = test.NewWindow(nil)
	o.Agreements = New(Parts{Agreements: f, Plans: f, People: f, Matching: f, Register: f, Steps: f, Staff: f, Codes: codes,
		Ground:    sheet.Ground{Me: func() people.Staff { return ruth }, Drafts: f, Now: func() time.Time { return now }, Run: task.Inline(), Nav: o, Undo: func() {}},
		Sign:      func(ref adjustments.PaperRef, _ people.ParticipantID) { o.signed = append(o.signed, ref) },
		Weeks:     func(context.Context) (first, later int, err error) { return 6, 13, nil },
		SignOther: func(adjustments.PaperRef, people.ParticipantID) {}, Documents: func(a printing.Ask) { o.asked = append(o.asked, a) },
		SaveMany: func(a printing.AskMany) { o.many = append(o.many, a) }})
	o.w.SetContent(kit.On(theme.Background, o.Content()))
	o.w.Resize(size)
	t.Cleanup(func() {
		o.Close()
		kit.ForgetKeys(o.w.Canvas())
		o.w.Close()
	})
	o.Reload()
	return o
}

// reads is what the page says.
func (o *office) reads() string { return onscreen.Words(o.page.Content()) }

// top is what the newest dialog says.
func (o *office) top() string { return onscreen.Words(onscreen.Top(o.t, o.w)) }

// press presses something on the page, pressTop in the newest dialog.
func (o *office) press(words string) {
	o.t.Helper()
	onscreen.PressIn(o.t, o.page.Content(), words)
}

func (o *office) pressTop(words string) {
	o.t.Helper()
	onscreen.PressIn(o.t, onscreen.Top(o.t, o.w), words)
}

// fill types into the form that is open.
func (o *office) fill(field, words string) {
	o.t.Helper()
	f := o.Forms.Opened().Form.Field(field)
	if f == nil {
		o.t.Fatal("no field: ", field)
	}
	f.Input().SetText(words)
}

// choose takes a line of the menu that is open.
func (o *office) choose(words string) {
	o.t.Helper()
	for range 20 {
		if strings.Contains(onscreen.Name(o.w.Canvas().Focused()), ": "+words) {
			onscreen.Press(o.w, fyne.KeyReturn)
			return
		}
		onscreen.Press(o.w, fyne.KeyDown)
	}
	o.t.Fatal("the menu has no line: ", words)
}

// one is the one agreement of the store.
func (o *office) one() adjustments.Agreement {
	o.t.Helper()
	for _, d := range o.store.pages {
		return d.Agreement
	}
	o.t.Fatal("no agreement is stored: ", o.failed)
	return adjustments.Agreement{}
}

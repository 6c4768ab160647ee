package leadui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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
	sam  = people.Staff{ID: "sam", Name: "Sam Okafor", Role: people.Specialist}
	ruth = people.Staff{ID: "ruth", Name: "Ruth Lind", Role: people.Lead}
	eve  = people.Staff{ID: "eve", Name: "Eve Marsh", Role: people.ReadOnly}
)

// fakeLeads is a store of leads in memory.
type fakeLeads struct {
	leads  []brokerage.Lead
	moves  map[brokerage.LeadID][]brokerage.LeadMove
	steps  []employers.NextStep
	fail   error // every change fails with it
	lapses []brokerage.LeadID
}

func (f *fakeLeads) at(id brokerage.LeadID) int {
	return slices.IndexFunc(f.leads, func(l brokerage.Lead) bool { return l.ID == id && !l.Deleted })
}

func (f *fakeLeads) LeadBoard(_ context.Context, q brokerage.LeadFilter) (out []brokerage.LeadCard, err error) {
	for _, l := range f.leads {
		c := brokerage.LeadCard{Lead: l, EmployerName: names[l.Employer], Section: "I", Area: "S", Stale: today.Days(l.MovedOn) >= 30}
		for _, n := range f.steps {
			if n.Lead == string(l.ID) && n.DoneOn.IsZero() {
				c.NextWhat, c.NextDue = n.What, n.Due
			}
		}
		switch {
		case l.Deleted, !q.Closed && strings.HasPrefix(codeData(l.Stage), "1"), q.Owner != "" && l.Owner != q.Owner, q.Stale && !c.Stale,
			q.Words != "" && !strings.Contains(strings.ToLower(c.EmployerName+l.Need), strings.ToLower(q.Words)), len(q.Sections) > 0 && q.Sections[0] != "I":
			continue
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b brokerage.LeadCard) int { return cmp.Compare(a.MovedOn.String(), b.MovedOn.String()) })
	return out, nil
}

func codeData(stage string) string {
	c, _ := codes.Find("lead_stages", stage)
	return c.Data["closed"]
}

type gone struct{ error }

func (gone) Gone() bool { return true }

func (f *fakeLeads) LeadPage(_ context.Context, id brokerage.LeadID) (p brokerage.LeadPage, err error) {
	i := f.at(id)
	if i < 0 {
		return p, gone{errors.New("not there")}
	}
	p.Lead, p.Moves = f.leads[i], f.moves[id]
	p.Employer = employers.Employer{ID: p.Lead.Employer, Name: names[p.Lead.Employer]}
	for _, n := range f.steps {
		if n.Lead == string(id) && n.DoneOn.IsZero() {
			p.Next = append(p.Next, n)
		}
	}
	return p, nil
}

func (f *fakeLeads) SaveLead(_ context.Context, l *brokerage.Lead, steps ...*employers.NextStep) error {
	if f.fail != nil {
		return f.fail
	}
	i := f.at(l.ID)
	if i >= 0 && f.leads[i].Version != l.Version {
		return errors.New("changed by somebody else")
	}
	l.Version, l.MovedOn = l.Version+1, today
	if i < 0 {
		f.leads = append(f.leads, *l)
	} else {
		f.leads[i] = *l
	}
	for _, n := range steps {
		f.steps = append(f.steps, *n)
	}
	return nil
}

func (f *fakeLeads) MoveLead(ctx context.Context, id brokerage.LeadID, version int, stage, reason string) (brokerage.Lead, error) {
	i := f.at(id)
	if i < 0 || f.leads[i].Version != version {
		return brokerage.Lead{}, fmt.Errorf("changed by somebody else: version %d", version)
	}
	l := f.leads[i]
	if codeData(stage) == "1" && stage != brokerage.LeadFilled && reason == "" {
		return l, people.FieldError{Field: "closed_reason", Message: "a reason"}
	}
	f.moves[id] = append([]brokerage.LeadMove{{On: today, By: sam.ID, Was: l.Stage, Now: stage}}, f.moves[id]...)
	l.Stage, l.ClosedReason = stage, reason
	err := f.SaveLead(ctx, &l)
	return l, err
}

func (f *fakeLeads) LapseLeads(ctx context.Context) (out []brokerage.LeadCard, err error) {
	for _, id := range f.lapses {
		l, err := f.MoveLead(ctx, id, f.leads[f.at(id)].Version, brokerage.LeadLapsed, "Nothing moved for 90 days.")
		if err != nil {
			return nil, err
		}
		out = append(out, brokerage.LeadCard{Lead: l, EmployerName: names[l.Employer]})
	}
	f.lapses = nil
	return out, nil
}

func (f *fakeLeads) PromoteLead(context.Context, *brokerage.Lead, *brokerage.Vacancy, *brokerage.Carving, ...*brokerage.Duty) error {
	return f.fail
}

func (f *fakeLeads) DeleteLead(_ context.Context, id brokerage.LeadID, _ int) error {
	f.leads[f.at(id)].Deleted = true
	return f.fail
}

func (f *fakeLeads) NextStep(context.Context, employers.NextStepID) (employers.NextStep, error) {
	return employers.NextStep{}, nil
}
func (f *fakeLeads) NextSteps(context.Context, employers.NextStepFilter) ([]employers.NextStep, error) {
	return nil, nil
}
func (f *fakeLeads) CountNextSteps(context.Context, employers.NextStepFilter) (int, error) {
	return 0, nil
}
func (f *fakeLeads) DeleteNextStep(context.Context, employers.NextStepID, int) error { return nil }

func (f *fakeLeads) SaveNextSteps(_ context.Context, _ string, list ...*employers.NextStep) error {
	for _, n := range list {
		if i := slices.IndexFunc(f.steps, func(o employers.NextStep) bool { return o.ID == n.ID }); i >= 0 {
			f.steps[i] = *n
			continue
		}
		f.steps = append(f.steps, *n)
	}
	return f.fail
}

// names are the employers that there are.
var names = map[employers.EmployerID]string{"bakery": "Hallam Bakery", "care": "Brightwell Care Home", "nursery": "Larkfield Nursery"}

type fakeRegister struct{}

func (fakeRegister) Employer(_ context.Context, id employers.EmployerID) (employers.Employer, error) {
	return employers.Employer{ID: id, Name: names[id], Town: "Sheffield"}, nil
}

func (fakeRegister) FindEmployers(_ context.Context, words string, _ int) (out []employers.Listed, err error) {
	for id, name := range names {
		if strings.HasPrefix(strings.ToLower(name), strings.ToLower(words)) {
			out = append(out, employers.Listed{ID: id, Name: name})
		}
	}
	return out, nil
}

type fakePeople struct{}

func (fakePeople) Participant(_ context.Context, id people.ParticipantID) (people.Participant, error) {
	return people.Participant{ID: id, FirstName: "Tom", LastName: "Aldridge"}, nil
}

func (fakePeople) Caseload(context.Context, brokerage.PersonFilter, employers.Order) ([]brokerage.ListedPerson, error) {
	return nil, nil
}

func (fakePeople) FindParticipants(context.Context, string, int) ([]people.Participant, error) {
	return []people.Participant{{ID: "tom", FirstName: "Tom", LastName: "Aldridge", Version: 1}, {ID: "hers", FirstName: "Tomke"}}, nil
}

type fakeStaff []people.Staff

func (f fakeStaff) Staff(context.Context) ([]people.Staff, error) { return f, nil }

var codes people.Codes = func(list string) []people.Code {
	open, closed := map[string]string{"closed": "0"}, map[string]string{"closed": "1"}
	switch list {
	case "lead_stages":
		return []people.Code{{Code: "SPOTTED", Label: "Spotted", Data: open}, {Code: "CONTACTED", Label: "Contacted", Data: open}, {Code: "EXPLORING", Label: "Exploring", Data: open},
			{Code: "PROPOSED", Label: "Proposed", Data: open}, {Code: "AGREED", Label: "Agreed", Data: open}, {Code: "FILLED", Label: "Filled by a participant", Data: closed},
			{Code: "FILLED_OTHER", Label: "Filled by someone else", Data: closed}, {Code: "DECLINED", Label: "Declined", Data: closed}, {Code: "LAPSED", Label: "Lapsed", Data: closed}}
	case "hidden_job_signals":
		return []people.Code{{Code: "BACKLOG", Label: "Backlog"}, {Code: "SKILLMIX", Label: "Skilled staff doing routine tasks"}}
	}
	return nil
}

// world is the screen in a window, with everything it talks to.
type world struct {
	*Leads
	t      *testing.T
	w      fyne.Window
	store  *fakeLeads
	drafts *fakes.DraftBox
	work   *task.Held
	went   []nav.Route
	said   []string
	failed error
	undone int
}

func (d *world) Open(r nav.Route) {
	d.went = append(d.went, r)
	if r.Page == "leads" {
		d.Show(r.ID)
	}
}
func (d *world) Say(words string, _ func()) { d.said = append(d.said, words) }
func (d *world) Fail(err error)             { d.failed = err }
func (d *world) Refresh()                   { d.Reload() }
func (d *world) Window() fyne.Window        { return d.w }

// lead is one of Sam's that has not moved for so many days.
func lead(id string, at employers.EmployerID, stage string, days int) brokerage.Lead {
	return brokerage.Lead{ID: brokerage.LeadID(id), Employer: at, Need: "Somebody for " + id, Stage: stage, MovedOn: today.AddDays(-days), Owner: sam.ID, Hours: 720, Version: 1}
}

// open shows the board of me with these leads.
func open(t *testing.T, me people.Staff, leads ...brokerage.Lead) *world {
	t.Helper()
	return openIn(t, me, 1240, 800, theme.Look{Mode: theme.Light}, leads...)
}

func openIn(t *testing.T, me people.Staff, wide, high float32, look theme.Look, leads ...brokerage.Lead) *world {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(look))
	d := &world{t: t, store: &fakeLeads{leads: leads, moves: map[brokerage.LeadID][]brokerage.LeadMove{}}, drafts: &fakes.DraftBox{}, work: task.NewHeld()}
	d.w = test.NewWindow(nil)
	d.Leads = New(Parts{Leads: d.store, Register: fakeRegister{}, People: fakePeople{}, Steps: d.store, Staff: fakeStaff{sam, ruth, eve}, Codes: codes,
		Ground: sheet.Ground{Me: func() people.Staff { return me }, Drafts: d.drafts, Now: func() time.Time { return now }, Run: d.work.Runner(), Nav: d, Undo: func() { d.undone++ }, Pause: time.Microsecond}})
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

// carry moves the selected card by Ctrl and an arrow.
func (d *world) carry(k fyne.KeyName) {
	d.t.Helper()
	d.w.Canvas().Focus(d.board)
	d.board.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault})
}

func (d *world) stored(id string) brokerage.Lead {
	d.t.Helper()
	i := d.store.at(brokerage.LeadID(id))
	if i < 0 {
		d.t.Fatal(id, "is not stored")
	}
	return d.store.leads[i]
}

func (d *world) button(words string) *kit.Button {
	d.t.Helper()
	for _, b := range d.panel.Buttons {
		if b.AccessibilityLabel() == words {
			return b
		}
	}
	d.t.Fatal("no button", words)
	return nil
}

package planui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// now in these tests is Tuesday 24 November 2026, half past eight.
var now = time.Date(2026, time.November, 24, 8, 30, 0, 0, time.UTC)

var today = day.Of(now)

var sam = people.Staff{ID: "sam", Name: "Sam Okafor", Role: people.Specialist}

var priya = people.Participant{ID: "priya", FirstName: "Priya", LastName: "Shah", Version: 1,
	Profile: people.Profile{Strengths: "Calm, and good with details", Supervised: "Clear lists", Needs: []people.Need{{Barrier: "NOISE", Level: people.Major, Worse: "Loud kitchens"}}}}

// gone is the error for a record that is not there any more.
type gone struct{}

func (gone) Error() string { return "not there" }
func (gone) Gone() bool    { return true }

// old is the error for a save over an old version.
type old struct{}

func (old) Error() string { return "This was changed meanwhile." }

// store is a store in memory. It counts versions as the real one does.
type store struct {
	plans      map[adjustments.PlanID]adjustments.Plan
	signatures []adjustments.Signature
	versions   []adjustments.PlanVersion
	sealed     []adjustments.Sealed
	reviews    []adjustments.Review
	permits    []people.Permit
	agreements []adjustments.ListedAgreement
	steps      []employers.NextStep
	drafts     []nav.Draft
	saves      int
}

func (f *store) Plans(_ context.Context, filter adjustments.PlanFilter, _ employers.Order) (out []adjustments.ListedPlan, err error) {
	for _, p := range f.plans {
		if len(filter.Statuses) == 0 && (filter.All || p.Status != adjustments.PlanEnded) || slices.Contains(filter.Statuses, p.Status) {
			out = append(out, adjustments.ListedPlan{Plan: p, Person: "Priya Shah", EmployerName: "Brightwell Care Home", Signed: adjustments.SignedBy(refOf(p), f.signatures)})
		}
	}
	slices.SortFunc(out, func(a, b adjustments.ListedPlan) int { return strings.Compare(string(a.Plan.ID), string(b.Plan.ID)) })
	return out, nil
}

func (f *store) CountPlans(ctx context.Context, filter adjustments.PlanFilter) (int, error) {
	list, err := f.Plans(ctx, filter, employers.Order{})
	return len(list), err
}

func (f *store) PlanPage(_ context.Context, id adjustments.PlanID) (d adjustments.PlanPage, err error) {
	p, ok := f.plans[id]
	if !ok {
		return d, gone{}
	}
	d = adjustments.PlanPage{Plan: p, Participant: priya, Permits: f.permits, Signatures: f.signatures, Reviews: f.reviews, Versions: f.versions, Sealed: f.sealed, Next: f.steps}
	if p.Employer != "" {
		d.Employer = employers.Employer{ID: p.Employer, Name: "Brightwell Care Home"}
	}
	for _, l := range f.agreements {
		if l.Agreement.ID == p.Agreement {
			d.Agreement = l.Agreement
		}
	}
	return d, nil
}

func (f *store) SavePlan(_ context.Context, p *adjustments.Plan, steps ...*employers.NextStep) error {
	if err := p.Validate(); err != nil {
		return err
	}
	was, there := f.plans[p.ID]
	if there && was.Version != p.Version || !there && p.Version > 0 {
		return old{}
	}
	if len(adjustments.SignedBy(refOf(was), f.signatures)) > 0 && !adjustments.SameContentPlan(was, *p) {
		f.versions = append([]adjustments.PlanVersion{{Number: was.Number, On: was.On, Plan: was}}, f.versions...)
		*p = adjustments.NextPlanVersion(was, *p, today)
	}
	p.Version++
	p.ChangedBy = "sam"
	f.plans[p.ID] = *p
	for _, n := range steps {
		f.steps = append(f.steps, *n)
	}
	f.saves++
	return nil
}

func (f *store) DeletePlan(_ context.Context, id adjustments.PlanID, _ int) error {
	delete(f.plans, id)
	return nil
}

func (f *store) SaveReview(ctx context.Context, r *adjustments.Review, _ *adjustments.Agreement, p *adjustments.Plan, steps ...*employers.NextStep) error {
	f.reviews = append([]adjustments.Review{*r}, f.reviews...)
	return f.SavePlan(ctx, p, steps...)
}

func (f *store) Agreements(_ context.Context, filter adjustments.AgreementFilter, _ employers.Order) (out []adjustments.ListedAgreement, err error) {
	for _, l := range f.agreements {
		if l.Agreement.Participant == "" || l.Agreement.Participant == filter.Participant {
			out = append(out, l)
		}
	}
	return out, nil
}

func (f *store) Caseload(context.Context, brokerage.PersonFilter, employers.Order) ([]brokerage.ListedPerson, error) {
	return []brokerage.ListedPerson{{Participant: priya}}, nil
}

func (f *store) FindParticipants(context.Context, string, int) ([]people.Participant, error) {
	return []people.Participant{priya}, nil
}

// lee has no job.
var lee = people.Participant{ID: "lee", FirstName: "Lee", LastName: "Other", Version: 1}

func (f *store) PersonPage(_ context.Context, id people.ParticipantID) (brokerage.PersonPage, error) {
	if id == lee.ID {
		return brokerage.PersonPage{Participant: lee}, nil
	}
	return brokerage.PersonPage{Participant: priya, Permits: f.permits, Jobs: []brokerage.Job{{ID: "job", Participant: "priya", Employer: "bright", Title: "Kitchen assistant"}},
		Employers: map[employers.EmployerID]string{"bright": "Brightwell Care Home"}}, nil
}

func (f *store) FindEmployers(context.Context, string, int) ([]employers.Listed, error) {
	return nil, nil
}

func (f *store) Staff(context.Context) ([]people.Staff, error) { return []people.Staff{sam}, nil }

func (f *store) Drafts(context.Context) ([]nav.Draft, error) { return f.drafts, nil }

func (f *store) SaveDraft(ctx context.Context, d nav.Draft) error {
	_ = f.DropDraft(ctx, d.Form, d.Key)
	f.drafts = append(f.drafts, d)
	return nil
}

func (f *store) DropDraft(_ context.Context, form, key string) error {
	f.drafts = slices.DeleteFunc(f.drafts, func(d nav.Draft) bool { return d.Form == form && d.Key == key })
	return nil
}

// codes are the lists that plans need, as the program carries them.
func codes(list string) (out []people.Code) {
	switch list {
	case "wap_sections":
		for _, x := range []struct{ code, label, prompt, share string }{{"WELL", "What keeps me well at work", "What helps you stay well at work, and what do you do already?", "1"},
			{"STYLE", "How I work at my best", "How are you at work when things go well? How do you like to communicate and be managed?", "1"},
			{"MGRHELP", "What my manager can do", "What can your manager do to help you stay well?", "1"},
			{"TRIGGERS", "What can make things harder", "Which situations at work can set off stress or poor health?", "1"},
			{"SIGNS", "Early warning signs", "What might other people notice when you begin to struggle?", "1"},
			{"IMPACT", "How it may affect my work", "What happens to your work when you are not so well, if anything?", "1"},
			{"SUPPORT", "What would help", "Which changes or support would make a difference?", "1"},
			{"ACTIONS", "What we will do when signs show", "What will you do, what will your manager do, and in what order? Who should be called?", "1"},
			{"SELF", "Steps I take for myself", "What do you do for yourself when it gets hard?", "1"},
			{"CRISIS", "If I need urgent help", "Whom should we contact, and what should we not do?", "0"},
			{"OTHER", "Anything else", "Is there anything else you want to say?", "1"},
			{"ADJ", "Adjustments agreed", "List from the adjustment agreement", "1"},
			{"REVIEW", "Review", "Date of next review and what would bring it forward", "1"},
			{"SIGN", "Signatures", "Employee and manager; each gets a copy", "1"}} {
			out = append(out, people.Code{Code: x.code, Label: x.label, Data: map[string]string{"prompt": x.prompt, "filled_by": "employee", "shared_with_employer_default": x.share}})
		}
	case "review_triggers":
		out = []people.Code{{Code: "PERIODIC", Label: "Review date reached"}, {Code: "MANAGER", Label: "New line manager"}, {Code: "REQUEST", Label: "Either side asks"}}
	case "barrier_types":
		out = []people.Code{{Code: "NOISE", Label: "Noise"}}
	case "adjustment_statuses":
		out = []people.Code{{Code: "AGREED", Label: "Agreed"}}
	}
	return out
}

// begun is a store with a plan of Priya's for a job at a care home, of which two sections are written, and her permission.
func begun() *store {
	p := adjustments.NewPlan("plan", "priya", adjustments.Sections(codes), today.AddDays(-3))
	p.Employer, p.Job, p.JobTitle, p.Manager, p.Version = "bright", "job", "Kitchen assistant", "Grace Bell", 3
	p = p.With(adjustments.Section{Code: "WELL", Answer: "A walk at lunch clears my head.", Share: true}).With(adjustments.Section{Code: "CRISIS", Answer: "Please call my brother."})
	p.ReachedPage = "STYLE"
	return &store{plans: map[adjustments.PlanID]adjustments.Plan{"plan": p},
		permits: []people.Permit{{ID: "permit", Participant: "priya", Permission: people.P3, Disclosure: people.D3, From: today.AddDays(-30), Until: today.AddDays(300)}},
		agreements: []adjustments.ListedAgreement{{EmployerName: "Brightwell Care Home", Agreement: adjustments.Agreement{ID: "agr", Participant: "priya", Employer: "bright", Status: adjustments.AgreementSigned,
			JobTitle: "Kitchen assistant", Items: []adjustments.Item{{ID: "i", Words: "Start at 10 on Mondays", Status: "AGREED"}}}}}}
}

// office is the screen in a window, with everything it talks to.
type office struct {
	*Plans
	t      *testing.T
	w      fyne.Window
	store  *store
	work   *task.Held
	said   string
	failed error
	undo   bool // what was said last came with a way back
	routes []nav.Route
	asked  []printing.Ask
	many   []printing.AskMany // likewise, of a list
	signs  []adjustments.PaperRef
}

func (o *office) Open(r nav.Route) {
	o.routes = append(o.routes, r)
	if r.Page == pageName {
		o.Show(r.ID)
	}
}
func (o *office) Say(words string, undo func()) { o.said, o.undo = words, undo != nil }
func (o *office) Fail(err error)                { o.failed = err }
func (o *office) Refresh()                      { o.Reload() }
func (o *office) Window() fyne.Window           { return o.w }

func open(t *testing.T, f *store, look theme.Look, size fyne.Size) *office {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(look))
	o := &office{t: t, work: task.NewHeld(), store: f}
	o.w = test.NewWindow(nil)
	o.Plans = New(o.parts(sam))
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

func (o *office) parts(me people.Staff) Parts {
	f := o.store
	return Parts{Plans: f, Agreements: f, People: f, Register: f, Staff: f, Codes: codes,
		Ground: sheet.Ground{Me: func() people.Staff { return me }, Drafts: f, Now: func() time.Time { return now }, Run: o.work.Runner(), Nav: o, Undo: func() {}, Pause: time.Millisecond},
		House: func(context.Context) (adjustments.House, error) {
			return adjustments.House{Service: "Hallam Works"}, nil
		},
		Sign: func(r adjustments.PaperRef, _ people.ParticipantID) { o.signs = append(o.signs, r) }, Documents: func(a printing.Ask) { o.asked = append(o.asked, a) },
		SaveMany: func(a printing.AskMany) { o.many = append(o.many, a) }}
}

// plan is the plan as it is stored.
func (o *office) plan() adjustments.Plan { return o.store.plans["plan"] }

func (o *office) top() fyne.CanvasObject {
	o.t.Helper()
	top := o.w.Canvas().Overlays().Top()
	if top == nil {
		o.t.Fatal("no dialog is open")
	}
	return top
}

// children are what an object is drawn from.
func children(x fyne.CanvasObject) []fyne.CanvasObject {
	switch x := x.(type) {
	case *fyne.Container:
		return x.Objects
	case fyne.Widget:
		return test.WidgetRenderer(x).Objects()
	}
	return nil
}

func textOf(x fyne.CanvasObject) string {
	if !x.Visible() {
		return ""
	}
	words := ""
	if x, ok := x.(interface{ AccessibilityLabel() string }); ok {
		words = x.AccessibilityLabel() + "\n"
	}
	for _, c := range children(x) {
		words += textOf(c)
	}
	return words
}

// find is the first control that is to be seen and for which is says yes.
func find[T any](x fyne.CanvasObject, is func(T) bool) (out T, ok bool) {
	if !x.Visible() {
		return out, false
	}
	if w, fits := x.(T); fits && is(w) {
		return w, true
	}
	for _, c := range children(x) {
		if out, ok = find(c, is); ok {
			return out, true
		}
	}
	return out, false
}

// press presses the button whose words begin so.
func (o *office) press(root fyne.CanvasObject, words string) {
	o.t.Helper()
	b, ok := find(root, func(b *kit.Button) bool { return strings.HasPrefix(b.AccessibilityLabel(), words) })
	if !ok {
		o.t.Fatalf("nothing to press: %s in\n%s", words, textOf(root))
	}
	b.Press()
}

// field is the field with a label.
func (o *office) field(root fyne.CanvasObject, label string) *kit.Field {
	o.t.Helper()
	f, ok := find(root, func(f *kit.Field) bool { return f.Label() == label })
	if !ok {
		o.t.Fatalf("there is no field %s in\n%s", label, textOf(root))
	}
	return f
}

func (o *office) write(label, words string) { o.field(o.Content(), label).Input().SetText(words) }

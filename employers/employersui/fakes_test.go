package employersui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// now in these tests is Tuesday 24 November 2026, half past eight.
var now = time.Date(2026, time.November, 24, 8, 30, 0, 0, time.UTC)

var today = day.Of(now)

var (
	sam  = people.Staff{ID: "sam", Name: "Sam Okafor", Initials: "SO", Role: people.Specialist}
	ruth = people.Staff{ID: "ruth", Name: "Ruth Lind", Initials: "RL", Role: people.Lead}
	eve  = people.Staff{ID: "eve", Name: "Eve Marsh", Initials: "EM", Role: people.ReadOnly}
	left = people.Staff{ID: "left", Name: "Lee Gone", Initials: "LG", Role: people.Specialist, To: today.AddDays(-30)}
)

// fakeSteps is a store of next steps in memory.
type fakeSteps struct {
	steps  []employers.NextStep
	labels []string
	fail   error // every change fails with it
	read   error // every reading fails with it
	pages  int
}

func (f *fakeSteps) NextStep(_ context.Context, id employers.NextStepID) (employers.NextStep, error) {
	for _, n := range f.steps {
		if n.ID == id && !n.Deleted {
			return n, nil
		}
	}
	return employers.NextStep{}, errors.New("not there")
}

func (f *fakeSteps) chosen(q employers.NextStepFilter) []employers.NextStep {
	var out []employers.NextStep
	for _, n := range f.steps {
		switch {
		case n.Deleted, n.DoneOn.IsZero() == q.Done, q.Owner != "" && n.Owner != q.Owner:
		case !q.DueFrom.IsZero() && n.Due.Before(q.DueFrom), !q.DueTo.IsZero() && q.DueTo.Before(n.Due):
		default:
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b employers.NextStep) int { return cmp.Compare(a.Due.String(), b.Due.String()) })
	return out
}

func (f *fakeSteps) NextSteps(_ context.Context, q employers.NextStepFilter) ([]employers.NextStep, error) {
	f.pages++
	all := f.chosen(q)
	from := min(q.Offset, len(all))
	return all[from:min(from+q.Limit, len(all))], f.read
}

func (f *fakeSteps) CountNextSteps(_ context.Context, q employers.NextStepFilter) (int, error) {
	return len(f.chosen(q)), f.read
}

func (f *fakeSteps) SaveNextSteps(_ context.Context, label string, list ...*employers.NextStep) error {
	for _, n := range list {
		if n.ID == "" {
			n.ID = employers.NextStepID(fmt.Sprintf("step %d", len(f.steps)))
		}
		if err := errors.Join(f.fail, n.Validate()); err != nil {
			return err
		}
		at := slices.IndexFunc(f.steps, func(o employers.NextStep) bool { return o.ID == n.ID })
		if at >= 0 && f.steps[at].Version != n.Version {
			return errors.New("changed by somebody else")
		}
		n.Version++
		if at < 0 {
			f.steps = append(f.steps, *n)
		} else {
			f.steps[at] = *n
		}
		f.labels = append(f.labels, label)
	}
	return nil
}

func (f *fakeSteps) DeleteNextStep(_ context.Context, id employers.NextStepID, _ int) error {
	for i := range f.steps {
		if f.steps[i].ID == id && f.fail == nil {
			f.steps[i].Deleted = true
		}
	}
	return f.fail
}

type fakeStaff []people.Staff

func (f fakeStaff) Staff(context.Context) ([]people.Staff, error) { return f, nil }

type fakeDrafts struct {
	kept []nav.Draft
	fail error // none can be kept
}

func (f *fakeDrafts) Drafts(context.Context) ([]nav.Draft, error) { return f.kept, nil }

func (f *fakeDrafts) SaveDraft(ctx context.Context, d nav.Draft) error {
	if f.fail != nil {
		return f.fail
	}
	_ = f.DropDraft(ctx, d.Form, d.Key)
	f.kept = append(f.kept, d)
	return nil
}

func (f *fakeDrafts) DropDraft(_ context.Context, form, key string) error {
	f.kept = slices.DeleteFunc(f.kept, func(d nav.Draft) bool { return d.Form == form && d.Key == key })
	return nil
}

// desk is the list in a window, with everything it talks to.
type desk struct {
	*NextSteps
	t      *testing.T
	w      fyne.Window
	store  *fakeSteps
	drafts *fakeDrafts
	said   string
	undo   func()
	failed error
	undone int
}

func (d *desk) Open(nav.Route) {}

func (d *desk) Say(words string, undo func()) { d.said, d.undo = words, undo }

func (d *desk) Fail(err error) { d.failed = err }

func (d *desk) Refresh() { d.Reload() }

func (d *desk) Window() fyne.Window { return d.w }

// step is one of Sam's, due so many days from today.
func step(what string, in int) employers.NextStep {
	return employers.NextStep{ID: employers.NextStepID(what), What: what, Due: today.AddDays(in), Owner: sam.ID, Version: 1}
}

// open shows the list of me with these colleagues and steps.
func open(t *testing.T, me people.Staff, staff fakeStaff, steps ...employers.NextStep) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light}))
	d := &desk{t: t, store: &fakeSteps{steps: steps}, drafts: &fakeDrafts{}}
	d.w = test.NewWindow(nil)
	d.NextSteps = NewNextSteps(Parts{Store: d.store, Staff: staff, Me: func() people.Staff { return me }, Drafts: d.drafts,
		Now: func() time.Time { return now }, Run: task.Inline(), Nav: d, Undo: func() { d.undone++ }, Pause: time.Microsecond})
	d.w.SetContent(d.Content())
	d.w.Resize(fyne.NewSize(900, 700))
	t.Cleanup(func() {
		d.Close()
		kit.ForgetKeys(d.w.Canvas())
		d.w.Close()
	})
	d.Reload()
	if steps != nil {
		d.list.Focus()
	}
	return d
}

func (d *desk) key(k fyne.KeyName) {
	d.t.Helper()
	if f := d.w.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: k})
	} else if f := d.w.Canvas().OnTypedKey(); f != nil {
		f(&fyne.KeyEvent{Name: k})
	}
}

func (d *desk) typed(letters string) {
	for _, r := range letters {
		d.w.Canvas().Focused().TypedRune(r)
	}
}

func (d *desk) stored(what string) employers.NextStep {
	d.t.Helper()
	n, err := d.store.NextStep(context.Background(), employers.NextStepID(what))
	if err != nil {
		d.t.Fatal(what, err)
	}
	return n
}

package logui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"encoding/csv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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
)

// codes are the code lists that the program comes with.
func codes(t *testing.T) people.Codes {
	lists := map[string][]people.Code{}
	return func(list string) []people.Code {
		if have, ok := lists[list]; ok {
			return have
		}
		file, err := os.Open(filepath.Join("..", "..", "..", "assets", "codes", list+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		rows, err := csv.NewReader(file).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var all []people.Code
		for _, r := range rows[1:] {
			c := people.Code{Code: r[0], Label: r[1], Data: map[string]string{}}
			for i, name := range rows[0] {
				c.Data[name] = r[i]
			}
			all = append(all, c)
		}
		lists[list] = all
		return all
	}
}

type fakeStaff []people.Staff

func (f fakeStaff) Staff(context.Context) ([]people.Staff, error) { return f, nil }

type fakeDrafts struct{ kept []nav.Draft }

func (f *fakeDrafts) Drafts(context.Context) ([]nav.Draft, error) { return f.kept, nil }

func (f *fakeDrafts) SaveDraft(ctx context.Context, d nav.Draft) error {
	_ = f.DropDraft(ctx, d.Form, d.Key)
	f.kept = append(f.kept, d)
	return nil
}

func (f *fakeDrafts) DropDraft(_ context.Context, form, key string) error {
	f.kept = slices.DeleteFunc(f.kept, func(d nav.Draft) bool { return d.Form == form && d.Key == key })
	return nil
}

// desk is a window with everything the screens talk to.
type desk struct {
	*world
	p       Parts
	t       *testing.T
	w       fyne.Window
	drafts  *fakeDrafts
	said    string
	undo    func()
	failed  error
	opened  nav.Route
	reload  func()
	presses int // keys that were pressed, letters apart
	held    *task.Held
}

func (d *desk) Open(r nav.Route) { d.opened = r }

func (d *desk) Say(words string, undo func()) { d.said, d.undo = words, undo }

func (d *desk) Fail(err error) { d.failed = err }

func (d *desk) Refresh() {
	if d.reload != nil {
		d.reload()
	}
}

func (d *desk) Window() fyne.Window { return d.w }

// sit opens a window for me over a small register.
func sit(t *testing.T, me people.Staff) *desk {
	t.Helper()
	return sitLooking(t, me, theme.Look{Mode: theme.Light})
}

func sitLooking(t *testing.T, me people.Staff, look theme.Look) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(look))
	d := &desk{t: t, drafts: &fakeDrafts{}, held: task.NewHeld(), world: &world{codes: codes(t), touches: map[employers.EmployerID][]employers.Touch{},
		list: []employers.Employer{
			{ID: "hallam", Name: "Hallam Bakery", Town: "Sheffield", Phone: "0114 496 0123", Stage: employers.StageMeet, Version: 1},
			{ID: "marram", Name: "Marram Foods", Town: "Rotherham", Stage: employers.StageNotMet, Version: 1},
			{ID: "tansley", Name: "Tansley Hotel", Town: "Sheffield", Stage: employers.StageLearn, Version: 1, DoNotContact: "asked to be left alone until spring"},
		},
		people: []employers.ContactPerson{
			{ID: "anna", Employer: "hallam", Name: "Anna Brandt", Role: "owner", CanHire: employers.Hires, Version: 1},
			{ID: "ben", Employer: "hallam", Name: "Ben Cole", Role: "head baker", CanHire: employers.DoesntHire, Version: 1},
			{ID: "dev", Employer: "marram", Name: "Dev Lowther", Role: "shift lead", Version: 1},
		}}}
	d.touches["hallam"] = []employers.Touch{{By: sam.ID, On: day.New(2026, 11, 17), Channel: "PHONE"}}
	d.w = test.NewWindow(nil)
	d.w.Resize(fyne.NewSize(1200, 860))
	d.p = Parts{Register: d.world, Log: d.world, Steps: d.world, Staff: fakeStaff{sam, ruth, eve}, Me: func() people.Staff { return me }, Codes: d.codes,
		Drafts: d.drafts, Now: func() time.Time { return now }, Run: d.held.Runner(), Nav: d, Undo: func() {}, Pause: time.Microsecond}
	t.Cleanup(func() {
		kit.ForgetKeys(d.w.Canvas())
		d.w.Close()
	})
	return d
}

// key presses a key; typed types letters.
func (d *desk) key(k fyne.KeyName) {
	d.t.Helper()
	d.presses++
	if k == fyne.KeyTab {
		if f, ok := d.w.Canvas().Focused().(fyne.Tabbable); !ok || !f.AcceptsTab() {
			d.w.Canvas().FocusNext()
			return
		}
	}
	if f := d.w.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: k})
	} else if f := d.w.Canvas().OnTypedKey(); f != nil {
		f(&fyne.KeyEvent{Name: k})
	}
}

func (d *desk) typed(letters string) {
	d.t.Helper()
	for _, r := range letters {
		if d.w.Canvas().Focused() == nil {
			d.t.Fatalf("%q is typed into nothing", letters)
		}
		d.w.Canvas().Focused().TypedRune(r)
	}
}

const ctrl, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift

// combo presses Return with modifiers.
func (d *desk) combo(m fyne.KeyModifier) {
	d.t.Helper()
	d.presses++
	d.w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: m})
}

// last is what was saved last.
func (d *desk) last() employers.Logged {
	d.t.Helper()
	if len(d.saves) == 0 {
		d.t.Fatalf("nothing was saved; failed: %v", d.failed)
	}
	return d.saves[len(d.saves)-1]
}

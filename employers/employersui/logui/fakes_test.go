package logui

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"encoding/csv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
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

// world is a register and a contact log in memory.
type world struct {
	list     []employers.Employer
	people   []employers.ContactPerson
	touches  map[employers.EmployerID][]employers.Touch
	contacts []employers.Contact
	steps    []employers.NextStep
	events   []employers.Event
	reviews  []employers.ContactReview
	freq     employers.Frequency
	saves    []employers.Logged
	codes    people.Codes
	asked    []people.StaffID // whose item 17 was asked for
	fail     error            // every save fails with it
}

func (w *world) employer(id employers.EmployerID) (e employers.Employer, ok bool) {
	at := slices.IndexFunc(w.list, func(e employers.Employer) bool { return e.ID == id })
	if at < 0 {
		return e, false
	}
	return w.list[at], true
}

func (w *world) Employer(_ context.Context, id employers.EmployerID) (employers.Employer, error) {
	e, ok := w.employer(id)
	if !ok {
		return e, gone{}
	}
	return e, nil
}

func (w *world) EmployerPage(_ context.Context, id employers.EmployerID) (employers.Page, error) {
	e, ok := w.employer(id)
	if !ok {
		return employers.Page{}, gone{}
	}
	p := employers.Page{Employer: e, Recent: w.touches[id]}
	for _, c := range w.people {
		if c.Employer == id {
			p.People = append(p.People, c)
		}
	}
	return p, nil
}

func (w *world) FindEmployers(_ context.Context, words string, limit int) (out []employers.Listed, err error) {
	for _, e := range w.list {
		digits := text.Digits(words)
		if text.Matches(e.Name, words) || len(digits) > 3 && strings.Contains(text.Digits(e.Phone), digits) {
			out = append(out, employers.Listed{ID: e.ID, Name: e.Name, Town: e.Town})
		}
	}
	return out[:min(limit, len(out))], nil
}

func (w *world) NextStep(_ context.Context, id employers.NextStepID) (employers.NextStep, error) {
	for _, n := range w.steps {
		if n.ID == id {
			return n, nil
		}
	}
	return employers.NextStep{}, errors.New("no such step")
}

func (w *world) Contact(_ context.Context, id employers.ContactID) (employers.Contact, error) {
	for _, c := range w.contacts {
		if c.ID == id && !c.Deleted {
			return c, nil
		}
	}
	return employers.Contact{}, errors.New("no such contact")
}

func (w *world) SaveContacts(_ context.Context, l employers.Logged) error {
	if w.fail != nil {
		return w.fail
	}
	w.write(l)
	return nil
}

func (w *world) write(l employers.Logged) {
	w.saves = append(w.saves, l)
	for _, e := range l.Employers {
		e.Version++
		w.list = append(w.list, *e)
	}
	for _, p := range l.People {
		p.Version++
		w.people = slices.DeleteFunc(w.people, func(o employers.ContactPerson) bool { return o.ID == p.ID })
		w.people = append(w.people, *p)
	}
	for _, c := range l.Contacts {
		c.Version++
		w.contacts = slices.DeleteFunc(w.contacts, func(o employers.Contact) bool { return o.ID == c.ID })
		w.contacts = append(w.contacts, *c)
	}
	for _, n := range l.Steps {
		w.steps = append(w.steps, *n)
	}
	for e, stage := range l.Stages {
		for i := range w.list {
			if w.list[i].ID == e {
				w.list[i].Stage = stage
			}
		}
	}
}

func (w *world) DeleteContact(_ context.Context, id employers.ContactID, _ int) error {
	for i := range w.contacts {
		if w.contacts[i].ID == id {
			w.contacts[i].Deleted = true
		}
	}
	return w.fail
}

func (w *world) ContactsOf(_ context.Context, who people.StaffID, from, to day.Date) (out []employers.WeekContact, err error) {
	for _, c := range w.contacts {
		if c.Deleted || c.Specialist != who || c.On.Before(from) || to.Before(c.On) {
			continue
		}
		e, _ := w.employer(c.Employer)
		row := employers.WeekContact{Contact: c, Employer: e.Name}
		for _, p := range w.people {
			if slices.Contains(c.Met, p.ID) {
				row.Met = append(row.Met, p.Name)
			}
		}
		for _, ch := range w.codes("contact_channels") {
			if ch.Code == c.Channel {
				row.Counts = employers.Counts(c, ch, w.people)
			}
		}
		out = append(out, row)
	}
	slices.SortStableFunc(out, func(a, b employers.WeekContact) int { return cmp.Compare(a.Contact.On.String(), b.Contact.On.String()) })
	return out, nil
}

func (w *world) Item17(_ context.Context, who people.StaffID, from, to day.Date) (employers.Frequency, error) {
	w.asked = append(w.asked, who)
	f := w.freq
	if f.Target == 0 {
		f.Target = 6
	}
	f.From, f.To = from, to
	return f, nil
}

func (w *world) Event(_ context.Context, id employers.EventID) (employers.Event, error) {
	for _, e := range w.events {
		if e.ID == id && !e.Deleted {
			return e, nil
		}
	}
	return employers.Event{}, errors.New("no such event")
}

func (w *world) LoggedAt(_ context.Context, id employers.EventID) (at []employers.EmployerID, err error) {
	for _, c := range w.contacts {
		if c.Event == id && !c.Deleted {
			at = append(at, c.Employer)
		}
	}
	return at, nil
}

func (w *world) live() []employers.Event {
	return slices.DeleteFunc(slices.Clone(w.events), func(e employers.Event) bool { return e.Deleted })
}

func (w *world) Events(_ context.Context, o employers.Order) ([]employers.Event, error) {
	all := w.live()
	slices.SortStableFunc(all, func(a, b employers.Event) int { return cmp.Compare(b.On.String(), a.On.String()) })
	from := min(o.Offset, len(all))
	limit := o.Limit
	if limit == 0 {
		limit = 100
	}
	return all[from:min(from+limit, len(all))], nil
}

func (w *world) CountEvents(context.Context) (int, error) { return len(w.live()), nil }

func (w *world) SaveEvent(_ context.Context, e *employers.Event, l employers.Logged) error {
	if err := errors.Join(w.fail, e.Validate()); err != nil {
		return err
	}
	e.Version++
	w.events = slices.DeleteFunc(w.events, func(o employers.Event) bool { return o.ID == e.ID })
	w.events = append(w.events, *e)
	w.write(l)
	return nil
}

func (w *world) DeleteEvent(_ context.Context, id employers.EventID, _ int) error {
	for i := range w.events {
		if w.events[i].ID == id {
			w.events[i].Deleted = true
		}
	}
	return w.fail
}

func (w *world) Reviews(_ context.Context, who people.StaffID, from, to day.Date) (out []employers.ContactReview, err error) {
	for _, r := range w.reviews {
		if r.Staff == who && !r.Deleted && !r.Week.Before(from) && !to.Before(r.Week) {
			out = append(out, r)
		}
	}
	return out, nil
}

func (w *world) SaveReview(_ context.Context, r *employers.ContactReview) error {
	if err := errors.Join(w.fail, r.Validate()); err != nil {
		return err
	}
	r.Version++
	w.reviews = slices.DeleteFunc(w.reviews, func(o employers.ContactReview) bool { return o.ID == r.ID && r.ID != "" })
	w.reviews = append(w.reviews, *r)
	return nil
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

// gone is what the store says of a record that is no longer there.
type gone struct{}

func (gone) Error() string { return "This record is no longer there." }

// Gone implements what people.IsGone asks for.
func (gone) Gone() bool { return true }

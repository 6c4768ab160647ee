package settingsui

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/custody"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/settings"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

var now = time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC) // a Tuesday

// world is everything the page asks, in memory.
type world struct {
	me       people.Staff
	readOnly bool
	staff    []people.Staff
	keys     map[people.StaffID]string // passphrase by person
	leave    []people.Leave
	cover    []people.Cover
	copies   []custody.Backup
	copied   time.Time
	minutes  int
	rates    []Rate
	restored []string
	stored   map[string]string // settings that somebody has set
	wrong    error             // the next change of settings is refused with this
	needs    string            // the passphrase that an old backup needs
	fail     error             // the next change fails with this
	drafts   []nav.Draft
	papers   []printing.Ask // that somebody wanted to look at
	logo     []byte
	looks    int // how often the look was applied
	closed   string
	next     int
	look     func()

	win    fyne.Window
	page   *Page
	said   []string
	undo   func()
	failed error
	routes []nav.Route
}

func (w *world) take() error {
	err := w.fail
	w.fail = nil
	return err
}

func (w *world) id() string { w.next++; return fmt.Sprint("id", w.next) }

// nav.Navigator
func (w *world) Open(r nav.Route) {
	w.routes = append(w.routes, r)
	w.page.Show(r.ID)
	w.page.Reload()
}
func (w *world) Say(m string, undo func()) { w.said, w.undo = append(w.said, m), undo }
func (w *world) Fail(err error)            { w.failed = err }
func (w *world) Refresh()                  { w.page.Reload() }
func (w *world) Window() fyne.Window       { return w.win }

// custody.Custodian
func (w *world) Me() people.Staff                                  { return w.me }
func (w *world) Folder() string                                    { return "/home/nia/Northside.jobwright" }
func (w *world) ReadOnly() bool                                    { return w.readOnly }
func (w *world) Backups(context.Context) ([]custody.Backup, error) { return w.copies, nil }
func (w *world) BackupNow(context.Context) (custody.Backup, error) {
	b := custody.Backup{Path: "/b/new.cwbak", At: now, Reason: "by hand", Records: 1204, Bytes: 3_400_000}
	if err := w.take(); err != nil {
		return custody.Backup{}, err
	}
	w.copies = append([]custody.Backup{b}, w.copies...)
	return b, nil
}
func (w *world) BackupTo(_ context.Context, folder string) (custody.Backup, error) {
	if err := w.take(); err != nil {
		return custody.Backup{}, err
	}
	w.copied = now
	return custody.Backup{Path: folder + "/x.cwbak", At: now, Records: 1204, Bytes: 3_400_000}, nil
}
func (w *world) NewestElsewhere() (time.Time, bool) { return w.copied, !w.copied.IsZero() }
func (w *world) Restore(_ context.Context, backup string, with custody.Secret) error {
	if w.needs != string(with.Passphrase) {
		return &custody.Refusal{Kind: custody.WrongSecret, What: "This backup was made before a colleague was removed.", Do: "Use the passphrase of that time."}
	}
	w.restored = append(w.restored, backup)
	return nil
}
func (w *world) ChangePassphrase(_ context.Context, old, new []byte) error {
	if w.keys[w.me.ID] != string(old) {
		return &custody.Refusal{Kind: custody.WrongSecret, What: "This is wrong.", Do: "Try again."}
	}
	w.keys[w.me.ID] = string(new)
	return nil
}
func (w *world) NewRecoveryCode(context.Context) (string, error) {
	return "ABCD-EFGH-1JKM-NPQR-STVW-XYZ2-3456", nil
}
func (w *world) PrintRecovery(string, string) error { return w.take() }
func (w *world) Keyholders(context.Context) ([]custody.Keyholder, error) {
	var list []custody.Keyholder
	for _, p := range w.staff {
		if !p.Deleted {
			list = append(list, custody.Keyholder{Staff: p, Key: w.keys[p.ID] != ""})
		}
	}
	return list, nil
}
func (w *world) GiveKey(_ context.Context, who people.StaffID, pass []byte) error {
	if err := w.take(); err != nil {
		return err
	}
	w.keys[who] = string(pass)
	return nil
}
func (w *world) TakeKey(_ context.Context, who people.StaffID) error {
	delete(w.keys, who)
	return w.take()
}
func (w *world) Strength(p []byte) (int, string) {
	if len(p) < 12 {
		return 0, "Too short: at least 12 letters."
	}
	return 3, "Good."
}
func (w *world) AutoLock(context.Context) int { return w.minutes }
func (w *world) SetAutoLock(_ context.Context, n int) error {
	if err := w.take(); err != nil {
		return err
	}
	w.minutes = n
	return nil
}

// custody.Staffing
func (w *world) Staff(context.Context) ([]people.Staff, error) { return w.staff, nil }
func (w *world) SaveStaff(_ context.Context, list ...*people.Staff) error {
	if err := w.take(); err != nil {
		return err
	}
	for _, p := range list {
		if err := p.Validate(); err != nil {
			return err
		}
		p.Version++
		if p.ID == "" {
			p.ID = people.StaffID(w.id())
			w.staff = append(w.staff, *p)
			continue
		}
		for i := range w.staff {
			if w.staff[i].ID == p.ID {
				w.staff[i] = *p
			}
		}
	}
	return nil
}
func (w *world) DeleteStaff(_ context.Context, id people.StaffID, _ int) error {
	for i := range w.staff {
		if w.staff[i].ID == id {
			w.staff[i].Deleted = true
		}
	}
	return w.take()
}

// Leaving
func (w *world) Leave(context.Context) ([]people.Leave, error) { return w.leave, nil }
func (w *world) SaveLeave(_ context.Context, l *people.Leave) error {
	if err := w.take(); err != nil {
		return err
	}
	if l.ID == "" {
		l.ID = w.id()
	}
	w.leave = append(w.leave, *l)
	return nil
}
func (w *world) DeleteLeave(_ context.Context, id string, _ int) error {
	for i, l := range w.leave {
		if l.ID == id {
			w.leave = append(w.leave[:i:i], w.leave[i+1:]...)
		}
	}
	return w.take()
}
func (w *world) Cover(context.Context) ([]people.Cover, error) { return w.cover, nil }
func (w *world) SaveCover(_ context.Context, c *people.Cover) error {
	c.ID = w.id()
	w.cover = append(w.cover, *c)
	return w.take()
}
func (w *world) DeleteCover(context.Context, string, int) error { w.cover = nil; return w.take() }

// Rates
func (w *world) Rates(context.Context) ([]Rate, error) { return w.rates, nil }
func (w *world) SetRate(_ context.Context, r Rate) error {
	w.rates = append([]Rate{r}, w.rates...)
	return w.take()
}

// Stored
func (w *world) Setting(_ context.Context, key string) (string, error) {
	if v, set := w.stored[key]; set {
		return v, nil
	}
	usual := map[string]string{"service_name": "", "service_contact": "", "contact_target": "6", "caseload_target": "20", "support_months": "12", "support_months_after_start": "4",
		"support_months_in_work": "12", "allow_gap_days": "0", "same_employer": "0", "lead_lapse_days": "90", "journal_days": "90",
		"jurisdiction": "england", "review_first_weeks": "8", "review_weeks": "26"}
	if v, known := usual[key]; known {
		return v, nil
	}
	if strings.HasPrefix(key, "privacy_") {
		return "", nil
	}
	if v, known := weights().usual[key]; known {
		return v, nil
	}
	return "", fmt.Errorf("no setting is called %s", key)
}
func (w *world) SetSettings(_ context.Context, values map[string]string) error {
	if err := w.wrong; err != nil {
		w.wrong = nil
		return err
	}
	maps.Copy(w.stored, values)
	return nil
}

// Logo
func (w *world) ServiceLogo(context.Context) ([]byte, error) { return w.logo, nil }
func (w *world) SaveServiceLogo(_ context.Context, picture []byte) error {
	if err := w.take(); err != nil {
		return err
	}
	w.logo = picture
	return nil
}

// nav.Drafts
func (w *world) Drafts(context.Context) ([]nav.Draft, error) { return w.drafts, nil }
func (w *world) SaveDraft(ctx context.Context, d nav.Draft) error {
	_ = w.DropDraft(ctx, d.Form, d.Key)
	w.drafts = append(w.drafts, d)
	return nil
}
func (w *world) DropDraft(_ context.Context, form, key string) error {
	w.drafts = slices.DeleteFunc(w.drafts, func(d nav.Draft) bool { return d.Form == form && d.Key == key })
	return nil
}

// prefs are settings in memory.
type prefs struct{ fyne.Preferences }

// newWorld is a small team, its lead at the desk and the page in a window.
func newWorld(t testing.TB, role people.Role) *world {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light}))
	w := &world{minutes: 5, stored: map[string]string{}, keys: map[people.StaffID]string{"nia": "four plain words here", "sam": "another four plain words"}}
	w.staff = []people.Staff{
		{ID: "ines", Name: "Ines Sample", Initials: "IS", Role: people.ReadOnly, Version: 1},
		{ID: "nia", Name: "Nia Example", Initials: "NE", Role: role, Team: "North", Version: 1},
		{ID: "sam", Name: "Sam Made-Up", Initials: "SM", Role: people.Specialist, FTE: 0.6, Team: "North", Version: 3},
	}
	w.me = w.staff[1]
	w.leave = []people.Leave{{ID: "l1", Staff: "sam", From: day.New(2026, 11, 30), To: day.New(2026, 12, 4), Version: 1}}
	w.copies = []custody.Backup{
		{Path: "/b/2.cwbak", At: now.Add(-3 * time.Hour), Reason: "every two hours", Records: 1200, Bytes: 3_390_000},
		{Path: "/b/1.cwbak", At: now.Add(-27 * time.Hour), Reason: "when closing", Records: 1180, Bytes: 3_310_000},
	}
	w.rates = []Rate{
		{Code: "NLW_2026", Family: "NLW", Label: "National Living Wage, 21 and over", Unit: "GBP per hour", Status: "found", Pence: 1271, From: day.New(2026, 4, 1), To: day.New(2027, 3, 31)},
		{Code: "NLW_2025", Family: "NLW", Label: "National Living Wage, 21 and over", Unit: "GBP per hour", Status: "found", Pence: 1221, From: day.New(2025, 4, 1), To: day.New(2026, 3, 31)},
	}
	w.win = test.NewWindow(nil)
	w.win.SetPadded(false)
	w.page = New(Parts{Nav: w, Run: task.Inline(), Now: func() time.Time { return now }, Custodian: w, Staffing: w, Leaving: w, Rates: w, Stored: w, Logo: w, Documents: func(a printing.Ask) { w.papers = append(w.papers, a) }, Drafts: w, Pause: time.Nanosecond,
		Settings: settings.New(prefs{app.Preferences()}), Appearance: func() {
			w.looks++
			if w.look != nil {
				w.look()
			}
		}, Closed: func(said string) { w.closed = said }, Version: "0.1.0"})
	w.win.SetContent(w.page.Content())
	w.win.Resize(fyne.NewSize(1060, 800))
	t.Cleanup(func() {
		w.page.Close()
		kit.ForgetKeys(w.win.Canvas())
		w.win.Close()
	})
	w.page.Reload()
	return w
}

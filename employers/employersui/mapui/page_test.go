package mapui

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/reports"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// now in these tests is Tuesday 24 November 2026.
var now = time.Date(2026, time.November, 24, 8, 30, 0, 0, time.UTC)

// world is a shell and made-up facts, with the page in a window.
type world struct {
	facts reports.MapFacts
	err   error
	asked []string // periods

	win    fyne.Window
	page   *Page
	said   []string
	failed error
	routes []nav.Route
}

// nav.Navigator
func (w *world) Open(r nav.Route)       { w.routes = append(w.routes, r) }
func (w *world) Say(m string, _ func()) { w.said = append(w.said, m) }
func (w *world) Fail(err error)         { w.failed = err }
func (w *world) Refresh()               { w.page.Reload() }
func (w *world) Window() fyne.Window    { return w.win }

// Facts
func (w *world) MapFacts(_ context.Context, from, to day.Date) (reports.MapFacts, error) {
	w.asked = append(w.asked, from.String()+" "+to.String())
	f := w.facts
	f.From, f.To = from, to
	return f, w.err
}

var codes people.Codes = func(list string) []people.Code {
	switch list {
	case "employer_size_bands":
		return []people.Code{{Code: "MICRO", Label: "Micro"}, {Code: "SMALL", Label: "Small"}, {Code: "MEDIUM", Label: "Medium"}}
	case "contact_channels":
		return []people.Code{{Code: "F2F_SITE", Label: "In person at the employer"}, {Code: "PHONE", Label: "Telephone"}}
	}
	return nil
}

// town is a made-up register: food and health, small and large, in two areas.
func town() reports.MapFacts {
	var f reports.MapFacts
	add := func(n int, section, band, area, stage string) {
		for range n {
			f.Employers = append(f.Employers, reports.EmployerFact{ID: employers.EmployerID(fmt.Sprint("e", len(f.Employers))), Section: section, Band: band, Area: area, Stage: stage})
		}
	}
	add(12, "I", "SMALL", "S", "2")
	add(4, "Q", "500 to 999", "S", "1")
	add(3, "Q", "MICRO", "LS", "0")
	add(1, "", "", "", "0")
	for i := range 9 {
		f.Contacts = append(f.Contacts, reports.ContactFact{Employer: employers.EmployerID(fmt.Sprint("e", i%3)), On: day.Of(now).AddDays(-i), Channel: []string{"F2F_SITE", "PHONE"}[i%2], Outcome: []string{"vacancy", "no_answer", ""}[i%3], Counts: i%2 == 0})
	}
	return f
}

func newWorld(t testing.TB, facts reports.MapFacts) *world {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light}))
	w := &world{facts: facts}
	w.win = test.NewWindow(nil)
	w.win.SetPadded(false)
	w.page = New(Parts{Facts: w, Codes: codes, Nav: w, Run: task.Inline(), Now: func() time.Time { return now }})
	w.win.SetContent(w.page.Content())
	w.win.Resize(fyne.NewSize(1240, 860))
	t.Cleanup(func() {
		w.page.Close()
		kit.ForgetKeys(w.win.Canvas())
		w.win.Close()
	})
	w.page.Reload()
	return w
}

func (w *world) sees(t testing.TB, words ...string) {
	t.Helper()
	for _, x := range words {
		if !onscreen.Sees(w.win, x) {
			t.Errorf("%q is not on the screen", x)
		}
	}
}

// at goes to the cell of the matrix with these names.
func (w *world) at(t testing.TB, row, column string) string {
	t.Helper()
	for r := range 40 {
		for c := range 20 {
			w.page.matrix.Go(r, c)
			if label := w.page.matrix.AccessibilityLabel(); strings.Contains(label, ": "+row+", "+column+": ") {
				return label
			}
		}
	}
	t.Fatalf("there is no cell %s, %s", row, column)
	return ""
}

func (w *world) opened(t testing.TB) (f employers.Filter) {
	t.Helper()
	if len(w.routes) == 0 {
		t.Fatal("nothing was opened")
	}
	r := w.routes[len(w.routes)-1]
	words, is := strings.CutPrefix(r.ID, "filter:")
	if r.Page != "employers" || !is {
		t.Fatalf("it opened %+v", r)
	}
	if err := json.Unmarshal([]byte(words), &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestTheMapSaysItsBaseAndPeriod(t *testing.T) {
	w := newWorld(t, town())
	w.sees(t, "Base: 20 employers in this store; 9 contacts from 25 August to 24 November 2026.", "16 of 20 employers (80%) have a relation under way; 3 of 20 employers (15%) were contacted in this period.")
	w.sees(t, "Nobody contacted in this period: Health, care.")
	if got := w.at(t, "Hospitality", "Small"); !strings.HasSuffix(got, "12 employers, 9 contacts with 3 of them, 12 relations under way") {
		t.Errorf("the cell says %q", got)
	}
	if got := w.at(t, "Health, care", "500 to 999"); !strings.Contains(got, "4 employers") {
		t.Errorf("the printed band has no column of its own: %q", got)
	}
	if got := w.at(t, "All", "All"); !strings.Contains(got, "20 employers") {
		t.Errorf("the sum says %q", got)
	}
}

func TestACellListsItsEmployers(t *testing.T) {
	w := newWorld(t, town())
	w.win.Canvas().Focus(w.page.matrix)
	w.at(t, "Hospitality", "Small")
	onscreen.Press(w.win, fyne.KeyReturn)
	if f := w.opened(t); fmt.Sprint(f.Sections, f.Sizes) != "[I] [SMALL]" {
		t.Errorf("it lists %+v", f)
	}
	w.routes = nil
	w.at(t, "Mining", "Small")
	onscreen.Press(w.win, fyne.KeyReturn)
	if len(w.routes) != 0 || len(w.said) != 1 || w.said[0] != "Nobody is on record there yet: Mining, Small." {
		t.Errorf("an empty cell opened %v and said %q", w.routes, w.said)
	}
}

func TestTheMapTurnsToAreasAndTheKeyboardStays(t *testing.T) {
	w := newWorld(t, town())
	w.page.by.SetValue("area")
	w.sees(t, "Sheffield", "Leeds")
	w.win.Canvas().Focus(w.page.matrix)
	w.at(t, "Sheffield", "All")
	onscreen.Press(w.win, fyne.KeySpace)
	if f := w.opened(t); fmt.Sprint(f.Areas) != "[S]" || len(f.Sections) != 0 {
		t.Errorf("it lists %+v", f)
	}
	row, col := w.page.matrix.At()
	w.page.Reload()
	if r, c := w.page.matrix.At(); r != row || c != col || w.win.Canvas().Focused() != fyne.Focusable(w.page.matrix) {
		t.Error("the keyboard lost its place when the figures were read anew")
	}
}

func TestTheKeyboardBeginsAtTheMatrixOnceItIsThere(t *testing.T) {
	w := newWorld(t, town())
	w.page = New(w.page.p)
	w.win.SetContent(w.page.Content())
	w.win.Canvas().Focus(w.page.FirstFocus()) // before anything was read
	w.page.Reload()
	if w.win.Canvas().Focused() != fyne.Focusable(w.page.matrix) {
		t.Error("the keyboard is not on the matrix")
	}
}

func TestTheFunnelListsWhoHasComeThatFar(t *testing.T) {
	w := newWorld(t, town())
	bars, ok := onscreen.Find[*kit.Bars](w.win, "How far")
	if !ok {
		t.Fatal("there is no funnel")
	}
	w.win.Canvas().Focus(bars)
	onscreen.Press(w.win, fyne.KeyDown)
	if got := bars.AccessibilityLabel(); !strings.Contains(got, "16 (80%)") {
		t.Errorf("the line says %q", got)
	}
	onscreen.Press(w.win, fyne.KeyReturn)
	if f := w.opened(t); len(f.Stages) == 0 {
		t.Errorf("it lists %+v", f)
	}
}

func TestContactsByChannelWithWhatCameOfThem(t *testing.T) {
	w := newWorld(t, town())
	table, ok := onscreen.Find[*kit.Matrix](w.win, "Contacts by channel")
	if !ok {
		t.Fatal("there is no table of channels")
	}
	table.Go(0, 0)
	if got := table.AccessibilityLabel(); !strings.Contains(got, "In person at the employer, Contacts: 5") {
		t.Errorf("it says %q", got)
	}
	w.facts.Contacts = nil
	w.page.Reload()
	w.sees(t, "No data: there is no contact in this period.")
}

func TestPeriods(t *testing.T) {
	w := newWorld(t, town())
	w.page.period.SetValue(fourWeeks)
	w.page.period.SetValue(year)
	w.page.period.SetValue(ownSpan)
	w.page.from.SetText("1 Sep 2026")
	w.page.to.SetText("1 Aug 2026")
	b, _ := onscreen.Find[*kit.Button](w.win, "Show this period")
	b.Press()
	w.sees(t, "This day lies after the last one.")
	w.page.to.SetText("30 Sep 2026")
	b.Press()
	want := "2026-08-25 2026-11-24, 2026-10-28 2026-11-24, 2025-11-25 2026-11-24, 2026-09-01 2026-09-30"
	if got := strings.Join(w.asked, ", "); got != want {
		t.Errorf("asked for %s", got)
	}
}

func TestNoEmployersIsNoData(t *testing.T) {
	w := newWorld(t, reports.MapFacts{})
	w.sees(t, "No data: no employer is on record yet.", "No data")
	if _, ok := onscreen.Find[*kit.Button](w.win, "Import employers"); !ok {
		t.Error("the first step is not offered")
	}
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	w := newWorld(t, town())
	w.err = errors.New("the store is closed")
	w.page.Reload()
	if w.failed == nil {
		t.Error("nothing was said")
	}
	w.sees(t, "Base: 20 employers") // what was read before stays
}

func TestTabReachesEverything(t *testing.T) {
	w := newWorld(t, town())
	seen := onscreen.Reached(t, w.win)
	if !seen[w.page.matrix] || len(seen) < 6 {
		t.Errorf("Tab reaches %d things", len(seen))
	}
}

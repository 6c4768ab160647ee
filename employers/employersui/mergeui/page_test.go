package mergeui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// world is a shell and a register in memory, with the page in a window.
type world struct {
	me    people.Staff
	pages map[employers.EmployerID]employers.Page
	pairs []employers.Pair
	merge error // the next merge fails with it

	merged []employers.Employer
	gone   []employers.EmployerID
	differ []string
	undone int

	win    fyne.Window
	page   *Page
	said   []string
	undo   func()
	failed error
	routes []nav.Route
}

// nav.Navigator
func (w *world) Open(r nav.Route)          { w.routes = append(w.routes, r) }
func (w *world) Say(m string, undo func()) { w.said, w.undo = append(w.said, m), undo }
func (w *world) Fail(err error)            { w.failed = err }
func (w *world) Refresh()                  { w.page.Reload() }
func (w *world) Window() fyne.Window       { return w.win }

// Register
func (w *world) EmployerPage(_ context.Context, id employers.EmployerID) (employers.Page, error) {
	p, ok := w.pages[id]
	if !ok {
		return p, errors.New("this employer is not there")
	}
	return p, nil
}

func (w *world) Duplicates(_ context.Context, offset, limit int) ([]employers.Pair, int, error) {
	return w.pairs[min(offset, len(w.pairs)):min(offset+limit, len(w.pairs))], len(w.pairs), nil
}

func (w *world) drop(a, b employers.EmployerID) {
	w.pairs = slices.DeleteFunc(w.pairs, func(p employers.Pair) bool { return p.A.ID == a && p.B.ID == b || p.A.ID == b && p.B.ID == a })
}

func (w *world) NotDuplicates(_ context.Context, a, b employers.EmployerID) error {
	w.differ = append(w.differ, string(a)+","+string(b))
	w.drop(a, b)
	return nil
}

func (w *world) Merge(_ context.Context, keep employers.Employer, gone employers.EmployerID, version int) error {
	if w.merge != nil {
		return w.merge
	}
	if version != w.pages[gone].Employer.Version {
		return errors.New("somebody has changed it")
	}
	w.merged, w.gone = append(w.merged, keep), append(w.gone, gone)
	w.drop(keep.ID, gone)
	p := w.pages[gone]
	p.Employer.MergedInto = keep.ID
	w.pages[gone] = p
	return nil
}

// Staff
func (w *world) Staff(context.Context) ([]people.Staff, error) {
	return []people.Staff{{ID: "sam", Name: "Sam Okafor"}, {ID: "nia", Name: "Nia Example"}}, nil
}

var codes people.Codes = func(list string) []people.Code {
	switch list {
	case "employer_motivations":
		return []people.Code{{Code: "SHORT", Label: "Short of people"}, {Code: "EXAMPLE", Label: "A good example"}}
	case "employer_pledges":
		return []people.Code{{Code: "DC", Label: "Disability Confident", Data: map[string]string{"levels": "1 Committed; 2 Employer"}}}
	case "employer_size_bands":
		return []people.Code{{Code: "SMALL", Label: "Small"}}
	}
	return nil
}

func newWorld(t testing.TB, role people.Role) *world {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light}))
	w := &world{me: people.Staff{ID: "nia", Role: role}, pages: map[employers.EmployerID]employers.Page{}}
	bakery := employers.Employer{ID: "a", Name: "Hallam Bakery", Town: "Sheffield", Postcode: "S9 3XX", Motivations: []string{"SHORT"}, SIC: []string{"10710"}, Stage: "2", Owner: "sam",
		Notes: "Ask for Anna. The back door is open from five, and the vans leave at seven.", Version: 4}
	limited := employers.Employer{ID: "b", Name: "Hallam Bakery Ltd", Town: "Sheffield", Postcode: "S9 3XX", Phone: "0114 496 0101", Motivations: []string{"EXAMPLE"}, SIC: []string{"10710"},
		Pledges: []employers.Pledge{{Code: "DC", Level: "2"}}, Stage: "0", Size: "SMALL", Version: 1}
	w.pages["a"] = employers.Page{Employer: bakery, Contacts: 12, People: make([]employers.ContactPerson, 2), Next: make([]employers.NextStep, 1)}
	w.pages["b"] = employers.Page{Employer: limited, Contacts: 1}
	add := func(a, b employers.Employer, because ...string) {
		w.pairs = append(w.pairs, employers.Pair{A: employers.Listed{ID: a.ID, Name: a.Name}, B: employers.Listed{ID: b.ID, Name: b.Name}, Because: because})
	}
	add(bakery, limited, "same postcode", "similar name")
	for _, id := range []employers.EmployerID{"c", "d"} {
		w.pages[id] = employers.Page{Employer: employers.Employer{ID: id, Name: "Choice Support", CompanyNumber: "0000000" + string(id), Town: "Leeds"}}
	}
	add(w.pages["c"].Employer, w.pages["d"].Employer, "same name")
	w.win = test.NewWindow(nil)
	w.win.SetPadded(false)
	w.page = New(Parts{Register: w, Staff: w, Codes: codes, Nav: w, Run: task.Inline(), Me: func() people.Staff { return w.me }, ReadOnly: func() bool { return false }, Undo: func() { w.undone++ }})
	w.win.SetContent(w.page.Content())
	w.win.Resize(fyne.NewSize(1100, 800))
	t.Cleanup(func() {
		w.page.Close()
		kit.ForgetKeys(w.win.Canvas())
		w.win.Close()
	})
	w.page.Reload()
	return w
}

func (w *world) press(t testing.TB, words string) {
	t.Helper()
	b, ok := onscreen.Find[*kit.Button](w.win, words)
	if !ok {
		t.Fatalf("there is no button %q", words)
	}
	b.Press()
}

func (w *world) sees(t testing.TB, words ...string) {
	t.Helper()
	for _, x := range words {
		if !onscreen.Sees(w.win, x) {
			t.Errorf("%q is not on the screen", x)
		}
	}
}

func (w *world) keys(keys ...fyne.KeyName) {
	for _, k := range keys {
		onscreen.Press(w.win, k)
	}
}

func TestTheLikeliestPairStandsSideBySideAtOnce(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.sees(t, "2 pairs may be one employer each", "They may be one: same postcode and similar name.", "Hallam Bakery Ltd then leaves the list.")
	w.sees(t, "1 contact goes to Hallam Bakery.", "Short of people", "A good example", "Disability Confident, 2 Employer", "Learn")
	if w.page.pair.kept().Employer.ID != "a" {
		t.Error("the one with twelve contacts should stay")
	}
	if w.page.pair.rows[0].Name != "name" {
		t.Errorf("the first row is %q", w.page.pair.rows[0].Label)
	}
}

func TestMergeTakesWhatIsFilledInAndUnitesLists(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.press(t, "Merge")
	if len(w.merged) != 1 || w.gone[0] != "b" {
		t.Fatalf("merged %v away from %v; failed with %v", w.merged, w.gone, w.failed)
	}
	m := w.merged[0]
	if m.ID != "a" || m.Version != 4 || m.Name != "Hallam Bakery" || m.Phone != "0114 496 0101" || fmt.Sprint(m.Motivations) != "[SHORT EXAMPLE]" || m.Size != "SMALL" {
		t.Errorf("merged into %+v", m)
	}
	if len(w.said) != 1 || w.said[0] != "Merged: Hallam Bakery Ltd is now part of Hallam Bakery." {
		t.Errorf("it says %q", w.said)
	}
	w.undo()
	if w.undone != 1 {
		t.Error("the note does not undo")
	}
	w.sees(t, "Choice Support, twice") // the next pair
}

func TestFieldsArePickedByArrowKeys(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.win.Canvas().Focus(w.page.pair.compare)
	w.keys(fyne.KeyRight) // the name of the other
	for i, f := range w.page.pair.rows {
		if f.Name == "motivations" {
			for range i {
				w.keys(fyne.KeyDown)
			}
			w.keys(fyne.KeyRight) // from both to the right one alone
		}
	}
	w.press(t, "Merge")
	if m := w.merged[0]; m.Name != "Hallam Bakery Ltd" || fmt.Sprint(m.Motivations) != "[EXAMPLE]" || m.ID != "a" {
		t.Errorf("merged into %+v", m)
	}
}

func TestTheOtherMayStay(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.page.pair.compare.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) // the name of the right one, by hand
	w.page.pair.stays.SetValue("right")
	w.sees(t, "12 contacts, 2 people and 1 next step go to Hallam Bakery Ltd.")
	if got := w.page.pair.compare.Picked(0); got != kit.PickRight {
		t.Errorf("the pick by hand is now %v", got)
	}
	w.press(t, "Merge")
	if m := w.merged[0]; m.ID != "b" || m.Version != 1 || w.gone[0] != "a" || m.Owner != "sam" || m.Stage != "2" || m.Phone == "" {
		t.Errorf("merged into %+v", m)
	}
}

func TestTwoThatDifferAreNotShownAgain(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.page.list.Select(1)
	w.sees(t, "They have different company numbers")
	w.press(t, "Not the same")
	if len(w.differ) != 1 || w.differ[0] != "c,d" || len(w.merged) != 0 {
		t.Errorf("said to differ: %v", w.differ)
	}
	w.sees(t, "One pair may be a single employer.")
}

func TestTwoChosenEmployersAreCompared(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.page.Show("b,d")
	w.page.Reload()
	w.sees(t, "You chose these two to be compared.", "Hallam Bakery Ltd and Choice Support")
	if w.page.FirstFocus() != fyne.Focusable(w.page.pair.compare) {
		t.Error("the keyboard does not begin at the comparison")
	}
}

func TestAnErrorKeepsTheComparison(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.merge = errors.New("somebody has changed it")
	w.press(t, "Merge")
	if w.failed == nil || w.page.pair == nil || len(w.said) != 0 {
		t.Error("a merge that fails must say so and leave everything as it is")
	}
	w.merge = nil
	w.press(t, "Merge")
	if len(w.merged) != 1 {
		t.Error("the merge cannot be tried again")
	}
}

func TestNoDuplicatesExplainsItself(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.pairs = nil
	w.page.nothing()
	w.page.Reload()
	w.sees(t, "No duplicates found", "No two employers look like one another.")
}

func TestWhoMayNotMergeIsToldSo(t *testing.T) {
	w := newWorld(t, people.ReadOnly)
	b, _ := onscreen.Find[*kit.Button](w.win, "Merge")
	if !strings.Contains(b.Disabled(), "not merge") {
		t.Errorf("the button says %q", b.Disabled())
	}
	b.Press()
	if len(w.merged) != 0 {
		t.Error("it was merged nevertheless")
	}
}

func TestTabReachesListAndComparison(t *testing.T) {
	w := newWorld(t, people.Specialist)
	seen := onscreen.Reached(t, w.win)
	if !seen[w.page.pair.compare] || !seen[w.page.list.FirstFocus()] {
		t.Error("Tab does not reach the list and the comparison")
	}
}

func TestInANarrowWindowTheComparisonTakesTheWholeWidth(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.win.Resize(fyne.NewSize(520, 800))
	if !w.page.split.Narrow() {
		t.Fatal("both show in a narrow window")
	}
	w.win.Canvas().Focus(w.page.list.FirstFocus())
	w.keys(fyne.KeyReturn)
	if back, ok := onscreen.Find[*kit.Button](w.win, "Back to the list"); !ok || !back.Visible() {
		t.Error("Enter does not open the comparison")
	}
	if w.win.Canvas().Focused() != fyne.Focusable(w.page.pair.compare) {
		t.Error("the focus did not go along")
	}
}

func TestAPairStandsInTwoLines(t *testing.T) {
	w := newWorld(t, people.Specialist)
	for i, want := range []string{"Hallam Bakery|and Hallam Bakery Ltd · same postcode and similar name", "Choice Support|The same name twice · "} {
		if c := pairCell(w.pairs[i]); !strings.HasPrefix(c.Text+"|"+c.Second, want) {
			t.Errorf("%q over %q, want %q", c.Text, c.Second, want)
		}
	}
}

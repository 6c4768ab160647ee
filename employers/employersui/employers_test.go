package employersui

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
)

// words are the texts of the page beside the list.

// press presses the button of the page with these words.

func (o *office) save() {
	o.t.Helper()
	o.w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
}

func TestTheScreenSaysHowThingsStand(t *testing.T) {
	o := openOffice(t, sam, hallam())
	if got := o.header.AccessibilityLabel(); got != "Employers. 11 employers, 1 of those you work with not contacted for 6 weeks." {
		t.Error(got)
	}
	if o.list.Total() != 11 || o.list.Layout().Order.Column != "next" {
		t.Errorf("%d rows by %s", o.list.Total(), o.list.Layout().Order.Column)
	}
	if o.page.ID != "e0" {
		t.Errorf("the page shows %q, want the first row", o.page.ID)
	}
}

func TestLettersOfARow(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.typed("l")
	if !slices.Equal(o.logged, []employers.EmployerID{"e0"}) || o.out != "se0" {
		t.Errorf("L logs %v from %q", o.logged, o.out)
	}
	o.typed("d")
	if n, _ := o.steps.NextStep(t.Context(), "se0"); n.DoneOn != today || o.said != "Done: Ring Anna Brandt" || o.undo == nil {
		t.Errorf("D made %+v and said %q", n, o.said)
	}
	if !strings.Contains(o.words(), "No next step yet") {
		t.Error("the page still shows the step that is done")
	}
}

func TestThePinnedFiltersCountAndChoose(t *testing.T) {
	reg := hallam()
	reg.saved = []employers.SavedFilter{{ID: "f", Name: "Food", Pinned: true, Filter: employers.Filter{Sections: []string{"C"}}, Sort: "name", Version: 1}, {ID: "g", Name: "Not pinned"}}
	o := openOffice(t, sam, reg)
	if got := o.bar.chips.AccessibilityLabel(); got != "Show, All  11" {
		t.Error(got)
	}
	if len(o.bar.shown) != 4 {
		t.Fatalf("%d chips", len(o.bar.shown))
	}
	o.bar.choose(1)
	if o.list.Total() != 5 {
		t.Errorf("mine are %d", o.list.Total())
	}
	o.bar.choose(3)
	if o.list.Total() != 2 || o.list.Layout().Order.Column != "name" || !o.bar.strip.Hidden {
		t.Errorf("food: %d rows by %q", o.list.Total(), o.list.Layout().Order.Column)
	}
	o.bar.choose(-1) // pressed again
	if o.bar.chips.Chosen() != 3 {
		t.Error("a pinned filter pressed again is not chosen any more")
	}
}

func TestWordsFilterWhileTheyAreTyped(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.w.Canvas().Focus(o.bar.words.Focus())
	o.typed("hal")
	if o.list.Total() != 1 || o.bar.chips.Chosen() != 0 || o.bar.strip.Hidden {
		t.Errorf("%d rows, chip %d", o.list.Total(), o.bar.chips.Chosen())
	}
	o.bar.choose(1)
	if o.list.Filter().Words != "hal" || o.bar.words.Text() != "hal" {
		t.Error("the words went when another filter was chosen")
	}
	o.key(fyne.KeyReturn)
	if o.w.Canvas().Focused() != o.list.FirstFocus() {
		t.Error("Enter does not lead to the rows")
	}
}

func TestAFilterOfARouteCanBeTakenAwayPartByPart(t *testing.T) {
	o := openOffice(t, sam, hallam())
	f, _ := json.Marshal(employers.Filter{Sections: []string{"Q"}, Stages: []string{"1", "3"}})
	o.Show("filter:" + string(f))
	if o.list.Total() != 2 || o.bar.strip.Hidden || o.bar.chips.Chosen() != -1 {
		t.Fatalf("%d rows", o.list.Total())
	}
	parts := o.criteria(o.list.Filter())
	if len(parts) != 2 || parts[0].words != "Stage: Meet or Match" || parts[1].words != "Sector: Health, care" {
		t.Errorf("%+v", parts)
	}
	for _, x := range o.bar.strip.Objects {
		if b, ok := x.(*kit.Button); ok && b.AccessibilityLabel() == "Stage: Meet or Match" {
			b.Press()
		}
	}
	if len(o.list.Filter().Stages) != 0 || len(o.list.Filter().Sections) != 1 {
		t.Errorf("left is %+v", o.list.Filter())
	}
	o.Show("filter:nonsense")
	if o.failed == nil {
		t.Error("a filter that cannot be read is passed over in silence")
	}
}

func TestAFilterIsPutTogetherSavedAndUsed(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.askFilter()
	o.typed("2") // weeks
	o.save()
	if o.list.Filter().QuietWeeks != 2 || o.dialogOpen() {
		t.Fatalf("filter %+v", o.list.Filter())
	}
	o.saveFilter()
	o.typed("Lost sight of")
	o.save()
	if len(o.reg.saved) != 1 || o.reg.saved[0].Name != "Lost sight of" || !o.reg.saved[0].Pinned || o.reg.saved[0].Shared || o.reg.saved[0].Filter.QuietWeeks != 2 || o.said != "Filter saved: Lost sight of" {
		t.Fatalf("saved %+v, said %q", o.reg.saved, o.said)
	}
	if o.bar.chips.Chosen() != 3 {
		t.Error("the saved filter is not the chosen chip")
	}
	o.saveFilter()
	o.typed("Mine")
	o.save()
	if len(o.reg.saved) != 1 || !o.dialogOpen() {
		t.Error("two filters have one name")
	}
	o.key(fyne.KeyEscape)
	o.manageFilters()
	o.key(fyne.KeyReturn)
	if o.dialogOpen() || o.list.Filter().QuietWeeks != 2 {
		t.Error("a saved filter cannot be used by Enter")
	}
}

func TestTheFilterKeepsWhatItHasNoBoxFor(t *testing.T) {
	o := openOffice(t, sam, hallam())
	was := employers.Filter{Words: "a", IDs: []employers.EmployerID{"e0", "e1"}, LookAgain: 30, Owners: []people.StaffID{"sam", ""}, Areas: []string{"S", "DN"}, Sizes: []string{"500 to 999"}, PledgeExpires: 90,
		Open: true, NoNextStep: true, Stages: []string{"2"}, Sections: []string{"C"}, Motivations: []string{"GROWTH"}, Pledges: []string{"DC"}, QuietWeeks: 3}
	f := &filterForm{s: o.Employers, was: was}
	f.make()
	f.fill()
	got, want := mustJSON(t, f.read()), mustJSON(t, was)
	if got != want {
		t.Errorf("through the form\n%s became\n%s", want, got)
	}
}

func mustJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestBulkActsOnTickedRowsOnly(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.key(fyne.KeySpace)
	o.key(fyne.KeyDown)
	o.key(fyne.KeyDown)
	o.key(fyne.KeySpace)
	if o.bulk.content.Hidden || o.bulk.words.Words() != "2 of 11 ticked" {
		t.Fatalf("the bar says %q", o.bulk.words.Words())
	}
	o.bulk.apply("owner changed", "now belong to Ruth Lind", func(e *employers.Employer) { e.Owner = ruth.ID })
	changed := 0
	for _, e := range o.reg.list {
		if e.Owner == ruth.ID && e.Version == 2 {
			changed++
		}
	}
	if changed != 2 || len(o.reg.labels) != 1 || o.said != "2 employers now belong to Ruth Lind" || o.undo == nil {
		t.Errorf("%d changed in %d steps, said %q", changed, len(o.reg.labels), o.said)
	}
	o.bulk.addSteps()
	o.typed("Send the newsletter")
	o.save()
	added := 0
	for _, n := range o.steps.steps {
		if n.What == "Send the newsletter" && n.Employer != "" && n.Owner == sam.ID && n.Due == employers.NextWorkingDay(today) {
			added++
		}
	}
	if added != 2 {
		t.Errorf("%d next steps added", added)
	}
	o.bulk.tickAll()
	if o.bulk.words.Words() != "11 of 11 ticked" || !o.bulk.all.Hidden {
		t.Errorf("the bar says %q", o.bulk.words.Words())
	}
	o.bar.choose(1)
	if !o.bulk.content.Hidden || len(o.list.TickedKeys()) != 0 {
		t.Error("ticks stay for rows that are not listed any more")
	}
}

func TestTheBulkMenuGoesByKeyboard(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.key(fyne.KeySpace)
	o.bulk.menu()
	o.typed("d") // Do not contact
	o.key(fyne.KeyReturn)
	o.typed("asked")
	o.save()
	if o.reg.list[0].DoNotContact != "asked" || o.said != "1 employer is marked: do not contact" {
		t.Errorf("%q, said %q", o.reg.list[0].DoNotContact, o.said)
	}
}

func TestReadersChangeNothing(t *testing.T) {
	o := openOffice(t, eve, hallam())
	all := o.words()
	for _, never := range []string{"Log contact", "Add person", "Edit Anna Brandt", "Add pledge"} {
		if strings.Contains(all, never) {
			t.Errorf("%q is offered to somebody who may only read", never)
		}
	}
	o.key(fyne.KeySpace)
	o.typed("d")
	if !o.bulk.content.Hidden || o.failed != nil || o.said != "" {
		t.Errorf("failed %v, said %q", o.failed, o.said)
	}
	o.add()
	if o.dialogOpen() || o.failed == nil {
		t.Error("the form opens for somebody who may only read")
	}
}

func TestEnterGoesToThePage(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.key(fyne.KeyDown)
	o.key(fyne.KeyReturn)
	b, ok := o.w.Canvas().Focused().(*kit.Button)
	if !ok || b.AccessibilityLabel() != "Log contact" || o.page.ID != "e1" {
		t.Fatalf("Enter leads to %T of %s", o.w.Canvas().Focused(), o.page.ID)
	}
	o.key(fyne.KeyReturn)
	if !slices.Equal(o.logged, []employers.EmployerID{"e1"}) || o.out != "se1" {
		t.Errorf("logs %v from %q", o.logged, o.out)
	}
	o.Reload()
	if o.w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("a page without changes was drawn anew")
	}
	o.press("Done")
	if b, ok := o.w.Canvas().Focused().(*kit.Button); !ok || b.AccessibilityLabel() != "Log contact" {
		t.Errorf("after a change the focus is on %T", o.w.Canvas().Focused())
	}
}

func TestANarrowWindowShowsOneAtATime(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.w.Resize(fyne.NewSize(700, 700))
	if !o.frame.Narrow() {
		t.Fatal("list and page share 700 units")
	}
	o.key(fyne.KeyReturn)
	if !o.page.Content().Visible() {
		t.Error("Enter does not show the page")
	}
	o.frame.ShowList()
	test.TapAt(o.list.FirstFocus().(fyne.Tappable), fyne.NewPos(200, 10)) // beside the tick
	if !o.page.Content().Visible() {
		t.Error("a click does not show the page")
	}
	o.frame.ShowList()
	if o.w.Canvas().Focused() != o.list.FirstFocus() {
		t.Error("after going back the focus is not in the list")
	}
}

func TestARouteOpensAnEmployerAndLeavesTheKeyboardThere(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.Open(nav.Route{Page: "employers", ID: "e3"})
	if row, _ := o.list.Current(); o.page.ID != "e3" || row.ID != "e3" {
		t.Errorf("the page shows %s, the list %s", o.page.ID, row.ID)
	}
	if b, ok := o.w.Canvas().Focused().(*kit.Button); !ok || b.AccessibilityLabel() != "Log contact" {
		t.Errorf("the focus is on %T", o.w.Canvas().Focused())
	}
	o.setFilter(employers.Filter{Words: "beck"}) // an employer that the list does not have
	o.Open(nav.Route{Page: "employers", ID: "e5"})
	o.Open(nav.Route{Page: "employers"})
	if o.page.ID != "e5" || o.list.Index() >= 0 {
		t.Errorf("the page shows %s", o.page.ID)
	}
}

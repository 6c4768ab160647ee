package kit

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

func TestButtonIsPressedByClickEnterAndSpace(t *testing.T) {
	n := 0
	b := NewButton(Filled, "Log contact", func() { n++ }).Icon("plus").Hint("Ctrl+L")
	w := shownIn(t, b, 200, 60)
	test.Tap(b)
	w.Canvas().Focus(b)
	b.TypedKey(key(fyne.KeyReturn))
	b.TypedKey(key(fyne.KeySpace))
	if n != 3 {
		t.Errorf("pressed %d times, want 3", n)
	}
	if got := b.AccessibilityLabel(); got != "Log contact, Ctrl+L" {
		t.Errorf("screen readers hear %q", got)
	}
}

func TestDisabledButtonTellsWhy(t *testing.T) {
	n := 0
	b := NewButton(Outline, "Sign and lock", func() { n++ })
	b.Disable("Read it to the end first.")
	w := shownIn(t, b, 300, 120)
	w.Canvas().Focus(b)
	b.TypedKey(key(fyne.KeyReturn))
	if n != 0 {
		t.Error("a disabled button acted")
	}
	if w.Canvas().Overlays().Top() == nil {
		t.Error("the reason does not show")
	}
	b.Enable()
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the reason stays")
	}
	b.Press()
	if n != 1 {
		t.Error("an enabled button does not act")
	}
}

func TestTheReasonOfADisabledButtonLeavesTheKeyboardToTheDialog(t *testing.T) {
	w := shownIn(t, NewText("page"), 600, 400)
	d := ShowDialog(w.Canvas(), DialogSpec{Title: "Proposal", Body: NewText("body"), Main: "Save"})
	d.Main().Disable("Read it to the end first.")
	top := w.Canvas().Overlays().Top()
	d.Press()
	if w.Canvas().Overlays().Top() != top {
		t.Fatal("the reason lies over the dialog and takes its keys")
	}
	if d.Main().told == nil {
		t.Error("the reason does not show")
	}
	w.Canvas().OnTypedKey()(key(fyne.KeyEscape))
	if d.Open() {
		t.Error("Escape does not close the dialog")
	}
}

func TestEveryControlShowsItsFocus(t *testing.T) {
	page := Column(2, NewButton(Quiet, "Show all", nil), NewCheck("Keep", false, nil), NewChoiceChips("When", []string{"Tomorrow"}, nil), NewNavItem("today", "Today", nil))
	w := shownIn(t, page, 400, 300)
	for range 4 {
		before := test.RenderToMarkup(w.Canvas())
		w.Canvas().FocusNext()
		if w.Canvas().Focused() == nil {
			t.Fatal("nothing takes the focus")
		}
		if test.RenderToMarkup(w.Canvas()) == before {
			t.Errorf("%T looks the same with the focus", w.Canvas().Focused())
		}
	}
}

func TestChoiceChipsMoveByArrows(t *testing.T) {
	var got []int
	g := NewChoiceChips("When", []string{"Tomorrow", "In a week", "In 2 weeks"}, func(i int) { got = append(got, i) })
	w := shownIn(t, g, 500, 60)
	w.Canvas().FocusNext()
	w.Canvas().Focused().TypedKey(key(fyne.KeySpace))
	w.Canvas().Focused().TypedKey(key(fyne.KeyRight))
	w.Canvas().Focused().TypedKey(key(fyne.KeyRight))
	w.Canvas().Focused().TypedKey(key(fyne.KeyRight))
	if g.Chosen() != 2 || len(got) != 3 {
		t.Errorf("chosen %d after %v", g.Chosen(), got)
	}
	w.Canvas().Focused().TypedKey(key(fyne.KeySpace))
	if g.Chosen() != 2 || w.Canvas().Focused() != g {
		t.Error("Space took the choice back, or the focus has left")
	}
	w.Canvas().Focused().TypedKey(key(fyne.KeyDelete))
	if g.Chosen() != -1 {
		t.Error("a choice cannot be taken back")
	}
	test.Tap(g.chips[1])
	test.Tap(g.chips[1])
	if g.Chosen() != -1 || g.at != 1 {
		t.Error("a click cannot take a choice back, or the keyboard does not go on from it")
	}
}

func TestChoiceChipsAreOneStopOfTabAndKeepWhatIsChosenFromWords(t *testing.T) {
	g, note := NewChoiceChips("How", []string{"In person", "Phone", "Video"}, nil), NewEntry()
	w := shownIn(t, Column(2, g, note), 500, 200)
	g.Choose(1)
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != g || g.at != 1 {
		t.Fatal("Tab does not come to what is chosen")
	}
	for _, r := range "They need a weekend cook" {
		if r == ' ' {
			w.Canvas().Focused().TypedKey(key(fyne.KeySpace))
		}
		w.Canvas().Focused().TypedRune(r)
	}
	if g.Chosen() != 1 {
		t.Errorf("words that were typed chose %d", g.Chosen())
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != note.Focus() {
		t.Error("the group is more than one stop")
	}
}

func TestTextIsShortenedAndWrapped(t *testing.T) {
	one := NewText("Brightwell Care Home, kitchen and laundry").Shrink()
	shownIn(t, one, 120, 30)
	lines := test.WidgetRenderer(one).(*textRenderer).lines
	if shown := lines[0].Text.Text; shown == one.Words() || lines[0].Text.Size().Width > 120 {
		t.Errorf("shows %q, %v wide", shown, lines[0].Text.Size().Width)
	}
	many := NewText("The bakers stop for an hour each morning to pack orders.").Wrap()
	shownIn(t, many, 120, 30)
	if h := many.MinSize().Height; h < 3*theme.Body.Line() {
		t.Errorf("wrapped text is %v high", h)
	}
}

func TestFiguresHaveOneWidth(t *testing.T) {
	a, b := NewText("1,111").Figures(), NewText("8,888").Figures()
	shownIn(t, Column(0, a, b), 100, 60)
	if a.MinSize().Width != b.MinSize().Width {
		t.Errorf("1,111 is %v wide, 8,888 %v", a.MinSize().Width, b.MinSize().Width)
	}
}

func TestWrapCutsOnlyWordsThatAreTooLong(t *testing.T) {
	one := func(s string) float32 { return float32(len([]rune(s))) }
	got := wrapWords("ab cde fghijklmno\np", 5, one)
	want := []string{"ab", "cde", "fghij", "klmno", "p"}
	if len(got) != len(want) {
		t.Fatalf("%q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("line %d is %q, want %q", i, got[i], want[i])
		}
	}
}

func TestToastOffersUndoAndGoesByItself(t *testing.T) {
	var later []func()
	toasts := NewToasts(task.Inline())
	toasts.after = func(d time.Duration, f func()) {
		if d > toastFresh {
			later = append(later, f)
		}
	}
	w := shownIn(t, toasts, 600, 300)
	undone := false
	toasts.Say("Ring Anna is done.", func() { undone = true })
	toasts.FocusNewest()
	later[0]()
	if toasts.Newest() == "" {
		t.Fatal("the note went while its button had the focus")
	}
	w.Canvas().Focused().TypedKey(key(fyne.KeyReturn))
	if !undone || toasts.Newest() != "" {
		t.Errorf("undone %v, note %q", undone, toasts.Newest())
	}
	toasts.Say("Backed up.", nil)
	later[len(later)-1]()
	if toasts.Newest() != "" {
		t.Error("the note stays for ever")
	}
}

func TestATitleThatNamesSomebodyIsReadWhole(t *testing.T) {
	h := NewHeader("Jobs for Priya Nair of Sheffield", "", NewButton(Outline, "Compare two", nil))
	shownIn(t, Column(0, h), 900, 300)
	wide := h.MinSize().Height
	shownIn(t, Column(0, h), 360, 300)
	if narrow := h.MinSize().Height; narrow <= wide {
		t.Errorf("%v high where it is narrow, %v where it is wide", narrow, wide)
	}
}

func TestActionsStandUnderATitleThatHasNoRoomBesideThem(t *testing.T) {
	law := NewButton(Outline, "The law", nil)
	h := NewHeader("Agreements", "", NewButton(Outline, "New agreement", nil), law)
	top := Column(0, h)
	shownIn(t, top, 900, 300)
	wide := h.MinSize().Height
	shownIn(t, top, 330, 300)
	if narrow := h.MinSize().Height; narrow <= wide {
		t.Errorf("%v high where it is narrow, %v where it is wide", narrow, wide)
	}
	for _, o := range test.LaidOutObjects(h) {
		if x, ok := o.(*canvas.Text); ok && x.Text == "Agreements" {
			return
		}
	}
	t.Error("the title is cut")
}

func TestASecondLineRunsOnUnderTheColumnsAfterIt(t *testing.T) {
	const words = "Pennyfold Laundry and Linen Services of Sheffield"
	columns := employerColumns()
	columns[0].Across, columns[0].Cell = true, func(employer) Cell { return Cell{Text: "Linen", Second: words} }
	l := NewRowList(ListOptions[employer]{Name: "Jobs", Run: task.Inline(), TwoLines: true, Source: (&fakeEmployers{total: 1}).source(), Columns: columns,
		Key: func(e employer) string { return e.name }})
	shownIn(t, l, 420, 300)
	l.Reload()
	for _, o := range test.LaidOutObjects(l) {
		if x, ok := o.(*canvas.Text); ok && x.Text == words {
			return
		}
	}
	t.Error("it is cut although there is room beside it")
}

// A note speaks of the page on which something was done; one about what leads to the next page comes along.
func TestAToastGoesWithItsPageUnlessItIsNew(t *testing.T) {
	var later []func()
	toasts := NewToasts(task.Inline())
	toasts.after = func(_ time.Duration, f func()) { later = append(later, f) }
	shownIn(t, toasts, 600, 300)
	toasts.Say("Made a vacancy.", func() {})
	toasts.Leave()
	if toasts.Newest() == "" {
		t.Error("a note that was put up just now does not come along")
	}
	later[0]() // it is not new any more
	toasts.Leave()
	if toasts.Newest() != "" {
		t.Error("the next page still shows it")
	}
}

func TestAToastUndoesItsOwnChangeOrNothing(t *testing.T) {
	toasts := NewToasts(task.Inline())
	page := NewButton(Outline, "Page", nil)
	w := shownIn(t, container.NewStack(Column(0, page), toasts), 600, 300)
	w.Canvas().Focus(page)
	undone := ""
	toasts.Say("First.", func() { undone += "1" })
	toasts.FocusNewest()
	old := w.Canvas().Focused()
	toasts.Say("Second.", func() { undone += "2" })
	if w.Canvas().Focused() != fyne.Focusable(page) {
		t.Error("the focus is lost with the note")
	}
	old.TypedKey(key(fyne.KeyReturn))
	toasts.FocusNewest()
	old = w.Canvas().Focused()
	toasts.DropUndo() // Ctrl+Z
	old.TypedKey(key(fyne.KeyReturn))
	if undone != "" || toasts.Newest() != "" {
		t.Errorf("undid %q, note %q", undone, toasts.Newest())
	}
	toasts.Say("Third.", func() { undone += "3" })
	toasts.Say("Another change.", nil)
	toasts.FocusNewest()
	w.Canvas().Focused().TypedKey(key(fyne.KeyReturn))
	if undone != "" || toasts.Newest() != "" {
		t.Errorf("an older change can still be undone: %q", toasts.Newest())
	}
}

func TestToastsDoNotPileUpAndShowLongWords(t *testing.T) {
	toasts := NewToasts(task.Inline())
	shownIn(t, toasts, 600, 300)
	for range 5 {
		toasts.Say("Saved.", nil)
	}
	for range 5 {
		toasts.Say("Done.", nothingToUndo)
	}
	if len(toasts.notes) != 2 {
		t.Errorf("%d notes at once", len(toasts.notes))
	}
	toasts.Clear()
	toasts.Say("Done.", nil)
	low := toasts.box.Size().Height
	toasts.Clear()
	toasts.Say(strings.Repeat("a step with many words ", 20), nothingToUndo)
	if high := toasts.box.Size().Height; high < low+theme.Body.Line() || high > low+2*theme.Body.Line() {
		t.Errorf("long words take %v units, short ones %v", high, low)
	}
	theme.Apply(theme.Look{Mode: theme.Light, TextScale: 2})
	toasts.Say("Saved.", nil)
	toasts.Say("Done.", nothingToUndo)
	if len(toasts.notes) != 1 {
		t.Errorf("%d notes in large text", len(toasts.notes))
	}
}

func nothingToUndo() {}

func TestBusyShowsOnlyAfterAWhile(t *testing.T) {
	var later []func()
	b := NewBusy("Looking", task.Inline())
	b.after = func(_ time.Duration, f func()) { later = append(later, f) }
	shownIn(t, b, 200, 40)
	b.Start()
	b.Stop()
	later[0]()
	if b.Visible() {
		t.Error("quick work shows")
	}
	b.Start()
	later[1]()
	if !b.Visible() {
		t.Error("long work does not show")
	}
}

// A screen that is away while another look is chosen is refreshed as a whole when it comes back.
func TestSplitAndColumnsTakeTheLookThatWasChosenMeanwhile(t *testing.T) {
	list := NewRowList(ListOptions[employer]{Name: "Employers", Run: task.Inline(), Source: (&fakeEmployers{total: 3}).source(), Columns: employerColumns(),
		Key: func(e employer) string { return e.name }})
	s := NewSplit(list, NewText("detail"), 0.5, nil)
	w := shownIn(t, s, 1000, 300)
	list.Reload()
	rule := test.WidgetRenderer(s.bar).Objects()[0].(*canvas.Rectangle)
	icon := test.WidgetRenderer(list.head.choose).Objects()[2].(*canvas.Image)
	was := icon.Resource
	w.SetContent(NewText("Settings"))
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Look{Mode: theme.Dark}))
	w.SetContent(s)
	s.Refresh()
	list.Refresh()
	if rule.FillColor != theme.Color(theme.Hairline) {
		t.Errorf("the divider is %v", rule.FillColor)
	}
	if icon.Resource == was {
		t.Error("the icon that chooses columns is as it was")
	}
}

func TestSplitMovesByKeysAndGivesWayWhenNarrow(t *testing.T) {
	list, detail := NewText("list"), NewText("detail")
	var part float32
	s := NewSplit(list, detail, 0.5, func(p float32) { part = p })
	w := shownIn(t, s, 1000, 300)
	w.Canvas().FocusNext()
	before := list.BaseWidget.Size().Width
	w.Canvas().Focused().TypedKey(key(fyne.KeyLeft))
	if list.BaseWidget.Size().Width >= before || part >= 0.5 {
		t.Errorf("the list is %v wide, was %v; remembered %v", list.BaseWidget.Size().Width, before, part)
	}
	for range 100 {
		w.Canvas().Focused().TypedKey(key(fyne.KeyLeft))
	}
	if list.BaseWidget.Size().Width < narrowestList {
		t.Errorf("the list got %v wide", list.BaseWidget.Size().Width)
	}
	w.Resize(fyne.NewSize(400, 300))
	if !list.Visible() || detail.Visible() {
		t.Error("narrow: the list must show alone")
	}
	s.Open()
	if list.Visible() || !detail.Visible() || !s.back.Visible() {
		t.Error("narrow: the detail must show with a way back")
	}
	s.back.Press()
	if !list.Visible() {
		t.Error("Back does not lead to the list")
	}
}

func TestLookChangesAtRunTime(t *testing.T) {
	b := NewButton(Outline, "Lock", nil)
	w := shownIn(t, b, 200, 80)
	before, small := test.RenderToMarkup(w.Canvas()), b.MinSize()
	theme.Apply(theme.Look{Mode: theme.Dark, TextScale: 2})
	b.Refresh()
	if test.RenderToMarkup(w.Canvas()) == before {
		t.Error("the button kept its old look")
	}
	if big := b.MinSize(); big.Height != 2*small.Height {
		t.Errorf("at 200%% the button is %v high, was %v", big.Height, small.Height)
	}
}

func TestAVeryLongNameIsCutAndNotThePage(t *testing.T) {
	long := NewButton(Quiet, strings.Repeat("Wolfeschlegelsteinhausen ", 12), func() {})
	f := Flow(1, long, NewButton(Quiet, "Brightwell", func() {}))
	page := Column(2, NewSection("What "+long.words+" wants", "2"), f)
	if w := page.MinSize().Width; w > theme.Units(flowLeast) {
		t.Errorf("the page becomes %v wide", w)
	}
	shownIn(t, page, 400, 200)
	if long.Size().Width > 400 {
		t.Errorf("the button is %v of 400 wide", long.Size().Width)
	}
}

func TestFlowStartsANewLine(t *testing.T) {
	f := Flow(2, AtLeast(100, 20, NewText("a")), AtLeast(100, 20, NewText("b")), AtLeast(100, 20, NewText("c")))
	shownIn(t, f, 220, 100)
	if y := f.Objects[2].Position().Y; y != 28 {
		t.Errorf("the third stands at %v, want 28", y)
	}
	if f.Objects[1].Position().Y != 0 {
		t.Error("the second fits in the first line")
	}
}

func TestABoxThatFindsNothingSaysOneThing(t *testing.T) {
	w := window(t, NewText("the page"))
	f := ShowSeekbox(w, "Search", func(f *Seekbox, words string) { f.Set(nil, "Looking…") })
	if f.list.Visible() {
		t.Error("an empty list stands over what is said")
	}
	f.Set([]SeekItem{{Title: "Anna"}}, "1 found")
	if !f.list.Visible() {
		t.Error("what was found is not shown")
	}
}

package kit

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/ui/task"
)

// employers are made up.
var employers = []Option{{ID: "1", Title: "Hallam Bakery", Note: "Food"}, {ID: "2", Title: "Hallam Garden Centre"}, {ID: "3", Title: "Café Łódź"}}

func selectIn(t *testing.T) (*SearchSelect, fyne.Window) {
	s := NewSearchSelect(task.Inline(), FindIn(employers))
	w := window(t, Column(2, NewField("employer", "Employer", s), NewEntry()))
	w.Canvas().Focus(s)
	return s, w
}

func TestSearchSelectByKeyboardAlone(t *testing.T) {
	s, w := selectIn(t)
	test.Type(s, "hal g")
	pressOn(w.Canvas(), fyne.KeyReturn)
	if o, ok := s.Value(); !ok || o.ID != "2" {
		t.Errorf("chose %v", o)
	}
	if w.Canvas().Focused() != s || KeysOf(w.Canvas()).Busy() {
		t.Error("the focus is not back on the field")
	}
	pressOn(w.Canvas(), fyne.KeyDown, fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn)
	if o, _ := s.Value(); o.ID != "1" {
		t.Errorf("Up came to %v", o)
	}
	test.Type(s, "lodz")
	pressOn(w.Canvas(), fyne.KeyEscape)
	if o, _ := s.Value(); o.ID != "1" {
		t.Errorf("Escape changed the choice to %v", o)
	}
	test.Type(s, "lodz")
	pressOn(w.Canvas(), fyne.KeyEnter)
	if o, _ := s.Value(); o.ID != "3" || s.AccessibilityLabel() != "Employer, Café Łódź" {
		t.Errorf("chose %v, named %q", o, s.AccessibilityLabel())
	}
	pressOn(w.Canvas(), fyne.KeyDelete)
	if _, ok := s.Value(); ok {
		t.Error("Delete did not clear the choice")
	}
}

func TestWordsThatMatchNothingAreNeverAnOldChoice(t *testing.T) {
	s, w := selectIn(t)
	s.Choose(employers[0])
	test.Type(s, "Hallan")
	pressOn(w.Canvas(), fyne.KeyReturn) // nothing to take
	pressOn(w.Canvas(), fyne.KeyTab)
	if _, ok := s.Value(); ok || s.Text() != "Hallan" || s.Problem() == nil {
		t.Errorf("holds %q as a choice: %v", s.Text(), ok)
	}
	if w.Canvas().Focused() == s {
		t.Error("Tab did not move on")
	}
	w.Canvas().Focus(s)
	pressOn(w.Canvas(), fyne.KeyDown) // the words stand ready to be mended
	pressOn(w.Canvas(), fyne.KeyBackspace, fyne.KeyReturn)
	if o, _ := s.Value(); o.ID != "1" || s.Problem() != nil {
		t.Errorf("mended to %v", o)
	}
}

func TestFullTitleCountsAsChosenUnlessTwoShareIt(t *testing.T) {
	s, w := selectIn(t)
	test.Type(s, "cafe lodz")
	pressOn(w.Canvas(), fyne.KeyTab)
	if o, _ := s.Value(); o.ID != "3" {
		t.Errorf("chose %v", o)
	}
	s.find = FindIn([]Option{{ID: "a", Title: "Ade Bello"}, {ID: "b", Title: "Ade Bello"}})
	w.Canvas().Focus(s)
	test.Type(s, "ade bello")
	pressOn(w.Canvas(), fyne.KeyTab)
	if o, ok := s.Value(); ok {
		t.Errorf("guessed %v", o)
	}
}

// undrawn is an app in which nothing has been drawn yet.
type undrawn struct{ fyne.App }
type undrawnDriver struct{ fyne.Driver }

func (a undrawn) Driver() fyne.Driver                               { return undrawnDriver{a.App.Driver()} }
func (undrawnDriver) CanvasForObject(fyne.CanvasObject) fyne.Canvas { return nil }

func TestKeysTypedBeforeTheFieldIsDrawnAreNotLost(t *testing.T) {
	s, w := selectIn(t)
	app := fyne.CurrentApp()
	fyne.SetCurrentApp(undrawn{app})
	s.TypedRune('h')
	fyne.SetCurrentApp(app)
	if s.pop == nil || s.pop.entry.Text() != "h" {
		t.Fatal("the first letter is lost")
	}
	test.Type(s, "al g")
	pressOn(w.Canvas(), fyne.KeyReturn)
	if o, _ := s.Value(); o.ID != "2" {
		t.Errorf("chose %v", o)
	}
}

func TestLettersForAFieldInNoWindowDoNothing(t *testing.T) {
	_, _ = selectIn(t)
	app := fyne.CurrentApp()
	fyne.SetCurrentApp(undrawn{app})
	defer fyne.SetCurrentApp(app)
	gone := NewSearchSelect(task.Inline(), FindIn(employers))
	gone.TypedRune('h')
	if gone.pop != nil {
		t.Error("a list is open in no window")
	}
}

func TestADraftHoldsTheWordsThatAreJustBeingTyped(t *testing.T) {
	s, _ := selectIn(t)
	test.Type(s, "halla")
	again := NewSearchSelect(task.Inline(), FindIn(employers))
	if again.SetDraft(s.Draft()); again.Text() != "halla" {
		t.Errorf("the draft of one holds %q", again.Text())
	}
	m := NewManySelect(task.Inline(), FindIn(employers))
	w := window(t, NewField("met", "Met", m))
	w.Canvas().Focus(m.Focus())
	test.Type(m.Focus(), "caf")
	many := NewManySelect(task.Inline(), FindIn(employers))
	if many.SetDraft(m.Draft()); many.Text() != "caf" {
		t.Errorf("the draft of several holds %q", many.Text())
	}
}

func TestSearchSelectOffersToAdd(t *testing.T) {
	s, w := selectIn(t)
	added := ""
	s.Offer("Add “%s”", func(words string) { added = words })
	test.Type(s, "Zebra Crossing Café")
	pressOn(w.Canvas(), fyne.KeyDown, fyne.KeyReturn)
	if added != "Zebra Crossing Café" {
		t.Errorf("added %q", added)
	}
}

func TestSearchSelectByMouse(t *testing.T) {
	s, _ := selectIn(t)
	test.Tap(s)
	list := s.pop.list
	list.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 60)}})
	test.TapAt(list, fyne.NewPos(20, 60))
	if o, _ := s.Value(); o.ID != "2" {
		t.Errorf("chose %v", o)
	}
	test.Tap(s)
	s.pop.layer.Tapped(&fyne.PointEvent{Position: fyne.NewPos(790, 590)})
	if o, _ := s.Value(); o.ID != "2" || s.pop != nil {
		t.Error("a click outside closes and changes nothing")
	}
}

func TestOldAnswerNeverOverwritesANewerOne(t *testing.T) {
	s, w := selectIn(t)
	var late func(Option)
	s.find = func(_ context.Context, words string) ([]Option, error) {
		return FindIn(employers)(context.Background(), words)
	}
	test.Type(s, "hal")
	pop := s.pop
	late = func(o Option) { pop.answer("ha", []Option{o}, nil) }
	late(Option{ID: "9", Title: "Too late"}) // an answer to words that have changed since
	pressOn(w.Canvas(), fyne.KeyReturn)
	if o, ok := s.Value(); ok && o.ID == "9" {
		t.Error("Enter took a line of an older answer")
	}
	if !pop.waiting {
		t.Error("Enter did not wait for the answer to the words typed")
	}
	pop.answer("hal", employers[:2], nil)
	if o, _ := s.Value(); o.ID != "1" {
		t.Errorf("chose %v", o)
	}
}

func TestTabAfterEnterWaitsForTheAnswerToo(t *testing.T) {
	s, w := selectIn(t)
	s.find = func(context.Context, string) ([]Option, error) { return nil, nil }
	test.Type(s, "ha")
	pop := s.pop
	pop.searched, pop.found = false, "" // the answer has not come
	pressOn(w.Canvas(), fyne.KeyReturn, fyne.KeyTab)
	if s.pop == nil {
		t.Fatal("Tab closed the list before Enter could take anything")
	}
	pop.answer("ha", employers[:1], nil)
	if o, _ := s.Value(); o.ID != employers[0].ID || s.pop != nil {
		t.Errorf("chose %v", o)
	}
}

func TestSearchSelectSaysThatTheListCannotBeRead(t *testing.T) {
	s, _ := selectIn(t)
	s.find = func(context.Context, string) ([]Option, error) { return nil, errors.New("disk") }
	test.Type(s, "h")
	if !strings.Contains(s.pop.list.empty, "could not be read") {
		t.Errorf("says %q", s.pop.list.empty)
	}
}

func TestSearchSelectDraftKeepsTheID(t *testing.T) {
	s, _ := selectIn(t)
	s.Choose(employers[0])
	d := s.Draft()
	s.Choose(Option{})
	s.SetDraft(d)
	if o, _ := s.Value(); o != employers[0] {
		t.Errorf("came back as %v", o)
	}
	s.SetText("Hallan")
	d = s.Draft()
	s.Choose(employers[1])
	s.SetDraft(d)
	if _, ok := s.Value(); ok || s.Text() != "Hallan" {
		t.Errorf("came back as %q", s.Text())
	}
}

// Only the rows that show are drawn: the list of 5,000 opens as fast as the one of 50 (see the benchmark).
func TestFiveThousandOptions(t *testing.T) {
	many := make([]Option, 5000)
	for i := range many {
		many[i] = Option{ID: fmt.Sprint(i + 1), Title: fmt.Sprintf("Employer %04d", i+1)}
	}
	s := NewSearchSelect(task.Inline(), FindIn(many))
	w := window(t, Column(2, s))
	w.Canvas().Focus(s)
	pressOn(w.Canvas(), fyne.KeyDown)
	if n := len(test.WidgetRenderer(s.pop.list).Objects()); n == 0 || n > 5*s.pop.list.most {
		t.Errorf("%d objects are drawn for %d rows", n, s.pop.list.most)
	}
	if n := len(s.pop.list.rows); n != 5000 {
		t.Errorf("%d rows", n)
	}
	for range 700 {
		pressOn(w.Canvas(), fyne.KeyPageDown)
	}
	pressOn(w.Canvas(), fyne.KeyReturn)
	if o, _ := s.Value(); o.ID != "5000" {
		t.Errorf("the last line is %v", o)
	}
}

func BenchmarkOpenSearchSelect(b *testing.B) {
	many := make([]Option, 5000)
	for i := range many {
		many[i] = Option{ID: fmt.Sprint(i + 1), Title: fmt.Sprintf("Employer %04d", i+1)}
	}
	test.NewTempApp(b)
	s := NewSearchSelect(task.Inline(), FindIn(many))
	w := test.NewTempWindow(b, Column(2, s))
	w.Canvas().Focus(s)
	for b.Loop() {
		press(s, fyne.KeyDown)
		s.pop.layer.hide()
	}
}

func TestMenuByKeyboard(t *testing.T) {
	did := ""
	items := []MenuItem{{Words: "Tomorrow", Do: func() { did = "tomorrow" }}, {Words: "In a week", Do: func() { did = "week" }}, {Words: "Delete", Danger: true, Do: func() { did = "delete" }}}
	var b *Button
	b = NewButton(Outline, "Move to…", func() { ShowMenu(b, "Move to", items...) })
	w := window(t, Start(b))
	w.Canvas().Focus(b)
	pressOn(w.Canvas(), fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	if did != "week" || w.Canvas().Focused() != b {
		t.Errorf("did %q", did)
	}
	pressOn(w.Canvas(), fyne.KeySpace)
	if named, ok := w.Canvas().Focused().(fyne.Accessible); !ok || named.AccessibilityLabel() != "Move to: Tomorrow" {
		t.Error("the menu has no name")
	}
	test.Type(w.Canvas().Focused(), "d")
	pressOn(w.Canvas(), fyne.KeyReturn)
	if did != "delete" {
		t.Errorf("did %q", did)
	}
	pressOn(w.Canvas(), fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn) // round at both ends
	if did != "week" {
		t.Errorf("did %q", did)
	}
	did = ""
	pressOn(w.Canvas(), fyne.KeySpace, fyne.KeyEscape)
	if did != "" || KeysOf(w.Canvas()).Busy() || w.Canvas().Focused() != b {
		t.Error("Escape did not close the menu")
	}
}

func TestTheNoteOfAFoundRowIsWholeOrLeftOut(t *testing.T) {
	p := newPickList("Found", 1, nil)
	p.set([]pickRow{{title: "Send two dates for a first meeting to Wren & Daughter Opticians", note: "next step"}}, "", 0)
	window(t, p)
	const title, note = 4, 5 // by their place among the objects: bar, words, back, sign, title, note
	for wide, want := range map[float32]string{700: "next step", 300: "next step", 120: ""} {
		p.Resize(fyne.NewSize(wide, 60))
		objects := test.WidgetRenderer(p).Objects()
		if got := objects[note].(*canvas.Text).Text; got != want {
			t.Errorf("%v wide it says %q, want %q", wide, got, want)
		}
		if end := objects[title].Position().X + objects[title].Size().Width; want != "" && end > objects[note].Position().X {
			t.Errorf("%v wide the title lies over the note", wide)
		}
	}
	p.set([]pickRow{{title: "Next week", note: "Monday 30 November"}}, "", 0) // as in a menu, which is as wide as it needs
	p.Resize(p.MinSize())
	if got := test.WidgetRenderer(p).Objects()[note].(*canvas.Text).Text; got != "Monday 30 November" {
		t.Errorf("a menu says %q", got)
	}
}

package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/ui/task"
)

func manyIn(t *testing.T) (*ManySelect, *Form, fyne.Window) {
	m := NewManySelect(task.Inline(), FindIn(employers)).Example("Anybody", "Somebody else too")
	f := NewForm(task.Inline(), nil, NewField("met", "Whom did you meet?", m).Needed("Please choose somebody."), NewField("next", "Next step", NewEntry()))
	w := window(t, f)
	w.Canvas().Focus(m.Focus())
	return m, f, w
}

func TestSeveralAreChosenByKeyboardAlone(t *testing.T) {
	m, f, w := manyIn(t)
	test.Type(m.search, "hal b")
	pressOn(w.Canvas(), fyne.KeyReturn)
	test.Type(m.search, "lodz")
	pressOn(w.Canvas(), fyne.KeyReturn)
	if m.Text() != "Hallam Bakery, Café Łódź" || len(m.Values()) != 2 {
		t.Fatalf("chose %q", m.Text())
	}
	pressOn(w.Canvas(), fyne.KeyReturn)
	if w.Canvas().Focused() != f.Field("next").Input().Focus() {
		t.Error("Enter on the empty field does not move on")
	}
	w.Canvas().Focus(m.Focus())
	pressOn(w.Canvas(), fyne.KeyBackspace)
	if m.Text() != "Hallam Bakery" {
		t.Errorf("Backspace left %q", m.Text())
	}
}

func TestWhatIsChosenAlreadyIsNotOfferedAgain(t *testing.T) {
	m, _, w := manyIn(t)
	test.Type(m.search, "hal")
	pressOn(w.Canvas(), fyne.KeyReturn)
	test.Type(m.search, "hal")
	if got := m.search.pop.options; len(got) != 1 || got[0].ID != "2" {
		t.Errorf("offered %v", got)
	}
}

func TestWordsThatStandForNobodyAreAnErrorBesideTheChosen(t *testing.T) {
	m, f, w := manyIn(t)
	m.Add(employers[0])
	test.Type(m.search, "zzz")
	pressOn(w.Canvas(), fyne.KeyTab)
	if f.Validate() || f.Field("met").Wrong() == "" {
		t.Error("words that were not taken are forgotten silently")
	}
	m.SetText("")
	if f.Validate() || f.Field("met").Wrong() != "Please choose somebody." {
		t.Errorf("nothing chosen is %q", f.Field("met").Wrong())
	}
}

func TestADraftHoldsWhatWasChosen(t *testing.T) {
	m, f, _ := manyIn(t)
	m.SetValues(employers[:2])
	if !f.Dirty() {
		t.Error("choosing changes nothing")
	}
	draft := f.MarshalDraft()
	m.SetValues(nil)
	if err := f.RestoreDraft(draft); err != nil || m.Text() != "Hallam Bakery, Hallam Garden Centre" {
		t.Errorf("came back as %q, %v", m.Text(), err)
	}
}

func TestAFieldThatIsOnwardMovesOnOnceALineIsTaken(t *testing.T) {
	s := NewSearchSelect(task.Inline(), FindIn(employers)).Onward()
	s.Offer("Add “%s”", func(words string) { s.Choose(Option{ID: "new", Title: words}) })
	next := NewEntry()
	w := window(t, NewForm(task.Inline(), nil, NewField("who", "Who", s), NewField("next", "Next", next)))
	w.Canvas().Focus(s)
	test.Type(s, "hal b")
	pressOn(w.Canvas(), fyne.KeyReturn)
	if o, _ := s.Value(); o.ID != "1" || w.Canvas().Focused() != next.Focus() {
		t.Errorf("chose %v, or the focus stayed", o)
	}
	w.Canvas().Focus(s)
	test.Type(s, "Zebra Foods")
	pressOn(w.Canvas(), fyne.KeyReturn)
	if o, _ := s.Value(); o.Title != "Zebra Foods" || w.Canvas().Focused() != next.Focus() {
		t.Errorf("added %v, or the focus stayed", o)
	}
}

func TestAddingSomebodyNewSettlesTheWordsOfBefore(t *testing.T) {
	m := NewManySelect(task.Inline(), FindIn(employers))
	m.Offer("Add “%s”", func(words string) { m.Add(Option{ID: "new", Title: words}) })
	w := window(t, Column(2, NewField("met", "Met", m), NewEntry()))
	w.Canvas().Focus(m.Focus())
	test.Type(m.Focus(), "zeb")
	pressOn(w.Canvas(), fyne.KeyTab) // left as words that match nothing
	w.Canvas().Focus(m.Focus())
	test.Type(m.Focus(), "zebra")
	pressOn(w.Canvas(), fyne.KeyReturn)
	if m.Problem() != nil || m.Text() != "zebra" {
		t.Errorf("holds %q: %v", m.Text(), m.Problem())
	}
}

package kit

import (
	"errors"
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/ui/theme"
)

func TestEntryShowsItsFocusAndItsName(t *testing.T) {
	e := NewEntry()
	f := NewField("what", "Next step", e).Needed("Please say what is to be done.")
	w := window(t, f)
	if e.ring.Visible() {
		t.Error("there is a ring without focus")
	}
	w.Canvas().FocusNext()
	if !e.ring.Visible() || w.Canvas().Focused() != e.Focus() {
		t.Error("no ring with focus")
	}
	named, ok := w.Canvas().Focused().(fyne.Accessible)
	if !ok || named.AccessibilityLabel() != "Next step, needed" {
		t.Error("the field has no name")
	}
}

func TestAreaLetsTabGo(t *testing.T) {
	a, next := NewArea(3), NewEntry()
	w := window(t, Column(2, a, next))
	w.Canvas().Focus(a.Focus())
	if tabs, ok := a.Focus().(fyne.Tabbable); ok && tabs.AcceptsTab() {
		t.Error("the area keeps Tab")
	}
	test.Type(a.Focus(), "one")
	press(a.Focus(), fyne.KeyReturn)
	test.Type(a.Focus(), "two")
	if a.Text() != "one\ntwo" {
		t.Errorf("holds %q", a.Text())
	}
}

func TestEntryStopsAtItsLimit(t *testing.T) {
	e := NewEntry().Limit(5)
	window(t, e)
	test.Type(e.Focus(), "éééééééé")
	if e.Text() != "ééééé" {
		t.Errorf("holds %q", e.Text())
	}
	e.SetText("a pasted text")
	if e.Text() != "a pas" {
		t.Errorf("holds %q", e.Text())
	}
	a := NewArea(3)
	a.SetText(strings.Repeat("x", 2*areaLimit))
	if len(a.Text()) != areaLimit {
		t.Errorf("an area holds %d letters", len(a.Text()))
	}
}

func TestWhatDoesNotFitIsSaid(t *testing.T) {
	e := NewEntry().Limit(500)
	f := NewField("what", "What is to be done?", e).Hint("In a few words.")
	w := window(t, f)
	clip := fyne.CurrentApp().Clipboard()
	clip.SetContent(strings.Repeat("x", 5000))
	w.Canvas().Focus(e.Focus())
	e.in.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if len(e.Text()) != 500 || f.below.Words() != "At most 500 letters fit here; 4,500 were left out." || !f.sign.Visible() {
		t.Errorf("says %q", f.below.Words())
	}
	press(e.Focus(), fyne.KeyBackspace)
	if f.below.Words() != "499 of 500 letters" || f.sign.Visible() {
		t.Errorf("near the limit it says %q", f.below.Words())
	}
	test.Type(e.Focus(), "yy")
	if f.below.Words() != "At most 500 letters fit here; 1 was left out." {
		t.Errorf("a letter too many: %q", f.below.Words())
	}
	e.SetText("short")
	if f.below.Words() != "In a few words." {
		t.Errorf("without a reason it says %q", f.below.Words())
	}
}

func TestPrefilledTextIsReplacedUntilItIsOnesOwn(t *testing.T) {
	e, other := NewEntry().SelectOnFocus(), NewEntry()
	w := window(t, Column(2, e, other))
	e.SetText("NE")
	w.Canvas().Focus(e.Focus())
	test.Type(e.Focus(), "wf")
	if e.Text() != "wf" {
		t.Errorf("holds %q", e.Text())
	}
	w.Canvas().Focus(other.Focus())
	w.Canvas().Focus(e.Focus())
	test.Type(e.Focus(), "x")
	if e.Text() != "wfx" {
		t.Errorf("one's own text became %q", e.Text())
	}
}

func TestALongLineShowsItsBeginningWhenOneLeaves(t *testing.T) {
	e, same, other := NewEntry(), NewEntry(), NewEntry()
	w := window(t, Column(2, e, same, other))
	w.Canvas().Focus(e.Focus())
	long := strings.Repeat("long ", 60)
	test.Type(e.Focus(), long)
	same.SetText(long) // shows its beginning: nobody was in it
	w.Canvas().Focus(other.Focus())
	picture := func(e *Entry) image.Image {
		at, s := fyne.CurrentApp().Driver().AbsolutePositionForObject(e), e.BaseWidget.Size()
		return w.Canvas().Capture().(*image.NRGBA).SubImage(image.Rect(int(at.X), int(at.Y), int(at.X+s.Width), int(at.Y+s.Height)))
	}
	a, b := picture(e), picture(same)
	for x := range a.Bounds().Dx() {
		for y := range a.Bounds().Dy() {
			if a.At(a.Bounds().Min.X+x, a.Bounds().Min.Y+y) != b.At(b.Bounds().Min.X+x, b.Bounds().Min.Y+y) {
				t.Fatalf("the two differ at %d, %d", x, y)
			}
		}
	}
	w.Canvas().Focus(e.Focus())
	test.Type(e.Focus(), "end")
	if !strings.HasSuffix(e.Text(), "long end") {
		t.Errorf("the cursor did not come back: %q", e.Text())
	}
}

func TestPasswordIsShownOnDemandAndCleared(t *testing.T) {
	p := NewPassword()
	w := window(t, p)
	test.Type(p.Focus(), "correct horse")
	if !p.in.Password || !p.Secret() {
		t.Error("the password is in clear")
	}
	if p.inside.AccessibilityLabel() != "Show what is typed, F4" {
		t.Errorf("the eye is called %q", p.inside.AccessibilityLabel())
	}
	test.Tap(p.inside)
	if p.in.Password || p.inside.AccessibilityLabel() != "Hide what is typed, F4" || w.Canvas().Focused() != p.Focus() {
		t.Error("the password is still hidden, or the field has lost the focus")
	}
	p.Clear()
	p.in.Undo()
	if p.Text() != "" {
		t.Error("undo brings the password back")
	}
}

func TestOneTabGoesFromFieldToField(t *testing.T) {
	pass, when, note := NewPassword(), NewDateField(tuesday), NewEntry()
	w := window(t, Column(2, pass, when, note))
	w.Canvas().Focus(pass.Focus())
	pressOn(w.Canvas(), fyne.KeyF4)
	if pass.in.Password {
		t.Error("F4 does not show the password")
	}
	pressOn(w.Canvas(), fyne.KeyF4)
	if !pass.in.Password {
		t.Error("F4 does not hide the password again")
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != when.Focus() {
		t.Fatal("Tab stops at the eye")
	}
	for name, open := range map[string]func(){
		"F4": func() { pressOn(w.Canvas(), fyne.KeyF4) },
		"Alt+Down": func() {
			combine(w.Canvas(), &desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
		},
	} {
		open()
		if _, ok := w.Canvas().Focused().(*Calendar); !ok {
			t.Errorf("%s does not open the calendar", name)
		}
		pressOn(w.Canvas(), fyne.KeyEscape)
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != note.Focus() {
		t.Error("Tab stops at the calendar")
	}
}

func TestTheKeyboardGoesOnFromWhatWasClicked(t *testing.T) {
	check, chips, note := NewCheck("High contrast", false, nil), NewChoiceChips("Size", []string{"100%", "200%"}, nil), NewEntry()
	w := window(t, Column(2, check, chips, note))
	for clicked, o := range map[fyne.Tappable]fyne.Focusable{check: check, chips.chips[1]: chips} {
		test.Tap(clicked)
		if w.Canvas().Focused() != o {
			t.Errorf("after a click on %T the focus is on %v", o, w.Canvas().Focused())
		}
	}
	w.Canvas().Focus(chips)
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != note.Focus() {
		t.Error("Tab does not go on from the chips")
	}
}

func TestFieldSaysWhatIsWrongUntilItIsEdited(t *testing.T) {
	e := NewEntry()
	f := NewField("n", "How many", e).Needed("Please give a number.").Hint("Whole numbers only.").Check(func() error {
		if e.Text() != "4" {
			return errors.New("It must be 4.")
		}
		return nil
	})
	window(t, f)
	if f.below.Words() != "Whole numbers only." {
		t.Error("no hint")
	}
	if f.Validate() == nil || f.Wrong() != "Please give a number." || f.below.Words() != f.Wrong() || !f.sign.Visible() {
		t.Errorf("says %q", f.below.Words())
	}
	test.Type(e.Focus(), " 5")
	if f.Wrong() != "" || f.below.Words() != "Whole numbers only." || f.sign.Visible() {
		t.Error("an old complaint stays")
	}
	if err := f.Validate(); err == nil || err.Error() != "It must be 4." {
		t.Errorf("%v", err)
	}
	e.SetText("4")
	if err := f.Validate(); err != nil {
		t.Error(err)
	}
	if !strings.Contains(f.AccessibilityLabel(), "How many") {
		t.Error(f.AccessibilityLabel())
	}
}

func TestCheckboxAnswersSpaceAndClick(t *testing.T) {
	c := NewCheckbox("I have printed the code")
	changes := 0
	c.OnChange(func() { changes++ })
	w := window(t, c)
	w.Canvas().Focus(c)
	press(c, fyne.KeySpace)
	if !c.On() || c.Text() != "yes" || c.AccessibilityLabel() != "I have printed the code, ticked" {
		t.Error("Space did not tick the box")
	}
	test.Tap(c)
	if c.On() || changes != 2 {
		t.Errorf("a click did not clear it; %d changes", changes)
	}
	moved := false
	c.OnEnter(func() { moved = true })
	press(c, fyne.KeyReturn)
	if !moved || c.On() {
		t.Error("Enter moves on in a form")
	}
}

func TestChoiceKeepsAnID(t *testing.T) {
	c := NewChoice(Option{ID: "p", Title: "In person"}, Option{ID: "t", Title: "Phone"})
	f := NewField("how", "How", c).Needed("Please choose how.")
	w := window(t, f)
	if f.Validate() == nil {
		t.Error("nothing chosen is enough")
	}
	w.Canvas().Focus(c.Focus())
	press(c.Focus(), fyne.KeyRight)
	if c.Value() != "t" || f.Validate() != nil {
		t.Errorf("chose %q", c.Value())
	}
	c.SetText("unknown")
	if c.Value() != "" {
		t.Error("an unknown id is a choice")
	}
}

func TestPaleWordsTakeTheSizeOfTextThatWasChosenWhileThePageWasAway(t *testing.T) {
	e := NewEntry().Example("Name or postcode")
	page := Column(2, e)
	w := window(t, page)
	sized := func() float32 { return textOf(e.in, "Name or postcode").TextSize }
	if sized() != theme.Body.Scaled() {
		t.Fatalf("at first they are %v", sized())
	}
	w.SetContent(NewText("another page"))
	theme.Apply(theme.Look{Mode: theme.Light, TextScale: 2})
	w.SetContent(page)
	if sized() != theme.Body.Scaled() {
		t.Errorf("they are %v, text is %v", sized(), theme.Body.Scaled())
	}
}

// textOf finds drawn words in a widget.
func textOf(o fyne.CanvasObject, words string) *canvas.Text {
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		if o.Text == words {
			return o
		}
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, in := range inside {
		if found := textOf(in, words); found != nil {
			return found
		}
	}
	return nil
}

func TestOneWritesOnBehindWhatStandsInAField(t *testing.T) {
	name, place := NewEntry(), NewEntry()
	name.SetText("Ottilie")
	w := shownIn(t, Column(1, name, place), 400, 200)
	w.Canvas().Focus(name.Focus())
	test.Type(w.Canvas().Focused(), " B")
	if name.Text() != "Ottilie B" {
		t.Errorf("%q", name.Text())
	}
}

func TestOneWritesOnBehindWhatStandsInSeveralLines(t *testing.T) {
	what, next := NewArea(2), NewEntry()
	what.SetText("Ground-floor rooms first;\nthe lift")
	w := shownIn(t, Column(1, what, next), 400, 200)
	w.Canvas().Focus(what.Focus())
	test.Type(w.Canvas().Focused(), " only")
	if what.Text() != "Ground-floor rooms first;\nthe lift only" {
		t.Errorf("%q", what.Text())
	}
	to := func(key fyne.KeyName) {
		what.in.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
	}
	to(fyne.KeyHome)
	test.Type(w.Canvas().Focused(), "All ")
	to(fyne.KeyEnd)
	test.Type(w.Canvas().Focused(), ".")
	if what.Text() != "All Ground-floor rooms first;\nthe lift only." {
		t.Errorf("%q", what.Text())
	}
	w.Canvas().Focus(next.Focus())
	press(what.Focus(), fyne.KeyHome)
	w.Canvas().Focus(what.Focus())
	test.Type(w.Canvas().Focused(), ">")
	if what.Text() != "All Ground-floor rooms first;\n>the lift only." {
		t.Errorf("the cursor did not stay where one was: %q", what.Text())
	}
}

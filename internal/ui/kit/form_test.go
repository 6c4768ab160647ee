package kit

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/people"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// stepForm is the form of a next step with everything that a form can hold.
func stepForm(save func()) *Form {
	return NewForm(task.Inline(), save,
		NewField("what", "What", NewEntry()).Needed("Please say what is to be done."),
		Beside(NewField("due", "When", NewDateField(tuesday)).Needed("Please give a day."),
			NewField("owner", "Who", NewSearchSelect(task.Inline(), FindIn(employers)))),
		NewField("pass", "Passphrase", NewPassword()),
		More("a note", NewField("note", "Note", NewArea(3)), NewField("sure", "I am sure", NewCheckbox(""))),
	)
}

func TestEnterMovesOnAndSavesAtTheEnd(t *testing.T) {
	saved := 0
	f := stepForm(func() { saved++ })
	w := window(t, f)
	w.Canvas().Focus(f.Focus())
	test.Type(w.Canvas().Focused(), "Ring Anna")
	pressOn(w.Canvas(), fyne.KeyReturn)
	if w.Canvas().Focused() != f.Field("due").in.Focus() {
		t.Fatal("Enter did not move to the date")
	}
	test.Type(w.Canvas().Focused(), "tomorrow")
	pressOn(w.Canvas(), fyne.KeyReturn)
	if w.Canvas().Focused() != f.Field("owner").in.Focus() {
		t.Fatal("Enter did not move to the owner")
	}
	test.Type(w.Canvas().Focused(), "hallam b")
	pressOn(w.Canvas(), fyne.KeyReturn, fyne.KeyReturn) // the first takes the line, the second moves on
	if w.Canvas().Focused() != f.Field("pass").in.Focus() {
		t.Fatal("Enter did not move to the passphrase")
	}
	pressOn(w.Canvas(), fyne.KeyReturn) // the fold is closed: this was the last field
	if saved != 1 {
		t.Errorf("saved %d times", saved)
	}
}

func TestTabReachesEverythingInReadingOrder(t *testing.T) {
	f := stepForm(nil)
	w := window(t, f)
	var names []string
	for range 6 {
		w.Canvas().FocusNext()
		named, ok := w.Canvas().Focused().(fyne.Accessible)
		if !ok || named.AccessibilityLabel() == "" {
			t.Fatalf("%T has no name", w.Canvas().Focused())
		}
		names = append(names, named.AccessibilityLabel())
	}
	want := "What, needed|When, needed|Who, nothing chosen|Passphrase|More: a note, closed|What, needed"
	if got := strings.Join(names, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSaveFocusesTheFirstFieldThatIsWrong(t *testing.T) {
	saved := false
	f := stepForm(func() { saved = true })
	w := window(t, f)
	f.Field("what").in.SetText("Ring Anna")
	f.Field("due").in.SetText("30 Feb")
	f.Save()
	if saved || w.Canvas().Focused() != f.Field("due").in.Focus() || f.Field("due").Wrong() != "30 February does not exist." {
		t.Errorf("saved %v, says %q", saved, f.Field("due").Wrong())
	}
	f.Field("due").in.SetText("1 Dec")
	f.Save()
	if !saved {
		t.Error("not saved")
	}
}

func TestErrorsOfASaveGoToTheirFields(t *testing.T) {
	f := stepForm(nil)
	w := window(t, f)
	f.SetErrors(errors.Join(
		people.FieldError{Field: "note", Message: "The note is too long."},
		fmt.Errorf("saving: %w", errors.Join(people.FieldError{Field: "due", Message: "That day is a bank holiday."})),
		people.FieldError{Field: "elsewhere", Message: "Something else is wrong."},
		errors.New("The store is full."),
	))
	if f.Field("note").Wrong() != "The note is too long." || f.Field("due").Wrong() != "That day is a bank holiday." {
		t.Errorf("note %q, due %q", f.Field("note").Wrong(), f.Field("due").Wrong())
	}
	if got := f.message.Words(); got != "Something else is wrong.\nThe store is full." || !f.trouble.Visible() {
		t.Errorf("the form says %q", got)
	}
	if w.Canvas().Focused() != f.Field("due").in.Focus() {
		t.Error("the first of them has no focus")
	}
	f.SetErrors(errors.Join(people.FieldError{Field: "note", Message: "Too long."}))
	if !f.Field("note").fold.Opened() || w.Canvas().Focused() != f.Field("note").in.Focus() {
		t.Error("the fold around the wrong field stays closed")
	}
}

func TestDraftComesBackWithoutSecrets(t *testing.T) {
	f := stepForm(nil)
	window(t, f)
	if f.Dirty() {
		t.Error("a new form is dirty")
	}
	f.Field("what").in.SetText("Ring Anna")
	f.Field("due").in.SetText("tomorrow")
	f.Field("owner").in.(*SearchSelect).Choose(employers[1])
	f.Field("pass").in.SetText("correct horse")
	f.Field("note").in.SetText("two\nlines")
	f.Field("sure").in.SetText("yes")
	draft := f.MarshalDraft()
	if strings.Contains(string(draft), "horse") {
		t.Error("the draft holds the passphrase")
	}
	if !f.Dirty() {
		t.Error("not dirty")
	}
	g := stepForm(nil)
	window(t, g)
	if err := g.RestoreDraft(draft); err != nil {
		t.Fatal(err)
	}
	o, _ := g.Field("owner").in.(*SearchSelect).Value()
	if g.Field("what").in.Text() != "Ring Anna" || g.Field("due").in.Text() != "25 Nov 2026" || o != employers[1] ||
		g.Field("note").in.Text() != "two\nlines" || g.Field("sure").in.Text() != "yes" || !g.Field("note").fold.Opened() {
		t.Errorf("came back as %s", g.MarshalDraft())
	}
	if !g.Dirty() {
		t.Error("a restored draft is not saved yet")
	}
	g.Clean()
	if g.Dirty() {
		t.Error("clean and dirty")
	}
	if err := g.RestoreDraft([]byte("not json")); err == nil {
		t.Error("nonsense was taken as a draft")
	}
}

func TestPauseHandsOutTheDraft(t *testing.T) {
	f := stepForm(nil)
	f.quiet = time.Millisecond
	var drafts []string
	f.OnPause(func(d []byte) { drafts = append(drafts, string(d)) })
	window(t, f)
	f.Fill(func() { f.Field("what").in.SetText("stored") })
	if len(drafts) != 0 {
		t.Error("filling a form is no change of the person's")
	}
	test.Type(f.Focus(), "x")
	if len(drafts) != 1 || !strings.Contains(drafts[0], "xstored") && !strings.Contains(drafts[0], "storedx") {
		t.Errorf("drafts %q", drafts)
	}
}

func TestFieldsBesideOneAnotherStackWhereThereIsNoRoom(t *testing.T) {
	f := stepForm(nil)
	window(t, f)
	due, owner := f.Field("due"), f.Field("owner")
	f.Resize(fyne.NewSize(600, 500))
	if due.Position().Y != owner.Position().Y || due.Position().X == owner.Position().X {
		t.Error("not side by side at 600")
	}
	f.Resize(fyne.NewSize(300, 500))
	if due.Position().X != owner.Position().X || owner.Position().Y < due.Position().Y+due.Size().Height {
		t.Error("not under one another at 300")
	}
}

func TestDialogAnswersEscapeAndEnter(t *testing.T) {
	opener := NewButton(Outline, "Open", nil)
	w := window(t, Start(opener))
	w.Canvas().Focus(opener)
	did := ""
	show := func() *Dialog {
		return ShowDialog(w.Canvas(), DialogSpec{Title: "Lock the store?", Body: NewText("It opens again with your passphrase."), Main: "Lock",
			OnMain: func() { did += "lock " }, OnCancel: func() { did += "cancel " }})
	}
	d := show()
	if w.Canvas().Focused() != d.Main() {
		t.Error("the main button has no focus")
	}
	pressOn(w.Canvas(), fyne.KeyReturn)
	w.Canvas().Unfocus()
	pressOn(w.Canvas(), fyne.KeyReturn)
	w.Canvas().Focus(d.Main())
	pressOn(w.Canvas(), fyne.KeyEscape)
	if d.Open() || w.Canvas().Focused() != opener {
		t.Error("Escape did not close it, or the focus is lost")
	}
	show()
	w.Canvas().Unfocus()
	pressOn(w.Canvas(), fyne.KeyEscape)
	if did != "lock lock cancel cancel " {
		t.Errorf("did %q", did)
	}
}

func TestFocusStaysInsideTheDialog(t *testing.T) {
	behind := NewEntry()
	w := window(t, behind)
	f := stepForm(nil)
	d := ShowDialog(w.Canvas(), DialogSpec{Title: "New next step", Body: f, Main: "Save"})
	if w.Canvas().Focused() != f.Focus() {
		t.Error("the first field has no focus")
	}
	for range 25 {
		w.Canvas().FocusNext()
		if w.Canvas().Focused() == behind.Focus() || w.Canvas().Focused() == nil {
			t.Fatal("the focus left the dialog")
		}
	}
	w.Canvas().Focus(f.Focus())
	combine(w.Canvas(), ctrl(fyne.KeyReturn))
	if f.Field("what").Wrong() == "" {
		t.Error("Ctrl+Enter did not save")
	}
	pressOn(w.Canvas(), fyne.KeyEscape)
	if d.Open() {
		t.Error("Escape in a field does not close the dialog")
	}
}

func TestEscapeClosesOneThingAtATime(t *testing.T) {
	w := window(t, NewText("page"))
	f := stepForm(nil)
	d := ShowDialog(w.Canvas(), DialogSpec{Title: "New next step", Body: f, Main: "Save"})
	w.Canvas().Focus(f.Field("owner").in.Focus())
	test.Type(w.Canvas().Focused(), "hal")
	pressOn(w.Canvas(), fyne.KeyEscape)
	if !d.Open() || w.Canvas().Focused() != f.Field("owner").in.Focus() {
		t.Fatal("Escape in the list closed the dialog too")
	}
	second := Confirm(w.Canvas(), "Leave this form?", "What you typed is kept.", "Leave", func() {})
	pressOn(w.Canvas(), fyne.KeyEscape)
	if second.Open() || !d.Open() {
		t.Fatal("Escape did not close the upper dialog alone")
	}
	third := Confirm(w.Canvas(), "Leave this form?", "What you typed is kept.", "Leave", func() {})
	d.Close()
	if third.Open() || KeysOf(w.Canvas()).Busy() {
		t.Error("the dialog above stays when the one below goes")
	}
}

func TestCloseAllClearsTheWindow(t *testing.T) {
	w := window(t, NewText("page"))
	f := stepForm(nil)
	d := ShowDialog(w.Canvas(), DialogSpec{Title: "New next step", Body: f, Main: "Save", OnCancel: func() { t.Error("nobody cancelled") }})
	w.Canvas().Focus(f.Field("owner").in.Focus())
	pressOn(w.Canvas(), fyne.KeyDown)
	KeysOf(w.Canvas()).CloseAll()
	if d.Open() || KeysOf(w.Canvas()).Busy() || w.Canvas().Overlays().Top() != nil {
		t.Error("something is still to be seen")
	}
}

func TestDangerousDialogHasTheFocusOnCancel(t *testing.T) {
	w := window(t, NewText("page"))
	removed := false
	d := ConfirmDanger(w.Canvas(), "Remove Ines?", "She cannot open the store any more.", "Remove Ines", func() { removed = true })
	pressOn(w.Canvas(), fyne.KeyReturn)
	if removed || d.Open() {
		t.Error("Enter removed somebody")
	}
}

func TestErrorBoxCopiesItsDetails(t *testing.T) {
	w := window(t, NewText("page"))
	d := ErrorBox(w.Canvas(), Failure{Title: "The backup was not made", What: "The stick is full.", Do: "Free some room.", Details: "write: no space"})
	d.spec.Extra[0].Press()
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(got, "write: no space") {
		t.Errorf("copied %q", got)
	}
	pressOn(w.Canvas(), fyne.KeyEscape)
	if d.Open() {
		t.Error("still open")
	}
}

func TestButtonsOfADialogLeaveRoomForTheForm(t *testing.T) {
	w := window(t, NewText("page"))
	theme.Apply(theme.Look{Mode: theme.Light, TextScale: 2})
	f := stepForm(nil)
	d := ShowDialog(w.Canvas(), DialogSpec{Title: "New next step", Sub: "Two fields are needed.", Body: f, Main: "Save next step", Cancel: "Close, keep draft",
		Extra: []*Button{NewButton(Outline, "Discard", nil)}})
	for _, c := range []struct {
		wide, high float32
		lines      int
		hint       string
	}{
		{1400, 900, 1, "Ctrl+Enter"}, {900, 600, 1, ""}, {640, 600, 2, ""}, {400, 600, 3, ""}, {1400, 900, 1, "Ctrl+Enter"},
	} {
		w.Resize(fyne.NewSize(c.wide, c.high))
		lines := map[float32]bool{}
		for _, b := range d.parts.foot.Objects {
			lines[b.Position().Y] = true
			if end := b.Position().X + b.Size().Width; b.Position().X < 0 || end > d.parts.foot.Size().Width || b.Size().Width < b.MinSize().Width {
				t.Errorf("in %v a button lies at %v, %v wide", c.wide, b.Position().X, b.Size().Width)
			}
		}
		if len(lines) != c.lines || d.Main().hint != c.hint {
			t.Errorf("in %v the buttons stand in %d lines and show the keys %q, want %d and %q", c.wide, len(lines), d.Main().hint, c.lines, c.hint)
		}
		if shown := d.parts.body.Size().Height; c.lines == 1 && shown < 0.4*c.high {
			t.Errorf("in %v by %v the form gets %v", c.wide, c.high, shown)
		}
	}
}

// On a small window at 200% the body scrolls, the buttons stay in sight, and the field with the focus is seen.
func TestDialogFitsASmallWindowAtTwiceTheSize(t *testing.T) {
	w := window(t, NewText("page"))
	theme.Apply(theme.Look{Mode: theme.Light, TextScale: 2})
	w.Resize(fyne.NewSize(640, 480))
	f := stepForm(nil)
	d := ShowDialog(w.Canvas(), DialogSpec{Title: "New next step", Sub: "Two fields are needed. The rest can wait.", Body: f, Main: "Save", Cancel: "Close, keep draft"})
	p := d.layer.panel
	if end := p.Position().Add(p.Size()); p.Position().Y < 0 || end.Y > 480 || end.X > 640 {
		t.Errorf("the dialog is at %v, %v", p.Position(), p.Size())
	}
	main := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.Main())
	if main.Y+d.Main().Size().Height > 480 || main.X+d.Main().Size().Width > 640 {
		t.Errorf("Save is at %v", main)
	}
	w.Canvas().Focus(f.Field("pass").in.Focus())
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.Field("pass")).Y
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.parts.body).Y
	if at < top || at >= top+d.parts.body.Size().Height {
		t.Errorf("the field is at %v, the body shows %v to %v", at, top, top+d.parts.body.Size().Height)
	}
	w.Resize(fyne.NewSize(1200, 900))
	if got := d.layer.panel.Size().Width; got <= 640 {
		t.Errorf("the dialog stays %v wide in a larger window", got)
	}
}

func TestPathFieldKeepsTheNameOfTheFile(t *testing.T) {
	p := NewPathField(SaveFile)
	window(t, p)
	p.SetText("/home/me/report.csv")
	p.folderChosen("/media/stick")
	if p.Text() != "/media/stick/report.csv" {
		t.Errorf("became %q", p.Text())
	}
	q := NewPathField(Folder)
	q.folderChosen("/media/stick")
	if q.Text() != "/media/stick" {
		t.Errorf("became %q", q.Text())
	}
}

func TestBrowseForgetsItsFolderAndClosesOnEscape(t *testing.T) {
	p := NewPathField(Folder)
	w := window(t, p)
	p.SetText(t.TempDir())
	p.Browse()
	if !KeysOf(w.Canvas()).Busy() {
		t.Fatal("no file dialog")
	}
	fyne.CurrentApp().Preferences().SetString("fyne:fileDialogLastFolder", "file:///home/me/Anna")
	w.Canvas().Unfocus()
	pressOn(w.Canvas(), fyne.KeyEscape)
	if KeysOf(w.Canvas()).Busy() {
		t.Error("Escape did not close it")
	}
	if got := fyne.CurrentApp().Preferences().String("fyne:fileDialogLastFolder"); got != "" {
		t.Errorf("remembers %q", got)
	}
}

func TestALowWindowKeepsTheFormInSight(t *testing.T) {
	w := window(t, Column(0))
	form := NewForm(task.Inline(), nil, NewField("what", "What is to be done?", NewEntry()), NewField("due", "By when?", NewEntry()))
	d := ShowDialog(w.Canvas(), DialogSpec{Title: "New next step", Sub: "It stands on Today.", Body: form, Main: "Save"})
	if d.parts.title.size != theme.Section || !d.parts.sub.Visible() || d.parts.lowSub.Visible() {
		t.Error("the head is small where there is room")
	}
	high := d.parts.head.MinSize().Height
	w.Resize(fyne.NewSize(800, 400))
	if d.parts.title.size != theme.Lead || d.parts.sub.Visible() || !d.parts.lowSub.Visible() || d.parts.head.MinSize().Height >= high {
		t.Error("the head keeps its room in a low window")
	}
}

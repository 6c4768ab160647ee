package employersui

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"jobwright/employers"
	"jobwright/internal/ui/kit"
)

// finder knows a bakery, and a hotel that must not be contacted.
type finder struct{}

func (finder) Employer(_ context.Context, id employers.EmployerID) (employers.Employer, error) {
	if id == "tansley" {
		return employers.Employer{ID: id, Name: "Tansley Hotel", DoNotContact: "asked not to be rung again"}, nil
	}
	if id != "hallam" {
		return employers.Employer{}, errors.New("not there")
	}
	return employers.Employer{ID: "hallam", Name: "Hallam Bakery"}, nil
}

func (finder) FindEmployers(context.Context, string, int) ([]employers.Listed, error) {
	return []employers.Listed{{ID: "hallam", Name: "Hallam Bakery", Town: "Sheffield"}}, nil
}

// weekOf shows the calendar week of a list.
func weekOf(d *desk) *StepWeek {
	w := NewStepWeek(d.NextSteps)
	d.w.SetContent(w.Content())
	d.w.Resize(fyne.NewSize(1200, 700))
	w.Reload()
	d.w.Canvas().Focus(w.FirstFocus())
	return w
}

func TestTheWeekHasAColumnForEachDay(t *testing.T) {
	d := open(t, sam, fakeStaff{sam, ruth}, step("late", -9), step("ring", 0), step("visit", 2), step("later", 30))
	w := weekOf(d)
	if got := w.header.AccessibilityLabel(); got != "Next steps. This week, 23 to 29 November: 2 things to do. 1 is overdue from before; the list has it." {
		t.Error(got)
	}
	if n, ok := w.board.Current(); !ok || n.What != "ring" || w.dayNote("Tuesday") != "today" || w.dayNote("Monday") != "23 Nov" {
		t.Errorf("the first card is %q", n.What)
	}
	w.turn(-14)
	if got := w.state(0, 0); got != "9 to 15 November: 0 things to do." {
		t.Error(got)
	}
}

func TestCtrlAndAnArrowMoveAStepToAnotherDay(t *testing.T) {
	d := open(t, sam, fakeStaff{sam}, step("ring", 0), step("visit", 1))
	w := weekOf(d)
	w.board.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierShortcutDefault})
	w.Reload()
	if n := d.stored("ring"); n.Due != today.AddDays(1) || n.Snoozed != 1 || d.said != "Moved to tomorrow: ring" || d.undo == nil {
		t.Errorf("%+v, said %q", n, d.said)
	}
	if n, _ := w.board.Current(); n.What != "ring" {
		t.Errorf("selected is %q", n.What)
	}
	d.key(fyne.KeyReturn)
	if d.form == nil || d.form.what.Text() != "ring" {
		t.Error("Enter opens no form")
	}
}

// A step that was moved is selected once: after that the selection is the person's.
func TestAMovedStepIsFollowedOnce(t *testing.T) {
	d := open(t, sam, fakeStaff{sam}, step("ring", 0), step("visit", 3))
	w := weekOf(d)
	w.board.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierShortcutDefault})
	w.Reload()
	d.key(fyne.KeyRight)
	if n, _ := w.board.Current(); n.What != "visit" {
		t.Fatalf("selected is %q", n.What)
	}
	w.Reload() // such as after Ctrl+L
	if n, _ := w.board.Current(); n.What != "visit" {
		t.Errorf("after a reload %q is selected, which nobody chose", n.What)
	}
}

func TestInANarrowWindowTheChosenDayIsScrolledTo(t *testing.T) {
	d := open(t, sam, fakeStaff{sam}, step("ring", 0), step("visit", 3))
	w := weekOf(d)
	d.w.Resize(fyne.NewSize(560, 700))
	d.key(fyne.KeyRight)
	if n, _ := w.board.Current(); n.What != "visit" || w.scroll.Offset.X == 0 {
		t.Errorf("selected %q, scrolled to %v", n.What, w.scroll.Offset.X)
	}
	d.key(fyne.KeyLeft)
	if left, _ := w.board.Span("Tuesday"); w.scroll.Offset.X > left {
		t.Errorf("Tuesday lies left of what is seen: %v", w.scroll.Offset.X)
	}
}

func TestAStepSaysWhichEmployerItIsAboutAndLogsAContactThere(t *testing.T) {
	n := step("ring", 0)
	n.Employer, n.EmployerName = "hallam", "Hallam Bakery"
	d := open(t, sam, fakeStaff{sam}, n)
	if c := d.whatCell(n); c.Second != "Hallam Bakery" {
		t.Error(c.Second)
	}
	if at, out := d.Current(); at != "hallam" || out != "ring" {
		t.Errorf("Today is about %q and %q", at, out)
	}
	var at []employers.EmployerID
	var out employers.NextStepID
	d.p.LogContact = func(a []employers.EmployerID, o employers.NextStepID) { at, out = a, o }
	d.actions()
	d.log(n)
	if len(at) != 1 || at[0] != "hallam" || out != "ring" {
		t.Errorf("logs at %v out of %q", at, out)
	}
	words := ""
	for _, a := range d.actions() {
		if !a.KeyOnly {
			words += a.Words + " "
		}
	}
	if words != "Done Tomorrow Log… More " {
		t.Errorf("the buttons are %q", words)
	}
}

func TestAStepCanBeAboutAnEmployer(t *testing.T) {
	d := open(t, sam, fakeStaff{sam})
	d.p.Finder = finder{}
	d.NewFor("hallam")
	if d.form.about.Text() != "Hallam Bakery" || d.form.form.Dirty() {
		t.Fatalf("the form is about %q", d.form.about.Text())
	}
	d.typed("Bring a proposal")
	d.combo(ctrl)
	if n := d.store.steps[0]; n.Employer != "hallam" {
		t.Errorf("%+v", n)
	}
	d.NewFor("gone")
	if d.failed == nil {
		t.Error("an employer that is gone is not said")
	}
	d.New("")
	d.typed("Write")
	d.form.about.Choose(kit.Option{ID: "hallam", Title: "Hallam Bakery"})
	d.key(fyne.KeyEscape)
	d.OpenDraft(d.drafts.kept[0])
	d.form.form.Save()
	if n := d.store.steps[1]; n.Employer != "hallam" || n.What != "Write" {
		t.Errorf("the draft came back as %+v", n)
	}
}

func TestWhatToDoFirstIsSelected(t *testing.T) {
	d := open(t, sam, fakeStaff{sam}, step("late", -4), step("now", 0))
	d.w.Canvas().Unfocus()
	if row, ok := d.list.Current(); !ok || row.What != "late" {
		t.Errorf("selected is %q", row.What)
	}
}

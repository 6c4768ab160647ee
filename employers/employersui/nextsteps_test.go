package employersui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
)

var _ interface {
	nav.Panel
	nav.Shower
	nav.Focuser
	nav.Drafter
} = (*NextSteps)(nil)

func TestStepsStandInGroupsByWhenTheyAreDue(t *testing.T) {
	d := open(t, sam, fakeStaff{sam, ruth}, step("later", 30), step("week", 2), step("late", -4), step("now", 0), step("sunday", 5), step("monday", 6))
	if got := d.counts.due; got != [4]int{1, 1, 2, 2} {
		t.Errorf("overdue, today, week, later: %v", got)
	}
	if got := d.State(); got != "1 next step is overdue and 1 is for today" {
		t.Error(got)
	}
	row, _ := d.list.Current()
	if row.What != "late" || d.dueCell(row).Text != "4 days late" {
		t.Errorf("first comes %q, %q", row.What, d.dueCell(row).Text)
	}
}

func TestTheSentenceOfState(t *testing.T) {
	for _, c := range []struct {
		late, now int
		want      string
	}{
		{3, 5, "3 next steps are overdue and 5 are for today"}, {1, 0, "1 next step is overdue"},
		{0, 2, "2 next steps are for today"}, {0, 0, "no next step is overdue or for today"},
	} {
		s := &NextSteps{loaded: true, counts: counts{due: [4]int{c.late, c.now, 7, 7}}}
		if got := s.State(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if (&NextSteps{}).State() != "" {
		t.Error("before the first reading nothing is known")
	}
}

func TestTheSecondLineSaysWhatIsNotAsUsual(t *testing.T) {
	d := open(t, sam, fakeStaff{sam, ruth})
	n := step("ring", 0)
	if c := d.whatCell(n); c.Second != "" {
		t.Errorf("my own step says %q", c.Second)
	}
	n.Owner, n.Snoozed = ruth.ID, 2
	if c := d.whatCell(n); c.Second != "Ruth Lind · put off twice" {
		t.Error(c.Second)
	}
	n.Owner, n.Snoozed, n.ChangedBy = sam.ID, 4, ruth.ID
	if c := d.whatCell(n); c.Second != "put off 4 times · changed by Ruth Lind" {
		t.Error(c.Second)
	}
}

func TestOneKeyMarksDoneAndUndoIsOffered(t *testing.T) {
	d := open(t, sam, fakeStaff{sam, ruth}, step("ring", 0), step("write", 0))
	d.typed("d")
	if d.stored("ring").DoneOn != today || d.said != "Done: ring" || d.list.Total() != 1 {
		t.Errorf("done on %v, said %q, %d left", d.stored("ring").DoneOn, d.said, d.list.Total())
	}
	d.undo()
	if d.undone != 1 {
		t.Error("Undo in the message takes nothing back")
	}
	if row, _ := d.list.Current(); row.What != "write" {
		t.Errorf("the selection is on %q", row.What)
	}
}

func TestOneKeyPutsOffToTomorrow(t *testing.T) {
	d := open(t, sam, fakeStaff{sam}, step("ring", -4))
	d.typed("t")
	if n := d.stored("ring"); n.Due != today.AddDays(1) || n.Snoozed != 1 || d.said != "Moved to tomorrow: ring" {
		t.Errorf("%+v, said %q", n, d.said)
	}
	d.typed("t")
	if n := d.stored("ring"); n.Snoozed != 1 || d.said != "That is its day already: tomorrow" {
		t.Errorf("put off %d times, said %q", n.Snoozed, d.said)
	}
}

func TestTheMenuMovesToOtherDays(t *testing.T) {
	for downs, want := range map[int]int{1: 2, 2: 6, 3: 7} { // in 2 days, next Monday, in a week
		d := open(t, sam, fakeStaff{sam}, step("ring", 0))
		d.typed("m")
		for range downs {
			d.key(fyne.KeyDown)
		}
		d.key(fyne.KeyReturn)
		if got := d.stored("ring").Due; got != today.AddDays(want) {
			t.Errorf("line %d moved to %s", downs, got)
		}
	}
}

func TestAnyOtherDayCanBePicked(t *testing.T) {
	d := open(t, sam, fakeStaff{sam}, step("ring", 9))
	d.typed("m")
	d.key(fyne.KeyEnd)
	d.key(fyne.KeyReturn)
	field := d.w.Canvas().Focused().(interface{ SetText(string) })
	field.SetText("fri")
	d.key(fyne.KeyReturn)
	if n := d.stored("ring"); n.Due != today.AddDays(3) || n.Snoozed != 0 {
		t.Errorf("%+v; an earlier day is not putting off", n)
	}
}

func TestAStepIsGivenToAColleagueWhoIsHere(t *testing.T) {
	d := open(t, sam, fakeStaff{sam, ruth, eve, left}, step("ring", 0))
	d.typed("g")
	d.key(fyne.KeyReturn)
	if n := d.stored("ring"); n.Owner != ruth.ID || d.said != "Given to Ruth Lind: ring" {
		t.Errorf("owner %s, said %q", n.Owner, d.said)
	}
	if len(d.owners()) != 2 {
		t.Errorf("%d can own a step; not those who may only read or have left", len(d.owners()))
	}
	alone := open(t, sam, fakeStaff{sam}, step("ring", 0))
	alone.typed("g")
	if !strings.Contains(alone.said, "Nobody else works here yet") {
		t.Error(alone.said)
	}
}

func TestDeleteKeyDeletesWithAWayBack(t *testing.T) {
	d := open(t, sam, fakeStaff{sam}, step("ring", 0))
	d.key(fyne.KeyDelete)
	if d.list.Total() != 0 || d.said != "Deleted: ring" || d.undo == nil {
		t.Errorf("%d left, said %q", d.list.Total(), d.said)
	}
}

func TestTheMoreMenuHoldsEveryAction(t *testing.T) {
	d := open(t, sam, fakeStaff{sam, ruth}, step("ring", 0))
	row, _ := d.list.Current()
	d.moreMenu(row)
	d.key(fyne.KeyEnd)
	d.key(fyne.KeyReturn)
	if d.said != "Deleted: ring" {
		t.Error(d.said)
	}
}

func TestMineOrEverybodys(t *testing.T) {
	hers := step("hers", 0)
	hers.Owner = ruth.ID
	d := open(t, sam, fakeStaff{sam, ruth}, step("mine", 0), hers)
	if d.list.Total() != 1 || d.whose.Hidden {
		t.Errorf("%d rows, choice hidden: %v", d.list.Total(), d.whose.Hidden)
	}
	d.chooseWhose(1)
	if d.list.Total() != 2 {
		t.Errorf("everybody has %d", d.list.Total())
	}
	d.chooseWhose(-1)
	if d.choice.Chosen() != 1 || d.list.Total() != 2 {
		t.Error("one of the two is always chosen")
	}
	if alone := open(t, sam, fakeStaff{sam}, step("mine", 0)); !alone.whose.Hidden {
		t.Error("who works alone has no choice to make")
	}
}

func TestDoneStepsAreShownOnRequestAndCanComeBack(t *testing.T) {
	was := step("was", -9)
	was.DoneOn = today.AddDays(-1)
	d := open(t, sam, fakeStaff{sam}, step("now", 0), was)
	if d.list.Total() != 1 {
		t.Fatalf("%d rows", d.list.Total())
	}
	d.toggle.Press()
	d.list.Select(1)
	row, _ := d.list.Current()
	if row.What != "was" || d.dueCell(row).Text != "done yesterday" {
		t.Fatalf("%q, %q", row.What, d.dueCell(row).Text)
	}
	d.w.Canvas().FocusNext()
	if b, ok := d.w.Canvas().Focused().(*kit.Button); !ok || b.AccessibilityLabel() != "Not done, D" {
		t.Errorf("the button of a done step is %v", d.w.Canvas().Focused())
	}
	d.list.Focus()
	d.typed("t")
	if !strings.HasPrefix(d.said, "This is done already") {
		t.Error(d.said)
	}
	d.key(fyne.KeySpace)
	if !d.stored("was").DoneOn.IsZero() || d.said != "Back on the list: was" {
		t.Error(d.said)
	}
}

func TestALongListIsReadPageByPage(t *testing.T) {
	steps := make([]employers.NextStep, 100_000)
	for i := range steps {
		steps[i] = step(fmt.Sprint(i), i/100-5)
	}
	d := open(t, sam, fakeStaff{sam}, steps...)
	if d.store.pages > 2 || d.list.Total() != 100_000 {
		t.Errorf("%d pages were read for %d rows", d.store.pages, d.list.Total())
	}
	d.key(fyne.KeyEnd)
	if row, _ := d.list.Current(); row.What != "99999" {
		t.Errorf("the end is %q", row.What)
	}
}

func TestWhoMayOnlyReadHasNoActions(t *testing.T) {
	n := step("ring", 0)
	n.Owner = eve.ID
	d := open(t, eve, fakeStaff{sam, eve}, n)
	d.typed("dtmg")
	d.key(fyne.KeyDelete)
	d.key(fyne.KeySpace)
	if len(d.store.labels) != 0 || d.said != "" || d.w.Canvas().Overlays().Top() != nil {
		t.Error("something was changed or asked")
	}
	d.key(fyne.KeyReturn)
	if d.form != nil || d.w.Canvas().Overlays().Top() == nil {
		t.Error("Enter shows the step, without a form")
	}
	d.key(fyne.KeyEscape)
	d.New("")
	if !errors.As(d.failed, &people.Denied{}) {
		t.Errorf("adding says %v", d.failed)
	}
}

func TestErrorsAreShown(t *testing.T) {
	d := open(t, sam, fakeStaff{sam}, step("ring", 0))
	d.store.fail = errors.New("the disk is full")
	d.typed("d")
	if d.failed == nil || d.list.Total() != 1 {
		t.Error("a change that failed is not said")
	}
	d.failed, d.store.read = nil, errors.New("the disk is gone")
	d.Reload()
	if d.failed == nil {
		t.Error("a reading that failed is not said")
	}
}

func TestTheEmptyListSaysWhatToDoFirst(t *testing.T) {
	d := open(t, sam, fakeStaff{sam})
	if d.FirstFocus() != fyne.Focusable(d.first) {
		t.Fatalf("the keyboard begins at %T", d.FirstFocus())
	}
	d.first.Press()
	if d.form == nil {
		t.Error("the button opens no form")
	}
}

// Every place that the keyboard reaches says what it is.
func TestTheKeyboardMeetsNamedThingsOnly(t *testing.T) {
	d := open(t, sam, fakeStaff{sam, ruth}, step("ring", 0))
	for range 2 {
		d.w.Canvas().Unfocus()
		var names []string
		for range 12 {
			d.w.Canvas().FocusNext()
			f := d.w.Canvas().Focused()
			named, ok := f.(interface{ AccessibilityLabel() string })
			if !ok || named.AccessibilityLabel() == "" {
				t.Errorf("%T has no name", f)
				continue
			}
			names = append(names, named.AccessibilityLabel())
		}
		t.Log(strings.Join(names, " | "))
		d.New("")
	}
}

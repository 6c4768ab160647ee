package sheet

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
)

// shell notes what failed; a form is never shown here.
type shell struct{ failed error }

func (*shell) Open(nav.Route)      {}
func (*shell) Say(string, func())  {}
func (s *shell) Fail(err error)    { s.failed = err }
func (*shell) Refresh()            {}
func (*shell) Window() fyne.Window { return nil }

func desk(role people.Role) (*Desk, *shell, *task.Held) {
	s, held := &shell{}, task.NewHeld()
	return NewDesk(Ground{Me: func() people.Staff { return people.Staff{ID: "sam", Role: role} }, Now: time.Now, Run: held.Runner(), Nav: s}, people.EditPapers), s, held
}

func TestFormsAreBegunOneAtATime(t *testing.T) {
	d, s, held := desk(people.Specialist)
	var begun []string
	begin := func(name string, err error) {
		Begin(d, func(context.Context) (string, error) { return name, err }, func(name string) { begun = append(begun, name) })
	}
	held.Hold()
	begin("first", nil)
	begin("second", nil)
	if held.Waiting() != 1 || !d.Busy() {
		t.Fatalf("%d are being read", held.Waiting())
	}
	held.AnswerAll()
	begin("gone", errors.New("not there"))
	begin("third", nil)
	if len(begun) != 2 || begun[1] != "third" || s.failed == nil {
		t.Errorf("begun %v, failed %v", begun, s.failed)
	}
}

func TestAFormThatIsStillBeingReadDoesNotOpenOnAClosedScreen(t *testing.T) {
	d, s, held := desk(people.Specialist)
	held.Hold()
	Begin(d, func(context.Context) (int, error) { return 0, errors.New("the store is closed") }, func(int) { t.Error("it opens") })
	if err := d.Close(); err != nil || !d.Closed() {
		t.Fatal(err)
	}
	if held.AnswerAll(); s.failed != nil {
		t.Error(s.failed)
	}
	Begin(d, func(context.Context) (int, error) { t.Error("it is read"); return 0, nil }, nil)
}

func TestWhoMayNotChangeAnythingIsToldWhy(t *testing.T) {
	d, s, _ := desk(people.ReadOnly)
	Begin(d, func(context.Context) (int, error) { t.Error("it is read"); return 0, nil }, nil)
	if s.failed == nil {
		t.Error("a form that does not open says nothing")
	}
	s.failed = nil
	if d.Change("Saved", func(context.Context) error { t.Error("it is done"); return nil }); s.failed == nil {
		t.Error("a change that is not made says nothing")
	}
	d, s, _ = desk(people.Specialist)
	if d.ReadOnly = func() bool { return true }; d.May() || s.failed == nil {
		t.Error("a copy to read can be changed")
	}
}

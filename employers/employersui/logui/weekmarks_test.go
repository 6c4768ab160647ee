package logui

import (
	"context"
	"errors"
	"testing"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// torn is a log of which no week can be read.
type torn struct{ employers.Log }

func (torn) ContactsOf(context.Context, people.StaffID, day.Date, day.Date) ([]employers.WeekContact, error) {
	return nil, errors.New("the disk is gone")
}

// Today is read again after every change: a box each time would keep somebody from working.
func TestAWeekThatCannotBeCountedIsSaidInItsPlace(t *testing.T) {
	d := sit(t, sam)
	p := d.p
	p.Log = torn{p.Log}
	m := NewWeekMarks(p)
	d.w.SetContent(m.Content())
	m.Reload()
	if d.failed != nil || m.words.Words() != "The contacts of this week could not be counted" {
		t.Errorf("failed with %v, says %q", d.failed, m.words.Words())
	}
}

func TestMoreContactsThanTheTargetReadAsWhatTheyAre(t *testing.T) {
	for n, want := range map[int]string{0: "0 of 6", 6: "6 of 6", 7: "7 (target 6)"} {
		if got := ofTarget(n, 6); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}

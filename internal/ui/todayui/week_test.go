package todayui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/ui/kit"
)

// counting is the week's figures with what was asked of them.
type counting struct {
	content fyne.CanvasObject
	loads   int
	closed  bool
}

func (c *counting) Content() fyne.CanvasObject { return c.content }
func (c *counting) Reload()                    { c.loads++ }
func (c *counting) Close()                     { c.closed = true }

func TestTheWeekStandsBesideTheTitleOrUnderIt(t *testing.T) {
	h := page(t, func(*house) {})
	week := &counting{content: kit.NewMarks("Contacts this week", 4, 6)}
	h.p.Week = week
	s := New(h.p)
	h.w.SetContent(s.Content())
	s.Reload()
	at := func(o fyne.CanvasObject) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	}
	if at(week.content).X < 700 || at(week.content).Y > at(s.header).Y+s.header.Size().Height {
		t.Errorf("the week stands at %v", at(week.content))
	}
	h.w.Resize(fyne.NewSize(420, 700))
	if at(week.content).Y < at(s.header).Y+s.header.MinSize().Height {
		t.Errorf("in a narrow window the week stands at %v, the title at %v", at(week.content), at(s.header))
	}
	if err := s.Close(); err != nil || week.loads != 1 || !week.closed {
		t.Errorf("read %d times, closed: %v", week.loads, week.closed)
	}
}

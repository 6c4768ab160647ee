package todayui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/day"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

var _ interface {
	nav.Screen
	nav.Shower
	nav.Focuser
} = (*Screen)(nil)

// now in these tests is Tuesday 24 November 2026, half past eight.
var now = time.Date(2026, time.November, 24, 8, 30, 0, 0, time.UTC)

// house is the page with made-up parts around it.
type house struct {
	*Screen
	t       *testing.T
	w       fyne.Window
	panel   *fakePanel
	drafts  []nav.Draft
	comings []nav.Coming
	copied  time.Time
	broken  error
	opened  nav.Route
	resumed string
	said    string
	undo    func()
	failed  error
}

type fakePanel struct {
	content *kit.Button
	state   string
	told    func()
	shown   string
	loads   int
	closed  bool
}

func (p *fakePanel) Content() fyne.CanvasObject { return p.content }
func (p *fakePanel) Reload()                    { p.loads++ }
func (p *fakePanel) Close() error               { p.closed = true; return nil }
func (p *fakePanel) State() string              { return p.state }
func (p *fakePanel) OnState(f func())           { p.told = f }
func (p *fakePanel) Show(id string)             { p.shown = id }
func (p *fakePanel) FirstFocus() fyne.Focusable { return p.content }

func (h *house) Open(r nav.Route)              { h.opened = r }
func (h *house) Say(words string, undo func()) { h.said, h.undo = words, undo }
func (h *house) Fail(err error)                { h.failed = err }
func (h *house) Refresh()                      { h.Reload() }
func (h *house) Window() fyne.Window           { return h.w }
func (h *house) FormNames() []string           { return []string{"next-step"} }
func (h *house) OpenDraft(d nav.Draft)         { h.resumed = d.Title }

func (h *house) Coming(context.Context, day.Date) ([]nav.Coming, error) { return h.comings, nil }
func (h *house) Drafts(context.Context) ([]nav.Draft, error)            { return h.drafts, h.broken }

func (h *house) SaveDraft(_ context.Context, d nav.Draft) error {
	h.drafts = append(h.drafts, d)
	return h.broken
}

func (h *house) DropDraft(_ context.Context, form, key string) error {
	h.drafts = slices.DeleteFunc(h.drafts, func(d nav.Draft) bool { return d.Form == form && d.Key == key })
	return h.broken
}

func build(t *testing.T, look theme.Look, w, h float32, prepare func(*house)) *house {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(look))
	x := &house{t: t, panel: &fakePanel{content: kit.NewButton(kit.Outline, "the list", nil)}, copied: now}
	x.w = test.NewWindow(nil)
	prepare(x)
	x.Screen = New(Parts{FirstName: func() string { return "Sam" }, Now: func() time.Time { return now }, Panel: x.panel,
		Comings: []nav.Comings{x}, Drafts: x, Drafters: []nav.Drafter{x},
		NewestCopy: func() (time.Time, bool) { return x.copied, !x.copied.IsZero() }, Run: task.Inline(), Nav: x})
	x.w.SetPadded(false)
	x.w.SetContent(x.Content())
	x.w.Resize(fyne.NewSize(w, h))
	t.Cleanup(func() {
		x.Close()
		x.w.Close()
	})
	x.Reload()
	return x
}

func page(t *testing.T, prepare func(*house)) *house {
	return build(t, theme.Look{Mode: theme.Light}, 1072, 736, prepare)
}

// words are all the labels that the keyboard or a reader meets in the column, in order.
func (h *house) words() string {
	var all []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case interface{ AccessibilityLabel() string }:
			if l := o.AccessibilityLabel(); l != "" { // a sign without a meaning of its own
				all = append(all, l)
			}
		}
	}
	walk(h.aside)
	return strings.Join(all, "|")
}

// button presses the button of the column with these words.
func (h *house) button(words string) {
	h.t.Helper()
	for range 20 {
		h.w.Canvas().FocusNext()
		if b, ok := h.w.Canvas().Focused().(*kit.Button); ok && b.AccessibilityLabel() == words {
			b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			return
		}
	}
	h.t.Fatalf("the keyboard does not reach %q", words)
}

func draft(title, key string) nav.Draft {
	return nav.Draft{Form: "next-step", Key: key, Title: title, At: now.Add(-16 * time.Hour)}
}

func TestTheTopGreetsAndSaysHowThingsStand(t *testing.T) {
	h := page(t, func(*house) {})
	if got := h.header.AccessibilityLabel(); got != "Good morning, Sam. Tuesday 24 November." {
		t.Error(got)
	}
	h.panel.state = "3 next steps are overdue and 5 are for today"
	h.panel.told()
	if got := h.header.AccessibilityLabel(); got != "Good morning, Sam. Tuesday 24 November. 3 next steps are overdue and 5 are for today." {
		t.Error(got)
	}
}

func TestWhatHasNothingToSayIsLeftOut(t *testing.T) {
	h := page(t, func(*house) {})
	if w := h.words(); strings.Contains(w, "Coming up") || strings.Contains(w, "Not finished") || !strings.Contains(w, "Copies") {
		t.Error(w)
	}
}

func TestComingUpLeadsToItsRecord(t *testing.T) {
	to := nav.Route{Page: "agreements", ID: "a1"}
	h := page(t, func(h *house) {
		h.comings = []nav.Coming{
			{Icon: "agreement", Title: "Agreement to sign", Note: "Ade Bello", When: day.Of(now), Route: to},
			{Icon: "briefcase", Title: "Vacancy closes", Note: "Larkfield Nursery", When: day.Of(now).AddDays(2)}}
	})
	if w := h.words(); !strings.Contains(w, "Agreement to sign|Ade Bello|Today") || !strings.Contains(w, "Vacancy closes|Larkfield Nursery|Thu 26 Nov") {
		t.Error(w)
	}
	h.button("Open: Agreement to sign, Ade Bello")
	if h.opened != to {
		t.Errorf("opened %v", h.opened)
	}
}

func TestWhatIsLateStandsApartFromWhatHasTimeAndIsCounted(t *testing.T) {
	today := day.Of(now)
	h := page(t, func(h *house) {
		h.comings = []nav.Coming{
			{Icon: "eye", Title: "Ade Bello", Note: "A review is due", When: today.AddDays(-4), Urgent: true},
			{Icon: "agreement", Title: "Tom Aldridge", Note: "To be signed", When: today},
			{Icon: "briefcase", Title: "Vacancy closes", When: today.AddDays(2)}}
	})
	if w := h.words(); !strings.Contains(w, "Late or for today, 2|Ade Bello|A review is due|4 days late|Open: Ade Bello, A review is due|Tom Aldridge|To be signed|Today|") ||
		!strings.Contains(w, "Coming up|Vacancy closes|Thu 26 Nov") {
		t.Error(w)
	}
	h.panel.state = "no next step is overdue or for today"
	h.panel.told()
	if got := h.header.AccessibilityLabel(); !strings.HasSuffix(got, "No next step is overdue or for today. 2 other things are late or for today.") {
		t.Error(got)
	}
}

func TestWhatWasBegunStandsAboveWhatIsComingUp(t *testing.T) {
	h := page(t, func(h *house) {
		h.drafts = []nav.Draft{draft("Next step: ring Anna", "")}
		h.comings = []nav.Coming{{Icon: "briefcase", Title: "Vacancy closes", When: day.Of(now).AddDays(2)}}
	})
	if w := h.words(); strings.Index(w, "Not finished") > strings.Index(w, "Coming up") {
		t.Error(w)
	}
}

func TestTheWarningAboutCopiesStandsAboveWhatIsComingUp(t *testing.T) {
	for _, made := range []struct {
		days  int
		above bool
	}{{1, false}, {20, true}} {
		h := page(t, func(h *house) {
			h.copied = now.AddDate(0, 0, -made.days)
			h.comings = []nav.Coming{{Icon: "briefcase", Title: "Vacancy closes", When: day.Of(now).AddDays(2)}}
		})
		if w := h.words(); (strings.Index(w, "Copies") < strings.Index(w, "Coming up")) != made.above {
			t.Errorf("%d days: %s", made.days, w)
		}
	}
}

func TestADraftIsTakenUpAgain(t *testing.T) {
	h := page(t, func(h *house) { h.drafts = []nav.Draft{draft("Next step: ring Anna", "")} })
	if w := h.words(); !strings.Contains(w, "Not finished, kept as you typed|Next step: ring Anna|Yesterday 16:30") {
		t.Error(w)
	}
	h.button("Continue")
	if h.resumed != "Next step: ring Anna" {
		t.Errorf("took up %q", h.resumed)
	}
}

func TestADraftIsDiscardedWithAWayBack(t *testing.T) {
	h := page(t, func(h *house) { h.drafts = []nav.Draft{draft("one", ""), draft("two", "2")} })
	h.button("Discard: two")
	if len(h.drafts) != 1 || h.said != "Draft discarded: two" || strings.Contains(h.words(), "two") {
		t.Errorf("kept %v, said %q", h.drafts, h.said)
	}
	if h.w.Canvas().Focused() != fyne.Focusable(h.panel.content) {
		t.Error("the focus is on a row that is gone")
	}
	h.undo()
	if len(h.drafts) != 2 || !strings.Contains(h.words(), "two") {
		t.Error("Undo brings nothing back")
	}
}

func TestADraftOfAnUnknownFormIsLeftAlone(t *testing.T) {
	h := page(t, func(h *house) { h.drafts = []nav.Draft{{Form: "from the future", Title: "x"}} })
	if strings.Contains(h.words(), "Not finished") || len(h.drafts) != 1 {
		t.Error("it is shown or dropped")
	}
}

func TestTheAgeOfTheNewestCopyElsewhere(t *testing.T) {
	for _, c := range []struct {
		days int
		want string
		warn bool
	}{
		{0, "The newest copy on another device is from today.", false},
		{-1, "The newest copy on another device is from today.", false}, // a clock that was wrong
		{1, "The newest copy on another device is 1 day old.", false},
		{6, "The newest copy on another device is 6 days old.", false},
		{7, "The newest copy on another device is 7 days old. If this computer is lost, so is all work since.", true},
	} {
		h := page(t, func(h *house) { h.copied = now.AddDate(0, 0, -c.days) })
		if h.shown.copy != c.want || h.shown.copyWarn != c.warn {
			t.Errorf("%d days: %q, warning %v", c.days, h.shown.copy, h.shown.copyWarn)
		}
	}
	h := page(t, func(h *house) { h.copied = time.Time{} })
	if !h.shown.copyWarn || !strings.Contains(h.words(), "No copy on another device yet. If this computer is lost, so is the work.") {
		t.Error(h.words())
	}
	h.button("Copy to another device…")
	if h.opened != (nav.Route{Page: "settings", ID: "backups"}) {
		t.Errorf("opened %v", h.opened)
	}
}

func TestErrorsAreShown(t *testing.T) {
	h := page(t, func(h *house) { h.broken = errors.New("the disk is gone") })
	if h.failed == nil {
		t.Error("nothing is said")
	}
}

func TestAnErrorIsSaidOnceUntilAllIsWellAgain(t *testing.T) {
	h := page(t, func(h *house) { h.broken = errors.New("the disk is gone") })
	again := func() bool {
		h.failed = nil
		h.Reload()
		return h.failed != nil
	}
	if again() {
		t.Error("each reading says it again")
	}
	h.broken = nil
	again()
	h.broken = errors.New("the disk is gone")
	if !again() {
		t.Error("it broke again, and nothing is said")
	}
}

func TestReloadingTheSameLeavesTheColumnInPlace(t *testing.T) {
	h := page(t, func(h *house) { h.drafts = []nav.Draft{draft("one", "")} })
	first := h.aside.Objects[0]
	h.Reload()
	if h.aside.Objects[0] != first || h.panel.loads != 2 {
		t.Error("the column was built anew, so the focus in it is lost")
	}
}

func TestThePanelIsAskedForWhatItCanDo(t *testing.T) {
	h := page(t, func(*house) {})
	h.Show("s1")
	if h.panel.shown != "s1" || h.FirstFocus() != fyne.Focusable(h.panel.content) {
		t.Error("the page does not hand on to its panel")
	}
	h.Screen.Close()
	if !h.panel.closed {
		t.Error("the panel is not closed")
	}
}

func TestTheColumnGoesBelowWhereThereIsNoRoom(t *testing.T) {
	several := func(h *house) { h.drafts = []nav.Draft{draft("one", "1"), draft("two", "2"), draft("three", "3")} }
	for _, c := range []struct {
		wide, high, text float32
		narrow           bool
	}{{1072, 736, 1, false}, {792, 636, 1, false}, {700, 636, 1, true}, {1280, 672, 2, true}, {1000, 572, 2, true}} {
		h := build(t, theme.Look{Mode: theme.Light, TextScale: c.text}, c.wide, c.high, several)
		if h.layout.narrow != c.narrow {
			t.Errorf("%v at %v%%: narrow is %v", c.wide, 100*c.text, h.layout.narrow)
		}
		h.w.Canvas().FocusNext()
		h.button("Copy to another device…")
		inside(t, h)
	}
}

// inside says that what has the focus is to be seen in the window.
func inside(t *testing.T, h *house) {
	t.Helper()
	o := h.w.Canvas().Focused().(fyne.CanvasObject)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	s := h.layout.scroll
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(s)
	if at.Y < top.Y || at.Y+o.Size().Height > top.Y+s.Size().Height {
		t.Errorf("the focus is at %v to %v, the page shows %v to %v", at.Y, at.Y+o.Size().Height, top.Y, top.Y+s.Size().Height)
	}
}

// highPanel is a panel that fills its card, with one row at its top that has the keyboard.
type highPanel struct{ *fakePanel }

func (p highPanel) Content() fyne.CanvasObject {
	return kit.Column(2, p.content, kit.Grow(kit.NewText("further rows")))
}

func TestThePageOpensAtItsTopWithLargeText(t *testing.T) {
	h := build(t, theme.Look{Mode: theme.Light, TextScale: 2}, 1232, 640, func(h *house) { h.drafts = []nav.Draft{draft("one", "1")} })
	h.p.Panel = highPanel{h.panel}
	s := New(h.p)
	h.w.SetContent(s.Content())
	s.Reload()
	t.Cleanup(func() { kit.ForgetKeys(h.w.Canvas()) })
	h.w.Canvas().Focus(s.FirstFocus())
	if scroll := s.layout.scroll; scroll.Offset.Y != 0 || scroll.Content.Size().Height <= scroll.Size().Height {
		t.Errorf("it opens scrolled to %v of %v", scroll.Offset.Y, scroll.Content.Size().Height)
	}
	h.w.Canvas().FocusNext() // below the card
	if s.layout.scroll.Offset.Y == 0 {
		t.Error("the page does not follow the keyboard")
	}
	h.w.Canvas().Unfocus()
	h.w.Canvas().Focus(s.FirstFocus()) // it is opened again
	if s.layout.scroll.Offset.Y != 0 {
		t.Errorf("opened again it stands at %v", s.layout.scroll.Offset.Y)
	}
}

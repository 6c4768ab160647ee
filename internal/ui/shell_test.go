package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/internal/custody"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
)

func TestAPlaceIsMadeOnceAndReadAtEachVisit(t *testing.T) {
	h := build(t)
	h.mustBeAt("today")
	if f := h.w.Canvas().Focused(); f != h.today.first.Focus() {
		t.Errorf("the keyboard begins on %q", label(f))
	}
	h.Open(nav.Route{Page: "settings", ID: "team"})
	h.mustBeAt("settings")
	if h.settings.shown != "team" || h.settings.reloads != 1 {
		t.Errorf("shown %q, read %d times", h.settings.shown, h.settings.reloads)
	}
	h.Open(nav.Route{Page: "today"})
	if h.made != 2 || h.today.reloads != 2 || strings.Join(h.visited, " ") != "today settings today" {
		t.Errorf("made %d, read %d times, visited %v", h.made, h.today.reloads, h.visited)
	}
}

func TestAPageIsAskedOnceWhereTheKeyboardBegins(t *testing.T) {
	h := build(t)
	h.today.asked = 0
	h.Open(nav.Route{Page: "today"})
	if h.today.asked != 1 {
		t.Errorf("asked %d times", h.today.asked)
	}
}

func TestThePageHasTheKeyboardAgainAfterSomethingElseHadTheWindow(t *testing.T) {
	h := build(t)
	h.Open(nav.Route{Page: "today"})
	h.w.Canvas().Focus(kit.NewEntry().Focus()) // a control that has gone
	reloads := h.today.reloads
	h.TakeUp()
	if h.w.Canvas().Focused() != h.today.first.Focus() || h.today.reloads != reloads+1 {
		t.Error("no key reaches the page, or it was not read again")
	}
}

// A route that opened the form for something new is not done again by going back.
func TestGoingBackDoesNothingAgain(t *testing.T) {
	h := build(t)
	h.Open(nav.Route{Page: "settings", ID: "team"})
	h.Open(nav.Route{Page: "settings", ID: "new"})
	if h.settings.shown != "new" {
		t.Fatalf("shown %q", h.settings.shown)
	}
	h.Open(nav.Route{Page: "today"})
	h.Back()
	h.mustBeAt("settings")
	if h.settings.shown != "" {
		t.Errorf("going back shows %q again", h.settings.shown)
	}
	h.Back()
	if h.settings.shown != "team" {
		t.Errorf("going back shows %q", h.settings.shown)
	}
}

func TestAnUnknownPageOpensTheFirstPlace(t *testing.T) {
	h := build(t)
	h.Start(nav.Route{Page: "from-the-future", ID: "1"})
	h.mustBeAt("today")
	h.Open(nav.Route{Page: "nowhere"})
	if !h.sees("Page Today") {
		t.Error("an unknown place took the page away")
	}
}

func TestALockLeadsBackToWhatWasShown(t *testing.T) {
	h := build(t)
	h.Open(nav.Route{Page: "settings", ID: "team"})
	h.settings.shown = "backups" // as a click in the page does
	was := h.Where()
	if want := (nav.Route{Page: "settings", ID: "backups"}); was != want {
		t.Fatalf("it was at %v", was)
	}
	again := build(t)
	again.Start(was)
	again.mustBeAt("settings")
	if again.settings.shown != "backups" {
		t.Errorf("shown %q", again.settings.shown)
	}
}

func TestKeysOpenPlacesAndGoBackAndForward(t *testing.T) {
	h := build(t)
	h.press(",", ctrl)
	h.mustBeAt("settings")
	h.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	h.mustBeAt("today")
	h.press(fyne.KeyRight, fyne.KeyModifierAlt)
	h.mustBeAt("settings")
	h.press("1", fyne.KeyModifierAlt)
	h.mustBeAt("today")
	h.press(fyne.KeyRight, fyne.KeyModifierAlt)
	h.mustBeAt("today")
}

func TestKeysOfThePageAskThePage(t *testing.T) {
	h := build(t)
	h.press(fyne.KeyF5, 0)
	if h.today.reloads != 2 {
		t.Errorf("read %d times", h.today.reloads)
	}
	h.press("N", ctrl)
	h.press("L", ctrl|fyne.KeyModifierShift)
	if h.mains != 1 || h.locked != 1 {
		t.Errorf("main action %d, locked %d", h.mains, h.locked)
	}
}

func TestNoKeyReachesAPageThatHasGone(t *testing.T) {
	h := build(t)
	h.Open(nav.Route{Page: "settings"})
	h.today.late = true
	h.Open(nav.Route{Page: "today"})
	if f := h.w.Canvas().Focused(); f != nil {
		t.Errorf("the keyboard is still on %q", label(f))
	}
}

func TestTheSheetOfKeysListsThoseOfThePage(t *testing.T) {
	h := build(t)
	h.today.keys = []kit.Shortcut{{Keys: "D", What: "Done"}}
	h.press("/", ctrl)
	for _, words := range []string{"On this page", "Done", "Ctrl+Shift+Z, Ctrl+Y", "Redo"} {
		h.mustSee(words)
	}
	if first := h.allKeys()[0]; first.Group != thisPage || first.Keys != "D" {
		t.Errorf("the sheet begins with %+v", first)
	}
}

func TestCtrlEnterDoesWhatThePageSaysItDoes(t *testing.T) {
	h := build(t)
	done := 0
	h.press(fyne.KeyReturn, ctrl) // this page has no such key
	h.today.keys = []kit.Shortcut{{Keys: "D", What: "Done"}, {Keys: "Ctrl+Enter", What: "Next", Do: func() { done++ }}}
	h.press(fyne.KeyReturn, ctrl)
	h.press("/", ctrl)
	h.mustSee("Next")
	if done != 1 {
		t.Errorf("done %d times", done)
	}
}

func TestThePlaceSaysHowManyThingsWait(t *testing.T) {
	h := build(t)
	if got := label(h.items["today"]); !strings.Contains(got, "3") {
		t.Errorf("the place is called %q", got)
	}
	h.count = 4
	h.Refresh()
	if got := label(h.items["today"]); !strings.Contains(got, "4") {
		t.Errorf("the place is called %q", got)
	}
	h.count, h.countFails = 9, errors.New("gone")
	h.Refresh()
	if got := label(h.items["today"]); !strings.Contains(got, "4") || h.w.Canvas().Overlays().Top() != nil {
		t.Errorf("a number that could not be read shows as %q", got)
	}
}

func TestUndoByKeyTakesTheUndoOfOlderMessagesAway(t *testing.T) {
	h := build(t)
	h.Shell.Say("Done: ring Anna", h.Shell.Undo)
	h.Shell.Undo()
	if h.toasts.FocusNewest(); strings.HasPrefix(label(h.p.Window.Canvas().Focused()), "Undo,") || h.undone != 1 {
		t.Errorf("the message still offers to undo; undone %d times", h.undone)
	}
}

func TestUndoByKeyIsTheUndoOfTheMessageThatOffersIt(t *testing.T) {
	h := build(t)
	own := 0
	h.Shell.Say("The service is changed.", func() { own++ })
	h.Shell.Undo()
	if own != 1 || h.undone != 0 {
		t.Errorf("the message was undone %d times, and what was changed before it %d times", own, h.undone)
	}
	h.Shell.Undo()
	if own != 1 || h.undone != 1 {
		t.Errorf("then the message %d times, what was changed before it %d times", own, h.undone)
	}
}

func TestUndoAndRedoSayWhatTheyDid(t *testing.T) {
	h := build(t)
	h.Shell.Undo()
	if h.undone != 1 || h.toasts.Newest() == "" || !strings.Contains(h.toasts.Newest(), "Undone: next step done") || h.today.reloads != 2 {
		t.Errorf("undone %d, said %q", h.undone, h.toasts.Newest())
	}
	h.press("Z", ctrl|fyne.KeyModifierShift)
	if h.redone != 1 || !strings.Contains(h.toasts.Newest(), "Done again: next step done") {
		t.Errorf("redone %d, said %q", h.redone, h.toasts.Newest())
	}
	h.turnFails = &custody.Refusal{What: "There is nothing to undo.", Do: "Go on."}
	h.Shell.Undo()
	h.mustSee("There is nothing to undo.")
}

func TestTheSheetOfKeysListsThem(t *testing.T) {
	h := build(t)
	h.press(fyne.KeyF1, 0)
	for _, words := range []string{"Ctrl+K", "Lock", "Alt+1", "Back", "Everywhere", "Places", "On this page"} {
		h.mustSee(words)
	}
}

func TestANarrowWindowHidesTheNavigation(t *testing.T) {
	h := build(t)
	if !h.navigable() {
		t.Fatal("the navigation is not to be seen")
	}
	h.w.Resize(fyne.NewSize(700, 600))
	if h.navigable() {
		t.Error("the navigation takes the room of the page")
	}
	h.press(",", ctrl)
	h.mustBeAt("settings")
	h.w.Resize(fyne.NewSize(1100, 600))
	if !h.navigable() {
		t.Error("the navigation does not come back")
	}
}

// However small the window and large the text, one can search, do the main thing and lock; where the navigation has no
// room a menu takes its place.
func TestNothingOneCanPressLeavesTheTopBar(t *testing.T) {
	h := build(t)
	for _, scale := range []float32{1, 1.5, 2} {
		theme.Apply(theme.Look{Mode: theme.Light, TextScale: scale})
		for _, width := range []float32{480, 700, 1000, 1280, 1920} {
			h.w.Resize(fyne.NewSize(width, 700))
			b := h.bar()
			for name, pair := range map[string]both{"search": b.search, "lock": b.lock, "main action": b.main} {
				one := pair.full
				if !one.Visible() {
					one = pair.small
				}
				if name == "main action" && !one.Visible() {
					one = b.tiny
				}
				right := fyne.CurrentApp().Driver().AbsolutePositionForObject(one).X + one.Size().Width
				if !one.Visible() || right > width {
					t.Errorf("at %v%% and %v wide, the %s ends at %v (shown: %v)", scale*100, width, name, right, one.Visible())
				}
			}
			if b.menu.Visible() == h.navigable() {
				t.Errorf("at %v%% and %v wide, menu and navigation are both there or both gone", scale*100, width)
			}
		}
	}
}

// bar is the layout of the top bar.
func (h *house) bar() *barLayout {
	var found *barLayout
	var look func(fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		c, ok := o.(*fyne.Container)
		if !ok {
			return
		}
		if b, ok := c.Layout.(*barLayout); ok {
			found = b
		}
		for _, o := range c.Objects {
			look(o)
		}
	}
	look(h.content)
	return found
}

// navigable says that the list of places is to be seen.
func (h *house) navigable() bool {
	frame := h.content.(*fyne.Container).Objects[0].(*fyne.Container)
	return frame.Objects[1].Visible()
}

func TestABannerStandsUntilItIsTakenAway(t *testing.T) {
	h := build(t)
	h.Banner(kit.NewBanner(kit.Warning, "The clock is fixed."))
	h.mustSee("The clock is fixed.")
	h.Banner(nil)
	if h.sees("The clock is fixed.") {
		t.Error("the banner stays")
	}
}

func TestTheTopBarSaysWhenTheLastChangeWasSaved(t *testing.T) {
	h := build(t)
	h.Saved(time.Date(2026, 11, 24, 9, 41, 0, 0, time.UTC))
	h.mustSee("Saved 09:41")
}

func TestClosingEndsEveryScreenAndClearsTheWindow(t *testing.T) {
	h := build(t)
	h.Open(nav.Route{Page: "settings"})
	h.settings.closeFails = errors.New("the disk is full")
	closed := false
	kit.ShowDialog(h.w.Canvas(), kit.DialogSpec{Title: "One", Body: kit.NewText("body"), Keys: []kit.Shortcut{{Keys: "F2", Do: func() { closed = true }}}})
	h.Fail(errors.New("x"))
	err := h.Close()
	if !h.today.closed || !h.settings.closed || h.w.Canvas().Overlays().Top() != nil {
		t.Error("something stays open")
	}
	if err == nil || !strings.Contains(err.Error(), "the disk is full") {
		t.Errorf("closing says %v", err)
	}
	if run := h.w.Canvas().OnTypedKey(); run != nil {
		run(&fyne.KeyEvent{Name: fyne.KeyF2})
		run(&fyne.KeyEvent{Name: fyne.KeyF5})
	}
	if closed || h.today.reloads != 1 {
		t.Error("a key still reaches what was closed")
	}
}

func TestAfterClosingNothingIsShownAnyMore(t *testing.T) {
	h := build(t)
	reloads := h.today.reloads
	h.Close()
	h.Say("Late words", nil)
	h.Fail(errors.New("the store is closed"))
	h.Banner(kit.NewBanner(kit.Info, "Late banner"))
	h.Open(nav.Route{Page: "settings"})
	h.Refresh()
	h.Shell.Undo()
	h.Shell.Redo()
	if h.w.Canvas().Overlays().Top() != nil || h.sees("Late") || h.toasts.Newest() != "" || h.made != 1 || h.undone+h.redone != 0 || h.today.reloads != reloads {
		t.Error("the closed shell still works")
	}
}

func TestEverythingTheKeyboardReachesHasAName(t *testing.T) {
	h := build(t)
	seen := onscreen.Reached(t, h.w)
	for _, o := range []fyne.Focusable{h.items["today"], h.items["settings"], h.today.first.Focus()} {
		if !seen[o] {
			t.Errorf("the keyboard does not reach %q", label(o))
		}
	}
}

func TestAShellWithoutAMainActionOffersNone(t *testing.T) {
	h := build(t)
	p := h.p
	p.Main = nil
	reads := NewShell(p)
	h.w.SetContent(reads.Content())
	if h.button("New next step") != nil || h.button("Search everything") == nil || h.button("Lock") == nil {
		t.Error("the top bar offers the wrong buttons")
	}
	for _, k := range reads.shortcuts() {
		if k.Keys == p.MainKeys {
			t.Errorf("%s is still a key", k.Keys)
		}
	}
}

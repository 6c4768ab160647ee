package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/ui/nav"
)

func TestWordsLeadToCommands(t *testing.T) {
	next := nav.Command{Title: "New next step", TakesArg: true}
	lock := nav.Command{Title: "Lock"}
	for _, c := range []struct {
		command nav.Command
		words   string
		arg     string
		fits    bool
	}{
		{next, "", "", true},
		{next, "new", "", true},
		{next, "ne st", "", true},
		{next, "step", "", true},
		{next, "New next step Ring Anna Brandt", "Ring Anna Brandt", true},
		{next, "new next step", "", true},
		{next, "ring", "", false},
		{next, "step new", "", false},
		{lock, "lo", "", true},
		{lock, "lock now", "", false},
	} {
		if arg, fits := match(c.command, c.words); arg != c.arg || fits != c.fits {
			t.Errorf("%q for %q: %q, %v; want %q, %v", c.words, c.command.Title, arg, fits, c.arg, c.fits)
		}
	}
}

func TestTheCommandBoxRunsAnActionWithItsWords(t *testing.T) {
	h := build(t)
	h.press("K", ctrl)
	h.mustSee("Type two letters to search.")
	h.typeWords("new next step Ring Anna")
	h.press(fyne.KeyReturn, 0)
	if h.typed != "new: Ring Anna" || h.w.Canvas().Overlays().Top() != nil {
		t.Errorf("ran %q", h.typed)
	}
}

func TestTheCommandBoxOpensWhatItFinds(t *testing.T) {
	h := build(t)
	h.hits, h.more = []nav.Hit{{Title: "Sam Made-Up", Note: "staff", Route: nav.Route{Page: "settings", ID: "team"}}}, "200+"
	h.press("K", ctrl)
	h.typeWords("sam")
	if h.sought != "sam" {
		t.Errorf("looked for %q", h.sought)
	}
	h.mustSee("The first 1 of 200+")
	h.press(fyne.KeyReturn, 0)
	h.mustBeAt("settings")
	if h.settings.shown != "team" {
		t.Errorf("shown %q", h.settings.shown)
	}
}

func TestTheCommandBoxSaysWhenNothingIsFound(t *testing.T) {
	h := build(t)
	h.press("K", ctrl)
	h.typeWords("zz")
	h.mustSee("Nothing found.")
	h.press("K", ctrl) // it is open already
	h.press(fyne.KeyEscape, 0)
	if h.w.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not close it")
	}
}

func TestTheCommandBoxGoesToPlaces(t *testing.T) {
	h := build(t)
	h.button("Search everything").Press()
	h.typeWords("go to set")
	h.press(fyne.KeyReturn, 0)
	h.mustBeAt("settings")
}

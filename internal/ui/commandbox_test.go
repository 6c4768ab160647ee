package ui

import (
	"testing"

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

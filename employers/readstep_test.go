package employers

import (
	"testing"
	"time"

	"jobwright/internal/day"
)

func TestANextStepIsReadFromOneLine(t *testing.T) {
	for typed, want := range map[string]struct{ what, due string }{
		"ring Anna tomorrow":                    {"ring Anna", "2026-11-26"},
		"ring Anna":                             {"ring Anna", "2026-11-26"},
		"  ring   Anna  next monday ":           {"ring Anna", "2026-11-30"},
		"send the papers in 2 weeks":            {"send the papers", "2026-12-09"},
		"ring Anna by Friday":                   {"ring Anna", "2026-11-27"},
		"visit the bakery on 1 Dec":             {"visit the bakery", "2026-12-01"},
		"visit on Tue 1 December 2026":          {"visit", "2026-12-01"},
		"ask about the rota 1/12/2026":          {"ask about the rota", "2026-12-01"},
		"book room 12":                          {"book room 12", "2026-11-26"},
		"ask Priya what she thinks of tomorrow": {"ask Priya what she thinks of", "2026-11-26"},
		"tomorrow":                              {"", "2026-11-26"},
		"by Friday":                             {"", "2026-11-27"},
		"":                                      {"", "2026-11-26"},
	} {
		what, due := ReadNextStep(typed, today)
		if what != want.what || due.String() != want.due {
			t.Errorf("%q: %q for %s, want %q for %s", typed, what, due, want.what, want.due)
		}
	}
}

func TestWithoutADayTheNextWorkingDayIsMeant(t *testing.T) {
	monday := day.New(2026, time.November, 30)
	for _, d := range []day.Date{monday.AddDays(-3), monday.AddDays(-2), monday.AddDays(-1)} { // Friday to Sunday
		if _, due := ReadNextStep("ring Anna", d); due != monday {
			t.Errorf("on %s: %s, want Monday", d.Weekday(), due)
		}
	}
}

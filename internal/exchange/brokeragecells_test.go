package exchange

import (
	"fmt"
	"testing"

	"jobwright/assets"
)

// read reads one cell of a column of a kind.
func read(t *testing.T, kind, column, cell string) (string, error) {
	t.Helper()
	k, _ := KindNamed(kind)
	c, known := k.Column(column)
	if !known {
		t.Fatalf("%s has no column %s", kind, column)
	}
	parse, err := parser(c, false, assets.Codes)
	if err != nil {
		t.Fatal(err)
	}
	return parse(cell)
}

func TestCellsOfPeopleAndVacancies(t *testing.T) {
	for _, c := range []struct{ kind, column, cell, want string }{
		{"people", "hours_min", "7.5", "450"},
		{"people", "hours_min", "16 hours", "960"},
		{"people", "hours_max", ".25", "15"},
		{"people", "hours_max", "0", "0"},
		{"people", "days", "mon;tue", "mon;tue"},
		{"people", "days", "Friday; MON", "mon;fri"},
		{"people", "days", "mon-fri, sun", "mon;tue;wed;thu;fri;sun"},
		{"people", "gender", "prefer not to say", "G_X"},
		{"people", "ethnicity", "prefer not to say", "E_X"},
		{"people", "group", "out of work", "T_OOW"},
		{"people", "sectors", "g; Construction", "G;F"},
		{"people", "roles", "Kitchen assistant; 92;4120; Sales occupations", "Kitchen assistant;92;41;71"},
		{"people", "skills", " till ;  stock   rotation;Till", "till;stock rotation"},
		{"people", "needs", "HAND:major;SENS", "HAND:major;SENS:some"},
		{"people", "travel_modes", "Bus;walk", "bus;walk"},
		{"people", "pay_min", "£1,050", "105000"},
		{"permissions", "permission", "p2", "P2"},
		{"permissions", "disclosure", "needs only", "D2"},
		{"permissions", "disclosure", "du", "DU"},
		{"permissions", "audience", "Manager", "manager"},
		{"vacancies", "soc", "9233", "92"},
		{"vacancies", "soc", "9", "9"},
		{"vacancies", "soc", "elementary occupations", "9"},
		{"vacancies", "status", "On hold", "on_hold"},
		{"vacancies", "demands", "MOB:major", "MOB:major"},
		{"duties", "times_per_week", "0.23", "0.23"},
		{"duties", "times_per_week", "5.0", "5"},
		{"duties", "hourly_cost", "£200.00", "20000"},
		{"jobs", "contract", "zero hours", "ZERO"},
	} {
		if got, err := read(t, c.kind, c.column, c.cell); err != nil || got != c.want {
			t.Errorf("%s, %s: %q is read as %q, %v; want %q", c.kind, c.column, c.cell, got, err, c.want)
		}
	}
	for _, c := range []struct{ kind, column, cell string }{
		{"people", "hours_min", "-4"},
		{"people", "hours_min", "part time"},
		{"people", "hours_max", "1950"}, // a year's
		{"people", "days", "mon;some day"},
		{"people", "days", "fri-mon"},
		{"people", "pay_min", "12.713"},
		{"people", "pay_min_unit", "day"},
		{"people", "needs", "HAND:a lot"},
		{"people", "needs", "HAND;hand:major"},
		{"people", "sectors", "47110"},
		{"people", "gender", "T_OOW"},
		{"permissions", "permission", "P5"},
		{"vacancies", "soc", "0"},
		{"vacancies", "soc", "Baker"},
		{"vacancies", "status", "gone"},
		{"duties", "minutes", "-30"},
		{"duties", "minutes", "a while"},
		{"duties", "times_per_week", "-1"},
		{"duties", "times_per_week", "daily"},
		{"duties", "hourly_cost", "1271"}, // pence typed as pounds
	} {
		if got, err := read(t, c.kind, c.column, c.cell); err == nil {
			t.Errorf("%s, %s: %q is read as %q; it should be refused", c.kind, c.column, c.cell, got)
		}
	}
}

func TestHoursComeBackToTheMinute(t *testing.T) {
	for minutes := 0; minutes <= weekHours*60; minutes++ {
		cell := fmt.Sprintf("%.3f", float64(minutes)/60)
		if got, err := ParseHours(cell); err != nil || got != minutes {
			t.Fatalf("%d minutes are written as %s, which is read as %d, %v", minutes, cell, got, err)
		}
	}
}

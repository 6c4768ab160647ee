package brokerage

import "testing"

func TestDutiesAreReadAsPeopleJotThemDown(t *testing.T) {
	for line, want := range map[string]Duty{
		"Fold towels, 30 min, 5 times a week":   {Name: "Fold towels", Minutes: 30, Times: 5},
		"- Scan forms 1.5 hours x 3":            {Name: "Scan forms", Minutes: 90, Times: 3},
		"Restock supplies daily, 20 minutes":    {Name: "Restock supplies", Minutes: 20, Times: 5},
		"Count the linen 20 min once a week":    {Name: "Count the linen", Minutes: 20, Times: 1},
		"Answer the phone":                      {Name: "Answer the phone"},
		"Serve lunch for 40 people, 1 hour, 5x": {Name: "Serve lunch for 40 people", Minutes: 60, Times: 5},
	} {
		if got := ReadDuties(line); len(got) != 1 || got[0].Name != want.Name || got[0].Minutes != want.Minutes || got[0].Times != want.Times {
			t.Errorf("%q is read as %+v", line, got)
		}
	}
	if got := ReadDuties("\n  \n- \nFold\n"); len(got) != 1 {
		t.Errorf("lines without words are read as %v", got)
	}
}

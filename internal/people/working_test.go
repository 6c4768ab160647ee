package people

import (
	"testing"

	"jobwright/internal/day"
)

func TestWorkIsGivenToThoseWhoAreHereAndMayDoIt(t *testing.T) {
	today := day.New(2026, 11, 24)
	staff := []Staff{{ID: "sam", Name: "Sam Okafor", Role: Specialist}, {ID: "nia", Name: "Nia Example", Role: Lead, To: today}, {ID: "ruth", Role: Specialist, To: today.AddDays(-1)},
		{ID: "rory", Role: ReadOnly}, {ID: "ines", Role: Specialist, Deleted: true}}
	here := Working(staff, today)
	if len(here) != 2 || here[0].ID != "sam" || here[1].ID != "nia" {
		t.Errorf("here are %+v", here)
	}
	if NameOf(staff, "nia") != "Nia Example" || NameOf(staff, "zed") != "somebody else" || FirstName("Nia Example") != "Nia" {
		t.Error("somebody is called by another name")
	}
}

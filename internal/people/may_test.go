package people

import (
	"errors"
	"strings"
	"testing"
)

// The whole table of roles, written out a second time on purpose: a change of the rule must be meant.
func TestRoleTable(t *testing.T) {
	want := map[Act][3]Reach{ // specialist, lead, read only
		ViewRegister: {All, All, All}, ChangeRegister: {All, All, None},
		ViewParticipants: {Own, All, Figures}, EditParticipants: {Own, All, None}, OpenAnyway: {All, All, None},
		ViewPapers: {Own, All, None}, EditPapers: {Own, All, None},
		Merge: {All, All, None}, Import: {All, All, None}, BulkChange: {All, All, None},
		ManageStaff: {None, All, None}, ManageSlots: {None, All, None}, ChangeSettings: {None, All, None},
		ChangeRates: {None, All, None}, ChangeWeights: {None, All, None}, Restore: {None, All, None}, Erase: {None, All, None},
		ReadAudit: {None, All, None}, ExportNames: {Own, All, None}, FidelityOfOthers: {None, All, None},
	}
	if len(want) != len(roleTable) {
		t.Errorf("%d acts in the table, %d here", len(roleTable), len(want))
	}
	for act, w := range want {
		for i, role := range []Role{Specialist, Lead, ReadOnly} {
			if got := May(role, act); got != w[i] {
				t.Errorf("%s, %s: %d, want %d", role, act, got, w[i])
			}
		}
		for _, role := range []Role{"", "admin"} {
			if May(role, act) != None {
				t.Errorf("role %q may %s", role, act)
			}
		}
	}
	if May(Lead, "fly") != None {
		t.Error("an unknown act is allowed")
	}
}

func TestDeniedSaysWhoCan(t *testing.T) {
	err := Check(Specialist, ManageStaff)
	var d Denied
	if !errors.As(err, &d) || !strings.Contains(err.Error(), "Please ask a lead.") {
		t.Errorf("got %v", err)
	}
	if err := Check(Specialist, EditParticipants); err != nil {
		t.Errorf("own caseload refused: %v", err)
	}
	if err := Check(ReadOnly, ViewParticipants); err == nil {
		t.Error("figures are not names")
	}
}

func TestStaffRules(t *testing.T) {
	ok := Staff{Name: "Nia Example", Role: Lead}
	if err := ok.Validate(); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []Staff{{Role: Lead}, {Name: "x"}, {Name: "x", Role: Lead, FTE: 1.2}} {
		if bad.Validate() == nil {
			t.Errorf("accepted %+v", bad)
		}
	}
	if (Cover{Staff: "a", For: "a"}).Validate() == nil || (Leave{Staff: "a"}).Validate() == nil {
		t.Error("an empty span or covering for oneself was accepted")
	}
}

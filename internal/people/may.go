package people

import "strings"

// Act is something a member of staff may or may not do.
type Act string

// The acts that roles decide about.
const (
	ViewRegister     Act = "view employers, contacts, leads, vacancies and next steps"
	ChangeRegister   Act = "change employers, contacts, leads, vacancies and next steps"
	ViewParticipants Act = "see participants"
	EditParticipants Act = "change participants"
	OpenAnyway       Act = "open a participant outside the own caseload"
	ViewPapers       Act = "see permissions, agreements and plans"
	EditPapers       Act = "change permissions, agreements and plans"
	Merge            Act = "merge records"
	Import           Act = "import"
	BulkChange       Act = "change many records at once"
	ManageStaff      Act = "change staff"
	ManageSlots      Act = "decide who can unlock the store"
	ChangeSettings   Act = "change the settings of the store"
	ChangeRates      Act = "change rates and code lists"
	ChangeWeights    Act = "change the weights of matching"
	Restore          Act = "restore a backup"
	Erase            Act = "erase a person"
	ReadAudit        Act = "read who did what"
	ExportNames      Act = "export with names"
	FidelityOfOthers Act = "see colleagues' own fidelity figures"
)

// Reach says how far a permission goes.
type Reach int

// From nothing to everything. Figures are counts without names; Own is the own caseload and what one covers.
const (
	None Reach = iota
	Figures
	Own
	All
)

// roleTable is the whole rule of who may do what; the columns are specialist, lead, read only.
var roleTable = []struct {
	act                        Act
	specialist, lead, readOnly Reach
}{
	{ViewRegister, All, All, All},
	{ChangeRegister, All, All, None},
	{ViewParticipants, Own, All, Figures},
	{EditParticipants, Own, All, None},
	{OpenAnyway, All, All, None},
	{ViewPapers, Own, All, None},
	{EditPapers, Own, All, None},
	{Merge, All, All, None},
	{Import, All, All, None},
	{BulkChange, All, All, None},
	{ManageStaff, None, All, None},
	{ManageSlots, None, All, None},
	{ChangeSettings, None, All, None},
	{ChangeRates, None, All, None},
	{ChangeWeights, None, All, None},
	{Restore, None, All, None},
	{Erase, None, All, None},
	{ReadAudit, None, All, None},
	{ExportNames, Own, All, None},
	{FidelityOfOthers, None, All, None},
}

// May says how far a role reaches for an act; an unknown role or act reaches nothing.
func May(role Role, act Act) Reach {
	for _, r := range roleTable {
		if r.act != act {
			continue
		}
		switch role {
		case Specialist:
			return r.specialist
		case Lead:
			return r.lead
		case ReadOnly:
			return r.readOnly
		}
	}
	return None
}

// WhoMay names the roles that may do the act for everybody, or for their own caseload.
func WhoMay(act Act) string {
	var who []string
	for _, r := range []struct {
		role Role
		name string
	}{{Specialist, "a specialist"}, {Lead, "a lead"}, {ReadOnly, "a read-only colleague"}} {
		switch May(r.role, act) {
		case All:
			who = append(who, r.name)
		case Own:
			who = append(who, r.name+" for their own caseload")
		}
	}
	return strings.Join(who, " or ")
}

// Denied says that the acting person may not do something, and who can.
type Denied struct {
	Act     Act
	Outside bool // allowed in general, but this participant is outside the own caseload
}

// Error is in plain words: what is not allowed, then who can help.
func (d Denied) Error() string {
	if d.Outside {
		return "This participant is on a colleague's caseload. Please ask them or a lead, or open the record with a reason."
	}
	return "You may not " + string(d.Act) + ". Please ask " + WhoMay(d.Act) + "."
}

// Check is nil where the role reaches at least the own caseload, and Denied otherwise.
func Check(role Role, act Act) error {
	if May(role, act) < Own {
		return Denied{Act: act}
	}
	return nil
}

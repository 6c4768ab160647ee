package store_test

import (
	"fmt"
	"testing"

	"jobwright/employers"
	"jobwright/internal/people"
)

// The fatigue guard asks who else was there: one's own contact of today does not hide a colleague's of last week.
func TestThePageNamesColleaguesBeforeOneself(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	met(t, team.Ben, e.ID, today.AddDays(-3))
	met(t, team.Ann, e.ID, today)
	planned := &employers.Contact{On: today.AddDays(2), LoggedOn: today.AddDays(2), Employer: e.ID, Channel: "PHONE", Specialist: team.Lead.Actor()}
	must(t, team.Lead.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{planned}}))
	page, err := team.Ann.EmployerPage(ctx, e.ID)
	must(t, err)
	by := func(touches []employers.Touch) (out []people.StaffID) {
		for _, t := range touches {
			out = append(out, t.By)
		}
		return out
	}
	if want := []people.StaffID{team.Ben.Actor(), team.Ann.Actor()}; fmt.Sprint(by(page.Recent)) != fmt.Sprint(want) {
		t.Errorf("the page names %v, want %v", by(page.Recent), want)
	}
	touches, err := team.Ann.Touches(ctx, e.ID, today.AddDays(-10))
	must(t, err)
	if want := []people.StaffID{team.Ann.Actor(), team.Ben.Actor()}; fmt.Sprint(by(touches)) != fmt.Sprint(want) {
		t.Errorf("touched by %v, want %v", by(touches), want)
	}
}

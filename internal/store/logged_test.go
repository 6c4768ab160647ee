package store_test

import (
	"errors"
	"testing"

	"jobwright/employers"
	"jobwright/internal/people"
)

// When a contact was logged is when it was first saved: neither a form nor a draft that lay for weeks says otherwise.
func TestTheStoreSaysWhenAContactWasLogged(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	c := &employers.Contact{On: today.AddDays(-30), LoggedOn: today.AddDays(-30), Employer: e.ID, Channel: "PHONE", Specialist: team.Ann.Actor()}
	must(t, team.Ann.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{c}}))
	if got, err := team.Ann.Contact(ctx, c.ID); err != nil || got.LoggedOn != today || c.LoggedOn != today {
		t.Errorf("logged on %s, told %s, %v", got.LoggedOn, c.LoggedOn, err)
	}
	*team.Clock = team.Clock.AddDate(0, 0, 3)
	c.Note, c.LoggedOn = "rang back", c.On
	must(t, team.Ann.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{c}}))
	if got, err := team.Ann.Contact(ctx, c.ID); err != nil || got.LoggedOn != today || got.Note != "rang back" {
		t.Errorf("after a change: %+v, %v", got, err)
	}
	booked := &employers.Contact{On: today.AddDays(9), Employer: e.ID, Channel: "PHONE", Specialist: team.Ann.Actor()}
	must(t, team.Ann.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{booked}}))
	if booked.LoggedOn != booked.On {
		t.Errorf("a contact of a day to come is logged on %s", booked.LoggedOn)
	}
}

// The same save once more, as after a failure that was none, is the same contact, also a day later.
func TestTheSameContactSavedAgainWasLoggedOnce(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	first := employers.Contact{ID: "0199-c", On: today, Employer: e.ID, Channel: "PHONE", Specialist: team.Ann.Actor()}
	again := first
	must(t, team.Ann.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{&first}}))
	*team.Clock = team.Clock.AddDate(0, 0, 1)
	must(t, team.Ann.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{&again}}))
	if again.LoggedOn != today || again.Version != 1 {
		t.Errorf("got %+v", again)
	}
}

// A contact moves the relation forward or leaves it: what a colleague has reached meanwhile stays. (facts.md b.1)
func TestAContactNeverMovesTheRelationBack(t *testing.T) {
	team := open(t)
	move := func(e employers.EmployerID, to string) map[employers.EmployerID]string {
		t.Helper()
		stages := map[employers.EmployerID]string{e: to}
		must(t, team.Ann.SaveContacts(ctx, employers.Logged{Stages: stages}))
		return stages
	}
	at := func(e employers.EmployerID) string {
		t.Helper()
		got, err := team.Ann.Employer(ctx, e)
		must(t, err)
		return got.Stage
	}
	e := employer(t, team.Ann, "Hallam Bakery")
	if left := move(e.ID, employers.StageMatch); at(e.ID) != employers.StageMatch || len(left) != 1 {
		t.Errorf("stage %s, told %v", at(e.ID), left)
	}
	if left := move(e.ID, employers.StageLearn); at(e.ID) != employers.StageMatch || len(left) != 0 {
		t.Errorf("moved back to %s, told %v", at(e.ID), left)
	}
	rest, err := team.Ann.Employer(ctx, e.ID)
	must(t, err)
	rest.Stage, rest.LookAgainOn = employers.StageResting, today.AddDays(90)
	must(t, team.Ann.SaveEmployer(ctx, &rest))
	if move(e.ID, employers.StageLearn); at(e.ID) != employers.StageLearn {
		t.Errorf("a resting relation did not wake: %s", at(e.ID))
	}
	rows, _, err := team.Ann.Timeline(ctx, e.ID, 0, 20)
	must(t, err)
	if len(rows) != 4 {
		t.Errorf("the timeline has %s", happened(rows))
	}
}

// Whoever puts a relation to rest says when to look again, at any time.
func TestARelationIsNotPutToRestForEver(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	e.Stage = employers.StageResting
	var field people.FieldError
	if err := team.Ann.SaveEmployer(ctx, e); !errors.As(err, &field) || field.Field != "look_again_on" {
		t.Errorf("got %v", err)
	}
	e.LookAgainOn = today.AddDays(60)
	must(t, team.Ann.SaveEmployer(ctx, e))
}

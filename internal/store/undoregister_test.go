package store_test

import (
	"errors"
	"strings"
	"testing"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// refusedWith says that an undo was refused in these words.
func refusedWith(t *testing.T, err error, words string) {
	t.Helper()
	if !errors.Is(err, store.ErrConflict) || !strings.Contains(err.Error(), words) {
		t.Errorf("got %v, want it refused with %q", err, words)
	}
}

// What a colleague has put at an employer holds it there: the undo that would take it away says what that is.
func TestUndoLeavesNoColleaguesRecordWithoutItsEmployer(t *testing.T) {
	for words, put := range map[string]func(team storetest.Team, e *employers.Employer) error{
		"1 contact": func(team storetest.Team, e *employers.Employer) error { met(t, team.Ben, e.ID, today); return nil },
		"1 next step": func(team storetest.Team, e *employers.Employer) error {
			return team.Ben.SaveNextSteps(ctx, "added", &employers.NextStep{What: "Ring", Due: today, Owner: team.Ben.Actor(), Employer: e.ID})
		},
		"1 person": func(team storetest.Team, e *employers.Employer) error {
			return team.Ben.SavePerson(ctx, &employers.ContactPerson{Employer: e.ID, Name: "Anna"})
		},
		"1 site": func(team storetest.Team, e *employers.Employer) error {
			return team.Ben.SaveSite(ctx, &employers.Site{Employer: e.ID, Name: "Yard"})
		},
		"1 event": func(team storetest.Team, e *employers.Employer) error {
			return team.Ben.SaveEvent(ctx, &employers.Event{Title: "Job fair", On: today, Attendees: []employers.EmployerID{e.ID}}, employers.Logged{})
		},
	} {
		team := open(t)
		e := employer(t, team.Ann, "Hallam Bakery")
		must(t, put(team, e))
		_, err := team.Ann.Undo(ctx)
		refusedWith(t, err, "“Hallam Bakery” has "+words+" now")
		if _, err := team.Ben.EmployerPage(ctx, e.ID); err != nil {
			t.Errorf("%s: the employer is gone: %v", words, err)
		}
	}
}

func TestUndoOfAnImportLeavesEmployersThatAreInUse(t *testing.T) {
	team := open(t)
	sum := imported(t, team.Lead, "employers", employerRows(), created(3))
	list, err := team.Lead.Employers(ctx, employers.Filter{}, employers.Order{})
	must(t, err)
	met(t, team.Ben, list[0].ID, today)
	u, err := team.Lead.UndoBatch(ctx, sum.Batch)
	must(t, err)
	if u.Records != 2 || len(u.Kept) != 1 || u.Kept[0].ID != string(list[0].ID) || u.Kept[0].Reason != "has 1 contact now" {
		t.Errorf("got %+v", u)
	}
	if _, err := team.Ben.EmployerPage(ctx, list[0].ID); err != nil {
		t.Error(err)
	}
	if u, err = team.Lead.Redo(ctx); err != nil || u.Records != 2 {
		t.Errorf("redo: %+v, %v", u, err)
	}
}

func TestRedoOfAMergeOrADeletionLeavesWhatCameSince(t *testing.T) {
	team := open(t)
	a, b := employer(t, team.Ann, "Hallam Bakery"), employer(t, team.Ann, "Hallam Bakery Ltd")
	must(t, team.Ann.Merge(ctx, *a, b.ID, b.Version))
	_, err := team.Ann.Undo(ctx)
	must(t, err)
	met(t, team.Ben, b.ID, today)
	_, err = team.Ann.Redo(ctx)
	refusedWith(t, err, "“Hallam Bakery Ltd” has 1 contact now")
	c := employer(t, team.Ann, "Pryce Laundry")
	must(t, team.Ann.DeleteEmployer(ctx, c.ID, 1))
	_, err = team.Ann.Undo(ctx)
	must(t, err)
	must(t, team.Ben.SaveNextSteps(ctx, "added", &employers.NextStep{What: "Ring", Due: today, Owner: team.Ben.Actor(), Employer: c.ID}))
	_, err = team.Ann.Redo(ctx)
	refusedWith(t, err, "“Pryce Laundry” has 1 next step now")
}

// A record that undo brings back after its employer was merged comes back at the one that was kept.
func TestWhatComesBackAfterAMergeIsAtTheKeptOne(t *testing.T) {
	team := open(t)
	a, b := employer(t, team.Ann, "Hallam Bakery"), employer(t, team.Ann, "Hallam Bakery Ltd")
	c := met(t, team.Ben, b.ID, today)
	v := &employers.Event{Title: "Job fair", On: today, Attendees: []employers.EmployerID{b.ID, a.ID}}
	must(t, team.Ben.SaveEvent(ctx, v, employers.Logged{}))
	must(t, team.Ben.DeleteEvent(ctx, v.ID, v.Version))
	must(t, team.Ben.DeleteContact(ctx, c.ID, c.Version))
	must(t, team.Ann.Merge(ctx, *a, b.ID, b.Version))
	for range 2 {
		_, err := team.Ben.Undo(ctx)
		must(t, err)
	}
	page, err := team.Ann.EmployerPage(ctx, a.ID)
	must(t, err)
	got, err := team.Ann.Contact(ctx, c.ID)
	must(t, err)
	event, err := team.Ann.Event(ctx, v.ID)
	must(t, err)
	if page.Contacts != 1 || page.Events != 1 || got.Employer != a.ID || len(event.Attendees) != 1 || event.Attendees[0] != a.ID {
		t.Errorf("%d contacts, %d events; contact at %s, event with %v", page.Contacts, page.Events, got.Employer, event.Attendees)
	}
	list, err := team.Ann.Employers(ctx, employers.Filter{}, employers.Order{})
	if err != nil || len(list) != 1 || list[0].LastContact != today {
		t.Errorf("the list has %+v, %v", list, err)
	}
	if _, err := team.Lead.VerifyAudit(ctx, 0, ""); err != nil {
		t.Error(err)
	}
}

// What was at an employer that somebody has deleted since has no place to come back to.
func TestNothingComesBackToADeletedEmployer(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	c := met(t, team.Ben, e.ID, today)
	must(t, team.Ben.DeleteContact(ctx, c.ID, c.Version))
	must(t, team.Ann.DeleteEmployer(ctx, e.ID, e.Version))
	_, err := team.Ben.Undo(ctx)
	refusedWith(t, err, "“Hallam Bakery” has been deleted since")
}

// Who came to an event is as much a reason to keep an employer as a contact; a colleague's next step is one too, without a
// word about whom it concerns.
func TestAnEmployerInUseIsNotDeleted(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	v := &employers.Event{Title: "Job fair", On: today, Attendees: []employers.EmployerID{e.ID}}
	must(t, team.Ann.SaveEvent(ctx, v, employers.Logged{}))
	if err := team.Ann.DeleteEmployer(ctx, e.ID, e.Version); !errors.Is(err, store.ErrRefused) || !strings.Contains(err.Error(), "1 event") {
		t.Errorf("at an event: %v", err)
	}
	e = employer(t, team.Ann, "Pryce Laundry")
	p := people.Participant{FirstName: "Sam", Specialist: team.Ben.Actor()}
	must(t, team.Ben.SaveParticipants(ctx, "added", &p))
	must(t, team.Ben.SaveNextSteps(ctx, "added", &employers.NextStep{What: "Talk about Sam", Due: today, Owner: team.Ben.Actor(), Employer: e.ID, Participant: p.ID}))
	err := team.Ann.DeleteEmployer(ctx, e.ID, e.Version)
	if !errors.Is(err, store.ErrRefused) || !strings.Contains(err.Error(), "A colleague has a next step there") || strings.Contains(err.Error(), "articipant") {
		t.Errorf("with a colleague's step: %v", err)
	}
}

// An event that was opened before a merge is saved with the employer that was kept.
func TestAttendeesFollowAMerge(t *testing.T) {
	team := open(t)
	a, b := employer(t, team.Ann, "Hallam Bakery"), employer(t, team.Ann, "Hallam Bakery Ltd")
	must(t, team.Ann.Merge(ctx, *a, b.ID, b.Version))
	v := &employers.Event{Title: "Job fair", On: today, Attendees: []employers.EmployerID{b.ID, a.ID}}
	must(t, team.Ann.SaveEvent(ctx, v, employers.Logged{}))
	if page, err := team.Ann.EmployerPage(ctx, a.ID); err != nil || page.Events != 1 || len(v.Attendees) != 1 {
		t.Errorf("%d events, attendees %v, %v", page.Events, v.Attendees, err)
	}
}

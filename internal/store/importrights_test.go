package store_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// Reviews are figures about a colleague: what a screen does not show, no file gives away.
func TestASpecialistExportsTheirOwnReviewsAlone(t *testing.T) {
	team := open(t)
	for _, who := range []*store.Store{team.Ann, team.Ben} {
		must(t, team.Lead.SaveContactReview(ctx, &employers.ContactReview{Staff: who.Actor(), Week: today.Monday(), Comment: "About " + string(who.Actor())}))
	}
	rows := exported(t, team.Ann, "contact-reviews")
	if len(rows) != 1 || rows[0].Values["staff"].Text != "AE" {
		t.Errorf("a specialist exports %v", rows)
	}
	if rows = exported(t, team.Lead, "contact-reviews"); len(rows) != 2 {
		t.Errorf("a lead exports %d", len(rows))
	}
}

func TestASpecialistImportsTheirOwnReviewsAlone(t *testing.T) {
	team := open(t)
	sum, err := importRows(t, team.Ann, "contact-reviews", store.ImportOptions{}, table("staff=BE, week=2026-11-16, comment=fine", "staff=AE, week=2026-11-16"))
	if !errors.Is(err, store.ErrBadRows) || sum.Bad != 1 || sum.Problems[0].Column != "staff" {
		t.Errorf("%v %+v", err, sum)
	}
	imported(t, team.Ann, "contact-reviews", table("staff=AE, week=2026-11-16"), created(1))
	imported(t, team.Lead, "contact-reviews", table("staff=BE, week=2026-11-16, comment=fine"), created(1))
}

// What somebody may not see is neither taken away by their own export nor told by what becomes of it.
func TestAnExportOfSharedContactsImportsAgain(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	mine := people.Participant{FirstName: "Sam", Ref: "P1", Specialist: team.Ann.Actor()}
	must(t, team.Ann.SaveParticipants(ctx, "added", &mine))
	theirs := people.Participant{FirstName: "Kim", Ref: "P2", Specialist: team.Ben.Actor()}
	must(t, team.Ben.SaveParticipants(ctx, "added", &theirs))
	c := &employers.Contact{On: today, Employer: e.ID, Channel: "PHONE", Purpose: "INTRO", Specialist: team.Ann.Actor(), Participants: []people.ParticipantID{mine.ID, theirs.ID}}
	must(t, team.Lead.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{c}}))
	rows := exported(t, team.Ann, "contacts")
	imported(t, team.Ann, "contacts", rows, unchanged(1))
	rows[0].Values["participants"] = store.ImportValue{Erase: true}
	sum, err := importRows(t, team.Ann, "contacts", store.ImportOptions{}, rows)
	wantCounts(t, sum, err, "0 created, 1 updated, 0 unchanged, 0 skipped, 0 bad")
	got, err := team.Lead.Contact(ctx, c.ID)
	must(t, err)
	if fmt.Sprint(got.Participants) != fmt.Sprint([]people.ParticipantID{theirs.ID}) {
		t.Errorf("left %v", got.Participants)
	}
	// One who is taken off and comes back is the same participant of the contact.
	rows[0].Values["participants"] = store.ImportValue{Text: "P1"}
	sum, err = importRows(t, team.Ann, "contacts", store.ImportOptions{}, rows)
	wantCounts(t, sum, err, "0 created, 1 updated, 0 unchanged, 0 skipped, 0 bad")
}

// An export reads what its records name with the one connection it has: as many exports at once as there are connections end.
func TestAnExportReadsWithOneConnection(t *testing.T) {
	team, _ := filledRegister(t)
	team.Files.Read().SetMaxOpenConns(1)
	defer team.Files.Read().SetMaxOpenConns(4)
	done := make(chan error, 1)
	go func() {
		var err error
		for _, kind := range registerKinds {
			err = errors.Join(err, team.Lead.Export(ctx, kind, func(map[string]string) error { return nil }))
		}
		done <- err
	}()
	select {
	case err := <-done:
		must(t, err)
	case <-time.After(30 * time.Second):
		t.Fatal("an export waits for itself")
	}
}

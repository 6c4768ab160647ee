package store_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// met is a saved contact in person of whoever owns the view.
func met(t testing.TB, s *store.Store, e employers.EmployerID, on day.Date, who ...employers.PersonID) *employers.Contact {
	t.Helper()
	c := &employers.Contact{On: on, Employer: e, Channel: "F2F_SITE", Specialist: s.Actor(), Met: who, LoggedOn: on}
	must(t, s.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{c}}))
	return c
}

func TestAContactComesBackAsItWasSaved(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	anna := person(t, team.Ann, e, "Anna Brandt", employers.Hires)
	p := people.Participant{FirstName: "Pat", Specialist: team.Ann.Actor()}
	must(t, team.Ann.SaveParticipants(ctx, "added", &p))
	c := &employers.Contact{Ref: "C1", On: today.AddDays(-1), Start: "14:30", Employer: e.ID, Channel: "F2F_SITE", Purpose: "LEARN", AlsoFor: []string{"INTRO"}, Specialist: team.Ann.Actor(), Minutes: 25,
		Met: []employers.PersonID{anna.ID}, Participants: []people.ParticipantID{p.ID}, Outcome: "lead", Signals: []string{"OVERTIME", "PEAK"}, Heard: "nights are hard to fill", Note: "ring on Friday"}
	must(t, team.Ann.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{c}}))
	got, err := team.Ann.Contact(ctx, c.ID)
	must(t, err)
	if !reflect.DeepEqual(got, *c) || c.LoggedOn != today || c.Version != 1 {
		t.Errorf("saved %+v\nread  %+v", *c, got)
	}
}

// Everything that one contact brings with it is one save and one undo step.
func TestOneSaveOfAContact(t *testing.T) {
	team := open(t)
	done := step(t, team.Ann, "Ring the bakery")
	e := &employers.Employer{ID: employers.EmployerID(store.NewID()), Name: "Hallam Bakery"}
	anna := &employers.ContactPerson{ID: employers.PersonID(store.NewID()), Employer: e.ID, Name: "Anna Brandt", CanHire: employers.Hires}
	c := &employers.Contact{ID: employers.ContactID(store.NewID()), On: today, Employer: e.ID, Channel: "F2F_SITE", Specialist: team.Ann.Actor(), Met: []employers.PersonID{anna.ID}}
	next := &employers.NextStep{What: "Bring the leaflet", Due: today.AddDays(2), Owner: team.Ann.Actor(), Employer: e.ID, Contact: c.ID}
	*team.Changes = nil
	must(t, team.Ann.SaveContacts(ctx, employers.Logged{Employers: []*employers.Employer{e}, People: []*employers.ContactPerson{anna}, Contacts: []*employers.Contact{c}, Steps: []*employers.NextStep{next},
		Done: []employers.NextStepID{done.ID}, Stages: map[employers.EmployerID]string{e.ID: employers.StageMeet}}))
	if len(*team.Changes) != 1 {
		t.Errorf("announced %v", *team.Changes)
	}
	page, err := team.Ben.EmployerPage(ctx, e.ID)
	must(t, err)
	if page.Employer.Stage != employers.StageMeet || len(page.People) != 1 || len(page.Next) != 1 || page.Contacts != 1 || len(page.Recent) != 1 || page.Recent[0].By != team.Ann.Actor() {
		t.Errorf("the page has %+v", page)
	}
	if page.Next[0].EmployerName != "Hallam Bakery" || page.Next[0].Contact != c.ID {
		t.Errorf("the next step is %+v", page.Next[0])
	}
	if got, _ := team.Ann.NextStep(ctx, done.ID); got.DoneOn != today {
		t.Errorf("the old step is %+v", got)
	}
	listed, err := team.Ben.Employers(ctx, employers.Filter{}, employers.Order{})
	must(t, err)
	if len(listed) != 1 || listed[0].LastContact != today || listed[0].NextWhat != "Bring the leaflet" || listed[0].NextDue != today.AddDays(2) {
		t.Errorf("the list has %+v", listed)
	}
	_, err = team.Ann.Undo(ctx)
	must(t, err)
	if n, _ := team.Ann.CountEmployers(ctx, employers.Filter{}); n != 0 {
		t.Errorf("%d employers after undo", n)
	}
	if got, _ := team.Ann.NextStep(ctx, done.ID); !got.DoneOn.IsZero() {
		t.Error("the old step is still done after undo")
	}
	_, err = team.Ann.Redo(ctx)
	must(t, err)
	if page, err := team.Ben.EmployerPage(ctx, e.ID); err != nil || page.Contacts != 1 || len(page.Next) != 1 {
		t.Errorf("after redo %+v, %v", page, err)
	}
}

// A contact's participants outside the own caseload are not named, and a save by somebody who does not see them keeps them.
func TestParticipantsOfAContact(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	pat, sam := people.Participant{FirstName: "Pat", Specialist: team.Ann.Actor()}, people.Participant{FirstName: "Sam", Specialist: team.Ben.Actor()}
	must(t, team.Lead.SaveParticipants(ctx, "added", &pat, &sam))
	c := &employers.Contact{On: today, Employer: e.ID, Channel: "PHONE", Specialist: team.Ann.Actor(), Participants: []people.ParticipantID{pat.ID}}
	save := func(s *store.Store, c *employers.Contact) {
		t.Helper()
		must(t, s.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{c}}))
	}
	save(team.Ann, c)
	sees := func(s *store.Store) []people.ParticipantID {
		got, err := s.Contact(ctx, c.ID)
		must(t, err)
		return got.Participants
	}
	if len(sees(team.Ben)) != 0 || len(sees(team.Reader)) != 0 || len(sees(team.Lead)) != 1 {
		t.Errorf("Ben sees %v, the reader %v, the lead %v", sees(team.Ben), sees(team.Reader), sees(team.Lead))
	}
	bens, err := team.Ben.Contact(ctx, c.ID)
	must(t, err)
	bens.Note, bens.Participants = "also about Sam", []people.ParticipantID{sam.ID}
	save(team.Ben, &bens)
	if got := sees(team.Lead); len(got) != 2 {
		t.Errorf("after Ben's save it is about %v", got)
	}
	bens.Participants = []people.ParticipantID{pat.ID}
	if err := team.Ben.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{{On: today, Employer: e.ID, Channel: "PHONE", Specialist: team.Ben.Actor(), Participants: bens.Participants}}}); !denied(err) {
		t.Errorf("Ben named a colleague's participant: %v", err)
	}
	bens.Participants = nil
	save(team.Ben, &bens)
	if got := sees(team.Lead); len(got) != 1 || got[0] != pat.ID {
		t.Errorf("without Sam it is about %v", got)
	}
	_, err = team.Lead.Erase(ctx, pat.ID, "asked for it")
	must(t, err)
	if got := sees(team.Lead); len(got) != 0 {
		t.Errorf("after the erasure it is about %v", got)
	}
	if got, err := team.Ann.Contact(ctx, c.ID); err != nil || got.Note != "also about Sam" {
		t.Errorf("the contact itself stays: %+v, %v", got, err)
	}
	var left int
	must(t, team.Files.Read().QueryRow("select count(*) from contact_participant where participant = ?", string(pat.ID)).Scan(&left))
	if left != 0 {
		t.Errorf("%d rows still name an erased person", left)
	}
}

func TestTouches(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	met(t, team.Ann, e.ID, today.AddDays(-20))
	met(t, team.Ann, e.ID, today.AddDays(-9))
	met(t, team.Ben, e.ID, today.AddDays(-3))
	met(t, team.Ann, e.ID, today.AddDays(-6))
	got, err := team.Lead.Touches(ctx, e.ID, today.AddDays(-employers.RecentDays))
	must(t, err)
	if len(got) != 2 || got[0].By != team.Ben.Actor() || got[1].By != team.Ann.Actor() || got[1].On != today.AddDays(-6) {
		t.Errorf("touched by %+v", got)
	}
	met(t, team.Ann, e.ID, today)
	met(t, team.Ben, e.ID, today.AddDays(5))
	page, err := team.Ann.EmployerPage(ctx, e.ID)
	must(t, err)
	if r := page.Recent; len(r) != 2 || r[0].By != team.Ben.Actor() || r[0].On != today.AddDays(-3) || r[1].By != team.Ann.Actor() {
		t.Errorf("one's own contact stands before the colleague's, or a day to come counts: %+v", r)
	}
}

func TestTimelineIsPagedNewestFirst(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	for i := range 10 {
		met(t, team.Ann, e.ID, today.AddDays(-i))
	}
	fair := &employers.Event{Title: "Job fair", On: today.AddDays(-4), Attendees: []employers.EmployerID{e.ID}}
	must(t, team.Ann.SaveEvent(ctx, fair, employers.Logged{}))
	n := &employers.NextStep{What: "Bring the leaflet", Due: today, Owner: team.Ann.Actor(), Employer: e.ID, DoneOn: today.AddDays(-2)}
	must(t, team.Ann.SaveNextSteps(ctx, "done", n))
	e.Stage = employers.StageMeet
	must(t, team.Ann.SaveEmployer(ctx, e))
	var all []string
	for offset := 0; ; offset += 4 {
		rows, total, err := team.Ben.Timeline(ctx, e.ID, offset, 4)
		must(t, err)
		if total != 14 {
			t.Fatalf("%d in all", total)
		}
		if len(rows) == 0 {
			break
		}
		for _, h := range rows {
			all = append(all, fmt.Sprintf("%s %s %s", h.On, h.Kind, h.Words))
		}
	}
	for i := 1; i < len(all); i++ {
		if all[i][:10] > all[i-1][:10] && !strings.Contains(all[i], "created") {
			t.Errorf("%s stands before %s", all[i-1], all[i])
		}
	}
	text := strings.Join(all, "\n")
	for _, want := range []string{"2026-11-21 event Job fair", "2026-11-23 next-step Bring the leaflet", "2026-11-25 stage The relation moved from “Not met” to “Meet”", "created Added to the register"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

func TestTimelineSaysWhenAnEmployerMustNotBeContacted(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	for _, why := range []string{"asked not to be rung", ""} {
		e.Ref, e.DoNotContact = "E1", why
		must(t, team.Ann.SaveEmployer(ctx, e))
	}
	imported(t, team.Lead, "employers", table("ref=E1, name=Hallam Bakery, do_not_contact=asked again"), "0 created, 1 updated, 0 unchanged, 0 skipped, 0 bad")
	rows, total, err := team.Ben.Timeline(ctx, e.ID, 0, 10)
	must(t, err)
	var got []string
	for _, h := range rows {
		got = append(got, fmt.Sprintf("%s %s %s", h.Kind, h.By, h.Words))
	}
	want := []string{fmt.Sprintf("do-not-contact %s Marked “Do not contact”: asked again", team.Lead.Actor()), fmt.Sprintf("do-not-contact %s May be contacted again. Before: asked not to be rung", team.Ann.Actor()),
		fmt.Sprintf("do-not-contact %s Marked “Do not contact”: asked not to be rung", team.Ann.Actor())}
	if total != 4 || !slices.Equal(got[:3], want) {
		t.Errorf("the timeline says %q, want %q", got, want)
	}
}

// Item 17 of a colleague who met two who can hire, one who cannot, and rang one, in the two whole weeks before this one.
func TestItem17GathersWhatTheRuleNeeds(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	anna, tom := person(t, team.Ann, e, "Anna Brandt", employers.Hires), person(t, team.Ann, e, "Tom Till", "")
	monday := today.Monday().AddDays(-14)
	met(t, team.Ann, e.ID, monday, anna.ID)
	met(t, team.Ann, e.ID, monday.AddDays(8), tom.ID, anna.ID)
	met(t, team.Ann, e.ID, monday.AddDays(8), tom.ID)
	must(t, team.Ann.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{{On: monday, Employer: e.ID, Channel: "PHONE", Specialist: team.Ann.Actor(), Met: []employers.PersonID{anna.ID}}}}))
	must(t, team.Ann.SaveContactReview(ctx, &employers.ContactReview{Staff: team.Ann.Actor(), Week: monday, Supervisor: team.Lead.Actor()}))
	f, err := team.Ann.Item17(ctx, team.Ann.Actor(), monday, today)
	must(t, err)
	if f.Counted != 2 || f.AtWork != 2 || f.Mean != 1 || len(f.Weeks) != 2 || f.Weeks[0].Other != 1 || !f.Weeks[0].Reviewed || f.Weeks[1].Reviewed || f.Target != 6 {
		t.Errorf("got %+v", f)
	}
	must(t, team.Lead.SetSetting(ctx, "contact_target", "4"))
	must(t, team.Ann.SaveLeave(ctx, &people.Leave{Staff: team.Ann.Actor(), From: monday, To: monday.AddDays(6)}))
	if f, err = team.Lead.Item17(ctx, team.Ann.Actor(), monday, today); err != nil || f.AtWork != 1 || f.Counted != 1 || f.Target != 4 {
		t.Errorf("with leave and another target %+v, %v", f, err)
	}
	if _, err := team.Ben.Item17(ctx, team.Ann.Actor(), monday, today); !denied(err) {
		t.Errorf("a colleague sees the figures: %v", err)
	}
	week, err := team.Ben.ContactsOf(ctx, team.Ann.Actor(), monday.AddDays(7), monday.AddDays(13))
	must(t, err)
	if len(week) != 2 || week[0].Employer != "Hallam Bakery" || !week[0].Counts || strings.Join(week[0].Met, ", ") != "Tom Till, Anna Brandt" || week[1].Counts {
		t.Errorf("the week has %+v", week)
	}
}

func TestAWeekHasOneReview(t *testing.T) {
	team := open(t)
	v := &employers.ContactReview{Staff: team.Ann.Actor(), Week: today.Monday(), Supervisor: team.Lead.Actor(), Comment: "good"}
	must(t, team.Lead.SaveContactReview(ctx, v))
	again := *v
	again.Comment = "very good"
	must(t, team.Ann.SaveContactReview(ctx, &again))
	got, err := team.Ann.Reviews(ctx, team.Ann.Actor(), today.AddDays(-30), today)
	must(t, err)
	if len(got) != 1 || got[0] != again || got[0].On != today || again.ID != v.ID {
		t.Errorf("reviews %+v", got)
	}
	if _, err := team.Ben.Reviews(ctx, team.Ann.Actor(), today.AddDays(-30), today); !denied(err) {
		t.Errorf("a colleague sees the reviews: %v", err)
	}
	if err := team.Ben.SaveContactReview(ctx, &employers.ContactReview{Staff: team.Ann.Actor(), Week: today.Monday()}); !denied(err) {
		t.Errorf("a colleague reviews: %v", err)
	}
}

// A job fair with five employers: each gets a contact and a next step, all in one step that undo takes back.
func TestAnEventWithItsContacts(t *testing.T) {
	team := open(t)
	fair := &employers.Event{ID: employers.EventID(store.NewID()), Title: "Job fair", On: today, Kind: "jobfair", Place: "Town hall", Topics: "shifts", Hosts: "the council", OfferExplained: true, Note: "warm"}
	l := employers.Logged{Label: "job fair"}
	for i := range 5 {
		e := employer(t, team.Ann, fmt.Sprintf("Firm %d", i))
		fair.Attendees = append(fair.Attendees, e.ID)
		l.Contacts = append(l.Contacts, &employers.Contact{On: today, Employer: e.ID, Channel: "JOBFAIR", Specialist: team.Ann.Actor(), Event: fair.ID})
		l.Steps = append(l.Steps, &employers.NextStep{What: "Ring " + e.Name, Due: today.AddDays(7), Owner: team.Ann.Actor(), Employer: e.ID})
	}
	must(t, team.Ann.SaveEvent(ctx, fair, l))
	got, err := team.Ben.Event(ctx, fair.ID)
	must(t, err)
	if !reflect.DeepEqual(got, *fair) {
		t.Errorf("saved %+v\nread  %+v", *fair, got)
	}
	must(t, team.Ann.DeleteContact(ctx, l.Contacts[4].ID, l.Contacts[4].Version))
	if logged, err := team.Ben.LoggedAt(ctx, fair.ID); err != nil || !slices.Equal(logged, fair.Attendees[:4]) {
		t.Errorf("a colleague sees %v of %v as logged, %v", logged, fair.Attendees, err)
	}
	_, err = team.Ann.Undo(ctx)
	must(t, err)
	list, err := team.Ben.Events(ctx, employers.Order{})
	must(t, err)
	soon, err := team.Ben.EventsBetween(ctx, today, today.AddDays(14))
	must(t, err)
	if n, _ := team.Ben.CountEvents(ctx); n != 1 || len(list) != 1 || len(soon) != 1 {
		t.Errorf("%d events, %+v, %+v", n, list, soon)
	}
	if n, _ := team.Ben.CountNextSteps(ctx, employers.NextStepFilter{Employer: fair.Attendees[2]}); n != 1 {
		t.Errorf("%d next steps at one employer", n)
	}
	u, err := team.Ann.Undo(ctx)
	must(t, err)
	if n, _ := team.Ben.CountEvents(ctx); n != 0 || u.Records != 11 || u.Label != "job fair" {
		t.Errorf("%d events after undo, %+v", n, u)
	}
}

func TestMapFacts(t *testing.T) {
	team := open(t)
	e := bakery()
	must(t, team.Ann.SaveEmployer(ctx, e))
	anna := person(t, team.Ann, e, "Anna Brandt", employers.Hires)
	met(t, team.Ann, e.ID, today, anna.ID)
	met(t, team.Ann, e.ID, today.AddDays(-1))
	met(t, team.Ann, e.ID, today.AddDays(-40))
	f, err := team.Reader.MapFacts(ctx, today.AddDays(-28), today)
	must(t, err)
	if len(f.Employers) != 1 || f.Employers[0].Section != "C" || f.Employers[0].Area != "S" || f.Employers[0].Band != "MEDIUM" || f.Employers[0].Stage != "2" {
		t.Errorf("employers %+v", f.Employers)
	}
	if len(f.Contacts) != 2 || f.Contacts[0].Counts || !f.Contacts[1].Counts || f.Contacts[1].On != today {
		t.Errorf("contacts %+v", f.Contacts)
	}
}

// A next step about a colleague's participant is no business of others, in the list of employers neither.
func TestTheListKeepsStepsOfOthersParticipants(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	p := people.Participant{FirstName: "Pat", Specialist: team.Ann.Actor()}
	must(t, team.Ann.SaveParticipants(ctx, "added", &p))
	about := &employers.NextStep{What: "Talk about Pat", Due: today, Owner: team.Ann.Actor(), Employer: e.ID, Participant: p.ID}
	later := &employers.NextStep{What: "Bring the leaflet", Due: today.AddDays(3), Owner: team.Ann.Actor(), Employer: e.ID}
	must(t, team.Ann.SaveNextSteps(ctx, "added", about, later))
	for name, c := range map[string]struct {
		s    *store.Store
		want string
	}{"Ann": {team.Ann, about.What}, "Ben": {team.Ben, later.What}, "lead": {team.Lead, about.What}, "reader": {team.Reader, later.What}} {
		list, err := c.s.Employers(ctx, employers.Filter{}, employers.Order{Sort: "next"})
		must(t, err)
		page, err := c.s.EmployerPage(ctx, e.ID)
		must(t, err)
		if list[0].NextWhat != c.want || page.Next[0].What != c.want {
			t.Errorf("%s sees %q and %q", name, list[0].NextWhat, page.Next[0].What)
		}
	}
	_, err := team.Lead.Erase(ctx, p.ID, "asked for it")
	must(t, err)
	if list, _ := team.Ann.Employers(ctx, employers.Filter{}, employers.Order{}); list[0].NextWhat != later.What {
		t.Errorf("after the erasure the list says %q", list[0].NextWhat)
	}
}

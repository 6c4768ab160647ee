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

// twins are two entries of one bakery, each with a person, a site, a contact and a next step, and an event where both were.
type twins struct {
	keep, gone *employers.Employer
	fair       *employers.Event
	step       *employers.NextStep // at gone, about a colleague's participant
}

func makeTwins(t *testing.T, team storetest.Team) (w twins) {
	t.Helper()
	s := team.Ann
	w.keep, w.gone = employer(t, s, "Hallam Bakery"), employer(t, s, "Hallam Bakery Ltd")
	w.fair = &employers.Event{Title: "Job fair", On: today}
	for _, e := range []*employers.Employer{w.keep, w.gone} {
		w.fair.Attendees = append(w.fair.Attendees, e.ID)
		anna := person(t, s, e, "Anna of "+e.Name, employers.Hires)
		must(t, s.SaveSite(ctx, &employers.Site{Employer: e.ID, Name: "Mill Lane"}))
		met(t, s, e.ID, today, anna.ID)
		must(t, s.SaveNextSteps(ctx, "added", &employers.NextStep{What: "Ring " + e.Name, Due: today, Owner: s.Actor(), Employer: e.ID}))
	}
	must(t, s.SaveEvent(ctx, w.fair, employers.Logged{}))
	p := people.Participant{FirstName: "Sam", Specialist: team.Ben.Actor()}
	must(t, team.Ben.SaveParticipants(ctx, "added", &p))
	w.step = &employers.NextStep{What: "Talk about Sam", Due: today, Owner: team.Ben.Actor(), Employer: w.gone.ID, Participant: p.ID}
	must(t, team.Ben.SaveNextSteps(ctx, "added", w.step))
	return w
}

func TestMergePutsEverythingAtOne(t *testing.T) {
	team := open(t)
	w := makeTwins(t, team)
	third := employer(t, team.Ann, "Pryce Bakery")
	must(t, team.Ann.NotDuplicates(ctx, w.gone.ID, third.ID))
	merged := *w.keep
	merged.Town = "Sheffield"
	must(t, team.Ann.Merge(ctx, merged, w.gone.ID, w.gone.Version))

	check := func(when string, id employers.EmployerID, n int) {
		t.Helper()
		page, err := team.Lead.EmployerPage(ctx, id)
		must(t, err)
		steps := 2*n - 1 // the one about Sam comes with it
		if len(page.People) != n || len(page.Sites) != n || page.Contacts != n || len(page.Next) != steps || page.Events != 1 {
			t.Errorf("%s: %d people, %d sites, %d contacts, %d steps, %d events", when, len(page.People), len(page.Sites), page.Contacts, len(page.Next), page.Events)
		}
	}
	check("merged", w.keep.ID, 2)
	if got, err := team.Ben.Employer(ctx, w.gone.ID); err != nil || got.ID != w.keep.ID || got.Town != "Sheffield" {
		t.Errorf("the one that is gone opens %+v, %v", got, err)
	}
	if fair, _ := team.Ann.Event(ctx, w.fair.ID); len(fair.Attendees) != 1 || fair.Attendees[0] != w.keep.ID {
		t.Errorf("at the fair were %v", fair.Attendees)
	}
	if n, _ := team.Ann.CountEmployers(ctx, employers.Filter{}); n != 2 {
		t.Errorf("%d employers", n)
	}
	rows, _, err := team.Ann.Timeline(ctx, w.keep.ID, 0, 20)
	must(t, err)
	if !strings.Contains(happened(rows), "Merged with Hallam Bakery Ltd") {
		t.Errorf("the timeline says %s", happened(rows))
	}
	must(t, team.Ann.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{{On: today, Employer: w.gone.ID, Channel: "PHONE", Specialist: team.Ann.Actor()}}})) // a form that was open
	if page, _ := team.Ann.EmployerPage(ctx, w.keep.ID); page.Contacts != 3 {
		t.Errorf("%d contacts", page.Contacts)
	}
	for range 2 {
		_, err = team.Ann.Undo(ctx)
		must(t, err)
	}
	check("taken back", w.keep.ID, 1)
	if got, err := team.Ann.Employer(ctx, w.gone.ID); err != nil || got.ID != w.gone.ID {
		t.Errorf("after undo it opens %+v, %v", got, err)
	}
	if n, err := team.Ben.NextStep(ctx, w.step.ID); err != nil || n.Employer != w.gone.ID || n.EmployerName != "Hallam Bakery Ltd" {
		t.Errorf("the step about Sam is %+v, %v", n, err)
	}
	_, err = team.Ann.Redo(ctx)
	must(t, err)
	check("done again", w.keep.ID, 2)
}

func happened(rows []employers.Happening) string {
	var out []string
	for _, h := range rows {
		out = append(out, h.Words)
	}
	return strings.Join(out, "; ")
}

// What somebody has changed since is not overwritten: the undo of the merge says so and takes nothing back.
func TestAMergeThatWasTouchedSinceStays(t *testing.T) {
	team := open(t)
	w := makeTwins(t, team)
	must(t, team.Ann.Merge(ctx, *w.keep, w.gone.ID, w.gone.Version))
	n, err := team.Ben.NextStep(ctx, w.step.ID)
	must(t, err)
	n.What = "Talk about Sam on Friday"
	must(t, team.Ben.SaveNextSteps(ctx, "changed", &n))
	if _, err := team.Ann.Undo(ctx); !errors.Is(err, store.ErrConflict) || !strings.Contains(err.Error(), "has been changed since") {
		t.Errorf("got %v", err)
	}
	if got, _ := team.Ann.Employer(ctx, w.gone.ID); got.ID != w.keep.ID {
		t.Error("half of the merge was taken back")
	}
}

func TestAMergeOfWhatSomebodyChangedIsRefused(t *testing.T) {
	team := open(t)
	w := makeTwins(t, team)
	theirs := *w.gone
	theirs.Phone = "0114 496 0123"
	must(t, team.Ben.SaveEmployer(ctx, &theirs))
	if err := team.Ann.Merge(ctx, *w.keep, w.gone.ID, w.gone.Version); !errors.Is(err, store.ErrConflict) {
		t.Errorf("got %v", err)
	}
	if err := team.Ann.Merge(ctx, *w.keep, w.keep.ID, w.keep.Version); !errors.Is(err, store.ErrRefused) {
		t.Errorf("merged with itself: %v", err)
	}
}

func TestLooksLike(t *testing.T) {
	team := open(t)
	e := bakery()
	must(t, team.Ann.SaveEmployer(ctx, e))
	must(t, team.Ann.SavePerson(ctx, &employers.ContactPerson{Employer: e.ID, Name: "Anna", Phone: "07700 900123"}))
	employer(t, team.Ann, "Pryce Cleaning Services")
	for name, typed := range map[string]employers.Employer{
		"name": {Name: "the hallam bakery"}, "slip": {Name: "Halam Bakery"}, "trading name": {Name: "Loaf"}, "phone": {Phone: "+44 114 496 0123"}, "a person's phone": {Phone: "07700900123"},
		"number": {CompanyNumber: "1234567"},
	} {
		got, err := team.Ben.LooksLike(ctx, typed, 5)
		must(t, err)
		if len(got) != 1 || got[0].Employer.ID != e.ID || len(got[0].Because) == 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
	for name, typed := range map[string]employers.Employer{"itself": *e, "another": {Name: "Quarry Street Laundry"}, "nothing": {}} {
		if got, err := team.Ben.LooksLike(ctx, typed, 5); err != nil || len(got) != 0 {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestDuplicates(t *testing.T) {
	team := open(t)
	a, b := employer(t, team.Ann, "Hallam Bakery"), employer(t, team.Ann, "Hallam Bakery Ltd")
	employer(t, team.Ann, "Pryce Cleaning")
	has := func(want int) []employers.Pair {
		t.Helper()
		pairs, total, err := team.Ben.Duplicates(ctx, 0, 10)
		must(t, err)
		if len(pairs) != want || total != want {
			t.Errorf("%d of %d pairs, want %d: %+v", len(pairs), total, want, pairs)
		}
		return pairs
	}
	if p := has(1); len(p) == 1 && (p[0].A.ID != a.ID || p[0].B.ID != b.ID || len(p[0].Because) == 0) {
		t.Errorf("the pair is %+v", p[0])
	}
	c := employer(t, team.Ann, "The Hallam Bakery") // the pairs follow what changes
	has(3)
	c.Name = "Quarry Laundry"
	must(t, team.Ann.SaveEmployer(ctx, c))
	has(1)
	must(t, team.Ann.NotDuplicates(ctx, b.ID, a.ID))
	has(0)
	_, err := team.Ann.Undo(ctx)
	must(t, err)
	has(1)
	must(t, team.Ann.Merge(ctx, *a, b.ID, b.Version))
	has(0)
	// Two firms of one name with numbers of their own are two.
	x, y := employers.Employer{Name: "Choice Support", CompanyNumber: "04210314"}, employers.Employer{Name: "Choice Support", CompanyNumber: "09876543"}
	must(t, team.Ann.SaveEmployer(ctx, &x))
	must(t, team.Ann.SaveEmployer(ctx, &y))
	has(0)
}

package store_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// bakery is an employer with something in every field.
func bakery() *employers.Employer {
	return &employers.Employer{Ref: "E1", Name: "Hallam Bakery Ltd", TradingName: "The Loaf", FormerName: "Hallam Bread", CompanyNumber: "01234567", GPGID: "77", PublicBody: true,
		Sector: employers.Private, SIC: []string{"10710", "56102"}, Size: "MEDIUM", SizePrinted: "", Headcount: 120, HeadcountOn: day.New(2026, 1, 2), Address: "1 Mill Lane\nAttercliffe",
		Town: "Sheffield", Postcode: "S9 3XX", Phone: "0114 496 0123", Email: "hello@example.org", Website: "https://example.org", Motivations: []string{"RECRUIT", "VALUES"},
		Pledges:  []employers.Pledge{{Code: "DC", Level: "2", Since: day.New(2025, 3, 1), Expires: day.New(2028, 3, 1), Note: "asked for the letter"}},
		Practice: []employers.Practice{{Code: "rlw", Answer: "yes"}}, Hiring: "seasonal", HiringRoute: "a sign in the window", HardToFill: "nights", Shifts: "4 to 8 in the morning",
		Environment: "warm and loud", LeadSource: "WALK_IN", Stage: employers.StageLearn, LookAgainOn: day.New(2027, 1, 1), Relation: 2, NoticeGivenOn: day.New(2026, 5, 5), Notes: "ask for Müller"}
}

func employer(t testing.TB, s *store.Store, name string) *employers.Employer {
	t.Helper()
	e := &employers.Employer{Name: name}
	must(t, s.SaveEmployer(ctx, e))
	return e
}

func person(t testing.TB, s *store.Store, e *employers.Employer, name string, hires employers.CanHire) *employers.ContactPerson {
	t.Helper()
	p := &employers.ContactPerson{Employer: e.ID, Name: name, CanHire: hires}
	must(t, s.SavePerson(ctx, p))
	return p
}

func TestAnEmployerComesBackAsItWasSaved(t *testing.T) {
	team := open(t)
	e := bakery()
	e.Owner = team.Ann.Actor()
	must(t, team.Ann.SaveEmployer(ctx, e))
	got, err := team.Ben.Employer(ctx, e.ID)
	must(t, err)
	if !reflect.DeepEqual(got, *e) {
		t.Errorf("saved %+v\nread  %+v", *e, got)
	}
	site := &employers.Site{Ref: "S1", Employer: e.ID, Name: "Mill Lane", Address: "1 Mill Lane", Town: "Sheffield", Postcode: "S9 3XX", Access: "step-free", Transport: "tram"}
	must(t, team.Ann.SaveSite(ctx, site))
	p := &employers.ContactPerson{Ref: "P1", Employer: e.ID, Site: site.ID, Name: "Anna Brandt", Role: "Manager", Phone: "+44 114 496 0124", Email: "anna@example.org",
		CanHire: employers.Hires, Prefers: "PHONE", Marketing: employers.DoesntHire, LeftOn: day.New(2026, 10, 1)}
	must(t, team.Ann.SavePerson(ctx, p))
	page, err := team.Ben.EmployerPage(ctx, e.ID)
	must(t, err)
	if len(page.Sites) != 1 || page.Sites[0] != *site || len(page.People) != 1 || page.People[0] != *p {
		t.Errorf("the page has %+v %+v", page.Sites, page.People)
	}
}

func TestAnOldVersionOfAnEmployerIsRefused(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	mine, theirs := *e, *e
	theirs.Town = "Sheffield"
	must(t, team.Ben.SaveEmployer(ctx, &theirs))
	mine.Town = "Rotherham"
	if err := team.Ann.SaveEmployer(ctx, &mine); !errors.Is(err, store.ErrConflict) || mine.Version != 1 {
		t.Errorf("got %v, version %d", err, mine.Version)
	}
}

func TestUndoAndRedoOfAnEmployer(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	e.Stage = employers.StageMeet
	must(t, team.Ann.SaveEmployer(ctx, e))
	moved := func() (stage string, rows int) {
		got, err := team.Ann.Employer(ctx, e.ID)
		must(t, err)
		line, _, err := team.Ann.Timeline(ctx, e.ID, 0, 10)
		must(t, err)
		return got.Stage, len(line)
	}
	if stage, rows := moved(); stage != "1" || rows != 2 {
		t.Errorf("stage %s with %d happenings", stage, rows)
	}
	_, err := team.Ann.Undo(ctx)
	must(t, err)
	if stage, rows := moved(); stage != "0" || rows != 1 {
		t.Errorf("after undo stage %s with %d happenings", stage, rows)
	}
	_, err = team.Ann.Redo(ctx)
	must(t, err)
	if stage, rows := moved(); stage != "1" || rows != 2 {
		t.Errorf("after redo stage %s with %d happenings", stage, rows)
	}
}

func TestDeletingAnEmployerTakesWhatBelongsToIt(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	person(t, team.Ann, e, "Anna Brandt", employers.Hires)
	must(t, team.Ann.SaveNextSteps(ctx, "added", &employers.NextStep{What: "Ring Anna", Due: today, Owner: team.Ann.Actor(), Employer: e.ID}))
	must(t, team.Ann.DeleteEmployer(ctx, e.ID, 1))
	if _, err := team.Ann.Employer(ctx, e.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("it is there: %v", err)
	}
	if n, _ := team.Ann.CountNextSteps(ctx, employers.NextStepFilter{}); n != 0 {
		t.Errorf("%d next steps are left", n)
	}
	_, err := team.Ann.Undo(ctx)
	must(t, err)
	if page, err := team.Ann.EmployerPage(ctx, e.ID); err != nil || len(page.People) != 1 || len(page.Next) != 1 {
		t.Errorf("after undo %+v, %v", page, err)
	}
	must(t, team.Ann.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{{On: today, Employer: e.ID, Channel: "PHONE", Specialist: team.Ann.Actor()}}}))
	if err := team.Ann.DeleteEmployer(ctx, e.ID, 3); !errors.Is(err, store.ErrRefused) || !strings.Contains(err.Error(), "has 1 contact, so") {
		t.Errorf("with a contact: %v", err)
	}
}

func TestManyAreChangedInOneStep(t *testing.T) {
	team := open(t)
	var ids []employers.EmployerID
	for i := range 12 {
		ids = append(ids, employer(t, team.Ann, fmt.Sprintf("Firm %02d", i)).ID)
	}
	n, err := team.Ann.ChangeEmployers(ctx, "owner of 12 employers", ids, func(e *employers.Employer) { e.Owner = team.Ben.Actor() })
	must(t, err)
	if n != 12 {
		t.Errorf("%d changed", n)
	}
	mine := employers.Filter{Owners: []people.StaffID{team.Ben.Actor()}}
	if n, err := team.Ann.CountEmployers(ctx, mine); err != nil || n != 12 {
		t.Errorf("%d are his, %v", n, err)
	}
	if n, err := team.Ann.ChangeEmployers(ctx, "the same", ids, func(e *employers.Employer) { e.Owner = team.Ben.Actor() }); err != nil || n != 0 {
		t.Errorf("the same again changed %d, %v", n, err)
	}
	u, err := team.Ann.Undo(ctx)
	must(t, err)
	if n, _ := team.Ann.CountEmployers(ctx, mine); n != 0 || u.Records != 12 {
		t.Errorf("after undo %d are his, %+v", n, u)
	}
}

func TestSavedFilters(t *testing.T) {
	team := open(t)
	quiet := &employers.SavedFilter{Name: "Quiet in Sheffield", Filter: employers.Filter{QuietWeeks: 6, Areas: []string{"S"}}, Sort: "last", Pinned: true, Shared: true}
	own := &employers.SavedFilter{Name: "Mine", Filter: employers.Filter{Owners: []people.StaffID{team.Ann.Actor()}}}
	must(t, team.Ann.SaveFilter(ctx, quiet))
	must(t, team.Ann.SaveFilter(ctx, own))
	list, err := team.Ann.Filters(ctx)
	must(t, err)
	if len(list) != 2 || !reflect.DeepEqual(list[0], *quiet) || !reflect.DeepEqual(list[1], *own) {
		t.Errorf("Ann has %+v", list)
	}
	if list, _ := team.Ben.Filters(ctx); len(list) != 1 || list[0].Name != quiet.Name {
		t.Errorf("Ben has %+v", list)
	}
	stolen := *quiet
	stolen.Name = "x"
	if err := team.Ben.SaveFilter(ctx, &stolen); !errors.Is(err, store.ErrRefused) {
		t.Errorf("Ben changed Ann's filter: %v", err)
	}
	must(t, team.Lead.SaveFilter(ctx, &stolen)) // it is the team's
	must(t, team.Lead.DeleteFilter(ctx, quiet.ID, stolen.Version))
	if list, _ := team.Ben.Filters(ctx); len(list) != 0 {
		t.Errorf("still there: %+v", list)
	}
}

// What is found by words is the employer, who works there, what was said and what was done together.
func TestSearchFindsTheRegister(t *testing.T) {
	team := open(t)
	e := bakery()
	must(t, team.Ann.SaveEmployer(ctx, e))
	anna := person(t, team.Ann, e, "Anna Brandt", employers.Hires)
	contact := &employers.Contact{On: today, Employer: e.ID, Channel: "F2F_SITE", Specialist: team.Ann.Actor(), Met: []employers.PersonID{anna.ID}, Heard: "they bin the crusts", Note: "quiet corner by the oven"}
	fair := &employers.Event{Title: "Job fair", On: today, Place: "Town hall", Attendees: []employers.EmployerID{e.ID}}
	must(t, team.Ann.SaveEvent(ctx, fair, employers.Logged{Contacts: []*employers.Contact{contact}}))
	for words, want := range map[string]string{
		"hallam bak": "employer-people Anna Brandt, Hallam Bakery Ltd; employers Hallam Bakery Ltd", "loaf": "employers Hallam Bakery Ltd", "+44 114 4960123": "employers Hallam Bakery Ltd",
		"0114-496-0123": "employers Hallam Bakery Ltd", "s93xx": "employers Hallam Bakery Ltd", "s9 3x": "employers Hallam Bakery Ltd", "muller": "employers Hallam Bakery Ltd",
		"brandt": "employer-people Anna Brandt, Hallam Bakery Ltd", "anna hallam": "employer-people Anna Brandt, Hallam Bakery Ltd", "crusts oven": "contacts Hallam Bakery Ltd, 25 November 2026",
		"town hall": "events Job fair, 25 November 2026", "no such": "",
	} {
		if got := found(t, team.Ben, words); got != want {
			t.Errorf("%q finds %q, want %q", words, got, want)
		}
	}
	e.Name = "Pryce Bakery"
	must(t, team.Ann.SaveEmployer(ctx, e))
	if got, want := found(t, team.Ben, "anna pryce"), "employer-people Anna Brandt, Pryce Bakery"; got != want {
		t.Errorf("renamed, it finds %q", got)
	}
	if got := found(t, team.Ben, "anna hallam"); got != "" {
		t.Errorf("by the name before it finds %q", got)
	}
	_, err := team.Ann.Undo(ctx)
	must(t, err)
	if got := found(t, team.Ben, "anna pryce"); got != "" {
		t.Errorf("after undo it finds %q", got)
	}
}

// found is what a search gives, in the order of kinds and titles.
func found(t *testing.T, s *store.Store, words string) string {
	t.Helper()
	h, err := s.SearchExact(ctx, words, 20)
	must(t, err)
	var out []string
	for _, hit := range h.Hits {
		out = append(out, hit.Kind+" "+hit.Title)
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

// What a person may not bring back they may not delete either.
func TestAnEmployerWithAStepAboutAColleaguesParticipantStays(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	p := people.Participant{FirstName: "Sam", Specialist: team.Ben.Actor()}
	must(t, team.Ben.SaveParticipants(ctx, "added", &p))
	must(t, team.Ben.SaveNextSteps(ctx, "added", &employers.NextStep{What: "Talk about Sam", Due: today, Owner: team.Ben.Actor(), Employer: e.ID, Participant: p.ID}))
	if err := team.Ann.DeleteEmployer(ctx, e.ID, 1); !errors.Is(err, store.ErrRefused) {
		t.Errorf("got %v", err)
	}
	if _, err := team.Ann.Employer(ctx, e.ID); err != nil {
		t.Errorf("it is gone: %v", err)
	}
}

// The day on which an employer was added is that of the store's clock, whenever the program runs, also after a change and for a file.
func TestTheTimelineBeginsOnTheDayOfTheStore(t *testing.T) {
	team := open(t)
	*team.Clock = day.New(2024, time.February, 5).Time()
	e := employer(t, team.Ann, "Hallam Bakery")
	imported(t, team.Lead, "employers", table("ref=E9, name=Pryce Laundry"), created(1))
	*team.Clock = team.Clock.AddDate(0, 0, 3)
	e.Phone = "0114 496 0123"
	must(t, team.Ann.SaveEmployer(ctx, e))
	for _, id := range []employers.EmployerID{e.ID, employerCalled(t, team.Ann, "pryce").ID} {
		rows, _, err := team.Ben.Timeline(ctx, id, 0, 5)
		must(t, err)
		if last := rows[len(rows)-1]; last.Kind != "created" || last.On != day.New(2024, time.February, 5) || day.Of(last.At) != last.On {
			t.Errorf("the timeline ends with %+v", last)
		}
	}
}

// Whoever may only look keeps filters of their own, and takes back what they did with them.
func TestAReaderUndoesASavedFilter(t *testing.T) {
	team := open(t)
	must(t, team.Reader.SaveFilter(ctx, &employers.SavedFilter{Name: "Nearby"}))
	_, err := team.Reader.Undo(ctx)
	must(t, err)
	if list, err := team.Reader.Filters(ctx); err != nil || len(list) != 0 {
		t.Errorf("filters %+v, %v", list, err)
	}
}

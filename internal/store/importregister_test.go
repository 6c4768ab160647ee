package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// employerRows are the employers of these tests.
func employerRows() []store.ImportRow {
	rows := table("ref=E1, name=Hallam Example Bakery, postcode=S9 3XX, phone=0114 496 0101, owner=AE, relationship=1, public_body=no",
		"ref=E2, name=Tollgate Example, headcount=40, motivations=RETENTION;GROWTH, pledges=DC:2;RLW, sic=56101;G", "name=No Reference Ltd, town=Leeds")
	return rows
}

func imported(t testing.TB, s *store.Store, kind string, rows []store.ImportRow, want string) store.Summary {
	t.Helper()
	sum, err := importRows(t, s, kind, store.ImportOptions{}, rows)
	wantCounts(t, sum, err, want)
	return sum
}

func created(n int) string {
	return fmt.Sprintf("%d created, 0 updated, 0 unchanged, 0 skipped, 0 bad", n)
}
func unchanged(n int) string {
	return fmt.Sprintf("0 created, 0 updated, %d unchanged, 0 skipped, 0 bad", n)
}

// filledRegister is a store with one import of each kind of the register.
func filledRegister(t testing.TB) (team storetest.Team, files map[string][]store.ImportRow) {
	team = open(t)
	files = map[string][]store.ImportRow{
		"employers":       employerRows(),
		"sites":           table("ref=S1, employer_ref=E1, name=Bakehouse, access=Step-free", "employer_ref=E2, name=Yard"),
		"employer-people": table("employer_ref=E1, name=Anna Brandt, can_hire=yes, phone=07700 900460", "ref=P2, employer_ref=E2, name=Ben Cole"),
		"contacts": table("ref=C1, date=2026-11-20, employer_ref=E1, channel=F2F_SITE, purpose=LEARN, specialist=AE, minutes=30, met=anna brandt;Cara Dunn, signals=OVERTIME;PEAK, heard=A porter; soon, note=Warm, next_step=Send the leaflet, next_date=2026-11-27, logged_on=2026-11-20",
			"date=2026-11-21, employer_ref=E2, channel=PHONE, purpose=INTRO, outcome=no_answer", "date=2026-11-21, employer_ref=E2, channel=PHONE, purpose=INTRO, outcome=no_answer"),
		"contact-reviews": table("staff=AE, week=2026-11-18, supervisor=LL, date=2026-11-20, comment=Good week", "staff=BE, week=2026-11-16"),
		"next-steps":      table("ref=N1, what=Ring the bakery, due=2026-12-01, employer_ref=E1, owner=AE"),
		"events":          table("ref=V1, date=2026-10-01, title=Job fair, kind=jobfair, attendees=E1;E2, offer_explained=yes"),
	}
	for _, kind := range registerKinds {
		imported(t, team.Lead, kind, files[kind], created(len(files[kind])))
	}
	return team, files
}

var registerKinds = []string{"employers", "sites", "employer-people", "contacts", "contact-reviews", "next-steps", "events"}

// exported is what an export of a kind says, as rows of an import.
func exported(t testing.TB, s *store.Store, kind string) (rows []store.ImportRow) {
	t.Helper()
	must(t, s.Export(ctx, kind, func(cells map[string]string) error {
		r := store.ImportRow{Line: len(rows) + 2, Values: map[string]store.ImportValue{}}
		for name, v := range cells {
			if v != "" && name != "employer_name" {
				r.Values[name] = store.ImportValue{Text: v}
			}
		}
		if heard := cells["heard"]; heard != "" { // as the exchange takes it apart
			r.Values["heard"] = store.ImportValue{Text: strings.TrimPrefix(heard, "OVERTIME;PEAK;")}
		}
		rows = append(rows, r)
		return nil
	}))
	return rows
}

func TestEveryKindOfTheRegisterComesBackUnchanged(t *testing.T) {
	team, files := filledRegister(t)
	for _, kind := range registerKinds {
		imported(t, team.Lead, kind, files[kind], unchanged(len(files[kind])))
		rows := exported(t, team.Lead, kind)
		if kind == "next-steps" && len(rows) != 2 {
			t.Errorf("%d next steps", len(rows))
		}
		imported(t, team.Lead, kind, rows, unchanged(len(rows)))
	}
}

func TestAContactMakesPeopleAndItsNextStep(t *testing.T) {
	team, files := filledRegister(t)
	found, err := team.Lead.FindEmployers(ctx, "hallam", 5)
	must(t, err)
	page, err := team.Lead.EmployerPage(ctx, found[0].ID)
	must(t, err)
	can := map[string]employers.CanHire{}
	for _, p := range page.People {
		can[p.Name] = p.CanHire
	}
	if len(can) != 2 || can["Anna Brandt"] != employers.Hires || can["Cara Dunn"] != "" {
		t.Errorf("people %v", can)
	}
	if len(page.Next) != 2 || page.Next[0].What != "Send the leaflet" || page.Next[0].Owner != team.Ann.Actor() || page.Next[0].Contact == "" {
		t.Errorf("next steps %+v", page.Next)
	}
	again := append(files["contacts"], table("ref=C9, date=2026-11-22, employer_ref=E1, channel=EMAIL, purpose=THANKS, met=Cara Dunn;Dev Ellis")...)
	sum, err := importRows(t, team.Lead, "contacts", store.ImportOptions{}, again)
	wantCounts(t, sum, err, "1 created, 0 updated, 3 unchanged, 0 skipped, 0 bad")
	if fmt.Sprint(sum.MadePeople) != "[Dev Ellis]" {
		t.Errorf("made %v", sum.MadePeople)
	}
	// A step that was done, moved or deleted here does not come again with its contact.
	step := page.Next[0].Snooze(today.AddDays(20))
	must(t, team.Ann.SaveNextSteps(ctx, "moved", &step))
	imported(t, team.Lead, "contacts", again, unchanged(4))
	must(t, team.Ann.DeleteNextStep(ctx, step.ID, step.Version))
	imported(t, team.Lead, "contacts", again, unchanged(4))
}

func TestUndoOfContactsTakesBackWhatTheyMade(t *testing.T) {
	team, files := filledRegister(t)
	sum := imported(t, team.Lead, "contacts", table("ref=C5, date=2026-11-22, employer_ref=E2, channel=EMAIL, purpose=THANKS, met=Ella Frost, next_step=Ring, next_date=2026-12-01"), created(1))
	u, err := team.Lead.UndoBatch(ctx, sum.Batch)
	must(t, err)
	if u.Records != 3 || len(u.Kept) != 0 {
		t.Errorf("undid %+v", u)
	}
	if rows := exported(t, team.Lead, "employer-people"); len(rows) != 3 {
		t.Errorf("%d people", len(rows))
	}
	imported(t, team.Lead, "contacts", files["contacts"], unchanged(3))
}

func paygap(line string) store.ImportRow {
	r := table(line)[0]
	r.Values["paygap"] = store.ImportValue{Text: "yes"}
	return r
}

func TestEmployersOfThePayGapServiceAreToldApart(t *testing.T) {
	team := open(t)
	rows := []store.ImportRow{paygap("name=Choice Example, company_number=02189556, postcode=SE1 7XA, size=LARGE, size_printed=500 to 999"),
		paygap("name=CHOICE EXAMPLE, company_number=08971493, postcode=ME16 9NT"), paygap("name=Example Trust, postcode=S1 1AA, public_body=yes"),
		paygap("name=Example Trust, address=Elsewhere")}
	imported(t, team.Ann, "employers", rows, created(4))
	imported(t, team.Ann, "employers", rows, unchanged(4))
	// The next year's file has numbers of the service's own, and one firm has another name.
	next := []store.ImportRow{paygap("gpg_id=11, name=Chosen Example, former_name=Choice Example, company_number=02189556"), paygap("gpg_id=12, name=CHOICE EXAMPLE, company_number=08971493"),
		paygap("gpg_id=13, name=Example Trust, postcode=s11aa"), paygap("gpg_id=14, name=Somebody New, company_number=02189556")}
	sum, err := importRows(t, team.Ann, "employers", store.ImportOptions{}, next)
	wantCounts(t, sum, err, "1 created, 3 updated, 0 unchanged, 0 skipped, 0 bad")
	imported(t, team.Ann, "employers", next, unchanged(4))
	// Two rows of one number are a mistake of the file.
	sum, err = importRows(t, team.Ann, "employers", store.ImportOptions{}, []store.ImportRow{rows[0], paygap("name=Other, company_number=02189556")})
	if !errors.Is(err, store.ErrBadRows) || sum.Bad != 2 {
		t.Errorf("%v %+v", err, sum)
	}
}

func TestAMergedEmployerStaysMerged(t *testing.T) {
	team, files := filledRegister(t)
	keep, gone := employerCalled(t, team.Lead, "Hallam"), employerCalled(t, team.Lead, "Tollgate")
	must(t, team.Lead.Merge(ctx, keep, gone.ID, gone.Version))
	imported(t, team.Lead, "employers", files["employers"], unchanged(3))
	// What names the reference of the one that is gone goes to the one that was kept.
	imported(t, team.Lead, "next-steps", table("ref=N7, what=Ring them, due=2026-12-01, employer_ref=E2"), created(1))
	page, err := team.Lead.EmployerPage(ctx, keep.ID)
	must(t, err)
	if len(page.Next) != 3 {
		t.Errorf("%d next steps", len(page.Next))
	}
}

func employerCalled(t testing.TB, s *store.Store, words string) employers.Employer {
	t.Helper()
	found, err := s.FindEmployers(ctx, words, 2)
	must(t, err)
	if len(found) != 1 {
		t.Fatalf("%q finds %v", words, found)
	}
	e, err := s.Employer(ctx, found[0].ID)
	must(t, err)
	return e
}

func TestSameNamesAreToldApartByEmail(t *testing.T) {
	team := open(t)
	imported(t, team.Ann, "employers", employerRows(), created(3))
	rows := table("employer_ref=E1, name=Sam Smith, email=a@example.org", "employer_ref=E1, name=sam smith, email=b@example.org", "employer_name=tollgate example limited, name=Sam Smith")
	imported(t, team.Ann, "employer-people", rows, created(3))
	imported(t, team.Ann, "employer-people", rows, unchanged(3))
	sum, err := importRows(t, team.Ann, "employer-people", store.ImportOptions{}, table("employer_ref=E1, name=Sam Smith, email=b@example.org, role=Owner"))
	wantCounts(t, sum, err, "0 created, 1 updated, 0 unchanged, 0 skipped, 0 bad")
	for _, bad := range []string{"employer_ref=E9, name=X", "employer_name=Unknown, name=X"} {
		sum, err = importRows(t, team.Ann, "employer-people", store.ImportOptions{}, table(bad))
		if !errors.Is(err, store.ErrBadRows) || len(sum.Problems) != 1 {
			t.Errorf("%s: %v %+v", bad, err, sum)
		}
	}
	twice := table("employer_ref=E1, name=Ann Other", "employer_ref=E1, name=ANN OTHER")
	if sum, err = importRows(t, team.Ann, "employer-people", store.ImportOptions{}, twice); sum.Bad != 2 {
		t.Errorf("%v %+v", err, sum)
	}
}

func TestWhatIsKnownOfAPledgeStays(t *testing.T) {
	team := open(t)
	imported(t, team.Ann, "employers", employerRows(), created(3))
	e := employerCalled(t, team.Ann, "Tollgate")
	e.Pledges[0].Expires = today.AddDays(90)
	must(t, team.Ann.SaveEmployer(ctx, &e))
	sum, err := importRows(t, team.Ann, "employers", store.ImportOptions{}, table("ref=E2, pledges=DC;MINDFUL, do_not_contact=They asked us not to, owner=BE"))
	wantCounts(t, sum, err, "0 created, 1 updated, 0 unchanged, 0 skipped, 0 bad")
	e = employerCalled(t, team.Ann, "Tollgate")
	if len(e.Pledges) != 2 || e.Pledges[0].Level != "2" || e.Pledges[0].Expires != today.AddDays(90) || e.Pledges[1].Code != "MINDFUL" || e.DoNotContact == "" || e.Owner != team.Ben.Actor() || e.Headcount != 40 || e.HeadcountOn.IsZero() {
		t.Errorf("got %+v", e)
	}
}

func TestAStageThatAFileMovesStandsInTheTimeline(t *testing.T) {
	team := open(t)
	imported(t, team.Ann, "employers", employerRows(), created(3))
	sum, err := importRows(t, team.Ann, "employers", store.ImportOptions{}, table("ref=E1, relationship=3"))
	wantCounts(t, sum, err, "0 created, 1 updated, 0 unchanged, 0 skipped, 0 bad")
	e := employerCalled(t, team.Ann, "Hallam")
	moves := func() (n int) {
		rows, _, err := team.Ann.Timeline(ctx, e.ID, 0, 20)
		must(t, err)
		for _, r := range rows {
			if r.Kind == "stage" {
				n++
			}
		}
		return n
	}
	if e.Stage != "3" || moves() != 1 {
		t.Errorf("stage %s, %d moves", e.Stage, moves())
	}
	_, err = team.Ann.UndoBatch(ctx, sum.Batch)
	must(t, err)
	if e = employerCalled(t, team.Ann, "Hallam"); e.Stage != "1" || moves() != 0 {
		t.Errorf("after the undo: stage %s, %d moves", e.Stage, moves())
	}
}

func TestBadRowsOfTheRegister(t *testing.T) {
	team, _ := filledRegister(t)
	for _, c := range []struct{ kind, row, column string }{
		{"employers", "ref=E9, name=X, owner=Nobody", "owner"}, {"employers", "ref=E1, name=-", "name"}, {"sites", "employer_ref=E8, name=Yard", "employer_ref"},
		{"contacts", "date=2026-11-20, employer_ref=E8, channel=PHONE, purpose=LEARN, met=Anna", "employer_ref"},
		{"contacts", "date=2026-11-20, employer_ref=E1, channel=PHONE, purpose=LEARN, next_step=Ring", "next_date"},
		{"contacts", "date=2026-11-20, employer_ref=E1, channel=PHONE, purpose=LEARN, participants=P9", "participants"},
		{"contacts", "date=2026-11-20, employer_ref=E1, channel=PHONE, purpose=LEARN, logged_on=2026-11-01", "date"},
		{"contact-reviews", "staff=Nobody, week=2026-11-16", "staff"}, {"events", "date=2026-11-20, title=Fair, attendees=E1;E8", "attendees"},
		{"next-steps", "what=Ring, due=2026-12-01, employer_ref=E8", "employer_ref"},
	} {
		sum, err := importRows(t, team.Lead, c.kind, store.ImportOptions{}, table(c.row))
		if !errors.Is(err, store.ErrBadRows) || len(sum.Problems) != 1 || sum.Problems[0].Column != c.column || sum.Problems[0].Reason == "" {
			t.Errorf("%s %s: %v %+v", c.kind, c.row, err, sum.Problems)
		}
	}
	if people := exported(t, team.Lead, "employer-people"); len(people) != 3 {
		t.Errorf("a bad row made somebody: %d people", len(people))
	}
}

func TestABadRowNearTheEndTakesEverythingBack(t *testing.T) {
	team := open(t)
	imported(t, team.Ann, "employers", employerRows(), created(3))
	before, _ := head(t, team)
	var lines []string
	for i := range 3000 {
		lines = append(lines, fmt.Sprintf("ref=C%d, date=2026-11-20, employer_ref=E1, channel=PHONE, purpose=LEARN, met=Person %d, note=Rang about shift %d", i, i%40, i))
	}
	rows := table(append(lines, "ref=C1x, date=2026-11-20, employer_ref=E9, channel=PHONE, purpose=LEARN", "ref=C2x, date=2026-11-20, employer_ref=E1, channel=PHONE, purpose=LEARN, met=Person 1")...)
	sum, err := importRows(t, team.Ann, "contacts", store.ImportOptions{}, rows)
	if !errors.Is(err, store.ErrBadRows) || sum.Created != 3001 || sum.Bad != 1 || len(sum.MadePeople) != 40 {
		t.Errorf("%v: %s, made %d", err, counts(sum), len(sum.MadePeople))
	}
	if after, _ := head(t, team); after != before {
		t.Error("the import left an entry in the chain")
	}
	if h, err := team.Ann.SearchExact(ctx, "shift", 3); err != nil || h.Total != 0 {
		t.Errorf("search finds %d, %v", h.Total, err)
	}
	sum, err = importRows(t, team.Ann, "contacts", store.ImportOptions{SkipBad: true}, rows)
	wantCounts(t, sum, err, "3001 created, 0 updated, 0 unchanged, 1 skipped, 1 bad")
	if u, err := team.Ann.UndoBatch(ctx, sum.Batch); err != nil || u.Records != 3041 {
		t.Errorf("undid %d, %v", u.Records, err)
	}
}

// A file that is larger than what waits in memory goes through the staging table.
func TestALargeFileIsStagedInTheStore(t *testing.T) {
	team := open(t)
	imported(t, team.Ann, "employers", employerRows(), created(3))
	var rows []store.ImportRow
	for i := range 1300 {
		r := table(fmt.Sprintf("ref=C%d, date=2026-11-20, employer_ref=E%d, channel=PHONE, purpose=LEARN, note=short", i, 1+i%2))[0]
		r.Line = i + 2
		r.Cells = []string{strings.Repeat("x", 30<<10)}
		rows = append(rows, r)
	}
	rows[3].Values["employer_ref"] = store.ImportValue{Text: "E9"}
	rows[1200].Bad = []store.ImportProblem{{Line: 1202, Column: "date", Value: "?", Reason: "This is not a date."}}
	im, err := team.Ann.NewImport(ctx, "contacts", store.ImportOptions{})
	must(t, err)
	for _, r := range rows {
		must(t, im.Stage(ctx, r))
	}
	if _, err := im.Apply(ctx); !errors.Is(err, store.ErrBadRows) {
		t.Errorf("got %v", err)
	}
	var bad []string
	must(t, im.BadRows(ctx, func(r store.ImportRow) error {
		bad = append(bad, fmt.Sprint(r.Line, " ", len(r.Cells[0]), " ", r.Bad[0].Column))
		return nil
	}))
	if fmt.Sprint(bad) != "[5 30720 employer_ref 1202 30720 date]" {
		t.Errorf("bad rows %v", bad)
	}
	must(t, im.SetOptions(ctx, store.ImportOptions{SkipBad: true}))
	calls := 0
	im.OnProgress(func(done, total int) {
		if calls++; total != 1300 || done > total {
			t.Errorf("progress %d of %d", done, total)
		}
	})
	sum, err := im.Apply(ctx)
	wantCounts(t, sum, err, "1298 created, 0 updated, 0 unchanged, 2 skipped, 2 bad")
	must(t, im.Close(ctx))
	if calls < 3 {
		t.Errorf("%d calls of progress", calls)
	}
	var left int
	must(t, team.Files.Read().QueryRow("select count(*) from import_row").Scan(&left))
	if left != 0 {
		t.Errorf("%d rows are left behind", left)
	}
}

func TestACancelledImportWritesNothing(t *testing.T) {
	team := open(t)
	imported(t, team.Ann, "employers", employerRows(), created(3))
	im, err := team.Ann.NewImport(ctx, "contacts", store.ImportOptions{})
	must(t, err)
	defer im.Close(ctx)
	for i := range 2500 {
		must(t, im.Stage(ctx, table(fmt.Sprintf("ref=C%d, date=2026-11-20, employer_ref=E1, channel=PHONE, purpose=LEARN, note=cancelled", i))[0]))
	}
	stop, cancel := context.WithCancel(ctx)
	im.OnProgress(func(done, _ int) {
		if done >= 1000 {
			cancel()
		}
	})
	if _, err := im.Apply(stop); !errors.Is(err, stop.Err()) || err == nil {
		t.Errorf("got %v", err)
	}
	if h, _ := team.Ann.SearchExact(ctx, "cancelled", 3); h.Total != 0 {
		t.Errorf("%d were written", h.Total)
	}
	im.OnProgress(nil)
	sum, err := im.Apply(ctx)
	wantCounts(t, sum, err, created(2500))
}

func TestParticipantsOfContacts(t *testing.T) {
	team := open(t)
	imported(t, team.Ann, "employers", employerRows(), created(3))
	mine := people.Participant{Ref: "P1", FirstName: "Pat", LastName: "Example", Specialist: team.Ann.Actor()}
	theirs := people.Participant{Ref: "P2", FirstName: "Quin", LastName: "Example", Specialist: team.Ben.Actor()}
	must(t, team.Ann.SaveParticipants(ctx, "added", &mine))
	must(t, team.Ben.SaveParticipants(ctx, "added", &theirs))
	rows := table("ref=C1, date=2026-11-20, employer_ref=E1, channel=PHONE, purpose=PROPOSE, participants=P1")
	imported(t, team.Ann, "contacts", rows, created(1))
	imported(t, team.Ann, "contacts", rows, unchanged(1))
	sum, err := importRows(t, team.Ann, "contacts", store.ImportOptions{}, table("ref=C2, date=2026-11-20, employer_ref=E1, channel=PHONE, purpose=PROPOSE, participants=P1;P2"))
	if !errors.Is(err, store.ErrBadRows) || sum.Bad != 1 {
		t.Errorf("a contact about somebody else's participant: %v %+v", err, sum)
	}
	if rows := exported(t, team.Ann, "contacts"); rows[0].Values["participants"].Text != "P1" {
		t.Errorf("exported %v", rows)
	}
	if rows := exported(t, team.Ben, "contacts"); rows[0].Values["participants"].Text != "" {
		t.Errorf("a colleague is told who it was about: %v", rows)
	}
}

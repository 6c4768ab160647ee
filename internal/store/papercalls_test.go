package store_test

import (
	"bytes"
	"context"
	"reflect"
	"testing"
	"time"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// papersAbout are a signed and sealed agreement and a plan of a person, each text of them a word of its own.
type papersAbout struct {
	person    *people.Participant
	firm      *employers.Employer
	agreement *adjustments.Agreement
	plan      *adjustments.Plan
	sealed    adjustments.Sealed
}

func papersOf(t testing.TB, team storetest.Team, first string) (x papersAbout) {
	t.Helper()
	s, word := team.Ann, func(what string) string { return "zebra" + what }
	x.firm = employer(t, s, "Hallam Bakery Ltd")
	x.person = &people.Participant{FirstName: first, LastName: "Zebralast", Specialist: s.Actor()}
	must(t, s.SaveParticipants(ctx, "added", x.person))
	x.plan = &adjustments.Plan{Participant: x.person.ID, Employer: x.firm.ID, Manager: word("planmanager"), Status: adjustments.PlanInUse,
		Sections: []adjustments.Section{{Code: "WELL", Answer: word("answer")}}, Actions: []adjustments.Action{{What: word("action")}}}
	must(t, s.SavePlan(ctx, x.plan))
	*team.Clock = team.Clock.AddDate(0, 0, 1)
	x.plan.Sections[0].Answer = word("later")
	must(t, s.SavePlan(ctx, x.plan, &employers.NextStep{What: word("step"), Due: today}))
	*team.Clock = team.Clock.AddDate(0, 0, -1)
	x.agreement = &adjustments.Agreement{Participant: x.person.ID, Employer: x.firm.ID, Manager: word("manager"), Impact: word("impact"), Annex: word("annex"), Emergency: word("emergency"),
		Status: adjustments.AgreementAgreed, ReviewOn: today.AddDays(56), Plan: x.plan.ID,
		Items: []adjustments.Item{{Words: word("item")}}, Declined: []adjustments.Declined{{Asked: word("asked")}}, Advice: []adjustments.Advice{{From: "oh", Summary: word("advice")}}}
	must(t, s.SaveAgreement(ctx, x.agreement))
	showing := adjustments.Showing{Paper: refTo(x.agreement), View: []byte(word("view")), Shown: "hash 1"}
	must(t, s.SaveSignature(ctx, &adjustments.Signature{Paper: showing.Paper, Party: adjustments.Employee, Name: word("name"), Method: adjustments.Verbal, Note: word("note"), Witness: word("witness"),
		Room: word("room"), ReadAloudBy: word("reader"), Shown: "hash 1"}, showing, nil))
	must(t, s.SaveSignature(ctx, &adjustments.Signature{Paper: showing.Paper, Party: adjustments.Manager, Name: word("boss"), Method: adjustments.Paper, Shown: "hash 1"}, showing, []byte("%PDF-zebrascan")))
	var err error
	x.sealed, err = seal(s, showing.Paper, word("file"))
	must(t, err)
	*x.agreement = pageOf(t, s, x.agreement.ID).Agreement
	must(t, s.SaveReview(ctx, &adjustments.Review{Kind: adjustments.AgreementPaper, Of: string(x.agreement.ID), On: today, Trigger: "PERIODIC", Note: word("review")}, nil, nil))
	x.agreement.Items[0].Words = word("second")
	must(t, s.SaveAgreement(ctx, x.agreement))
	must(t, s.SaveDraft(ctx, "agreement", string(x.agreement.ID), `{"items":"zebradraft"}`))
	must(t, s.SaveDraft(ctx, "agreement", "new:"+string(x.person.ID)+";v", `{"items":"zebranew"}`))
	return x
}

// The test reads the store's files byte by byte for the words that were about the person.
func TestErasureReachesEveryPaper(t *testing.T) {
	files := storetest.NewPlain(t)
	team := storetest.Open(t, files)
	x := papersOf(t, team, "Zebrafirst")
	for _, word := range []string{"zebrafile", "zebrascan", "zebraview", "zebradraft", "zebraannex"} {
		if !bytes.Contains(everything(t, files.Path), []byte(word)) {
			t.Fatal("the search for traces does not see ", word)
		}
	}
	_, err := team.Lead.Erase(ctx, x.person.ID, "asked for it")
	must(t, err)
	data := bytes.ToLower(everything(t, files.Path))
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("zebra"))
		if i < 0 {
			break
		}
		t.Errorf("still in the file: %q", data[at+i:min(len(data), at+i+20)])
		at += i + 5
	}
	if _, ok, err := team.Lead.FindSealed(ctx, x.sealed.SHA256); err != nil || ok {
		t.Errorf("the sealed file is still on record: %v", err)
	}
	if _, err := team.Lead.VerifyAudit(ctx, x.sealed.AuditSeq, x.sealed.AuditHash); err != nil {
		t.Errorf("the chain is broken: %v", err)
	}
}

// A merge puts papers at the employer that stays, signed ones too, and makes no new version of them.
func TestAMergeTakesSignedPapersAlong(t *testing.T) {
	team := open(t)
	x := papersOf(t, team, "Sam")
	keep := employer(t, team.Ben, "Hallam Bakery")
	at := func(when string, want employers.EmployerID, count int) {
		t.Helper()
		a := pageOf(t, team.Ann, x.agreement.ID)
		p, err := team.Ann.PlanPage(ctx, x.plan.ID)
		must(t, err)
		if a.Agreement.Employer != want || a.Employer.ID != want || p.Plan.Employer != want || a.Versions[0].Agreement.Employer != want || a.Agreement.Number != 2 || len(a.Signatures) != 2 {
			t.Errorf("%s: %+v", when, a)
		}
		if n, err := team.Ann.CountAgreements(ctx, adjustments.AgreementFilter{Employer: want}); err != nil || n != count {
			t.Errorf("%s: %d listed, %v", when, n, err)
		}
	}
	at("before", x.firm.ID, 1)
	other := signed(t, team.Ann, x.person, x.firm)
	must(t, team.Ben.Merge(ctx, *keep, x.firm.ID, x.firm.Version))
	at("merged", keep.ID, 2)
	moved := pageOf(t, team.Ann, other.ID).Agreement
	moved.Annex = "Only mine"
	must(t, team.Ann.SaveAgreement(ctx, &moved))
	if moved.Number != 1 || moved.Employer != keep.ID {
		t.Errorf("the merge counts as a change of what was signed: %+v", moved)
	}
	_, err := team.Ann.Undo(ctx)
	must(t, err)
	_, err = team.Ben.Undo(ctx)
	must(t, err)
	at("undone", x.firm.ID, 2)
	if err := team.Lead.DeleteEmployer(ctx, x.firm.ID, 3); err == nil {
		t.Error("an employer with agreements was deleted")
	}
}

// papersRead are the calls that read papers, by name.
func papersRead(s *store.Store, x papersAbout) map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"agreements": func(ctx context.Context) error {
			_, err := s.Agreements(ctx, adjustments.AgreementFilter{Words: "zebra"}, employers.Order{Sort: "employer"})
			return err
		},
		"count agreements": func(ctx context.Context) error {
			_, err := s.CountAgreements(ctx, adjustments.AgreementFilter{})
			return err
		},
		"plans": func(ctx context.Context) error {
			_, err := s.Plans(ctx, adjustments.PlanFilter{}, employers.Order{})
			return err
		},
		"count plans": func(ctx context.Context) error {
			_, err := s.CountPlans(ctx, adjustments.PlanFilter{Words: "x"})
			return err
		},
		"papers":         func(ctx context.Context) error { _, _, err := s.Papers(ctx); return err },
		"held":           func(ctx context.Context) error { _, err := s.Held(ctx); return err },
		"agreement page": func(ctx context.Context) error { _, err := s.AgreementPage(ctx, x.agreement.ID); return err },
		"plan page":      func(ctx context.Context) error { _, err := s.PlanPage(ctx, x.plan.ID); return err },
		"sealed":         func(ctx context.Context) error { _, _, err := s.Sealed(ctx, x.sealed.Paper); return err },
	}
}

// outside are the calls that refuse somebody else's person by name; the others give a colleague what is theirs.
var outside = map[string]bool{"agreement page": true, "plan page": true, "sealed": true}

func TestWhoMayReadPapers(t *testing.T) {
	team := open(t)
	x := papersOf(t, team, "Sam")
	for name, call := range papersRead(team.Lead, x) {
		if err := call(ctx); err != nil {
			t.Errorf("%s is refused to a lead: %v", name, err)
		}
	}
	for name, call := range papersRead(team.Ben, x) {
		if err := call(ctx); denied(err) != outside[name] {
			t.Errorf("%s to a colleague: %v", name, err)
		}
	}
	for name, call := range papersRead(team.Reader, x) {
		if err := call(ctx); !denied(err) {
			t.Errorf("%s is open to a reader: %v", name, err)
		}
	}
	for s, want := range map[*store.Store]int{team.Ann: 1, team.Lead: 1, team.Ben: 0} {
		a, p, err := s.Papers(ctx)
		if err != nil || len(a) != want || len(p) != want {
			t.Errorf("%s has %d agreements and %d plans, %v", s.Actor(), len(a), len(p), err)
		}
		for _, words := range []string{"zebrasecond", "zebralater"} {
			if h, err := s.SearchExact(ctx, words, 5); err != nil || h.Total != want {
				t.Errorf("%s finds %+v, %v", s.Actor(), h, err)
			}
		}
	}
	_, err := team.Ben.OpenAnyway(ctx, x.person.ID, "Ann is ill")
	must(t, err)
	if _, err := team.Ben.AgreementPage(ctx, x.agreement.ID); err != nil {
		t.Errorf("opened with a reason, and refused: %v", err)
	}
}

// Whoever opens the store may read at once; that they have is noted as soon as something may be written.
func TestPapersMayBeReadBeforeTheCheckAndThatIsNotedAfterIt(t *testing.T) {
	f := storetest.NewPlain(t)
	team := storetest.Open(t, f)
	x := papersOf(t, team, "Sam")
	s, err := store.Open(ctx, f, store.Options{Now: now})
	must(t, err)
	views := func() (n int) {
		must(t, f.Read().QueryRow("select count(*) from audit where action = 'view'").Scan(&n))
		return n
	}
	before := views()
	if _, err := s.As(team.Ann.Actor()).AgreementPage(ctx, x.agreement.ID); err != nil {
		t.Fatal(err)
	}
	if views() != before {
		t.Error("something was written before the check")
	}
	s.MarkChecked()
	if views() != before+1 {
		t.Errorf("%d views are noted, %d before", views(), before)
	}
}

func TestNoCallOfPapersReadsOnTwoConnections(t *testing.T) {
	f := storetest.NewPlain(t)
	team := storetest.Open(t, f)
	x := papersOf(t, team, "Sam")
	f.Read().SetMaxOpenConns(1)
	for name, call := range papersRead(team.Ann, x) {
		soon, cancel := context.WithTimeout(ctx, 3*time.Second)
		if err := call(soon); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		cancel()
	}
}

func TestWhoMayChangePapers(t *testing.T) {
	team := open(t)
	x := papersOf(t, team, "Sam")
	fresh, dropped := agreement(t, team.Ann, x.person, x.firm), agreement(t, team.Ann, x.person, x.firm)
	gone := plan(t, team.Ann, x.person)
	for _, c := range []struct {
		name string
		do   func(s *store.Store) error
	}{
		{"agreement", func(s *store.Store) error {
			return s.SaveAgreement(ctx, &adjustments.Agreement{Participant: x.person.ID, Employer: x.firm.ID})
		}},
		{"plan", func(s *store.Store) error {
			return s.SavePlan(ctx, &adjustments.Plan{Participant: x.person.ID, Status: adjustments.PlanDraft})
		}},
		{"review", func(s *store.Store) error {
			return s.SaveReview(ctx, &adjustments.Review{Kind: adjustments.PlanPaper, Of: string(x.plan.ID), On: today, Trigger: "PERIODIC"}, nil, nil)
		}},
		{"sign", func(s *store.Store) error { return sign(s, refTo(fresh), adjustments.Employee, "hash") }},
		{"sign again", func(s *store.Store) error { return sign(s, refTo(fresh), adjustments.Manager, "hash") }},
		{"seal", func(s *store.Store) error { return second(seal(s, refTo(fresh), "file")) }},
		{"delete agreement", func(s *store.Store) error { return s.DeleteAgreement(ctx, dropped.ID, dropped.Version) }},
		{"delete plan", func(s *store.Store) error { return s.DeletePlan(ctx, gone.ID, gone.Version) }},
	} {
		for _, s := range []*store.Store{team.Ben, team.Reader} {
			if err := c.do(s); !denied(err) {
				t.Errorf("%s by %s: %v", c.name, s.Actor(), err)
			}
		}
		if err := c.do(team.Ann); err != nil {
			t.Errorf("%s: Ann %v", c.name, err)
		}
	}
}

func TestEveryFieldOfAPaperIsKept(t *testing.T) {
	team := open(t)
	s, firm, sam := team.Ann, employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	var a adjustments.Agreement
	fill(reflect.ValueOf(&a).Elem(), "")
	a.Participant, a.Employer, a.Status, a.Version, a.Deleted, a.Number = sam.ID, firm.ID, adjustments.AgreementAgreed, 0, false, 1
	a.Items[0].Limb, a.Items[0].Pays, a.Items[0].Cost, a.Items[0].AtW, a.Items[0].Working, a.Items[0].Status = 1, "employer", "C1", "none", people.Yes, "AGREED"
	a.Advice[0].From = "oh"
	saved := a
	must(t, s.SaveAgreement(ctx, &saved))
	got := pageOf(t, s, a.ID).Agreement
	a.Version, a.ChangedAt, a.ChangedBy = 1, got.ChangedAt, s.Actor()
	if !reflect.DeepEqual(got, a) || !reflect.DeepEqual(saved, got) {
		t.Errorf("got  %+v\nwant %+v", got, a)
	}
	var p adjustments.Plan
	fill(reflect.ValueOf(&p).Elem(), "")
	p.Participant, p.Employer, p.Status, p.Version, p.Deleted, p.Number, p.Agreement = sam.ID, firm.ID, adjustments.PlanInUse, 0, false, 1, a.ID
	must(t, s.SavePlan(ctx, &p))
	page, err := s.PlanPage(ctx, p.ID)
	must(t, err)
	want := p
	want.ChangedAt = page.Plan.ChangedAt
	if !reflect.DeepEqual(page.Plan, want) || page.Agreement.ID != a.ID {
		t.Errorf("got  %+v\nwant %+v", page.Plan, want)
	}
	var x adjustments.Signature
	fill(reflect.ValueOf(&x).Elem(), "")
	x.Paper, x.Party, x.Method, x.At = refTo(&a), adjustments.Employee, adjustments.Drawn, storetest.Now
	must(t, s.SaveSignature(ctx, &x, adjustments.Showing{Paper: refTo(&a), View: []byte("{}"), Shown: x.Shown}, nil))
	if kept := pageOf(t, s, a.ID).Signatures[0]; !kept.At.Equal(x.At) || x.Participant != sam.ID || x.By != s.Actor() {
		t.Errorf("kept %+v", kept)
	} else if kept.At = x.At; !reflect.DeepEqual(kept, x) {
		t.Errorf("got  %+v\nwant %+v", kept, x)
	}
	var v adjustments.Review
	fill(reflect.ValueOf(&v).Elem(), "")
	v.Kind, v.Of, v.Outcomes[0].What, v.NextOn, v.Version, v.Deleted, v.Number = adjustments.AgreementPaper, string(a.ID), "working", today.AddDays(9), 0, false, 1
	must(t, s.SaveReview(ctx, &v, nil, nil))
	if kept := pageOf(t, s, a.ID).Reviews[0]; !reflect.DeepEqual(kept, v) {
		t.Errorf("got  %+v\nwant %+v", kept, v)
	}
}

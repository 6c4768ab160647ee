package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// agreement is one for a person at an employer, agreed by both sides.
func agreement(t testing.TB, s *store.Store, who *people.Participant, at *employers.Employer) *adjustments.Agreement {
	t.Helper()
	a := &adjustments.Agreement{Participant: who.ID, Employer: at.ID, JobTitle: "Tray washer", Manager: "Dilys Baker", Status: adjustments.AgreementAgreed,
		ReviewOn: today.AddDays(56), Items: []adjustments.Item{{Words: "A quiet place for breaks", Who: "Dilys Baker", By: today.AddDays(7)}}}
	must(t, s.SaveAgreement(ctx, a))
	return a
}

// plan is a wellness plan that its person has finished.
func plan(t testing.TB, s *store.Store, who *people.Participant) *adjustments.Plan {
	t.Helper()
	p := &adjustments.Plan{Participant: who.ID, Status: adjustments.PlanInUse, Sections: []adjustments.Section{{Code: "WELL", Answer: "Swimming before work", Share: true}}}
	must(t, s.SavePlan(ctx, p))
	return p
}

// sign has a party sign the newest version of a paper, as it reads in shown.
func sign(s *store.Store, paper adjustments.PaperRef, party, shown string) error {
	x := &adjustments.Signature{Paper: paper, Party: party, Name: "Somebody", Method: adjustments.Drawn, Aspect: 0.3, Shown: shown,
		Strokes: [][]adjustments.Point{{{X: 0.1, Y: 0.1}, {X: 0.5, Y: 0.2}}}}
	return s.SaveSignature(ctx, x, adjustments.Showing{Paper: paper, View: []byte(`{"person":"Sam"}`), Shown: shown}, nil)
}

func refTo(a *adjustments.Agreement) adjustments.PaperRef {
	return adjustments.PaperRef{Kind: adjustments.AgreementPaper, ID: string(a.ID), Number: a.Number}
}

func refToPlan(p *adjustments.Plan) adjustments.PaperRef {
	return adjustments.PaperRef{Kind: adjustments.PlanPaper, ID: string(p.ID), Number: p.Number}
}

func pageOf(t testing.TB, s *store.Store, id adjustments.AgreementID) adjustments.AgreementPage {
	t.Helper()
	p, err := s.AgreementPage(ctx, id)
	must(t, err)
	return p
}

// signed is an agreement that both have signed, as it is stored.
func signed(t testing.TB, s *store.Store, who *people.Participant, at *employers.Employer) *adjustments.Agreement {
	t.Helper()
	a := agreement(t, s, who, at)
	must(t, sign(s, refTo(a), adjustments.Employee, "hash 1"))
	must(t, sign(s, refTo(a), adjustments.Manager, "hash 1"))
	*a = pageOf(t, s, a.ID).Agreement
	return a
}

func seal(s *store.Store, paper adjustments.PaperRef, file string) (adjustments.Sealed, error) {
	return s.SaveSealed(ctx, paper, func(seq int64, hash string) (adjustments.Sealed, []byte, error) {
		return adjustments.Sealed{Fingerprint: "f1"}, []byte(fmt.Sprint(file, seq, hash)), nil
	})
}

func TestAnAgreementIsSavedListedAndTakenBack(t *testing.T) {
	team := open(t)
	s, firm, sam := team.Ann, employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	a := agreement(t, s, sam, firm)
	if a.Version != 1 || a.Number != 1 || a.On != today || a.Items[0].ID == "" || a.ChangedBy != s.Actor() {
		t.Errorf("saved as %+v", a)
	}
	a.Items = append(a.Items, adjustments.Item{Words: "A list of tasks in pictures"})
	must(t, s.SaveAgreement(ctx, a, &employers.NextStep{What: "Print the pictures", Due: today}))
	p := pageOf(t, s, a.ID)
	if len(p.Agreement.Items) != 2 || p.Agreement.Number != 1 || len(p.Versions) != 0 || p.Employer.Name != "Hallam Bakery" || p.Participant.FirstName != "Sam" ||
		len(p.Next) != 1 || p.Next[0].Employer != firm.ID || p.Next[0].Participant != sam.ID {
		t.Errorf("the page has %+v", p)
	}
	list, err := s.Agreements(ctx, adjustments.AgreementFilter{}, employers.Order{})
	must(t, err)
	if len(list) != 1 || list[0].Person != "Sam Example" || list[0].EmployerName != "Hallam Bakery" || len(list[0].Signed) != 0 || list[0].InForce != 0 {
		t.Errorf("the list has %+v", list)
	}
	must(t, s.DeleteAgreement(ctx, a.ID, a.Version))
	if n, err := s.CountAgreements(ctx, adjustments.AgreementFilter{All: true}); err != nil || n != 0 {
		t.Errorf("deleted, and still %d, %v", n, err)
	}
	for range 2 {
		_, err := s.Undo(ctx)
		must(t, err)
	}
	if p = pageOf(t, s, a.ID); len(p.Agreement.Items) != 1 || len(p.Next) != 0 {
		t.Errorf("taken back: %+v", p)
	}
}

func TestWhatWasSignedIsKeptWhenItChanges(t *testing.T) {
	team := open(t)
	s, firm, sam := team.Ann, employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	a := signed(t, s, sam, firm)
	if a.Status != adjustments.AgreementSigned {
		t.Errorf("with the last signature it is %s", a.Status)
	}
	a.Status, a.Items[0].Status, a.Annex = adjustments.AgreementInPlace, "INPLACE", "I also like tea."
	must(t, s.SaveAgreement(ctx, a))
	if p := pageOf(t, s, a.ID); p.Agreement.Number != 1 || len(p.Versions) != 0 || p.Agreement.Status != adjustments.AgreementInPlace {
		t.Errorf("what goes on without signatures made a version: %+v", p)
	}
	*team.Clock = team.Clock.AddDate(0, 0, 3)
	a.Items[0].Words = "A quiet place for breaks, with a door"
	must(t, s.SaveAgreement(ctx, a))
	if a.Number != 2 || a.Status != adjustments.AgreementDraft || a.On != today.AddDays(3) {
		t.Errorf("the next version is %+v", a)
	}
	p := pageOf(t, s, a.ID)
	if len(p.Versions) != 1 || p.Versions[0].Number != 1 || p.Versions[0].On != today || p.Versions[0].Agreement.Items[0].Words != "A quiet place for breaks" || len(p.Signatures) != 2 {
		t.Errorf("kept: %+v", p.Versions)
	}
	a.Items[0].Words = "A room of their own"
	must(t, s.SaveAgreement(ctx, a))
	list, err := s.Agreements(ctx, adjustments.AgreementFilter{}, employers.Order{})
	must(t, err)
	if a.Number != 2 || len(list) != 1 || list[0].InForce != 1 || list[0].Unsealed != 1 || len(list[0].Signed) != 0 {
		t.Errorf("version 2 is not signed, and version 1 holds: %+v", list)
	}
	for range 2 {
		_, err = s.Undo(ctx)
		must(t, err)
	}
	if p = pageOf(t, s, a.ID); p.Agreement.Number != 1 || p.Agreement.Status != adjustments.AgreementInPlace || len(p.Versions) != 0 {
		t.Errorf("an edit that nobody had signed is taken back: %+v", p)
	}
	_, err = s.Redo(ctx)
	must(t, err)
	if p = pageOf(t, s, a.ID); p.Agreement.Number != 2 || len(p.Versions) != 1 {
		t.Errorf("and done again: %+v", p)
	}
}

func TestNoUndoReachesWhatWasSigned(t *testing.T) {
	team := open(t)
	s, firm, sam := team.Ann, employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	a := agreement(t, s, sam, firm)
	a.Items[0].Words = "A quiet room"
	must(t, s.SaveAgreement(ctx, a))
	must(t, sign(s, refTo(a), adjustments.Employee, "hash 1"))
	for range 2 { // the change of the words, and the beginning
		if _, err := s.Undo(ctx); !errors.Is(err, store.ErrRefused) || !strings.Contains(err.Error(), "signed") {
			t.Errorf("undone: %v", err)
		}
	}
	must(t, sign(s, refTo(a), adjustments.Manager, "hash 1"))
	*a = pageOf(t, s, a.ID).Agreement
	a.Items[0].Words = "A quiet room upstairs"
	must(t, s.SaveAgreement(ctx, a))
	a.Status = adjustments.AgreementAgreed
	must(t, s.SaveAgreement(ctx, a))
	must(t, sign(s, refTo(a), adjustments.Employee, "hash 2"))
	for range 2 { // a draft again, and the version before
		if _, err := s.Undo(ctx); !errors.Is(err, store.ErrRefused) {
			t.Errorf("a version that somebody has signed was taken back: %v", err)
		}
	}
	if p := pageOf(t, s, a.ID); p.Agreement.Number != 2 || p.Agreement.Items[0].Words != "A quiet room upstairs" || len(p.Signatures) != 3 {
		t.Errorf("it is %+v", p)
	}
	if err := s.DeleteAgreement(ctx, a.ID, pageOf(t, s, a.ID).Agreement.Version); !errors.Is(err, store.ErrRefused) {
		t.Errorf("a signed agreement was deleted: %v", err)
	}
}

// The last signature brings the agreement to the status signed. An undo of what came before is refused for good, so that the next one goes
// on with what was before that.
func TestUndoGoesOnBeforeWhatWasSigned(t *testing.T) {
	team := open(t)
	s, firm, sam := team.Ann, employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	first := step(t, s, "Ring the bakery")
	a := &adjustments.Agreement{Participant: sam.ID, Employer: firm.ID, Manager: "Dilys Baker", ReviewOn: today.AddDays(56), Items: []adjustments.Item{{Words: "A quiet place"}}}
	must(t, s.SaveAgreement(ctx, a))
	a.Status = adjustments.AgreementAgreed
	must(t, s.SaveAgreement(ctx, a))
	must(t, sign(s, refTo(a), adjustments.Employee, "hash"))
	must(t, sign(s, refTo(a), adjustments.Manager, "hash"))
	for range 2 {
		if _, err := s.Undo(ctx); !errors.Is(err, store.ErrRefused) {
			t.Errorf("undone: %v", err)
		}
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Errorf("stuck: %v", err)
	}
	if _, err := s.NextStep(ctx, first.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the step before is still there: %v", err)
	}
}

func TestAPersonOfWhomSomethingWasSignedIsNotTakenAway(t *testing.T) {
	team := open(t)
	s, firm := team.Ann, employer(t, team.Ann, "Hallam Bakery")
	sam := participant(t, s, "Sam")
	must(t, sign(s, refTo(agreement(t, s, sam, firm)), adjustments.Employee, "hash"))
	if err := s.DeleteParticipant(ctx, sam.ID, sam.Version); !errors.Is(err, store.ErrRefused) {
		t.Errorf("deleted: %v", err)
	}
	for range 2 { // the agreement, and the person before it
		if _, err := s.Undo(ctx); !errors.Is(err, store.ErrRefused) {
			t.Errorf("undone: %v", err)
		}
	}
}

func TestSigningIsRefusedWithTheReason(t *testing.T) {
	team := open(t)
	s, firm, sam := team.Ann, employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	a := agreement(t, s, sam, firm)
	must(t, sign(s, refTo(a), adjustments.Employee, "hash 1"))
	older := refTo(a)
	older.Number = 9
	for name, c := range map[string]struct {
		err  error
		says string
	}{
		"twice":               {sign(s, refTo(a), adjustments.Employee, "hash 1"), "already"},
		"another view":        {sign(s, refTo(a), adjustments.Manager, "hash 2"), "not what"},
		"another version":     {sign(s, older, adjustments.Manager, "hash 1"), "changed since"},
		"nobody":              {sign(s, refTo(a), "neighbour", "hash 1"), "who signs"},
		"outside Ben's":       {sign(team.Ben, refTo(a), adjustments.Manager, "hash 1"), "colleague"},
		"for a reader":        {sign(team.Reader, refTo(a), adjustments.Manager, "hash 1"), "may not"},
		"sealed before":       {second(seal(s, refTo(a), "file")), "Not everybody"},
		"of another kind":     {sign(s, adjustments.PaperRef{Kind: "letter", ID: string(a.ID), Number: 1}, adjustments.Manager, "hash 1"), "no longer there"},
		"plan with that name": {sign(s, adjustments.PaperRef{Kind: adjustments.PlanPaper, ID: string(a.ID), Number: 1}, adjustments.Manager, "hash 1"), "no longer there"},
	} {
		if c.err == nil || !strings.Contains(c.err.Error(), c.says) {
			t.Errorf("%s: %v", name, c.err)
		}
	}
	*team.Clock = team.Clock.Add(-time.Hour)
	if err := sign(s, refTo(a), adjustments.Manager, "hash 1"); err == nil || !strings.Contains(err.Error(), "clock") {
		t.Errorf("the clock is behind: %v", err)
	}
	if p := pageOf(t, s, a.ID); len(p.Signatures) != 1 || len(p.Showings) != 1 {
		t.Errorf("something stayed: %+v", p)
	}
}

func second(_ adjustments.Sealed, err error) error { return err }

func TestASignatureOnPaperKeepsItsScan(t *testing.T) {
	team := open(t)
	s, firm, sam := team.Ann, employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	a := agreement(t, s, sam, firm)
	x := &adjustments.Signature{Paper: refTo(a), Party: adjustments.Manager, Name: "Dilys Baker", Method: adjustments.Paper, Shown: "hash"}
	showing := adjustments.Showing{Paper: refTo(a), View: []byte("{}"), Shown: "hash"}
	var field people.FieldError
	if err := s.SaveSignature(ctx, x, showing, []byte("hello")); !errors.As(err, &field) || field.Field != "scan" {
		t.Errorf("a text passes for a scan, or nobody says that it is the scan: %v", err)
	}
	must(t, s.SaveSignature(ctx, x, showing, []byte("%PDF-1.4 scan")))
	kept, content, err := s.Attachment(ctx, x.Scan)
	if err != nil || string(content) != "%PDF-1.4 scan" || kept.Subject != sam.ID || kept.Name != "signed copy.pdf" {
		t.Errorf("kept %+v, %v", kept, err)
	}
	if err := s.Detach(ctx, x.Scan, kept.Version); !errors.Is(err, store.ErrRefused) {
		t.Errorf("the scan was taken away: %v", err)
	}
	if _, _, err := team.Ben.Attachment(ctx, x.Scan); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Ben has the scan: %v", err)
	}
}

func TestASealedFileIsKeptWithItsPlaceInTheChain(t *testing.T) {
	team := open(t)
	s, firm, sam := team.Ann, employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	a := signed(t, s, sam, firm)
	made, err := seal(s, refTo(a), "file")
	must(t, err)
	again, err := seal(s, refTo(a), "another file")
	if err != nil || again != made {
		t.Errorf("sealed twice: %+v, %v", again, err)
	}
	got, file, err := s.Sealed(ctx, refTo(a))
	if err != nil || got != made || string(file) != fmt.Sprint("file", made.AuditSeq, made.AuditHash) || made.Content != "hash 1" || made.Size != len(file) {
		t.Errorf("kept %+v, %v", got, err)
	}
	entries, err := team.Lead.Audit(ctx, 0, 5)
	must(t, err)
	at := slices.IndexFunc(entries, func(e store.AuditEntry) bool { return e.Seq == made.AuditSeq })
	if at < 1 || entries[at].Action != "seal" || fmt.Sprintf("%x", entries[at].Hash) != made.AuditHash || !strings.Contains(entries[at].Note, "content hash 1") ||
		entries[at-1].Action != "sealed" || !strings.Contains(entries[at-1].Note, made.SHA256) {
		t.Errorf("the chain has %+v", entries)
	}
	if _, err := team.Lead.VerifyAudit(ctx, made.AuditSeq, made.AuditHash); err != nil {
		t.Errorf("the printed head is not in the chain: %v", err)
	}
	if found, ok, err := team.Reader.FindSealed(ctx, made.SHA256); err != nil || !ok || found.Participant != "" || found.Paper.ID != "" || found.Content != made.Content {
		t.Errorf("a reader finds %+v, %v", found, err)
	}
	if found, ok, err := s.FindSealed(ctx, made.SHA256); err != nil || !ok || found != made {
		t.Errorf("Ann finds %+v, %v", found, err)
	}
	if _, ok, err := s.FindSealed(ctx, "00"); err != nil || ok {
		t.Errorf("found what was not sealed here: %v", err)
	}
	if _, _, err := team.Ben.Sealed(ctx, refTo(a)); !denied(err) {
		t.Errorf("Ben has the file: %v", err)
	}
	other := refTo(a)
	if other.Number++; !people.IsGone(third(s.Sealed(ctx, other))) {
		t.Error("a version that is not there is not said to be gone")
	}
	failed := signed(t, s, sam, firm)
	before := howMany(t, team.Files, "audit")
	if _, err := s.SaveSealed(ctx, refTo(failed), func(int64, string) (adjustments.Sealed, []byte, error) {
		return adjustments.Sealed{}, nil, errors.New("no room")
	}); err == nil || howMany(t, team.Files, "audit") != before || howMany(t, team.Files, "sealed") != 1 {
		t.Errorf("a seal that failed left something: %v", err)
	}
	if p := pageOf(t, s, failed.ID); len(p.Signatures) != 2 || len(p.Sealed) != 0 {
		t.Errorf("the signatures stay: %+v", p)
	}
}

func third(_ adjustments.Sealed, _ []byte, err error) error { return err }

func TestAReviewChangesThePaperInOneStep(t *testing.T) {
	team := open(t)
	s, firm, sam := team.Ann, employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	a := signed(t, s, sam, firm)
	a.Status, a.NextReview, a.Items[0].Working = adjustments.AgreementInPlace, today.AddDays(180), people.Yes
	v := &adjustments.Review{Kind: adjustments.AgreementPaper, Of: string(a.ID), On: today, Trigger: "PERIODIC", Outcomes: []adjustments.ReviewOutcome{{Item: a.Items[0].ID, What: "working"}}}
	must(t, s.SaveReview(ctx, v, a, nil, &employers.NextStep{What: "Look again", Due: today.AddDays(180)}))
	p := pageOf(t, s, a.ID)
	if len(p.Reviews) != 1 || p.Reviews[0].Number != 1 || p.Reviews[0].Outcomes[0].What != "working" || v.ID == "" || v.Version != 1 || p.Agreement.NextReview != today.AddDays(180) || len(p.Next) != 1 {
		t.Errorf("reviewed: %+v", p)
	}
	_, err := s.Undo(ctx)
	must(t, err)
	if p = pageOf(t, s, a.ID); len(p.Reviews)+len(p.Next) != 0 || !p.Agreement.NextReview.IsZero() {
		t.Errorf("taken back: %+v", p)
	}
	v.ID, v.Version, v.Of = "", 0, "nobody"
	if err := s.SaveReview(ctx, v, nil, nil); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a review of nothing: %v", err)
	}
}

func TestAgreementsAndPlansAreFoundByTheNameOfThePersonAlsoAfterItChanged(t *testing.T) {
	team := open(t)
	s, firm, sam := team.Ann, employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	agreement(t, s, sam, firm)
	plan(t, s, sam)
	found := func(words string) (kinds []string) {
		t.Helper()
		hits, err := s.Search(ctx, words, 10)
		must(t, err)
		for _, h := range hits.Hits {
			kinds = append(kinds, h.Kind)
		}
		slices.Sort(kinds)
		return kinds
	}
	if got := found("example agreement"); !slices.Equal(got, []string{"agreement"}) {
		t.Errorf("the name and what it is find %v", got)
	}
	page, err := s.OpenParticipant(ctx, sam.ID)
	must(t, err)
	page.LastName = "Żeleński"
	must(t, s.SaveParticipants(ctx, "renamed", &page))
	if got := found("zelenski plan"); !slices.Equal(got, []string{"plan"}) {
		t.Errorf("the new name finds %v", got)
	}
	if got := found("sam example"); len(got) != 0 {
		t.Errorf("the old name still finds %v", got)
	}
}

package desk

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/paper"
	"jobwright/internal/people"
)

// deal is a person at an employer with an agreement that both sides have said yes to, and what the person allows. All are made up.
type deal struct {
	*place
	*Desk
	who    people.Participant
	permit *people.Permit
	firm   *employers.Employer
	paper  *adjustments.Agreement
}

func dealt(t *testing.T) *deal {
	t.Helper()
	p, d := at(t)
	p.check(d)
	x := &deal{place: p, Desk: d, who: people.Participant{Ref: "R1", FirstName: "Pim", LastName: "Sandhurst", Specialist: d.Me().ID}, firm: &employers.Employer{Ref: "E1", Name: "Hallam Bakery"}}
	p.must(d.Store().SetSettings(ctx, map[string]string{"service_name": "Don Valley Works"}))
	p.must(d.Store().SaveParticipants(ctx, "added", &x.who))
	p.must(d.Store().SaveEmployer(ctx, x.firm))
	x.permit = &people.Permit{Participant: x.who.ID, Audience: people.ToEmployer, Permission: people.P3, Disclosure: people.D2, How: "written", From: d.today().AddDays(-9), Until: d.today().AddDays(300), NotWords: "wobble"}
	p.must(d.Store().SavePermits(ctx, "allowed", x.permit))
	x.paper = &adjustments.Agreement{Ref: "A1", Participant: x.who.ID, Employer: x.firm.ID, JobTitle: "Tray washer", Manager: "Dilys Baker", ManagerRole: "Owner", Status: adjustments.AgreementAgreed,
		ReviewOn: d.today().AddDays(56), Annex: "My own marmalade words", Impact: "A hidden limp", Items: []adjustments.Item{{Words: "A quiet place for breaks", Who: "Dilys Baker", By: d.today().AddDays(7)}, {Words: "A stool", Who: "Dilys Baker"}}}
	p.must(d.Store().SaveAgreement(ctx, x.paper))
	return x
}

func (x *deal) ref() adjustments.PaperRef {
	return adjustments.PaperRef{Kind: adjustments.AgreementPaper, ID: string(x.paper.ID), Number: x.paper.Number}
}

// reload reads the agreement as it stands.
func (x *deal) reload() {
	x.Helper()
	p, err := x.Store().AgreementPage(ctx, x.paper.ID)
	x.must(err)
	*x.paper = p.Agreement
}

var scrawl = [][]adjustments.Point{{{X: 0.1, Y: 0.3}, {X: 0.4, Y: 0.1}, {X: 0.8, Y: 0.3}}, {{X: 0.2, Y: 0.2}}}

// sign has a party sign, half an hour after whatever was before.
func (x *deal) sign(party string) (*adjustments.Sealed, error) {
	name := map[string]string{adjustments.Employee: "Pim Sandhurst", adjustments.Manager: "Dilys Baker"}[party]
	x.clock = x.clock.Add(30 * time.Minute)
	return x.Sign(ctx, &adjustments.Signature{Paper: x.ref(), Party: party, Name: name, Method: adjustments.Drawn, Strokes: scrawl, Aspect: 0.35}, nil)
}

func (x *deal) signed() *adjustments.Sealed {
	x.Helper()
	if first, err := x.sign(adjustments.Employee); err != nil || first != nil {
		x.Fatal(first, err)
	}
	sealed, err := x.sign(adjustments.Manager)
	x.must(err)
	if sealed == nil {
		x.Fatal("it is not sealed")
	}
	return sealed
}

func (x *deal) request(copy string) paper.Request {
	return paper.Request{Sort: paper.SortAgree, ID: "A1", Copy: copy}
}

func (x *deal) withdraw() {
	x.Helper()
	_, err := x.Store().Withdraw(ctx, x.permit.ID, "")
	x.must(err)
}

func pdfSays(t *testing.T, file string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

func TestSignedByAllAnAgreementIsSealedAndChecks(t *testing.T) {
	x := dealt(t)
	shown, err := x.Show(ctx, x.ref(), false)
	x.must(err)
	if len(shown.Open) > 0 || shown.Showing.Shown != shown.Pages.Hash() || shown.Sealed || len(shown.Wanted) != 2 {
		t.Errorf("%+v", shown)
	}
	if large, err := x.Show(ctx, x.ref(), true); err != nil || large.Showing.Shown != shown.Showing.Shown || large.Pages.Hash() == shown.Pages.Hash() {
		t.Error("large print is read, the standard print is signed", err)
	}
	sealed := x.signed()
	file, record, err := x.SealedFile(ctx, x.ref())
	x.must(err)
	if record.SHA256 != sealed.SHA256 || sealed.Content != shown.Showing.Shown || sealed.Fingerprint == "" || sealed.AuditSeq == 0 {
		t.Errorf("%+v", sealed)
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	x.must(os.WriteFile(path, file, 0o600))
	out, err := exec.Command("pdfsig", path).Output()
	if err != nil || !strings.Contains(string(out), "Signature is Valid.") || !strings.Contains(string(out), "Total document signed") || !strings.Contains(string(out), "Don Valley Works seal") {
		t.Errorf("%v\n%s", err, out)
	}
	says := pdfSays(t, path)
	for _, want := range []string{"A quiet place", "Signed themselves: Pim Sandhurst (employee) and Dilys Baker (line manager)", "How to check this paper", sealed.AuditHash[:8], "not a qualified signature"} {
		if !strings.Contains(says, want) {
			t.Errorf("the file does not say %q:\n%s", want, says)
		}
	}
	for _, never := range []string{"marmalade", "limp"} {
		if strings.Contains(says, never) {
			t.Errorf("the file says %q", never)
		}
	}
	c, err := x.CheckPDF(ctx, file)
	x.must(err)
	if !c.OK || !c.KnownHere || !c.Signed || !c.CoversAll || !c.DigestOK || !c.CertificateOK || len(c.Problems) > 0 || c.OnRecord.Paper != x.ref() {
		t.Errorf("%+v", c)
	}
	file[len(file)/3] ^= 1
	if c, err = x.CheckPDF(ctx, file); err != nil || c.OK || c.KnownHere || len(c.Problems) == 0 {
		t.Errorf("a flipped bit: %+v %v", c, err)
	}
	x.reload()
	if x.paper.Status != adjustments.AgreementSigned {
		t.Errorf("status %q", x.paper.Status)
	}
	found := strings.Join(x.log(x.Desk), ", ")
	for _, want := range []string{"sign by LL", "seal by LL"} {
		if !strings.Contains(found, want) {
			t.Errorf("%q is not in the log: %s", want, found)
		}
	}
	if page, err := x.Store().AgreementPage(ctx, x.paper.ID); err != nil || len(page.Shared) == 0 {
		t.Error("it is not noted that the employer has seen it", err)
	}
}

// A file that another store has sealed, or that this one has no record of, is told apart.
func TestASealOfAnotherStoreIsToldApart(t *testing.T) {
	x, other := dealt(t), dealt(t)
	x.signed()
	file, _, err := x.SealedFile(ctx, x.ref())
	x.must(err)
	c, err := other.CheckPDF(ctx, file)
	x.must(err)
	if c.OK || c.CertificateOK || !strings.Contains(c.Sentences[0], "somebody else") {
		t.Errorf("%+v", c)
	}
	root, err := x.Root(ctx)
	x.must(err)
	if c, err := CheckWithRoot(file, root.PEM); err != nil || !c.OK || c.KnownHere {
		t.Errorf("%+v %v", c, err)
	}
	if _, err := CheckWithRoot(file, []byte("no certificate")); err == nil {
		t.Error("that is no root")
	}
	keys, err := x.sealKeys(ctx)
	x.must(err)
	sealer, err := keys.Sealer()
	x.must(err)
	own, err := sealedFile(paper.Layout(paper.Document{Title: "Not on record"}), sealer, x.clock, "")
	x.must(err)
	if c, err := x.CheckPDF(ctx, own); err != nil || c.OK || !c.CertificateOK || c.KnownHere || !strings.Contains(c.Sentences[0], "no record") {
		t.Errorf("%+v %v", c, err)
	}
}

// The first signature freezes what everybody signs.
func TestALaterPartySignsWhatTheFirstWasShown(t *testing.T) {
	x := dealt(t)
	before, err := x.Show(ctx, x.ref(), false)
	x.must(err)
	if _, err := x.sign(adjustments.Employee); err != nil {
		t.Fatal(err)
	}
	x.must(x.Store().SetSettings(ctx, map[string]string{"service_name": "Another name"}))
	x.who.LastName = "Changed"
	x.must(x.Store().SaveParticipants(ctx, "renamed", &x.who))
	after, err := x.Show(ctx, x.ref(), false)
	x.must(err)
	if after.Showing.Shown != before.Showing.Shown || len(after.Signed) != 1 {
		t.Error("what is shown has changed under the second party")
	}
}

// A paper that somebody signed under another Jobwright, whose pages looked otherwise, is put before nobody else: it could not be sealed.
func TestAPaperThatIsDrawnOtherwiseThanItWasSignedIsNotSignedInVain(t *testing.T) {
	x := dealt(t)
	ref := adjustments.PaperRef{Kind: adjustments.AgreementPaper, ID: string(x.paper.ID)}
	s, err := x.sitting(ctx, ref)
	x.must(err)
	showing, err := s.freeze(x.o.now())
	x.must(err)
	showing.Shown = strings.Repeat("0", 64)
	by := &adjustments.Signature{Paper: s.ref, Participant: x.who.ID, Party: adjustments.Employee, Name: "Pim Sandhurst", Method: adjustments.Typed, Shown: showing.Shown, At: x.o.now(), By: x.Me().ID}
	x.must(x.Store().SaveSignature(ctx, by, showing, nil))
	show, err := x.Show(ctx, ref, false)
	x.must(err)
	if len(show.Open) != 1 || !strings.Contains(show.Open[0], "in another way") {
		t.Errorf("open: %q", show.Open)
	}
}

func TestWithdrawnPermissionStopsEveryStep(t *testing.T) {
	for name, step := range map[string]func(x *deal) error{
		"show": func(x *deal) error { _, err := x.Show(ctx, x.ref(), false); return err },
		"sign": func(x *deal) error { _, err := x.sign(adjustments.Manager); return err },
		"make": func(x *deal) error { _, err := x.Papers().Make(ctx, x.request(adjustments.ForEmployer)); return err },
		"save": func(x *deal) error {
			_, err := x.Papers().Save(ctx, x.request(adjustments.ForEmployer), filepath.Join(x.TempDir(), "x.pdf"))
			return err
		},
		"print": func(x *deal) error { return x.Papers().Print(ctx, x.request(adjustments.ForEmployer)) },
	} {
		x := dealt(t)
		if _, err := x.sign(adjustments.Employee); err != nil {
			t.Fatal(err)
		}
		x.withdraw()
		if err := step(x); !errors.As(err, new(adjustments.Refused)) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := x.Papers().Make(ctx, x.request(adjustments.ForPerson)); err != nil {
			t.Errorf("%s: the person's own copy: %v", name, err)
		}
	}
}

func TestAClockBehindTheLastSignatureIsRefused(t *testing.T) {
	x := dealt(t)
	if _, err := x.sign(adjustments.Employee); err != nil {
		t.Fatal(err)
	}
	x.clock = x.clock.Add(-3 * time.Hour)
	if _, err := x.sign(adjustments.Manager); err == nil || !strings.Contains(err.Error(), "before the last signature") {
		t.Errorf("%v", err)
	}
	if shown, err := x.Show(ctx, x.ref(), false); err != nil || len(shown.Open) == 0 {
		t.Error("nobody is told before they sign", err)
	}
}

// Where sealing fails, the signature stays and sealing can be tried again.
func TestASignatureOutlastsAFailedSealing(t *testing.T) {
	x := dealt(t)
	if _, err := x.sign(adjustments.Employee); err != nil {
		t.Fatal(err)
	}
	x.permit.NotWords = "wobble"
	page, err := x.Store().AgreementPage(ctx, x.paper.ID)
	x.must(err)
	by := &adjustments.Signature{Paper: x.ref(), Party: adjustments.Manager, Name: "Dilys Baker", Method: adjustments.Typed, Shown: page.Showings[0].Shown}
	x.must(x.Store().SaveSignature(ctx, by, page.Showings[0], nil)) // as if the program had been killed before the seal
	if _, _, err := x.SealedFile(ctx, x.ref()); err == nil {
		t.Fatal("it is sealed already")
	}
	for range 2 { // the second time it is there already
		if sealed, err := x.Seal(ctx, x.ref()); err != nil || sealed == nil {
			t.Fatal(err)
		}
	}
	if err := (paper.NotSealed{Err: errors.New("The disk is full.")}); !strings.Contains(err.Error(), "signature is kept") {
		t.Error(err)
	}
}

func TestAnEditAfterASignatureWantsSigningAgain(t *testing.T) {
	x := dealt(t)
	first := x.signed()
	x.reload()
	x.paper.Items[1].Words = "A stool with a back"
	x.must(x.Store().SaveAgreement(ctx, x.paper))
	if x.paper.Number != 2 || x.paper.Status != adjustments.AgreementDraft {
		t.Fatalf("%d %s", x.paper.Number, x.paper.Status)
	}
	var draft StillDraft
	if _, err := x.Papers().Save(ctx, x.request(adjustments.ForEmployer), filepath.Join(t.TempDir(), "x.pdf")); !errors.As(err, &draft) || draft.InForce != 1 {
		t.Errorf("a draft went out: %v", err)
	}
	for copy, want := range map[string]int{adjustments.ForEmployer: 1, adjustments.ForPerson: 1, adjustments.ForService: 0} { // the service's is what stands now
		if n, err := x.Papers().InForce(ctx, x.request(copy)); err != nil || n != want {
			t.Errorf("the copy for the %s: version %d holds, %v", copy, n, err)
		}
	}
	old := x.request(adjustments.ForEmployer)
	old.Number = 1
	if made, err := x.Papers().Make(ctx, old); err != nil || len(made.Sealed) != first.Size {
		t.Error("the version in force is not given", err)
	}
	x.paper.Status = adjustments.AgreementAgreed
	x.must(x.Store().SaveAgreement(ctx, x.paper))
	second := x.signed()
	if second.Former != first.SHA256 {
		t.Errorf("the second version does not name the first: %+v", second)
	}
}

// A plan that employee and manager have signed holds the employer's view.
func TestASealedPlanHoldsWhatThePersonChose(t *testing.T) {
	x := dealt(t)
	w := &adjustments.Plan{Ref: "W1", Participant: x.who.ID, Employer: x.firm.ID, Manager: "Dilys Baker", Status: adjustments.PlanInUse, ChosenOn: x.today(),
		Sections: []adjustments.Section{{Code: "WELL", Answer: "Swimming before work", Share: true}, {Code: "SIGNS", Answer: "I hum loudly"}}}
	x.must(x.Store().SavePlan(ctx, w))
	ref := adjustments.PaperRef{Kind: adjustments.PlanPaper, ID: string(w.ID), Number: w.Number}
	var sealed *adjustments.Sealed
	for party, name := range map[string]string{adjustments.Employee: "Pim Sandhurst", adjustments.Manager: "Dilys Baker"} {
		var err error
		x.clock = x.clock.Add(time.Minute)
		sealed, err = x.Sign(ctx, &adjustments.Signature{Paper: ref, Party: party, Name: name, Method: adjustments.Typed}, nil)
		x.must(err)
	}
	if sealed == nil {
		t.Fatal("it is not sealed")
	}
	dir := t.TempDir()
	for copy, want := range map[string]bool{adjustments.ForEmployer: false, adjustments.ForPerson: true, adjustments.ForService: true} {
		files, err := x.Papers().Save(ctx, paper.Request{Sort: paper.SortPlan, ID: "W1", Copy: copy}, filepath.Join(dir, copy+".pdf"))
		x.must(err)
		says := pdfSays(t, files[0])
		if !strings.Contains(says, "Swimming before work") || strings.Contains(says, "hum loudly") != want {
			t.Errorf("%s: %s", copy, says)
		}
	}
	file, _, err := x.SealedFile(ctx, ref)
	x.must(err)
	if given, err := os.ReadFile(filepath.Join(dir, "employer.pdf")); err != nil || !bytes.Equal(given, file) {
		t.Error("the employer does not get the sealed file", err)
	}
}

func TestTheFrozenViewIsKeptWithoutWhatNobodySigns(t *testing.T) {
	x := dealt(t)
	shown, err := x.Show(ctx, x.ref(), false)
	x.must(err)
	var view adjustments.AgreementView
	x.must(json.Unmarshal(shown.Showing.View, &view))
	if view.Person != "Pim Sandhurst" || bytes.Contains(shown.Showing.View, []byte("marmalade")) || bytes.Contains(shown.Showing.View, []byte("limp")) {
		t.Errorf("%s", shown.Showing.View)
	}
}

// A new Jobwright may lay papers out in another way between a signature and the seal.
func TestPagesOtherThanTheSignedOnesAreNotSealed(t *testing.T) {
	x := dealt(t)
	shown, err := x.Show(ctx, x.ref(), false)
	x.must(err)
	as := shown.Showing
	as.Shown = strings.Repeat("0", 64)
	for party, name := range map[string]string{adjustments.Employee: "Pim Sandhurst", adjustments.Manager: "Dilys Baker"} {
		x.must(x.Store().SaveSignature(ctx, &adjustments.Signature{Participant: x.who.ID, Paper: x.ref(), Party: party, Name: name, Method: adjustments.Drawn, Strokes: scrawl, Aspect: 0.35, Shown: as.Shown, At: x.clock, By: x.Me().ID}, as, nil))
	}
	if sealed, err := x.Seal(ctx, x.ref()); err == nil || !strings.Contains(err.Error(), "another way") {
		t.Errorf("%+v, %v", sealed, err)
	}
}

// HR reads what it signs, also where the paper does not name them.
func TestHRSignsOnlyWhatThePersonLetsHRSee(t *testing.T) {
	x := dealt(t)
	no := &people.Permit{Participant: x.who.ID, Audience: people.ToHR, Permission: people.P0, Disclosure: people.D0, How: "written", From: x.today().AddDays(-1), Until: x.today().AddDays(99)}
	x.must(x.Store().SavePermits(ctx, "not HR", no))
	if _, err := x.sign(adjustments.Employee); err != nil {
		t.Fatal(err)
	}
	_, err := x.Sign(ctx, &adjustments.Signature{Paper: x.ref(), Party: adjustments.HR, Name: "Bryn Ledger", Method: adjustments.Drawn, Strokes: scrawl, Aspect: 0.35}, nil)
	if _, refused := people.RefusalOf(err); !refused {
		t.Errorf("HR signed: %v", err)
	}
	if sealed, err := x.sign(adjustments.Manager); err != nil || sealed == nil {
		t.Errorf("the manager may all the same: %v", err)
	}
}

package desk

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/paper/papertest"
	"jobwright/internal/people"
)

// unsealed is a deal that both have signed, and that could not be sealed: as if the program had been killed before.
func unsealed(t *testing.T) *deal {
	x := dealt(t)
	if _, err := x.sign(adjustments.Employee); err != nil {
		t.Fatal(err)
	}
	page, err := x.Store().AgreementPage(ctx, x.paper.ID)
	x.must(err)
	x.clock = x.clock.Add(time.Minute)
	by := &adjustments.Signature{Paper: x.ref(), Party: adjustments.Manager, Name: "Dilys Baker", Method: adjustments.Typed, Shown: page.Showings[0].Shown}
	x.must(x.Store().SaveSignature(ctx, by, page.Showings[0], nil))
	x.reload()
	return x
}

// What stands beside a signature is sealed with it, so the person is asked about those words too.
func TestTheWordsOfASignatureAreAskedAboutToo(t *testing.T) {
	for field, set := range map[string]func(*adjustments.Signature){
		"role": func(s *adjustments.Signature) { s.Role = "Wobble coach" },
		"room": func(s *adjustments.Signature) { s.Room = "Sam from the wobble team" },
		"note": func(s *adjustments.Signature) { s.Note = "Yes, because of the wobble" },
		"read": func(s *adjustments.Signature) { s.ReadAloudBy = "Sam, wobble nurse" },
	} {
		x := dealt(t)
		by := &adjustments.Signature{Paper: x.ref(), Party: adjustments.Employee, Name: "Pim Sandhurst", Method: adjustments.Typed}
		set(by)
		if _, err := x.Sign(ctx, by, nil); !errors.As(err, new(adjustments.Refused)) {
			t.Errorf("%s: %v", field, err)
		}
		if page, err := x.Store().AgreementPage(ctx, x.paper.ID); err != nil || len(page.Signatures) > 0 {
			t.Errorf("%s: it was kept: %v", field, err)
		}
	}
}

func TestWordsToAvoidThatCameAfterTheSignatureKeepTheFileBack(t *testing.T) {
	x := dealt(t)
	by := &adjustments.Signature{Paper: x.ref(), Party: adjustments.Employee, Name: "Pim Sandhurst", Role: "Dab hand", Method: adjustments.Typed}
	if _, err := x.Sign(ctx, by, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := x.sign(adjustments.Manager); err != nil {
		t.Fatal(err)
	}
	x.permit.NotWords = "dab hand"
	x.must(x.Store().SavePermits(ctx, "allowed", x.permit))
	if _, err := x.Papers().Make(ctx, x.request(adjustments.ForEmployer)); !errors.As(err, new(adjustments.Refused)) {
		t.Errorf("the sealed file went out: %v", err)
	}
	if _, err := x.Papers().Make(ctx, x.request(adjustments.ForPerson)); err != nil {
		t.Errorf("the person's own copy: %v", err)
	}
}

// A file that says that it was sealed before it was signed would leave the signatures out.
func TestAClockBehindTheLastSignatureDoesNotSeal(t *testing.T) {
	x := unsealed(t)
	x.clock = x.clock.Add(-3 * time.Hour)
	if _, err := x.Seal(ctx, x.ref()); err == nil || !strings.Contains(err.Error(), "before the last signature") {
		t.Errorf("%v", err)
	}
	x.clock = x.clock.Add(4 * time.Hour)
	if sealed, err := x.Seal(ctx, x.ref()); err != nil || sealed == nil {
		t.Error(err)
	}
}

// What everybody has signed is sealed, even if somebody has begun the next version before.
func TestASignedVersionIsSealedThoughThereIsANewerOne(t *testing.T) {
	x := unsealed(t)
	first := x.ref()
	x.paper.Items[0].Words = "A quiet place for breaks, with a chair"
	x.must(x.Store().SaveAgreement(ctx, x.paper))
	if x.paper.Number != 2 {
		t.Fatal(x.paper.Number)
	}
	sealed, err := x.Seal(ctx, first)
	x.must(err)
	if sealed.Paper != first {
		t.Errorf("%+v", sealed)
	}
	if _, err := x.Seal(ctx, x.ref()); err == nil {
		t.Error("the version that nobody has signed was sealed")
	}
}

// The next version seals the one before it, so that the chain of files has no gap.
func TestTheNextSealMakesGoodTheOneThatFailed(t *testing.T) {
	x := unsealed(t)
	first := x.ref()
	x.paper.Items[0].Words = "A quiet place for breaks, with a chair"
	x.must(x.Store().SaveAgreement(ctx, x.paper))
	x.paper.Status = adjustments.AgreementAgreed
	x.must(x.Store().SaveAgreement(ctx, x.paper))
	second := x.signed()
	_, former, err := x.SealedFile(ctx, first)
	if err != nil || second.Former != former.SHA256 {
		t.Errorf("the second names %q, the first is %q: %v", second.Former, former.SHA256, err)
	}
}

func TestAVersionThatIsNotThereIsNoOtherOne(t *testing.T) {
	x := dealt(t)
	none := x.ref()
	none.Number = 7
	if _, err := x.Show(ctx, none, false); !errors.As(err, new(NotFound)) {
		t.Errorf("shown: %v", err)
	}
	if _, err := x.Sign(ctx, &adjustments.Signature{Paper: none, Party: adjustments.Employee, Name: "Pim Sandhurst", Method: adjustments.Typed}, nil); !errors.As(err, new(NotFound)) {
		t.Errorf("signed: %v", err)
	}
	if _, err := x.Papers().Make(ctx, paper.Request{Sort: paper.SortAgree, ID: "A1", Copy: adjustments.ForPerson, Number: 7}); !errors.As(err, new(NotFound)) {
		t.Errorf("made: %v", err)
	}
}

// Whatever letters stand in a paper and beside its signatures, it is signed, sealed and checked.
func TestAnyLettersAreSignedAndSealed(t *testing.T) {
	x := dealt(t)
	var all []string
	for _, s := range papertest.Hostile() {
		all = append(all, string([]rune(s)[:min(40, utf8.RuneCountInString(s))]))
	}
	all = append(all, "bad \xff\xfe bytes")
	hostile := strings.Join(all, " | ")
	short := strings.ToValidUTF8(hostile[:200], "") + "\xff"
	x.permit.Disclosure = people.D3
	x.must(x.Store().SavePermits(ctx, "allowed", x.permit))
	a := x.paper
	a.JobTitle, a.ManagerRole, a.Impact, a.Reporting, a.Signs, a.ShowImpact, a.Items[0].Words, a.Seers = short, short, hostile, hostile, hostile, true, hostile, []string{short}
	x.must(x.Store().SaveAgreement(ctx, a))
	for _, party := range []string{adjustments.Employee, adjustments.Manager} {
		x.clock = x.clock.Add(time.Minute)
		sealed, err := x.Sign(ctx, &adjustments.Signature{Paper: x.ref(), Party: party, Name: "Somebody", Role: short, Room: short, Method: adjustments.Verbal, Note: hostile, Witness: "Else " + short}, nil)
		x.must(err)
		if party == adjustments.Employee {
			continue
		}
		file, _, err := x.SealedFile(ctx, sealed.Paper)
		x.must(err)
		if found, err := x.CheckPDF(ctx, file); err != nil || !found.OK {
			t.Error(found.Problems, err)
		}
	}
}

// A clock that is years behind would make a seal that is older than its own key, and that no check could believe.
func TestNothingIsSignedBeforeTheServiceHadItsSeal(t *testing.T) {
	x := dealt(t)
	now := x.clock
	x.must(x.Store().SavePermits(ctx, "allowed", &people.Permit{Participant: x.who.ID, Audience: people.ToEmployer, Permission: people.P3, Disclosure: people.D2, How: "written",
		From: x.today().AddDays(-1000), Until: x.today().AddDays(300)}))
	x.clock = now.AddDate(-2, 0, 0)
	shown, err := x.Show(ctx, x.ref(), false)
	x.must(err)
	if len(shown.Open) != 1 || !strings.Contains(shown.Open[0], "set the clock right") {
		t.Errorf("%q", shown.Open)
	}
	if _, err := x.sign(adjustments.Employee); err == nil || !strings.Contains(err.Error(), "set the clock right") {
		t.Errorf("it is signed: %v", err)
	}
	x.clock = now
	x.signed()
}

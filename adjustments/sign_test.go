package adjustments

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"jobwright/internal/people"
)

var atTen = time.Date(2026, time.November, 24, 10, 12, 0, 0, time.UTC)

// signing is Priya about to sign on the screen, with nothing in the way.
func signing() Signing {
	return Signing{Number: 1, Status: AgreementAgreed, Named: "Priya Shah", Now: atTen, Signature: Signature{Paper: PaperRef{AgreementPaper, "agreement", 1}, Party: Employee,
		Name: "Priya Shah", Method: Drawn, Strokes: [][]Point{{{0.1, 0.1}, {0.4, 0.2}}}, Aspect: 0.3, Shown: "hash"}}
}

func TestEachWayOfSigningNeedsItsOwn(t *testing.T) {
	if err := CanSign(signing()); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(*Signing)
		want   []string
	}{
		"nothing drawn":          {func(s *Signing) { s.Signature.Strokes = nil }, []string{"strokes"}},
		"an empty line":          {func(s *Signing) { s.Signature.Strokes = [][]Point{{}} }, []string{"strokes"}},
		"a dot":                  {func(s *Signing) { s.Signature.Strokes = [][]Point{{{0.5, 0.1}}} }, nil},
		"a line to nowhere":      {func(s *Signing) { s.Signature.Strokes[0][0].X = math.NaN() }, []string{"strokes"}},
		"a field without height": {func(s *Signing) { s.Signature.Aspect = 0 }, []string{"strokes"}},
		"no name":                {func(s *Signing) { s.Signature.Name = " " }, []string{"name"}},
		"no party":               {func(s *Signing) { s.Signature.Party = "friend" }, []string{"party"}},
		"no way of signing":      {func(s *Signing) { s.Signature.Method = "" }, []string{"method"}},
		"the name typed":         {func(s *Signing) { s.Signature.Method, s.Signature.Name = Typed, " priya  SHAH" }, nil},
		"another name typed":     {func(s *Signing) { s.Signature.Method, s.Signature.Name = Typed, "P. Shah" }, []string{"name"}},
		"another name typed, and said who": {func(s *Signing) {
			s.Signature.Method, s.Signature.Name, s.Signature.Note = Typed, "P. Shah", "Her name on other papers"
		}, nil},
		"typed where the paper names nobody": {func(s *Signing) { s.Signature.Method, s.Signature.Name, s.Named = Typed, "Ivo Lang", "" }, nil},
		"on paper without a scan":            {func(s *Signing) { s.Signature.Method = Paper }, []string{"scan"}},
		"on paper with a scan":               {func(s *Signing) { s.Signature.Method, s.HasScan = Paper, true }, nil},
		"verbally, and no more":              {func(s *Signing) { s.Signature.Method = Verbal }, []string{"note", "witness"}},
		"verbally, with note and witness": {func(s *Signing) {
			s.Signature.Method, s.Signature.Note, s.Signature.Witness = Verbal, "Said yes on the phone", "Sam Hill"
		}, nil},
		"verbally, as their own witness": {func(s *Signing) {
			s.Signature.Method, s.Signature.Note, s.Signature.Witness = Verbal, "Said yes", "priya shah"
		}, []string{"witness"}},
		"signed already":                     {func(s *Signing) { s.Signatures = signedBy(bakery(), Employee) }, []string{"party"}},
		"another party signed already":       {func(s *Signing) { s.Signatures = signedBy(bakery(), Manager) }, nil},
		"an earlier version signed":          {func(s *Signing) { s.Signatures = signedBy(Agreement{ID: "agreement"}, Employee) }, nil},
		"a newer version":                    {func(s *Signing) { s.Number = 2 }, []string{"paper"}},
		"a draft":                            {func(s *Signing) { s.Status = AgreementDraft }, []string{"paper"}},
		"it has ended":                       {func(s *Signing) { s.Status = AgreementEnded }, []string{"paper"}},
		"not ready":                          {func(s *Signing) { s.Ready = people.FieldError{Field: "manager", Message: noManager} }, []string{"paper"}},
		"sealed":                             {func(s *Signing) { s.Sealed = []Sealed{{Paper: s.Signature.Paper}} }, []string{"paper"}},
		"the version before is sealed":       {func(s *Signing) { s.Sealed = []Sealed{{Paper: PaperRef{AgreementPaper, "agreement", 0}}} }, nil},
		"another view was signed":            {func(s *Signing) { s.Frozen = "other" }, []string{"paper"}},
		"the same view was signed":           {func(s *Signing) { s.Frozen = "hash" }, nil},
		"a plan that is still being written": {func(s *Signing) { s.Signature.Paper.Kind, s.Status = PlanPaper, PlanDraft }, []string{"paper"}},
		"a plan in use":                      {func(s *Signing) { s.Signature.Paper.Kind, s.Status = PlanPaper, PlanInUse }, nil},
		"the clock is before a signature": {func(s *Signing) {
			s.Signatures = []Signature{{Paper: PaperRef{AgreementPaper, "agreement", 0}, At: atTen.Add(time.Second)}}
		}, []string{"paper"}},
		"the clock is before a seal":           {func(s *Signing) { s.Sealed = []Sealed{{At: atTen.Add(time.Second)}} }, []string{"paper"}},
		"the clock is that of the last seal":   {func(s *Signing) { s.Sealed = []Sealed{{At: atTen}} }, nil},
		"far more points than a hand can draw": {func(s *Signing) { s.Signature.Strokes = [][]Point{make([]Point, mostPoints+1)} }, []string{"strokes"}},
	} {
		s := signing()
		c.change(&s)
		err := CanSign(s)
		if got := fieldsOf(err); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestAClockThatIsBehindIsToldWithBothTimes(t *testing.T) {
	s := signing()
	s.Signatures = []Signature{{At: atTen.Add(26 * time.Hour)}}
	if got := CanSign(s).Error(); !strings.Contains(got, "24 November 2026 at 10:12") || !strings.Contains(got, "25 November 2026 at 12:12") {
		t.Error(got)
	}
}

func TestAnAgreementIsCompleteWithEmployeeAndManagerInWhateverOrder(t *testing.T) {
	a := bakery()
	ref := PaperRef{AgreementPaper, "agreement", 1}
	for _, c := range []struct {
		parties []string
		whole   bool
		waiting []string
	}{{nil, false, []string{Employee, Manager}}, {[]string{Employee}, false, []string{Manager}}, {[]string{HR, Witness, Manager}, false, []string{Employee}}, {[]string{Manager, Employee}, true, nil}} {
		if got := Complete(ref, signedBy(a, c.parties...)); got != c.whole {
			t.Errorf("%v: complete is %v", c.parties, got)
		}
		if got := Waiting(ref, signedBy(a, c.parties...)); !slices.Equal(got, c.waiting) {
			t.Errorf("%v: waiting for %v", c.parties, got)
		}
	}
	if Complete(PaperRef{AgreementPaper, "agreement", 2}, signedBy(a, Employee, Manager)) {
		t.Error("the next version is complete with the signatures of the one before")
	}
	if len(Needed(PlanPaper)) > 0 {
		t.Error("a plan needs signatures")
	}
	if !Seals(ref, signedBy(a, Employee), Manager) || Seals(ref, signedBy(a, Employee), HR) || Seals(ref, nil, Manager) {
		t.Error("Seals is not the last signature that is waited for")
	}
	second := PaperRef{AgreementPaper, "agreement", 2}
	all := slices.Concat([]Signature{{Paper: second, Party: Manager}, {Paper: second, Party: Employee}}, signedBy(a, Employee, Manager))
	for _, c := range []struct {
		sealed []Sealed
		want   []PaperRef
	}{{nil, []PaperRef{ref, second}}, {[]Sealed{{Paper: second}}, []PaperRef{ref}}, {[]Sealed{{Paper: ref}, {Paper: second}}, nil}} {
		if got := Unsealed(all, c.sealed); !slices.Equal(got, c.want) {
			t.Errorf("sealed %v: still to be sealed are %v", c.sealed, got)
		}
	}
	if got := Unsealed(signedBy(a, Employee), nil); got != nil {
		t.Errorf("with one signature %v is to be sealed", got)
	}
	var order []string
	for _, s := range InOrder(signedBy(a, Witness, HR, Manager, Employee)) {
		order = append(order, s.Party)
	}
	if !slices.Equal(order, []string{Employee, Manager, HR, Witness}) {
		t.Error(order)
	}
}

func TestASignatureIsToldInASentenceThatSaysWhoDidNotSignThemselves(t *testing.T) {
	s := Signature{Name: "Sam Example", Method: Drawn, At: atTen}
	for method, want := range map[string]string{
		Drawn:  "Sam Example signed on the screen on 24 November 2026 at 10:12",
		Typed:  "Sam Example signed by typing the name on 24 November 2026 at 10:12",
		Paper:  "Sam Example signed a paper copy; the scan was added on 24 November 2026 at 10:12",
		Verbal: "Sam Example agreed verbally on 24 November 2026 at 10:12, as heard by Kim Hill, and did not sign themselves",
	} {
		s.Method, s.Witness = method, "Kim Hill"
		if got := SignedWords(s); got != want {
			t.Errorf("%s: %s", method, got)
		}
		if s.Themselves() != (method != Verbal) {
			t.Errorf("%s: themselves %v", method, s.Themselves())
		}
	}
}

package paper_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"jobwright/adjustments"
	"jobwright/internal/day"
	"jobwright/internal/paper"
	"jobwright/internal/paper/papertest"
	"jobwright/internal/text"
)

func TestTheSealedFileBeginsWithThePagesThatWereSigned(t *testing.T) {
	signed := paper.Layout(paper.AgreementPaper(papertest.Agreement(5), papertest.Made, false))
	sealed := paper.SealedPages(signed, papertest.Signatures(), papertest.Check(signed.Hash()), false)
	if n := len(signed.List); !reflect.DeepEqual(sealed.List[:n], signed.List) {
		t.Error("the pages that were signed are drawn in another way")
	}
	if len(sealed.List) < len(signed.List)+2 {
		t.Errorf("%d pages after %d that were signed", len(sealed.List), len(signed.List))
	}
}

func TestTheSealedFileSaysWhoSignedAndWhoDidNot(t *testing.T) {
	signatures := papertest.Signatures()
	signatures[1].Method, signatures[1].Note, signatures[1].Witness = adjustments.Verbal, "Yes, let us do it so", "Alex Example"
	signed := paper.Layout(paper.AgreementPaper(papertest.Agreement(1), papertest.Made, false))
	said := words(paper.SealedPages(signed, signatures, papertest.Check(signed.Hash()), false))
	for _, want := range []string{"Signed themselves: Sam Example (employee).", "Agreed verbally and did not sign: Priya Sandhu (line manager).", "Did not sign: Mo Adams (HR).", "Read aloud by Alex Example", "In the room",
		"24 November 2026 at 10:12", "Yes, let us do it so", "Witness", "not a qualified signature of each person (UK eIDAS)", "pdfsig", "1482", "Total document signed", signed.Hash(),
		text.Count(len(signed.List), "page", "pages")} {
		if !strings.Contains(said, compact(want)) {
			t.Errorf("it does not say %q", want)
		}
	}
}

// People in the UK read the clock on their wall, in summer too.
func TestTimesArePrintedAsTheClockOfThePlaceSaysThem(t *testing.T) {
	summer := time.FixedZone("BST", 3600)
	signatures, check := papertest.Signatures(), papertest.Check("")
	check.At = time.Date(2026, 7, 1, 10, 30, 0, 0, summer)
	signatures[0].At = time.Date(2026, 7, 1, 9, 12, 0, 0, time.UTC)
	said := words(paper.SealedPages(paper.Pages{}, signatures, check, false))
	for _, want := range []string{"1 July 2026 at 10:12", "1 July 2026 at 10:30"} {
		if !strings.Contains(said, compact(want)) {
			t.Errorf("it does not say %q", want)
		}
	}
	if strings.Contains(said, "UTC") || strings.Contains(said, "BST") {
		t.Error("it names a zone of the clock")
	}
}

func TestADayIsSaidOnceWhereAnAdjustmentIsThereOnTheDayFromWhichItHolds(t *testing.T) {
	once := "1 December 2026"
	v := papertest.Agreement(0)
	v.Items = []adjustments.ItemView{{Words: "Instructions in writing", By: day.New(2026, 12, 1), From: day.New(2026, 12, 1)}}
	if n := strings.Count(words(paper.Layout(paper.AgreementPaper(v, papertest.Made, false))), compact(once)); n != 1 {
		t.Errorf("%s stands there %d times", once, n)
	}
	v.Items[0].From = day.New(2026, 12, 3)
	if !strings.Contains(words(paper.Layout(paper.AgreementPaper(v, papertest.Made, false))), compact("From 3 December 2026")) {
		t.Error("the day from which it holds is missing")
	}
}

func TestTheAgreementSaysWhatIsNotSaid(t *testing.T) {
	v := papertest.Agreement(0)
	v.Items, v.Declined = []adjustments.ItemView{{Words: "Instructions in writing"}}, []adjustments.DeclinedView{{Asked: "A timer", By: "Mei Chen"}}
	drawn := words(paper.Layout(paper.AgreementPaper(v, papertest.Made, false)))
	if n := strings.Count(drawn, compact("not said")); n != 6 { // who, by when, cost, who pays; why not, what instead
		t.Errorf("%d cells say so", n)
	}
}

func TestADrawnSignatureIsDrawnAsLines(t *testing.T) {
	strokes := 0
	for _, page := range papertest.Sealed(2, false).List {
		for _, op := range page.Ops {
			if op.Kind == paper.Stroke {
				strokes++
				for _, p := range op.Points {
					if p.X < 70 || p.X > 70+240 {
						t.Fatalf("a point at %.0f", p.X)
					}
				}
			}
		}
	}
	if strokes != 6 {
		t.Errorf("%d strokes, want 3 of each of two hands", strokes)
	}
}

// A hand is drawn as it was: neither flattened nor stretched.
func TestADrawnSignatureKeepsItsProportions(t *testing.T) {
	corner := []adjustments.Signature{{Party: adjustments.Employee, Name: "Sam Example", Method: adjustments.Drawn, Aspect: 0.35, Strokes: [][]adjustments.Point{{{X: 0, Y: 0}, {X: 0.8, Y: 0.3}}}}}
	signed := paper.Layout(paper.AgreementPaper(papertest.Agreement(1), papertest.Made, false))
	for _, page := range paper.SealedPages(signed, corner, papertest.Check("ab"), false).List {
		for _, op := range page.Ops {
			if op.Kind == paper.Stroke {
				wide, high := op.Points[1].X-op.Points[0].X, op.Points[1].Y-op.Points[0].Y
				if is, want := high/wide, 0.3/0.8; is < want-0.001 || is > want+0.001 {
					t.Errorf("it is %.3f as high as wide, and was drawn %.3f", is, want)
				}
				return
			}
		}
	}
	t.Error("it is not drawn")
}

func TestWhatIsSignedHasNoLinesToSignOn(t *testing.T) {
	d := paper.AgreementPaper(papertest.Agreement(2), papertest.Made, false)
	if s := words(paper.Layout(d)); strings.Contains(s, "Signature") {
		t.Error("the agreement has lines to sign on")
	}
	d.Blocks = append(d.Blocks, paper.SignatureLines([]paper.Party{{Is: "Employee", Name: "Sam Example"}})...)
	if s := words(paper.Layout(d)); !strings.Contains(s, "Employee:SamExample") || !strings.Contains(s, "SignatureDay") {
		t.Error("the copy for paper has no lines to sign on")
	}
}

func TestTheTwinOfTheSealedFileHasTheSignatures(t *testing.T) {
	d := paper.WithSignatures(paper.AgreementPaper(papertest.Agreement(2), papertest.Made, false), papertest.Signatures(), papertest.Check("ab"))
	page := twinOf(t, d)
	for _, want := range []string{"Drawn signature of Sam Example", "Line manager: Priya Sandhu", "How to check this paper", "Noise-cancelling"} {
		if !strings.Contains(page, want) {
			t.Errorf("it does not say %q", want)
		}
	}
}

func TestALogoStandsOnTheFirstPageAndABrokenOneIsLeftOut(t *testing.T) {
	v := papertest.Agreement(1)
	v.House.Logo = []byte("no picture at all")
	if paper.LogoCaution(v.House.Logo) == "" || images(paper.Layout(paper.AgreementPaper(v, papertest.Made, false))) != 0 {
		t.Error("a broken logo is not told of, or is drawn")
	}
	v.House.Logo = papertest.Logo()
	if paper.LogoCaution(v.House.Logo) != "" || paper.LogoCaution(nil) != "" {
		t.Error("a good logo is told of as broken")
	}
	p := paper.Layout(paper.AgreementPaper(v, papertest.Made, false))
	if images(p) != 1 || p.List[0].Ops[0].Kind != paper.Image {
		t.Errorf("%d logos", images(p))
	}
	if !strings.Contains(twinOf(t, paper.AgreementPaper(v, papertest.Made, false)), `alt="Logo of Don Valley Works"`) {
		t.Error("the logo of the twin has no words")
	}
}

func images(p paper.Pages) (n int) {
	for _, page := range p.List {
		for _, op := range page.Ops {
			if op.Kind == paper.Image {
				n++
			}
		}
	}
	return n
}

// A plan for the employer names nothing of the house but what the view holds; large print is 18 points.
func TestLargePrintIsEighteenPoints(t *testing.T) {
	for _, d := range papertest.Documents(true) {
		for _, page := range paper.Layout(d.Document).List {
			for _, op := range page.Ops {
				if op.Kind == paper.Text && op.Size < 18 {
					t.Errorf("%s: %q is set in %.0f points", d.Name, op.Words, op.Size)
				}
			}
		}
	}
}

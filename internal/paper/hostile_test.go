package paper_test

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/paper/papertest"
)

func TestAWordInAnotherScriptIsMarkedAndSpelledInLatinLetters(t *testing.T) {
	for in, want := range map[string]string{
		"Siân, Łukasz, Яна, Ελένη, Nguyễn": "Siân, Łukasz, Яна, Ελένη, Nguyễn",
		"Name: محمد علي (m)":               "Name: ⟦mHmd `ly⟧ (m)",
		"王小明":                              "⟦Wang Xiao Ming⟧",
		"प्रिया":                           "⟦priyaa⟧",
		"שרה":                              "⟦SHrh⟧",
		"Café 😀":                           "Café \uFFFD",
	} {
		if got := paper.Settable(in); got != want {
			t.Errorf("%q is set as %q, want %q", in, got, want)
		}
	}
}

func TestThePaperSaysWhatItsMarksMean(t *testing.T) {
	said := func(s string) string {
		return words(paper.Layout(paper.Document{Title: "Plan", Blocks: []paper.Block{paper.Paragraph{Words: s}}}))
	}
	if s := said("Plain words"); strings.Contains(s, "⟦") || strings.Contains(s, "\uFFFD") {
		t.Error("marks are told of that are not there")
	}
	if s := said("محمد"); !strings.Contains(s, "spelledinLatinletters") {
		t.Error("the mark for another script is not told of")
	}
	if s := said("ok 😀"); !strings.Contains(s, "cannotbeprinted") {
		t.Error("the mark for a picture is not told of")
	}
}

// hostileView fills every field of an agreement with a text.
func hostileView(s string) adjustments.AgreementView {
	v := papertest.Agreement(2)
	v.Person, v.Employer, v.JobTitle, v.Site, v.Manager, v.ManagerIs, v.HR, v.Impact, v.GoodDay, v.BadDay, v.Reporting, v.Signs, v.Emergency = s, s, s, s, s, s, s, s, s, s, s, s, s
	v.House.Service, v.House.Contact, v.House.Logo = s, s, []byte(s)
	v.Seers, v.Triggers = []string{s}, []string{s}
	v.Items[0] = adjustments.ItemView{Words: s, About: s, Who: s, Cost: s, Pays: s}
	v.Declined[0] = adjustments.DeclinedView{Asked: s, Reason: s, Alternative: s, By: s}
	v.Advice[0] = adjustments.AdviceView{From: s, Summary: s}
	return v
}

// Whatever stands in the fields, all of it is on the pages or marked, inside the page, and no row is parted that a page can hold.
func TestNoTextIsLostOnPaper(t *testing.T) {
	for _, s := range papertest.Hostile() {
		for _, large := range []bool{false, true} {
			p := paper.Layout(paper.AgreementPaper(hostileView(s), papertest.Made, large))
			checkPages(t, p)
			have := runes(words(p))
			for r, n := range runes(compact(paper.Settable(s))) {
				if have[r] < 18*n { // in so many fields
					t.Errorf("%.40q: %q is there %d times, not %d", s, r, have[r], 18*n)
				}
			}
		}
	}
}

// runes are the letters of a text with how often they are there.
func runes(s string) map[rune]int {
	count := map[rune]int{}
	for _, r := range s {
		count[r]++
	}
	return count
}

// compact is a text without spaces.
func compact(s string) string { return strings.Join(strings.Fields(s), "") }

// checkPages fails where something stands outside the page or over the foot, or a letter is left that no face has.
func checkPages(t interface{ Errorf(string, ...any) }, p paper.Pages) {
	for n, page := range p.List {
		for _, op := range page.Ops {
			if op.Kind != paper.Text {
				continue
			}
			if end := op.X + paper.WidthOf(op.Face, op.Size, op.Words); op.X < 70 || end > paper.Width-56 || op.Y < 60 || op.Y > paper.Height-50 {
				t.Errorf("page %d: %.40q lies outside: %.0f to %.0f at %.0f", n+1, op.Words, op.X, end, op.Y)
			}
			if strings.IndexFunc(op.Words, func(r rune) bool { return r > 0xFFFF || unicode.IsControl(r) }) >= 0 {
				t.Errorf("page %d: %.40q cannot be set", n+1, op.Words)
			}
		}
	}
}

// Any text in any field: the letters of the pages are those of the twin, spelled as they can be set.
func TestThePagesHoldTheLettersOfTheTwin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringN(0, 120, 600).Draw(t, "words")
		v := papertest.Plan(adjustments.ForEmployer)
		v.Sections, v.Actions = []adjustments.SectionView{{Code: "WELL", Title: "Well", Answer: s}}, []adjustments.ActionView{{What: s, Who: s}}
		d := paper.PlanPaper(v, papertest.Made, rapid.Bool().Draw(t, "large"))
		p := paper.Layout(d)
		checkPages(t, p)
		if !strings.Contains(words(p), compact(paper.Settable(s))) {
			t.Errorf("%q is not on the pages: %q", compact(paper.Settable(s)), words(p))
		}
		if all := strings.Join(papertest.Texts(twinOf(t, d)), ""); !strings.Contains(papertest.Letters(all), papertest.Letters(paper.Readable(s))) {
			t.Errorf("%q is not in the twin", s)
		}
	})
}

func TestARowHigherThanAPageSaysThatItGoesOn(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("A sentence of six short words. ", 400))
	table := paper.Table{Columns: []paper.Column{{Head: "What"}, {Head: "Who"}}, Rows: [][]string{{"Before", "Sam"}, {long, "Priya"}, {"After", "Sam"}}}
	said := words(paper.Layout(paper.Document{Title: "Rows", Blocks: []paper.Block{table}}))
	if n := strings.Count(said, "…continues"); n < 1 || n > 4 {
		t.Errorf("it says %d times that it goes on", n)
	}
	if n := strings.Count(said, "sentence"); n != 400 {
		t.Errorf("%d sentences of 400", n)
	}
}

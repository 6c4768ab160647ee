package paper

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jobwright/internal/day"
)

var made = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// said is every word of the pages, page by page.
func said(p Pages) (pages []string) {
	for _, page := range p.List {
		var words []string
		for _, op := range page.Ops {
			if op.Kind == Text {
				words = append(words, op.Words)
			}
		}
		pages = append(pages, strings.Join(words, " "))
	}
	return pages
}

// checkInside fails where something is drawn outside the page, over the foot, or too small to read.
func checkInside(t interface{ Errorf(string, ...any) }, p Pages, least float64) {
	for n, page := range p.List {
		for _, op := range page.Ops {
			end := op.X + op.W
			if op.Kind == Text {
				end = op.X + WidthOf(op.Face, op.Size, op.Words)
				if op.Size < least {
					t.Errorf("page %d: %q is set in %.1f points", n+1, op.Words, op.Size)
				}
			}
			if op.Kind != Stroke && (op.X < left-0.01 || end > Width-right+0.5 || op.Y < top-1 || op.Y+op.H > Height-bottom+0.5) {
				t.Errorf("page %d: %+v lies outside", n+1, op)
			}
		}
	}
}

func table(rows int) Table {
	t := Table{Columns: []Column{{Head: "Duty"}, {Head: "How often"}, {Head: "A week", Right: true}}, Last: 1}
	for i := range rows {
		t.Rows = append(t.Rows, []string{fmt.Sprintf("Duty number %d, which has a rather long name that needs a second line", i), "30 minutes, 5 times a week", "2 hours 30 minutes"})
	}
	return t
}

func document(blocks ...Block) Document {
	return Document{Title: "Proposal", FileName: "Job proposal, version 2", House: House{Service: "Don Valley Works"}, For: "Brightwell Care Home", Version: 2,
		On: day.New(2026, 11, 24), Made: made, Blocks: blocks}
}

func TestALongTableRepeatsItsHeadAndEveryPageSaysWhichItIs(t *testing.T) {
	p := Layout(document(Heading{"Duties"}, table(60)))
	checkInside(t, p, 12)
	pages := said(p)
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, words := range pages {
		for _, want := range []string{"How often", fmt.Sprintf("page %d of %d", i+1, len(pages)), "Confidential. Shared only with Brightwell Care Home.", "version 2", "24 November 2026", "Don Valley Works"} {
			if !strings.Contains(words, want) {
				t.Errorf("page %d does not say %q", i+1, want)
			}
		}
	}
	for i := range 60 {
		if strings.Count(strings.Join(pages, " "), fmt.Sprintf("Duty number %d,", i)) != 1 {
			t.Errorf("row %d is not there once", i)
		}
	}
}

func TestLargePrintIsLargeAndLosesNothing(t *testing.T) {
	d := document(Heading{"Duties"}, table(3), Facts{[][2]string{{"Pay", "£12.71"}, {"Nothing", ""}}}, Note{"Nobody overlooks this."})
	d.Large = true
	p := Layout(d)
	checkInside(t, p, 18)
	all := strings.Join(said(p), " ")
	for _, want := range []string{"Duty number 2,", "£12.71", "overlooks"} {
		if !strings.Contains(all, want) {
			t.Errorf("large print lost %q", want)
		}
	}
	if strings.Contains(all, "Nothing") {
		t.Error("a fact without a value is named")
	}
}

func TestADraftSaysSoOnEveryPage(t *testing.T) {
	d := document(table(40))
	d.Draft = true
	for i, words := range said(Layout(d)) {
		if !strings.Contains(words, "Draft: not to be given out") {
			t.Errorf("page %d does not", i+1)
		}
	}
}

// The pages of any text lie inside, hold every letter or a mark for it, and end.
func TestAnyTextIsLaidOutInsideThePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringN(0, 400, 3000)
		d := document(Heading{words.Draw(t, "heading")}, Paragraph{Words: words.Draw(t, "paragraph")}, Note{words.Draw(t, "note")}, Bullets{[]string{words.Draw(t, "point")}},
			Facts{[][2]string{{words.Draw(t, "name"), words.Draw(t, "value")}}},
			Table{Columns: []Column{{Head: words.Draw(t, "head")}, {Head: "B", Right: true}}, Rows: [][]string{{words.Draw(t, "cell"), "2"}, {"only one"}}})
		d.Title, d.Large, d.Draft = words.Draw(t, "title"), rapid.Bool().Draw(t, "large"), rapid.Bool().Draw(t, "draft")
		p := Layout(d)
		checkInside(t, p, 12)
		if len(p.List) > 60 {
			t.Errorf("%d pages", len(p.List))
		}
	})
}

func TestALetterThatTheTypefaceLacksIsSetInAnotherOneOrMarked(t *testing.T) {
	for s, want := range map[string][]run{
		"Siân ŵ":     {{face: Regular, words: "Siân ŵ"}},
		"Яна Shaw":   {{face: Fallback, words: "Яна "}, {face: Regular, words: "Shaw"}},
		"Nguyễn Thị": {{face: Fallback, words: "Nguyễn Thị"}}, // a word is not set in two faces
		"a中b":        {{face: Regular, words: "a"}, {face: Fallback, words: "\uFFFD"}, {face: Regular, words: "b"}},
	} {
		got := runs(Regular, s)
		if len(got) != len(want) {
			t.Errorf("%q: %+v", s, got)
			continue
		}
		for i := range got {
			if got[i].face != want[i].face || got[i].words != want[i].words || got[i].width <= 0 {
				t.Errorf("%q: %+v, want %+v", s, got[i], want[i])
			}
		}
	}
}

func TestTheHashIsOfWhatIsDrawnAndNothingElse(t *testing.T) {
	a := Layout(document(Paragraph{Words: "One"}))
	d := document(Paragraph{Words: "One"})
	d.Made, d.FileName = made.Add(time.Hour), "Another"
	if Layout(d).Hash() != a.Hash() || len(a.Hash()) != 64 {
		t.Error("one content has two hashes")
	}
	if Layout(document(Paragraph{Words: "Two"})).Hash() == a.Hash() {
		t.Error("two contents have one hash")
	}
	b := Layout(document(Paragraph{Words: "One"}, Picture{W: 10, H: 10, Strokes: [][]Point{{{1, 1}, {2, 2}}}}))
	c := Layout(document(Paragraph{Words: "One"}, Picture{W: 10, H: 10, Strokes: [][]Point{{{1, 1}, {2, 3}}}}))
	if b.Hash() == c.Hash() {
		t.Error("two signatures have one hash")
	}
}

func TestAHeadingStaysWithWhatFollows(t *testing.T) {
	for n := range 40 {
		blocks := []Block{}
		for range n {
			blocks = append(blocks, Paragraph{Words: "A line."})
		}
		p := Layout(document(append(blocks, Heading{"Trial"}, Paragraph{Words: "First words."})...))
		for i, words := range said(p) {
			if strings.Contains(words, "Trial") != strings.Contains(words, "First words.") {
				t.Errorf("%d lines before: page %d parts the heading from its text", n, i+1)
			}
		}
	}
}

// pageOf is the page on which words stand, from 1; 0 = on none.
func pageOf(p Pages, words string) int {
	for i, page := range said(p) {
		if strings.Contains(page, words) {
			return i + 1
		}
	}
	return 0
}

// Where a block would leave much of a page free, it goes on over the page; what is short stays in one piece.
func TestABlockStaysInOnePieceUnlessTooMuchOfThePageWouldBeFree(t *testing.T) {
	facts := func(n int) Block {
		f := Facts{}
		for i := range n {
			f.Rows = append(f.Rows, [2]string{fmt.Sprintf("Name %d.", i), "What it is"})
		}
		return Together{Blocks: []Block{Paragraph{Words: "Begin.", Bold: true}, f}}
	}
	for _, x := range []struct{ before, rows int }{{5, 40}, {10, 40}, {10, 20}, {18, 8}, {20, 8}, {22, 12}, {24, 4}} {
		var blocks []Block
		for range x.before {
			blocks = append(blocks, Paragraph{Words: "A line."})
		}
		p := Layout(document(append(blocks, Heading{"Whole"}, facts(x.rows))...))
		begin, last := pageOf(p, "Begin."), pageOf(p, fmt.Sprintf("Name %d.", x.rows-1))
		if pageOf(p, "Whole") != begin || pageOf(p, "Name 0.") != begin {
			t.Errorf("%+v: the beginning is parted", x)
		}
		foot := 0.0 // of what stands on the page before
		if begin > 1 {
			for _, op := range p.List[begin-2].Ops {
				if op.Kind == Text && op.Words == "A line." {
					foot = max(foot, op.Y)
				}
			}
			if end := Height - bottom - 3*12*leading; (end-foot)/(end-top) > 0.45 {
				t.Errorf("%+v: %.0f%% of page %d is free", x, 100*(end-foot)/(end-top), begin-1)
			}
		}
		if x.rows < 10 && begin != last {
			t.Errorf("%+v: a short block is parted", x)
		}
	}
}

// The text of an adjustment has the whole width: it is read before who does what by when.
func TestATextOverItsRowHasTheWholeWidth(t *testing.T) {
	long := "Instructions are given in writing, one task at a time, in plain words and in the order of the day"
	row := Table{Columns: []Column{{Head: "What"}, {Head: "Who"}, {Head: "Cost"}}, Over: true, Rows: [][]string{{long + "\nAbout it", "Priya", "No cost"}}}
	lines, cells := 0, 0
	for _, op := range Layout(document(row)).List[0].Ops {
		switch {
		case op.Face == Bold && op.X > left && strings.Contains(long, op.Words):
			lines++
		case op.Words == "Priya" || op.Words == "No cost":
			cells++
		}
	}
	if lines != 2 || cells != 2 {
		t.Errorf("%d lines, %d cells", lines, cells)
	}
}

// No column lacks room while another one has more than it needs.
func TestATableThatFitsBreaksNoLine(t *testing.T) {
	row := []string{"Restock supplies", "20 minutes, 5 times a week", "Nurse", "1 h 40 min"}
	said := said(Layout(document(Table{Columns: []Column{{Head: "Duty"}, {Head: "How often"}, {Head: "Done now by"}, {Head: "A week", Right: true}}, Rows: [][]string{row}})))[0]
	for _, words := range row {
		if !strings.Contains(said, words) {
			t.Errorf("%q is broken", words)
		}
	}
}

// The sum under a table stands on no page without a row that it sums up.
func TestASumStaysWithTheRowAboveIt(t *testing.T) {
	for n := 20; n < 40; n++ {
		table := Table{Columns: []Column{{Head: "Duty"}, {Head: "A week", Right: true}}, Last: 1}
		for i := range n {
			table.Rows = append(table.Rows, []string{fmt.Sprintf("Row %d.", i), "1 h"})
		}
		table.Rows = append(table.Rows, []string{"Together", "20 h"})
		if p := Layout(document(table)); pageOf(p, "Together") != pageOf(p, fmt.Sprintf("Row %d.", n-1)) {
			t.Errorf("%d rows: the sum stands alone", n)
		}
	}
}

package pdf_test

import (
	"bytes"
	"encoding/xml"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jobwright/internal/paper"
	"jobwright/internal/paper/papertest"
	"jobwright/internal/pdf"
)

// bboxes are the words of a PDF with their places, page by page.
type bboxes struct {
	Pages []struct {
		Words []struct {
			X    float64 `xml:"xMin,attr"`
			Y    float64 `xml:"yMin,attr"`
			Down float64 `xml:"yMax,attr"`
			Text string  `xml:",chardata"`
		} `xml:"word"`
	} `xml:"body>doc>page"`
}

func read(t *testing.T, pages paper.Pages) (found bboxes) {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(&b, pages); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "pages.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command("pdftotext", "-bbox", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(out, &found); err != nil {
		t.Fatal(err)
	}
	return found
}

// What a reader finds in the file of any paper stands where its pages say, in standard and in large print.
func TestEveryPaperIsWhereItsPagesSay(t *testing.T) {
	list := map[string]paper.Pages{"sealed": papertest.Sealed(20, false)}
	for i, d := range append(papertest.Documents(false), papertest.Documents(true)...) {
		list[d.Name+map[bool]string{true: ", large"}[i >= len(papertest.Documents(false))]] = paper.Layout(d.Document)
	}
	for name, pages := range list {
		found := read(t, pages)
		if len(found.Pages) != len(pages.List) {
			t.Errorf("%s: %d pages, want %d", name, len(found.Pages), len(pages.List))
			continue
		}
		for n, page := range pages.List {
			for _, op := range page.Ops {
				words := strings.Fields(op.Words)
				if op.Kind != paper.Text || len(words) == 0 {
					continue
				}
				hit := false
				for _, w := range found.Pages[n].Words {
					hit = hit || w.Text == words[0] && math.Abs(w.X-op.X) < 1 && w.Y < op.Y && w.Down > op.Y
				}
				if !hit {
					t.Errorf("%s, page %d: %q is not at %.1f, %.1f", name, n+1, op.Words, op.X, op.Y)
				}
			}
		}
	}
}

// A plan is small enough to be sent by e-mail a hundred times over.
func TestAPlanIsSmall(t *testing.T) {
	for _, large := range []bool{false, true} {
		var b bytes.Buffer
		if err := pdf.Write(&b, paper.Layout(paper.PlanPaper(papertest.Plan("person"), papertest.Made, large))); err != nil {
			t.Fatal(err)
		}
		if b.Len() > 60_000 {
			t.Errorf("large %v: %d bytes", large, b.Len())
		}
	}
}

// The hostile texts become files that every reader takes, without a program in them.
func TestHostileTextsBecomeSoundFiles(t *testing.T) {
	for _, s := range papertest.Hostile() {
		if len(s) > 2000 {
			s = s[:2000]
		}
		found := read(t, paper.Layout(paper.Document{Title: s, FileName: "plan", Blocks: []paper.Block{paper.Paragraph{Words: s}, paper.Table{Columns: []paper.Column{{Head: s}}, Rows: [][]string{{s}}}}}))
		if len(found.Pages) == 0 {
			t.Errorf("%.40q: no pages", s)
		}
	}
}

package pdf

import (
	"bytes"
	"encoding/xml"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jobwright/internal/paper"
	"jobwright/internal/paper/papertest"
)

// written writes pages to a file and checks it.
func written(t *testing.T, pages paper.Pages) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, pages); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "pages.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
		t.Fatalf("qpdf: %v\n%s", err, out)
	}
	return file
}

func output(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

func TestTheProposalSaysEverySum(t *testing.T) {
	text := strings.Join(strings.Fields(output(t, "pdftotext", "-layout", written(t, papertest.Proposal(false)), "-")), " ")
	for _, want := range []string{"Proposal for a job: Laundry and records assistant", "It names nobody", "+£65.00", "+£36.67", "+£38.70", "-£64.00", "-£148.28", "-£71.92",
		"The job costs £71.92 a week more than it sets free", "2 hours a week is left undone now", "Hourly costs are your own estimates", "Mornings, Monday to Friday", "1 December 2026 to 12 January 2027",
		"Moves to Mei, dining lead", "Confidential. Shared only with Brightwell Care Home.", "version 2, 24 November 2026, page 1 of"} {
		if !strings.Contains(text, want) {
			t.Errorf("the proposal does not say %q:\n%s", want, text)
		}
	}
}

func TestTheFileTellsNothingOfItsOwn(t *testing.T) {
	info := output(t, "pdfinfo", written(t, papertest.Proposal(false)))
	if !strings.Contains(info, "carving-2026-11-24-v2") || strings.Contains(info, "Brightwell") || strings.Contains(info, "Laundry") {
		t.Errorf("metadata:\n%s", info)
	}
}

// What a reader finds in the file stands where the pages say.
func TestWordsStandWhereThePagesSay(t *testing.T) {
	pages := papertest.Proposal(false)
	var found struct {
		Pages []struct {
			Words []struct {
				X    float64 `xml:"xMin,attr"`
				Y    float64 `xml:"yMin,attr"`
				End  float64 `xml:"xMax,attr"`
				Down float64 `xml:"yMax,attr"`
				Text string  `xml:",chardata"`
			} `xml:"word"`
		} `xml:"body>doc>page"`
	}
	file := written(t, pages)
	if err := xml.Unmarshal([]byte(output(t, "pdftotext", "-bbox", file, "-")), &found); err != nil {
		t.Fatal(err)
	}
	if len(found.Pages) != len(pages.List) {
		t.Fatalf("%d pages, want %d", len(found.Pages), len(pages.List))
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
				t.Errorf("page %d: %q is not at %.1f, %.1f", n+1, op.Words, op.X, op.Y)
			}
		}
	}
}

func TestTheSamePagesHaveTheSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	if Write(&a, papertest.Proposal(true)) != nil || Write(&b, papertest.Proposal(true)) != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two files of one document differ")
	}
}

func TestPicturesAndStrokesAreDrawn(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	for i := range 64 {
		img.Set(i%8, i/8, color.NRGBA{200, 0, 0, 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	pages := paper.Layout(paper.Document{Title: "Signed", Blocks: []paper.Block{paper.Picture{PNG: b.Bytes(), W: 80, H: 80, Strokes: [][]paper.Point{{{X: 1, Y: 1}, {X: 70, Y: 40}}, {{X: 5, Y: 60}}}}}})
	prefix := filepath.Join(t.TempDir(), "page")
	output(t, "pdftoppm", "-r", "72", "-png", "-singlefile", written(t, pages), prefix)
	f, err := os.Open(prefix + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	drawn, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	red, dark := 0, 0
	for y := range drawn.Bounds().Dy() {
		for x := range drawn.Bounds().Dx() {
			switch r, g, _, _ := drawn.At(x, y).RGBA(); {
			case r>>8 > 180 && g>>8 < 20:
				red++
			case r>>8 < 90 && g>>8 < 90 && x < 170 && x > 70 && y > 100 && y < 200:
				dark++
			}
		}
	}
	if red < 5000 || dark < 50 {
		t.Errorf("%d red and %d dark points", red, dark)
	}
}

// Whatever is typed, pages are drawn or refused; they never stop the app.
func TestAnyPagesCanBeDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b bytes.Buffer
		words := rapid.StringN(0, 60, 300)
		if err := Write(&b, paper.Layout(paper.Document{Title: words.Draw(t, "title"), FileName: words.Draw(t, "file"), Blocks: []paper.Block{paper.Paragraph{Words: words.Draw(t, "words")}}})); err != nil {
			t.Fatal(err)
		}
	})
}

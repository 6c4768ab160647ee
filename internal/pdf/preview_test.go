package pdf_test

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/paper/papertest"
	"jobwright/internal/pdf"
	"jobwright/internal/ui/kit"
)

// printed is the picture of a page of the PDF, a point as a pixel.
func printed(t *testing.T, pages paper.Pages, page int) image.Image {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(&b, paper.Pages{Title: pages.Title, Made: pages.Made, List: pages.List[page : page+1]}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "page")
	if err := os.WriteFile(file+".pdf", b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("pdftoppm", "-r", "72", "-png", "-singlefile", file+".pdf", file).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	f, err := os.Open(file + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// shown is the picture of a page of the preview, a point as a pixel.
func shown(pages paper.Pages, page int) image.Image {
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(kit.PaintedPage(pages.List[page], 1))
	c.Resize(fyne.NewSize(paper.Width, paper.Height))
	return c.Capture()
}

// ink is how dark each square of a picture is, 0 to 1, row by row; moved says by how much the picture is moved down.
func ink(img image.Image, moved int) (squares []float64) {
	const side = 8
	grey := image.NewGray(image.Rect(0, 0, 592, 832))
	draw.Draw(grey, grey.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(grey, grey.Bounds().Add(image.Pt(0, moved)), img, img.Bounds().Min, draw.Src)
	for y := 0; y < 832; y += side {
		for x := 0; x < 592; x += side {
			sum := 0.0
			for i := range side * side {
				sum += 1 - float64(grey.GrayAt(x+i%side, y+i/side).Y)/255
			}
			squares = append(squares, sum/side/side)
		}
	}
	return squares
}

// unlike is the share of the inked squares in which two pictures differ by more than half of what is there and by more than a trace.
func unlike(a, b []float64) float64 {
	inked, differ := 0, 0
	for i := range a {
		if most := max(a[i], b[i]); most > 0.03 {
			inked++
			if math.Abs(a[i]-b[i]) > most/2 && most > 0.08 {
				differ++
			}
		}
	}
	return float64(differ) / float64(max(1, inked))
}

// What the preview paints is what the PDF prints, on a page of every sort of paper.
func TestThePreviewLooksLikeThePrintedPage(t *testing.T) {
	test.NewTempApp(t)
	list := map[string]paper.Pages{"sealed": papertest.Sealed(4, false), "other scripts": paper.Layout(paper.Document{Title: "Яна Шевченко", House: papertest.House(),
		Blocks: []paper.Block{paper.Paragraph{Words: "Nguyễn Thị Ánh, Ελένη Παπαδοπούλου, محمد علي, Łukasz"}}})}
	for _, d := range papertest.Documents(false) {
		list[d.Name] = paper.Layout(d.Document)
	}
	list["plan in large print"] = paper.Layout(paper.PlanPaper(papertest.Plan(adjustments.ForPerson), papertest.Made, true))
	for name, pages := range list {
		page := 0
		if name == "sealed" {
			page = len(pages.List) - 2 // the drawn signatures
		}
		print, preview := printed(t, pages, page), shown(pages, page)
		same, moved := unlike(ink(print, 0), ink(preview, 0)), unlike(ink(print, 0), ink(preview, 8))
		if same > 0.2 || moved < 2*same || moved < 0.3 { // letters stand closer in the preview, by fractions of a point
			t.Errorf("%s: %.0f of 100 inked squares differ, %.0f where the page is moved by 8 points", name, 100*same, 100*moved)
		}
	}
}

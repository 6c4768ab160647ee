package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/paper/papertest"
	"jobwright/internal/pdf"
	"jobwright/internal/ui/kit"
)

const (
	documentRounds = 100
	batchPlans     = 1_000
	sealedItems    = 20
	officeRounds   = 5
	officeBatch    = 20
)

// documentLines measure papers from their content to their file.
func documentLines(folder string) []line {
	step("plans and sealed agreements")
	var size int
	plan := documentTimes(func() { size = len(planFile()) })
	sealer := get(get(pdf.NewKeys("Don Valley Works", papertest.Made)).Sealer())
	sealed := documentTimes(func() {
		var b bytes.Buffer
		must(pdf.Write(&b, papertest.Sealed(sealedItems, false)))
		get(pdf.Seal(b.Bytes(), sealer, papertest.Made, "Don Valley Works", "Seal of the organisation"))
	})
	lines := []line{
		within("A wellness plan of all sections, laid out and written as PDF", plan.median(), 25*time.Millisecond, len(plan)),
		{what: "– its size", measured: fmt.Sprintf("%.1f kB", float64(size)/1000), value: float64(size) / 1000, limit: 60, unit: "kB", rounds: 1},
		within(fmt.Sprintf("An agreement with %d adjustments and two drawn signatures, laid out, hashed, written and sealed", sealedItems), sealed.median(), 60*time.Millisecond, len(sealed)),
	}
	step("a batch of %s plans", thousands(batchPlans))
	lines = append(lines, batchLine(), previewLine())
	return append(lines, officeLines(folder, plan.median())...)
}

func documentTimes(do func()) (took times) {
	do() // the typefaces are read once
	for range documentRounds {
		took.timed(do)
	}
	return took
}

func planFile() []byte {
	var b bytes.Buffer
	must(pdf.Write(&b, planPages()))
	return b.Bytes()
}

func planPages() paper.Pages {
	return paper.Layout(paper.PlanPaper(papertest.Plan(adjustments.ForPerson), papertest.Made, false))
}

// batchLine measures many plans at once, with somebody who is told of each and could end it.
func batchLine() line {
	var took times
	told := 0
	took.timed(func() {
		must(pdf.Batch(ctx, batchPlans, func(int) error { return pdf.Write(new(bytes.Buffer), planPages()) }, func(int) { told++ }))
	})
	if told != batchPlans {
		must(fmt.Errorf("%d of %d plans were made", told, batchPlans))
	}
	return within(thousands(batchPlans)+" such plans in a batch, with progress, which can be ended", took[0], 12*time.Second, 1)
}

// previewLine measures one page of the preview, built and painted pixel by pixel without a graphics card.
func previewLine() line {
	test.NewApp()
	pages := papertest.Sealed(sealedItems, false)
	page := 0
	took := documentTimes(func() {
		const scale = 1.2
		c := software.NewCanvas()
		c.SetPadded(false)
		c.SetContent(kit.PaintedPage(pages.List[page%len(pages.List)], scale))
		c.Resize(fyne.NewSize(scale*paper.Width, scale*paper.Height))
		c.Capture()
		page++
	})
	return within("A page of the preview, built and painted pixel by pixel, without a graphics card", took.median(), 100*time.Millisecond, len(took))
}

// officeLines compare a plan with LibreOffice turning the same text from HTML into a PDF, where it is installed: one file with a start of
// its own, and one of many that it is given at once.
func officeLines(folder string, ours time.Duration) []line {
	office, err := exec.LookPath("soffice")
	if err != nil {
		return nil
	}
	step("LibreOffice with the same text")
	var files []string
	for i := range officeBatch {
		name := filepath.Join(folder, fmt.Sprintf("plan-%d.html", i))
		f := get(os.Create(name))
		must(paper.Twin(paper.PlanPaper(papertest.Plan(adjustments.ForPerson), papertest.Made, false), f))
		must(f.Close())
		files = append(files, name)
	}
	convert := func(files ...string) {
		args := append([]string{"-env:UserInstallation=file://" + filepath.Join(folder, "office"), "--headless", "--convert-to", "pdf", "--outdir", filepath.Join(folder, "converted")}, files...)
		must(exec.Command(office, args...).Run())
	}
	convert(files[0]) // its profile is made once
	var one, many times
	for range officeRounds {
		one.timed(func() { convert(files[0]) })
		many.timed(func() { convert(files...) })
	}
	return []line{
		ratio("LibreOffice headless converting the text of that plan, its start included; our plan", one.median(), ours, 0, officeRounds),
		ratio(fmt.Sprintf("– each of %d that LibreOffice converts in one start; our plan", officeBatch), many.median()/officeBatch, ours, 0, officeRounds),
	}
}

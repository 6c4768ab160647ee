package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/paper"
)

func twoPages() paper.Pages {
	return paper.Layout(paper.Document{Title: "Proposal for a job", Blocks: []paper.Block{paper.Note{Words: "Forms wait."}, paper.PageBreak{}, paper.Heading{Words: "Trial"}, paper.Paragraph{Words: "Six weeks."},
		paper.Picture{W: 50, H: 20, Strokes: [][]paper.Point{{{X: 1, Y: 1}, {X: 40, Y: 10}}}}}})
}

func TestThePreviewShowsWhatIsPrintedWhereItIsPrinted(t *testing.T) {
	test.NewTempApp(t)
	v := NewPaperView(twoPages())
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(640, 500))
	sheets := v.scroll.Content.(*fyne.Container).Objects
	if len(sheets) != 2 {
		t.Fatalf("%d sheets", len(sheets))
	}
	for n, sheet := range sheets {
		scale := sheet.Size().Width / paper.Width
		var words, want []string
		for _, o := range sheet.(*fyne.Container).Objects {
			if text, ok := o.(*canvas.Text); ok {
				words = append(words, text.Text)
				if end := text.Position().X + text.MinSize().Width; end > sheet.Size().Width-20*scale {
					t.Errorf("%q reaches to %.0f of %.0f", text.Text, end, sheet.Size().Width)
				}
			}
		}
		for _, op := range v.pages.List[n].Ops {
			if op.Kind == paper.Text {
				want = append(want, op.Words)
			}
		}
		if strings.Join(words, "|") != strings.Join(want, "|") {
			t.Errorf("sheet %d shows %q, the page says %q", n+1, words, want)
		}
	}
}

func TestThePreviewIsReadByKeys(t *testing.T) {
	test.NewTempApp(t)
	v := NewPaperView(twoPages())
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(640, 300))
	w.Canvas().Focus(v)
	last := float32(0)
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyPageDown, fyne.KeyEnd} {
		v.TypedKey(&fyne.KeyEvent{Name: key})
		if v.scroll.Offset.Y <= last {
			t.Errorf("%s does not read on: %.0f after %.0f", key, v.scroll.Offset.Y, last)
		}
		last = v.scroll.Offset.Y
	}
	if v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome}); v.scroll.Offset.Y != 0 {
		t.Error("Home does not lead to the top")
	}
}

func TestTheEndOfAPaperIsToldWhenItIsInSight(t *testing.T) {
	long := paper.Layout(paper.Document{Title: "Long", Blocks: []paper.Block{paper.Paragraph{Words: strings.Repeat("All of it is to be read. ", 300)}}})
	v := NewPaperView(paper.Pages{})
	ended := 0
	v.OnEnd(func() { ended++ })
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(600, 400))
	v.Set(long)
	if ended > 0 {
		t.Fatal("a long paper is read before it was scrolled")
	}
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if ended > 0 {
		t.Fatal("one page down is not the end")
	}
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if ended == 0 {
		t.Fatal("the end was not told")
	}
}

func TestAPaperCanBeShownLarger(t *testing.T) {
	v := NewPaperView(paper.Layout(paper.Document{Title: "Short"}))
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(1600, 700))
	before := v.scroll.Content.MinSize().Height
	v.Zoom(1.5)
	if after := v.scroll.Content.MinSize().Height; after < before*1.4 {
		t.Errorf("%v high, %v before", after, before)
	}
}

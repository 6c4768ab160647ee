package kit

import (
	"bytes"
	"fmt"
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/paper"
	"jobwright/internal/ui/theme"
)

// PaperView shows the pages of a paper as they will be printed, one under another, as wide as there is room. It scrolls by wheel and by
// keys: the arrows, Page Up, Page Down, Home and End.
type PaperView struct {
	control
	pages  paper.Pages
	scroll *container.Scroll
	sheets *sheets
	width  float32 // for which the sheets are drawn; 0 = they are to be drawn anew
	zoom   float32 // 0 = 1
	ended  func()  // the end of the last page has been in sight
}

// NewPaperView makes a preview of pages.
func NewPaperView(pages paper.Pages) *PaperView {
	v := &PaperView{pages: pages, sheets: &sheets{}}
	v.scroll = Scroll(container.New(v.sheets))
	v.key = v.scrollKey
	v.ExtendBaseWidget(v)
	return v
}

// Set shows other pages, from their beginning.
func (v *PaperView) Set(pages paper.Pages) {
	v.pages, v.width = pages, 0
	v.draw(v.BaseWidget.Size())
	v.scroll.ScrollToTop()
	v.Refresh()
}

// Zoom shows the pages so many times as large, as far as there is room beside them.
func (v *PaperView) Zoom(times float32) {
	v.zoom, v.width = times, 0
	v.draw(v.BaseWidget.Size())
	v.Refresh()
}

// OnEnd sets what is told whenever the end of the last page is in sight.
func (v *PaperView) OnEnd(f func()) {
	v.ended = f
	v.scroll.OnScrolled = func(fyne.Position) { v.scrolled() }
}

// scrolled tells that the end is in sight. A little of the last margin may be missing.
func (v *PaperView) scrolled() {
	if v.ended == nil || len(v.pages.List) == 0 || v.width == 0 {
		return
	}
	if s := v.scroll; s.Offset.Y+s.Size().Height >= s.Content.MinSize().Height-theme.Units(24) {
		v.ended()
	}
}

// AccessibilityLabel says what it is and how long.
func (v *PaperView) AccessibilityLabel() string {
	if len(v.pages.List) == 1 {
		return "Preview, 1 page"
	}
	return fmt.Sprintf("Preview, %d pages", len(v.pages.List))
}

// AccessibilityRole returns the container role.
func (v *PaperView) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// ReadOn scrolls by a key where it is one that reads on, for when the keyboard is elsewhere; it says whether it is.
func (v *PaperView) ReadOn(e *fyne.KeyEvent) bool { return v.scrollKey(e) }

// scrollKey scrolls by the keys that read on.
func (v *PaperView) scrollKey(e *fyne.KeyEvent) bool {
	page, line := v.scroll.Size().Height*0.9, theme.Units(40)
	by, known := map[fyne.KeyName]float32{fyne.KeyDown: line, fyne.KeyUp: -line, fyne.KeyPageDown: page, fyne.KeyPageUp: -page, fyne.KeySpace: page}[e.Name]
	switch {
	case e.Name == fyne.KeyHome:
		v.scroll.ScrollToTop()
	case e.Name == fyne.KeyEnd:
		v.scroll.ScrollToBottom()
	case known:
		v.scroll.ScrollToOffset(fyne.NewPos(0, min(max(0, v.scroll.Offset.Y+by), max(0, v.scroll.Content.MinSize().Height-v.scroll.Size().Height))))
	default:
		return false
	}
	v.scrolled()
	return true
}

// CreateRenderer implements fyne.Widget.
func (v *PaperView) CreateRenderer() fyne.WidgetRenderer {
	v.ExtendBaseWidget(v)
	v.drawn = true
	ground, ring := canvas.NewRectangle(color.Transparent), newRing()
	ground.CornerRadius = theme.Radius
	restyle := func() {
		ground.FillColor = theme.Color(theme.Neutral)
		showIf(ring, v.focused)
	}
	restyle()
	return &renderer{
		objects: []fyne.CanvasObject{ground, v.scroll, ring}, size: v.BaseWidget.Size, refresh: restyle,
		min: func() fyne.Size { return fyne.NewSize(theme.Units(260), theme.Units(150)) },
		layout: func(s fyne.Size) {
			place(ground, 0, 0, s.Width, s.Height)
			placeRing(ring, 0, 0, s.Width, s.Height, 0)
			place(v.scroll, 0, 0, s.Width, s.Height)
			v.draw(s)
			v.scrolled()
		},
	}
}

// widestSheet is how wide a page gets at most at a text scale of 1: a little more than on paper.
const widestSheet = 720

// draw draws the sheets for a width, unless they are drawn for it.
func (v *PaperView) draw(s fyne.Size) {
	if s.Width <= 0 || s.Width == v.width {
		return
	}
	v.width = s.Width
	pad := theme.Space(3)
	width := max(theme.Units(120), min(s.Width-2*pad, theme.Units(widestSheet)*max(1, v.zoom)))
	scale := width / paper.Width
	height := scale * paper.Height
	left := max(pad, (s.Width-width)/2)
	list := make([]fyne.CanvasObject, len(v.pages.List))
	for i, page := range v.pages.List {
		list[i] = PaintedPage(page, scale)
		place(list[i], left, pad+float32(i)*(height+pad), width, height)
	}
	v.sheets.size = fyne.NewSize(0, pad+float32(len(list))*(height+pad))
	content := v.scroll.Content.(*fyne.Container)
	content.Objects = list
	v.scroll.Refresh()
}

// sheets is the layout of pages that stand at their places already.
type sheets struct{ size fyne.Size }

// MinSize implements fyne.Layout.
func (s *sheets) MinSize([]fyne.CanvasObject) fyne.Size { return s.size }

// Layout implements fyne.Layout.
func (s *sheets) Layout([]fyne.CanvasObject, fyne.Size) {}

// paperFaces are the typefaces of papers for Fyne.
var paperFaces = sync.OnceValue(func() (list [paper.Faces]fyne.Resource) {
	for face := range list {
		list[face] = fyne.NewStaticResource(fmt.Sprintf("paper-face-%d.ttf", face), paper.Face(face).TTF())
	}
	return list
})

// PaintedPage is one page as the preview paints it, scale units a point, white in every look because paper is.
func PaintedPage(page paper.Page, scale float32) fyne.CanvasObject {
	edge, back := canvas.NewRectangle(theme.Color(theme.Hairline)), canvas.NewRectangle(color.White) // a border of the rectangle's own takes long to paint
	place(edge, 0, 0, scale*paper.Width, scale*paper.Height)
	place(back, 1, 1, scale*paper.Width-2, scale*paper.Height-2)
	objects := []fyne.CanvasObject{edge, back}
	for _, op := range page.Ops {
		objects = append(objects, drawnOp(op, scale)...)
	}
	return container.NewWithoutLayout(objects...)
}

// drawnOp is one operation as objects of the canvas.
func drawnOp(op paper.Op, scale float32) []fyne.CanvasObject {
	at := func(x, y float64) fyne.Position { return fyne.NewPos(float32(x)*scale, float32(y)*scale) }
	ink := color.NRGBA{uint8(op.Ink >> 16), uint8(op.Ink >> 8), uint8(op.Ink), 255}
	line := func(from, to fyne.Position) fyne.CanvasObject {
		l := canvas.NewLine(ink)
		l.StrokeWidth = max(1, float32(op.Pen)*scale)
		l.Position1, l.Position2 = from, to
		return l
	}
	switch op.Kind {
	case paper.Text:
		t := canvas.NewText(op.Words, ink)
		t.TextSize, t.FontSource = float32(op.Size)*scale, paperFaces()[op.Face]
		size, baseline := fyne.CurrentApp().Driver().RenderedTextSize(t.Text, t.TextSize, t.TextStyle, t.FontSource)
		t.Move(at(op.X, op.Y).SubtractXY(0, baseline))
		t.Resize(size)
		return []fyne.CanvasObject{t}
	case paper.Line:
		return []fyne.CanvasObject{line(at(op.X, op.Y), at(op.X+op.W, op.Y+op.H))}
	case paper.Box:
		box := canvas.NewRectangle(ink)
		box.Move(at(op.X, op.Y))
		box.Resize(fyne.NewSize(float32(op.W)*scale, float32(op.H)*scale))
		return []fyne.CanvasObject{box}
	case paper.Stroke:
		return drawnStroke(op, scale, ink)
	case paper.Image:
		img := canvas.NewImageFromReader(bytes.NewReader(op.Data), "picture.png")
		img.FillMode = canvas.ImageFillStretch
		img.Move(at(op.X, op.Y))
		img.Resize(fyne.NewSize(float32(op.W)*scale, float32(op.H)*scale))
		return []fyne.CanvasObject{img}
	}
	return nil
}

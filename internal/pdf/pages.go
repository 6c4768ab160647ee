// Package pdf paints documents through gofpdf and is its only importer, so that another library would be one package's work.
package pdf

import (
	"bytes"
	"fmt"
	"io"

	"github.com/jung-kurt/gofpdf"

	"jobwright/internal/paper"
)

// faceNames are the families and styles under which gofpdf knows our faces.
var faceNames = [paper.Faces][2]string{{family, ""}, {family, "B"}, {family, "I"}, {"fallback", ""}}

// Write paints laid out pages as a PDF. The same pages give the same bytes.
func Write(w io.Writer, pages paper.Pages) (err error) {
	defer func() { // gofpdf panics on some input; a document must never take the app with it
		if r := recover(); r != nil {
			err = fmt.Errorf("the pages could not be drawn: %v", r)
		}
	}()
	d := gofpdf.New("P", "pt", "A4", "")
	for face, name := range faceNames {
		if uses(pages, paper.Face(face)) {
			d.AddUTF8FontFromBytes(name[0], name[1], bytes.Clone(paper.Face(face).TTF())) // gofpdf writes into what it is given
		}
	}
	d.SetMargins(0, 0, 0)
	d.SetAutoPageBreak(false, 0)
	d.SetTitle(pages.Title, true)
	d.SetCreator("Jobwright", true)
	d.SetCreationDate(pages.Made)
	d.SetModificationDate(pages.Made)
	d.SetCatalogSort(true)
	for i, page := range pages.List {
		d.AddPage()
		for j, op := range page.Ops {
			paint(d, op, fmt.Sprint(i, "-", j))
		}
	}
	return d.Output(w)
}

// uses says that a face is set anywhere in the pages.
func uses(pages paper.Pages, face paper.Face) bool {
	for _, page := range pages.List {
		for _, op := range page.Ops {
			if op.Kind == paper.Text && op.Face == face {
				return true
			}
		}
	}
	return false
}

// paint draws one operation; name is its own, for an image.
func paint(d *gofpdf.Fpdf, op paper.Op, name string) {
	red, green, blue := int(op.Ink>>16&255), int(op.Ink>>8&255), int(op.Ink&255)
	d.SetDrawColor(red, green, blue)
	d.SetFillColor(red, green, blue)
	d.SetTextColor(red, green, blue)
	d.SetLineWidth(op.Pen)
	switch op.Kind {
	case paper.Text:
		d.SetFont(faceNames[op.Face][0], faceNames[op.Face][1], op.Size)
		d.Text(op.X, op.Y, paper.Clean(op.Words))
	case paper.Line:
		d.Line(op.X, op.Y, op.X+op.W, op.Y+op.H)
	case paper.Box:
		d.Rect(op.X, op.Y, op.W, op.H, "F")
	case paper.Stroke:
		d.SetLineCapStyle("round")
		d.SetLineJoinStyle("round")
		for i, p := range op.Points {
			if i == 0 {
				d.MoveTo(p.X, p.Y)
			}
			d.LineTo(p.X, p.Y) // to itself for the first, so that a dot is drawn
		}
		if len(op.Points) > 0 {
			d.DrawPath("D")
		}
		d.SetLineCapStyle("butt")
		d.SetLineJoinStyle("miter")
	case paper.Image:
		options := gofpdf.ImageOptions{ImageType: "PNG"}
		d.RegisterImageOptionsReader(name, options, bytes.NewReader(op.Data))
		d.ImageOptions(name, op.X, op.Y, op.W, op.H, false, options, 0, "")
	}
}

package kit

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/vector"

	"jobwright/internal/paper"
)

// drawnStroke is the line of a hand, as one picture: the canvas lets lines shorter than a pixel drop out.
func drawnStroke(op paper.Op, scale float32, ink color.NRGBA) []fyne.CanvasObject {
	if len(op.Points) == 0 {
		return nil
	}
	from, to := op.Points[0], op.Points[0]
	for _, p := range op.Points {
		from.X, from.Y, to.X, to.Y = min(from.X, p.X), min(from.Y, p.Y), max(to.X, p.X), max(to.Y, p.Y)
	}
	from.X, from.Y, to.X, to.Y = from.X-op.Pen, from.Y-op.Pen, to.X+op.Pen, to.Y+op.Pen
	picture := canvas.NewRaster(func(w, h int) image.Image {
		return strokePicture(op, from, float64(w)/(to.X-from.X), float64(h)/(to.Y-from.Y), w, h, ink)
	})
	picture.Move(fyne.NewPos(float32(from.X)*scale, float32(from.Y)*scale))
	picture.Resize(fyne.NewSize(float32(to.X-from.X)*scale, float32(to.Y-from.Y)*scale))
	return []fyne.CanvasObject{picture}
}

// strokePicture draws a line with round ends on nothing, in a picture of w by h pixels whose corner is from.
func strokePicture(op paper.Op, from paper.Point, perX, perY float64, w, h int, ink color.NRGBA) image.Image {
	picture := image.NewNRGBA(image.Rect(0, 0, w, h))
	if w == 0 || h == 0 {
		return picture
	}
	r := vector.NewRasterizer(w, h)
	half := max(op.Pen*perX, 1) / 2
	at := func(p paper.Point) (float64, float64) { return (p.X - from.X) * perX, (p.Y - from.Y) * perY }
	for i, p := range op.Points {
		x, y := at(p)
		polygon(r, roundEnd(x, y, half))
		if i == 0 {
			continue
		}
		bx, by := at(op.Points[i-1])
		if long := math.Hypot(x-bx, y-by); long > 0 {
			nx, ny := -(y-by)/long*half, (x-bx)/long*half
			polygon(r, [][2]float64{{bx + nx, by + ny}, {bx - nx, by - ny}, {x - nx, y - ny}, {x + nx, y + ny}})
		}
	}
	r.Draw(picture, picture.Bounds(), image.NewUniform(ink), image.Point{})
	return picture
}

// roundEnd is a circle, in the same sense as the pieces of a line: those of another sense would cut holes.
func roundEnd(x, y, radius float64) (points [][2]float64) {
	const corners = 12
	for i := range corners {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		points = append(points, [2]float64{x + radius*cos, y + radius*sin})
	}
	return points
}

func polygon(r *vector.Rasterizer, points [][2]float64) {
	for i, p := range points {
		if i == 0 {
			r.MoveTo(float32(p[0]), float32(p[1]))
		} else {
			r.LineTo(float32(p[0]), float32(p[1]))
		}
	}
	r.ClosePath()
}

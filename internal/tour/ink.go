package tour

import (
	"image"
	"image/color"
	"image/png"
	"os"

	"golang.org/x/image/draw"
)

// Reading software takes the border of a button for the edge of a drawing and leaves out the words inside, and reads
// pale words on a dark ground badly. So before it is read the picture is turned to grey, its straight thin lines are
// painted over, and every place is shown by how far it is from the ground around it: all words become dark on white.
// What is left of edges is larger than any letter, and is painted over too.
const (
	lineLength = 24 // pixels; longer than any stroke of a letter
	lineWidth  = 3  // pixels; a border with its soft edges
	sameShade  = 14 // of 255; less is the same colour
)

// prepare reads a picture, takes its lines away, enlarges it, and writes it for the reader.
func prepare(from, to string) error {
	picture, err := open(from)
	if err != nil {
		return err
	}
	grey := image.NewGray(picture.Bounds())
	draw.Draw(grey, grey.Bounds(), picture, picture.Bounds().Min, draw.Src)
	clean := onWhite(withoutLines(grey))
	eraseShapes(clean)
	b := clean.Bounds()
	large := image.NewGray(image.Rect(0, 0, b.Dx()*enlarged, b.Dy()*enlarged))
	draw.CatmullRom.Scale(large, large.Bounds(), clean, b, draw.Src, nil)
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer out.Close()
	return png.Encode(out, large)
}

// open reads the picture in a file.
func open(file string) (image.Image, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return png.Decode(f)
}

// withoutLines paints straight thin lines over with what lies beside them.
func withoutLines(g *image.Gray) *image.Gray {
	out := image.NewGray(g.Bounds())
	copy(out.Pix, g.Pix)
	w, h := g.Bounds().Dx(), g.Bounds().Dy()
	at := func(x, y int) uint8 { return g.Pix[y*g.Stride+x] }
	for x := lineWidth; x < w-lineWidth; x++ {
		runs(h, func(y int) uint8 { return at(x, y) },
			func(y int) bool { return far(at(x, y), at(x-lineWidth, y)) && far(at(x, y), at(x+lineWidth, y)) },
			func(y int) { out.SetGray(x, y, color.Gray{Y: at(x+lineWidth, y)}) })
	}
	for y := lineWidth; y < h-lineWidth; y++ {
		runs(w, func(x int) uint8 { return at(x, y) },
			func(x int) bool { return far(at(x, y), at(x, y-lineWidth)) && far(at(x, y), at(x, y+lineWidth)) },
			func(x int) { out.SetGray(x, y, color.Gray{Y: at(x, y+lineWidth)}) })
	}
	return out
}

// runs paints over every stretch of one shade that is longer than a letter and thin nearly everywhere. A stretch of
// ground between two rows of letters is long too, but seldom thin.
func runs(n int, shade func(int) uint8, thin func(int) bool, paint func(int)) {
	start := 0
	for i := 1; i <= n; i++ {
		if i < n && !far(shade(i), shade(start)) {
			continue
		}
		if i-start >= lineLength {
			thinAt := 0
			for k := start; k < i; k++ {
				if thin(k) {
					thinAt++
				}
			}
			for k := start; k < i && thinAt*10 > 8*(i-start); k++ {
				paint(k)
			}
		}
		start = i
	}
}

func far(a, b uint8) bool { return max(a, b)-min(a, b) > sameShade }

// The ground is looked up a tile at a time, as the commonest shade in a field around the tile.
const (
	tileWide, tileHigh   = 8, 4
	fieldWide, fieldHigh = 24, 10 // beyond the tile, in each direction
	contrast             = 2      // how much farther from the ground ink is shown
)

// onWhite shows how far each place is from the ground around it: ink of any colour is dark, ground of any colour white.
func onWhite(g *image.Gray) *image.Gray {
	out := image.NewGray(g.Bounds())
	w, h := g.Bounds().Dx(), g.Bounds().Dy()
	for ty := 0; ty < h; ty += tileHigh {
		for tx := 0; tx < w; tx += tileWide {
			ground := commonest(g, image.Rect(tx-fieldWide, ty-fieldHigh, tx+tileWide+fieldWide, ty+tileHigh+fieldHigh).Intersect(g.Bounds()))
			for y := ty; y < min(ty+tileHigh, h); y++ {
				for x := tx; x < min(tx+tileWide, w); x++ {
					shade := g.Pix[y*g.Stride+x]
					away := int(max(shade, ground)-min(shade, ground)) * contrast
					out.Pix[y*out.Stride+x] = uint8(255 - min(255, away))
				}
			}
		}
	}
	return out
}

// commonest is the shade that most places in a field have, to the nearest four.
func commonest(g *image.Gray, field image.Rectangle) uint8 {
	var count [64]int
	best := 0
	for y := field.Min.Y; y < field.Max.Y; y++ {
		for _, shade := range g.Pix[y*g.Stride+field.Min.X : y*g.Stride+field.Max.X] {
			n := shade / 4
			count[n]++
			if count[n] > count[best] {
				best = int(n)
			}
		}
	}
	return uint8(best*4 + 2)
}

// The largest letter: a capital of a title at twice the size.
const letterWide, letterHigh = 64, 56

// eraseShapes paints over every piece of ink that is larger than a letter, with its soft edges: the rim that the edge
// of a filled button leaves, a bar, a drawing.
func eraseShapes(g *image.Gray) {
	const ink, soft = 128, 2 // darker than this is ink; pixels around it that are its soft edge
	w, h := g.Bounds().Dx(), g.Bounds().Dy()
	seen := make([]bool, w*h)
	for start := range seen {
		if seen[start] || g.Pix[start/w*g.Stride+start%w] >= ink {
			continue
		}
		seen[start] = true
		piece, box := []int{start}, image.Rectangle{}
		for k := 0; k < len(piece); k++ {
			x, y := piece[k]%w, piece[k]/w
			box = box.Union(image.Rect(x, y, x+1, y+1))
			for ny := max(0, y-1); ny <= min(h-1, y+1); ny++ {
				for nx := max(0, x-1); nx <= min(w-1, x+1); nx++ {
					if at := ny*w + nx; !seen[at] && g.Pix[ny*g.Stride+nx] < ink {
						seen[at] = true
						piece = append(piece, at)
					}
				}
			}
		}
		if box.Dx() <= letterWide && box.Dy() <= letterHigh {
			continue
		}
		for _, at := range piece {
			edge := image.Rect(at%w-soft, at/w-soft, at%w+soft+1, at/w+soft+1).Intersect(g.Bounds())
			draw.Draw(g, edge, image.White, image.Point{}, draw.Src)
		}
	}
}

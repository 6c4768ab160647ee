package tour

import (
	"image"
	"image/color"
	"testing"

	"golang.org/x/image/draw"
)

func TestTheRimOfAButtonGoesAndItsWordsStay(t *testing.T) {
	g := image.NewGray(image.Rect(0, 0, 200, 100))
	fill := func(r image.Rectangle, shade uint8) {
		draw.Draw(g, r, image.NewUniform(color.Gray{Y: shade}), image.Point{}, draw.Src)
	}
	fill(g.Bounds(), 255)
	fill(image.Rect(20, 20, 160, 60), 0)   // the rim
	fill(image.Rect(24, 24, 156, 56), 255) // inside it
	fill(image.Rect(40, 32, 52, 48), 0)    // a letter
	fill(image.Rect(56, 32, 66, 48), 0)    // and another
	eraseShapes(g)
	for at, want := range map[image.Point]uint8{{21, 40}: 255, {100, 22}: 255, {45, 40}: 0, {60, 40}: 0, {5, 5}: 255} {
		if got := g.GrayAt(at.X, at.Y).Y; got != want {
			t.Errorf("at %v the shade is %d, want %d", at, got, want)
		}
	}
}

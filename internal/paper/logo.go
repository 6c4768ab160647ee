package paper

import (
	"bytes"
	"crypto/sha256"
	"image"
	"image/color"
	_ "image/jpeg" // logos are often JPEGs
	"image/png"
	"sync"

	"golang.org/x/image/draw"
)

// A logo is read up to so many pixels, so that a small file cannot take all memory, and kept with at most so many on a side.
const (
	mostPixels = 25_000_000
	sidePixels = 600
)

// logo is the sign of the service as papers set it: an opaque PNG that every reader of ours can show.
type logo struct {
	png  []byte
	w, h float64 // pixels
}

// lastLogo is the logo that was read last, because a batch of papers has one.
var lastLogo struct {
	mu   sync.Mutex
	of   [sha256.Size]byte
	logo logo
	ok   bool
}

// LogoCaution says what to do about a logo that cannot be read and is left out of papers; empty where it can be read or there is none.
func LogoCaution(picture []byte) string {
	if _, ok := readLogo(picture); ok || len(picture) == 0 {
		return ""
	}
	return "The logo could not be read, so it is left out. Please choose another picture for it in Settings, as PNG."
}

// readLogo reads a logo; false where there is none or it cannot be read.
func readLogo(picture []byte) (logo, bool) {
	if len(picture) == 0 {
		return logo{}, false
	}
	sum := sha256.Sum256(picture)
	lastLogo.mu.Lock()
	defer lastLogo.mu.Unlock()
	if lastLogo.of != sum {
		lastLogo.of = sum
		lastLogo.logo, lastLogo.ok = decodeLogo(picture)
	}
	return lastLogo.logo, lastLogo.ok
}

func decodeLogo(picture []byte) (logo, bool) {
	size, _, err := image.DecodeConfig(bytes.NewReader(picture))
	if err != nil || size.Width <= 0 || size.Height <= 0 || size.Width > mostPixels/size.Height {
		return logo{}, false
	}
	img, _, err := image.Decode(bytes.NewReader(picture))
	if err != nil {
		return logo{}, false
	}
	scale := min(1, sidePixels/float64(max(size.Width, size.Height)))
	paper := image.NewNRGBA(image.Rect(0, 0, max(1, int(float64(size.Width)*scale)), max(1, int(float64(size.Height)*scale))))
	draw.Draw(paper, paper.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src) // paper is white where a logo lets it through
	draw.CatmullRom.Scale(paper, paper.Bounds(), img, img.Bounds(), draw.Over, nil)
	var b bytes.Buffer
	if err := png.Encode(&b, paper); err != nil {
		return logo{}, false
	}
	return logo{b.Bytes(), float64(size.Width), float64(size.Height)}, true
}

// fit is the size of a logo within a box.
func (g logo) fit(w, h float64) (float64, float64) {
	scale := min(w/g.w, h/g.h)
	return g.w * scale, g.h * scale
}

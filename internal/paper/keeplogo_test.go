package paper

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// dots is a picture of one colour.
func dots(w, h int, c color.Color) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.Set(x, y, c)
		}
	}
	return img
}

func TestALogoIsKeptSmallAndAsPNG(t *testing.T) {
	green := color.NRGBA{0, 110, 70, 255}
	var asPNG, asJPEG bytes.Buffer
	if err := png.Encode(&asPNG, dots(1200, 300, color.NRGBA{0, 110, 70, 128})); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&asJPEG, dots(200, 900, green), nil); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		picture []byte
		w, h    int
		alpha   uint8
	}{{asPNG.Bytes(), 600, 150, 128}, {asJPEG.Bytes(), 66, 300, 255}} {
		kept, trouble := KeepLogo(c.picture)
		if trouble != "" {
			t.Fatal(trouble)
		}
		img, format, err := image.Decode(bytes.NewReader(kept))
		if err != nil || format != "png" || img.Bounds().Dx() != c.w || img.Bounds().Dy() != c.h {
			t.Errorf("%s of %v, %v", format, img.Bounds(), err)
		}
		if got := color.NRGBAModel.Convert(img.At(c.w/2, c.h/2)).(color.NRGBA); got.A != c.alpha || got.G < 100 || got.G > 120 {
			t.Errorf("the colour is %v", got)
		}
		if LogoCaution(kept) != "" {
			t.Error("papers cannot read it")
		}
	}
	small, _ := KeepLogo(mustPNG(t, dots(40, 20, green)))
	if size, _ := png.DecodeConfig(bytes.NewReader(small)); size.Width != 40 || size.Height != 20 {
		t.Errorf("a small one became %d by %d", size.Width, size.Height)
	}
}

func mustPNG(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fixCRC makes the check sum of a PNG's first part right again.
func fixCRC(b []byte) { binary.BigEndian.PutUint32(b[29:], crc32.ChecksumIEEE(b[12:29])) }

func TestWhatIsNoLogoIsRefusedInWords(t *testing.T) {
	whole := mustPNG(t, dots(300, 200, color.NRGBA{9, 99, 199, 255}))
	huge := bytes.Clone(whole)
	copy(huge[16:24], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // says that it is 65,536 dots wide and high
	fixCRC(huge)
	for want, picture := range map[string][]byte{
		"not a picture":  []byte("<svg/>"),
		"far too large":  huge,
		"damaged":        whole[:len(whole)/2],
		"PNG or JPEG":    []byte("GIF89a\x01\x00\x01\x00\x80\x00\x00"),
		"not a picture ": nil,
	} {
		if kept, trouble := KeepLogo(picture); kept != nil || !strings.Contains(trouble, strings.TrimSpace(want)) {
			t.Errorf("%q: %q", want, trouble)
		}
	}
}

package paper

import (
	"bytes"
	"image"
	"image/png"

	"golang.org/x/image/draw"
)

// A logo is kept within so many pixels: twice as fine as it is printed large.
const (
	logoWide = 600
	logoHigh = 300
)

const damagedLogo = "This picture is damaged: only a part of it can be read. Please save it anew as PNG and choose that."

// KeepLogo makes a picture fit to be kept as the logo: a PNG within 600 by 300 pixels of a PNG or JPEG, which nothing but the picture
// goes into. Otherwise it says why it cannot, and what to do.
func KeepLogo(picture []byte) (kept []byte, trouble string) {
	size, format, err := image.DecodeConfig(bytes.NewReader(picture))
	switch {
	case err != nil || format != "png" && format != "jpeg":
		return nil, "This is not a picture that can be read here. Please save it as PNG or JPEG and choose that."
	case size.Width <= 0 || size.Height <= 0 || size.Width > mostPixels/size.Height:
		return nil, "This picture is far too large for a logo. Please save it smaller, about 600 dots wide, and choose that."
	}
	from, _, err := image.Decode(bytes.NewReader(picture))
	if err != nil {
		return nil, damagedLogo
	}
	scale := min(1, float64(logoWide)/float64(size.Width), float64(logoHigh)/float64(size.Height))
	fitting := image.NewNRGBA(image.Rect(0, 0, max(1, int(float64(size.Width)*scale)), max(1, int(float64(size.Height)*scale))))
	draw.CatmullRom.Scale(fitting, fitting.Bounds(), from, from.Bounds(), draw.Src, nil)
	var out bytes.Buffer
	if err := png.Encode(&out, fitting); err != nil {
		return nil, damagedLogo
	}
	return out.Bytes(), ""
}
